"""What the gaps of a pattern may pass over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.overt import plain
from kg.extract.patterns import _FINITE, Element
from kg.lang.pack import Pack
from kg.model import Quantity
from kg.spot.item import Item

# whose a thing may be, though no name tells which one it is
_BODIES: Final = frozenset(("Organization", "Company", "University", "PublicBody", "Facility"))


# what stands before a date, and what tells when without one
_OF_TIME: Final = frozenset(("in", "from", "on", "at", "contracted"))
_OF_DAYS: Final = frozenset(("on", "det", "demonstrative", "contracted"))
_WHEN: Final = frozenset(("adverb", "when"))


def bracket_end(items: list[Item], k: int) -> int:
    """The item behind the bracket that closes before long from `k` on; -1 where none does."""
    near = range(k, min(k + 8, len(items)))
    return next((n + 1 for n in near if items[n].text == ")"), -1)


def stops(item: Item, most: int, apposed: bool) -> bool:
    """Whether a gap of at most so many words ends before an item: a name, a mark; in an apposition a verb."""
    if apposed and (
        item.classes & {"have", "be", "reflexive"} or any(t.feature in _FINITE for _, t in item.triggers)
    ):
        return True
    if item.kind == "mark" and item.text in ",،":
        return most < 8
    if item.held:
        return False
    if apposed and item.kind == "noun" and "refers" in item.tags:
        return True  # "between X and Y, the firm led by Ann Lee has": another firm
    if most < 8 and item.kind == "noun" and item.prep == "of" and item.cls in _BODIES:
        return True  # "the machine of the centre of Oslo": the centre's
    if item.kind == "name":
        # "the head of chips at"
        of_what = item.prep == "of" and item.count is None and bool(item.tags.get("class_of_things"))
        return not (of_what or (item.coarse == "Place" and item.prep))
    return item.kind == "mark" and item.text in ".;:()؛—"


def leads_off(items: list[Item], k: int, before: Sequence[Element] = ()) -> bool:
    """Whether a comma and "in" or the like go on with where or when something is done: what is named behind
    them is none of what stands before ("Ann Lee, head of sales, at the fair of Acme"); nor what is told
    behind a comma and "while", nor, behind an office, what the sentence's verb says ("…, the head, spoke"),
    nor what it says behind an aside that ends with a name ("Acme, rival of Brisk, becomes").
    """
    if items[k].text not in ",،" or k + 1 == len(items):
        return False
    last = before[-1].kind if before else ""
    behind = items[k + 1]
    office = last == "noun" and behind.kind == "word" and (behind.acts or plain(behind))
    governed = last == "slot" and k > 1 and items[k - 1].prep == "of"
    aside = governed and (behind.acts or behind.cue is not None)
    return bool(behind.classes & {"in", "other_prep", "clause"}) or office or aside


_DASHES: Final = frozenset("–—")


def aside_ends(items: list[Item], i: int) -> list[int]:
    """Behind which items what is told of a name in passing may end, that a comma opens at `i`: none where a
    name goes on with a list or stands behind a preposition, so that it is no subject.
    """
    if i == 0 or i >= len(items) or items[i - 1].prep or items[i - 1].group >= 0:
        return []
    if items[i].text in _DASHES:
        closing = (k for k in range(i + 2, min(i + 24, len(items))) if items[k].text == items[i].text)
        return [k + 1 for k in closing][:1]
    if items[i].text != ",":
        return []
    if named_in_aside(items, i):
        return [i + 1]
    if not all(x.kind == "word" and "det" in x.classes for x in items[: i - 1]):
        return []  # only the first name of a sentence is surely the subject of what comes behind the aside
    commas = [k for k in range(i + 2, min(i + 24, len(items))) if items[k].text == ","]
    stop = next((k for k in range(i + 1, len(items)) if items[k].text in ";:."), len(items))
    return [k + 1 for k in commas if k < stop]


def named_in_aside(items: list[Item], i: int) -> bool:
    """Whether the comma at `i` ends the name of whom a sentence begins with as a noun: "Its founder, Ann Lee,
    is now head of Acme".
    """
    if i < 3 or items[i - 2].text != "," or items[i - 1].kind != "name":
        return False
    before = items[: i - 2]
    head = next((x for x in before if x.kind in ("noun", "name")), None)
    plain = not any(x.acts or x.kind == "mark" for x in before)
    return plain and head is not None and head.kind == "noun" and not head.prep


def _tells_when(before: Item, time: Item) -> bool:
    """Whether two items are a word of time and what stands before it: "in May", "el lunes"."""
    if time.kind == "date":
        return bool(time.prep) and not before.classes.isdisjoint(_OF_TIME)
    return "when" in time.classes and not before.classes.isdisjoint(_OF_DAYS)


def past_adjuncts(items: list[Item], i: int) -> int:
    """The item behind what only says when or how between a name and its verb, or tells of it in brackets:
    "Acme (formerly Brisk) on Monday officially became".
    """
    k = i
    while k < len(items) - 1:
        closed = bracket_end(items, k + 1) if items[k].text == "(" else past_time(items, k)
        if closed <= k:
            break
        k = closed
    return k


def who_acts(items: list[Item], k: int) -> bool:
    """Whether a relative pronoun at `k` may be the subject of what is behind it: "Lee, who is head
    of Acme"; one that may as well be the object is so only before "is".
    """
    if k + 1 >= len(items) or "who" not in items[k].classes:
        return False
    return "be" in items[k + 1].classes or "that" not in items[k].classes


# nobody is older
_OLDEST: Final = 120


def past_age(items: list[Item], i: int) -> int:
    """The item behind a comma at `i`, and behind an age that it and another part: "Ann Lee, 38, head of"."""
    if i + 2 >= len(items) or items[i + 2].text not in ",،":
        return i + 1
    number = items[i + 1].number
    if number is None or i == 0 or items[i - 1].coarse != "Person":
        return i + 1
    years = number.kind == "count" and isinstance(number.value, Quantity) and number.value.low < _OLDEST
    return i + 3 if years or number.kind == "duration" else i + 1


def past_praise(items: list[Item], i: int, pack: Pack) -> int:
    """The noun at or behind `i`, past a word that only praises it or calls it new: "the (new) head"."""
    last = len(items) - 1
    while i < last and items[i].kind == "word" and items[i + 1].kind in ("noun", "word"):
        if "adjective" not in items[i].classes and items[i].key not in pack.new:
            break
        i += 1
    return i


def only_kind(items: list[Item], i: int) -> bool:
    """Whether a class of things only tells the kind of the noun right behind it: "two GPU partitions"."""
    item, behind = items[i], items[i + 1] if i + 1 < len(items) else None
    return (
        bool(item.tags.get("class_of_things"))
        and behind is not None
        and behind.start == item.end + 1
        and (behind.kind == "noun" or (plain(behind) and behind.text.islower()))
        and behind.text.endswith("s")
    )


def before_noun(items: list[Item], i: int) -> bool:
    """Whether the name at `i` may only tell the kind of the noun right behind it: "the Acme architecture"."""
    name, behind = items[i], items[i + 1] if i + 1 < len(items) else None
    return (
        behind is not None
        and name.kind == "name"
        and behind.start == name.end + 1
        and (name.coarse == "Organization" or (behind.noun is not None and "role" in behind.noun.use))
        and "adverb" not in behind.classes
        and (behind.kind == "noun" or (behind.text.islower() and (plain(behind) or _base(behind))))
    )


def _base(item: Item) -> bool:
    """Whether a word is a verb's plain form, which behind one thing is a noun: "post", "build"."""
    features = {t.feature for _, t in item.triggers}
    return bool(features) and features <= {"inf", "pres"} and not item.key.endswith("s") and not item.classes


