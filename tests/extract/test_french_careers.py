"""Careers told in short sentences: who goes on acting, which firm is meant, what only tells of which kind."""

from __future__ import annotations

import pytest
from fixture_reading import read, relations

from kg.model import EventStatement


def _events(text: str) -> list[EventStatement]:
    return [c.statement for c in read(text, "fr").claims if isinstance(c.statement, EventStatement)]


@pytest.mark.parametrize(
    ("text", "stated", "wrong"),
    [
        (
            "Paul Vidarte débute chez Brenalis. Il contribue, aux côtés d'Odile Fervac, au plan. "
            "Depuis 2018, il dirige la société Cormelle.",
            ("paul-vidarte", "chiefExecutiveOf", "cormelle"),
            "odile-fervac",
        ),
        (
            "Paul Vidarte fonde la société Cormelle en 1994. Il fonde Brenalis en 2011. "
            "Odile Fervac dirige le groupe depuis novembre.",
            ("odile-fervac", "chiefExecutiveOf", "brenalis"),
            "",
        ),
        (
            "Paul Vidarte fonde Cormelle. Il reçoit une bourse Musk en 2013. En 2015, il crée Brenalis.",
            ("paul-vidarte", "founderOf", "brenalis"),
            "elon-musk",
        ),
    ],
)
def test_who_goes_on_and_what_is_meant(text: str, stated: tuple[str, str, str], wrong: str) -> None:
    told = relations(text, "fr")
    assert stated in told
    assert not any(wrong == s for s, _, _ in told)
    assert len([r for r in told if r[1] == "chiefExecutiveOf"]) <= 1


def test_the_firm_told_of_announces_nobody_named_before() -> None:
    text = (
        "Paul Vidarte fonde Brenalis avec Ann Lee. La start-up suédoise dort. "
        "Le 4 mai 2025, elle annonce une levée de 70 millions de dollars."
    )
    assert [dict(e.roles)["agent"] for e in _events(text) if e.type == "Announcement"] == ["brenalis"]


def test_who_runs_what_another_opens() -> None:
    text = "Le groupe Brenalis inaugure le supercalculateur Tourmente, exploité par la société Cormelle."
    assert {r for r in relations(text, "fr") if r[1] == "operatorOf"} == {
        ("cormelle", "operatorOf", "tourmente")
    }
    text = "Le groupe Brenalis inaugure le supercalculateur Tourmente."
    assert ("brenalis", "operatorOf", "tourmente") in relations(text, "fr")


def test_a_name_behind_a_bare_noun_tells_of_which_kind_something_is() -> None:
    text = "Odile Fervac fonde une firme, spécialisée dans le tri de fichiers Instagram, rachetée par Nvidia."
    assert not [e for e in _events(text) if e.type == "Purchase"]
    text = "Odile Fervac parle de la société Brenalis, rachetée par Nvidia."
    assert [dict(e.roles)["object"] for e in _events(text) if e.type == "Purchase"] == ["brenalis"]


def test_what_somebody_studied_makes_nothing_possible() -> None:
    text = "Odile Fervac étudie la physique à Lannoc et fonde la société Brenalis en 2012."
    (claim,) = [c for c in read(text, "fr").claims if getattr(c.statement, "predicate", "") == "founderOf"]
    assert claim.stance.modality == "asserted"
    text = "Nvidia étudie la possibilité de racheter la société Brenalis."
    assert {
        c.stance.modality for c in read(text, "fr").claims if isinstance(c.statement, EventStatement)
    } == {"possible"}


@pytest.mark.parametrize(
    ("text", "bought"),
    [
        ("Odile Fervac fonde Cormelle, vendue à Nvidia en 2012, puis Zorbel.ai, rachetée par Google.", []),
        (
            "Odile Fervac fonde Cormelle, vendue à Nvidia en 2012, puis Brenalis, rachetée par Google.",
            [{"agent": "google", "object": "brenalis"}],
        ),
    ],
)
def test_who_bought_the_first_neither_is_nor_sells_the_second(
    text: str, bought: list[dict[str, str]]
) -> None:
    told = [dict(e.roles) for e in _events(text) if e.type == "Purchase"]
    assert [t for t in told if t["agent"] == "google"] == bought
