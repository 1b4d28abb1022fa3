"""kg test: competency questions with the answers that the graph must give."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import DEFAULT_STORE, Store, examples


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        name="test",
        epilog=examples("kg test", "kg test questions/", "kg test --format junit > questions.xml")
        + "\n\nExit codes: 0 all passed, 1 one failed, 2 wrong usage, 3 nothing to ask or to ask it of.",
    )(test)


def test(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files (.toml) or folders of questions; those of the sample articles if none."),
    ] = None,
    format: Annotated[str, typer.Option(help="text, json or junit.")] = "text",
    store: Store = DEFAULT_STORE,
) -> None:
    """Ask the questions that the graph must be able to answer, and compare answers and sentences."""
    from kg.graph import KnowledgeGraph, question_format

    write = question_format(format)
    with KnowledgeGraph.open(store) as graph:
        answers = graph.test(paths or ())
    typer.echo(write(answers), nl=False)
    raise typer.Exit(1 if any(answer.verdict == "failed" for answer in answers) else 0)
