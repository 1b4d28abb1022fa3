"""The short way of plain queries: from the client to a worker and back without parser, application and task.

Plain is a query whose like was seen before (`kg.web.quick`). Whatever else comes, and whatever goes wrong on
the short way, goes through the application, which alone decides.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from kg.web.app import App
from kg.web.builds import GIVEN, Given, Serving
from kg.web.connection import Connection, Transports
from kg.web.endpoint import WATCH_AFTER
from kg.web.evaluate import Answer
from kg.web.exchange import CHUNK
from kg.web.frames import Status
from kg.web.jobs import Closed, Died, Job
from kg.web.quick import Plain, Quick

_MOST_AHEAD = 64 * 1024
_SHORT = 16 * 1024
_log = logging.getLogger("kg.web")


class Flight:
    """Where the answer to one plain query is awaited; `landed` is called with it, or with what went wrong.

    `data` is the request as it came, for the case that it has to go the whole way after all.
    """

    __slots__ = ("_landed", "_over", "began", "data", "plain", "serving")

    def __init__(
        self,
        plain: Plain,
        serving: Serving,
        data: bytes,
        landed: Callable[[Flight, Answer | Exception], None],
    ) -> None:
        self.plain, self.serving, self.data = plain, serving, data
        self.began = time.perf_counter()
        self._landed, self._over = landed, False

    def start(self) -> Job:
        """Hands the query to the workers."""
        return self.serving.pool.submit(self.plain.request, self.plain.seconds, self)

    def done(self) -> bool:
        """Whether nothing is awaited any more."""
        return self._over

    def set_result(self, answer: Answer, /) -> None:
        """The answer is there."""
        self._over = True
        try:
            self._landed(self, answer)
        except Exception:  # the pool, which calls this, must not be harmed by one connection
            _log.exception("an answer was not passed on")

    def set_exception(self, error: Exception, /) -> None:
        """There will be none."""
        self._over = True
        try:
            self._landed(self, error)
        except Exception:
            _log.exception("a failure was not passed on")

    def cancel(self) -> None:
        """Nobody waits for it."""
        self._over = True


class ShortWay(Connection):
    """A connection with a short way for plain queries."""

    _flight: Flight | None = None
    _job: Job | None = None
    _given: Given | None = None
    _between = True  # no request has begun that is not whole
    _ending = False
    _later = b""
    _rested = 0.0
    _dated: Any = None
    _opening = b""

    def __init__(self, web: App, known: Transports, quick: Quick, **given: Any) -> None:
        super().__init__(web, known, **given)
        self._web, self._quick = web, quick

    def data_received(self, data: bytes) -> None:
        """A part of a request has come, often all of it."""
        if self._flight is not None:
            self._later += data  # one answer after the other
            if len(self._later) > _MOST_AHEAD:
                self.flow.pause_reading()
            return
        cycle = self.cycle
        if not self._between or (cycle is not None and not cycle.response_complete):
            super().data_received(data)
            return
        plain = self._quick.plain(data)
        if plain is not None and self._takes_the_short_way(plain, data):
            return
        super().data_received(data)
        if plain is None and self._between and self.cycle is not cycle:
            self._quick.learn(data, self.cycle.scope)

    def on_message_begin(self) -> None:
        """The parser sees a request begin."""
        self._between = False
        super().on_message_begin()
        if self._given is not None:
            self.scope[GIVEN], self._given = self._given, None  # type: ignore[literal-required]

    def on_message_complete(self) -> None:
        """The parser has seen all of a request."""
        self._between = True
        super().on_message_complete()

    def connection_lost(self, error: Exception | None) -> None:
        """It has ended; so does the query of a client that is gone."""
        job = self._job
        if self._flight is not None and job is not None:
            # As for all others: a query that is answered at once is not worth a process.
            if job.worker is None:
                self._gone(self._flight, job)
            else:
                self.loop.call_later(WATCH_AFTER, self._gone, self._flight, job)
        super().connection_lost(error)

    def shutdown(self) -> None:
        """The server ends: no further request is taken."""
        self._ending = True
        if self._flight is None:
            super().shutdown()

    def timeout_keep_alive_handler(self) -> None:
        """It may have been silent for too long."""
        # Set once for many answers, each of which only notes its time.
        self.timeout_keep_alive_task = None
        left = self._rested + self.timeout_keep_alive - self.loop.time()
        if self._flight is not None or left > 0:
            self._keep_alive(max(left, 1.0))
        elif self.direct.get_write_buffer_size():
            self.direct.abort()  # the client has not taken its last answer in all that time
        elif self.cycle is None or self.cycle.response_complete:
            super().timeout_keep_alive_handler()

    def _keep_alive(self, seconds: float) -> None:
        if self.timeout_keep_alive_task is None:
            later = self.loop.call_later(seconds, self.timeout_keep_alive_handler)
            self.timeout_keep_alive_task = later

    def _takes_the_short_way(self, plain: Plain, data: bytes) -> bool:
        transport = self.direct
        crowded = len(self.connections) >= self._web.settings.limits.connections
        if crowded or self.flow.write_paused or transport.is_closing() or self._ending:
            return False
        self.no_impatience()
        serving = self._web.builds.serving
        kept = self._web.endpoint.kept(plain.question, serving)
        if kept is not None and len(kept.body) <= CHUNK:
            self._write(plain, serving, kept.body, time.perf_counter())
            return True
        self._flight = flight = Flight(plain, serving, data, self._landed)
        job = flight.start()
        if not flight.done():
            self._job = job
        return True

    def _landed(self, flight: Flight, outcome: Answer | Exception) -> None:
        self._flight = self._job = None
        if self.transport.is_closing():
            self._log(flight, 0, 0, "client-gone")
            return
        later, self._later = self._later, b""
        if isinstance(outcome, Answer) and outcome.status == Status.DONE and not outcome.cut:
            self._web.endpoint.keep(flight.plain.question, flight.serving, outcome)
            if len(outcome.body) <= CHUNK and not self._ending:
                self._write(flight.plain, flight.serving, outcome.body, flight.began)
                if later:
                    self.flow.resume_reading()
                    self.data_received(later)
                return
        self._goes_the_whole_way(flight, outcome, later)

    def _goes_the_whole_way(self, flight: Flight, outcome: Answer | Exception, later: bytes) -> None:
        if not _to_be_tried_again(flight.serving, outcome):
            self._given = Given(flight.serving, outcome, flight.began)
        super().data_received(flight.data)
        if self._ending and self.cycle is not None:
            self.cycle.keep_alive = False
        if later:
            self.flow.resume_reading()
            self.data_received(later)

    def _write(self, plain: Plain, serving: Serving, body: bytes, began: float) -> None:
        if self._dated is not self.server_state.default_headers:
            self._dated = self.server_state.default_headers  # a new list each second
            lines = [b"HTTP/1.1 200 OK", *(b"%b: %b" % header for header in self._dated)]
            self._opening = b"\r\n".join(lines)
        head = b"%b\r\n%b%d\r\n\r\n" % (self._opening, plain.headers(serving), len(body))
        if len(body) < _SHORT:
            self.direct.write(head + body)
        else:
            self.direct.writelines((head, body))
        self._rested = self.loop.time()
        self._keep_alive(self.timeout_keep_alive)
        self._web.access.short += 1
        self._log_of(began, 200, len(body), "ok", serving)

    def _gone(self, flight: Flight, job: Job) -> None:
        if not flight.done():
            flight.serving.pool.cancel(job)
            self._log(flight, 0, 0, "client-gone")

    def _log(self, flight: Flight, status: int, size: int, outcome: str) -> None:
        self._log_of(flight.began, status, size, outcome, flight.serving)

    def _log_of(self, began: float, status: int, size: int, outcome: str, serving: Serving) -> None:
        seconds = time.perf_counter() - began
        client = self.client[0] if self.client else ""
        self._web.access.wrote("GET", "/sparql", status, size, seconds, client, outcome, serving.tag)


def _to_be_tried_again(serving: Serving, outcome: Answer | Exception) -> bool:
    """Whether the build was removed under the query, which is asked of the newest one then."""
    if isinstance(outcome, Answer):
        return outcome.status == Status.STORE
    return isinstance(outcome, Closed) or (isinstance(outcome, Died) and not serving.directory.is_dir())
