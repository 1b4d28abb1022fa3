"""What the English press says beside a fact that it does not state, and the near ones that it does."""

from __future__ import annotations

import pytest
from fixture_reading import facts, relations, roles_told


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
    assert not {row for row in roles_told(text) if row[0] == kind}


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
    assert (kind, role, filler) in roles_told(text)


def test_who_uses_what_on_a_site_does_not_say_it_there() -> None:
    assert not {
        row for row in roles_told("Halden Systems said it used the tool on LinkedIn.") if row[1] == "place"
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


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (
            ("ann-lee", "chiefExecutiveOf", "norden"),
            "Ann Lee took over as Norden's chief executive in January.",
        ),
        (("ann-lee", "chiefExecutiveOf", "norden"), "Ann Lee succeeded Bo Berg as CEO of Norden in May."),
        (("ann-lee", "chiefExecutiveOf", "norden"), "Ann Lee took the helm of Norden in May."),
        (
            ("geeken", "competitorOf", "tindra"),
            "The startup Tindra competes with Osk Motors and China's Geeken.",
        ),
        (
            ("brisk-3", "competitorOf", "gemini"),
            "The model Brisk 3 outperforms OpenAI's GPT-5 and Google's Gemini.",
        ),
        (
            ("mirabel", "developerOf", "mirabel-5"),
            "Norden serves Mirabel, which trains its model, Mirabel 5.",
        ),
    ],
)
def test_the_press_tells_who_leads_and_who_competes(row: tuple[str, str, str], text: str) -> None:
    assert row in relations(text)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (("ann-lee", "chiefExecutiveOf", "waymo"), "Ann Lee, Norden's CEO, once led the lab at Waymo."),
        (("ann-lee", "chiefExecutiveOf", "norden"), "Ann Lee took over the building of Norden in May."),
        (
            ("google", "developerOf", "gpt-5"),
            "Brisk 3 competes with OpenAI's GPT-5, Google's Gemini and others.",
        ),
        (("norden", "developerOf", "mirabel-5"), "Norden serves Mirabel, which trains its model, Mirabel 5."),
        (
            ("osk-motors", "locatedIn", "china"),
            "Tindra competes with Tarn Labs, China's Geeken and Osk Motors.",
        ),
    ],
)
def test_what_stands_beside_somebody_is_not_told_of_him(row: tuple[str, str, str], text: str) -> None:
    assert row not in relations(text)


def test_the_model_is_the_one_released_and_not_the_one_it_beats() -> None:
    text = (
        "Norden on Thursday released Brisk 3, the latest version of its language model, saying it beats "
        "OpenAI's GPT-5. The model has 4 billion parameters."
    )
    assert {s for s, p, _ in facts(text) if p == "parameterCount"} == {"brisk-3"}


def test_a_platform_that_says_and_raises_is_a_firm() -> None:
    text = "Parkway, a cloud platform for banks, announced on Monday that it has raised $40 million."
    assert {s for s, p, _ in facts(text) if p == "investment"} == {"parkway"}


@pytest.mark.parametrize(
    "text",
    [
        "Norden, which is backed by Tarn Capital, opened a plant in Larne.",
        "Tarn Capital is an early investor in Norden.",
        "Tarn Capital, an investor in Norden, opened an office.",
    ],
)
def test_who_backs_a_firm_funds_it(text: str) -> None:
    assert ("Funding", "recipient", "norden") in roles_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norden raised $40 million. Osk Ventures led the round.",
        "Norden raised $40 million. Tarn Capital led it, with participation from Osk Ventures.",
        "Norden raised $40 million. The round also included existing investors Tarn Oil and Osk Ventures.",
        "Norden raised $40 million. Existing investors Tarn Capital and Osk Ventures also participated.",
    ],
)
def test_who_takes_part_in_the_round_told_of_before_funds_the_firm(text: str) -> None:
    assert ("Funding", "source", "osk-ventures") in roles_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norden raised $40 million. Osk Ventures led the market.",
        "Norden raised $40 million. The round included a bank loan for Osk Ventures.",
        "Norden raised $40 million. Osk Ventures joined the choir.",
        "Norden raised $40 million. Existing investors praised Osk Ventures.",
    ],
)
def test_who_does_another_thing_takes_no_part_in_it(text: str) -> None:
    assert ("Funding", "source", "osk-ventures") not in roles_told(text)


def test_all_that_a_firm_has_raised_is_told_beside_the_last_round() -> None:
    text = "Norden raised $40 million, bringing its total funding to $210 million."
    assert len({v for s, p, v in facts(text) if p == "investment"}) == 2


def test_a_plant_that_is_to_power_a_site_is_what_is_built() -> None:
    text = "Halden Systems is building a gas plant in Larne to power the data center."
    assert not {
        row for row in roles_told(text) if row[0] == "Construction" and row[2].endswith("data-center")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Halden Systems's new data center houses 60,000 H100 GPUs.",
        "Halden Systems's first AI data center houses 60,000 H100 GPUs.",
    ],
)
def test_a_firms_new_site_is_its_own(text: str) -> None:
    assert ("halden-systems-data-center", "hasComponent", "nvidia-h100") in relations(text)


