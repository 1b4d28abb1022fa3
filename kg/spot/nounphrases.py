"""Noun phrases: each thing knows its preposition, its determiner and the count before it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lang.pack import PREPOSITIONS, Pack
from kg.model import Comparator
from kg.spot.asides import explains, makers, of_container, possesses
from kg.spot.item import Item

_PREPS = frozenset(PREPOSITIONS)


def _govern(items: list[Item], pack: Pack) -> None:
    """Find each thing's preposition, determiner and count by walking left through its noun phrase."""
    for i, item in enumerate(items):
        if item.kind not in ("name", "noun", "number", "date"):
            continue
        _walk_left(items, i, pack)


def _walk_left(items: list[Item], i: int, pack: Pack) -> None:
    item = items[i]
    if (
        i + 1 < len(items)
        and {items[i + 1].text, items[i + 1].key} & set(pack.enclitics)
        and item.kind in ("name", "noun")
    ):
        item.tags["possessor"] = True
    first = _past_comparator(items, i)
    if "to" in items[first].classes:
        first = i  # "grows to 2000", "up to 2000" of one word: it says what is reached, too
    k, plain = first - 1, 0
    pending: list[str] = []
    while k >= 0 and i - k <= 9:
        before = items[k]
        preps = [p for p in PREPOSITIONS if p in before.classes]
        genitive = "of" in preps and k > 0 and items[k - 1].kind == "noun"
        if "det" in before.classes and preps and not genitive and k > 0 and _leads(items[k - 1]):
            # "with some chips", "on some chips": an article behind a preposition of its own
            item.det = item.det or "indef"
            k -= 1
            continue
        if "det" in before.classes and preps and plain == 0 and not pending and not genitive:
            item.prep, item.weak, item.det = preps[0], True, "indef"
            k -= 1
            if preps[0] == "of" and k >= 0 and _transparent(items[k]):
                item.prep, item.weak = "", False
                _take_container(item, items[k])
                k -= 1
                continue
            return
        if before.classes & {"det", "possessive", "demonstrative"} and not preps:
            item.det = item.det or (
                "poss"
                if "possessive" in before.classes
                else "demo"
                if "demonstrative" in before.classes
                else _det(before)
            )
        elif (
            before.kind == "number"
            and pack.adjective_first
            and not item.det
            and item.kind == "noun"
            and k == i - 1
            and before.number is not None
            and before.number.kind in ("money", "measure")
        ):
            pass  # "the $9 million site", "a 40 MW plant"
        elif before.kind == "number" and item.det:
            return  # "for 80 million the firm": an article begins a phrase of its own
        elif (
            before.kind == "number"
            and before.number is not None
            and before.number.kind == "count"
            and item.kind in ("name", "noun")
        ):
            if item.count is None:
                item.count = before.number
                item.tags["count_item"] = before
            k = _past_comparator(items, k)
        elif preps:
            if (
                preps[0] == "of"
                and k > 1
                and {"det", "indef"} <= items[k - 1].classes
                and items[k - 2].kind not in ("name", "noun")
            ):
                # "one of the largest plants": a plant
                item.det = "indef"
                k -= 2
                continue
            counted = "partitive" in before.classes and k > 0 and items[k - 1].kind == "number"
            if k > 0 and (
                ((preps[0] == "of" or counted) and _transparent(items[k - 1]))
                or ("at" in preps and _is_group(items[k - 1]))
            ):
                _take_container(item, items[k - 1])
                k -= 2
                continue
            if pack.article and {"to", "for"} <= set(preps) and of_container(items, k):
                item.prep, item.tags["preps"] = "of", frozenset(("of",))
                return
            if "contracted" in before.classes:
                item.det = item.det or "def"
            item.prep = preps[0]
            item.tags["preps"] = frozenset(preps)
            item.tags["prep_item"] = before
            return
        elif (
            "comparator" in before.tags
            or before.classes & {"adverb"}
            or (before.kind == "mark" and before.text in "«“\"'([")
        ):
            if before.kind == "mark" and before.text in "([":
                return
        elif (
            {before.text, before.key} & set(pack.enclitics)
            and k > 0
            and items[k - 1].kind in ("name", "noun")
        ):
            item.tags.setdefault("whose", k - 1)
            k -= 1
        elif (
            pack.article
            and before.noun is not None
            and "role" in before.noun.use
            and not (k > 0 and items[k - 1].classes & {"det", "possessive"})
        ):
            # whose rival, owner or successor something is
            item.prep, item.tags["preps"] = "of", frozenset(("of",))
            return
        elif k == i - 1 and before.tags.get("modifier") and item.kind == "noun":
            pass
        elif k == i - 1 and _modifies(before, item, pack):
            # "by Acme engineers Ann Lee", "of Acme subsidiary Beta": whose the person or firm is
            if before.kind == "name":
                before.held = True
                before.tags["modifier"] = True
        elif (
            pack.adjective_first
            and before.kind == "name"
            and k == i - 2
            and items[i - 1].noun is not None
            and _modifies(items[i - 1], item, pack)
            and before.coarse == "Organization"
        ):
            before.held = True
            before.tags["modifier"] = True
        elif pack.article and possesses(items, k, pack):
            item.prep, item.tags["preps"] = "of", frozenset(("of",))
            return
        elif pack.article and before.kind == "noun" and _transparent(before):
            # a genitive without a word of its own
            _take_container(item, before)
        elif (
            pack.article and item.kind == "name" and before.kind == "noun" and not explains(items, i, k, pack)
        ):
            if k == i - 1 and makers(before, item, pack):
                item.prep, item.tags["preps"] = "of", frozenset(("of",))
            return
        elif before.kind == "noun" and k == i - 1 and item.kind == "name" and makers(before, item, pack):
            item.prep = "of"
            return
        elif (
            before.kind == "noun"
            and before.noun is not None
            and before.noun.use & {"cue", "role", "group"}
            and item.kind == "name"
            and not item.det
        ) or (
            before.kind == "noun"
            and item.kind == "noun"
            and before.noun is not None
            and before.noun.cls == item.cls
            and not pack.adjective_first
            and not item.det
        ):
            pass
        elif (
            before.kind == "word"
            and not before.triggers
            and not before.classes
            and plain < 2
            and not item.det
            and pack.script != "Arabic"
            and "cue" not in before.tags
        ):
            plain += 1
            pending.append(before.key)
        else:
            return
        k -= 1


