"""Who stands behind what is said is so, whatever becomes of what is said."""

from __future__ import annotations

import pytest
from fixture_reading import read

from kg.model import EventStatement, Relation


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Brisk Systems will buy chips, said Ada Berg, chief executive of Norvane.", "chiefExecutiveOf"),
        (
            "Brisk Systems may build a plant in Oslo, according to Ada Berg, founder of Norvane.",
            "founderOf",
        ),
        ("Brisk Systems plans to hire Ada Berg, chief executive of Norvane.", "chiefExecutiveOf"),
        ("Brisk Systems will buy chips, Norvane's chief executive Ada Berg said.", "chiefExecutiveOf"),
    ],
)
def test_an_office_beside_a_name_is_marked_by_its_own_words(text: str, term: str) -> None:
    made = [c for c in read(lang="en", text=text).claims if isinstance(c.statement, Relation)]
    told = {(c.statement.subject, c.stance.modality.value) for c in made if c.statement.predicate == term}
    assert told == {("ada-berg", "asserted")}


def test_an_office_that_somebody_will_have_is_planned() -> None:
    made = read(lang="en", text="Ada Berg, who will become chief executive of Norvane, spoke.").claims
    assert {c.stance.modality.value for c in made if isinstance(c.statement, Relation)} == {"planned"}


@pytest.mark.parametrize(
    "text",
    [
        "Brisk Systems will buy chips, said Ada Berg.",
        "Brisk Systems will buy chips, Ada Berg said.",
        "Brisk Systems will buy chips, Norvane head Ada Berg said.",
        "Brisk Systems will buy chips, Norvane's chief executive Ada Berg said on Monday.",
    ],
)
def test_what_is_to_come_is_said_already(text: str) -> None:
    events = [c for c in read(lang="en", text=text).claims if isinstance(c.statement, EventStatement)]
    told = {(c.statement.type, c.stance.modality.value, c.stance.speaker) for c in events}
    assert told == {("Announcement", "asserted", None), ("Purchase", "planned", "ada-berg")}


def test_what_is_not_to_be_said_is_not() -> None:
    made = read(lang="en", text="Ada Berg will not say that Brisk Systems has bought Norvane.").claims
    spoken = [
        c for c in made if isinstance(c.statement, EventStatement) and c.statement.type == "Announcement"
    ]
    assert all(c.stance.modality.value != "asserted" for c in spoken)
