"""Which query runs where and when, so that a few long ones never keep the many short ones waiting.

So many queries run at once, and so many wait for their turn. When none of those that run is a short one, a
further worker, the express one, takes the newest of those that wait and lets it go on only for a moment
while others are waiting to be tried: a short query is answered even when every other worker is busy for
seconds. When too many wait, the one that has waited longest is turned away. A query ends when its time is
over, when its client has gone, or when the server stops, by killing its process; a new one is there within
milliseconds.
"""

from __future__ import annotations

import asyncio
import time

from kg.web.evaluate import Answer
from kg.web.jobs import Busy, Closed, Died, Job, Overrun, Reply
from kg.web.settings import Limits
from kg.web.workers import Nursery, NurseryLost, Worker

EXPRESS_SECONDS = 0.25
STUCK_SECONDS = 0.3
_MOST_FAILED_BIRTHS = 5
_EARLY_SECONDS = 0.05


class Pool:
    """The workers of one build."""

    def __init__(self, nursery: Nursery, limits: Limits) -> None:
        self.nursery = nursery
        self.limits = limits
        self.killed = 0
        self.lost = 0
        self._idle: list[Worker] = []
        self._workers: set[Worker] = set()
        self._waiting: dict[Job, None] = {}
        self._running: set[Job] = set()
        self._express: Worker | None = None
        self._express_over = False
        self._look: asyncio.TimerHandle | None = None
        self._failed_births = 0
        self._closing = False
        self._reviving = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def busy(self) -> tuple[int, int]:
        """How many queries run, and how many wait."""
        return len(self._running) + (self._express is not None), len(self._waiting)

    def pids(self) -> list[int]:
        """The processes, the nursery first."""
        return [self.nursery.pid, *sorted(worker.pid for worker in self._workers if worker.pid)]

    async def start(self) -> None:
        """Starts the nursery and its first workers; NurseryLost where none comes to life."""
        await self.nursery.start()
        self.loop = asyncio.get_running_loop()  # asked once: Python asks the system each time
        first = self.loop.create_future()
        self._first: asyncio.Future[None] | None = first
        for _ in range(self.limits.queries + 2):
            await self._bear()
        await first

    def submit(self, request: bytes, seconds: float, answer: Reply) -> Job:
        """Takes a request; its `answer` is set, or fails with Overrun, Busy, Died or Closed."""
        job = Job(request, seconds, answer)
        if self._closing:
            job.answer.set_exception(Closed())
        elif self._idle and len(self._running) < self.limits.queries and not self._waiting:
            self._start(job, self._idle.pop())
        else:
            self._waiting[job] = None
            self._turn_away()
            self._pump()
        return job

    def cancel(self, job: Job) -> None:
        """Ends a job whose client has gone; the process in which it runs goes with it."""
        self._waiting.pop(job, None)
        if not job.answer.done():
            job.answer.cancel()
        if job.worker is not None:
            self._kill(job.worker)

    async def drain(self, seconds: float) -> None:
        """Waits until nothing runs or waits, at most so long, then closes."""
        end = time.monotonic() + seconds
        while (self._running or self._waiting or self._express) and time.monotonic() < end:
            await asyncio.sleep(0.02)
        self.close()

    def close(self) -> None:
        """Ends all processes; what still runs or waits fails with Closed."""
        self._closing = True
        for job in [*self._running, *self._waiting, *([self._express.job] if self._express else [])]:
            if job is not None and not job.answer.done():
                job.answer.set_exception(Closed())
        for worker in list(self._workers):
            worker.kill()
        self.nursery.close()

    def _start(self, job: Job, worker: Worker) -> None:
        worker.job, job.worker = job, worker
        job.started = time.monotonic()
        self._running.add(job)
        job.timer = self.loop.call_later(job.seconds, self._expire, job)
        worker.send(job.request)

    def _pump(self) -> None:
        """Starts what can be started: the oldest in turn, then the newest untried on the express worker."""
        if self._express and len(self._running) < self.limits.queries:
            self._promote(self._express)
        while self._idle and len(self._running) < self.limits.queries:
            job = next((job for job in self._waiting if job.worker is None), None)
            if job is None:
                return
            if self._gave_up_waiting(job):
                continue
            del self._waiting[job]
            self._start(job, self._idle.pop())
        self._pump_express()

    def _pump_express(self) -> None:
        if self._express is None and self._look is not None:
            return  # no query that runs counts as a long one before that look
        untried = next((job for job in reversed(self._waiting) if not job.tried and job.worker is None), None)
        if untried is None:
            return
        if self._express is not None:
            if self._express_over:
                self._kill(self._express)  # it is no short one; its job waits for its turn
            return
        stuck_in = self._stuck_in()
        if stuck_in > 0:
            self._look_again(stuck_in)
            return
        if not self._idle:
            return
        worker = self._idle.pop()
        worker.job, untried.worker, worker.express = untried, worker, True
        untried.started = time.monotonic()
        untried.tried = True
        self._express, self._express_over = worker, False
        untried.timer = self.loop.call_later(
            min(EXPRESS_SECONDS, untried.seconds), self._express_overdue, worker
        )
        worker.send(untried.request)

    def _stuck_in(self) -> float:
        """Seconds until every query that runs counts as a long one; 0 or less where they do."""
        youngest = max((job.started for job in self._running), default=0.0)
        return youngest + STUCK_SECONDS - time.monotonic()

    def _look_again(self, seconds: float) -> None:
        if self._look is None:
            self._look = self.loop.call_later(seconds + 0.001, self._looked)

    def _looked(self) -> None:
        self._look = None
        self._pump()

    def _express_overdue(self, worker: Worker) -> None:
        if self._express is worker and worker.job is not None:
            self._express_over = True
            job = worker.job
            left = max(0.0, job.seconds - EXPRESS_SECONDS)
            job.timer = self.loop.call_later(left, self._expire, job)
            self._pump_express()

    def _promote(self, worker: Worker) -> None:
        """Makes the express job an ordinary one, as there is room."""
        job = worker.job
        assert job is not None
        worker.express, self._express = False, None
        self._waiting.pop(job, None)
        self._running.add(job)
        if not self._express_over:
            assert job.timer is not None
            job.timer.cancel()
            job.timer = self.loop.call_later(job.seconds, self._expire, job)

    def _turn_away(self) -> None:
        if len(self._waiting) > self.limits.queue + (self._express is not None):
            eldest = next((job for job in self._waiting if job.worker is None), None)
            if eldest is not None:
                del self._waiting[eldest]
                eldest.answer.set_exception(Busy())

    def _gave_up_waiting(self, job: Job) -> bool:
        if job.answer.done():
            del self._waiting[job]
            return True
        if time.monotonic() - job.entered > self.limits.wait_seconds:
            del self._waiting[job]
            job.answer.set_exception(Busy())
            return True
        return False

    def _expire(self, job: Job) -> None:
        if not job.answer.done():
            job.answer.set_exception(Overrun())
        self._waiting.pop(job, None)
        if job.worker is not None:
            self._kill(job.worker)

    def _kill(self, worker: Worker) -> None:
        self.killed += 1
        self._release(worker)
        worker.kill()

    def _release(self, worker: Worker) -> Job | None:
        """Parts a worker from its job."""
        job, worker.job = worker.job, None
        if job is not None:
            job.worker = None
            self._running.discard(job)
            if job.timer is not None:
                job.timer.cancel()
                job.timer = None
        if self._express is worker:
            self._express, worker.express = None, False
        return job

    def _answered(self, worker: Worker, answer: Answer) -> None:
        job = self._release(worker)
        if job is None:
            return
        self._waiting.pop(job, None)
        self._idle.append(worker)
        if self._waiting:
            self._pump()
        if not job.answer.done():
            job.answer.set_result(answer)

    def _ready(self, worker: Worker) -> None:
        self._failed_births = 0
        self._idle.append(worker)
        if self._first is not None and not self._first.done():
            self._first.set_result(None)
        self._pump()

    def _gone(self, worker: Worker) -> None:
        self._workers.discard(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        job = self._release(worker)
        if job is not None:
            self.lost += 1
            self._waiting.pop(job, None)
            if self._died_before(job):
                job.again = True
                self._waiting[job] = None
            elif not job.answer.done():
                job.answer.set_exception(Died())
        if worker.pid == 0:
            self._failed_births += 1
        if self._closing:
            return
        if self._failed_births >= _MOST_FAILED_BIRTHS:
            self._give_up(worker.broken or "workers end as soon as they start")
            return
        task = self.loop.create_task(self._replace())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _died_before(self, job: Job) -> bool:
        """Whether the worker was dead when it got the job, which then is not to blame."""
        early = time.monotonic() - job.started < _EARLY_SECONDS
        return early and not job.again and not job.answer.done() and not self._closing

    async def _replace(self) -> None:
        try:
            async with self._reviving:
                if not self._closing and not self.nursery.alive():
                    self.nursery.close()
                    await self.nursery.start()
            if self._closing:
                self.nursery.close()
            else:
                await self._bear()
        except NurseryLost as error:
            self._give_up(str(error))

    async def _bear(self) -> None:
        worker = Worker(self._ready, self._answered, self._gone)
        self._workers.add(worker)
        try:
            await self.nursery.bear(worker)
        except NurseryLost:
            self._workers.discard(worker)
            worker.forget()
            raise

    def _give_up(self, reason: str) -> None:
        if self._first is not None and not self._first.done():
            self._first.set_exception(NurseryLost(reason))
        self.close()
