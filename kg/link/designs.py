"""The design of a chip, told in brackets behind its number: "Acme 8168 (Tarn Lake)"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.spot.nametable import Candidate
from kg.spot.tokens import Token

_CHIPS: Final = ("Processor", "Accelerator", "Hardware")
# how many words may tell the generation of a chip before the brackets: "di quarta generazione"
_WORDS: Final = 3
# a design may be called like a town
_CALLED: Final = (*_CHIPS, "City")


def design_of(
    c: Candidate, cls: str, sentences: Sequence[list[Token]], candidates: Sequence[Candidate]
) -> bool:
    """Whether a known name of a class stands alone in brackets behind a chip with a number."""
    tokens = sentences[c.sentence]
    if cls not in _CALLED or not 1 < c.first < c.last < len(tokens):
        return False
    if tokens[c.first - 1].text + tokens[c.last].text != "()" or any(map(str.isdigit, c.text)):
        return False
    if cls == "Processor" and any(_generation(o, c, tokens) for o in candidates):
        return True
    return any(
        o.sentence == c.sentence
        and o.last == c.first - 1
        and any(map(str.isdigit, tokens[o.last - 1].text))
        and (o.cls in _CHIPS or (cls != "City" and bool(o.known)))
        for o in candidates
    )


def _generation(o: Candidate, c: Candidate, tokens: list[Token]) -> bool:
    """Whether no more than words of its generation stand between a known name and the brackets of a design:
    "Acme Grand of the fourth generation (Tarn Lake)".
    """
    between = tokens[o.last : c.first - 1]
    return (
        o.sentence == c.sentence
        and bool(o.known)
        and 0 < o.last < c.first
        and len(between) <= _WORDS
        and all(t.kind == "n" or t.text.islower() for t in between)
        and o.last - o.first > 1  # "Acme processors (Tarn Lake)" are called so
    )
