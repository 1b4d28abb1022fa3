"""Whether "and" joins two clauses, not two things: "Acme bought A, and B said"."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Pack
from kg.spot.item import Item

# how many items what is told of a thing between commas may have
_ASIDE: Final = 14
# what may stand between a subject and its verb
_BEFORE: Final = frozenset(("adverb", "clitic", "of_them", "it_object", "reflexive"))

# what closes a quotation or a title
_CLOSING: Final = ("»", "”", '"')


def ends_relative(items: list[Item], a: int, b: int) -> bool:
    """Whether the first of two things ends a relative clause between commas, behind whose second comma the
    sentence goes on with the other: "lost to A, which belongs to B, nor to C": C has no A.
    """
    if items[a].group >= 0 or items[a].kind != "name" or items[a + 1].text != ",":
        return False
    for k in range(a - 1, 1, -1):
        if items[k].kind in ("name", "mark"):
            return False
        if "who" in items[k].classes:
            head = items[k - 2]
            return items[k - 1].text == "," and head.kind == "name" and items[b].prep == head.prep != ""
    return False


def another_clause(items: list[Item], a: int, b: int, pack: Pack) -> bool:
    """Whether the second of two things is who does something in a clause of its own: "Acme bought A, and B
    said": a verb that says nothing stands before the first, another right behind the second.
    """
    told = _past_aside(items, b)
    if told < len(items) and told == b + 1 and items[told].text in _CLOSING:
        told += 1
    end = next((k for k in range(told, min(told + 3, len(items))) if items[k].classes.isdisjoint(_BEFORE)), 0)
    if not end or items[end].kind != "word" or not _own_verb(items[end]):
        return False
    if end + 1 < len(items) and "by" in items[end + 1].classes:
        return False  # "A and B led by Ann Lee"
    for k in range(a - 1, 0, -1):
        x = items[k]
        if x.classes & {"who", "that", "clause"} or (x.kind == "mark" and x.text != ","):
            return False
        if "by" in items[k + 1].classes and any(t.feature == "pp" for _, t in x.triggers):
            continue  # "the plant built by A and B has cost": a participle
        if x.acts or "cue" in x.tags:
            told = any(pack.frames[t.frame].speech for _, t in x.triggers)
            before = [y for y in items[:k] if y.kind in ("name", "noun")]
            return not told and bool(before) and not any("who" in y.classes for y in items[:k])
    # "the chip X, made by A, and B has already ordered it"
    made = (
        items[a + 1].text == ","
        and items[a].prep == "by"
        and any(t.feature == "pp" for _, t in items[max(0, a - 2)].triggers)
    )
    return made and not items[b].prep and not items[end].classes.isdisjoint(("have", "be"))


def _past_aside(items: list[Item], b: int) -> int:
    """Where it goes on behind a thing, past what is told of it between commas where one stands before "and",
    too: "bought A, and B, the owner of C, wants".
    """
    if (
        b + 1 >= len(items)
        or items[b + 1].text != ","
        or all(x.text != "," for x in items[max(0, b - 3) : b])
    ):
        return b + 1
    return next((k + 1 for k in range(b + 2, min(b + _ASIDE, len(items))) if items[k].text == ","), b + 1)


def _own_verb(item: Item) -> bool:
    """Whether an item is a verb with a subject right before it, no participle."""
    features = {t.feature for _, t in item.triggers}
    finite = bool(features & {"past", "pres", "fut", "cond"})
    return bool(item.classes & {"have", "be"}) or "cue" in item.tags or (finite and "ger" not in features)
