"""The language library's detector, written for speed: the same runs of letters, the same draws, the same
products in the same order, so the same answer.

The library goes through a text character by character and computes the shares of all its runs of letters
when it loads. Here a word's runs are made once and a row of shares when it is asked for.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from langdetect import detector_factory  # type: ignore[import-untyped]
from langdetect.detector import Detector  # type: ignore[import-untyped]
from langdetect.utils.ngram import NGram  # type: ignore[import-untyped]

# How many rows and words are kept, about a kilobyte and 300 bytes each: the commonest come again.
_KEPT_ROWS, _KEPT_WORDS = 4096, 16384
_BLANKS = re.compile(" {2,}")
_LATIN = re.compile("[A-z]")
_OTHERS = re.compile(
    "[\u0300-\U0010ffff]"
)  # the library spares no block of Latin letters, though it means to


class FrequencyRows(dict[str, object]):
    """The share of each short run of letters in the words of every language, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.languages: list[tuple[dict[str, int], list[int]]] = []
        self._kept: dict[str, list[float]] = {}

    def add(self, counts: dict[str, int], totals: list[int]) -> None:
        """Add a language: how often it has each run, and how many runs of each length."""
        self.languages.append((counts, totals))
        self.update(counts)
        self._kept.clear()

    def __getitem__(self, run: str) -> list[float]:
        row = self._kept.get(run)
        if row is None:
            if len(self._kept) >= _KEPT_ROWS:
                self._kept.clear()
            row = self._kept[run] = self._row(run)
        return row

    def _row(self, run: str) -> list[float]:
        if not 1 <= len(run) <= 3:
            return [0.0] * len(self.languages)
        return [counts.get(run, 0) / totals[len(run) - 1] for counts, totals in self.languages]


class Words(dict[str, tuple[str, ...]]):
    """The runs of letters of each word that the languages know; a word that a blank ends has the blank."""

    def __init__(self, known: FrequencyRows) -> None:
        super().__init__()
        self.known = known

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= _KEPT_WORDS:
            self.clear()
        runs: list[str] = []
        last = " "
        for end, letter in enumerate(word, start=1):
            # letters behind a capital that are capitals too tell of no language
            if not (letter.isupper() and last.isupper()):
                before = f" {word[:end]}"
                runs += (
                    run
                    for n in range(1, min(NGram.N_GRAM, end + 1) + 1)
                    if (run := before[-n:]) != " " and run in self.known
                )
            last = letter
        found = self[word] = tuple(runs)
        return found


class _Normal(dict[int, str]):
    """Each letter as the library normalizes it, by its code; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        letter: str = NGram.normalize(chr(code))
        self[code] = letter
        return letter


_NORMAL = _Normal()


class Quick(Detector):  # type: ignore[misc]
    """A detector of one text."""

    text: str

    def append(self, text: str) -> None:
        """Add a text, without addresses and with one blank for several."""
        text = self.MAIL_RE.sub(" ", self.URL_RE.sub(" ", text))
        self.text += _BLANKS.sub(" ", NGram.normalize_vi(text)[: self.max_text_length])

    def cleaning_text(self) -> None:
        """Take Latin letters out of a text that is mostly of another script."""
        if len(_LATIN.findall(self.text)) * 2 < len(_OTHERS.findall(self.text)):
            self.text = _LATIN.sub("", self.text)

    def _extract_ngrams(self) -> list[str]:
        words = _words()
        found: list[str] = []
        *ended, last = self.text.translate(_NORMAL).split(" ")
        for word in ended:
            if word:
                found += words[word + " "]
        if last:
            found += words[last]
        return found

    def _update_lang_prob(self, prob: list[float], run: str, alpha: float) -> None:
        weight = alpha / self.BASE_FREQ
        row = self.word_lang_prob_map[run]
        prob[:] = [p * (weight + share) for p, share in zip(prob, row, strict=True)]


@cache
def factory() -> Any:
    """The library's maker of detectors, with all its languages."""
    made = detector_factory.DetectorFactory()
    # Detection draws random samples; a fixed seed makes it a function of the text.
    made.seed = 0
    made.word_lang_prob_map = rows = FrequencyRows()
    for path in sorted(Path(detector_factory.PROFILES_DIRECTORY).iterdir()):
        if path.is_file() and not path.name.startswith("."):
            profile = json.loads(path.read_text(encoding="utf-8"))
            made.langlist.append(profile["name"])
            rows.add(profile["freq"], profile["n_words"])
    return made


@cache
def _words() -> Words:
    return Words(factory().word_lang_prob_map)


def detector() -> Quick:
    """A detector for one text, with the shipped languages."""
    made = Quick(factory())
    made.seed = factory().seed
    return made
