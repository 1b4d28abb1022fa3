"""pyshacl says of flattened shapes what it says of the shapes as they are written."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from fixture_graph import make_store
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.assets import asset
from kg.rdf import validate
from kg.rdf.flat import flattened
from kg.rdf.ontology import ontology_quads
from kg.rdf.report import Result
from kg.rdf.results import result_of
from kg.rdf.shape_graph import SH
from kg.rdf.shapes import ShapeSet, load_shapes

EXAMPLES = Path(__file__).parents[1] / "data" / "shapes"
HEAD = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <urn:ex:> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


def told(store: Store, shapes: ShapeSet) -> Counter[Result]:
    return Counter(result_of(raw, shapes) for raw in validate.Pyshacl().run(store, shapes))


def as_written(monkeypatch: pytest.MonkeyPatch, store: Store, shapes: ShapeSet) -> Counter[Result]:
    with monkeypatch.context() as patch:
        patch.setattr(validate, "flattened", lambda shapes: shapes)
        return told(store, shapes)


def test_our_shapes_on_every_bad_example(monkeypatch: pytest.MonkeyPatch) -> None:
    store = make_store()
    store.extend(ontology_quads())
    for path in sorted(EXAMPLES.glob("*.bad.ttl")):
        store.load(path.read_bytes(), format=RdfFormat.TURTLE)
    shapes = load_shapes([asset("shapes")])
    assert not any(flattened(shapes).graph.objects(root, SH("property")) for root in shapes.roots)
    found = told(store, shapes)
    assert len(found) > 100
    assert found == as_written(monkeypatch, store, shapes)


STAYS = {
    "closed": "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:closed true ;"
    " sh:property [ sh:path ex:p ; sh:maxCount 1 ] .",
    "deactivated": "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:deactivated true ;"
    " sh:property [ sh:path ex:p ; sh:maxCount 1 ] .",
    "shared": "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:P ."
    " ex:T a sh:NodeShape ; sh:targetSubjectsOf ex:p ; sh:property ex:P ."
    " ex:P a sh:PropertyShape ; sh:path ex:p ; sh:maxCount 1 .",
    "aims by itself too": "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:P ."
    " ex:P a sh:PropertyShape ; sh:targetSubjectsOf ex:q ; sh:path ex:p ; sh:maxCount 1 .",
    "asked by another": "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:P ."
    " ex:P a sh:PropertyShape ; sh:path ex:p ; sh:maxCount 1 ."
    " ex:T a sh:NodeShape ; sh:targetObjectsOf ex:q ; sh:node ex:S .",
    "disjoint beside another": "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:P , ex:Q ."
    " ex:P a sh:PropertyShape ; sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:C ] ;"
    " sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true ."
    " ex:Q a sh:PropertyShape ; sh:path ex:p ; sh:qualifiedValueShape [ sh:nodeKind sh:IRI ] ;"
    " sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true .",
}
MOVES = {
    "by class": "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:severity sh:Info ;"
    " sh:property [ sh:path ex:p ; sh:maxCount 1 ] ,"
    " [ sh:path ex:p ; sh:severity sh:Warning ; sh:minCount 3 ] .",
    "being a class": "ex:C a sh:NodeShape , rdfs:Class ; sh:property [ sh:path ex:p ; sh:maxCount 1 ] .",
    "by property": "ex:S a sh:NodeShape ; sh:targetObjectsOf ex:q ; sh:targetNode ex:nobody ;"
    " sh:nodeKind sh:Literal ;"
    " sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ] .",
}
DATA = b"""@prefix ex: <urn:ex:> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:D rdfs:subClassOf ex:C .
ex:a a ex:C ; ex:p 1 , 2 , ex:b ; ex:q ex:b , 7 . ex:b a ex:D ; ex:p ex:a ; ex:r 3 .
ex:c ex:p 4 , 5 ; ex:q ex:a ."""


@pytest.mark.parametrize(("case", "stays"), [(c, True) for c in STAYS] + [(c, False) for c in MOVES])
def test_what_stays_and_what_moves(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, case: str, stays: bool
) -> None:
    path = tmp_path / "s.ttl"
    path.write_text(HEAD + (STAYS if stays else MOVES)[case], encoding="utf-8")
    shapes = load_shapes([path])
    flat = flattened(shapes)
    top = NamedNode("urn:ex:C" if case == "being a class" else "urn:ex:S")
    assert bool(flat.graph.objects(top, SH("property"))) is stays
    store = Store()
    store.load(DATA, format=RdfFormat.TURTLE)
    found = told(store, shapes)
    assert found or case == "deactivated"
    assert found == as_written(monkeypatch, store, shapes)
