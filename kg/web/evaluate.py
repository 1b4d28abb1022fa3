"""A SPARQL query to the bytes of its answer, within its limits; runs in a worker and nowhere else."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.web.cut import cut_table, too_many_rows
from kg.web.dataset import graphs_in
from kg.web.formats import CSV, JSON_LD, N_QUADS, N_TRIPLES, RDF_XML, TRIG, TSV, TURTLE
from kg.web.frames import Status

if TYPE_CHECKING:
    from typing_extensions import Buffer

_TABLE_FORMATS = {CSV: ox.QueryResultsFormat.CSV, TSV: ox.QueryResultsFormat.TSV}
_GRAPH_FORMATS = {
    TURTLE: ox.RdfFormat.TURTLE,
    N_TRIPLES: ox.RdfFormat.N_TRIPLES,
    N_QUADS: ox.RdfFormat.N_QUADS,
    TRIG: ox.RdfFormat.TRIG,
    JSON_LD: ox.RdfFormat.JSON_LD,
    RDF_XML: ox.RdfFormat.RDF_XML,
}
_Default = list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
_LETTERS = re.compile("service", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Task:
    """One query to answer, in the form in which it crosses to the worker.

    `default_graphs` and `named_graphs` are None where the request names no dataset. `guard` is a
    text of which the engine's own parser must say first that no `SERVICE` is in it; empty where none can be.
    """

    text: str
    media: str
    base_iri: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    rows: int
    result_bytes: int
    guard: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: the body is the result, or the message of what went wrong."""

    status: Status
    body: bytes
    rows: int = -1
    cut: bool = False


class _Full(Exception):
    """The answer has reached its limit."""


class _Sink(io.BytesIO):
    """Takes what the engine writes until it is too much; stopping the writer stops the query."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._left = limit

    def write(self, chunk: Buffer, /) -> int:
        """Takes a chunk; raises _Full with the one that goes over the limit, which is kept."""
        taken = super().write(chunk)
        self._left -= taken
        if self._left < 0:
            raise _Full
        return taken


def evaluate(store: ox.Store, task: Task) -> Answer:
    """The answer to the task; failures are answers too: nothing is raised that the query is to blame for."""
    if task.guard and (refusal := _engine_refusal(task)):
        return refusal
    try:
        target, default, named = _dataset(store, task)
        found = target.query(task.text, base_iri=task.base_iri, default_graph=default, named_graphs=named)
        return _written(found, task)
    except SyntaxError as error:
        return Answer(Status.SYNTAX, str(error).encode("utf-8", "replace"))
    except (OSError, RuntimeError, ValueError) as error:
        return Answer(_status_of(error), str(error).encode("utf-8", "replace"))


def _status_of(error: Exception) -> Status:
    if "RDF 1.2" in str(error):
        return Status.FORMAT
    return Status.STORE if isinstance(error, OSError) else Status.FAILED


def _engine_refusal(task: Task) -> Answer | None:
    """A refusal where the engine's parser sees the keyword SERVICE, whatever our scanner saw.

    With the letters replaced, a text in which they were a keyword no longer parses, and one in which they
    were part of a string, IRI, comment or name still does. It is run over an empty store, and it cannot go
    out.
    """
    lower = task.guard.lower()
    replaced = next(word for word in ("sxrvice", "qervixe", "sewvicf", "xervicx") if word not in lower)
    try:
        ox.Store().query(_LETTERS.sub(replaced, task.guard), base_iri=task.base_iri)
    except SyntaxError as error:
        return Answer(Status.FEDERATION, str(error).encode("utf-8", "replace"))
    except (RuntimeError, ValueError):
        return None  # it parsed, which is all that was asked
    return None


def _dataset(
    store: ox.Store, task: Task
) -> tuple[ox.Store, _Default | None, list[ox.NamedNode | ox.BlankNode] | None]:
    """The store to ask and the graphs to pick in it.

    The engine counts a triple once for each default graph that holds it; RDF merges graphs into a set. So
    where a request names several, they are merged first.
    """
    if task.default_graphs is None and task.named_graphs is None:
        graphs = graphs_in(task.text, task.base_iri)
        if graphs is None:
            return store, None, None
    else:
        graphs = (task.default_graphs or (), task.named_graphs or ())
    default: _Default = [ox.NamedNode(iri) for iri in graphs[0]]
    named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(iri) for iri in graphs[1]]
    if len(default) < 2:
        return store, default, named
    merged = ox.Store()
    for graph in default:
        quads = store.quads_for_pattern(None, None, None, graph)
        merged.extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    for other in named:
        merged.extend(store.quads_for_pattern(None, None, None, other))
    return merged, [ox.DefaultGraph()], named


def _written(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, task: Task) -> Answer:
    if isinstance(found, ox.QueryTriples):
        return _graph(found, task)
    wanted = _TABLE_FORMATS.get(task.media)
    if wanted is None:
        xml = "xml" in task.media
        wanted = ox.QueryResultsFormat.XML if xml else ox.QueryResultsFormat.JSON
    sink = _Sink(task.result_bytes)
    full = False
    try:
        found.serialize(sink, wanted)
    except _Full:
        full = True
    body = sink.getvalue()
    if isinstance(found, ox.QueryBoolean):
        return Answer(Status.DONE, body, 1)
    if full or too_many_rows(task.media, body, task.rows):
        body, rows, left_out = cut_table(task.media, body[: task.result_bytes], task.rows)
        return Answer(Status.DONE, body, rows, left_out or full)
    return Answer(Status.DONE, body)


def _graph(found: ox.QueryTriples, task: Task) -> Answer:
    triples = list(islice(found, task.rows + 1))
    kept = triples[: task.rows]
    while True:
        sink = _Sink(task.result_bytes)
        try:
            ox.serialize(kept, sink, _GRAPH_FORMATS[task.media], prefixes=prefixes_of(task.text))
        except _Full:
            kept = kept[: len(kept) // 2]
            continue
        return Answer(Status.DONE, sink.getvalue(), len(kept), len(kept) < len(triples))


_PREFIX = re.compile(r"\bPREFIX\s+([A-Za-z][\w-]*)?\s*:\s*<([^<>\"{}|^`\\\s]*)>", re.IGNORECASE)


def prefixes_of(text: str) -> dict[str, str]:
    """The prefixes that a query declares with full IRIs, for the writing of its answer."""
    return {name: iri for name, iri in _PREFIX.findall(text) if ":" in iri}
