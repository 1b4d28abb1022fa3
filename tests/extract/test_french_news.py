"""What French news says around its facts: who speaks behind, who is meant, what only leads in."""

from __future__ import annotations

import pytest
from fixture_reading import read

from kg.model import Claim, EventStatement, Reading, Relation, ValueOf


def facts(reading: Reading) -> set[str]:
    return {_shown(c) for c in reading.claims}


def _shown(claim: Claim) -> str:
    s = claim.statement
    if isinstance(s, Relation):
        return f"{s.subject} {s.predicate} {s.object}"
    if isinstance(s, ValueOf):
        return f"{s.subject} {s.predicate}"
    assert isinstance(s, EventStatement)
    return s.type + "".join(sorted(f" {role}={fill}" for role, fill in s.roles if isinstance(fill, str)))


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Le directeur général de Nvidia, Paul Lenoir, quittera ses fonctions, a annoncé lundi le groupe.",
            "Announcement agent=nvidia",
            "Announcement agent=paul-lenoir",
        ),
        (
            "Paul Lenoir, âgé de 62 ans, a annoncé lundi le rachat de la firme Cormelle.",
            "Announcement agent=paul-lenoir",
            "Announcement agent=cormelle",
        ),
        (
            "Les fondateurs de Cormelle, Nirul Vadhan et Paul Lenoir, ont étudié à Oslo.",
            "nirul-vadhan founderOf cormelle",
            "paul-lenoir founderOf oslo",
        ),
        (
            "Le groupe Dervaux et ses filiales Cormelle et Tourval recrutent.",
            "tourval subsidiaryOf dervaux",
            "cormelle subsidiaryOf tourval",
        ),
        (
            "Le groupe Dervaux et sa filiale Cormelle et Tourval recrutent.",
            "cormelle subsidiaryOf dervaux",
            "tourval subsidiaryOf dervaux",
        ),
        (
            "La firme Dervaux a été rachetée par un éditeur danois de logiciels, Cormelle.",
            "Purchase agent=cormelle object=dervaux",
            "Purchase object=dervaux",
        ),
        (
            "Paul Lenoir a pris en mai 2023 la direction de la firme Dervaux.",
            "paul-lenoir chiefExecutiveOf dervaux",
            "paul-lenoir affiliatedWith dervaux",
        ),
        (
            "A Bergen, la firme Dervaux construit un centre de données.",
            "Construction agent=dervaux object=dervaux-data-center place=bergen",
            "Construction agent=dervaux object=dervaux-data-center",
        ),
        (
            "La societe Dervaux a ete rachetee en mars 2021 par la societe Cormelle ; ses voisins la "
            "connaissent depuis longtemps pour ses machines a cafe, pour ses fetes de fin de saison au bord "
            "du lac et pour ses regates.",
            "Purchase agent=cormelle object=dervaux",
            "Purchase object=dervaux",
        ),
        (
            "La firme Dervaux a dévoilé deux puces. Les puces, appelées Kelp X2 et Grive X3, sont prêtes.",
            "dervaux manufacturerOf grive-x3",
            "dervaux developerOf grive-x3",
        ),
        (
            "L'opérateur Norvik Telecom commercialise depuis mai le téléphone Kelvo 9.",
            "Release agent=norvik-telecom object=kelvo-9",
            "norvik-telecom developerOf kelvo-9",
        ),
        (
            "Le supercalculateur Karola est prêt. Fourni par Dervaux, il compte 800 puces Kelp X2.",
            "karola hasComponent kelp-x2",
            "dervaux hasComponent kelp-x2",
        ),
        (
            "La firme Dervaux a été créée par deux anciens de Google, Paul Lenoir et Anne Vadhan.",
            "anne-vadhan founderOf dervaux",
            "anne-vadhan partnerOf google",
        ),
        (
            "Un tour de table de 40 millions d'euros a été bouclé par la firme Dervaux, avec Nvidia et Meta.",
            "dervaux investment",
            "nvidia investment",
        ),
        (
            "Brelo, propriété de la firme Cormelle, recrute.",
            "cormelle ownerOf brelo",
            "brelo ownerOf cormelle",
        ),
        (
            "La firme Dervaux, nommée d'après le physicien Paul Lenoir, recrute.",
            "dervaux namedAfter paul-lenoir",
            "Announcement agent=paul-lenoir",
        ),
        (
            "Marie Lenoir, autrice de « Le Siècle d'Oslo », travaille pour Nvidia.",
            "marie-lenoir authorOf le-siecle-d-oslo",
            "lenoir affiliatedWith nvidia",
        ),
        (
            "Paul Lenoir et Marie Delmont, les deux fondateurs de la firme Cormelle, recrutent.",
            "paul-lenoir founderOf cormelle",
            "cormelle founderOf paul-lenoir",
        ),
        (
            "Nirul Vadhan, 52 ans, dirige la firme Cormelle.",
            "nirul-vadhan chiefExecutiveOf cormelle",
            "Announcement agent=nirul-vadhan",
        ),
        (
            "Fondé en 1999 par Nirul Vadhan, le groupe tourvalien Cormelle recrute.",
            "nirul-vadhan founderOf cormelle",
            "cormelle founderOf nirul-vadhan",
        ),
        (
            "La firme Cormelle, dont Nvidia détient 7 %, a racheté la firme Tourval, détenue par Meta.",
            "meta ownerOf tourval",
            "nvidia ownerOf cormelle",
        ),
        (
            "La firme Cormelle, créée par l'Australien Paul Vadhan, recrute.",
            "paul-vadhan founderOf cormelle",
            "australien-paul-vadhan founderOf cormelle",
        ),
        (
            "La firme Cormelle fut créée par Paul Lenoir, Nirul Vadhan et Kalo Berin, dit la firme Tourval.",
            "kalo-berin founderOf cormelle",
            "Announcement agent=kalo-berin",
        ),
        (
            "Nvidia a acquis 60 % de la firme Cormelle, qui intéressait Meta.",
            "Purchase agent=nvidia object=cormelle",
            "meta ownerOf cormelle",
        ),
        (
            "Tourval, qui emploie 280 personnes à Vireval, grandit.",
            "tourval employeeCount",
            "vireval employeeCount",
        ),
        (
            "Le Suisse Paul-Marie Lenoir, cofondateur de la firme Cormelle, s'est dit confiant.",
            "paul-marie-lenoir founderOf cormelle",
            "Announcement agent=cormelle",
        ),
        (
            "Ivo Kranz détient 80 % de Cormelle ; Nirul Vadhan détient 7 % de Tourval.",
            "ivo-kranz ownerOf cormelle",
            "nirul-vadhan ownerOf tourval",
        ),
        (
            "Des syndicats préviennent la firme Cormelle, dirigée par Paul Lenoir.",
            "paul-lenoir chiefExecutiveOf cormelle",
            "Announcement agent=cormelle",
        ),
        (
            "À Vireval, Nvidia va investir 4 milliards d'euros.",
            "nvidia investment",
            "vireval investment",
        ),
        (
            "La société Dervaux grandit. Le temps presse, a dit son président, Paul Lenoir, à l'AFP.",
            "paul-lenoir affiliatedWith dervaux",
            "paul-lenoir affiliatedWith agence-france-presse",
        ),
        (
            "La société Dervaux et son partenaire américain, Nvidia, ont construit l'usine Tourval.",
            "Construction agent=dervaux agent=nvidia object=tourval",
            "Construction agent=nvidia object=tourval",
        ),
        (
            "Avec 1 200 collaborateurs, Nvidia emploie peu.",
            "nvidia employeeCount",
            "Announcement agent=nvidia",
        ),
        (
            "Des firmes telles que la société Dervaux soutenue par Nvidia ont racheté la firme Cormelle.",
            "Purchase agent=dervaux object=cormelle",
            "Announcement agent=nvidia",
        ),
        (
            "Nvidia grandit, comme l'a expliqué Paul Lenoir.",
            "Announcement agent=paul-lenoir",
            "Announcement agent=nvidia",
        ),
        (
            "La société Dervaux achètera la firme Cormelle et prévoit de louer ses bureaux à Nvidia.",
            "Purchase agent=dervaux object=cormelle",
            "Purchase agent=dervaux object=cormelle source=nvidia",
        ),
    ],
)
def test_news(text: str, right: str, wrong: str) -> None:
    found = facts(read(text, "fr"))
    assert right in found
    assert wrong not in found


