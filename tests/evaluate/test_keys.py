"""Names, numbers and values that are written otherwise are the same key, others are not."""

from __future__ import annotations

import pytest

from kg.evaluate.keys import gold_key, literal_key, name_key, node_key, number


@pytest.mark.parametrize(
    ("one", "other"),
    [("Élan-2", "elan 2"), ("l’Usine", "L'usine"), ("أوراليا", "اوراليا"), ("  Nord  AG.", "nord ag")],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Groq", "Grok"), ("Elan 2", "Elan 3"), ("نور", "نار")])
def test_near_names_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("lexical", "value"), [("100000", 100000), ("4.80", 4.8), ("1E2", 100), ("HBM", None), (None, None)]
)
def test_numbers(lexical: object, value: object) -> None:
    assert number(lexical) == value


@pytest.mark.parametrize(
    ("gold", "fields"),
    [
        ({"value": 4.8, "unit": "TB/s"}, {"value": "4.8", "unitText": "TB/s"}),
        ({"min": 3, "max": 4, "currency": "EUR"}, {"minValue": "3", "maxValue": "4", "currency": "EUR"}),
        ({"min": 7, "currency": None}, {"minValue": "7", "maxValue": "7"}),
        ({"percent": 36.2, "than": "rival"}, {"value": "36.2", "unitText": "percent", "relativeTo": "rival"}),
    ],
)
def test_gold_and_value_nodes_meet(gold: object, fields: dict[str, str]) -> None:
    assert gold_key(gold) == node_key(fields)


def test_an_amount_without_its_currency_is_another() -> None:
    stated = node_key({"minValue": "3", "maxValue": "3", "currency": "USD"})
    assert gold_key({"min": 3, "max": 3, "currency": None}) != stated


def test_gold_and_literals_meet() -> None:
    assert gold_key(100) == literal_key("100")
    assert gold_key("HBM3E") == literal_key("hbm3e")
    assert gold_key("P122D") == literal_key("P122D") != literal_key("P123D")
