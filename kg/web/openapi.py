"""The whole service as an OpenAPI 3.1 document."""

from __future__ import annotations

from typing import Any

import kg
from kg.graph import KnowledgeGraph, Parameter, SavedQuery
from kg.web.formats import BOOLEANS, CSV, GRAPHS, HTML, JSON, RESULTS_JSON, TABLES, TSV
from kg.web.problems import JSON as PROBLEM
from kg.web.protocol import DIRECT, FORM
from kg.web.settings import Limits

Values = dict[str, Any]

_IN_AN_ADDRESS = 64 * 1024  # characters; each may become twelve bytes, and a head has at most 1 MiB
_PROBLEMS = {
    "400": "The request is not as it should be; a problem with the place or the parameter",
    "403": "SERVICE, LOAD or an update, which this service does not do; or an answer that is too long",
    "404": "Nothing of this name",
    "405": "No such method here; the Allow header names those that are",
    "406": "No format that the client accepts; the problem names what there is",
    "408": "The request did not come in time",
    "413": "The request is too large",
    "415": "Not a body that holds a query",
    "429": "Too many queries wait; try again after Retry-After",
    "503": "The query ran out of its time, or its process ended",
}
_SCHEMAS: Values = {
    "Problem": {
        "type": "object",
        "description": "RFC 9457 problem details",
        "required": ["type", "title", "status", "kind"],
        "properties": {
            "type": {"type": "string", "format": "uri"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "kind": {"type": "string"},
            "detail": {"type": "string"},
            "line": {"type": "integer"},
            "column": {"type": "integer"},
            "token": {"type": "string"},
            "hint": {"type": "string"},
            "parameter": {"type": "string"},
        },
    }
}


def document(url: str, limits: Limits) -> Values:
    """The document for the service at this address."""
    paths: Values = {
        "/sparql": {"get": _query(limits, "get"), "post": _query(limits, "post")},
        "/queries": {"get": _get("The saved queries", "listQueries", (JSON, HTML), ("406",))},
        "/limits": {"get": _get("What a request may cost", "limits", (JSON, HTML), ("406",))},
        "/healthz": {"get": _get("Whether the service is well", "health", (JSON,), ())},
        "/.well-known/void": {
            "get": _get("The VoID description", "void", tuple(dict.fromkeys(GRAPHS.values())), ("406",))
        },
        "/.well-known/sparql-examples": {
            "get": _get(
                "The saved queries as SHACL executables",
                "examples",
                tuple(dict.fromkeys(GRAPHS.values())),
                ("406",),
            )
        },
        "/openapi.json": {"get": _get("This document", "openapi", (JSON,), ())},
    }
    for query in KnowledgeGraph.queries().values():
        paths[f"/queries/{query.name}"] = {"get": _saved(query)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "newsgraph",
            "version": kg.__version__,
            "description": "News articles as a knowledge graph; every claim cites its sentence. Read-only.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": url}],
        "paths": paths,
        "components": {"schemas": _SCHEMAS},
    }


def _query(limits: Limits, method: str) -> Values:
    parameters = [
        _parameter("default-graph-uri", {"type": "array", "items": {"type": "string"}}, "default graphs"),
        _parameter("named-graph-uri", {"type": "array", "items": {"type": "string"}}, "named graphs"),
        _parameter(
            "timeout",
            {"type": "number", "exclusiveMinimum": 0},
            f"seconds that the query may run, at most {limits.seconds:g}",
        ),
    ]
    operation: Values = {
        "summary": "A SPARQL 1.1 query; without one (GET) the service description or the query page",
        "operationId": f"sparql_{method}",
        "parameters": parameters,
        "responses": {
            "200": {
                "description": "The whole answer",
                "content": {
                    media: {} for media in dict.fromkeys([*TABLES, *BOOLEANS, *GRAPHS.values(), HTML])
                },
            },
            "206": {"description": "An answer that a limit has cut; Newsgraph-Truncated says where"},
            "304": {"description": "The same as what If-None-Match names"},
            **_problems("400", "403", "406", "408", "413", "415", "429", "503"),
        },
    }
    text = {"type": "string", "maxLength": limits.query_bytes}
    if method == "get":
        short = {"type": "string", "maxLength": min(limits.query_bytes, _IN_AN_ADDRESS)}
        parameters.insert(0, _parameter("query", short, "the query's text; a longer one goes into a body"))
    else:
        form = {"type": "object", "required": ["query"], "properties": {"query": text}}
        body = {DIRECT: {"schema": text}, FORM: {"schema": form}}
        operation["requestBody"] = {"required": True, "content": body}
    return operation


def _saved(query: SavedQuery) -> Values:
    operation = _get(
        query.title, f"query_{query.name.replace('-', '_')}", (JSON, CSV, TSV, RESULTS_JSON, HTML), ()
    )
    operation["description"] = query.question
    operation["parameters"] = [
        *(_parameter(p.name, _schema(p), f"{p.kind}: {p.what}") for p in query.params),
        _parameter(
            "evidence",
            {"type": "string", "enum": ["", "0", "1"]},
            "1: with the claims and sentences behind each row",
        ),
        _parameter(
            "format",
            {"type": "string", "enum": ["", "json", "csv", "tsv", "html"]},
            "in place of the Accept header",
        ),
    ]
    operation["responses"] |= {
        "206": {"description": "An answer that a limit has cut"},
        **_problems("400", "406", "429", "503"),
    }
    operation["responses"]["400"]["content"][HTML] = {}  # the form, with what is wrong
    return operation


def _schema(parameter: Parameter) -> Values:
    if parameter.kind == "integer":
        return {"type": "integer"}
    if parameter.kind == "date":
        return {"type": "string", "pattern": "^(\\d{4}(-\\d{2}){0,2})?$"}
    return {"type": "string"}


def _get(summary: str, name: str, medias: tuple[str, ...], problems: tuple[str, ...]) -> Values:
    return {
        "summary": summary,
        "operationId": name,
        "responses": {
            "200": {"description": summary, "content": {media: {} for media in medias}},
            **_problems(*problems),
        },
    }


def _parameter(name: str, schema: Values, what: str) -> Values:
    return {"name": name, "in": "query", "required": False, "description": what, "schema": schema}


def _problems(*statuses: str) -> Values:
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}, "text/plain": {}}
    return {status: {"description": _PROBLEMS[status], "content": content} for status in statuses}
