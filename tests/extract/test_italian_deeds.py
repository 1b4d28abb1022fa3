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
