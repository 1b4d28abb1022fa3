"""Whose a deed, a part or a number is where a French sentence names several, on sentences of our own."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, facts, read, relations

from kg.model import EventStatement, Modality

_MODEL = "La start-up Velbrand a publié le modèle Quorva 3. "
_DEVELOPED = ("velbrand", "developerOf", "quorva-3")


def _done(text: str, kind: str) -> list[tuple[str, ...]]:
    """The fillers of each event of a type that a text states as done."""
    return [
        tuple(str(filler) for role, filler in s.roles if role in ("agent", "object"))
        for claim in read(text, "fr").claims
        if isinstance(s := claim.statement, EventStatement)
        and s.type == kind
        and claim.stance.modality is Modality.ASSERTED
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norvane AI entraîne ses modèles.",
        "Norvane AI entraîne ses propres modèles.",
        "Talbric AI fait tourner des agents fondés sur les modèles de Norvane AI.",
        "Le groupe Talbric a lancé les modèles de Norvane AI.",
    ],
)
def test_all_models_of_somebody_are_not_the_one_named_before(text: str) -> None:
    assert {r for r in relations(_MODEL + text, "fr") if r[1] == "developerOf"} == {_DEVELOPED}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Le modèle de Velbrand compte 3 milliards de paramètres.",
            ("quorva-3", "parameterCount", "3000000000"),
        ),
        ("Ce modèle compte 3 milliards de paramètres.", ("quorva-3", "parameterCount", "3000000000")),
    ],
)
def test_one_model_is_taken_up(text: str, value: tuple[str, str, str]) -> None:
    assert value in facts(_MODEL + text, "fr")


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (
            "La société Norvane annonce l'achat de Velbrand, une start-up connue pour son robot Tamino.",
            "velbrand",
        ),
        (
            "La société Norvane a racheté Velbrand, une jeune entreprise réputée pour son robot Tamino.",
            "velbrand",
        ),
        ("La société Norvane a racheté Velbrand et vend son robot Tamino.", "norvane"),
        ("La société Norvane, une start-up connue pour son robot Tamino, a racheté Velbrand.", "norvane"),
    ],
)
def test_possessive_in_an_apposition_is_of_what_it_tells_of(text: str, whose: str) -> None:
    assert {s for s, p, o in relations(text, "fr") if (p, o) == ("developerOf", "tamino")} == {whose}


@pytest.mark.parametrize(
    ("text", "valued"),
    [
        (
            "En 2023, Velbrand avait levé 200 millions d'euros sur une valorisation de 3 milliards, avec les "
            "fonds de Norvane et de Talbric.",
            {"velbrand"},
        ),
        (
            "La société Norvane investit dans le groupe Velbrand. L'accord débute avec une tranche de 30 "
            "millions d'euros à une valorisation de 900 millions d'euros.",
            set(),
        ),
        (
            "Velbrand a levé 200 millions d'euros auprès de Norvane, sur la base d'une valorisation de 3 "
            "milliards d'euros.",
            {"velbrand"},
        ),
    ],
)
def test_worth_is_of_who_raises(text: str, valued: set[str]) -> None:
    assert {s for s, p, _ in facts(text, "fr") if p == "valuation"} == valued


@pytest.mark.parametrize(
    ("text", "kind", "done"),
    [
        # what only marks an infinitive does nothing itself
        ("Norvane s'engage à investir 4 milliards d'euros dans Velbrand.", "Funding", []),
        (
            "Velbrand avait refusé une proposition d'investissement de 5 millions d'euros de Norvane.",
            "Funding",
            [],
        ),
        # what is to be confirmed, and what something is a sign of, nobody says
        ("Norvane prépare une réponse destinée à la zone EMOA, à confirmer en mai.", "Announcement", []),
        ("Norvane grandit, comme en témoigne le déploiement de 1 000 robots.", "Announcement", []),
        ("Norvane confirme la sortie de son robot Tamino.", "Announcement", [("norvane",)]),
        # the clause is over at the comma
        ("Sur la plupart des travaux, il se hisse au niveau de Quorva 3 de Velbrand.", "Construction", []),
        # a plain noun is the object
        ("Norvane a repris le record de vitesse, puis engagé une machine à Lyon.", "Purchase", []),
        ("Norvane a repris Velbrand, puis engagé 40 ingénieurs.", "Purchase", [("norvane", "velbrand")]),
    ],
)
def test_deeds_that_nobody_did(text: str, kind: str, done: list[tuple[str, ...]]) -> None:
    assert _done(text, kind) == done


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Norvane AI entraîne un modèle pouvant atteindre 400 milliards de paramètres, soit trois fois la "
            "taille du modèle Quorva 3.",
            set(),
        ),
        ("Norvane AI entraîne un modèle comptant 4 milliards de paramètres, Quorva 3.", {"norvane-ai"}),
        ("Norvane AI entraîne le modèle Quorva 3.", {"norvane-ai"}),
    ],
)
def test_what_something_is_measured_by_is_not_made(text: str, made: set[str]) -> None:
    assert {s for s, p, _ in relations(text, "fr") if p == "developerOf"} == made


def test_their_head_is_no_single_firms_named_before() -> None:
    text = "La société Norvane grandit. Les membres du conseil critiquent leur dirigeant, Marc Aubrel."
    assert not relations(text, "fr")
    both = relations("Norvane et Velbrand ont lancé leur modèle Quorva 3.", "fr")
    assert both >= {("norvane", "developerOf", "quorva-3"), ("velbrand", "developerOf", "quorva-3")}


def test_foundations_and_projects_are_no_people() -> None:
    named = classes_named("Julie Morel, présidente de la fondation Henri Dutreix, ouvre une école.", "fr")
    assert named["fondation Henri Dutreix"] == "Organization"
    text = "Le logiciel est développé par Marc Aubrel, responsable du projet Orvalis chez Norvane."
    assert not any(s == "orvalis" for s, _, _ in relations(text, "fr"))


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "L'essai a eu lieu sur la machine Sirocco, installé à Metz et exploité par Norvane Cloud.",
            ("norvane-cloud", "operatorOf", "sirocco"),
        ),
        (
            "La société Quorva recrute. Ses rivaux, dont l'allemand Heligoland AI, aussi.",
            ("heligoland-ai", "competitorOf", "quorva"),
        ),
        (
            "Les concurrents de la société Quorva, dont Heligoland AI, recrutent.",
            ("heligoland-ai", "competitorOf", "quorva"),
        ),
        (
            "La société Quorva sert le groupe Mutalis, qui lancera Alizé 4 auprès de ses 9 000 salariés.",
            ("mutalis", "employeeCount", "9000"),
        ),
        (
            "La société Quorva travaille avec le groupe Mutalis et formera ses 9 000 salariés.",
            ("quorva", "employeeCount", "9000"),
        ),
    ],
)
def test_who_has_and_does_behind_a_comma(text: str, stated: tuple[str, str, str]) -> None:
    assert stated in facts(text, "fr")


def test_what_opens_a_sentence_is_not_its_pronoun() -> None:
    text = "Voici le modèle Alizé 4. Successeur d'Alizé 3, sorti en 2024, il surpasse le modèle Cobalt 5."
    assert not any(p == "competitorOf" and "alize-3" in (s, o) for s, p, o in relations(text, "fr"))


@pytest.mark.parametrize(
    "text",
    [
        "Le groupe Norvane annonce, le 12 mars 2026, le lancement du modèle Quorva 3.",
        "Le groupe Norvane annonce le 12 mars 2026 le lancement du modèle Quorva 3.",
    ],
)
def test_day_between_commas_is_that_of_saying(text: str) -> None:
    said = [c.statement for c in read(text, "fr").claims if isinstance(c.statement, EventStatement)]
    assert any(s.type == "Announcement" and "date" in dict(s.roles) for s in said)
