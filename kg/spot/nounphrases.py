"""Noun phrases: each thing knows its preposition, its determiner and the count before it."""

from __future__ import annotations

import re
from typing import Final

from kg.lang.pack import PREPOSITIONS, Pack
from kg.lang.shared import common
from kg.model import Comparator
from kg.spot.asides import explains, makers, possesses
from kg.spot.genitives import holder_of, measures, of_container, of_office, of_participle, whose_work
from kg.spot.item import Item
from kg.spot.modifiers import bearer_behind, made_of_counted, only_modifies, release_subjects, stands_before
from kg.spot.offices_passed import is_rival, no_longer
from kg.spot.towns import stands_at_site

_PREPS: Final = frozenset(PREPOSITIONS)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DETERMINERS: Final = frozenset(("det", "possessive", "demonstrative"))


def _govern(items: list[Item], pack: Pack) -> None:
    """Find each thing's preposition, determiner and count by walking left through its noun phrase."""
    for i, item in enumerate(items):
        if item.kind in ("name", "noun", "number", "date"):
            _walk_left(items, i, pack)
            if not pack.adjective_first and pack.script == "Latin" and stands_at_site(items, i):
                item.prep, item.tags["preps"] = "in", frozenset(("in",))
    if pack.order == "svo" and items and items[0].classes:
        release_subjects(items, pack)


def _walk_left(items: list[Item], i: int, pack: Pack) -> None:
    """Take up what governs, determines and counts the thing at `i`, from right to left.

    Each step gives the index where the walk goes on, and -1 where the phrase begins; some give None where
    they have nothing to say of what stands there.
    """
    item = items[i]
    if i + 1 < len(items) and item.kind in ("name", "noun") and _enclitic(items[i + 1], pack):
        item.tags["possessor"] = True
    first = _past_comparator(items, i)
    if "to" in items[first].classes:
        first = i  # "grows to 2000", "up to 2000" of one word: it says what is reached, too
    k, plain = first - 1, 0
    while k >= 0 and i - k <= 9:
        before = items[k]
        classes = before.classes
        preps = [] if classes.isdisjoint(_PREPS) else [p for p in PREPOSITIONS if p in classes]
        if preps and (to := _article_of_its_own(items, i, k, preps[0], plain)) is not None:
            k = to
        elif classes and not preps and classes & _DETERMINERS:
            item.det = item.det or _det(before)
            k -= 1
        elif before.kind == "number" and (to := _past_number(items, i, k, pack)) is not None:
            k = to
        elif before.kind == "date" and k and "indef" in items[k - 1].classes:
            k -= 1  # "a 1970 film"
        elif preps:
            k = _at_preposition(items, i, k, preps, pack)
        elif "adjective" in classes and item.kind == "name" and _called_so(items, i, k, pack):
            k -= 2  # "backed by the giant Acme"
        elif before.kind == "mark" and before.text in "«“\"'([":
            k = -1 if before.text in "([" else k - 1
        elif "comparator" in before.tags or "adverb" in classes or "elative" in classes:
            k -= 1  # an elative stands before its noun: "the-first chip X"
        elif k > 0 and _enclitic(before, pack) and items[k - 1].kind in ("name", "noun"):
            item.tags.setdefault("whose", k - 1)
            k -= 2
        elif _units_of(before, item):
            _take_container(item, before)  # "500 units X10" are as many X10
            k -= 1
        elif (to := _past_thing(items, i, k, pack)) is not None:
            k = to
        elif plain < 2 and not item.det and ("former" in classes or stands_before(items, k, pack)):
            plain += 1
            k -= 1
        else:
            return


def _called_so(items: list[Item], i: int, k: int, pack: Pack) -> bool:
    """Whether a preposition or "its rival", an article and the adjective at `k` stand for a name's noun."""
    if not pack.article or k < 2 or "det" not in items[k - 1].classes:
        return False
    return not items[k - 2].classes.isdisjoint(_PREPS) or is_rival(items[k - 2], items[i], pack)


