"""Saved queries: one question a file, with what it asks and its parameters in the head.

    #+ title: Accelerators of a system
    #+ question: How many accelerators has a system, who says so, and is that current or planned?
    #+ params:
    #+   system: iri, the system (left out: every system)

A parameter stands in the query as `VALUES ?system { UNDEF }`; binding puts a term in place of UNDEF,
never text, and the file runs as it is without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.assets import asset_files
from kg.errors import AssetError, QueryError, UnknownName, UsageError
from kg.rdf.names import PREFIXES, XSD
from kg.rdf.table import Table, table_of
from kg.rdf.values import date

KINDS = ("iri", "term", "string", "integer", "date", "lang")
_PARAM = re.compile(r"(\w+): (\w+), (.+)")
_SLOT = re.compile(r"(VALUES\s+\?(\w+)\s*\{)\s*UNDEF\s*(\})", re.IGNORECASE)
_LANG = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*")

Resolve = Callable[[str], NamedNode]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a saved query; of KINDS, `iri` is an entity and `term` one of the ontology."""

    name: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query with its head; `text` is the file as it stands."""

    name: str
    title: str
    question: str
    params: tuple[Parameter, ...]
    text: str

    def bound(self, values: Mapping[str, NamedNode | Literal]) -> str:
        """The query with the parameters set to these terms; UnknownName for one that it does not have."""
        for name in values:
            if all(name != parameter.name for parameter in self.params):
                raise UnknownName(f"parameter of {self.name}", name, (p.name for p in self.params))
        return _SLOT.sub(lambda m: f"{m[1]} {values.get(m[2], 'UNDEF')} {m[3]}", self.text)

    def terms(
        self, given: Mapping[str, str], entity: Resolve, term: Resolve
    ) -> dict[str, NamedNode | Literal]:
        """The parameters' values as terms: `entity` and `term` find what a name means.

        Raises UnknownName for a parameter that it does not have, UsageError for a value of the wrong kind.
        """
        kinds = {parameter.name: parameter.kind for parameter in self.params}
        for name in given:
            if name not in kinds:
                raise UnknownName(f"parameter of {self.name}", name, kinds)
        return {name: _term(name, kinds[name], value, entity, term) for name, value in given.items()}


def _term(name: str, kind: str, value: str, entity: Resolve, term: Resolve) -> NamedNode | Literal:
    if kind == "iri":
        return entity(value)
    if kind == "term":
        return term(value)
    if kind == "integer":
        if not re.fullmatch(r"[+-]?\d{1,18}", value):
            raise UsageError(f"parameter {name}: {value!r} is no whole number")
        return Literal(str(int(value)), datatype=XSD("integer"))
    if kind == "date":
        if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
            raise UsageError(f"parameter {name}: {value!r} is no date; write 2024, 2024-09 or 2024-09-02")
        return date(value)
    if kind == "lang" and not _LANG.fullmatch(value):
        raise UsageError(f"parameter {name}: {value!r} is no language; write a code such as fr")
    return Literal(value.lower() if kind == "lang" else value)


def load_queries() -> dict[str, SavedQuery]:
    """The saved queries by name, sorted; AssetError, with file and line, for one whose head is broken."""
    return {path.stem: read_query(path) for path in asset_files("queries", ".rq")}


def read_query(path: Path) -> SavedQuery:
    """The saved query of one file; AssetError, with file and line, where its head is not as it should be."""
    text = path.read_text(encoding="utf-8")
    head: dict[str, str] = {}
    params: list[Parameter] = []
    in_params = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#+"):
            break
        content = line[2:]
        if in_params and content.startswith("   "):
            params.append(_parameter(content.strip(), f"{path.name}:{number}"))
            continue
        key, _, value = content.strip().partition(":")
        if key not in ("title", "question", "params"):
            raise AssetError(f"{path.name}:{number}: {key!r} in the head; it has title, question and params")
        in_params = key == "params"
        head[key] = value.strip()
    for key in ("title", "question"):
        if not head.get(key):
            raise AssetError(f"{path.name}:1: the head has no '#+ {key}:' line")
    slots = {match[2] for match in _SLOT.finditer(text)}
    declared = {parameter.name for parameter in params}
    if slots != declared:
        odd = ", ".join(sorted(slots ^ declared))
        raise AssetError(
            f"{path.name}: {odd}: each parameter stands in the head and as VALUES ?name {{ UNDEF }}"
        )
    return SavedQuery(path.stem, head["title"], head["question"], tuple(params), text)


def _parameter(line: str, where: str) -> Parameter:
    match = _PARAM.fullmatch(line)
    if match is None or match[2] not in KINDS:
        raise AssetError(
            f"{where}: {line!r}: write 'name: kind, what it is' with a kind of {', '.join(KINDS)}"
        )
    return Parameter(match[1], match[2], match[3])


def run(store: Store, text: str) -> Table | bool | QueryTriples:
    """The answer of a SPARQL query: a table, yes or no, or triples, by its form.

    Raises QueryError, with the place, where it does not parse or fails. Updates are refused as they
    are no queries.
    """
    try:
        answer = store.query(text, prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(f"the query does not parse: {_place(error)}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}") from error
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    return table_of(answer) if isinstance(answer, QuerySolutions) else answer


def _place(error: SyntaxError) -> str:
    reason = " ".join(str(error.msg).split())
    # The parser writes "error at 2:10: …" and sets no line of its own.
    return re.sub(r"^error at (\d+):(\d+)", r"line \1, column \2", reason)
