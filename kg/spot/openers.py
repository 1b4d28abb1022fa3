"""Nouns of several that open the list of those that they mean; nouns that a sentence tells of by a participle
that opens it.
"""

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


def subject_of_opening(items: list[Item], k: int) -> bool:
    """Whether a definite noun behind a comma, at `k`, is what a participle that opens the sentence tells of,
    and explains no name: "Founded in 2019 by Ann Lee, once of Acme, the firm based in Oslo has sold".
    """
    first = next((x for x in items if x.kind != "mark"), items[0])
    if items[k].det != "def" or first.kind != "word" or not any(t.feature == "pp" for _, t in first.triggers):
        return False
    if any(x.classes & {"be", "have", "who"} for x in items[:k]):
        return False
    for x in items[k + 1 :]:
        if x.classes & {"be", "have"} or any(t.feature in ("past", "pres") for _, t in x.triggers):
            return True
        if (x.kind == "name" and not x.prep) or (x.kind == "mark" and x.text != ","):
            return False
    return False
