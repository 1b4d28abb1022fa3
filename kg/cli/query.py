"""kg query: the saved queries."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.output import DEFAULT_STORE, Json, Store, examples, print_json, print_table
from kg.errors import UsageError


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        epilog=examples(
            "kg query --list",
            "kg query accelerators -p system=colossus",
            "kg query disagreements --json",
        )
    )(query)


def query(
    name: Annotated[str | None, typer.Argument(help="A saved query; see --list.")] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="name=value; an entity is a slug, an IRI or a name. Repeatable."),
    ] = None,
    list_all: Annotated[
        bool, typer.Option("--list", help="List the saved queries and their parameters.")
    ] = False,
    show: Annotated[
        bool, typer.Option("--show", help="Print the SPARQL, parameters bound, and do not run it.")
    ] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV instead of a table.")] = False,
    store: Store = DEFAULT_STORE,
    as_json: Json = False,
) -> None:
    """Ask the graph one of the saved questions; each answer comes with article and sentence."""
    from kg.graph import KnowledgeGraph

    if list_all:
        _list(as_json)
        return
    if name is None:
        raise UsageError("name a saved query, or see them all with: kg query --list")
    with KnowledgeGraph.open(store) as graph:
        if show:
            typer.echo(graph.saved_query(name, _params(param or [])), nl=False)
            return
        table = graph.query(name, _params(param or []))
        if as_json or csv:
            typer.echo(table.to_json() if as_json else table.to_csv(), nl=as_json)
        else:
            rows = (list(record.values()) for record in table.records(graph.iris.base))
            print_table(table.columns, rows)


def _params(given: list[str]) -> dict[str, str]:
    params: dict[str, str] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise UsageError(f"-p {pair}: write name=value")
        if name in params:
            raise UsageError(f"-p {pair}: {name} is given twice")
        params[name] = value
    return params


def _list(as_json: bool) -> None:
    from kg.graph import KnowledgeGraph

    queries = KnowledgeGraph.queries().values()
    if as_json:
        print_json(
            [
                {
                    "name": saved.name,
                    "title": saved.title,
                    "question": saved.question,
                    "params": [{"name": p.name, "kind": p.kind, "what": p.what} for p in saved.params],
                }
                for saved in queries
            ]
        )
        return
    params = {saved.name: " ".join(f"-p {p.name}=…" for p in saved.params) for saved in queries}
    print_table(("query", "parameters", "question"), ((s.name, params[s.name], s.question) for s in queries))
