"""What is passed over for the sake of speed gives nothing: with each guard out of the way the parity stories
read the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.extract import frames, patterns, phrases, places
from kg.extract.borders import Borders
from kg.extract.found import Line
from kg.lang.shared import codes
from kg.model import Article, Reading
from kg.pipeline import stages
from kg.pipeline.reader import default_reader
from kg.spot import dates, names, numbers

STORIES = sorted(path.parent for path in (Path(__file__).parent.parent / "parity").glob("*/gold.json"))
LANGS = sorted({"ar", "en", "es", "fr", "it"} & set(codes()))


class Every(Collection[Any]):
    """A collection that holds whatever is asked for."""

    def __contains__(self, asked: object) -> bool:
        return True

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def isdisjoint(self, _asked: object) -> bool:
        return False


class Anywhere(Line):
    """A sentence that may hold things under any preposition, and words of any class."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.preps = Every()  # type: ignore[assignment]
        self.classes = Every()  # type: ignore[assignment]


def everything(_table: object, tokens: Sequence[object], _kind: str) -> Collection[int]:
    return range(len(tokens))


def readings(lang: str) -> list[Reading]:
    texts = [(story / f"{lang}.txt").read_text(encoding="utf-8") for story in STORIES[::3]]
    return [default_reader().read(Article(str(n), "a.txt", t, lang, "0")) for n, t in enumerate(texts)]


@pytest.mark.parametrize("lang", LANGS)
def test_a_guard_lets_nothing_go(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    guarded = readings(lang)
    assert sum(len(reading.claims) for reading in guarded) > 20
    # a clause may end anywhere, a particle stand anywhere, a pattern ask for anything
    monkeypatch.setattr(frames, "borders", lambda items, _: Borders(range(len(items)), True))
    by_frame = frames._by_frame
    monkeypatch.setattr(frames, "_by_frame", lambda *given: by_frame(*given[:4], Every()))
    monkeypatch.setattr(
        phrases, "Places", lambda context, line, _asked: places.Places(context, line, Every())
    )
    monkeypatch.setattr(patterns.Rows, "among", _among_all)
    monkeypatch.setattr(places, "may_fill", lambda *_: None)
    monkeypatch.setattr(stages, "Line", Anywhere)
    # a number, a date or a name may begin at any token
    monkeypatch.setattr(numbers, "starts_of", everything)
    monkeypatch.setattr(dates, "starts_of", everything)
    monkeypatch.setattr(names, "begins_none", lambda *_: False)
    monkeypatch.setattr(names, "nothing_begins", lambda *_: False)
    assert readings(lang) == guarded


def _among_all(rows: patterns.Rows, where: places.Places) -> Iterator[tuple[patterns.Compiled, int]]:
    """Every phrase that stands in the sentence in its order, whatever word it is looked up by."""
    for row in rows.rows:
        limit = where.latest(row.backwards)
        if limit >= 0:
            # whatever stands behind its first element
            yield replace(row, follows=""), limit
