"""kg export: the whole graph in a format."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import DEFAULT_STORE, Store, examples, note
from kg.errors import StoreError

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        epilog=examples(
            "kg export -o graph.ttl",
            "kg export --format trig -o graph.trig",
            "kg export --format nquads | gzip",
        )
    )(export)


def export(
    store: Store = DEFAULT_STORE,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            help="turtle trig nquads ntriples jsonld rdfxml turtle12; by the file's suffix if none.",
        ),
    ] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; standard output if none.")
    ] = None,
) -> None:
    """Write the graph out; the same bytes for the same graph.

    trig and nquads carry claims as named graphs, turtle12 as RDF 1.2 reifiers, the others as nodes.
    """
    from kg.graph import FORMATS, KnowledgeGraph

    suffixes = {FORMATS[name].suffix: name for name in reversed(list(FORMATS))}
    form = form or (suffixes.get(output.suffix, "turtle") if output else "turtle")
    with KnowledgeGraph.open(store) as graph:
        if output is None:
            graph.export(sys.stdout.buffer, form)
            return
        try:
            _write(graph, output.resolve(), form)
        except OSError as error:
            raise StoreError(f"{output}: cannot be written ({error.strerror or error})") from error
    note(f"{output}: {form}")


def _write(graph: KnowledgeGraph, output: Path, form: str) -> None:
    if output.exists() and not output.is_file():  # a pipe or a device is written, never replaced
        with output.open("wb") as out:
            graph.export(out, form)
        return
    # Written beside and moved, so that a file that is there stays whole until the new one is.
    unfinished = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as out:
            graph.export(out, form)
        unfinished.replace(output)
    finally:
        unfinished.unlink(missing_ok=True)
