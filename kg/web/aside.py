"""Work beside the queries: a view that takes longer than a query may, made once for a build.

It runs in a process of its own, which lets others go first and takes none of the places for queries.
"""

from __future__ import annotations

import asyncio
import marshal
from typing import Any

from kg.web import descriptions, trouble
from kg.web.builds import Serving
from kg.web.evaluate import Answer
from kg.web.frames import Status, packed
from kg.web.jobs import Died, Overrun
from kg.web.problems import Problem
from kg.web.workers import Nursery, NurseryLost, Worker

LONGEST_SECONDS = 600.0
_PATIENCE_SECONDS = 2.0
_RETRY_SECONDS = 10


async def view_aside(nursery: Nursery, view: str, seconds: float, **arguments: Any) -> Any:
    """What the view gives; raises Overrun, Died or NurseryLost, or Problem 500 where it fails."""
    answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    def ready(worker: Worker) -> None:
        worker.send(packed(("aside", seconds, (view, arguments))))

    def answer(_worker: Worker, given: Answer) -> None:
        if not answered.done():
            answered.set_result(given)

    def lost(_worker: Worker) -> None:
        if not answered.done():
            answered.set_exception(Died())

    worker = Worker(ready, answer, lost)
    try:
        await nursery.bear(worker)
    except NurseryLost:
        worker.forget()
        raise
    try:
        async with asyncio.timeout(seconds):
            given = await answered
    except TimeoutError:
        raise Overrun from None
    finally:
        worker.kill()
    if given.status != Status.DONE:
        raise trouble.of_answer(given, "")
    return marshal.loads(given.body)


class Void:
    """The VoID of the build that is served, where `kg build` did not leave it beside the data.

    The first who asks has it made. Who asks before it is there waits `patience` seconds, gets 503 and is told
    when to come back.
    """

    def __init__(self, patience: float = _PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._tag = ""
        self._made: asyncio.Task[bytes] | None = None

    async def of(self, serving: Serving) -> bytes:
        """The description as Turtle; Problem 503 where it is not there yet, or cannot be made."""
        if self._made is None or self._tag != serving.tag or _ended_with_its_workers(self._made):
            self._tag = serving.tag
            self._made = asyncio.create_task(_void_of(serving))
        await asyncio.wait([self._made], timeout=self._patience)
        if not self._made.done():
            raise Problem(
                503,
                "not-ready",
                "The description of the graph is being made",
                headers={"Retry-After": str(_RETRY_SECONDS)},
                hint="come back in a moment; a graph made by kg build has it from the start",
            )
        try:
            return self._made.result()
        except Overrun:
            raise trouble.overrun(LONGEST_SECONDS) from None
        except (Died, NurseryLost):
            raise trouble.died() from None


def _ended_with_its_workers(task: asyncio.Task[bytes]) -> bool:
    return task.done() and not task.cancelled() and isinstance(task.exception(), (Died, NurseryLost))


async def _void_of(serving: Serving) -> bytes:
    stored = descriptions.stored_void(serving.directory)
    if stored is not None:
        return stored
    build_id = serving.build.build_id
    made: bytes = await view_aside(serving.pool.nursery, "void", LONGEST_SECONDS, build_id=build_id)
    return made
