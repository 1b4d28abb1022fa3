"""Offices that one person holds at once: "co-founder and CEO" is one thing with two nouns.

Without it each pair of offices would need a noun of its own in every language, and each pattern that knows
one of the two a line more.
"""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Noun
from kg.spot.item import Item

_JOINT: Final = (
    4  # items that may stand from one office to the next: a comma or "and", an article, an adjective
)


def join_offices(items: list[Item]) -> None:
    """Make one item of offices that a conjunction joins, in place; its tag `also` holds the further nouns."""
    i = 0
    while i < len(items):
        if items[i].kind == "noun" and _office(items[i]):
            members = _members(items, i)
            if len(members) > 1:
                _merge(items, members)
        i += 1


def nouns_of(item: Item) -> tuple[Noun, ...]:
    """The class nouns of an item: its own, and the other offices that it joins."""
    if item.noun is None:
        return ()
    also = item.tags.get("also")
    return (item.noun, *also) if isinstance(also, tuple) else (item.noun,)


def _office(item: Item) -> bool:
    return item.kind == "noun" and item.noun is not None and item.cls == "Person" and "role" in item.noun.use


def _members(items: list[Item], i: int) -> list[int]:
    """Where the offices of the row that begins at `i` stand; a row of commas alone is none."""
    members, sure, last = [i], [i], False
    while not last:
        k = members[-1] + 1
        if k >= len(items) or not ("and" in items[k].classes or items[k].text in ",،"):
            break
        last = "and" in items[k].classes
        end = k + _JOINT
        k += 1
        while k < min(end, len(items)) and (
            items[k].classes & {"det", "possessive"}
            or (items[k].kind == "word" and not items[k].classes and not items[k].triggers)
        ):
            k += 1
        if k >= len(items) or not _office(items[k]):
            break
        members.append(k)
        if last:
            sure = list(members)
    return sure


def _merge(items: list[Item], members: list[int]) -> None:
    first, last = items[members[0]], items[members[-1]]
    first.tags["also"] = tuple(items[k].noun for k in members[1:])
    words = items[members[0] : members[-1] + 1]
    first.text = " ".join(x.text for x in words)
    first.key = " ".join(x.key for x in words)
    first.end = last.end
    first.tokens = first.tokens[0], last.tokens[1]
    first.own_all()
    del items[members[0] + 1 : members[-1] + 1]
