"""How far a speaker's words reach, whose a site is and who steers a body, in French."""

from __future__ import annotations

import pytest
from fixture_reading import read

from kg.model import Claim, EventStatement, Relation, ValueOf


def _shown(claim: Claim) -> str:
    """What a claim states, and who says it."""
    s, by = claim.statement, claim.stance.speaker
    if isinstance(s, Relation):
        told = f"{s.subject} {s.predicate} {s.object}"
    elif isinstance(s, ValueOf):
        told = f"{s.subject} {s.predicate}"
    else:
        assert isinstance(s, EventStatement)
        told = s.type + "".join(sorted(f" {role}={fill}" for role, fill in s.roles if isinstance(fill, str)))
    return f"{told} @{by}" if by else told


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        # what a semicolon parts from it is the article's own
        (
            "La société Norvane a présenté le robot Tarn ; selon Ann Lee, il est léger.",
            "Release agent=norvane object=tarn",
            "Release agent=norvane object=tarn @ann-lee",
        ),
        (
            "La société Norvane a présenté le robot Tarn ; « il est léger », a dit Ann Lee.",
            "Release agent=norvane object=tarn",
            "Release agent=norvane object=tarn @ann-lee",
        ),
        (
            "La société Norvane a racheté le groupe Brisk : selon Ann Lee, c'était cher.",
            "Purchase agent=norvane object=brisk",
            "Purchase agent=norvane object=brisk @ann-lee",
        ),
        (
            "La société Norvane a présenté le robot Tarn, qui est, selon Ann Lee, très léger.",
            "Release agent=norvane object=tarn",
            "Release agent=norvane object=tarn @ann-lee",
        ),
        (
            "La société Norvane a racheté le groupe Brisk et, selon Ann Lee, a présenté le robot Tarn.",
            "Release agent=norvane object=tarn @ann-lee",
            "Purchase agent=norvane object=brisk @ann-lee",
        ),
        # all that stands before it is
        (
            "La société Norvane, qui recrute, a présenté, selon Ann Lee, le robot Tarn.",
            "Release agent=norvane object=tarn @ann-lee",
            "Release agent=norvane object=tarn",
        ),
        (
            "La société Norvane a présenté le robot Tarn, a dit Ann Lee ; le groupe Brisk a fermé son usine.",
            "Release agent=norvane object=tarn @ann-lee",
            "Release agent=norvane object=tarn",
        ),
        # a firm behind the noun of a site has it, a town behind both is where it stands
        (
            "Voici la société Osk Motors. Le cluster Tarn est installé dans l'usine Osk Motors d'Oslo.",
            "tarn locatedIn oslo",
            "tarn locatedIn osk-motors",
        ),
        (
            "La société Norvane a construit l'usine Siemens d'Oslo.",
            "siemens-factory locatedIn oslo",
            "Construction agent=norvane object=norvane-factory",
        ),
        # a genitive behind the place of a deed is no object
        (
            "Tarn, la machine d'essais d'IA en travaux dans l'usine Siemens de Giga Berlin, est chère.",
            "Construction object=tarn place=giga-berlin",
            "Construction object=giga-berlin",
        ),
        (
            "Le supercalculateur Tarn est plus cher qu'une usine en construction à Oslo.",
            "",
            "tarn locatedIn oslo",
        ),
        # who steers a body that is no firm is one of its people
        (
            "Le centre d'excellence BRISK/TARN de Norvane est piloté par Ann Lee.",
            "ann-lee affiliatedWith centre-d-excellence-brisk-tarn",
            "ann-lee chiefExecutiveOf centre-d-excellence-brisk-tarn",
        ),
        (
            "Le projet est mené par Ann Lee (société Norvane, groupe Brisk).",
            "ann-lee affiliatedWith brisk",
            "ann-lee chiefExecutiveOf brisk",
        ),
    ],
)
def test_reaches_as_far_as_told(text: str, right: str, wrong: str) -> None:
    stated = {_shown(c) for c in read(text, "fr").claims}
    assert wrong not in stated
    assert not right or right in stated


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        # what is inserted with a pronoun that speaks takes no part in the clause around it
        (
            "Ann Lee est ravie. Le groupe Brisk doit, dit-elle, racheter la société Norvane.",
            "Announcement agent=ann-lee",
            "Announcement agent=brisk",
        ),
        (
            "Ann Lee a écrit à la société Norvane que l'État va, selon elle, racheter le groupe Brisk.",
            "Announcement agent=ann-lee",
            "Purchase agent=ann-lee object=brisk @ann-lee",
        ),
        (
            "« La puce Tarn, explique Ann Lee, est fabriquée par le groupe Brisk. »",
            "brisk manufacturerOf tarn @ann-lee",
            "brisk manufacturerOf tarn",
        ),
        (
            "Ann Lee est ravie. Selon elle, le groupe Brisk a racheté la société Norvane.",
            "Purchase agent=brisk object=norvane @ann-lee",
            "Announcement agent=brisk",
        ),
        (
            "Ann Lee, PDG du fonds Tarn Ventures, a elle aussi félicité l'équipe.",
            "ann-lee chiefExecutiveOf tarn-ventures",
            "ann-lee chiefExecutiveOf tarn-ventures @ann-lee",
        ),
        # who speaks for a firm
        (
            "Un porte-parole de la société Norvane a indiqué que la puce est prête.",
            "Announcement agent=norvane",
            "",
        ),
        (
            "Un responsable de la société Norvane a racheté le groupe Brisk.",
            "",
            "Purchase agent=norvane object=brisk",
        ),
        # bills told by their number, and who is for or against them
        (
            "Ann Lee estime que le projet de loi 312 devrait être retiré.",
            "Endorsement agent=ann-lee object=projet-de-loi-312",
            "ann-lee authorOf projet-de-loi-312",
        ),
        ("Ann Lee soutient la loi 312 fois sur mille.", "", "Endorsement agent=ann-lee object=loi-312"),
        # no state stands in the brackets behind somebody
        ("Merci à Ann Lee (société Brisk).", "ann-lee affiliatedWith brisk", "ann-lee locatedIn brisk"),
    ],
)
def test_who_says_it_and_of_what(text: str, right: str, wrong: str) -> None:
    stated = {_shown(c) for c in read(text, "fr").claims}
    assert not wrong or wrong not in stated
    assert not right or right in stated


