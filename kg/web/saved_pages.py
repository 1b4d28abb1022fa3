"""Saved queries over HTTP: `/queries` and `/queries/NAME`, for people and for scripts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from kg.graph import KnowledgeGraph, SavedQuery
from kg.web import views_client as views
from kg.web.builds import Builds
from kg.web.exchange import Exchange, Headers
from kg.web.formats import CSV, HTML, JSON, RESULTS_JSON, TSV, chosen, content_type
from kg.web.pages import page_headers, rendered
from kg.web.problems import Problem, not_acceptable

Values = dict[str, Any]

_LIST = {JSON: JSON, HTML: HTML, "application/xhtml+xml": HTML}
_OFFERS = {JSON: JSON, CSV: CSV, TSV: TSV, RESULTS_JSON: RESULTS_JSON, **_LIST}
_SUFFIXES = {"json": JSON, "csv": CSV, "tsv": TSV, "html": HTML}
_RESERVED = ("evidence", "format")
_EVIDENCE = ("claim", "modality", "speaker", "sentence", "language", "article")


async def index(exchange: Exchange, builds: Builds) -> None:
    """The list of saved queries."""
    given = dict(_parameters(exchange))
    media = _media(exchange, given.get("format"), _LIST)
    queries = KnowledgeGraph.queries()
    headers = _headers(builds, media, "queries")
    if media == HTML:
        base_iri = builds.serving.build.base_iri
        body = rendered(
            "queries.html", base_iri, title="Questions", queries=list(queries.values()), lang="en"
        )
        await exchange.answer(200, headers, body)
        return
    listed = [_documented(query) for query in queries.values()]
    await exchange.answer(200, headers, _json({"queries": listed}))


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
    rows = builds.settings.limits.rows
    ask_it = media != HTML or bool(exchange.query_string) or not query.params
    found: Values = {}
    if ask_it:
        _, found = await views.ask(
            builds, exchange, "saved", name=name, params=params, evidence=evidence, rows=rows
        )
    bad = found.get("bad")
    if bad and media != HTML:
        raise Problem(
            400,
            "bad-parameter",
            f"The parameter {bad} cannot be used",
            found["message"],
            parameter=bad,
            close=found["close"] or None,
        )
    headers = _headers(builds, media, name)
    truncated = bool(found.get("truncated"))
    if truncated:
        number = len(found["rows"])
        headers = [h for h in headers if h[0] != b"etag"]
        headers += [
            (b"content-range", f"rows 0-{max(0, number - 1)}/*".encode()),
            (b"newsgraph-truncated", f"rows={number}".encode()),
        ]
    status = 400 if bad else 206 if truncated else 200
    await exchange.answer(status, headers, _body(media, query, given, params, evidence, found, builds))


def _body(
    media: str,
    query: SavedQuery,
    given: Mapping[str, str],
    params: Mapping[str, str],
    evidence: bool,
    found: Values,
    builds: Builds,
) -> bytes:
    if media == HTML:
        return _page(query, given, params, evidence, found, builds)
    if media == CSV:
        return _separated(found, evidence, csv.excel)
    if media == TSV:
        return _separated(found, evidence, csv.excel_tab)
    if media == RESULTS_JSON:
        return _json(_results(found))
    rows = [
        {"values": {c: cell for c, cell in zip(found["columns"], row, strict=True) if cell is not None}}
        for row in found["rows"]
    ]
    for row, proof in zip(rows, found.get("evidence", ()), strict=False):
        row["evidence"] = proof
    answer = {
        **_documented(query),
        "given": dict(params),
        "build": builds.serving.build.build_id,
        "columns": found["columns"],
        "truncated": found["truncated"],
        "rows": rows,
    }
    return _json(answer)


def _page(
    query: SavedQuery,
    given: Mapping[str, str],
    params: Mapping[str, str],
    evidence: bool,
    found: Values,
    builds: Builds,
) -> bytes:
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
        values |= {"proof": found.get("evidence"), "forms": forms}
    return rendered("saved.html", builds.serving.build.base_iri, **values)


def _results(found: Values) -> Values:
    """The rows in the SPARQL results format for JSON."""
    bindings = []
    for row in found["rows"]:
        cells = zip(found["columns"], row, strict=True)
        bindings.append(
            {column: {k: v for k, v in cell.items() if k != "name"} for column, cell in cells if cell}
        )
    return {"head": {"vars": found["columns"]}, "results": {"bindings": bindings}}


def _separated(found: Values, evidence: bool, dialect: type[csv.Dialect]) -> bytes:
    """The rows as CSV or TSV; with evidence one line for each sentence behind a row."""
    out = io.StringIO()
    writer = csv.writer(out, dialect)
    more = [f"evidence_{name}" for name in _EVIDENCE] if evidence else []
    writer.writerow([*found["columns"], *more])
    for number, row in enumerate(found["rows"]):
        cells = ["" if cell is None else cell["value"] for cell in row]
        if not evidence:
            writer.writerow(cells)
            continue
        proofs = list(_proofs(found["evidence"][number])) or [[""] * len(_EVIDENCE)]
        for proof in proofs:
            writer.writerow([*cells, *proof])
    return out.getvalue().encode("utf-8")


def _proofs(claims: list[Values]) -> list[list[str]]:
    return [
        [
            claim["claim"],
            claim["modality"],
            claim["speaker"]["iri"] if claim["speaker"] else "",
            sentence["sentence"],
            sentence["language"],
            sentence["article"],
        ]
        for claim in claims
        for sentence in claim["sentences"]
    ]


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
    try:
        text = exchange.query_string.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise Problem(400, "bad-parameters", "The parameters cannot be read", str(error)) from error


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


def _headers(builds: Builds, media: str, what: str) -> Headers:
    etag = f'"{builds.serving.tag}-{what}-{media.partition("/")[2]}"'
    headers: Headers = [(b"vary", b"Accept, Origin"), (b"cache-control", b"no-cache")]
    if media == HTML:
        return headers + page_headers()
    return [*headers, (b"etag", etag.encode()), (b"content-type", content_type(media).encode())]


def _json(value: Values) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
