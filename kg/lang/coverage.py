"""What each language pack covers: patterns by term of the ontology, and the sizes of its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UnknownName
from kg.lang.load import load_pack
from kg.lang.pack import Pack
from kg.lang.shared import codes, common
from kg.schema import Schema


@dataclass(frozen=True, slots=True)
class Coverage:
    """One pack: its patterns by term (0 for a term it has none for), and numbers of its parts by name.

    A frame counts once a term, a phrase once for each way it is said.
    """

    code: str
    name: str
    script: str
    patterns: Mapping[str, int]
    sizes: Mapping[str, int]

    @property
    def gaps(self) -> tuple[str, ...]:
        """The terms that neither a pattern nor what all languages share can state."""
        return tuple(t for t, number in self.patterns.items() if not number and t not in shared_terms())


def shared_terms() -> frozenset[str]:
    """The terms that all languages have without a pattern: from units, counts and what implies what."""
    rows = common()
    values = [row["term"] for name in ("value", "named_value") for row in rows.get(name, ())]
    counts = [row["value"] for row in rows.get("counts", ())]
    implied = [row["relation"] for name in ("implies", "pairs") for row in rows.get(name, ())]
    return frozenset((*values, *counts, *implied, *rows.get("makers", {}).values()))


def coverage(schema: Schema, folders: Mapping[str, Path], only: str | None = None) -> tuple[Coverage, ...]:
    """The packs that come with newsgraph and those in `folders`, by code; one alone where it is named.

    Raises PackError for a broken one, UnknownName for a code that no pack has.
    """
    named = sorted({*codes(), *folders})
    if only is not None:
        if only not in named:
            raise UnknownName("language pack", only, named)
        named = [only]
    return tuple(covered(load_pack(code, schema, folders.get(code)), schema) for code in named)


def covered(pack: Pack, schema: Schema) -> Coverage:
    """What one pack covers."""
    frames = Counter(frame.term for frame in pack.frames.values())
    phrases = Counter(phrase.term for phrase in pack.phrases)
    terms = (*sorted(schema.relations), *sorted(schema.values), *sorted(schema.events))
    proven = {frame.where: frame.proof for frame in pack.frames.values()}
    proven |= {phrase.where: phrase.proof for phrase in pack.phrases}
    sizes = {
        "frames": len(pack.frames),
        "phrases": len(pack.phrases),
        "verbs": len({verb for frame in pack.frames.values() for verb in frame.verbs}),
        "trigger nouns": len({noun for frame in pack.frames.values() for noun in frame.nouns}),
        "class nouns": len(pack.nouns),
        "forms": sum(len({form for form, _ in rows}) for rows in pack.table.values()),
        "examples": len(proven),
        "counter-examples": sum(len(proof.never) for proof in proven.values()),
    }
    patterns = {term: frames[term] + phrases[term] for term in terms}
    return Coverage(pack.code, pack.name, pack.script, patterns, sizes)
