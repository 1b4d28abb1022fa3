"""What French news and documentation say of machines, chips and models, on sentences of our own."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, facts, read, relations

from kg.model import ValueOf


def asserted(text: str) -> set[tuple[str, str, str]]:
    """Subject, property and number of each value that a text asserts."""
    said = (c.statement for c in read(text, "fr").claims if c.stance.modality.value == "asserted")
    return {
        (s.subject, s.predicate, str(getattr(s.value, "low", ""))) for s in said if isinstance(s, ValueOf)
    }


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        # what only verbs tell of is a machine where the article tells of chips or sites
        ("Tarvoline est équipé de 24 000 puces Grive-4.", True),
        ("Tarvoline est entré en service en mars 2025. Le data center est à Brest.", True),
        ("Tarvoline est entré en service en mars 2025. La ville est à l'ouest.", False),
    ],
)
def test_what_goes_online_is_a_machine_where_chips_are_told_of(text: str, machine: bool) -> None:
    assert ("Tarvoline" in classes_named(text, "fr")) is machine


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # an apposition without an article explains the name before it
        (
            "Tourmente, premier supercalculateur exascale d'Europe, a été construit par Eviden.",
            {("eviden", "manufacturerOf", "tourmente")},
        ),
        # whose a machine is, is not what equips it; "des" makes no noun of the verb behind
        (
            "Des GPU H100 équipent la grappe Tourmente, la machine de Cormelle.",
            {("tourmente", "hasComponent", "nvidia-h100"), ("cormelle", "operatorOf", "tourmente")},
        ),
        (
            "Des GPU H100 équipent la grappe Tourmente de Cormelle.",
            {("tourmente", "hasComponent", "nvidia-h100"), ("cormelle", "operatorOf", "tourmente")},
        ),
        # what leads in to a sentence is not what its subject tells of
        ("Deux fois plus grand que la grappe Tourmente, le futur cluster de Meta grandit.", set()),
        (
            "La ville connaît la grappe Tourmente, le cluster de Meta.",
            {("meta", "operatorOf", "tourmente")},
        ),
    ],
)
def test_whose_a_machine_is_and_what_it_has(text: str, stated: set[tuple[str, str, str]]) -> None:
    assert relations(text, "fr") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # the next sentence gives a name to what this one introduces
        (
            "Nvidia a mis en ligne une nouvelle grappe à Oslo. Baptisée Tourbille, elle grandit.",
            {("nvidia", "operatorOf", "tourbille"), ("tourbille", "locatedIn", "oslo")},
        ),
        (
            "Nvidia a présenté une nouvelle puce. Appelée Grive, la puce est verte.",
            {("nvidia", "manufacturerOf", "grive")},
        ),
        (
            "Nvidia a présenté une nouvelle puce. Appelé Tarvo, le site est fermé.",
            set(),
        ),
        # a colon or a bracket lists what a noun of several means
        (
            "Nvidia a présenté deux puces rapides : Grive et Merle.",
            {("nvidia", "manufacturerOf", "grive"), ("nvidia", "manufacturerOf", "merle")},
        ),
        (
            "Nvidia exploite deux centres de données (Tourbille et Embrun).",
            {("nvidia", "operatorOf", "tourbille"), ("nvidia", "operatorOf", "embrun")},
        ),
        # the rival of a model is a model
        (
            "Cormelle Énergie dévoile Tordeuse 3, rivale de Claude",
            {("claude", "competitorOf", "tordeuse-3"), ("cormelle-energie", "developerOf", "tordeuse-3")},
        ),
        # a chip is of the firm behind "of", though nothing else tells that it is one
        ("La puce Grive de Zibelor est verte.", {("zibelor", "manufacturerOf", "grive")}),
        ("La puce Grive de Grenoble est verte.", set()),
        # who runs a machine is no machine
        ("Exploité par le Vlard, le supercalculateur Embrun est vert.", {("vlard", "operatorOf", "embrun")}),
    ],
)
def test_names_given_listed_and_led_in(text: str, stated: set[tuple[str, str, str]]) -> None:
    assert relations(text, "fr") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # what the title brings in has its name in the text
        (
            "Nvidia ouvre un cluster à Oslo\n\nNvidia a mis en ligne Tourbille, un cluster de 300 puces.",
            {("nvidia", "operatorOf", "tourbille"), ("tourbille", "locatedIn", "oslo")},
        ),
        (
            "Un supercalculateur au Danemark\n\nEviden a livré la grappe Tourbille. La machine, installée à"
            " Oslo, est verte.",
            {("tourbille", "locatedIn", "oslo")},
        ),
        # "the MI477" is the Fjord MI477
        (
            "AMD dévoile le MI477\n\nAMD a présenté la puce Fjord MI477.",
            {("amd", "manufacturerOf", "fjord-mi477")},
        ),
    ],
)
def test_titles_and_short_names(text: str, stated: set[tuple[str, str, str]]) -> None:
    assert relations(text, "fr") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # a line that names a thing by its kind heads the sheet below it
        (
            "Modèle : Zibelor-2\nÉditeur : Cormelle Énergie",
            {("cormelle-energie", "developerOf", "zibelor-2")},
        ),
        ("Modèle : Économique\nÉditeur : Cormelle Énergie", set()),
        # two dashes enclose an apposition
        (
            "La grappe Tourmente – la machine de Cormelle Énergie – est verte.",
            {("cormelle-energie", "operatorOf", "tourmente")},
        ),
    ],
)
def test_sheets_and_dashes(text: str, stated: set[tuple[str, str, str]]) -> None:
    assert relations(text, "fr") == stated


def test_what_a_machine_shall_have_it_has_not() -> None:
    text = "L'institut Vlard entend porter la grappe Tourmente à 2 000 puces."
    assert ("tourmente", "acceleratorCount", "2000") not in asserted(text)
    assert ("tourmente", "acceleratorCount", "2000") in facts(text, "fr")


def test_who_publishes_has_no_parameters() -> None:
    text = "Zibelor dévoile Pinson 2 et promet une version de 30 milliards de paramètres."
    assert classes_named(text, "fr")["Zibelor"] == "Organization"


def test_a_verb_behind_a_name_with_an_indefinite_article_is_one() -> None:
    assert ("nvidia-h100", "cost", "30000") in facts("Un H100 coûte 30 000 euros.", "fr")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # the noun that takes a name up in the next sentence says what it is
        (
            "Cormelle mise sur la Tourbille X2. La puce intègre 128 Go de mémoire.",
            {("tourbille-x2", "memoryCapacity", "128")},
        ),
        ("Connexe :\nLe modèle compte 3 milliards de paramètres.", set()),
        # numbers that lead in to a sentence are its subject's
        (
            "Avec une bande passante de 8 To/s et 288 Go de HBM3E, la puce Grive impressionne.",
            {
                ("grive", "memoryBandwidth", "8"),
                ("grive", "memoryCapacity", "288"),
                ("grive", "memoryType", ""),
            },
        ),
        ("Avec 8 puces H100 et 640 Go de mémoire, la puce Grive impressionne.", set()),
        # what stands in brackets is located nowhere
        (
            "La grappe Tourmente (232 GPU H100), installée à Reims, grandit.",
            {
                ("tourmente", "hasComponent", "nvidia-h100"),
                ("tourmente", "acceleratorCount", "232"),
                ("tourmente", "locatedIn", "reims"),
            },
        ),
    ],
)
def test_what_numbers_and_nouns_tell_of_a_chip(text: str, stated: set[tuple[str, str, str]]) -> None:
    assert facts(text, "fr") == stated
