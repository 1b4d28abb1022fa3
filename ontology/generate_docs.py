"""Write the tables of terms in docs/ontology.md (`python ontology/generate_docs.py`)."""

from __future__ import annotations

import re
from pathlib import Path

from kg.schema import Schema, Term

TARGET = Path(__file__).resolve().parent.parent / "docs" / "ontology.md"
PART = re.compile(r"(?<=generate_docs\.py -->\n).*(?=<!-- end of terms -->)", re.DOTALL)


def tables(schema: Schema) -> str:
    """Classes, relations, values, events and roles as Markdown."""
    terms = [schema.describe(name) for name in schema.names]
    by_kind = {
        kind: [t for t in terms if t.kind == kind] for kind in ("class", "relation", "value", "event", "role")
    }
    parts = ["### Classes of entities\n", "| class | below | what |", "|---|---|---|"]
    classes = [term for term in by_kind["class"] if term.name != "Event"]
    for term in sorted(classes, key=lambda t: (schema.coarse(t.name), t.parent != "Entity", t.name)):
        below = "" if term.parent == "Entity" else f"`{term.parent}`"
        parts.append(f"| `{term.name}` | {below} | {term.comments['en']} |")
    for kind, title in (("relation", "Relations"), ("value", "Values"), ("role", "Roles in an event")):
        parts += [f"\n### {title}\n", "| name | from | to | what |", "|---|---|---|---|"]
        parts += [_row(term) for term in by_kind[kind]]
    parts += ["\n### Types of event\n", "| type | what |", "|---|---|"]
    parts += [f"| `{term.name}` | {term.comments['en']} |" for term in by_kind["event"]]
    return "\n".join(parts) + "\n"


def _row(term: Term) -> str:
    marks = [word for word, true in (("symmetric", term.symmetric), ("one value", term.functional)) if true]
    note = f" ({', '.join(marks)})" if marks else ""
    return f"| `{term.name}` | {_ends(term.domain)} | {_ends(term.range)} | {term.comments['en']}{note} |"


def _ends(names: tuple[str, ...]) -> str:
    return ", ".join("any entity" if name == "Entity" else re.split(r"[/#]", name)[-1] for name in names)


def document(text: str) -> str:
    """The page with its tables as they should be."""
    return PART.sub(lambda _: tables(Schema.load()), text)


if __name__ == "__main__":
    TARGET.write_text(document(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
