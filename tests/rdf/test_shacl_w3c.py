"""Both engines, through our seam, on the W3C's SHACL tests (data-shapes, core and sparql)."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse

from kg.errors import KgError
from kg.rdf.fast import Fast
from kg.rdf.results import RawResult
from kg.rdf.shape_graph import SH, Triples, path_text
from kg.rdf.shapes import ShapeSet, load_shapes
from kg.rdf.validate import Pyshacl

ROOT = Path(__file__).resolve().parents[2]
# Where tests/fetch_schemas.sh puts them, or beside the checkout.
PLACES = [ROOT / ".cache" / "w3c" / "shacl", ROOT.parent / "shared" / "w3c" / "shacl"]
SUITE = next((place for place in PLACES if place.is_dir()), PLACES[0])
ABSENT = "the W3C's SHACL tests are not here; fetch them with tests/fetch_schemas.sh"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"
ENGINES = {"pyshacl": Pyshacl(), "fast": Fast()}
# What an engine answers otherwise than the W3C wants, and why we let it.
_NO_SUCH_TERM = "the test uses sh:nodeShape, which SHACL does not have; we refuse unknown terms of SHACL"
KNOWN = {
    ("pyshacl", "core/property/qualifiedValueShape-001"): _NO_SUCH_TERM,
    ("fast", "core/property/qualifiedValueShape-001"): _NO_SUCH_TERM,
    ("pyshacl", "core/property/uniqueLang-002"): 'rdflib reads "1"^^xsd:boolean as true',
    ("pyshacl", "sparql/pre-binding/shapesGraph-001"): "pyshacl has no $shapesGraph",
}


def _tests() -> list[Path]:
    return sorted(p for p in SUITE.rglob("*.ttl") if p.name != "manifest.ttl" and _entries(p))


def _graph(path: Path) -> Triples:
    text = path.read_text(encoding="utf-8")
    return Triples(q.triple for q in parse(text, format=RdfFormat.TURTLE, base_iri=path.as_uri()))


def _entries(path: Path) -> bool:
    return "sht:Validate" in path.read_text(encoding="utf-8")


def _file(node: object, path: Path) -> Path:
    assert isinstance(node, NamedNode)
    return Path(node.value.removeprefix("file://")) if node.value else path


def _key(term: str) -> str:
    return "_:" if term.startswith("_:") else term


def _expected(graph: Triples, result: object) -> Counter[tuple[str, ...]] | None:
    """Focus, path, component and severity of each wanted result; None where a failure is wanted."""
    if result == NamedNode(SHT + "Failure"):
        return None
    wanted: Counter[tuple[str, ...]] = Counter()
    for one in graph.objects(result, SH("result")):
        path = graph.one(one, SH("resultPath"))
        wanted[
            _key(str(graph.one(one, SH("focusNode")))),
            path_text(graph, path) if path is not None else "",
            _iri(graph.one(one, SH("sourceConstraintComponent"))),
            _iri(graph.one(one, SH("resultSeverity"))),
        ] += 1
    return wanted


def _iri(node: object) -> str:
    assert isinstance(node, NamedNode)
    return node.value


@pytest.mark.skipif(not SUITE.is_dir(), reason=ABSENT)
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("path", _tests() if SUITE.is_dir() else [], ids=lambda p: str(p.relative_to(SUITE)))
def test_w3c(path: Path, engine: str, request: pytest.FixtureRequest) -> None:
    name = str(path.relative_to(SUITE)).removesuffix(".ttl")
    if (engine, name) in KNOWN:
        request.applymarker(pytest.mark.xfail(reason=KNOWN[engine, name], strict=True))
    graph = _graph(path)
    ran = 0
    for node in graph.about:
        action = graph.one(node, NamedNode(MF + "action"))
        if action is None:
            continue
        ran += 1
        wanted = _expected(graph, graph.one(node, NamedNode(MF + "result")))
        data = Store()
        source = _file(graph.one(action, NamedNode(SHT + "dataGraph")), path)
        data.load(source.read_bytes(), format=RdfFormat.TURTLE, base_iri=source.as_uri())
        rules = _file(graph.one(action, NamedNode(SHT + "shapesGraph")), path)
        try:
            shapes = load_shapes([rules])
            found = ENGINES[engine].run(data, shapes)
        except KgError as error:
            assert wanted is None, error
            continue
        assert wanted is not None, "a failure was wanted, the engine gave a report"
        got = Counter(
            (
                _key(raw.focus),
                _path(shapes, raw),
                raw.component,
                raw.severity,
            )
            for raw in found
        )
        assert got == wanted
    assert ran


def _path(shapes: ShapeSet, raw: RawResult) -> str:
    if not raw.path or re.fullmatch(r"<[^<>]*>", raw.path):
        return raw.path
    own = shapes.graph.one(NamedNode(raw.shape), SH("path"))
    return path_text(shapes.graph, own) if own is not None else ""


def test_suite_is_whole() -> None:
    if not SUITE.is_dir():
        pytest.skip(ABSENT)
    assert len(_tests()) >= 115
