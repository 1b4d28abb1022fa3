"""Who does, sells and says what in Italian, where "by" and "from" are one word."""

from __future__ import annotations

import pytest
from fixture_reading import facts, relations, roles_told


def test_from_whom_a_firm_is_bought_is_no_buyer() -> None:
    told = roles_told("Osk Motors ha perfezionato l'acquisizione di Halden Systems da Tarn Labs.", "it")
    assert ("Purchase", "source", "tarn-labs") in told
    assert ("Purchase", "agent", "tarn-labs") not in told


def test_by_whom_a_firm_is_bought_is_its_buyer() -> None:
    told = roles_told("L'acquisizione di Halden Systems da parte di Osk Motors è stata annunciata.", "it")
    assert ("Purchase", "agent", "osk-motors") in told


def test_the_page_that_somebody_writes_on_says_nothing() -> None:
    told = roles_told("«Siamo pronti», ha scritto su LinkedIn l'ad di Halden Systems, Luca Ferro.", "it")
    assert ("Announcement", "agent", "luca-ferro") in told
    assert ("Announcement", "agent", "linkedin") not in told


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "it",
            "Halden Systems ha raccolto 200 milioni di dollari sulla base di una valutazione di 4 miliardi.",
        ),
        (
            "es",
            "Halden Systems recaudó 200 millones de euros sobre la base de una valoración de 4.000 millones.",
        ),
    ],
)
def test_a_sum_raised_on_the_basis_of_a_worth_is_not_the_worth(lang: str, text: str) -> None:
    told = facts(text, lang)
    assert ("halden-systems", "investment", "200000000") in told
    assert ("halden-systems", "valuation", "4000000000") in told
    assert ("halden-systems", "valuation", "200000000") not in told


def test_who_was_once_at_the_head_of_a_firm_is_not_its_chief() -> None:
    told = relations("Luca Ferro, già alla testa di Osk Motors, ha parlato a Torino.", "it")
    assert ("luca-ferro", "chiefExecutiveOf", "osk-motors") not in told
    told = relations("Luca Ferro, da dieci anni alla testa di Osk Motors, ha parlato a Torino.", "it")
    assert ("luca-ferro", "chiefExecutiveOf", "osk-motors") in told


@pytest.mark.parametrize(
    ("lang", "there", "all_of_it"),
    [
        (
            "it",
            "Halden Systems cresce. Nello stabilimento di Pisa lavorano 320 persone.",
            "Halden Systems cresce. Con sede a Pisa, impiega 320 persone.",
        ),
        (
            "es",
            "Halden Systems crece. En la fábrica de Pisa trabajan 320 personas.",
            "Halden Systems crece. La empresa de Pisa emplea a 320 personas.",
        ),
        (
            "fr",
            "Halden Systems grandit. Dans l'usine de Pise travaillent 320 personnes.",
            "Halden Systems grandit. Basée à Pise, elle emploie 320 personnes.",
        ),
    ],
)
def test_who_works_at_a_plant_is_not_the_whole_firm(lang: str, there: str, all_of_it: str) -> None:
    count = ("halden-systems", "employeeCount", "320")
    assert count not in facts(there, lang)
    assert count in facts(all_of_it, lang)


def test_what_a_firm_secures_for_itself_buys_nothing_next() -> None:
    told = roles_told(
        "Halden Systems cresce. Nel 2023 il gruppo si era assicurato Osk Motors, e l'anno successivo aveva "
        "comprato Tarn Labs.",
        "it",
    )
    assert ("Purchase", "agent", "osk-motors") not in told
    assert {("Purchase", "object", "osk-motors"), ("Purchase", "object", "tarn-labs")} <= told


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "La società Halden Systems cresce. La controllata Tarn Labs ha perso 3 milioni."),
        ("es", "La empresa Halden Systems crece. La filial Tarn Labs perdió 3 millones."),
        ("fr", "La société Halden Systems grandit. La filiale Tarn Labs a perdu 3 millions."),
    ],
)
def test_a_subsidiary_is_of_the_firm_that_the_text_speaks_of(lang: str, text: str) -> None:
    assert ("tarn-labs", "subsidiaryOf", "halden-systems") in relations(text, lang)
