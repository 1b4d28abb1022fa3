"""Exports: nothing is lost in any format, and equal graphs give equal bytes."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Dataset, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.errors import UnknownName
from kg.rdf.export import FORMATS, export
from kg.rdf.names import DCT, KG, RDF, SCHEMA
from kg.rdf.reified import reified, split_graphs

PARSERS = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
    "turtle12": RdfFormat.TURTLE,
}


def written(store: Store, format: str) -> bytes:
    out = io.BytesIO()
    export(store, out, format)
    return out.getvalue()


def read_back(store: Store, format: str) -> set[Quad]:
    return set(parse(written(store, format), PARSERS[format]))


def test_every_format_is_tried() -> None:
    assert set(PARSERS) == set(FORMATS)


@pytest.mark.parametrize("format", ["trig", "nquads"])
def test_datasets_hold_every_quad(store: Store, format: str) -> None:
    assert read_back(store, format) == set(store)


@pytest.mark.parametrize("format", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_graphs_hold_every_triple_of_the_reified_form(store: Store, format: str) -> None:
    expected = {Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in reified(store)}
    assert read_back(store, format) == expected


def restored(triples: set[Triple]) -> dict[NamedNode, set[Triple]]:
    """The claims' graphs, made again from claim nodes alone: what the form promises."""
    of: dict[object, dict[NamedNode, list[object]]] = {}
    for t in triples:
        of.setdefault(t.subject, {}).setdefault(t.predicate, []).append(t.object)

    def stated(node: object) -> Triple:
        about = of[node]
        return Triple(*(about[RDF(role)][0] for role in ("subject", "predicate", "object")))  # type: ignore[arg-type]

    amounts = (SCHEMA("QuantitativeValue"), SCHEMA("MonetaryAmount"))
    claims: dict[NamedNode, set[Triple]] = {}
    for node, about in of.items():
        if KG("Claim") in about.get(RDF("type"), []):
            parts = {stated(part) for part in about.get(DCT("hasPart"), [])} | {stated(node)}
            for part in list(parts):
                if any(kind in of.get(part.object, {}).get(RDF("type"), []) for kind in amounts):
                    parts |= {t for t in triples if t.subject == part.object}
            claims[node] = parts  # type: ignore[index]
    return claims


def test_claims_can_be_made_again_from_their_nodes(store: Store) -> None:
    _, graphs = split_graphs(store)
    triples = {quad.triple for quad in read_back(store, "turtle")}
    assert restored(triples) == {claim: set(stated) for claim, stated in graphs.items()}


def test_what_is_not_asserted_is_no_plain_triple(store: Store) -> None:
    triples = {quad.triple for quad in read_back(store, "turtle")}
    assert not [t for t in triples if t.predicate in (KG("cost"), KG("ownerOf"), KG("trainedOn"))]
    assert [t for t in triples if t.predicate == KG("locatedIn")]


def test_rdf_1_2_reifies_every_stated_triple(store: Store) -> None:
    _, graphs = split_graphs(store)
    found = read_back(store, "turtle12")
    reifies = {(quad.subject, quad.object) for quad in found if quad.predicate == RDF("reifies")}
    assert reifies == {(claim, triple) for claim, stated in graphs.items() for triple in stated}


def test_turtle_is_for_reading_and_any_library_reads_it(store: Store) -> None:
    text = written(store, "turtle").decode()
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert len(graph) == len(read_back(store, "turtle"))
    assert "entity:brise\n    a\n" in text
    places = [
        text.index(f"\n{start}") for start in ("entity:ada-berg", "<https://w3id.org/newsgraph/id/claim/")
    ]
    assert places == sorted(places)
    assert '"P122D"^^xsd:duration' in text
    assert text.index("\nkg:Launch") > text.index("\nentity:brise")


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UnknownName, match="did you mean turtle"):
        export(Store(), io.BytesIO(), "turtel")


SCRIPT = """
import hashlib, io, sys
sys.path.insert(0, sys.argv[1])
from fixture_graph import make_store
from kg.rdf.export import FORMATS, export
for format in FORMATS:
    out = io.BytesIO()
    export(make_store(), out, format)
    print(format, hashlib.sha256(out.getvalue()).hexdigest())
"""


def test_the_same_bytes_in_another_process_directory_and_hash_seed(tmp_path: Path, store: Store) -> None:
    tests = Path(__file__).parent.parent
    answers = set()
    for seed, directory in (("0", tests), ("4242", tmp_path)):
        answers.add(
            subprocess.run(
                [sys.executable, "-c", SCRIPT, str(tests)],
                cwd=directory,
                env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(tests.parent)},
                capture_output=True,
                text=True,
                check=True,
                timeout=60,
            ).stdout
        )
    assert len(answers) == 1
    assert len(answers.pop().splitlines()) == len(FORMATS)


def test_equal_graphs_filled_in_another_order_give_equal_bytes(store: Store) -> None:
    other = Store()
    other.extend(sorted(store, key=str, reverse=True))
    for format in FORMATS:
        assert written(store, format) == written(other, format), format


def test_a_literal_in_every_odd_way_survives(store: Store) -> None:
    odd = Dataset()
    node = NamedNode("https://w3id.org/newsgraph/id/entity/x")
    for text in ('quote " and \\ backslash', "line\nbreak\r\ttab", "«ر‏ט» 😀", "0.50", ""):
        odd.add(Quad(node, RDF("value"), Literal(text), DefaultGraph()))
    own = Store()
    own.extend(odd)
    for format in FORMATS:
        assert read_back(own, format) == set(own), format
