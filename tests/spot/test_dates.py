"""Dates as precise as the text, and years that other dates give."""

from __future__ import annotations

import pytest

from kg.gazetteer import Gazetteer
from kg.lang.shared import codes
from kg.model import PartialDate
from kg.pipeline.reader import default_reader
from kg.spot.dates import RawDate, read_dates
from kg.spot.nametable import NameTable
from kg.spot.tokens import tokenize
from kg.spot.years import resolve


def dates(text: str, lang: str, published: str | None = None) -> list[PartialDate | None]:
    if lang not in codes():
        pytest.skip(f"no pack for {lang}")
    pack = default_reader().pack(lang)
    assert pack is not None
    tokens = tokenize(text, 0, pack, NameTable(Gazetteer({}, ()), pack).knows)
    return [value for _, value in resolve(read_dates(0, tokens, pack, [False] * len(tokens)), published)]


@pytest.mark.parametrize(
    ("lang", "text", "iso"),
    [
        ("en", "on 2 September 2024", "2024-09-02"),
        ("en", "on September 2, 2024", "2024-09-02"),
        ("en", "on Sept. 2, 2024", "2024-09-02"),
        ("en", "on 2 Sep. 2024", "2024-09-02"),
        ("fr", "le 2 nov. 2024", "2024-11-02"),
        ("es", "el 2 de sept. de 2024", "2024-09-02"),
        ("it", "il 2 sett. 2024", "2024-09-02"),
        ("en", "in September 2024", "2024-09"),
        ("en", "in 2024", "2024"),
        ("en", "on 2024-09-02", "2024-09-02"),
        ("fr", "le 2 septembre 2024", "2024-09-02"),
        ("fr", "le 1er mai 2024", "2024-05-01"),
        ("fr", "en septembre 2024", "2024-09"),
        ("es", "el 2 de septiembre de 2024", "2024-09-02"),
        ("es", "en septiembre de 2024", "2024-09"),
        ("it", "il 2 settembre 2024", "2024-09-02"),
        ("it", "nel 2024", "2024"),
        ("ar", "في 2 سبتمبر 2024", "2024-09-02"),
        ("ar", "في 2 أيلول 2024", "2024-09-02"),
        ("ar", "في أيلول 2024", "2024-09"),
        ("ar", "في 2 شتنبر 2024", "2024-09-02"),
    ],
)
def test_dates_of_each_language(lang: str, text: str, iso: str) -> None:
    assert [d.iso for d in dates(text, lang) if d] == [iso]


@pytest.mark.parametrize(
    ("text", "published", "iso"),
    [
        ("on 2 September", "2024-10-01", "2024-09-02"),
        ("on 2 December", "2024-01-10", "2023-12-02"),
        ("on 20 January", "2024-01-10", "2024-01-20"),
        ("on 2 September", None, None),
    ],
)
def test_a_date_without_a_year_takes_it_from_the_article(
    text: str, published: str | None, iso: str | None
) -> None:
    assert [d.iso if d else None for d in dates(text, "en", published)] == [iso]


def test_a_season_keeps_its_year_and_a_note() -> None:
    assert dates("in autumn 2025", "en") == [PartialDate("2025", "autumn")]


def test_nothing_is_made_of_days_that_are_not() -> None:
    assert resolve([RawDate(0, 0, 3, 2024, 2, 31)], None)[0][1] is None


@pytest.mark.parametrize("text", ["2024 chips", "page 2", "may rise", "version 9.2"])
def test_what_is_no_date(text: str) -> None:
    assert not dates(text, "en")


def test_a_date_with_slashes_is_read_in_the_order_of_its_language() -> None:
    assert dates("11/05/2006", "it") == [PartialDate("2006-05-11")]
    assert dates("11/05/2006", "en") == [PartialDate("2006-11-05")]


def test_what_is_to_come_lies_ahead_of_the_day_that_speaks() -> None:
    assert dates("11/05/2006. Pim uscirà il 17 novembre", "it")[-1] == PartialDate("2006-11-17")
    assert dates("11/05/2006. Pim è uscito il 17 novembre", "it")[-1] == PartialDate("2005-11-17")
