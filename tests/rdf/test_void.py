"""The VoID description, and that a build leaves it beside its data."""

from __future__ import annotations

from pathlib import Path

from fixture_graph import make_readings
from pyoxigraph import RdfFormat, Store

from kg.gazetteer import Gazetteer
from kg.graph import KnowledgeGraph
from kg.rdf.build import build_graph
from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.report import Report
from kg.rdf.void import void
from kg.schema import Schema


def test_a_build_leaves_its_description(tmp_path: Path) -> None:
    build_graph(
        make_readings(), tmp_path / "graph", Schema.load(), Gazetteer({}, ()), lambda _store: Report()
    )
    directory, _build = KnowledgeGraph.current(tmp_path / "graph")
    with KnowledgeGraph.open(tmp_path / "graph") as graph:
        assert (directory / "void.ttl").read_bytes() == graph.void()


def test_partitions_add_up(store: Store) -> None:
    described = Store()
    described.load(void(store, DEFAULT_BASE), format=RdfFormat.TURTLE)
    query = """PREFIX void: <http://rdfs.org/ns/void#>
    SELECT ?all (SUM(?n) AS ?sum) {
      ?d a void:Dataset ; void:triples ?all ; void:propertyPartition ?p .
      ?p void:triples ?n } GROUP BY ?all"""
    (row,) = described.query(query)  # type: ignore[misc]
    assert int(row["all"].value) == int(row["sum"].value)
    assert int(row["all"].value) == sum(
        1 for quad in store if quad.graph_name.__class__.__name__ == "DefaultGraph"
    )


def test_names_of_partitions_do_not_clash(store: Store) -> None:
    described = Store()
    described.load(void(store, DEFAULT_BASE), format=RdfFormat.TURTLE)
    twice = """PREFIX void: <http://rdfs.org/ns/void#>
    ASK { { ?p void:class ?a, ?b FILTER(?a != ?b) } UNION { ?p void:property ?a, ?b FILTER(?a != ?b) } }"""
    assert not bool(described.query(twice))
