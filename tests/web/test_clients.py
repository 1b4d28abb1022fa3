"""Clients as people use them: SPARQLWrapper, rdflib, curl, Comunica."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable

import pytest
from rdflib import URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import ROOT, Server
from SPARQLWrapper import CSV, JSON, POST, RDFXML, TURTLE, XML, SPARQLWrapper

ALL = "SELECT ?s ?c { ?s a ?c } ORDER BY ?s ?c LIMIT 7"
KG = "https://w3id.org/newsgraph/ontology#"


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper(server: Server, method: str) -> None:
    client = SPARQLWrapper(server.sparql)
    client.setMethod(method)
    client.setQuery(ALL)
    client.setReturnFormat(JSON)
    assert len(client.query().convert()["results"]["bindings"]) == 7
    client.setReturnFormat(XML)
    assert len(client.query().convert().getElementsByTagName("result")) == 7
    client.setReturnFormat(CSV)
    assert client.query().convert().count(b"\r\n") == 8
    client.setQuery("CONSTRUCT WHERE { ?s a ?c } LIMIT 7")
    client.setReturnFormat(TURTLE)
    assert b" a " in client.query().convert()
    client.setReturnFormat(RDFXML)
    assert len(client.query().convert()) == 7


def test_rdflib_sparqlstore(server: Server) -> None:
    store = SPARQLStore(server.sparql)
    assert len(list(store.query(ALL))) == 7
    triples = list(store.triples((None, URIRef(KG + "operatorOf"), None)))
    assert len(triples) == 1
    assert store.query("ASK { ?s ?p ?o }").askAnswer


def test_curl(server: Server) -> None:
    command = ["curl", "-sf", server.sparql, "--data-urlencode", f"query={ALL}", "-H", "Accept: text/csv"]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert len(found.splitlines()) == 8
    graph = ["curl", "-sf", "-G", server.sparql, "--data-urlencode", "query=DESCRIBE <http://e/>"]
    assert subprocess.run(graph, capture_output=True, check=True).returncode == 0


def comunica() -> str | None:
    """Comunica's command, where npm has installed it or `tests/fetch_comunica.sh` has fetched it."""
    fetched = ROOT / ".cache" / "comunica" / "node_modules" / ".bin"
    return shutil.which("comunica-sparql") or shutil.which("comunica-sparql", path=fetched)


@pytest.mark.slow
@pytest.mark.skipif(
    comunica() is None, reason="no comunica-sparql here; fetch it with tests/fetch_comunica.sh"
)
@pytest.mark.parametrize(
    ("query", "media", "count"),
    [
        (ALL, "application/sparql-results+json", lambda text: len(json.loads(text)["results"]["bindings"])),
        (
            "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 7",
            "application/n-triples",
            lambda t: t.count(" .\n"),
        ),
        ("ASK { ?s ?p ?o }", "application/sparql-results+json", lambda text: json.loads(text)["boolean"]),
    ],
    ids=["select", "construct", "ask"],
)
def test_comunica(server: Server, query: str, media: str, count: Callable[[str], int]) -> None:
    command = [str(comunica()), f"sparql@{server.sparql}", "-q", query, "-t", media]
    found = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert found.returncode == 0, found.stderr
    assert count(found.stdout) == (True if query.startswith("ASK") else 7)
