"""A sentence as patterns read it: a row of items: words, named things, class nouns, numbers, dates.

A name takes in the class nouns before it ("the training cluster Acme" is one item), so that the nearest
thing to a verb is the thing meant; every item that stands for a thing knows its preposition, its determiner,
the count before it, and the other members of its list.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import Final

from kg.lang.pack import PREPOSITIONS, Noun, Pack, Tag
from kg.link.named import Named
from kg.model import Comparator, PartialDate
from kg.spot.absorb import _absorb
from kg.spot.ago import WHEN, points_in_time
from kg.spot.apposed import _appose
from kg.spot.asides import drop_differences, drop_rates, fold_asides
from kg.spot.closeddates import open_dates
from kg.spot.compounds import compounds, modifying_names
from kg.spot.connectors import nominal, settle
from kg.spot.contact import open_contact_clauses
from kg.spot.item import Item
from kg.spot.likened import hold_compared
from kg.spot.lists import _group, partners_by_name
from kg.spot.namedbehind import introduce_names
from kg.spot.nounphrases import _govern
from kg.spot.numbers import Number
from kg.spot.offices import join_offices, take_duties
from kg.spot.offices_passed import drop_units, headed_by_office, reach_people, spelt
from kg.spot.partstages import stages_of
from kg.spot.predicates import told_by_line
from kg.spot.roundquotes import round_quotes
from kg.spot.tokenrow import dot_within
from kg.spot.tokens import Token
from kg.spot.uses import _Uses, _uses
from kg.spot.wordtags import all_tags, classes_alone, starts_of, tags_at


def build_items(
    tokens: list[Token],
    pack: Pack,
    names: list[Named],
    numbers: list[Number],
    dates: Mapping[int, tuple[int, PartialDate | None]],
    classes: Mapping[str, str],
    generic: frozenset[str] = frozenset(),
    coarse: Mapping[str, str] | None = None,
) -> list[Item]:
    """The items of one sentence; `classes` maps an entity to its class, `generic` are classes of
    things ("GPU"), `coarse` maps a class to its coarse class.
    """
    items = _row(
        tokens, pack, {n.first: n for n in names}, {n.first: n for n in numbers}, dates, classes, generic
    )
    _shortened(items, pack)
    open_dates(items)
    coarse = coarse or {}
    for item in items:
        if item.cls:
            item.coarse = coarse.get(item.cls, "")
    round_quotes(items, pack)
    fold_asides(items)
    join_offices(items)
    if pack.duties:
        take_duties(items, pack.duties)
    partners_by_name(items, pack)
    open_contact_clauses(items, pack)
    _absorb(items, pack, generic, coarse)
    compounds(items, pack)
    settle(items, pack)
    nominal(items, pack)
    _govern(items, pack)
    headed_by_office(items, pack)
    reach_people(items, pack)
    modifying_names(items, pack)
    _group(items, pack)
    drop_units(items, pack)
    introduce_names(items, pack)
    stages_of(items)
    _appose(items, pack)
    told_by_line(items)
    hold_compared(items)
    drop_differences(items)
    drop_rates(items)
    return items


def _shortened(items: list[Item], pack: Pack) -> None:
    """Let what else makes a possessor be a verb behind a pronoun: "It's powered by X"."""
    for pronoun, short in pairwise(items):
        if pronoun.classes and short.key in pack.glued and pronoun.classes & {"he", "it"}:
            short.classes |= {"be"}


def _row(
    tokens: list[Token],
    pack: Pack,
    named: Mapping[int, Named],
    numbered: Mapping[int, Number],
    dates: Mapping[int, tuple[int, PartialDate | None]],
    classes: Mapping[str, str],
    generic: frozenset[str],
) -> list[Item]:
    """The items from left to right, each as it stands."""
    items: list[Item] = []
    tags = all_tags(pack.table, tokens)
    ago = points_in_time(tokens, pack, numbered)
    i, before = 0, ""
    while i < len(tokens):
        if i in named and not (named[i].entity in generic and _longer_noun(tokens, i, named[i].last, pack)):
            item = _name(tokens, named[i], pack, generic)
            item.cls = classes[item.entity]
        elif i in ago:
            item = _make("word", tokens, i, ago[i])
            item.classes = WHEN  # "two years ago"
        elif i in dates:
            end, value = dates[i]
            item = _make("date", tokens, i, end)
            item.date = value
        elif i in numbered:
            item = _make("number", tokens, i, numbered[i].last)
            item.number = numbered[i]
            _bounded(items, numbered[i])
        elif tokens[i].text in "-+" and before == "name" and i + 1 in named and _joins(tokens, i):
            item = _make("word", tokens, i, i + 1)
            item.classes = _AND  # "the Acme-Brisk deal", "Acme + Brisk"
        else:
            # "this Monday, 3 May": no run of words goes into a date
            whole = (
                [row for row in tags[i] if not any(k in dates for k in range(i + 1, row[0]))]
                if dates
                else tags[i]
            )
            item = _word(tokens, i, whole, pack, named, generic)
            if item.noun is not None and "contracted" in classes_alone(pack.table, tokens[i].key):
                # "au canadien NAME": the article of the noun has the preposition in it
                items.append(_word(tokens, i, [t for t in tags[i] if t[0] == i + 1], pack, named, generic))
                item = _behind_article(item, tokens, i + 1)
        i = item.tokens[1]
        if dot_within(tokens, i, before, i in named, pack):
            continue
        items.append(item)
        before = item.kind
    return items


def _behind_article(noun: Item, tokens: list[Token], i: int) -> Item:
    """A noun without the article that its first word is."""
    item = _make("noun", tokens, i, noun.tokens[1])
    item.noun, item.cls, item.measure, item.triggers = noun.noun, noun.cls, noun.measure, noun.triggers
    return item


def _bounded(items: list[Item], number: Number) -> None:
    """Let the words that bound a number behind them tell of no deed, and deny none: "close to 40" closes
    nothing, "does not exceed 40" is a number that there is.
    """
    if number.value.comparator is Comparator.EXACT:
        return
    denies = False
    for item in items[-4:]:
        denies = denies or ("comparator" in item.tags and "neg" in item.classes)
        if denies:
            item.classes -= {"neg", "neg_opener"}
        if denies or "comparator" in item.tags:
            item.triggers = ()


def _joins(tokens: list[Token], i: int) -> bool:
    """Whether a mark is a plus, or touches what stands before and behind it."""
    tight = tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
    return tight or tokens[i].text == "+"


def _make(kind: str, tokens: list[Token], i: int, end: int) -> Item:
    first = tokens[i]
    if end == i + 1:
        return Item(kind, first.start, first.end, first.text, first.key, (i, end))
    run = tokens[i:end]
    text, key = " ".join([t.text for t in run]), " ".join([t.key for t in run])
    return Item(kind, first.start, run[-1].end, text, key, (i, end))


def _name(tokens: list[Token], named: Named, pack: Pack, generic: frozenset[str]) -> Item:
    """The item of a name, with the measures that its words are."""
    i, end = named.first, named.last
    item = _make("name", tokens, i, end)
    item.entity = named.entity
    item.tags["class_of_things"] = named.entity in generic
    if named.entity in generic:
        item.noun = _noun_at(tokens, i, end, pack)
    measures = starts_of(pack.table, tokens, "measure")
    measure = [
        str(t.value)
        for k in range(i, end)
        if k in measures
        for e, t in tags_at(pack.table, tokens, k)
        if t.kind == "measure" and e <= end
    ]
    if measure:
        item.measure = frozenset(measure)
    return item


def _longer_noun(tokens: list[Token], i: int, end: int, pack: Pack) -> bool:
    """Whether a class noun of the pack goes on behind a known class of things: "chip" in "chip de IA"."""
    return any(e > end and isinstance(t.value, Noun) for e, t in tags_at(pack.table, tokens, i))


def _noun_at(tokens: list[Token], i: int, end: int, pack: Pack) -> Noun | None:
    """The class noun that a known class of things is written with, so that "the chip" may stand for
    a chip named before.
    """
    return next(
        (t.value for e, t in tags_at(pack.table, tokens, i) if e == end and isinstance(t.value, Noun)), None
    )


def _word(
    tokens: list[Token],
    i: int,
    tags: list[tuple[int, Tag]],
    pack: Pack,
    named: Mapping[int, Named],
    generic: frozenset[str],
) -> Item:
    """The item of a plain word; a run that is a class noun or one word class is one item."""
    token = tokens[i]
    if not tags:
        kind = "mark" if token.kind == "p" else "word"
        return Item(kind, token.start, token.end, token.text, token.key, (i, i + 1))
    if tags[0][0] > i + 1:
        tags = [
            row
            for row in tags
            if row[0] == i + 1
            or not any(k in named and named[k].entity not in generic for k in range(i + 1, row[0]))
        ]
        uses = _uses([(end - i, tag) for end, tag in tags])
    else:
        # words that are alone, which most are, say the same wherever they stand
        kept: _Uses | None = pack.kept.get(token.key)
        uses = kept or pack.kept.setdefault(token.key, _uses([(end - i, tag) for end, tag in tags]))
    end = i + uses.length
    if uses.noun is not None and not (uses.triggers and _behind_quote(tokens, i)):
        item = _make("noun", tokens, i, end)
        item.noun, item.cls, item.measure = uses.noun, uses.noun.cls, uses.measure
        item.triggers = uses.triggers
        if uses.cue is not None:
            item.tags["cue"] = i + uses.cue[0], uses.cue[1]
        if pack.article and any(t.key == pack.article for t in tokens[i:end]):
            item.det = "def"
        return item
    # ", for its part," is a word of a sort with its commas
    item = _make("mark" if token.kind == "p" and end == i + 1 else "word", tokens, i, end)
    item.classes, item.triggers = spelt(token.text, uses.classes), uses.triggers
    item.measure = uses.measure
    if uses.cue is not None:
        length, cue = uses.cue
        item.tags["cue"] = i + length, cue
        words = (classes_alone(pack.table, word.key) for word in tokens[i : i + length])
        if any("possessive" in classes or "he" in classes for classes in words):
            # "in her words": whoever spoke before
            item.tags["his"] = True
    if uses.comparator:
        item.tags["comparator"] = uses.comparator
    return item


def _behind_quote(tokens: list[Token], i: int) -> bool:
    """Whether the comma behind a closed quotation stands right before a word: there its verb stands."""
    return i > 1 and tokens[i - 1].text == "," and tokens[i - 2].text in ("»", "”")


_AND: Final = frozenset(("and",))


def mark_strangers(items: list[Item], starts: Collection[int]) -> None:
    """Tag the bare words at which a name was let go: they are somebody, so that no subject is to be
    supplied beside them.
    """
    for k, item in enumerate(items if starts else ()):
        if item.kind != "word" or item.start not in starts:
            continue
        before = next((x for x in reversed(items[:k]) if not x.classes & {"det", "possessive"}), None)
        if before is None or not before.classes & set(PREPOSITIONS):
            item.tags["stranger"] = True
