"""Phrases whose first thing has words behind it that the phrase does not name."""

from __future__ import annotations

import pytest
from fixture_reading import facts, relations


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Ada Berg, who is the CEO of Tarn Labs, spoke."),
        ("en", "Ada Berg (52) is the CEO of Tarn Labs."),
        ("en", "Ada Berg – a keen sailor – is the CEO of Tarn Labs."),
        ("en", "Ada Berg in March 2024 officially became CEO of Tarn Labs."),
        ("fr", "Ada Berg, qui est la directrice générale de Tarn Labs, a parlé."),
        ("fr", "Ada Berg (52 ans) est la directrice générale de Tarn Labs."),
        ("it", "Ada Berg, che è amministratrice delegata di Tarn Labs, ha parlato."),
        ("es", "Ada Berg también es la directora ejecutiva de Tarn Labs."),
    ],
)
def test_the_head_of_a_firm(lang: str, text: str) -> None:
    assert ("ada-berg", "chiefExecutiveOf", "tarn-labs") in relations(text, lang)


@pytest.mark.parametrize(
    "text",
    [
        "Few wrote about Tarn Labs, which is worth 3 billion dollars.",
        "Tarn Labs – well known for its speed – is worth 3 billion dollars.",
    ],
)
def test_the_worth_of_a_firm(text: str) -> None:
    assert ("tarn-labs", "valuation", "3000000000") in facts(text)


def test_an_object_relative_is_told_of_its_own_subject() -> None:
    assert relations("Tarn Labs, que dirige Ada Berg, creció.", "es") == {
        ("ada-berg", "chiefExecutiveOf", "tarn-labs")
    }


def test_a_past_behind_an_aside_that_has_an_object_is_no_participle() -> None:
    assert relations("Ada Berg, who has friends at Tarn Labs, unveiled the new model.") == set()


@pytest.mark.parametrize(
    ("lang", "text", "fact"),
    [
        (
            "es",
            "Lucía Ferrán llegó el lunes. Es la fundadora de Tarn Labs.",
            ("lucia-ferran", "founderOf", "tarn-labs"),
        ),
        (
            "it",
            "Tarn Labs è una società. Dipende dai chip di Brisk Motors.",
            ("brisk-motors", "supplierOf", "tarn-labs"),
        ),
        (
            "es",
            "Tarn Labs es una empresa. Está entrenando el modelo Tordo-2.",
            ("tarn-labs", "developerOf", "tordo-2"),
        ),
        (
            "en",
            "Ugo Neri visited the supercomputer Tarn. It uses 500 Kelp-7 accelerators.",
            ("tarn", "hasComponent", "kelp-7"),
        ),
    ],
)
def test_who_goes_without_saying_or_is_only_taken_up(
    lang: str, text: str, fact: tuple[str, str, str]
) -> None:
    assert fact in relations(text, lang)


def test_a_participle_that_opens_a_sentence_has_its_subject_behind_it() -> None:
    text = "Tarn Labs es una empresa. Fundada por Lucía Ferrán, Brisk Motors hace coches."
    assert not any(o == "tarn-labs" for _, _, o in relations(text, "es"))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Ada Berg came to Larne on Monday. The businesswoman founded Tarn Labs in 2019."),
        ("es", "Ada Berg llegó el lunes. La directiva fundó Tarn Labs en 2019."),
        ("fr", "Ada Berg est arrivée lundi. La dirigeante a fondé Tarn Labs en 2019."),
        ("it", "Ada Berg è arrivata lunedì. La dirigente ha fondato Tarn Labs nel 2019."),
    ],
)
def test_who_is_taken_up_by_a_trade(lang: str, text: str) -> None:
    assert relations(text, lang) == {("ada-berg", "founderOf", "tarn-labs")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The founder of the firm, Ada Berg, is now chief scientist of Tarn Labs."),
        ("fr", "Le patron, Ada Berg, est désormais directeur scientifique de Tarn Labs."),
        ("it", "La fondatrice, Ada Berg, è oggi direttrice scientifica di Tarn Labs."),
    ],
)
def test_who_is_named_in_the_aside_of_the_subject(lang: str, text: str) -> None:
    assert ("ada-berg", "affiliatedWith", "tarn-labs") in relations(text, lang)


def test_who_is_named_in_the_aside_of_something_else_is_not_who_acts() -> None:
    text = "After talks with the founder, Ada Berg, is now the time for the head of Tarn Labs to act?"
    assert not relations(text)