def in_closed_relative(items: list[Item], i: int) -> bool:
    """Whether the thing at `i` ends a relative clause behind whose comma the verb of its sentence stands: the
    subject's, not its own ("X, which succeeds Y, will be sold at").
    """
    if i + 2 >= len(items) or items[i + 1].text != ",":
        return False
    k = i + 2
    while k + 1 < len(items) and items[k].classes & {"adverb", "reflexive", "clitic", "neg"}:
        k += 1
    if not (items[k].acts or items[k - 1].classes & {"reflexive", "clitic", "neg"}):
        return False
    for j in range(i - 1, 0, -1):
        if items[j].kind == "mark":
            return False
        if "who" in items[j].classes:
            return items[j - 1].text == ","
    return False


def past_time(items: list[Item], i: int) -> int:
    """The item behind what only tells when, or an adverb, at `i`, alone or between commas: "took in May
    the head of"; `i` where nothing of the kind stands there.
    """
    closed = items[i].text == ","
    k = i + closed
    if k + 1 >= len(items):
        return i
    if items[k].kind == "date":
        k += 1
    elif items[k].kind != "word":
        return i
    elif _tells_when(items[k], items[k + 1]):
        k += 2
    elif items[k].classes & _WHEN:
        k += 1
    else:
        return i
    if not closed:
        return k
    return k + 1 if k < len(items) and items[k].text == "," else i


def apposed_person(items: list[Item], k: int) -> bool:
    """Whether a person's name, a comma and a verb stand at an item: whose office is told before it."""
    if k + 2 >= len(items) or items[k].kind != "name" or items[k].coarse not in ("Person", ""):
        return False
    after = items[k + 2]
    acts = any(t.feature in ("past", "pres", "fut", "cond") for _, t in after.triggers)
    return items[k + 1].text == "," and (acts or not after.classes.isdisjoint(("have", "be")))
