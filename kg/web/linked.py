"""Linked data: the IRIs of the graph answer for themselves, as a page or as RDF."""

from __future__ import annotations

import asyncio
from urllib.parse import quote, urlsplit

from kg.web import views_client as views
from kg.web.builds import Builds, Serving
from kg.web.exchange import Exchange, Headers, etag_of
from kg.web.formats import GRAPHS, HTML, JSON, JSON_LD, N_TRIPLES, SHORT, TRIG, TURTLE, chosen, content_type
from kg.web.pages import page_headers, rendered, wanted_language
from kg.web.problems import Problem, not_acceptable
from kg.web.protocol import parameters

_OFFERS = {**GRAPHS, HTML: HTML, JSON: JSON_LD, "application/xhtml+xml": HTML}
_TEMPLATES = {"claim": "claim", "article": "article"}
_FORMS = (("Turtle", "ttl"), ("JSON-LD", "jsonld"), ("TriG", "trig"), ("N-Triples", "nt"))
_MEDIA = {TURTLE, JSON_LD, TRIG, N_TRIPLES}


def iri_of(path: str, raw_path: bytes, base_iri: str) -> str | None:
    """The IRI of this graph that a request's path stands for; None where it stands for none.

    >>> iri_of("/newsgraph/id/entity/x", b"/newsgraph/id/entity/x", "https://w3id.org/newsgraph/id/")
    'https://w3id.org/newsgraph/id/entity/x'
    """
    start = urlsplit(base_iri).path
    if not path.startswith(start) or "/" not in path[len(start) :]:
        return None
    try:
        encoded = raw_path.decode("ascii")
    except UnicodeDecodeError:
        encoded = quote(path)
    rest = encoded.partition("?")[0][len(start) :]
    kind, _, name = rest.partition("/")
    if not kind.isalpha() or not name or any(sign in name for sign in '<>"{}|\\^` /'):
        return None
    return f"{base_iri}{rest}"


async def answer(exchange: Exchange, builds: Builds, iri: str) -> None:
    """Answers for one thing of the graph; Problem 404 where the graph does not know it."""
    if exchange.method not in ("GET", "HEAD"):
        raise Problem(405, "method-not-allowed", f"No {exchange.method} here", headers={"Allow": "GET, HEAD"})
    query = dict(parameters(exchange.query_string))
    if "format" in query:
        media = next((m for m in SHORT.get(query["format"], ()) if m in _OFFERS), None)
    else:
        media = chosen(exchange.header(b"accept"), _OFFERS)
    if media is None:
        raise not_acceptable(_OFFERS, "what the graph says of a thing")
    lang = wanted_language(exchange, query.get("lang", ""))
    headers: Headers = [(b"vary", b"Accept, Accept-Language, Origin"), (b"cache-control", b"no-cache")]
    if media == HTML:
        serving, body = await _page(exchange, builds, iri, lang)
        headers += page_headers()
    else:
        serving, body = await _rdf(exchange, builds, iri, media)
        headers.append((b"content-type", content_type(media).encode()))
    etag = etag_of(serving.tag, body)
    headers.append((b"etag", etag.encode()))
    if exchange.has(etag):
        await exchange.answer(304, headers)
    else:
        await exchange.answer(200, headers, body)


async def _rdf(exchange: Exchange, builds: Builds, iri: str, media: str) -> tuple[Serving, bytes]:
    serving, found = await views.ask(builds, exchange, "rdf", iri=iri, media=media)
    if found is None:
        raise _unknown(iri)
    if len(found) > builds.settings.limits.result_bytes:
        raise Problem(
            403, "result-too-large", "What the graph says of this is too long", hint="ask by SPARQL"
        )
    return serving, found


async def _page(exchange: Exchange, builds: Builds, iri: str, lang: str) -> tuple[Serving, bytes]:
    kind = iri[len(builds.serving.build.base_iri) :].partition("/")[0]
    name = _TEMPLATES.get(kind, "entity")
    serving, page = await views.ask(builds, exchange, name, iri=iri, lang=lang)
    if page is None:
        raise _unknown(iri)
    values = {"title": page.get("title", kind), "page": page, "forms": _forms(), "lang": "en"}
    # A long page is written beside the other requests, not before them.
    body = await asyncio.to_thread(rendered, f"{name}.html", serving.build.base_iri, **values)
    return serving, body


def _forms() -> list[tuple[str, str]]:
    return [(name, f"?format={short}") for name, short in _FORMS]


def _unknown(iri: str) -> Problem:
    return Problem(404, "unknown-thing", "The graph does not know this", iri)
