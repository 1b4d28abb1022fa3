"""Saved queries: each answers as its cases say, and parameters are bound as terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fixture_events import make_event_reading, store_of
from fixture_graph import make_readings
from pyoxigraph import Literal, NamedNode, Store

from kg.errors import AssetError, QueryError, UnknownName, UsageError
from kg.rdf.iris import Iris
from kg.rdf.lookup import find_entity, find_term
from kg.rdf.queries import Parameter, SavedQuery, load_queries, read_query, run
from kg.rdf.table import Table

CASES = Path(__file__).parent.parent / "data" / "queries"
QUERIES = load_queries()


@pytest.fixture(scope="module")
def wide() -> Store:
    """The store of all hand-made articles."""
    return store_of(*make_readings(), make_event_reading())


def answer(store: Store, saved: SavedQuery, params: dict[str, str]) -> Table:
    terms = saved.terms(
        params, lambda name: find_entity(store, name, Iris()), lambda name: find_term(store, name)
    )
    table = run(store, saved.bound(terms))
    assert isinstance(table, Table)
    return table


def cases() -> Iterator[object]:
    """Each case of each file: parameters on a line of `#`, headings, rows; a blank line between cases."""
    for path in sorted(CASES.glob("*.tsv")):
        for number, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n")):
            head, *lines = block.split("\n")
            params = dict(pair.split("=", 1) for pair in head.removeprefix("#").strip().split("\t") if pair)
            yield pytest.param(path.stem, params, lines, id=f"{path.stem}-{number}")


@pytest.mark.parametrize(("name", "params", "lines"), list(cases()))
def test_a_query_answers_as_its_cases_say(
    wide: Store, name: str, params: dict[str, str], lines: list[str]
) -> None:
    table = answer(wide, QUERIES[name], params)
    found = ["\t".join(table.columns), *("\t".join(record.values()) for record in table.records())]
    assert found == lines


def test_every_query_has_a_case_with_rows_and_every_parameter_one() -> None:
    by_name: dict[str, list[tuple[set[str], list[str]]]] = {}
    for case in cases():
        name, params, lines = case.values  # type: ignore[attr-defined]
        by_name.setdefault(name, []).append((set(params), lines))
    assert set(by_name) == set(QUERIES)
    for name, saved in QUERIES.items():
        assert any(len(lines) > 1 for _, lines in by_name[name]), name
        used = set().union(*(params for params, _ in by_name[name]))
        assert used == {parameter.name for parameter in saved.params}, name


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_every_answer_names_article_and_sentence(name: str) -> None:
    heading = QUERIES[name].text.split("SELECT", 1)[1].split("{", 1)[0]
    assert {"article", "sentence"} <= set(re.findall(r"\?(\w+)", heading))
    assert QUERIES[name].question.endswith("?")


@pytest.fixture(scope="module")
def two_orders() -> tuple[Store, Store]:
    """Stores of the same readings, from first to last and from last to first."""
    readings = (*make_readings(), make_event_reading())
    return store_of(*readings), store_of(*reversed(readings))


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_the_order_of_rows_does_not_depend_on_the_store(two_orders: tuple[Store, Store], name: str) -> None:
    one, other = two_orders
    assert answer(one, QUERIES[name], {}) == answer(other, QUERIES[name], {})


def test_text_in_a_parameter_stays_text() -> None:
    anything = Parameter("x", "string", "anything")
    saved = SavedQuery("x", "t", "q", (anything,), "SELECT ?x { VALUES ?x { UNDEF } }")
    odd = 'a" } } DROP ALL # \\ \n é'
    table = run(Store(), saved.bound({"x": Literal(odd)}))
    assert isinstance(table, Table)
    assert table.rows == ((Literal(odd),),)


@pytest.mark.parametrize(
    ("kind", "value", "bound"),
    [
        ("string", "x", '"x"'),
        ("integer", "+07", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("date", "2024-09", '"2024-09"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'),
        ("lang", "FR", '"fr"'),
        ("iri", "z", "<https://example.org/z>"),
        ("term", "z", "<https://example.org/z>"),
    ],
)
def test_values_of_each_kind(kind: str, value: str, bound: str) -> None:
    saved = SavedQuery("x", "t", "q", (Parameter("p", kind, "it"),), "ASK { VALUES ?p { UNDEF } }")

    def resolve(name: str) -> NamedNode:
        return NamedNode(f"https://example.org/{name}")

    assert saved.bound(saved.terms({"p": value}, resolve, resolve)) == f"ASK {{ VALUES ?p {{ {bound} }} }}"


@pytest.mark.parametrize(
    ("kind", "value"), [("integer", "1.5"), ("integer", ""), ("date", "May"), ("lang", "?")]
)
def test_values_of_the_wrong_kind_are_refused(kind: str, value: str) -> None:
    saved = SavedQuery("x", "t", "q", (Parameter("p", kind, "it"),), "ASK { VALUES ?p { UNDEF } }")
    with pytest.raises(UsageError, match="parameter p"):
        saved.terms({"p": value}, NamedNode, NamedNode)


def test_an_unknown_parameter_names_those_there_are() -> None:
    with pytest.raises(UnknownName, match="did you mean system"):
        QUERIES["accelerators"].terms({"sistem": "x"}, NamedNode, NamedNode)
    with pytest.raises(UnknownName):
        QUERIES["accelerators"].bound({"sistem": Literal("x")})


HEAD = "#+ title: T\n#+ question: Q?\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("#+ title: T\nSELECT * {}", "no '#\\+ question:' line"),
        (HEAD + "#+ author: x\nSELECT * {}", "x.rq:3: 'author'"),
        (HEAD + "#+ params:\n#+   who: iris, whom\nSELECT * {}", "x.rq:4: .*name: kind"),
        (HEAD + "#+ params:\n#+   who: iri, whom\nSELECT * {}", "who: each parameter stands"),
        (HEAD + "SELECT * { VALUES ?who { UNDEF } }", "who: each parameter stands"),
    ],
)
def test_a_broken_head_is_named(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "x.rq").write_text(text)
    with pytest.raises(AssetError, match=words):
        read_query(tmp_path / "x.rq")


def test_each_form_of_query_has_its_answer(wide: Store) -> None:
    assert run(wide, "ASK { ?s a kg:Person }") is True
    table = run(wide, "SELECT ?s { ?s a kg:Person }")
    assert isinstance(table, Table) and len(table) == 1
    triples = run(wide, "CONSTRUCT { ?s a kg:Person } WHERE { ?s a kg:Person }")
    assert len(list(triples)) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT * {\n  ?s ?p }", "line 2, column"),
        ("INSERT DATA { <x:y> <x:y> <x:y> }", "does not parse"),
        ("", "does not parse"),
    ],
)
def test_what_is_no_query_is_refused_with_the_place(text: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        run(Store(), text)
