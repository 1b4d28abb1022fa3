"""Which of the things that were named in a row "the first", "the second" and "both" are."""

from __future__ import annotations

from bisect import insort
from typing import Final

from kg.extract.found import Context, Fill, Line
from kg.lang.pack import Noun
from kg.link.named import UNTYPED
from kg.model import Quantity
from kg.spot.item import Item

_FINITE: Final[tuple[str, ...]] = ("past", "pres", "fut", "cond")


_ORDINALS: Final = frozenset(("first_of", "second_of", "both_of"))


def resolve_ordinals(context: Context, line: Line) -> None:
    """Let "the first", "the second" and "both" before a verb or a comma stand for what the last row of names
    holds there.
    """
    if line.classes.isdisjoint(_ORDINALS):
        return
    for k, item in enumerate(line.items):
        if item.kind != "word" or not item.classes or item.classes.isdisjoint(_ORDINALS):
            continue
        if not _alone(line, k):
            continue
        row = _row(context, line, k)
        if not row:
            continue
        both, meant = "both_of" in item.classes, row[int("second_of" in item.classes)]
        item.kind, item.det, item.classes = "noun", "def", frozenset()
        line.preps.add(item.prep)
        insort(line.things, k)
        item.cls, item.coarse = meant.cls, meant.coarse
        item.noun = Noun(meant.cls, (), frozenset(("anaphor",)), "")
        if both:
            item.tags["refers_all"] = tuple(Fill(x.entity, item.head, line.index, x.cls) for x in row)
            continue
        item.tags["refers"] = Fill(meant.entity, item.head, line.index, meant.cls)
        context.recent.append((line.index, meant.entity, meant.cls, item.head, not item.prep))


def _alone(line: Line, k: int) -> bool:
    """Whether an ordinal has no noun of its own: "the first, with 8 chips, is", "the second will hold"."""
    behind = line.items[k + 1] if k + 1 < len(line.items) else None
    if behind is None:
        return False
    if behind.text == ",":
        after = line.items[k + 2] if k + 2 < len(line.items) else None
        return after is not None and after.kind == "word"
    return behind.kind == "word" and (
        bool(behind.classes & {"be", "have", "reflexive"})
        or any(t.feature in _FINITE for _, t in behind.triggers)
    )


def _row(context: Context, line: Line, k: int) -> list[Item]:
    """The two names of one kind that the last row of names before an ordinal holds; empty without one."""
    lines = [line.items[:k], *(x.items for x in reversed(context.lines[max(0, line.index - 3) : line.index]))]
    for items in lines:
        groups: dict[int, list[Item]] = {}
        for x in items:
            if x.kind == "name" and x.group >= 0 and x.cls != UNTYPED:
                groups.setdefault(x.group, []).append(x)
        for members in reversed(list(groups.values())):
            if len({x.entity for x in members}) == 2 and len({x.coarse for x in members}) == 1:
                return members
    return []


def both_before(line: Line, item: Item) -> bool:
    """Whether "both" stands before a noun, or before its article: "both firms", "both the firms"."""
    k = line.items.index(item) - 1
    k -= k > 0 and "det" in line.items[k].classes and "both_of" not in line.items[k].classes
    return k >= 0 and "both_of" in line.items[k].classes


def both_of(context: Context, line: Line, item: Item) -> tuple[tuple[Fill, ...], bool]:
    """The two named before that "the two firms" or "both firms" stands for, and whether a noun speaks of two
    at all or, with "both", of no single one.
    """
    count = item.count.value if item.count is not None else None
    both = both_before(line, item)
    both = both or (item.noun is not None and "pair" in item.noun.use)
    if item.noun is None or not (both or (isinstance(count, Quantity) and count.low == 2)):
        return (), False
    cls, named = item.noun.cls, []
    for before in reversed(context.lines[max(0, line.index - 3) : line.index]):
        groups: dict[int, list[Item]] = {}
        for x in before.items:
            if x.kind == "name" and x.cls != UNTYPED and cls and _of_kind(context, x.cls, item.noun):
                groups.setdefault(x.group, []).append(x)
                named.append(x)
        groups.pop(-1, None)
        pairs = [members for members in groups.values() if len({x.entity for x in members}) == 2]
        if pairs:
            return tuple(Fill(x.entity, item.head, line.index, x.cls) for x in pairs[-1]), True
    found = {x.entity: x.cls for x in reversed(named)}
    if both and len(found) == 2:  # "A bought B. Both firms …"
        return tuple(Fill(e, item.head, line.index, c) for e, c in found.items()), True
    return (), both


def _of_kind(context: Context, cls: str, noun: Noun) -> bool:
    """Whether a noun may stand for a thing of a class; one for two firms stands for a fund, too."""
    is_a = context.schema.is_a
    return is_a(cls, noun.cls) or is_a(noun.cls, cls) or ("pair" in noun.use and cls == "Fund")
