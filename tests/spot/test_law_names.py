"""Laws whose noun has a capital are named by it and by what they are of."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, read

from kg.model import EventStatement


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lucía Ferrán apoya la Ley de Datos.", "Ley de Datos"),
        ("Lucía Ferrán apoya el Reglamento de IA.", "Reglamento de IA"),
        (
            "El senador respalda la Ley Orgánica de Protección de Datos.",
            "Ley Orgánica de Protección de Datos",
        ),
    ],
)
def test_a_law_is_named_by_its_noun_and_its_field(text: str, name: str) -> None:
    assert name in {m.text for m in read(text, "es").mentions}


@pytest.mark.parametrize(
    "text", ["Lucía Ferrán apoya la Ley de Google.", "Lucía Ferrán apoya la ley de datos."]
)
def test_whose_law_it_is_is_no_name_of_it(text: str) -> None:
    assert not [c for c in read(text, "es").claims if isinstance(c.statement, EventStatement)]


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("Ann Lee backed SB 47 in May.", True),
        ("Ann Lee backed the bill HB 120.", True),
        ("Ann Lee sells the AB 320 accelerator.", False),
        ("Ann Lee sells the chip HB 20.", False),
    ],
)
def test_a_bill_is_told_by_its_code_but_where_it_is_another_thing(text: str, law: bool) -> None:
    assert ("Legislation" in classes_named(text, "en").values()) is law


def test_a_given_name_with_an_accent_ends_the_fields_of_an_office() -> None:
    text = "La ministra de Ciencia, Lucía Ferrán, lo negó."
    assert "Lucía Ferrán" in {m.text for m in read(text, "es").mentions}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ana Ruiz, autora del libro La máquina sola, habló.", "La máquina sola"),
        ("En el ensayo Contra la prisa, publicado en 2022, Ana Ruiz lo niega.", "Contra la prisa"),
        ("El libro El País lo elogió.", ""),
        ("La novela Las horas se lee bien.", ""),
    ],
)
def test_a_title_without_marks_opens_with_a_small_word_in_capitals(text: str, title: str) -> None:
    named = {m.text for m in read(text, "es").mentions} - {"Ana Ruiz"}
    assert named == ({title} if title else set())


def test_a_sum_paid_for_something_is_money_though_no_currency_is_told() -> None:
    (value,) = [c.statement for c in read("El chip Garza-4 se vende por 2 millones.", "es").claims]
    assert value.predicate == "cost"
    assert not read("La aplicación fue descargada por 2 millones de usuarios.", "es").claims
