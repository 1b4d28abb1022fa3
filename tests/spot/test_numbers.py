"""Numbers, amounts, measures, shares and durations, as each language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.gazetteer import Gazetteer
from kg.lang.shared import codes
from kg.model import Comparator, Duration, Money, Quantity
from kg.pipeline.reader import default_reader
from kg.spot.digits import parse_digits
from kg.spot.nametable import NameTable
from kg.spot.numbers import Number, read_numbers
from kg.spot.tokens import tokenize


def numbers(text: str, lang: str) -> list[Number]:
    if lang not in codes():
        pytest.skip(f"no pack for {lang}")
    pack = default_reader().pack(lang)
    assert pack is not None
    tokens = tokenize(text, 0, pack, NameTable(Gazetteer({}, ()), pack).knows)
    return read_numbers(tokens, pack, [False] * len(tokens))


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "100,000 chips", 100_000),
        ("ar", "خمسة وعشرون ألف شريحة", 25_000),
        ("ar", "ثلاثة آلاف و500 شريحة", 3_500),
        ("ar", "خمسون ألفا", 50_000),
        ("ar", "7ر2 مليون شريحة", 2_700_000),
        ("ar", "ألفا شريحة", 2_000),
        ("en", "100k chips", 100_000),
        ("en", "1.2 million chips", 1_200_000),
        ("en", "two hundred chips", 200),
        ("en", "a 34B model", 34_000_000_000),
        ("fr", "100 000 puces", 100_000),
        ("fr", "100\u00a0000 puces", 100_000),
        ("fr", "100\u202f000 puces", 100_000),
        ("fr", "cent mille puces", 100_000),
        ("fr", "4,5 millions de puces", 4_500_000),
        ("es", "100.000 chips", 100_000),
        ("es", "cien mil chips", 100_000),
        ("es", "4 mil millones de chips", 4_000_000_000),
        ("it", "100.000 chip", 100_000),
        ("it", "centomila chip", 100_000),
        ("it", "4,3 miliardi di chip", 4_300_000_000),
        ("ar", "١٠٠٬٠٠٠ شريحة", 100_000),
        ("ar", "200 ألف شريحة", 200_000),
        ("ar", "12 آلاف شريحة", 12_000),
        ("ar", "مئة ألف شريحة", 100_000),
        ("es", "8x Garza-4", 8),
        ("es", "8xGarza-4", 8),
        ("en", "8 × Garza-4", 8),
    ],
)
def test_counts(lang: str, text: str, value: int) -> None:
    (number,) = numbers(text, lang)
    assert number.kind == "count"
    assert number.value == Quantity(Decimal(value), Decimal(value))


@pytest.mark.parametrize(
    ("lang", "text", "low", "high", "currency"),
    [
        ("en", "$4.5 billion", 4_500_000_000, 4_500_000_000, "USD"),
        ("en", "3 million euros", 3_000_000, 3_000_000, "EUR"),
        ("fr", "3 millions d'euros", 3_000_000, 3_000_000, "EUR"),
        ("fr", "entre 3 et 4 milliards de dollars", 3_000_000_000, 4_000_000_000, "USD"),
        ("es", "entre 3 y 4 mil millones de dólares", 3_000_000_000, 4_000_000_000, "USD"),
        ("it", "4,3 miliardi di dollari", 4_300_000_000, 4_300_000_000, "USD"),
        ("ar", "3 مليارات دولار", 3_000_000_000, 3_000_000_000, "USD"),
        ("fr", "103 M€", 103_000_000, 103_000_000, "EUR"),
        ("es", "103 M€", 103_000_000, 103_000_000, "EUR"),
        ("en", "$40m", 40_000_000, 40_000_000, "USD"),
        ("en", "$1.5m", 1_500_000, 1_500_000, "USD"),
        ("en", "US$40 million", 40_000_000, 40_000_000, "USD"),
        ("it", "EUR 20 milioni", 20_000_000, 20_000_000, "EUR"),
    ],
)
def test_amounts(lang: str, text: str, low: int, high: int, currency: str) -> None:
    (number,) = numbers(text, lang)
    assert isinstance(number.value, Money)
    assert (number.value.low, number.value.high, number.value.currency) == (low, high, currency)


@pytest.mark.parametrize(
    ("lang", "text", "value", "unit"),
    [
        ("en", "141 GB", "141", "GB"),
        ("en", "4.8 TB/s", "4.8", "TB/s"),
        ("en", "150 megawatts", "150", "MW"),
        ("fr", "141 Go", "141", "GB"),
        ("fr", "150 mégawatts", "150", "MW"),
        ("es", "150 megavatios", "150", "MW"),
        ("it", "150 megawatt", "150", "MW"),
        ("ar", "150 ميغاواط", "150", "MW"),
        ("es", "16GiB", "16", "GiB"),
        ("en", "2.4kW", "0.0024", "MW"),
        ("en", "700W", "0.0007", "MW"),
    ],
)
def test_measures(lang: str, text: str, value: str, unit: str) -> None:
    (number,) = numbers(text, lang)
    assert isinstance(number.value, Quantity)
    assert (number.kind, number.value.low, number.value.unit) == ("measure", Decimal(value), unit)


@pytest.mark.parametrize(
    ("lang", "text", "iso"),
    [
        ("en", "122 days", "P122D"),
        ("fr", "122 jours", "P122D"),
        ("es", "122 días", "P122D"),
        ("it", "122 giorni", "P122D"),
        ("ar", "122 يوما", "P122D"),
        ("fr", "18 mois", "P18M"),
        ("it", "tre anni", "P3Y"),
    ],
)
def test_durations(lang: str, text: str, iso: str) -> None:
    (number,) = numbers(text, lang)
    assert isinstance(number.value, Duration)
    assert number.value.iso == iso


@pytest.mark.parametrize(
    ("lang", "text", "bound"),
    [
        ("en", "about 100 chips", Comparator.ABOUT),
        ("en", "more than 100 chips", Comparator.MORE_THAN),
        ("en", "up to 100 chips", Comparator.UP_TO),
        ("en", "100 chips", Comparator.EXACT),
        ("fr", "environ 100 puces", Comparator.ABOUT),
        ("fr", "plus de 100 puces", Comparator.MORE_THAN),
        ("es", "más de 100 chips", Comparator.MORE_THAN),
        ("it", "circa 100 chip", Comparator.ABOUT),
        ("it", "fino a 100 chip", Comparator.UP_TO),
        ("ar", "أكثر من 100 شريحة", Comparator.MORE_THAN),
        ("ar", "حوالي 100 شريحة", Comparator.ABOUT),
    ],
)
def test_bounds(lang: str, text: str, bound: Comparator) -> None:
    (number,) = numbers(text, lang)
    assert not isinstance(number.value, str)
    assert number.value.comparator is bound


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "tens of thousands of chips"), ("fr", "des dizaines de milliers de puces")]
)
def test_a_size_without_a_number_is_vague(lang: str, text: str) -> None:
    (number, *_) = numbers(text, lang)
    assert number.vague


def test_a_sum_without_a_currency_is_of_that_of_the_sum_before() -> None:
    text = "a levé 30 millions d'euros, à 300 millions, avec 2 millions de clients et 400 puces."
    assert [n.kind for n in numbers(text, "fr")] == ["money", "money", "count", "count"]


def test_no_currency_is_guessed() -> None:
    (number,) = numbers("3 billion", "en")
    assert number.kind == "count"


@pytest.mark.parametrize(
    ("lang", "digits", "value"),
    [
        ("en", "1,200,000", "1200000"),
        ("en", "1.5", "1.5"),
        ("fr", "1,5", "1.5"),
        ("it", "1.200,5", "1200.5"),
        ("es", "0,125", "0.125"),
        ("ar", "٤٫٨", "4.8"),
    ],
)
def test_digits_and_separators(lang: str, digits: str, value: str) -> None:
    pack = default_reader().pack(lang)
    if pack is None:
        pytest.skip(f"no pack for {lang}")
    assert parse_digits(digits, pack) == Decimal(value)


@pytest.mark.parametrize("text", ["The Redmi 5X Pro", "A mast of 40m", "the 8x7B model", "the 24xlarge size"])
def test_letters_and_digits_that_are_no_number(text: str) -> None:
    assert numbers(text, "en") == []
