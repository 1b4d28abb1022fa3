"""Amounts told of things in a row: "$720 for the first and $840 for the second", "$720 and $840
respectively", "Acme (7 billion parameters) and Brisk (9 billion)", "Acme has 40 employees; Brisk, 60".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.extract.found import Context, Fill, Found, Line
from kg.extract.overt import plain
from kg.extract.refer import refer
from kg.model import Money, Quantity
from kg.spot.item import Item

# the roles of who has an amount, and of the amount
_HELD: Final = (("s", "v"), ("agent", "quantity"))
# from what a number without a unit is one like that before it, and no year or count of something else
_GREAT: Final = 10_000
# what stands before an amount, again before the next of its row
_AMOUNT_LEADS: Final = frozenset(("at", "in", "to", "by", "for", "from", "with"))


def in_turn(context: Context, line: Line, i: int, wanted: tuple[str, ...]) -> tuple[bool, Fill | None]:
    """Whether the number at `i` is one of a row that "respectively" deals out to a row of names, and whose it
    is.
    """
    if "respectively" not in line.classes:
        return False, None
    items = line.items
    numbers = _numbers(items, i)
    names = _names(items, numbers) if len(numbers) > 1 else []
    if not names:
        return False, None
    return True, refer(context, line, items[names[numbers.index(i)]], wanted)


def _numbers(items: list[Item], i: int) -> list[int]:
    """Where the numbers of the row stand that holds the one at `i`: commas and "and" join them."""
    out = [i]
    for step in (-1, 1):
        k, joined = i + step, False
        while 0 <= k < len(items):
            item, own = items[k], items[out[-1] if step > 0 else out[0]].number
            if item.number is not None:
                bare = "count" in (item.number.kind, own.kind if own is not None else "")
                if own is None or not joined or not (bare or item.number.kind == own.kind):
                    break
                out.insert(len(out) if step > 0 else 0, k)
                joined = False
            elif item.text in ",،" or "and" in item.classes:
                joined = True
            elif not item.measure and not item.classes & {"of", "det", "contracted", "with", "by", "to"}:
                break
            k += step
    return out


def _names(items: list[Item], numbers: list[int]) -> list[int]:
    """Where the row of as many names stands that have these numbers in turn: the nearest before them, else
    behind; empty where nothing says that each has one.
    """
    groups: dict[int, list[int]] = {}
    for k, x in enumerate(items):
        if x.kind == "name" and x.group >= 0:
            groups.setdefault(x.group, []).append(k)
    rows = [row for row in groups.values() if len(row) == len(numbers)]
    before = [row for row in rows if row[-1] < numbers[0]]
    row = max(before) if before else min((row for row in rows if row[0] > numbers[-1]), default=[])
    if not row:
        return []
    first, last = min(row[-1], numbers[-1]), max(row[-1], numbers[-1])
    near = items[first : last + 6]
    return row if any("respectively" in x.classes for x in near) else []


def each_its_own(context: Context, f: Found) -> Iterator[Found]:
    """A find as one for each of those that the words around its amount say to have an amount of their own."""
    f = _before_next(context, f)
    dealt = list(_dealt(context, f))
    if dealt:
        yield from dealt
        return
    for told in _one_each(context, f):
        yield told
        yield from _left_out(context, told)


def _before_next(context: Context, f: Found) -> Found:
    """A value of several without those that another sum stands before: "4 million came from X, 2 from Y"."""
    subjects, value = f.roles.get("s", []), next(iter(f.roles.get("v", ())), None)
    if len(subjects) < 2 or value is None or not isinstance(value.content, Money):
        return f
    own = value.span.end
    sums = [
        x.start
        for x in context.lines[f.sentence].items
        if x.number is not None and x.number.kind == "money" and x.start > own
    ]
    kept = [x for x in subjects if not any(own < at < x.span.start for at in sums)]
    return replace(f, roles={**f.roles, "s": kept}) if kept else f


def _dealt(context: Context, f: Found) -> Iterator[Found]:
    """A find of the first of a row for each that has an amount of its own, "respectively"."""
    line = context.lines[f.sentence]
    for who, what in _HELD:
        holders, amount = f.roles.get(who, []), next(iter(f.roles.get(what, ())), None)
        if not holders or amount is None or amount.sentence != f.sentence:
            continue
        k = next((k for k in line.things if line.items[k].head == amount.span), -1)
        if k < 0 or not in_turn(context, line, k, (holders[0].cls,))[0]:
            continue
        numbers = _numbers(line.items, k)
        for n, j in zip(numbers, _names(line.items, numbers), strict=True):
            holder = refer(context, line, line.items[j], (holders[0].cls,))
            own = _like(amount, line.items[n])
            if holder is not None and own is not None:
                yield replace(f, roles={**f.roles, who: [holder], what: [own]})
        return


def _like(amount: Fill, item: Item) -> Fill | None:
    """An amount of the kind of another, of which the text gives only the number; None for one of another."""
    own, told = item.number.value if item.number is not None else None, amount.content
    if not isinstance(own, Quantity | Money) or not isinstance(told, Quantity | Money):
        return None
    if isinstance(own, Money) != isinstance(told, Money):
        if isinstance(own, Money) or own.unit:
            return None
    elif isinstance(own, Quantity) and isinstance(told, Quantity) and own.unit not in ("", told.unit):
        return None
    elif isinstance(own, Money) and isinstance(told, Money) and own.currency:
        return Fill(own, item.head, amount.sentence)
    like = replace(told, low=own.low, high=own.high, comparator=own.comparator)
    return Fill(like, item.head, amount.sentence)


def _left_out(context: Context, f: Found) -> Iterator[Found]:
    """The same of each name behind an amount that has one of its own without a verb: "Acme is put at $2
    billion, Brisk at $3 billion and Corva at $4 billion".
    """
    line = context.lines[f.sentence]
    for who, what in _HELD:
        holders, amount = f.roles.get(who, []), next(iter(f.roles.get(what, ())), None)
        if len(holders) != 1 or amount is None or {holders[0].sentence, amount.sentence} != {f.sentence}:
            continue
        if holders[0].span.start > amount.span.start:
            continue
        at = next((k for k in line.things if line.items[k].head == amount.span), -1)
        kind = next((x.coarse for x in line.items if x.is_at(holders[0].span)), "")
        while at >= 0 and (behind := _next_pair(line.items, at, kind)):
            j, at = behind
            holder = refer(context, line, line.items[j], (holders[0].cls,))
            own = _like(amount, line.items[at])
            if holder is None or own is None or holder.content == holders[0].content:
                return
            roles = {k: v for k, v in f.roles.items() if k in (who, what)}
            yield replace(f, roles={**roles, who: [holder], what: [own]}, extra=dict(f.extra))


def _next_pair(items: list[Item], at: int, kind: str) -> tuple[int, int] | None:
    """Where the next name of a kind and the number right behind it stand, behind the number at `at`."""
    own = items[at].number
    k = at + 1
    while k < len(items) and k < at + 7 and not (items[k].text in ",،;؛" or "and" in items[k].classes):
        counted = k == at + 1 and items[k].kind == "noun"  # "300 people and Brisk 450"
        if not counted and (items[k].kind not in ("word", "date") or items[k].triggers):
            return None
        k += 1
    joint = k
    while k < len(items) and (items[k].text in ",،;؛" or "and" in items[k].classes):
        k += 1
    lead = k
    while k < min(lead + 4, len(items)) and _before_name(items[k]):
        k += 1
    if k == joint or k + 1 >= len(items) or items[k].kind != "name" or items[k].coarse not in ("", kind):
        return None
    name = k
    k += 1 + (items[k + 1].text in ",،")
    leads = _AMOUNT_LEADS & items[at - 1].classes  # "is worth 2 billion, Brisk 3", "is put at 2, Brisk at 3"
    while k < len(items) and (
        "comparator" in items[k].tags or items[k].classes & {"adverb"} or items[k].classes & leads
    ):
        k += 1
    if items[name].prep or k >= len(items) or own is None or not _alone(items, k):
        return None
    number = items[k].number
    assert number is not None
    great = isinstance(number.value, Quantity) and number.value.low >= _GREAT
    return (name, k) if number.kind == own.kind or (number.kind == "count" and great) else None


def _before_name(item: Item) -> bool:
    """Whether a word may stand before a name that begins a clause without a verb: "its rival", "the"."""
    if item.kind == "noun":
        return not item.prep
    return item.kind == "word" and (bool(item.classes & {"det", "possessive", "indef"}) or plain(item))


def _alone(items: list[Item], k: int) -> bool:
    """Whether a number at `k` counts nothing that is not told before: a mark, "and" or the end is behind."""
    if items[k].number is None:
        return False
    behind = items[k + 1 : k + 2]
    return not behind or behind[0].kind == "mark" or bool(behind[0].classes & {"and"})


def _one_each(context: Context, f: Found) -> Iterator[Found]:
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
    """An amount that words behind it give to the first of two, and the one that is given to the second."""
    k = next((k for k, x in enumerate(items) if x.number is not None and x.head == value.span), None)
    if k is None or not isinstance(value.content, Money | Quantity) or not _behind(items, k, "to_first"):
        return None
    other = next((j for j in range(k + 2, min(k + 7, len(items))) if items[j].number is not None), None)
    number = items[other].number if other is not None and _behind(items, other, "to_second") else None
    if other is None or number is None or not isinstance(number.value, Money | Quantity):
        return None
    return value, Fill(number.value, items[other].head, value.sentence)


def _behind(items: list[Item], k: int, cls: str) -> bool:
    return any(cls in x.classes for x in items[k + 1 : k + 3])
