"""Turtle for people: entities first, then claims, events and texts, everything in one order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO

from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import RDF, RDFS, BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.plugins.serializers.longturtle import LongTurtleSerializer
from rdflib.term import Node

from kg.rdf.names import KG, NIF
from kg.rdf.table import Term

_ORDER = (KG("Claim"), KG("Evidence"), KG("Article"), NIF("Sentence"), NIF("Phrase"), KG("Run"))
_RANKS: dict[Node, int] = {URIRef(node.value): rank for rank, node in enumerate(_ORDER, start=1)}
_RANKS[RDF.Statement] = 1
_ONTOLOGY = KG.iri.rstrip("#")


class _Serializer(LongTurtleSerializer):
    """Groups subjects by what they are; begins each with its type, label and statement."""

    predicateOrder = [RDF.type, RDFS.label, RDF.subject, RDF.predicate, RDF.object]  # noqa: RUF012

    def orderSubjects(self) -> list[Node]:
        def place(node: Node) -> tuple[bool, int, str, int, str]:
            kind = max((_RANKS.get(k, 0) for k in self.store.objects(node, RDF.type)), default=0)
            text, _, fragment = str(node).partition("#")
            begin = fragment.split("_")[1:2]
            # The ontology after the data; sentences in the order of the text.
            return (
                text in _ONTOLOGY,
                kind,
                text,
                int(begin[0]) if begin and begin[0].isdigit() else 0,
                fragment,
            )

        return sorted(self._subjects, key=place)


def write(triples: Iterable[Triple], out: IO[bytes], prefixes: Mapping[str, str]) -> None:
    """Writes the triples to `out` as Turtle with these prefixes."""
    graph = Graph(bind_namespaces="none")
    for prefix, iri in prefixes.items():
        graph.bind(prefix, iri)
    for triple in triples:
        graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    _Serializer(graph).serialize(out)  # type: ignore[no-untyped-call]


def _term(term: Term) -> Node:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    assert isinstance(term, Literal)
    if term.language:
        return RdflibLiteral(term.value, lang=term.language)
    # Literals stay letter for letter: rdflib would rewrite durations and decimals.
    datatype = URIRef(term.datatype.value)
    plain = datatype.endswith("#string")
    return RdflibLiteral(term.value, datatype=None if plain else datatype, normalize=False)
