"""The words between a noun and the name that it belongs to: "la empresa de chips NAME"."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import PREPOSITIONS, Pack, Trigger
from kg.spot.item import NATION, Item
from kg.spot.nametable import tags_at
from kg.spot.tokens import Token
from kg.spot.words import finite_at

_FINITE: Final[tuple[str, ...]] = ("past", "pres", "fut", "cond")


def complement_of(pack: Pack, tokens: list[Token], first: int, at: int, sector: bool = False) -> bool:
    """Whether the words before a name may be the complement of the noun before them: "chips", "servicios en
    la nube"; an article or a preposition right before the name is the name's own. `sector` lets an article
    open it: "le géant de la distribution NAME", "du négoce".
    """
    if _infinitive_at(pack, tokens, first) and (
        first + 1 == at or any(t.value == "det" for _, t in tags_at(pack.table, tokens, first + 1))
    ):
        return False  # "la firma acaba de presentar NAME"
    inner = sector and any(
        t.kind == "class" and t.value == "contracted" for _, t in tags_at(pack.table, tokens, first - 1)
    )
    for k in range(first, at):
        token = tokens[k]
        classes = {
            str(t.value) for end, t in tags_at(pack.table, tokens, k) if t.kind == "class" and end == k + 1
        }
        if token.kind != "w" or not (token.text.islower() or token.bare in pack.not_names):
            return False
        verb = k > first and finite_at(pack, tokens, k)  # right behind "of" stands a noun
        if verb or classes & {"contracted", "that", "have", "be"}:
            return False
        if k == at - 1 and classes & {*PREPOSITIONS, "det", "and"}:
            return False
        if "det" in classes and not ((sector or k > first) and _preposition(pack, tokens, k - 1)):
            return False
        inner = inner or "det" in classes
    # "servicios en la plataforma NAME": the name is the platform's
    return not (inner and any(t.kind == "noun" for _, t in tags_at(pack.table, tokens, at - 1)))


def _infinitive_at(pack: Pack, tokens: list[Token], k: int) -> bool:
    return any(
        isinstance(t.value, Trigger) and t.value.feature == "inf" for _, t in tags_at(pack.table, tokens, k)
    )


def _preposition(pack: Pack, tokens: list[Token], k: int) -> bool:
    return any(t.kind == "class" and t.value in PREPOSITIONS for _, t in tags_at(pack.table, tokens, k))


def complement_items(rest: list[Item], pack: Pack, firm: bool, sector: bool = False) -> bool:
    """The same of items: "chips", and behind the noun of a firm "servicios en la nube" too."""
    if sector and rest and (rest[-1].noun is not None or rest[-1].classes & {"det", *PREPOSITIONS}):
        return False
    doing = bool(rest) and any(t.feature == "inf" for _, t in rest[0].triggers)
    if doing and (len(rest) == 1 or "det" in rest[1].classes):
        return False  # "la firma acaba de lanzar el robot NAME": a verb with its object
    for n, x in enumerate(rest):
        if not (x.text.islower() or x.key in pack.not_names):
            return False
        if n and any(t.feature in _FINITE for _, t in x.triggers):
            return False
        if x.kind == "noun" or x.noun is not None or (x.kind == "word" and x.classes <= NATION):
            continue
        inner = firm and (n > 0 or sector) and n < len(rest) - 1 and x.kind == "word"
        small = x.classes & {*PREPOSITIONS, "det"} if sector else not x.classes - {*PREPOSITIONS, "det"}
        if not (inner and small):
            return False
    return True
