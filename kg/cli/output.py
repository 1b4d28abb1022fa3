"""How answers are printed: aligned tables, JSON, CSV, and words marked in a sentence."""

from __future__ import annotations

import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from kg.graph import Citation

Store = Annotated[
    Path,
    typer.Option("--store", envvar="KG_STORE", help="The directory of the graph.", show_default=True),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]

DEFAULT_STORE = Path("graph")
_FORMATTING = ("Cf", "Mn", "Me")
_WIDE = ("W", "F")


def examples(*commands: str) -> str:
    """The end of a verb's help: examples, one a line."""
    # \b keeps the lines apart, which would else be filled like a paragraph.
    return "\b\nExamples:\n" + "\n".join(f"  {command}" for command in commands)


def on_terminal() -> bool:
    """Whether standard output is a terminal for a person."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def print_json(value: Any) -> None:
    """Prints a value as JSON, letters as they are."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def note(text: str) -> None:
    """Prints a line for the person beside the data, on standard error."""
    typer.echo(text, err=True)


def width(text: str) -> int:
    """How many columns of a terminal the text takes: marks none, wide characters two.

    >>> width("xAI"), width("\\u0643\\u064e"), width("数")
    (3, 1, 2)
    """
    columns = 0
    for letter in text:
        if unicodedata.category(letter) not in _FORMATTING:
            columns += 2 if unicodedata.east_asian_width(letter) in _WIDE else 1
    return columns


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Prints rows under their headings, columns aligned, each row on one line.

    On a terminal the last columns are cut to its width; elsewhere nothing is cut.
    """
    cells = [[_one_line(cell) for cell in row] for row in rows]
    widths = [max([width(name), *(width(row[place]) for row in cells)]) for place, name in enumerate(columns)]
    limit = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    typer.echo(_fit(_aligned(columns, widths), limit))
    typer.echo(_fit("  ".join("-" * column for column in widths), limit))
    for row in cells:
        typer.echo(_fit(_aligned(row, widths), limit))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (column - width(cell)) for cell, column in zip(row, widths, strict=True)]
    return "  ".join(padded).rstrip()


def _fit(line: str, limit: int | None) -> str:
    if limit is None or width(line) <= limit:
        return line
    kept, taken = [], 0
    for letter in line:
        taken += width(letter)
        if taken > limit - 1:
            break
        kept.append(letter)
    return "".join(kept) + "…"


def marked(citation: Citation) -> str:
    """The sentence with the words that carry the claim marked: «so», in colour on a terminal."""
    before, after = ("\x1b[1;33m", "\x1b[0m") if on_terminal() else ("«", "»")
    pieces: list[str] = []
    at = 0
    for start, end in merged((mark.start, mark.end) for mark in citation.marks):
        pieces += [citation.text[at:start], before, citation.text[start:end], after]
        at = end
    return _one_line("".join([*pieces, citation.text[at:]]))


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one.

    >>> merged([(5, 8), (0, 2), (7, 9)])
    [(0, 2), (5, 9)]
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
