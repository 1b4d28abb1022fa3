"""The vocabularies as makers of RDF nodes: `KG("Claim")` is the node of kg:Claim."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode

from kg import terms


class Vocabulary:
    """One namespace; called with a local name it gives the node.

    >>> RDF("type").value
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
    """

    def __init__(self, iri: str) -> None:
        self.iri = iri

    def __call__(self, name: str) -> NamedNode:
        return _node(self.iri + name)

    def __contains__(self, node: object) -> bool:
        return isinstance(node, NamedNode) and node.value.startswith(self.iri)

    def local(self, node: NamedNode) -> str:
        """The local name of one of its nodes."""
        return node.value[len(self.iri) :]


@cache
def _node(iri: str) -> NamedNode:
    return NamedNode(iri)


KG = Vocabulary(terms.KG)
NIF = Vocabulary(terms.NIF)
ITSRDF = Vocabulary(terms.ITSRDF)
PROV = Vocabulary(terms.PROV)
DCT = Vocabulary(terms.DCT)
SKOS = Vocabulary(terms.SKOS)
RDF = Vocabulary(terms.RDF)
RDFS = Vocabulary(terms.RDFS)
XSD = Vocabulary(terms.XSD)
SCHEMA = Vocabulary(terms.SCHEMA)
WIKIDATA = Vocabulary(terms.WD)

PREFIXES = {
    "kg": terms.KG,
    "dct": terms.DCT,
    "itsrdf": terms.ITSRDF,
    "nif": terms.NIF,
    "owl": terms.OWL,
    "prov": terms.PROV,
    "rdf": terms.RDF,
    "rdfs": terms.RDFS,
    "schema": terms.SCHEMA,
    "sem": terms.SEM,
    "skos": terms.SKOS,
    "wd": terms.WD,
    "xsd": terms.XSD,
}
