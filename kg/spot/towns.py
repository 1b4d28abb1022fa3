"""Towns and states named behind what they are: "the town of NAME"."""

from __future__ import annotations

from kg.lang.shared import common
from kg.spot.item import Item
from kg.spot.nametable import NameTable
from kg.spot.tokens import Token


def town_before(items: list[Item], i: int) -> int:
    """Where the noun stands that says through "of" what kind of place a name is, adjectives behind it ("la
    ciudad mexicana de NAME"); `i` without. Sites, which may be *of* a town, are none.
    """
    place = items[i]
    if place.coarse != "Place" or i < 2 or "of" not in items[i - 1].classes:
        return i
    k = i - 2
    while k > 0 and i - k < 4 and items[k].unlisted:
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


def stands_at_site(items: list[Item], i: int) -> bool:
    """Whether a place's name tells through "of" where a site is at which something stands or is done ("nella
    fabbrica di NAME", "nello stabilimento Acme di NAME"): it is done in the place. A site that is somebody's
    by a possessive is a thing of its own, and so is one of several.
    """
    place = items[i]
    if place.kind != "name" or place.coarse != "Place" or place.prep != "of" or i < 3:
        return False
    k = i - 2
    while k > 0 and i - k < 7 and (items[k].unlisted or items[k].coarse == "Organization" or _of(items[k])):
        k -= 1
    site, preps = items[k], items[k].tags.get("preps")
    return (
        site.kind == "noun"
        and site.cls == "Facility"
        and isinstance(preps, frozenset)
        and "in" in preps
        and site.det == "def"
        and site.count is None
    )


def _of(item: Item) -> bool:
    return item.kind == "word" and "of" in item.classes


def town_goes_on(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a place's name of which no list knows goes on with "de": "in Villar de Brisa", not "in Oslo de"
    or "in Villar de Acme".
    """
    if names.pack.adjective_first or names.pack.script != "Latin" or end != i + 1 or not i:
        return False
    if end + 1 >= len(tokens) or tokens[end].key not in common()["names"]["particles"]:
        return False
    first, rest = tokens[i], tokens[end + 1]
    stands = any(
        form == (tokens[i - 1].key,) and tag.kind == "class" and tag.value == "in"
        for form, tag in names.pack.table.get(tokens[i - 1].key, ())
    )
    plain = all(t.text.isalpha() and t.text.istitle() and len(t.text) > 3 for t in (first, rest))
    return stands and plain and names.at(tokens, i) is None and names.at(tokens, end + 1) is None
