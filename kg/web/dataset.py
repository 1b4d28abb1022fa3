"""Which graphs a query names with FROM, where that matters: more than one default graph.

The engine counts a triple once for each of several default graphs that hold it, where RDF merges them into a
set. So such a dataset is made before the query runs, and for that the names must be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from kg.web.scanner import tokens

_MAY_MATTER = re.compile(r"\bFROM\b", re.IGNORECASE | re.ASCII)

Graphs = tuple[tuple[str, ...], tuple[str, ...]]


def graphs_in(text: str, base_iri: str) -> Graphs | None:
    """The default and the named graphs of a query with at least two different default graphs, else None.

    >>> graphs_in("SELECT * FROM <http://e/1> FROM <http://e/2> FROM NAMED <http://e/3> {}", "http://e/")
    (('http://e/1', 'http://e/2'), ('http://e/3',))
    """
    if len(_MAY_MATTER.findall(text)) < 2:
        return None
    default: dict[str, None] = {}
    named: dict[str, None] = {}
    for is_named, iri in _clauses(text, base_iri):
        if iri is None:
            return None  # not to be resolved here; the engine will say what is wrong with it
        (named if is_named else default)[iri] = None
    return (tuple(default), tuple(named)) if len(default) > 1 else None


def _clauses(text: str, base_iri: str) -> Iterator[tuple[bool, str | None]]:
    """Each FROM clause outside braces: whether of a named graph, and the graph's IRI, None where unclear."""
    prefixes: dict[str, str] = {}
    base, depth = base_iri, 0
    stream = tokens(text)
    for token in stream:
        word = token.upper()
        depth += token.count("{") - token.count("}") if token[0] in "{}().;,=*+|&!>[]~^%-" else 0
        if depth == 0 and word == "BASE":
            base = _iri(next(stream, ""), prefixes, base) or base
        elif depth == 0 and word == "PREFIX":
            name = next(stream, "")
            prefixes[name.removesuffix(":")] = _iri(next(stream, ""), prefixes, base) or ""
        elif depth == 0 and word == "FROM":
            graph = next(stream, "")
            is_named = graph.upper() == "NAMED"
            yield is_named, _iri(next(stream, "") if is_named else graph, prefixes, base)


def _iri(token: str, prefixes: dict[str, str], base: str) -> str | None:
    if "\\" in token or "%" in token:
        return None
    if token.startswith("<"):
        return urljoin(base, token[1:-1])
    prefix, colon, local = token.partition(":")
    return prefixes[prefix] + local if colon and prefixes.get(prefix) else None
