"""One capitalised word at the head of a sentence: a name where it acts, a common word else."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named


@pytest.mark.parametrize(
    "text", ["Brelo signed an agreement with Nvidia.", "Brelo, which is in Oslo, bought 500 H100 chips."]
)
def test_an_unheard_word_that_acts_is_a_name(text: str) -> None:
    assert "Brelo" in classes_named(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Management signed an agreement with Nvidia.", "Management"),
        ("Investors bought shares of Nvidia.", "Investors"),
        ("Demand grew, and the demand is there.", "Demand"),
    ],
)
def test_a_common_word_that_acts_is_none(text: str, word: str) -> None:
    assert word not in classes_named(text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Muchos usan el superordenador Brisa."),
        ("es", "Investigadores anuncian el modelo Brisa."),
        ("fr", "Nombreux sont ceux qui ont lancé le modèle Brisa."),
        ("it", "Qualcuno ha lanciato il modello Brisa."),
    ],
)
def test_ordinary_words_that_open_a_sentence_are_no_names(lang: str, text: str) -> None:
    assert classes_named(text, lang).keys() == {"Brisa"}


def test_an_ordinary_word_that_is_a_name_inside_a_sentence_is_one_at_its_head() -> None:
    assert "Muchos" in classes_named("Muchos lanzó un modelo. Ayer habló la empresa Muchos.", "es")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Brelo, con sede en Oslo, compró la empresa Tarn Labs."),
        ("es", "Brelo, con más de 300 empleados, compró la empresa Tarn Labs."),
        ("it", "Brelo, con oltre 300 dipendenti, ha acquistato la società Tarn Labs."),
        ("fr", "Brelo, avec plus de 300 salariés, a racheté la société Tarn Labs."),
    ],
)
def test_what_has_something_between_commas_and_acts_is_a_name(lang: str, text: str) -> None:
    assert "Brelo" in classes_named(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Antiguamente, con menos medios, compró la empresa Tarn Labs."),
        ("it", "Esperti, con accesso ai dati, hanno acquistato la società Tarn Labs."),
        ("fr", "Finalement, avec plus de 300 salariés, a été rachetée la société Tarn Labs."),
    ],
)
def test_other_words_before_such_commas_are_none(lang: str, text: str) -> None:
    assert classes_named(text, lang).keys() == {"Tarn Labs"}
