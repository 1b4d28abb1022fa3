"""kg show: all that is known of an entity, with the sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.output import DEFAULT_STORE, Json, Store, examples, marked, print_json

if TYPE_CHECKING:
    from kg.graph import ClaimView, EntityView, KnowledgeGraph


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        epilog=examples(
            "kg show colossus",
            "kg show 'Elon Musk'",
            "kg show xai --json",
        )
    )(show)


def show(
    entity: Annotated[
        str, typer.Argument(help="An entity: its slug, its IRI or a name in any language; an event: event/….")
    ],
    store: Store = DEFAULT_STORE,
    lang: Annotated[str, typer.Option("--lang", help="Language of the names.")] = "en",
    as_json: Json = False,
) -> None:
    """Show what the articles state of an entity, each with its sentences in their language.

    What is planned, possible or denied is marked as such, and whose words it is.
    """
    from kg.graph import KnowledgeGraph

    with KnowledgeGraph.open(store) as graph:
        view = graph.describe(entity)
        if as_json:
            print_json(_entity(view))
            return
        _heading(view, graph, lang)
        for claim in sorted(
            view.claims, key=lambda claim: (claim.modality != "asserted", _line(claim, graph, lang))
        ):
            typer.echo(f"\n{_line(claim, graph, lang)}")
            for citation in claim.citations:
                typer.echo(f"    {citation.source} [{citation.lang}]  {marked(citation)}")


def _heading(view: EntityView, graph: KnowledgeGraph, lang: str) -> None:
    typer.echo(f"{graph.label(view.iri, lang)}  ({', '.join(view.types)})  <{view.iri}>")
    if names := ", ".join(dict.fromkeys(name for _, name in (*view.labels, *view.names))):
        typer.echo(f"  names: {names}")
    if view.wikidata:
        typer.echo(f"  Wikidata: {view.wikidata}")
    if view.mentions:
        typer.echo(f"  mentioned: {', '.join(f'{file} ({times})' for file, times in view.mentions)}")


def _line(claim: ClaimView, graph: KnowledgeGraph, lang: str) -> str:
    stance = "" if claim.modality == "asserted" else f"[{claim.modality}] "
    said = f" — says {graph.label(claim.speaker, lang)}" if claim.speaker else ""
    passed_on = f", via {', '.join(graph.label(r, lang) for r in claim.reporters)}" if claim.reporters else ""
    return (
        f"{stance}{graph.sentence_of(claim, lang)}{said}{passed_on}  (claim/{claim.iri.rsplit('/', 1)[-1]})"
    )


def _entity(view: EntityView) -> dict[str, Any]:
    return {
        "iri": view.iri,
        "types": list(view.types),
        "labels": [{"lang": lang, "name": name} for lang, name in view.labels],
        "names": [{"lang": lang, "name": name} for lang, name in view.names],
        "wikidata": view.wikidata,
        "mentions": dict(view.mentions),
        "claims": [claim_json(claim) for claim in view.claims],
    }


def claim_json(claim: ClaimView) -> dict[str, Any]:
    """A claim with its sentences as JSON can hold it; terms in N-Triples' writing."""
    return {
        "iri": claim.iri,
        "states": [[str(term) for term in triple] for triple in claim.states],
        "modality": claim.modality,
        "speaker": claim.speaker,
        "reporters": list(claim.reporters),
        "comparator": claim.comparator,
        "evidence": [
            {
                "article": citation.source,
                "sentence": citation.sentence,
                "begin": citation.begin,
                "end": citation.end,
                "text": citation.text,
                "lang": citation.lang,
                "marks": [{"part": m.part, "start": m.start, "end": m.end} for m in citation.marks],
                "rules": list(citation.rules),
            }
            for citation in claim.citations
        ],
    }
