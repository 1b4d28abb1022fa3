"""Whose a part is that has no name of its own: a part of a firm, or of a machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from kg.extract.found import Context, Fill, Found, Line
from kg.extract.which import Named
from kg.link.named import UNTYPED
from kg.spot.item import Item

# how a thing stands that another is only set beside
_BESIDE: Final[tuple[str, ...]] = ("with", "than", "against", "other_prep")


def owns(context: Context, fill: Fill) -> bool:
    """Whether a filler is a person or organisation with a name, to whom a thing may belong."""
    if not isinstance(fill.content, str) or fill.content in context.things or fill.cls in ("", UNTYPED):
        return False
    return context.schema.coarse(fill.cls) in ("Organization", "Person")


def part_of(context: Context, line: Line, item: Item) -> Item | None:
    """The firm that "of" right behind the noun of a part says it is of: "the chip division of Acme"."""
    k = next((n for n, x in enumerate(line.items) if x is item), len(line.items))
    behind = line.items[k + 1 : k + 3]
    if len(behind) < 2 or "of" not in behind[0].classes or behind[1].kind != "name":
        return None
    whose = behind[1].coarse == "Organization" and context.schema.coarse(item.cls) == "Organization"
    return behind[1] if whose else None


def parts_of_firms(context: Context, found: Iterable[Found]) -> dict[str, str]:
    """Temporary id → owner of each organisation without a name that is somebody's, or that somebody sells;
    of its kind where the article tells of one alone.
    """
    owners: dict[str, str] = {}
    for f in found:
        for part, whose in (("s", "o"), ("object", "source")):
            firms = [x for x in f.roles.get(whose, ()) if owns(context, x)]
            for x in f.roles.get(part, ()):
                told = context.things.get(x.content) if isinstance(x.content, str) else None
                if firms and told is not None and context.schema.coarse(told.cls) == "Organization":
                    owners.setdefault(str(x.content), str(firms[0].content))
    for key, told in context.things.items():
        if told.place and context.schema.coarse(told.cls) == "Organization":
            owners[key] = told.place  # whose it is by its own words, whoever buys it
    sole: dict[str, set[str]] = {}
    for key, owner in owners.items():
        sole.setdefault(context.things[key].kind, set()).add(owner)
    for key, told in context.things.items():
        if len(sole.get(told.kind, ())) == 1:
            owners.setdefault(key, next(iter(sole[told.kind])))  # "the division" that was told of before
    return owners


def whole(context: Context, line: Line, item: Item, before: list[Named]) -> Fill | None:
    """The machine named before that a part is of: the one that the sentence right before speaks of, else the
    one that sentences speak of most often, the first of equals.
    """
    here = [b for b in before if b[0] == line.index]
    named = [b for b in (here or before) if b[1] not in context.things]
    # "is set up alongside X": no node of X is told of
    named = [b for b in named if b[4] or not context.under(b[0], b[3], _BESIDE)]
    if not named:
        return None
    just = [b for b in named if b[4] and b[0] == line.index - 1]
    if len({b[1] for b in just}) == 1:
        return Fill(just[0][1], item.head, line.index, just[0][2])
    spoken = Counter(b[1] for b in named if b[4]) or Counter(b[1] for b in named)
    most = max(spoken.values())
    pick = next(b for b in named if spoken[b[1]] == most)
    return Fill(pick[1], item.head, line.index, pick[2])


def said_whole(context: Context, line: Line, item: Item) -> Fill | None:
    """The machine that "of" says a part is of: "the nodes of the cluster X"."""
    k = line.items.index(item)
    whole = next((x for x in line.items[k + 1 : k + 4] if x.kind in ("name", "noun")), None)
    if whole is None or whole.kind != "name" or whole.prep != "of" or item.noun is None:
        return None
    if not context.fits(whole.cls, (item.noun.cls,)):
        return None
    return Fill(whole.entity, item.head, line.index, whole.cls)
