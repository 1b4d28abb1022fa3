"""What the English press says beside a fact that it does not state, and the near ones that it does."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read, relations

from kg.model import EventStatement


def events(text: str) -> set[tuple[str, str, str]]:
    return {
        (c.statement.type, role, str(x))
        for c in read(text).claims
        if isinstance(c.statement, EventStatement)
        for role, x in c.statement.roles
    }


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Release", "Vesten recently introduced a new generation of chips."),
        ("Purchase", "Halden Systems acquired Tarn's assets and opened a data center in Larne."),
        (
            "Purchase",
            "Halden Systems entered Norway by acquiring Tarn's towers and announced a chip, the Z4.",
        ),
        (
            "Partnership",
            "Halden Systems said it has withdrawn from its $40 million agreement with Tarn Labs.",
        ),
        ("Partnership", "Halden Systems has called off a deal between Tarn Labs and Osk Motors."),
        ("Partnership", "Halden Systems terminated its three-year supply agreement with Tarn Labs."),
        ("Funding", "Halden Systems has secured several customers, with deals worth millions of dollars."),
        ("Funding", "Halden Systems raised prices after a $40 million loss."),
        ("Funding", "Halden Systems received orders worth $40 million."),
        ("Construction", "Halden Systems has developed a server architecture built around memory."),
    ],
)
def test_another_deed_is_no_such_event(kind: str, text: str) -> None:
    assert not {row for row in events(text) if row[0] == kind}


@pytest.mark.parametrize(
    ("kind", "role", "filler", "text"),
    [
        ("Release", "object", "z4", "Halden Systems recently introduced the Z4 chip."),
        (
            "Purchase",
            "object",
            "osk-motors",
            "Halden Systems acquired Osk Motors and opened a plant in Larne.",
        ),
        ("Purchase", "object", "osk-motors", "Reuters has learned that Halden Systems will buy Osk Motors."),
        ("Purchase", "object", "osk-motors", "Reuters learned that Halden Systems is to buy Osk Motors."),
        ("Partnership", "agent", "tarn-labs", "Halden Systems announced a partnership with Tarn Labs."),
        ("Funding", "agent", "halden-systems", "Halden Systems secured a record $40 million in capital."),
        ("Announcement", "place", "linkedin", "Ann Lee said on LinkedIn that the chip is fast."),
    ],
)
def test_what_stands_beside_it_leaves_the_event(kind: str, role: str, filler: str, text: str) -> None:
    assert (kind, role, filler) in events(text)


def test_who_uses_what_on_a_site_does_not_say_it_there() -> None:
    assert not {
        row for row in events("Halden Systems said it used the tool on LinkedIn.") if row[1] == "place"
    }


def test_the_company_that_raises_is_the_one_it_values() -> None:
    text = "Meta has invested in Tarn Labs. Osken raised $3 billion, valuing the company at $30 billion."
    assert {s for s, p, _ in facts(text) if p == "valuation"} == {"osken"}


@pytest.mark.parametrize("form", ["Inc.", "LLC", "Ltd.", "Corp."])
def test_the_form_of_a_firm_behind_a_comma_says_that_it_is_one(form: str) -> None:
    text = (
        f"Zorba Valves, {form} has hired two managers. Jim Doe has been named chief executive of the company."
    )
    assert relations(text) == {("jim-doe", "chiefExecutiveOf", "zorba-valves")}


def test_the_short_form_of_a_firm_of_data_centers_is_no_site() -> None:
    text = "Osk Green Data Centers (OGDC) announced plans for a 24 MW facility in Larne."
    assert not {row for row in facts(text) if row[1] == "powerCapacity"}


def test_a_grade_of_sites_is_no_site() -> None:
    assert not relations("Halden Systems operates a 20 MW Tier III facility in Larne.")


def test_chips_in_the_plural_are_made_and_not_run() -> None:
    assert relations("Nvidia's Vera Rubin systems run in Norway.") == {
        ("nvidia", "manufacturerOf", "nvidia-rubin")
    }
