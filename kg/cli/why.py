"""kg why: the sentences behind a claim."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.output import DEFAULT_STORE, Json, Store, examples, marked, print_json
from kg.cli.show import claim_json


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        epilog=examples(
            "kg why 'xai developerOf grok'",
            "kg why 'colossus acceleratorCount *'",
            "kg why claim/0b3a9f34",
        )
    )(why)


def why(
    claim: Annotated[
        str, typer.Argument(help='A claim: its IRI, its hash, or "SUBJECT TERM OBJECT" (* for any object).')
    ],
    store: Store = DEFAULT_STORE,
    lang: Annotated[str, typer.Option("--lang", help="Language of the names.")] = "en",
    as_json: Json = False,
) -> None:
    """Show each sentence that states a claim, the words that carry it marked, and the rule that found it."""
    from kg.graph import KnowledgeGraph

    with KnowledgeGraph.open(store) as graph:
        claims = graph.why(claim)
        if as_json:
            print_json([claim_json(view) for view in claims])
            return
        for place, view in enumerate(claims):
            typer.echo(("\n" if place else "") + graph.sentence_of(view, lang))
            speaker = graph.label(view.speaker, lang) if view.speaker else "the article itself"
            typer.echo(f"  {view.modality}, in the words of {speaker}")
            for reporter in view.reporters:
                typer.echo(f"  passed on by {graph.label(reporter, lang)}")
            typer.echo(f"  <{view.iri}>")
            for citation in view.citations:
                typer.echo(f"  {citation.source} [{citation.lang}] {citation.begin}–{citation.end}")
                typer.echo(f"    {marked(citation)}")
                words = (f"{mark.part} «{citation.text[mark.start : mark.end]}»" for mark in citation.marks)
                typer.echo(f"    {', '.join(words)}")
                typer.echo(f"    found by {', '.join(citation.rules)}")
