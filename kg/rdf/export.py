"""A graph written out in each format, the same bytes for the same graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import IO

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, Triple, serialize

from kg.errors import UnknownName
from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.names import PREFIXES
from kg.rdf.reified import reified, reifiers

_KINDS = ("article", "claim", "disagreement", "entity", "event", "evidence", "origin", "run", "value")

_Write = Callable[[Store, IO[bytes], Mapping[str, str]], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One export format: its media type, the usual suffix, and what carries the claims in it."""

    media_type: str
    suffix: str
    claims: str
    write: _Write


def export(store: Store, out: IO[bytes], format: str, base_iri: str = DEFAULT_BASE) -> None:
    """Writes everything in the store to `out`; UnknownName where there is no such format."""
    if format not in FORMATS:
        raise UnknownName("export format", format, FORMATS)
    data = {kind: f"{base_iri}{kind}/" for kind in _KINDS}
    FORMATS[format].write(store, out, {**PREFIXES, **data})


def _sorted_quads(quads: Iterable[Quad]) -> list[Quad]:
    def place(quad: Quad) -> tuple[str, str, str, str]:
        graph = "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)
        return graph, str(quad.subject), str(quad.predicate), str(quad.object)

    return sorted(quads, key=place)


def _sorted_triples(triples: Iterable[Triple]) -> list[Triple]:
    return sorted(set(triples), key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))


def _datasets(format: RdfFormat) -> _Write:
    def write(store: Store, out: IO[bytes], prefixes: Mapping[str, str]) -> None:
        serialize(_sorted_quads(store), out, format, prefixes=_used(format, prefixes))

    return write


def _triples(format: RdfFormat, form: Callable[[Iterable[Quad]], Iterable[Triple]]) -> _Write:
    def write(store: Store, out: IO[bytes], prefixes: Mapping[str, str]) -> None:
        serialize(_sorted_triples(form(store)), out, format, prefixes=_used(format, prefixes))

    return write


def _used(format: RdfFormat, prefixes: Mapping[str, str]) -> dict[str, str] | None:
    return None if format in (RdfFormat.N_TRIPLES, RdfFormat.N_QUADS) else dict(prefixes)


def _pretty(store: Store, out: IO[bytes], prefixes: Mapping[str, str]) -> None:
    # rdflib is loaded only for this one.
    from kg.rdf.turtle import write

    write(_sorted_triples(reified(store)), out, prefixes)


FORMATS: Mapping[str, Format] = {
    "turtle": Format("text/turtle", ".ttl", "nodes", _pretty),
    "trig": Format("application/trig", ".trig", "named graphs", _datasets(RdfFormat.TRIG)),
    "nquads": Format("application/n-quads", ".nq", "named graphs", _datasets(RdfFormat.N_QUADS)),
    "ntriples": Format("application/n-triples", ".nt", "nodes", _triples(RdfFormat.N_TRIPLES, reified)),
    "jsonld": Format("application/ld+json", ".jsonld", "nodes", _triples(RdfFormat.JSON_LD, reified)),
    "rdfxml": Format("application/rdf+xml", ".rdf", "nodes", _triples(RdfFormat.RDF_XML, reified)),
    "turtle12": Format("text/turtle; version=1.2", ".ttl", "reifiers", _triples(RdfFormat.TURTLE, reifiers)),
}
