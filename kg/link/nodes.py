"""Whether a name is told to have nodes or other parts of which only a machine has many."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Noun, Pack, Trigger
from kg.lang.shared import common
from kg.spot.nametable import tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import starts_of

# how many words may stand between a name and its parts: "has a total of 24 GPU nodes"
_WITHIN: Final = 7


def has_members(pack: Pack, tokens: list[Token], last: int) -> bool:
    """Whether a count of parts of which a machine has many is told right behind the name that ends before
    token `last`: "Acme has a total of 24 GPU nodes", "Acme's 24 nodes", "Acme's nodes".
    """
    if last + 1 >= len(tokens) or tokens[last].kind == "n" or not _has(pack, tokens, last):
        return False
    nouns = starts_of(pack.table, tokens, "noun")
    counted = False
    for k in range(last + 1, min(last + 1 + _WITHIN, len(tokens))):
        if tokens[k].kind == "n":
            counted = True
        elif tokens[k].kind != "w":
            return False
        elif k in nouns and any(_member(tag.value) for _, tag in tags_at(pack.table, tokens, k)):
            return counted or (k == last + 1 and tokens[last].key in pack.enclitics)
    return False


def _has(pack: Pack, tokens: list[Token], k: int) -> bool:
    """Whether a word of having or being made of, or the sign of a possessor, stands at a token."""
    if tokens[k].key in pack.enclitics:
        return True
    for _, tag in tags_at(pack.table, tokens, k):
        if tag.kind == "class" and tag.value == "have":
            return True
        if isinstance(tag.value, Trigger) and pack.frames[tag.value.frame].term in common()["of_parts"]:
            return True
    return False


def _member(value: object) -> bool:
    return isinstance(value, Noun) and "part" in value.use and "member" in value.use
