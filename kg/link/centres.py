"""Centres that run machines: bodies that act, and places where something stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.lang.pack import Noun, Pack
from kg.spot.nametable import Candidate, tags_at
from kg.spot.token import Token
from kg.spot.wordtags import classes_alone

_WHERE: Final = frozenset(("in", "at", "to"))


def class_of_centre(pack: Pack, tokens: list[Token], c: Candidate, noun: Noun) -> str:
    """The class that the noun before a name gives it: of a centre that acts ("the computing centre X has
    ordered") an organisation, unless it is where something is ("at the computing centre X").
    """
    if "either" in noun.use and not _persons(pack, tokens, c):
        return "Organization"  # "Brisk owner Acme": an owner may be a firm
    if "acts" not in noun.use:
        return noun.cls
    for i in range(c.first - 1, max(-1, c.first - 8), -1):
        if any(tag.value is noun for _, tag in tags_at(pack.table, tokens, i)):
            return noun.cls if _at_place(pack, tokens[max(0, i - 2) : i]) else "Organization"
    return noun.cls


def _persons(pack: Pack, tokens: list[Token], c: Candidate) -> bool:
    """Whether a name may be a person's: two or three words, the first a given name or no list's."""
    return c.last - c.first > 1 and (tokens[c.first].bare in pack.person_names or not c.known)


def _at_place(pack: Pack, before: Sequence[Token]) -> bool:
    """Whether a preposition of where stands right before a noun, or before its article."""
    for token in reversed(before):
        classes = classes_alone(pack.table, token.key)
        if classes & _WHERE:
            return True
        if "det" not in classes:
            return False
    return False