def _modifies(before: Item, item: Item, pack: Pack) -> bool:
    """Whether what stands right before a name tells whose a person or a firm with an office is:
    another firm's name, or a noun of people nobody knows.
    """
    if not pack.adjective_first or item.kind != "name":
        return False
    if before.kind == "name":
        return before.coarse == "Organization" and (item.coarse == "Person" or "with_noun" in item.tags)
    return (
        item.coarse == "Person"
        and before.kind == "noun"
        and before.noun is not None
        and "opaque" in before.noun.use
    )


def _leads(item: Item) -> bool:
    """Whether an item is a preposition and nothing else."""
    return item.kind == "word" and bool(item.classes & _PREPS) and not item.classes & {"det", "of"}


def _past_comparator(items: Sequence[Item], i: int) -> int:
    """Where a number begins with its "more than" or "close to", whose words govern nothing."""
    number = items[i].number
    if number is None or number.value.comparator is Comparator.EXACT:
        return i
    return next((k for k in range(i - 1, max(-1, i - 5), -1) if "comparator" in items[k].tags), i)


def _det(item: Item) -> str:
    return "indef" if "indef" in item.classes else "def"


def _transparent(item: Item) -> bool:
    """Whether "of" behind this item is looked through: a container noun, a group, or a vague number."""
    if item.kind == "number" and item.number is not None:
        return item.number.kind == "count"
    return item.kind == "noun" and item.noun is not None and bool(item.noun.use & {"container", "group"})


def _is_group(item: Item) -> bool:
    return item.kind == "noun" and item.noun is not None and "group" in item.noun.use


def _take_container(item: Item, container: Item) -> None:
    container.held = True
    if container.kind == "number" and item.count is None:
        item.count = container.number
        item.tags["count_item"] = container
    elif container.count is not None and item.count is None:
        item.count = container.count
        item.tags.setdefault("count_item", container.tags.get("count_item"))
    if container.kind == "noun" and container.noun is not None and "group" in container.noun.use:
        item.tags["group"] = container
    if container.det:
        item.det = container.det
