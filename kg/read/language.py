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
    import langdetect  # type: ignore[import-untyped]

    # Detection draws random samples; a fixed seed makes it a function of the text.
    langdetect.DetectorFactory.seed = 0
    _load_profiles()
    try:
        found = str(langdetect.detect(text)).split("-")[0]
    except langdetect.LangDetectException:
        found = UNKNOWN
    mostly_arabic = len(_ARABIC.findall(text)) > letters / 2
    if mostly_arabic and found not in ("fa", "ur"):
        # Latin names in an Arabic text mislead the detector; the script does not.
        return "ar"
    return found


def _load_profiles() -> None:
    from langdetect.detector_factory import init_factory  # type: ignore[import-untyped]
    from langdetect.lang_detect_exception import LangDetectException  # type: ignore[import-untyped]

    try:
        init_factory()
    except LangDetectException as error:
        # It takes an interrupt that falls into the loading for a broken file.
        if isinstance(error.__context__, KeyboardInterrupt):
            raise KeyboardInterrupt from error
        raise
