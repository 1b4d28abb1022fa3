"""How a thing is stated: planned, possible, negated or so, and whose words it is, in each language."""

from __future__ import annotations

import pytest
from fixture_reading import read

from kg.model import Claim, EventStatement, Modality, Reading, Relation, ValueOf


def events(reading: Reading, kind: str) -> list[Claim]:
    return [c for c in reading.claims if isinstance(c.statement, EventStatement) and c.statement.type == kind]


@pytest.mark.parametrize(
    ("lang", "text", "modality"),
    [
        ("en", "The company Norvane launched the supercomputer Brisa.", "asserted"),
        ("en", "The company Norvane will launch the supercomputer Brisa.", "planned"),
        ("en", "The company Norvane may launch the supercomputer Brisa.", "possible"),
        ("en", "The company Norvane did not launch the supercomputer Brisa.", "negated"),
        ("fr", "La société Norvane a mis en service le supercalculateur Brisa.", "asserted"),
        ("fr", "La société Norvane mettra en service le supercalculateur Brisa.", "planned"),
        ("fr", "La société Norvane n'a pas mis en service le supercalculateur Brisa.", "negated"),
        (
            "fr",
            "La société Norvane a profité du salon pour mettre en service le supercalculateur Brisa.",
            "asserted",
        ),
        (
            "fr",
            "La société Norvane est venue au salon pour mettre en service le supercalculateur Brisa.",
            "planned",
        ),
        ("es", "La empresa Norvane puso en marcha el superordenador Brisa.", "asserted"),
        ("es", "La empresa Norvane pondrá en marcha el superordenador Brisa.", "planned"),
        ("es", "La empresa Norvane no puso en marcha el superordenador Brisa.", "negated"),
        ("it", "La società Norvane ha messo in funzione il supercomputer Brisa.", "asserted"),
        ("it", "La società Norvane metterà in funzione il supercomputer Brisa.", "planned"),
        ("it", "La società Norvane non ha messo in funzione il supercomputer Brisa.", "negated"),
        ("en", "The company Norvane is going to launch the supercomputer Brisa.", "planned"),
        ("en", "The company Norvane had decided to launch the supercomputer Brisa.", "planned"),
        (
            "fr",
            "Norvane a annoncé vouloir mettre en service le supercalculateur Brisa.",
            "planned",
        ),
        (
            "fr",
            "Norvane est repartie sans mettre en service le supercalculateur Brisa.",
            "negated",
        ),
        (
            "es",
            "Norvane anunció su intención de poner en marcha el superordenador Brisa.",
            "planned",
        ),
        (
            "es",
            "Norvane utilizó el dinero para poner en marcha el superordenador Brisa.",
            "asserted",
        ),
        ("es", "La empresa Norvane usará el dinero para poner en marcha el superordenador Brisa.", "planned"),
        ("it", "La società Norvane ha detto di voler mettere in funzione il supercomputer Brisa.", "planned"),
        (
            "it",
            "Norvane ha usato i fondi per mettere in funzione il supercomputer Brisa.",
            "asserted",
        ),
        ("ar", "قررت شركة نورفان إطلاق الحاسوب العملاق بريزا.", "planned"),
        ("ar", "تريد شركة نورفان أن تطلق الحاسوب العملاق بريزا.", "planned"),
        ("ar", "استخدمت شركة نورفان الأموال لإطلاق الحاسوب العملاق بريزا.", "asserted"),
        ("ar", "أغلقت شركة نورفان أبوابها دون إطلاق الحاسوب العملاق بريزا.", "negated"),
        ("ar", "رجح المحللون أن تطلق شركة نورفان الحاسوب العملاق بريزا.", "possible"),
        ("ar", "توقعت شركة نورفان مبيعات أعلى بعد إطلاق الحاسوب العملاق بريزا.", "asserted"),
        ("ar", "أطلقت شركة نورفان الحاسوب العملاق بريزا.", "asserted"),
        ("ar", "ستطلق شركة نورفان الحاسوب العملاق بريزا.", "planned"),
        ("ar", "صفقة إطلاق شركة نورفان للحاسوب العملاق بريزا قد انهارت.", "negated"),
        ("ar", "بدأ العمل في مركز البيانات بريزا.", "asserted"),
        ("ar", "لم يبدأ العمل في مركز البيانات بريزا.", "negated"),
    ],
)
def test_modality(lang: str, text: str, modality: str) -> None:
    (launch,) = events(read(text, lang), "Launch")
    assert launch.stance.modality is Modality(modality)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "“The company Norvane has launched the supercomputer Brisa,” said Ada Quill."),
        ("en", "Ada Quill said that the company Norvane had launched the supercomputer Brisa."),
        ("en", "According to Ada Quill, the company Norvane launched the supercomputer Brisa."),
        ("fr", "« La société Norvane a mis en service le supercalculateur Brisa », a déclaré Ada Quill."),
        ("fr", "Selon Ada Quill, la société Norvane a mis en service le supercalculateur Brisa."),
        ("es", "Ada Quill dijo que la empresa Norvane puso en marcha el superordenador Brisa."),
        ("es", "Según Ada Quill, la empresa Norvane puso en marcha el superordenador Brisa."),
        ("it", "Ada Quill ha detto che la società Norvane ha messo in funzione il supercomputer Brisa."),
        ("it", "Secondo Ada Quill, la società Norvane ha messo in funzione il supercomputer Brisa."),
    ],
)
def test_speaker(lang: str, text: str) -> None:
    (launch,) = events(read(text, lang), "Launch")
    assert launch.stance.speaker == "ada-quill"
    assert launch.stance.modality is Modality.ASSERTED


