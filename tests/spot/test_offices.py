"""Offices that one person holds at once."""

from __future__ import annotations

import pytest
from fixture_reading import read, relations


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "“It works,” said Ada Berg, Tarn Labs's CEO and co-founder."),
        ("en", "Tarn Labs co-founder and CEO Ada Berg said it works."),
        ("en", "Ada Berg, co-founder, chairman and chief executive of Tarn Labs, spoke."),
        ("fr", "Ada Berg, cofondatrice et PDG de Tarn Labs, a parlé."),
        ("it", "La fondatrice e amministratrice delegata di Tarn Labs, Ada Berg, ha parlato."),
        ("es", "Ada Berg, cofundadora y directora general de Tarn Labs, habló."),
    ],
)
def test_each_of_two_offices_is_a_tie_and_no_wider_one_beside_it(lang: str, text: str) -> None:
    assert relations(text, lang) == {
        ("ada-berg", "chiefExecutiveOf", "tarn-labs"),
        ("ada-berg", "founderOf", "tarn-labs"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg, founder of Tarn Labs, and the CEO met.",
        "Ada Berg, the founder, met the CEO of Tarn Labs.",
    ],
)
def test_offices_that_nothing_joins_stay_apart(text: str) -> None:
    assert not any(p == "chiefExecutiveOf" for _, p, _ in relations(text, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "عينت شركة هالدن باسل مكاوي رئيسًا تنفيذيًا.",  # a firm and a person that no list knows
        "أعلنت شركة هالدن تعيين باسل الحكيم رئيسًا تنفيذيًا.",  # the family name is an adjective
        "أعلنت شركة هالدن تعيين عبدالرحمن الحكيم رئيسًا تنفيذيًا.",
        "عينت شركة «هالدن» النرويجية باسل مكاوي رئيسًا تنفيذيًا.",  # marks and a nation between
        "عين مجلس إدارة هالدن باسل مكاوي رئيسًا تنفيذيًا لشركة هالدن.",
        "عينت شركة هالدن باسل مكاوي رئيسًا تنفيذيًا خلفًا لهاني المصري.",  # whom he follows
    ],
)
def test_whoever_is_appointed_is_a_person_behind_the_firm(text: str) -> None:
    heads = [(s, o) for s, relation, o in relations(text, "ar") if relation == "chiefExecutiveOf"]
    assert [o for _, o in heads] == ["haldn"]
    assert heads[0][0].count("-") == 1


def test_founders_whose_family_name_is_an_adjective() -> None:
    text = "تأسست شركة هالدن عام 2020 على يد باسل الحكيم."
    assert {(relation, o) for _, relation, o in relations(text, "ar")} == {("founderOf", "haldn")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Ada Berg, Head of Cloud Infrastructure at Tarn Labs, spoke."),
        ("en", "Ada Berg, Vice President, Cloud Platforms, Tarn Labs, spoke."),
        ("en", "The head of Cloud Platforms at Tarn Labs, Ada Berg, spoke."),
        ("es", "Ada Berg, vicepresidenta de Plataformas Empresariales de Tarn Labs, habló."),
        ("fr", "Ada Berg, directrice de l'Infrastructure Cloud chez Tarn Labs, a parlé."),
        ("it", "Ada Berg, vicepresidente Intelligenza Artificiale di Tarn Labs, ha parlato."),
    ],
)
def test_what_an_office_is_in_charge_of_is_no_firm(lang: str, text: str) -> None:
    assert relations(text, lang) == {("ada-berg", "affiliatedWith", "tarn-labs")}


def test_a_firm_may_be_called_after_what_it_does() -> None:
    assert relations("Ada Berg, director of Cloud Foundry, spoke.", "en") == {
        ("ada-berg", "affiliatedWith", "cloud-foundry")
    }


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La ministre de la Culture Ada Berg a annoncé un plan."),
        ("fr", "Le ministre délégué chargé du Numérique Ada Berg a annoncé un plan."),
        ("es", "La ministra de Industria Ada Berg anunció un plan."),
        ("it", "La ministra della Cultura Ada Berg ha annunciato un piano."),
        ("pt", "A ministra da Cultura Ada Berg anunciou um plano."),
        ("en", "The Minister for Energy Ada Berg announced a plan."),
    ],
)
def test_the_field_of_an_office_in_government_is_no_part_of_a_name(lang: str, text: str) -> None:
    assert {str(m.entity) for m in read(text, lang).mentions} == {"ada-berg"}
