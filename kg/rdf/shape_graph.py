"""The graph of a shapes file: what it says of each node, its paths in words, and a name for every shape.

A shape nested in another without an IRI is named after its owner and its path
(`kg:ClaimShape.wasDerivedFrom`), so that a result names its shape alike in each engine and each run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg import terms
from kg.errors import KgError
from kg.rdf.names import PREFIXES, RDF, RDFS, Vocabulary

SH = Vocabulary(terms.SH)
Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal | Triple

NESTED = ("property", "node", "not", "qualifiedValueShape")
LISTED = ("and", "or", "xone")
TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
_AT_START = re.compile(r"^\s*(?:[\w-]*:([\w.-]+)|<[^>]*[/#:]([^>/#:]+)>)(?=[\s;,\]])", re.MULTILINE)
_LOCAL = re.compile(r"[^/#:]*$")


class ShapesError(KgError):
    """A shapes file or check that cannot be used: file, line, what, remedy."""


class Triples:
    """A small graph as a mapping: what the shapes say of each node."""

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        self.about: dict[Node, dict[NamedNode, list[Term]]] = {}
        for triple in triples:
            self.add(triple)

    def add(self, triple: Triple) -> None:
        """Add one triple, once."""
        assert isinstance(triple.subject, NamedNode | BlankNode)
        objects = self.about.setdefault(triple.subject, {}).setdefault(triple.predicate, [])
        if triple.object not in objects:
            objects.append(triple.object)

    def objects(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """The objects of one subject and predicate, as they were read."""
        return self.about.get(subject, {}).get(predicate, []) if isinstance(subject, Node) else []

    def one(self, subject: Term, predicate: NamedNode) -> Term | None:
        """The first of them, None where there is none."""
        found = self.objects(subject, predicate)
        return found[0] if found else None

    def members(self, node: Term) -> list[Term]:
        """The members of an RDF list."""
        found: list[Term] = []
        while node != RDF("nil") and (first := self.one(node, RDF("first"))) is not None:
            found.append(first)
            following = self.one(node, RDF("rest"))
            if following is None or len(found) > 10_000:
                break
            node = following
        return found

    def __iter__(self) -> Iterator[Triple]:
        for subject, said in self.about.items():
            for predicate, objects in said.items():
                for value in objects:
                    yield Triple(subject, predicate, value)

    def children(self, shape: Term) -> Iterator[tuple[str, Term]]:
        """(parameter, nested shape) of every shape that this one refers to."""
        for name in NESTED:
            for child in self.objects(shape, SH(name)):
                yield name, child
        for name in LISTED:
            for several in self.objects(shape, SH(name)):
                for child in self.members(several):
                    yield name, child


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a shape is written: the file as named by the caller, and the line from 1."""

    file: str
    line: int


def targeted(graph: Triples, shape: Term) -> bool:
    """Whether the shape chooses focus nodes by itself."""
    if any(graph.objects(shape, SH(name)) for name in (*TARGETS, "target")):
        return True
    types = graph.objects(shape, RDF("type"))
    return SH("NodeShape") in types and (RDFS("Class") in types or NamedNode(terms.OWL + "Class") in types)


def looks_like_shape(graph: Triples, node: Node) -> bool:
    """Whether the node says of itself, by type or target, that it is a shape."""
    types = graph.objects(node, RDF("type"))
    return SH("NodeShape") in types or SH("PropertyShape") in types or targeted(graph, node)


def named(graph: Triples, stem: str) -> Triples:
    """The same graph with an IRI for every shape that had none."""
    names: dict[Node, NamedNode] = {}
    anonymous = [n for n in graph.about if isinstance(n, BlankNode) and looks_like_shape(graph, n)]
    nested = {child for node in graph.about for _, child in graph.children(node)}
    tops = sorted((n for n in anonymous if n not in nested), key=lambda node: _signature(graph, node))
    for number, top in enumerate(tops, start=1):
        names[top] = NamedNode(f"urn:shape:{stem}.{number}")
    named_nodes: list[Node] = sorted((n for n in graph.about if isinstance(n, NamedNode)), key=str)
    waiting: list[Node] = [*named_nodes, *tops]
    while waiting:
        owner = waiting.pop(0)
        label = names.get(owner, owner)
        assert isinstance(label, NamedNode)
        used: dict[str, int] = {}
        children = [(p, c) for p, c in graph.children(owner) if isinstance(c, BlankNode) and c not in names]
        children += [("sparql", c) for c in graph.objects(owner, SH("sparql")) if isinstance(c, BlankNode)]
        for parameter, child in sorted(children, key=lambda pair: (pair[0], _signature(graph, pair[1]))):
            assert isinstance(child, BlankNode)
            if child in names:
                continue
            part = _part(graph, parameter, child)
            used[part] = used.get(part, 0) + 1
            suffix = f"-{used[part]}" if used[part] > 1 else ""
            names[child] = NamedNode(f"{label.value}.{part}{suffix}")
            waiting.append(child)
    return Triples(Triple(_named(names, t.subject), t.predicate, _named(names, t.object)) for t in graph)  # type: ignore[arg-type]


def _named(names: Mapping[Node, NamedNode], term: Term) -> Term:
    return names.get(term, term) if isinstance(term, BlankNode) else term


def _part(graph: Triples, parameter: str, child: Term) -> str:
    path = graph.one(child, SH("path"))
    if path is None:
        return parameter
    words = re.findall(r"<([^>]*)>", path_text(graph, path))
    return "-".join(_local(word) for word in words) or parameter


