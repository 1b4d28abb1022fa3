"""What the server allows and how it is set up; every limit is a value here, told on one page."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from pathlib import Path

MIB = 1024 * 1024


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost. All are on unless set otherwise; a client may only lower the time."""

    seconds: float = field(default=10.0, metadata={"unit": "s", "says": "time that a query may run"})
    rows: int = field(
        default=100_000,
        metadata={"unit": "rows", "says": "rows or triples in one answer; a longer one is cut"},
    )
    result_bytes: int = field(
        default=32 * MIB, metadata={"unit": "bytes", "says": "size of one answer; a larger one is cut"}
    )
    body_bytes: int = field(default=MIB, metadata={"unit": "bytes", "says": "size of a request's body"})
    query_bytes: int = field(
        default=256 * 1024, metadata={"unit": "bytes", "says": "length of a query's text"}
    )
    queries: int = field(
        default_factory=lambda: max(2, _processors()),
        metadata={"unit": "queries", "says": "queries that run at once"},
    )
    queue: int = field(default=32, metadata={"unit": "queries", "says": "queries that wait for their turn"})
    wait_seconds: float = field(default=10.0, metadata={"unit": "s", "says": "time that a query may wait"})
    memory_bytes: int = field(
        default=2048 * MIB,
        metadata={"unit": "bytes", "says": "memory that a query may take beside the graph"},
    )
    client_seconds: float = field(
        default=20.0,
        metadata={"unit": "s", "says": "time that a client may let pass while it sends or receives"},
    )
    connections: int = field(default=512, metadata={"unit": "connections", "says": "connections at once"})

    def __post_init__(self) -> None:
        for limit in fields(self):
            if getattr(self, limit.name) < (0 if limit.name == "queue" else 1e-3):
                raise ValueError(f"the limit {limit.name} must be more than nothing")

    def told(self) -> list[tuple[str, float, str, str]]:
        """Name, value, unit and meaning of every limit, for people and for the service description."""
        return [(f.name, getattr(self, f.name), f.metadata["unit"], f.metadata["says"]) for f in fields(self)]


@dataclass(frozen=True, slots=True)
class Settings:
    """How one server is set up.

    `public_url` is the address under which clients reach it (without the last slash), where that is not the
    one they use in their request. `cors` names the origins whose pages may read answers (`*` for all; none by
    default). `allow_service` are the https prefixes that a `SERVICE` may name.
    """

    store: Path
    limits: Limits = field(default_factory=Limits)
    in_memory: bool = False
    public_url: str = ""
    cors: tuple[str, ...] = ()
    allow_service: tuple[str, ...] = ()
    cache_bytes: int = 64 * MIB
    metrics: bool = False
    access_log: bool = True
