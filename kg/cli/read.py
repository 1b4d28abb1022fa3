"""kg read: what one file gives, without a store."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.output import Json, examples, print_json

if TYPE_CHECKING:
    from kg.model import Claim, Evidence, Reading


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        epilog=examples(
            "kg read article.txt",
            "kg read article.txt --trace",
            "kg read news.jsonl --json",
        )
    )(read)


def read(
    file: Annotated[Path, typer.Argument(help="A file of one or more articles.")],
    lang: Annotated[
        str | None, typer.Option("--lang", help="Language where the article does not say it.")
    ] = None,
    trace: Annotated[
        bool, typer.Option("--trace", help="Show mentions, rules and what was let go, too.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Read a file and show what it gives, sentence by sentence, without touching a store."""
    from kg.graph import KnowledgeGraph

    readings = KnowledgeGraph.read(file, lang)
    if as_json:
        print_json([asdict(reading) for reading in readings])
        return
    for reading in readings:
        _print(reading, trace)


def _print(reading: Reading, trace: bool) -> None:
    article = reading.article
    typer.echo(f"{article.source}  [{article.lang}]  {article.title or ''}".rstrip())
    for sentence in reading.sentences:
        typer.echo(f"\n{sentence.index:>3}  {' '.join(sentence.text.split())}")
        if trace:
            for mention in reading.mentions:
                if mention.sentence == sentence.index:
                    typer.echo(f"       · {mention.text} = {mention.entity}  ({mention.rule})")
        for claim in reading.claims:
            for evidence in claim.evidence:
                if evidence.sentence == sentence.index:
                    rule = f"  ({evidence.rule})" if trace else ""
                    typer.echo(f"       → {_claim(claim)}{rule}")
                    if trace:
                        typer.echo(f"           {_words(evidence, article.text)}")
        if trace:
            for drop in reading.drops:
                if drop.sentence == sentence.index:
                    words = f"{' '.join(drop.text.split())}: " if drop.text else ""
                    typer.echo(f"       × {words}{drop.reason}  ({drop.rule})")
    if trace:
        _counts(reading)
    else:
        for drop in reading.drops[:1] if not reading.claims else ():
            typer.echo(f"\nnothing found: {drop.reason}", err=True)


def _words(evidence: Evidence, text: str) -> str:
    """The words that carry a claim, by the part that they are of it."""
    parts = ((part, " ".join(text[span.start : span.end].split())) for part, span in evidence.parts)
    return ", ".join(f"{part} «{words}»" for part, words in parts if words)


def _counts(reading: Reading) -> None:
    """What was found by which rules, and what was let go for which reasons, over the whole article."""
    fired = Counter(evidence.rule for claim in reading.claims for evidence in claim.evidence)
    dropped = Counter(drop.reason for drop in reading.drops)
    for what, counted in (("rules that found something", fired), ("let go", dropped)):
        typer.echo(f"\n{what}: {sum(counted.values())}")
        for name, number in sorted(counted.items(), key=lambda row: (-row[1], row[0])):
            typer.echo(f"  {number:>4}  {name}")


def _claim(claim: Claim) -> str:
    statement: Any = claim.statement
    if hasattr(statement, "roles"):
        roles = ", ".join(f"{role} {_filler(filler)}" for role, filler in statement.roles)
        said = f"{statement.type}: {roles}"
    elif hasattr(statement, "object"):
        count = f" ({_filler(statement.count)})" if statement.count else ""
        said = f"{statement.subject} {statement.predicate} {statement.object}{count}"
    else:
        said = f"{statement.subject} {statement.predicate} {_filler(statement.value)}"
    stance = claim.stance
    modality = "" if stance.modality.value == "asserted" else f" [{stance.modality.value}]"
    return said + modality + (f" — says {stance.speaker}" if stance.speaker else "")


def _filler(value: Any) -> str:
    """A value in a few words: the same for every kind, from the fields that it has."""
    if isinstance(value, str):
        return value
    bound = getattr(value, "comparator", "")
    if hasattr(value, "low"):
        number = f"{value.low:f}" if value.low == value.high else f"{value.low:f}–{value.high:f}"
        unit = getattr(value, "unit", "") or getattr(value, "currency", "") or ""
        said = f"{number} {unit}".strip()
    elif hasattr(value, "percent"):
        said = f"{value.percent:f} %" + (f" than {value.relative_to}" if value.relative_to else "")
    else:
        said = str(getattr(value, "iso", getattr(value, "text", value)))
    return f"{bound} {said}".strip()
