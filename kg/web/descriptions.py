"""What the service says of itself in RDF: service description, VoID, and its saved queries as examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.graph import KnowledgeGraph
from kg.web.builds import Serving
from kg.web.settings import Limits

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SH = "http://www.w3.org/ns/shacl#"
_SCHEMA = "https://schema.org/"
_SPEX = "https://purl.expasy.org/sparql-examples/ontology#"
_DCT = "http://purl.org/dc/terms/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LIMIT = "https://w3id.org/newsgraph/service#"
_FORMATS = "http://www.w3.org/ns/formats/"
PREFIXES = {
    "sd": _SD,
    "void": _VOID,
    "rdfs": _RDFS,
    "sh": _SH,
    "schema": _SCHEMA,
    "spex": _SPEX,
    "dct": _DCT,
    "xsd": _XSD,
    "limit": _LIMIT,
    "formats": _FORMATS,
}
_RESULT_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "N-Quads",
    "TriG",
    "JSON-LD",
    "RDF_XML",
)
_PREFIX = re.compile(r"^PREFIX\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
_FORM = re.compile(r"^\s*(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE | re.MULTILINE)
# The examples' vocabulary writes DESCRIBE as spex:describe, the editor that reads them asks for sh:describe.
_EXECUTABLES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "SELECT": (f"{_SH}SPARQLSelectExecutable", (f"{_SH}select",)),
    "ASK": (f"{_SH}SPARQLAskExecutable", (f"{_SH}ask",)),
    "CONSTRUCT": (f"{_SH}SPARQLConstructExecutable", (f"{_SH}construct",)),
    "DESCRIBE": (f"{_SPEX}SPARQLDescribeExecutable", (f"{_SPEX}describe", f"{_SH}describe")),
}


def service_description(endpoint: str, serving: Serving, limits: Limits) -> list[ox.Triple]:
    """The SPARQL service description of the endpoint at this address, its limits included."""
    service = ox.NamedNode(f"{endpoint}#service")
    dataset = ox.NamedNode(f"{endpoint}#dataset")
    default = ox.NamedNode(f"{endpoint}#default-graph")
    triples = [
        _triple(service, _RDF + "type", ox.NamedNode(_SD + "Service")),
        _triple(service, _SD + "endpoint", ox.NamedNode(endpoint)),
        _triple(service, _SD + "supportedLanguage", ox.NamedNode(_SD + "SPARQL11Query")),
        _triple(service, _SD + "defaultDataset", dataset),
        _triple(service, _RDFS + "seeAlso", ox.NamedNode(_beside(endpoint, "limits"))),
        _triple(service, _DCT + "isVersionOf", ox.NamedNode(_beside(endpoint, ""))),
        _triple(dataset, _RDF + "type", ox.NamedNode(_SD + "Dataset")),
        _triple(dataset, _SD + "defaultGraph", default),
        _triple(default, _RDF + "type", ox.NamedNode(_SD + "Graph")),
        _triple(dataset, _DCT + "identifier", ox.Literal(serving.build.build_id)),
        _triple(dataset, _RDFS + "seeAlso", ox.NamedNode(_beside(endpoint, ".well-known/void"))),
    ]
    triples += [
        _triple(service, _SD + "resultFormat", ox.NamedNode(_FORMATS + name)) for name in _RESULT_FORMATS
    ]
    counts = {f"{_VOID}triples": "quads", f"{_LIMIT}claims": "claims", f"{_LIMIT}articles": "articles"}
    for predicate, name in counts.items():
        if name in serving.build.counts:
            triples.append(_triple(dataset, predicate, _integer(serving.build.counts[name])))
    for name, value, unit, says in limits.told():
        limit = ox.NamedNode(f"{endpoint}#limit-{name}")
        triples += [
            _triple(service, _LIMIT + "limit", limit),
            _triple(limit, _RDFS + "label", ox.Literal(name)),
            _triple(limit, _RDFS + "comment", ox.Literal(says, language="en")),
            _triple(limit, _RDF + "value", _number(value)),
            _triple(limit, _SCHEMA + "unitText", ox.Literal(unit)),
        ]
    return triples


def void_description(stored: bytes, endpoint: str, base_iri: str) -> list[ox.Triple]:
    """The VoID of the build, with where it can be asked."""
    found = [quad.triple for quad in ox.parse(stored, format=ox.RdfFormat.TURTLE)]
    dataset = ox.NamedNode(f"{base_iri}void")
    return [
        *found,
        _triple(dataset, _VOID + "sparqlEndpoint", ox.NamedNode(endpoint)),
        _triple(dataset, _RDFS + "seeAlso", ox.NamedNode(_beside(endpoint, ".well-known/sparql-examples"))),
    ]


def stored_void(directory: Path) -> bytes | None:
    """The VoID that the build left beside its data, if it did."""
    try:
        return (directory / "void.ttl").read_bytes()
    except OSError:
        return None


def examples(endpoint: str) -> list[ox.Triple]:
    """The saved queries as SHACL executables, in the vocabulary that query editors read."""
    here = _beside(endpoint, ".well-known/sparql-examples")
    triples: list[ox.Triple] = []
    declared: dict[str, str] = {}
    for name, query in KnowledgeGraph.queries().items():
        form = _FORM.search(query.text)
        kind, predicates = _EXECUTABLES[form[1].upper() if form else "SELECT"]
        node = ox.NamedNode(f"{here}#{name}")
        declared |= dict(_PREFIX.findall(query.text))
        triples += [
            _triple(node, _RDF + "type", ox.NamedNode(_SH + "SPARQLExecutable")),
            _triple(node, _RDF + "type", ox.NamedNode(kind)),
            _triple(node, _RDFS + "label", ox.Literal(query.title, language="en")),
            _triple(node, _RDFS + "comment", ox.Literal(query.question, language="en")),
            _triple(node, _SH + "prefixes", ox.NamedNode(f"{here}#prefixes")),
            _triple(node, _SCHEMA + "target", ox.NamedNode(endpoint)),
            *(_triple(node, predicate, ox.Literal(_body(query.text))) for predicate in predicates),
        ]
    return [*triples, *_prefixes(here, declared)]


def _body(text: str) -> str:
    """The query without its head, which label and comment repeat."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("#+")).strip() + "\n"


def _prefixes(here: str, declared: Mapping[str, str]) -> Iterable[ox.Triple]:
    node = ox.NamedNode(f"{here}#prefixes")
    yield _triple(node, _RDF + "type", ox.NamedNode("http://www.w3.org/2002/07/owl#Ontology"))
    for prefix, iri in sorted(declared.items()):
        declaration = ox.NamedNode(f"{here}#prefix-{prefix}")
        yield _triple(node, _SH + "declare", declaration)
        yield _triple(declaration, _SH + "prefix", ox.Literal(prefix))
        yield _triple(declaration, _SH + "namespace", ox.Literal(iri, datatype=ox.NamedNode(_XSD + "anyURI")))


def _triple(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), value)


def _integer(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode(_XSD + "integer"))


def _number(value: float) -> ox.Literal:
    if float(value).is_integer():
        return _integer(int(value))
    return ox.Literal(f"{value}", datatype=ox.NamedNode(_XSD + "decimal"))


def _beside(endpoint: str, path: str) -> str:
    return endpoint.removesuffix("sparql") + path
