"""The age of somebody, which adds nothing to what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.model import Duration, Quantity
from kg.spot.numbers import Number

if TYPE_CHECKING:
    from kg.spot.item import Item

_YOUNGEST, _OLDEST = 10, 110
_FINITE: Final = frozenset(("past", "pres", "fut", "cond"))


def leave_out_age(items: list[Item], i: int) -> None:
    """Take out the age of somebody behind the name: "Ann Lee, 52 years, heads", "Ann Lee (52 years)"."""
    if items[i].coarse not in ("", "Person") or i + 3 >= len(items) or items[i + 1].text not in ",(":
        return
    at = next((k for k in range(i + 2, min(i + 5, len(items) - 1)) if items[k].kind == "number"), 0)
    number = items[at].number
    if not at or number is None or not (_years(number) or (at == i + 2 and _plain(items, i, number))):
        return
    if items[at + 1].text != ("," if items[i + 1].text == "," else ")"):
        return
    behind = items[at + 2] if at + 2 < len(items) else None
    goes_on = behind is not None and (bool(behind.classes & {"have", "be", "reflexive"}) or _finite(behind))
    # "has named Ann Lee, 52 years, head of": what she is named
    given = behind is not None and behind.kind == "noun" and bool(items[i - 1].triggers) and not behind.det
    given = given and behind is not None and behind.noun is not None and "role" in behind.noun.use
    if items[i + 1].text == "(" or goes_on or given:
        del items[i + 1 : at + 2]
    else:
        del items[i + 1 : at + 1]  # the comma stays before what else is told


def _years(number: Number) -> bool:
    return isinstance(number.value, Duration) and number.value.iso[-1] == "Y"


def _plain(items: list[Item], i: int, number: Number) -> bool:
    """Whether a number of two digits between commas is the age of the person at `i`: "Ann Lee, 38, head"."""
    value = number.value
    if not isinstance(value, Quantity) or number.kind != "count" or not _YOUNGEST <= value.low < _OLDEST:
        return False
    return items[i].coarse == "Person" and items[i + 1].text == "," == items[i + 3].text


def _finite(item: Item) -> bool:
    return item.kind == "word" and any(t.feature in _FINITE for _, t in item.triggers)
