"""SHACL by the package `shacl`, many times faster than pyshacl and young: the extra `fast`.

Everything that knows this package is in this file: to take another engine is to write another such class.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)

from kg.errors import InputError, UsageError
from kg.rdf.joins import with_near_joins
from kg.rdf.names import XSD
from kg.rdf.nquads import Content, holds
from kg.rdf.results import RawResult
from kg.rdf.shape_graph import SH, ShapesError
from kg.rdf.shapes import ShapeSet

if TYPE_CHECKING:
    import shacl

INSTALL = "the fast engine is not installed; run: pip install 'newsgraph[fast]', or use --engine pyshacl"
# The engine names blank nodes anew. A link to each from an IRI that holds its name, and a shape that
# complains of every such link, make it say which is which.
_LINK = NamedNode("urn:newsgraph:blank")
_LINK_SHAPE = NamedNode("urn:newsgraph:blank-shape")
_LINK_PATH = NamedNode("urn:newsgraph:blank-path")
_LABELS = "urn:newsgraph:label:"
_COMPUTED = re.compile(r"\bAS\s+[?$]value\b", re.IGNORECASE)
_RDF12 = (b"<<(", b"--ltr", b"--rtl")
# What looks like a blank node in a literal gets a link too, which does no harm.
_BLANK = re.compile(r"_:([A-Za-z0-9]+)(?=[ >])")


@dataclass(frozen=True, slots=True)
class Fast:
    """The fast engine, over the union of all graphs as pyshacl is."""

    name = "fast"

    def run(self, quads: Iterable[Quad], shapes: ShapeSet) -> list[RawResult]:
        """Every result of the shapes over the union of the quads.

        Raises UsageError where the package is not installed, ShapesError where it refuses the shapes.
        """
        if find_spec("shacl") is None:
            raise UsageError(INSTALL)
        quads = Content(quads) if isinstance(quads, Store) else quads
        rules = replace(shapes, graph=with_near_joins(shapes.graph)).ntriples()
        plain = quads.file if isinstance(quads, Content) else None
        if plain is not None and not holds(plain, b"_:", *_RDF12):
            # The file as it is: nothing in it has to be looked at here.
            found = _checked(shapes, lambda: _compiled(rules).validate_file(str(plain))).results
            return _complete(_named(found), shapes)
        text = _dumped(quads) if isinstance(quads, Content) else _written(quads)
        blanks = sorted(set(_BLANK.findall(text))) if "_:" in text else []
        if blanks:
            text += "".join(f"<{_LABELS}{name}> {_LINK} _:{name} .\n" for name in blanks)
            rules += _ntriples(_link_shape())
        found = _checked(shapes, lambda: _compiled(rules).validate_text(text, format="nquads")).results
        return _complete(_named(found), shapes)


class ComputedValue(ShapesError):
    """A query of the shapes computes its ?value, which this engine does not give."""


def _complete(results: list[RawResult], shapes: ShapeSet) -> list[RawResult]:
    """The results; ComputedValue where the value of one got lost, for it is no term of the graph."""
    for result in results:
        if result.value or not result.component.endswith("#SPARQLConstraintComponent"):
            continue
        shape = NamedNode(result.shape)
        queries = (
            select.value
            for constraint in shapes.graph.objects(shape, SH("sparql"))
            for select in shapes.graph.objects(constraint, SH("select"))
            if isinstance(select, Literal)
        )
        # Without a ?value, a node shape's result has its focus node for one, a property shape's has none.
        if not shapes.graph.objects(shape, SH("path")) or any(_COMPUTED.search(query) for query in queries):
            raise ComputedValue(
                f"{', '.join(shapes.files)}: the query of {shapes.name(result.shape)} computes its ?value, "
                "which the fast engine does not give; use --engine pyshacl"
            )
    return results


def _compiled(rules: str) -> shacl.Shapes:
    import shacl

    return shacl.Shapes.from_text(rules, format="ntriples")


def _checked(shapes: ShapeSet, run: Callable[[], shacl.Report]) -> shacl.Report:
    try:
        return run()
    except ValueError as error:
        files = ", ".join(shapes.files)
        raise ShapesError(f"{files}: {' '.join(str(error).split())}; mend the shape") from None


def _dumped(content: Content) -> str:
    """The graph as N-Quads, which the engine reads as their union."""
    data = content.nquads()
    if any(sign in data for sign in _RDF12):
        for quad in content:
            _refuse_rdf12(quad)
    return data.decode("utf-8")


def _written(quads: Iterable[Quad]) -> str:
    triples = []
    for quad in quads:
        _refuse_rdf12(quad)
        triples.append(quad.triple)
    return _ntriples(triples)


def _refuse_rdf12(quad: Quad) -> None:
    node = quad.object
    if isinstance(node, Triple) or getattr(node, "direction", None) is not None:
        raise InputError(
            f"RDF 1.2 term in the data ({str(node)[:80]}); SHACL reads RDF 1.1: validate another form"
        )


def _ntriples(triples: Iterable[Triple]) -> str:
    data = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert data is not None
    return data.decode("utf-8")


def _link_shape() -> list[Triple]:
    inverse = BlankNode("newsgraphinverse")
    return [
        Triple(_LINK_SHAPE, SH("targetObjectsOf"), _LINK),
        Triple(_LINK_SHAPE, SH("property"), _LINK_PATH),
        Triple(_LINK_PATH, SH("path"), inverse),
        Triple(inverse, SH("inversePath"), _LINK),
        Triple(_LINK_PATH, SH("maxLength"), Literal("0", datatype=XSD("integer"))),
    ]


def _named(found: Sequence[shacl.Result]) -> list[RawResult]:
    own = {r.focus_node: f"_:{(r.value or '')[1:-1].removeprefix(_LABELS)}" for r in found if _is_link(r)}
    results = [_raw(result) for result in found if not _is_link(result)]
    return [
        replace(result, focus=own.get(result.focus, result.focus), value=own.get(result.value, result.value))
        for result in results
    ]


def _is_link(result: shacl.Result) -> bool:
    return _bare(result.source_shape) == _LINK_PATH.value


def _raw(result: shacl.Result) -> RawResult:
    return RawResult(
        focus=_canonical(result.focus_node),
        path=result.path or "",
        component=_bare(result.component_iri),
        shape=_bare(result.source_shape),
        severity=_bare(result.severity_iri),
        value=_canonical(result.value or ""),
        messages=tuple((message, "") for message in result.messages),
    )


def _bare(iri: str | None) -> str:
    return (iri or "").removeprefix("<").removesuffix(">")


def _canonical(term: str) -> str:
    """The term as pyoxigraph writes it, so that both engines' literals can be compared."""
    if not term.startswith('"'):
        return term
    quad = next(iter(parse(f"<urn:s> <urn:p> {term} .", format=RdfFormat.N_TRIPLES)))
    return str(quad.object)
