"""The ontology as quads of the default graph, with blank nodes named the same in every build."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, parse

from kg.rdf.names import KG, RDF
from kg.schema import ontology_files


def ontology_quads() -> Iterator[Quad]:
    """What the ontology's files say, all but the known entities, in a fixed order."""
    yield from _quads()


@cache
def changing() -> frozenset[str]:
    """The local names of the properties that have one value at a time and may have another later."""
    kind = KG("TimeFunctionalProperty")
    subjects = (quad.subject for quad in _quads() if quad.predicate == RDF("type") and quad.object == kind)
    return frozenset(KG.local(subject) for subject in subjects if isinstance(subject, NamedNode))


@cache
def _quads() -> tuple[Quad, ...]:
    together = Dataset()
    for path in ontology_files():
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            together.add(quad)
    # Blank nodes get random names when parsed; RDFC-1.0 names them by what they stand for.
    together.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return tuple(sorted(together, key=str))
