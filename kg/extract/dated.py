"""Whether a date is told of something else than the deed that a verb beside it tells, or only ends a span."""

from __future__ import annotations

from typing import Final

from kg.extract.bounds import is_finite
from kg.extract.found import Context
from kg.extract.overt import plain
from kg.lang.shared import common
from kg.spot.item import Item

_DAY: Final = len("2024-05-01")


def told_of_other(context: Context, items: list[Item], says: bool, at: int, k: int) -> bool:
    """Whether the date at `k` is of what is said, where the trigger at `at` tells that somebody `says` it, or
    of one part of what the trigger tells.
    """
    if k > at and _of_a_part(items[at + 1 : k]):
        return True
    if k > at and _each_its_own(items, at, k):
        return True
    if k > at and not context.pack.adjective_first and _of_ware(items, at, k):
        return True
    if says and context.pack.adjective_first and k > at and _by_then(items[k]):
        return True
    if not says or context.pack.adjective_first:
        return False
    if _by_then(items[k], frozenset(("for", "from"))):
        return True  # "promises X for 2029", "since 2007 says that it has spent"
    if k > at and _aimed(items, at, k):
        return True
    return _said_before(items, at) if k < at else _of_a_deed(items[at + 1 : k], items[k])


def _by_then(date: Item, preps: frozenset[str] = frozenset(("by", "from", "for"))) -> bool:
    """Whether a year or month is the one up to which or from which what is told is to be done: "announced an
    investment of 40 million by 2030".
    """
    prep = date.tags.get("prep_item")
    until = isinstance(prep, Item) and bool(prep.classes & preps)
    return until and date.date is not None and len(date.date.iso) < _DAY


def _of_a_part(between: list[Item]) -> bool:
    """Whether a colon and another number stand before a date: "raised 2 billion in two rounds: 1 in May"."""
    colon = next((j for j, x in enumerate(between) if x.text == ":"), len(between))
    return any(x.number is not None for x in between[colon:]) and any(
        x.number is not None for x in between[:colon]
    )


def _each_its_own(items: list[Item], at: int, k: int) -> bool:
    """Whether a date stands in brackets behind one name of a row of which another has a date, too: "bought
    Acme (2012) and Brisk (2014)".
    """
    dated = [
        j
        for j in range(at + 3, len(items) - 1)
        if items[j].date is not None
        and (items[j - 1].text, items[j + 1].text) == ("(", ")")
        and items[j - 2].kind == "name"
    ]
    return k in dated and len(dated) > 1


def _aimed(items: list[Item], at: int, k: int) -> bool:
    """Whether a year is the one up to which what is announced is to be done: "announced its intention of
    reaching 5 GW by 2030", with words between that are no class's and a preposition of neither place nor day.
    """
    date, prep = items[k].date, items[k].tags.get("prep_item")
    if date is None or len(date.iso) >= _DAY or not isinstance(prep, Item):
        return False
    return prep.classes == {"other_prep"} and any(plain(x) or x.number for x in items[at + 1 : k])


def _of_ware(items: list[Item], at: int, k: int) -> bool:
    """Whether "of" hangs a date on what stands before it: "has shown a chip for phones of 2021"."""
    if items[k].prep != "of":
        return False
    for x in reversed(items[at + 1 : k]):
        if x.kind == "noun" and x.coarse in ("Product", "Hardware", "AIModel"):
            return bool(x.prep)
        if x.kind == "noun" and not x.cls:
            continue
        if x.kind != "word" or x.triggers or not (plain(x) or x.classes & {"of", "adverb"}):
            return False
    return False


def _said_before(items: list[Item], at: int) -> bool:
    """Whether a date stands in what is said before the verb: "has called Acme on 2 May, reports X"."""
    first = at
    while first > 0 and items[first - 1].classes & {"have", "be", "light", "adverb", "clitic", "reflexive"}:
        first -= 1
    return bool(first) and items[first - 1].text == "," and any(is_finite(x) for x in items[: first - 1])


def _of_a_deed(between: list[Item], date: Item) -> bool:
    """Whether a month or year stands behind a plain noun with its article: "announces the closing of its
    plant in May", which is then; a day is rather the day on which it was said.
    """
    while between and "adverb" in between[0].classes:
        between = between[1:]
    if date.date is None or len(date.date.iso) >= _DAY or len(between) < 2:
        return False
    return bool(between[0].classes & {"det", "possessive"}) and plain(between[1])


def ends_span(items: list[Item], k: int) -> bool:
    """Whether a day only ends or opens a span: "up to 2020", "between 2023 and 2029"."""
    near = items[max(0, k - 2) : k]
    between = (x for x in items[max(0, k - 5) : k] if x.key in common()["between"])
    return any(x.tags.get("comparator") == "up to" for x in near) or next(between, None) is not None


def of_word(items: list[Item], k: int) -> bool:
    """Whether "of" hangs a day on a plain noun: "has upheld the sentence of 2017" was not done then."""
    if k < 2 or items[k - 1].kind != "word" or not {"of", "contracted"} <= items[k - 1].classes:
        return False
    return plain(items[k - 2]) and "adverb" not in items[k - 2].classes
