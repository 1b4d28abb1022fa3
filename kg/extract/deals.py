"""What the sentence behind a deed tells of when it is to be done: "Acme will buy Brisk. The acquisition is
expected to close in May".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.found import Context, Fill, Found, Line
from kg.model import Span
from kg.spot.item import Item

# how many sentences before the deed may have been told
_NEAR = 2


def dated_deeds(context: Context, found: list[Found]) -> Iterator[Found]:
    """The deeds told right before, once more with the day that a sentence gives which begins with the noun of
    such a deed and names nothing.
    """
    if not context.pack.adjective_first:
        return
    for line in context.lines:
        deed = _opening(line)
        dates = [x for x in line.items if x.kind == "date" and x.date is not None]
        if deed is None or len(dates) != 1 or any(x.kind in ("name", "noun") for x in line.items):
            continue
        terms = {
            context.pack.frames[t.frame].term
            for _, t in deed.triggers
            if t.feature == "noun" and "object" in context.pack.frames[t.frame].roles
        }
        near = [
            f
            for f in found
            if f.term in terms
            and 0 < line.index - f.sentence <= _NEAR
            and f.roles.get("object")
            and "date" not in f.roles
        ]
        if near and len({_parties(f) for f in near}) == 1:
            yield _again(near[-1], line, deed, dates[0])


def _opening(line: Line) -> Item | None:
    """The noun of a deed that opens a sentence with its definite article and is said to be planned."""
    if len(line.items) < 5 or not line.items[0].classes & {"det"} or "indef" in line.items[0].classes:
        return None
    deed = line.items[1]
    if deed.kind != "word" or not deed.triggers or any(t.feature != "noun" for _, t in deed.triggers):
        return None
    cues = [x.cue for x in line.items if "cue" in x.tags and x.cue is not None]
    denied = any("neg" in x.classes for x in line.items)
    due = bool(cues) and all(c.modality == "planned" and len(c.words) > 1 for c in cues)
    return deed if due and not denied else None


def _parties(f: Found) -> frozenset[object]:
    return frozenset(x.content for role in ("agent", "object") for x in f.roles.get(role, ()))


def _again(f: Found, line: Line, deed: Item, date: Item) -> Found:
    """A deed as the noun that takes it up tells of it."""
    roles = {
        role: [Fill(x.content, deed.head, line.index, x.cls) for x in fills]
        for role, fills in f.roles.items()
        if role in ("agent", "object")
    }
    assert date.date is not None
    roles["date"] = [Fill(date.date, date.head, line.index)]
    return Found(
        f.term, roles, Span(deed.start, deed.end), line.index, f.rule, "planned", feature="noun", at=1
    )
