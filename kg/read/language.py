"""Which language a text is in."""

from __future__ import annotations

import re

UNKNOWN = "und"
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u0750-\u077f]")
_LETTER = re.compile(r"[^\W\d_]")
_MOST = 10_000


def detect(text: str) -> str:
    """The code of the language, `und` where the text has no words to tell by; the same for the same text."""
    text = text[:_MOST]
    letters = len(_LETTER.findall(text))
    if not letters:
        return UNKNOWN
    from langdetect.lang_detect_exception import LangDetectException  # type: ignore[import-untyped]

    from kg.read.detector import detector

    asked = detector()
    asked.append(text)
    try:
        found = str(asked.detect()).split("-")[0]
    except LangDetectException:
        found = UNKNOWN
    mostly_arabic = len(_ARABIC.findall(text)) > letters / 2
    if mostly_arabic and found not in ("fa", "ur"):
        # Latin names in an Arabic text mislead the detector; the script does not.
        return "ar"
    return found
