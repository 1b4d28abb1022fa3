"""What is wrong with a shapes file, found before an engine sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Variable

from kg.rdf.shape_graph import (
    SH,
    Origin,
    ShapesError,
    Term,
    Triples,
    bare_query,
    prefixes_of,
    query_fault,
    short,
)


def refuse_faults(graph: Triples, origins: Mapping[NamedNode, Origin], path: Path, text: str) -> None:
    """Raise ShapesError for the first fault: an unknown term of SHACL, a recursive shape, a faulty query."""
    _refuse_unknown_terms(graph, path, text)
    for shape, origin in sorted(origins.items(), key=lambda item: (item[1].line, len(item[0].value))):
        _refuse_recursion(graph, shape, origin)
        queries = [query for query in graph.objects(shape, SH("sparql")) if query != shape]
        if any(graph.objects(query, SH("severity")) for query in queries):
            raise ShapesError(
                f"{path}:{max(_line(text, 'sh:severity'), origin.line)}: sh:severity in a sh:sparql of "
                f"{short(shape.value)} is read by few engines; put it on the shape"
            )
    for node in sorted(graph.about, key=str):
        for query in graph.objects(node, SH("select")):
            if isinstance(query, Literal):
                _refuse_bad_query(graph, node, query.value, path, text)


# What most shapes are made of; to read all of SHACL's terms takes longer than to read the shapes.
_WORDS = """
IRI Info Literal NodeShape PropertyShape Violation Warning alternativePath and class closed datatype
declare description disjoint equals hasValue ignoredProperties in inversePath lessThan lessThanOrEquals
maxCount maxInclusive maxLength message minCount minInclusive minLength name namespace node nodeKind not
or path pattern prefix prefixes property qualifiedMinCount qualifiedValueShape select severity sparql
targetClass targetNode targetObjectsOf targetSubjectsOf uniqueLang
"""
_COMMON = frozenset(_WORDS.split())


@cache
def _vocabulary() -> frozenset[str]:
    from rdflib.namespace import SH as DECLARED

    return frozenset(DECLARED.__annotations__) | frozenset(getattr(DECLARED, "_extras", ()))


def _refuse_unknown_terms(graph: Triples, path: Path, text: str) -> None:
    used = {term for triple in graph for term in (triple.predicate, triple.object) if term in SH}
    for term in sorted(used, key=str):
        name = SH.local(term)  # type: ignore[arg-type]
        if name and name not in _COMMON and name not in _vocabulary():
            close = get_close_matches(name, _vocabulary(), n=1)
            hint = f"did you mean sh:{close[0]}?" if close else "see the SHACL recommendation"
            raise ShapesError(f"{path}:{_line(text, f'sh:{name}')}: SHACL has no sh:{name}; {hint}")


def _refuse_recursion(graph: Triples, shape: NamedNode, origin: Origin) -> None:
    def walk(node: Term, trail: tuple[Term, ...]) -> None:
        for _, child in graph.children(node):
            if child == shape:
                steps = " → ".join(short(str(step)) for step in (*trail, child))
                raise ShapesError(
                    f"{origin.file}:{origin.line}: recursive shape: {steps}; SHACL leaves its meaning open, "
                    "take the reference out"
                )
            if child not in trail:
                walk(child, (*trail, child))

    walk(shape, (shape,))


# What SHACL does not allow in a query, or what the engines take otherwise, by the word that stands there.
_FORBIDDEN = (
    (r"\b(SERVICE|FROM)\b", "asks outside the graph ({}); validation stays in it"),
    (r"\b(MINUS|VALUES)\b", "has {}, which SHACL forbids; write FILTER NOT EXISTS or FILTER IN"),
    (
        r"\b(GRAPH)\b(?!\s*[$?]shapesGraph\b)",
        "has {}, but shapes see all graphs as one; write it as a check (.rq)",
    ),
)


def _refuse_bad_query(graph: Triples, node: Term, query: str, path: Path, text: str) -> None:
    first = next((line.strip() for line in query.splitlines() if line.strip()), "")
    line = _line(text, first) if first else 1
    for pattern, reason in _FORBIDDEN:
        if word := re.search(pattern, bare_query(query), re.IGNORECASE):
            raise ShapesError(f"{path}:{line}: sh:select {reason.format(word[1].upper())}")
    for inner in re.finditer(r"\{\s*SELECT\b(.*?)[{]", bare_query(query), re.IGNORECASE | re.DOTALL):
        if not re.search(r"[$?]this\b", inner[1]):
            raise ShapesError(f"{path}:{line}: a SELECT inside sh:select does not give $this, as SHACL wants")
    prefixes = prefixes_of(graph, node)
    try:
        answer = Store().query(prefixes + query.replace("$PATH", "<urn:path>"))
    except (SyntaxError, ValueError) as error:
        at, reason = query_fault(error)
        blank = len(query) - len(query.lstrip())
        row = max(line, line + at - 1 - prefixes.count("\n") - query[:blank].count("\n"))
        raise ShapesError(f"{path}:{row}: sh:select is not SPARQL: {reason}; mend the query") from None
    if not isinstance(answer, QuerySolutions):
        raise ShapesError(f"{path}:{line}: sh:select is no SELECT; each row of one is something wrong")
    if not re.search(r"[$?]this\b", query) or Variable("this") not in answer.variables:
        raise ShapesError(f"{path}:{line}: sh:select does not give $this; a result needs its focus node")


def _line(text: str, words: str) -> int:
    found = re.search(re.escape(words) + r"(?![\w-])" if words[-1:].isalnum() else re.escape(words), text)
    return 1 + text[: found.start()].count("\n") if found else 1
