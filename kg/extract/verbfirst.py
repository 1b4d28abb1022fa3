"""Subject and object where the verb comes first and small words are its endings.

The subject stands behind the verb, and before the object; a name right before the verb is the subject of the
other order. An ending on the verb is its object: what the relative clause explains, or the topic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.behindverb import (
    before_another,
    before_who,
    counted,
    followed,
    leads_on,
    said_by_another,
    says_on,
    stranger,
    told_of,
    unknown,
    unresolved,
)
from kg.extract.besideverb import (
    SMALL,
    behind_possessive,
    explained,
    has_ending,
    has_passive_sign,
    joined_pronoun,
)
from kg.extract.clause import _FINITE
from kg.extract.found import Fill
from kg.extract.owners import owner
from kg.lang.pack import PREPOSITIONS

if TYPE_CHECKING:
    from kg.extract.subjects import ClauseSubjects as Clause
    from kg.spot.item import Item


def subject_of(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """The subject of an active verb or verbal noun."""
    if clause.trigger.feature not in _FINITE:
        return _of_verbal_noun(clause, wanted)
    if clause.frame.speech and (has_ending(clause) or told_of(clause)):
        return []
    pronoun = joined_pronoun(clause)
    if pronoun is not None:
        fill = owner(clause.context, clause.line, clause.items[pronoun], wanted)
        return [fill] if fill else []
    ended = has_ending(clause)
    if counted(clause):
        return []
    if clause.frame.speech and said_by_another(clause):
        return []
    who = [] if ended else clause.relative(wanted)
    found = who or _beside(clause, wanted)
    if found:
        return found
    found = _right(clause, wanted)
    if found and not _left_over(clause, found):
        return found
    if not found and (stranger(clause) or unknown(clause) or unresolved(clause, wanted)):
        return []
    before = clause.shared(wanted)
    if found and not before:
        before = [f for f in _left(clause, wanted) if f.sentence == clause.line.index]
    elif not before and not has_passive_sign(clause) and not (clause.frame.speech and not says_on(clause)):
        before = _left(clause, wanted) or clause.pro(wanted)
    if found and before and before[0].content != found[0].content:
        # the one thing behind the verb is its object, and the subject goes without saying
        clause.used -= {k for k in clause.used if clause.items[k].head == found[0].span}
        return before
    return found or before


def object_of(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """The object of a verb or verbal noun; of "was" and verbal noun what elsewhere is its subject."""
    right = before_another(clause, before_who(clause), wanted)
    if clause.trigger.feature not in _FINITE:
        if behind_possessive(clause):
            whose = clause.relative(wanted) or _possessor(clause, wanted)
            # "their support" is what they do, "its launch" is done to it
            agents = [
                r for r, functions in clause.frame.roles.items() if functions[0].split("+")[0] == "subject"
            ]
            theirs = clause.voice == "active" and any(
                clause.context.fits(f.cls, clause.wanted(r)) for f in whose for r in agents
            )
            return clause.scan(right, wanted, "") if theirs else whose
        doer = _doer(clause)
        if doer is not None:
            return clause.take(doer[1], wanted)
        if clause.voice != "passive" and _has_article(clause):
            return clause.scan(right, wanted, "to")  # "the launch to X": an article leaves no genitive
        found = clause.scan(right, wanted, "", near=clause.voice == "passive")
        if found or clause.voice != "passive":
            return found
        return (
            clause.relative(wanted)
            or clause.scan(range(clause.at - 1, clause.low - 1, -1), wanted, "")
            or clause.pro(wanted)
        )
    if has_ending(clause):
        before = clause.items[clause.at - 1] if clause.at else None
        if (
            before is not None
            and before.kind in ("name", "noun")
            and before.det not in ("def", "demo")
            and not before.held
        ):
            # "a post that it published" has no word for "that"
            found = clause.take(clause.at - 1, wanted)
            if found:
                return found
        if explained(clause):
            return clause.relative(wanted)
        if before is not None and "what" in before.classes:
            return []  # "what it makes": the thing has no other name
        things = tuple(w for w in wanted if clause.context.schema.coarse(w) != "Person") or wanted
        fill = owner(clause.context, clause.line, clause.items[clause.end], things, back=True)
        return clause.relative(wanted) or ([fill] if fill else [])
    found = _first_object(clause, right, wanted)
    if found and not clause.filled and _is_subject(clause, found[0]):
        return []
    if found or not has_passive_sign(clause):
        return found
    return (
        clause.relative(wanted)
        or clause.scan(range(clause.at - 1, clause.low - 1, -1), wanted, "")
        or clause.pro(wanted)
    )


def _right(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """The first bare thing behind the verb, if it can be the subject: what stands behind a name is none."""
    for k in range(clause.end, min(clause.high, clause.end + 12)):
        item = clause.items[k]
        if item.kind == "mark" and item.text in ':«“"':
            break
        if "that" in item.classes or (
            item.kind == "word" and any(t.feature in _FINITE for _, t in item.triggers)
        ):
            break
        if item.kind not in ("name", "noun") or item.prep or item.held:
            continue
        fills = clause.take(k, wanted)
        # "the firm" that is not known is the subject all the same; an office has its bearer behind it
        office = item.noun is not None and "role" in item.noun.use
        if fills or (not office and (item.kind == "name" or clause.context.fits(item.cls, wanted))):
            return fills
    return []


def _of_verbal_noun(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """Who does what a verbal noun says: the subject of the verb, cue or preposition that governs it.

    A plain noun that governs it ("a permit to build") has nobody do it yet, and a person who announces it
    is not the one who does it.
    """
    doer = _doer(clause)
    if doer is not None:
        return clause.take(doer[0], wanted)
    if clause.frame.speech and clause.end < clause.high and clause.items[clause.end].kind == "name":
        return clause.take(clause.end, wanted)  # "the announcement of X": X has made it
    k = clause.at - 1
    while k >= clause.low and clause.items[k].classes & {"possessive", "det"}:
        k -= 1
    if k < clause.low:
        return _possessor(clause, wanted)
    before = clause.items[k]
    if behind_possessive(clause) and _another_deed(before):
        return []  # "developing it and running it cost 5 million": nobody is told who does it
    plain = before.kind == "word" and not before.classes and not before.triggers and "cue" not in before.tags
    if plain or (before.kind == "noun" and not before.cls):
        return _possessor(clause, wanted)
    if "on" in before.classes and k > clause.low and leads_on(clause.items[k - 1]):
        return _possessor(clause, wanted)  # "able to buy", "an approval of buying": nobody has done it yet
    found = clause.shared(wanted) or _left(clause, wanted)
    spoken = any(
        clause.context.pack.frames[t.frame].speech
        for x in clause.items[clause.low : clause.at]
        for _, t in x.triggers
    )
    if spoken and not before.classes & set(PREPOSITIONS):
        found = (
            [f for f in found if clause.context.schema.coarse(f.cls) != "Person"]
            if all(f.cls in clause.context.schema.classes for f in found)
            else found
        )
    return found or _possessor(clause, wanted) or _of_that(clause, wanted)


def _has_article(clause: Clause) -> bool:
    before = clause.items[clause.at - 1] if clause.at else None
    return before is not None and "det" in before.classes and before.end == clause.items[clause.at].start


def _another_deed(item: Item) -> bool:
    """Whether "and" or a verb that no cue is stands at an item."""
    if "cue" in item.tags or item.classes & {"light", "be", "been"}:
        return False
    return "and" in item.classes or any(t.feature in _FINITE for _, t in item.triggers)


def _doer(clause: Clause) -> tuple[int, int] | None:
    """Whose the deed is where a verbal noun has a genitive, and what it is done to behind "to": "launch X to
    Y" is the launch of Y by X.
    """
    things = [
        k
        for k in range(clause.end, min(clause.high, clause.end + 8))
        if clause.items[k].kind in ("name", "noun")
    ]
    if len(things) < 2 or things[0] != clause.end or clause.voice == "passive":
        return None
    first, second = clause.items[things[0]], clause.items[things[1]]
    governs = next((f[0] for r, f in clause.frame.roles.items() if r in ("object", "o")), "")
    if first.prep or second.prep != ("to" if governs == "object" else governs) or not second.cls:
        return None
    objects = [r for r, functions in clause.frame.roles.items() if functions[0] == governs]
    wanted = tuple(w for role in objects for w in clause.wanted(role))
    told = governs == "object" and first.cls and clause.context.fits(first.cls, wanted)
    if not clause.context.fits(second.cls, wanted) or told:
        return None
    return things[0], things[1]


def _of_that(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """The pronoun of the "that" with which the clause begins: "that it plans to invest in building X"."""
    for k in range(max(0, clause.low - 1), min(clause.low + 2, clause.at - 1)):
        if "that" in clause.items[k].classes and "resumptive" in clause.items[k + 1].classes:
            fill = owner(clause.context, clause.line, clause.items[k + 1], wanted)
            return [fill] if fill else []
    return []


def _left_over(clause: Clause, found: list[Fill]) -> bool:
    """Whether the verb wants an object too, for which this would do, and nothing else stands behind."""
    wanted = next(
        (clause.wanted(role) for role, functions in clause.frame.roles.items() if functions[0] == "object"),
        (),
    )
    if not wanted or not clause.context.fits(found[0].cls, wanted) or has_ending(clause):
        return False
    used = set(clause.used)
    other = clause.scan(before_who(clause), wanted, "")
    clause.used = used
    things = (x for x in (clause.items[k] for k in before_who(clause)) if x.kind == "noun" and not x.prep)
    return not other and not any(
        clause.context.fits(x.cls, wanted) and x.head != found[0].span for x in things
    )


def _first_object(clause: Clause, right: list[int], wanted: tuple[str, ...]) -> list[Fill]:
    """The first bare thing behind subject and verb; what stands behind another name is not the verb's."""
    if clause.used:
        for k in right:
            item = clause.items[k]
            if item.kind == "name" and not item.prep and k not in clause.used and not item.held:
                right = [j for j in right if j <= k] if item.group < 0 else right
                break
    return clause.scan(right, wanted, "")


