"""The outcome as a SHACL validation report in Turtle, the checks' findings among the shapes'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize

from kg import terms
from kg.rdf.names import PREFIXES, RDF, XSD
from kg.rdf.outcome import Finding, Outcome
from kg.rdf.report import Severity
from kg.rdf.shape_graph import SH, Node

_REPORT = NamedNode("urn:newsgraph:report")
_SEVERITIES = {
    Severity.VIOLATION: SH("Violation"),
    Severity.WARNING: SH("Warning"),
    Severity.INFO: SH("Info"),
}


def write(outcome: Outcome) -> str:
    """The report as Turtle; its nodes are named by fingerprint, so equal reports are equal text.

    `sh:conforms` is by the threshold, which `sh:conformanceDisallows` tells.
    """
    triples = list(dict.fromkeys(_triples(outcome)))
    data = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES | {"sh": terms.SH})
    assert data is not None
    return data.decode("utf-8")


def _triples(outcome: Outcome) -> Iterator[Triple]:
    yield Triple(_REPORT, RDF("type"), SH("ValidationReport"))
    conforms = "true" if not outcome.failing else "false"
    yield Triple(_REPORT, SH("conforms"), Literal(conforms, datatype=XSD("boolean")))
    if outcome.threshold is not None:
        for severity in reversed(Severity):
            if severity.rank >= outcome.threshold.rank:
                yield Triple(_REPORT, SH("conformanceDisallows"), _SEVERITIES[severity])
    nodes = [NamedNode(f"urn:newsgraph:result:{finding.fingerprint}") for finding in outcome.findings]
    for node in nodes:
        yield Triple(_REPORT, SH("result"), node)
    for node, finding in zip(nodes, outcome.findings, strict=True):
        yield from _result(node, finding)


def _result(node: NamedNode, finding: Finding) -> Iterator[Triple]:
    result = finding.result
    yield Triple(node, RDF("type"), SH("ValidationResult"))
    yield Triple(node, SH("resultSeverity"), _SEVERITIES[result.severity])
    yield Triple(node, SH("focusNode"), _term(result.focus))
    component = result.component or terms.SH + "SPARQLConstraintComponent"
    yield Triple(node, SH("sourceConstraintComponent"), NamedNode(component))
    shape = result.shape if ":" in result.shape else f"urn:newsgraph:rule:{result.shape}"
    yield Triple(node, SH("sourceShape"), NamedNode(shape))
    yield Triple(node, SH("resultMessage"), Literal(result.message, language="en"))
    if result.value:
        yield Triple(node, SH("value"), _term(result.value))
    if result.path:
        path, more = _path(result.path, f"p{finding.fingerprint.replace('-', 'x')}")
        yield Triple(node, SH("resultPath"), path)
        yield from more


def _term(text: str) -> NamedNode | BlankNode | Literal:
    if text.startswith("<"):
        return NamedNode(text[1:-1])
    if text.startswith("_:"):
        return BlankNode(text[2:])
    quad = next(iter(parse(f"<urn:s> <urn:p> {text} .", format=RdfFormat.N_TRIPLES)))
    assert isinstance(quad.object, Literal)
    return quad.object


_TOKEN = re.compile(r"<[^<>]*>|[()/|^*+?]")
_SIGNS = {"*": "zeroOrMorePath", "+": "oneOrMorePath", "?": "zeroOrOnePath"}


class _PathWriter:
    """From SPARQL's property path syntax back to SHACL's nodes."""

    def __init__(self, text: str, name: str) -> None:
        self.tokens = _TOKEN.findall(text)
        self.name = name
        self.triples: list[Triple] = []

    def blank(self) -> BlankNode:
        return BlankNode(f"{self.name}n{len(self.triples)}")

    def alternatives(self) -> Node:
        parts = [self.sequence()]
        while self.tokens[:1] == ["|"]:
            self.tokens.pop(0)
            parts.append(self.sequence())
        if len(parts) == 1:
            return parts[0]
        node = self.blank()
        self.triples.append(Triple(node, SH("alternativePath"), self.listed(parts)))
        return node

    def sequence(self) -> Node:
        parts = [self.step()]
        while self.tokens[:1] == ["/"]:
            self.tokens.pop(0)
            parts.append(self.step())
        return parts[0] if len(parts) == 1 else self.listed(parts)

    def step(self) -> Node:
        token = self.tokens.pop(0)
        node: Node
        if token == "^":
            node = self.blank()
            self.triples.append(Triple(node, SH("inversePath"), self.step()))
            return node
        if token == "(":
            node = self.alternatives()
            self.tokens.pop(0)
        else:
            node = NamedNode(token[1:-1])
        while self.tokens[:1] and self.tokens[0] in _SIGNS:
            outer = self.blank()
            self.triples.append(Triple(outer, SH(_SIGNS[self.tokens.pop(0)]), node))
            node = outer
        return node

    def listed(self, parts: list[Node]) -> Node:
        rest: Node = RDF("nil")
        for part in reversed(parts):
            node = BlankNode(f"{self.name}l{len(self.triples)}")
            self.triples += [Triple(node, RDF("first"), part), Triple(node, RDF("rest"), rest)]
            rest = node
        return rest


def _path(text: str, name: str) -> tuple[Node, list[Triple]]:
    writer = _PathWriter(text, name)
    return writer.alternatives(), writer.triples
