"""What a sentence does not tell though its words are there: what is only asked, an office that somebody no
longer has or that is another's, a number that several make up together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.found import Context, Fill
from kg.extract.holders import of_field
from kg.extract.openings import opening
from kg.extract.overt import plain
from kg.extract.patterns import Compiled, _cues
from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.spot.item import Item

if TYPE_CHECKING:
    from kg.extract.clause import ClauseBounds

_PHRASES: Final = frozenset(("to", "with", "in", "on", "at", "of"))
# what stands inside a phrase of plain words, and before no speaker
_WITHIN: Final = _PHRASES | {"det", "indef", "possessive", "demonstrative"}
_TAKEN_UP: Final = frozenset(("who", "he", "it", "we"))
_VERBS: Final = frozenset(("past", "pres", "fut", "cond", "pp"))
_ASKS: Final = ("?", "؟")
_BEFORE_SPEAKER: Final = frozenset(',"”')


def only_asked(clause: ClauseBounds) -> bool:
    """Whether the verb of a trigger is that of a question ("Will Acme buy Brisk?"), no relative clause in it
    and no words before a quoted one.
    """
    items = clause.items
    if clause.frame.speech or clause.voice not in ("active", "passive") or not _question(items):
        return False
    openers = {a for a, _ in clause.context.pack.quotes}
    if any(x.text in openers for x in items[clause.end :]):
        return False
    return not (clause.low and any("who" in x.classes for x in items[clause.low - 1 : clause.at]))


def _question(items: list[Item]) -> bool:
    return items[-1].text in _ASKS or (len(items) > 1 and items[-2].text in _ASKS)


def in_office(context: Context, items: list[Item], row: Compiled, start: int, end: int) -> str | None:
    """The term that a phrase states of who has an office, None where it is another's: "a friend of the
    founder of Acme"; who had it once, or has a part alone, is only of the firm: "former Acme head Ann Lee".
    """
    term = row.phrase.term
    once = common()["once"].get(term)
    own = _slugs(row)
    if not own:
        return term
    k = next((k for k in range(start, end) if _holds(items[k], own)), -1)
    if k < 0:
        return term
    if once is not None and (_former(items, k) or of_field(context.pack, items, k)):
        return str(once)
    gap = any(e.kind == "gap" for e in row.elements)
    return None if gap and _of_other(items, start, k) else term


def _slugs(row: Compiled) -> frozenset[str]:
    """The slugs of the offices that a phrase asks for."""
    return frozenset(
        name.removeprefix("slug:")
        for e in row.elements
        for name in (e.takes if e.kind == "noun" else e.cue)
        if e.kind in ("noun", "slot")
    )


def _holds(item: Item, slugs: frozenset[str]) -> bool:
    if item.kind == "name":
        return not slugs.isdisjoint(_cues(item))
    return item.noun is not None and item.noun.slug in slugs and "role" in item.noun.use


def _former(items: list[Item], k: int) -> bool:
    """Whether a word for what is past stands before an office, with nothing but whose it is between."""
    for item in reversed(items[max(0, k - 4) : k]):
        if "former" in item.classes:
            return True
        if item.kind != "name" and not item.classes & {"adjective", "det"} and item.key not in ("'s", "’s"):
            return False
    return False


def _of_other(items: list[Item], start: int, k: int) -> bool:
    """Whether an office with an article hangs on a plain noun before it: "the wife of the head of"."""
    if k - 3 < start or "det" not in items[k - 1].classes or not items[k - 2].classes & {"of", "to", "for"}:
        return False
    return items[k - 3].kind in ("word", "noun") and items[k - 3].number is None


def of_all(context: Context, items: list[Item], i: int, subject: Fill) -> bool:
    """Whether the number at `i` is told of the names of a list before its verb, so that it is none's own:
    "Acme and Brisk employ 300 people".
    """
    k = next((k for k, x in enumerate(items[:i]) if x.head == subject.span), -1)
    if k < 1 or items[k].kind != "name" or items[k].prep not in ("", "of"):
        return False
    between = items[k + 1 : i]
    if any(x.classes & {"who", "each", "with", "respectively"} or x.text in ",،" for x in between):
        return False
    joint = items[k - 1]
    return (
        "and" in joint.classes
        and k > 1
        and items[k - 2].kind == "name"
        and items[k - 2].coarse == items[k].coarse
        and not any(x.triggers and x.kind == "word" for x in items[: k - 2])
        and any(x.classes & {"have"} or x.triggers or x.measure for x in between)
    )


def has_object(clause: ClauseBounds) -> bool:
    """Whether a form that may be a past or a participle stands between its subject and an object of its own,
    so that it is no participle: "Acme fined the bank" does not tell of a fine for Acme, nor "Lee, who runs
    Acme, unveiled a chip" of what was done to Acme.
    """
    items, at, end = clause.items, clause.at, clause.end
    if clause.voice != "participle" or not at or end >= len(items) or not clause.context.pack.adjective_first:
        return False
    before, behind = items[at - 1], items[end]
    closed = before.text == "," and at > 1 and any(x.text == "," for x in items[clause.low : at - 1])
    if not (closed or before.kind in ("name", "noun")) or "past" not in {
        t.feature for _, t in items[at].triggers
    }:
        return False
    if any("be" in x.classes or "have" in x.classes for x in items[clause.low : at]):
        return False
    if closed and any(x.kind == "noun" and x.noun and "role" in x.noun.use for x in items[end : end + 4]):
        return False  # "Lee, until May head of X, appointed the chief executive"
    return (
        bool(behind.classes & {"det", "indef", "possessive"})
        or behind.kind == "name"
        or (behind.kind == "word" and behind.text[:1].isupper() and not behind.classes)
        or (behind.kind == "number" and behind.number is not None and behind.number.kind == "money")
    )


def apposed_with(items: list[Item], i: int) -> int:
    """Where the name stands of which an apposition tells a number by "with": "bought Acme, a maker of chips
    with 300 people"; -1 where none does.
    """
    k = i - 1
    while k > 0 and "comparator" in items[k].tags:
        k -= 1
    if k < 2 or "with" not in items[k].classes:
        return -1
    for j in range(k - 1, max(0, k - 9), -1):
        item = items[j]
        if item.text == "," and "indef" in items[j + 1].classes:
            return j - 1 if items[j - 1].kind == "name" else -1
        if item.kind not in ("word", "noun", "name") or item.classes & {"who", "have", "be", "and"}:
            return -1
        if item.kind == "word" and item.triggers:
            return -1
    return -1


def closed_off(items: list[Item], k: int, i: int) -> bool:
    """Whether a comma parts a name with "of" at `k` from the verb that the number at `i` stands behind: it is
    what an apposition tells of the subject ("the firm, a unit of Acme, has 30 people"), or what opens the
    sentence ("a unit of Acme, the firm has").
    """
    if k < opening(items) < i:
        return True
    if items[k].prep != "of" or items[k + 1].text != "," or items[k + 2].classes & {"who", "that"}:
        return False
    return any("have" in x.classes or "be" in x.classes or x.triggers for x in items[k + 2 : i])


def sent_away(items: list[Item], i: int, behind: Item) -> bool:
    """Whether a participle right behind those counted tells what was done to them ("saw 300 employees
    transferred to"), in a clause that does not say that somebody has them.
    """
    k = items.index(behind)
    after = items[k + 1].classes if k + 1 < len(items) else frozenset()
    done = behind.kind == "word" and (
        any(t.feature == "pp" for _, t in behind.triggers)
        or "staff_change" in behind.measure
        or (not behind.classes and not behind.triggers and bool(after & {"to", "by"}))
    )
    return done and not any(x.classes & {"have", "with"} or "employs" in x.measure for x in items[:i])


def of_some_firm(items: list[Item], i: int) -> bool:
    """Whether a relative clause tells a number of a firm that only a noun names, on which another name's
    clause hangs: "is an owner of the Oslo firm, which has 300 people".
    """
    who = next((k for k in range(i - 1, max(1, i - 6), -1) if "who" in items[k].classes), 0)
    if who < 2:
        return False
    firm = items[who - 1 - (items[who - 1].text == ",")]
    return firm.kind == "noun" and firm.coarse == "Organization" and bool(firm.prep)


def of_a_part(items: list[Item], at: int) -> bool:
    """Whether a verb's subject is a plain noun or a deed that names neither the whole ("the project") nor
    what was spoken of: "the first phase, expected to cost", "last year's expansion cost".
    """
    k = at - 1
    while k >= 0 and (
        items[k].text == ","
        or "cue" in items[k].tags
        or items[k].classes & {"be", "been", "have", "adverb", "neg", "to", "engages"}
    ):
        k -= 1
    if k < 0 or not (
        plain(items[k])
        or "whole" in items[k].classes
        or any(t.feature == "noun" for _, t in items[k].triggers)
    ):
        return False
    while k > 2 and ("of" in items[k - 1].classes or "of" in items[k - 2].classes):
        k -= 2 + ("of" not in items[k - 1].classes)  # "the last stage of the work"
    return k >= 0 and items[k].kind == "word" and "whole" not in items[k].classes


def of_deal(items: list[Item], at: int) -> bool:
    """Whether a participle behind a comma is told of what "of" hangs several names on, a word that no list
    knows: "the merger of X and Y, valued at".
    """
    k = at - 2
    if k < 3 or items[at - 1].text != "," or items[k].kind != "name" or items[k].group < 0:
        return False
    first = next(j for j, x in enumerate(items) if x.group == items[k].group)
    head = items[first - 2] if first > 1 and "of" in items[first - 1].classes else None
    return head is not None and plain(head)


def strangers_words(pack: Pack, items: list[Item], low: int, at: int) -> bool:
    """Whether between a comma and a verb of speech stand words alone that name nobody and take up nothing:
    "Acme bought Brisk, a person close to the talks said", "…, local media reported".
    """
    k = at - 1
    while k > low and items[k].classes & {"have", "adverb"}:
        k -= 1
    end = k
    while k > low and (
        plain(items[k])
        or items[k].kind == "noun"
        or items[k].classes & _WITHIN
        or items[k].held
        or items[k].prep == "of"
        or "possessor" in items[k].tags
        or items[k].key in pack.enclitics
    ):
        noun, whose = items[k].noun, items[k].held or "possessor" in items[k].tags
        if noun is not None and noun.use & {"group", "container"}:
            return False
        if not whose and items[k].tags.keys() & {"refers", "refers_all"}:
            return False
        if items[k].classes & _TAKEN_UP:
            return False
        k -= 1
    return low < k < end and items[k].text in _BEFORE_SPEAKER and not items[k + 1].classes & _PHRASES


def speakers_office(items: list[Item], start: int, end: int) -> bool:
    """Whether an office behind what somebody acts on and a comma is that of who speaks then: "Acme bought X,
    its head said", "…, its head, Ann Lee, said".
    """
    office = any(x.noun is not None and "role" in x.noun.use for x in items[start + 2 : end])
    if not office or not any(x.acts for x in items[:start]) or end + 1 >= len(items):
        return False
    if items[end].text == "," and items[end + 1].kind == "name":
        name = items[end + 1]
        person = name.coarse == "Person" or (not name.coarse and " " in name.text)
        end += 2 + (items[min(end + 2, len(items) - 1)].text == ",")
        return person and end < len(items) and _speaks(items[end])
    return _speaks(items[end])


def _speaks(item: Item) -> bool:
    return item.acts and not item.classes & {"have", "be"}


def beside_object(clause: ClauseBounds, k: int) -> bool:
    """Whether a preposition brings in a sum beside another object: "secured customers, with deals of 4 m"."""
    if "money" not in clause.frame.guard or clause.voice != "active":
        return False
    if not clause.context.pack.adjective_first or clause.trigger.feature not in _VERBS:
        return False
    own = False
    for item in clause.items[clause.end : k]:
        if item.kind == "name" or item.measure or item.cls or item.number is not None:
            return False
        if own and item.kind == "word" and item.classes & {"with", "for", "other_prep", "against", "on"}:
            return True
        own = own or (
            (item.kind == "noun" and item.text.endswith("s"))
            or (plain(item) and not item.classes and item.text[0].islower())
        )
    return False
