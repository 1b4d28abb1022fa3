"""Amounts of several in a row: dealt out "respectively", told without a verb, bounded, or of no one."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read

_SIZES = {("tordo-1", "parameterCount", "13000000000"), ("tordo-2", "parameterCount", "70000000000")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The models Tordo-1 and Tordo-2 have 13 billion and 70 billion parameters respectively."),
        ("en", "The models Tordo-1 and Tordo-2 have 13 and 70 billion parameters, respectively."),
        (
            "es",
            "Los modelos Tordo-1 y Tordo-2 tienen 13.000 y 70.000 millones de parámetros, respectivamente.",
        ),
        ("fr", "Les modèles Tordo-1 et Tordo-2 comptent respectivement 13 et 70 milliards de paramètres."),
        ("it", "I modelli Tordo-1 e Tordo-2 hanno rispettivamente 13 e 70 miliardi di parametri."),
        ("en", "The model Tordo-1 has 13 billion parameters, Tordo-2 70 billion."),
        ("es", "El modelo Tordo-1 tiene 13.000 millones de parámetros; Tordo-2, 70.000 millones."),
        ("fr", "Le modèle Tordo-1 compte 13 milliards de paramètres et Tordo-2 70 milliards."),
        ("it", "Il modello Tordo-1 ha 13 miliardi di parametri, Tordo-2 70 miliardi."),
    ],
)
def test_each_of_a_row_has_its_own(lang: str, text: str) -> None:
    assert {f for f in facts(text, lang) if f[1] == "parameterCount"} == _SIZES


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The model Tordo-1 has 13 billion parameters, Tordo-2 70 billion training tokens."),
        ("en", "The model Tordo-1 has 13 billion parameters, and Tordo-2 70 more customers."),
        ("fr", "Le modèle Tordo-1 compte 13 milliards de paramètres, Tordo-2 70 milliards de jetons."),
    ],
)
def test_what_counts_something_else_is_left_alone(lang: str, text: str) -> None:
    assert not {f for f in facts(text, lang) if f[0] == "tordo-2" and f[1] == "parameterCount"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The server Brisote pairs eight Garza-4 GPUs with two Epyc processors and 768 GB of memory."),
        ("es", "El servidor Brisote combina ocho GPU Garza-4 con dos procesadores Epyc y 768 GB de memoria."),
        ("fr", "Le serveur Brisote associe huit GPU Garza-4 à deux processeurs Epyc et à 768 Go de mémoire."),
        ("it", "Il server Brisote abbina otto GPU Garza-4 a due processori Epyc e a 768 GB di memoria."),
    ],
)
def test_memory_beside_paired_chips_is_the_machines(lang: str, text: str) -> None:
    found = {f for f in facts(text, lang) if f[1] == "memoryCapacity"}
    assert found == {("brisote", "memoryCapacity", "768")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Reports that Cendra is worth $10 billion are wrong."),
        ("es", "Las informaciones de que Cendra vale 10.000 millones de dólares son falsas."),
        ("fr", "Les rumeurs selon lesquelles Cendra vaut 10 milliards de dollars sont infondées."),
        ("it", "Le voci secondo cui Cendra vale 10 miliardi di dollari sono false."),
    ],
)
def test_what_a_wrong_report_says_is_denied(lang: str, text: str) -> None:
    stances = {c.stance.modality.value for c in read(text, lang).claims if hasattr(c.statement, "value")}
    assert stances <= {"negated"}


@pytest.mark.parametrize(
    ("lang", "text", "modality"),
    [
        ("en", "The model Tordo has close to 9 billion parameters.", "asserted"),
        ("fr", "Il n'a fallu que 19 semaines pour construire le supercalculateur Brisote.", "asserted"),
        ("fr", "Il faudra 19 semaines pour construire le supercalculateur Brisote.", "planned"),
        ("it", "Sono bastate 19 settimane per costruire il supercomputer Brisote.", "asserted"),
        ("es", "Hicieron falta 19 semanas para construir el superordenador Brisote.", "asserted"),
        ("ar", "لم تجمع شركة Cendra سوى 35 مليون يورو.", "asserted"),
    ],
)
def test_words_around_a_number_mark_what_they_mark(lang: str, text: str, modality: str) -> None:
    found = [c for c in read(text, lang).claims if hasattr(c.statement, "value")]
    assert found
    assert {c.stance.modality.value for c in found} == {modality}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The companies Montalba and Cendra each employ 50 people."),
        ("en", "The companies Montalba and Cendra employ 50 people each."),
        ("es", "Las empresas Montalba y Cendra emplean a 50 personas cada una."),
        ("fr", "Les sociétés Montalba et Cendra emploient chacune 50 personnes."),
        ("it", "Le aziende Montalba e Cendra impiegano 50 persone ciascuna."),
    ],
)
def test_each_of_a_row_has_what_is_told_of_each(lang: str, text: str) -> None:
    found = {f for f in facts(text, lang) if f[1] == "employeeCount"}
    assert found == {("montalba", "employeeCount", "50"), ("cendra", "employeeCount", "50")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Montalba and Cendra have together raised $5 million."),
        ("es", "Montalba y Cendra han recaudado juntas 5 millones de dólares."),
        ("it", "Montalba e Cendra hanno raccolto insieme 5 milioni di dollari."),
        ("en", "The companies Montalba and Cendra together employ 50 people."),
    ],
)
def test_what_several_have_together_is_nobodys_own(lang: str, text: str) -> None:
    assert not {f for f in facts(text, lang) if f[1] in ("investment", "employeeCount")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The company Cendra has a workforce of about 1,350, a third of them in Oslo."),
        ("es", "La empresa Cendra cuenta con una plantilla de 1.350, un tercio de ellos en Oslo."),
        ("fr", "La société Cendra compte un effectif de 1 350, dont un tiers à Oslo."),
        ("it", "L'azienda Cendra ha un organico di 1.350, un terzo dei quali a Oslo."),
    ],
)
def test_the_noun_of_a_staff_says_what_its_number_counts(lang: str, text: str) -> None:
    assert ("cendra", "employeeCount", "1350") in facts(text, lang)


def test_a_firm_has_the_chips_that_it_installs_unless_a_machine_does() -> None:
    firm = facts("The companies Montalba and Cendra will each install 5,000 Garza-4 accelerators.", "en")
    assert {f[0] for f in firm if f[1] == "acceleratorCount"} == {"montalba", "cendra"}
    text = "La empresa Montalba desplegó 500 aceleradores Garza-4 en el superordenador Brisote."
    assert {s for s, p, _ in facts(text, "es") if p == "acceleratorCount"} == {"brisote"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Garza-5 accelerator offers twice the memory of the Garza-4 and 1.5 times its bandwidth."),
        (
            "es",
            "El acelerador Garza-5 ofrece el doble de memoria que el Garza-4 y 1,5 veces su ancho de banda.",
        ),
        ("fr", "La puce Garza-5 offre le double de la mémoire de la Garza-4 et 1,5 fois sa bande passante."),
        (
            "it",
            "Il chip Garza-5 ha il doppio della memoria del Garza-4 e 1,5 volte la sua larghezza di banda.",
        ),
        ("ar", "تقدم شريحة Garza-5 ضعف سعة Garza-4 و1.5 ضعف عرض نطاقها الترددي."),
    ],
)
def test_so_many_times_the_other_is_a_ratio(lang: str, text: str) -> None:
    found = {f for f in facts(text, lang) if f[1].endswith("Ratio")}
    assert {(s, p) for s, p, _ in found} == {("garza-5", "capacityRatio"), ("garza-5", "bandwidthRatio")}


@pytest.mark.parametrize(
    "text", ["The Garza-5 chip was delayed three times.", "The Garza-5 chip is twice as fast."]
)
def test_times_of_something_else_are_no_ratio_of_memory(text: str) -> None:
    assert not {f for f in facts(text, "en") if f[1].endswith("Ratio")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "The firm Cendra opened a new data centre near Oslo. It has a capacity of 20 MW.",
        ),
        (
            "fr",
            "La société Cendra a ouvert un centre de données près d'Oslo. Il affiche une capacité de 20 MW.",
        ),
        ("es", "La empresa Cendra abrió un centro de datos cerca de Oslo. Tiene una capacidad de 20 MW."),
        ("it", "L'azienda Cendra ha aperto un data center vicino a Oslo. Ha una capacità di 20 MW."),
        ("ar", "افتتحت شركة Cendra مركز بيانات قرب أوسلو. وتبلغ قدرته 20 ميجاواط."),
    ],
)
def test_a_site_without_a_name_is_gone_on_with(lang: str, text: str) -> None:
    assert ("cendra-data-center", "powerCapacity", "20") in facts(text, lang)


@pytest.mark.parametrize(
    "text",
    [
        "The firm Cendra opened a data centre near Oslo. Tickets cost 80 euros. A plant nearby draws 20 MW.",
        "The firm Cendra opened a data centre and a power plant near Oslo. It has a capacity of 20 MW.",
        "The firm Cendra opened a data centre near Oslo. The firm Montalba has a capacity of 20 MW.",
    ],
)
def test_what_is_told_of_another_is_not_the_sites(text: str) -> None:
    assert not {f for f in facts(text, "en") if f[1] in ("powerCapacity", "cost")}


def test_sizes_in_brackets_behind_a_chip_are_its_memory() -> None:
    found = facts("Montalba's chip Garza-5 (256 GB, 7.2 TB/s) is new.", "en")
    assert {
        ("garza-5", "memoryCapacity", "256"),
        ("garza-5", "memoryBandwidth", "7.2"),
    } <= found
    assert not {f for f in facts("The switch Brisote (7.2 TB/s) is new.", "en") if f[1] == "memoryBandwidth"}


def test_how_much_more_one_has_is_no_size_of_it() -> None:
    found = facts("The Garza-5 chip has 80 GB more memory than the Garza-4.", "en")
    assert not {f for f in found if f[1] == "memoryCapacity"}


def test_what_they_did_together_is_no_ones_alone() -> None:
    text = "The companies Montalba and Cendra are from Oslo. Together they raised $55 million last year."
    assert not {f for f in facts(text, "en") if f[1] == "investment"}
