"""What the Italian press puts last: who does it behind what is done, whose a site is, what a body is."""

from __future__ import annotations

import pytest
from fixture_reading import relations

from kg.model import Article, ValueOf
from kg.pipeline.reader import default_reader


def _modalities(text: str) -> set[str]:
    claims = default_reader().read(Article("a", "a.txt", text, "it", "0")).claims
    return {c.stance.modality.value for c in claims}


@pytest.mark.parametrize(
    ("copula", "modality"),
    [
        ("è stata", "asserted"),
        ("sarà", "planned"),
        ("dovrebbe essere", "planned"),
        ("sarebbe stata", "possible"),
        ("potrebbe essere", "possible"),
        ("non sarà", "negated"),
        ("non è stata", "negated"),
    ],
)
def test_the_copula_before_who_does_it_tells_how_sure_it_is(copula: str, modality: str) -> None:
    assert _modalities(f"A fornire i server alla Halden Systems {copula} la Tarn Labs.") == {modality}


def test_who_does_it_may_stand_behind_the_adjective_of_its_nation() -> None:
    text = "A produrre il chip Kelp-7 sarà la taiwanese Tarn Labs."
    assert ("tarn-labs", "manufacturerOf", "kelp-7") in relations(text, "it")
    assert not relations("A lodare il chip Kelp-7 sarà la taiwanese Tarn Labs.", "it")


def test_who_leads_a_body_that_is_no_firm_is_no_chief_executive() -> None:
    for text in (
        "A guidare il laboratorio Halden è Ann Lee.",
        "Il consorzio Halden è guidato da Ann Lee.",
        "Ann Lee è alla guida del laboratorio Halden.",
    ):
        assert relations(text, "it") == {("ann-lee", "affiliatedWith", "halden")}
    assert relations("Alla guida della Osk Motors c'è Ann Lee.", "it") == {
        ("ann-lee", "chiefExecutiveOf", "osk-motors")
    }


@pytest.mark.parametrize(
    ("text", "lang", "place"),
    [
        ("Il supercomputer Brisk è in costruzione nella fabbrica Tesla di Milano.", "it", "milan"),
        ("Il supercomputer Brisk si trova nello stabilimento della Osk Motors di Torino.", "it", "turin"),
        ("Le supercalculateur Brisk est installé dans l'usine Tesla de Berlin.", "fr", "berlin"),
        ("El superordenador Brisk está instalado en la fábrica de Tesla de Madrid.", "es", "madrid"),
    ],
)
def test_what_stands_at_somebodys_site_stands_in_its_town(text: str, lang: str, place: str) -> None:
    said = relations(text, lang)
    assert ("brisk", "locatedIn", place) in said
    assert not any(o in ("tesla", "osk-motors") or s == "tesla" for s, p, o in said if p == "locatedIn")


def test_a_site_with_a_bare_firm_behind_its_noun_is_that_firms() -> None:
    text = "Halden Systems ha comprato la fabbrica Intel di Monaco di Baviera."
    article = Article("a", "a.txt", text, "it", "0")
    things = {e.id for e in default_reader().read(article).entities}
    assert "intel-factory" in things
    assert "halden-systems-factory" not in things


def test_a_body_with_a_code_behind_its_field_is_one_name() -> None:
    article = Article("a", "a.txt", "Il Centro di eccellenza AB/oneKelp aprirà.", "it", "0")
    assert "Centro di eccellenza AB/oneKelp" in {m.text for m in default_reader().read(article).mentions}
    article = Article("a", "a.txt", "L'Istituto di statistica Istat ha parlato.", "it", "0")
    assert "Istat" in {m.text for m in default_reader().read(article).mentions}


def test_who_has_a_post_in_a_unit_is_of_the_firm_whose_it_is() -> None:
    said = relations("Ann Lee, vicepresidente di Data Solutions di Intel, ha parlato.", "it")
    assert said == {("ann-lee", "affiliatedWith", "intel")}
    said = relations("Ann Lee, amministratrice delegata di Tarn Labs di Osk Motors, ha parlato.", "it")
    assert said == {("ann-lee", "chiefExecutiveOf", "tarn-labs")}


def test_the_firms_in_somebodys_brackets_are_all_hers() -> None:
    said = relations("Ann Lee (Tarn Labs, Norvane) ha firmato il testo.", "it")
    assert said == {("ann-lee", "affiliatedWith", "tarn-labs"), ("ann-lee", "affiliatedWith", "norvane")}
    assert not relations("Ann Lee (foto: Tarn Labs, Norvane) ha firmato il testo.", "it")


def test_what_a_text_looks_at_is_no_condition() -> None:
    assert _modalities("Se guardiamo la classifica, il supercomputer Brisk si trova a Oslo.") == {"asserted"}
    assert _modalities("Se la Osk Motors compra il supercomputer Brisk, vincerà.") == {"possible"}


def test_there_is_something_names_nobody() -> None:
    for text in ("C'è anche un supercomputer nuovo.", "Dov’è il supercomputer?"):
        assert not default_reader().read(Article("a", "a.txt", text, "it", "0")).mentions


def test_a_machine_with_its_seat_somewhere_is_told_by_that() -> None:
    said = relations("Il primo supercomputer con sede in Norvegia lo troviamo a Oslo.", "it")
    assert said == {("norway-supercomputer", "locatedIn", place) for place in ("norway", "oslo")}
    assert not relations("Il supercomputer con GPU a Oslo è lento.", "it")


def test_any_other_machine_is_none() -> None:
    text = "Il supercomputer Brisk è più grande di {} supercomputer costruito dalla Osk Motors."
    assert default_reader().read(Article("a", "a.txt", text.format("ogni altro"), "it", "0")).claims == ()
    text = "La Osk Motors ha costruito un nuovo supercomputer."
    assert default_reader().read(Article("a", "a.txt", text, "it", "0")).claims != ()


def test_chips_of_several_kinds_are_no_total() -> None:
    def totals(text: str) -> int:
        claims = default_reader().read(Article("a", "a.txt", text, "it", "0")).claims
        return sum(isinstance(c.statement, ValueOf) for c in claims)

    assert totals("Il supercomputer Brisk monta 500 H100 e 300 H200.") == 0
    assert totals("Il supercomputer Brisk monta 500 H100 e 300 CPU.") == 1


def test_what_somebody_is_accused_of_is_only_possible() -> None:
    assert "possible" in _modalities("La Osk Motors accusa la Tarn Labs di aver comprato la società Norvane.")
    assert _modalities("La Osk Motors, accusata di copiare, ha comprato la società Norvane.") == {"asserted"}


@pytest.mark.parametrize(("noun", "lang"), [("L'assistente", "it"), ("L'app", "it"), ("L'application", "fr")])
def test_a_model_may_be_called_a_product(noun: str, lang: str) -> None:
    article = Article("a", "a.txt", f"{noun} Claude cresce.", lang, "0")
    assert {m.entity for m in default_reader().read(article).mentions} == {"claude"}
