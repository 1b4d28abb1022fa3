"""A hostile world, bounded in time and on the loopback address alone."""

from __future__ import annotations

import os
import random
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox
import pytest
from serving import Server, alive, http, running, wait_until, write_store
from test_limits import RUNAWAY
from test_scanner import DISGUISES

from kg.rdf.store import build_store


@pytest.fixture(scope="module")
def abused(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that several tests abuse in turn; each leaves it well."""
    store = write_store(tmp_path_factory.mktemp("abused") / "graph")
    with running(store, "--timeout", "2", "--queries", "2", "--client-timeout", "0.5") as server:
        yield server


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A store of one's own."""
    return write_store(tmp_path / "graph")


@pytest.mark.slow
def test_a_small_query_is_answered_among_a_hundred_runaways(own: Path) -> None:
    with (
        running(own, "--timeout", "0.5", "--queue", "4", "--no-access-log") as server,
        ThreadPoolExecutor(100) as many,
    ):
        runaways = [many.submit(server.ask, RUNAWAY) for _ in range(100)]
        time.sleep(0.25)
        during = [timed(server) for _ in range(3)]
        statuses = {runaway.result().status_code for runaway in runaways}
        assert statuses <= {429, 503}
        after = timed(server)
        assert max(during) < 1.0, "while they run"
        assert after < 1.0, "after them"
        wait_until(lambda: http.get(f"{server.url}/healthz").json()["running"] == 0, 2)


def timed(server: Server) -> float:
    began = time.monotonic()
    answer = server.ask("SELECT ?s { ?s a ?c } LIMIT 1", timeout="2")
    assert answer.status_code == 200
    return time.monotonic() - began


def malformed(rng: random.Random) -> bytes:
    """One request that is wrong, or at least odd, somewhere."""
    junk = bytes(rng.randrange(256) for _ in range(rng.randrange(40)))
    text = junk.decode("latin-1").replace("\r", "").replace("\n", "").encode("utf-8")
    quoted = "".join(f"%{byte:02x}" for byte in junk)
    method = rng.choice(["GET", "POST", "HEAD", "PUT", "OPTIONS", "QUERY", "FOO", "get", "CONNECT", ""])
    path = rng.choice(
        [
            "/sparql",
            "/sparql/",
            "/sparql?query=" + quoted,
            "/sparql?query=ASK%20%7B%7D&format=" + quoted,
            "/" + quoted,
            "/queries/" + quoted,
            "/queries/accelerators?system=" + quoted,
            "/queries/accelerators?evidence=2",
            "/newsgraph/id/entity/" + quoted,
            "/newsgraph/id/" + quoted,
            "/static/../../../etc/passwd",
            "/static/%2e%2e/%2e%2e/app.py",
            "//",
            "/sparql?" + "a&" * 300,
            "*",
            "http://evil.example/sparql",
            "/sparql?default-graph-uri=" + quoted,
            "/queries?lang=" + quoted,
            "/.well-known/void?x=" + quoted,
            "/sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%22" + quoted + "%22%20%7D%20LIMIT%201",
        ]
    )
    headers = [
        b"Host: " + rng.choice([b"localhost", text, b"a b", b""]),
        b"Accept: " + rng.choice([b"*/*", text, b"text/html", b";;q=", b"a/b;q=9", b"," * 500]),
        b"Content-Type: "
        + rng.choice([b"application/x-www-form-urlencoded", b"application/sparql-query", text]),
        b"Accept-Language: " + text,
        b"If-None-Match: " + text,
    ]
    body = rng.choice(
        [b"", junk, b"query=" + quoted.encode(), b"query=ASK{}&query=ASK{}", b"ASK {", b"\xff\xfe" + junk]
    )
    headers.append(
        rng.choice(
            [b"Content-Length: %d" % len(body), b"Content-Length: -1", b"Transfer-Encoding: x", b"X: y"]
        )
    )
    version = rng.choice(["HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "FTP"])
    return (
        f"{method} {path} {version}\r\n".encode()
        + b"\r\n".join(headers)
        + b"\r\nConnection: close\r\n\r\n"
        + body
    )


def status_of(port: int, request: bytes) -> tuple[int, bytes]:
    """Status (0: the connection was closed without an answer) and all that came."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
        received = b""
        try:
            client.sendall(request)
            client.shutdown(socket.SHUT_WR)
            while part := client.recv(65536):
                received += part
        except (ConnectionError, TimeoutError):
            pass
    head = received.split(b" ", 2)
    return (int(head[1]) if received.startswith(b"HTTP/") and head[1].isdigit() else 0), received


def bombard(server: Server, number: int, seed: int) -> None:
    rng = random.Random(seed)
    workers = len(server.children())
    requests = [malformed(rng) for _ in range(number)]
    with ThreadPoolExecutor(8) as many:
        for request, (status, answer) in zip(
            requests, many.map(lambda r: status_of(server.port, r), requests), strict=True
        ):
            assert status < 500, (request, answer)
            assert b"Traceback" not in answer, request
            assert b'File "' not in answer, request
    assert server.ask("ASK {}").json()["boolean"]
    wait_until(lambda: len(server.children()) == workers, 3)
    assert "Traceback" not in server.log.read_text()


def test_malformed_requests_break_nothing(abused: Server) -> None:
    bombard(abused, 400, seed=1)


@pytest.mark.slow
def test_ten_thousand_malformed_requests_break_nothing(own: Path) -> None:
    with running(own, "--timeout", "2", "--no-access-log") as server:
        bombard(server, 10_000, seed=2)


def test_no_disguise_of_service_makes_a_connection(server: Server) -> None:
    knocks = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        place = f"<http://127.0.0.1:{listener.getsockname()[1]}/>"
        watching = threading.Event()

        def watch() -> None:
            while not watching.is_set():
                try:
                    listener.accept()[0].close()
                    knocks.append(1)
                except TimeoutError:
                    pass

        thread = threading.Thread(target=watch)
        thread.start()
        try:
            for number, text in enumerate(islice(cycle(DISGUISES.values()), 200)):
                disguised = text.replace("<http://127.0.0.1:9/>", place) + " " * (number // len(DISGUISES))
                send = http.get if number % 2 else http.post
                field = "params" if number % 2 else "data"
                answer = send(server.sparql, **{field: {"query": disguised}})  # type: ignore[operator]
                assert answer.status_code == 403, text
                assert answer.json()["kind"] == "federation-disabled"
        finally:
            watching.set()
            thread.join()
    assert not knocks


def test_slow_clients_hold_up_nobody_and_are_dropped(abused: Server) -> None:
    slow = [socket.create_connection(("127.0.0.1", abused.port)) for _ in range(60)]
    for number, client in enumerate(slow):
        client.settimeout(5)
        started = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
        client.sendall((started, started + b"Content-Length: 100\r\n\r\nASK", b"")[number % 3])
    assert timed(abused) < 1.0
    for client in slow:
        wait_for_end(client)
        client.close()
    assert timed(abused) < 1.0


def test_a_request_head_without_end_is_cut_off(abused: Server) -> None:
    with socket.create_connection(("127.0.0.1", abused.port), timeout=5) as client:
        client.sendall(b"GET /sparql HTTP/1.1\r\nHost: x\r\n")
        with pytest.raises(ConnectionError):
            for _ in range(100):
                client.sendall(b"X-Long: " + b"x" * 65536 + b"\r\n")
    assert abused.ask("ASK {}").json()["boolean"]


def wait_for_end(client: socket.socket) -> None:
    """Reads until the server closes; a socket's own timeout fails the test."""
    try:
        while client.recv(4096):
            pass
    except ConnectionResetError:
        pass


def large(mebibytes: int) -> str:
    """A query for so large an answer, which is made in no time: a text is doubled twenty times."""
    doubled = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(20))
    return (
        f"SELECT ?x20 {{ VALUES ?y {{ {' '.join(map(str, range(mebibytes)))} }} BIND('x' AS ?x0) {doubled} }}"
    )


def test_a_client_that_does_not_read_is_dropped(abused: Server) -> None:
    query = urlencode({"query": large(16), "format": "csv"})
    with socket.create_connection(("127.0.0.1", abused.port)) as client:
        client.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        wait_until(lambda: "slow-client" in abused.log.read_text(), 20)
    assert abused.ask("ASK {}").json()["boolean"]


def test_a_worker_killed_in_the_middle_of_a_query_gives_503_and_is_replaced(abused: Server) -> None:
    with ThreadPoolExecutor(1) as one:
        workers = abused.children()[1:]
        asked = one.submit(abused.ask, RUNAWAY)
        wait_until(lambda: http.get(f"{abused.url}/healthz").json()["running"] == 1, 2)
        time.sleep(0.1)
        for pid in workers:
            os.kill(pid, signal.SIGKILL)
        answer = asked.result(5)
    assert (answer.status_code, answer.json()["kind"]) == (503, "worker-ended")
    assert abused.ask("ASK {}").json()["boolean"]
    wait_until(lambda: len(abused.children()[1:]) == len(workers), 3)


def test_a_killed_nursery_is_replaced(abused: Server) -> None:
    os.kill(abused.children()[0], signal.SIGKILL)
    wait_until(lambda: abused.ask("ASK {}").status_code == 200, 5)
    wait_until(lambda: len(abused.children()) >= 3, 5)


def test_workers_end_with_a_server_that_is_killed(own: Path) -> None:
    with running(own) as server, ThreadPoolExecutor(1) as one:
        children = server.children()
        asked = one.submit(server.ask, RUNAWAY)
        time.sleep(0.3)
        server.process.kill()
        assert isinstance(asked.exception(5), httpx.TransportError)
        wait_until(lambda: not any(map(alive, children)), 3)


def numbered(number: int) -> list[ox.Quad]:
    """A graph in which every value is the same number: a mixture of two builds would show."""
    value = ox.Literal(str(number))
    return [ox.Quad(ox.NamedNode(f"http://e/{n}"), ox.NamedNode("http://e/p"), value) for n in range(50)]


def swap_under_load(tmp_path: Path, times: int, *options: str) -> None:
    store = tmp_path / "graph"
    build_store(numbered(0), store)
    seen: list[int] = []
    failures: list[object] = []
    over = threading.Event()

    def load(server: Server, salt: int) -> None:
        with httpx.Client() as client:
            number = 0
            while not over.is_set():
                number += 1
                query = f"SELECT ?o {{ ?s <http://e/p> ?o }} #{salt} {number}"
                answer = client.get(server.sparql, params={"query": query}, headers={"accept": "text/csv"})
                values = set(answer.text.split("\r\n")[1:-1])
                if answer.status_code != 200 or len(values) != 1 or answer.text.count("\r\n") != 51:
                    failures.append((answer.status_code, answer.text[:200]))
                else:
                    seen.append(int(values.pop()))
                time.sleep(0.005)

    with running(store, "--queries", "2", "--no-access-log", *options) as server:
        threads = [threading.Thread(target=load, args=(server, salt)) for salt in range(3)]
        for thread in threads:
            thread.start()
        try:
            for number in range(1, times + 1):
                build_store(numbered(number), store)
                time.sleep(0.1)
            wait_until(lambda: bool(seen) and seen[-1] == times, 10)
        finally:
            over.set()
            for thread in threads:
                thread.join()
    assert not failures, failures[:3]
    assert sorted(set(seen))[-1] == times
    assert len(set(seen)) > 1


def test_swaps_under_load_give_no_wrong_answer(tmp_path: Path) -> None:
    swap_under_load(tmp_path, 5)


@pytest.mark.slow
def test_swaps_are_picked_up_in_memory_too(tmp_path: Path) -> None:
    swap_under_load(tmp_path, 2, "--in-memory")


@pytest.mark.slow
def test_fifty_swaps_under_load_give_no_wrong_answer(tmp_path: Path) -> None:
    swap_under_load(tmp_path, 50)


def test_termination_lets_a_running_query_come_to_its_end(own: Path) -> None:
    with running(own, "--timeout", "1") as server, ThreadPoolExecutor(1) as one:
        asked = one.submit(server.ask, RUNAWAY)
        wait_until(lambda: http.get(f"{server.url}/healthz").json()["running"] == 1, 2)
        server.process.send_signal(signal.SIGTERM)
        assert asked.result(5).status_code == 503
        assert server.process.wait(5) == 0
