"""Tables of answers in the standard formats."""

from __future__ import annotations

import csv
import io

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    Triple,
    parse_query_results,
)

from kg.rdf.names import XSD
from kg.rdf.table import Table, readable

NODE = NamedNode("https://w3id.org/newsgraph/id/entity/xai")
ODD = Literal('a "b"\n,\tc \\ «ر»')
ROWS = (
    (NODE, Literal("chat", language="fr")),
    (BlankNode("b1"), Literal("7", datatype=XSD("integer"))),
    (None, ODD),
)
TABLE = Table(("thing", "value"), ROWS)


def test_json_is_read_back_by_another_reader() -> None:
    found = parse_query_results(TABLE.to_json().encode(), QueryResultsFormat.JSON)
    assert isinstance(found, QuerySolutions)
    assert [variable.value for variable in found.variables] == ["thing", "value"]
    rows = [tuple(solution) for solution in found]
    assert rows[0] == ROWS[0]
    assert rows[1][1] == ROWS[1][1]
    assert rows[2] == ROWS[2]


def test_json_of_a_triple_term() -> None:
    triple = Triple(NODE, NODE, Literal("x"))
    found = parse_query_results(Table(("t",), ((triple,),)).to_json().encode(), QueryResultsFormat.JSON)
    assert isinstance(found, QuerySolutions)
    assert [tuple(solution) for solution in found] == [(triple,)]


def test_tsv_is_read_back_by_another_reader() -> None:
    found = parse_query_results(TABLE.to_tsv().encode(), QueryResultsFormat.TSV)
    assert isinstance(found, QuerySolutions)
    assert [tuple(solution)[1] for solution in found] == [row[1] for row in ROWS]


def test_csv_quotes_what_it_must() -> None:
    rows = list(csv.reader(io.StringIO(TABLE.to_csv(), newline="")))
    assert rows == [["thing", "value"], [NODE.value, "chat"], ["_:b1", "7"], ["", ODD.value]]


def test_terms_for_reading() -> None:
    assert [readable(term) for term in (NODE, ODD, None)] == ["xai", ODD.value, ""]
    assert readable(NamedNode("https://w3id.org/newsgraph/id/claim/12")) == "claim/12"
    assert readable(NamedNode("https://w3id.org/newsgraph/ontology#Launch")) == "Launch"
    assert readable(NamedNode("https://example.org/x")) == "https://example.org/x"
    assert readable(NamedNode("https://graph.example/entity/x"), "https://graph.example/") == "x"
