"""How a list of names ends that is not all named: "X, Y and a crop of start-ups such as Z"."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Pack
from kg.spot.item import Item
from kg.spot.wordtags import classes_alone

_OPENERS: Final = frozenset(("det", "possessive", "indef", "other"))
_PLAIN: Final = frozenset(("adjective",))
_REACH: Final = 9


def more_behind(items: list[Item], last: int) -> bool:
    """Whether a list goes on with what is no name behind its last one: "X, Y and others"."""
    if _measured(items, last):
        return True
    first = last + 1 + (last + 2 < len(items) and items[last + 1].text in ",،")
    behind = items[first : first + 2]
    return (
        len(behind) == 2
        and "and" in behind[0].classes
        and items[last].kind == "name"
        and (
            behind[1].kind == "noun"
            or not behind[1].classes.isdisjoint(_OPENERS)
            or _several(items, first + 1)
        )
    )


def _measured(items: list[Item], last: int) -> bool:
    """Whether a list of counted things goes on with a measure: "8 X, 2 Y and 512 GB of memory"."""
    behind = [x for x in items[last + 1 : last + 5] if "of" not in x.classes and "with" not in x.classes]
    number = next((x.number for x in behind[1:3] if x.kind == "number"), None)
    return (
        items[last].count is not None
        and number is not None
        and number.kind == "measure"
        and (behind[0].text in ",،" or "and" in behind[0].classes)
    )


def _several(items: list[Item], at: int) -> bool:
    """Whether a phrase of two plain words at `at` ends the list that names no more: "existing backers"."""
    words = items[at : at + 2]
    return (
        len(words) == 2
        and all(
            (x.kind == "word" or x is words[1]) and x.text.islower() and x.classes <= _PLAIN for x in words
        )
        and not any(x.triggers for x in words)
        and words[1].key.endswith("s")
        and (at + 2 == len(items) or items[at + 2].kind == "mark")
    )


def examples(items: list[Item]) -> None:
    """Let the examples of what ends a list go on with it."""
    for k, item in enumerate(items):
        if "like" not in item.classes or k + 1 >= len(items) or items[k + 1].kind != "name":
            continue
        joint = next((j for j in range(k - 1, max(0, k - _REACH), -1) if "and" in items[j].classes), 0)
        if joint < 2 or any(_parts(x) for x in items[joint + 1 : k]):
            _lend_of_kind(items, k)
            continue
        before, first = items[joint - 1 - (items[joint - 1].text in ",،")], items[k + 1]
        if before.kind != "name" or before.coarse != first.coarse:
            _lend_of_kind(items, k)
            continue
        if before.group < 0:
            before.group = max(x.group for x in items) + 1
        for x in [x for x in items[k + 1 :] if x is first or x.group == first.group >= 0]:
            x.group, x.prep, x.weak = before.group, before.prep, before.weak
            x.tags["lent"] = True
            if "preps" in before.tags:
                x.tags["preps"] = before.tags["preps"]


def _lend_of_kind(items: list[Item], k: int) -> None:
    """Give the examples behind "such as", at `k`, the preposition of the noun right before it that they are
    examples of: "competes with start-ups such as X".
    """
    noun, first = items[k - 1], items[k + 1]
    if (
        not k
        or noun.kind != "noun"
        or noun.coarse != first.coarse
        or noun.held
        or noun.group >= 0
        or first.prep
    ):
        return
    if noun.prep in ("", "of") or noun.det == "def":
        return
    for x in [x for x in items[k + 1 :] if x is first or x.group == first.group >= 0]:
        x.prep, x.weak = noun.prep, noun.weak
        x.tags["lent"] = True
        if "preps" in noun.tags:
            x.tags["preps"] = noun.tags["preps"]


def _parts(item: Item) -> bool:
    """Whether an item is more than a word of the phrase that examples are given of."""
    return item.kind in ("name", "mark", "number") or item.acts


def prep_again(pack: Pack, items: list[Item], a: int, b: int) -> bool:
    """Whether the second of a list repeats the last word alone of the preposition that the first one has:
    "auprès d'A, de B et du C".
    """
    head = items[a]
    while isinstance(before := head.tags.get("list_of"), int):
        head = items[before]
    first = head.tags.get("prep_item")
    if items[b].prep != "of" or head.prep in ("", "of") or not isinstance(first, Item):
        return False
    words = first.key.split(" ")
    return len(words) > 1 and "of" in classes_alone(pack.table, words[-1])


def firm_and_ware(a: Item, b: Item) -> bool:
    """Whether a firm and a ware have one preposition: "the owner of Acme and Brisk"."""
    pair = {a.coarse, b.coarse} == {"Organization", "Product"}
    return pair and a.kind == b.kind == "name" and bool(a.prep) and not b.prep


def each_owned(items: list[Item], a: int, b: int, pack: Pack) -> bool:
    """Whether somebody's thing is joined to the owner of another: "Acme's X and Brisk's Y"."""
    return "possessor" in items[b].tags and "whose" in items[a].tags and bool(pack.enclitics)


def that_of(items: list[Item], a: int, b: int) -> bool:
    """Whether another's office stands for itself before the second thing: "the head of A and that of B"."""
    k = next((k for k in range(a + 2, b) if items[k] is items[b].tags.get("prep_item")), 0)
    if not k or "of" not in items[k].classes or "demonstrative" not in items[k - 1].classes:
        return False
    office = next((x.noun for x in reversed(items[max(0, a - 3) : a]) if x.kind == "noun"), None)
    return office is not None and "role" in office.use
