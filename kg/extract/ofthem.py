"""Numbers of what a number before counts: "it has 300 GPUs. It will have 600 of them"."""

from __future__ import annotations

from kg.extract.found import Context, Line
from kg.spot.item import Item


def of_them(context: Context, line: Line, i: int) -> tuple[Line, int] | None:
    """The last count before the one at `i`, in its sentence or the one before, where a pronoun for what was
    counted stands before the verb of the number at `i` and nothing stands behind it that it counts.
    """
    items = line.items
    if not any("of_them" in x.classes for x in items[max(0, i - 4) : i]) or _counts(items, i):
        return None
    low = next(k for k in range(i - 1, -1, -1) if "of_them" in items[k].classes)
    between = items[low + 1 : i]
    if any(x.kind != "word" for x in between) or not any(x.acts or x.measure or x.triggers for x in between):
        return None
    lines = [(line, low)]
    if line.index:
        before = context.lines[line.index - 1]
        lines.append((before, len(before.items)))
    for where, end in lines:
        for k in range(end - 1, -1, -1):
            number = where.items[k].number
            if number is not None and number.kind == "count":
                return where, k
    return None


def _counts(items: list[Item], i: int) -> bool:
    """Whether a word of what is counted stands right behind a number."""
    behind = items[i + 1] if i + 1 < len(items) else None
    return behind is not None and (behind.kind in ("name", "noun") or bool(behind.measure))
