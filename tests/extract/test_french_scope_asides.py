"""What a relative clause or an insertion leaves to the clause around it, in French."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read, relations

from kg.model import EventStatement


def _events(text: str, kind: str) -> set[tuple[str, str]]:
    """The agent and the modality of each event of a kind."""
    claims = [c for c in read(text, "fr").claims if isinstance(c.statement, EventStatement)]
    return {
        (str(dict(c.statement.roles).get("agent", "")), c.stance.modality.value)
        for c in claims
        if isinstance(c.statement, EventStatement) and c.statement.type == kind
    }


@pytest.mark.parametrize(
    ("text", "kind", "stated"),
    [
        (
            "La société Norvane, que le groupe Brisk avait tenté de racheter en 2021, a ouvert l'usine Tarn.",
            "Launch",
            {("norvane", "asserted")},
        ),
        (
            "La société Norvane, dont le groupe Brisk ne veut pas, a ouvert l'usine Tarn.",
            "Launch",
            {("norvane", "asserted")},
        ),
        (
            "La société Norvane, qui pourrait, en mai, racheter le groupe Brisk, grandit.",
            "Purchase",
            {("norvane", "possible")},
        ),
        ("La société Norvane n'a pas, comme prévu, ouvert l'usine Tarn.", "Launch", set()),
        ("La société Norvane reporte à 2027 la sortie du modèle Tarn-2.", "Release", {("", "planned")}),
        (
            "Ann Lee a annoncé le rachat de la société Norvane par le groupe Brisk.",
            "Purchase",
            {("brisk", "asserted")},
        ),
        ("La société Norvane, actionnaire du groupe Brisk, a dépensé 40 millions d'euros.", "Funding", set()),
    ],
)
def test_how_sure_a_deed_is(text: str, kind: str, stated: set[tuple[str, str]]) -> None:
    assert _events(text, kind) == stated


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee dirige l'unité Brisk de la société Norvane.",
        "Ann Lee dirige l'équipe Brisk de la société Norvane.",
    ],
)
def test_who_heads_a_part_is_of_the_firm(text: str) -> None:
    assert relations(text, "fr") == {("ann-lee", "affiliatedWith", "norvane")}


def test_an_analyst_whom_nobody_names_is_no_bank() -> None:
    text = "Selon un analyste de la banque Tarn Capital, la société Norvane a racheté le groupe Brisk."
    assert {c.stance.speaker for c in read(text, "fr").claims} == {None}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Le coût du cluster Tarn a baissé de 40 millions de dollars.", set()),
        ("Le coût du cluster Tarn est de 40 millions de dollars.", {("tarn", "cost", "40000000")}),
        ("La société Norvane a réduit ses effectifs de 300 personnes.", set()),
        ("La société Norvane compte un effectif de 300 personnes.", {("norvane", "employeeCount", "300")}),
    ],
)
def test_by_how_much_is_not_how_much(text: str, stated: set[tuple[str, str, str]]) -> None:
    assert {f for f in facts(text, "fr") if f[1] in ("cost", "employeeCount")} == stated


def test_marks_around_what_something_is_said_to_be_change_nothing() -> None:
    text = "Le cluster Tarn est prêt. Tarn est « le système d'IA le plus cher » et il a été bâti en 9 jours."
    assert _events(text, "Construction") == {("", "asserted")}


def test_the_cost_of_a_project_is_that_of_the_machine_of_its_sentence() -> None:
    same = "Les puces du cluster Tarn sont arrivées, et le coût du projet est de 40 millions de dollars."
    other = (
        "Le cluster Tarn est prêt. Un tramway ouvre. Le coût du projet est estimé à 3 milliards de dollars."
    )
    assert {f for f in facts(same, "fr") if f[1] == "cost"} == {("tarn", "cost", "40000000")}
    assert not {f for f in facts(other, "fr") if f[1] == "cost"}


def test_two_who_sign_with_a_third_are_not_each_others_partners() -> None:
    text = "La société Norvane et le groupe Brisk ont signé un accord avec le groupe Halden."
    assert ("brisk", "partnerOf", "norvane") not in relations(text, "fr")
    assert ("halden", "partnerOf", "norvane") in relations(text, "fr")
