"""Who does what a verbal noun says, and whose it is, where the verb comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.behindverb import leads_on
from kg.extract.besideverb import behind_possessive
from kg.extract.clause import _FINITE, _THINGS
from kg.extract.deeddoers import TO, doer
from kg.extract.found import Fill
from kg.extract.genitives import allowed_to, of_its_genitive
from kg.extract.owners import owner
from kg.lang.fold import has_shape
from kg.lang.pack import PREPOSITIONS
from kg.lang.shared import common
from kg.spot.item import Item

if TYPE_CHECKING:
    from kg.extract.subjects import ClauseSubjects as Clause

# what stands between a verb of planning and what is planned
_LEADS_ON: Final = frozenset(("to", "for", "on", "in", "adverb"))
# what stands between a verb of saying and the noun of the deed that it is about
_TOLD_OF: Final = frozenset(("on", "with", "in", "against"))


def possessor(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """Whose the verbal noun is: "its launch"."""
    if not behind_possessive(clause):
        return []
    fill = owner(clause.context, clause.line, clause.items[clause.at - 1], wanted)
    return [fill] if fill else []


def before_verb(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    if clause.frame.speech:
        # "a report that says": the nearest thing speaks, or nobody whom the pack knows
        for k in range(clause.at - 1, clause.low - 1, -1):
            item = clause.items[k]
            if item.kind in ("name", "noun") and not item.prep and not item.held:
                head = clause.items[k - 1] if k > clause.low else item
                of_deed = head.kind == "word" and {t.feature for _, t in head.triggers} == {"inf"}
                return [] if of_deed else clause.take(k, wanted)  # "the rise of X confirms": X says nothing
        return []
    inside = _in_closed_relatives(clause)
    near = [k for k in range(clause.at - 1, clause.low - 1, -1) if k not in inside]
    return clause.scan(near, wanted, "")


def _in_closed_relatives(clause: Clause) -> set[int]:
    """What stands in relative clauses between two commas before the verb: "X, whom Y founded, will buy"."""
    items, inside = clause.items, set[int]()
    k = clause.low
    while k < clause.at:
        if "who" in items[k].classes and k > 0 and items[k - 1].text in ",،":
            end = next((j for j in range(k + 1, clause.at) if items[j].text in ",،"), None)
            if end is None:
                break
            inside.update(range(k, end))
            k = end
        k += 1
    return inside


def of_verbal_noun(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """Who does what a verbal noun says: the subject of the verb, cue or preposition that governs it.

    A plain noun that governs it ("a permit to build") has nobody do it yet, and a person who announces it
    is not the one who does it.
    """
    pair = doer(clause)
    if pair is not None:
        return clause.take(pair[0], wanted)
    if clause.frame.speech and clause.end < clause.high and clause.items[clause.end].kind == "name":
        return clause.take(clause.end, wanted)  # "the announcement of X": X has made it
    if clause.frame.speech and behind_possessive(clause):
        quoted = _quoted_from(clause)
        if quoted is not None:
            return clause.take(quoted, wanted)  # "quoted X as saying": X has said it, whoever tells of it
    if (own := of_its_genitive(clause)) is not None and (found := clause.take(own, wanted)):
        return found
    k = clause.at - 1
    while k >= clause.low and clause.items[k].classes & {"possessive", "det"}:
        k -= 1
    if k < clause.low:
        return possessor(clause, wanted)
    before = clause.items[k]
    if (whom := allowed_to(clause, k)) is not None and (found := clause.take(whom, wanted)):
        return found
    if behind_possessive(clause) and (_another_deed(before) or _since(clause, k)):
        return _its_own(clause, wanted)
    plain = before.kind == "word" and not before.classes and not before.triggers and "cue" not in before.tags
    if plain or (before.kind == "noun" and not before.cls):
        return possessor(clause, wanted)
    if before.classes & _TOLD_OF and any("reacts" in x.classes for x in clause.items[clause.low : k]):
        return possessor(clause, wanted)  # "welcomed the launch of X": another's
    governs = next((x for x in reversed(clause.items[clause.low : clause.at]) if x.acts), None)
    if governs is not None and "orders" in governs.classes:
        return possessor(clause, wanted)  # "has allowed the sale of X", "has ordered the purchase": another's
    told = clause.items[k - 1] if "on" in before.classes and k > clause.low else None
    if told is not None and told.prep == "with" and clause.frame.term in clause.context.schema.relations:
        return []  # "a contract with X on developing Y": who does is not told
    if told is not None and leads_on(told):
        return possessor(clause, wanted)  # "able to buy", "an approval of buying": nobody has done it yet
    found = clause.shared(wanted) or before_verb(clause, wanted)
    # "the authorities have agreed to the building of X": they build nothing
    found = [f for f in found if "on" not in before.classes or f.cls not in common()["told_apart"]]
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
    return (
        found
        or possessor(clause, wanted)
        or _of_that(clause, wanted)
        or _of_plan(clause, wanted)
        or _of_main_verb(clause, wanted)
    )


def _of_main_verb(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """The subject of the main verb behind the comma, where a preposition and the noun of a deed open the
    sentence: "after the purchase of X, has shut Acme its plant".
    """
    items = clause.items
    opens = items[: clause.at]
    if not opens or "other_prep" not in opens[-1].classes or any(not x.classes for x in opens):
        return []
    comma = next((k for k in range(clause.end, len(items) - 2) if items[k].text in ",،"), 0)
    if not comma or any(x.acts for x in items[clause.end : comma]):
        return []
    own = any("from" in functions for functions in clause.frame.roles.values())
    if not own and any(x.prep == "from" for x in items[clause.end : comma]):
        return []  # "after the launch of X from Acme"
    verb, subject = items[comma + 1], items[comma + 2]
    if not verb.acts or subject.kind != "name" or subject.prep or subject.held:
        return []
    clause.high = min(clause.high, comma)
    return clause.take(comma + 2, wanted)


def _quoted_from(clause: Clause) -> int | None:
    """Where the last thing behind a preposition stands before "his saying", be it nobody whom the pack knows;
    None where no preposition does in the clause.
    """
    for k in range(clause.at - 2, clause.low, -1):
        item = clause.items[k]
        if item.kind in ("name", "noun") and item.prep:
            return k
        if item.kind == "mark":
            return None
        if "other_prep" in item.classes:
            return k
    return None


def has_article(clause: Clause) -> bool:
    before = clause.items[clause.at - 1] if clause.at else None
    return before is not None and "det" in before.classes and before.end == clause.items[clause.at].start


def before_plain(clause: Clause, right: list[int]) -> list[int]:
    """What stands behind a noun with its article up to a word without one, which is none of its adjectives:
    "the release (is the) heir of X" releases no X.
    """
    for n, k in enumerate(right):
        item, before = clause.items[k], clause.items[k - 1]
        plain = item.kind == "word" and not item.classes and not item.triggers and "cue" not in item.tags
        the = "det" in before.classes or item.key.startswith(clause.context.pack.article)
        if (plain or (item.kind == "noun" and not item.prep)) and not the:
            return right[:n]
    return right


def another_object(clause: Clause, wanted: tuple[str, ...]) -> bool:
    """Whether the genitive right behind a verbal noun is a machine or a work of another kind than what is
    looked for: "the launch of the machine X, made to train Y" is no launch of Y.
    """
    item = clause.items[clause.end] if clause.end < clause.high else None
    k = clause.end
    while item is not None and (item.classes & {"det"} or item.text in '«“"') and k + 1 < clause.high:
        k += 1
        item = clause.items[k]
    return (
        item is not None
        and item.kind == "name"
        and not item.prep
        and not item.held
        and item.coarse in _THINGS
        and not clause.context.fits(item.cls, wanted)
    )


def part_behind(clause: Clause, k: int) -> bool:
    """Whether "to" and a part of what stands at `k` follow it: "the sale of X to-its section" sells no X."""
    behind = clause.items[k + 1 : k + 4]
    if not behind:
        return False
    first, endings = behind[0], clause.context.pack.endings
    if first.kind == "word" and not first.classes and not first.triggers:
        # a word that no list knows, written with "to" and an ending
        return first.key[0] == TO and any(first.key.endswith(e) for e in endings if len(e) > 1)
    return "to" in first.classes and any(x.classes & {"possessive", "resumptive"} for x in behind[1:])


def _since(clause: Clause, k: int) -> bool:
    """Whether a preposition at `k` only tells when or why, or a cue there is an adjective with "the"."""
    before, ahead = clause.items[k], clause.items[k - 1] if k > clause.low else None
    if "cue" in before.tags and ahead is not None and "det" in ahead.classes:
        return True
    if not before.classes & {*PREPOSITIONS, "other_prep"}:
        return False
    frames = (
        clause.context.pack.frames[t.frame] for x in clause.items[clause.low : k] for _, t in x.triggers
    )
    return not any(frame.speech for frame in frames)


def _its_own(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """Whose deed "its" tells, where what it is done to is told besides: "its purchase of X", "its launch of
    X" and no "since its launch".
    """
    governs = next((f[0] for r, f in clause.frame.roles.items() if r in ("object", "o")), "")
    behind = clause.items[clause.end] if clause.end < clause.high else None
    told = behind is not None and behind.kind in ("name", "noun") and not behind.prep
    return possessor(clause, wanted) if governs != "object" or told else []


def _another_deed(item: Item) -> bool:
    """Whether "and" or a verb that no cue is stands at an item."""
    if "cue" in item.tags or item.classes & {"light", "be", "been"}:
        return False
    return "and" in item.classes or any(t.feature in _FINITE for _, t in item.triggers)


def only_thought(clause: Clause) -> bool:
    """Whether an infinitive opens its sentence or what is quoted, so that it is only spoken of ("building X
    is a step"); a verbal noun that tells who did it is a headline ("the purchase of-Acme of X").
    """
    opens = clause.at == 0 or clause.items[clause.at - 1].text in '“«"¿¡:'
    event = clause.frame.term in clause.context.schema.events
    spoken = clause.trigger.feature == "inf" and clause.context.pack.pro_drop and opens and event
    return spoken and (clause.context.pack.order == "svo" or doer(clause) is None)


def _of_plan(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """Who plans a deed where a verb of planning that opens its clause has no subject ("and plans to build
    X"): who was spoken of, if the verb has the form for that one.
    """
    items = clause.items
    verb = next((k for k in range(clause.at - 1, clause.low - 1, -1) if "cue" in items[k].tags), None)
    if verb is None or not clause._planned() or clause.frame.speech:
        return []
    leads = all(x.classes & {"and", "adverb", "copula", "have"} for x in items[clause.low : verb])
    if not leads or not all(x.classes & _LEADS_ON for x in items[verb + 1 : clause.at]):
        return []
    firm = has_shape(items[verb].key, clause.context.pack.feminine_shapes)
    fills = clause.pro(wanted)
    return [f for f in fills if f.cls and (clause.context.schema.coarse(f.cls) == "Organization") == firm]


def _of_that(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """The pronoun of the "that" with which the clause begins: "that it plans to invest in building X"."""
    for k in range(max(0, clause.low - 1), min(clause.low + 2, clause.at - 1)):
        if "that" in clause.items[k].classes and "resumptive" in clause.items[k + 1].classes:
            fill = owner(clause.context, clause.line, clause.items[k + 1], wanted)
            return [fill] if fill else []
    return []
