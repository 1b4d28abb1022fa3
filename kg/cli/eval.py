"""kg eval: a graph against gold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import Json, examples, note, print_json, print_table
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.graph import Evaluation


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        "eval",
        epilog=examples(
            "kg eval graph --gold gold/",
            "kg eval export.trig --gold gold/ --misses",
            "kg eval graph --gold gold/ --fail-under relations=0.8 --fail-under evidence=0.98",
        ),
    )(evaluate)


def evaluate(
    graph: Annotated[Path, typer.Argument(help="A store, or a file exported from one.")],
    gold: Annotated[Path, typer.Option("--gold", help="The folder of gold files, one JSON an article.")],
    texts: Annotated[
        Path | None, typer.Option("--texts", help="The folder of the articles; else the graph's own text.")
    ] = None,
    misses: Annotated[
        bool, typer.Option("--misses", help="List what was missed and what was found too much.")
    ] = False,
    fail_under: Annotated[
        list[str] | None,
        typer.Option("--fail-under", metavar="FIGURE=NUMBER", help="End with 1 where a figure is lower."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Hold a graph against gold: precision, recall and F1 by kind, language and term, and the rest.

    Figures are entities, relations, values, events (their F1), evidence, modality, attribution and
    identity (shares). What the gold files hold: docs/evaluation.md.
    """
    from kg.graph import KnowledgeGraph

    floors = [_floor(text) for text in fail_under or ()]
    with KnowledgeGraph.load(graph) as opened:
        found = opened.evaluate(gold, texts)
    for name in found.absent:
        note(f"kg: the graph has no article {name}: all of its gold counts as missed")
    if as_json:
        print_json(found.record() | ({"findings": _findings(found)} if misses else {}))
    else:
        _print(found, misses)
    low = [(name, floor) for name, floor in floors if found.figure(name) < floor]
    for name, floor in low:
        note(f"kg: {name} {found.figure(name):.3f} is under {floor:g}")
    if low:
        raise typer.Exit(1)


def _floor(text: str) -> tuple[str, float]:
    from kg.evaluate import FIGURES

    name, _, number = text.partition("=")
    try:
        floor = float(number)
    except ValueError:
        floor = -1.0
    if name not in FIGURES or not 0 <= floor <= 1:
        raise UsageError(f"--fail-under {text}: wants FIGURE=NUMBER from 0 to 1, of {', '.join(FIGURES)}")
    return name, floor


def _findings(found: Evaluation) -> list[dict[str, str]]:
    return [{name: getattr(finding, name) for name in finding.__slots__} for finding in found.findings]


def _print(found: Evaluation, misses: bool) -> None:
    rows: list[Sequence[str]] = []
    for kind, tally in found.kinds.items():
        rows.append((kind, *_cells(tally)))
        rows += [(f"  {lang}", *_cells(by[kind])) for lang, by in sorted(found.languages.items())]
        rows += [(f"    {term}", *_cells(of)) for term, of in sorted(found.terms[kind].items())]
    print_table(("", "precision", "recall", "F1", "right", "extra", "missed"), rows)
    typer.echo()
    for name, share in found.shares.items():
        typer.echo(f"{name:<12}{share.share:.3f}  ({share.right} of {share.of})")
    same = found.identity
    typer.echo(
        f"{'identity':<12}{same.share:.3f}  ({same.right} of {same.of} article pairs give a thing one IRI; "
        f"IRIs of two things: {found.confused})"
    )
    if misses:
        typer.echo()
        columns = ("what", "kind", "lang", "article", "term", "said")
        print_table(columns, [[str(getattr(f, name)) for name in columns] for f in found.findings])


def _cells(tally: object) -> list[str]:
    ratios = [f"{getattr(tally, name):.3f}" for name in ("precision", "recall", "f1")]
    return ratios + [str(getattr(tally, name)) for name in ("right", "extra", "missed")]
