"""Machines that are told of by their nodes alone: "Brisk has 900 CPU nodes", "Brisk's GPU nodes"."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Noun, Pack, Trigger
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token

# words between a verb and the nodes, and between whose they are and them
_FAR: Final = 7
_NEAR: Final = 3
_HAS: Final = "hasComponent"


def of_nodes(pack: Pack, tokens: list[Token], c: Candidate) -> str | None:
    """The class of a name that nodes are said to be of, or that is said to have a number of them."""
    at = c.last
    if at >= len(tokens) or not pack.adjective_first:
        return None
    if tokens[at].text in pack.enclitics:
        return _node(pack, tokens, at + 1, at + _NEAR, ())
    end = next((end for end, tag in tags_at(pack.table, tokens, at) if _has(pack, tag.value, tag.kind)), 0)
    return _node(pack, tokens, end, end + _FAR, ("n",)) if end else None


def _has(pack: Pack, value: object, kind: str) -> bool:
    if isinstance(value, Trigger):
        return pack.frames[value.frame].term == _HAS and value.feature in ("pres", "past", "fut")
    return kind == "class" and value == "have"


def _node(pack: Pack, tokens: list[Token], first: int, last: int, after: tuple[str, ...]) -> str | None:
    """The class of the machines whose members a noun among some tokens is, behind a token of the kinds
    `after` if any are given; no mark stands before it.
    """
    seen = not after
    for k in range(first, min(last + 1, len(tokens))):
        for _, tag in tags_at(pack.table, tokens, k):
            noun = tag.value
            if seen and isinstance(noun, Noun) and {"part", "member"} <= noun.use:
                return noun.cls
        seen = seen or tokens[k].kind in after
        if tokens[k].kind == "p":
            return None
    return None
