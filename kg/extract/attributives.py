"""Whose a number is that stands before its thing: as its adjective, or with a preposition between."""

from __future__ import annotations

from kg.extract.found import Context, Fill, Line
from kg.extract.refer import refer
from kg.extract.relatives import COMPARES
from kg.spot.numbers import Number


def attribute(context: Context, line: Line, i: int, wanted: tuple[str, ...]) -> tuple[bool, Fill | None]:
    """Whether a number is an adjective of what stands behind it ("a 40 MW data centre", "the 7B parameter
    model"), and of what.
    """
    own, items = items_number(line, i), line.items
    if not context.pack.adjective_first or own is None or own.kind not in ("measure", "count"):
        return False, None
    if i + 2 < len(items) and "per" in items[i + 1].classes:
        # "140 kW per rack": no value of the whole
        return True, refer(context, line, items[i + 2], wanted) if items[i + 2].kind == "name" else None
    for k in range(i + 1, min(i + 5, len(items))):
        item = items[k]
        if item.text == "-" and item.start == items[k - 1].end:
            continue
        if item.kind == "word" and not (item.classes or item.triggers):
            if own.kind == "count" and k == i + 1 and not item.measure and item.start > items[i].end:
                return False, None
            continue
        if item.kind not in ("name", "noun") or item.measure or item.tags.get("class_of_things"):
            return False, None
        if "modifier" in item.tags:
            continue
        named = item.tags.get("of_name")
        if isinstance(named, int):
            fill = refer(context, line, items[named], wanted)
            return fill is not None, fill
        if item.kind == "noun" and own.kind == "count":
            # "a 7B parameter model" that nothing names is nobody's
            return context.schema.coarse(item.cls) == "AIModel", None
        fill = refer(context, line, item, wanted) if k == i + 1 or item.kind == "noun" else None
        return fill is not None, fill
    return False, None


def items_number(line: Line, i: int) -> Number | None:
    """The number at an item, None where there is none."""
    return line.items[i].number


def behind(context: Context, line: Line, i: int, wanted: tuple[str, ...]) -> Fill | None:
    """The name behind a number that a preposition hangs on it ("40 MW for X"), None without one."""
    items = line.items
    for k in range(i + 1, min(i + 9, len(items))):
        item = items[k]
        if (item.kind == "mark" and item.text in ",،;:.") or ("and" in item.classes and k > i + 1):
            break  # what follows is told by itself
        if item.kind == "word" and item.classes & COMPARES:
            break  # "3 TB/s against the 2 of Acme"
        if (
            item.kind == "name"
            and "memory_type" not in item.measure
            and item.prep in ("of", "for", "in", "to")
            # "90 GB of GPU memory" is no GPU's
            and not (item.tags.get("class_of_things") and k + 1 < len(items) and items[k + 1].measure)
        ):
            fill = refer(context, line, item, wanted)
            if fill is not None:
                return fill
    return None


def opened_with(context: Context, line: Line, i: int, wanted: tuple[str, ...]) -> Fill | None:
    """The subject that a number with "with" at the head of a sentence is told of: "With 141 GB, the X is"."""
    items = line.items
    if context.pack.order != "svo" or not i or i > 6 or "with" not in items[0].classes:
        return None
    comma = next((k for k in range(i + 1, min(i + 6, len(items))) if items[k].text == ","), 0)
    aside = (*items[1:i], *items[i + 1 : comma])
    if not comma or any(x.kind == "name" or x.classes & {"each", "per", "and", "who"} for x in aside):
        return None
    at = next((k for k in range(comma + 1, len(items)) if "det" not in items[k].classes), 0)
    if not at or items[at].kind not in ("name", "noun") or items[at].prep or items[at].held:
        return None
    verb = next((x for x in items[at + 1 : at + 4] if x.kind == "word" and "adverb" not in x.classes), None)
    if verb is None or verb.classes - {"be", "have"}:
        return None
    return refer(context, line, items[at], wanted)