def _article_of_its_own(items: list[Item], i: int, k: int, prep: str, plain: int) -> int | None:
    """Where the walk goes on from a word that is a preposition and an article ("des"); None where it is the
    preposition alone, as behind a noun ("achat des puces") or where plain words part it from the thing.
    """
    item = items[i]
    before = items[k - 1] if k > 0 else None
    if "det" not in items[k].classes or (
        before is not None and before.kind == "noun" and "of" in items[k].classes
    ):
        return None
    if before is not None and _leads(before):
        # "with some chips", "on some chips": an article behind a preposition of its own
        item.det = item.det or "indef"
        return k - 1
    if plain:
        return None
    item.det = "indef"
    if prep == "of" and before is not None and _transparent(before, item):
        item.prep, item.weak = "", False
        _take_container(item, before)
        return k - 2
    item.prep, item.weak = prep, True
    return -1


def _past_number(items: list[Item], i: int, k: int, pack: Pack) -> int | None:
    """Where the walk goes on from a number, which is taken as the count of what can be counted."""
    item, number = items[i], items[k].number
    if k and items[k - 1].text == "#":
        return k - 2  # "#1 Acme" is the first, and no count
    if k and "indef" in items[k - 1].classes and _YEAR.fullmatch(items[k].text):
        return k - 1  # "a 2010 server"
    if (
        pack.adjective_first
        and not item.det
        and (item.kind == "noun" or "cues" in item.tags)
        and k == i - 1
        and number is not None
        and number.kind in ("money", "measure")
    ):
        return k - 1  # "the $9 million site", "a 40 MW plant", "the 40 MW Gale plant"
    if item.det:
        return -1  # "for 80 million the firm": an article begins a phrase of its own
    if number is None or number.kind != "count" or item.kind not in ("name", "noun"):
        return None
    behind = items[i + 1].noun if pack.adjective_first and i + 1 < len(items) else None
    if item.count is None and (behind is None or "portion" not in behind.use):  # "40 X cores" are not 40 X
        item.count = number
        item.tags["count_item"] = items[k]
        made = items[i + 1] if i + 1 < len(items) else None
        if made is not None and pack.adjective_first and made.kind == "name" and made.coarse == "Hardware":
            # "two Acme X12 chips": they are counted, not who makes them
            made.count, made.tags["count_item"] = number, items[k]
    return _past_comparator(items, k) - 1


def _at_preposition(items: list[Item], i: int, k: int, preps: list[str], pack: Pack) -> int:
    """Let the preposition at `k` govern the thing, unless it hangs on a container that is looked through."""
    item, word = items[i], items[k]
    if (
        preps[0] == "of"
        and k > 1
        and {"det", "indef"} <= items[k - 1].classes
        and items[k - 2].kind not in ("name", "noun")
    ):
        # "one of the largest plants": a plant
        item.det = "indef"
        return k - 2
    if k > 0:
        holder = holder_of(items, k, item, pack)
        parts = preps[0] == "of" or ("partitive" in word.classes and measures(holder, item, pack))
        counted = "partitive" in word.classes and made_of_counted(items, i, k)
        through = parts and _transparent(holder, item)
        at = "at" in preps or ("in" in preps and item.kind == "name" and item.coarse == "Organization")
        looked_through = counted or through or (at and _is_group(holder))
        if looked_through and not no_longer(items, k - 1):
            _take_container(item, holder)
            if holder.kind == "noun" and holder.prep and not holder.weak and not pack.article:
                item.prep = holder.prep  # "the name of the next version of X"
                item.tags |= {key: holder.tags[key] for key in ("preps", "prep_item") if key in holder.tags}
                return -1
            return k - 2
    if pack.article and {"to", "for"} <= set(preps) and (of_container(items, k) or of_office(items, k)):
        _genitive(item)
        return -1
    if pack.article and not {"in", "to"}.isdisjoint(preps) and of_participle(items, i, k):
        _genitive(item)
        return -1
    if "contracted" in word.classes:
        item.det = item.det or "def"
    if "outside" in word.classes and item.coarse == "Place" and item.cls in common()["wide"]:
        preps = ["other_prep"]  # "outside Norway" is not in Norway, "outside Oslo" is near it
        word.classes = (word.classes - {"in"}) | {"other_prep"}
    item.prep = preps[0]
    item.tags["preps"] = frozenset(preps)
    item.tags["prep_item"] = word
    return -1


