"""What a verb said once is told of besides: "Acme bought X in 2019, Y in 2021 and Z for 30 million"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.extract.found import Context, Fill, Found, Line
from kg.extract.patterns import _FINITE
from kg.extract.refer import refer
from kg.spot.item import Item

_BEFORE_AMOUNT: Final = frozenset(("in", "by", "for", "from", "at", "det", "contracted", "adverb"))
_BOUGHT: Final = frozenset(("Organization", "Product"))
_BEFORE_NAME: Final = frozenset(("det", "contracted", "to", "adverb", "of"))


def again(context: Context, line: Line, found: Found) -> Iterator[Found]:
    """A find, and one more for each name behind its object that a comma or "and" joins and that has a date or
    a price of its own, as the object has: the verb is left out before it.
    """
    yield found
    objects = found.roles.get("object", [])
    if (
        found.term not in context.schema.events
        or (found.feature and found.feature not in _FINITE)
        or not objects
        or objects[-1].sentence != line.index
        or "agent" not in found.roles
        or found.roles["agent"][0].span.start > objects[-1].span.start
    ):
        return
    items = line.items
    first = next((k for k, x in enumerate(items) if x.is_at(objects[-1].span)), -1)
    if first <= found.at or items[first].kind != "name":  # a passive tells it of its subject
        return
    last, k = first, _amounts(items, first + 1)
    while k > last + 1:
        last = _joined(items, k, items[first])
        k = _amounts(items, last + 1)
        if last < 0 or k == last + 1 or not _closed(items, k):
            return
        fill = refer(context, line, items[last], (items[first].cls, "Organization"))
        if fill is None or fill in objects:
            return
        roles: dict[str, list[Fill]] = {"agent": found.roles["agent"], "object": [fill]}
        date = next((x for x in items[last + 1 : k] if x.date is not None), None)
        if date is not None and date.date is not None:
            roles["date"] = [Fill(date.date, date.head, line.index)]
        yield replace(found, roles=roles, count=None, extra=dict(found.extra))


def _amounts(items: list[Item], k: int) -> int:
    """Where the dates and sums of money that begin at `k` end; `k` where there are none."""
    end = k
    while k < len(items):
        item = items[k]
        if item.date is not None or _price(items, k):
            end = k + 1
        elif item.kind != "word" or not (item.classes & _BEFORE_AMOUNT or "comparator" in item.tags):
            break
        k += 1
    return end


def _price(items: list[Item], k: int) -> bool:
    """Whether a number is a sum of money, or what something was had for ("for 30 million")."""
    number = items[k].number
    return number is not None and (
        number.kind == "money" or not items[k - 1].classes.isdisjoint(("by", "for"))
    )


def _joined(items: list[Item], k: int, first: Item) -> int:
    """The name that a comma or "and" at `k` joins to the first; -1 where none is joined."""
    at = k
    while at < len(items) and (items[at].text == "," or "and" in items[at].classes):
        at += 1
    if at == k:
        return -1
    while at < min(len(items), k + 7) and (
        items[at].kind == "noun" or (items[at].kind == "word" and _plain(items[at]))
    ):
        at += 1
    if at == len(items) or items[at].kind != "name":
        return -1
    wares = items[at].prep == first.prep == "to" and {items[at].coarse, first.coarse} <= _BOUGHT
    if items[at].coarse != first.coarse and not wares:
        return -1
    return at if items[at].prep in ("", "to", first.prep) else -1


def _plain(item: Item) -> bool:
    """Whether a word may stand in what a name is called: no verb, nothing that begins a clause."""
    return bool(item.classes & _BEFORE_NAME) or (not item.classes and not item.triggers and not item.tags)


def _closed(items: list[Item], k: int) -> bool:
    """Whether a mark, "and" or the end of the sentence stands at `k`."""
    return k >= len(items) or items[k].kind == "mark" or "and" in items[k].classes
