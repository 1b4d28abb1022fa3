"""Clients as people use them: SPARQLWrapper, rdflib, curl, Comunica."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from rdflib import URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import Server
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


def comunica() -> Path | None:
    """Comunica's command where npm has it installed, globally or beside the tests."""
    found = shutil.which("comunica-sparql")
    return Path(found) if found else None


@pytest.mark.skipif(
    comunica() is None, reason="comunica-sparql (npm @comunica/query-sparql 4.5.0) is not installed"
)
def test_comunica(server: Server) -> None:
    command = [str(comunica()), f"sparql@{server.sparql}", "-q", ALL, "-t", "application/sparql-results+json"]
    found = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    assert len(json.loads(found)["results"]["bindings"]) == 7
