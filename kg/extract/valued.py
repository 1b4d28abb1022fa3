"""Whom a gerund behind a deed tells of, by "it" or "the start-up": not who acts, where that was done to
another ("Acme bought Brisk, valuing the start-up at 3 billion").
"""

from __future__ import annotations

from typing import Final

from kg.extract.found import Context, Fill, Line
from kg.lang.fold import has_shape
from kg.spot.item import Item

# how what a deed is done to stands: "bought X", "a stake in X", "a bid for X"
_DONE_TO: Final[tuple[str, ...]] = ("", "in", "for")
_TOLD: Final[tuple[str, ...]] = (*_DONE_TO, "of")


def done_to_before(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Item | None:
    """What a deed is done to, for the pronoun behind a form that tells what is done besides: in "Acme bought
    a stake in Brisk, valuing it at 3 billion" Brisk, whoever sold or bought it.
    """
    items, pack = line.items, context.pack
    k = next((n for n, x in enumerate(items) if x is item), 0)
    if k < 4 or not pack.adjective_first or items[k - 2].text != ",":
        return None
    if not has_shape(items[k - 1].key, pack.doing_shapes):
        return None
    firms = [x for x in items[: k - 2] if x.kind == "name" and not x.held and context.fits(x.cls, wanted)]
    if not firms or firms[0].prep:
        return None
    others = [x for x in firms if x.entity != firms[0].entity]
    if len({x.entity for x in others}) > 1:
        others = [x for x in others if x.prep not in ("to", "from")]
    told = len({x.entity for x in others}) == 1 and others[-1].prep in _TOLD
    return others[-1] if told else None


def behind_gerund(context: Context, line: Line, item: Item, found: Fill) -> Fill | None:
    """What a noun right behind a gerund stands for: not who acts, where that has just been done to another
    ("Acme bought Brisk in a deal valuing the start-up at": Brisk), and none of several in a row ("its
    backers include Acme and Brisk, valuing the start-up at").
    """
    items = line.items
    if (first := _done_to_subject(line, item, found)) is not None:
        found = Fill(first.entity, first.head, line.index, first.cls)
    k = line_gerund(items, items.index(item))
    doer = next((j for j in range(max(k, 0)) if items[j].entity == found.content), -1)
    if doer < 0 or not context.pack.adjective_first:
        return found
    if items[doer].group >= 0:
        return None
    if items[doer].prep == "to":
        return _handed_over(context, line, doer, found)
    if items[doer].prep or items[doer].held:
        return found
    for j in range(k - 1, doer, -1):
        one = items[j]
        if one.kind != "name" or one.prep not in _DONE_TO or one.held or one.entity == found.content:
            continue
        apart = any(x.kind == "mark" or "and" in x.classes for x in items[doer:j])
        told = [t for x in items[doer:j] for _, t in x.triggers if t.feature != "noun"]
        if apart or one.group >= 0 or not told or any(context.pack.frames[t.frame].speech for t in told):
            return found
        return Fill(one.entity, one.head, line.index, one.cls) if one.coarse == "Organization" else None
    return found


def _handed_over(context: Context, line: Line, at: int, found: Fill) -> Fill | None:
    """What was sold to the firm at an item, for a noun that would be that firm: "Acme sold its stake in Brisk
    to Corva, valuing the start-up at"; nothing, where it is a share of something that has no name here.
    """
    before = [x for x in line.items[:at] if x.kind == "name" and x.coarse == "Organization" and not x.held]
    if not before or before[0].prep or any(x.kind == "mark" for x in line.items[:at]):
        return found
    sold = [x for x in before[1:] if x.entity != before[0].entity and x.prep in _DONE_TO]
    if sold:
        return Fill(sold[-1].entity, sold[-1].head, line.index, sold[-1].cls)
    return None if any("possessive" in x.classes for x in line.items[:at]) else found


def _done_to_subject(line: Line, item: Item, found: Fill) -> Item | None:
    """The firm that a sentence begins with, for a noun behind a gerund that tells what came of somebody's
    part in it: in "Acme raised 3 million from Brisk, valuing the company at" the noun is Acme, not Brisk.
    """
    items, at = line.items, line.items.index(item)
    k = next((k for k in range(at - 1, 0, -1) if items[k].entity == found.content), 0)
    if not k or items[k].prep not in ("by", "from") or k + 2 >= len(items) or items[k + 1].text != ",":
        return None
    verb = items[k + 2]
    between = items[k + 3 : at]
    if not any(t.feature == "ger" for _, t in verb.triggers) or any(x.kind != "word" for x in between):
        return None
    firms = (x for x in items[:k] if x.kind == "name" and x.coarse == "Organization")
    first = next(firms, None)
    return first if first is not None and not (first.prep or first.held) else None


def line_gerund(items: list[Item], at: int) -> int:
    """Where the gerund stands that the noun at `at` is the object of; -1 where none is right before it."""
    k = at - 1
    while k > 0 and items[k].kind == "word" and items[k].classes & {"det", "adjective"}:
        k -= 1
    return k if k > 0 and any(t.feature == "ger" for _, t in items[k].triggers) else -1
