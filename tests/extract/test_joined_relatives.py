"""Who does the second of two deeds that "and" joins in a relative clause, or behind a plan."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read, relations

from kg.model import EventStatement


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "Brisk works with the firm Norvane, which runs a data centre and trains the model Astra 2.",
        ),
        (
            "fr",
            "Brisk paie la société Norvane, qui exploite un site et entraîne le modèle Astra 2.",
        ),
        (
            "es",
            "La empresa Brisk paga a la empresa Norvane, que opera un centro y entrena el modelo Astra 2.",
        ),
        (
            "it",
            "L'azienda Brisk paga l'azienda Norvane, che gestisce un centro e addestra il modello Astra 2.",
        ),
    ],
)
def test_the_second_deed_of_a_relative_clause_is_the_antecedents(lang: str, text: str) -> None:
    found = {s for s, term, o in relations(text, lang) if (term, o) == ("developerOf", "astra-2")}
    assert found == {"norvane"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The firm Norvane has bought Osk Motors and plans to open a factory."),
        (
            "en",
            "The firm Brisk supplies Norvane, which has bought Osk Motors and plans to open a factory.",
        ),
        (
            "fr",
            "Brisk fournit la société Norvane, qui a racheté Osk Motors et prévoit d'ouvrir une usine.",
        ),
        (
            "it",
            "Brisk rifornisce l'azienda Norvane, che ha comprato Osk Motors e prevede di aprire un impianto.",
        ),
    ],
)
def test_a_plan_behind_and_is_of_who_did_the_first(lang: str, text: str) -> None:
    said = [c.statement for c in read(text, lang).claims]
    launches = [dict(s.roles) for s in said if isinstance(s, EventStatement) and s.type == "Launch"]
    assert [e["agent"] for e in launches] == ["norvane"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La société Brisk, filiale d'Osk, et Norvane, un fabricant installé à Oslo, ont un accord."),
        (
            "it",
            "L'azienda Brisk, filiale di Osk, e Norvane, un produttore con sede a Oslo, hanno un accordo.",
        ),
    ],
)
def test_an_apposition_with_a_verb_is_of_the_last_of_a_list(lang: str, text: str) -> None:
    assert {s for s, term, _ in relations(text, lang) if term == "locatedIn"} == {"norvane"}


def test_what_stands_behind_a_list_without_an_article_is_of_all() -> None:
    found = relations("Les sociétés Brisk et Norvane, installées à Oslo, grandissent.", "fr")
    assert {s for s, term, _ in found if term == "locatedIn"} == {"brisk", "norvane"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The firm Brisk makes the K7 chip used by Norvane Inc in its Fjell supercomputer."),
        (
            "fr",
            "La société Brisk vend la puce K7, utilisée par la firme Norvane dans son cluster Fjell.",
        ),
        ("es", "La empresa Brisk vende el chip K7, usado por la empresa Norvane en su superordenador Fjell."),
        ("it", "L'azienda Brisk vende il chip K7, usato dall'azienda Norvane nel suo supercomputer Fjell."),
    ],
)
def test_a_possessive_behind_who_does_something_is_theirs(lang: str, text: str) -> None:
    found = {s for s, term, o in relations(text, lang) if (term, o) == ("operatorOf", "fjell")}
    assert found == {"norvane"}


def test_what_is_valued_besides_is_what_was_bought() -> None:
    def valued(text: str) -> set[str]:
        return {s for s, term, _ in facts(text) if term == "valuation"}

    assert valued("The firm Brisk bought a 40% stake in Norvane Labs, valuing it at $3bn.") == {
        "norvane-labs"
    }
    assert valued("The firm Brisk raised $30mn from Osk Capital, valuing it at $3bn.") == {"brisk"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The firm Brisk bought a 40% stake in Norvane Labs. The start-up was founded by Ann Lee."),
        ("fr", "La société Brisk a pris 40 % de Norvane Labs. La start-up a été fondée par Ann Lee."),
        ("es", "La empresa Brisk compró el 40 % de Norvane Labs. La startup fue fundada por Ann Lee."),
        ("it", "L'azienda Brisk ha comprato il 40% di Norvane Labs. La startup è stata fondata da Ann Lee."),
    ],
)
def test_the_start_up_may_be_either_of_two_firms(lang: str, text: str) -> None:
    assert not [r for r in relations(text, lang) if r[1] == "founderOf"]
