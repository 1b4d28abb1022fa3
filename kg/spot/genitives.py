"""What tells only whose or where another thing is, in a language that has no word for "of"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.lang.pack import Pack
from kg.spot.item import Item

# what is counted and measured
_WARES: Final[tuple[str, ...]] = ("Hardware", "AIModel", "Product")


def whose_work(noun: Item, name: Item) -> bool:
    """Whether a noun without an article right before a firm's name is of a paper, which is the firm's: "in a
    report Acme('s)".
    """
    use = noun.noun.use if noun.noun is not None else frozenset(("cue",))
    return "cue" not in use and noun.coarse == "Work" and name.coarse == "Organization" and not noun.det


def of_container(items: list[Item], k: int) -> bool:
    """Whether the preposition at `k` tells whose an order or shipment is: "the first orders of X"."""
    for j in range(k - 1, max(-1, k - 5), -1):
        item = items[j]
        if item.noun is not None:
            return "container" in item.noun.use and j > 0 and "det" in items[j - 1].classes
        if item.kind != "word" or item.triggers or item.classes - {"adjective", "det"}:
            return False
    return False


def of_office(items: list[Item], k: int) -> bool:
    """Whether the preposition at `k` tells whose office stands before it: "the head former to X"."""
    for j in range(k - 1, max(-1, k - 4), -1):
        item = items[j]
        if item.noun is not None:
            return item.kind == "noun" and item.cls == "Person" and "role" in item.noun.use
        if item.kind != "word" or not item.classes or item.classes - {"adjective", "det"}:
            return False
    return False


def told_between(items: list[Item], things: Sequence[int]) -> frozenset[int]:
    """What only tells of the first of two firms or bodies that "and" joins, in a language whose clauses begin
    with their verb: where it is ("A in Oslo and B have signed"), and before a comma whose it is ("A that
    belongs to C, and B").
    """
    told = set()
    for a, b, c in zip(things, things[1:], things[2:], strict=False):
        joins = [x for x in items[b + 1 : c] if x.classes.isdisjoint(("det", "adjective"))]
        if not items[a].coarse == items[c].coarse == "Organization" or not 0 < len(joins) < 3:
            continue
        if "and" not in joins[-1].classes or (len(joins) == 2 and joins[0].text not in ",،"):
            continue
        inside = [x for x in items[a + 1 : b] if x.classes.isdisjoint(("det", "adjective"))]
        place = items[b].coarse == "Place" and items[b].prep == "in"
        whose = items[b].coarse == "Organization" and len(joins) == 2 and "to" in items[b - 1].classes
        if (place or (whose and b - a > 2)) and len(inside) == 1:
            told.add(b)
            items[b].held = items[b].held or place
    return frozenset(told)


def of_participle(items: list[Item], i: int, k: int) -> bool:
    """Whether a preposition written with its word stands right behind an adjective with its article: "the
    tied-to X" only tells whose something is.
    """
    if k < 2 or items[k].end != items[k + 1].start:
        return False
    told, article = items[k - 1], items[k - 2]
    return (
        "det" in article.classes
        and article.end == told.start
        and told.kind == "word"
        and not told.triggers
        and not told.classes - {"adjective"}
        and items[i].coarse != "Place"
    )


def holder_of(items: list[Item], k: int, item: Item, pack: Pack) -> Item:
    """What "of" at `k` hangs on: the item before it, or the noun before its adjective ("amounts large of
    chips").
    """
    before = items[k - 1]
    adjective = pack.article and k > 1 and "adjective" in before.classes and item.coarse in _WARES
    return items[k - 2] if adjective and items[k - 2].kind == "noun" else before


def measures(holder: Item, item: Item, pack: Pack) -> bool:
    """Whether "from" behind a number, or in a script without capitals behind the noun of a part or an amount,
    is "of" what they count: "amounts of chips", and no "orders from Acme".
    """
    wares = bool(pack.article) and holder.kind == "noun" and item.coarse in _WARES
    return holder.kind == "number" or wares
