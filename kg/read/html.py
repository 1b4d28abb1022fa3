"""The main text of a web page, without what stands around it."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import InputError, UsageError
from kg.model import Article
from kg.read import front
from kg.read.language import detect

_HTML_LANG = re.compile(r"<html\b[^>]*?\slang\s*=\s*[\"']?([A-Za-z]{2,3})", re.IGNORECASE)


def article(path: Path, page: str, content_hash: str, lang: str | None) -> Article:
    """The article of a page; its text is the main text as extracted, its hash that of the file.

    Raises UsageError where the library for it is not installed, InputError where the page has no
    main text.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise UsageError(f"{path}: reading HTML needs an extra: pip install 'newsgraph[html]'") from error
    found = trafilatura.bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or not (text := found.text or "").strip():
        raise InputError(f"{path}: no article text found in this page")
    declared = _HTML_LANG.search(page)
    return Article(
        id=content_hash[:16],
        source=path.name,
        text=text,
        lang=(declared[1].lower() if declared else None) or lang or detect(text),
        content_hash=content_hash,
        title=found.title or None,
        published=_date(found.date),
        publisher=found.sitename or None,
        url=found.url or None,
    )


def _date(said: str | None) -> str | None:
    try:
        return front.value("date", said, "") if said else None
    except InputError:  # whatever the page says there, it is no date of ours
        return None
