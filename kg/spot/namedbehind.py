"""Nouns that the name behind a comma explains: "its new chip for phones, the Gale 5"."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Pack
from kg.spot.item import Item

_REACH: Final = 9
_INNER: Final = frozenset(
    ("of", "for", "in", "det", "adverb", "adjective", "other", "contracted", "clitic", "kind_of")
)
_WARES: Final = frozenset(("Hardware", "AIModel", "Product"))


def introduce_names(items: list[Item], pack: Pack) -> None:
    """Let the noun of something that somebody has or that is new stand for the name that ends its phrase
    behind a comma, past what the noun is for or of.
    """
    if pack.script != "Latin":
        return
    for i, item in enumerate(items[:-3]):
        newly = i > 0 and items[i - 1].key in pack.new
        if _heads(item, pack, newly) and (name := _name_behind(items, i)) is not None:
            office = item.noun is not None and "role" in item.noun.use
            if not office:
                item.held = True
                item.tags["of_name"] = name
            if item.prep and (item.coarse not in _WARES or item.prep == "by"):
                # "bought by a Danish maker of chips, Acme": by Acme
                items[name].prep, items[name].weak = item.prep, item.weak
                items[name].tags |= {t: item.tags[t] for t in ("preps", "prep_item") if t in item.tags}
            for x in items[i + 1 : name]:
                if x.kind == "noun" or (x.kind == "name" and not _maker(item, x)):
                    x.held = True


def _heads(item: Item, pack: Pack, newly: bool) -> bool:
    """Whether an item is the noun of a ware, with "its" or "a", that stands for nothing yet, or with a word
    that says so (`newly`); where nouns stand before their adjectives also that of a firm, with any article.
    """
    if item.held or item.group >= 0 or "of_name" in item.tags or not item.det:
        return False
    doer = item.coarse == "Organization" or (item.coarse == "Person" and bool(item.prep))
    if item.kind == "noun" and doer and not pack.adjective_first and item.noun is not None:
        return not item.noun.use.isdisjoint(("cue", "anaphor", "young", "role"))
    if item.det not in ("poss", "indef") and not (newly and not pack.adjective_first):
        return False
    if item.kind == "name":
        return bool(item.tags.get("class_of_things")) and item.text.islower() and item.coarse in _WARES
    noun = item.noun
    return (
        item.kind == "noun"
        and noun is not None
        and item.coarse in _WARES
        and "role" not in noun.use
        and not noun.use.isdisjoint(("cue", "thing", "anaphor"))
    )


def _name_behind(items: list[Item], i: int) -> int | None:
    """Where the name stands behind the comma that ends the phrase of the noun at `i`."""
    for k in range(i + 1, min(i + _REACH, len(items) - 1)):
        item = items[k]
        if item.text == ",":
            at = k + 1 + ("det" in items[k + 1].classes)
            named = at < len(items) and items[at].kind == "name" and items[at].entity and not items[at].prep
            closed = at + 1 >= len(items) or items[at + 1].kind == "mark"
            kinds = _WARES if items[i].coarse in _WARES else frozenset((items[i].coarse,))
            fits = named and closed and items[at].coarse in kinds and items[at].group < 0
            if items[i].det == "def" and k == i + 1:
                return None  # "the firm, Acme and others": one that was told of before
            return at if fits and items[at].text[:1].isupper() else None
        # "by a former member of Acme, Ann Lee", "the newest chip of Acme, the X2"
        whose = item.kind == "name" and (items[i].coarse == "Person" or _maker(items[i], item))
        if item.kind == "noun" or whose or (item.kind == "name" and item.tags.get("class_of_things")):
            if not item.prep:
                return None
        elif item.kind != "word" or item.triggers or "cue" in item.tags or not _inside(item):
            return None
    return None


def _maker(ware: Item, name: Item) -> bool:
    """Whether a name behind the noun of a ware is the firm whose it is."""
    return ware.coarse in _WARES and name.coarse == "Organization" and name.prep == "of"


def _inside(item: Item) -> bool:
    """Whether a word may stand between a noun and the comma that ends its phrase."""
    return not item.classes or not item.classes.isdisjoint(_INNER)
