"""Whether the letters of a word may be those of a name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from kg.lang.shared import common
from kg.spot.tokens import Token

# a model's size at the end of a name in small letters
_SIZED: Final = re.compile(r"[a-z]{2,}[\w.]*(?:-[a-z]\w*)*-\d+(?:\.\d+)?[bm]")


def _small(number: str) -> bool:
    """Whether a number may be that of a version: 6 or 3.5, not 100."""
    return bool(re.fullmatch(r"[12]?\d(?:[.,]\d)?", number))


@lru_cache(maxsize=1 << 14)
def _odd(word: str) -> bool:
    """Whether a word's letters are those of a name and of nothing else: kAx, B700, eBrisk, QXRT, kax-7b."""
    inner = any(c.isupper() for c in word[1:])
    digits = any(c.isdigit() for c in word) and any(c.isupper() for c in word)
    return inner or digits or word.startswith("@") or bool(_SIZED.fullmatch(word)) or _machine(word)


def _machine(word: str) -> bool:
    """Whether a word in small letters is the type of a machine: "p9x.24xlarge"."""
    if not (word[0].islower() and any(c.isdigit() for c in word) and ("." in word or "-" in word)):
        return False
    return any(re.fullmatch(shape, word) for shape in common()["names"]["machine_shapes"])


def _namelike(token: Token) -> bool:
    """Whether a word may be one of a name's by its letters."""
    if token.kind != "w":
        return False
    found = _ASKED.get(token.text)
    if found is None:
        found = _named_so(token.text)
        if len(_ASKED) < _MOST:
            _ASKED[token.text] = found
    return found


# the answers for words, of the first so many
_ASKED: Final[dict[str, bool]] = {}
_MOST: Final = 1 << 16


# a number and its unit in one word: "6Mbps", "1200mAh"
_MEASURED: Final = re.compile(
    r"\d+(?:[kmgtp]i?b(?:it)?(?:/s|ps)?|[kmg]?hz|[kmg]?wh?|m?ah|mpx?|mpix|fps|nm|mm|cm|km|kg|[dp]pi|px|ms)",
    re.IGNORECASE,
)


def _named_so(word: str) -> bool:
    if word[0] == "@" or (word[0].isdigit() and _MEASURED.fullmatch(word)):
        return False
    if _machine(word):
        return True
    if word[0].islower() and word.partition("-")[0] in common()["names"]["small_prefixes"] and "-" in word:
        return False  # "multi-GPU"
    if "-" in word and any(
        part.islower()
        and part.isalpha()
        and len(part) > 3
        and part not in common()["names"]["editions"]
        and part not in common()["names"]["syllables"]
        for part in word.split("-")[1:]
    ):
        return False
    return word[0].isupper() or _odd(word)


@lru_cache(maxsize=1 << 14)
def _unit(word: str) -> bool:
    """Whether a word is a unit, alone or glued to its number, though its letters are those of a name."""
    folded = word.casefold()
    return any(re.fullmatch(shape, folded) for shape in common()["names"]["unit_shapes"])


def behind_number(tokens: list[Token], i: int) -> bool:
    """Whether a word is part of the number before it: a unit ("5 MP"), or glued to it ("30B-A3B")."""
    if not i or tokens[i - 1].kind != "n":
        return False
    word = tokens[i]
    return word.start == tokens[i - 1].end or word.text.casefold() in common()["names"]["counted_units"]


def is_code(text: str) -> bool:
    """Whether a name is a code of Latin letters and digits, which the noun of a thing before it names."""
    return text[0].isascii() and text[0].isalpha() and any(map(str.isdigit, text))
