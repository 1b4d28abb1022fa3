"""kg lang: what the language packs cover."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import Json, examples, print_json, print_table

if TYPE_CHECKING:
    from kg.lang.coverage import Coverage


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        "lang",
        epilog=examples(
            "kg lang",
            "kg lang fr",
            "kg lang --json",
        ),
    )(languages)


def languages(
    code: Annotated[str | None, typer.Argument(help="A language, for its pack alone.")] = None,
    as_json: Json = False,
) -> None:
    """Show how many patterns each language has for each term; a gap stands as "-".

    A term that all languages state without patterns, by units or by what implies it, stands as "="."""
    from kg.graph import KnowledgeGraph

    packs = KnowledgeGraph.languages(code)
    if as_json:
        print_json([asdict(pack) | {"gaps": list(pack.gaps)} for pack in packs])
    elif code is not None:
        _summary(packs[0])
    else:
        _matrix(packs)


def _summary(pack: Coverage) -> None:
    typer.echo(f"{pack.name} ({pack.code}, {pack.script})")
    for what, number in pack.sizes.items():
        typer.echo(f"  {number:>6}  {what}")
    typer.echo("patterns by term:")
    for term in pack.patterns:
        typer.echo(f"  {_cell(pack, term):>6}  {term}")
    typer.echo(f"without a pattern: {', '.join(pack.gaps) or 'no term'}")


def _matrix(packs: tuple[Coverage, ...]) -> None:
    rows = [(term, *(_cell(pack, term) for pack in packs)) for term in (packs[0].patterns if packs else ())]
    rows.append(("all", *(str(sum(pack.patterns.values())) for pack in packs)))
    rows.append(("gaps", *(str(len(pack.gaps)) for pack in packs)))
    print_table(("term", *(pack.code for pack in packs)), rows)


def _cell(pack: Coverage, term: str) -> str:
    return str(pack.patterns[term] or ("-" if term in pack.gaps else "="))
