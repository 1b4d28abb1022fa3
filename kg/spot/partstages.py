"""A stage of a site or machine, of which is told what is told of the whole: "the first phase of X opened"."""

from __future__ import annotations

from typing import Final

from kg.spot.item import Item

_WHOLES: Final = frozenset(("Place", "Hardware"))
# what joins a stage to what it is of
_OF: Final = frozenset(("of", "partitive"))


def stages_of(items: list[Item]) -> None:
    """Let the thing behind the noun of a stage and "of" stand as that noun does, where nothing governs it."""
    for k, item in enumerate(items):
        if item.kind != "word" or "stage" not in item.classes:
            continue
        of = k + 1
        while of < len(items) and items[of].kind == "word" and not items[of].classes & _OF and of < k + 5:
            of += 1
        thing = next((n for n in range(of + 1, min(of + 3, len(items))) if items[n].kind != "word"), -1)
        if thing < 0 or items[thing].kind not in ("name", "noun") or items[thing].coarse not in _WHOLES:
            continue
        if any(x.triggers or x.classes & {"and", "who"} for x in items[k + 1 : of]) or _governed(items, k):
            continue
        if items[of].classes & _OF and items[thing].tags.get("prep_item") is items[of]:
            items[thing].prep = ""
            items[thing].tags["stage"] = True  # its size is not the whole's


def _governed(items: list[Item], k: int) -> bool:
    """Whether a preposition stands before the word at `k`, past its article."""
    before = next((x for x in reversed(items[max(0, k - 3) : k]) if "det" not in x.classes), None)
    return before is not None and bool(
        before.classes & {"in", "to", "from", "on", "with", "of", "other_prep"}
    )
