"""What each of a row has ("Acme and Brisk employ 40 people each"), and what only all of it have together."""

from __future__ import annotations

from typing import Final

from kg.extract.bounds import is_finite
from kg.extract.coordination import each_before, each_behind
from kg.extract.found import Context, Fill, Found, Line
from kg.extract.refer import refer
from kg.model import Quantity
from kg.spot.item import Item

_WARES: Final = ("Hardware", "AIModel", "Product")


def of_each_in_row(context: Context, line: Line, i: int, wanted: tuple[str, ...]) -> list[Fill]:
    """The things of a row before the number at `i` of which "each" has it; empty where the number is not told
    of each of several names.
    """
    items = line.items
    if "each" not in line.classes:
        return []
    at = each_before(items, i)
    if at is None and each_behind(items, i) is None:
        return []
    row = _row_before(items, i if at is None else at)
    if not row or any(x.kind in ("name", "noun", "number") for x in items[row[-1] + 1 : i] if x.cls):
        return []
    if any(x.text in ";:()" for x in items[row[-1] + 1 : i]):
        return []
    if sum(is_finite(x) for x in items[row[-1] + 1 : i]) > 1:
        return []
    fills = [refer(context, line, items[k], wanted) for k in row]
    return [fill for fill in fills if fill is not None] if all(fills) else []


def of_row_that_has(context: Context, line: Line, i: int, wanted: tuple[str, ...]) -> list[Fill]:
    """The chips or models of a row that is the subject of the verb right before the number at `i`: each has
    it in "X and Y have 40 GB", "Both have 40 GB"; empty where one alone stands there, or another thing.
    """
    items = line.items
    things = (n for n in range(i - 1, -1, -1) if items[n].kind in ("name", "noun", "mark"))
    k = next((n for n in things if not _counted(items, n)), -1)
    if k < 0 or items[k].coarse not in _WARES:
        return []
    if any(x.classes & {"jointly", "respectively"} for x in items):
        return []
    between = items[k + 1 : i]
    verbs = sum(is_finite(x) or "have" in x.classes for x in between)
    if verbs != 1 or any("neg" in x.classes for x in between):
        return []
    behind = items[i + 1 : i + 3]
    listed = len(behind) > 1 and "and" in behind[0].classes and behind[1].kind == "number"
    listed = listed or ("and" in items[i - 1].classes and items[i - 2].kind == "number")
    if listed or any(x.kind == "number" and _unit(x) == _unit(items[i]) for x in between):
        return []  # "have 9 and 12 billion parameters"
    both = items[k].tags.get("refers_all")
    if isinstance(both, tuple):
        told = not items[k].prep and all(context.fits(x.cls, wanted) for x in both)
        return list(both) if told else []
    row = _row_before(items, i)
    if not row or row[-1] != k or items[row[0]].prep:
        return []
    fills = [refer(context, line, items[n], wanted) for n in row]
    return [fill for fill in fills if fill is not None] if all(fills) else []


def _counted(items: list[Item], n: int) -> bool:
    """Whether a thing is what the number right before it measures: "40 GB of memory"."""
    return n > 1 and items[n].prep == "of" and items[n - 2].kind == "number"


def _unit(item: Item) -> str:
    """What a number is written to measure: its last word, if that is none."""
    word = item.text.split()[-1]
    return "" if word[0].isdigit() else word


def _row_before(items: list[Item], at: int) -> list[int]:
    """Where the names of the last row before an item stand, all of one kind and without numbers of their
    own; empty without one.
    """
    last = next((k for k in range(at - 1, -1, -1) if items[k].kind == "name"), -1)
    if last < 0 or items[last].group < 0:
        return []
    row = [k for k in range(last + 1) if items[k].kind == "name" and items[k].group == items[last].group]
    alike = len({items[k].coarse for k in row}) == 1 and all(items[k].count is None for k in row)
    return row if len(row) > 1 and alike else []


def _total_of_many(line: Line, subjects: list[Fill], value: Fill) -> bool:
    """Whether a measure is told as the total of several that are counted: "8 X with a total of 640 GB"."""
    at = next((k for k, x in enumerate(line.items) if x.head == value.span), -1)
    if at < 0 or not any("in_all" in x.classes for x in line.items[max(0, at - 2) : at]):
        return False
    counts = [x.count.value for x in line.items if x.count and any(x.is_at(s.span) for s in subjects)]
    return any(isinstance(n, Quantity) and n.low > 1 for n in counts)


def joint_sum(context: Context, f: Found) -> bool:
    """Whether a value is told of one of several that have it only together: "Acme and Brisk have together
    raised 40 million", "the combined 40 million".
    """
    line = context.lines[f.sentence]
    subjects = f.roles.get("s") or f.roles.get("agent") or []
    value = next(iter(f.roles.get("v") or f.roles.get("quantity") or []), None)
    if value is not None and value.sentence == f.sentence and _total_of_many(line, subjects, value):
        return True
    if "jointly" not in line.classes or value is None or value.sentence != f.sentence:
        return False
    at = next((k for k, x in enumerate(line.items) if x.head == value.span), -1)
    first = min((k for k, x in enumerate(line.items) if any(x.is_at(s.span) for s in subjects)), default=-1)
    if first < 0 or at < 0:
        return False
    own = line.items[first]
    if own.kind == "word":  # "together they raised": none of them alone
        return any("jointly" in x.classes for x in line.items[max(0, first - 2) : at])
    if "agent" in f.roles:
        return False  # all of them did it
    several = own.group >= 0 and sum(x.kind == "name" and x.group == own.group for x in line.items) > 1
    low, high = min(first, at), max(first, at)
    return (several or len(subjects) > 1) and any("jointly" in x.classes for x in line.items[low : high + 4])
