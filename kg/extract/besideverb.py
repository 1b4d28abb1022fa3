"""What small words and signs beside a verb that comes first tell of it: endings, relative and joined
pronouns, possessives, the sign of the passive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.asides import before_relative
from kg.extract.clause import _FINITE, _THINGS
from kg.lang.fold import has_shape
from kg.lang.pack import Pack
from kg.spot.item import Item

if TYPE_CHECKING:
    from kg.extract.found import Fill
    from kg.extract.subjects import ClauseSubjects as Clause

# "what" as it is written with "to" and "by" before it
_WHAT: Final[tuple[str, ...]] = ("لما", "بما")
_TENSES: Final = frozenset(("past", "pres", "fut"))
_IT: Final = "_it"  # ends the classes of prepositions with a pronoun
_SMALL: Final = frozenset(("have", "be", "been", "modal", "adverb", "neg", "light"))


def has_ending(clause: Clause) -> bool:
    """Whether the verb has an ending that is its object."""
    return clause.end < len(clause.items) and "resumptive" in clause.items[clause.end].classes


def its_noun(clause: Clause) -> bool:
    """Whether what is written like a verb with an ending is a noun and whose it is, as another verb stands
    right before it and a number behind: "has reached its-cost 40 million".
    """
    before = clause.items[clause.at - 1] if clause.at else None
    behind = next((x for x in clause.items[clause.end + 1 : clause.end + 5] if x.kind != "word"), None)
    if behind is None or behind.kind != "number":
        return False
    if before is None or not has_ending(clause) or before.kind != "word" or before.classes or before.tags:
        return False
    return bool(before.triggers) or has_shape(before.key, clause.context.pack.verb_shapes)


def taken_up(clause: Clause, prep: str) -> int | None:
    """Where a preposition and the pronoun written with it stand right behind the verb: "invested in-it"."""
    item = clause.items[clause.end] if clause.end < len(clause.items) else None
    return clause.end if item is not None and prep + _IT in item.classes else None


def governs_pronoun(clause: Clause) -> bool:
    """Whether what the verb is done to is a pronoun that a preposition right behind it is written with."""
    governs = (f for role, row in clause.frame.roles.items() if role in ("object", "o") for f in row)
    return any(taken_up(clause, prep) is not None for prep in governs)


def doers(clause: Clause) -> list[int]:
    """What stands behind "by" in the clause of a finite verb, which is then a passive that nothing else
    shows: "developed (is) X by Y".
    """
    told = any("by" in f.split("+") for row in clause.frame.roles.values() for f in row)
    if told or clause.frame.speech or clause.trigger.feature not in _TENSES:
        return []
    if "by" not in clause.line.preps:
        return []
    for k in range(clause.end, min(clause.high, clause.end + 9)):
        item, before = clause.items[k], clause.items[k - 1]
        if item.kind == "mark" or (k > clause.end and any(t.feature in _TENSES for _, t in item.triggers)):
            return []
        if "by" in item.classes and k > clause.end and before.kind == "word" and not before.classes:
            return []  # "bought the chips made by X"
        if item.prep == "by" and item.kind in ("name", "noun"):
            behind = range(k + 1, clause.high)
            return [k, *(j for j in behind if item.group >= 0 and clause.items[j].group == item.group)]
    return []


def what_is_said(clause: Clause) -> bool:
    """Whether "what" before a verb of saying takes up its ending: "according to what X says"."""
    before = clause.items[clause.at - 1] if clause.at else None
    return before is not None and ("what" in before.classes or before.key.endswith(_WHAT))


def explained(clause: Clause) -> bool:
    """Whether the verb stands right behind a relative pronoun: its ending is what the clause explains."""
    k = clause.at - 1
    while k >= clause.low and clause.items[k].classes & _SMALL:
        k -= 1
    return k >= 0 and "who" in clause.items[k].classes


def behind_possessive(clause: Clause) -> bool:
    """Whether the word right before is a possessive."""
    return clause.at > 0 and "possessive" in clause.items[clause.at - 1].classes


def joined_pronoun(clause: Clause) -> int | None:
    """The pronoun that a joining word before the verb ends in ("that she …"), or that tells whose the noun
    right behind the verb is, which stands for its owner: "stands its seat in Oslo".
    """
    behind = clause.items[clause.end : clause.end + 2]
    if len(behind) == 2 and "possessive" in behind[0].classes and not has_ending(clause):
        noun = behind[1].noun if behind[1].kind == "noun" else None
        if noun is not None and noun.use == {"container"}:
            return clause.end
    k = clause.at - 1
    while k >= 0 and (clause.items[k].classes & _SMALL or "cue" in clause.items[k].tags):
        k -= 1
    if k > 0 and "resumptive" in clause.items[k].classes and "that" in clause.items[k - 1].classes:
        return k
    return None


def work_on(clause: Clause, k: int) -> bool:
    """Whether the noun of a deed that a preposition hangs on the verb's own noun stands at `k`: "the work on
    building X has begun", which X has not.
    """
    if not clause.trigger.particle or k <= clause.end or not clause.items[k].triggers:
        return False
    hangs = not clause.items[k - 1].classes.isdisjoint(("on", "in"))
    return hangs and all(t.feature not in ("past", "pres", "fut") for _, t in clause.items[k].triggers)


def another_place(clause: Clause, k: int, wanted: tuple[str, ...]) -> bool:
    """Whether the name at `k` only tells where something is: "the firm is in Oslo, (which) founded X"."""
    item = clause.items[k]
    return item.coarse == "Place" and not clause.context.fits(item.cls, wanted)


def person_beside(clause: Clause, wanted: tuple[str, ...]) -> bool:
    """Whether a person stands right before a verb of what firms do: nobody else is its subject."""
    k = clause.at - 1
    while k >= clause.low and (clause.items[k].classes & _SMALL or "cue" in clause.items[k].tags):
        k -= 1
    item = clause.items[k] if k >= clause.low else None
    bare = item is not None and item.kind == "name" and not item.prep and item.coarse == "Person"
    return bare and item is not None and not clause.context.fits(item.cls, wanted)


def behind_word(clause: Clause) -> bool:
    """Whether a word of no class and without an article stands right before a verb: a noun."""
    if clause.at <= clause.low:
        return False
    item = clause.items[clause.at - 1]
    plain = item.kind == "word" and not (item.classes or item.triggers or item.tags)
    return plain and not (clause.at > 1 and "det" in clause.items[clause.at - 2].classes)


def agrees(clause: Clause, fill: Fill) -> bool:
    """Whether a verb without its subject has the form for a firm of a sentence before. Where it has not, what
    it does to a thing is done by nobody told: "X has been launched", with no vowels written.
    """
    shapes, context = clause.context.pack.feminine_shapes, clause.context
    if not shapes or clause.frame.speech or fill.sentence == clause.line.index:
        return True
    firm = context.schema.coarse(fill.cls) == "Organization" if fill.cls in context.schema.classes else False
    return not firm or has_shape(clause.items[clause.at].key, shapes)


def other_form(clause: Clause, fill: Fill) -> bool:
    """Whether a verb has the form for a firm, of which its term can tell, and a person would go without
    saying: "[she] bought X" is the firm's deed, whoever told of it.
    """
    shapes, context = clause.context.pack.feminine_shapes, clause.context
    role = clause._subject_role()
    return (
        bool(shapes)
        and not clause.frame.speech
        and fill.cls in context.schema.classes
        and context.schema.coarse(fill.cls) == "Person"
        and "Organization" in clause.wanted(role)
        and has_shape(clause.items[clause.at].key, shapes)
        and not any(
            x.kind == "name" and x.entity == fill.content
            for x in clause.items[max(0, clause.at - 2) : clause.at]
        )
    )


def pair_before(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """The two named last in the sentence before a verb that has the form for two: "had nothing, when
    they-two-founded X"; nobody where more or fewer are named, or a subject stands right behind.
    """
    items, shapes = clause.items, clause.context.pack.dual_shapes
    if clause.trigger.feature not in _FINITE or not has_shape(items[clause.at].key, shapes):
        return []
    for k in range(clause.at - 1, -1, -1):
        if items[k].kind == "name" and items[k].coarse in ("Person", "Organization"):
            both = [x for x in items if x.group >= 0 and x.group == items[k].group]
            return clause.take(k, wanted) if len({x.entity for x in both}) == 2 else []
    return []


def has_passive_sign(clause: Clause) -> bool:
    """Whether the verb is written with the vowel sign that a passive has on its first letter."""
    sign, pack = clause.context.pack.passive_sign, clause.context.pack
    if clause.items[clause.at].key.startswith(pack.active_prefixes):
        return False  # "we launch": the sign is that of the verb
    return bool(sign) and sign in clause.items[clause.at].text[:4]


def past_day(pack: Pack, items: list[Item], k: int) -> int:
    """The first place from `k` on that holds no adverb and no day of the week with its article: "as has said
    this Monday the head of X".
    """
    while k + 1 < len(items):
        if items[k].classes != {"adverb"}:
            if items[k].classes and not items[k].classes & {"det", "demonstrative"}:
                break
            at = k + bool(items[k].classes)
            tags = pack.table.get(items[at].key, ())
            if items[at].kind != "word" or not any(t.value == "weekday" for _, t in tags if t.kind == "date"):
                break
            k = at
        k += 1
    return k


def firm_behind(pack: Pack, items: list[Item], end: int) -> bool:
    """Whether the noun of a firm with its article stands right behind the verb that ends at `end` and ends
    the clause: "…, announced on Monday the group."
    """
    k = past_day(pack, items, end)
    if pack.order != "svo" or k + 2 >= len(items) or "det" not in items[k].classes:
        return False
    firm = items[k + 1]
    return firm.kind == "noun" and firm.coarse == "Organization" and items[k + 2].kind == "mark"


def plain_before(clause: Clause) -> bool:
    """Whether a noun without an article stands right before a verb, which tells of it without a word for
    "that".
    """
    head = clause.items[clause.at - 1] if clause.at else None
    return head is not None and head.kind == "noun" and head.det not in ("def", "demo", "poss")


def before_paper(clause: Clause, right: list[int], wanted: tuple[str, ...]) -> list[int]:
    """What stands behind the verb up to a work that it is done to though its term is told of no works:
    "published a paper that describes X".
    """
    for n, k in enumerate(right):
        item = clause.items[k]
        bare = item.kind == "noun" and not item.prep and item.coarse == "Work"
        if bare and "thing" in getattr(item.noun, "use", ()) and not clause.context.fits(item.cls, wanted):
            return right[:n]
    return right


def unnamed_before(clause: Clause) -> int | None:
    """Where a noun without article and name stands that a preposition rules and the verb right behind it
    tells of: "about phones (that) rival X"; None where none does.
    """
    k = clause.at - 1
    while k > clause.low and clause.items[k].classes & _SMALL:
        k -= 1
    item = clause.items[k]
    plain = item.kind == "noun" and item.prep and not item.held and not item.det and not has_ending(clause)
    return k if k >= clause.low and plain and item.coarse in _THINGS else None


def strange_genitive(clause: Clause, wanted: tuple[str, ...]) -> bool:
    """Whether the word that goes with a verb rules a definite one for which nothing named stands: "the worth
    of the-shipment is put at" tells of nothing that was spoken of before.
    """
    at = clause.at + 1
    while at < clause.high and clause.items[at].key in clause.trigger.particle:
        at += 1
    behind = clause.items[at : at + 2]
    if at == clause.at + 1 or len(behind) < 2 or "det" not in behind[0].classes:
        return False
    item = behind[1]
    if item.kind == "noun" and clause.context.fits(item.cls, wanted):
        return False
    return item.kind in ("word", "noun") and "adjective" not in item.classes and "refers" not in item.tags


def beside(clause: Clause, wanted: tuple[str, ...]) -> list[Fill]:
    """A thing without preposition right before the verb."""
    k = clause.at - 1
    while k >= clause.low and (clause.items[k].classes & _SMALL or "cue" in clause.items[k].tags):
        k -= 1
    k = before_relative(clause.items, k) if k >= clause.low else k
    if k < clause.low or clause.items[k].kind not in ("name", "noun") or clause.items[k].prep:
        return []
    return clause.take(k, wanted)