def _is_subject(clause: Clause, found: Fill) -> bool:
    """Whether the thing right behind a verb that nobody is known to do has another bare thing behind it: then
    it does, and that is done.
    """
    if has_passive_sign(clause):
        return False
    item = next((x for x in clause.items[clause.end : clause.end + 3] if x.head == found.span), None)
    return item is not None and followed(clause, item)


def _possessor(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """Whose the verbal noun is: "its launch"."""
    if not behind_possessive(clause):
        return []
    fill = owner(clause.context, clause.line, clause.items[clause.at - 1], wanted)
    return [fill] if fill else []


def _beside(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """A thing without preposition right before the verb."""
    k = clause.at - 1
    while k >= clause.low and (clause.items[k].classes & SMALL or "cue" in clause.items[k].tags):
        k -= 1
    if k < clause.low or clause.items[k].kind not in ("name", "noun") or clause.items[k].prep:
        return []
    return clause.take(k, wanted)


def _left(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    if clause.frame.speech:
        # "a report that says": the nearest thing speaks, or nobody whom the pack knows
        for k in range(clause.at - 1, clause.low - 1, -1):
            item = clause.items[k]
            if item.kind in ("name", "noun") and not item.prep and not item.held:
                return clause.take(k, wanted)
        return []
    return clause.scan(range(clause.at - 1, clause.low - 1, -1), wanted, "")
