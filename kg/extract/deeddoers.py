"""Who does what the noun of a deed says, named right behind it, where the verb comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.spot.item import Item

if TYPE_CHECKING:
    from kg.extract.subjects import ClauseSubjects as Clause

# "to" as it is written with the word behind it
TO: Final = "ل"


def doer(clause: Clause) -> tuple[int, int] | None:
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
    governs = next((f[0] for r, f in clause.frame.roles.items() if r in ("object", "o")), "")
    joined = clause.items[things[1] - 2].classes if things[1] > things[0] + 2 else ()
    if (
        governs != "object"
        and clause.items[things[1]].prep == "to"
        and len(things) > 2
        and "adjective" in joined
    ):
        del things[1]  # "the purchase of X, that belongs to Y, of Z"
    first, second = clause.items[things[0]], clause.items[things[1]]
    if governs == "object" and things[1] == clause.end + 1 and _made_by(clause, first, second):
        return things[0], things[1]
    if first.prep or second.prep != ("to" if governs == "object" else governs) or not second.cls:
        return None
    objects = [r for r, functions in clause.frame.roles.items() if functions[0] == governs]
    wanted = tuple(w for role in objects for w in clause.wanted(role))
    told = governs == "object" and first.cls and clause.context.fits(first.cls, wanted)
    if not clause.context.fits(second.cls, wanted) or (told and not _buys(clause, things)):
        return None
    return things[0], things[1]


def _made_by(clause: Clause, first: Item, second: Item) -> bool:
    """Whether a verbal noun has its doer and its object right behind it without a word between: "the launch
    of Acme the model Borea", where the deed is done to the second alone.
    """
    if any(x.kind != "name" or x.prep or x.held or x.group >= 0 for x in (first, second)):
        return False
    objects = [r for r, functions in clause.frame.roles.items() if functions[0] == "object"]
    wanted = tuple(w for role in objects for w in clause.wanted(role))
    does = clause.context.fits(first.cls, clause.wanted(clause._subject_role()))
    fits = clause.context.fits(second.cls, wanted) and not clause.context.fits(first.cls, wanted)
    return bool(first.cls) and does and fits and first.coarse != second.coarse


def _buys(clause: Clause, things: list[int]) -> bool:
    """Whether what may have a deed done to it does it itself, as the frame asks for nobody "to" whom it is
    done: "the purchase of-Acme to-Borea".
    """
    rows = clause.frame.roles.values()
    to = any("to" in function.split("+") for functions in rows for function in functions)
    joined = clause.items[things[1]].tags.get("prep_item")
    wanted = clause.wanted(clause._subject_role())
    alone = isinstance(joined, Item) and joined.key == TO  # "for the sake of" tells for whom
    return not to and alone and clause.context.fits(clause.items[things[0]].cls, wanted)
