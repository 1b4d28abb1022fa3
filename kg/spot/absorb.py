"""Names take in the class nouns that stand beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kg.lang.pack import Pack
from kg.spot.asides import explains
from kg.spot.complements import complement_items
from kg.spot.item import Item
from kg.spot.modifiers import foreign, owned, several, where
from kg.spot.officefields import cues_of, office_before
from kg.spot.offices import nouns_of
from kg.spot.towns import town_before

_ADJECTIVE: Final = frozenset(("adjective",))
# what machines are made of
_PARTS: Final = frozenset(("Accelerator", "Processor", "Component", "Memory"))


def _absorb(items: list[Item], pack: Pack, generic: frozenset[str], coarse: Mapping[str, str]) -> None:
    """Let each name take in the class nouns that stand right before it (or behind, where the pack
    says so).
    """
    i = 0
    while i < len(items):
        item = items[i]
        if item.kind == "name" and item.entity not in generic:
            first = _counted(items, i, generic) if pack.script == "Latin" else i
            if first == i:
                first = _head(items, i, pack, coarse)
            if first == i:
                first = _nouns_before(items, i, pack, generic, coarse)
            if first == i and item.coarse == "Person":
                first = office_before(items, i, pack)
            if first == i and pack.article:
                first = _head_without_of(items, i, coarse)
            if first == i:
                first = town_before(items, i)
            if first < i:
                item.start = items[first].start
                item.tokens = (items[first].tokens[0], item.tokens[1])
                if item.coarse == "Organization":
                    words = (x.key.split() for x in items[first:i] if x.kind in ("noun", "word"))
                    item.tags["described"] = tuple(word for key in words for word in key)
                del items[first:i]
                i = first
            _noun_behind(items, i, pack, generic)
        i += 1


def _nouns_before(
    items: list[Item], i: int, pack: Pack, generic: frozenset[str], coarse: Mapping[str, str]
) -> int:
    """Where the nouns begin that stand before a name and say what it is, which it takes its cues from; `i`
    without.
    """
    item, first = items[i], i
    for k in range(i - 1, max(-1, i - 7), -1):
        before = items[k]
        definite = bool(pack.article) and k > 0 and "det" in items[k - 1].classes
        if first < i and definite and (before.kind == "noun" or before.entity in generic):
            break  # "the firm of the-chips the phone X": its own noun alone
        if (
            before.kind == "noun"
            and before.noun is not None
            and "cue" in before.noun.use
            and before.cls
            and explains(items, i, k, pack)
        ):
            slugs = [noun.slug for noun in nouns_of(before)]
            uses = {use for noun in nouns_of(before) for use in noun.use}
            item.tags["cues"] = (*cues_of(item), *sorted(uses), *slugs, before.cls)
            item.tags["with_noun"] = before.key
        elif before.kind == "name" and before.entity in generic:
            item.tags["cues"] = (*cues_of(item), before.entity, before.cls)
        elif _parts_noun_and_name(items, k, pack, generic, first == i) or (
            first < i and _whole_of(items, k, item, coarse)
        ):
            continue
        else:
            break
        first = k
        item.measure |= before.measure
    return first


def _parts_noun_and_name(items: list[Item], k: int, pack: Pack, generic: frozenset[str], bare: bool) -> bool:
    """Whether what stands at `k` may part a name, as yet `bare` of nouns, from the noun that says what it
    is.
    """
    before = items[k]
    if _is_called(items, k) or (bare and before.kind == "mark" and before.text in '«“"'):
        return True
    if k > 0 and (items[k - 1].kind == "noun" or items[k - 1].entity in generic):
        if bare and not pack.adjective_first and (before.unlisted or before.classes == _ADJECTIVE):
            return True  # "la startup israeliana X": adjectives stand behind their noun
        if "kind_of" in before.classes:
            return True  # "accelerators of the type X"
        if k + 1 < len(items) and "kind_of" in items[k + 1].classes:
            return _adjectival(before)  # "a card new of the type X"
    if (
        "kind_of" in before.classes
        and k > 1
        and (items[k - 2].kind == "noun" or items[k - 2].entity in generic)
    ):
        return not pack.adjective_first and _adjectival(items[k - 1])
    if k > 1 and bare and not pack.adjective_first and before.unlisted and items[k - 1].unlisted:
        return items[k - 2].kind == "noun" and items[k - 2].coarse == "Organization"  # two adjectives
    # "the firm the American the young X": adjectives stand behind their noun
    return bool(pack.article and before.classes & {"adjective", "det"})


def _adjectival(item: Item) -> bool:
    """Whether a word behind a noun may be its adjective, in whatever script."""
    bare = item.kind == "word" and not (item.triggers or item.measure or "cue" in item.tags)
    return bare and item.classes <= _ADJECTIVE


def _whole_of(items: list[Item], k: int, name: Item, coarse: Mapping[str, str]) -> bool:
    """Whether "of" at `k` hangs a name's noun on another noun of the name's kind: "the maker of the chip X"
    is no name for X, nor is "the chip of the server X", "each node of the machine X".
    """
    noun = items[k - 1].noun if k > 0 and "of" in items[k].classes else None
    if noun is None or noun.use & {"role", "member", "portion"}:
        return False
    inner = items[k + 1].noun
    if inner is not None and inner.slug == "group" and noun.slug != "group":
        return False  # "a firm of the group X"
    if noun.cls in _PARTS and name.cls in ("ComputeSystem", "Facility"):
        return False
    return not (name.coarse and noun.cls and coarse.get(noun.cls, "") != name.coarse)


def _noun_behind(items: list[Item], i: int, pack: Pack, generic: frozenset[str]) -> None:
    """Let a name take in the noun right behind it that says what it is, where the pack puts nouns last."""
    item = items[i]
    if (
        pack.adjective_first
        and i + 2 < len(items)
        and (line := items[i + 1]).noun is not None
        and line.noun.slug == "line"
        and _explains(items[i + 2], generic)
    ):
        del items[i + 1]  # "the Acme-5 series virtual machines"
    if (
        pack.adjective_first
        and i + 1 < len(items)
        and _explains(items[i + 1], generic)
        and not owned(item, items[i + 1])
        and not where(item, items[i + 1])
        and not foreign(item, items[i + 1])
        and not several(item, items[i + 1])
    ):
        after = items.pop(i + 1)
        if item.coarse == "Product" and after.cls == "Product" and after.key.endswith("s"):
            item.tags["kind"] = True  # "Acme phones" are no one phone called Acme
        item.end = after.end
        item.tokens = (item.tokens[0], after.tokens[1])
        item.measure |= after.measure
        item.tags["cues"] = (*cues_of(item), after.noun.slug if after.noun else after.entity, after.cls)


def _counted(items: list[Item], i: int, generic: frozenset[str]) -> int:
    """Where a counted class of things begins that a few words part from the name of its kind ("8 GPUs,
    interconnected X"); `i` without.
    """
    for k in range(i - 2, max(0, i - 6), -1):
        kind = items[k]
        if kind.kind == "name" and kind.entity in generic and kind.cls == items[i].cls:
            plain = all(x.unlisted or x.text == "." for x in items[k + 1 : i])
            if items[k - 1].kind != "number" or not plain:
                return i
            items[i].tags["cues"] = (*cues_of(items[i]), kind.entity, kind.cls)
            items[i].measure |= kind.measure
            return k
    return i


def _head(items: list[Item], i: int, pack: Pack, coarse: Mapping[str, str]) -> int:
    """Where a name begins that the noun of a firm or a product with a bare complement stands before
    ("la empresa de chips NAME", "la bibliothèque de calcul NAME"); `i` without.
    """
    if pack.adjective_first or pack.script != "Latin":
        return i
    for k in range(i - 3, max(-1, i - 8), -1):
        noun, of = items[k].noun, k + 1
        if noun is None or coarse.get(noun.cls) not in ("Organization", "Product"):
            continue
        firm = coarse[noun.cls] == "Organization"
        if not ("role" in noun.use and firm) and ("cue" not in noun.use or "role" in noun.use):
            continue
        if items[of].unlisted and of + 2 < i:
            of += 1  # an adjective: "the Danish publisher of software NAME"
        rest = items[of + 1 : i]
        if firm and any(ch.isdigit() for ch in items[i].text):
            continue
        if not firm and any(x.noun is not None for x in rest):
            continue
        sector = "sector" in noun.use
        if "of" not in items[of].classes or ("contracted" in items[of].classes and not sector):
            continue
        opens = {*items[of].classes, *rest[0].classes} & {"contracted", "det"}
        if complement_items(rest, pack, firm, sector and bool(opens)):
            items[i].tags["cues"] = (*cues_of(items[i]), noun.slug, noun.cls)
            items[i].tags["with_noun"] = items[k].key
            return k
    return i


def _head_without_of(items: list[Item], i: int, coarse: Mapping[str, str]) -> int:
    """Where a name begins that a noun of its kind stands before, with genitives and adjectives between
    ("the firm of software the American NAME"); `i` without. Behind a definite noun each must be an adjective.
    """
    k = i - 1
    while k >= 0 and items[k].kind == "mark" and items[k].text in "«“\"'":
        k -= 1
    end = k + 1
    while k >= 0 and i - k <= 10:
        noun = items[k].noun
        if (
            k < end - 1
            and items[k].kind == "noun"
            and noun is not None
            and "cue" in noun.use
            and "role" not in noun.use
            and _names(coarse.get(noun.cls, ""), items[i].coarse)
        ):
            between = items[k + 1 : end]
            definite = k > 0 and "det" in items[k - 1].classes
            if definite and not all(
                x.classes & {"det", "adjective", "adverb"} or "det" in items[k + n].classes
                for n, x in enumerate(between)
            ):
                return i
            head = items[k - 1].noun if k else None
            if head is not None and "cue" in head.use and coarse.get(head.cls) == items[i].coarse:
                noun, k = head, k - 1  # "firm of services of the net the American NAME"
            items[i].tags["cues"] = (*cues_of(items[i]), noun.slug, noun.cls)
            return k
        to_it = k == end - 1 and k > 0 and "adverb" in items[k].classes  # "that belongs to it"
        if not _in_noun_phrase(items[k]) and not to_it:
            return i
        k -= 1
    return i


def _names(noun: str, name: str) -> bool:
    """Whether a noun of the coarse class may say what a name is; firms bear the names of their products."""
    return bool(noun) and (noun == name or (noun == "Product" and name == "Organization"))


def _in_noun_phrase(item: Item) -> bool:
    """Whether an item may stand inside a noun phrase: an article, an adjective, a genitive."""
    if item.kind == "noun":
        return item.noun is not None and "role" not in item.noun.use
    if item.kind != "word" or "cue" in item.tags or not item.text.isalpha():
        return False
    if any(t.feature not in ("inf", "noun") for _, t in item.triggers):
        return False
    return not item.classes - {"det", "adjective"} and not item.classes & {"demonstrative", "indef"}


def _explains(item: Item, generic: frozenset[str]) -> bool:
    """Whether an item behind a name says what the name is: "X2 chips", "the Acme supercomputer"."""
    if item.kind == "name":
        return item.entity in generic
    return (
        item.kind == "noun"
        and item.noun is not None
        and "cue" in item.noun.use
        and "role" not in item.noun.use  # "Acme CEO Ann Lee": the office is hers
        and bool(item.noun.cls)
    )


def _is_called(items: list[Item], k: int) -> bool:
    """Whether the word at `k` introduces a name behind a noun: "a plant called X"."""
    return "called" in items[k].classes and k > 0 and items[k - 1].kind == "noun"
