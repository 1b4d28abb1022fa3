"""What pages that document machines and models say, in whole sentences of several languages."""

from __future__ import annotations

import pytest
from fixture_reading import read, relations

from kg.model import Relation, ValueOf


def numbers(text: str, lang: str) -> set[tuple[str, str, int]]:
    """What counts: of whom, of what (a relation's object or a value's name), how many."""
    out = set()
    for claim in read(text, lang).claims:
        s = claim.statement
        if isinstance(s, Relation) and s.count is not None:
            out.add((s.subject, s.object, int(s.count.low)))
        elif isinstance(s, ValueOf):
            out.add((s.subject, s.predicate, int(getattr(s.value, "low", 0))))
    return out


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "The Kelp G2 machine comes with eight Osk X9 GPUs, two Tarn T300 processors and 512 GB.",
        ),
        (
            "fr",
            "La machine Kelp G2 est livrée avec huit GPU Osk X9, deux processeurs Tarn T300 et 512 Go.",
        ),
        (
            "es",
            "La máquina Kelp G2 cuenta con ocho GPU Osk X9, dos procesadores Tarn T300 y 512 GB de memoria.",
        ),
        (
            "it",
            "La macchina Kelp G2 è dotata di otto GPU Osk X9, due processori Tarn T300 e 512 GB di memoria.",
        ),
    ],
)
def test_a_list_of_parts_may_end_in_a_measure(lang: str, text: str) -> None:
    assert {("kelp-g2", "osk-x9", 8), ("kelp-g2", "tarn-t300", 2)} <= numbers(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The machines run Gale, PyTorch and the Brisk library from Nvidia."),
        ("fr", "Les machines utilisent Gale, PyTorch et la bibliothèque Brisk de Nvidia."),
        ("es", "Las máquinas usan Gale, PyTorch y la biblioteca Brisk de Nvidia."),
        ("it", "Le macchine usano Gale, PyTorch e la libreria Brisk di Nvidia."),
    ],
)
def test_whose_the_last_of_a_list_is_tells_nothing_of_the_others(lang: str, text: str) -> None:
    assert {o for _, _, o in relations(text, lang)} & {"gale", "pytorch"} == set()


def test_a_noun_before_a_list_makes_its_things_one_firms() -> None:
    found = relations("The phones Kelp 2, Brisk 3 and Fjord 4 from Nokia are on sale.", "en")
    assert {o for s, _, o in found if s == "nokia"} == {"kelp-2", "brisk-3", "fjord-4"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The model Fjord-2 was trained on the Brisk cluster using 512 Kelp-7 GPUs."),
        ("fr", "Le modèle Fjord-2 a été entraîné sur le cluster Brisk avec 512 GPU Kelp-7."),
        ("es", "El modelo Fjord-2 se entrenó en el clúster Brisk con 512 GPU Kelp-7."),
        ("it", "Il modello Fjord-2 è stato addestrato sul cluster Brisk usando 512 GPU Kelp-7."),
        ("ar", "تم تدريب نموذج Fjord-2 على العنقود Brisk باستخدام 512 وحدة معالجة رسومات Kelp-7."),
    ],
)
def test_chips_that_a_training_used_are_not_all_that_the_machine_has(lang: str, text: str) -> None:
    found = numbers(text, lang)
    assert ("fjord-2", "kelp-7", 512) in found
    assert not [x for x in found if x[0] == "brisk"]
    assert ("fjord-2", "trainedOn", "brisk") in relations(text, lang)


def test_what_a_relative_clause_counts_is_the_machines_own() -> None:
    text = "The model Fjord-2 was trained on the Brisk cluster, which has 512 Kelp-7 GPUs."
    assert ("brisk", "kelp-7", 512) in numbers(text, "en")


