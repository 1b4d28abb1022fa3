"""kg validate: shapes, integrity checks and source checks, as a gate for CI."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import DEFAULT_STORE, Store, examples, note
from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    from kg.graph import Outcome

_CODES = (
    "Exit codes, whatever the format: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage; "
    "3 input or rules unreadable, or nothing to check; 4 internal error."
)


Files = Annotated[
    list[Path] | None,
    typer.Argument(
        help="RDF files to validate instead of the store (.ttl .trig .nt .nq .jsonld .rdf), "
        "or articles (.txt .md) to compare with it."
    ),
]
Shapes = Annotated[
    list[Path] | None, typer.Option(help="A file or folder of more SHACL shapes (.ttl). Repeatable.")
]
Checks = Annotated[list[Path] | None, typer.Option(help="A file or folder of more checks (.rq). Repeatable.")]
Articles = Annotated[
    list[Path] | None,
    typer.Option(help="A folder of the articles' files, to compare with what was read. Repeatable."),
]
OwnRules = Annotated[bool, typer.Option(help="Apply the rules that come with newsgraph.")]
Engine = Annotated[str, typer.Option(help="pyshacl (of record), fast, auto by size, or both.")]
FailOn = Annotated[
    str, typer.Option(help="The least severity that fails: violation, warning, info or never.")
]
Format = Annotated[
    str,
    typer.Option(help="On stdout: text, json, jsonl, turtle, markdown, junit, sarif or github."),
]
Reports = Annotated[
    list[str] | None, typer.Option(help="FORMAT=FILE: write a report to a file as well. Repeatable.")
]
Known = Annotated[Path | None, typer.Option(help="A file of known findings: only new ones fail.")]
Update = Annotated[
    bool,
    typer.Option("--update-baseline", help="Write what is found to --baseline, reasons kept."),
]
Incremental = Annotated[
    bool,
    typer.Option(
        "--incremental", help="Check only what the last build changed; the report is that of a full run."
    ),
]


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        epilog=examples(
            "kg validate",
            "kg validate --articles seeds --fail-on warning",
            "kg validate --report sarif=out.sarif --report junit=out.xml",
            "kg validate --baseline known.txt --update-baseline",
            "kg validate facts.ttl --engine fast",
            "kg validate seeds/000.txt seeds/001.txt",
        )
        + f"\n\n{_CODES}"
    )(validate)


def validate(
    files: Files = None,
    shapes: Shapes = None,
    checks: Checks = None,
    articles: Articles = None,
    own_rules: OwnRules = True,
    engine: Engine = "pyshacl",
    fail_on: FailOn = "violation",
    format: Format = "text",
    report: Reports = None,
    baseline: Known = None,
    update_baseline: Update = False,
    incremental: Incremental = False,
    store: Store = DEFAULT_STORE,
) -> None:
    """Check a graph: its form (SHACL), its integrity, and its quotes against the articles."""
    from kg.graph import KnowledgeGraph, ValidationOptions, report_format
    from kg.graph import update_baseline as write_baseline

    wanted = _reports(report or [])
    for name, _ in [(format, None), *wanted]:
        report_format(name)
    if update_baseline and baseline is None:
        raise UsageError("--update-baseline: name the file with --baseline")
    if incremental and files:
        raise UsageError("--incremental: works on a store, not on files")
    texts = [path for path in files or () if path.suffix.lower() in (".txt", ".text", ".md")]
    if texts and len(texts) < len(files or ()):
        raise UsageError("name RDF files or articles, not both: the articles are compared with the store")
    options = ValidationOptions(
        shapes=tuple(shapes or ()),
        checks=tuple(checks or ()),
        articles=tuple(texts or articles or ()),
        own=own_rules,
        engine=engine,
        fail_on=fail_on,
        baseline=None if update_baseline else baseline,
        incremental=incremental,
        only_articles=bool(texts),
    )
    if files and not texts:
        outcome = KnowledgeGraph.validate_files(files, options)
    else:
        with KnowledgeGraph.open(store) as graph:
            outcome = graph.validate(options)
    _write(outcome, format, wanted)
    if update_baseline and baseline is not None:
        note(f"{baseline}: {write_baseline(outcome, baseline)} known findings written")
        raise typer.Exit(3 if outcome.idle else 0)
    raise typer.Exit(outcome.exit_code)


def _reports(given: list[str]) -> list[tuple[str, Path]]:
    found = []
    for one in given:
        name, sign, path = one.partition("=")
        if not sign or not name or not path:
            raise UsageError(f"--report {one}: write FORMAT=FILE, such as sarif=out.sarif")
        found.append((name, Path(path)))
    return found


def _write(outcome: Outcome, format: str, wanted: list[tuple[str, Path]]) -> None:
    from kg.graph import report_format

    for name, path in wanted:
        try:
            path.write_text(report_format(name)(outcome), encoding="utf-8")
        except OSError as error:
            raise InputError(f"{path}: cannot be written ({error.strerror or error})") from None
    typer.echo(report_format(format)(outcome), nl=False)
    if format != "text":
        note(outcome.verdict())
