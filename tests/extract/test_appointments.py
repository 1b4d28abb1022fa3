"""Who is given an office by whom, wherever in the sentence, and where a clause behind "and" begins."""

from __future__ import annotations

import pytest
from fixture_reading import read, relations

from kg.model import EventStatement, Modality


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Norvane sued Osk Motors and named Ada Berg chief executive."),
        ("en", "Norvane (NASDAQ: NRVN) has named Ada Berg, 42, as its new chief executive."),
        ("en", "Osk Motors sued Halden Labs, and Norvane named Ada Berg chief executive."),
        ("fr", "Norvane a fermé une usine et a nommé Ada Berg directrice générale."),
        ("es", "Norvane cerró una planta y nombró a Ada Berg nueva consejera delegada."),
        ("it", "Norvane ha chiuso uno stabilimento e ha nominato Ada Berg amministratrice delegata."),
    ],
)
def test_who_appoints_is_whose_chief_one_is(lang: str, text: str) -> None:
    heads = {r for r in relations(text, lang) if r[1] == "chiefExecutiveOf"}
    assert heads == {("ada-berg", "chiefExecutiveOf", "norvane")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Norvane hired Ada Berg, chief executive of Osk Motors."),
        ("en", "Norvane has named Ada Berg chief executive of Osk Motors."),
        ("fr", "Norvane a embauché Ada Berg, directrice générale de Osk Motors."),
        ("es", "Norvane contrató a Ada Berg, consejera delegada de Osk Motors."),
        ("it", "Norvane ha assunto Ada Berg, amministratrice delegata di Osk Motors."),
    ],
)
def test_an_office_elsewhere_is_not_given(lang: str, text: str) -> None:
    heads = {r for r in relations(text, lang) if r[1] == "chiefExecutiveOf"}
    assert heads == {("ada-berg", "chiefExecutiveOf", "osk-motors")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Norvane plans to appoint Ada Berg chief executive."),
        ("fr", "Norvane va nommer Ada Berg directrice générale."),
        ("es", "Norvane quiere nombrar a Ada Berg consejera delegada."),
        ("it", "Norvane vuole nominare Ada Berg amministratrice delegata."),
    ],
)
def test_an_office_to_be_given_is_planned(lang: str, text: str) -> None:
    assert {c.stance.modality for c in read(text, lang).claims} == {Modality.PLANNED}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Osk Motors a racheté Halden Labs, et Norvane a écrit à Tarn Labs."),
        ("it", "Osk Motors ha acquistato chip K7, e Norvane ha ricevuto una lettera da Tarn Labs."),
        ("es", "Osk Motors compró Halden Labs, y Norvane vendió chips a Tarn Labs."),
    ],
)
def test_a_clause_of_its_own_gives_nothing_to_the_one_before(lang: str, text: str) -> None:
    said = [c.statement for c in read(text, lang).claims]
    roles = [dict(s.roles) for s in said if isinstance(s, EventStatement) and s.type == "Purchase"]
    assert [r for r in roles if "osk-motors" in r["agent"]]
    assert not [r for r in roles if "osk-motors" in r["agent"] and "source" in r]
