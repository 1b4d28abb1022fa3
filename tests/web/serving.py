"""Servers for the tests: real processes, real sockets, on the loopback address alone."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from fixture_graph import make_store
from pyoxigraph import Quad

from kg.rdf.store import build_store

ROOT = Path(__file__).parents[2]
# The verb alone: what other verbs need is not loaded.
_RUN = """
import typer
from kg.cli.serve import register
app = typer.Typer(pretty_exceptions_enable=False)
app.callback()(lambda: None)
register(app)
app()
"""
BASE = "https://w3id.org/newsgraph/id/"


# One client for all: making one costs more than most requests.
http = httpx.Client(timeout=30, verify=False, limits=httpx.Limits(max_connections=None))


@dataclass
class Server:
    """A running `kg serve`."""

    url: str
    process: subprocess.Popen[bytes]
    store: Path
    log: Path

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])

    @property
    def sparql(self) -> str:
        return f"{self.url}/sparql"

    def ask(
        self, query: str, accept: str = "application/sparql-results+json", **more: object
    ) -> httpx.Response:
        headers = {"accept": accept, **more.pop("headers", {})}  # type: ignore[dict-item]
        return http.get(self.sparql, params={"query": query, **more}, headers=headers, timeout=30)

    def children(self) -> list[int]:
        """The nursery and its workers."""
        found = subprocess.run(
            ["ps", "-eo", "pid=,ppid=,stat="], capture_output=True, text=True, check=True
        ).stdout.split()
        rows = zip(found[::3], found[1::3], found[2::3], strict=True)
        parents = {int(pid): int(parent) for pid, parent, state in rows if not state.startswith("Z")}
        nurseries = [pid for pid, parent in parents.items() if parent == self.process.pid]
        return nurseries + [pid for pid, parent in parents.items() if parent in nurseries]

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)


def alive(pid: int) -> bool:
    """Whether the process runs; one that has ended and was not yet collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def running(store: Path, *options: str) -> Iterator[Server]:
    """A server over the store, ended afterwards; it must not leave a process behind."""
    port = free_port()
    log = store.parent / f"serve-{port}.log"
    command = [sys.executable, "-c", _RUN, "serve", "--store", str(store)]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, "--port", str(port), *options],
            cwd=ROOT,
            stdout=out,
            stderr=out,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    server = Server(f"http://127.0.0.1:{port}", process, store, log)
    try:
        wait_until_healthy(server)
        yield server
    finally:
        children = server.children()
        if process.poll() is None:
            server.stop()
        wait_until(lambda: not any(map(alive, children)), 5)


def wait_until_healthy(server: Server) -> None:
    def healthy() -> bool:
        if server.process.poll() is not None:
            raise AssertionError(server.log.read_text())
        try:
            return http.get(f"{server.url}/healthz", timeout=1).status_code == 200
        except httpx.TransportError:
            return False

    wait_until(healthy, 20)


def wait_until(condition: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"did not come true within {seconds} s"
        time.sleep(0.02)


def write_store(path: Path, quads: list[Quad] | None = None) -> Path:
    build_store(quads if quads is not None else list(make_store()), path, base_iri=BASE)
    return path
