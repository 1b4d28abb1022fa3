"""What stands around a name and adds nothing: marks, another spelling in brackets, a share's code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kg.lang.fold import has_shape
from kg.lang.pack import Pack
from kg.spot.ages import leave_out_age
from kg.spot.brackets import handles, relative_brackets
from kg.spot.letters import is_code
from kg.spot.seats import fold_states
from kg.spot.tokens import SCRIPT as _SCRIPT

if TYPE_CHECKING:
    from kg.spot.item import Item

_OPEN, _CLOSE = '«“"‹„', '»”"›“'


def fold_asides(items: list[Item]) -> None:
    """Let each name take in the quotation marks around it, and a bracket that holds the same entity again."""
    _dashes_to_commas(items)
    fold_states(items)
    handles(items)
    relative_brackets(items)
    i = 0
    while i < len(items):
        item = items[i]
        if item.kind == "name":
            if i + 1 < len(items) and ticker(items[i + 1].text):
                _take(item, items, i, i + 2)
            if _marks(items, i - 1, _OPEN) and _marks(items, i + 1, _CLOSE):
                _take(item, items, i, i + 2)
                del items[i - 1]
                i -= 1
            if (
                i + 3 < len(items)
                and items[i + 1].text == "("
                and items[i + 3].text == ")"
                and items[i + 2].entity == item.entity
            ):
                _take(item, items, i, i + 4)
            elif (
                i + 4 < len(items)
                and item.coarse == "Place"
                and items[i + 1].text == "("
                and items[i + 2].coarse == "Place"
                and items[i + 3].text == ")"
                and (items[i + 4].text in ",،" or "and" in items[i + 4].classes)
            ):
                del items[i + 1 : i + 4]  # "offices in Oslo (Norway), Kiel (Germany) and …": one list
            leave_out_age(items, i)
        i += 1


def _dashes_to_commas(items: list[Item]) -> None:
    """Read two dashes around what is told of a name before its verb as commas: "Lee—head of X—said"."""
    dashes = [k for k, x in enumerate(items) if x.text in _DASHES]
    if len(dashes) != 2 or not dashes[0] or dashes[1] + 1 >= len(items):
        return
    first, last = dashes
    if items[first - 1].kind == "name" and items[last + 1].acts and not any(x.acts for x in items[:first]):
        for k in dashes:
            items[k].text = items[k].key = ","
        items[last].tags["told"] = items[first - 1]


_DASHES: Final = ("—", "–")


_DEGREES: Final = frozenset(("more", "less"))


def drop_differences(items: list[Item]) -> None:
    """Make a plain word of the number that tells by how much one thing is more than another: "costs 100
    euros more than Acme", "40 MW less"; a percentage is a ratio.
    """
    for k, by in enumerate(items[1:], 1):
        number = items[k - 1].number
        if number is None or not by.measure or by.measure.isdisjoint(_DEGREES):
            continue
        if items[k - 1].kind != "number" or number.kind == "percent":
            continue
        behind = items[k + 1 : k + 3]
        compared = any(x.classes & {"than", "of"} for x in behind)  # "100 euro in meno del Gale 5"
        if compared or not behind or behind[0].kind == "mark":
            items[k - 1].number, items[k - 1].kind = None, "word"


def drop_rates(items: list[Item]) -> None:
    """Make a plain word of a sum that is paid by the hour, the user or the token: it is nobody's price."""
    for number, by in pairwise(items):
        if "rate" in by.classes and number.number is not None and number.number.kind == "money":
            number.number, number.kind = None, "word"


_TICKER: Final = re.compile(r"[A-Z]{2,5}\.[A-Z]{1,2}")


def ticker(text: str) -> bool:
    """Whether a word is the code of a share with its exchange, which news agencies put behind a firm:
    "Acme ACME.N".
    """
    return "." in text and _TICKER.fullmatch(text) is not None


def _marks(items: list[Item], i: int, marks: str) -> bool:
    return 0 <= i < len(items) and items[i].kind == "mark" and items[i].text in marks


def _take(item: Item, items: list[Item], i: int, end: int) -> None:
    item.end = items[end - 1].end
    item.tokens = (item.tokens[0], items[end - 1].tokens[1])
    del items[i + 1 : end]


def makers(noun: Item, name: Item, pack: Pack) -> bool:
    """Whether a firm's name behind a noun says whose the things are ("les puces Acme"), in scripts
    that part words so.
    """
    if name.coarse != "Organization":
        return False
    if pack.article:
        use = noun.noun.use if noun.noun is not None else frozenset(("anaphor",))
        several = "cue" in use and "anaphor" not in use
        return noun.coarse in ("Hardware", "Place") or (several and noun.coarse in ("AIModel", "Product"))
    return pack.script == "Latin" and not pack.adjective_first and noun.coarse in ("Hardware", "Place")


def explains(items: list[Item], i: int, k: int, pack: Pack) -> bool:
    """Whether the class noun at `k` before the name at `i` says what the name is.

    A person's office is no organisation's title; and where the article is a prefix, an office without one
    has its organisation behind it ("مؤسس X").
    """
    noun, name = items[k], items[i]
    if noun.noun is None:
        return False
    if "role" not in noun.noun.use:
        if (
            name.coarse == "Person"
            and noun.coarse == "Organization"
            and not pack.article
            and _in_office(items, k)
        ):
            return False
        if makers(noun, name, pack) and (k == i - 1 or "thing" in noun.noun.use):
            return False
        definite = k > 0 and "det" in items[k - 1].classes
        alone = k == i - 1 and noun.tokens[1] - noun.tokens[0] == 1
        if not pack.article or not definite or not alone:
            return True
        subject = k > 1 and any(t.feature in ("past", "pres", "fut") for _, t in items[k - 2].triggers)
        return noun.coarse != "Organization" and (not subject or is_code(name.text))
    if noun.coarse == "Person" and name.coarse not in ("Person", ""):
        return False
    whole = name.coarse == "Person" and pack.article in noun.key.split()  # "a man of the-trade NAME"
    return not pack.article or whole or (k > 0 and bool(items[k - 1].classes & {"det", "possessive"}))


