"""Plain queries that were seen before: the short way gives what the whole way gives, and keeps its limits."""

from __future__ import annotations

import os
import re
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from serving import Server, alive, http, running, wait_until, write_store

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SMALL = "SELECT ?s { ?s ?p ?o } LIMIT 2"
HOST = "Host: graph.example\r\n"


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of low limits that keeps no answers, so that each is made anew."""
    store = write_store(tmp_path_factory.mktemp("short") / "graph")
    options = ("--timeout", "1", "--rows", "20", "--cache-mib", "0", "--metrics", "--cors", "*")
    with running(store, *options, "--client-timeout", "2") as server:
        yield server


class Line:
    """A connection on which bytes are said as they are."""

    def __init__(self, server: Server) -> None:
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        self.unread = b""

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def say(self, request: bytes) -> None:
        self.socket.sendall(request)

    def hear(self) -> tuple[int, list[bytes], bytes]:
        """Status, sorted headers without the date, and body of the next answer."""
        while b"\r\n\r\n" not in self.unread:
            self._more()
        head, _, self.unread = self.unread.partition(b"\r\n\r\n")
        length = int(re.search(rb"content-length: (\d+)", head)[1])  # type: ignore[index]
        while len(self.unread) < length:
            self._more()
        body, self.unread = self.unread[:length], self.unread[length:]
        headers = sorted(line for line in head.split(b"\r\n")[1:] if not line.startswith(b"date:"))
        return int(head.split()[1]), headers, body

    def _more(self) -> None:
        part = self.socket.recv(65536)
        assert part, "the server closed the connection"
        self.unread += part


def get(query: str, accept: str = "*/*", more: str = "") -> bytes:
    return f"GET /sparql?query={quote(query)} HTTP/1.1\r\n{HOST}Accept: {accept}\r\n{more}\r\n".encode()


def taken(server: Server) -> int:
    """How many answers went the short way so far."""
    found = re.search(r"newsgraph_answers_by_short_way (\d+)$", http.get(f"{server.url}/metrics").text, re.M)
    assert found
    return int(found[1])


@pytest.mark.parametrize("accept", ["*/*", "text/csv", "application/sparql-results+xml", "text/turtle"])
@pytest.mark.parametrize("query", [SMALL, "ASK {}", "CONSTRUCT { ?s a ?o } { ?s a ?o } LIMIT 3"])
def test_the_second_answer_is_that_of_the_first(short: Server, query: str, accept: str) -> None:
    with Line(short) as line:
        answers = []
        before = taken(short)
        for _ in range(3):
            line.say(get(query, accept, "Origin: https://app.example\r\n"))
            answers.append(line.hear())
    assert answers[1] == answers[2] == answers[0]
    assert taken(short) >= before + 2 * (answers[0][0] == 200)
    assert b"access-control-allow-origin: *" in answers[2][1]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT * {", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> {} }", 403),
        ("SELECT * { ?s ?p ?o }", 206),
        ("INSERT DATA { <a:a> <a:a> <a:a> }", 403),
        (RUNAWAY, 503),
    ],
)
def test_what_is_no_plain_answer_is_told_as_ever(short: Server, query: str, status: int) -> None:
    with Line(short) as line:
        line.say(get(SMALL))
        assert line.hear()[0] == 200
        before = taken(short)
        answers = []
        for _ in range(2):
            line.say(get(query))
            answers.append(line.hear())
        assert [answer[0] for answer in answers] == [status, status]
        assert answers[0][1:] == answers[1][1:]
        assert taken(short) == before
        line.say(get(SMALL))
        assert line.hear()[0] == 200


def test_a_large_answer_comes_whole(short: Server) -> None:
    doubled = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(20))
    with Line(short) as line:
        for _ in range(2):
            line.say(get(f"SELECT ?x20 {{ BIND('x' AS ?x0) {doubled} }}", "text/csv"))
            status, _, body = line.hear()
            assert (status, body) == (200, b"x20\r\n" + b"x" * 2**20 + b"\r\n")


def test_each_request_has_its_line_in_the_log(short: Server) -> None:
    # Lines are written after their answers, that of the test before, too: the size tells whose one is.
    long_one = f"SELECT ('{'x' * 1234}' AS ?logged) {{}}"
    with Line(short) as line:
        for _ in range(4):
            line.say(get(long_one, "text/csv"))
            size = len(line.hear()[2])
    wait_until(lambda: short.log.read_text().count(f'"bytes": {size},') == 4, 3)


def test_requests_sent_ahead_are_answered_in_their_order(short: Server) -> None:
    numbers = [f"SELECT ({n} AS ?n) {{}}" for n in range(6)]
    with Line(short) as line:
        for query in numbers:
            line.say(get(query, "text/csv"))
            line.hear()
        line.say(b"".join(get(query, "text/csv") for query in numbers))
        assert [line.hear()[2] for _ in numbers] == [b"n\r\n%d\r\n" % n for n in range(6)]
        line.say(get(RUNAWAY, "text/csv"))  # while it runs, a whole one and half of one more
        time.sleep(0.1)
        line.say(get(numbers[1], "text/csv") + get(numbers[2], "text/csv")[:30])
        time.sleep(0.1)
        line.say(get(numbers[2], "text/csv")[30:])
        assert [line.hear()[0] for _ in range(3)] == [503, 200, 200]


def test_a_body_is_never_taken_for_a_request(short: Server) -> None:
    inner = get(SMALL)
    with Line(short) as line:
        line.say(inner)
        assert line.hear()[0] == 200
        line.say(f"PUT /sparql HTTP/1.1\r\n{HOST}Content-Length: {len(inner)}\r\n\r\n".encode())
        assert line.hear()[0] == 405  # before the body came
        line.say(inner)
        line.say(get("SELECT (7 AS ?n) {}", "text/csv"))
        assert line.hear()[2] == b"n\r\n7\r\n"


@pytest.mark.parametrize(
    "head",
    [
        f"{HOST}Accept: */*\r\nConnection: close\r\n",
        f"{HOST}Accept: */*\r\nTransfer-Encoding: chunked\r\n",
        f"{HOST}Accept: */*\r\nContent-Length: 5\r\n",
        f"{HOST}Accept: text/csv\r\nAccept: text/html\r\n",
    ],
)
def test_a_head_that_is_not_plain_goes_the_whole_way(short: Server, head: str) -> None:
    before = taken(short)
    body = "0\r\n\r\n" if "chunked" in head else "hello" if "Content-Length" in head else ""
    for _ in range(2):
        with Line(short) as line:
            line.say(f"GET /sparql?query={quote(SMALL)} HTTP/1.1\r\n{head}\r\n{body}".encode())
            assert line.hear()[0] == 200
    assert taken(short) == before


def test_a_known_answer_need_not_be_sent_again(short: Server) -> None:
    with Line(short) as line:
        for _ in range(2):
            line.say(get(SMALL))
            head = line.hear()[1]
        (etag,) = (header[6:] for header in head if header.startswith(b"etag: "))
        for _ in range(2):
            line.say(get(SMALL, more=f"If-None-Match: {etag.decode()}\r\n"))
            wait_until(lambda: line.socket.recv(4096).startswith(b"HTTP/1.1 304"), 2)


def test_a_client_that_goes_away_ends_its_query(short: Server) -> None:
    with Line(short) as line:
        line.say(get(SMALL))
        line.hear()
        workers = set(short.children())
        line.say(get(RUNAWAY))
        wait_until(lambda: http.get(f"{short.url}/healthz").json()["running"] == 1, 2)
    wait_until(lambda: http.get(f"{short.url}/healthz").json()["running"] == 0, 0.7)
    wait_until(lambda: len(short.children()) == len(workers) and set(short.children()) != workers, 3)


def test_a_worker_that_dies_gives_503(short: Server) -> None:
    with Line(short) as line:
        line.say(get(SMALL))
        line.hear()
        line.say(get(RUNAWAY))
        wait_until(lambda: http.get(f"{short.url}/healthz").json()["running"] == 1, 2)
        time.sleep(0.1)
        for pid in short.children()[1:]:
            os.kill(pid, signal.SIGKILL)
        status, _, body = line.hear()
        assert (status, b"worker-ended" in body) == (503, True)
        line.say(get(SMALL))
        assert line.hear()[0] == 200


def test_termination_lets_it_come_to_its_end(tmp_path: Path) -> None:
    with running(write_store(tmp_path / "graph"), "--timeout", "1") as server, Line(server) as line:
        line.say(get(SMALL))
        line.hear()
        children = server.children()
        line.say(get(RUNAWAY))
        wait_until(lambda: http.get(f"{server.url}/healthz").json()["running"] == 1, 2)
        server.process.send_signal(signal.SIGTERM)
        status, head, _ = line.hear()
        assert (status, b"connection: close" in head) == (503, True)
        assert server.process.wait(5) == 0
        assert not any(map(alive, children))
