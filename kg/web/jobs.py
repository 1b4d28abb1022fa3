"""One request on its way through the pool, and the ways in which it can end without an answer."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

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


class Reply(Protocol):
    """Where an answer is awaited: a future, or what is called at once."""

    def done(self) -> bool:
        """Whether nothing is awaited any more."""

    def set_result(self, answer: Answer, /) -> None:
        """The answer is there."""

    def set_exception(self, error: Exception, /) -> None:
        """There will be none."""

    def cancel(self) -> object:
        """Nobody waits for it."""


@dataclass(slots=True, eq=False)
class Job:
    """One request on its way: how long it may run, and where its answer is awaited."""

    request: bytes
    seconds: float
    answer: Reply
    entered: float = field(default_factory=time.monotonic)
    tried: bool = False
    again: bool = False
    started: float = 0.0
    worker: Worker | None = None
    timer: asyncio.TimerHandle | None = None
