"""Objects that stand before their verb as a pronoun: "Acme l'a racheté", "Acme lo compró"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.bounds import is_finite
from kg.extract.found import Fill
from kg.extract.topics import previous_focus, previous_subject
from kg.link.named import UNTYPED

if TYPE_CHECKING:
    from kg.extract.clause import ClauseBounds
    from kg.spot.item import Item

# what may stand between the pronoun and its verb
_BETWEEN: Final = frozenset(("have", "adverb", "been"))


def pronoun_object(clause: ClauseBounds, wanted: tuple[str, ...]) -> list[Fill]:
    """What a pronoun before an active verb stands for, where it is a thing of the wanted classes other than
    the one who acts; none where the verb has no such pronoun, or its plural.
    """
    pack = clause.context.pack
    if pack.order != "svo" or not wanted:
        return []
    doer = doer_behind(clause)
    at = _behind(clause) if pack.adjective_first else pronoun_at(clause, opens=doer >= 0)
    if at < 0:
        return []
    item = clause.items[at]
    acting = {x.content for fills in clause.filled.values() for x in fills}
    if doer >= 0:
        acting.add(clause.items[doer].entity)
    acting |= {x.entity for x in clause.items[clause.low : at] if x.kind == "name"}
    if (noun := _noun_before(clause, at, wanted)) is not None:
        told, apposed = noun.tags.get("refers"), noun.tags.get("of_name")
        name = clause.items[apposed] if isinstance(apposed, int) else None
        if name is not None and not name.prep:
            return [Fill(name.entity, item.head, clause.line.index, name.cls)]
        return [Fill(told.content, item.head, clause.line.index, told.cls)] if isinstance(told, Fill) else []
    first, low = 0, clause.low
    if pack.adjective_first and (joint := _joined_at(clause)):
        acting -= {x.entity for x in clause.items[clause.low : joint] if clause.context.fits(x.cls, wanted)}
        low = joint
        first = next(k for k, x in enumerate(clause.items) if is_finite(x))
    here = [
        x
        for x in clause.items[first:low]
        if x.kind == "name"
        and x.cls != UNTYPED
        and not x.prep
        and not x.held
        and clause.context.fits(x.cls, wanted)
    ]
    if here:
        one = here[-1] if len({x.entity for x in here}) == 1 else None
        fill = Fill(one.entity, item.head, clause.line.index, one.cls) if one is not None else None
    elif low > clause.low:
        return []
    else:
        fill = previous_subject(clause.context, clause.line, wanted)
        if not pack.adjective_first and (fill is None or fill.content in acting):
            fill = previous_focus(clause.context, clause.line, wanted, until=item.start)
    if fill is None or fill.content in acting or fill.cls == UNTYPED:
        return []
    return [Fill(fill.content, item.head, clause.line.index, fill.cls)]


def _joined_at(clause: ClauseBounds) -> int:
    """Where a comma or "and" stands behind a verb of the same sentence and before this one, whose "it" then
    is what that verb was done to, be it known or not: "Acme has launched a service, making it available".
    """
    ends = [k for k, x in enumerate(clause.items[: clause.at]) if x.text == "," or "and" in x.classes]
    if not ends or not any(x.triggers and is_finite(x) for x in clause.items[: ends[-1]]):
        return 0
    between = clause.items[ends[-1] + 1 : clause.at]
    return 0 if any(x.kind in ("name", "noun") or x.classes & {"he", "it"} for x in between) else ends[-1]


def _noun_before(clause: ClauseBounds, at: int, wanted: tuple[str, ...]) -> Item | None:
    """The noun of a thing of these classes that its sentence speaks of before a pronoun at `at`: that is what
    is meant, be it known or not.
    """
    return next(
        (
            x
            for x in reversed(clause.items[:at])
            if x.kind == "noun"
            and x.noun is not None
            and "anaphor" in x.noun.use
            and x.det == "def"
            and not x.prep
            and bool(x.cls)
            and clause.context.fits(x.cls, wanted)
        ),
        None,
    )


def doer_behind(clause: ClauseBounds) -> int:
    """Where who acts stands behind a verb that has but a pronoun, its object, before it: "L'ha fondata nel
    2019 Ann Lee"; -1 where nobody does.
    """
    pack, items = clause.context.pack, clause.items
    if not pack.pro_drop or pack.order != "svo" or clause.frame.speech or clause.voice != "active":
        return -1
    at = pronoun_at(clause, opens=True)
    if at < 0 or any(x.kind in ("name", "noun") and not x.prep for x in items[clause.low : at]):
        return -1
    if any("who" in x.classes for x in items[clause.low : at]):
        return -1
    for k in range(clause.end, clause.high):
        if items[k].kind in ("mark", "noun") and not items[k].prep:
            return -1
        if is_finite(items[k]) or items[k].classes & {"who", "that", "and"}:
            return -1
        if items[k].kind == "name" and not items[k].prep:
            return k
    return -1


def _behind(clause: ClauseBounds) -> int:
    """Where "it" stands right behind an active verb, as its object; -1 where it begins another clause."""
    items, k = clause.items, clause.end
    if k >= len(items) or items[k].kind != "word" or "it" not in items[k].classes:
        return -1
    after = items[k + 1] if k + 1 < len(items) else None
    if after is not None and (after.classes & {"be", "have", "modal", "that"} or is_finite(after)):
        return -1
    return k if clause.voice == "active" else -1


def pronoun_at(clause: ClauseBounds, opens: bool = False) -> int:
    """Where a pronoun in the singular stands before the verb, its auxiliary and adverbs; -1 without one, or
    where it opens the clause unless it may.
    """
    items, k = clause.items, clause.at - 1
    while k > clause.low and items[k].kind == "word" and items[k].classes & _BETWEEN:
        k -= 1
    if k + opens <= clause.low or items[k].kind != "word" or "it_object" not in items[k].classes:
        return -1
    helped = any("have" in x.classes for x in items[k + 1 : clause.at])
    return k if helped or clause.trigger.feature in ("past", "pres", "fut", "cond") else -1
