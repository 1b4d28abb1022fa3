"""The server's side of nurseries and workers: starting them, talking to them, killing them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kg
from kg.web.evaluate import Answer
from kg.web.frames import ANSWER, Status

if TYPE_CHECKING:
    from kg.web.jobs import Job
    from kg.web.worker import Setup


_ROOM_TO_KEEP = 1 << 20


class NurseryLost(Exception):
    """The nursery could not be started or has died; its text says why."""


class Worker(asyncio.Protocol):
    """One process that answers one request at a time.

    `on_ready`, `on_answer` and `on_lost` are told what happens; `job` is what it works on, None while idle.
    """

    def __init__(
        self,
        on_ready: Callable[[Worker], None],
        on_answer: Callable[[Worker, Answer], None],
        on_lost: Callable[[Worker], None],
    ) -> None:
        self._on_ready, self._on_answer, self._on_lost = on_ready, on_answer, on_lost
        self._parts: list[bytes] = []
        self._size = 0
        self._need = ANSWER.size
        self._transport: asyncio.Transport | None = None
        self._process: int | None = None
        self.shared = os.memfd_create("answer") if hasattr(os, "memfd_create") else None
        self.pid = 0
        self.job: Job | None = None
        self.express = False
        self.broken = ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket is ours."""
        self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        """A part of an answer has come, often all of it."""
        self._parts.append(data)
        self._size += len(data)
        if self._size < self._need:
            return
        whole = data if len(self._parts) == 1 else b"".join(self._parts)
        length, status, cut, aside, rows = ANSWER.unpack_from(whole)
        if not aside and self._size < ANSWER.size + length:
            self._need = ANSWER.size + length
            self._parts = [whole]
            return
        self._parts, self._size, self._need = [], 0, ANSWER.size
        body = self._aside(length) if aside else whole[ANSWER.size :]
        answer = Answer(Status(status), body, rows, bool(cut))
        if status == Status.HELLO:
            self._introduced(json.loads(answer.body)["pid"])
        elif self.pid == 0:
            self.broken = answer.body.decode("utf-8", "replace")
        else:
            self._on_answer(self, answer)

    def connection_lost(self, error: Exception | None) -> None:
        """The process has ended."""
        del error
        self.forget()
        self._on_lost(self)

    def forget(self) -> None:
        """Lets go of what the system holds for it."""
        for descriptor in (self._process, self.shared):
            if descriptor is not None:
                os.close(descriptor)
        self._process = self.shared = None

    def _aside(self, length: int) -> bytes:
        """The body that lies in the shared file; one that was large does not keep its room."""
        assert self.shared is not None
        body = os.pread(self.shared, length, 0)
        while len(body) < length:
            more = os.pread(self.shared, length - len(body), len(body))
            if not more:
                raise OSError("a worker announced more than it wrote")
            body += more
        if length > _ROOM_TO_KEEP:
            os.ftruncate(self.shared, 0)
        return body

    def _introduced(self, pid: int) -> None:
        self.pid = pid
        # A handle to the process itself: its number may be given to another one after its end.
        with contextlib.suppress(OSError, AttributeError):
            self._process = os.pidfd_open(pid)
        self._on_ready(self)

    def send(self, request: bytes) -> None:
        """Hands the worker its request."""
        assert self._transport is not None
        self._transport.write(request)

    def kill(self) -> None:
        """Ends the process at once, whatever it does."""
        with contextlib.suppress(OSError):
            if self._process is not None:
                signal.pidfd_send_signal(self._process, signal.SIGKILL)
            elif self.pid and not hasattr(os, "pidfd_open"):
                os.kill(self.pid, signal.SIGKILL)
        if self._transport is not None:
            self._transport.abort()


class Nursery:
    """The process that bears the workers of one build."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.about: dict[str, Any] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    @property
    def pid(self) -> int:
        """The number of its process; 0 before it has one."""
        return self._process.pid if self._process else 0

    async def start(self, seconds: float = 600.0) -> None:
        """Starts it and waits until it has loaded what it must; NurseryLost where that fails."""
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kg.web.worker", str(theirs.fileno())],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                process_group=0,  # Ctrl-C in a terminal is for the server, which ends them in order
                env={**os.environ, "PYTHONPATH": _python_path()},
            )
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError), self._process.stdin as told:
            told.write(json.dumps(asdict(self.setup)).encode() + b"\n")
        ours.settimeout(seconds)
        self._control = ours
        try:
            # Read in a thread: a socket that the loop watches must not be closed by another task.
            line = await asyncio.to_thread(_line, ours)
        except OSError as error:
            self.close()
            raise NurseryLost(f"the graph was not loaded ({error})") from error
        if not line:
            self.close()
            raise NurseryLost("the process for queries ended while it started")
        self.about = json.loads(line)
        if "error" in self.about:
            self.close()
            raise NurseryLost(self.about["error"])

    def alive(self) -> bool:
        """Whether it can still bear workers."""
        return self._process is not None and self._process.poll() is None and self._control is not None

    async def bear(self, worker: Worker) -> None:
        """Has a process made for the worker, which says so itself when ready; NurseryLost where it cannot."""
        if not self.alive() or self._control is None:
            raise NurseryLost("the process for queries has ended")
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
        with theirs:
            try:
                shared = [worker.shared] if worker.shared is not None else []
                socket.send_fds(self._control, [b"w"], [theirs.fileno(), *shared])
            except OSError as error:
                ours.close()
                raise NurseryLost(str(error)) from error
        ours.setblocking(False)
        await asyncio.get_running_loop().create_connection(lambda: worker, sock=ours)

    def close(self) -> None:
        """Ends the nursery; its workers end with it."""
        if self._control is not None:
            with contextlib.suppress(OSError):
                self._control.shutdown(socket.SHUT_RDWR)
            self._control.close()
            self._control = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def _line(control: socket.socket) -> bytes:
    """The line that a nursery says when it is ready; empty where it ends before."""
    line = b""
    while not line.endswith(b"\n"):
        part = control.recv(4096)
        if not part:
            return b""
        line += part
    return line


def _python_path() -> str:
    here = str(Path(kg.__file__).parent.parent)
    given = os.environ.get("PYTHONPATH")
    return f"{here}{os.pathsep}{given}" if given else here
