"""What a participle that opens a sentence is told of, where its doer is said to have been elsewhere."""

from __future__ import annotations

import pytest
from fixture_reading import facts, relations


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "Founded in Oslo by Ann Lee, a former Nvidia engineer, and friends, Norvane employs 30 people.",
        ),
        ("en", "Founded in 2015 by Ann Lee, once at Nvidia, Norvane employs 30 people."),
        ("it", "Fondata nel 2015 da Ann Lee, ex Nvidia, e da tre colleghi, Norvane impiega 30 persone."),
        ("es", "Fundada en 2015 por Ann Lee, ex Nvidia, Norvane emplea a 30 personas."),
        ("fr", "Fondée en 2015 par Ann Lee, ex-Nvidia, Norvane emploie 30 personnes."),
    ],
)
def test_the_firm_with_the_verb_is_what_was_founded(lang: str, text: str) -> None:
    assert {o for _, p, o in relations(text, lang) if p == "founderOf"} == {"norvane"}


def test_a_firm_with_an_apposition_is_what_was_founded() -> None:
    text = "Founded in 2015 by Ann Lee, Norvane, a maker of chips, employs 30 people."
    assert {o for _, p, o in relations(text) if p == "founderOf"} == {"norvane"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The chipmaker Norvane is growing. Backed by Nvidia, the firm employs 30 people."),
        ("es", "La empresa Norvane crece. Respaldada por Nvidia, la firma emplea a 30 personas."),
        ("fr", "La société Norvane grandit. Soutenue par Nvidia, l'entreprise emploie 30 personnes."),
        ("it", "La società Norvane cresce. Sostenuta da Nvidia, l'azienda impiega 30 persone."),
    ],
)
def test_whoever_acts_in_the_opening_is_not_the_firm_behind_it(lang: str, text: str) -> None:
    assert ("norvane", "employeeCount", "30") in facts(text, lang)
    assert ("nvidia", "employeeCount", "30") not in facts(text, lang)


def test_the_firm_of_an_opening_alone_is_nobody_named_in_it() -> None:
    assert not facts("Bought by Nvidia in May, the company employs 30 people.")


def test_an_opening_that_ends_with_its_comma_tells_nothing() -> None:
    assert not facts("Founded by Ann Lee,")
