"""Limits, and what happens at each: a whole answer, or one that says that it is none."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest
from serving import Server, http, running, wait_until, write_store

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?e LIMIT 1"
ROWS = 500
TABLES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)


@pytest.fixture(scope="module")
def tight(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with low limits, over 2,000 literals made to mislead whoever cuts by text."""
    odd = ['},{"', "}},{}", '"', '""\n', "</result>", "\r\n", "a\tb", "\\", "]}}", "{"]
    quads = [
        ox.Quad(
            ox.NamedNode(f"http://e/{n}"),
            ox.NamedNode("http://e/p"),
            ox.Literal(odd[n % len(odd)] * (n % 3 + 1)),
        )
        for n in range(2000)
    ]
    store = write_store(tmp_path_factory.mktemp("tight") / "graph", quads)
    with running(store, "--timeout", "0.5", "--rows", str(ROWS), "--queries", "2", "--queue", "3") as server:
        yield server


@pytest.mark.parametrize("query", [RUNAWAY, SORTED], ids=["aggregate", "order by"])
def test_a_query_that_runs_too_long_is_ended_with_503(tight: Server, query: str) -> None:
    began = time.monotonic()
    answer = tight.ask(query)
    assert time.monotonic() - began < 2.5
    assert (answer.status_code, answer.json()["kind"]) == (503, "query-timeout")
    assert answer.json()["limit_seconds"] == 0.5


def test_a_client_may_ask_for_less_time_and_not_for_more(tight: Server) -> None:
    began = time.monotonic()
    assert tight.ask(RUNAWAY, timeout="0.2").json()["limit_seconds"] == 0.2
    assert time.monotonic() - began < 1.0
    assert tight.ask(RUNAWAY, timeout="100").json()["limit_seconds"] == 0.5


TABLE = "SELECT ?s ?o { ?s ?p ?o }"


def rows_of(media: str, content: bytes) -> int:
    if "xml" in media:
        return sum(
            1 for _ in ElementTree.fromstring(content).iter("{http://www.w3.org/2005/sparql-results#}result")
        )
    if "json" in media:
        return len(json.loads(content)["results"]["bindings"])
    if "tab" in media:
        return content.decode().count("\n") - 1
    return len(list(csv.reader(io.StringIO(content.decode(), newline="")))) - 1


@pytest.mark.parametrize("media", TABLES)
def test_a_table_that_is_too_long_is_cut_to_whole_rows_and_says_so(tight: Server, media: str) -> None:
    answer = tight.ask(TABLE, media)
    assert answer.status_code == 206
    assert rows_of(media, answer.content) == ROWS
    assert answer.headers["newsgraph-truncated"] == f"rows={ROWS}"
    assert answer.headers["content-range"] == f"rows 0-{ROWS - 1}/*"
    assert "/limits" in answer.headers["link"]
    assert "etag" not in answer.headers


@pytest.mark.parametrize("media", TABLES)
def test_a_table_of_just_the_limit_is_whole(tight: Server, media: str) -> None:
    answer = tight.ask(f"{TABLE} LIMIT {ROWS}", media)
    assert (answer.status_code, rows_of(media, answer.content)) == (200, ROWS)


def test_a_graph_that_is_too_long_is_cut_to_whole_triples(tight: Server) -> None:
    answer = tight.ask("CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle")
    assert (answer.status_code, answer.headers["newsgraph-truncated"]) == (206, f"triples={ROWS}")
    assert len(list(ox.parse(answer.content, format=ox.RdfFormat.TURTLE))) == ROWS


def test_a_client_that_wants_all_or_nothing_gets_nothing(tight: Server) -> None:
    answer = tight.ask(TABLE, headers={"prefer": "handling=strict"})
    assert (answer.status_code, answer.json()["kind"]) == (403, "result-too-large")


@pytest.mark.parametrize("media", [*TABLES, "text/turtle", "application/n-triples"])
def test_an_answer_of_too_many_bytes_is_cut_to_whole_rows(media: str, wide: Server) -> None:
    graph = "turtle" in media or "triples" in media
    query = "CONSTRUCT WHERE { ?s ?p ?o }" if graph else "SELECT * { ?s ?p ?o }"
    answer = wide.ask(query, media)
    assert answer.status_code == 206
    assert len(answer.content) <= 1024 * 1024 + 200
    kept = int(answer.headers["newsgraph-truncated"].partition("=")[2])
    format = ox.RdfFormat.from_media_type(media)
    found = len(list(ox.parse(answer.content, format=format))) if format else rows_of(media, answer.content)
    assert 0 < found == kept < 40


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that gives at most 1 MiB, over 40 literals of 64 KiB."""
    quads = [
        ox.Quad(ox.NamedNode(f"http://e/{n}"), ox.NamedNode("http://e/p"), ox.Literal(f'{n}"}},{{' * 9000))
        for n in range(40)
    ]
    store = write_store(tmp_path_factory.mktemp("wide") / "graph", quads)
    with running(store, "--result-mib", "1", "--queries", "2") as server:
        yield server


def test_when_too_many_wait_some_are_told_to_come_back(tight: Server) -> None:
    with ThreadPoolExecutor(20) as many:
        answers = list(many.map(lambda _: tight.ask(RUNAWAY, timeout="0.3"), range(20)))
    statuses = {answer.status_code for answer in answers}
    assert statuses == {429, 503}
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert refused.json()["kind"] == "too-many-queries"
    assert int(refused.headers["retry-after"]) >= 1


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that gives much time and little memory."""
    store = write_store(tmp_path_factory.mktemp("patient") / "graph")
    with running(store, "--timeout", "60", "--queries", "2", "--memory-mib", "64") as server:
        yield server


def test_a_client_that_goes_away_ends_its_query(patient: Server) -> None:
    workers = set(patient.children())
    with pytest.raises(httpx.ReadTimeout):
        http.get(patient.sparql, params={"query": RUNAWAY}, timeout=0.4)
    health = f"{patient.url}/healthz"
    wait_until(lambda: http.get(health).json()["running"] == 0, 3)
    wait_until(lambda: len(patient.children()) == len(workers), 3)
    assert set(patient.children()) != workers, "the process that ran it was ended"


def test_a_query_that_wants_too_much_memory_ends_alone(patient: Server) -> None:
    answer = patient.ask("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?b")
    assert (answer.status_code, answer.json()["kind"]) == (503, "worker-ended")
    assert patient.ask("ASK {}").json()["boolean"]


def test_the_limits_page_tells_every_limit(tight: Server) -> None:
    limits = {limit["name"]: limit["value"] for limit in http.get(f"{tight.url}/limits").json()["limits"]}
    assert (limits["seconds"], limits["rows"], limits["queries"], limits["queue"]) == (0.5, ROWS, 2, 3)
    page = http.get(f"{tight.url}/limits", headers={"accept": "text/html"}).text
    assert all(name in page for name in limits)
