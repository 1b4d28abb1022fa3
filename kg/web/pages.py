"""HTML: templates that escape everything, and headers that let a page load nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from kg.web.exchange import Exchange, Headers

LANGUAGES = ("en", "ar", "de", "es", "fr", "it")
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
_STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# YASGUI sets styles on its elements and embeds its icons; scripts come from this server alone all the same.
_QUERY_PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@lru_cache(maxsize=4)
def _environment(base_iri: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("kg.web", "templates"), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["dir"] = direction
    environment.filters["local"] = _local(base_iri)
    return environment


def direction(lang: str) -> str:
    """How a language is written: `rtl` or `ltr`.

    >>> direction("ar-EG"), direction("fr")
    ('rtl', 'ltr')
    """
    return "rtl" if lang.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def rendered(template: str, base_iri: str, **values: Any) -> bytes:
    """A page; IRIs of the graph under `base_iri` become links within this server."""
    return _environment(base_iri).get_template(template).render(**values).encode("utf-8")


def _local(base_iri: str) -> Callable[[str], str]:
    path = urlsplit(base_iri).path

    def local(iri: str) -> str:
        if iri.startswith(base_iri):
            return path + iri[len(base_iri) :]
        # Nothing but the web is linked to: an IRI could be javascript:…
        return iri if iri.startswith(("https://", "http://")) else "#"

    return local


def page_headers(*, query_page: bool = False) -> Headers:
    """The headers of a page."""
    policy = _QUERY_PAGE if query_page else _STRICT
    return [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-security-policy", policy.encode()),
        (b"referrer-policy", b"same-origin"),
    ]


def wanted_language(exchange: Exchange, asked: str = "") -> str:
    """The language in which names are shown: as asked for, else as the browser says, else English."""
    if asked in LANGUAGES:
        return asked
    wishes = parse_accept_header(exchange.header(b"accept-language") or "", LanguageAccept)
    return wishes.best_match(LANGUAGES) or "en"
