"""Files of rows of text divided by tabs, as people keep and review them: decisions, ties, known entities."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import KgError


def rows(
    path: Path, columns: tuple[str, ...], error: type[KgError], name: str = ""
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where each row stands (file and line) and its cells without blanks around them; empty lines, lines that
    begin with # and the one that names the columns are left out.

    Raises the given error where the file cannot be read.
    """
    name = name or str(path)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise error(f"{name}: cannot be read as a table ({fault})") from None
    for number, line in enumerate(lines, start=1):
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if line.strip() and not line.startswith("#") and cells != columns:
            yield f"{name}:{number}", cells
