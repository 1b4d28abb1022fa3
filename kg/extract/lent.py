"""Chips that a deed used, which are none of the number that the machine it was done on has."""

from __future__ import annotations

from typing import Final

from kg.extract.found import Context, Fill, Found
from kg.lang.shared import common

# How far before a thing the number stands that counts it, in code points.
_COUNTS: Final = 40
_FINITE: Final = frozenset(("past", "pres", "fut", "cond"))


def without_lent(context: Context, found: list[Found]) -> list[Found]:
    """The finds without those that give a machine what something else was made with on it: "the model was
    trained on the cluster X with 512 chips" does not say how many chips X has.
    """
    for row in common()["lent"]:
        if any(f.term in row["terms"] for f in found):
            used = _used(found, row["by"])
            found = [f for f in found if f.term not in row["terms"] or not _lent(context, f, row["by"], used)]
    return found


def _used(found: list[Found], term: str) -> list[tuple[Fill, Fill]]:
    """What was made, and what it was made with, of each find of a relation."""
    return [
        (whole, part)
        for f in found
        if f.term == term
        for whole in f.roles.get("s", ())
        for part in f.roles.get("o", ())
    ]


def _lent(context: Context, f: Found, by: str, used: list[tuple[Fill, Fill]]) -> bool:
    """Whether a find counts the chips that a deed used, or what stands in one clause with the deed behind the
    machine that it was done on ("trained on X for two weeks with 512 chips").
    """
    whose = next(iter(f.roles.get("s", ())), None)
    what = next(iter(f.roles.get("o", f.roles.get("v", ()))), None)
    if whose is None or what is None or (f.count is None and "o" in f.roles):
        return False
    if f.feature not in _FINITE and _done_on(context, whose, what, by):
        return True
    return any(
        part.sentence == what.sentence
        and 0 <= part.span.start - what.span.start < _COUNTS
        and whose.content not in (made.content, part.content)
        for made, part in used
    )


def _done_on(context: Context, whose: Fill, what: Fill, by: str) -> bool:
    """Whether the verb of a deed stands before a machine, and no clause or noun of its own says behind it how
    many chips it has ("on X, which has", "on X, a system with").
    """
    if whose.sentence != what.sentence or what.span.start < whose.span.start:
        return False
    frames, items = context.pack.frames, context.lines[what.sentence].items
    at = next((k for k, x in enumerate(items) if x.is_at(whose.span)), 0)
    done = any(frames[t.frame].term == by for x in items[:at] if x.kind == "word" for _, t in x.triggers)
    between = [x for x in items[at + 1 :] if x.start < what.span.start]
    return (
        done
        and items[at].prep != ""
        and not any("who" in x.classes or "possessive" in x.classes for x in between)
        and not any(x.kind == "noun" and x.det for x in between)
    )
