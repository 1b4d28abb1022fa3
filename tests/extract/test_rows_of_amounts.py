"""Amounts of several without a verb of their own, what an apposition ends with, from whom behind an aside."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, facts, read, relations

from kg.model import EventStatement


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Brisk Systems is valued at $2 billion, Norvane Systems at $3 billion."),
        (
            "fr",
            "Brisk Systems est valorisée 2 milliards de dollars et Norvane Systems 3 milliards de dollars.",
        ),
        (
            "es",
            "Brisk Systems está valorada en 2.000 millones de dólares "
            "y Norvane Systems en 3.000 millones de dólares.",
        ),
        ("it", "Brisk Systems è valutata 2 miliardi di dollari, Norvane Systems 3 miliardi di dollari."),
    ],
)
def test_each_has_its_own_worth(lang: str, text: str) -> None:
    assert {(s, v) for s, term, v in facts(text, lang) if term == "valuation"} == {
        ("brisk-systems", "2000000000"),
        ("norvane-systems", "3000000000"),
    }


def test_a_participle_in_front_is_of_the_name_behind() -> None:
    told = facts("Valorisée 2 milliards de dollars, Brisk Systems grandit.", "fr")
    assert ("brisk-systems", "valuation", "2000000000") in told


def test_what_an_apposition_ends_with_takes_no_part() -> None:
    told = relations("The Lyra model, the successor to Vega 2, was released by Brisk Systems in May.")
    assert ("lyra", "successorOf", "vega-2") in told
    assert {o for _, term, o in told if term == "developerOf"} == {"lyra"}
    told = relations("Brisk Systems trained the Lyra model, the successor to Vega 2, on 500 H100 chips.")
    assert {s for s, term, _ in told if term == "trainedOn"} == {"lyra"}


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Norvane Systems signed a deal with Brisk Systems, valued at $40 million.", False),
        ("Norvane Systems competes with Brisk Systems, valued at $40 million.", True),
    ],
)
def test_a_sum_behind_a_deal_may_be_the_deals(text: str, worth: bool) -> None:
    assert any(term == "valuation" for _, term, _ in facts(text)) is worth


def test_from_whom_behind_a_relative_clause() -> None:
    text = "Brisk Systems bought the Brisa data centre, which cost $50 million, from Tarn Labs."
    events = [c.statement for c in read(text).claims if isinstance(c.statement, EventStatement)]
    assert ("source", "tarn-labs") in {role for e in events if e.type == "Purchase" for role in e.roles}


def test_a_size_before_a_name_parts_no_preposition_from_it() -> None:
    text = "Brisk Systems invested $20 million in the 40 MW Brisa data centre."
    assert ("brisa", "investment", "20000000") in facts(text)


def test_a_slot_for_a_number_passes_no_nation_over() -> None:
    told = facts("The company Brisk Systems makes Norway's Brisa chip with 40 GB of memory.")
    assert ("brisa", "memoryCapacity", "40") in told


def test_a_plain_name_of_a_country_is_a_firm_but_where_it_is_a_word() -> None:
    assert classes_named("Norway's Brisa grew. Dell bought Norway's Brisa.")["Brisa"] == "Company"
    assert "Parliament" not in classes_named("Norway's Parliament opened.")
