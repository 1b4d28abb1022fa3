"""What is made beside the queries."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest

from kg.web.aside import Void, view_aside
from kg.web.builds import Builds
from kg.web.jobs import Died, Overrun
from kg.web.problems import Problem
from kg.web.settings import Settings
from kg.web.workers import NurseryLost


async def served(store: Path) -> Builds:
    builds = Builds(Settings(store))
    await builds.start()
    return builds


def test_who_asks_before_it_is_there_is_told_to_come_back(graph_store: Path) -> None:
    async def ask() -> tuple[Problem, bytes]:
        builds = await served(graph_store)
        try:
            void = Void(patience=0.0)
            with pytest.raises(Problem) as early:
                await void.of(builds.serving)
            while True:
                await asyncio.sleep(0.05)
                try:
                    return early.value, await void.of(builds.serving)
                except Problem as problem:
                    assert problem.kind == "not-ready"
        finally:
            await builds.stop(1.0)

    early, found = asyncio.run(asyncio.wait_for(ask(), 20))
    assert (early.status, early.kind, int(early.more_headers["Retry-After"]) > 0) == (503, "not-ready", True)
    assert b"void:classPartition" in found


def test_work_aside_ends_with_its_time_or_its_process(graph_store: Path) -> None:
    async def ask() -> None:
        builds = await served(graph_store)
        nursery = builds.serving.pool.nursery
        try:
            with pytest.raises(Overrun):
                await view_aside(nursery, "void", 0.001, build_id="")
            with pytest.raises(Problem) as failed:
                await view_aside(nursery, "void", 5.0, no_such_argument="")
            assert failed.value.status == 500
            os.kill(nursery.pid, signal.SIGSTOP)  # so that the work cannot be done before its process ends
            task = asyncio.create_task(view_aside(nursery, "void", 5.0, build_id=""))
            await asyncio.sleep(0.05)
            os.kill(nursery.pid, signal.SIGKILL)
            with pytest.raises((Died, NurseryLost)):
                await task
        finally:
            await builds.stop(1.0)

    asyncio.run(asyncio.wait_for(ask(), 20))
