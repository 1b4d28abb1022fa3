"""A sentence as the patterns read it: a row of items, each a word, a named thing, a class noun, a
number or a date.

A name takes in the class nouns before it ("the training cluster Acme" is one item), so that the
nearest thing to
a verb is the thing meant; every item that stands for a thing knows its preposition, its determiner, the count
before it, and the other members of its list.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kg.lang.pack import PREPOSITIONS, Noun, Pack, Trigger
from kg.link.named import Named
from kg.model import PartialDate, Span
from kg.spot.absorb import _absorb, compounds
from kg.spot.asides import fold_asides
from kg.spot.connectors import nominal, settle
from kg.spot.item import Item
from kg.spot.lists import _appose, _group
from kg.spot.nametable import tags_at
from kg.spot.nounphrases import _govern
from kg.spot.numbers import Number
from kg.spot.tokens import Token


def build_items(
    tokens: Sequence[Token],
    pack: Pack,
    names: Sequence[Named],
    numbers: Sequence[Number],
    dates: Mapping[int, tuple[int, PartialDate | None]],
    classes: Mapping[str, str],
    generic: frozenset[str] = frozenset(),
    coarse: Mapping[str, str] | None = None,
) -> list[Item]:
    """The items of one sentence; `classes` maps an entity to its class, `generic` are classes of
    things ("GPU").

    `coarse` maps a class to its coarse class.
    """
    named = {n.first: n for n in names}
    numbered = {n.first: n for n in numbers}
    items: list[Item] = []
    i = 0
    while i < len(tokens):
        if i in named and not (named[i].entity in generic and _longer_noun(tokens, i, named[i].last, pack)):
            n = named[i]
            items.append(_make("name", tokens, i, n.last, entity=n.entity, cls=classes[n.entity], pack=pack))
            items[-1].tags["class_of_things"] = n.entity in generic
            items[-1].measure = frozenset(
                str(t.value) for _, t in tags_at(pack.table, tokens, i) if t.kind == "measure"
            )
            if n.entity in generic:
                items[-1].noun = _noun_at(tokens, i, n.last, pack)
            items[-1].measure = frozenset(
                str(t.value)
                for k in range(i, n.last)
                for e, t in tags_at(pack.table, tokens, k)
                if t.kind == "measure" and e <= n.last
            )
            i = n.last
        elif i in dates:
            end, value = dates[i]
            items.append(_make("date", tokens, i, end, date=value, pack=pack))
            i = end
        elif i in numbered:
            number = numbered[i]
            items.append(_make("number", tokens, i, number.last, number=number, pack=pack))
            i = number.last
        else:
            item, i = _word(tokens, i, pack, named, generic)
            items.append(item)
    for item in items:
        item.coarse = (coarse or {}).get(item.cls, "")
    fold_asides(items)
    for item in items:
        item.coarse = (coarse or {}).get(item.cls, "")
    _absorb(items, pack, generic, coarse or {})
    compounds(items, pack)
    settle(items, pack)
    nominal(items)
    _govern(items, pack)
    _group(items, pack)
    _appose(items, pack)
    return items


def _make(kind: str, tokens: Sequence[Token], i: int, end: int, pack: Pack, **more: object) -> Item:
    start, stop = tokens[i].start, tokens[end - 1].end
    text, key = tokens[i].text, tokens[i].key
    if end > i + 1:
        text, key = " ".join(t.text for t in tokens[i:end]), " ".join(t.key for t in tokens[i:end])
    item = Item(kind, start, stop, text, key, Span(start, stop), tokens=(i, end))
    for name, value in more.items():
        setattr(item, name, value)
    if kind in ("name", "noun"):
        item.triggers = ()
    return item


def _longer_noun(tokens: Sequence[Token], i: int, end: int, pack: Pack) -> bool:
    """Whether a class noun of the pack goes on behind a known class of things: "chip" in "chip de IA"."""
    return any(e > end and isinstance(t.value, Noun) for e, t in tags_at(pack.table, tokens, i))


def _noun_at(tokens: Sequence[Token], i: int, end: int, pack: Pack) -> Noun | None:
    """The class noun that a known class of things is written with, so that "the chip" may stand for
    a chip named before.
    """
    return next(
        (t.value for e, t in tags_at(pack.table, tokens, i) if e == end and isinstance(t.value, Noun)), None
    )


def _word(
    tokens: Sequence[Token], i: int, pack: Pack, named: Mapping[int, Named], generic: frozenset[str]
) -> tuple[Item, int]:
    """The item of a plain word; a run that is a class noun or one word class is one item."""
    tags = tags_at(pack.table, tokens, i)
    if not tags:
        return _make("mark" if tokens[i].kind == "p" else "word", tokens, i, i + 1, pack), i + 1
    tags = [
        (end, tag)
        for end, tag in tags
        if end == i + 1 or not any(k in named and named[k].entity not in generic for k in range(i + 1, end))
    ]
    triggers = tuple(
        (end - i, tag.value) for end, tag in tags if tag.kind == "trigger" and isinstance(tag.value, Trigger)
    )
    nouns = [(end, tag.value) for end, tag in tags if tag.kind == "noun" and isinstance(tag.value, Noun)]
    longest_trigger = max((n for n, _ in triggers), default=0)
    if nouns and nouns[0][0] - i >= longest_trigger:
        end, noun = nouns[0]
        item = _make("noun", tokens, i, end, pack, noun=noun, cls=noun.cls)
        item.measure = frozenset(str(t.value) for e, t in tags if t.kind == "measure" and e <= end)
        if pack.article and any(t.key == pack.article for t in tokens[i:end]):
            item.det = "def"
        item.triggers = tuple((n, t) for n, t in triggers if n == end - i)
        return item, end
    klass = [(end, str(tag.value)) for end, tag in tags if tag.kind == "class"]
    end = max((e for e, _ in klass), default=i + 1)
    if triggers:
        end = i + 1
    measure = [(e, str(t.value)) for e, t in tags if t.kind == "measure"]
    if measure and not triggers and not klass:
        end = max(e for e, _ in measure)
    cues = [(e, t.value) for e, t in tags if t.kind == "cue"]
    item = _make("mark" if tokens[i].kind == "p" else "word", tokens, i, end, pack)
    item.classes = frozenset(c for e, c in klass if e == end)
    item.triggers = triggers
    item.measure = frozenset(m for _, m in measure)
    if cues:
        item.tags["cue"] = cues[0]
        if any(_is_class(token, pack, "possessive", "he") for token in tokens[i : cues[0][0]]):
            # "in her words": whoever spoke before
            item.tags["his"] = True
    comparator = [t.value for e, t in tags if t.kind == "comparator"]
    if comparator:
        item.tags["comparator"] = comparator[0]
    return item, end


def _is_class(token: Token, pack: Pack, *classes: str) -> bool:
    return any(
        form == (token.key,) and tag.kind == "class" and tag.value in classes
        for form, tag in pack.table.get(token.key, ())
    )


def mark_strangers(items: Sequence[Item], starts: Collection[int]) -> None:
    """Tag the bare words at which a name was let go: they are somebody, so that no subject is to be
    supplied beside them.
    """
    for k, item in enumerate(items):
        if item.kind != "word" or item.start not in starts:
            continue
        before = next((x for x in reversed(items[:k]) if not x.classes & {"det", "possessive"}), None)
        if before is None or not before.classes & set(PREPOSITIONS):
            item.tags["stranger"] = True
