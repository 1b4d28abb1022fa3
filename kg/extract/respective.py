"""Amounts told of things in a row: "$720 for the first and $840 for the second", "$720 and $840
respectively", "Acme (7 billion parameters) and Brisk (9 billion)".
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
    if value is not None and value.sentence == f.sentence:
        bracketed = list(_in_brackets(context.lines[f.sentence].items, f, value))
        if bracketed:
            yield from bracketed
            return
    if value is not None and len(subjects) == 2 and value.sentence == f.sentence:
        amounts = _amounts(context.lines[f.sentence].items, value)
    if amounts is None:
        yield f
        return
    for subject, amount in zip(subjects, amounts, strict=True):
        yield replace(f, roles={**f.roles, "s": [subject], "v": [amount]})


def _in_brackets(items: list[Item], f: Found, value: Fill) -> Iterator[Found]:
    """A value in brackets as that of the name before them, and what the brackets behind the next names of its
    row tell, where only the first says what its number measures.
    """
    k = next((k for k, x in enumerate(items) if x.number is not None and x.head == value.span), 0)
    if k < 2 or items[k - 1].text != "(" or any("each" in x.classes for x in items[k + 1 : k + 4]):
        return
    subject = next((x for x in f.roles.get("s", ()) if x.span == items[k - 2].head), None)
    if subject is None:
        return
    yield replace(f, roles={**f.roles, "s": [subject]})
    at = _next_bracket(items, k, items[k - 2].cls)
    while at and isinstance(value.content, Money | Quantity):
        name, number = items[at - 2], items[at].number
        if number is None or not isinstance(number.value, Quantity) or number.value.unit:
            return
        amount = replace(value.content, low=number.value.low, high=number.value.high)
        told = [Fill(name.entity, name.head, f.sentence, name.cls)]
        yield replace(f, roles={**f.roles, "s": told, "v": [Fill(amount, items[at].head, f.sentence)]})
        at = _next_bracket(items, at, name.cls)


def _next_bracket(items: list[Item], k: int, cls: str) -> int:
    """Where the one number in brackets behind the next name of the row stands; 0 if there is none."""
    i = next((i for i in range(k + 1, min(k + 5, len(items))) if items[i].text == ")"), len(items))
    start = i = i + 1
    while i < len(items) and (items[i].text in ",،、" or items[i].classes & {"and", "det"}):
        i += 1
    fits = start < i and i + 3 < len(items) and items[i].kind == "name" and items[i].cls == cls
    return i + 2 if fits and items[i + 1].text == "(" and items[i + 3].text == ")" else 0


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
