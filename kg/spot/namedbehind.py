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
        if _heads(item) and (name := _name_behind(items, i)) is not None:
            item.held = True
            item.tags["of_name"] = name
            for x in items[i + 1 : name]:
                if x.kind in ("name", "noun"):
                    x.held = True


def _heads(item: Item) -> bool:
    """Whether an item is the noun of a ware, with "its" or "a", that stands for nothing yet."""
    if item.held or item.group >= 0 or "of_name" in item.tags or item.det not in ("poss", "indef"):
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
            fits = named and closed and items[at].coarse in _WARES and items[at].group < 0
            return at if fits and items[at].text[:1].isupper() else None
        if item.kind == "noun" or (item.kind == "name" and item.tags.get("class_of_things")):
            if not item.prep:
                return None
        elif item.kind != "word" or item.triggers or "cue" in item.tags or item.classes - _INNER:
            return None
    return None