def test_a_fair_at_which_a_chip_is_shown_succeeds_nothing() -> None:
    text = "Nvidia's Vera Rubin architecture, announced at CES as the successor to Blackwell, is fast."
    assert {s for s, p, _ in relations(text) if p == "successorOf"} == {"nvidia-rubin"}


@pytest.mark.parametrize(
    "last",
    ["the venture firm Osk Capital", "the private equity firm Osk Capital", "Bill Gates-backed Osk Capital"],
)
def test_what_tells_of_the_last_of_a_list_does_not_part_it(last: str) -> None:
    text = f"Halden Systems has raised $40 million from Meta, Oracle and {last}."
    found = roles_told(text)
    assert {("Funding", "source", x) for x in ("meta", "oracle", "osk-capital")} <= found


@pytest.mark.parametrize("verb", ["joined its board", "sits on its board of directors"])
def test_who_is_on_the_board_is_of_the_firm(verb: str) -> None:
    text = f"The startup Halden Systems grew. Ann Lee {verb}."
    assert ("ann-lee", "affiliatedWith", "halden-systems") in relations(text)


def test_who_takes_part_in_a_round_of_this_sentence_funds_no_firm_named_before() -> None:
    text = (
        "Halden Systems makes robots. Norden has raised $47 million in a round led by Tarn Capital with "
        "participation from Osk Ventures."
    )
    assert ("Funding", "agent", "halden-systems") not in roles_told(text)


@pytest.mark.parametrize(
    ("text", "valued"),
    [
        ("Halden Systems has bought Brisk Labs in a deal valuing the startup at $6 billion.", {"brisk-labs"}),
        ("Halden Systems bought the AI assistant Brisk in a deal valuing the startup at $6 billion.", set()),
        ("Volpa was founded by Ann Lee, and its backers include Osk Capital and Dell, valuing the startup at "
         "$2 billion.", {"volpa"}),
        ("Halden Systems raised $40 million in a round valuing the firm at $2 billion.", {"halden-systems"}),
        ("Halden Systems told Reuters it raised $40 million, valuing the startup at $2 billion.",
         {"halden-systems"}),
    ],
)  # fmt: skip
def test_whom_a_deal_values_is_what_it_was_done_to(text: str, valued: set[str]) -> None:
    assert {s for s, p, _ in facts(text) if p == "valuation"} == valued


def test_a_firm_often_named_is_none_that_a_round_of_another_values() -> None:
    text = (
        "Osk Capital led a round. Osk Capital joined another round. Osk Capital invested again. The firm "
        "Brisk Labs has secured $40 million in a Series A round valuing the company at $400 million."
    )
    assert {s for s, p, _ in facts(text) if p == "valuation"} == {"brisk-labs"}


def test_what_was_made_available_is_what_the_sentence_itself_was_about() -> None:
    text = (
        "Merula Labs released the model Corvid 2. Halden Systems has launched a ride service in Oslo, making "
        "it available to all."
    )
    assert ("halden-systems", "developerOf", "corvid-2") not in relations(text)
    assert ("merula-labs", "developerOf", "corvid-2") in relations(text)


def test_what_is_told_of_a_new_thing_beside_a_chip_is_not_the_chips() -> None:
    text = (
        "Halden Systems showed the Corvus chip, alongside a second-generation AI accelerator carrying 88 GB "
        "of HBM3e memory. The accelerator runs at 5 TB/s of memory bandwidth."
    )
    values = {"memoryCapacity", "memoryType", "memoryBandwidth"}
    assert not [x for x in facts(text) if x[0] == "corvus" and x[1] in values]
    near = "Halden unveiled the Corvus 4, an accelerator with 96 GB of memory. It has 4 TB/s of bandwidth."
    assert {p for s, p, _ in facts(near) if s == "corvus-4"} >= {"memoryCapacity", "memoryBandwidth"}


def test_a_way_to_build_models_is_none_and_a_cache_is_no_memory() -> None:
    text = "Halden Systems released Merula, a 4.6T-parameter Mixture-of-Experts model."
    assert {s for s, p, _ in facts(text) if p == "parameterCount"} == {"merula"}
    cache = "The Corvus 3 chip has 72 MB of SRAM cache with 26 TB/s of bandwidth."
    assert not [x for x in facts(cache) if x[1] == "memoryBandwidth"]


def test_a_firm_whose_head_invests_has_not_invested() -> None:
    text = (
        "Halden Labs, a startup, has raised $50 million. The round included participation from Brisk CEO Tom "
        "Reed and Osk Capital."
    )
    found = roles_told(text)
    assert ("Funding", "source", "brisk") not in found
    assert ("Funding", "source", "tom-reed") in found


def test_a_firm_called_by_its_trade_is_no_ware_of_its_short_name() -> None:
    text = "The platform Halden Security has bought Pelm. Halden, a startup, grows."
    assert not [x for x in relations(text) if x[1] == "developerOf"]


def test_who_is_asked_to_speak_has_not_spoken() -> None:
    assert not roles_told("The firm Tarn Labs was then asked to confirm the deal.")
    assert ("Announcement", "agent", "tarn-labs") in roles_told("The firm Tarn Labs confirmed the deal.")
