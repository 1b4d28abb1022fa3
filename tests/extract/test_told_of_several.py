"""What is told of several things named in a row: of which of them, of all together, of two sides."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, facts, relations

_TWO = "El plan contempla dos superordenadores, denominados Nubarrón y Ventisca. "


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("El primero tiene 500 GPU.", ("nubarron", "acceleratorCount", "500")),
        ("El segundo, con 500 GPU, crece.", ("ventisca", "acceleratorCount", "500")),
        ("Ambos están ubicados en Oslo.", ("ventisca", "locatedIn", "oslo")),
    ],
)
def test_the_first_the_second_and_both_stand_for_what_was_named(
    said: str, expected: tuple[str, str, str]
) -> None:
    assert expected in facts(_TWO + said, "es")


def test_an_ordinal_with_a_noun_of_its_own_stands_for_nothing() -> None:
    assert not facts(_TWO + "La primera versión tiene 500 GPU.", "es")


def test_who_is_on_one_side_is_no_partner_of_the_others_there() -> None:
    text = "La empresa Montalba anunció colaboraciones con la firma Cendra y la empresa Tordera."
    found = {(s, o) for s, p, o in relations(text, "es") if p == "partnerOf"}
    assert found == {("cendra", "montalba"), ("montalba", "tordera")}


def test_all_sizes_of_a_row_and_the_memory_of_all_chips() -> None:
    sizes = facts("El modelo Tordo está disponible en 7B, 13B y 70B parámetros.", "es")
    assert {n for _, p, n in sizes if p == "parameterCount"} == {"7000000000", "13000000000", "70000000000"}
    whole = facts("El servidor Brisote tiene 8 chips Garza-4 con 640 GB de memoria.", "es")
    assert ("brisote", "memoryCapacity", "640") in whole


def test_names_parted_by_a_slash_types_of_machines_and_ministries() -> None:
    assert set(classes_named("Oslo/Madrid. La instancia p9x.24xlarge crece.", "es")) >= {
        "Oslo",
        "Madrid",
        "p9x.24xlarge",
    }
    body = "Ministerio de Ciencia, Innovación y Universidades"
    assert classes_named(f"El {body} firmó un acuerdo.", "es")[body] == "PublicBody"
