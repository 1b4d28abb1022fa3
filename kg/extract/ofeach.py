"""What each of a row has ("Acme and Brisk employ 40 people each"), and what only all of it have together."""

from __future__ import annotations

from kg.extract.bounds import is_finite
from kg.extract.coordination import each_before, each_behind
from kg.extract.found import Context, Fill, Found, Line
from kg.extract.refer import refer
from kg.spot.item import Item


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


def joint_sum(context: Context, f: Found) -> bool:
    """Whether a value is told of one of several that have it only together: "Acme and Brisk have together
    raised 40 million", "the combined 40 million".
    """
    line = context.lines[f.sentence]
    subjects = f.roles.get("s") or f.roles.get("agent") or []
    value = next(iter(f.roles.get("v") or f.roles.get("quantity") or []), None)
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
