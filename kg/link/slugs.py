"""Names as the last part of an IRI."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_ARABIC_LATIN: Final = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤپچڤگةىآأإ",
        [
            "a",
            "b",
            "t",
            "th",
            "j",
            "h",
            "kh",
            "d",
            "dh",
            "r",
            "z",
            "s",
            "sh",
            "s",
            "d",
            "t",
            "z",
            "a",
            "gh",
            "f",
            "q",
            "k",
            "l",
            "m",
            "n",
            "h",
            "w",
            "y",
            "",
            "",
            "",
            "p",
            "ch",
            "v",
            "g",
            "a",
            "a",
            "a",
            "a",
            "i",
        ],
        strict=True,
    )
)


# letters that are no letter and an accent
_LATIN: Final = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}

_OTHERS: Final = re.compile(r"[^a-z0-9]+")
_LEGAL: Final = re.compile(
    r"[,\s]+(?:inc|corp|corporation|ltd|limited|llc|plc|gmbh|ag|se|sa|s\.a|sas|spa|s\.p\.a|srl|bv|nv|e\.v)\.?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 16)
def slugify(text: str, firm: bool = True) -> str:
    """A name as the last part of an IRI: lower-case ASCII words joined by hyphens, without what only tells
    the legal form of a firm unless the name is that of something else.

    >>> slugify("Llama 3.1"), slugify("Telefónica"), slugify("Øst Łaz")
    ('llama-3-1', 'telefonica', 'ost-laz')
    """
    text = unicodedata.normalize("NFKD", (_LEGAL.sub("", text) if firm else text).casefold())
    text = "".join(_ARABIC_LATIN.get(c, _LATIN.get(c, c)) for c in text if not unicodedata.combining(c))
    return _OTHERS.sub("-", text).strip("-")
