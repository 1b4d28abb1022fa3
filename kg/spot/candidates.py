"""Candidates for a name as they are made: a run of tokens with its text."""

from __future__ import annotations

from collections.abc import Iterable

from kg.gazetteer import KnownName
from kg.spot.letters import _odd
from kg.spot.nametable import Candidate
from kg.spot.tokens import Token


def candidate(
    sentence: int, tokens: list[Token], i: int, end: int, known: Iterable[KnownName], rule: str
) -> Candidate:
    """The candidate of the tokens from `i` up to `end`, with what lists know of it."""
    text = text_of(tokens, i, end)
    known = tuple(known)
    sure = bool(known) and not any(n.ambiguous for n in known)
    if not known:
        sure = end - i > 1 or _odd(tokens[i].text)
    return Candidate(
        sentence, i, end, text, known, sure, i == 0 or all(t.kind == "p" for t in tokens[:i]), rule
    )


def text_of(tokens: list[Token], i: int, end: int) -> str:
    """The words of a run as they are written, with one space where any stood between them."""
    out = tokens[i].text
    for before, token in zip(tokens[i : end - 1], tokens[i + 1 : end], strict=True):
        out += (" " if token.start > before.end else "") + token.text
    return out
