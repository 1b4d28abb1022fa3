"""What stands before the noun that explains a name behind a comma: its town, its kind, whose it is."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Pack
from kg.spot.item import Item

THINGS: Final[tuple[str, ...]] = ("Hardware", "AIModel", "Product", "Place", "Work")


def before_head(items: list[Item], k: int) -> bool:
    """Whether an item only tells where or of what kind the noun of a firm right behind it is: "an Oslo
    start-up founded by", "the AI chip start-up".
    """
    item, head = items[k], items[k + 1] if k + 1 < len(items) else None
    firm = head is not None and head.kind == "noun" and head.coarse == "Organization" and not head.prep
    town = item.kind == "name" and item.coarse == "Place"
    kind = item.kind in ("name", "noun") and item.coarse in THINGS and item.text[-1:].islower()
    return firm and not item.prep and "possessor" not in item.tags and (town or kind)


def possessed(items: list[Item], i: int, k: int, pack: Pack) -> bool:
    """Whether an item is a place right behind a name's comma, or its possessive ending, whose thing the name
    is said to be, up to another mark: "Brisk, Norway's fastest machine, is".
    """
    if k == i + 3:
        return items[k].text in pack.enclitics and possessed(items, i, k - 1, pack)
    ends = k + 1 < len(items) and items[k + 1].text in pack.enclitics
    place = k == i + 2 and items[k].kind == "name" and items[k].coarse == "Place"
    head = next((n for n in range(k + 2, min(k + 7, len(items))) if items[n].kind != "word"), 0)
    behind = items[head + 1 : head + 3] if head else []
    by = len(behind) == 2 and "by" in behind[1].classes and told_of(items, head)
    closed = head and (not behind or behind[0].kind == "mark" or "who" in behind[0].classes or by)
    return bool(place and ends and closed and items[head].kind == "noun")


def told_of(items: list[Item], k: int) -> bool:
    """Whether a participle or a relative pronoun right behind a noun goes on to tell of it."""
    behind = items[k + 1] if k + 1 < len(items) else None
    return behind is not None and (
        bool(behind.classes & {"who", "that"}) or any(t.feature == "pp" for _, t in behind.triggers)
    )
