"""The SPARQL 1.1 Protocol's query operation: what a request asks, taken apart and checked."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from kg.web.formats import SHORT
from kg.web.problems import Problem
from kg.web.settings import Limits

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
_MOST_PARAMETERS = 2000
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|\\^`]*")
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Operation:
    """What a request asks: the query's text (None where there is none), its dataset, time and format.

    `default_graphs` and `named_graphs` are None where the request names no dataset; `medias` are what the
    `format` parameter can mean, none where the format is left to the Accept header.
    """

    text: str | None
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    seconds: float
    medias: tuple[str, ...]


def of_get(query_string: bytes, limits: Limits) -> Operation:
    """The operation of a GET or HEAD request."""
    return _operation(parameters(query_string), limits)


def of_post(query_string: bytes, content_type: str, body: bytes, limits: Limits) -> Operation:
    """The operation of a POST or QUERY request; Problem 400, 403 or 415 where it is none."""
    media = content_type.partition(";")[0].strip().lower()
    charset = _CHARSET.search(content_type)
    if media == UPDATE:
        raise _no_updates()
    if media not in (FORM, DIRECT):
        said = f"not {media}" if media else "and the request does not say what its body is"
        raise Problem(
            415, "unsupported-media-type", "Not a body that holds a query", f"send {DIRECT} or {FORM}, {said}"
        )
    if charset and charset[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        raise Problem(415, "unsupported-charset", "SPARQL is sent as UTF-8", f"not as {charset[1]}")
    given = parameters(query_string)
    if media == FORM:
        operation = _operation([*given, *parameters(body)], limits)
    else:
        if any(name == "query" for name, _ in given):
            raise _repeated("query", "once in the body and once in the address")
        operation = _operation([*given, ("query", _decoded(body))], limits)
    if operation.text is None:
        raise Problem(400, "no-query", "The form holds no query", hint="send it in the field query")
    return operation


def _operation(parameters: list[tuple[str, str]], limits: Limits) -> Operation:
    one: dict[str, str] = {}
    formats: list[str] = []
    graphs: dict[str, list[str]] = {"default-graph-uri": [], "named-graph-uri": []}
    for name, value in parameters:
        if name in graphs:
            if not _IRI.fullmatch(value):
                raise _bad(name, value, "an absolute IRI")
            graphs[name].append(value)
        elif name == "format":
            formats.append(value)
        elif name in ("query", "timeout", "update"):
            if name in one:
                raise _repeated(name, "more than once")
            one[name] = value
    if "update" in one:
        raise _no_updates()
    default, named = graphs["default-graph-uri"], graphs["named-graph-uri"]
    dataset = bool(default or named)
    text = one.get("query")
    if text is not None and len(text) > limits.query_bytes:
        raise Problem(
            413, "query-too-long", "The query is too long", f"at most {limits.query_bytes} characters"
        )
    return Operation(
        text,
        tuple(dict.fromkeys(default)) if dataset else None,
        tuple(dict.fromkeys(named)) if dataset else None,
        _seconds(one, limits),
        _medias(formats),
    )


def _seconds(one: Mapping[str, str], limits: Limits) -> float:
    if "timeout" not in one:
        return limits.seconds
    try:
        seconds = float(one["timeout"])
    except ValueError:
        seconds = math.nan
    if not seconds > 0:
        raise _bad("timeout", one["timeout"], "a number of seconds")
    return min(seconds, limits.seconds)


def _medias(formats: list[str]) -> tuple[str, ...]:
    """What the values of `format` mean; common clients send two, of which one is known."""
    if not any(formats):
        return ()
    known = {media for medias in SHORT.values() for media in medias}
    for value in formats:
        if value in SHORT:
            return SHORT[value]
        if value in known:
            return (value,)
    raise _bad("format", formats[0], f"one of {', '.join(SHORT)}")


def parameters(encoded: bytes, most: int = _MOST_PARAMETERS) -> list[tuple[str, str]]:
    """Names and values of an address or a form, in their order; Problem 400 where they cannot be read.

    >>> parameters(b"query=ASK+%7B%7D&lang=")
    [('query', 'ASK {}'), ('lang', '')]
    """
    fields = [field for field in encoded.replace(b"+", b" ").split(b"&") if field]
    if len(fields) > most:
        raise Problem(400, "bad-parameters", "The parameters cannot be read", f"more than {most} of them")
    try:
        if not encoded.isascii():
            raise UnicodeError("some bytes are not ASCII")
        pairs = (field.partition(b"=") for field in fields)
        return [(_unquoted(name), _unquoted(value)) for name, _, value in pairs]
    except UnicodeError as error:
        raise Problem(400, "not-utf8", "The parameters are not URL-encoded UTF-8", str(error)) from error


def _unquoted(encoded: bytes) -> str:
    # Not urllib's `unquote`, which takes text apart once more than its bytes need.
    return (unquote_to_bytes(encoded) if b"%" in encoded else encoded).decode("utf-8")


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(400, "not-utf8", "The query is not UTF-8", str(error)) from error


def _bad(name: str, value: str, wanted: str) -> Problem:
    shown = value if len(value) <= 80 else value[:80] + "…"
    return Problem(
        400, "bad-parameter", f"The parameter {name} must be {wanted}", f"not {shown!r}", parameter=name
    )


def _repeated(name: str, how: str) -> Problem:
    return Problem(400, "repeated-parameter", f"The parameter {name} is given {how}", parameter=name)


def _no_updates() -> Problem:
    return Problem(
        403,
        "updates-disabled",
        "This service answers queries and changes nothing",
        hint="a graph is changed by building it anew: kg build",
    )
