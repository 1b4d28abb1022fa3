"""Dates and numbers that a clause of saying gives to the event it tells of."""

from __future__ import annotations

import pytest
from fixture_reading import read

from kg.model import EventStatement


def _event(term: str, text: str) -> dict[str, str]:
    reading = read(text, "it")
    rows = [c.statement for c in reading.claims if isinstance(c.statement, EventStatement)]
    return {
        role: str(getattr(x, "iso", getattr(x, "low", x)))
        for s in rows
        if s.type == term
        for role, x in s.roles
    }


@pytest.mark.parametrize(
    ("told", "date"), [("stava comprando", "2021-03"), ("ha comprato", None), ("avrebbe comprato", None)]
)
def test_what_was_under_way_when_it_was_told_is_of_that_date(told: str, date: str | None) -> None:
    found = _event(
        "Purchase", f"Nel marzo 2021 è stato rivelato che la società Halden {told} la società Tarn Labs."
    )
    assert found["object"] == "tarn-labs" and found.get("date") == date


def test_a_number_told_in_a_later_clause_is_the_purchase_s() -> None:
    text = "La società Halden ha comprato GPU di Tarn Labs, con alcune fonti che segnalavano 5.000 GPU."
    assert _event("Purchase", text)["quantity"] == "5000"
    assert "agent" not in _event("Announcement", text)


def test_support_that_is_said_is_of_the_day_on_which_it_is_said() -> None:
    text = "Il 3 maggio 2022 Maria Velk ha scritto su X che il Portogallo dovrebbe approvare la legge Arden."
    assert _event("Endorsement", text) == {
        "agent": "maria-velk",
        "object": "legge-arden",
        "date": "2022-05-03",
    }