def test_what_the_article_says_itself_has_no_speaker() -> None:
    (launch,) = events(read("The company Norvane launched the supercomputer Brisa.", "en"), "Launch")
    assert launch.stance.speaker is None


def test_a_quotation_ends_with_its_marks() -> None:
    text = "“It is big,” said Ada Quill. The company Norvane launched the supercomputer Brisa."
    (launch,) = events(read(text, "en"), "Launch")
    assert launch.stance.speaker is None


def test_a_plan_reaches_no_further_than_its_clause() -> None:
    text = "The company Norvane launched the supercomputer Brisa. It will launch the supercomputer Tarn."
    by_object = {
        dict(c.statement.roles)["object"]: c.stance.modality.value
        for c in events(read(text, "en"), "Launch")
        if isinstance(c.statement, EventStatement)
    }
    assert by_object == {"brisa": "asserted", "tarn": "planned"}


def test_the_words_that_carry_a_claim_are_its_evidence() -> None:
    text = "The company Norvane launched the supercomputer Brisa in Oslo."
    (launch,) = events(read(text, "en"), "Launch")
    parts = {part: text[span.start : span.end] for part, span in launch.evidence[0].parts}
    assert parts["trigger"] == "launched"
    assert parts["agent"] == "Norvane"
    assert parts["object"] == "Brisa"
    assert launch.evidence[0].rule.startswith("en/Launch/")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Lucía Ferrán anunció un plan.\nHoy la máquina está lista. Gracias…2 de mayo de 2024"),
        ("en", "Chief executive Ada Quill announced a plan.\nToday the machine is ready. Thanks… 2 May 2024"),
    ],
)
def test_a_bare_date_at_the_end_of_a_copied_post_is_its_day(lang: str, text: str) -> None:
    days = {str(dict(c.statement.roles).get("date")) for c in events(read(text, lang), "Announcement")}
    assert any("2024-05-02" in day for day in days)


def test_a_name_and_a_quotation_behind_it() -> None:
    quoted = "“La empresa Norvane opera el superordenador Brisa en Oslo, y no se sabe cuándo lo ampliará”."
    (said,) = [c for c in read(f"Lucía Ferrán {quoted}", "es").claims if "operatorOf" in str(c.statement)]
    assert said.stance.speaker == "lucia-ferran"
    assert events(read("Lucía Ferrán “Luz” llegó a Oslo.", "es"), "Announcement") == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The company Norvane said it will open the site in September 2025.", None),
        ("The company Norvane said the site was sold in 2001.", None),
        ("Sales were small in 2003, while the company Norvane says that all is well.", None),
        ("The company Norvane said on 3 March 2020 that it will open the site.", "2020-03-03"),
        ("On 3 March 2020, the company Norvane said it will open the site.", "2020-03-03"),
    ],
)
def test_the_date_of_what_is_said_is_not_the_day_of_saying(text: str, date: str | None) -> None:
    (said,) = (c.statement for c in events(read(text), "Announcement"))
    assert isinstance(said, EventStatement)
    assert [getattr(filler, "iso", None) for role, filler in said.roles if role == "date"] == (
        [date] if date else []
    )


