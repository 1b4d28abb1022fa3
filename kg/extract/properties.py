"""Which property a number tells: by its kind, its unit and the words around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from kg.extract.found import Line
from kg.extract.ranges import of_pair
from kg.lang.shared import common
from kg.model import Quantity
from kg.spot.item import Item

# what may stand behind a number that counts nothing
_CLOSES: Final = frozenset(("and", "in", "at", "who", "with", "on", "than", "after", "clause"))


def property_told(line: Line, i: int, item: Item, noun_last: bool) -> Mapping[str, Any] | None:
    """The row of the shared data that fits the number: its kind, its unit, the words around it; `noun_last`
    says that what is counted stands behind all that tells of what kind it is.
    """
    number = item.number
    assert number is not None
    unit = number.value.unit if isinstance(number.value, Quantity) else ""
    near, behind = measures_around(line, i), measures_around(line, i, before=False)
    if number.kind == "measure" and not near and _behind_chip(line.items, i):
        near = behind = {"memory"}
    if noun_last and number.kind == "count":
        joined = any("and" in x.classes for x in line.items[i + 1 : i + 2]) and of_pair(line.items, i)
        behind &= _counted(line, i + 2 if joined else i)
    rows = []
    for at, row in enumerate(common()["value"]):
        if row["kind"] != number.kind or ("units" in row and unit not in row["units"]):
            continue
        if near & set(row.get("never", ())) and not _right_behind(line, i, row.get("despite", ())):
            continue
        if "led" in row and not _led(line, i, row["led"]):
            continue
        if all(near & set(group) for group in row.get("near", ())) and all(
            behind & set(group) for group in row.get("behind", ())
        ):
            rows.append((_distance(line, i, row.get("nearest", ())), at, row))
    return min(rows, key=lambda r: r[:2])[2] if rows else None


def _right_behind(line: Line, i: int, measures: Sequence[str]) -> bool:
    """Whether a number is right behind a word of a measure, but for what compares it: "employs about 40"."""
    k = i - 1
    while k > 0 and ("comparator" in line.items[k].tags or "adverb" in line.items[k].classes):
        k -= 1
    return k >= 0 and bool(line.items[k].measure & set(measures))


def _behind_chip(items: list[Item], i: int) -> bool:
    """Whether a size stands in brackets behind an accelerator's name, with nothing but sizes there: "the X5
    (256 GB, 7 TB/s)".
    """
    k = i - 1
    while k > 1 and (items[k].kind == "number" or items[k].text in ",،/+" or "and" in items[k].classes):
        k -= 1
    return k > 0 and items[k].text == "(" and items[k - 1].cls == "Accelerator"


def _led(line: Line, i: int, measures: Sequence[str]) -> bool:
    """Whether a word of a measure leads in a number that counts nothing itself: "a workforce of 40"."""
    items = line.items
    k = i - 1
    while k > 0 and (
        items[k].classes & {"of", "det", "adverb", "indef", "at"} or "comparator" in items[k].tags
    ):
        k -= 1
    if k < 0 or k == i - 1 or not items[k].measure & set(measures):
        return False
    behind = items[i + 1] if i + 1 < len(items) else None
    return behind is None or behind.kind in ("mark", "date") or bool(behind.classes & _CLOSES)


def _distance(line: Line, i: int, measures: Sequence[str]) -> int:
    """How far the nearest word of these measures stands from a number; what stands behind it counts
    as nearer.
    """
    found = [
        2 * abs(k - i) - (k > i) + 6 * _joins(line, i, k)
        for k, x in enumerate(line.items)
        if x.measure & set(measures)
    ]
    return min(found, default=0)


def _joins(line: Line, i: int, k: int) -> int:
    """How many commas and conjunctions stand between two items: each parts what belongs to one
    number from the next.
    """
    return sum(x.kind == "mark" or "and" in x.classes for x in line.items[min(i, k) + 1 : max(i, k)])


def measures_around(line: Line, i: int, before: bool = True) -> set[str]:
    """The measure words around a number: up to five items behind, and as many before it."""
    out: set[str] = set()
    own = line.items[i].number
    percent = own is not None and own.kind == "percent"
    for k in range(i + 1, min(i + (12 if percent else 7), len(line.items))):
        other = line.items[k].number
        if (
            other is not None
            and k > i + 1
            and not (percent and other.kind == "percent")
            # "7B, 13B and 70B parameters" are three sizes, "70B parameters and 7B active" two numbers
            and not (not out and is_size(line.items[i].text) and is_size(line.items[k].text))
            and not (k == i + 2 and of_pair(line.items, i))
        ):
            break
        out |= line.items[k].measure
    if before:
        for k in range(i - 1, max(-1, i - (18 if own is not None and own.kind == "percent" else 12)), -1):
            number = line.items[k].number
            told = number is not None and number.kind == "measure" and _right_before(line.items, k, i)
            if number is not None and not (percent and (number.kind == "percent" or told)):
                break
            out |= line.items[k].measure
    return out


def _right_before(items: Sequence[Item], k: int, i: int) -> bool:
    """Whether a comma alone parts a number from the one at `i`: "a bandwidth of 7 TB/s, 70 % more than X"."""
    return items[k + 1].text == "," and all("det" in x.classes for x in items[k + 2 : i])


def _counted(line: Line, i: int) -> set[str]:
    """The measures of the noun that a number counts, up to what parts the two: "10,000 construction workers"
    are builders.
    """
    out: set[str] = set()
    for item in line.items[i + 1 : i + 7]:
        out |= item.measure
        if item.measure or item.text == "-":
            continue
        if item.kind == "mark" or item.triggers or item.classes - {"adverb", "adjective"}:
            break
    return out


_SIZE: Final = re.compile(r"[\d.,]+ ?[BM]")


def is_size(text: str) -> bool:
    """Whether a number is written as the size of a model is: "7B"."""
    return text[-1:] in ("B", "M") and _SIZE.fullmatch(text) is not None
