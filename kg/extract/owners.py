"""What a possessive refers to: whose a thing is."""

from __future__ import annotations

from typing import Final

from kg.extract.apposedto import behind_comma, named_behind_comma, nameless_joined, strange_doer, told_within
from kg.extract.bounds import is_finite
from kg.extract.chieffirm import or_lead
from kg.extract.firmdoers import bought_from, plain_firms
from kg.extract.found import Context, Fill, Line
from kg.extract.noted import dateline
from kg.extract.openings import (
    besides_another,
    between_dashes,
    firm_of_somebody,
    opens_before,
    quoted_before,
    whose_site,
)
from kg.extract.refer import refer
from kg.extract.topics import another_topic, named_ahead, other_party, previous_focus, previous_subject
from kg.extract.verbfirstbearers import relative_owner, unsure_owner
from kg.model import Span
from kg.spot.item import Item

# what may stand between "and" and a possessive: "X and by its head"
_LEADS: Final = frozenset(("by", "with", "from", "to", "of", "for", "det", "contracted"))
# how a thing stands that a pronoun in the next sentence does not take up
_BESIDE: Final[tuple[str, ...]] = ("in", "at", "to", "on", "from", "for", "against", "than")
_BY: Final = ("by",)


def owner(
    context: Context,
    line: Line,
    item: Item,
    wanted: frozenset[str] | tuple[str, ...],
    but: frozenset[object] = frozenset(),
    back: bool = False,
) -> Fill | None:
    """What a possessive ("its", "their") refers to: the last bare thing before it, else the topic
    of the sentence before; on request never what its sentence names only behind it.
    """
    if "whose" in item.classes:  # "X, whose head": what stands right before it
        names = [x for x in line.items if x.kind == "name" and x.head.end <= item.start and not x.held]
        fits = bool(names) and names[-1].entity not in but and context.fits(names[-1].cls, wanted)
        return Fill(names[-1].entity, item.head, line.index, names[-1].cls) if fits else None
    if "we" in item.classes or nameless_joined(line, item):
        return None  # "our model": whose it is, only the speaker could tell
    if context.pack.article and (told := relative_owner(context, line, line.items.index(item), wanted)):
        return Fill(told.content, item.head, line.index, told.cls) if told.content not in but else None
    if context.pack.article and unsure_owner(context, line, line.items.index(item), wanted):
        return None
    but |= plain_firms(context) if "masculine" in item.classes else frozenset()
    apposed = told_within(context, line, item, wanted)
    if apposed is not None and apposed.entity not in but:
        return Fill(apposed.entity, item.head, line.index, apposed.cls)
    pronoun = bool(item.classes & {"he", "it"}) and context.pack.order == "svo"
    said = quoted_before(line, item)  # "« We open in Oslo », says its head": not Oslo's
    here = [r for r in context.recent if r[0] == line.index and r[3].end <= item.start]
    here = [r for r in here if said is None or not said.start <= r[3].start < said.end]
    here = [r for r in here if not (between_dashes(line, item, r[3]) or _written_in(line, r[3]))]
    here = [
        r
        for r in here
        if context.fits(r[2], wanted)
        and not (context.pack.article and bought_from(line.items, r[3].start, item))
        and not (pronoun and opens_before(line, item, r[3], not context.pack.adjective_first))
    ]
    before = [(e, c) for _, e, c, _, topic in here if topic]
    unsaid = _nameless_between(context, line, item, wanted) or strange_doer(context, line, item)
    unsaid = unsaid or firm_of_somebody(context, line, item, wanted)
    if unsaid or besides_another(context, line, item, wanted):
        return None
    with_it = _right_before(context, line, item, wanted) or _acting(context, line, item, wanted)
    if with_it is not None and with_it.entity not in but:
        return Fill(with_it.entity, item.head, line.index, with_it.cls)
    before = [b for b in inner_subject(context, line, item, wanted) or before if b[0] not in but]
    if before:
        entity, cls = before[-1]
        return Fill(entity, item.head, line.index, cls)
    near = [
        (e, c)
        for n, e, c, s, _ in here
        if e not in but and not (pronoun and context.under(n, s, _BY))  # "built by Acme, it has": not Acme
    ]
    if _nameless_subject(context, line, item, wanted):
        return None
    if len({e for e, _ in near}) == 1:
        return Fill(near[-1][0], item.head, line.index, near[-1][1])
    led = _leading(context, line, item, wanted) if not before and not near else None
    if led is not None:
        return led if led.content not in but else None
    if "of_several" in item.classes:
        return None  # no single one of which the text spoke before
    if (
        not (before or near)
        and _leads_in(context, line, item)
        and named_behind_comma(context, line, item, wanted)
    ):
        return None  # "for the opening of its service, the ministry …": no other's
    return _of_text(context, line, item, wanted, but, back)


