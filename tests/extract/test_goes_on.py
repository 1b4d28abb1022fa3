"""Whom a verb, a pronoun or a noun goes on with: who did what stands before, not who was only named."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, facts, read, relations

from kg.model import EventStatement


@pytest.mark.parametrize(
    ("lang", "text", "said", "unsaid"),
    [
        (
            "en",
            "Halden Power bought Tarn Labs in 2019 and was itself once owned by Osk Systems.",
            ("osk-systems", "ownerOf", "halden-power"),
            ("osk-systems", "ownerOf", "tarn-labs"),
        ),
        (
            "es",
            "Halden Power compró Tarn Labs en 2019 y en su día perteneció a Osk Systems.",
            ("halden-power", "subsidiaryOf", "osk-systems"),
            ("tarn-labs", "subsidiaryOf", "osk-systems"),
        ),
        (
            "es",
            "Halden Power tiene su sede en Oslo. El año pasado compró Tarn Labs y firmó una "
            "alianza con Osk Systems.",
            ("halden-power", "partnerOf", "osk-systems"),
            ("osk-systems", "partnerOf", "tarn-labs"),
        ),
        (
            "it",
            "Halden Power ha sede a Oslo. L'anno scorso ha comprato Tarn Labs e ha stretto "
            "una partnership con Osk Systems.",
            ("halden-power", "partnerOf", "osk-systems"),
            ("osk-systems", "partnerOf", "tarn-labs"),
        ),
        (
            "fr",
            "Halden Power a son siège à Oslo. Elle a racheté Tarn Labs en 2019 et a jadis "
            "appartenu à Osk Systems.",
            ("halden-power", "subsidiaryOf", "osk-systems"),
            ("tarn-labs", "subsidiaryOf", "osk-systems"),
        ),
        (
            "en",
            "Halden AI has 30 employees. Customers include Tarn Labs, Osk Systems and Velk "
            "Group. Last year it struck a partnership with Brisk Labs.",
            ("brisk-labs", "partnerOf", "halden-ai"),
            ("brisk-labs", "partnerOf", "tarn-labs"),
        ),
        (
            "en",
            "Halden Systems launched a phone. It uses Tarn Labs's Gale 8 processor. The "
            "company employs 300 people.",
            ("halden-systems", "employeeCount", "300"),
            ("tarn-labs", "employeeCount", "300"),
        ),
        (
            "it",
            "Halden Systems ha lanciato un telefono. Il telefono ha uno schermo Samsung. Il "
            "gruppo impiega 300 persone.",
            ("halden-systems", "employeeCount", "300"),
            ("samsung-electronics", "employeeCount", "300"),
        ),
        (
            "en",
            "Halden Systems said Tarn Labs is growing and is based in Oslo.",
            ("tarn-labs", "locatedIn", "oslo"),
            ("halden-systems", "locatedIn", "oslo"),
        ),
        (
            "en",
            "Halden Systems sold Tarn Labs to Osk Systems, valuing it at $3 billion.",
            ("tarn-labs", "valuation", "3000000000"),
            ("halden-systems", "valuation", "3000000000"),
        ),
        (
            "en",
            "Halden Systems sold its stake in Tarn Labs to Osk Systems, valuing the company at $3 billion.",
            ("tarn-labs", "valuation", "3000000000"),
            ("osk-systems", "valuation", "3000000000"),
        ),
        (
            "en",
            "Halden Systems raised its bid for Tarn Labs, valuing the company at $3 billion.",
            ("tarn-labs", "valuation", "3000000000"),
            ("halden-systems", "valuation", "3000000000"),
        ),
    ],
)
def test_who_a_verb_or_noun_goes_on_with(
    lang: str, text: str, said: tuple[str, str, str], unsaid: tuple[str, str, str]
) -> None:
    found = facts(text, lang)
    assert said in found
    assert unsaid not in found


def test_what_goes_on_without_a_subject_does_not_reach_past_another_topic() -> None:
    text = "El chip Orion X1 es nuevo. La aplicación Nova 5 cuesta 300 euros. Tiene 12 GB de memoria."
    assert not {f for f in facts(text, "es") if f[1] == "memoryCapacity"}


@pytest.mark.parametrize(
    ("lang", "told", "strange", "value"),
    [
        (
            "it",
            "L'azienda Halden SpA ha partecipato al progetto. Impiega 300 persone.",
            "La controllata di Halden SpA ha partecipato al progetto. Impiega 300 persone.",
            "employeeCount",
        ),
        (
            "es",
            "La empresa Halden SA participa en el proyecto. Emplea a 300 personas.",
            "La filial de Halden SA participa en el proyecto. Emplea a 300 personas.",
            "employeeCount",
        ),
        (
            "en",
            "The Nvidia H100 costs $30,000.",
            "The box with the Nvidia H100 costs $30,000.",
            "cost",
        ),
    ],
)
def test_a_subject_that_has_no_name_is_not_who_is_named_beside_it(
    lang: str, told: str, strange: str, value: str
) -> None:
    assert [f for f in facts(told, lang) if f[1] == value]
    assert not [f for f in facts(strange, lang) if f[1] == value]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Halden competes with Nvidia, AMD and a crop of start-ups such as Cerebras."),
        ("fr", "Halden est en concurrence avec Nvidia, AMD et une poignée de start-up comme Cerebras."),
        ("es", "Halden compite con Nvidia, AMD y un puñado de startups como Cerebras."),
        ("it", "Halden compete con Nvidia, AMD e una manciata di startup come Cerebras."),
    ],
)
def test_a_list_goes_on_with_its_examples(lang: str, text: str) -> None:
    rivals = {(s, o) for s, p, o in relations(text, lang) if p == "competitorOf"}
    assert rivals == {("halden", "nvidia"), ("amd", "halden"), ("cerebras", "halden")}


def test_a_part_told_of_its_parent_keeps_its_own_name() -> None:
    found = relations("Halden is based in Oslo. A subsidiary, Halden Semiconductor, is based in Bergen.")
    assert ("halden", "locatedIn", "oslo") in found


def test_a_town_that_is_also_a_word_ends_a_longer_name() -> None:
    assert "Norway Mobile" in classes_named("Norway Mobile a acheté 300 serveurs.", "fr")


def test_a_machine_behind_whose_it_is_is_a_machine() -> None:
    text = "Halden inaugurated Brume, Europe's fastest supercomputer. It cost 30 million euros."
    assert ("brume", "cost", "30000000") in facts(text)


def test_the_thing_behind_a_verbs_own_preposition() -> None:
    assert "Brume" in classes_named("The lab has switched on the Brume supercomputer.")


def test_the_sign_of_a_trade_mark_parts_no_name() -> None:
    text = "La machine Brume compte 200 GPU NVIDIA® Tesla® V100."
    assert classes_named(text, "fr").get("NVIDIA® Tesla® V100") == "Accelerator"


def test_a_pronoun_behind_its_verb_speaks() -> None:
    reading = read("Ana Ruiz dirige Halden. « Nous sommes prêts », affirme-t-elle.", "fr")
    said = [c.statement for c in reading.claims if isinstance(c.statement, EventStatement)]
    assert [s.type for s in said] == ["Announcement"]


@pytest.mark.parametrize(
    ("lang", "text", "founders"),
    [
        ("en", "Tarn Labs was founded by former Osk researcher Ann Lee, along with Tom Reed.", 2),
        ("en", "Tarn Labs was founded by games prodigy and neuroscientist Ann Lee.", 1),
        ("fr", "Tarn Labs a été fondée par les anciens ingénieurs de Tesla Anne Lee et Marc Reed.", 2),
        ("es", "Tarn Labs fue fundada hace tres años por la exinvestigadora de Tesla Ana Hale.", 1),
        ("it", "Tarn Labs è stata fondata dall'ex ricercatore di Osk University Marco Reed.", 1),
    ],
)
def test_by_reaches_a_person_over_what_the_person_is(lang: str, text: str, founders: int) -> None:
    found = [(s, o) for s, p, o in relations(text, lang) if p == "founderOf"]
    assert len(found) == founders
    assert {o for _, o in found} == {"tarn-labs"}


def test_a_place_behind_a_list_of_towns_is_where_the_last_one_lies() -> None:
    found = relations("Halden has offices in Oslo, Bergen and Austin, Texas.")
    assert {s for s, p, o in found if p == "locatedIn" and o == "texas"} == {"austin"}


def test_a_particle_is_none_of_a_verb_behind_and() -> None:
    reading = read("LUMI came online in 2021 and will be switched off in 2027.")
    assert len([c for c in reading.claims if isinstance(c.statement, EventStatement)]) == 1


@pytest.mark.parametrize(
    ("lang", "text", "said", "unsaid"),
    [
        (
            "fr",
            "Halden Systems est une entreprise. « Nous voulons battre Google », assure le PDG, Marc Reed.",
            ("marc-reed", "chiefExecutiveOf", "halden-systems"),
            ("marc-reed", "chiefExecutiveOf", "google"),
        ),
        (
            "en",
            "Halden Systems was founded by former Opera executive Ann Lee. The company employs 300 people.",
            ("halden-systems", "employeeCount", "300"),
            ("opera", "employeeCount", "300"),
        ),
        (
            "en",
            "Aurora Labs released Lumen 3, a language model. Aurora employs 85 people.",
            ("aurora-labs", "developerOf", "lumen-3"),
            ("aurora", "developerOf", "lumen-3"),
        ),
    ],
)
def test_who_is_named_only_by_the_way_is_not_meant(
    lang: str, text: str, said: tuple[str, str, str], unsaid: tuple[str, str, str]
) -> None:
    found = facts(text, lang)
    assert said in found
    assert unsaid not in found


def test_according_to_inside_a_relative_clause_reaches_no_further_back() -> None:
    text = (
        "Halden AI publica Lumen 3, un modelo de 120 millones de parámetros que, según la empresa, es rápido."
    )
    sizes = [c for c in read(text, "es").claims if getattr(c.statement, "predicate", "") == "parameterCount"]
    assert [c.stance.speaker for c in sizes] == [None]


def test_a_participle_behind_a_town_tells_of_what_stands_there() -> None:
    owned = {
        (s, o)
        for s, p, o in relations("Halden uses a data centre in Oslo owned by Tarn Labs.")
        if p == "ownerOf"
    }
    assert ("tarn-labs", "oslo") not in owned
