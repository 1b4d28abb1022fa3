"""Which files hold articles, and the articles of each, letter for letter."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.errors import InputError
from kg.model import Article, Span
from kg.read import front, html
from kg.read.language import detect

PLAIN = (".md", ".text", ".txt")
LINES = (".jsonl", ".ndjson")
HTML = (".htm", ".html")
SUFFIXES = tuple(sorted(PLAIN + LINES + HTML))
MOST_BYTES = 20_000_000
_BOM = "\ufeff"


def find_articles(paths: Sequence[Path]) -> list[Path]:
    """The files to read: those given, and those of a known kind in directories given, sorted.

    Hidden files and directories are left out. Raises InputError where a path does not exist or
    nothing is found.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(_inside(path))
            if not inside:
                raise InputError(f"{path}: no articles in this directory ({', '.join(SUFFIXES)})")
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[path] = None
        else:
            raise InputError(f"{path}: no such file or directory")
    if not found:
        raise InputError("no articles to read: name files or directories")
    return sorted(found, key=lambda path: (path.name, str(path)))


def _inside(directory: Path) -> Iterator[Path]:
    for root, directories, files in os.walk(directory):
        directories[:] = [name for name in directories if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(root) / name


def read_path(path: Path, lang: str | None = None) -> Iterator[Article]:
    """The articles of one file; `lang` is the language of those that do not say theirs.

    Raises InputError, with file and line or byte, for what cannot be read, and UsageError where
    a library that is not installed is needed.
    """
    for article in read_each(path, lang):
        if isinstance(article, InputError):
            raise article
        yield article


def read_each(path: Path, lang: str | None = None) -> Iterator[Article | InputError]:
    """The articles of one file, and in place of each line that is none what is wrong with it.

    Raises as `read_path` where it is the file itself that cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix in LINES:
        yield from _lines(path, lang)
        return
    if suffix not in SUFFIXES:
        raise InputError(f"{path}: {suffix or 'no suffix'} is no kind of article ({', '.join(SUFFIXES)})")
    data = _bytes(path)
    text = _decoded(data, str(path))
    if suffix in HTML:
        yield html.article(path, text, hashlib.sha256(data).hexdigest(), lang)
    else:
        yield _plain(path, text, hashlib.sha256(data).hexdigest(), lang)


def _bytes(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise InputError(f"{path}: not a regular file")
    try:
        size = path.stat().st_size
        _check_size(size, str(path))
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    if not data.strip():
        raise InputError(
            f"{path}: empty, no article in it" if not data else f"{path}: nothing but white space"
        )
    return data


def _check_size(size: int, where: str) -> None:
    if size > MOST_BYTES:
        megabytes, limit = size / 1e6, MOST_BYTES // 1_000_000
        raise InputError(
            f"{where}: {megabytes:.1f} MB, more than the {limit} MB that one article may have; split it"
        )


def _decoded(data: bytes, where: str) -> str:
    if (at := data.find(b"\0")) >= 0:
        raise InputError(
            f"{where}: a binary file or UTF-16 (a NUL byte at offset {at}); articles are UTF-8 text"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = f"byte 0x{data[error.start]:02X} at offset {error.start}"
        raise InputError(f"{where}: not UTF-8 ({byte}); convert the file to UTF-8") from error
    if not text.lstrip(_BOM).strip():
        raise InputError(f"{where}: nothing but white space")
    return text


def _plain(path: Path, text: str, content_hash: str, lang: str | None) -> Article:
    start = len(_BOM) if text.startswith(_BOM) else 0
    about, begin = front.split(text, start, str(path))
    if not text[begin:].strip():
        raise InputError(f"{path}: front matter without an article after it")
    body = Span(begin, len(text)) if begin else None
    article = Article(content_hash[:16], path.name, text, "", content_hash, body=body)
    return _with(article, about, lang)


def _with(article: Article, about: Mapping[str, str], lang: str | None) -> Article:
    span = article.body_span
    return replace(
        article,
        lang=about.get("lang") or lang or detect(article.text[span.start : span.end]),
        title=about.get("title"),
        published=about.get("date"),
        publisher=about.get("publisher"),
        url=about.get("url"),
    )


def _lines(path: Path, lang: str | None) -> Iterator[Article | InputError]:
    names: dict[str, int] = {}
    empty = True
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    empty = False
                    try:
                        yield _record(path, number, line, names, lang)
                    except InputError as error:
                        yield error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    if empty:
        raise InputError(f"{path}: empty, no article in it")


def _record(path: Path, number: int, line: bytes, names: dict[str, int], lang: str | None) -> Article:
    where = f"{path}:{number}"
    _check_size(len(line), where)
    try:
        record = json.loads(_decoded(line, where).removeprefix(_BOM))
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{where}: not JSON: {error}") from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise InputError(f'{where}: each line is a JSON object with a "text"')
    text = record["text"]
    if not text.strip():
        raise InputError(f'{where}: "text" is empty')
    if "\0" in text:
        raise InputError(f'{where}: "text" holds a NUL character')
    name = record.get("id", number)
    if not isinstance(name, str | int) or isinstance(name, bool) or str(name).strip() == "":
        raise InputError(f'{where}: "id" is a string or a whole number')
    if (first := names.setdefault(str(name), number)) != number:
        raise InputError(f'{where}: "id" {name!r} is that of line {first} too')
    about = {}
    for key in front.KEYS:
        if (value := record.get(key)) is not None:
            about[key] = front.value(key, value, where)
    try:
        content_hash = hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise InputError(f'{where}: "text" holds half a character at {error.start}') from error
    article = Article(content_hash[:16], f"{path.name}#{name}", text, "", content_hash)
    return _with(article, about, lang)
