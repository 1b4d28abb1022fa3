"""Chips that a deed used, which are none of the number that the machine it was done on has."""

from __future__ import annotations

from collections.abc import Iterable
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
    rows = common()["lent"]
    if not any(f.term == row["by"] for f in found for row in rows):
        return found
    used = {row["by"]: _used(found, row["by"]) for row in rows}
    return [f for f in found if not any(_lent(context, f, row["terms"], used[row["by"]]) for row in rows)]


def _used(found: list[Found], term: str) -> list[tuple[Fill, Fill]]:
    """What was made, and what it was made with, of each find of a relation."""
    return [
        (whole, part)
        for f in found
        if f.term == term
        for whole in f.roles.get("s", ())
        for part in f.roles.get("o", ())
    ]


def _lent(context: Context, f: Found, terms: Iterable[str], used: list[tuple[Fill, Fill]]) -> bool:
    """Whether a find counts what stands in one clause with the deed: the chips that it used, or what stands
    without a comma behind the machine that it was done on ("on X for two weeks with 512 chips").
    """
    if f.term not in terms:
        return False
    whose = next(iter(f.roles.get("s", ())), None)
    what = next(iter(f.roles.get("o", f.roles.get("v", ()))), None)
    if whose is None or what is None or (f.count is None and "o" in f.roles):
        return False
    return any(
        part.sentence == what.sentence
        and whose.content != made.content
        and (
            (part.content != whose.content and 0 <= part.span.start - what.span.start < _COUNTS)
            or (part.span == whose.span and f.feature not in _FINITE and not _parted(context, whose, what))
        )
        for made, part in used
    )


def _parted(context: Context, whose: Fill, what: Fill) -> bool:
    """Whether a comma or a relative pronoun stands between a machine and a number behind it."""
    items = context.lines[what.sentence].items
    between = [x for x in items if whose.span.end <= x.start < what.span.start]
    return what.span.start < whose.span.start or any(x.kind == "mark" or "who" in x.classes for x in between)
