"""Nouns and names that only tell what kind the noun behind them is, where the pack puts adjectives first."""

from __future__ import annotations

import itertools

from kg.lang.pack import Pack
from kg.spot.item import Item
from kg.spot.modifiers import foreign, several, where


def compounds(items: list[Item], pack: Pack) -> None:
    """Let a class noun or a name right before a class noun only tell what kind it is: "the chip company",
    "the Acme phone maker".
    """
    if not pack.adjective_first:
        return
    for before, item in itertools.pairwise(list(items)):
        if before.kind == "noun" and _plain_noun(before, item):
            before.held = True
            before.tags["modifier"] = True
            continue
        if (
            item.kind != "noun"
            or item.noun is None
            or not item.cls
            or item.triggers
            or before.end + 1 != item.start
            or before.kind not in ("name", "noun")
        ):
            continue
        if (
            before.kind == "noun"
            and before.cls == item.cls
            and before.noun is not None
            and not item.noun.slug
        ):
            # "data centre campus" is a data centre
            before.text, before.end = f"{before.text} {item.text}", item.end
            before.reach(item.end)
            before.tokens = (before.tokens[0], item.tokens[1])
            items.remove(item)
            continue
        if (
            before.kind == "noun"
            or before.tags.get("class_of_things")
            or foreign(before, item)
            or several(before, item)
            or where(before, item)
        ):
            before.held = True
            before.tags["modifier"] = True


def _plain_noun(before: Item, item: Item) -> bool:
    """Whether a word right behind a noun is of no class and has no ending of a verb or adverb: "data centre
    spree", "server arm".
    """
    return (
        item.kind == "word"
        and before.end + 1 == item.start
        and item.text.isalpha()
        and item.text.islower()
        and len(item.text) > 2
        and not (item.classes or item.triggers or item.measure or "cue" in item.tags)
        and not item.text.endswith(("s", "ed", "ly"))
    )
