"""A saved query's rows, and on request the claims behind each row; runs in a worker.

Saved queries read claims through `GRAPH ?claim { … }`. For evidence the same query is run once more with
these graph variables in its SELECT, so each row comes with just the claims that gave it. Where a query has no
such variable, or groups its rows, the claims are those that state something of two of the row's things, or of
a thing and a value beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from typing import Any

import pyoxigraph as ox

from kg.errors import KgError, UnknownName
from kg.graph import ClaimView, KnowledgeGraph, Table
from kg.web.formats import HTML
from kg.web.saved_forms import between, writer_of

Values = dict[str, Any]
Row = tuple[Any, ...]

_SELECT = re.compile(r"^(\s*SELECT\s+(?:DISTINCT\s+|REDUCED\s+)?)(?=[?$(])", re.IGNORECASE | re.MULTILINE)
_GRAPH_VARIABLE = re.compile(r"\bGRAPH\s+[?$](\w+)", re.IGNORECASE)
_MOST_CLAIMS = 20


def saved(
    graph: KnowledgeGraph,
    name: str,
    params: dict[str, str],
    evidence: bool,
    media: str,
    rows: int,
    result_bytes: int,
) -> Values:
    """A saved query's columns and rows in a form, with the claims of each row where asked.

    It is cut, and says so, after the last whole row within `rows` and `result_bytes`. For HTML `rows` (and
    `evidence`) hold values; else `body` holds the rows as they are sent. A parameter that the query
    cannot take gives `bad` (its name and what is wrong) in their place.
    """
    if bad := _bad_parameter(graph, name, params):
        return bad
    text = graph.saved_query(name, params)
    table = graph.sparql(text)
    assert isinstance(table, Table)
    behind = _claims_by_row(graph, text, table.columns) if evidence else {}
    write, comma = writer_of(media, table.columns), between(media)
    values: list[tuple[list[Any], list[Values] | None]] = []
    pieces: list[bytes] = []
    left = result_bytes
    for row in table.rows[:rows]:
        cells = [_cell(graph, term) for term in row]
        proof = _evidence(graph, row, behind.get(row)) if evidence else None
        piece = write(cells, proof)
        left -= len(piece) + (len(comma) if pieces else 0)
        if left < 0:
            break
        pieces.append(piece)
        if media == HTML:
            values.append((cells, proof))
    answer: Values = {
        "columns": list(table.columns),
        "count": len(pieces),
        "truncated": len(pieces) < len(table.rows),
        "sparql": text,
    }
    if media == HTML:
        answer |= {"rows": [cells for cells, _ in values], "evidence": [proof for _, proof in values]}
    else:
        answer["body"] = comma.join(pieces)
    return answer


def _bad_parameter(graph: KnowledgeGraph, name: str, params: dict[str, str]) -> Values:
    """The first parameter that the query cannot take, and why; empty where it takes all."""
    for parameter, value in params.items():
        try:
            graph.saved_query(name, {parameter: value})
        except UnknownName as error:
            if error.kind == "saved query":
                raise
            return {"bad": parameter, "message": str(error), "close": error.close}
        except (KgError, ValueError) as error:
            return {"bad": parameter, "message": str(error), "close": []}
    return {}


def _claims_by_row(graph: KnowledgeGraph, text: str, columns: Sequence[str]) -> dict[Row, list[str]]:
    """The claims of each row, from the query with its graph variables selected; empty where it has none."""
    variables = [v for v in dict.fromkeys(_GRAPH_VARIABLE.findall(text)) if v not in columns]
    asked = " ".join(f"?{variable}" for variable in variables)
    widened = _SELECT.sub(lambda m: f"{m[1]}{asked} ", text, count=1)
    if not variables and not any("claim" in column for column in columns):
        return {}
    try:
        table = graph.sparql(widened)
    except KgError:
        return {}  # it groups its rows
    assert isinstance(table, Table)
    places = {column: index for index, column in enumerate(table.columns)}
    if any(column not in places for column in columns):
        return {}
    found: dict[Row, list[str]] = {}
    for row in table.rows:
        key = tuple(row[places[column]] for column in columns)
        cells = [row[places[variable]] for variable in variables] + [
            cell for column, cell in zip(columns, key, strict=True) if "claim" in column
        ]
        claims = found.setdefault(key, [])
        claims += [c.value for c in cells if isinstance(c, ox.NamedNode) and c.value not in claims]
    return found


def _evidence(graph: KnowledgeGraph, row: Row, claims: list[str] | None) -> list[Values]:
    views = (graph.claim(iri) for iri in claims or _claims_between(graph, row))
    found = [view for view in views if view is not None]
    sentences = {term.value for term in row if isinstance(term, ox.Literal) and term.language}
    return [_claim(graph, view, sentences) for view in found[:_MOST_CLAIMS]]


def _claims_between(graph: KnowledgeGraph, row: Row) -> list[str]:
    """The claims that state something of one cell's thing and another cell."""
    things = [term for term in row if isinstance(term, ox.NamedNode)]
    values = [term for term in row if isinstance(term, ox.Literal)]
    found: dict[str, None] = {}
    pairs: Iterable[tuple[Any, Any]] = [*permutations(things, 2), *((t, v) for t in things for v in values)]
    for subject, object_ in pairs:
        for quad in graph.store.quads_for_pattern(subject, None, object_, None):
            if isinstance(quad.graph_name, ox.NamedNode):
                found[quad.graph_name.value] = None
    return sorted(found)


def _claim(graph: KnowledgeGraph, view: ClaimView, sentences: set[str]) -> Values:
    """One claim as evidence: the sentences that the row quotes, or all where it quotes none."""
    quoted = [citation for citation in view.citations if citation.text in sentences]
    return {
        "claim": view.iri,
        "modality": view.modality,
        "speaker": {"iri": view.speaker, "name": graph.label(view.speaker)} if view.speaker else None,
        "sentences": [
            {
                "sentence": citation.text,
                "language": citation.lang,
                "article": citation.article,
                "source": citation.source,
                "iri": citation.sentence,
            }
            for citation in quoted or view.citations
        ],
    }


def _cell(graph: KnowledgeGraph, term: Any) -> Mapping[str, Any] | None:
    """A cell in the terms of the SPARQL results format, with a name for an IRI."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value, "name": graph.label(term.value)}
    if isinstance(term, ox.Literal):
        cell: Values = {"type": "literal", "value": term.value}
        if term.language:
            cell["xml:lang"] = term.language
        elif not term.datatype.value.endswith("#string"):
            cell["datatype"] = term.datatype.value
        return cell
    return {"type": "bnode", "value": str(term)}
