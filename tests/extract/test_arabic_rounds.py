"""Whose a round, a worth and a site are that an Arabic sentence tells of."""

from __future__ import annotations

import pytest
from fixture_reading import read, relations

from kg.model import EventStatement, ValueOf

_BEFORE = "تعثرت شركة Osk. "
_VALUED = "قدرت قيمة شركة Norvane بنحو 8 مليارات دولار"


def _of(text: str, prop: str) -> set[str]:
    found = (c.statement for c in read(_BEFORE + text, "ar").claims)
    return {str(s.subject) for s in found if isinstance(s, ValueOf) and s.predicate == prop}


@pytest.mark.parametrize("rest", [" في جولة تمويل جمعت فيها 340 مليون دولار.", "، وتدعمها شركة Tarn."])
def test_a_worth_is_that_of_whom_its_genitive_names(rest: str) -> None:
    assert _of(_VALUED + rest, "valuation") == {"norvane"}


def test_a_worth_of_a_deal_is_nobody_s() -> None:
    assert not _of("تقدر قيمة الصفقة بنحو 8 مليارات دولار، وتدعمها شركة Tarn.", "valuation")


def test_who_gathers_in_a_round_is_whom_its_sentence_names() -> None:
    assert _of(f"{_VALUED} في جولة تمويل جمعت فيها 340 مليون دولار.", "investment") == {"norvane"}


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("تبلغ تكلفة مركز البيانات الذي تبنيه شركة Norvane في أوسلو مليار دولار.", True),
        ("تبلغ تكلفة الأرض قرب مركز البيانات الذي تبنيه شركة Norvane في أوسلو مليار دولار.", False),
    ],
)
def test_a_relative_clause_without_commas_is_passed_over(text: str, cost: bool) -> None:
    assert bool(_of(text, "cost")) is cost


def test_where_a_firm_has_its_seat_is_no_place_of_its_deed() -> None:
    text = "أطلقت شركة Norvane، ومقرها برلين، نموذج Lyra."
    events = [c.statement for c in read(text, "ar").claims if isinstance(c.statement, EventStatement)]
    assert events
    assert not any(role == "place" for s in events for role, _ in s.roles)
    assert ("norvane", "locatedIn", "berlin") in relations(text, "ar")


def test_a_share_is_no_part_of_the_owner_s_name() -> None:
    found = relations("تملك مجموعة هالدن 70% من أسهم شركة Norvane.", "ar")
    assert ("haldn", "ownerOf", "norvane") in found
