"""Relative clauses without a pronoun: "the chip Acme released in May", "a firm it bought in 2019"."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Pack, Trigger
from kg.spot.item import Item
from kg.spot.tokens import Token
from kg.spot.wordtags import classes_alone, tags_at

_KEPT: Final = " who"
_PRONOUNS: Final = frozenset(("he", "it", "they_org", "they", "we"))
_BEHIND: Final = frozenset(("in", "on", "at", "for", "from", "by", "with", "adverb", "when", "who", "clause"))
_HELPING: Final = frozenset(("have", "be", "been", "adverb", "modal"))
_ADJECTIVES: Final = frozenset(("adjective", "adverb", "nation", "other"))


def open_contact_clauses(items: list[Item], pack: Pack) -> None:
    """Put a relative pronoun of no length where a clause tells of the noun right before its subject, so that
    it is read like one that has it: its verb has no object of its own.
    """
    if not pack.adjective_first:
        return
    k = 1
    while k < len(items) - 2:
        at = _subject_at(items, k)
        if at and _tells_of(items, k, at) and _without_object(items, at, pack):
            subject = items[k]
            who, first = _pronoun(pack), subject.tokens[0]
            pronoun = Item("word", subject.start, subject.start, who, who, (first, first))
            pronoun.classes = frozenset(("who",))
            items.insert(k, pronoun)
            k = at + 1
        k += 1


def _pronoun(pack: Pack) -> str:
    """A relative pronoun that is nothing else."""
    kept: str = pack.kept.get(_KEPT) or min(
        key
        for key, rows in pack.table.items()
        if {t.value for form, t in rows if len(form) == 1 and t.kind == "class"} == {"who"}
    )
    pack.kept[_KEPT] = kept
    return kept


def _subject_at(items: list[Item], k: int) -> int:
    """Where the subject ends that begins at `k`, right behind a noun with its article; 0 without one."""
    at = k
    if items[k].classes & {"det", "possessive"} and "demonstrative" not in items[k].classes:
        at = k + 1
    subject = items[at]
    if subject.prep or "possessor" in subject.tags:
        return 0
    if subject.kind == "word":
        return at if at == k and subject.classes & _PRONOUNS else 0
    acts = subject.coarse in ("Organization", "Person")
    return at if acts and subject.kind in ("name", "noun") and (at == k) == (subject.kind == "name") else 0


def _tells_of(items: list[Item], k: int, at: int) -> bool:
    """Whether the noun right before `k` may have a clause that begins there with the subject at `at`."""
    head, subject = items[k - 1], items[at]
    if not (head.unlisted or (head.kind in ("name", "noun") and head.text[-1:].islower())):
        return False
    if head.kind == "name" and not head.tags.get("class_of_things"):
        return False
    opens = k - 2
    while opens >= 0 and k - opens < 7 and not items[opens].classes & {"det", "possessive", "indef"}:
        word = items[opens]
        plain = word.kind == "word" and not word.triggers and word.classes <= _ADJECTIVES
        if not plain and word.kind not in ("name", "noun", "number"):
            return False
        opens -= 1
    if opens < 0 or not items[opens].classes & {"det", "indef"}:
        return False
    before = items[opens - 1] if opens else None
    if before is not None and (before.triggers and before.kind == "word"):
        return head.kind != "word" and not subject.classes & _PRONOUNS
    if before is not None and before.classes & _BEHIND and (opens < 2 or items[opens - 2].kind == "mark"):
        return False  # "After the deal Acme grew in Oslo"
    if subject.kind == "word":
        return True
    apposed = before is not None and before.text == ","
    indefinite = "indef" in items[opens].classes
    same = head.coarse == subject.coarse or head.kind == "word"
    return not same or indefinite or (apposed and opens > 1 and items[opens - 2].kind == "name")


def _without_object(items: list[Item], at: int, pack: Pack) -> bool:
    """Whether a verb that wants an object stands behind the subject at `at`, and none behind it."""
    verb, before = at + 1, frozenset[str]()
    while verb < len(items) and items[verb].classes & _HELPING:
        verb, before = verb + 1, before | items[verb].classes
    if verb >= len(items) or items[verb].kind != "word":
        return False
    wanted = _wanted(before)
    frames = [pack.frames[t.frame] for _, t in items[verb].triggers if t.feature in wanted and not t.particle]
    engages = "engages" in items[verb].classes
    if not engages and not any("object" in functions for f in frames for functions in f.roles.values()):
        return False
    behind = verb + 1
    if behind >= len(items):
        return True
    item = items[behind]
    return (
        item.kind in ("mark", "date")
        or bool(item.classes & _BEHIND)
        or item.acts  # "the chip Acme released has"
    )


def _wanted(before: frozenset[str]) -> frozenset[str]:
    """The forms that a verb with an object has behind auxiliaries of some classes: no passive ones."""
    if before & {"be", "been"}:
        return frozenset(("ger",))
    return frozenset(("pp", "inf") if before & {"have", "modal"} else ("past", "pres"))


def told_by_clause(tokens: list[Token], at: int, end: int, pack: Pack) -> bool:
    """Whether the name from `at` to `end` is the subject of a clause that tells of the noun before it: "the
    chip Acme bought in May", behind whose verb no object stands though it always has one.
    """
    if not pack.adjective_first or not at or tokens[at - 1].kind != "w":
        return False
    verb, before = end, frozenset[str]()
    while verb < len(tokens) and verb - end < 3 and (here := classes_alone(pack.table, tokens[verb].key)):
        if not here & _HELPING:
            break
        verb, before = verb + 1, before | here
    wanted = _wanted(before)
    if verb + 1 >= len(tokens):
        return False
    roles = [
        pack.frames[tag.value.frame].roles
        for last, tag in tags_at(pack.table, tokens, verb)
        if last == verb + 1
        and isinstance(tag.value, Trigger)
        and tag.value.feature in wanted
        and not tag.value.particle
    ]
    done_to = any("object" in functions for told in roles for functions in told.values())
    if not done_to or any("subject" in told.get("object", ()) for told in roles):
        return False
    behind = classes_alone(pack.table, tokens[verb + 1].key)
    return tokens[verb + 1].text in ".," or bool(behind & (_BEHIND | {"have", "be", "modal"}))
