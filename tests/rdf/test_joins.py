"""Queries in the form for the fast engine: the same distinct rows, in time that grows with the graph."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, Variable

from kg.rdf.engines import difference
from kg.rdf.fast import Fast
from kg.rdf.joins import near_joins
from kg.rdf.shapes import load_shapes
from kg.rdf.sparql_text import tokens_of
from kg.rdf.validate import Pyshacl

NODES = [NamedNode(f"urn:e:{name}") for name in "abcde"]
PREDICATES = ["<urn:e:p>", "<urn:e:q>", "<urn:e:r>"]
VALUES = [*NODES, Literal(1), Literal(2), Literal(3)]
PATHS = [*PREDICATES, "^<urn:e:p>", "<urn:e:p>/<urn:e:q>", "(<urn:e:p>|^<urn:e:r>)", "<urn:e:q>*", "?r"]
ENDS = ["$this", "?s", "?t", "?u", "?value"]
FILTERS = [
    "(?value > 1)",
    "(?s != ?t && ?t != $this)",
    "(!isLiteral(?u) || ?u = 2)",
    "NOT EXISTS { ?s <urn:e:q> ?v . ?v <urn:e:r> ?w FILTER(?w != ?t) }",
    "EXISTS { $this <urn:e:p> ?t }",
    "(EXISTS { ?value ^<urn:e:q> ?x . ?x <urn:e:p> ?y } || ?value = 3)",
]


@st.composite
def queries(draw: st.DrawFn) -> str:
    """Queries of patterns and filters that hold $this and ?value."""
    ends, path = st.sampled_from(ENDS), st.sampled_from(PATHS)
    patterns = draw(st.lists(st.tuples(ends, path, ends), min_size=1, max_size=4))
    patterns.append(("$this", draw(path), draw(ends)))
    patterns.append((draw(ends), draw(path), "?value"))
    chosen = draw(st.lists(st.sampled_from(FILTERS), max_size=2, unique=True))
    body = [f"{s} {p} {o} ." for s, p, o in patterns] + [f"FILTER {one}" for one in chosen]
    gives = draw(st.sampled_from(["?value", "?value ?s", "?t", "(STR(?s) AS ?text)"]))
    return f"SELECT $this {gives} WHERE {{ {' '.join(draw(st.permutations(body)))} }}"


TRIPLES = st.tuples(
    st.sampled_from(NODES),
    st.sampled_from([NamedNode(p[1:-1]) for p in PREDICATES]),
    st.sampled_from(VALUES),
)


def rows(store: Store, query: str, this: NamedNode) -> set[str]:
    found = store.query(query, substitutions={Variable("this"): this})
    assert isinstance(found, QuerySolutions)
    names = [variable for variable in found.variables if variable.value != "this"]
    return {" ".join(str(row[name]) for name in names) for row in found}


@settings(max_examples=150, deadline=None)
@given(query=queries(), triples=st.lists(TRIPLES, min_size=1, max_size=14))
def test_the_same_rows(query: str, triples: list[tuple[NamedNode, NamedNode, NamedNode | Literal]]) -> None:
    store = Store()
    store.extend(Quad(*triple) for triple in triples)
    for this in NODES[:3]:
        assert rows(store, near_joins(query), this) == rows(store, query, this)


FORMS = {
    "one step": (
        "PREFIX e: <urn:e:> SELECT $this WHERE { $this e:p ?s ; e:q 3 , ?t . FILTER(?s > ?t) }",
        "PREFIX e: <urn:e:> SELECT DISTINCT $this WHERE "
        "{ $this e:p ?s . $this e:q 3 . $this e:q ?t . FILTER ( ?s > ?t ) }",
    ),
    "two steps": (
        "SELECT $this ?value { $this <urn:p> ?value ; <urn:q> ?s . ?s <urn:p> ?e FILTER(?value > ?e) }",
        "SELECT DISTINCT $this ?value WHERE { $this <urn:p> ?value . $this <urn:q> ?s . "
        "FILTER EXISTS { ?s <urn:p> ?e . FILTER ( ?value > ?e ) } }",
    ),
    "what is given is bound further away": (
        "SELECT $this ?value WHERE { $this <urn:q> ?s . ?s a ?value }",
        "SELECT DISTINCT $this ?value WHERE { $this ((<urn:q>)/(a)|<urn:newsgraph:never>) ?value . "
        "$this <urn:q> ?s . FILTER EXISTS { ?s a ?value . } }",
    ),
    "a union": (
        "SELECT $this { { $this <urn:p> ?x } UNION { ?x <urn:q> $this } }",
        "SELECT DISTINCT $this { { $this <urn:p> ?x } UNION { ?x <urn:q> $this } }",
    ),
    "a limit": ("SELECT $this { $this <urn:p> ?x } LIMIT 3", "SELECT $this { $this <urn:p> ?x } LIMIT 3"),
    "counted": (
        "SELECT $this (COUNT(?x) AS ?n) { $this <urn:p>/<urn:q> ?x } GROUP BY $this",
        "SELECT DISTINCT $this (COUNT(?x) AS ?n) { $this <urn:p>/<urn:q> ?x } GROUP BY $this",
    ),
    "distinct by itself": (
        "SELECT DISTINCT $this { OPTIONAL { $this <urn:p> ?x } }",
        "SELECT DISTINCT $this { OPTIONAL { $this <urn:p> ?x } }",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_forms(form: str) -> None:
    query, wanted = FORMS[form]
    assert near_joins(query).replace("(((", "((").replace("))|", ")|") == wanted.replace("(((", "((")


def test_tokens() -> None:
    text = '?a<?b . # not <this>\n\'x\\\'}\' """{"""@en-GB ex:a.b. :c ^^xsd:date -1.5e3 $this'
    assert tokens_of(text) == [
        *("?a", "<", "?b", ".", "'x\\'}'", '"""{"""', "@en-GB", "ex:a.b", ".", ":c", "^^", "xsd:date", "-"),
        *("1.5e3", "$this"),
    ]


SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <urn:e:> .
e:Wide a sh:NodeShape ; sh:targetSubjectsOf e:of ; sh:sparql [ sh:message "{?value} over {?most}" ; sh:select
  "SELECT $this ?value ?most { $this <urn:e:n> ?value ; <urn:e:of> ?w . ?w <urn:e:max> ?most FILTER(?value > ?most) }"
  ] ; sh:property [ sh:path e:of ; sh:sparql [ sh:message "no size" ; sh:select
  "SELECT $this ?value { $this $PATH ?value . FILTER NOT EXISTS { ?value <urn:e:in> ?x . ?x <urn:e:max> ?y } }" ] ] .
"""  # noqa: E501


def test_in_the_engine(tmp_path: Path) -> None:
    path = tmp_path / "s.ttl"
    path.write_text(SHAPES, encoding="utf-8")
    shapes = load_shapes([path])

    def graph(size: int) -> Store:
        lines = []
        for number in range(size):
            lines.append(f"<urn:e:{number}> <urn:e:n> {number % 7} ; <urn:e:of> <urn:e:w{number}> .")
            lines.append(
                f"<urn:e:w{number}> <urn:e:max> {number % 5} , 9 ; <urn:e:in> <urn:e:w{number // 2}> ."
            )
        store = Store()
        store.load("\n".join(lines).encode(), format=RdfFormat.TURTLE)
        return store

    small = graph(40)
    right = Pyshacl().run(small, shapes)
    assert len(right) > 10
    assert difference(right, Fast().run(small, shapes), shapes) == ([], [])

    def seconds(size: int) -> float:
        store = graph(size)
        started = time.process_time()
        assert Fast().run(store, shapes)
        return time.process_time() - started

    # Joined as written the larger takes a hundred times as long.
    assert seconds(5000) < 40 * max(seconds(500), 0.01)
