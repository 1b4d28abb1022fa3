"""Nouns and names that only tell what kind the noun behind them is, where the pack puts adjectives first."""

from __future__ import annotations

import itertools
from typing import Final

from kg.lang.pack import PREPOSITIONS, Pack
from kg.spot.item import Item
from kg.spot.modifiers import foreign, owned, several, where

# endings of nouns alone, though they end as verbs may
_NOUNS: Final[tuple[str, ...]] = ("ness", "ics", "tions")
_PREPS: Final = frozenset(PREPOSITIONS)
_TIMES: Final[tuple[str, ...]] = ("date", "month", "duration")
_WARES: Final[tuple[str, ...]] = ("Product", "Hardware", "AIModel")
# what a modifying name may be, "" for a name of no class yet
_MAKERS: Final = frozenset(("Organization", "", *_WARES))


def compounds(items: list[Item], pack: Pack) -> None:
    """Let a class noun or a name right before a class noun only tell what kind it is: "the chip company",
    "the Acme phone maker".
    """
    if not pack.adjective_first:
        return
    for before, item, behind in zip(kept := list(items), kept[1:], [*kept[2:], None], strict=False):
        told = before.kind == "noun" and _doing(before, item, behind)
        if (before.kind == "noun" or _kind_of(before, item)) and not told and _plain_noun(before, item):
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


def modifying_names(items: list[Item], pack: Pack) -> None:
    """Hold firms' names that only tell whose the thing of a plain noun behind them is: "an Acme shareholder",
    "Borea's Acme architecture", "the first Acme “Gale” supercomputer".
    """
    if not pack.adjective_first:
        return
    for k, (item, behind) in enumerate(itertools.pairwise(items)):
        if item.kind != "name" or item.held or item.coarse not in _MAKERS:
            continue
        if _what_of(items, k):
            item.held = item.tags["modifier"] = item.tags["nowhere"] = True
        if item.coarse in _WARES:
            if _of_whom(item, behind):
                item.held = item.tags["modifier"] = True
                item.tags["nowhere"] = "whose"
            continue
        if behind.kind == "noun" and item.end + 1 == behind.start and owned(item, behind):
            # "buys an Acme supercomputer", "an Acme and Borea supercomputer": no firm is bought
            for x in items[max(0, k - 4) : k + 1]:
                if x is item or (x.kind == "name" and x.coarse == "Organization" and _joined(items, x, item)):
                    x.held = True
            behind.det = behind.det or item.det
            if item.prep and not behind.prep:
                # "servers for the Acme cluster": for the cluster
                behind.prep, behind.weak = item.prep, item.weak
                behind.tags |= {key: item.tags[key] for key in ("preps", "prep_item") if key in item.tags}
            continue
        counted = item.coarse == "Organization" and "count_item" in item.tags  # "one Acme user"
        told = item.det == "indef" or "whose" in item.tags or counted
        if (
            _done_to_noun(items, k, pack)
            or (told and (_plain_noun(item, behind) or _mere_deed(item, behind)))
            or (behind.text in '“"' and _quoted_thing(items, k + 1))
        ):
            item.held = item.tags["modifier"] = item.tags["nowhere"] = True


def _of_whom(item: Item, behind: Item) -> bool:
    """Whether a thing's name only tells what somebody right behind it makes: "Android phone maker Acme"."""
    return (
        behind.kind == "name"
        and behind.coarse in ("Organization", "Person")
        and behind.start < behind.head.start
        and item.end + 1 == behind.start
    )


def _mere_deed(item: Item, behind: Item) -> bool:
    """Whether a word right behind somebody's name of a firm is the noun of a deed: "the company's Acme
    acquisition" is no Acme of the company's.
    """
    return (
        "whose" in item.tags
        and item.end + 1 == behind.start
        and behind.kind == "word"
        and bool(behind.triggers)
        and all(t.feature == "noun" for _, t in behind.triggers)
    )


