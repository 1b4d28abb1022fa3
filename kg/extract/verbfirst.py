"""Subject and object where the verb comes first and small words are its endings.

The subject stands behind the verb, and before the object; a name right before the verb is the subject of the
other order. An ending on the verb is its object: what the relative clause explains, or the topic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.behindverb import (
    before_another,
    before_deed,
    before_who,
    followed,
    stranger,
    unknown,
    unresolved,
    untold,
)
from kg.extract.besideverb import (
    agrees,
    another_place,
    before_paper,
    behind_possessive,
    behind_word,
    beside,
    doers,
    explained,
    governs_pronoun,
    has_ending,
    has_passive_sign,
    its_noun,
    joined_pronoun,
    other_form,
    pair_before,
    person_beside,
    plain_before,
    strange_genitive,
    unnamed_before,
    what_is_said,
    work_on,
)
from kg.extract.clause import _FINITE, _THINGS
from kg.extract.deeddoers import doer
from kg.extract.found import Fill
from kg.extract.goeson import earlier, goes_on, of_row_before, of_value, past_site
from kg.extract.objectfirst import before_examples, behind_particle, person_behind
from kg.extract.owners import owner
from kg.extract.passing import is_source
from kg.extract.tellers import said_by_another, says_on, told_of
from kg.extract.verbalnouns import (
    another_object,
    before_plain,
    before_verb,
    has_article,
    of_verbal_noun,
    part_behind,
    possessor,
)

if TYPE_CHECKING:
    from kg.extract.subjects import ClauseSubjects as Clause


def subject_of(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """The subject of an active verb or verbal noun."""
    if clause.trigger.feature not in _FINITE:
        return of_verbal_noun(clause, wanted)
    if clause.frame.speech and ((has_ending(clause) and not what_is_said(clause)) or told_of(clause)):
        return []
    if its_noun(clause):
        its = owner(clause.context, clause.line, clause.items[clause.end], wanted)
        return [its] if its else []
    if by := doers(clause):
        return clause.scan(by, wanted, "by")
    if (pronoun := joined_pronoun(clause)) is not None:
        fill = owner(clause.context, clause.line, clause.items[pronoun], wanted)
        return [fill] if fill else []
    ended = has_ending(clause) or governs_pronoun(clause)
    if person_beside(clause, wanted) or untold(clause) or (clause.frame.speech and said_by_another(clause)):
        return []
    who = [] if ended else clause.relative(wanted)
    if found := who or pair_before(clause, wanted) or beside(clause, wanted):
        return found
    if (found := _right(clause, wanted)) and (_is_subject(clause, found[0]) or not _left_over(clause, found)):
        return found
    if (told := unnamed_before(clause)) is not None:
        return clause.take(told, wanted)
    if not found and (row := of_row_before(clause, wanted)) is not None:
        return row
    if not found and (stranger(clause) or unknown(clause) or unresolved(clause, wanted)):
        return []
    before = clause.shared(wanted)
    if found and not before:
        before = [f for f in before_verb(clause, wanted) if f.sentence == clause.line.index]
        main = clause._main_subject(wanted) if not before else None
        if main is not None and main.content != found[0].content and main.sentence == clause.line.index:
            before = [main]  # "Acme grew when it bought X"
        elif not before and (fill := goes_on(clause, found, wanted)) is not None:
            before = [fill]
    elif not before and not has_passive_sign(clause) and not (clause.frame.speech and not says_on(clause)):
        before = before_verb(clause, wanted) or [f for f in clause.pro(wanted) if agrees(clause, f)]
        head = None if before or clause.frame.speech else clause.line_head(wanted)
        before = before if head is None else [head]
    before = [f for f in before if not other_form(clause, f)]
    if found and before and before[0].content != found[0].content:
        # the one thing behind the verb is its object, and the subject goes without saying
        clause.used -= {k for k in clause.used if clause.items[k].head == found[0].span}
        return before
    return found or before


def object_of(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """The object of a verb or verbal noun; of "was" and verbal noun what elsewhere is its subject."""
    if clause.trigger.feature in _FINITE and (whose := of_value(clause)) >= 0:
        return clause.take(whose, wanted)
    right = before_another(clause, before_who(clause), wanted)
    if clause.trigger.feature not in _FINITE:
        return _object_of_noun(clause, before_deed(clause, right), wanted)
    if has_ending(clause):
        return _object_of_ending(clause, wanted)
    behind = clause.items[clause.at + 1 : clause.at + 2]
    if clause.trigger.particle and behind and "possessive" in behind[0].classes:
        # "its worth is put at": of what was told of, right before it or earlier
        if plain_before(clause):
            return clause.take(clause.at - 1, wanted)
        its = owner(clause.context, clause.line, behind[0], wanted)
        return [its] if its else _told_before(clause, wanted)
    by = doers(clause)
    right = [k for k in right if not by or k < by[0]]
    if (told := behind_particle(clause, right, wanted)) is not None:
        return clause.take(told, wanted)
    found = _first_object(clause, past_site(clause, before_deed(clause, right), wanted), wanted)
    here = any(f.sentence == clause.line.index for fills in clause.filled.values() for f in fills)
    if found and not here and _is_subject(clause, found[0]):
        return []
    if found or not (by or has_passive_sign(clause)):
        return found
    if plain_before(clause):
        return clause.take(clause.at - 1, wanted)  # "sites (that) are valued at": no other is
    return [] if strange_genitive(clause, wanted) else _told_before(clause, wanted)


def _object_of_noun(clause: Clause, right: list[int], wanted: tuple[str, ...]) -> list[Fill]:
    """What a noun of a deed or a passive says is done: by its possessive, else by the genitive behind it."""
    if behind_possessive(clause):
        behind = clause.items[clause.end : clause.end + 2]
        if (
            behind
            and behind[0].kind == "name"
            and not behind[0].prep
            and (o := clause.take(clause.end, wanted))
        ):
            return o  # "his leaving X"
        if len(behind) == 2 and "to" in behind[0].classes and behind[1].kind == "name":
            return clause.scan(right[:2], wanted, "to")  # "its launch of X": X is launched
        near = clause.scan(range(clause.at - 2, clause.low - 1, -1), wanted, None)
        whose = clause.relative(wanted) or near or possessor(clause, wanted)
        # "their support" is what they do, "its launch" is done to it
        agents = [r for r, functions in clause.frame.roles.items() if functions[0].split("+")[0] == "subject"]
        theirs = clause.voice == "active" and any(
            clause.context.fits(f.cls, clause.wanted(r)) for f in whose for r in agents
        )
        return clause.scan(right, wanted, "") if theirs else whose
    if (pair := doer(clause)) is not None:
        return clause.take(pair[1], wanted)
    if clause.voice != "passive" and has_article(clause):
        # "the launch to X": an article leaves no genitive, but adjectives with articles of their own
        return clause.scan(before_plain(clause, right), wanted, "to")
    if clause.voice != "passive" and (part_behind(clause, clause.end) or another_object(clause, wanted)):
        return []
    found = clause.scan(right, wanted, "", near=clause.voice == "passive")
    return found if found or clause.voice != "passive" else _told_before(clause, wanted)


def _object_of_ending(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """What the ending on a verb stands for: what its clause explains, or what was spoken of before."""
    behind = clause.items[clause.end + 1 : clause.end + 3]
    if behind and "as" in behind[0].classes:
        return []  # "presents it as": tells what it is
    if len(behind) == 2 and "to" in behind[0].classes and behind[1].kind == "name":
        # "its launch of X", which is written like "launched it": X is launched
        found = clause.scan([clause.end + 2], wanted, "to")
        if found:
            return found
    k = clause.at - 1
    while k > clause.low and "adjective" in clause.items[k].classes:
        k -= 1  # "a bigger system that it built"
    before = clause.items[k] if clause.at else None
    if before is not None and "adverb" in before.classes and before.end == clause.items[clause.at].start:
        row = clause.items[k - 1] if k > clause.low else before
        if row.kind == "name" and row.group >= 0 and not row.prep and (both := clause.take(k - 1, wanted)):
            return both  # "as for X and Y, so Acme made them"
    if (
        before is not None
        and before.kind in ("name", "noun")
        and before.det not in ("def", "demo")
        and not before.held
    ):
        # "a post that it published" has no word for "that"
        found = clause.take(k, wanted)
        if found or k < clause.at - 1 or (before.kind == "noun" and before.det != "poss"):
            return found  # "a paper that it published" is no model
    if explained(clause):
        return clause.relative(wanted)
    if before is not None and ("what" in before.classes or behind_word(clause)):
        return []  # "what it makes", "a round (that) X led": the thing has no other name
    if before is not None and before.text in ",،":
        told = next((j for j in range(k - 1, clause.low - 1, -1) if clause.items[j].kind != "mark"), k)
        if told < k - 1 or (clause.items[told].kind == "name" and not another_place(clause, told, wanted)):
            return clause.take(told, wanted)  # "chips called (X), (which) Acme makes": X or nothing
    things = tuple(w for w in wanted if clause.context.schema.coarse(w) != "Person") or wanted
    fill = owner(clause.context, clause.line, clause.items[clause.end], things, back=True)
    return clause.relative(wanted) or ([fill] if fill else [])


def _told_before(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """What a passive is told of that names nothing behind it: what its relative clause explains, the nearest
    bare thing before it, or what goes without saying.
    """
    near = [k for k in range(clause.at - 1, clause.low - 1, -1) if not is_source(clause.items, k)]
    return clause.relative(wanted) or clause.scan(near, wanted, "") or earlier(clause, wanted)


def _right(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """The first bare thing behind the verb, if it can be the subject: what stands behind a name is none."""
    for k in range(clause.end, min(clause.high, clause.end + 12)):
        item = clause.items[k]
        if item.kind == "mark" and item.text in ':«“"':
            break
        acts = item.kind == "word" and any(t.feature in _FINITE for _, t in item.triggers)
        if acts or item.classes & {"that", "clause", "like"} or work_on(clause, k):
            break
        if item.kind not in ("name", "noun") or item.prep or item.held:
            continue
        fills = clause.take(k, wanted) or person_behind(clause, k, wanted)
        # "the firm" that is not known is the subject all the same; an office has its bearer behind it
        office = item.noun is not None and "role" in item.noun.use
        if fills or (not office and (item.kind == "name" or clause.context.fits(item.cls, wanted))):
            return fills
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
    alone = (k for k in before_who(clause) if not (k and "and" in clause.items[k - 1].classes))
    things = (x for x in (clause.items[k] for k in alone) if x.kind == "noun" and not x.prep)
    return not other and not any(
        clause.context.fits(x.cls, wanted) and x.head != found[0].span for x in things
    )


def _first_object(clause: Clause, right: list[int], wanted: tuple[str, ...]) -> list[Fill]:
    """The first bare thing behind subject and verb; what stands behind another name is not the verb's."""
    right = before_examples(clause, before_paper(clause, right, wanted), wanted)
    if clause.used:
        for k in right:
            item = clause.items[k]
            if item.kind == "name" and not item.prep and k not in clause.used and not item.held:
                right = [j for j in right if j <= k] if item.group < 0 else right
                break
    else:
        right = _up_to_second(clause, right, wanted)
    return clause.scan(right, wanted, "")


def _up_to_second(clause: Clause, right: list[int], wanted: tuple[str, ...]) -> list[int]:
    """What stands behind a verb that nobody is known to do, up to the second of two bare names right behind
    it that are not what it is done to: they are who does it, and to whom.
    """
    first: int | None = None
    for n, k in enumerate(right):
        item = clause.items[k]
        if item.kind != "name" or item.prep or item.held:
            continue
        if clause.context.fits(item.cls, wanted):
            return right
        if item.coarse in _THINGS and clause.trigger.feature in _FINITE:
            return right[:n]  # a machine or a work does nothing: it is what is launched
        if first is not None:
            return right[:n] if k <= first + 2 else right
        first = k
    return right


def _is_subject(clause: Clause, found: Fill) -> bool:
    """Whether the thing right behind a verb that nobody is known to do has another bare thing behind it: then
    it does, and that is done.
    """
    if has_passive_sign(clause):
        return False
    item = next((x for x in clause.items[clause.end : clause.end + 3] if x.head == found.span), None)
    return item is not None and followed(clause, item)
