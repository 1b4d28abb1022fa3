"""kg build: articles into a graph."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.output import DEFAULT_STORE, Json, Store, examples, note, print_json

if TYPE_CHECKING:
    from kg.graph import BuildReport, Progress


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        epilog=examples(
            "kg build",
            "kg build articles/ more.jsonl --store graph",
            "kg build articles/ --jobs 0",
            "kg build --json",
        )
    )(build)


def build(
    articles: Annotated[
        list[Path] | None,
        typer.Argument(help="Files (.txt .md .jsonl .html) and directories; the sample articles if none."),
    ] = None,
    store: Store = DEFAULT_STORE,
    lang: Annotated[
        str | None,
        typer.Option("--lang", help="Language of articles that do not say theirs; else it is detected."),
    ] = None,
    base_iri: Annotated[
        str, typer.Option("--base-iri", envvar="KG_BASE_IRI", help="What the IRIs of the data begin with.")
    ] = "https://w3id.org/newsgraph/id/",
    allow_violations: Annotated[
        bool, typer.Option("--allow-violations", help="Keep the graph even if it breaks its shapes.")
    ] = False,
    skip_unreadable: Annotated[
        bool, typer.Option("--skip-unreadable", help="Name files that cannot be read and go on without them.")
    ] = False,
    identity: Annotated[
        list[Path] | None,
        typer.Option("--identity", help="A file of decisions on what is one thing, besides our own."),
    ] = None,
    jobs: Annotated[
        int,
        typer.Option("--jobs", "-j", min=0, help="How many processes read; 0 for one a core. Same graph."),
    ] = 1,
    as_json: Json = False,
) -> None:
    """Read articles and write the graph of what they state.

    The new graph takes the place of the old one only when it is whole and conforms to its shapes.
    """
    from kg.graph import KnowledgeGraph

    report = KnowledgeGraph.build(
        store,
        articles or [KnowledgeGraph.sample_articles()],
        lang=lang,
        base_iri=base_iri,
        allow_violations=allow_violations,
        skip_unreadable=skip_unreadable,
        identity=identity or (),
        progress=_progress(),
        jobs=jobs,
    )
    for line in report.unreadable:
        note(f"kg: skipped {line}")
    if as_json:
        print_json(_summary(report, store))
    else:
        _print(report, store)
    if report.build is None:
        note("kg: the graph breaks its shapes and was not kept; to keep it all the same: --allow-violations")
    if not report.validation.conforms():
        raise typer.Exit(1)


def _progress() -> Progress | None:
    if not sys.stderr.isatty() or os.environ.get("CI"):
        return None

    def show(done: int, of: int, name: str) -> None:
        end = "\n" if done == of else ""
        typer.echo(f"\r\x1b[K{done}/{of} articles  {name[:60]}{end}", err=True, nl=False)

    return show


def _summary(report: BuildReport, store: Path) -> dict[str, Any]:
    return {
        "store": str(store),
        "build": report.build.build_id if report.build else None,
        **report.counts,
        "claims_by_modality_and_language": report.claims,
        "dropped": report.drops,
        "articles_without_claims": list(report.silent),
        "duplicates": [{"file": file, "same_as": first} for file, first in report.duplicates],
        "unreadable": list(report.unreadable),
        "conforms": report.validation.conforms(),
        "violations": [
            {"rule": result.rule, "focus": result.focus, "message": result.message}
            for result in _violations(report)
        ],
    }


def _violations(report: BuildReport) -> list[Any]:
    return [result for result in report.validation.results if result.severity.value == "violation"]


def _print(report: BuildReport, store: Path) -> None:
    nouns = {
        "articles": "article",
        "sentences": "sentence",
        "entities": "entity",
        "events": "event",
        "claims": "claim",
    }
    typer.echo(", ".join(_counted(report.counts[many], one, many) for many, one in nouns.items()))
    for modality, by_lang in report.claims.items():
        typer.echo(f"  {modality:<10}{_numbers(by_lang)}")
    if report.drops:
        typer.echo("candidates let go (kg read FILE --trace shows each):")
        for reason, number in report.drops.items():
            typer.echo(f"  {number:>4}  {reason}")
    for file in report.silent:
        typer.echo(f"no claim found in {file}")
    for file, first in report.duplicates:
        typer.echo(f"{file} has the content of {first} and was left out")
    results = report.validation.results
    noted = _counted(len(results), "result, see kg validate", "results, see kg validate")
    typer.echo(f"shapes: {'conforms' if report.validation.conforms() else 'violated'} ({noted})")
    for result in _violations(report)[:20]:
        note(f"violation: {result.rule}: {result.focus}: {result.message}")
    if report.build:
        typer.echo(f"graph {report.build.build_id[:16]} in {store}")


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _numbers(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counted.items())
