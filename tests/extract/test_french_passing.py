"""Who is only named in passing, who tells a thing, and what only lets a thing be told of, in French."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, read, relations

from kg.model import EventStatement, Modality, ValueOf


def _values(text: str) -> set[tuple[str, str, str]]:
    """Subject, property and modality of each value that a text states."""
    return {
        (str(c.statement.subject), c.statement.predicate, c.stance.modality.value)
        for c in read(text, "fr").claims
        if isinstance(c.statement, ValueOf)
    }


def _events(text: str, kind: str) -> list[dict[str, str]]:
    said = [c.statement for c in read(text, "fr").claims]
    return [{r: str(f) for r, f in s.roles} for s in said if isinstance(s, EventStatement) and s.type == kind]


@pytest.mark.parametrize(
    "before",
    [
        # members of a row, whether or not every one is known as a name
        "Le média cite notamment Orvane Capital, Silmar Ventures et Tulvo Partners.",
        # on whose page something stands
        "Le logiciel Brinda est mis en ligne sur la plateforme Cormelle Systems.",
        # examples of others
        "On crée une alternative aux firmes de la vallée telles que Cormelle Systems.",
    ],
)
def test_a_firm_named_in_passing_is_not_taken_up(before: str) -> None:
    text = f"La société Nordane Énergie grandit. {before} La firme est valorisée à 3 milliards d'euros."
    assert {s for s, term, _ in _values(text) if term == "valuation"} == {"nordane-energie"}


def test_a_source_and_what_somebody_unnamed_acts_on_are_not_taken_up() -> None:
    text = (
        "Selon le site Lumen, la maison-mère du club a mandaté la banque Orvane Capital. "
        "L'opérateur a été valorisé à 2 milliards d'euros."
    )
    assert not _values(text)


def test_a_pronoun_takes_up_no_one_that_stands_beside() -> None:
    text = "Un hub numérique ouvre chez Cormelle Énergie. Elle va investir 100 millions d'euros."
    assert not _events(text, "Funding")


def test_who_tells_stands_behind_the_verb_with_an_article() -> None:
    text = (
        "La start-up Nordane grandit. Parmi les soutiens de Nordane, figurent l'éditeur Cormelle Systems, "
        "la banque Orvane Capital, le transporteur TVR, indique la start-up dans son rapport."
    )
    assert {e.get("agent") for e in _events(text, "Announcement")} == {"nordane"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("« Elle a porté la firme », a salué Odile Fervac.", "Endorsement"),
        ("Ce document présente la puce Grive-4.", "Release"),
        ("La société Brenalis a cité la puce Grive-4, présentée comme un progrès.", "Release"),
        ("La société Brenalis rachète la branche serveurs de Cormelle.", "Purchase"),
        ("Le modèle Zibeline est développé par le collectif Brenalis Labs, lancé en 2021.", "Release"),
    ],
)
def test_what_only_looks_like_a_deed(text: str, kind: str) -> None:
    assert not _events(text, kind)


def test_what_a_plain_noun_is_to_do_nobody_named_does() -> None:
    text = "La société Brenalis entraîne des robots à fournir des réponses à la société Cormelle."
    assert not {r for r in relations(text, "fr") if r[1] == "supplierOf"}


def test_a_place_of_what_something_is_built_for_is_not_where_it_is_built() -> None:
    text = (
        "La société Brenalis va construire le supercalculateur Tourmente pour soutenir la recherche en Suède."
    )
    assert not any("place" in e for e in _events(text, "Construction"))
    assert any("place" in e for e in _events(text.replace(" pour soutenir la recherche", ""), "Construction"))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "La société Brenalis prévoyait de doubler ses effectifs pour atteindre 200 salariés.",
            {("brenalis", "employeeCount", Modality.PLANNED.value)},
        ),
        ("La société Brenalis a recruté 3 ingénieurs.", set()),
        # each of two chips in a row, of which only the last has the memory
        (
            "La machine dort. Voici l'accélérateur Grive-4 et l'accélérateur Milan-2 de 80 Go.",
            {("milan-2", "memoryCapacity", "asserted")},
        ),
        ("Le supercalculateur Tourmente a une puissance de 9 MW par baie.", set()),
    ],
)
def test_numbers_to_come_and_of_one_alone(text: str, values: set[tuple[str, str, str]]) -> None:
    assert _values(text) == values


def test_a_fair_behind_a_firm_is_no_machine() -> None:
    text = "La société Brenalis dort. C'est l'OVHcloud Summit."
    assert not relations(text, "fr")


def test_what_leads_in_looks_ahead_to_its_own_subject() -> None:
    text = (
        "La société Brenalis dort. Pour l'ouverture de son service Tulva, qui publie des notes, le ministère "
        "de l'Agriculture, de la Pêche et de la Forêt a retenu un outil."
    )
    assert ("brenalis", "developerOf", "tulva") not in relations(text, "fr")


def test_what_is_told_of_a_firm_in_its_own_sentence_goes_before_older_topics() -> None:
    text = (
        "Nordane Énergie grandit. Il neige. Il pleut. "
        "Le premier tour de table de Cormelle Énergie valorise la société à 240 millions d'euros."
    )
    assert {s for s, term, _ in _values(text) if term == "valuation"} == {"cormelle-energie"}


def test_a_goal_of_answering_says_nothing_and_a_deed_behind_that_has_its_own_doer() -> None:
    text = "La société Brenalis va investir 4 millions d'euros afin de répondre à la demande."
    assert not _events(text, "Announcement")
    text = "Le titre a été annoncé en même temps que l'abandon par la société Tulva Systems de ses puces."
    assert not _events(text, "Announcement")


def test_those_close_to_a_firm_do_not_speak_for_it() -> None:
    text = "La société Brenalis est valorisée à 3 milliards d'euros, selon des proches de l'entreprise."
    speakers = {c.stance.speaker for c in read(text, "fr").claims if isinstance(c.statement, ValueOf)}
    assert speakers == {None}


def test_names_beside_a_country_are_no_countries_and_hyphens_part_no_noun_from_its_name() -> None:
    named = classes_named("On le trouve en France des Zibel Nova 5 II et Torval P Grive 2021.", "fr")
    assert "Country" not in {cls for name, cls in named.items() if name != "France"}
    text = (
        "La société Brenalis dort. Odile Fervac a travaillé dans la multinationale franco-danoise Cormelle."
    )
    assert ("odile-fervac", "affiliatedWith", "cormelle") in relations(text, "fr")
    named = classes_named("Il est au National Center for Verdance Studies.", "fr")
    assert named["National Center for Verdance Studies"] == "Organization"


def test_sums_and_days_of_a_relative_clause_or_of_a_ware_are_their_own() -> None:
    text = "Brenalis Énergie a annoncé un tour de table qui valorise la société 300 millions d'euros."
    assert not _events(text, "Funding")
    text = "La société Brenalis a dévoilé la puce Grive-4 destinée aux téléphones haut de gamme de 2021."
    assert [set(e) for e in _events(text, "Release")] == [{"agent", "object"}]


def test_the_ends_of_a_span_of_sizes_are_of_no_one_model() -> None:
    text = "Le modèle Zibeline dort. Ces modèles comptent de 350 millions à 3 milliards de paramètres."
    assert not _values(text)
    assert _values(text.replace("de 350 millions à 3", "3"))


def test_they_and_which_of_two_nations_are_no_firm_alone() -> None:
    text = "La société Brenalis grandit. « Ils disaient que c'était faux »."
    assert not _events(text, "Announcement")
    text = (
        "Le tour est conduit par Cormelle Énergie, qui a investi 2 millions d'euros dans Nordane Énergie. "
        "Le groupe danois a déclaré qu'il apporterait 10 millions d'euros."
    )
    # who leads it, "which has invested", is told; which of the two is the Danish one is not
    assert [(f["agent"], f["recipient"]) for f in _events(text, "Funding")] == [
        ("cormelle-energie", "nordane-energie")
    ]


def test_the_motto_of_a_conference_is_no_thing_and_a_page_is_no_part_of_a_name() -> None:
    named = classes_named("Elle l'a dit lors de la conférence Zenith: Shaping the Morrow que voici.", "fr")
    assert not named
    named = classes_named("« Elle marche », explique sur LinkedIn Jean-Odilon Fervac.", "fr")
    assert named["Jean-Odilon Fervac"] == "Person"


def test_who_reports_is_not_what_the_report_is_about() -> None:
    text = (
        "Reuters a rapporté que l'entreprise prépare une offre qui pourrait la valoriser à 3 milliards "
        "d'euros."
    )
    assert not _values(text)


def test_a_row_that_leads_in_is_over_where_its_firm_begins() -> None:
    text = (
        "La société Nordane grandit. Entre Loriva Labs, Tulva Systems, acquis hier, et Cormelle Énergie, "
        "l'entreprise danoise dirigée par Odile Fervac a déclaré que tout va bien."
    )
    assert {e.get("agent") for e in _events(text, "Announcement")} <= {"nordane"}
    assert not _events(text, "Purchase")
    assert ("odile-fervac", "chiefExecutiveOf", "cormelle-energie") not in relations(text, "fr")


def test_a_whole_class_is_not_released_and_staff_of_two_is_no_ones() -> None:
    assert not _events("La société Brenalis a mis à disposition des GPU.", "Release")
    assert not _values("On voit que 2000 collaborateurs de Nordane Énergie et Cormelle Énergie partent.")


def test_what_is_named_in_what_is_said_does_not_say_it() -> None:
    text = "L'équipe a annoncé qu'elle rejoignait Nordane Énergie dans un billet de blog."
    assert not _events(text, "Publication")


def test_who_is_called_upon_does_what_it_is_called_upon_for() -> None:
    text = "Nordane a fait appel à Cormelle Énergie, filiale de Tulva, pour bâtir la machine Karola."
    assert {e.get("agent") for e in _events(text, "Construction")} == {"cormelle-energie"}


def test_a_firm_behind_two_adjectives_and_one_before_an_adverb_with_commas_act() -> None:
    text = "Le géant Nordane a été racheté pour 4 millions d'euros par l'entreprise télécom danoise Cormelle."
    assert [e.get("agent") for e in _events(text, "Purchase")] == ["cormelle"]
    text = "Amazon, pour sa part, investira 1,2 milliard d'euros dans son réseau."
    assert [e.get("agent") for e in _events(text, "Funding")] == ["amazon"]
