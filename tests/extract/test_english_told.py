"""What an apposition, an aside and the head of a sentence tell in English, and whom it is told of."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read, relations

from kg.model import EventStatement, Modality


def stances(text: str, term: str) -> set[Modality]:
    return {
        c.stance.modality
        for c in read(text).claims
        if term in (getattr(c.statement, "type", ""), getattr(c.statement, "predicate", ""))
    }


def events(text: str) -> set[tuple[str, str, str]]:
    return {
        (c.statement.type, role, str(x))
        for c in read(text).claims
        if isinstance(c.statement, EventStatement)
        for role, x in c.statement.roles
    }


@pytest.mark.parametrize(
    ("term", "text", "modality"),
    [
        (
            "cost",
            "Built for Tarn Labs, which will run it, the supercomputer Brisk cost 4 million euros.",
            Modality.ASSERTED,
        ),
        (
            "Purchase",
            "Halden Systems, which will sell Osk Motors, the firm says, may buy Tarn Labs.",
            Modality.POSSIBLE,
        ),
        (
            "authorOf",
            "Fjord-2 will have 4 billion parameters, Ann Lee wrote in a letter.",
            Modality.ASSERTED,
        ),
        ("authorOf", "Ann Lee will write a letter.", Modality.PLANNED),
        (
            "locatedIn",
            "Regulators ask whether Tarn Labs, the Oslo start-up led by Ann Lee, broke the law.",
            Modality.ASSERTED,
        ),
        ("locatedIn", "Regulators ask whether Tarn Labs is based in Oslo.", Modality.POSSIBLE),
        ("Release", "Brisk 3 is the first chip to come out of Halden Systems's labs.", Modality.ASSERTED),
        ("Release", "Brisk 3, the first robot to go on sale in Oslo, costs $300.", Modality.ASSERTED),
        ("Purchase", "Halden Systems announced the first offer to buy Tarn Labs.", Modality.PLANNED),
        ("Purchase", "Halden Systems wants to be the first firm to buy Osk Motors.", Modality.PLANNED),
    ],
)
def test_what_an_aside_plans_is_no_plan_of_the_sentence(term: str, text: str, modality: Modality) -> None:
    assert stances(text, term) == {modality}


@pytest.mark.parametrize(
    "text",
    [
        "People who know Lee say he listens. Ann Lee is chief executive of Halden Systems.",
        "The engineer who founded Halden Systems said so.",
    ],
)
def test_who_is_told_apart_by_a_name_is_not_that_one(text: str) -> None:
    assert not {e for e in events(text) if e[0] == "Announcement"}


def test_who_has_the_relative_clause_acts() -> None:
    found = events("Ann Lee, who runs Halden Systems, said the plan was risky.")
    assert ("Announcement", "agent", "ann-lee") in found


@pytest.mark.parametrize(
    ("text", "firm", "founder"),
    [
        ("Halden Systems bought Brisk Labs, an Oslo start-up founded by Ada Berg.", "brisk-labs", "ada-berg"),
        ("Halden Systems met Brisk Labs, an AI chip start-up founded by Ada Berg.", "brisk-labs", "ada-berg"),
        ("Brisk Labs, the Larne start-up founded by Ada Berg, makes chips.", "brisk-labs", "ada-berg"),
    ],
)
def test_an_apposition_with_a_town_tells_of_the_name_before_it(text: str, firm: str, founder: str) -> None:
    assert (founder, "founderOf", firm) in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "After the talks with Brisk Labs, the Oslo company bought Osk Motors.",
        "Like Brisk Labs, the Oslo start-up bought Osk Motors in 2019.",
    ],
)
def test_a_clause_behind_a_comma_is_no_apposition(text: str) -> None:
    assert ("Purchase", "agent", "brisk-labs") not in events(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Last July Halden Systems bought Norvane.", "halden-systems"),
        ("Next May Halden Systems will buy Norvane.", "halden-systems"),
        ("Christian Olsen, chief executive of Halden Systems, said so.", "christian-olsen"),
        ("Theresa May, head of Osk Motors, said so.", "theresa-may"),
    ],
)
def test_where_a_name_begins_at_the_head_of_a_sentence(text: str, name: str) -> None:
    assert name in {x for _, role, x in events(text) if role == "agent"}


@pytest.mark.parametrize(
    "text",
    [
        "Two Norwegians were charged with fraud in Oslo.",
        "Christian groups sued Tarn Labs.",
        "Prosecutors charged three Malaysians over the sale.",
    ],
)
def test_people_of_a_nation_are_no_name(text: str) -> None:
    names = {m.entity for m in read(text).mentions}
    assert names <= {"oslo", "tarn-labs"}, facts(text)
