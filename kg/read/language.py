"""Which language a text is in."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

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

    detector = _factory().create()
    detector.append(text)
    try:
        found = str(detector.detect()).split("-")[0]
    except LangDetectException:
        found = UNKNOWN
    mostly_arabic = len(_ARABIC.findall(text)) > letters / 2
    if mostly_arabic and found not in ("fa", "ur"):
        # Latin names in an Arabic text mislead the detector; the script does not.
        return "ar"
    return found


@cache
def _factory() -> Any:
    """The library's maker of detectors, with all its languages."""
    from langdetect import detector_factory  # type: ignore[import-untyped]

    factory = detector_factory.DetectorFactory()
    # Detection draws random samples; a fixed seed makes it a function of the text.
    factory.seed = 0
    factory.word_lang_prob_map = rows = FrequencyRows()
    for path in sorted(Path(detector_factory.PROFILES_DIRECTORY).iterdir()):
        if path.is_file() and not path.name.startswith("."):
            profile = json.loads(path.read_text(encoding="utf-8"))
            factory.langlist.append(profile["name"])
            rows.add(profile["freq"], profile["n_words"])
    return factory


class FrequencyRows(dict[str, object]):
    """The share of each short run of letters in the words of every language, in their order.

    The library computes all rows when it loads; a text draws a few hundred of them at most, so here a
    row is made when it is asked for.
    """

    def __init__(self) -> None:
        super().__init__()
        self.languages: list[tuple[dict[str, int], list[int]]] = []

    def add(self, counts: dict[str, int], totals: list[int]) -> None:
        """Add a language: how often it has each run, and how many runs of each length."""
        self.languages.append((counts, totals))
        self.update(counts)

    def __getitem__(self, run: str) -> list[float]:
        if not 1 <= len(run) <= 3:
            return [0.0] * len(self.languages)
        return [counts.get(run, 0) / totals[len(run) - 1] for counts, totals in self.languages]
