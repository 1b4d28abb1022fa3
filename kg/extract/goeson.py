"""Whom a sentence that begins with its verb goes on to tell of, where one thing stands behind that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.besideverb import agrees
from kg.extract.found import Fill
from kg.extract.overt import plain
from kg.extract.owners import inner_subject
from kg.extract.topics import previous_subject
from kg.lang.pack import PREPOSITIONS
from kg.link.named import UNTYPED

if TYPE_CHECKING:
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


def earlier(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """Whom the clause before tells of, where it begins with "that" ("said that X grew after its worth
    was put at"); else who goes without saying.
    """
    told = inner_subject(clause.context, clause.line, clause.items[clause.at], wanted)
    here = clause.items[clause.at].head
    return [Fill(entity, here, clause.line.index, cls) for entity, cls in told] or clause.pro(wanted)


def unsaid_at_head(clause: Clause) -> bool:
    """Whether the sentence opens with a verb that no list knows, and all that stands between it and "and"
    before the verb at hand is what that is done to: in "Coordinates the network X and houses Y" who acts in
    both goes unsaid.
    """
    items = clause.items
    joint = clause.at - 1
    if not clause.context.pack.pro_drop or clause.context.pack.order != "svo" or clause.low or joint < 2:
        return False
    first = items[0]
    if "and" not in items[joint].classes or not plain(first) or "det" not in items[1].classes:
        return False
    rest = items[1:joint]
    named = [x for x in rest if x.kind in ("name", "noun")]
    if any(x.acts or x.text in ",;:" or x.classes & {"who", "that"} for x in rest) or not named:
        return False
    return not named[0].prep and (rest[-1] is named[-1] or rest[-1].text == ")" or plain(rest[-1]))


def before_head(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """Whom the sentence before tells of, where that is nobody whom this one names before its verb."""
    fill = previous_subject(clause.context, clause.line, wanted, acts=True)
    named = {x.entity for x in clause.items[: clause.at] if x.kind == "name"}
    return [fill] if fill is not None and fill.cls != UNTYPED and fill.content not in named else []


def past_site(clause: Clause, right: list[int], wanted: tuple[str, ...]) -> list[int]:
    """What a verb may be done to without the site that stands right behind it, where a named thing without
    mark or "and" between them is of a wanted class too: "opened the centre of computing the machine X" is
    told of the machine, and the centre does it.
    """
    items = clause.items
    bare = [k for k in right if items[k].kind in ("name", "noun") and not items[k].prep and not items[k].held]
    fit = [k for k in bare if clause.context.fits(items[k].cls, wanted)]
    if len(fit) < 2 or items[fit[0]].coarse != "Place":
        return right
    if items[fit[0]].kind == "name" and items[fit[1]].coarse == "Place":
        return right
    between = items[clause.end : fit[1]]
    first = next((x for x in between if x.kind in ("name", "noun")), None)
    joined = any(x.kind == "mark" or x.classes & {"and", "who", "that", "clause"} for x in between)
    if first is not items[fit[0]] or joined or items[fit[1]].kind != "name":
        return right
    return [k for k in right if k > fit[0]]


def of_row_before(clause: Clause, wanted: tuple[str, ...]) -> list[Fill] | None:
    """Who acts in a relative clause without a pronoun that tells what somebody did "in it" ("a round (that)
    gathered in-it 40 million"): the one firm that the sentence names before; [] where it names several, None
    where no such clause stands there.
    """
    items, at = clause.items, clause.at
    if clause.frame.speech or not at:
        return None
    if clause.end >= len(items) or "in_it" not in items[clause.end].classes:
        return None
    before = items[at - 1]
    if before.kind in ("mark", "name") or before.det or before.classes & {"and", "who", "have", "clause"}:
        return None
    named = {k: x.head for k, x in enumerate(items[:at]) if x.kind == "name" and x.coarse == "Organization"}
    if not named:
        return None
    return clause.take(next(iter(named)), wanted) if len(named) == 1 else []


def of_value(clause: Clause) -> int:
    """What stands right behind the noun that a verb has for its particle ("was put the worth of X at"), of
    which alone that is told; -1 where a possessive stands for it or the verb has no such particle.
    """
    items, particle = clause.items, clause.trigger.particle
    if not particle or particle[-1] in clause.context.pack.function_words:
        return -1
    near = range(clause.end, min(clause.end + 3, len(items) - 2))
    at = next((k + 1 for k in near if items[k].key == particle[-1]), -1)
    if at < 0 or items[at - 2].classes & {"possessive"} or items[at].classes & {"resumptive"}:
        return -1
    return at + 1 if "det" in items[at].classes else at
