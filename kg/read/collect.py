"""All articles of a call, each once, with what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, UsageError
from kg.model import Article
from kg.read.files import find_articles, read_each


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles read; `duplicates` are (file, file of the same content), `unreadable` one line each."""

    articles: tuple[Article, ...]
    duplicates: tuple[tuple[str, str], ...] = ()
    unreadable: tuple[str, ...] = ()


def read_articles(
    paths: Sequence[Path], lang: str | None = None, *, skip_unreadable: bool = False
) -> Articles:
    """The articles of files and directories; of two with the same content the first is taken.

    Raises InputError for what cannot be read, all of it at once, one line a file; with
    `skip_unreadable` only where nothing else is left.
    """
    by_content: dict[str, Article] = {}
    duplicates: list[tuple[str, str]] = []
    unreadable: list[str] = []
    for path in find_articles(paths):
        try:
            for article in read_each(path, lang):
                if isinstance(article, InputError):
                    unreadable.append(str(article))
                    continue
                first = by_content.setdefault(article.content_hash, article)
                if first is not article:
                    duplicates.append((article.source, first.source))
        except InputError as error:
            unreadable.append(str(error))
        except UsageError as error:
            if not skip_unreadable:
                raise
            unreadable.append(str(error))
    if unreadable and not (skip_unreadable and by_content):
        raise InputError("\n".join(unreadable))
    return Articles(tuple(by_content.values()), tuple(duplicates), tuple(unreadable))
