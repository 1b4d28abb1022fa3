"""The build that is being served, and the change to a newer one without a failed request.

A swap is noticed by the store's pointer. The workers of the new build are started beside the old ones, then
new requests go to them, and the old ones end when they have answered what they were asked.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError, StoreError
from kg.graph import Build, KnowledgeGraph
from kg.web.evaluate import Answer
from kg.web.frames import Status, packed
from kg.web.jobs import Closed, Died
from kg.web.pool import Pool
from kg.web.settings import Settings
from kg.web.worker import Setup
from kg.web.workers import Nursery, NurseryLost

GIVEN = "kg.given"
_LOOK_SECONDS = 0.25
# How often a request is asked again of a newer build, how often that is looked for, and how long between.
_AGAIN = 3
_LOOKS = 20
_PAUSE_SECONDS = 0.1
_log = logging.getLogger("kg.web")


@dataclass(frozen=True, slots=True)
class Serving:
    """One build with its workers; `tag` is what its ETags begin with."""

    build: Build
    directory: Path
    pool: Pool

    @property
    def tag(self) -> str:
        """The start of its build id."""
        return self.build.build_id[:16]


class Builds:
    """The current build of a store, kept current."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.swaps = 0
        self._serving: Serving | None = None
        self._change: asyncio.Task[None] | None = None
        self._watch: asyncio.Task[None] | None = None
        self._leaving: set[asyncio.Task[None]] = set()

    @property
    def serving(self) -> Serving:
        """What is served now."""
        assert self._serving is not None, "start() first"
        return self._serving

    @property
    def ready(self) -> bool:
        """Whether there is something to serve."""
        return self._serving is not None

    async def start(self) -> None:
        """Opens the current build; StoreError where there is none or it cannot be opened."""
        self._serving = await self._open()
        self._watch = asyncio.create_task(self._look())

    async def stop(self, seconds: float) -> None:
        """Lets what runs come to its end, at most so long, and ends all processes."""
        for task in (self._watch, self._change):
            if task is not None:
                task.cancel()
        if self._serving is not None:
            await self._serving.pool.drain(seconds)
        for leaving in list(self._leaving):
            leaving.cancel()
        await asyncio.gather(*self._leaving, return_exceptions=True)

    async def renew(self) -> None:
        """Changes to the store's newest build where that is not the one served."""
        if self._change is None or self._change.done():
            self._change = asyncio.create_task(self._swap())
        await asyncio.shield(self._change)

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            try:
                where, _build = await asyncio.to_thread(_current, self.settings.store)
                if where != self.serving.directory or not self.serving.pool.nursery.alive():
                    await self.renew()
            except KgError as error:
                _log.warning("the store's newest build is not served yet: %s", error)
            except Exception:
                _log.exception("looking for a new build failed; it is tried again")

    async def _swap(self) -> None:
        old = self.serving
        self._serving = await self._open()
        self.swaps += 1
        task = asyncio.create_task(_leave(old.pool, self.settings.limits.seconds + 1.0))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)
        _log.info("now serving build %s", self.serving.tag)

    async def _open(self) -> Serving:
        settings = self.settings
        for last in (False, False, True):
            directory, build = _current(settings.store)
            setup = Setup(
                str(directory),
                build.base_iri,
                settings.in_memory,
                settings.limits.memory_bytes,
                not settings.allow_service,
            )
            pool = Pool(Nursery(setup), settings.limits)
            try:
                await pool.start()
                return Serving(build, directory, pool)
            except NurseryLost as error:
                pool.close()
                # Two swaps in a row may remove the build that was about to be opened.
                if last or _current(settings.store)[0] == directory:
                    raise StoreError(f"{directory}: cannot be served ({error})") from error
        raise AssertionError("unreachable")

    def ask(self, kind: str, content: tuple[object, ...], seconds: float) -> Ticket:
        """Submits a request to the current build's workers."""
        return Ticket(self, kind, content, seconds)

    async def renew_if_other(self, serving: Serving) -> None:
        """Renews, unless another build than the given one is served by now."""
        if self._serving is serving:
            await self.renew()


class Ticket:
    """One request to the workers; `serving` is the build that answers it."""

    def __init__(self, builds: Builds, kind: str, content: tuple[object, ...], seconds: float) -> None:
        self._builds = builds
        self._request = packed((kind, seconds, content))
        self._seconds = seconds
        self._submit()

    def _submit(self) -> None:
        self.serving = self._builds.serving
        self._answer: asyncio.Future[Answer] = self.serving.pool.loop.create_future()
        self.job = self.serving.pool.submit(self._request, self._seconds, self._answer)

    async def answer(self) -> Answer:
        """The answer, asked again of the newest build where the one asked was removed meanwhile.

        Raises Overrun, Busy, Died or Closed; and CancelledError once `cancel` was called.
        """
        for _ in range(_AGAIN):
            try:
                answer = await self._answer
                if answer.status != Status.STORE:
                    return answer
            except (Closed, Died) as error:
                # A worker whose build was removed under it is not the query's fault.
                if isinstance(error, Died) and self.serving.directory.is_dir():
                    raise
            await self._newer()
            self._submit()
        return await self._answer

    async def _newer(self) -> None:
        """Waits a moment for a newer build than the one asked: where several are swapped in at once, the
        next may be gone before it is served.
        """
        for _ in range(_LOOKS):
            with contextlib.suppress(KgError):
                await self._builds.renew_if_other(self.serving)
            if self._builds.serving is not self.serving:
                return
            await asyncio.sleep(_PAUSE_SECONDS)

    def cancel(self) -> None:
        """Ends the work, wherever it is."""
        self.serving.pool.cancel(self.job)


@dataclass(slots=True)
class Given:
    """What a request came to that was asked before its turn in the application; in place of its ticket."""

    serving: Serving
    outcome: Answer | Exception
    began: float

    async def answer(self) -> Answer:
        """The answer, or the exception that was met."""
        if isinstance(self.outcome, Answer):
            return self.outcome
        raise self.outcome

    def cancel(self) -> None:
        """Nothing is left to be ended."""


async def _leave(pool: Pool, seconds: float) -> None:
    try:
        await pool.drain(seconds)
    finally:
        pool.close()


def _current(store: Path) -> tuple[Path, Build]:
    """Directory and record of the same build, even while another is being swapped in."""
    end = time.monotonic() + 2.0
    while True:
        directory, build = KnowledgeGraph.current(store)
        if build.build_id.startswith(directory.name[:16]) or time.monotonic() > end:
            return directory, build
        time.sleep(0.01)