def test_short_for_number_denies_nothing() -> None:
    (claim,) = events(read("At No. 4 the company Norvane launched the supercomputer Brisa."), "Launch")
    assert claim.stance.modality is Modality.ASSERTED


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        (
            "es",
            '"Nvidia vende chips, es un proyecto con Oracle", afirmó el subsecretario de Inversión estatal,'
            " Daniel Osuna, en Madrid.",
            "daniel-osuna",
        ),
        (
            "fr",
            "« Nvidia vend des puces, un projet avec Oracle », a affirmé le sous-secrétaire à l'emploi,"
            " Daniel Osuna.",
            "daniel-osuna",
        ),
        (
            "en",
            '"Nvidia sells chips, it is a project with Oracle," said the undersecretary of labour,'
            " Daniel Osuna.",
            "daniel-osuna",
        ),
        ("es", '"Nvidia vende chips, es un proyecto con Oracle", afirmó el subsecretario.', None),
        ("es", '"Nvidia vende chips, es un proyecto con Oracle", afirmó.', None),
    ],
)
def test_nobody_in_a_quotation_has_said_it(lang: str, text: str, speaker: str | None) -> None:
    found = [c.statement for c in events(read(text, lang), "Announcement")]
    agents = [f for s in found if isinstance(s, EventStatement) for role, f in s.roles if role == "agent"]
    assert agents == ([speaker] if speaker else [])


def test_what_is_done_in_a_quotation_takes_nothing_from_behind_it() -> None:
    text = "« Nvidia vend des puces aux entreprises », a déclaré le délégué à l'Industrie."
    assert not events(read(text, "fr"), "Purchase")


@pytest.mark.parametrize(
    ("lang", "text", "modality"),
    [
        (
            "es",
            "Halden planea construir un centro de datos en Bilbao con una inversión de 3 millones de euros.",
            "planned",
        ),
        (
            "es",
            "Halden construyó un centro de datos en Bilbao con una inversión de 300 millones de euros.",
            "asserted",
        ),
        (
            "es",
            "Halden, que planea crecer, abrió un centro de datos en Bilbao con una inversión de 3.000.000 $.",
            "asserted",
        ),
        (
            "it",
            "Halden costruirà un data center a Torino con un investimento di 300 milioni di euro.",
            "planned",
        ),
        (
            "it",
            "Halden ha costruito un data center a Torino con un investimento di 300 milioni di euro.",
            "asserted",
        ),
        ("en", "Halden plans to build a new $300 million data center in Oslo.", "planned"),
        ("en", "Halden opened a $300 million data center in Oslo.", "asserted"),
    ],
)
def test_what_a_site_costs_is_as_much_to_come_as_the_site(lang: str, text: str, modality: str) -> None:
    sums = [c for c in read(text, lang).claims if isinstance(c.statement, ValueOf)]
    assert {c.stance.modality.value for c in sums} == {modality}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Norvane plans to train the Brisa model on 300 A100 chips."),
        ("es", "Norvane va a entrenar el modelo Brisa con 300 chips A100."),
    ],
)
def test_a_number_of_what_is_planned_is_not_said_to_be_so(lang: str, text: str) -> None:
    counts = [c for c in read(text, lang).claims if isinstance(c.statement, ValueOf)]
    assert {c.stance.modality for c in counts} == {Modality.PLANNED}


def test_what_somebody_denies_is_nobodys_word_that_it_is_so() -> None:
    claims = read("Norvane Systems denied that it has supplied Tarn Labs with chips.", "en").claims
    supplied = [c.stance.modality for c in claims if isinstance(c.statement, Relation)]
    assert supplied == [Modality.NEGATED]


def test_an_arabic_form_of_a_past_or_a_present_is_of_the_feminine_noun_beside_it() -> None:
    claims = read("قد توقع شركة Norvane شراكة مع شركة Tarn Labs.", "ar").claims
    assert {c.stance.modality for c in claims} == {Modality.POSSIBLE}
    signs = read("توقع شركة Norvane شراكة مع شركة Tarn Labs.", "ar").claims
    assert {c.stance.modality for c in signs} == {Modality.ASSERTED}
