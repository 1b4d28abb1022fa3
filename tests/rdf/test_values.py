"""Canonical forms: what the store would otherwise rewrite."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.errors import UsageError
from kg.rdf.iris import Iris
from kg.rdf.values import Term, date, duration, number


def kept(term: Term) -> Term:
    """What a store gives back for a literal."""
    node = NamedNode("x:y")
    store = Store()
    store.add(Quad(node, node, term, DefaultGraph()))
    (quad,) = store
    assert not isinstance(quad.object, type(quad))
    return quad.object


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=4, allow_nan=False))
def test_numbers_survive_the_store(value: Decimal) -> None:
    term = number(value)
    assert kept(term) == term
    assert Decimal(term.value) == value


@pytest.mark.parametrize(
    ("given", "written"),
    [("100000", "100000"), ("1E+5", "100000"), ("4.80", "4.8"), ("-0.50", "-0.5"), ("0.00", "0"), ("-0", "0"),
     ("0.1234567890123456789012", "0.123456789012345679")],
)  # fmt: skip
def test_number(given: str, written: str) -> None:
    assert number(Decimal(given)).value == written


@pytest.mark.parametrize(
    ("given", "written"),
    [("P122D", "P122D"), ("P2W", "P14D"), ("PT60M", "PT1H"), ("P18M", "P1Y6M"), ("PT25H", "P1DT1H"),
     ("P0D", "PT0S"), ("PT1.50S", "PT1.5S"), ("PT10S", "PT10S"), ("P1Y2M3DT4H5M6S", "P1Y2M3DT4H5M6S")],
)  # fmt: skip
def test_duration(given: str, written: str) -> None:
    term = duration(given)
    assert term.value == written
    assert kept(term) == term


@pytest.mark.parametrize("wrong", ["", "P", "PT", "122 days", "P1S", "P-1D"])
def test_what_is_no_duration_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="not an ISO 8601 duration"):
        duration(wrong)


@pytest.mark.parametrize(
    ("given", "kind"),
    [("2024", "gYear"), ("2024-09", "gYearMonth"), ("2024-09-02", "date"), ("soon", "string")],
)
def test_dates_are_as_precise_as_given(given: str, kind: str) -> None:
    term = date(given)
    assert term.datatype.value.endswith(f"#{kind}")
    assert kept(term) == term


@pytest.mark.parametrize(
    "wrong", ["example.org/", "https://example.org", "https://exa mple.org/", "ftp://x/"]
)
def test_a_base_must_be_a_web_address_with_a_slash(wrong: str) -> None:
    with pytest.raises(UsageError, match="base IRI"):
        Iris(wrong)
