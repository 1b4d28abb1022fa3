"""kg term: what the ontology says of one of its terms."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.output import Json, examples, print_json


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        epilog=examples(
            "kg term Launch",
            "kg term acceleratorCount --json",
        )
    )(term)


def term(
    name: Annotated[str, typer.Argument(help="A term of the ontology, with or without kg:.")],
    as_json: Json = False,
) -> None:
    """Say what a term of the ontology means: labels, comment, from what to what, alignments."""
    from kg.graph import KnowledgeGraph

    found = KnowledgeGraph.term(name)
    if as_json:
        mappings = {key: dict(getattr(found, key)) for key in ("labels", "comments")}
        print_json({field: getattr(found, field) for field in found.__slots__} | mappings)
        return
    typer.echo(f"{found.name}  ({found.kind})  <{found.iri}>")
    for lang, label in sorted(found.labels.items()):
        typer.echo(f"  {lang:<4}{label}: {found.comments.get(lang, '')}")
    if found.parent:
        typer.echo(f"  below {found.parent}")
    for what, names in (("from", found.domain), ("to", found.range)):
        if names:
            typer.echo(f"  {what:<5}{', '.join(names)}")
    traits = [
        word for word, holds in (("symmetric", found.symmetric), ("functional", found.functional)) if holds
    ]
    if traits:
        typer.echo(f"  {', '.join(traits)}")
    for predicate, iri in found.alignments:
        typer.echo(f"  {predicate.rsplit('#', 1)[-1].rsplit('/', 1)[-1]} <{iri}>")
