"""Source checks: is each quote still in its article, letter for letter?

The articles' files are looked up by name in folders that the caller names. For each article: `verbatim`
(the bytes are those that were read), `changed`, `gone` (no such file), `not available` (no folder named, or a
file whose text is not what is stored). Where the bytes changed, each sentence is looked for in the new text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from kg.errors import InputError
from kg.rdf.names import DCT, KG, NIF, RDF
from kg.rdf.report import Kind, Report, Result, Rule, Severity, make_report

PLAIN = (".md", ".text", ".txt")


class State(StrEnum):
    """What became of an article's file since it was read."""

    VERBATIM = "verbatim"
    CHANGED = "changed"
    GONE = "gone"
    NOT_AVAILABLE = "not available"


_RULES = {
    "source/changed": (
        Severity.VIOLATION,
        "The article's file is not the one that was read",
        "Build the graph anew from the changed file, or bring the file back.",
    ),
    "source/gone": (
        Severity.VIOLATION,
        "The article's file is not there",
        "Bring the file back, name its folder with --articles, or build without the article.",
    ),
    "source/quote-lost": (
        Severity.VIOLATION,
        "A sentence is no longer in its article",
        "The claims that cite it have lost their evidence; build the graph anew.",
    ),
    "source/quote-moved": (
        Severity.WARNING,
        "A sentence stands elsewhere in its article",
        "Build the graph anew so that its offsets are right.",
    ),
    "source/unread": (
        Severity.INFO,
        "The graph does not hold the article",
        "Build the graph with it.",
    ),
    "source/not-available": (
        Severity.INFO,
        "The article's file could not be compared",
        "Only plain text and Markdown files can be compared letter for letter.",
    ),
}


@dataclass(frozen=True, slots=True)
class Source:
    """One article of the store and what became of its file."""

    article: NamedNode
    source: str
    state: State


def check_sources(store: Store, folders: Sequence[Path], *, only: bool = False) -> Report:
    """What the articles' files say of the graph; one rule for each kind of fault.

    `folders` may name files too; with `only` no other article is looked at, and a file whose article the
    graph does not hold is told. Raises InputError for a path that is not there, and where no file is.
    """
    files = _files(folders)
    if not files:
        names = ", ".join(str(folder) for folder in folders)
        raise InputError(
            f"{names}: no file in it, so no article could be compared; name the articles' folder"
        )
    articles = _articles(store)
    results: list[Result] = []
    if only:
        known = {_source(store, article) for article in articles}
        articles = [article for article in articles if _source(store, article) in files]
        results += [_unread(name) for name in sorted(files.keys() - known)]
    for article in articles:
        results += _check(store, article, files)
    rules = [
        Rule(name, Kind.SOURCE, severity, title, remedy, focus_nodes=len(articles), optional=True)
        for name, (severity, title, remedy) in _RULES.items()
    ]
    return make_report(results, rules)


def _unread(name: str) -> Result:
    severity, _, remedy = _RULES["source/unread"]
    focus = str(Literal(name))
    message = f"the graph does not hold {name}"
    return Result(
        severity, Kind.SOURCE, "source/unread", focus, shape="source/unread", message=message, remedy=remedy
    )


def states(store: Store, folders: Sequence[Path]) -> tuple[Source, ...]:
    """The state of every article's file, sorted by the file's name."""
    files = _files(folders)
    return tuple(
        Source(article, _source(store, article), _state(store, article, files)[0])
        for article in _articles(store)
    )


def _files(folders: Sequence[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        if not folder.exists():
            raise InputError(f"{folder}: no such file or folder; name where the articles' files are")
        inside = sorted(p for p in folder.rglob("*") if p.is_file()) if folder.is_dir() else [folder]
        for path in inside:
            found.setdefault(path.name, path)
    return found


def _articles(store: Store) -> list[NamedNode]:
    quads = store.quads_for_pattern(None, RDF("type"), KG("Article"), None)
    found = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
    return sorted(found, key=lambda article: (_source(store, article), article.value))


def _source(store: Store, article: NamedNode) -> str:
    return _text(store, article, DCT("source"))


def _state(store: Store, article: NamedNode, files: dict[str, Path]) -> tuple[State, bytes]:
    source = _source(store, article)
    if not files or Path(source.partition("#")[0]).suffix.lower() not in PLAIN:
        return State.NOT_AVAILABLE, b""
    if source not in files:
        return State.GONE, b""
    try:
        data = files[source].read_bytes()
    except OSError as error:
        raise InputError(f"{files[source]}: cannot be read ({error.strerror or error})") from None
    same = hashlib.sha256(data).hexdigest() == _text(store, article, KG("contentHash"))
    return (State.VERBATIM if same else State.CHANGED), data


def _check(store: Store, article: NamedNode, files: dict[str, Path]) -> Iterator[Result]:
    state, data = _state(store, article, files)
    source = _source(store, article)
    if state is State.GONE:
        yield _result("source/gone", article, f"{source} is not in the folders named")
    elif state is State.NOT_AVAILABLE and files:
        yield _result("source/not-available", article, f"{source} was not compared with its file")
    if state is State.CHANGED:
        yield _result("source/changed", article, f"{source} has other bytes than when it was read")
    if state in (State.CHANGED, State.VERBATIM):
        text = data.decode("utf-8", errors="replace")
        yield from _quotes(store, article, source, text, sentences_only=state is State.CHANGED)


def _quotes(
    store: Store, article: NamedNode, source: str, text: str, *, sentences_only: bool
) -> Iterator[Result]:
    for node in _text_nodes(store, article):
        # Where a sentence moved or went, so did its words: once is enough.
        if sentences_only and not any(store.quads_for_pattern(node, RDF("type"), NIF("Sentence"), None)):
            continue
        quote = _text(store, node, NIF("anchorOf"))
        begin, end = _text(store, node, NIF("beginIndex")), _text(store, node, NIF("endIndex"))
        if not quote or not begin.isdecimal() or not end.isdecimal():
            continue
        if text[int(begin) : int(end)] == quote:
            continue
        shown = f"“{quote[:60]}…”" if len(quote) > 60 else f"“{quote}”"
        at = text.find(quote)
        if at < 0:
            yield _result("source/quote-lost", node, f"{source} no longer says {shown}", quote)
        else:
            message = f"{source} says {shown} at {at}, not at {begin}"
            yield _result("source/quote-moved", node, message, quote)


def _text_nodes(store: Store, article: NamedNode) -> list[NamedNode]:
    quads = store.quads_for_pattern(None, NIF("referenceContext"), article, None)
    return sorted({quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}, key=str)


def _text(store: Store, node: NamedNode, predicate: NamedNode) -> str:
    quads = store.quads_for_pattern(node, predicate, None, None)
    values = sorted(quad.object.value for quad in quads if isinstance(quad.object, Literal))
    return values[0] if values else ""


def _result(rule: str, focus: NamedNode, message: str, value: str = "") -> Result:
    severity, _, remedy = _RULES[rule]
    return Result(
        severity=severity,
        kind=Kind.SOURCE,
        rule=rule,
        focus=str(focus),
        shape=rule,
        value=str(Literal(value)) if value else "",
        message=message,
        remedy=remedy,
    )
