"""What a sentence tells of another than the verb, name or office beside which it stands."""

from __future__ import annotations

import pytest
from fixture_reading import read, relations

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
