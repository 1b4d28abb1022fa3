"""Verbs that "and" joins, or a comma of a series: who does the first does the second, whatever is between."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kg.extract.overt import plain
from kg.lang.pack import PREPOSITIONS, Frame
from kg.spot.item import Item

# "as" begins a clause as well: "and as X said"
_PREPS: Final = (frozenset(PREPOSITIONS) | {"other_prep"}) - {"as"}
# what may stand between "and" and its verb and tells of nobody who acts
_BESIDE: Final = frozenset(
    ("have", "be", "been", "modal", "adverb", "neg", "light", "clitic", "reflexive", "possessive", "since")
)
_OPEN: Final = frozenset(("adverb", "neg", "clitic", "reflexive", "since"))
_WINDOW: Final = 8
_THAT: Final = frozenset(("that", "who"))


def joint(items: list[Item], low: int, at: int) -> int:
    """Where "and" joins the verb at `at` to a verb before it, from `low` on: nothing but adverbs, dates and
    plain phrases with a preposition stands between "and" and the verb ("bought X and in its day was sold").
    -1 where the verb may have a subject of its own, or nothing is joined.
    """
    for k in range(at - 1, max(low, at - _WINDOW) - 1, -1):
        item = items[k]
        if "and" in item.classes or _in_series(items, low, k, at):
            return k if _of_verbs(items, low, k, at) else -1
        if item.kind == "date" or item.classes & _BESIDE or "cue" in item.tags:
            continue
        if item.kind == "mark" or item.kind in ("name", "noun") or not (plain(item) or item.classes & _PREPS):
            return -1
    return -1


def _in_series(items: list[Item], low: int, k: int, at: int) -> bool:
    """Whether a comma at `k` parts the first two verbs of a series of three, no aside: "holds 300 chips, was
    built by Acme and cost 4 million".
    """
    if items[k].text != "," or k + 1 >= at or items[k + 1].classes.isdisjoint(("be", "have")):
        return False
    ends = (n for n in range(at + 1, min(at + _WINDOW, len(items) - 1)) if "and" in items[n].classes)
    last = next(ends, 0)
    return last > 0 and items[last + 1].acts and all(x.text != "," for x in items[low:k])


def _of_verbs(items: list[Item], low: int, k: int, at: int) -> bool:
    """Whether a verb with an object or more of its own stands before the "and" at `k`, and no plain words
    that may be the subject of the verb at `at` open what is behind it.
    """
    behind = items[k + 1 : at]
    opened = next((x for x in behind if not x.classes & _OPEN and x.kind != "date"), None)
    if opened is not None and not (opened.acts or "cue" in opened.tags or opened.classes & _PREPS):
        return False  # "and plans to open" tells when, not who
    before = items[low:k]
    return any(x.acts for x in before[:-1]) and not any(
        x.classes & {"who", "that", "clause"} for x in before if x.kind == "word"
    )


def joint_behind(items: list[Item], end: int, high: int) -> int:
    """Where "and" joins another verb behind the words that end at `end`: what stands there is that verb's;
    `high` where none does.
    """
    for k in range(end + 1, high):
        if "and" in items[k].classes:
            if _perfect(items[max(0, end - 3) : end]) and _participle(items[k + 1 : k + 3]):
                return k  # "has bought X for 4 million and sold Y to Z"
            at = next((n for n in range(k + 1, min(k + _WINDOW, high)) if items[n].acts), 0)
            if at and joint(items, max(0, end - _WINDOW), at) == k:
                return k
    return high


def of_joined_verb(items: list[Item], end: int, k: int) -> bool:
    """Whether "and" joins another verb, known as one or not, between the words that end at `end` and the sum
    at `k`: "has met its owners and lost 30 million".
    """
    joint = next((j for j in range(k - 1, end, -1) if "and" in items[j].classes), -1)
    first = next((j for j in range(joint + 1, k) if not items[j].classes & _OPEN), k)
    if joint < 0 or first == k:
        return False
    verb = items[first]
    return verb.acts or "cue" in verb.tags or (first == k - 1 and plain(verb))


def _perfect(words: list[Item]) -> bool:
    """Whether words end with "have" and a participle."""
    have = any(x.kind == "word" and "have" in x.classes for x in words[:-1])
    return have and any(t.feature == "pp" for _, t in words[-1].triggers)


def _participle(words: list[Item]) -> bool:
    """Whether words begin with a participle that has an object, or when it was, right behind it."""
    if len(words) < 2 or not any(t.feature == "pp" for _, t in words[0].triggers):
        return False
    return begins_object(words[1]) or bool(words[1].classes & {"adverb", "when"}) or words[1].kind == "date"


def begins_object(item: Item) -> bool:
    """Whether what stands right behind a verb begins its object: a bare name or number, an article or a
    possessive.
    """
    bare = (item.kind == "name" or item.number is not None) and not item.prep
    opens = bare or bool(item.classes & {"det", "indef", "possessive"})
    return opens and not item.classes & {"contracted", "by", "of"}


def measures_time(items: list[Item], k: int) -> bool:
    """Whether a verb with a length of time behind it only tells when: "hace tres años"."""
    number = items[k + 1].number if k + 1 < len(items) else None
    return number is not None and number.kind == "duration"


def of_portions(items: list[Item], k: int) -> bool:
    """Whether a thing only tells of what kind the parts before it are: "is made of 72 cores X"."""
    noun = items[k - 1].noun if k else None
    return noun is not None and "portion" in noun.use


def stands_on(items: list[Item], i: int, end: int) -> bool:
    """Whether the thing at `i` is only what another stands on, whose verb follows the comma at `end`: "The
    system of X, based on Y, is in Oslo".
    """
    behind = items[end : end + 2]
    return items[i].prep == "on" and len(behind) == 2 and behind[0].text == "," and behind[1].acts


def own_office(item: Item, article: str) -> bool:
    """Whether a name took in an office that is told by an article or a possessive, before it or inside: "the
    head Ann Lee", "head of the-board Ann Lee".
    """
    office = str(item.tags.get("with_noun") or "").split()
    return bool(office) and (item.det in ("def", "poss") or article in office)


def joined_behind_with(items: list[Item], low: int, k: int) -> bool:
    """Whether "and" joins a thing to what "with" adds ("with a disk and X"), or "by" names ("by X and")."""
    if 1 < k < len(items) - 1 and "and" in items[k - 1].classes and "and" in items[k + 1].classes:
        return items[k - 2].prep == "by"
    if k < low + 4 or "and" not in items[k - 1].classes or items[k].group >= 0:
        return False
    for j in range(k - 2, low, -1):
        item = items[j]
        if item.kind == "mark" or item.triggers or item.classes & {"who", "and", "be", "have"}:
            return False
        if "with" in item.classes:
            return items[j - 1].kind == "noun" or plain(items[j - 1])
    return False


def joined_that(items: list[Item], k: int, frames: Mapping[str, Frame]) -> list[Item]:
    """Who may act in a reported clause that "and that" at `k` goes on with: the subject of the clause before
    it, else who speaks ("Ann Lee says that X grows and that has bought Y"); nobody where none is reported.
    """
    if k < 3 or "and" not in items[k - 1].classes or not items[k].classes & _THAT:
        return []
    thats = (j for j in range(k - 2, 0, -1) if "that" in items[j].classes)
    opens = next((j for j in thats if _speaks(items[max(0, j - 2) : j], frames)), 0)
    named = (j for j in range(opens + 3, k) if items[j].classes & _THAT and items[j - 1].text == ",")
    if not opens or any(items[j - 2].kind == "name" for j in named):
        return []  # "that X has bought Y, which makes chips and which has": Y has
    verb = next((j for j in range(opens + 1, k) if items[j].acts), k)
    rows = (items[opens + 1 : verb], items[:opens])
    bare = (next((x for x in row if x.kind in ("name", "noun") and not x.prep), None) for row in rows)
    return [x for x in bare if x is not None]


def _speaks(items: list[Item], frames: Mapping[str, Frame]) -> bool:
    """Whether a verb of speech is among some items."""
    return any(frames[t.frame].speech for x in items for _, t in x.triggers)
