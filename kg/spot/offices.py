"""Offices that one person holds at once: "co-founder and CEO" is one thing with two nouns.

Without it each pair of offices would need a noun of its own in every language, and each pattern that knows
one of the two a line more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.lang.pack import Noun
from kg.lang.shared import common
from kg.spot.item import Item

_JOINT: Final = (
    4  # items that may stand from one office to the next: a comma or "and", an article, an adjective
)

_DUTIES: Final = 7  # items that the duties of an office may have: "Research, Cloud and Platforms"


def take_duties(items: list[Item], duties: frozenset[str]) -> None:
    """Let an office take in what it is in charge of, in place: "vice president of Cloud Platforms at X".
    Capitals would make a name, that of the firm, of "Cloud Platforms".
    """
    for i in range(len(items) - 3, -1, -1):
        if items[i].kind == "noun" and _office(items[i]):
            begin = i + 2 if "of" in items[i + 1].classes or items[i + 1].text == "," else i + 1
            end = _duties_end(items, begin, duties) if "of" in items[i + 1].classes else begin
            if end == begin:
                end = _duties_alone(items, begin, duties)
            if end > begin and (items[i + 1].text != "," or items[end].text == ","):
                items[i].end = items[end - 1].end
                items[i].tokens = items[i].tokens[0], items[end - 1].tokens[1]
                items[i].own_all()
                _in_charge(items[i])
                del items[i + 1 : end]


def _in_charge(item: Item) -> None:
    """Let an office that heads a firm be that of one who serves it, where it is in charge of a field alone:
    "general manager of Cloud Platforms at X". Of several it is the last that the field is told of.
    """
    also = item.tags.get("also")
    last = also[-1] if isinstance(also, tuple) else item.noun
    slug = common()["in_charge_of_fields"].get(last.slug) if isinstance(last, Noun) else None
    if slug is not None and isinstance(last, Noun):
        served = replace(last, slug=slug)
        if isinstance(also, tuple):
            item.tags["also"] = (*also[:-1], served)
        else:
            item.noun = served


def _duties_alone(items: list[Item], i: int, duties: frozenset[str]) -> int:
    """Where a row of words with capitals ends that are duties one and all; `i` where none begins there."""
    k, last = i, i
    while k < len(items) - 1:
        if items[k].text[:1].isupper() and duties.issuperset(items[k].key.split()):
            last = k + 1
        elif not (k > i or "det" in items[k].classes) or items[k].classes.isdisjoint(("of", "det", "and")):
            break
        k += 1
    return last


def _duties_end(items: list[Item], i: int, duties: frozenset[str]) -> int:
    """Where the duties end that begin at `i`, before what says whose they are; `i` where they are none."""
    known, last = False, i
    for k in range(i, min(i + _DUTIES, len(items) - 1)):
        item = items[k]
        if k > i and known and item.classes & {"at", "in", "of"} and _owner(items, k + 1, duties):
            last = k
            if "of" not in item.classes:
                break
        known = known or not duties.isdisjoint(item.key.split())
        small = item.classes & {"of", "det", "and"}
        if not (small or (item.text[:1].isupper() and item.kind != "date")):
            break
    return last


def _owner(items: list[Item], k: int, duties: frozenset[str]) -> bool:
    """Whether who has an office may be named at `k`: with a capital, no place, no duty."""
    item = items[k]
    named = item.kind == "name" or (item.kind == "word" and item.text[:1].isupper())
    return named and item.coarse != "Place" and duties.isdisjoint(item.key.split())


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
