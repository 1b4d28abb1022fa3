"""Whose a thing is behind a form of doing besides, in an apposition, in brackets, without an article."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read, relations

from kg.model import EventStatement


@pytest.mark.parametrize(
    "text",
    [
        "La empresa Montalba ha anunciado la adquisición de zix, una startup de Cendra creada por Marc Tull.",
        "La compra de zix, una firma de Cendra, por la empresa Montalba llega tarde.",
    ],
)
def test_who_a_name_without_capital_once_was_of_is_not_bought(text: str) -> None:
    bought = [
        s
        for c in read(text, "es").claims
        if isinstance(s := c.statement, EventStatement) and s.type == "Purchase"
    ]
    assert bought == []


def test_what_is_done_besides_has_things_of_its_own() -> None:
    text = (
        "La empresa Montalba recaudó 40 millones de dólares, convirtiéndose en la firma más cara y superando "
        "la valoración de la empresa Cendra de 50 millones de dólares."
    )
    read_ = read(text, "es")
    roles = [c.statement.roles for c in read_.claims if isinstance(c.statement, EventStatement)]
    assert not any(role == "source" for row in roles for role, _ in row)
    assert ("cendra", "valuation", "50000000") in facts(text, "es")
    assert ("montalba", "valuation", "50000000") not in facts(text, "es")


def test_a_firm_just_said_to_be_one_is_taken_up() -> None:
    told = (
        "La empresa Norda vende chips.\n\nAnn Lee es jefa de ventas de Vorlin, una empresa de software.\n\n"
    )
    assert ("vorlin", "investment", "20000000") in facts(
        told + "La compañía recaudó 20 millones de euros.", "es"
    )
    two = "La empresa Norda compró Vorlin, una firma de chips.\n\nLa compañía recaudó 20 millones de euros."
    assert not [f for f in facts(two, "es") if f[1] == "investment"]


def test_what_a_model_makes_is_nobodys_work() -> None:
    assert not relations("Lumo 3 es el modelo de generación de vídeo de la empresa Montalba.", "es")
    assert ("montalba", "authorOf", "montalba-video") in relations(
        "El último vídeo de la empresa Montalba muestra el robot.", "es"
    )


def test_a_model_without_the_first_word_of_its_name_is_the_same() -> None:
    text = (
        "La empresa Montalba lanzó el modelo Grillo Opus 4. Opus 4 es el modelo más avanzado de Montalba. "
        "El modelo Opus 4 tiene 30.000 millones de parámetros."
    )
    assert ("grillo-opus-4", "parameterCount", "30000000000") in facts(text, "es")


def test_who_is_named_in_brackets_says_what_stands_in_them() -> None:
    text = "El modelo Tordo-2 de la empresa Montalba gana (un 40%, según la empresa Cendra)."
    said = {
        c.stance.speaker
        for c in read(text, "es").claims
        if getattr(c.statement, "predicate", "") == "developerOf"
    }
    assert said == {None}


def test_a_noun_before_a_name_that_is_a_word_takes_up_nothing() -> None:
    told = (
        "La empresa Norda lanzó el modelo Lumo-2. La empresa Montalba colabora con el banco Cendra y con la "
    )
    assert ("montalba", "partnerOf", "norda") not in relations(told + "empresa Semilla.", "es")


def test_nobody_counts_firms_by_the_million() -> None:
    text = (
        "La empresa Mirla ha captado 290 millones. En 2023 ya obtuvo 80 millones de Cabrera Capital. "
        "La compañía emplea a 210 personas."
    )
    assert ("mirla", "employeeCount", "210") in facts(text, "es")
    assert ("cabrera-capital", "employeeCount", "210") not in facts(text, "es")


@pytest.mark.parametrize("part", ["La primera fase", "La segunda fase", "La nueva ala"])
def test_the_size_of_a_part_is_not_the_whole_s(part: str) -> None:
    whole = "El centro de datos Azahar tiene 300 megavatios. "
    assert {
        f for f in facts(whole + f"{part}, de 75 megavatios, abrirá en marzo.", "es") if f[1] != "locatedIn"
    } == {("azahar", "powerCapacity", "300")}


def test_a_weekday_is_no_subject() -> None:
    text = "La compañía Dalmora ha anunciado este miércoles que construirá en Lena el centro de datos Azahar."
    built = [
        c.statement
        for c in read(text, "es").claims
        if isinstance(c.statement, EventStatement) and c.statement.type == "Construction"
    ]
    assert any(("agent", "dalmora") in s.roles for s in built)


def test_what_a_subject_without_a_name_does_is_nobodys() -> None:
    told = (
        "El diario Alba explica la venta. La filial inglesa de Montalba acude a la subasta que el regulador "
    )
    text = told + "Avizor ha abierto. En ella competirá con la firma Cendra."
    assert not [r for r in relations(text, "es") if r[1] == "competitorOf"]
    assert ("cendra", "competitorOf", "montalba") in relations(
        "La empresa Montalba acude a la subasta. En ella competirá con la firma Cendra.", "es"
    )


def test_whom_one_answers_to_is_no_saying() -> None:
    answers = "Elisa Vorn responderá ante Marta Solís y reporta a Ana Ruiz."
    assert not [c for c in read(answers, "es").claims if isinstance(c.statement, EventStatement)]
