"""Whose a number is: the thing that the clause speaks of, not what stands beside the number."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read

from kg.model import ValueOf


def values(text: str, lang: str) -> set[tuple[str, str]]:
    """The subject and the property of every value that a text gives."""
    return {
        (c.statement.subject, c.statement.predicate)
        for c in read(text, lang).claims
        if isinstance(c.statement, ValueOf)
    }


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "El superordenador Nubarrón tiene 40 procesadores Garza-4 y 672 GB de memoria."),
        (
            "es",
            "El superordenador Nubarrón cuenta con 40 chips Garza-4, dos chips Garza-5 y 672 GB de memoria.",
        ),
        ("fr", "Le supercalculateur Nuée compte 40 puces Garza-4 et 672 Go de mémoire."),
        ("en", "The supercomputer Nimbus has 40 Garza-4 chips and 672 GB of memory."),
    ],
)
def test_the_last_of_a_list_is_not_of_its_neighbour(lang: str, text: str) -> None:
    assert {s for s, p in values(text, lang) if p == "memoryCapacity"} <= {"nubarron", "nuee", "nimbus"}
    assert ("garza-4", "memoryCapacity") not in values(text, lang)


def test_people_are_staff_where_somebody_employs_them() -> None:
    assert ("norvane", "employeeCount") in values("The company Norvane employs 400 people.", "en")
    assert values("The company Norvane will connect 400 people.", "en") == set()
    assert values("The company Norvane will lay off 400 workers.", "en") == set()


def test_an_object_of_the_sentence_before_is_not_spoken_of() -> None:
    text = "El superordenador Nubarrón usa un procesador Garza-4. Incluye 672 GB de memoria."
    assert {s for s, p in values(text, "es") if p == "memoryCapacity"} == {"nubarron"}
    text = "Todos tienen un procesador Garza-4. Poseen 4 GB de memoria."
    assert values(text, "es") == set()


def test_what_is_said_has_a_bearer_of_its_own() -> None:
    text = (
        "The data centre Ardent opened in May. Halden Systems said that requests routinely top 5 gigawatts."
    )
    assert not [f for f in facts(text) if f[1] == "powerCapacity"]


def test_what_a_number_was_before_is_no_value() -> None:
    text = "The firm Halden employed 19,156 employees in March, up from 16,805 employees in December."
    assert [f for f in facts(text) if f[1] == "employeeCount"] == [("halden", "employeeCount", "19156")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "With a total memory of 141 GB, the chip Garza-4 is the fastest."),
        ("fr", "Avec une mémoire totale de 141 Go, la puce Garza-4 est la plus rapide."),
        ("es", "Con una memoria total de 141 GB, el chip Garza-4 es el más rápido."),
        ("it", "Con una memoria totale di 141 GB, il chip Garza-4 è il più veloce."),
    ],
)
def test_what_leads_in_at_length_is_the_subjects(lang: str, text: str) -> None:
    assert ("garza-4", "memoryCapacity") in values(text, lang)


def test_what_each_has_is_not_the_subjects() -> None:
    assert values("With a total memory of 141 GB each, the chip Garza-4 is the fastest.", "en") == set()


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("it", "Il telefono Kelp 3 costa 1,099 dollari.", False),
        ("it", "Il telefono Kelp 3 costa 1.099 dollari.", True),
        (
            "fr",
            "C'est le premier supercalculateur après Jupiter, pour un coût de 554 millions d'euros.",
            False,
        ),
        ("es", "El modelo Kelp 3 activa 41 mil millones de parámetros.", False),
        ("es", "El modelo Kelp 3 tiene 41 mil millones de parámetros.", True),
    ],
)
def test_a_number_that_is_not_for_certain_the_things_own_is_let_go(lang: str, text: str, said: bool) -> None:
    values = [c for c in read(text, lang).claims if isinstance(c.statement, ValueOf)]
    assert bool(values) is said


def test_what_a_firm_is_worth_is_no_sum_raised_and_the_bought_firms() -> None:
    raised = read("The company Norvane raised money at a $3 billion valuation.", "en")
    said = {c.statement.predicate for c in raised.claims if isinstance(c.statement, ValueOf)}
    assert said == {"valuation"}
    text = "The company Norvane bought the company Brisk Labs at a $3 billion valuation."
    assert ("norvane", "valuation") not in values(text, "en")
    assert ("brisk-labs", "valuation") in values(text, "en")