def _of_text(
    context: Context,
    line: Line,
    item: Item,
    wanted: frozenset[str] | tuple[str, ...],
    but: frozenset[object],
    back: bool,
) -> Fill | None:
    """What the sentences before speak of, for a possessive that its own sentence does not tell of."""
    # "in its report, Acme said" may look ahead; behind "X Y, its head" nothing does
    person = any(
        x.kind == "name" and x.coarse == "Person" and not x.prep and x.head.end <= item.start
        for x in line.items
    )
    acts = not item.classes.isdisjoint(("he", "it"))
    if acts and another_topic(context, line, wanted):
        return None
    fill = previous_subject(context, line, wanted, acts) or previous_focus(
        context,
        line,
        wanted,
        item.start
        if person or (acts and (not context.pack.adjective_first or line.items[0] is item))
        else None,
    )
    if fill and fill.sentence == line.index and fill.span.end <= item.start:
        return None  # what this sentence names in passing, where several could be meant
    if person and fill:
        fill = or_lead(context, line, fill)
    if fill and fill.sentence < line.index and named_ahead(context, line, item, str(fill.content)):
        fill = other_party(context, line, item, fill, wanted)
    if fill and fill.sentence < line.index and _beside(context, item, fill):
        return None
    ahead = fill is not None and fill.sentence == line.index and fill.span.start > item.start
    if fill and ahead and (back or not behind_comma(line, item, fill)):
        return None
    return Fill(fill.content, item.head, line.index, fill.cls) if fill and fill.content not in but else None


def _written_in(line: Line, span: Span) -> bool:
    """Whether a place only tells where a sentence was written: "OSLO — Acme and its plant"."""
    return dateline(line) and line.items[0].is_at(span)


