"""Whom a sentence that begins with its verb goes on to tell of, where one thing stands behind that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.besideverb import agrees
from kg.extract.topics import previous_subject
from kg.lang.pack import PREPOSITIONS
from kg.link.named import UNTYPED

if TYPE_CHECKING:
    from kg.extract.found import Fill
    from kg.extract.subjects import ClauseSubjects as Clause

_PREPS: Final = frozenset(PREPOSITIONS) | {"other_prep"}


def goes_on(clause: Clause, found: list[Fill], wanted: tuple[str, ...]) -> Fill | None:
    """Whom the sentence before tells of, where a sentence that begins with "and" and its verb has one thing
    or one list right behind that and then a mark or a preposition: "and (it) rivals X and Y".
    """
    lead = clause.items[: clause.at]
    if not lead or any(not x.classes & {"and", "adverb", "have"} for x in lead):
        return None
    at = clause.end
    while at < clause.high and clause.items[at].classes & {"det", "adverb"}:
        at += 1
    if at >= len(clause.items) or clause.items[at].head != found[0].span:
        return None
    group = clause.items[at].group
    last = max((k for k, x in enumerate(clause.items) if group >= 0 and x.group == group), default=at)
    if not _closed(clause, last + 1):
        return None
    fill = previous_subject(clause.context, clause.line, wanted, acts=True)
    named = fill is not None and fill.cls != UNTYPED and fill.content not in {f.content for f in found}
    return fill if named and fill and agrees(clause, fill) else None


def _closed(clause: Clause, at: int) -> bool:
    """Whether nothing that the verb could be done to stands at an item: a mark, a preposition or "and
    firms such as Z", but no relative clause.
    """
    rest = clause.items[at : at + 3]
    if not rest or rest[0].prep or rest[0].classes & _PREPS:
        return True
    if rest[0].kind == "mark":
        return not any("who" in x.classes for x in rest[1:2])
    return "and" in rest[0].classes and len(rest) > 1 and rest[1].kind == "noun"
