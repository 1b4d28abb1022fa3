"""What a sentence tells of another than the verb, name or office beside which it stands."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read, relations

from kg.model import EventStatement


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "Ivo Brandt ha studiato con Maria Velk, ha cofondato la società Tarn Labs e la guida."),
        (
            "it",
            "Ivo Brandt ha lasciato tutto dopo un litigio con Maria Velk, e ha fondato la società Tarn Labs.",
        ),
        ("fr", "Ivo Brandt a étudié avec Maria Velk, puis a fondé la société Tarn Labs."),
        ("es", "Ivo Brandt ha estudiado con Maria Velk y ha fundado la empresa Tarn Labs."),
    ],
)
def test_with_whom_something_else_was_done_founded_nothing(lang: str, text: str) -> None:
    assert {s for s, p, _ in relations(text, lang) if p == "founderOf"} == {"ivo-brandt"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "Con Maria Velk, Ivo Brandt ha fondato la società Tarn Labs."),
        ("it", "Insieme a Maria Velk, Ivo Brandt ha fondato la società Tarn Labs."),
        ("it", "Ivo Brandt ha fondato la società Tarn Labs con Maria Velk."),
        ("es", "Ivo Brandt fundó la empresa Tarn Labs con Maria Velk."),
    ],
)
def test_with_whom_it_was_founded_founded_it(lang: str, text: str) -> None:
    assert {s for s, p, _ in relations(text, lang) if p == "founderOf"} == {"ivo-brandt", "maria-velk"}


def test_an_office_behind_whose_pupil_somebody_is_is_not_the_masters() -> None:
    pupil = "Ivo Brandt, allievo di Maria Velk, cofondatore di Tarn Labs, ha parlato."
    assert ("maria-velk", "founderOf", "tarn-labs") not in relations(pupil, "it")
    plain = "Maria Velk, cofondatrice di Tarn Labs, ha parlato."
    assert ("maria-velk", "founderOf", "tarn-labs") in relations(plain, "it")


@pytest.mark.parametrize(
    "aside",
    ["che aveva fondato la società Tarn Labs, era stato capo di Kelvo", "ex capo di Kelvo, noto ai più"],
)
def test_what_stands_between_two_dashes_does_not_act(aside: str) -> None:
    text = f"Ivo Brandt — {aside} — annuncia in un post che cambia lavoro."
    said = [c.statement for c in read(text, "it").claims if isinstance(c.statement, EventStatement)]
    assert [dict(s.roles)["agent"] for s in said if s.type == "Announcement"] == ["ivo-brandt"]


def test_behind_the_one_dash_of_a_sentence_a_name_is_explained() -> None:
    text = "Ivo Brandt, il fondatore di Tarn Labs, oggi guida Kelvo — l'azienda dietro alcune app."
    assert relations(text, "it") == {
        ("ivo-brandt", "founderOf", "tarn-labs"),
        ("ivo-brandt", "chiefExecutiveOf", "kelvo"),
    }


def test_a_verb_of_a_headline_in_capitals_is_no_part_of_the_name_before_it() -> None:
    text = "KelvoAI Raccoglie $36M per Combattere le Truffe\n\nLa startup KelvoAI ha chiuso un round."
    assert not relations(text, "it")


def test_a_yearly_event_is_no_product() -> None:
    text = "A Kelvo Sessions, l'evento annuale della società Kelvo, si scopre una cifra."
    assert not relations(text, "it")


@pytest.mark.parametrize(
    "text",
    [
        "La società Kelvo cresce. Nel 2023 aveva acquistato la società Adria. Il gruppo ha 300 dipendenti.",
        "Kelvo AI tace. Brisk AI, con sede a Londra, ha replicato. La società milanese ha 300 dipendenti.",
    ],
)
def test_of_two_firms_that_may_be_meant_nothing_is_told(text: str) -> None:
    assert not [f for f in facts(text, "it") if f[1] == "employeeCount"]


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("La società Kelvo cresce. Il gruppo conta 300 dipendenti.", "kelvo"),
        ("La società Kelvo ha comprato la startup Adria. La startup conta 300 dipendenti.", "adria"),
        ("La società Kelvo cresce. La società milanese conta 300 dipendenti.", "kelvo"),
    ],
)
def test_of_one_firm_that_may_be_meant_it_is_told(text: str, firm: str) -> None:
    assert (firm, "employeeCount", "300") in facts(text, "it")


def test_the_head_without_a_firm_is_of_the_one_spoken_of_and_not_of_the_rival_in_what_he_says() -> None:
    firm = "La società Kelvo ha svelato un modello. "
    rival = "L'amministratore delegato Ivo Brandt sostiene che supera il modello Orion 5 della rivale Brisk."
    met = "L'amministratore delegato Ivo Brandt ha incontrato il capo di Brisk."
    for text in (firm + rival, firm + met):
        heads = {o for _, p, o in relations(text, "it") if p == "chiefExecutiveOf"}
        assert heads == {"kelvo"}


def test_a_plant_that_is_named_later_is_the_one_told_of_before() -> None:
    text = "La società Kelvo costruirà un data center a Lodi. L'impianto, battezzato Aurora, avrà 40.000 Gpu."
    assert ("aurora", "locatedIn", "lodi") in relations(text, "it")
    other = "La società Kelvo costruirà un data center a Lodi. Un altro impianto, battezzato Aurora, ha Gpu."
    assert ("aurora", "locatedIn", "lodi") not in relations(other, "it")


def test_who_leads_a_round_of_a_letter_takes_part_in_it() -> None:
    text = "La startup Kelvo ha chiuso un round di serie B da 85 milioni di euro guidato da Brisk Ventures."
    rounds = [c.statement for c in read(text, "it").claims if isinstance(c.statement, EventStatement)]
    assert any(("source", "brisk-ventures") in s.roles for s in rounds)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "Elisa Conti lascia. Sotto la sua guida Kelvo ha acquisito la società Adria."),
        ("it", "Con il nuovo piano Kelvo ha comprato la società Adria."),
        ("es", "Tras el anuncio Kelvo compró la firma Adria."),
        ("fr", "Dès la rentrée Kelvo a racheté la société Adria."),
    ],
)
def test_a_name_behind_what_opens_its_sentence_is_the_subject(lang: str, text: str) -> None:
    said = [c.statement for c in read(text, lang).claims if isinstance(c.statement, EventStatement)]
    assert [dict(s.roles).get("agent") for s in said if s.type == "Purchase"] == ["kelvo"]


@pytest.mark.parametrize(
    "name", ["la società Kelvo", "Kelvo", "la tedesca Kelvo", "la startup torinese Kelvo"]
)
def test_a_name_that_the_preposition_has_is_no_subject(name: str) -> None:
    text = f"La società Adria cresce. Da {name} ha comprato la società Brisk."
    said = [c.statement for c in read(text, "it").claims if isinstance(c.statement, EventStatement)]
    assert "kelvo" not in [dict(s.roles).get("agent") for s in said]


def test_whose_somebody_is_stands_behind_the_whole_name() -> None:
    text = "Secondo l'analista Paola Greco di Mercati Oggi, la società Kelvo crescerà."
    assert ("paola-greco", "affiliatedWith", "mercati-oggi") in relations(text, "it")
    noble = "La fondatrice Paola di Marco ha fondato la società Kelvo."
    assert ("paola-di-marco", "founderOf", "kelvo") in relations(noble, "it")
