"""Whether a name in Arabic letters and one in Latin letters sound alike, by their consonants in order."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from kg.lang.fold import bare

_ENOUGH: Final = 0.6
_ARABIC: Final = str.maketrans("پبتطثدضذجغقكگخرزسصظشچفڤلمن", "bbtttdddggkkgkrssssssfflmn")
_LATIN: Final = str.maketrans("pvcqjz", "bfkkgs", "aeiouyhw")


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """The consonants of a name in either script, voices and doublings levelled.

    >>> skeleton("كالدر"), skeleton("Calder")
    ('kldr', 'kldr')
    """
    text = bare(name)
    for pair, sound in (
        ("ph", "f"),
        ("sh", "s"),
        ("ch", "s"),
        ("kh", "k"),
        ("th", "t"),
        ("x", "ks"),
        ("كس", "ks"),
    ):
        text = text.replace(pair, sound)
    text = "".join(c for c in text.translate(_ARABIC).translate(_LATIN) if c.isascii() and c.isalpha())
    return "".join(c for i, c in enumerate(text) if i == 0 or text[i - 1] != c)


def alike(one: str, other: str) -> float:
    """How alike two names sound, from 0 to 1; names without consonants are alike where both are."""
    a, b = skeleton(one), skeleton(other)
    if not a or not b:
        return 1.0 if a == b else 0.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def same_name(one: str, other: str) -> bool:
    """Whether one may be the other's spelling in another script."""
    return alike(one, other) >= _ENOUGH
