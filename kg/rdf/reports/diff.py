"""A difference as text, JSON and Markdown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from kg.errors import UnknownName
from kg.rdf.diff import Change, ChangeKind, Difference
from kg.rdf.reports.markdown import code, escaped
from kg.rdf.reports.text import one_line

SCHEMA = 1
MOST = 25

TITLES = {
    ChangeKind.EVIDENCE_LOST: "Claims that lost evidence",
    ChangeKind.CLAIM_LOST: "Claims lost",
    ChangeKind.CLAIM_CHANGED: "Claims that say something else",
    ChangeKind.CLAIM_MOVED: "Claims said otherwise (asserted, planned, possible, negated, by whom)",
    ChangeKind.CLAIM_NEW: "New claims",
    ChangeKind.EVIDENCE_NEW: "Claims with more evidence",
    ChangeKind.ENTITY_LOST: "Entities lost",
    ChangeKind.ENTITY_MERGED: "Entities merged",
    ChangeKind.ENTITY_SPLIT: "Entities split",
    ChangeKind.ENTITY_CHANGED: "Entities changed",
    ChangeKind.ENTITY_NEW: "New entities",
    ChangeKind.DISAGREEMENT_NEW: "New disagreements",
    ChangeKind.DISAGREEMENT_LOST: "Disagreements gone",
}

Write = Callable[[Difference, Sequence[str]], str]


def write_text(difference: Difference, broken: Sequence[str]) -> str:
    """For a terminal: by kind, each change with its sentences."""
    lines = []
    for kind, changes in _by_kind(difference):
        lines.append(f"{TITLES[kind]}: {len(changes)}")
        for change in changes:
            lines.append(f"  - {_words(change)}")
            lines += [f"    {quote.source}: “{one_line(quote.text)}”" for quote in change.quotes]
        lines.append("")
    lines += [f"too much: {one}" for one in broken]
    lines.append(_summary(difference))
    return "\n".join(lines) + "\n"


def write_json(difference: Difference, broken: Sequence[str]) -> str:
    """For programs: counts by kind, then every change."""
    changes = [
        {
            "kind": change.kind.value,
            "iri": change.iri,
            "words": change.words,
            "before": change.before or None,
            "after": change.after or None,
            "quotes": [{"file": quote.source, "sentence": quote.text} for quote in change.quotes],
        }
        for change in difference.changes
    ]
    whole = {
        "schema": SCHEMA,
        "counts": {kind.value: difference.count(kind) for kind in ChangeKind},
        "totals": difference.totals,
        "broken": list(broken),
        "changes": changes,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def write_markdown(difference: Difference, broken: Sequence[str]) -> str:
    """For a pull request: a table of counts, then the first MOST changes of each kind."""
    lines = [f"## {'❌' if broken else '✅'} What changed in the graph", "", f"{_summary(difference)}.", ""]
    lines += [f"- **too much**: {escaped(one)}" for one in broken] + ([""] if broken else [])
    kinds = list(_by_kind(difference))
    if kinds:
        lines += ["| what | number | of the old graph |", "|---|---:|---:|"]
        lines += [f"| {escaped(TITLES[k])} | {len(c)} | {difference.share(k):.1f} % |" for k, c in kinds]
        lines.append("")
    for kind, changes in kinds:
        lines += [f"<details><summary>{escaped(TITLES[kind])}: {len(changes)}</summary>", ""]
        for change in changes[:MOST]:
            lines.append(f"- {escaped(_words(change))}")
            lines += [f"  > {escaped(quote.text)} ({code(quote.source)})" for quote in change.quotes[:3]]
        if len(changes) > MOST:
            lines.append(f"- … and {len(changes) - MOST} more")
        lines += ["", "</details>", ""]
    return "\n".join(lines).rstrip() + "\n"


FORMATS: dict[str, Write] = {"text": write_text, "json": write_json, "markdown": write_markdown}


def format_named(name: str) -> Write:
    """The format of that name; UnknownName where there is none."""
    if name not in FORMATS:
        raise UnknownName("format", name, FORMATS)
    return FORMATS[name]


def _by_kind(difference: Difference) -> Iterator[tuple[ChangeKind, list[Change]]]:
    for kind in ChangeKind:
        changes = [change for change in difference.changes if change.kind is kind]
        if changes:
            yield kind, changes


def _words(change: Change) -> str:
    text = one_line(change.words)
    if change.before and change.after:
        return f"{text}: {one_line(change.before)} → {one_line(change.after)}"
    if change.before:
        return f"{text} (was {one_line(change.before)})"
    return f"{text} ({one_line(change.after)})" if change.after else text


def _summary(difference: Difference) -> str:
    parts = [f"{len(changes)} {kind.value}" for kind, changes in _by_kind(difference)]
    return ", ".join(parts) if parts else "no claim or entity changed"
