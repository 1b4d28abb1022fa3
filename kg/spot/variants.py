"""Numbers and words behind a name that only the things of a line have."""

from __future__ import annotations

import itertools
import re
from typing import Final

from kg.lang.pack import Noun, Pack
from kg.lang.shared import common
from kg.spot.nametable import tags_at
from kg.spot.tokens import Token

VERSION: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
ROMAN: Final = re.compile(r"I{2,3}|IV|VI{0,3}|IX|XI{0,3}")


def marked(tokens: list[Token], at: int) -> int:
    """Two where a short number and a Roman one follow, which nothing but a model has: "5 II"."""
    row = tokens[at - 1 : at + 2]
    fits = _spaced(row) and re.fullmatch(r"\d{1,2}", row[1].text) and ROMAN.fullmatch(row[2].text)
    return 2 if fits else 0


def generation(tokens: list[Token], at: int) -> int:
    """Three where a number, a word for generation and another number follow: "8 Gen 2"."""
    row = tokens[at : at + 3]
    fits = _spaced(row) and row[1].text in common()["names"]["generations"] and row[2].kind == "n"
    return 3 if fits and len(row[0].text) == len(row[2].text) == 1 else 0


def variant(tokens: list[Token], at: int) -> bool:
    """Whether a version and a word that only things of a line end with follow: "Acme" before "3 Instruct"."""
    row = tokens[at - 1 : at + 2]
    return (
        _spaced(row)
        and row[0].text.isalpha()
        and bool(VERSION.fullmatch(row[1].text))
        and row[2].text[0].isupper()
        and row[2].key in common()["names"]["variants"]
    )


def goes_from(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether a word that may be a verb and a noun for one part stands at a token: several are not counted of
    it ("el Acme 5 parte de").
    """
    tags = [tag for end, tag in tags_at(pack.table, tokens, at) if end == at + 1]
    return any(tag.kind == "trigger" for tag in tags) and any(
        isinstance(tag.value, Noun) and "container" in tag.value.use for tag in tags
    )


def _spaced(row: list[Token]) -> bool:
    """Whether three tokens stand side by side with blanks between them."""
    return len(row) == 3 and all(y.start == x.end + 1 for x, y in itertools.pairwise(row))


def day_behind(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether the name of a day of the week stands at a token, behind an article or not."""
    return any(
        tag.kind == "date" and tag.value == "weekday"
        for k in range(at, min(at + 2, len(tokens)))
        for _, tag in tags_at(pack.table, tokens, k)
    )
