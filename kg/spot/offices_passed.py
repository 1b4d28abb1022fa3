"""Prepositions that reach a person's name over what the person is: "by former Acme researcher Ann Lee"."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Pack
from kg.spot.item import Item

_REACH: Final = 9
# the slugs of offices that a firm has many of
_UNITS: Final = frozenset(("Organization", "Product"))
_POSTS: Final = frozenset(("staff", "president", "expert"))
_FIELD: Final = frozenset(("of", "for"))
_LEADS: Final = frozenset(("of", "for", "in", "at", "det", "contracted"))
_PRONOUNS: Final = frozenset(("we", "it", "he"))
_GOVERN: Final = frozenset(("by", "with"))
_SKIPPED: Final = frozenset(("det", "former", "of", "adjective", "contracted"))


def reach_people(items: list[Item], pack: Pack) -> None:
    """Give each person's name without a preposition that of the words before it which tell what the
    person is: an office, of whom, plain words of a trade.
    """
    if pack.script != "Latin":
        return
    for i, item in enumerate(items):
        if item.kind == "name" and item.coarse == "Person" and not item.prep and not item.held:
            at = _governor(items, i)
            if at is not None:
                prep = "by" if "by" in items[at].classes else "with"
                item.prep, item.weak = prep, False
                item.tags["prep_item"] = items[at]
                item.tags["preps"] = frozenset((prep,))


def headed_by_office(items: list[Item], pack: Pack) -> None:
    """Let the person's name behind an office and its field ("head of public policy Ann Lee") be governed by
    what governs the office, which the name's tag `office` holds.
    """
    if not pack.adjective_first:
        return
    for i, item in enumerate(items):
        if item.kind == "name" and item.prep in _FIELD and item.coarse == "Person":
            k = next((k for k in range(i - 1, max(0, i - 6), -1) if items[k].classes & _FIELD), 0)
            inside = items[k + 1 : i]
            if not k or not inside or not _one_office(items[k - 1]) or not all(map(_of_field, inside)):
                continue
            item.tags["office"] = office = items[k - 1]
            item.prep, item.weak = office.prep, office.weak
            item.tags["preps"] = frozenset((office.prep,)) if office.prep else frozenset()
            office.held = True


def _one_office(item: Item) -> bool:
    noun = item.noun
    return item.kind == "noun" and noun is not None and "role" in noun.use and not item.key.endswith("s")


def _of_field(item: Item) -> bool:
    """Whether an item may be a word of a field: a plain word or noun, "and"."""
    if item.kind not in ("word", "noun") or "cue" in item.tags or item.acts:
        return False
    return item.classes <= {"and"} or item.text[:1].isupper()


def spelt(text: str, classes: frozenset[str]) -> frozenset[str]:
    """The classes of a word that is written so: what has capitals alone is no pronoun ("the US", "IT")."""
    return classes - _PRONOUNS if len(text) > 1 and text.isupper() else classes


def _governor(items: list[Item], i: int) -> int | None:
    """Where the preposition stands that governs the phrase of which the name at `i` is the last word."""
    trade = bool(items[i].tags.get("with_noun"))
    for k in range(i - 1, max(-1, i - _REACH) - 1, -1):
        item = items[k]
        if not item.classes.isdisjoint(_GOVERN):
            return k if trade and (k + 1 < i) else None
        if item.kind == "noun":
            if item.noun is None or item.noun.use.isdisjoint(("role", "opaque")):
                return None
            trade = True
        elif item.kind == "name":
            if item.coarse == "Person" or not (item.held or item.prep == "of" or "modifier" in item.tags):
                return None
        elif item.unlisted:
            trade = trade or item.text.islower()
        elif "and" in item.classes:
            if not (k and items[k - 1].unlisted and items[k + 1].unlisted):
                return None
        elif item.classes.isdisjoint(_SKIPPED) or item.triggers or "cue" in item.tags:
            return None
    return None


def no_longer(items: list[Item], k: int) -> bool:
    """Whether a word says of the people at `k` that they are of a firm no more, or a person's name before a
    comma that they are that one alone: "two former researchers of Acme" do nothing for Acme.
    """
    noun = items[k].noun
    if noun is None or "group" not in noun.use:
        return False
    while k > 1 and items[k - 1].kind == "number":
        k -= 1
    before = items[k - 1] if k else None
    if before is None:
        return False
    named = before.text == "," and items[k - 2].kind == "name" and items[k - 2].coarse == "Person"
    return "former" in before.classes or named


def is_rival(noun: Item, name: Item, pack: Pack) -> bool:
    """Whether a noun is of what firms are to firms: "its-rival the-Norwegian X", the adjective's article."""
    role = bool(pack.article) and noun.noun is not None and "role" in noun.noun.use
    return role and name.kind == "name" and name.coarse == noun.coarse


def drop_units(items: list[Item], pack: Pack) -> None:
    """Make a plain word of the name of what somebody has an office in where the firm follows whose it is: in
    "Ann Lee, vice president of Data Solutions of Acme" the firm is Acme. A chief or founder is the unit's.
    """
    if pack.script != "Latin":
        return
    for i, unit in enumerate(items):
        named = unit.kind == "name" and unit.coarse in _UNITS and unit.group < 0
        if not named or "with_noun" in unit.tags or unit.prep not in _LEADS or not _staff_before(items, i):
            continue
        k = i + 1
        while k < min(len(items) - 1, i + 4) and items[k].kind == "word" and items[k].text[:1].isupper():
            k += 1  # "of Acme AI of Brisk"
        joint, firm = items[k : k + 2] if k + 1 < len(items) else (unit, unit)
        whose = joint.kind == "word" and bool(joint.classes & {"of", "at"})
        if whose and firm.kind == "name" and firm.cls == "Company" and firm.entity != unit.entity:
            unit.kind, unit.entity, unit.cls, unit.coarse, unit.prep = "word", "", "", "", ""


def _staff_before(items: list[Item], i: int) -> bool:
    """Whether an office in a firm stands before the preposition of the name at `i`."""
    k = i - 1
    while k > 0 and items[k].kind == "word" and items[k].classes & _LEADS:
        k -= 1
    noun = items[k].noun if 0 <= k < i - 1 else None
    return noun is not None and "role" in noun.use and noun.slug in _POSTS
