"""Subject and object where the verb comes first and small words are its endings.

The subject stands behind the verb, and before the object; a name right before the verb is the subject of the
other order. An ending on the verb is its object: what the relative clause explains, or the topic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.found import Fill
from kg.extract.refer import owner

if TYPE_CHECKING:
    from kg.extract.frames import Clause

_FINITE = ("past", "pres", "fut", "cond")
_SMALL = frozenset(("have", "be", "been", "adverb", "neg", "light"))


def subject_of(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """The subject of an active verb or verbal noun."""
    if clause.trigger.feature not in _FINITE:
        return clause.shared(wanted) or _left(clause, wanted) or _possessor(clause, wanted)
    pronoun = _pronoun(clause)
    if pronoun is not None:
        fill = owner(clause.context, clause.line, clause.items[pronoun], wanted)
        return [fill] if fill else []
    ended = _ended(clause)
    who = [] if ended else clause.relative(wanted)
    found = who or _beside(clause, wanted) or clause.right_subject(wanted) or clause.shared(wanted)
    if found or _passive_sign(clause):
        return found
    return clause.scan(range(clause.at - 1, clause.low - 1, -1), wanted, "") or clause.pro(wanted)


def object_of(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """The object of a verb or verbal noun; of "was + verbal noun" what would be its subject in other languages."""
    right = range(clause.end, clause.high)
    if clause.trigger.feature not in _FINITE:
        if _behind_possessive(clause):
            return clause.relative(wanted) or _possessor(clause, wanted)
        found = clause.scan(right, wanted, "", near=clause.voice == "passive")
        if found or clause.voice != "passive":
            return found
        return clause.relative(wanted) or clause.scan(range(clause.at - 1, clause.low - 1, -1), wanted, "") or clause.pro(wanted)
    if _ended(clause):
        fill = owner(clause.context, clause.line, clause.items[clause.end], wanted)
        return clause.relative(wanted) or ([fill] if fill else [])
    found = clause.scan(right, wanted, "")
    if found or not _passive_sign(clause):
        return found
    return clause.relative(wanted) or clause.scan(range(clause.at - 1, clause.low - 1, -1), wanted, "") or clause.pro(wanted)


def _ended(clause: Clause) -> bool:
    return clause.end < len(clause.items) and "resumptive" in clause.items[clause.end].classes


def _behind_possessive(clause: Clause) -> bool:
    return clause.at > 0 and "possessive" in clause.items[clause.at - 1].classes


def _possessor(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """Whose the verbal noun is: "its launch"."""
    if not _behind_possessive(clause):
        return []
    fill = owner(clause.context, clause.line, clause.items[clause.at - 1], wanted)
    return [fill] if fill else []


def _pronoun(clause: Clause) -> int | None:
    """The pronoun that a joining word before the verb ends in: "that she …"."""
    k = clause.at - 1
    while k >= 0 and (clause.items[k].classes & _SMALL or "cue" in clause.items[k].tags):
        k -= 1
    if k > 0 and "resumptive" in clause.items[k].classes and "that" in clause.items[k - 1].classes:
        return k
    return None


def _beside(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """A thing without preposition right before the verb."""
    k = clause.at - 1
    while k >= clause.low and (clause.items[k].classes & _SMALL or "cue" in clause.items[k].tags):
        k -= 1
    if k < clause.low or clause.items[k].kind not in ("name", "noun") or clause.items[k].prep:
        return []
    return clause.take(k, wanted)


def _left(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    return clause.scan(range(clause.at - 1, clause.low - 1, -1), wanted, "")


def _passive_sign(clause: Clause) -> bool:
    """Whether the verb is written with the vowel sign that a passive has on its first letter."""
    sign = clause.context.pack.passive_sign
    return bool(sign) and sign in clause.items[clause.at].text[:4]
