"""Words that join clauses and could do it in more than one way: "que" begins what is said, takes up
a thing, or compares.

Which of the classes `that`, `who` and `than` such a word has here is settled from what stands
around it, so that
later stages see one class.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from kg.lang.pack import PREPOSITIONS, Pack
from kg.spot.modifiers import weekday

if TYPE_CHECKING:
    from kg.spot.item import Item

_WAYS: Final = frozenset(("that", "who", "than"))
_FINITE: Final = frozenset(("past", "pres", "fut", "cond"))
_BACK: Final = 12
_PREPOSITIONS: Final = frozenset(PREPOSITIONS) - {"than"}
_BETWEEN: Final = frozenset(("det", "possessive", "adverb", "to", "in", "on", "from", "at"))


def settle(items: list[Item], pack: Pack) -> None:
    """Leave each joining word the one of its classes that fits its place."""
    for i, item in enumerate(items):
        if item.kind != "word" or not (len(item.classes) > 1 or "restrictive" in item.classes):
            continue
        if {"other", "other_prep"} <= item.classes and i and items[i - 1].classes & {"det", "possessive"}:
            item.classes -= {"other_prep"}  # "il secondo sito" is no "secondo" of who says so
            item.tags.pop("cue", None)
        if "restrictive" in item.classes and i and _percent(items[i - 1]):
            item.classes = frozenset(("than",))  # "un 60 % más que": no "no es más que"
        ways = item.classes & _WAYS
        if len(ways) > 1:
            if "than" in ways and _compares(items, i):
                way = "than"
            elif "that" in ways and ("who" not in ways or _begins_speech(items, i, pack)):
                way = "that"
            else:
                way = "who" if "who" in ways else "that"
            item.classes = (item.classes - _WAYS) | {way}


def _percent(item: Item) -> bool:
    return item.number is not None and item.number.kind == "percent"


def nominal(items: list[Item], pack: Pack) -> None:
    """Take the finite readings from a word that an article makes a noun: "una demanda" is no "he sues".

    An article that may be a pronoun before a verb (class `clitic`) does so only where the word has
    a noun's reading. A word with an object behind it is a verb: "ambos usan un chip".
    """
    for i, (before, item) in enumerate(itertools.pairwise(items)):
        if not item.triggers:
            continue
        behind = items[i + 2] if i + 2 < len(items) else None
        if (
            behind is not None
            and "indef" not in before.classes
            and (behind.kind == "number" or ("det" in behind.classes and "contracted" not in behind.classes))
            and not any(t.feature == "noun" for _, t in item.triggers)
        ):
            continue
        if item.kind == "word" and pack.adjective_first and _of_adjectives(items, i, behind):
            item.triggers = tuple(row for row in item.triggers if row[1].feature == "noun")
            continue
        if item.kind not in ("word", "noun") or not (
            before.classes & {"det", "possessive", "contracted"}
            or (pack.adjective_first and _qualified(items, i))
        ):
            continue
        if "it_object" in before.classes and _object_of(items, i):
            continue
        if "clitic" not in before.classes or any(t.feature == "noun" for _, t in item.triggers):
            item.triggers = tuple(
                row for row in item.triggers if row[1].feature not in ("pres", "past", "fut", "cond")
            )


def _object_of(items: list[Item], i: int) -> bool:
    """Whether what may be an article at `i` is a pronoun before its verb: who acts stands right before it, or
    the verb is in the future ("Acme la fabriquera", "qui la vend").
    """
    triggers = items[i + 1].triggers
    if any(t.feature in ("fut", "cond") for _, t in triggers):
        return True
    subject = items[i - 1] if i else None
    return subject is not None and (
        (subject.kind == "name" and not any(t.feature == "noun" for _, t in triggers))
        or bool(subject.classes & {"he", "who"})
    )


def _qualified(items: list[Item], i: int) -> bool:
    """Whether the name at `i` stands behind "a" without a noun, so that a word behind it is one: "an Acme
    report", not "une machine Acme compte".
    """
    return (
        items[i].kind == "name"
        and "cues" not in items[i].tags
        and i > 0
        and "indef" in items[i - 1].classes
        and items[i].end + 1 == items[i + 1].start
    )


def _of_adjectives(items: list[Item], i: int, behind: Item | None) -> bool:
    """Whether the word behind the one at `i` is a noun, since nothing but adjectives, a sum and its bracket
    part it from an article or "of": "of clean hydroelectric power from", "with a high 3 million euro fine,".
    """
    if behind is not None and (
        behind.kind in ("name", "number", "noun") or behind.classes & {"det", "possessive", "indef"}
    ):
        return False
    if any(t.feature in ("past", "pp", "ger") for _, t in items[i + 1].triggers) or items[i + 1].key.endswith(
        "s"
    ):
        return False
    k, inside = i, False
    while k > 0:
        item = items[k]
        if item.text == ")":
            inside = True
        elif item.text == "(":
            inside = False
        elif not (inside or item.kind == "number" or (item.unlisted and not item.key.endswith("s"))):
            break
        k -= 1
    return k < i and not items[k].classes.isdisjoint(_OPEN_NOUNS)


_OPEN_NOUNS: Final = frozenset(("of", "det", "possessive", "indef"))


def _compares(items: list[Item], i: int) -> bool:
    """Whether "more" or "less" stands before the word and no verb of its own behind it."""
    degree = False
    for k in range(i - 1, max(-1, i - _BACK), -1):
        if items[k].measure & {"more", "less"}:
            degree = True
            break
        if items[k].text in ".;:" or items[k].classes & _WAYS:
            break
    auxiliary = i + 1 < len(items) and items[i + 1].classes & {"be", "have"}
    return degree and not auxiliary and not any(_finite(x) for x in items[i + 1 : i + 5])


def _finite(item: Item) -> bool:
    return item.kind == "word" and any(t.feature in _FINITE for _, t in item.triggers)


def _says(items: list[Item], j: int, i: int, pack: Pack) -> bool:
    """Whether the word at `j` is a verb of saying, with all its words before the one at `i` or in it."""
    if items[j].kind != "word" or not items[j].triggers:
        return False
    said = [t for _, t in items[j].triggers if t.frame in pack.frames and pack.frames[t.frame].speech]
    if all(t.particle for t in said):
        words = " ".join([x.key for x in items[j + 1 : i + 1]]).split()
        said = [t for t in said if all(word in words for word in t.particle)]
    return bool(said)


def _article_of_relative(before: Item) -> bool:
    """Whether an article stands right before "que", which then takes up a thing: "en la que", "al que"."""
    return before.kind == "word" and bool(before.classes & {"det", "contracted"}) and not before.triggers


def _begins_speech(items: list[Item], i: int, pack: Pack) -> bool:
    """Whether a verb of saying, or another verb or cue, governs what the word begins.

    "said on Monday in Oslo that" and "said Ann Lee that" begin speech; "announced a plan that"
    takes up the plan.
    """
    before = items[i - 1] if i else None
    if before is None or _article_of_relative(before):
        return False
    if before.kind == "word" and (
        before.triggers or "cue" in before.tags or before.classes & {"of", "be", "neg", "adverb"}
    ):
        return True
    verb = next((j for j in range(i - 1, max(-1, i - _BACK), -1) if _says(items, j, i, pack)), None)
    if verb is None or any(x.classes & _WAYS or _finite(x) for x in items[verb + 1 : i]):
        return False
    governed = False
    for item in items[verb + 1 : i]:
        if item.classes & _PREPOSITIONS:
            governed = True
        elif (not governed and item.kind == "noun" and item.coarse not in ("Person", "Organization")) or (
            not governed
            and item.kind == "word"
            and not item.classes
            and not item.triggers
            and not weekday(item, pack)
        ):
            return False
    return True
