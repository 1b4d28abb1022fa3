"""Two amounts told of two things in a row: "$720 for the first and $840 for the second", "$720 and $840
respectively".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.found import Context, Fill, Found
from kg.model import Money, Quantity
from kg.spot.item import Item


def each_its_own(context: Context, f: Found) -> Iterator[Found]:
    """A value of two things as a value of each, where the words behind it say which has which amount."""
    subjects, value = f.roles.get("s", []), next(iter(f.roles.get("v", ())), None)
    amounts: tuple[Fill, Fill] | None = None
    if value is not None and len(subjects) == 2 and value.sentence == f.sentence:
        amounts = _amounts(context.lines[f.sentence].items, value)
    if amounts is None:
        yield f
        return
    for subject, amount in zip(subjects, amounts, strict=True):
        yield replace(f, roles={**f.roles, "s": [subject], "v": [amount]})


def _amounts(items: list[Item], value: Fill) -> tuple[Fill, Fill] | None:
    k = next((k for k, x in enumerate(items) if x.number is not None and x.head == value.span), None)
    if k is None or not isinstance(value.content, Money | Quantity):
        return None
    if _behind(items, k, "to_first"):
        later = (j for j in range(k + 2, min(k + 7, len(items))) if items[j].number is not None)
        other = next(later, None)
        if other is None or not _behind(items, other, "to_second"):
            return None
        number = items[other].number
        assert number is not None
        if not isinstance(number.value, Money | Quantity):
            return None
        return value, Fill(number.value, items[other].head, value.sentence)
    if k > 1 and _behind(items, k, "respectively") and "and" in items[k - 1].classes:
        number = items[k - 2].number
        if number is not None and isinstance(number.value, Money | Quantity):
            first = replace(value.content, low=number.value.low, high=number.value.high)
            return Fill(first, items[k - 2].head, value.sentence), value
    return None


def _behind(items: list[Item], k: int, cls: str) -> bool:
    return any(cls in x.classes for x in items[k + 1 : k + 3])