@pytest.mark.parametrize(
    "aside", ["qui sera agrandi en 2027", "dont la taille doublera", "qui n'a pas encore de voisin"]
)
def test_what_is_told_in_passing_marks_nothing_else(aside: str) -> None:
    claims = read(f"Le supercalculateur Tarn, {aside}, est à Oslo.", "fr").claims
    assert {c.stance.modality.value for c in claims if _shown(c) == "tarn locatedIn oslo"} == {"asserted"}


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        # a noun of developing says who does it where the verb does
        (
            "Le groupe Brisk poursuit le développement du logiciel Tarn.",
            "brisk developerOf tarn",
            "",
        ),
        ("Le groupe Brisk finance le développement du logiciel Tarn.", "", "brisk developerOf tarn"),
        (
            "La société Norvane devient un partenaire du groupe Brisk pour faire avancer le développement du "
            "logiciel Tarn.",
            "",
            "brisk developerOf tarn",
        ),
        # what a work is about is not published with it
        (
            "Le rapport sur la puce Tarn 4 publié par le groupe Brisk est long.",
            "",
            "Release agent=brisk object=tarn-4",
        ),
        (
            "Le pari sur la puce Tarn 4 conçue par le groupe Brisk est risqué.",
            "brisk manufacturerOf tarn-4",
            "",
        ),
        # memory beside the chip of a thing is the thing's
        (
            "Le smartphone Brisk 5 embarque un processeur Tarn 8 à six cœurs et 20 Go de mémoire.",
            "",
            "tarn-8 memoryCapacity",
        ),
        # who powers a site with generators is none
        (
            "Norvane utilise 30 turbines à gaz pour alimenter le centre de données Tarn.",
            "tarn poweredBy gas-turbine",
            "tarn poweredBy norvane",
        ),
        (
            "Les serveurs du cluster Tarn ont été fournis par le groupe Brisk.",
            "brisk supplierOf tarn",
            "brisk manufacturerOf tarn",
        ),
        (
            "Il achète 500 puces Osk-7 et 300 puces Tarn 4 de nouvelle génération du groupe Brisk.",
            "brisk manufacturerOf tarn-4",
            "",
        ),
        (
            "Le robot Tarn est prêt. Sa sortie est attendue en mai 2027.",
            "Release object=tarn",
            "",
        ),
    ],
)
def test_who_makes_and_has_it(text: str, right: str, wrong: str) -> None:
    stated = {_shown(c) for c in read(text, "fr").claims}
    assert not wrong or wrong not in stated
    assert not right or right in stated


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        # "the newest chip of Acme, the X2" is the X2
        (
            "La puce Tarn 4 a été éclipsée par la nouvelle puce du groupe Brisk, la Tarn 5.",
            "tarn-5 successorOf tarn-4",
            "",
        ),
        (
            "La puce Tarn 4 est chère, mais elle n'a pas été éclipsée par la puce Osk-7.",
            "",
            "osk-7 successorOf tarn-4",
        ),
        (
            "Le groupe Brisk vante la nouvelle puce du groupe Osk Motors, Ann Lee critique la puce Tarn 4.",
            "",
            "osk-motors manufacturerOf tarn-4",
        ),
        # who plans a machine without a name plans to build it
        (
            "Ann Lee projette un supercalculateur qui pourrait entrer en service en 2027.",
            "Launch object=ann-lee-supercomputer",
            "",
        ),
        (
            "Le groupe Brisk prévoit une panne du supercalculateur Tarn.",
            "",
            "Construction agent=brisk object=tarn",
        ),
        # who turns to a court does nothing to it
        (
            "Le groupe Brisk a saisi un tribunal contre la société Norvane.",
            "LegalAction agent=brisk object=norvane",
            "",
        ),
        (
            "Le groupe Brisk a accepté de suspendre le traitement des données de ses clients.",
            "LegalAction agent=brisk",
            "",
        ),
        (
            "Le groupe Brisk a réagi à la nouvelle en baissant ses prix.",
            "",
            "Announcement agent=brisk",
        ),
        (
            "Ann Lee a salué le groupe Brisk, son entreprise de conseil en logiciels, hier.",
            "ann-lee ownerOf brisk",
            "",
        ),
    ],
)
def test_what_is_new_and_what_is_to_come(text: str, right: str, wrong: str) -> None:
    stated = {_shown(c) for c in read(text, "fr").claims}
    assert not wrong or wrong not in stated
    assert not right or right in stated
