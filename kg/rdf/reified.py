"""The graph as triples alone: claims as nodes that say what they state.

A claim node is also an `rdf:Statement` with `rdf:subject`, `rdf:predicate`, `rdf:object` of the triple
that says most (for an event: that it is of its type). What else it states hangs on it by `dct:hasPart`,
each an `rdf:Statement` of its own. The triples of amounts and quantities are written as they are,
asserted or not: an amount by itself claims nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from kg.rdf.facts import Stated, sort_states
from kg.rdf.names import DCT, KG, RDF, SCHEMA

_AMOUNTS = (SCHEMA("QuantitativeValue"), SCHEMA("MonetaryAmount"), KG("Ratio"))
_REIFIES = RDF("reifies")


def split_graphs(quads: Iterable[Quad]) -> tuple[list[Triple], dict[NamedNode, list[Triple]]]:
    """The triples of the default graph, and those of each claim's graph."""
    default: list[Triple] = []
    claims: dict[NamedNode, list[Triple]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.graph_name, DefaultGraph):
            default.append(quad.triple)
        elif isinstance(quad.graph_name, NamedNode):
            claims[quad.graph_name].append(quad.triple)
    return default, claims


def reified(quads: Iterable[Quad]) -> Iterator[Triple]:
    """The quads of a graph as triples that keep every claim."""
    default, claims = split_graphs(quads)
    yield from default
    for claim, triples in claims.items():
        yield from _claim(claim, sort_states((t.subject, t.predicate, t.object) for t in triples))


def _claim(claim: NamedNode, states: tuple[Stated, ...]) -> Iterator[Triple]:
    amounts = {s for s, p, o in states if p == RDF("type") and o in _AMOUNTS}
    statements = [triple for triple in states if triple[0] not in amounts]
    for subject, predicate, object_ in states:
        if subject in amounts:
            yield Triple(subject, predicate, object_)
    for number, triple in enumerate(statements):
        node = claim if number == 0 else NamedNode(f"{claim.value}#part_{number}")
        if number:
            yield Triple(claim, DCT("hasPart"), node)
        yield Triple(node, RDF("type"), RDF("Statement"))
        for role, term in zip(("subject", "predicate", "object"), triple, strict=True):
            yield Triple(node, RDF(role), term)


def reifiers(quads: Iterable[Quad]) -> Iterator[Triple]:
    """The quads as RDF 1.2 triples: each claim node reifies the triples that it states."""
    default, claims = split_graphs(quads)
    yield from default
    for claim, triples in claims.items():
        for triple in triples:
            yield Triple(claim, _REIFIES, triple)
