"""What can go wrong with a query, as problems: with the place in its text, and what to do."""

from __future__ import annotations

import logging
import re

from kg.web.evaluate import Answer
from kg.web.frames import Status
from kg.web.problems import Problem
from kg.web.settings import Limits

_log = logging.getLogger("kg.web")

_PLACE = re.compile(r"(?:error )?at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)
_TOKEN = re.compile(r"\"[^\"\n]*\"?|'[^'\n]*'?|<[^<>\s]*>?|[?$@]?[\w:.-]+|\S")
_RANGES = re.compile(r"\[[^\]]*\](?: \|\s*)?")
_MOST_HINT = 160


def of_answer(answer: Answer, text: str) -> Problem:
    """The problem that a failed answer is."""
    message = answer.body.decode("utf-8", "replace")
    if answer.status == Status.SYNTAX:
        return syntax(message, text)
    if answer.status == Status.FEDERATION:
        return Problem(
            403,
            "federation-disabled",
            "The query may ask another service, or does not parse",
            "the letters SERVICE stand where the engine does not read them as a name",
            hint="this service asks no other; take the SERVICE clause out",
        )
    if answer.status == Status.FORMAT:
        return Problem(
            406,
            "not-acceptable",
            "This answer holds RDF 1.2 terms, which the format cannot carry",
            message,
            hint="ask for text/turtle or application/n-triples",
        )
    if answer.status == Status.FAILED:
        return Problem(400, "query-failed", "The query cannot be evaluated", message)
    if answer.status == Status.STORE:
        return Problem(503, "store-unavailable", "The graph cannot be read just now", headers=_soon())
    _log.error("a worker failed: %s", message)
    return Problem(500, "internal", "A defect of the service")


def syntax(message: str, text: str) -> Problem:
    """The problem of a text that does not parse: line, column, the token there, and what was expected."""
    place = _PLACE.fullmatch(message)
    if place is None:
        return Problem(400, "syntax", "The query does not parse", message)
    line, column = int(place[1]), int(place[2])
    lines = text.split("\n")
    rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    found = _TOKEN.match(rest.lstrip())
    token = found.group()[:60] if found else ""
    return Problem(
        400,
        "syntax",
        "The query does not parse",
        f"at {token!r}" if token else "at its end or the end of a line",
        line=line,
        column=column,
        token=token,
        hint=_hint(place[3]),
    )


def _hint(expected: str) -> str:
    """What the engine expected, without its classes of characters."""
    if "Prefix not found" in expected:
        return "declare the prefix: PREFIX name: <IRI>"
    for known in ("IRI parsing failed", "variable that is unbound"):
        if known in expected:
            return (
                "the IRI is not valid" if known.startswith("IRI") else "a variable in SELECT is not grouped"
            )
    words = [word.strip() for word in _RANGES.sub("", expected.removeprefix("one of ")).split(",")]
    named = [word for word in words if re.search(r"\w|[{}()<>.;]", word)]
    return f"expected {', '.join(named)}"[:_MOST_HINT] if named else "check brackets, dots and keywords"


def overrun(seconds: float) -> Problem:
    """The query ran out of its time."""
    return Problem(
        503,
        "query-timeout",
        f"The query ran longer than {seconds:g} s and was ended",
        limit_seconds=seconds,
        hint="ask for less: a LIMIT, fewer joins, a more specific pattern",
    )


def busy(limits: Limits) -> Problem:
    """Too many queries wait."""
    return Problem(
        429,
        "too-many-queries",
        f"{limits.queries} queries run and {limits.queue} wait already",
        headers={"Retry-After": "1"},
        hint="try again in a moment",
    )


def died() -> Problem:
    """The process ended under the query."""
    return Problem(
        503,
        "worker-ended",
        "The process that ran the query has ended",
        "it may have needed more memory than it may take",
        headers=_soon(),
    )


def service_refused(reason: str) -> Problem:
    """A service that the query asks is not one that may be asked."""
    return Problem(403, "federation-refused", "A service of the query is not asked", reason)


def too_large(rows: int, limits: Limits) -> Problem:
    """The answer is longer than allowed, and the client wants it whole or not at all."""
    return Problem(
        403,
        "result-too-large",
        f"The answer is longer than {limits.rows} rows or {limits.result_bytes} bytes",
        rows=rows,
        hint="page through it with ORDER BY, LIMIT and OFFSET",
    )


def _soon() -> dict[str, str]:
    return {"Retry-After": "1"}
