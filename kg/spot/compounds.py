"""Nouns and names that only tell what kind the noun behind them is, where the pack puts adjectives first."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from kg.lang.pack import Pack
from kg.spot.item import Item
from kg.spot.modifiers import foreign, owned, several, where


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


def modifying_names(items: Sequence[Item], pack: Pack) -> None:
    """Hold firms' names that only tell whose the thing of a plain noun behind them is: "an Acme shareholder",
    "Borea's Acme architecture", "the first Acme “Gale” supercomputer".
    """
    if not pack.adjective_first:
        return
    for k, (item, behind) in enumerate(itertools.pairwise(items)):
        if item.kind != "name" or item.held or item.coarse not in ("Organization", ""):
            continue
        if behind.kind == "noun" and item.end + 1 == behind.start and owned(item, behind):
            # "buys an Acme supercomputer", "an Acme and Borea supercomputer": no firm is bought
            for x in items[max(0, k - 4) : k + 1]:
                if x is item or (x.kind == "name" and x.coarse == "Organization" and _joined(items, x, item)):
                    x.held = True
            continue
        told = item.det == "indef" or "whose" in item.tags
        if (told and _plain_noun(item, behind)) or (behind.text in '“"' and _quoted_thing(items, k + 1)):
            item.held = item.tags["modifier"] = item.tags["nowhere"] = True


def _joined(items: Sequence[Item], first: Item, last: Item) -> bool:
    """Whether "and" or a comma alone stands between two names."""
    between = [x for x in items if first.end <= x.start and x.end <= last.start]
    return len(between) == 1 and (between[0].text == "," or "and" in between[0].classes)


def _quoted_thing(items: Sequence[Item], k: int) -> bool:
    """Whether the marks that open at `k` hold the name of the thing whose noun stands behind them."""
    close = next((j for j in range(k + 1, min(k + 5, len(items))) if items[j].text in '”"'), None)
    if close is None or close + 1 >= len(items):
        return False
    noun = items[close + 1]
    return noun.kind == "noun" and noun.coarse in ("Hardware", "Product", "AIModel")


def _plain_noun(before: Item, item: Item) -> bool:
    """Whether a word right behind a noun is of no class and has no ending of a verb or adverb: "data centre
    spree", "server arm".
    """
    return (
        before.end + 1 == item.start
        and item.unlisted
        and len(item.text) > 2
        and not item.text.endswith(("s", "ed", "ly"))
    )
