"""The nouns that the names of institutions have in them, before whose "of" they go on."""

from __future__ import annotations

from functools import cache

from kg.lang.pack import Noun
from kg.lang.shared import common
from kg.spot.nametable import NameTable
from kg.spot.tokens import Token


def heads_body(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a run holds the noun of an institution ("Centre", "Ministry"), which may go on behind "of"."""
    for k in range(i, end):
        for form, tag in names.pack.table.get(tokens[k].key, ()):
            if (
                form == (tokens[k].key,)
                and isinstance(tag.value, Noun)
                and tag.value.cls in names.bodies
                and "role" not in tag.value.use
            ):
                return True
    return False


def heads_of(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a run may go on behind "of": it holds the noun of an institution or, where nouns come last,
    ends in that of a part of one ("the Division of Energy").
    """
    if names.pack.adjective_first and tokens[end - 1].bare in parts_of_bodies():
        return tokens[end - 1].text[0].isupper()
    return heads_body(tokens, i, end, names)


@cache
def parts_of_bodies() -> frozenset[str]:
    """The nouns before whose "of" the name of a body begins."""
    return frozenset(word for row in common()["names"]["bodies_of"].values() for word in row)