def _done_to(items: list[Item], k: int, pack: Pack) -> bool:
    """Whether the name at `k` stands where a verb has its object, with no more than an article, a sum or
    plain words between.
    """
    for item in reversed(items[max(0, k - 4) : k]):
        if item.triggers and item.kind == "word":
            return not any(t.feature == "noun" or pack.frames[t.frame].speech for _, t in item.triggers)
        plain = bool(item.classes & {"det"}) and not item.classes & {"that", "who"}
        if item.kind != "number" and not plain and not item.unlisted:
            return False
    return False


def _done_to_noun(items: list[Item], k: int, pack: Pack) -> bool:
    """Whether a plain word, in small letters or a title's, stands right behind the object at `k`, so is the
    object: "buys the Acme patents", "Acquires Acme Stake".
    """
    behind = items[k + 1]
    return (
        items[k].end + 1 == behind.start
        and behind.kind == "word"
        and behind.text.isalpha()
        and len(behind.text) > 3
        and not (behind.classes or behind.triggers or behind.measure or "cue" in behind.tags)
        and not behind.key.endswith(("ly", "ing"))
        # "found Acme violated the law", but "Acme based chips"
        and (not behind.key.endswith("ed") or any(x.kind == "noun" for x in items[k + 2 : k + 3]))
        and not any(tag.kind in _TIMES for _, tag in pack.table.get(behind.key, ()))
        and _done_to(items, k, pack)
    )


def _what_of(items: list[Item], k: int) -> bool:
    """Whether the name at `k` only tells what a thing is built on or made for: "Acme based chips", "the Acme
    cloud-based supercomputer".
    """
    behind = items[k + 1]
    if "based" in behind.classes or items[k].end + 1 != behind.start:
        return items[k].end + 1 == behind.start
    at = k + 1
    if behind.unlisted and k + 3 < len(items) and "based" in items[k + 2].classes:
        at = k + 2
    elif not ("-" in behind.text and behind.text.islower() and behind.kind == "word"):
        return False
    noun = items[at + 1] if at + 1 < len(items) else None
    return noun is not None and noun.kind == "noun" and noun.coarse not in ("", items[k].coarse)


def _joined(items: list[Item], first: Item, last: Item) -> bool:
    """Whether "and" or a comma alone stands between two names."""
    between = [x for x in items if first.end <= x.start and x.end <= last.start]
    return len(between) == 1 and (between[0].text == "," or "and" in between[0].classes)


def _quoted_thing(items: list[Item], k: int) -> bool:
    """Whether the marks that open at `k` hold the name of the thing whose noun stands behind them."""
    close = next((j for j in range(k + 1, min(k + 5, len(items))) if items[j].text in '”"'), None)
    if close is None or close + 1 >= len(items):
        return False
    noun = items[close + 1]
    return noun.kind == "noun" and noun.coarse in ("Hardware", "Product", "AIModel")


def _doing(before: Item, item: Item, behind: Item | None) -> bool:
    """Whether a form in "-ing" tells what the noun before it does, and is no noun: "a firm building the X2",
    "a letter calling for".
    """
    if behind is None or not item.text.endswith("ing") or item.kind != "word":
        return False
    if behind.classes & {"det", "possessive", "that"}:
        return True
    return before.coarse == "Work" and not behind.classes.isdisjoint(_PREPS)


def _kind_of(before: Item, item: Item) -> bool:
    """Whether a class of things in the singular may only tell what kind the word behind it is: "a server
    architecture".
    """
    one = before.tags.get("class_of_things") and before.count is None and not before.text.endswith("s")
    return bool(one) and not item.text.endswith(("ing", "able"))


def _plain_noun(before: Item, item: Item) -> bool:
    """Whether a word right behind a noun is of no class and has no ending of a verb or adverb: "data centre
    spree", "server arm", "data centre business".
    """
    return (
        before.end + 1 == item.start
        and item.unlisted
        and len(item.text) > 2
        and (not item.text.endswith(("s", "ed", "ly")) or item.text.endswith(_NOUNS))
    )
