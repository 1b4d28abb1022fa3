"""What an apposition, an aside and the head of a sentence tell in English, and whom it is told of."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read, relations, roles_told

from kg.model import Modality


def stances(text: str, term: str) -> set[Modality]:
    return {
        c.stance.modality
        for c in read(text).claims
        if term in (getattr(c.statement, "type", ""), getattr(c.statement, "predicate", ""))
    }


@pytest.mark.parametrize(
    ("term", "text", "modality"),
    [
        (
            "cost",
            "Built for Tarn Labs, which will keep it, the supercomputer Brisk cost 4 million euros.",
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
    assert not {e for e in roles_told(text) if e[0] == "Announcement"}


def test_who_has_the_relative_clause_acts() -> None:
    found = roles_told("Ann Lee, who runs Halden Systems, said the plan was risky.")
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
    assert ("Purchase", "agent", "brisk-labs") not in roles_told(text)


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
    assert name in {x for _, role, x in roles_told(text) if role == "agent"}


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


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Tarn Labs, the start-up Halden Systems bought in 2016, makes chips.",
            {("Purchase", "agent", "halden-systems"), ("Purchase", "object", "tarn-labs")},
        ),
        (
            "Brisk 3, the robot Halden Systems released in May, costs $300.",
            {("Release", "agent", "halden-systems"), ("Release", "object", "brisk-3")},
        ),
        (
            "Halden Systems also runs Osk Motors, a carmaker it acquired in 2019 for $3bn.",
            {("Purchase", "agent", "halden-systems"), ("Purchase", "object", "osk-motors")},
        ),
        (
            "Halden Systems owns Osk Motors, which it bought in 2019.",
            {("Purchase", "agent", "halden-systems"), ("Purchase", "object", "osk-motors")},
        ),
        (
            "Brisk, a data centre Halden Systems is building in Oslo, is large.",
            {("Construction", "agent", "halden-systems"), ("Construction", "object", "brisk")},
        ),
    ],
)
def test_a_relative_clause_needs_no_pronoun(text: str, event: set[tuple[str, str, str]]) -> None:
    assert event <= roles_told(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The data centre Halden Systems is building in Oslo will cost $3bn.", "halden-systems"),
        ("The GPU Halden Systems uses for Fjord-2 has 80 GB of memory.", "halden-systems"),
    ],
)
def test_a_number_is_not_that_of_who_acts_in_such_a_clause(text: str, wrong: str) -> None:
    assert not {f for f in facts(text) if f[0] == wrong and f[1] in ("cost", "memoryCapacity")}


@pytest.mark.parametrize(
    "text",
    [
        "The start-up Halden Systems opened in 2016.",
        "Ann Lee told the company it bought in haste.",
        "After the deal Halden Systems expanded in Oslo.",
        "Halden Systems sued Osk Motors, which it accused of theft, in May.",
        "Osk Motors sued Tarn Labs. Halden Systems, the firm it bought in 2016, is growing.",
        "In the year Halden Systems opened, Ann Lee left.",
    ],
)
def test_no_such_clause_where_none_is(text: str) -> None:
    assert not {e for e in roles_told(text) if e[0] in ("Purchase", "Launch", "Construction")}


def test_the_name_behind_a_noun_is_its_own_where_the_verb_may_stand_alone() -> None:
    assert ("Release", "object", "osprey") in roles_told("The robot Osprey launched in May.")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee is rich. Osk Motors, the Norwegian group she founded in 1979, bought Norvane.",
        "Ann Lee left Tarn Labs, the start-up she founded in 2016.",
    ],
)
def test_who_a_pronoun_in_such_a_clause_is(text: str) -> None:
    assert {r for r in relations(text) if r[1] == "founderOf"} <= {
        ("ann-lee", "founderOf", "osk-motors"),
        ("ann-lee", "founderOf", "tarn-labs"),
    }
    assert "founderOf" in {r[1] for r in relations(text)}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Brisk, Norway's fastest supercomputer, is here.\n\nNorway switched on its largest computer. "
            "The government will spend 50 million euros on another machine in Bergen.",
            ("Launch", "object", "brisk"),
        ),
        (
            "Halden Systems, Norway's largest chipmaker, bought Tarn Labs.",
            ("Purchase", "agent", "halden-systems"),
        ),
    ],
)
def test_whose_fastest_a_name_is_explains_it(text: str, event: tuple[str, str, str]) -> None:
    assert event in roles_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "After meeting Tarn Labs, Norway's biggest company bought Osk Motors.",
        "In talks with Tarn Labs, Norway's biggest company said it would buy Osk Motors.",
    ],
)
def test_a_subject_behind_a_comma_explains_nobody(text: str) -> None:
    assert ("Purchase", "agent", "tarn-labs") not in roles_told(text)
