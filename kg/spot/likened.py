"""Names that have no part in the clause: another is only likened to them, or unlike them; or whose words the
sentence gives, at its end.
"""

from __future__ import annotations

from typing import Final

from kg.spot.item import Item

# what stands before a thing that another is compared with
_COMPARES: Final = frozenset(("than", "restrictive"))


def hold_compared(items: list[Item]) -> None:
    """Let a name between commas that another is only likened to have no part in the clause: "Acme, like
    Brisk, was built in May".
    """
    for k in range(1, len(items)):
        item = items[k]
        if item.kind != "name":
            continue
        if _told_by(items, k):
            item.held = True
        to = item.tags.get("prep_item")
        if item.prep == "to" and to is not None:
            at = next((j for j in range(k) if items[j] is to), 0)
            if at and "other" in items[at - 1].classes:  # "sites similar to Acme"
                item.held, item.tags["likened"] = True, True
        if _explains_compared(items, k):
            item.held = True
        if _unlike(items, k):
            item.held, item.tags["likened"] = True, True
        if k >= len(items) - 2:
            continue
        if (
            items[k + 1].text == ","
            and items[k + 2].acts
            and (like := _like(items, k)) is not None
            and like > 1
            and (items[like - 1].text == "," or "and" in items[like - 1].classes)
            and any(x.kind == "name" or "stranger" in x.tags for x in items[: like - 1])
        ):
            item.held = True


def _explains_compared(items: list[Item], k: int) -> bool:
    """Whether a name behind a comma only says than what: "more than its forerunner, X"."""
    while k > 1 and items[k - 1].kind == "word" and "det" in items[k - 1].classes:
        k -= 1
    if k < 3 or items[k - 1].text != ",":
        return False
    than = next((j for j in range(k - 2, max(-1, k - 8), -1) if items[j].classes & _COMPARES), k)
    before = items[than : k - 1]
    possessed = any("possessive" in x.classes for x in before)
    return possessed and all(x.kind in ("word", "noun", "number") and not x.acts for x in before)


def _told_by(items: list[Item], k: int) -> bool:
    """Whether a mark and "according to" stand before a name that ends its sentence."""
    behind = items[k + 1 :]
    if any(x.kind != "mark" or x.text in ",،;:(" for x in behind):
        return False
    j = k - 1
    while j > 0 and (items[j].kind == "noun" or "det" in items[j].classes):
        j -= 1
    cue = items[j].cue
    if cue is None or cue.modality != "according" or items[j].tokens[1] > items[k].tokens[0]:
        return False
    while j > 0 and items[j - 1].cue is cue:
        j -= 1  # "according to" as two items
    return j > 1 and items[j - 1].text in ",،—"


def _like(items: list[Item], k: int) -> int | None:
    """The word before a name, but for its article, that likens something to it."""
    j = k - 1
    while j > 0 and items[j].kind == "word" and "det" in items[j].classes:
        j -= 1
    return j if "like" in items[j].classes and items[j].tokens[1] - items[j].tokens[0] == 1 else None


def _unlike(items: list[Item], k: int) -> bool:
    """Whether a name is only what another is unlike: "Unlike the Acme chip, Borea was built by Brisk"."""
    j = k - 1
    while j > 0 and items[j].kind != "name" and _between(items[j]):
        j -= 1
    if "unlike" in items[j].classes or (j == 0 and k + 1 < len(items) and _opens_likeness(items, k)):
        return True
    joined = any("and" in x.classes for x in items[j + 1 : k])
    return joined and items[j].kind == "name" and "likened" in items[j].tags


def _between(item: Item) -> bool:
    """Whether an item may stand between "unlike" and a name."""
    return item.kind == "noun" or not item.classes.isdisjoint(("det", "and")) or "stranger" in item.tags


def _opens_likeness(items: list[Item], k: int) -> bool:
    """Whether "like" with the name at `k` and one comma opens a sentence: "Like Acme, Borea was built"."""
    if items[k + 1].text != "," or _like(items, k) != 0:
        return False
    return next((x.acts for x in items[k + 2 :] if x.text == "," or x.acts), False)
