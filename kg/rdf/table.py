"""Answers as values: a table of RDF terms, and how a term is put to a reader."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from kg.errors import QueryError
from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.names import PREFIXES, XSD

Term = NamedNode | BlankNode | Literal | Triple
_PLAIN = XSD("string")


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of a SELECT: column names, and rows as wide with a term or None in each cell."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)

    def records(self, base_iri: str = DEFAULT_BASE) -> Iterator[dict[str, str]]:
        """Each row as column name and cell for reading, empty where unbound."""
        for row in self.rows:
            cells = (readable(term, base_iri) for term in row)
            yield dict(zip(self.columns, cells, strict=True))

    def to_json(self) -> str:
        """The table in the SPARQL 1.1 results format for JSON, rows in their order."""
        bindings = [
            {name: _json(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.rows
        ]
        answer = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(answer, ensure_ascii=False, indent=1)

    def to_csv(self) -> str:
        """The table in the SPARQL 1.1 results format for CSV: values without their types, CRLF line ends."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.columns)
        for row in self.rows:
            writer.writerow("" if term is None else _plain(term) for term in row)
        return out.getvalue()

    def to_tsv(self) -> str:
        """The table in the SPARQL 1.1 results format for TSV: terms as SPARQL writes them."""
        lines = ["\t".join(f"?{name}" for name in self.columns)]
        lines += ["\t".join("" if term is None else str(term) for term in row) for row in self.rows]
        return "\n".join(lines) + "\n"


def table_of(solutions: QuerySolutions) -> Table:
    """The table of a SELECT's answer; QueryError where evaluation fails on the way."""
    names = tuple(variable.value for variable in solutions.variables)
    try:
        rows = tuple(tuple(solution) for solution in solutions)
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed while it ran: {error}") from error
    return Table(names, rows)


def readable(term: Term | None, base_iri: str = DEFAULT_BASE) -> str:
    """The term for a reader: an IRI without its known start, a literal without its type.

    >>> readable(NamedNode("https://w3id.org/newsgraph/id/entity/xai"))
    'xai'
    >>> readable(NamedNode("http://www.w3.org/ns/prov#Entity"))
    'prov:Entity'
    """
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return short_iri(term.value, base_iri)
    return _plain(term)


def short_iri(iri: str, base_iri: str = DEFAULT_BASE) -> str:
    """An IRI as a reader may type it back: an entity's slug, a claim as claim/…, else prefix:name."""
    if iri.startswith(base_iri):
        return iri[len(base_iri) :].removeprefix("entity/")
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and len(iri) > len(start):
            name = iri[len(start) :]
            return name if prefix == "kg" else f"{prefix}:{name}"
    return iri


def _plain(term: Term) -> str:
    if isinstance(term, Triple):
        return str(term)
    return f"_:{term.value}" if isinstance(term, BlankNode) else term.value


def _json(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return {"type": "triple", "value": {name: _json(part) for name, part in parts}}
    said: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        said["xml:lang"] = term.language
    elif term.datatype != _PLAIN:
        said["datatype"] = term.datatype.value
    return said


def lines(table: Table) -> Iterable[str]:
    """The rows as terms in SPARQL's writing, sorted: for comparing answers."""
    return sorted("\t".join("" if term is None else str(term) for term in row) for row in table.rows)
