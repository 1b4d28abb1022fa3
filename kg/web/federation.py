"""What a query may not do: ask other services, load anything, change anything."""

from __future__ import annotations

from collections.abc import Sequence

from kg.web.problems import Problem
from kg.web.scanner import UPDATES, Scan, Service, position


def check(text: str, seen: Scan, allowed: Sequence[str]) -> None:
    """Lets a query pass, or raises Problem 403: federation-disabled or updates-disabled."""
    if seen.form is None and seen.first in UPDATES:
        _refuse_update(text, seen)
    for service in seen.services:
        if not service.certain and not allowed:
            continue  # a prefixed name may be meant; the engine's parser is asked in the worker
        if not _is_allowed(service, allowed):
            line, column = position(text, service.start)
            raise Problem(
                403,
                "federation-disabled",
                "This service asks no other service",
                f"SERVICE {service.name}"[:200],
                line=line,
                column=column,
                token=text[service.start : service.start + len("SERVICE")],
                hint=_hint(allowed),
            )


def guard(text: str, seen: Scan) -> str:
    """The text that must parse without SERVICE before the query runs; empty where the letters do not occur.

    Clauses that were allowed stand in it as GRAPH, which may stand in the same places.
    """
    if not seen.guarded:
        return ""
    for service in sorted(seen.services, key=lambda s: s.start, reverse=True):
        if service.certain:
            text = f"{text[: service.start]}GRAPH {text[service.name_start :]}"
    return text


def _is_allowed(service: Service, allowed: Sequence[str]) -> bool:
    return service.name.startswith("<") and any(service.name[1:-1].startswith(prefix) for prefix in allowed)


def _hint(allowed: Sequence[str]) -> str:
    if allowed:
        return f"allowed are constant IRIs in angle brackets that begin with {' or '.join(allowed)}"
    return "take the SERVICE clause out, and ask the other service yourself"


def _refuse_update(text: str, seen: Scan) -> None:
    if "LOAD" in text.upper():
        raise Problem(
            403,
            "federation-disabled",
            "This service loads nothing",
            token=seen.first,
            hint="it answers queries only",
        )
    raise Problem(
        403,
        "updates-disabled",
        "This service answers queries and changes nothing",
        token=seen.first,
        hint="a graph is changed by building it anew: kg build",
    )
