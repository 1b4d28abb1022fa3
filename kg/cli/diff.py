"""kg diff: what changed from one graph to another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import examples, note


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        epilog=examples(
            "kg diff old.trig graph",
            "kg diff main-graph graph --format markdown >> summary.md",
            "kg diff old.trig new.trig --fail-if evidence-lost --fail-if 'claims-lost>5%'",
        )
        + "\n\nExit codes: 0 no limit broken, 1 one is, 2 wrong usage, 3 a graph cannot be read."
    )(diff)


def diff(
    old: Annotated[Path, typer.Argument(help="A store, or an RDF file of one.")],
    new: Annotated[Path, typer.Argument(help="A store, or an RDF file of one.")],
    format: Annotated[str, typer.Option(help="text, json or markdown.")] = "text",
    fail_if: Annotated[
        list[str] | None,
        typer.Option(help="A kind of change, with >N or >N% if some is all right. Repeatable."),
    ] = None,
) -> None:
    """Say what changed between two graphs, by claim and entity: new, lost, changed, moved, unsupported."""
    from kg.graph import KnowledgeGraph, broken_limits, change_limit, diff_format

    write = diff_format(format)
    limits = [change_limit(text) for text in fail_if or []]
    difference = KnowledgeGraph.diff(old, new)
    broken = broken_limits(difference, limits)
    typer.echo(write(difference, broken), nl=False)
    for line in broken:
        note(f"kg: too much changed: {line}")
    raise typer.Exit(1 if broken else 0)
