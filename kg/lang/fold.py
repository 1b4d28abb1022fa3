"""Keys under which two spellings are the same; what is stored stays letter for letter.

`key` keeps accents (they tell "à" from "a"); `bare` drops them as well, for names.
Both fold case, typographic apostrophes, and the Arabic variants of alef, ya and ta marbuta with
vowel signs and tatweel.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_ARABIC = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ة": "ه",
        "ـ": None,
        "،": ",",
        "؛": ";",
        "’": "'",
        "ʼ": "'",
        "‐": "-",
        "‑": "-",
    }
    | {chr(c): None for c in range(0x064B, 0x0653)}
    | {"\u200f": None, "\u200e": None, "\u0670": None}
)


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """The word with case and Arabic spelling variants folded.

    >>> key("أعلنت") == key("اعلنت"), key("À")
    (True, 'à')
    """
    return word.translate(_ARABIC).casefold()


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """The key without accents.

    >>> bare("Telefónica")
    'telefonica'
    """
    folded = key(word)
    if folded.isascii():
        return folded
    # letters in their joined forms come apart into some that have variants of their own
    return key("".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c)))


# the two keys of words, of the first so many that were asked
KEYS: Final[dict[str, tuple[str, str]]] = {}
_MOST: Final = 1 << 16


def keys_of(word: str) -> tuple[str, str]:
    """The `key` and the `bare` of a word, kept in `KEYS`."""
    keys = key(word), bare(word)
    if len(KEYS) < _MOST:
        KEYS[word] = keys
    return keys


@lru_cache(maxsize=1 << 14)
def has_shape(word: str, shapes: tuple[str, ...]) -> bool:
    """Whether one of some patterns occurs in a word."""
    return any(re.search(shape, word) for shape in shapes)


# letters that the forms of one adjective of a nation share
_STEM: Final = 5


def nation_stem(word: str) -> str:
    """What the forms of the adjective of a nation have in common: its first letters without accents.

    >>> nation_stem("noruega"), nation_stem("Norwegian")
    ('norue', 'norwe')
    """
    return bare(word)[:_STEM]
