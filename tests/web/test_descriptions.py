"""What the service says of itself: VoID, examples, OpenAPI, health, metrics, log, and the check before
serving."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pyoxigraph as ox
import pytest
from serving import ROOT, Server, free_port, http, wait_until

from kg.cli.main import main
from kg.graph import KnowledgeGraph

VOID = "http://rdfs.org/ns/void#"
SH = "http://www.w3.org/ns/shacl#"
# What the SIB query editor asks of an endpoint's VoID to complete classes and properties.
EDITOR_ASKS = """
PREFIX void: <http://rdfs.org/ns/void#>
SELECT DISTINCT ?subject ?property ?object {
  ?part void:class ?subject ; void:propertyPartition ?use . ?use void:property ?property ;
    void:classPartition [ void:class ?object ] }"""
EDITOR_EXAMPLES = """
PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?query ?comment { ?q a sh:SPARQLExecutable ; rdfs:comment ?comment ;
sh:select|sh:ask|sh:construct|sh:describe ?query }"""


def loaded(server: Server, path: str) -> ox.Store:
    end = time.monotonic() + 10
    while (
        answer := http.get(server.url + path, headers={"accept": "text/turtle"})
    ).status_code == 503 and time.monotonic() < end:
        time.sleep(0.2)  # it is being made, which takes longer where much else runs
    assert answer.status_code == 200
    store = ox.Store()
    store.load(answer.content, format=ox.RdfFormat.TURTLE)
    return store


def test_void_counts_what_the_store_holds(server: Server) -> None:
    store = loaded(server, "/.well-known/void")
    kg = "https://w3id.org/newsgraph/ontology#"
    counted = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(VOID + "class"), None):
        for entities in store.quads_for_pattern(quad.subject, ox.NamedNode(VOID + "entities"), None):
            counted[quad.object.value] = int(entities.object.value)
    for name in ("Claim", "Article", "ComputeSystem"):
        query = f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ ?x a <{kg}{name}> }}"
        assert counted[kg + name] == int(server.ask(query).json()["results"]["bindings"][0]["n"]["value"])
    endpoint = store.quads_for_pattern(None, ox.NamedNode(VOID + "sparqlEndpoint"), None)
    assert [quad.object.value for quad in endpoint] == [server.sparql]
    rows = {tuple(term.value for term in row) for row in store.query(EDITOR_ASKS)}
    assert (kg + "Company", kg + "operatorOf", kg + "ComputeSystem") in rows


def test_the_examples_are_the_saved_queries_and_run(server: Server) -> None:
    store = loaded(server, "/.well-known/sparql-examples")
    rows = list(store.query(EDITOR_EXAMPLES))
    assert len(rows) == len(KnowledgeGraph.queries())
    for row in rows:
        assert row["comment"].value
        assert server.ask(row["query"].value).status_code == 200
    prefixes = list(store.quads_for_pattern(None, ox.NamedNode(SH + "namespace"), None))
    assert prefixes


@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void", "/.well-known/sparql-examples"])
def test_descriptions_have_an_etag_that_knows_the_address(server: Server, path: str) -> None:
    first = http.get(server.url + path, headers={"accept": "text/turtle"})
    known = {"accept": "text/turtle", "if-none-match": first.headers["etag"]}
    assert http.get(server.url + path, headers=known).status_code == 304
    elsewhere = http.get(server.url + path, headers={**known, "host": "graph.example"})
    assert elsewhere.status_code == 200
    assert "http://graph.example/sparql" in elsewhere.text


def test_openapi_describes_what_is_there(server: Server) -> None:
    document = http.get(f"{server.url}/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) >= {f"/queries/{name}" for name in KnowledgeGraph.queries()}
    identifiers = [op["operationId"] for path in document["paths"].values() for op in path.values()]
    assert len(identifiers) == len(set(identifiers))
    for number, (path, operations) in enumerate(document["paths"].items()):
        medias = list(operations["get"]["responses"]["200"]["content"])
        if path.startswith("/queries/"):
            medias = [medias[number % len(medias)]]  # each in one form here; in all of them in test_saved
        for media in medias:
            answer = http.get(server.url + path, headers={"accept": media})
            if path != "/sparql":
                assert answer.headers["content-type"].partition(";")[0] in media, path
        assert str(answer.status_code) in operations["get"]["responses"]


def test_problems_are_as_openapi_says(server: Server) -> None:
    schema = http.get(f"{server.url}/openapi.json").json()["components"]["schemas"]["Problem"]
    for answer in (server.ask("SELECT"), server.ask("ASK { SERVICE ?x {} }"), http.get(f"{server.url}/nix")):
        jsonschema.validate(answer.json(), schema)


def test_health_metrics_and_log(server: Server) -> None:
    health = http.get(f"{server.url}/healthz").json()
    assert health["status"] == "ok"
    metrics = http.get(f"{server.url}/metrics").text
    assert re.search(r'newsgraph_requests_total\{status="200"\} [1-9]', metrics)
    assert 'newsgraph_request_seconds_bucket{le="+Inf"}' in metrics
    server.ask("ASK { SERVICE <http://x/> {} }")
    # The line of a request is written when its answer has been sent, at times behind that of a later one.
    wait_until(lambda: '"federation-disabled"' in server.log.read_text(), 5)
    lines = [json.loads(line) for line in server.log.read_text().splitlines() if line.startswith("{")]
    told = [line for line in lines if line["outcome"] == "federation-disabled"][-1]
    assert {"time", "client", "method", "path", "status", "bytes", "ms", "outcome", "build"} <= set(told)


def test_check_says_whether_all_is_in_place(
    graph_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--check", "--port", str(free_port()), "--store", str(graph_store)]) == 0
    assert "NOT FINE" not in capsys.readouterr().out
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--check", "--port", port, "--store", str(tmp_path / "none")]) == 1
    told = capsys.readouterr().out
    assert told.count("NOT FINE") == 2, told


def test_without_the_extra_the_install_line_is_printed(graph_store: Path) -> None:
    program = (
        "import sys; sys.modules['starlette'] = None\n"
        "from kg.cli.main import main; sys.exit(main(['serve', '--store', sys.argv[1]]))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(graph_store)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert ended.returncode == 2
    assert "pip install 'newsgraph[serve]'" in ended.stderr
