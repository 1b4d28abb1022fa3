"""The formats in which an outcome is written, one module a family; each is a function to text."""

from __future__ import annotations

from collections.abc import Callable

from kg.errors import UnknownName
from kg.rdf.outcome import Outcome
from kg.rdf.reports import data, github, junit, markdown, sarif, text, turtle

Format = Callable[[Outcome], str]

FORMATS: dict[str, Format] = {
    "text": text.write,
    "json": data.write_json,
    "jsonl": data.write_jsonl,
    "turtle": turtle.write,
    "markdown": markdown.write,
    "junit": junit.write,
    "sarif": sarif.write,
    "github": github.write,
}


def format_named(name: str) -> Format:
    """The format of that name; UnknownName where there is none."""
    if name not in FORMATS:
        raise UnknownName("format", name, FORMATS)
    return FORMATS[name]
