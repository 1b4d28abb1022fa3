"""The processes in which queries run: one nursery a build, and the workers that it bears by forking.

The nursery is a small process of its own with a single thread. It loads what every worker needs (the library,
and with `--in-memory` the whole graph) and then forks on request: a worker is there within milliseconds, and
all share one copy of the graph. Where the system lets it, the nursery first gives up the network, so that no
query can go out even if it were to get past the scanner and the engine's parser.

    python -m kg.web.worker CONTROL_FD   with the setup as one line of JSON on standard input
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import marshal
import os
import resource
import signal
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import KgError, UnknownName
from kg.rdf.store import NQUADS
from kg.web import views
from kg.web.evaluate import Answer, Task, evaluate
from kg.web.frames import ANSWER, LARGE, LENGTH, Status, unpacked

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG = 1
_GRACE_SECONDS = 3.0
_bound_to_parent = False


@dataclass(frozen=True, slots=True)
class Setup:
    """What a nursery is told: the directory of the build, its base IRI, and what its workers may take."""

    directory: str
    base_iri: str
    in_memory: bool
    memory_bytes: int
    isolate: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A worker's way to the server: a socket, and the file in memory that they share where there is one."""

    socket: socket.socket
    shared: int | None

    def close(self) -> None:
        """Closes both."""
        self.socket.close()
        if self.shared is not None:
            os.close(self.shared)


def main() -> None:
    """The life of a nursery, until the server closes the control socket."""
    control = socket.socket(fileno=int(sys.argv[1]))
    setup = Setup(**json.loads(sys.stdin.readline()))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are not kept
    isolated = _give_up_network() if setup.isolate else False
    _die_with_parent()
    try:
        store = _load(setup) if setup.in_memory else None
    except (OSError, RuntimeError) as error:
        control.sendall(json.dumps({"error": str(error)}).encode() + b"\n")
        return
    about = {"isolated": isolated, "quads": len(store) if store is not None else None, "memory": _resident()}
    control.sendall(json.dumps(about).encode() + b"\n")
    while True:
        try:
            wish, handed, _flags, _address = socket.recv_fds(control, 1, 2)
        except ConnectionResetError:
            return
        if not wish:
            return
        line = Line(socket.socket(fileno=handed[0]), handed[1] if len(handed) > 1 else None)
        if os.fork() == 0:
            control.close()
            _live(line, setup, store)
        line.close()


def _load(setup: Setup) -> ox.Store:
    """The build, copied into memory.

    From its sorted N-Quads, not from its database: what is asked together then lies together (a fact beside
    its claim, a subject's quads in a row), which makes a scan two to four times as fast.
    """
    store = ox.Store()
    try:
        store.bulk_load(path=str(Path(setup.directory) / NQUADS), format=ox.RdfFormat.N_QUADS)
    except FileNotFoundError:
        store.bulk_extend(ox.Store.read_only(setup.directory))
    return store


def _live(line: Line, setup: Setup, store: ox.Store | None) -> None:
    """The life of a worker; ends the process and never returns."""
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _die_with_parent()
        try:
            store = store if store is not None else ox.Store.read_only(setup.directory)
        except (OSError, RuntimeError) as error:
            # the engine calls a file that is gone, removed by a newer build, a corruption
            _send(line, Answer(Status.STORE, str(error).encode("utf-8", "replace")))
            os._exit(1)
        _limit_memory(setup.memory_bytes)
        _send(line, Answer(Status.HELLO, json.dumps({"pid": os.getpid()}).encode()))
        while (request := _receive(line)) is not None:
            _send(line, _answered(store, setup, request))
        code = 0
    except (BrokenPipeError, ConnectionResetError):
        code = 0  # the server has gone
    finally:
        os._exit(code)


def _answered(store: ox.Store, setup: Setup, request: tuple[Any, ...]) -> Answer:
    kind, seconds, content = request
    if not _bound_to_parent:
        # Should the server be gone, the system itself ends a query that overruns.
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE_SECONDS)
    try:
        if kind == "query":
            return evaluate(store, Task(*content))
        if kind == "aside":
            os.nice(10)  # queries go first
        name, arguments = content
        value = views.VIEWS[name](views.graph_of(store, setup.base_iri), **arguments)
        return Answer(Status.DONE, marshal.dumps(value))
    except UnknownName as error:
        return Answer(Status.UNKNOWN, _named(error))
    except KgError as error:
        return Answer(Status.USAGE, _named(error))
    except MemoryError:
        os._exit(1)
    except Exception as error:
        return Answer(Status.DEFECT, f"{type(error).__name__}: {error}".encode("utf-8", "replace"))
    finally:
        if not _bound_to_parent:
            signal.setitimer(signal.ITIMER_REAL, 0)


def _named(error: KgError) -> bytes:
    told = {"message": str(error), "kind": getattr(error, "kind", ""), "name": getattr(error, "name", "")}
    return json.dumps(told).encode()


def _receive(line: Line) -> tuple[Any, ...] | None:
    """The next request; None where the server has closed the line."""
    data = line.socket.recv(65536)
    if not data:
        return None
    while len(data) < LENGTH.size:
        data += line.socket.recv(65536) or b"\0" * LENGTH.size
    (length,) = LENGTH.unpack_from(data)
    chunks, size = [data[LENGTH.size :]], len(data) - LENGTH.size
    while size < length:
        chunk = line.socket.recv(min(length - size, 1 << 20))
        if not chunk:
            return None
        chunks.append(chunk)
        size += len(chunk)
    return unpacked(b"".join(chunks) if len(chunks) > 1 else chunks[0])


def _send(line: Line, answer: Answer) -> None:
    body = memoryview(answer.body)
    aside = line.shared is not None and len(body) >= LARGE
    head = ANSWER.pack(len(body), answer.status, answer.cut, aside, answer.rows)
    if aside and line.shared is not None:
        written = 0
        while written < len(body):
            written += os.pwrite(line.shared, body[written:], written)
        line.socket.sendall(head)
    else:
        line.socket.sendall(head + answer.body)


def _give_up_network() -> bool:
    """Whether this process, and all it bears, is now in a network namespace with nothing in it."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        return bool(libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)
    except (OSError, AttributeError):
        return False


def _die_with_parent() -> None:
    """Has the system end this process when the one that started it ends, where it can."""
    global _bound_to_parent
    with contextlib.suppress(OSError, AttributeError):
        _bound_to_parent = ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL) == 0


def _limit_memory(more: int) -> None:
    """Lets this process take only so many bytes more than it has; beyond that it ends, and no other with
    it."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        status = Path("/proc/self/status").read_text(encoding="ascii")
        (data,) = (int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData:"))
        resource.setrlimit(resource.RLIMIT_DATA, (data + more, data + more))


def _resident() -> int:
    with contextlib.suppress(OSError, IndexError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize()
    return 0


if __name__ == "__main__":
    main()
