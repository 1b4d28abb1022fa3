"""The design of a chip, told in brackets behind its number: "Acme 8168 (Tarn Lake)"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.spot.nametable import Candidate
from kg.spot.tokens import Token

_CHIPS: Final = ("Processor", "Accelerator", "Hardware")
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
    return any(
        o.sentence == c.sentence
        and o.last == c.first - 1
        and any(map(str.isdigit, tokens[o.last - 1].text))
        and (o.cls in _CHIPS or (cls != "City" and bool(o.known)))
        for o in candidates
    )
