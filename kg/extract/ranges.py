"""Numbers that end a range, and so are nobody's own."""

from __future__ import annotations

from kg.extract.bounds import is_finite
from kg.extract.found import Line
from kg.model import Quantity, Span
from kg.spot.item import Item
from kg.spot.numbers import Number


def of_range(line: Line, i: int) -> bool:
    """Whether a number ends a range of versions: "from ones with 7 billion parameters to ones with 70"."""
    items, own = line.items, line.items[i].number
    froms = [k for k, x in enumerate(items) if x.kind == "word" and "from" in x.classes]
    tos = [k for k, x in enumerate(items) if x.kind == "word" and "to" in x.classes]
    for start in froms:
        for stop in tos:
            low = next((k for k in range(start, min(start + 8, stop)) if _alike(items[k], own)), None)
            high = next((k for k in range(stop, min(stop + 8, len(items))) if _alike(items[k], own)), None)
            if (
                start < stop
                and low is not None
                and high is not None
                and i in (low, high)
                and low < stop < high
            ):
                return not any(is_finite(x) for x in items[start:high])
    return False


def of_pair(items: list[Item], i: int) -> bool:
    """Whether a number is one of two great ones that "and" joins: "with 8 and 70 billion parameters"."""
    low = i if "and" in items[min(i + 1, len(items) - 1)].classes else i - 2
    if low < 1 or low + 2 >= len(items) or "and" not in items[low + 1].classes or items[low - 1].text in ",،":
        return False
    first, second = items[low].number, items[low + 2].number
    if first is None or second is None or first.kind != "count" or second.kind != "count":
        return False
    ends = [n.value for n in (first, second) if isinstance(n.value, Quantity)]
    return len(ends) == 2 and all(not v.unit and v.low >= 10**6 and v.low == v.high for v in ends)


def in_row(items: list[Item], span: Span) -> bool:
    """Whether the name at a place is one of a row of names."""
    own = next((x for x in items if x.head == span), None)
    return own is not None and own.group >= 0 and any(x.group == own.group and x is not own for x in items)


def of_sizes(line: Line, i: int) -> bool:
    """Whether a number is one of the two between which the sizes of several things lie: "from 3 to 70
    billion", "de 3 à 70 milliards".
    """
    items, own = line.items, line.items[i].number
    for low in (i, i - 2):
        if low < 1 or low + 2 >= len(items):
            continue
        opens = items[low - 1].classes & {"of", "from"}
        if (
            opens
            and "to" in items[low + 1].classes
            and _alike(items[low], own)
            and _alike(items[low + 2], own)
        ):
            return True
    return False


def _alike(item: Item, own: Number | None) -> bool:
    return item.number is not None and own is not None and item.number.kind == own.kind
