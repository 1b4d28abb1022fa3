"""kg sparql: a query of one's own."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import DEFAULT_STORE, Json, Store, examples, print_json, print_table
from kg.errors import InputError


class Answer(StrEnum):
    """How a table of answers is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        epilog=examples(
            "kg sparql question.rq",
            "echo 'SELECT * { ?s a kg:Person }' | kg sparql -",
        )
    )(sparql)


def sparql(
    file: Annotated[str, typer.Argument(help="A file with a SPARQL query, or - for standard input.")],
    store: Store = DEFAULT_STORE,
    form: Annotated[Answer, typer.Option("--format", help="How a table is printed.")] = Answer.TABLE,
    as_json: Json = False,
) -> None:
    """Run a SPARQL query on the graph: SELECT gives a table, ASK true or false, CONSTRUCT N-Triples.

    Prefixes of the ontology (kg: nif: prov: schema: …) need no declaration. Updates are refused.
    """
    from kg.graph import KnowledgeGraph, Table

    text = _text(file)
    with KnowledgeGraph.open(store) as graph:
        answer = graph.sparql(text)
        if isinstance(answer, bool):
            print_json({"head": {}, "boolean": answer}) if as_json else typer.echo(str(answer).lower())
        elif not isinstance(answer, Table):
            typer.echo("".join(sorted({f"{triple} .\n" for triple in answer})), nl=False)
        elif as_json or form is Answer.JSON:
            typer.echo(answer.to_json())
        elif form is Answer.TABLE:
            rows = (list(record.values()) for record in answer.records(graph.iris.base))
            print_table(answer.columns, rows)
        else:
            typer.echo(answer.to_csv() if form is Answer.CSV else answer.to_tsv(), nl=False)


def _text(file: str) -> str:
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 (byte {error.start})") from error
