"""What known ties tell of the words of a sentence, and where they tell nothing."""

from __future__ import annotations

import pytest
from fixture_reading import read, relations

from kg.model import Modality, Relation

MADE = ("sony", "developerOf", "playstation-5")
HEADS = ("lisa-su", "chiefExecutiveOf", "amd")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Sony lifted the curtain on a quieter PlayStation 5."),
        ("es", "Con la PlayStation 5, Sony quiere llegar a más hogares."),
        ("fr", "Avec la PlayStation 5, Sony espère séduire les familles."),
        ("it", "Con la PlayStation 5 Sony spera di entrare in più case."),
        ("ar", "تراهن سوني على جهاز بلايستيشن 5 هذا العام."),
    ],
)
def test_a_thing_beside_its_maker_is_its_makers(lang: str, text: str) -> None:
    assert MADE in relations(text, lang)


def test_a_thing_beside_another_firm_is_not_its() -> None:
    assert {r for r in relations("Nokia praised the PlayStation 5.") if r[2] == "playstation-5"} == set()


def test_what_no_sentence_names_together_is_not_said() -> None:
    assert MADE not in relations("Sony grew. Nokia praised the PlayStation 5.")


def test_a_noun_stands_for_the_maker() -> None:
    assert MADE in relations("Sony grew last year. The company hopes that the PlayStation 5 will last.")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "AMD grew. “It is good”, chief executive Lisa Su told the guests."),
        ("es", "AMD crece. «Va bien», dijo la consejera delegada, Lisa Su, a los invitados."),
        ("fr", "AMD progresse. « Tout va bien », a dit Lisa Su, la directrice générale, aux invités."),
        ("it", "AMD cresce. «Va bene», ha detto l'amministratrice delegata Lisa Su agli ospiti."),
        ("ar", "نمت شركة AMD. وقالت الرئيسة التنفيذية ليزا سو إن السوق كبير."),
    ],
)
def test_an_office_without_a_firm_is_of_the_firm_named_before(lang: str, text: str) -> None:
    assert HEADS in relations(text, lang)


@pytest.mark.parametrize(
    "text",
    [
        "Nokia grew. Chief executive Lisa Su told the guests so.",
        "AMD grew. Lisa Su told the guests so.",
        "AMD grew. Lisa Su met the chief executive of Nokia.",
    ],
)
def test_nobody_has_an_office_that_no_sentence_tells(text: str) -> None:
    assert HEADS not in relations(text)


def test_an_office_without_a_name_is_of_whom_the_article_names() -> None:
    text = "“It is good”, said the chief executive of AMD. Lisa Su did not speak of prices."
    assert HEADS in relations(text)
    assert HEADS not in relations("“It is good”, said the chief executive of AMD. Nobody spoke of prices.")


def test_a_pattern_that_tells_the_same_is_cited_instead() -> None:
    claims = read("Sony developed the PlayStation 5. Sony likes the PlayStation 5.", "en").claims
    rules = [e.rule for c in claims if c.statement == Relation(*MADE) for e in c.evidence]
    assert rules and not any(rule.endswith("/known") for rule in rules)


def test_what_is_known_is_asserted_and_cites_its_sentence() -> None:
    (claim,) = (
        c
        for c in read("Sony lifted the curtain on a quieter PlayStation 5.").claims
        if c.statement == Relation(*MADE)
    )
    assert claim.stance.modality is Modality.ASSERTED
    assert {role for role, _ in claim.evidence[0].parts} >= {"subject", "object"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Nokia will pay Sony for the use of its console PlayStation 5."),
        ("es", "Nokia pagará a Sony por el uso de su consola PlayStation 5."),
        ("fr", "Nokia paiera Sony pour utiliser sa console PlayStation 5."),
        ("it", "Nokia pagherà Sony per usare la sua console PlayStation 5."),
        ("ar", "ستدفع نوكيا لسوني مقابل استخدام جهازها بلايستيشن 5."),
    ],
)
def test_a_pronoun_before_a_known_thing_is_its_maker(lang: str, text: str) -> None:
    assert {r for r in relations(text, lang) if r[2] == "playstation-5"} == {MADE}


def test_a_firm_taken_up_beside_its_known_head_is_that_ones() -> None:
    found = relations("AMD grew. Nokia bought a chip. Lisa Su, the company's chief executive, came.")
    assert {r for r in found if r[0] == "lisa-su"} == {HEADS}


def test_a_known_maker_that_no_sentence_names_before_is_not_put_in() -> None:
    assert MADE not in relations("Nokia grew. The company makes the PlayStation 5.")


def test_a_maker_that_is_named_beside_the_thing_stays() -> None:
    assert ("nokia", "developerOf", "playstation-5") in relations(
        "Sony grew. Nokia released the PlayStation 5 in May 2024."
    )


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "AMD and TSMC signed a deal. The Taiwanese company will build a plant in Oslo."),
        ("es", "AMD y TSMC firmaron un acuerdo. La empresa taiwanesa construirá una fábrica en Oslo."),
        ("fr", "AMD et TSMC ont signé un accord. Le groupe taïwanais construira une usine à Oslo."),
        ("it", "AMD e TSMC hanno firmato un accordo. Il gruppo taiwanese costruirà una fabbrica a Oslo."),
        ("ar", "وقعت شركة AMD وشركة TSMC اتفاقية. وستبني الشركة التايوانية مصنعا في أوسلو."),
        ("en", "AMD and TSMC signed a deal. The Hsinchu company will build a plant in Oslo."),
    ],
)
def test_a_nation_or_a_town_tells_which_firm_is_meant(lang: str, text: str) -> None:
    assert ("tsmc", "operatorOf", "tsmc-factory") in relations(text, lang)


@pytest.mark.parametrize(
    "text",
    [
        "AMD and Intel signed a deal. The American company will build a plant in Oslo.",
        "AMD and TSMC signed a deal. The French company will build a plant in Oslo.",
        "AMD and the firm Norvane signed a deal. The American company will build a plant in Oslo.",
    ],
)
def test_a_nation_of_none_or_of_several_tells_nothing(text: str) -> None:
    assert {r for r in relations(text) if r[1] == "operatorOf"} == set()


def test_a_town_that_is_a_firms_is_no_place_of_its_plant() -> None:
    found = relations("AMD and TSMC signed a deal. The Santa Clara company will build a plant in Oslo.")
    assert {r for r in found if r[1] == "locatedIn"} == {
        ("amd", "locatedIn", "santa-clara"),
        ("amd-factory", "locatedIn", "oslo"),
    }
