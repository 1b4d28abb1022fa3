"""What French sentences do not say though the words stand side by side, on sentences of our own."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, facts, read, relations

from kg.model import EventStatement


def _events(text: str) -> set[tuple[str, str]]:
    """Each type of event that a text states, with each agent of it."""
    said = (claim.statement for claim in read(text, "fr").claims)
    return {
        (s.type, str(filler))
        for s in said
        if isinstance(s, EventStatement)
        for role, filler in s.roles
        if role == "agent"
    }


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # what leads in to a sentence is no parent of its subject
        ("Selon le site Lumen, la maison-mère de Cormelle a vendu ses usines.", set()),
        # each of two that have a preposition has its own apposition
        (
            "Odile Fervac a travaillé chez Nordane Énergie et chez Brisane Énergie, filiale du groupe Tarvo.",
            {("brisane-energie", "subsidiaryOf", "tarvo")},
        ),
        # the relative clause is over at the comma
        ("Le groupe Brenalis et Cormelle Énergie, qui lui appartient, à Cambraille, recrutent.", set()),
        # a firm that only tells of which kind a new thing is
        ("Voici une version Zibeline d'un smartphone Brenalis.", set()),
        # shares in firms such as X are no X
        (
            "Le fonds Verdane Capital a des parts dans des firmes telles que Cormelle Énergie.",
            set(),
        ),
    ],
)
def test_no_relation_beyond_what_is_said(text: str, stated: set[tuple[str, str, str]]) -> None:
    found = {r for r in relations(text, "fr") if r[1] in ("subsidiaryOf", "ownerOf", "developerOf")}
    assert found == stated


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("La société Brenalis a décroché un contrat de 160 millions de dollars.", False),
        ("La société Brenalis a décroché 160 millions de dollars.", True),
        ("La société Brenalis a perçu 40 millions d'euros de dommages et intérêts.", False),
    ],
)
def test_contracts_and_damages_are_no_money_put_in(text: str, value: bool) -> None:
    assert any(term == "investment" for _, term, _ in facts(text, "fr")) is value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Trois collaborateurs de la société Brenalis ont participé à la course.", False),
        ("La société Brenalis compte 300 collaborateurs.", True),
    ],
)
def test_some_employees_are_not_all(text: str, value: bool) -> None:
    assert any(term == "employeeCount" for _, term, _ in facts(text, "fr")) is value


def test_a_comparison_gives_each_side_its_own() -> None:
    text = "Bons chiffres : 3,35 To/s de bande passante contre 2,0 To/s pour l'accélérateur Grive-4."
    assert {v for _, term, v in facts(text, "fr") if term == "memoryBandwidth"} == {"2"}


def test_the_new_head_who_is_not_named_is_no_firm_behind_the_verb() -> None:
    text = "Dans une note, le nouveau patron déclare vouloir un groupe Brenalis audacieux."
    assert ("Announcement", "brenalis") not in _events(text)


def test_who_is_named_according_to_is_not_of_the_list_behind() -> None:
    text = "Selon Brenalis Énergie, Cormelle Énergie, Lorizel Énergie et Nordane Énergie ont déménagé à Oslo."
    assert ("Announcement", "cormelle-energie") not in _events(text)
    assert ("Announcement", "brenalis-energie") in _events(text)


def test_an_unknown_name_behind_according_to_is_typed_by_the_phrase() -> None:
    assert classes_named("Selon Fervand, le cluster est prêt.", "fr")["Fervand"] == "Organization"


def test_what_is_called_first_is_what_the_noun_says() -> None:
    text = (
        "Baptisé « Odile Grivelle », ce calculateur géant sera installé à Oslo, a annoncé Brenalis Énergie."
    )
    assert classes_named(text, "fr")["Odile Grivelle"] == "ComputeSystem"
    assert ("odile-grivelle", "locatedIn", "oslo") in relations(text, "fr")
    assert ("brenalis-energie", "locatedIn", "oslo") not in relations(text, "fr")


def test_the_machine_of_a_firm_that_builds_them_is_made_by_it() -> None:
    assert ("fujitsu", "manufacturerOf", "tourmente") in relations(
        "Le supercalculateur Tourmente de Fujitsu chauffe.", "fr"
    )
    assert ("brenalis", "operatorOf", "tourmente") in relations(
        "Le supercalculateur Tourmente de la société Brenalis chauffe.", "fr"
    )


def test_a_noun_takes_up_what_was_called_so() -> None:
    text = "La start-up Brenalis grandit. Parmi les soutiens figure la banque Cormelle, indique la start-up."
    assert _events(text) >= {("Announcement", "brenalis")}


def test_an_officer_is_of_the_firm_spoken_of_an_analyst_is_not() -> None:
    text = "La société Brenalis grandit. {} Paul Kermor a souri."
    officer = relations(text.format("Le directeur financier"), "fr")
    analyst = relations(text.format("L'analyste"), "fr")
    assert ("paul-kermor", "affiliatedWith", "brenalis") in officer - analyst


def test_a_model_number_ends_before_a_comma() -> None:
    assert "Snapdragon 801" in classes_named("Le téléphone a un Snapdragon 801, un écran.", "fr")


def test_a_short_form_takes_capitals_inside_words() -> None:
    named = {
        m.text: m.entity for m in read("La société NordAcme Group (NAG) a vendu NAG à Oslo.", "fr").mentions
    }
    assert named["NordAcme Group"] == named["NAG"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Le retrait de l'offre d'achat de la firme Cormelle par Brenalis Énergie a surpris.", "negated"),
        ("Le projet de rachat de la firme Cormelle par Brenalis Énergie a surpris.", "planned"),
        ("L'éventuel rachat de la firme Cormelle par Brenalis Énergie a surpris.", "possible"),
        ("Le rachat avorté de la firme Cormelle par Brenalis Énergie a surpris.", "negated"),
        ("Le rachat de la firme Cormelle par Brenalis Énergie, prévu en mai, a surpris.", "planned"),
        ("Le rachat de la firme Cormelle par Brenalis Énergie a surpris.", "asserted"),
    ],
)
def test_how_sure_a_deed_is_stands_beside_its_noun(text: str, modality: str) -> None:
    found = [c for c in read(text, "fr").claims if getattr(c.statement, "type", "") == "Purchase"]
    assert [c.stance.modality.value for c in found] == [modality]


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        (
            "Brenalis Énergie a contacté Cormelle Énergie afin d'acheter l'usine Lavandière.",
            "brenalis-energie",
        ),
        ("Brenalis Énergie a choisi Cormelle Énergie pour acheter l'usine Lavandière.", "cormelle-energie"),
    ],
)
def test_who_acts_for_a_purpose(text: str, buyer: str) -> None:
    assert {who for what, who in _events(text) if what == "Purchase"} == {buyer}


@pytest.mark.parametrize(
    "text",
    [
        # of the device, which is not named
        "La tablette disposera d'un processeur Grive-4, d'un capteur de 5 mégapixels et de 2 Go de mémoire.",
        # one of several sizes, a bound of a range
        "Les modèles Pinson-2 de 4, 12 et 27 milliards de paramètres sont ouverts.",
        "Le modèle Pinson-2 compte entre 7 et 70 milliards de paramètres.",
        # who has them is not told, and is not the town behind
        "Le site compte 175 salariés et son siège est situé à Oslo.",
        # the power of a partnership, and of what stands beside what is behind
        "Le campus de Brenalis Énergie naît d'un partenariat de 4,5 GW.",
        "Il accueillera 8 bâtiments de 1,2 GW, ce qui en fera le rival du supercalculateur Tourmente.",
        # valued besides, not invested
        "Brenalis Énergie obtient 2 % du capital, portant la valeur du groupe à 15 milliards de dollars.",
    ],
)
def test_a_number_that_is_nobodys_here(text: str) -> None:
    assert not facts(text, "fr")


def test_who_says_it_behind_the_comma_gets_nothing() -> None:
    text = "Brenalis Énergie va fournir des puces aux clients, indique le journal Lumen."
    assert not relations(text, "fr")


def test_which_of_two_firms_a_description_means_is_not_guessed() -> None:
    text = "Brenalis Énergie a racheté Cormelle Énergie. L'opération valorise {} 3 milliards de dollars."
    assert not facts(text.format("le géant mondial du sport"), "fr")
    assert facts(text.format("Cormelle Énergie"), "fr")


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("Le chantier avance à Fouvent (Val-et-Marnon).", "Val-et-Marnon", "State"),
        ("Le comité de direction et Odile Fervac ont parlé.", "Odile Fervac", "Person"),
        ("Le consortium Jules Fervac aura la machine.", "Jules Fervac", "Organization"),
        ("Brenalis est gérée par Ardon de Vellac, qui recrute.", "Ardon de Vellac", "Person"),
        ("Elle relie 3 machines en service (Karola, Lumio et Vegra).", "Vegra", "ComputeSystem"),
        ("Le logiciel Brinda sera rebaptisé Blaireau Vert.", "Blaireau Vert", "Product"),
        ("Le serveur d'affichage Mirlo a des défauts.", "Mirlo", "Product"),
        (
            "Ces machines virtuelles coûtent cher. La machine virtuelle dort. La série ND dort.",
            "ND",
            "ComputeSystem",
        ),
    ],
)
def test_names_are_typed_by_what_touches_them(text: str, name: str, cls: str) -> None:
    assert classes_named(text, "fr").get(name) == cls


@pytest.mark.parametrize(
    "text",
    [
        "Pourtant, cette tablette plaît.",
        "C'est le premier non-Canadien du groupe.",
        "On a droit à PLUME 3.26.",
    ],
)
def test_what_is_no_name_or_of_no_class(text: str) -> None:
    assert not classes_named(text, "fr")


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # a thing without a name that a participle describes
        ("Brenalis Énergie a dévoilé une tablette, équipée de l'application Zibeline.", "Release"),
        # what somebody does besides has objects of its own
        ("Brenalis Énergie a lancé un service, concurrençant l'application Zibeline.", "Release"),
        # the subject is neither what it was seen in nor by whom
        (
            "La France, aidée au consortium Vernal par Brenalis Énergie, injectera 263 millions d'euros.",
            "Funding",
        ),
        # the name of a thing is not the thing
        ("Odile Fervac a révélé le nom de la prochaine version du logiciel Brinda.", "Release"),
    ],
)
def test_an_object_or_subject_that_stands_in_another_phrase(text: str, never: str) -> None:
    assert never not in {getattr(c.statement, "type", "") for c in read(text, "fr").claims}


def test_a_product_holds_no_office_and_a_deed_has_its_own_place() -> None:
    assert not relations(
        "Pour le nom du logiciel Brinda, le PDG de Brenalis Énergie a choisi « Vert ».", "fr"
    )
    text = "On attend le lancement à Oslo du robot Zibeline, un mois après la sortie du robot Castor."
    places = {
        str(filler)
        for c in read(text, "fr").claims
        if isinstance(c.statement, EventStatement) and ("object", "castor") in c.statement.roles
        for role, filler in c.statement.roles
        if role == "place"
    }
    assert not places


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Le groupe est soutenu par le fonds américain LumoSpeed Venture.", {"LumoSpeed Venture": "Fund"}),
        # two firms side by side are a third; what an agency is told is not part of who tells it
        ("La société Sony Nvidia a souri.", {"Sony Nvidia": "Company"}),
        ("Le chercheur a expliqué à Brivox Paul Kermor, professeur.", {"Paul Kermor": "Person"}),
        # a line of products, and a letter that ends one of its names
        (
            "Brenalis Énergie a dévoilé l'Xeria P et l'Xeria U. Conjointement avec lui, le mobile plaît.",
            {"Xeria P": "Product", "Xeria U": "Product"},
        ),
    ],
)
def test_names_end_where_another_begins(text: str, named: dict[str, str]) -> None:
    found = classes_named(text, "fr")
    assert {name: found.get(name) for name in named} == named


def test_one_of_somebody_is_nobody() -> None:
    text = "Brenalis Énergie recrute, a indiqué à l'AFP l'un de ses soutiens, confirmant le journal Lumen."
    assert not {who for what, who in _events(text) if what == "Announcement"}


@pytest.mark.parametrize(
    "text",
    [
        "Le supercalculateur Tourmente dort. Brenalis Énergie fabrique ces systèmes.",
        "Le supercalculateur Tourmente est passé à 7 millions de cœurs.",
        "Le supercalculateur Tourmente dort. Le cluster Karola dort. Il est équipé d'accélérateurs Grive-4.",
    ],
)
def test_nothing_is_told_of_the_machine_named_first(text: str) -> None:
    assert not {row for row in relations(text, "fr") | facts(text, "fr") if "tourmente" in row}


def test_the_latter_and_what_a_participle_names_are_no_topic() -> None:
    text = "La société Brenalis a signé avec la firme Cormelle. Cette dernière emploie 300 personnes."
    assert facts(text, "fr") == {("cormelle", "employeeCount", "300")}
    assert not {
        r for r in relations("Installé chez Nvidia à Oslo, il est rapide.", "fr") if r[1] == "locatedIn"
    }


@pytest.mark.parametrize("office", ["ancienne PDG", "ex-directrice générale", "ancienne patronne"])
def test_who_headed_a_firm_heads_it_no_more(office: str) -> None:
    found = relations(f"Odile Fervac, {office} de Cormelle Énergie, a souri.", "fr")
    assert found == {("odile-fervac", "affiliatedWith", "cormelle-energie")}


def test_whose_is_what_somebody_makes_of_it_besides() -> None:
    text = "Nvidia a signé avec Microsoft, faisant de son système d'exploitation Brinda une norme."
    assert not {r for r in relations(text, "fr") if r[1] == "developerOf"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Il vient du Centre des Sciences Informatiques.", "Centre des Sciences Informatiques"),
        ("Il vient de la Fondation pour la Science et la Vigne.", "Fondation pour la Science et la Vigne"),
        ("Il vient de la Direction de Nvidia.", "Nvidia"),
    ],
)
def test_institutions_go_on_in_capitals(text: str, name: str) -> None:
    assert set(classes_named(text, "fr")) == {name}


def test_phones_whose_names_begin_alike_are_of_one_line() -> None:
    text = "Le téléphone Xeria X12 arrive. Ce smartphone sera dévoilé sous le nom Xeria Play."
    named = classes_named(text, "fr")
    assert named["Xeria X12"] == named["Xeria Play"] == "Product"


def test_a_long_institution_ends_before_its_short_form() -> None:
    text = "Il vient de l'Institut national de recherche en sciences de la vigne (Brinia)."
    assert "Institut national de recherche en sciences de la vigne" in classes_named(text, "fr")


def test_foreign_names_go_on_behind_of_and_brackets_have_their_head() -> None:
    named = classes_named("Il est membre de la National Academy of Verdance.", "fr")
    assert named == {"National Academy of Verdance": "Organization"}
    text = "La machine Tourmente dort. On y joint le supercalculateur Karola (192 baies, 2 To de mémoire)."
    assert {row for row in facts(text, "fr") if row[1] == "memoryCapacity"} == {
        ("karola", "memoryCapacity", "2")
    }


def test_the_day_of_what_came_before_is_not_that_of_an_infinitive() -> None:
    claims = read("La firme, née en 1993 avant de lancer le logiciel Brinda, grandit.", "fr").claims
    roles = [role for c in claims if isinstance(c.statement, EventStatement) for role, _ in c.statement.roles]
    assert "date" not in roles


def test_what_leads_in_is_not_the_subject_behind_it() -> None:
    text = "À la différence de Windows, le système de Google est libre."
    assert not {r for r in relations(text, "fr") if "windows" in r}


def test_what_a_builder_of_machines_has_is_a_machine_in_a_text_about_machines() -> None:
    text = (
        "Le supercalculateur Karola dort. Ce superordinateur est une machine. Elle suit le RoadTorva d'IBM."
    )
    assert ("ibm", "manufacturerOf", "roadtorva") in relations(text, "fr")
    assert classes_named("Elle suit le RoadTorva d'IBM.", "fr")["RoadTorva"] == "Product"