@pytest.mark.parametrize("aside", ["lui", "de son côté", "par ailleurs"])
def test_asides_part_no_verb(aside: str) -> None:
    found = facts(read(f"Nvidia a, {aside}, racheté la société Dervaux.", "fr"))
    assert "Purchase agent=nvidia object=dervaux" in found


def test_a_relative_clause_has_its_own_things() -> None:
    found = facts(read("Le supercalculateur, qui comprend 40 machines DGX H100, est installé à Oslo.", "fr"))
    assert not any(" locatedIn " in fact for fact in found)


def test_a_headline_speaks_of_what_its_actor_builds_below() -> None:
    text = "Nvidia lance la construction d'un campus à Oslo\n\n{} a lancé la construction du campus {}."
    assert "lavandiere locatedIn oslo" in facts(read(text.format("Nvidia", "Lavandière"), "fr"))
    assert "nvidia-data-center locatedIn oslo" not in facts(read(text.format("Nvidia", "Lavandière"), "fr"))
    assert "nvidia-data-center locatedIn oslo" in facts(read(text.format("Intel", "Lavandière"), "fr"))


def test_a_number_that_another_is_set_against_is_the_others() -> None:
    found = [
        (c.statement.subject, c.statement.predicate, c.statement.value)
        for c in read(
            "La puce Grive-4 a 192 Go de mémoire HBM3E, contre 80 Go pour la Nvidia H100.", "fr"
        ).claims
        if isinstance(c.statement, ValueOf)
    ]
    assert sorted((s, p) for s, p, _ in found) == [
        ("grive-4", "memoryCapacity"),
        ("grive-4", "memoryType"),
        ("nvidia-h100", "memoryCapacity"),
    ]


def test_a_valuation_is_no_money_raised() -> None:
    found = facts(
        read("Nvidia a levé des fonds et atteint une valorisation de 157 milliards de dollars.", "fr")
    )
    assert "nvidia valuation" in found
    assert "nvidia investment" not in found
