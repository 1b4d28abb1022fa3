"""SHACL by pyshacl, the engine of record: a store and shapes in, a report out.

The graph that is judged is the union of all graphs of the store, as triples: what is planned or denied
must have the right form too. pyshacl gets an rdflib graph made here triple by triple; given a
pyoxigraph store it takes quadratic time, and over oxrdflib it gives false results.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from kg.assets import asset
from kg.errors import InputError
from kg.rdf.flat import flattened
from kg.rdf.names import XSD
from kg.rdf.report import Report
from kg.rdf.results import RawResult, report_of
from kg.rdf.shape_graph import ShapesError, Term
from kg.rdf.shapes import ShapeSet, load_shapes

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node as RdflibNode


@dataclass(frozen=True, slots=True)
class Pyshacl:
    """The engine of record. Slow, and right."""

    name = "pyshacl"

    def run(self, quads: Iterable[Quad], shapes: ShapeSet) -> list[RawResult]:
        """Every result of the shapes over the union of the quads.

        Raises ShapesError where the shapes cannot be applied.
        """
        import pyshacl
        from pyparsing import ParseException
        from pyshacl.errors import ReportableRuntimeError
        from rdflib import Graph
        from rdflib.plugins.sparql.sparql import SPARQLError

        refused = (ReportableRuntimeError, NotImplementedError, ParseException, SPARQLError)

        rules = Graph().parse(data=flattened(shapes).ntriples(), format="nt")
        try:
            _, found, words = pyshacl.validate(
                to_rdflib(quads), shacl_graph=rules, inplace=True, advanced=False
            )
        except refused as error:
            raise ShapesError(f"{_files(shapes)}: {_line(error)}; mend the shape") from None
        if not isinstance(found, Graph):
            raise ShapesError(f"{_files(shapes)}: {_line(words)}; mend the shape")
        return list(_results(found))


def validate_store(store: Store, shapes: ShapeSet | None = None) -> Report:
    """The report of pyshacl on everything in the store; by our own shapes where none are given."""
    shapes = shapes or load_shapes([asset("shapes")])
    return report_of(Pyshacl().run(store, shapes), shapes, store)


def to_rdflib(quads: Iterable[Quad]) -> Graph:
    """The triples of the quads as one rdflib graph, literals letter for letter.

    Raises InputError for what RDF 1.1 does not have.
    """
    from rdflib import Graph

    graph = Graph()
    known: dict[Term, RdflibNode] = {}

    def term(node: Term) -> RdflibNode:
        found = known.get(node)
        if found is None:
            found = known[node] = _term(node)
        return found

    graph.addN((term(quad.subject), term(quad.predicate), term(quad.object), graph) for quad in quads)
    return graph


def _term(node: Term) -> RdflibNode:
    from rdflib import BNode, URIRef
    from rdflib import Literal as RdflibLiteral

    if isinstance(node, NamedNode):
        return URIRef(node.value)
    if isinstance(node, BlankNode):
        return BNode(node.value)
    if isinstance(node, Triple) or getattr(node, "direction", None) is not None:
        raise InputError(
            f"RDF 1.2 term in the data ({str(node)[:80]}); SHACL reads RDF 1.1: validate another form"
        )
    if node.language:
        return RdflibLiteral(node.value, lang=node.language)
    # rdflib keeps "a" and "a"^^xsd:string apart, RDF 1.1 does not.
    kind = None if node.datatype == XSD("string") else URIRef(node.datatype.value)
    return RdflibLiteral(node.value, datatype=kind, normalize=False)


def _results(found: Graph) -> Iterator[RawResult]:
    from rdflib.namespace import SH as R

    for report, result in found.subject_objects(R.result):
        if (report, None, None) not in found:
            continue
        about = {p: found.value(result, p) for p in (R.focusNode, R.resultPath, R.value, R.sourceShape)}
        yield RawResult(
            focus=_ntriples(about[R.focusNode]),
            path=_ntriples(about[R.resultPath]),
            component=str(found.value(result, R.sourceConstraintComponent) or ""),
            constraint=_ntriples(found.value(result, R.sourceConstraint)),
            shape=str(about[R.sourceShape] or ""),
            severity=str(found.value(result, R.resultSeverity) or ""),
            value=_ntriples(about[R.value]),
            messages=tuple(
                sorted(
                    (str(m), getattr(m, "language", None) or "")
                    for m in found.objects(result, R.resultMessage)
                )
            ),
        )


def _ntriples(node: RdflibNode | None) -> str:
    from rdflib import BNode, URIRef
    from rdflib import Literal as RdflibLiteral

    if node is None:
        return ""
    if isinstance(node, URIRef):
        return str(NamedNode(str(node)))
    if isinstance(node, BNode):
        return f"_:{node}"
    assert isinstance(node, RdflibLiteral)
    if node.language:
        return str(Literal(str(node), language=node.language))
    kind = NamedNode(str(node.datatype)) if node.datatype else None
    return str(Literal(str(node), datatype=kind))


def _files(shapes: ShapeSet) -> str:
    return ", ".join(shapes.files)


def _line(error: object) -> str:
    return " ".join(str(error).split("\nFor reference")[0].split())
