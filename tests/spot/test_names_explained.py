"""Names that their letters alone do not tell: what the article or the words beside them say of them."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, read


def _named(text: str) -> dict[str, tuple[str, str]]:
    """Words of each name in the text → its entity and class."""
    reading = read(text)
    classes = {entity.id: entity.type for entity in reading.entities}
    return {m.text: (m.entity, classes.get(m.entity, "")) for m in reading.mentions}


@pytest.mark.parametrize(
    ("text", "name", "entity", "cls"),
    [
        ("Product Manager Ann Lerner of Osk Motors agreed.", "Ann Lerner", "ann-lerner", "Person"),
        ("Osk Motors Co-Founder Maria Velk agreed.", "Maria Velk", "maria-velk", "Person"),
        ("We show the models Fjord-L/8 and Fjord-s/8. Today s/8 is out.", "s/8", "fjord-s-8", "AIModel"),
        ("The Larne-based firm grew.", "Larne", "larne", "City"),
        ("It is a plant in Larne, Tullia.", "Tullia", "tullia", "State"),
        ("It runs on AMD EPYC 7999 processors.", "AMD EPYC 7999", "amd-epyc-7999", "Processor"),
        ("They run Brisk, a €40 million supercomputer.", "Brisk", "brisk", "ComputeSystem"),
        ("Osk Motors built an accelerator called the Kelp.", "Kelp", "kelp", "Accelerator"),
    ],
)
def test_a_name_is_found_and_told(text: str, name: str, entity: str, cls: str) -> None:
    assert _named(text).get(name) == (entity, cls)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("However, Osk Motors grew.", "However"),
        ("Osk Motors, whose Executive Director is Ann Lerner, grew.", "Executive Director"),
        ("New models are larger. Osk Motors grew.", "New"),
        ("The firm grew in Mar-Jul 2022.", "Mar-Jul"),
    ],
)
def test_words_with_capitals_are_no_names(text: str, word: str) -> None:
    assert word not in _named(text)


@pytest.mark.parametrize(
    ("text", "name", "entity", "cls"),
    [
        (
            "It stands at the Kelp Leadership Computing Facility.",
            "Kelp Leadership Computing Facility",
            "kelp-leadership-computing-facility",
            "PublicBody",
        ),
        ("Osk National Laboratory grew.", "Osk National Laboratory", "osk-national-laboratory", "PublicBody"),
        ("Tarn Marsh University grew.", "Tarn Marsh University", "tarn-marsh-university", "University"),
    ],
)
def test_how_a_name_ends_tells_a_public_body(text: str, name: str, entity: str, cls: str) -> None:
    assert _named(text).get(name) == (entity, cls)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Halden closed a Series B led by the fund Tarn Capital."),
        ("en", "Anna Marle was chosen by the Board of Directors of the company Halden."),
        ("es", "Anna Marle fue elegida por el Consejo de Administración de la empresa Halden."),
        ("fr", "Anna Marle a été choisie par le Conseil d'administration de la société Halden."),
        ("it", "Anna Marle è stata scelta dal Consiglio di Amministrazione della società Halden."),
    ],
)
def test_rounds_and_boards_are_nobodys_names(lang: str, text: str) -> None:
    names = classes_named(text, lang)
    assert not {n for n in names if n.split()[0] in ("Series", "Board", "Consejo", "Conseil", "Consiglio")}
    assert {"Halden", "Tarn Capital"} & set(names)


def test_a_firm_goes_on_behind_the_name_of_its_round() -> None:
    assert "Series B Ventures" in classes_named("Series B Ventures bought the company Halden.", "en")


def test_who_is_spelled_as_the_list_spells_him_is_meant() -> None:
    assert classes_named("HP bought Palm for $1.2 billion.", "en")["Palm"] == "Company"
    assert classes_named("Google released PaLM.", "en")["PaLM"] == "AIModel"


def test_what_a_university_starts_is_no_part_of_its_name() -> None:
    names = classes_named("أطلقت جامعة الملك فهد الحاسوب العملاق «نمر 3».", "ar")
    assert names["جامعة الملك فهد"] == "University"
