"""Saved queries over HTTP: `/queries` and `/queries/NAME`, for people and for scripts."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from kg.graph import KnowledgeGraph, SavedQuery
from kg.web import views_client as views
from kg.web.builds import Builds, Serving
from kg.web.exchange import Exchange, Headers, etag_of
from kg.web.formats import CSV, HTML, JSON, RESULTS_JSON, TSV, chosen, content_type
from kg.web.pages import page_headers, rendered
from kg.web.problems import Problem, not_acceptable
from kg.web.protocol import parameters
from kg.web.saved_forms import whole
from kg.web.settings import Limits

Values = dict[str, Any]

_LIST = {JSON: JSON, HTML: HTML, "application/xhtml+xml": HTML}
_OFFERS = {JSON: JSON, CSV: CSV, TSV: TSV, RESULTS_JSON: RESULTS_JSON, **_LIST}
_SUFFIXES = {"json": JSON, "csv": CSV, "tsv": TSV, "html": HTML}
_RESERVED = ("evidence", "format")
_MOST_PARAMETERS = 100
_MOST_ON_PAGE = 1000


async def index(exchange: Exchange, builds: Builds) -> None:
    """The list of saved queries."""
    given = dict(_parameters(exchange))
    media = _media(exchange, given.get("format"), _LIST)
    queries = KnowledgeGraph.queries()
    serving = builds.serving
    if media == HTML:
        values = {"title": "Questions", "queries": list(queries.values()), "lang": "en"}
        body = rendered("queries.html", serving.build.base_iri, **values)
    else:
        body = _json({"queries": [_documented(query) for query in queries.values()]})
    await _give(exchange, serving, media, body, {})


async def one(exchange: Exchange, builds: Builds, name: str) -> None:
    """One saved query: its answer, and on its page the form and the documentation."""
    name, suffix = _split(name)
    queries = KnowledgeGraph.queries()
    if name not in queries:
        raise Problem(
            404, "unknown-query", "No saved query of this name", name[:80], available=sorted(queries)
        )
    query = queries[name]
    given = _checked(query, _parameters(exchange))
    media = _SUFFIXES[suffix] if suffix else _media(exchange, given.get("format"), _OFFERS)
    evidence = _flag(given)
    params = {k: v for k, v in given.items() if k not in _RESERVED and v}
    limits = builds.settings.limits
    ask_it = media != HTML or bool(exchange.query_string) or not query.params
    serving, found = builds.serving, Values()
    if ask_it:
        asked = {"name": name, "params": params, "evidence": evidence, "media": media}
        most = {"rows": _rows(limits, media), "result_bytes": limits.result_bytes}
        serving, found = await views.ask(builds, exchange, "saved", **asked, **most)
    bad = found.get("bad")
    build = serving.build
    if media == HTML:
        page = _page(query, given, params, evidence, found, limits)
        body = await asyncio.to_thread(rendered, "saved.html", build.base_iri, **page)
    elif bad:
        raise Problem(
            400,
            "bad-parameter",
            f"The parameter {bad} cannot be used",
            found["message"],
            parameter=bad,
            close=found["close"] or None,
        )
    else:
        body = _body(media, query, params, evidence, found, build.build_id)
    await _give(exchange, serving, media, body, found)


def _rows(limits: Limits, media: str) -> int:
    return min(limits.rows, _MOST_ON_PAGE) if media == HTML else limits.rows


async def _give(exchange: Exchange, serving: Serving, media: str, body: bytes, found: Values) -> None:
    """Sends the answer; one that is cut says so, and one that is whole has an ETag."""
    headers: Headers = [(b"vary", b"Accept, Origin"), (b"cache-control", b"no-cache")]
    headers += page_headers() if media == HTML else [(b"content-type", content_type(media).encode())]
    status = 400 if found.get("bad") else 200
    if found.get("truncated"):
        # A page says so itself, and browsers do not know what to do with a part of one.
        status = 200 if media == HTML else 206
        number = found["count"]
        headers += [
            (b"content-range", f"rows 0-{max(0, number - 1)}/*".encode()),
            (b"newsgraph-truncated", f"rows={number}".encode()),
        ]
    elif status == 200:
        etag = etag_of(serving.tag, body)
        headers.append((b"etag", etag.encode()))
        if exchange.has(etag):
            await exchange.answer(304, headers)
            return
    await exchange.answer(status, headers, body)


def _body(
    media: str, query: SavedQuery, params: Mapping[str, str], evidence: bool, found: Values, build_id: str
) -> bytes:
    about = {
        **_documented(query),
        "given": dict(params),
        "build": build_id,
        "columns": found["columns"],
        "truncated": found["truncated"],
    }
    return whole(media, about, found["columns"], evidence, found["body"])


def _page(
    query: SavedQuery,
    given: Mapping[str, str],
    params: Mapping[str, str],
    evidence: bool,
    found: Values,
    limits: Limits,
) -> Values:
    """What the page of a query shows: the form, and the answer where there is one."""
    values: Values = {
        "title": query.title,
        "query": query,
        "given": given,
        "evidence": evidence,
        "lang": "en",
    }
    values |= {"bad": found.get("bad"), "message": found.get("message", "")}
    if "rows" in found:
        asked = {**params, **({"evidence": "1"} if evidence else {})}
        forms = [
            (name.upper(), f"/queries/{query.name}.{name}" + (f"?{urlencode(asked)}" if asked else ""))
            for name in ("json", "csv", "tsv")
        ]
        values |= {key: found[key] for key in ("columns", "rows", "truncated", "sparql")}
        values |= {"proof": found["evidence"] if evidence else None, "forms": forms}
        values["more"] = found["count"] == _MOST_ON_PAGE < limits.rows
    return values


def _documented(query: SavedQuery) -> Values:
    return {
        "name": query.name,
        "title": query.title,
        "question": query.question,
        "href": f"/queries/{query.name}",
        "parameters": [{"name": p.name, "kind": p.kind, "what": p.what} for p in query.params],
    }


def _split(name: str) -> tuple[str, str]:
    stem, dot, suffix = name.rpartition(".")
    return (stem, suffix) if dot and suffix in _SUFFIXES else (name, "")


def _parameters(exchange: Exchange) -> list[tuple[str, str]]:
    if exchange.method not in ("GET", "HEAD"):
        raise Problem(405, "method-not-allowed", f"No {exchange.method} here", headers={"Allow": "GET, HEAD"})
    return parameters(exchange.query_string, _MOST_PARAMETERS)


def _checked(query: SavedQuery, parameters: list[tuple[str, str]]) -> dict[str, str]:
    known = [*(parameter.name for parameter in query.params), *_RESERVED]
    given: dict[str, str] = {}
    for name, value in parameters:
        if name not in known:
            raise Problem(
                400,
                "unknown-parameter",
                f"{query.name} has no such parameter",
                name[:80],
                parameter=name[:80],
                available=known,
            )
        if name in given:
            raise Problem(400, "repeated-parameter", f"{name} is given more than once", parameter=name)
        given[name] = value
    return given


def _flag(given: Mapping[str, str]) -> bool:
    value = given.get("evidence", "0")
    if value not in ("", "0", "1"):
        raise Problem(
            400, "bad-parameter", "The parameter evidence must be 1 or 0", value[:80], parameter="evidence"
        )
    return value == "1"


def _media(exchange: Exchange, asked: str | None, offers: Mapping[str, str]) -> str:
    if asked:
        if asked in _SUFFIXES and _SUFFIXES[asked] in offers:
            return _SUFFIXES[asked]
        raise Problem(
            400,
            "bad-parameter",
            f"The parameter format must be one of {', '.join(_SUFFIXES)}",
            asked[:80],
            parameter="format",
        )
    media = chosen(exchange.header(b"accept"), offers)
    if media is None:
        raise not_acceptable(offers, "a saved query")
    return media


def _json(value: Values) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
