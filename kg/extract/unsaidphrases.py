"""Phrases whose subject goes without saying, where a language may leave it out: "Ofreció 40 por X"."""

from __future__ import annotations

from kg.extract.found import Context, Fill, Line
from kg.extract.gaps import past_adjuncts
from kg.extract.matcher import _Matcher
from kg.extract.pronouns import note_topic
from kg.extract.topics import may_act, previous_subject
from kg.lang.fold import has_shape
from kg.lang.pack import Pack
from kg.spot.item import Item


def verb_at(context: Context, line: Line) -> int:
    """Where the verb stands that opens a sentence without a subject, behind when it was at most; -1 where
    none does.
    """
    pack, items = context.pack, line.items
    if not pack.pro_drop or pack.order != "svo" or len(items) < 3 or not line.index:
        return -1
    k = past_adjuncts(items, 0)
    if k and k < len(items) and items[k].text == ",":
        k += 1
    return k if k + 1 < len(items) and _finite(items[k], pack) else -1


def left_out(matcher: _Matcher, k: int) -> Fill | None:
    """What the first slot of a phrase stands for whose further words begin at item `k` with the verb of a
    sentence that names no subject: what the sentences before speak of.
    """
    row, context, line = matcher.row, matcher.context, matcher.line
    first = row.elements[0]
    if not row.bears or first.cue or not matcher.begins_behind(k):
        return None
    wanted = first.takes or context.schema.wanted(row.phrase.term, first.name)
    fill = previous_subject(context, line, wanted, acts=True)
    return fill if fill is not None and may_act(context, line, fill) else None


def goes_on_with(matcher: _Matcher, k: int, fill: Fill) -> None:
    """Note that a sentence goes on with what it does not name."""
    here = Fill(fill.content, matcher.items[k].head, matcher.line.index, fill.cls)
    note_topic(matcher.context, matcher.line, here)


def _finite(item: Item, pack: Pack) -> bool:
    """Whether a word may be a verb with a subject of its own: no participle, no noun that a list knows."""
    if item.kind != "word" or item.text[:1].isdigit():
        return False
    if item.acts or not item.classes.isdisjoint(("reflexive", "copula")):
        return True
    return not (item.classes or item.triggers or has_shape(item.key, pack.participle_shapes))
