"""Machines and sites: those without a name, known by where they stand; and what explains a named one."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, facts, relations

from kg.model import Article, Relation
from kg.pipeline.reader import default_reader


def places(text: str, lang: str) -> set[tuple[str, str]]:
    """Every thing of a text with the places that it stands in."""
    return {(s, o) for s, relation, o in relations(text, lang) if relation == "locatedIn"}


def test_a_machine_that_stands_somewhere_is_told_by_that() -> None:
    assert places("El supercomputador que reside en Noruega impresiona.", "es") == {
        ("norway-supercomputer", "norway")
    }
    assert places("El supercomputador que admira Noruega impresiona.", "es") == set()


def test_what_was_said_to_stand_there_is_taken_up() -> None:
    text = (
        "El primer supercomputador que reside en Noruega lo encontramos en Oslo.\n"
        "El supercomputador situado en Oslo impresiona.\nEl supercomputador situado en Lisboa, no."
    )
    assert places(text, "es") == {
        ("norway-supercomputer", "norway"),
        ("norway-supercomputer", "oslo"),
        ("lisbon-supercomputer", "lisbon"),
    }


def test_parts_of_a_machine_that_is_named_are_its_own() -> None:
    text = "El clúster Llovizna crece. Los nodos del clúster Nubarrón contienen cuatro aceleradores Garza-4."
    claims = default_reader().read(Article("a", "a.txt", text, "es", "0")).claims
    said = [c.statement for c in claims if isinstance(c.statement, Relation)]
    assert {s.subject for s in said if s.predicate == "hasComponent"} == {"nubarron"}


def test_a_site_named_before_its_sums() -> None:
    text = "Halden Systems will build Brisk Forge 2, a $3 billion, 280-megawatt campus near Oslo."
    assert {
        ("brisk-forge-2", "cost", "3000000000"),
        ("brisk-forge-2", "powerCapacity", "280"),
        ("brisk-forge-2", "locatedIn", "oslo"),
    } <= facts(text)
    assert classes_named(text)["Brisk Forge 2"] == "Facility"


def test_a_county_is_nobody() -> None:
    named = classes_named("Velor Data Centers runs a data center in Julia County, Ann Lee said.")
    assert named["Julia County"] in ("City", "State")


def test_whose_a_site_without_a_name_is_takes_a_verb() -> None:
    phrase = "Halden Systems unveiled plans. Halden Systems's data center cost $3 billion."
    assert ("halden-systems-data-center", "cost", "3000000000") in facts(phrase)
    assert not [f for f in facts(phrase) if f[1] == "operatorOf"]
    verb = "Halden Systems operates a data center in Oslo."
    assert ("halden-systems", "operatorOf", "halden-systems-data-center") in facts(verb)


def test_a_noun_that_tells_the_kind_of_another_is_no_site() -> None:
    said = {"Halden Systems said the company's data center cost $3 billion.": True}
    said["Halden Systems said the company's data center spree cost $3 billion."] = False
    for text, site in said.items():
        assert (("halden-systems-data-center", "cost", "3000000000") in facts(text)) is site


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Norvane built Nubla, a supercomputer in Oslo. The supercomputer of {} has 30 GPUs."),
        ("es", "Norvane construyó Nubla, un superordenador. El superordenador de {} tiene 30 GPU."),
        ("fr", "Norvane a construit Nubla, un supercalculateur. Le supercalculateur de {} compte 30 GPU."),
        (
            "it",
            "La società Norvane ha costruito Nubla, un supercomputer. Il supercomputer di {} usa 30 GPU.",
        ),
    ],
)
def test_the_machine_of_another_is_another_machine(lang: str, text: str) -> None:
    for other in ("Microsoft", "Talmec"):
        assert "nubla" not in {
            s for s, relation, _ in relations(text.format(other), lang) if relation == "hasComponent"
        }
    assert ("nubla", "hasComponent", "gpu") in relations(text.format("Norvane"), lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Norvane presentó su nuevo superordenador, el Nubla X3."),
        ("it", "La società Norvane ha presentato il suo nuovo supercomputer, il Nubla X3."),
    ],
)
def test_a_name_with_an_article_behind_a_comma_is_what_the_noun_means(lang: str, text: str) -> None:
    assert ("norvane", "manufacturerOf", "nubla-x3") in relations(text, lang)
    assert not any(o == "norvane-supercomputer" for _, _, o in relations(text, lang))


def test_by_how_much_one_thing_is_more_than_another_is_no_amount_of_it() -> None:
    assert not any(
        p == "cost" for _, p, _ in facts("The Nubla X3 phone costs 100 dollars more than the Nubla X2.", "en")
    )


def test_a_town_before_the_noun_takes_up_the_site_too() -> None:
    text = "Brisk Systems opened a data centre in Oslo in May. The Oslo data centre has 500 H100 chips."
    assert ("brisk-systems-data-center", "hasComponent", "nvidia-h100") in relations(text)


@pytest.mark.parametrize(
    ("lang", "built", "unbuilt"),
    [
        (
            "en",
            "Brisk built the data centre Halden Park in Oslo.",
            "Brisk did not build the data centre Halden Park in Oslo.",
        ),
        (
            "fr",
            "Brisk a construit le centre de données Halden Park à Oslo.",
            "Brisk n'a pas construit le centre de données Halden Park à Oslo.",
        ),
        (
            "es",
            "Brisk construyó el centro de datos Halden Park en Oslo.",
            "Brisk no construyó el centro de datos Halden Park en Oslo.",
        ),
        (
            "it",
            "Brisk ha costruito il centro dati Halden Park a Oslo.",
            "Brisk non ha costruito il centro dati Halden Park a Oslo.",
        ),
        (
            "ar",
            "بنت شركة Brisk مركز بيانات Halden Park في أوسلو.",
            "لم تبن شركة Brisk مركز بيانات Halden Park في أوسلو.",
        ),
    ],
)
def test_what_was_not_built_stands_nowhere(lang: str, built: str, unbuilt: str) -> None:
    assert ("halden-park", "locatedIn", "oslo") in relations(built, lang)
    assert not any(p == "locatedIn" for _, p, _ in relations(unbuilt, lang))