def _acting(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Item | None:
    """The subject right between a verb that comes first and a possessive: "since X launched its phone"."""
    k = next((n for n, x in enumerate(line.items) if x is item), 0)
    if k < 2 or context.pack.order != "vso":
        return None
    at = k - 2 if "that" in line.items[k - 1].classes else k - 1  # "X said that its phone"
    doer = line.items[at]
    bare = doer.kind == "name" and not doer.prep and not doer.held
    return doer if at and bare and is_finite(line.items[at - 1]) and context.fits(doer.cls, wanted) else None


def _beside(context: Context, item: Item, fill: Fill) -> bool:
    """Whether a pronoun would take up who only stands beside in the sentence before: "A new head has opened a
    lab at Acme. He …".
    """
    pronoun = bool(item.classes & {"he", "it"}) and context.pack.order == "svo"
    return pronoun and (context.under(fill.sentence, fill.span, _BESIDE) or whose_site(context, fill))


def _leading(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Fill | None:
    """The subject that a possessive in what leads in to a sentence looks ahead to: "for the opening of its
    service, Acme has …"; None where the sentence has no such name.
    """
    items = line.items
    k = items.index(item)
    if not _leads_in(context, line, item):
        return None
    for n, x in enumerate(items[k + 1 :], k + 1):
        if x.kind == "name" and not x.prep and context.fits(x.cls, wanted):
            behind = items[n + 1 : n + 4]
            opened = any(y.text == "," for y in items[k + 1 : n])
            return (
                Fill(x.entity, item.head, line.index, x.cls)
                if opened and x.group < 0 and any(is_finite(y) for y in behind)
                else None
            )
    return None


def _leads_in(context: Context, line: Line, item: Item) -> bool:
    """Whether an item stands in what leads in to a sentence: behind a preposition that opens it."""
    items = line.items
    if context.pack.order != "svo" or not items[0].classes & {"for", "in", "with", "other_prep"}:
        return False
    return not any(is_finite(x) or x.kind == "mark" for x in items[: items.index(item)])


def _nameless_between(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> bool:
    """Whether the nearest thing before a possessive that it may refer to is one that no name is known of,
    with a preposition: "with a firm from afar, which has its seat in Y".
    """
    if not context.pack.article:
        return False
    near = next(
        (
            x
            for x in reversed(line.items)
            if x.end <= item.start
            and x.kind in ("name", "noun")
            and not x.held
            and (context.fits(x.cls, wanted) if x.cls else False)
        ),
        None,
    )
    return (
        near is not None
        and near.kind == "noun"
        and near.noun is not None
        and "anaphor" in near.noun.use
        and near.det == ""
        and near.prep in ("with", "from", "on", "against", "by")
        and "refers" not in near.tags
    )


def _nameless_subject(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> bool:
    """Whether a possessive may be of a subject that no name is known of, where every name before it has a
    preposition: "the firm founded by Ann Lee sued for copies of its X"; "sued Acme for copies of its X".
    """
    before = [x for x in line.items if x.end <= item.start and x.kind in ("name", "noun") and not x.held]
    if any(x.kind == "name" and not x.prep and context.fits(x.cls, wanted) for x in before):
        return False
    return any(
        x.kind == "noun"
        and not x.prep
        and x.noun is not None
        and "anaphor" in x.noun.use
        and bool(x.cls)
        and context.fits(x.cls, wanted)
        and not x.tags.keys() & {"refers", "refers_all", "of_name"}
        for x in before
    )


def _right_before(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Item | None:
    """The name with "with" or "from" that a possessive behind "and" is told of, where no verb parts them:
    "works with X, big in chips, and its seat is Y", "made by X and by its head".
    """
    k = next((n for n, x in enumerate(line.items) if x is item), 0)
    again: frozenset[str] = frozenset(("with", "from", "by"))
    while k > 1 and "and" not in line.items[k - 1].classes and line.items[k - 1].classes & _LEADS:
        k -= 1
        again |= line.items[k].classes  # "of X and of its head"
    if k < 2 or "and" not in line.items[k - 1].classes:
        return None
    joined = line.items[k - 2]
    if (
        joined.kind == "name"
        and joined.prep in again
        and not joined.held
        and context.fits(joined.cls, wanted)
    ):
        return joined
    if not context.pack.article:
        return None
    for j in range(k - 2, -1, -1):
        x = line.items[j]
        if any(t.feature in ("past", "pres", "fut") for _, t in x.triggers) or "that" in x.classes:
            return None
        if x.kind == "name" and not x.held and context.fits(x.cls, wanted):
            return x if x.prep in ("with", "from") else None
    return None


def inner_subject(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> list[tuple[str, str]]:
    """The bare thing right behind the joining word of the item's own clause: Y in "X, that Y uses"."""
    at = next((k for k, x in enumerate(line.items) if x is item), 0)
    joints = [k for k in range(1, at) if line.items[k].classes & {"who", "that", "clause"}]
    while joints and context.pack.order == "vso" and is_finite(line.items[joints[-1] + 1]):
        joints.pop()  # "after that its worth was put at": of whom the clause before tells
    joint = next((k for k in reversed(joints) if line.items[k].kind == "word"), None)
    if joint is None:
        return []
    for other in line.items[joint + 1 : min(at, joint + 4)]:
        if other.kind in ("name", "noun"):
            fill = refer(context, line, other, wanted) if not other.prep else None
            return [(str(fill.content), fill.cls)] if fill is not None else []
    told, who = line.items[joint - 2], line.items[joint]  # "Acme, which trains its model": Acme's
    whose = line.items[joint - 1].text == "," and "who" in who.classes and context.pack.order == "svo"
    whose = whose and told.kind == "name" and all(x.kind != "mark" for x in line.items[joint:at])
    whose = whose and not (joint == at - 1 and item.classes & {"he", "it"})  # "X, où elle investit"
    return [(told.entity, told.cls)] if whose and context.fits(told.cls, wanted) else []
