"""Who holds an office, whose site somebody builds, and who speaks, as the English press says it."""

from __future__ import annotations

import pytest
from fixture_reading import facts, roles_told


@pytest.mark.parametrize(
    "text",
    [
        "The firm Halden Systems named Olumbe Adeyo as its chief executive.",
        "Olumbe Adeyo has been chief executive of Halden Systems since 2019.",
        "The firm Halden Systems on March 12, 2025, named Olumbe Adeyo as its chief executive.",
    ],
)
def test_whom_an_office_is_given_is_a_person(text: str) -> None:
    assert ("olumbe-adeyo", "chiefExecutiveOf", "halden-systems") in facts(text)


def test_who_has_an_office_at_a_firm_named_behind_the_verb_is_not_the_firm() -> None:
    told = facts("The firm Halden Systems named Brisk Systems CEO Ann Lee to its board.")
    assert not [row for row in told if row[0] == "brisk-systems"]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Halden Systems is building a data center in Oslo.", True),
        ("Halden Systems is building a data center in Oslo for Tarn Labs.", False),
        ("The data center in Oslo was built by Halden Systems.", False),
        ("Halden Systems and Tarn Labs are building a data center in Oslo.", False),
        ("Halden Systems is building a data center in Oslo that will be run by Tarn Labs.", False),
    ],
)
def test_who_builds_a_site_alone_and_for_nobody_runs_it(text: str, runs: bool) -> None:
    told = {(s, p) for s, p, _ in facts(text)}
    assert (("halden-systems", "operatorOf") in told) is runs


def test_a_date_with_commas_parts_no_subject_from_its_verb() -> None:
    told = roles_told("After the merger, Halden Systems on March 12, 2025, bought Brisk Labs.")
    assert {("Purchase", "agent", "halden-systems"), ("Purchase", "object", "brisk-labs")} <= told
    assert any(kind == "Purchase" and role == "date" for kind, role, _ in told)


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("“It is late,” Ann Lee, its head, wrote on X.", True),
        ("He called it “odd” and Ann Lee added 400 machines.", False),
    ],
)
def test_who_stands_between_a_quotation_and_a_verb_speaks(text: str, speaks: bool) -> None:
    assert (("Announcement", "agent", "ann-lee") in roles_told(text)) is speaks


def test_the_firm_is_none_of_a_row_that_acts() -> None:
    text = "Halden Systems raised $40 million. Brisk Labs and Tarn Capital also took part, the company said."
    told = {who for kind, role, who in roles_told(text) if (kind, role) == ("Announcement", "agent")}
    assert told == {"halden-systems"}


def test_a_town_is_no_firm() -> None:
    text = "Halden Systems will open a data center in Oslo, the company said on Tuesday."
    assert ("Announcement", "agent", "halden-systems") in roles_told(text)


@pytest.mark.parametrize("size", ["two-gigawatt", "2-gigawatt"])
def test_a_number_in_words_joined_to_its_unit_counts(size: str) -> None:
    told = facts(f"Halden Systems runs a {size} data center in Oslo.")
    assert "powerCapacity" in {p for _, p, _ in told}


def test_outside_a_country_is_not_in_it() -> None:
    assert not [row for row in facts("Halden Systems opened a plant outside Norway.") if "norway" in row]
    assert [row for row in facts("Halden Systems opened a plant outside Oslo.") if "oslo" in row]
