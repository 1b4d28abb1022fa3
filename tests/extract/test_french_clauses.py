"""Clauses as French news and documentation build them, on sentences of our own."""

from __future__ import annotations

import pytest
from fixture_reading import facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # what a relative clause has is no subject of the main verb
        (
            "Le cluster Embrun est prêt. Les 40 serveurs Brisk S9 qui composent la machine contiennent "
            "chacun huit puces Kelp-8.",
            ("brisk-s9", "hasComponent", "kelp-8"),
        ),
        # "and" with the same preposition goes on
        (
            "Le cluster Embrun est doté de 40 puces Kelp-8 avec 24 cœurs à 2 GHz et de 80 puces Moss-3.",
            ("embrun", "hasComponent", "moss-3"),
        ),
        # an object with a number or article of its own is an object, too
        (
            "Le cluster Embrun comprend 8 puces Kelp-8, des puces Moss-3 de nouvelle génération et un écran.",
            ("embrun", "hasComponent", "moss-3"),
        ),
        # fronted participles joined by "and"
        (
            "Basé sur la puce Kelp-8 et équipé de puces Moss-3, le cluster Embrun chauffe.",
            ("embrun", "hasComponent", "moss-3"),
        ),
        # what stands in brackets is passed over
        (
            "La société Halden a été fondée (en mai) par deux chercheurs : Odile Fervac et Marc Tolle.",
            ("marc-tolle", "founderOf", "halden"),
        ),
        # a firm with the code of its share
        (
            "La presse cite Halden Systems HALD.N, l'un des fournisseurs de la société Cormelle.",
            ("halden-systems", "supplierOf", "cormelle"),
        ),
        # an institution whose noun is small
        (
            "Le laboratoire national de Lannoc exploite le supercalculateur Embrun.",
            ("laboratoire-national-de-lannoc", "operatorOf", "embrun"),
        ),
    ],
)
def test_a_clause_gives(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(lang="fr", text=text)


def test_what_each_node_has_is_no_number_of_the_machine() -> None:
    found = facts(lang="fr", text="Le cluster Embrun compte 300 nœuds équipés de quatre puces Kelp-8.")
    assert ("embrun", "hasComponent", "kelp-8") in found
    assert not any(predicate == "acceleratorCount" for _, predicate, _ in found)


def test_letters_before_a_whole_name_are_none_of_it() -> None:
    found = facts(
        lang="fr", text="« C'est prêt », a dit à l'ABC Marc Tolle, le directeur général de la société Halden."
    )
    assert ("marc-tolle", "chiefExecutiveOf", "halden") in found


def test_a_form_that_has_an_object_is_no_participle() -> None:
    found = facts(lang="fr", text="La société Halden produit la puce Kelp-8.")
    assert ("halden", "manufacturerOf", "kelp-8") in found


def test_name_and_firm_in_a_row_are_not_the_same() -> None:
    found = facts(lang="fr", text="Fondée par Odile Fervac et Marc Tolle, la société Halden recrute.")
    assert {s for s, p, o in found if (p, o) == ("founderOf", "halden")} == {"odile-fervac", "marc-tolle"}
