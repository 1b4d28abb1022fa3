"""The two engines say the same: on our shapes, on every bad example and on generated graphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store

from kg.assets import asset
from kg.errors import UnknownName
from kg.rdf.engines import Auto, Both, EnginesDiffer, difference, engine_named
from kg.rdf.fast import ComputedValue, Fast
from kg.rdf.names import KG, RDF, XSD
from kg.rdf.ontology import ontology_quads
from kg.rdf.results import RawResult, report_of
from kg.rdf.shapes import ShapeSet, load_shapes
from kg.rdf.validate import Pyshacl

EXAMPLES = Path(__file__).parents[1] / "data" / "shapes"
DATA = "https://w3id.org/newsgraph/id/"


@pytest.fixture(scope="module")
def ours() -> ShapeSet:
    return load_shapes([asset("shapes")])


def same(quads: object, shapes: ShapeSet) -> list[RawResult]:
    """The results of both engines, after they were found equal; messages may be worded otherwise."""
    data = list(quads)  # type: ignore[call-overload]
    right, fast = Pyshacl().run(data, shapes), Fast().run(data, shapes)
    assert difference(right, fast, shapes) == ([], [])
    return right


def test_on_the_fixture_graph(store: Store, ours: ShapeSet) -> None:
    assert same(store, ours)


@pytest.mark.parametrize("kind", ["good", "bad"])
def test_on_every_example(kind: str, ours: ShapeSet) -> None:
    # All in one run, moved to IRIs of their own so that they do not meet.
    store = Store()
    store.extend(ontology_quads())
    for path in sorted(EXAMPLES.glob(f"*.{kind}.ttl")):
        text = path.read_text(encoding="utf-8").replace(DATA, f"{DATA}{path.name.split('.')[0]}/")
        store.load(text.encode("utf-8"), format=RdfFormat.TURTLE)
    found = same(store, ours)
    broken = {raw.shape for raw in found if raw.severity.endswith("#Violation")}
    assert (len(broken) > 100) if kind == "bad" else not broken


TERMS = [
    *(NamedNode(f"{DATA}entity/{name}") for name in "abcd"),
    BlankNode("one"),
    BlankNode("two"),
    Literal("HBM3E"),
    Literal("x", language="en"),
    Literal("7", datatype=XSD("integer")),
    Literal("-3", datatype=XSD("integer")),
    Literal("3.6", datatype=XSD("decimal")),
    Literal("P122D", datatype=XSD("duration")),
    Literal("soon", datatype=XSD("date")),
    Literal("2024", datatype=XSD("gYear")),
]
CLASSES = [
    KG(name)
    for name in [
        "Company",
        "Person",
        "Accelerator",
        "Launch",
        "Claim",
        "Article",
        "ComponentCount",
        "AIModel",
    ]
]
PREDICATES = [
    *(
        KG(n)
        for n in ("developerOf", "hasComponent", "acceleratorCount", "memoryType", "cost", "agent", "date")
    ),
    NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
]


@st.composite
def graphs(draw: st.DrawFn) -> list[Quad]:
    """Small graphs of our vocabulary, most of them wrong."""
    subjects = [term for term in TERMS if not isinstance(term, Literal)]
    some = st.tuples(st.sampled_from(subjects), st.sampled_from(PREDICATES), st.sampled_from(TERMS))
    typed = st.tuples(st.sampled_from(subjects), st.just(RDF("type")), st.sampled_from(CLASSES))
    return [Quad(*triple) for triple in draw(st.lists(st.one_of(some, typed), min_size=1, max_size=25))]


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(quads=graphs())
def test_on_generated_graphs(quads: list[Quad]) -> None:
    store = Store()
    store.extend(ontology_quads())
    store.extend(quads)
    same(store, load_shapes([asset("shapes")]))


SPARQL = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <urn:ex:> .
ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:p ; sh:severity sh:Warning ;
  sh:sparql [ sh:message "{?value} is too much"@en, "{?value} est trop"@fr ; sh:select
    "SELECT $this ?value WHERE { $this <urn:ex:p> ?value . FILTER(?value > 3) }" ] ;
  sh:property [ sh:path ex:p ; sh:maxCount 1 ; sh:message "one p"@en, "un seul p"@fr ] .
"""


def test_messages_and_blank_nodes_are_the_same_in_both(tmp_path: Path) -> None:
    path = tmp_path / "s.ttl"
    path.write_text(SPARQL, encoding="utf-8")
    store = Store()
    store.load(b"@prefix ex: <urn:ex:> . [] ex:p 4 , 5 . ex:a ex:p 1 .", format=RdfFormat.TURTLE)
    shapes = load_shapes([path])
    same(store, shapes)
    reports = []
    for engine in (Pyshacl(), Fast()):
        reports.append(report_of(engine.run(store, shapes), shapes, store))
    assert reports[0] == reports[1]
    assert sorted(r.message for r in reports[0].results) == ["4 is too much", "5 is too much", "one p"]
    assert all(r.focus.startswith("_:") for r in reports[0].results)


def test_both_says_where_they_differ(monkeypatch: pytest.MonkeyPatch, store: Store, ours: ShapeSet) -> None:
    lied = RawResult("<urn:x>", "", "urn:c", "urn:s", "", "")
    true_run = Fast.run
    monkeypatch.setattr(Fast, "run", lambda self, quads, shapes: [*true_run(self, quads, shapes), lied])
    with pytest.raises(EnginesDiffer, match="0 results of pyshacl alone, 1 of fast") as caught:
        Both().run(store, ours)
    assert caught.value.exit_code == 4


def test_auto_asks_the_engine_of_record_for_a_small_graph(store: Store, ours: ShapeSet) -> None:
    small, large = Auto(most=10**9).run(store, ours), Auto(most=0).run(store, ours)
    assert small == Pyshacl().run(store, ours) or difference(small, large, ours) == ([], [])


def test_unknown_engine() -> None:
    with pytest.raises(UnknownName, match="did you mean pyshacl"):
        engine_named("pyshackl")


def test_a_value_that_a_query_computes_is_for_the_engine_of_record(tmp_path: Path) -> None:
    path = tmp_path / "s.ttl"
    counted = "SELECT $this (COUNT(?o) AS ?value) { $this <urn:ex:p> ?o } GROUP BY $this"
    path.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:S> a sh:NodeShape ;"
        " sh:targetSubjectsOf <urn:ex:p> ;"
        f' sh:sparql [ sh:message "m" ; sh:select "{counted}" ] .',
        encoding="utf-8",
    )
    store = Store()
    store.load(b"@prefix ex: <urn:ex:> . ex:a ex:p ex:b , ex:c .", format=RdfFormat.TURTLE)
    shapes = load_shapes([path])
    right = Pyshacl().run(store, shapes)
    assert [raw.value for raw in right] == ['"2"^^<http://www.w3.org/2001/XMLSchema#integer>']
    with pytest.raises(ComputedValue, match=r"the query of urn:S computes its \?value"):
        Fast().run(store, shapes)
    assert Auto(most=0).run(store, shapes) == right
    same(store, load_shapes([_named_otherwise(path)]))


def _named_otherwise(path: Path) -> Path:
    path.write_text(path.read_text(encoding="utf-8").replace("?value", "?number"), encoding="utf-8")
    return path
