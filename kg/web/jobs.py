"""One request on its way through the pool, and the ways in which it can end without an answer."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.web.evaluate import Answer

if TYPE_CHECKING:
    from kg.web.workers import Worker


class Overrun(Exception):
    """The query ran out of its time."""


class Busy(Exception):
    """Too many queries are waiting."""


class Died(Exception):
    """The worker ended under the query."""


class Closed(Exception):
    """The pool is closing, or its build is gone; the request may be tried elsewhere."""


@dataclass(slots=True, eq=False)
class Job:
    """One request on its way: how long it may run, and the answer to come."""

    request: bytes
    seconds: float
    answer: asyncio.Future[Answer]
    entered: float = field(default_factory=time.monotonic)
    tried: bool = False
    again: bool = False
    started: float = 0.0
    worker: Worker | None = None
    timer: asyncio.TimerHandle | None = None
