"""Towns and states named behind what they are: "the town of NAME"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.spot.item import Item


def town_before(items: Sequence[Item], i: int) -> int:
    """Where the noun stands that says through "of" what kind of place a name is, adjectives behind it ("la
    ciudad mexicana de NAME"); `i` without. Sites, which may be *of* a town, are none.
    """
    place = items[i]
    if place.coarse != "Place" or i < 2 or "of" not in items[i - 1].classes:
        return i
    k = i - 2
    while k > 0 and i - k < 4 and _plain(items[k]):
        k -= 1
    noun = items[k]
    says = (
        noun.kind == "noun"
        and noun.noun is not None
        and "cue" in noun.noun.use
        and "thing" not in noun.noun.use
        and noun.cls == place.cls
    )
    return k if says else i


def _plain(item: Item) -> bool:
    return (
        item.kind == "word"
        and item.text.islower()
        and item.text.isalpha()
        and not (item.classes or item.triggers or item.measure or "cue" in item.tags)
    )
