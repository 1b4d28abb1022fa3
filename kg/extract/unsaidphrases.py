"""Phrases whose subject goes without saying, where a language may leave it out: "Ofreció 40 por X"."""

from __future__ import annotations

from kg.extract.found import Context, Fill, Line
from kg.extract.gaps import past_adjuncts
from kg.extract.matcher import _Matcher
from kg.extract.maybeacts import may_act
from kg.extract.pronouns import note_topic
from kg.extract.topics import previous_subject
from kg.lang.fold import has_shape
from kg.lang.pack import Pack
from kg.link.named import UNTYPED
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


def joined_verbs(context: Context, line: Line) -> list[tuple[int, Fill]]:
    """Where "and" joins a further verb to the first of a sentence, and the subject of both, in a language
    that leaves no other out: "Acme makes chips and is based in Larne".
    """
    pack, items = context.pack, line.items
    if pack.pro_drop or not pack.adjective_first or pack.order != "svo":
        return []
    subject = next((n for n, x in enumerate(items) if x.kind in ("name", "noun") or _finite(x, pack)), -1)
    told = items[subject] if subject >= 0 else None
    if told is None or told.kind == "word" or told.prep or told.held or told.group >= 0:
        return []
    refers = told.tags.get("refers")
    content, cls = (refers.content, refers.cls) if isinstance(refers, Fill) else (told.entity, told.cls)
    if not content or cls == UNTYPED:
        return []
    out = []
    for k in range(subject + 2, len(items) - 1):
        if items[k - 1].classes & {"that", "who", "clause", "what"} or items[k - 1].text in ';:"“”':
            break  # another clause has another subject
        if _acts_itself(items[k - 1], items[k], pack) and any(_finite(x, pack) for x in items[: k - 1]):
            break  # "Acme said Brisk makes chips and is": Brisk is
        if "and" in items[k - 1].classes and _goes_on(items[k]):
            out.append((k, Fill(content, told.head, line.index, cls)))
    return out


def _acts_itself(thing: Item, verb: Item, pack: Pack) -> bool:
    """Whether a bare thing has the verb right behind it."""
    bare = thing.kind in ("name", "noun") and not thing.prep and not thing.held
    return bare and (
        _finite(verb, pack) or "cue" in verb.tags or bool(verb.classes & {"be", "have", "modal"})
    )


def _goes_on(item: Item) -> bool:
    """Whether a word is a verb of one who was named: in the past or in the third person, no bare form."""
    if item.kind != "word" or "possessive" in item.classes:
        return False
    bare = any(t.feature == "inf" for _, t in item.triggers)
    return bool(item.classes & {"be", "have"}) or (item.acts and not bare)


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


def shared(matcher: _Matcher, k: int, fill: Fill) -> Fill | None:
    """The subject of a sentence as the first thing of a phrase whose further words begin at item `k`; None
    where the phrase wants another class.
    """
    row, context = matcher.row, matcher.context
    first = row.elements[0]
    if not row.bears or first.cue or not matcher.begins_behind(k):
        return None
    wanted = first.takes or context.schema.wanted(row.phrase.term, first.name)
    return fill if context.fits(fill.cls, tuple(wanted)) else None


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
