"""Whether a name is told to have nodes, chips or other parts of which only a machine has many."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from kg.lang.pack import Noun, Pack, Trigger
from kg.lang.shared import common
from kg.spot.nametable import tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import starts_of

# how many words may stand between a name and its parts: "has a total of 24 GPU nodes"
_WITHIN: Final = 7
# how far behind the word of having a number may stand, and behind that what it counts
_NEAR: Final = 4
# what may stand between a name and its verb
_SMALL: Final = frozenset(("be", "adverb"))


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


def has_chips(pack: Pack, tokens: list[Token], first: int, last: int, named: Collection[int]) -> bool:
    """Whether a count of chips is told behind the name of tokens `first` to `last` and its noun: "the Acme 2
    platform integrates 8 accelerators", "the type acme-2 comes with eight GPUs"; `named` are the tokens where
    known chips are named.
    """
    at = last
    nouns = starts_of(pack.table, tokens, "noun")
    if at in nouns:
        at = max(end for end, tag in tags_at(pack.table, tokens, at) if isinstance(tag.value, Noun))
    at += at < len(tokens) and bool(_classes(pack, tokens, at) & _SMALL)
    if pack.order == "svo":
        if at >= len(tokens) or not _has(pack, tokens, at):
            return False
        at += 1
    elif not (_has(pack, tokens, at) if at < len(tokens) else False) and not any(
        _has(pack, tokens, k) for k in range(max(0, first - 2), first)
    ):
        return False
    for k in range(at, min(at + _NEAR, len(tokens))):
        if tokens[k].kind == "n" or (tokens[k].key,) in pack.number_words:
            behind = range(k + 1, min(k + _NEAR, len(tokens)))
            return any(j in named or (j in nouns and _chips(pack, tokens, j)) for j in behind)
        if tokens[k].kind != "w" or _deed(pack, tokens, k):
            return False  # "has been trained on 8 accelerators"
    return False


def _deed(pack: Pack, tokens: list[Token], k: int) -> bool:
    return any(isinstance(tag.value, Trigger) for _, tag in tags_at(pack.table, tokens, k))


def _chips(pack: Pack, tokens: list[Token], k: int) -> bool:
    return any(
        isinstance(tag.value, Noun) and tag.value.cls == "Accelerator"
        for _, tag in tags_at(pack.table, tokens, k)
    )


def _classes(pack: Pack, tokens: list[Token], k: int) -> set[object]:
    return {tag.value for _, tag in tags_at(pack.table, tokens, k) if tag.kind == "class"}


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
