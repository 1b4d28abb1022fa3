"""Values that their unit or the noun they count makes plain: memory, bandwidth, power, parameters,
employees, ratios.

The number is found first, then what it belongs to: the nearest thing of a class that may have such a value,
in its clause before it, then behind it, then the one thing that the text has just spoken of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from kg.extract.asides import apposed_name
from kg.extract.attributives import set_against
from kg.extract.bearers import bearer
from kg.extract.bounds import is_finite
from kg.extract.clause import _preps
from kg.extract.found import Context, Fill, Found, Line
from kg.extract.ofeach import of_each_in_row, of_row_that_has
from kg.extract.ofthem import of_them
from kg.extract.patterns import word_of
from kg.extract.plausible import implausible
from kg.extract.properties import is_size, measures_around, property_told
from kg.extract.ranges import in_row, of_pair, of_range, of_sizes
from kg.extract.refer import refer
from kg.extract.respective import in_turn
from kg.extract.shares import of_deed, of_line_before, of_several, one_of_several, rated
from kg.extract.untold import of_all, of_some_firm, sent_away
from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.model import Duration, Money, Quantity, Ratio, Text
from kg.spot.item import Item
from kg.spot.numbers import TIMES


def extractor(pack: Pack) -> Callable[[Context, Line], Iterator[Found]]:
    """The extractor of values by their unit, for `kg.plugins`."""
    del pack
    return values_in


def values_in(context: Context, line: Line) -> Iterator[Found]:
    """The values of a sentence whose property is plain from unit or noun."""
    told: set[tuple[str, object]] = set()
    for i in line.things:
        item = line.items[i]
        if item.kind != "number" or item.number is None or item.number.vague:
            continue
        where, at = of_them(context, line, i) or (line, i)
        row = property_told(where, at, where.items[at], context.pack.adjective_first)
        if row is None or row["term"] not in context.schema.values:
            continue
        if (where is not line or at != i) and measures_around(line, i) & set(row.get("never", ())):
            continue  # "has 70 billion parameters but activates 7 of them"
        if rated(line.items, i) or _added(line, i) or _left_behind(line, i) or of_range(line, i):
            continue
        if row.get("sizes") and of_sizes(line, i):
            continue
        if row.get("whole") and _some_act(line, i):
            continue
        if row.get("own") and of_some_firm(line.items, i):
            continue
        if of_deed(line.items, i):
            continue
        pair = row.get("sizes") and of_pair(line.items, i)
        if one_of_several(line.items, i) and not pair and not is_size(item.text):
            continue
        if item.prep == "by" and context.pack.article:
            continue  # "founded by three employees of X"
        term = str(row["term"])
        wanted = tuple(row.get("of", ())) or tuple(sorted(context.schema.values[term].domain))
        yield from _value(context, line, i, item, row, wanted, told)


def _added(line: Line, i: int) -> bool:
    """Whether a size is only how much more or less one has than another: "80 GB more memory"."""
    own, behind = line.items[i].number, line.items[i + 1 : i + 2]
    return own is not None and own.kind == "measure" and any(x.measure & {"more", "less"} for x in behind)


def _left_behind(line: Line, i: int) -> bool:
    """Whether a number is the one that something grows or falls from: "from 8 TB/s to 19 TB/s"."""
    items, own = line.items, line.items[i].number
    if not i or own is None or "from" not in items[i - 1].classes:
        return False
    if any(x.text == "," for x in items[max(0, i - 3) : i - 1]) and any(
        (n := x.number) is not None and n.kind == own.kind for x in items[max(0, i - 14) : i - 2]
    ):
        return True  # "employs 19 people, up from 16"
    later = range(i + 2, min(i + 6, len(items)))
    return any(
        (n := items[k].number) is not None and n.kind == own.kind and "to" in items[k - 1].classes
        for k in later
    )


def _some_act(line: Line, i: int) -> bool:
    """Whether those counted are the subject of a verb ("three employees of Acme have left"): they need not be
    all there are.
    """
    low = next((k + 1 for k in range(i - 1, -1, -1) if line.items[k].kind == "mark"), 0)
    counted = next((k for k in range(i + 1, min(i + 6, len(line.items))) if line.items[k].measure), None)
    behind = line.items[counted + 1] if counted is not None and counted + 1 < len(line.items) else None
    if behind is not None and sent_away(line.items, i, behind):
        return True
    if behind is not None and _somewhere(line, counted or 0):
        return True
    if (
        behind is not None
        and behind.kind == "word"
        and ("cue" in behind.tags or behind.classes & {"be", "have"})
        and not line.items[i].prep
        and not any(x.kind in ("name", "noun") for x in line.items[low:i])
    ):
        return True  # "3,000 Acme employees will move": a verb that no list knows
    verb = next((k for k, x in enumerate(line.items[low : i + 12], low) if is_finite(x)), None)
    return (
        verb is not None
        and verb > i
        and not line.items[i].prep
        and not any(x.kind in ("name", "noun") for x in line.items[low:i])
        and not any("employs" in x.measure for x in line.items)
    )


def _somewhere(line: Line, counted: int) -> bool:
    """Whether those counted are told of one place, where there need not be all: "550 employees at the plant",
    "on the ground".
    """
    behind = line.items[counted + 1 : counted + 4]
    return (
        len(behind) > 1
        and bool(behind[0].classes & {"on", "at", "in"})
        and not any("throughout" in x.classes for x in behind)
        and bool(behind[1].classes & {"det", "possessive"} or behind[1].coarse == "Place")
    )


def _value(
    context: Context,
    line: Line,
    i: int,
    item: Item,
    row: Mapping[str, Any],
    wanted: tuple[str, ...],
    told: set[tuple[str, object]],
) -> Iterator[Found]:
    term = str(row["term"])
    domain = tuple(sorted(context.schema.values[term].domain))
    dealt, subject = in_turn(context, line, i, wanted)
    if not dealt:
        at = _first_ratio(line, i)
        subject = bearer(context, line, at, wanted, domain, tuple(row.get("not_of", ())))
    rule = f"{context.pack.code}/{term}/unit"
    row_of_each = [] if dealt else of_each_in_row(context, line, i, wanted)
    if row.get("each") and not dealt:
        row_of_each = row_of_each or of_row_that_has(context, line, i, wanted)
    for each in row_of_each:
        yield from _told_of(context, line, i, each, term, wanted)
    if row_of_each:
        return
    if subject is None or subject.cls in row.get("not_of", ()):
        context.drop(line.index, rule, "no thing that this value can belong to", item.text)
        return
    pair = not dealt and bool(row.get("sizes")) and of_pair(line.items, i)
    if (row.get("shared") and of_several(line, i, subject)) or (pair and in_row(line.items, subject.span)):
        context.drop(line.index, rule, "what several have together, or their machine", item.text)
        return
    if row.get("own") and of_all(context, line.items, i, subject):
        context.drop(line.index, rule, "what several have together", item.text)
        return
    if row.get("shared") and of_line_before(context, line, item, subject):
        context.drop(line.index, rule, "what one of several has, or all of them together", item.text)
        return
    if context.pack.adjective_first and (term, subject.content) in told and not pair and not dealt:
        context.drop(line.index, rule, "another number of the sentence is the thing's", item.text)
        return
    told.add((term, subject.content))
    yield from _told_of(context, line, i, subject, term, wanted)


def _first_ratio(line: Line, i: int) -> int:
    """Where the ratio stands that one at `i` goes on from ("twice the memory of X and 1.5 times its
    bandwidth", "20% more memory than X, and its bandwidth 40% more"): both are of one thing.
    """
    own = line.items[i].number
    if own is None or not isinstance(own.value, Quantity) or own.kind != "percent":
        return i
    times, its = own.value.unit == TIMES, False
    for k in range(i - 1, -1, -1):
        item = line.items[k]
        its = its or "possessive" in item.classes
        if item.text in ";." or (is_finite(item) and not (its and not times)):
            return i
        if item.number is not None and item.number.kind == "percent":
            return k if times or its else i
        if not times and item.kind == "name" and not (item.prep or item.held):
            return i
    return i


def _told_of(
    context: Context, line: Line, i: int, subject: Fill, term: str, wanted: tuple[str, ...]
) -> Iterator[Found]:
    """The value that the number at `i` tells of a thing, and what its words name besides."""
    item, rule = line.items[i], f"{context.pack.code}/{term}/unit"
    number = item.number
    assert number is not None
    value: Quantity | Money | Duration | Ratio = number.value
    if number.kind == "percent" and isinstance(value, Quantity):
        other = _compared(context, line, i, wanted, subject)
        if other is None or (value.unit == TIMES and value.low < 1):
            return  # than what it is larger, of what it is so many times the size is not told
        more = (value.low - 1) * 100 if value.unit == TIMES else value.low
        more = more.quantize(Decimal(1)) if more == more.to_integral() else more
        less = value.unit != TIMES and "less" in measures_around(line, i)
        value = Ratio(-more if less else more, other, value.comparator)
    if isinstance(value, Money):
        return
    if fault := implausible(context, term, subject.cls, value):
        context.drop(line.index, rule, fault, item.text)
        return  # nor is its kind of memory the thing's
    fill = Fill(value, item.head, line.index)
    found = Found(
        term,
        {"s": [subject], "v": [fill]},
        item.head,
        line.index,
        rule,
        feature=_tense(line, i),
        at=i,
    )
    if (apposed := apposed_name(line.items, i)) >= 0:
        found.extra["low"] = apposed + 1  # "will buy Acme, a chip maker with 300 employees": it has them
    yield found
    if set_against(line.items, i):
        return  # "has 192 GB of HBM3E, against 80 for X": of which kind is not told
    yield from _named(context, line, i, term, subject)


def _named(context: Context, line: Line, i: int, term: str, subject: Fill) -> Iterator[Found]:
    """The values by name of what a number tells of, from the words beside it: "80 GB of HBM3E"."""
    for named_row in common()["named_value"]:
        near = [*line.items[i + 1 : i + 6], *reversed(line.items[max(0, i - 6) : i])]
        kind = (
            next((x for x in near if named_row["measure"] in x.measure), None)
            if named_row["beside"] == term
            else None
        )
        if kind is not None:
            named = Fill(Text(word_of(kind, context.pack, named_row["measure"])), kind.head, line.index)
            yield Found(
                named_row["term"],
                {"s": [subject], "v": [named]},
                kind.head,
                line.index,
                f"{context.pack.code}/{term}/unit",
                at=i,
            )


def _tense(line: Line, i: int) -> str:
    """The feature of the finite verb before a number, where its form has but one; "" without a verb."""
    for item in reversed(line.items[max(0, i - 10, apposed_name(line.items, i)) : i]):
        features = {t.feature for _, t in item.triggers} & {"past", "pres", "fut", "cond"}
        if item.kind == "word" and features:
            return next(iter(features)) if len(features) == 1 else ""
        if item.text in ";؛" or item.classes & {"that", "who"}:
            break
    return ""


def _compared(context: Context, line: Line, i: int, wanted: tuple[str, ...], subject: Fill) -> str | None:
    """What a ratio compares with: the other thing of the sentence behind "than", or any other of
    the class.
    """
    others: list[tuple[int, int, Fill]] = []
    for item in line.items:
        if item.kind == "name" and "memory_type" not in item.measure:
            fill = refer(context, line, item, wanted)
            if fill is not None and fill.content != subject.content:
                others.append((0 if "than" in _preps(item) else 1, len(others), fill))
    if not others:
        return None
    content = min(others)[2].content
    return content if isinstance(content, str) else None
