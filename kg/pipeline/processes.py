"""Reading in several processes: each reads its share, and the readings come in the order of the articles, as
one process would give them.
"""

from __future__ import annotations

import copyreg
import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

import kg.model
from kg.model import Article, Reading
from kg.pipeline.reader import default_reader


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def readings_of(articles: Sequence[Article], jobs: int) -> Iterator[Reading]:
    """The readings that the installed reader makes of the articles, in their order, by so many processes.

    Raises RuntimeError, with the trace of the process, where one of them fails or is killed. None is left
    when the iterator is closed or the caller dies.
    """
    forks = may_fork()
    if forks:
        # what is loaded before is shared by all
        for lang in sorted({article.lang for article in articles}):
            default_reader().pack(lang)
    context: Any = get_context("fork" if forks else "spawn")
    ends: list[Connection] = []
    workers = []
    try:
        for share in range(jobs):
            ours, theirs = context.Pipe(duplex=False)
            ends.append(ours)
            given = (theirs, tuple(ends) if forks else (), articles[share::jobs])
            worker = context.Process(target=_read, args=given, daemon=True)
            worker.start()
            workers.append(worker)
            theirs.close()
        for number in range(len(articles)):
            yield _received(ends[number % jobs])
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join()
        for end in ends:
            end.close()


def may_fork() -> bool:
    """Whether a copy of this process is safe to make: no other thread may hold a lock in it."""
    return sys.platform == "linux" and threading.active_count() == 1


def _received(end: Connection) -> Reading:
    try:
        found = end.recv()
    except EOFError:
        raise RuntimeError("a process that reads articles was killed") from None
    if isinstance(found, str):
        failed = RuntimeError(found.strip().splitlines()[-1])
        failed.add_note(found)
        raise failed
    assert isinstance(found, Reading)
    return found


def _read(end: Connection, inherited: Sequence[Connection], articles: Sequence[Article]) -> None:
    """Send the readings of a share, or the trace of what went wrong; ends where nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us is interrupted and ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in inherited:
        other.close()  # else a pipe would stay open when the one who listens is gone
    try:
        for article in articles:
            end.send(default_reader().read(article))
    except BrokenPipeError:
        return
    except Exception:
        end.send(traceback.format_exc())


def _made_of(value: Any) -> tuple[type, tuple[object, ...]]:
    return type(value), tuple(getattr(value, field.name) for field in fields(value))


# Frozen values are made anew from what they are made of: the compiled ones cannot be filled in afterwards.
for _kind in vars(kg.model).values():
    if isinstance(_kind, type) and is_dataclass(_kind):
        copyreg.pickle(_kind, _made_of)
