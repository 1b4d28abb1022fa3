"""The SPARQL 1.1 Protocol over real HTTP."""

from __future__ import annotations

import json
import subprocess

import httpx
import pyoxigraph as ox
import pytest
from serving import Server, http

from kg.web.evaluate import Task, evaluate

ALL = "SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 3"
KG = "https://w3id.org/newsgraph/ontology#"


def test_get_post_form_and_post_direct_give_the_same(server: Server) -> None:
    by_get = server.ask(ALL).content
    form = http.post(server.sparql, data={"query": ALL})
    direct = http.post(server.sparql, content=ALL, headers={"content-type": "application/sparql-query"})
    slash = http.get(server.sparql + "/", params={"query": ALL})
    query = http.request(
        "QUERY", server.sparql, content=ALL, headers={"content-type": "application/sparql-query"}
    )
    assert by_get == form.content == direct.content == slash.content == query.content
    assert len(json.loads(by_get)["results"]["bindings"]) == 3


@pytest.mark.parametrize(
    ("accept", "media", "begins"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", b'{"head"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        ("text/csv", "text/csv; charset=utf-8", b"s\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", b"?s\n"),
        ("application/json;q=0.5, text/csv;q=0.9", "text/csv; charset=utf-8", b"s\r\n"),
        ("text/csv;q=0, */*", "application/sparql-results+json", b"{"),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/xml", b"<?xml"),
        ("*/*", "application/sparql-results+json", b"{"),
    ],
)
def test_the_answer_has_the_form_that_the_client_likes_best(
    server: Server, accept: str, media: str, begins: bytes
) -> None:
    answer = server.ask(ALL, accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)
    assert answer.content.startswith(begins)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    "media",
    [
        "text/turtle",
        "application/n-triples",
        "application/n-quads",
        "application/trig",
        "application/ld+json",
        "application/rdf+xml",
    ],
)
def test_graphs_come_in_every_format(server: Server, media: str) -> None:
    answer = server.ask("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 5", media)
    assert answer.headers["content-type"].partition(";")[0] == media
    format = ox.RdfFormat.from_media_type(media)
    assert format is not None
    assert len(list(ox.parse(answer.content, format=format))) == 5


def test_no_accept_header_gives_json_or_turtle_never_html(server: Server) -> None:
    for query, media in ((ALL, "sparql-results+json"), ("DESCRIBE <http://e/>", "turtle")):
        command = [
            "curl",
            "-s",
            "-H",
            "Accept:",
            "-o",
            "/dev/null",
            "-w",
            "%{content_type}",
            "-G",
            server.sparql,
        ]
        found = subprocess.run(
            [*command, "--data-urlencode", f"query={query}"], capture_output=True, text=True, check=True
        )
        assert media in found.stdout


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (ALL, "text/turtle"),
        (ALL, "image/png"),
        ("ASK {}", "text/csv"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv"),
        (ALL, "*/*;q=0"),
    ],
)
def test_nothing_acceptable_is_406_and_names_what_there_is(server: Server, query: str, accept: str) -> None:
    answer = server.ask(query, accept)
    assert answer.status_code == 406
    assert "application/" in answer.text


def test_the_format_parameter_wins_and_an_unknown_one_is_refused(server: Server) -> None:
    assert server.ask(ALL, "*/*", format="tsv").text.startswith("?s\n")
    bad = server.ask(ALL, "*/*", format="pdf")
    assert (bad.status_code, bad.json()["parameter"]) == (400, "format")


def test_head_gives_the_headers_of_get_and_options_the_methods(server: Server) -> None:
    got, head = server.ask(ALL), http.head(server.sparql, params={"query": ALL})
    assert head.headers["content-length"] == got.headers["content-length"]
    assert head.content == b""
    options = http.options(server.sparql)
    assert options.status_code == 204
    assert {"GET", "HEAD", "POST", "OPTIONS"} <= set(options.headers["allow"].split(", "))


