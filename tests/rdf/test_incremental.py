"""Incremental validation gives the report of a full run, whatever changed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from fixture_graph import make_store
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from kg.assets import asset
from kg.rdf.engines import Engine
from kg.rdf.fast import Fast
from kg.rdf.incremental import changed_triples, keep, kept, results_since, revalidate, rules_hash
from kg.rdf.names import KG, NIF, PROV, RDF, RDFS
from kg.rdf.reach import reach_of
from kg.rdf.report import Result
from kg.rdf.results import result_of
from kg.rdf.shapes import ShapeSet, load_shapes
from kg.rdf.validate import Pyshacl

# Beside ours, which are simple: paths of every kind, pairs of properties, queries, shapes in shapes.
HARD = """
@prefix kg: <https://w3id.org/newsgraph/ontology#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <urn:ex:> .
ex:prefixes sh:declare [ sh:prefix "kg" ; sh:namespace "https://w3id.org/newsgraph/ontology#"^^xsd:anyURI ],
  [ sh:prefix "nif" ; sh:namespace "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"^^xsd:anyURI ] .
ex:Span a sh:NodeShape ; sh:targetClass nif:Phrase ;
  sh:property [ sh:path nif:beginIndex ; sh:lessThan nif:endIndex ] ;
  sh:property [ sh:path ( nif:sentence nif:referenceContext ) ; sh:equals nif:referenceContext ; sh:minCount 1 ] ;
  sh:sparql [ sh:prefixes ex:prefixes ; sh:message "begins before its sentence" ; sh:select
    "SELECT $this ?value WHERE { $this nif:beginIndex ?value ; nif:sentence ?s . ?s nif:beginIndex ?b . FILTER(?value < ?b) }" ] .
ex:Cited a sh:NodeShape ; sh:targetObjectsOf kg:citedSentence ;
  sh:property [ sh:path [ sh:inversePath prov:wasDerivedFrom ] ; sh:minCount 1 ; sh:node ex:Said ] ;
  sh:sparql [ sh:prefixes ex:prefixes ; sh:message "no evidence with words" ; sh:select
    "SELECT $this WHERE { $this a nif:Sentence . FILTER NOT EXISTS { ?e kg:citedSentence $this ; kg:triggerSpan ?w . ?w nif:anchorOf ?q } }" ] .
ex:Said a sh:NodeShape ; sh:or ( [ sh:path kg:modality ; sh:hasValue kg:asserted ] [ sh:path prov:wasAttributedTo ; sh:minCount 1 ] ) .
ex:Located a sh:NodeShape ; sh:targetSubjectsOf kg:locatedIn ;
  sh:property [ sh:path ( [ sh:oneOrMorePath kg:locatedIn ] rdfs:label ) ; sh:minCount 1 ] ;
  sh:property [ sh:path kg:locatedIn ; sh:qualifiedValueShape [ sh:class kg:Place ] ; sh:qualifiedMinCount 1 ] ;
  sh:not [ sh:path kg:ownerOf ; sh:minCount 1 ] .
ex:Odd a sh:NodeShape ; sh:targetClass kg:Run ; sh:closed true ; sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) .
ex:Wide a sh:NodeShape ; sh:targetClass kg:Company ; sh:sparql [ sh:prefixes ex:prefixes ; sh:message "rivals" ; sh:select
    "SELECT $this WHERE { { $this kg:competitorOf ?x } UNION { ?x kg:operatorOf $this } }" ] .
