"""Origins of articles, and claims that cannot both be so."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from fixture_graph import Page
from pyoxigraph import NamedNode, Store

from kg.gazetteer import Gazetteer
from kg.model import (
    Comparator,
    Duration,
    EventStatement,
    Modality,
    Money,
    PartialDate,
    Quantity,
    Reading,
    Relation,
    Stance,
    Statement,
    Text,
    Value,
    ValueOf,
)
from kg.rdf.claims import gather
from kg.rdf.encode import encode
from kg.rdf.iris import Iris
from kg.rdf.names import KG, RDF
from kg.rdf.origins import origins
from kg.schema import Schema

IRIS = Iris()


def article(name: str, *statements: Statement, stance: Stance | None = None, published: str = "") -> Reading:
    about = {"published": published} if published else {}
    page = Page(f"{name}.txt", "en", (f"{name}: Brise, Kiel, Nordlicht AG and Lied.",), **about)
    page.mention(0, brise="Brise", kiel="Kiel", nordlicht="Nordlicht AG", lied="Lied")
    for statement in statements:
        page.claim(statement, 0, "x/1", stance, subject="Brise")
    return page.reading()


def number(value: int, comparator: Comparator = Comparator.EXACT, unit: str = "") -> Quantity:
    return Quantity(Decimal(value), Decimal(value), unit, comparator)


def count(value: int, comparator: Comparator = Comparator.EXACT) -> ValueOf:
    return ValueOf("brise", "acceleratorCount", number(value, comparator))


def money(low: int, high: int, currency: str | None = "USD") -> Money:
    return Money(Decimal(low), Decimal(high), currency)


def disagreements(*readings: Reading) -> dict[tuple[str, str], int]:
    """How many claims disagree, by subject and term."""
    store = Store()
    store.bulk_extend(encode(readings, Schema.load(), Gazetteer({}, ())))
    found = {}
    for quad in store.quads_for_pattern(None, RDF("type"), KG("Disagreement"), None):

        def one(name: str, node: object = quad.subject) -> list[str]:
            quads = store.quads_for_pattern(node, KG(name), None, None)  # type: ignore[arg-type]
            return [q.object.value for q in quads if isinstance(q.object, NamedNode)]

        key = (IRIS.name_of(NamedNode(one("disagreesAbout")[0])), KG.local(NamedNode(one("disagreesOn")[0])))
        found[key] = len(one("disagreeingClaim"))
    return found


def together(readings: Sequence[Reading]) -> set[tuple[str, ...]]:
    names = {reading.article.id: reading.article.source for reading in readings}
    found = origins(names, gather(readings, Schema.load(), IRIS))
    return {tuple(sorted(names[article] for article in group)) for group in found.values()}


def test_two_articles_that_give_other_numbers_disagree() -> None:
    assert disagreements(article("a", count(100)), article("b", count(150))) == {
        ("brise", "acceleratorCount"): 2
    }


def test_one_article_does_not_disagree_with_itself() -> None:
    assert disagreements(article("a", count(100), count(150))) == {}


def test_all_that_disagree_are_listed_and_no_others() -> None:
    found = disagreements(
        article("a", count(100)), article("b", count(150)), article("c", count(100)), article("d", count(200))
    )
    assert found == {("brise", "acceleratorCount"): 3}


@pytest.mark.parametrize("modality", [Modality.PLANNED, Modality.POSSIBLE, Modality.NEGATED])
def test_what_is_not_asserted_disagrees_with_nothing(modality: Modality) -> None:
    assert disagreements(article("a", count(100)), article("b", count(150), stance=Stance(modality))) == {}


def test_whoever_says_it() -> None:
    said = article("b", count(150), stance=Stance(speaker="nordlicht"))
    assert disagreements(article("a", count(100)), said) == {("brise", "acceleratorCount"): 2}


@pytest.mark.parametrize(
    ("one", "other", "disagree"),
    [
        (number(100), number(100), False),
        (number(100, Comparator.ABOUT), number(108), False),
        (number(100, Comparator.ABOUT), number(120), True),
        (number(100, Comparator.ABOUT), number(120, Comparator.ABOUT), False),
        (number(100, Comparator.MORE_THAN), number(150), False),
        (number(100, Comparator.AT_LEAST), number(90), True),
        (number(100, Comparator.UP_TO), number(60), False),
        (number(100, Comparator.LESS_THAN), number(101), True),
        (number(100, Comparator.NEARLY), number(95), False),
        (number(100, Comparator.NEARLY), number(101), True),
    ],
)
def test_bounds_are_taken_as_they_are_meant(one: Quantity, other: Quantity, disagree: bool) -> None:
    readings = [
        article(name, ValueOf("brise", "acceleratorCount", n)) for name, n in (("a", one), ("b", other))
    ]
    assert bool(disagreements(*readings)) is disagree


@pytest.mark.parametrize(
    ("term", "one", "other", "disagree"),
    [
        ("powerCapacity", number(150, unit="MW"), number(200, unit="MW"), True),
        ("powerCapacity", number(150, unit="MW"), number(2, unit="GW"), False),
        ("cost", money(3, 4), money(4, 5), False),
        ("cost", money(3, 4), money(5, 6), True),
        ("cost", money(3, 4), money(5, 6, "EUR"), False),
        ("constructionDuration", Duration("P122D"), Duration("P19D"), True),
        ("memoryType", Text("HBM3"), Text("HBM3E"), True),
        ("investment", money(1, 1), money(2, 2), False),
    ],
)
def test_values_of_each_kind(term: str, one: Value, other: Value, disagree: bool) -> None:
    readings = [article(name, ValueOf("brise", term, value)) for name, value in (("a", one), ("b", other))]
    assert bool(disagreements(*readings)) is disagree


@pytest.mark.parametrize(
    ("one", "other", "disagree"),
    [("2024", "2024-09-02", False), ("2024-09", "2024-10", True), ("2024-09-02", "2024-09-02", False)],
)
def test_dates_of_one_event(one: str, other: str, disagree: bool) -> None:
    def launch(date: str) -> EventStatement:
        return EventStatement("Launch", (("object", "brise"), ("date", PartialDate(date))), "launch-brise")

    found = disagreements(article("a", launch(one)), article("b", launch(other)))
    assert found == ({("launch-brise", "date"): 2} if disagree else {})


def test_what_changes_with_time_disagrees_only_within_one() -> None:
    later = article("b", count(150), published="2025-03")
    assert disagreements(article("a", count(100), published="2024-09-02"), later) == {}
    assert disagreements(article("a", count(100)), later)
    assert disagreements(article("a", count(100), published="2025-03-09"), later)


def test_what_stays_disagrees_whenever_it_is_said() -> None:
    one = article("a", ValueOf("brise", "memoryType", Text("HBM3")), published="2024-01")
    other = article("b", ValueOf("brise", "memoryType", Text("HBM2")), published="2025-01")
    assert disagreements(one, other)


SHARED = tuple(Relation("nordlicht", name, "brise") for name in ("ownerOf", "operatorOf", "developerOf"))


def test_translations_are_one_origin_and_do_not_disagree() -> None:
    one, other = article("a", *SHARED, count(100)), article("b", *SHARED, count(150))
    assert together([one, other]) == {("a.txt", "b.txt")}
    assert disagreements(one, other) == {}


def test_few_shared_claims_do_not_make_one_origin() -> None:
    others = tuple(count(number) for number in range(1, 10))
    readings = [article("a", *SHARED, *others), article("b", *SHARED, *(count(n) for n in range(20, 30)))]
    assert together(readings) == {("a.txt",), ("b.txt",)}
    assert together([article("a", SHARED[0]), article("b", SHARED[0])]) == {("a.txt",), ("b.txt",)}


def test_what_everybody_states_makes_no_origin() -> None:
    readings = [article(f"a{number}", *SHARED) for number in range(51)]
    assert len(together(readings)) == 51
    assert len(together(readings[:50])) == 1


def test_origins_go_on_from_one_to_the_next(readings: tuple[Reading, ...]) -> None:
    between = article("b", *SHARED, count(1), count(2))
    chain = [article("a", *SHARED), between, article("c", count(1), count(2), SHARED[0])]
    assert together(chain) == {("a.txt", "b.txt", "c.txt")}
    assert together(readings) == {
        ("nordlicht-ar.txt", "nordlicht-fr.txt"), ("markt-fr.txt",), ("rueckblick-en.txt",),
    }  # fmt: skip