def _past_thing(items: list[Item], i: int, k: int, pack: Pack) -> int | None:
    """Where the walk goes on from a name, a noun or a word that may be one, by what it is to the thing."""
    item, before = items[i], items[k]
    if (
        pack.article
        and before.noun is not None
        and "role" in before.noun.use
        and not (
            k > 0 and items[k - 1].classes & {"det", "possessive"} and not bearer_behind(items, i, before)
        )
        and not (item.coarse == before.coarse and pack.article in before.key.split())
    ):
        _genitive(item)  # whose rival, owner or successor something is
        return -1
    if only_modifies(items, i, k, pack):
        return k - 1
    if pack.article and (to := _in_construct(items, i, k, pack)) is not None:
        return to
    if before.kind == "noun" and k == i - 1 and item.kind == "name" and makers(before, item, pack):
        item.prep = "of"
        return -1
    return k - 1 if _titles(before, item, pack) else None


def _in_construct(items: list[Item], i: int, k: int, pack: Pack) -> int | None:
    """Where the walk goes on from a noun whose genitive the thing is without a word of its own; None where it
    is none.
    """
    item, before = items[i], items[k]
    if possesses(items, k, pack):
        _genitive(item)
        return -1
    if before.kind != "noun":
        return None
    if k and "with_noun" in item.tags and items[k - 1].key == pack.article:
        return -1  # "in the field of the-chips the firm X": a noun with its article has no genitive
    if _transparent(before, item):
        if item.coarse == "Place" and k and "possessive" in items[k - 1].classes:
            item.prep = "in"  # "its seat Oslo"
            return -1
        _take_container(item, before)
        return k - 1
    if item.kind == "name" and (whose_work(before, item) or not explains(items, i, k, pack)):
        if k == i - 1 and (whose_work(before, item) or makers(before, item, pack)):
            _genitive(item)
        return -1
    return None


def _genitive(item: Item) -> None:
    """Let a thing hang on what stands before it as if "of" parted them."""
    item.prep, item.tags["preps"] = "of", frozenset(("of",))


def _titles(before: Item, item: Item, pack: Pack) -> bool:
    """Whether a noun belongs to the phrase of the name or the like noun behind it, which has no article."""
    if before.kind != "noun" or before.noun is None or item.det:
        return False
    if item.kind == "name":
        return bool(before.noun.use & {"cue", "role", "group"})
    return item.kind == "noun" and before.noun.cls == item.cls and not pack.adjective_first


def _enclitic(item: Item, pack: Pack) -> bool:
    """Whether an item is what makes a possessor of the word before it ("'s")."""
    return item.text in pack.glued or item.key in pack.glued


def _leads(item: Item) -> bool:
    return item.kind == "word" and bool(item.classes & _PREPS) and not item.classes & {"det", "of"}


def _past_comparator(items: list[Item], i: int) -> int:
    """Where a number begins with its "more than" or "close to", whose words govern nothing."""
    number = items[i].number
    if number is None or number.value.comparator is Comparator.EXACT:
        return i
    return next((k for k in range(i - 1, max(-1, i - 5), -1) if "comparator" in items[k].tags), i)


def _det(item: Item) -> str:
    """What kind of determiner a word is."""
    if "possessive" in item.classes:
        return "poss"
    if "demonstrative" in item.classes:
        return "demo"
    return "indef" if "indef" in item.classes else "def"


def _transparent(item: Item, thing: Item) -> bool:
    """Whether "of" behind an item is looked through: a container, a group, a number of what is no firm."""
    if item.kind == "number" and item.number is not None:
        return item.number.kind == "count" and (thing.kind != "name" or thing.coarse != "Organization")
    return item.kind == "noun" and item.noun is not None and bool(item.noun.use & {"container", "group"})


def _units_of(before: Item, item: Item) -> bool:
    """Whether a counted noun of no kind of its own stands right before the name of what is counted."""
    counts = before.noun is not None and "container" in before.noun.use and before.count is not None
    return counts and item.kind == "name" and item.coarse == "Hardware" and before.end + 1 == item.start


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
