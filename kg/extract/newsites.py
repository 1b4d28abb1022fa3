"""Things that a sentence is the first to tell of, and that are still to come."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kg.lang.fold import has_shape
from kg.lang.pack import Pack
from kg.spot.item import Item


def new_site(pack: Pack, before: list[Item]) -> bool:
    """Whether a verb in the future stands before a phrase that speaks of a thing for the first time, by an
    article that tells of none known: "will put 40 million into a new plant in Oslo".
    """
    new = next((x for x in reversed(before) if x.kind == "word" and x.classes & {"det", "possessive"}), None)
    indefinite = new is None or "indef" in new.classes or bool({x.key for x in before[-2:]} & set(pack.new))
    if indefinite or any("other" in x.classes for x in before[-2:]):
        return any(future(x, pack) for x in before) or planned_before(before) or _purpose_near(before)
    return False


def planned_before(before: list[Item]) -> bool:
    """Whether the last words before a thing say that it is meant to be: "plans to build", and no verb tells
    behind them what was done.
    """
    for x in reversed(before):
        if x.cue is not None and x.cue.modality == "planned":
            return True
        if any(t.feature == "past" for _, t in x.triggers):
            return False
    return False


def _purpose_near(before: list[Item]) -> bool:
    """Whether an infinitive behind "for" stands before the last things of some items: "to set up its first
    plant".
    """
    for x, y in pairwise(before[-6:]):
        if "for" in x.classes and y.kind == "word" and (_infinitive(y) or (not y.classes and not y.triggers)):
            return True
    return False


def _infinitive(item: Item) -> bool:
    return any(t.feature == "inf" for _, t in item.triggers)


# classes of verbs, which have a tense
_TENSED: Final = frozenset(("engages",))


def future(item: Item, pack: Pack) -> bool:
    """Whether a word is a verb in the future, by its reading or, where no list knows it, by its shape."""
    if item.kind != "word" or not item.classes <= _TENSED:
        return False
    if item.triggers:
        return all(t.feature == "fut" for _, t in item.triggers)
    return has_shape(item.key, pack.future_shapes)


def put_into(items: list[Item], at: int) -> bool:
    """Whether a noun of a deed is what a sum right before it goes into: "40 million for the building"."""
    before = items[max(0, at - 3) : at]
    if not any(x.kind == "word" and x.classes & {"to", "for", "in"} for x in before):
        return False
    for x in reversed(items[max(0, at - 6) : at]):
        if x.kind in ("mark", "name"):
            return False
        if x.kind == "number":
            return x.number is not None and x.number.kind == "money"
    return False
