"""kg merges: what the graph takes for one thing, and what nearly was one."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from kg.cli.output import DEFAULT_STORE, Json, Store, examples, print_json


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        epilog=examples(
            "kg merges",
            "kg merges --near",
            "kg merges --json",
        )
    )(merges)


def merges(
    store: Store = DEFAULT_STORE,
    near: Annotated[bool, typer.Option("--near", help="Show only what nearly was one.")] = False,
    as_json: Json = False,
) -> None:
    """List the names and articles that were taken for one thing, and why, and the things that nearly were.

    To decide otherwise write a line into a file of decisions and build with --identity FILE: same or
    never, the two ids and the reason, divided by tabs.
    """
    from kg.graph import KnowledgeGraph

    with KnowledgeGraph.open(store) as graph:
        found = graph.merges()
    if as_json:
        print_json({"near": [asdict(n) for n in found.near]} if near else asdict(found))
        return
    for merge in found.merged if not near else ():
        typer.echo(f"{_id(merge.iri)}  ({merge.kind}; {len(merge.files)} articles)")
        for slug in merge.decided:
            typer.echo(f"    {slug}: decided to be the same")
        for naming in merge.namings:
            typer.echo(f"    {naming.form}: {naming.reason}, {', '.join(naming.files)}")
    for pair in found.near:
        never = ", decided never to be one" if pair.never else ""
        typer.echo(f"{_id(pair.one)} | {_id(pair.other)}: {pair.why}{never}")
        for name, sentence in zip(pair.names, pair.sentences, strict=True):
            typer.echo(f"    {name}: {sentence}")


def _id(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]
