"""What nouns, pronouns and dates of French sentences are told of, on sentences of our own."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, facts, read, relations

from kg.model import EventStatement


def _roles(text: str, kind: str) -> set[tuple[str, str]]:
    """Each role and filler of the events of a type that a text states."""
    said = (claim.statement for claim in read(text, "fr").claims)
    return {
        (role, str(getattr(filler, "iso", filler)))
        for s in said
        if isinstance(s, EventStatement) and s.type == kind
        for role, filler in s.roles
    }


@pytest.mark.parametrize(
    "text",
    [
        "La start-up Brenalis grandit. Nvidia a salué Google. La jeune pousse emploie 40 personnes.",
        "Brenalis, une jeune pousse d'Oslo, aime Nvidia. Nvidia grandit. La start-up emploie 40 personnes.",
    ],
)
def test_a_start_up_is_the_firm_that_was_called_so(text: str) -> None:
    assert {f for f in facts(text, "fr") if f[1] == "employeeCount"} == {("brenalis", "employeeCount", "40")}


def test_this_system_of_a_line_is_the_machine_named_before() -> None:
    text = "Le supercalculateur Karola dort. Ce système HPE Cray EX, exploité par Nvidia, chauffe."
    assert {r for r in relations(text, "fr") if r[1] == "operatorOf"} == {("nvidia", "operatorOf", "karola")}


def test_what_another_is_the_second_after_is_not_taken_up() -> None:
    text = (
        "Le cluster Karola dort. Cormelle prépare sa deuxième machine après Karola. Il sera hébergé à Oslo."
    )
    assert not relations(text, "fr")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Brenalis Énergie annonce la fermeture de son usine en mai 2024.", False),
        ("Brenalis Énergie a annoncé la fermeture de son usine le 2 mai 2024.", True),
        ("Odile Fervac a rejoint Oslo le 2 mai 2024 avec un plan, a annoncé Brenalis Énergie.", False),
    ],
)
def test_a_date_of_what_is_said_is_not_that_of_the_saying(text: str, date: bool) -> None:
    assert ("date" in {role for role, _ in _roles(text, "Announcement")}) is date


def test_the_date_of_a_part_is_not_that_of_the_whole() -> None:
    text = (
        "Brenalis Énergie a levé 9 millions d'euros en deux fois : 4 millions en juin 2023, puis 5 millions."
    )
    assert "date" not in {role for role, _ in _roles(text, "Funding")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le centre de données Karola répond à l'objectif d'une installation de 10 gigawatts.", set()),
        (
            "Le centre de données Karola est une installation de 10 mégawatts.",
            {("karola", "powerCapacity", "10")},
        ),
    ],
)
def test_the_size_of_what_is_wanted_is_nobodys(text: str, value: set[tuple[str, str, str]]) -> None:
    assert facts(text, "fr") == value


def test_a_number_behind_what_is_to_be_is_planned() -> None:
    claims = read("Le centre de données Karola devrait fournir 12 mégawatts.", "fr").claims
    assert [c.stance.modality.value for c in claims] == ["planned"]


def test_a_noun_behind_what_leads_in_explains_nothing() -> None:
    named = classes_named("Selon Tekblog, le système fourni par Nvidia comprendra trois machines.", "fr")
    assert named["Tekblog"] == "Organization"


def test_near_a_town_is_not_in_it_and_what_a_hyphen_joins_is_no_name() -> None:
    assert not relations("Le supercalculateur Karola est installé près d'Oslo.", "fr")
    assert set(classes_named("Nvidia vend ses puces outre-Atlantique.", "fr")) == {"Nvidia"}


def test_who_made_what_in_a_fronted_phrase_is_no_partner() -> None:
    text = (
        "Installé au laboratoire de Nvidia et développé en partenariat avec Fujitsu, Karola est un cluster."
    )
    assert not {r for r in relations(text, "fr") if r[1] == "partnerOf"}


@pytest.mark.parametrize(
    "name",
    [
        "Autorité de la concurrence",
        "Autorité britannique de la concurrence",
        "Commission de régulation de l'énergie",
        "Agence de l'innovation de défense",
    ],
)
def test_institutions_go_on_with_their_field(name: str) -> None:
    assert name in classes_named(f"Nvidia a été condamnée par l'{name}.".replace("l'C", "la C"), "fr")
    assert "Direction" not in classes_named("La Direction de la communication de Nvidia a souri.", "fr")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le modèle Pinson-2 dort. Une variante dotée de 2 milliards de paramètres est prévue.", set()),
        ("Le modèle Pinson-2 dort. Le modèle à 120 milliards de paramètres réclame une carte.", set()),
        (
            "Pinson-2 est un modèle de 7 milliards de paramètres.",
            {("pinson-2", "parameterCount", "7000000000")},
        ),
        (
            "Le supercalculateur Karola a 20 processeurs Intel Xeon Max de 52 cœurs et 64 Go de mémoire.",
            set(),
        ),
    ],
)
def test_the_size_of_a_version_or_a_part_is_not_that_of_the_thing(
    text: str, value: set[tuple[str, str, str]]
) -> None:
    assert {f for f in facts(text, "fr") if f[1] in ("parameterCount", "memoryCapacity")} == value


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Brenalis Énergie se lance dans la course aux puces.", False),
        ("La puce Grive-4 se lance en Europe.", True),
    ],
)
def test_who_goes_into_something_puts_nothing_on_the_market(text: str, stated: bool) -> None:
    assert bool(_roles(text, "Release")) is stated


def test_a_firm_is_called_by_what_it_publishes() -> None:
    text = "L'éditeur danois de logiciels Brenalis Group a annoncé une hausse."
    assert _roles(text, "Announcement") == {("agent", "brenalis-group")}
    assert classes_named(text, "fr")["Brenalis Group"] == "Company"


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia a racheté la totalité des parts de Cormelle Énergie.",
        "Nvidia a acquis en toute discrétion l'intégralité de Cormelle Énergie.",
    ],
)
def test_who_buys_all_of_a_firm_buys_it(text: str) -> None:
    assert _roles(text, "Purchase") == {("agent", "nvidia"), ("object", "cormelle-energie")}


def test_units_and_posts_are_neither_names_nor_verbs() -> None:
    text = "Nvidia perd son président, en poste depuis huit mois ; un écran OLED 120 Hz promettant de durer."
    assert set(classes_named(text, "fr")) == {"Nvidia"} and not _roles(text, "Announcement")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # who builds machines for others made what it built, another need not have
        ("Construit par Atos, le supercalculateur Karola dort.", {("atos", "manufacturerOf", "karola")}),
        ("Construit par Google, le supercalculateur Karola dort.", set()),
        # what belongs to a machine is not the machine
        ("Les armoires du supercalculateur Karola ont été fabriquées par Google.", set()),
        (
            "Le supercalculateur Karola a été fabriqué par Google.",
            {("google", "manufacturerOf", "karola")},
        ),
        # a machine by the name of its line behind the comma, any node of it, an article before its noun
        (
            "Le supercalculateur Karola, un système HPE Cray EX d'Atos, dort.",
            {("atos", "manufacturerOf", "karola")},
        ),
        ("Chaque nœud du cluster Karola embarque des GPU A100.", {("karola", "hasComponent", "nvidia-a100")}),
        ("Chaque cluster Karola repose sur des GPU A100.", {("karola", "hasComponent", "nvidia-a100")}),
    ],
)
def test_what_machines_are_made_of_and_by_whom(text: str, stated: set[tuple[str, str, str]]) -> None:
    assert {r for r in relations(text, "fr") if "karola" in r} == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # an apposition tells of the name before it, not of the subject behind its comma
        (
            "Comme Google, éditeur du logiciel Brinda, Nvidia recrute.",
            {("google", "developerOf", "brinda")},
        ),
        ("L'éditeur du logiciel Brinda, Nvidia, recrute.", {("nvidia", "developerOf", "brinda")}),
        # who offers the chips is their clause's own subject
        ("Le cluster Karola dort. Les puces Grive-4 que Nvidia propose sont rapides.", set()),
        ("Chaque cluster Karola comprend 352 cœurs Brenal 4.", set()),
    ],
)
def test_what_is_told_of_its_own_clause_alone(text: str, stated: set[tuple[str, str, str]]) -> None:
    assert relations(text, "fr") == stated


def test_the_firm_is_the_one_whose_head_speaks() -> None:
    text = "Un appareil Nvidia. Un article d'un dirigeant de Google a dit que la société publierait Brinda."
    assert ("agent", "google") in _roles(text, "Release")
    assert ("agent", "nvidia") not in _roles(text, "Release")


def test_who_goes_to_attack_something_releases_nothing() -> None:
    assert not _roles("Nvidia se lance, dès mai, à l'assaut du logiciel Brinda de Google.", "Release")


def test_money_and_sizes_are_of_what_stands_beside_them() -> None:
    text = "Nvidia dort. L'accord confère à la société Brenalis une valorisation de 3 millions d'euros."
    assert facts(text, "fr") == {("brenalis", "valuation", "3000000")}
    text = "Il y a deux modèles : l'un à 120 milliards de paramètres (Pinson-120b), l'autre dort."
    assert facts(text, "fr") == {("pinson-120b", "parameterCount", "120000000000")}
    text = "Verdane Capital dirigera un tour de 20 millions d'euros pour la société Brenalis."
    assert ("brenalis", "investment", "20000000") in facts(text, "fr")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "La Cour de justice de l'Union européenne confirme l'amende de 2 millions infligée à Google.",
            {("agent", "european-court-of-justice"), ("object", "google")},
        ),
        (
            "Le Tribunal de Norvège rejette le recours de Google.",
            {("agent", "tribunal-de-norvege"), ("object", "google")},
        ),
        ("Google perd son appel.", {("agent", "google")}),
    ],
)
def test_courts_confirm_and_reject(text: str, roles: set[tuple[str, str]]) -> None:
    assert _roles(text, "LegalAction") == roles


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("On parle du Brenix 300 d'AMD, un accélérateur de calcul.", "Brenix 300", "Accelerator"),
        ("Odile Fervac vient de la société d'analyse TechBrin.", "TechBrin", "Company"),
    ],
)
def test_what_a_name_is_stands_behind_its_owner_or_before_its_trade(text: str, name: str, cls: str) -> None:
    assert classes_named(text, "fr").get(name) == cls


def test_at_the_centre_is_nowhere_and_letters_call_another_machine() -> None:
    text = "Inauguré au Centre de Supercalcul de Lannoc en Norvège, le supercalculateur Karola dort."
    assert {r for r in relations(text, "fr") if r[1] == "locatedIn"} == {("karola", "locatedIn", "norway")}
    text = "Les machines virtuelles NC dorment. Les instances NV sont alimentées par des GPU A100."
    assert not relations(text, "fr")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Chaque cluster Karola est équipé de huit GPU Nvidia A100, chacun offrant 40 Go de mémoire.",
            {("nvidia-a100", "memoryCapacity", "40")},
        ),
        ("Le modèle Pinson-2 dort. L'entraînement de modèles coûte 9 millions d'euros.", set()),
        ("Le modèle Pinson-2 dort. Il coûte 9 millions d'euros.", {("pinson-2", "cost", "9000000")}),
        ("La société Brenalis (300 salariés) dort.", {("brenalis", "employeeCount", "300")}),
    ],
)
def test_a_value_is_of_what_its_own_words_tell(text: str, value: set[tuple[str, str, str]]) -> None:
    kinds = ("memoryCapacity", "cost", "employeeCount")
    assert {f for f in facts(text, "fr") if f[1] in kinds} == value


@pytest.mark.parametrize(
    "text", ["D'après Nvidia, la firme fermera.", "Selon Nvidia, tout va.", "Nvidia dément ces rumeurs."]
)
def test_who_is_reported_to_say_it(text: str) -> None:
    assert _roles(text, "Announcement") == {("agent", "nvidia")}


def test_whose_model_it_is_that_an_apposition_names() -> None:
    text = "Nvidia a investi dans la société Brenalis, étoile du secteur avec son modèle Pinson-2."
    assert {r for r in relations(text, "fr") if r[1] == "developerOf"} == {
        ("brenalis", "developerOf", "pinson-2")
    }


def test_who_is_named_in_passing_beside_another_has_no_head_of_theirs() -> None:
    text = (
        "Nvidia rachète Google. C'est la somme versée par Nvidia pour racheter Google. Son PDG Ann Lee dort."
    )
    assert not relations(text, "fr")


def test_a_part_that_drives_a_thing_is_not_taken_up() -> None:
    text = "Le téléphone Zibeline arrive. Il est animé par le processeur Grive-4. Il coûte 900 euros."
    assert {f[0] for f in facts(text, "fr") if f[1] == "cost"} == {"zibeline"}
