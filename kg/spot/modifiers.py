"""Names that only tell whose, where or of what kind the thing of the noun behind them is."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Pack
from kg.spot.item import Item
from kg.spot.wordtags import classes_alone

_ORDINAL: Final = frozenset(("other", "adjective"))  # "its second site" stands like "its large site"


def foreign(item: Item, noun: Item) -> bool:
    """Whether a name is of another kind than the noun behind it, which so is no title of the name: "the
    Acme-phone maker".
    """
    return item.coarse in ("Product", "Hardware", "AIModel") and noun.coarse == "Organization"


def weekday(item: Item, pack: Pack) -> bool:
    """Whether a word is a day of the week."""
    return any(tag.kind == "date" and tag.value == "weekday" for _, tag in pack.table.get(item.key, ()))


def stands_before(items: list[Item], k: int, pack: Pack) -> bool:
    """Whether an item may stand before a noun as its adjective: a plain word that no list knows, or a
    participle behind a number or "of": "500 ordered chips".
    """
    item = items[k]
    if item.kind == "word" and not item.triggers and item.classes <= _ORDINAL and pack.script != "Arabic":
        return "cue" not in item.tags and not weekday(item, pack)  # "On Monday Acme said": a day of its own
    if not pack.adjective_first or k < 1 or items[k].kind != "word" or not items[k].triggers:
        return False
    if items[k].classes or any(t.feature not in ("past", "pp") or t.particle for _, t in items[k].triggers):
        return False
    before = items[k - 1]
    count = before.number is not None and before.number.kind == "count"
    return count or bool(before.classes & {"of", "possessive"})


def release_subjects(items: list[Item], pack: Pack) -> None:
    """Take the preposition that opens a sentence from a name right before its verb, where it has a noun of
    its own: "In a statement Acme said", "sotto la sua guida Acme ha"; where a noun stands before its name
    ("con la società Acme ha firmato") only a noun that no list knows is the preposition's own.
    """
    own = pack.adjective_first
    opening = next((k for k, x in enumerate(items[:2]) if x.kind == "word"), 0)
    for i in range(opening + 2, min(len(items) - 1, opening + 8)):
        name = items[i]
        if (
            name.kind == "name"
            and name.prep
            and (name.coarse in ("Organization", "Person") or not (own or name.coarse))
            and name.tags.get("prep_item") is items[opening]
            and "of" not in items[opening].classes
            and all(x.kind in ("word", "noun", "number", "date") for x in items[opening:i])
            and (own or all(x.kind == "word" for x in items[opening:i]))
            and (items[i - 1].kind == "noun" or _own_noun(items[i - 1]))
            and (own or not classes_alone(pack.table, items[i - 1].key) & {"nation", "adjective"})
            and _verb(items[i + 1])
        ):
            name.prep = ""
            for tag in ("preps", "prep_item"):
                name.tags.pop(tag, None)
            return


def _own_noun(item: Item) -> bool:
    """Whether a word may be the noun that a preposition governs."""
    return item.kind == "word" and not item.classes and not item.triggers and item.text[0].islower()


def _verb(item: Item) -> bool:
    """Whether a word is a verb that has its subject before it."""
    return item.kind == "word" and (
        "have" in item.classes or any(t.feature in ("past", "pres") for _, t in item.triggers)
    )


def several(item: Item, noun: Item) -> bool:
    """Whether a plural of organisations or sites stands behind a firm's name, which only tells whose they
    are: "Acme investors". A list of names before it is told by it.
    """
    return (
        item.coarse == "Organization"
        and item.group < 0
        and noun.key.endswith("s")
        and (noun.coarse == "Place" or (noun.coarse == "Organization" and noun.text[0].islower()))
    )


def where(item: Item, noun: Item) -> bool:
    """Whether a place's name only tells where the thing of the noun behind it is: "the Oslo startup"."""
    return (
        item.coarse == "Place"
        and item.cls != "Facility"
        and noun.noun is not None
        and "role" not in noun.noun.use
        and (noun.cls in ("Company", "Fund", "Facility", "ComputeSystem") or "place" in noun.noun.use)
    )


def owned(item: Item, noun: Item) -> bool:
    """Whether a noun behind a firm's or a town's name is a thing of the firm's or in the town: "the Acme
    cluster", "the Oslo plant".
    """
    return (
        (item.coarse == "Organization" or (item.coarse == "Place" != item.cls and item.cls != noun.cls))
        and noun.coarse in ("Hardware", "Place", "Work")
        and noun.noun is not None
        and "thing" in noun.noun.use
    )


def only_modifies(items: list[Item], i: int, k: int, pack: Pack) -> bool:
    """Whether what stands at `k` only tells whose the thing is or of what kind; a name is held then."""
    item, before = items[i], items[k]
    if k == i - 1 and before.tags.get("modifier") and item.kind == "noun":
        return True
    if k == i - 1 and _modifies(before, item, pack):
        # "by Acme engineers Ann Lee", "of Acme subsidiary Beta": whose the person or firm is
        holds = before.kind == "name"
    elif (
        pack.adjective_first
        and k == i - 2
        and before.kind == "name"
        and before.coarse == "Organization"
        and items[i - 1].noun is not None
        and _modifies(items[i - 1], item, pack)
    ) or _where_it_is(items, i, k, pack):
        holds = True
    else:
        return False
    if holds:
        before.held = True
        before.tags["modifier"] = True
    return True


def _where_it_is(items: list[Item], i: int, k: int, pack: Pack) -> bool:
    """Whether a country stands before the plain words and the noun that a firm's name took in: "the U.S.
    private equity group Acme".
    """
    return (
        pack.adjective_first
        and items[k].kind == "name"
        and items[k].coarse == "Place"
        and k < i - 1
        and "with_noun" in items[i].tags
        and items[i].coarse in ("Organization", "Person")
        and all(x.unlisted for x in items[k + 1 : i])
    )


def _modifies(before: Item, item: Item, pack: Pack) -> bool:
    """Whether what stands right before a name tells whose a person or a firm with an office is:
    another firm's name, or a noun of people nobody knows.
    """
    if not pack.adjective_first or item.kind != "name":
        return False
    if before.kind == "name":
        if before.coarse == "Place":  # "the US Trade Commission", "Oslo mayor Ann Lee"
            return item.coarse in ("Organization", "Person") and before.end + 1 == item.start
        return before.coarse == "Organization" and (item.coarse == "Person" or "with_noun" in item.tags)
    return (
        item.coarse == "Person"
        and before.kind == "noun"
        and before.noun is not None
        and "opaque" in before.noun.use
    )


def bearer_behind(items: list[Item], i: int, office: Item) -> bool:
    """Whether an office has its bearer right behind the firm at `i`: "the spokesman of Acme Ann Lee"."""
    behind = items[i + 1] if i + 1 < len(items) else None
    if office.coarse != "Person" or items[i].coarse != "Organization" or behind is None:
        return False
    return behind.kind == "name" and behind.coarse == "Person"


def made_of_counted(items: list[Item], i: int, k: int) -> bool:
    """Whether the "of" at `k` tells of which counted chips at `i` a machine without a name is made, that
    something is done on or with: "trained on a cluster of 512 X".
    """
    item, whole = items[i], items[k - 1]
    if item.count is None or item.coarse != "Hardware" or whole.kind != "noun" or whole.coarse != "Hardware":
        return False
    if k < 2 or whole.cls == item.cls:
        return False
    return bool(items[k - 2].classes & {"on", "with"})