def test_a_noun_no_list_has_a_thing_for_keeps_its_verb_to_itself() -> None:
    text = "Cada Kelp-7 tiene 80 GB de memoria. La serie sustituye al acelerador Kelp-5."
    assert not [x for x in relations(text, "es") if x[1] == "successorOf"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The firm Halden, founded in 1996 by Ann Lee, has its headquarters in Oslo."),
        ("fr", "La société Halden, fondée en 1996 par Ann Lee, a son siège à Oslo."),
        ("es", "La empresa Halden, fundada en 1996 por Ann Lee, tiene su sede en Oslo."),
        ("it", "La società Halden, fondata nel 1996 da Ann Lee, ha la sede a Oslo."),
    ],
)
def test_a_verb_behind_an_aside_is_told_of_the_first_name(lang: str, text: str) -> None:
    assert {("halden", "locatedIn", "oslo"), ("ann-lee", "founderOf", "halden")} <= relations(text, lang)


def test_what_ends_an_aside_is_no_subject() -> None:
    found = relations("The firm Halden, rival of Nokia, will become a subsidiary of Adobe.", "en")
    assert ("nokia", "subsidiaryOf", "adobe") not in found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", 'The model Fjord was proposed in "Fjord: Open Models for Everybody" by Ann Lee and Tom Reed.'),
        ("en", "The model Fjord was proposed in Fjord: Open Models for Everybody by Ann Lee and Tom Reed."),
        (
            "fr",
            "Fjord est décrit dans l'article « Fjord: Open Models for Everybody » par Ann Lee et Tom Reed.",
        ),
        ("es", 'Fjord se describe en "Fjord: Open Models for Everybody" por Ann Lee y Tom Reed.'),
        ("it", 'Fjord è descritto in "Fjord: Open Models for Everybody" da Ann Lee e Tom Reed.'),
        ("ar", 'تم وصف Fjord في ورقة "Fjord: Open Models for Everybody" بواسطة Ann Lee وTom Reed.'),
    ],
)
def test_who_wrote_the_paper_that_a_title_names(lang: str, text: str) -> None:
    authors = {s for s, p, o in relations(text, lang) if p == "authorOf" and o.startswith("fjord-open")}
    assert authors == {"ann-lee", "tom-reed"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The models Fjord-2 and Fjord-3 are new. Both models were trained on the Brisk cluster."),
        ("en", "The models Fjord-2 and Fjord-3 are new. Both were trained on the Brisk cluster."),
        (
            "fr",
            "Les modèles Fjord-2 et Fjord-3 sont là. Les deux modèles sont entraînés sur le cluster Brisk.",
        ),
        (
            "it",
            "I modelli Fjord-2 e Fjord-3 sono nuovi. Entrambi i modelli sono addestrati sul cluster Brisk.",
        ),
    ],
)
def test_what_is_said_of_both_is_said_of_each_without_their_number(lang: str, text: str) -> None:
    assert {s for s, p, o in relations(text, lang) if (p, o) == ("trainedOn", "brisk")} == {
        "fjord-2",
        "fjord-3",
    }
    assert numbers(text, lang) == set()


def test_a_maker_of_hardware_and_a_number_name_a_device() -> None:
    assert ("supermicro", "manufacturerOf", "supermicro-brisk-3") in relations(
        "The nodes use the Supermicro Brisk 3.", "en"
    )
    assert ("samsung-electronics", "developerOf", "samsung-brisk-3") in relations(
        "The nodes use the Samsung Brisk 3.", "en"
    )


def test_a_pronoun_repeated_goes_on_with_the_same_thing() -> None:
    text = (
        "Nokia a dévoilé le téléphone Brisk 3. Il est équipé du processeur Exynos 2400. Il coûte 900 euros."
    )
    assert ("brisk-3", "cost", 900) in numbers(text, "fr")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Les instances GX1 disposent d'un NVIDIA L40S avec 48 Go de mémoire."),
        ("es", "Las instancias GX1 disponen de una NVIDIA L40S con 48 GB de memoria."),
        ("it", "Le istanze GX1 dispongono di una NVIDIA L40S con 48 GB di memoria."),
    ],
)
def test_what_a_chip_comes_with_is_the_chips(lang: str, text: str) -> None:
    assert {x for x in numbers(text, lang) if x[1] == "memoryCapacity"} == {
        ("nvidia-l40s", "memoryCapacity", 48)
    }
