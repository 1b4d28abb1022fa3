"""The age of somebody, which adds nothing to what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.model import Duration

if TYPE_CHECKING:
    from kg.spot.item import Item

_FINITE: Final = frozenset(("past", "pres", "fut", "cond"))


def leave_out_age(items: list[Item], i: int) -> None:
    """Take out the age of somebody behind the name: "Ann Lee, 52 years, heads", "Ann Lee (52 years)"."""
    if items[i].coarse not in ("", "Person") or i + 3 >= len(items) or items[i + 1].text not in ",(":
        return
    at = next((k for k in range(i + 2, min(i + 5, len(items) - 1)) if items[k].kind == "number"), 0)
    number = items[at].number
    if not at or number is None or not isinstance(number.value, Duration) or number.value.iso[-1] != "Y":
        return
    if items[at + 1].text != ("," if items[i + 1].text == "," else ")"):
        return
    behind = items[at + 2] if at + 2 < len(items) else None
    goes_on = behind is not None and (bool(behind.classes & {"have", "be", "reflexive"}) or _finite(behind))
    if items[i + 1].text == "(" or goes_on:
        del items[i + 1 : at + 2]
    else:
        del items[i + 1 : at + 1]  # the comma stays before what else is told


def _finite(item: Item) -> bool:
    return item.kind == "word" and any(t.feature in _FINITE for _, t in item.triggers)