"""  # noqa: E501


@cache
def base() -> tuple[Quad, ...]:
    return tuple(sorted(make_store(), key=str))


@cache
def pool() -> tuple[list[Quad], list[NamedNode], list[object]]:
    """What edits draw from: quads of the data, predicates, subjects and objects; the ontology left alone."""
    quads = [q for q in base() if "newsgraph/id/" in str(q.subject)]
    predicates = sorted({q.predicate for q in quads} | {KG("ownerOf"), PROV("wasAttributedTo")}, key=str)
    nodes = sorted({q.subject for q in quads} | {q.object for q in quads}, key=str)
    return quads, predicates, nodes


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> ShapeSet:
    path = tmp_path_factory.mktemp("shapes") / "hard.ttl"
    path.write_text(HARD, encoding="utf-8")
    return load_shapes([asset("shapes"), path])


def full(store: Store, rules: ShapeSet, engine: Engine) -> tuple[Result, ...]:
    found = (result_of(raw, rules) for raw in engine.run(store, rules))
    return tuple(sorted(found, key=lambda r: (r.key, r.message)))


@st.composite
def edits(draw: st.DrawFn) -> tuple[list[Quad], list[Quad]]:
    """Quads to take out and quads to put in, each a little off what is there."""
    quads, predicates, nodes = pool()
    out = draw(st.lists(st.sampled_from(quads), max_size=5))
    put = []
    for quad in draw(st.lists(st.sampled_from(quads), max_size=5)):
        what = draw(st.sampled_from(("subject", "predicate", "object", "type")))
        if what == "subject":
            subject = draw(st.sampled_from([n for n in nodes if isinstance(n, NamedNode)]))
            put.append(Quad(subject, quad.predicate, quad.object, quad.graph_name))
        elif what == "predicate":
            put.append(Quad(quad.subject, draw(st.sampled_from(predicates)), quad.object, quad.graph_name))
        elif what == "object":
            put.append(Quad(quad.subject, quad.predicate, draw(st.sampled_from(nodes)), quad.graph_name))
        else:
            kinds = [KG("Claim"), KG("Run"), KG("Place"), NIF("Phrase"), KG("Company"), KG("Launch")]
            put.append(Quad(quad.subject, RDF("type"), draw(st.sampled_from(kinds)), quad.graph_name))
    return out, put


def edited(out: list[Quad], put: list[Quad]) -> Store:
    store = Store()
    store.bulk_extend(base())
    for quad in out:
        store.remove(quad)
    store.extend(put)
    return store


def check(change: tuple[list[Quad], list[Quad]], rules: ShapeSet, engine: Engine) -> None:
    old, new = edited([], []), edited(*change)
    earlier = _earlier(rules, engine)
    found = revalidate(new, rules, earlier, changed_triples(old, new), engine)
    assert not found.why_full
    assert found.results == full(new, rules, engine)


_KNOWN: dict[tuple[str, str], tuple[Result, ...]] = {}


def _earlier(rules: ShapeSet, engine: Engine) -> tuple[Result, ...]:
    key = (engine.name, rules_hash(rules, engine))
    if key not in _KNOWN:
        _KNOWN[key] = full(edited([], []), rules, engine)
    return _KNOWN[key]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(change=edits())
def test_like_a_full_run(hard: ShapeSet, change: tuple[list[Quad], list[Quad]]) -> None:
    check(change, hard, Fast())


@pytest.mark.slow
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(change=edits())
def test_like_a_full_run_of_the_engine_of_record(
    hard: ShapeSet, change: tuple[list[Quad], list[Quad]]
) -> None:
    check(change, hard, Pyshacl())


@pytest.mark.slow
@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(change=edits())
def test_like_a_full_run_many_times(hard: ShapeSet, change: tuple[list[Quad], list[Quad]]) -> None:
    check(change, hard, Fast())


def test_an_edit_touches_few_nodes() -> None:
    rules = load_shapes([asset("shapes")])
    old = edited([], [])
    sentence = next(iter(old.quads_for_pattern(None, RDF("type"), NIF("Sentence"), None))).subject
    quads = list(old.quads_for_pattern(sentence, NIF("anchorOf"), None, None))
    new = edited(quads, [])
    found = revalidate(new, rules, full(old, rules, Fast()), changed_triples(old, new), Fast())
    assert 1 <= found.nodes <= 3
    assert found.results == full(new, rules, Fast())


def test_our_shapes_have_a_known_reach() -> None:
    reach = reach_of(load_shapes([asset("shapes")]))
    assert not reach.refused
    assert not reach.whole


def test_the_reach_of_a_union_is_not_told(hard: ShapeSet) -> None:
    assert {root.value: why for root, why in reach_of(hard).whole.items()} == {
        "urn:ex:Wide": "its query uses Union"
    }


@pytest.mark.parametrize(
    ("triple", "why"),
    [
        (Triple(KG("Cloud"), RDFS("subClassOf"), KG("Product")), "the classes of the ontology changed"),
        (Triple(NamedNode("urn:x"), KG("count"), Literal("1")), ""),
    ],
)
def test_a_change_of_the_classes_takes_a_full_run(triple: Triple, why: str) -> None:
    rules = load_shapes([asset("shapes")])
    assert revalidate(edited([], []), rules, (), [triple], Fast()).why_full == why


def test_nested_property_shapes_take_a_full_run(tmp_path: Path) -> None:
    path = tmp_path / "deep.ttl"
    path.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:S> a sh:NodeShape ; sh:targetClass <urn:C> ;"
        " sh:property [ sh:path <urn:p> ; sh:property [ sh:path <urn:q> ; sh:minCount 1 ] ] .",
        encoding="utf-8",
    )
    found = revalidate(edited([], []), load_shapes([path]), (), [], Fast())
    assert "other nodes than its focus nodes" in found.why_full


def test_results_are_kept_and_found_again(tmp_path: Path) -> None:
    rules = load_shapes([asset("shapes")])
    results = full(edited([], []), rules, Fast())
    assert results
    assert keep(tmp_path, "x", results)
    assert kept(tmp_path, "x") == results
    assert kept(tmp_path, "y") is None
    (tmp_path / "validation-z.jsonl").write_text("{", encoding="utf-8")
    assert kept(tmp_path, "z") is None


def test_since_an_earlier_build_on_disk(tmp_path: Path) -> None:
    rules, engine = load_shapes([asset("shapes")]), Fast()
    name = rules_hash(rules, engine)
    quads, _, _ = pool()
    for folder, data in (("a", edited([], [])), ("b", edited(quads[:3], []))):
        on_disk = Store(str(tmp_path / folder))
        on_disk.bulk_extend(data)
        on_disk.flush()
        del on_disk
    new = edited(quads[:3], [])
    found, how = results_since(new, rules, engine, tmp_path / "b")
    assert how == "in full: no validated build to start from"
    assert found == full(new, rules, engine)
    keep(tmp_path / "a", name, full(edited([], []), rules, engine))
    found, how = results_since(new, rules, engine, tmp_path / "b")
    assert how.endswith("nodes that the change can touch")
    assert found == full(new, rules, engine)
    keep(tmp_path / "b", name, found)
    assert results_since(new, rules, engine, tmp_path / "b") == (
        found,
        "nothing changed since the last validation",
    )
