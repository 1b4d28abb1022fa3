"""Facts that belong to another thing than the nearest, or to none."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read, relations

from kg.model import Relation, ValueOf


def test_a_relative_clause_keeps_its_number() -> None:
    found = facts(
        lang="fr",
        text="La société Brenalis construit un centre de données à Oslo. "
        "Ce site de 23 mégawatts permet à Brenalis, qui déploie 40 mégawatts en France, de grandir.",
    )
    power = [value for _, term, value in found if term == "powerCapacity"]
    assert len(power) == 1 and "23" in power[0]


def test_a_possessive_behind_a_person_looks_back() -> None:
    found = facts(
        lang="fr",
        text="La société Brenalis Énergie prospère. Odile Fervac, son PDG, a travaillé chez Google.",
    )
    heads = {(s, o) for s, term, o in found if term == "chiefExecutiveOf"}
    assert heads == {("odile-fervac", "brenalis-energie")}


@pytest.mark.parametrize(("name", "told"), [("Mistral 9B", False), ("Mistral Ardent", True)])
def test_a_short_name_with_a_number_names_no_maker(name: str, told: bool) -> None:
    found = facts(lang="fr", text=f"La société Mistral AI grandit. Le modèle {name} est connu.")
    assert any(term == "developerOf" for _, term, _ in found) is told


def test_a_definite_site_in_a_town_is_the_one_just_told_of() -> None:
    found = facts(
        lang="ar",
        text="تبني شركة Halden Systems مركز بيانات جديدا في ولاية تكساس. "
        "وقالت الشركة إن المركز في مدينة أوسلو سيعتمد على الرياح.",
    )
    sites = {s for s, term, o in found if term == "locatedIn" and o in ("oslo", "texas")}
    assert sites == {"halden-systems-data-center"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Nvidia compró Intel, una operación valorada en 12.500 millones de dólares."),
        ("es", "El acuerdo con Oracle, valorado en 500 millones de dólares, empezará en mayo."),
        ("it", "Brenalto, valutata 3 miliardi di dollari, ha comprato Nvidia, azienda fondata da Ugo Neri."),
    ],
)
def test_what_a_participle_says_of_another_noun_is_no_firms(lang: str, text: str) -> None:
    worth = {s for s, term, _ in facts(lang=lang, text=text) if term == "valuation"}
    assert not worth & {"nvidia", "intel", "oracle"}


def test_a_name_that_only_tells_of_which_kind_a_word_is_is_no_topic() -> None:
    model = "The model uses the {} design. The model was trained on the cluster Brisk."
    assert not any(term == "trainedOn" for _, term, _ in facts(lang="en", text=model.format("Llama")))
    told = "Meta released Llama. The model was trained on the cluster Brisk."
    assert ("llama", "trainedOn", "brisk") in facts(lang="en", text=told)


def test_memory_that_a_value_tells_is_no_part_besides() -> None:
    found = facts(lang="es", text="El chip H200 dispone de 141 GB de memoria HBM3e.")
    assert any(term == "memoryType" for _, term, _ in found)
    assert not any(term == "hasComponent" for _, term, _ in found)


def test_several_sites_are_no_single_thing() -> None:
    one = facts(lang="en", text="Google builds a data center in Oslo.")
    assert any(term == "locatedIn" for _, term, _ in one)
    assert not facts(lang="en", text="Google builds data centers in Oslo and Kiel.")
    assert not facts(lang="fr", text="Google construit des centres de données à Oslo.")


def test_what_measures_a_superlative_is_no_fact() -> None:
    text = "La société Halden construit le plus grand supercalculateur jamais construit en Europe."
    assert not any(term == "locatedIn" for _, term, _ in facts(lang="fr", text=text))


@pytest.mark.parametrize(
    "text",
    [
        "Il modello top con disco da 60 GB e Brisk Tarn costerà 600 euro.",
        "Il chip Brina è formato da una CPU Brisk con 40 core ARM Fjord V2.",
        "Il sistema è nato sulla base del supercomputer Brisk XH2000 di Halden Systems.",
        "Il gruppo di ricerca Tarn NLP, guidato da Aldo Brenti, cresce.",
    ],
)
def test_what_stands_beside_is_not_meant(text: str) -> None:
    # who made it may stand in its name
    said = (c for c in read(text, "it").claims if not c.evidence[0].rule.endswith("/maker"))
    terms = {c.statement.predicate for c in said if isinstance(c.statement, Relation | ValueOf)}
    assert not terms - {"manufacturerOf"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "Nokia presenterà il suo primo cellulare Android."),
        ("es", "Nokia presentará su primer teléfono Android."),
        ("fr", "Nokia présente son premier téléphone Android."),
        ("en", "Nokia presented its first Android phone."),
    ],
)
def test_what_a_device_runs_on_is_not_what_is_shown(lang: str, text: str) -> None:
    assert not facts(lang=lang, text=text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Halden vend la puce KX90. Le groupe Norvane dévoilera son nouveau processeur en mai."),
        ("it", "Halden vende il chip KX90. L'azienda Norvane presenterà il suo nuovo processore a maggio."),
        ("ar", "تبيع شركة هالدن شريحة KX90. ستكشف شركة نورفين عن معالجها الجديد في مايو."),
    ],
)
def test_its_new_chip_is_none_named_before(lang: str, text: str) -> None:
    assert not [r for r in relations(text, lang) if r[2] == "kx90" and r[0] != "halden"]


def test_an_office_between_commas_is_that_of_who_stands_before_it() -> None:
    text = "Ann Lee, co-founder of Brisk Corp, Tom Hale, head of Osk Motors, spoke."
    assert {(s, o) for s, relation, o in relations(text) if relation == "founderOf"} == {("ann-lee", "brisk")}


def test_what_only_tells_the_kind_of_somebodys_thing_is_not_theirs() -> None:
    assert not relations("Soon after, Halden Systems's Brisk Labs post went around. Brisk Labs grew.")


def test_who_runs_a_site_is_not_what_stands_somewhere() -> None:
    text = "La empresa Brisk construirá un centro de datos operado por Osk Motors que estará situado en Oslo."
    assert {(s, o) for s, relation, o in relations(text, "es") if relation == "locatedIn"} == {
        ("brisk-data-center", "oslo")
    }


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "L'azienda Norvane è nata nel 2021. Il suo nuovo chatbot Pim è molto usato."),
        ("it", "L'azienda Norvane punta sul proprio chatbot cinese Pim."),
    ],
)
def test_an_adjective_parts_a_possessive_from_no_name(lang: str, text: str) -> None:
    assert ("norvane", "developerOf", "pim") in relations(text, lang)


def test_another_office_is_no_office_of_the_first_firm() -> None:
    found = relations("Il CEO di Nokia e quello di Microsoft Ugo Neri hanno firmato.", "it")
    assert [o for _, term, o in found if term == "chiefExecutiveOf"] == ["microsoft"]
    found = relations("Nokia cresce. Il CEO dell'azienda Ugo Neri ha parlato.", "it")
    assert ("ugo-neri", "chiefExecutiveOf", "nokia") in found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Norvane has bought Brisk Labs. Its founder, Ada Berg, is now chief scientist at Norvane."),
        ("fr", "Norvane a racheté Brisk Labs. Sa fondatrice, Ada Berg, est désormais directrice de Norvane."),
        ("es", "Norvane compró Brisk Labs. Su fundadora, Ada Berg, es ahora directora técnica de Norvane."),
        ("it", "Norvane ha comprato Brisk Labs. La sua fondatrice, Ada Berg, è ora direttrice di Norvane."),
    ],
)
def test_a_possessive_is_not_of_whom_its_own_clause_names(lang: str, text: str) -> None:
    found = {r for r in relations(text, lang) if r[0] == "ada-berg"}
    assert {o for _, term, o in found if term == "founderOf"} == {"brisk-labs"}
    assert {o for _, term, o in found if term != "founderOf"} == {"norvane"}


def test_a_possessive_may_be_of_whom_a_clause_behind_it_names() -> None:
    text = "Norvane has bought Brisk Labs. Its founder, Ada Berg, said Norvane would grow."
    assert ("ada-berg", "founderOf", "norvane") in relations(text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Norvane makes chips. Rivals such as Brisk Systems and Osk Motors do the same."),
        ("fr", "Norvane fabrique des puces. Des rivaux comme Brisk Systems et Osk Motors font pareil."),
        ("es", "Norvane fabrica chips. Rivales como Brisk Systems y Osk Motors hacen lo mismo."),
        ("it", "Norvane produce chip. Rivali come Brisk Systems e Osk Motors fanno lo stesso."),
    ],
)
def test_rivals_of_nobody_who_is_named_are_those_of_the_topic(lang: str, text: str) -> None:
    pairs = {frozenset((s, o)) for s, term, o in relations(text, lang) if term == "competitorOf"}
    assert pairs == {frozenset(("norvane", "brisk-systems")), frozenset(("norvane", "osk-motors"))}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "The Brisk cluster is new. It has 500 Osk K7 accelerators. Each K7 has 96 GB of memory.",
        ),
        ("fr", "Le cluster Brisk compte 500 accélérateurs Osk K7. Chaque K7 embarque 96 Go de mémoire."),
        ("it", "Il cluster Brisk ha 500 acceleratori Osk K7. Ogni K7 monta 96 GB di memoria."),
    ],
)
def test_a_chip_is_called_by_the_code_that_ends_its_name(lang: str, text: str) -> None:
    assert ("osk-k7", "memoryCapacity") in {(s, term) for s, term, *_ in facts(text, lang)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "{} The chip is made by Osk Micro for Norvane. The company employs 900 people."),
        ("en", "{} Brisk Bank has ordered 40 chips. The start-up employs 900 people."),
        ("es", "{} El chip lo fabrica Osk Micro para Norvane. La empresa emplea a 900 personas."),
        ("it", "{} Brisk Bank ha ordinato 40 chip. La startup ha 900 dipendenti."),
    ],
)
def test_the_firm_is_whom_the_article_is_about(lang: str, text: str) -> None:
    lead = {
        "en": "Norvane is a chip firm from Oslo. Norvane has grown. Norvane has raised $30 million.",
        "es": "Norvane es una empresa de chips. Norvane ha crecido. Norvane ha captado 30 millones de euros.",
        "it": "Norvane è una società di chip. Norvane è cresciuta. Norvane ha raccolto 30 milioni di euro.",
    }
    found = {s for s, term, *_ in facts(text.format(lead[lang]), lang) if term == "employeeCount"}
    assert found == {"norvane"}


def test_the_firm_is_whom_the_sentence_before_is_about() -> None:
    text = "Norvane is a firm from Oslo. Norvane has grown. Norvane makes chips."
    found = facts(f"{text} Brisk Systems was founded in 1990. The company employs 900 people.")
    assert {s for s, term, *_ in found if term == "employeeCount"} == {"brisk-systems"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "fr",
            "La puce K7 consomme moins de la moitié du K200 de Brisk. La puce est fabriquée par Osk Micro.",
        ),
        ("it", "Il chip K7 consuma meno della metà del chip K200. Il chip è prodotto da Osk Micro."),
    ],
)
def test_what_something_is_half_of_is_not_what_is_spoken_of(lang: str, text: str) -> None:
    made = {o for s, term, o in relations(text, lang) if (s, term) == ("osk-micro", "manufacturerOf")}
    assert made == {"k7"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "The firm Brisk sold the K7 chip, and the firm Norvane said that its model Astra 2 would come.",
        ),
        ("en", "The firm Brisk sold the K7 chip, and the firm Norvane trained its model Astra 2."),
        (
            "fr",
            "La société Brisk vend la puce K7, et la société Norvane a dit que son modèle Astra 2 sortira.",
        ),
        ("es", "La empresa Brisk vende el chip K7, y la empresa Norvane dijo que su modelo Astra 2 saldrá."),
        (
            "it",
            "L'azienda Brisk vende il chip K7, e l'azienda Norvane dice che il suo modello Astra 2 uscirà.",
        ),
        ("ar", "أطلقت شركة بريسك شريحة K7، وقالت شركة نورفين إن نموذجها Astra 2 سيصدر في مايو."),
    ],
)
def test_a_possessive_is_of_who_acts_in_its_own_clause(lang: str, text: str) -> None:
    makers = {s for s, term, o in relations(text, lang) if (term, o) == ("developerOf", "astra-2")}
    assert len(makers) == 1
    assert makers.pop()[0] == "n"


def test_a_possessive_of_a_second_deed_is_of_who_does_that() -> None:
    text = "La société Brisk a lancé la puce K7, et la société Norvane a vendu sa filiale Osk Motors."
    assert ("osk-motors", "subsidiaryOf", "norvane") in relations(text, "fr")