def _in_office(items: list[Item], k: int) -> bool:
    """Whether the firm's noun at `k` tells whose office a person has: "the head of the firm Ann Lee"."""
    at = k - 1
    while at > 0 and "det" in items[at].classes and "of" not in items[at].classes:
        at -= 1
    office = items[at - 1].noun if at > 0 and "of" in items[at].classes else None
    return office is not None and "role" in office.use


def possesses(items: list[Item], k: int, pack: Pack) -> bool:
    """Whether the word at `k` before a thing is an unlisted noun, so that the thing only tells whose it is.

    At the head of a clause, or shaped like a verb, it is taken for a verb with its subject.
    """
    word = items[k]
    if (
        word.kind != "word"
        or word.classes
        or word.triggers
        or word.measure
        or word.tags
        or word.text[0] not in _SCRIPT
    ):
        return False
    before = items[k - 1] if k else None
    if (
        before is None
        or before.kind == "mark"
        or before.classes & {"and", "that", "who", "clause", "adverb", "have", "neg"}
        # a noun with its article has no genitive: "the firm of the-field the-artificial the model X"
        or (before.key == pack.article and before.end == word.start)
        or (
            word.key.startswith(pack.article)
            and (has_shape(word.key, pack.adjective_shapes) or has_shape(word.key, pack.feminine_nouns))
        )
    ):
        return False
    return not has_shape(word.key, pack.verb_shapes)


def called(items: list[Item]) -> None:
    """Let a class noun stand for the name that it is said to have: "a plant that bears the name X", "the
    fastest machine of the country, called “X”".
    """
    for k, item in enumerate(items[1:-1], 1):
        if "called" not in item.classes:
            continue
        at = k + 1
        while (
            at + 1 < len(items) and at < k + 3 and ("det" in items[at].classes or items[at].text in "«“\"‘'")
        ):
            at += 1
        if items[at].kind == "name" and _another_name(items, k, at):
            items[at].held = True
            continue
        if items[at].kind == "name" and (noun := _called_so(items, k, items[at].coarse)) is not None:
            # a name behind a comma is out of the verb's reach: there the noun is found, and means the name
            between = items[next(n for n, x in enumerate(items) if x is noun) + 1 : k]
            parted = any(x.kind == "name" and x.prep for x in between)  # "a site in Oslo called X"
            noun.held = items[k - 1].text != "," and not parted
            noun.tags["of_name"] = at
            if noun.held and noun.prep and not items[at].prep:
                # "the building of the machine, called X": of X
                items[at].prep, items[at].weak = noun.prep, noun.weak
                items[at].tags |= {t: noun.tags[t] for t in ("preps", "prep_item") if t in noun.tags}


def _another_name(items: list[Item], k: int, at: int) -> bool:
    """Whether a comma and "called" at `k` give another name of what is named right before them: "Acme, called
    Brisk before, …" tells of Acme.
    """
    comma = next((j for j in range(k - 1, max(0, k - 3), -1) if items[j].text in ",،("), 0)
    before = items[comma - 1] if comma else None
    plain = all("adverb" in x.classes or "det" in x.classes for x in items[comma + 1 : k])
    return (
        before is not None
        and plain
        and (before.kind, before.coarse) == ("name", "Organization")
        and items[at].coarse in (before.coarse, "")
    )


def _called_so(items: list[Item], k: int, coarse: str) -> Item | None:
    """The noun of a class before "called" at `k`: past a comma right before it, not past another mark or, far
    away, past a verb; of two it is the farther one only if the nearer hangs on a preposition.
    """
    near: Item | None = None
    for j in range(k - 1, max(-1, k - 14), -1):
        noun = items[j]
        far = k - j > 6
        after_town = noun.text == "," and items[j + 1].coarse == "Place"  # "in Larne, Texas"
        if noun.kind == "mark" and not (after_town or (j == k - 1 and noun.text == ",")):
            break
        if far and (near is not None or noun.acts or "who" in noun.classes):
            break
        alike = noun.coarse == coarse or (noun.coarse, coarse) == ("Place", "Hardware")
        counted = noun.count is not None and items[k + 1].group < 0  # "a machine of 300 GPUs called X"
        if noun.noun is not None and noun.noun.use & {"cue", "anaphor"} and alike and not counted:
            if not noun.prep or noun.kind != "noun":
                return noun
            near = near or noun
    return near


def makers_between(items: list[Item], things: Sequence[int]) -> frozenset[int]:
    """The firms that only tell whose a member of a list of things is: "the X2 of Acme and the Y3"."""
    return frozenset(
        b
        for a, b, c in zip(things, things[1:], things[2:], strict=False)
        if b - a == 2
        and "of" in items[a + 1].classes
        and items[b].coarse == "Organization"
        and items[a].coarse == items[c].coarse != "Organization"
        and items[a].kind == items[c].kind == "name"
    )
