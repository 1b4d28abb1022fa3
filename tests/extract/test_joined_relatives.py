"""Who does the second of two deeds that "and" joins in a relative clause, or behind a plan."""

from __future__ import annotations

import pytest
from fixture_reading import read, relations

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
