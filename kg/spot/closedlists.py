"""Lists whose first member has an apposition between commas: "Ann Lee, head of Acme, and Bo Berg"."""

from __future__ import annotations

from typing import Final

from kg.spot.item import Item

_FINITE: Final = frozenset(("pres", "past", "fut", "cond"))
_LONGEST: Final = 12


def told_of(items: list[Item], a: int, b: int) -> int:
    """The name that the thing at `a` only tells of, where a comma and "and" part it from the name at `b`:
    in "Ann Lee, head of Acme, and Bo Berg" she of Acme. -1 where it is no part of an apposition.

    For languages that put no comma before the "and" of two: there the comma closes the apposition.
    """
    if b - a < 3 or items[a + 1].text != "," or "and" not in items[a + 2].classes or items[b].kind != "name":
        return -1
    for k in range(a - 1, max(0, a - _LONGEST), -1):
        item = items[k]
        if item.text == ",":
            told = _describes(items, k + 1, a) or (items[a].group < 0 and done_by(items, k, a, b))
            return k - 1 if items[k - 1].kind == "name" and told else -1
        if item.kind == "mark" or _says(item):
            return -1
    return -1


def done_by(items: list[Item], comma: int, a: int, b: int) -> bool:
    """Whether a participle behind a comma and "by" tell who at `a` has done something to the name before the
    comma, of the same kind as the one at `b`: "X, owned by A, and Y".
    """
    alike = items[comma - 1].coarse == items[b].coarse and bool(items[b].coarse)
    first = items[comma + 1]
    passive = any(t.feature == "pp" for _, t in first.triggers) and not first.acts
    return alike and passive and items[a].prep == "by" and any("by" in x.classes for x in items[comma:a])


def parted(items: list[Item], a: int, b: int) -> bool:
    """Whether nothing but an apposition of the name at `a`, in which no other thing stands, and "and" part it
    from the name at `b`: "Ann Lee, famous for her books, and Bo Berg".
    """
    return (
        b - a > 4
        and b - a < _LONGEST
        and items[a].kind == items[b].kind == "name"
        and items[a + 1].text == items[b - 2].text == ","
        and "and" in items[b - 1].classes
        and _describes(items, a + 2, b - 2)
        and not any(x.kind == "mark" or _says(x) for x in items[a + 2 : b - 2])
    )


def _says(item: Item) -> bool:
    """Whether a word is a verb that says something, or opens a clause."""
    return bool(item.classes & {"be", "have", "who", "that", "clause"}) or (
        item.kind == "word" and any(t.feature in _FINITE for _, t in item.triggers)
    )


def _describes(items: list[Item], at: int, end: int) -> bool:
    """Whether the words from `at` on begin what a name is, and are no further member of a list."""
    first = at
    while at < end and items[at].classes & {"det", "adjective", "adverb", "former", "nation"}:
        at += 1
    item = items[at]
    if any(t.feature == "pp" for _, t in item.triggers):
        return False  # "X, made by Acme, and Y"
    if at == end or item.prep or any("possessive" in x.classes for x in items[first:at]):
        return False
    if item.kind == "noun":
        return item.det != "poss"
    return item.kind == "word" and (item.unlisted or (at > first and "adjective" in items[at - 1].classes))


def in_brackets(items: list[Item]) -> list[int]:
    """For each item the number of the bracket that it stands in, marks included; 0 outside any."""
    if "(" not in [item.text for item in items]:
        return [0] * len(items)
    out, number, depth = [], 0, 0
    for item in items:
        if item.text == "(":
            number += not depth
            depth += 1
        out.append(number if depth else 0)
        if item.text == ")":
            depth = max(0, depth - 1)
    return out