def _local(iri: str) -> str:
    found = _LOCAL.search(iri.rstrip("/#:"))
    return re.sub(r"[^\w.-]", "_", found.group() if found else iri)


def _signature(graph: Triples, node: Term, depth: int = 12) -> str:
    if not isinstance(node, BlankNode) or depth == 0:
        return "_:" if isinstance(node, BlankNode) else str(node)
    said = graph.about.get(node, {})
    parts = sorted(f"{p} {_signature(graph, o, depth - 1)}" for p, objects in said.items() for o in objects)
    return f"[{' ; '.join(parts)}]"


_SUFFIXES = (("zeroOrMorePath", "*"), ("oneOrMorePath", "+"), ("zeroOrOnePath", "?"))


def path_text(graph: Triples, node: Term) -> str:
    """A sh:path in SPARQL's property path syntax, full IRIs."""
    if isinstance(node, NamedNode):
        return str(node)
    if graph.one(node, RDF("first")) is not None:
        return "/".join(_inner(graph, member) for member in graph.members(node))
    if (alternatives := graph.one(node, SH("alternativePath"))) is not None:
        return "|".join(_inner(graph, member) for member in graph.members(alternatives))
    if (inverse := graph.one(node, SH("inversePath"))) is not None:
        return "^" + _inner(graph, inverse)
    for name, sign in _SUFFIXES:
        if (inner := graph.one(node, SH(name))) is not None:
            return _inner(graph, inner) + sign
    return ""


def _inner(graph: Triples, node: Term) -> str:
    text = path_text(graph, node)
    return text if isinstance(node, NamedNode) else f"({text})"


def short(iri: str) -> str:
    """An IRI with its prefix where one is known, else as it is; accepts `<…>`.

    >>> short("<http://www.w3.org/2001/XMLSchema#date>")
    'xsd:date'
    """
    bare = iri.removeprefix("<").removesuffix(">")
    for prefix, start in PREFIXES.items():
        if bare.startswith(start) and bare != start:
            return f"{prefix}:{bare[len(start) :]}"
    return bare


def line_of(text: str, iri: str) -> int:
    """The line, from 1, where a shape of this name is written in a Turtle text; 1 where it is not found."""
    local = _local(iri)
    starts = _starts(text)
    for name in _outward(local):
        start = starts.get(name)
        if start is None:
            continue
        inner = local[len(name) + 1 :].split(".")[0].split("-")[0]
        deeper = (
            re.compile(rf"sh:path[^\n;]*?[:/#]{re.escape(inner)}\b").search(text, start) if inner else None
        )
        return 1 + text.count("\n", 0, deeper.start() if deeper else start)
    return 1


@lru_cache(maxsize=8)
def _starts(text: str) -> dict[str, int]:
    """Where each name that begins a line of a Turtle text ends, the first time."""
    found: dict[str, int] = {}
    for start in _AT_START.finditer(text):
        found.setdefault(start[1] or start[2], start.end())
    return found


def _outward(local: str) -> Iterator[str]:
    parts = local.split(".")
    for end in range(len(parts), 0, -1):
        yield ".".join(parts[:end])


def prefixes_of(graph: Triples, node: Term) -> str:
    """The prefixes that a query in a shape declares, its imports' too, as lines of SPARQL."""
    lines = []
    sources = list(graph.objects(node, SH("prefixes")))
    for source in sources:
        sources += [o for o in graph.objects(source, NamedNode(terms.OWL + "imports")) if o not in sources]
        for declared in graph.objects(source, SH("declare")):
            prefix, start = graph.one(declared, SH("prefix")), graph.one(declared, SH("namespace"))
            if isinstance(prefix, Literal) and isinstance(start, Literal):
                lines.append(f"PREFIX {prefix.value}: <{start.value}>\n")
    return "".join(sorted(lines))


def with_prefixes(graph: Triples) -> Triples:
    """The same graph with each query's prefixes written into it: engines disagree about imported ones."""
    found = Triples()
    for triple in graph:
        if triple.predicate in (SH("select"), SH("ask")) and isinstance(triple.object, Literal):
            text = prefixes_of(graph, triple.subject) + triple.object.value
            found.add(Triple(triple.subject, triple.predicate, Literal(text)))
        elif triple.predicate != SH("prefixes"):
            found.add(triple)
    return found


def query_fault(error: SyntaxError | ValueError) -> tuple[int, str]:
    """The line, from 1, of a query that does not parse, and why, in few words.

    The parser lists every token that it would have taken; of that only what helps is kept.
    """
    text = " ".join(str(getattr(error, "msg", None) or error).split())
    place = re.search(r"at (\d+):(\d+)", text)
    line = int(place[1]) if place else (getattr(error, "lineno", None) or 1)
    if "Prefix not found" in text:
        return (
            line,
            f"a prefix that is not declared, in column {place[2]}" if place else "a prefix is not declared",
        )
    if place and "expected" in text:
        wanted = re.findall(r"\['?\"?([A-Za-z]{3,})", text)
        hint = f", where {' or '.join(dict.fromkeys(wanted[:4]))} could stand" if wanted else ""
        return line, f"not understood from column {place[2]}{hint}"
    return line, text if len(text) <= 160 else text[:159] + "…"


def bare_query(text: str) -> str:
    """A query without its comments, IRIs and strings, to look for words of the language in.

    >>> bare_query("SELECT ?x # FROM here")
    'SELECT ?x  '
    """
    taken = r"<[^<>\s]*>|\"{3}.*?\"{3}|'{3}.*?'{3}|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|#[^\n]*"
    return re.sub(taken, " ", text, flags=re.DOTALL)