def test_the_etag_is_the_build_and_saves_the_second_answer(server: Server) -> None:
    first = server.ask(ALL)
    again = server.ask(ALL, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert server.ask(ALL, "text/csv").headers["etag"] != first.headers["etag"]
    moment = server.ask("SELECT (NOW() AS ?t) {}")
    assert "etag" not in moment.headers
    assert moment.headers["cache-control"] == "no-store"


def test_a_random_value_is_never_answered_from_the_cache(server: Server) -> None:
    answers = {server.ask("SELECT (RAND() AS ?r) {}").content for _ in range(3)}
    assert len(answers) == 3


def test_datasets_named_in_the_request(server: Server) -> None:
    claim = json.loads(server.ask("SELECT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g LIMIT 1").content)
    name = claim["results"]["bindings"][0]["g"]["value"]
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def number(query: str, **dataset: object) -> int:
        found = server.ask(query, **dataset).json()["results"]["bindings"][0]["n"]["value"]
        return int(found)

    inside = number(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")
    assert inside > 0
    assert number(count, **{"default-graph-uri": name}) == inside
    assert number(count, **{"named-graph-uri": name}) == 0
    named = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert number(named, **{"named-graph-uri": name}) == 1
    assert number(named, **{"default-graph-uri": name}) == 0


@pytest.mark.parametrize(
    ("query", "graphs"),
    [
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", ("http://e/1", "http://e/2")),
        ("SELECT (COUNT(*) AS ?n) FROM <http://e/1> FROM <http://e/2> { ?s ?p ?o }", None),
        (
            "PREFIX e: <http://e/> SELECT (COUNT(*) AS ?n) FROM e:1 # FROM e:3\nFROM e:2 WHERE { ?s ?p ?o }",
            None,
        ),
        ("BASE <http://e/> SELECT (COUNT(*) AS ?n) FROM <1> FROM <2> FROM <1> { ?s ?p ?o }", None),
    ],
)
def test_a_triple_in_two_default_graphs_counts_once(query: str, graphs: tuple[str, ...] | None) -> None:
    store = ox.Store()
    for graph in (1, 2):
        store.load(
            f'<http://e/s> <http://e/p> "1" <http://e/{graph}> .'.encode(), format=ox.RdfFormat.N_QUADS
        )
    task = Task(query, "text/csv", "http://e/", graphs, () if graphs else None, 10, 1000, "")
    assert evaluate(store, task).body == b"n\r\n1\r\n"


def problem(answer: httpx.Response, status: int, kind: str) -> dict[str, object]:
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    told: dict[str, object] = answer.json()
    assert told["kind"] == kind
    assert str(told["type"]).endswith(f"#{kind}")
    assert told["status"] == status
    return told


def test_a_query_that_does_not_parse_says_where(server: Server) -> None:
    told = problem(server.ask("SELECT * {\n ?s a nix:y }"), 400, "syntax")
    assert (told["line"], told["hint"]) == (2, "declare the prefix: PREFIX name: <IRI>")
    assert {"column", "token", "title"} <= set(told)


def test_the_problem_is_one_plain_line_where_json_is_not_wanted(server: Server) -> None:
    answer = server.ask("SELECT", "text/csv")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.count("\n") == 1
    assert answer.text.startswith("400 syntax")


@pytest.mark.parametrize(
    ("send", "status", "kind"),
    [
        (
            {"method": "POST", "content": b"ASK {}", "headers": {"content-type": "text/plain"}},
            415,
            "unsupported-media-type",
        ),
        ({"method": "POST", "content": b"ASK {}"}, 415, "unsupported-media-type"),
        ({"method": "POST", "data": {"nothing": "1"}}, 400, "no-query"),
        ({"method": "POST", "data": {"update": "CLEAR ALL"}}, 403, "updates-disabled"),
        ({"method": "GET", "params": {"update": "CLEAR ALL"}}, 403, "updates-disabled"),
        ({"method": "GET", "params": {"query": "DROP ALL"}}, 403, "updates-disabled"),
        ({"method": "GET", "params": {"query": "LOAD <http://127.0.0.1/>"}}, 403, "federation-disabled"),
        ({"method": "GET", "params": {"query": ["ASK {}", "ASK {}"]}}, 400, "repeated-parameter"),
        ({"method": "GET", "params": {"query": "ASK {}", "default-graph-uri": "a b"}}, 400, "bad-parameter"),
        ({"method": "GET", "params": {"query": "ASK {}", "timeout": "-1"}}, 400, "bad-parameter"),
        ({"method": "GET", "params": {"query": "ASK {}", "timeout": "soon"}}, 400, "bad-parameter"),
        ({"method": "POST", "data": {"query": "ASK {}" + " " * 300_000}}, 413, "query-too-long"),
        ({"method": "POST", "data": {"query": "x" * 1_100_000}}, 413, "body-too-large"),
        ({"method": "GET", "params": {"query": "ASK { FILTER(<http://e/f>(1)) }"}}, 400, "query-failed"),
        ({"method": "PUT", "params": {"query": "ASK {}"}}, 405, "method-not-allowed"),
        ({"method": "DELETE"}, 405, "method-not-allowed"),
    ],
)
def test_requests_that_are_refused(server: Server, send: dict[str, object], status: int, kind: str) -> None:
    answer = http.request(url=server.sparql, **send)  # type: ignore[arg-type]
    problem(answer, status, kind)


def test_a_body_that_only_grows_is_cut_off(server: Server) -> None:
    def endless() -> object:
        for _ in range(100):
            yield b"x" * 65536

    headers = {"content-type": "application/sparql-query"}
    with httpx.Client() as client:
        try:
            answer = client.post(server.sparql, content=endless(), headers=headers)  # type: ignore[arg-type]
            assert answer.status_code == 413
        except (httpx.WriteError, httpx.RemoteProtocolError):
            pass  # told no while it was still sending
    assert server.ask("ASK {}").json()["boolean"]


def test_queries_that_are_not_utf8_are_refused(server: Server) -> None:
    headers = {"content-type": "application/sparql-query"}
    problem(http.post(server.sparql, content=b"ASK { ?s ?p '\xff' }", headers=headers), 400, "not-utf8")
    problem(http.get(server.sparql + "?query=ASK%20%FF"), 400, "not-utf8")
    utf16 = {"content-type": "application/sparql-query; charset=UTF-16"}
    problem(
        http.post(server.sparql, content="ASK {}".encode("utf-16"), headers=utf16), 415, "unsupported-charset"
    )


def test_rdf_12_terms_pass_through(server: Server) -> None:
    answer = server.ask("SELECT ?t { BIND(<<( <http://e/a> <http://e/b> 'c'@ar--rtl )>> AS ?t) }")
    value = answer.json()["results"]["bindings"][0]["t"]
    assert value["type"] == "triple"
    assert value["value"]["object"]["its:dir"] == "rtl"
    graph = "CONSTRUCT { <http://e/a> <http://e/b> <<( <http://e/a> <http://e/b> 1 )>> } WHERE {}"
    assert "<<(" in server.ask(graph, "text/turtle").text
    assert server.ask(graph, "application/ld+json").status_code == 406


def test_pages_of_other_origins_may_read_only_as_set(server: Server) -> None:
    theirs = server.ask(ALL, headers={"origin": "https://app.example"})
    assert theirs.headers["access-control-allow-origin"] == "https://app.example"
    assert (
        "access-control-allow-origin"
        not in server.ask(ALL, headers={"origin": "https://evil.example"}).headers
    )
    preflight = http.options(server.sparql, headers={"origin": "https://app.example"})
    assert "POST" in preflight.headers["access-control-allow-methods"]


def test_there_is_no_way_to_write(server: Server) -> None:
    before = server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").content
    headers = {"content-type": "application/sparql-update"}
    for path in ("/sparql", "/update", "/store", "/store?default", "/data", "/sparql/update"):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            answer = http.request(method, server.url + path, content="CLEAR ALL", headers=headers)
            assert 400 <= answer.status_code < 500, (path, method)
    assert server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").content == before


def test_from_selects_graphs_and_reads_nothing(server: Server) -> None:
    secret = "file:///etc/passwd"
    answer = server.ask(f"SELECT * FROM <{secret}> {{ ?s ?p ?o }}")
    assert answer.json()["results"]["bindings"] == []
