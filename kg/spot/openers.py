"""Nouns of several that open the list of those that they mean."""

from __future__ import annotations

from kg.spot.item import Item


def opens_list(items: list[Item]) -> None:
    """Let a noun of several stand for those that a colon or bracket behind it lists, where adjectives follow
    their noun: "dos chips nuevos: A y B".
    """
    for i, item in enumerate(items[:-3]):
        if item.noun is None or item.held or not item.coarse or item.group >= 0 or "role" in item.noun.use:
            continue
        k = i + 1
        while k < len(items) - 3 and k - i < 4 and items[k].unlisted:
            k += 1
        if items[k].text not in (":", "("):
            continue
        k += 1 + ("det" in items[k + 1].classes)
        name = items[k]
        if name.kind == "name" and name.coarse == item.coarse and not name.prep and name.group >= 0:
            item.held = ":" in (items[k - 1].text, items[k - 2].text)
            item.tags["of_name"] = k
