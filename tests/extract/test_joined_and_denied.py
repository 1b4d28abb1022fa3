"""What "neither … nor" denies, what a second participle is told of, whom a pronoun in a clause takes up."""

from __future__ import annotations

import pytest
from fixture_reading import read

from kg.model import EventStatement

Deal = tuple[str, frozenset[tuple[str, str]]]


def purchases(lang: str, text: str) -> set[Deal]:
    found = (c for c in read(lang=lang, text=text).claims if isinstance(c.statement, EventStatement))
    return {
        (
            c.stance.modality.value,
            frozenset((role, str(x)) for role, x in c.statement.roles if role != "quantity"),
        )
        for c in found
        if isinstance(c.statement, EventStatement) and c.statement.type == "Purchase"
    }


def deal(modality: str, *roles: str) -> Deal:
    return modality, frozenset((r.split("=")[0], r.split("=")[1]) for r in roles)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Neither Brisk Systems nor Norvane has bought Tarn Labs."),
        ("es", "Ni Brisk Systems ni Norvane han comprado Tarn Labs."),
        ("it", "Né Brisk Systems né Norvane hanno acquistato Tarn Labs."),
        ("fr", "Ni Brisk Systems ni Norvane n'ont racheté Tarn Labs."),
        ("pt", "Nem a Brisk Systems nem a Norvane compraram a Tarn Labs."),
    ],
)
def test_neither_has(lang: str, text: str) -> None:
    roles = ("agent=brisk-systems", "agent=norvane", "object=tarn-labs")
    assert purchases(lang, text) == {deal("negated", *roles)}


def test_neither_is_bought() -> None:
    told = purchases("en", "Brisk Systems has bought neither Norvane nor Tarn Labs.")
    assert told == {deal("negated", "agent=brisk-systems", "object=norvane", "object=tarn-labs")}
    assert {m for m, _ in purchases("en", "Brisk Systems has bought Norvane, not Tarn Labs.")} == {"asserted"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "it",
            "Brisk Systems ha acquistato Tarn Labs per 20 milioni di dollari e venduto Osk Motors a Norvane.",
        ),
        (
            "fr",
            "Brisk Systems a racheté Tarn Labs pour 20 millions de dollars et vendu Osk Motors à Norvane.",
        ),
    ],
)
def test_a_second_participle_has_its_own_object_and_buyer(lang: str, text: str) -> None:
    assert purchases(lang, text) == {
        deal("asserted", "agent=brisk-systems", "object=tarn-labs"),
        deal("asserted", "agent=norvane", "object=osk-motors", "source=brisk-systems"),
    }


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "it",
            "Brisk Systems ha acquistato Tarn Labs per 20 milioni di euro e venduto la fabbrica a Norvane.",
        ),
        ("fr", "Brisk Systems a racheté Tarn Labs pour 20 millions de dollars et vendu son usine à Norvane."),
        ("en", "Brisk Systems has bought Tarn Labs for $20 million and sold the plant to Norvane."),
    ],
)
def test_an_object_with_its_article_is_the_second_participle_s(lang: str, text: str) -> None:
    told = purchases(lang, text)
    assert deal("asserted", "agent=brisk-systems", "object=tarn-labs") in told
    assert {dict(roles).get("agent") for _, roles in told} == {"brisk-systems", "norvane"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Brisk Systems bought Tarn Labs, and Norvane bought Osk Motors."),
        ("es", "Brisk Systems compró Tarn Labs, y Norvane compró Osk Motors."),
        ("fr", "Brisk Systems a racheté Tarn Labs, et Norvane a racheté Osk Motors."),
        ("it", "Brisk Systems ha acquistato Tarn Labs, e Norvane ha acquistato Osk Motors."),
        ("pt", "A Brisk Systems comprou a Tarn Labs, e a Norvane comprou a Osk Motors."),
    ],
)
def test_a_second_clause_has_its_own_subject(lang: str, text: str) -> None:
    assert purchases(lang, text) == {
        deal("asserted", "agent=brisk-systems", "object=tarn-labs"),
        deal("asserted", "agent=norvane", "object=osk-motors"),
    }


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "La fábrica construida por Tarn Labs y Norvane ha costado 40 millones de euros."),
        ("fr", "L'usine construite par Tarn Labs et Norvane a coûté 40 millions d'euros."),
        ("fr", "Le centre de données construit par Tarn Labs et Norvane a coûté 40 millions d'euros."),
        ("en", "The plant built by Tarn Labs and Norvane has cost $40 million."),
        ("fr", "Brisk Systems a annoncé mardi que Tarn Labs et Norvane ont construit une usine."),
    ],
)
def test_who_does_it_together_is_of_one_clause(lang: str, text: str) -> None:
    told = (c.statement for c in read(lang=lang, text=text).claims)
    built = [set(x.roles) for x in told if isinstance(x, EventStatement) and x.type == "Construction"]
    assert len(built) == 1
    assert {("agent", "tarn-labs"), ("agent", "norvane")} <= built[0]


def test_it_is_who_denies() -> None:
    told = purchases(
        "en",
        "Brisk Systems said that Norvane would buy Tarn Labs, "
        "while Norvane denied that it would buy Tarn Labs.",
    )
    assert told == {
        deal("planned", "agent=norvane", "object=tarn-labs"),
        deal("negated", "agent=norvane", "object=tarn-labs"),
    }


def test_a_number_of_firms_act_themselves() -> None:
    """Nobody told of before does what several counted ones do, in a language that leaves subjects out."""
    text = "Ada Berg guida Brisk Systems. I cinque grandi gruppi hanno investito 40 miliardi di dollari."
    found = (c.statement for c in read(lang="it", text=text).claims)
    assert not [s for s in found if isinstance(s, EventStatement) and s.type == "Funding"]
    text = "La società Brisk Systems cresce. Ha investito 40 miliardi di dollari."
    found = (c.statement for c in read(lang="it", text=text).claims)
    assert [s for s in found if isinstance(s, EventStatement) and s.type == "Funding"]


def test_who_worked_somewhere_is_not_the_firm() -> None:
    text = (
        "Former Brisk Systems and Tarn Labs engineers build an AI server to challenge Nvidia's GPU dominance."
    )
    assert not [c for c in read(lang="en", text=text).claims if "competitorOf" in str(c.statement)]
    assert [
        c
        for c in read("Brisk Systems challenges Nvidia's rule.").claims
        if "competitorOf" in str(c.statement)
    ]
