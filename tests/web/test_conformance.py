"""The W3C tests of the SPARQL 1.1 Protocol and of service descriptions, against the real server."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pyoxigraph as ox
import pytest
from serving import ROOT, Server, http, running, write_store

SUITE = ROOT.parent / "shared" / "w3c"
HT = "http://www.w3.org/2011/http#"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
CNT = "http://www.w3.org/2011/content#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SD = "http://www.w3.org/ns/sparql-service-description#"
DATA = "http://kasei.us/2009/09/sparql/data/"

# The service answers queries and has no update operation; each of these expects an update to succeed.
NO_UPDATES = frozenset(
    [
        "update_dataset_default_graph",
        "update_dataset_default_graphs",
        "update_dataset_named_graphs",
        "update_dataset_full",
        "update_post_form",
        "update_post_direct",
        "update_base_uri",
    ]
)
MEDIA = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv",
                "text/tab-separated-values"),
    "RDF": ("application/rdf+xml", "text/turtle", "application/n-triples"),
}  # fmt: skip


def load(folder: str) -> ox.Store:
    store = ox.Store()
    manifest = SUITE / folder / "manifest.ttl"
    if manifest.exists():
        store.load(manifest.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri="http://manifest/")
    return store


PROTOCOL = load("sparql11-protocol")
needs_suite = pytest.mark.skipif(not SUITE.exists(), reason="the W3C test data are not beside the repository")


def value(store: ox.Store, node: object, predicate: str) -> object:
    return next((q.object for q in store.quads_for_pattern(node, ox.NamedNode(predicate), None)), None)  # type: ignore[arg-type]


def text(store: ox.Store, node: object, predicate: str) -> str:
    found = value(store, node, predicate)
    return found.value if isinstance(found, ox.Literal) else ""


def items(store: ox.Store, head: object) -> Iterator[object]:
    while head is not None and head != ox.NamedNode(RDF + "nil"):
        yield value(store, head, RDF + "first")
        head = value(store, head, RDF + "rest")


def entries() -> list[ox.NamedNode]:
    found = PROTOCOL.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(MF + "ProtocolTest"))
    return sorted((q.subject for q in found if isinstance(q.subject, ox.NamedNode)), key=str)


@pytest.fixture(scope="module")
def w3c_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    quads = []
    for number in (1, 2, 3):
        for quad in ox.parse(path=str(SUITE / "sparql11-protocol" / f"data{number}.nt")):
            graph = ox.NamedNode(f"{DATA}data{number}.rdf")
            quads.append(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    with running(write_store(tmp_path_factory.mktemp("w3c") / "graph", quads)) as server:
        yield server


@needs_suite
@pytest.mark.parametrize("test", entries(), ids=lambda node: node.value.rpartition("#")[2])
def test_protocol(w3c_server: Server, test: ox.NamedNode) -> None:
    name = test.value.rpartition("#")[2]
    requests = list(items(PROTOCOL, value(PROTOCOL, value(PROTOCOL, test, MF + "action"), HT + "requests")))
    assert requests
    if name in NO_UPDATES:
        answer = send(w3c_server, requests[0])
        assert (answer.status_code, answer.json()["kind"]) == (403, "updates-disabled")
        pytest.skip("expects an update to succeed; this service has no update operation")
    for request in requests:
        expect(send(w3c_server, request), value(PROTOCOL, request, HT + "resp"))


def send(server: Server, request: object) -> httpx.Response:
    headers = {
        text(PROTOCOL, header, HT + "fieldName"): text(PROTOCOL, header, HT + "fieldValue")
        for header in items(PROTOCOL, value(PROTOCOL, request, HT + "headers"))
    }
    body = value(PROTOCOL, request, HT + "body")
    encoding = text(PROTOCOL, body, CNT + "characterEncoding") or "utf-8"
    content = text(PROTOCOL, body, CNT + "chars").encode(encoding) if body is not None else None
    path = text(PROTOCOL, request, HT + "absolutePath")
    return http.request(
        text(PROTOCOL, request, HT + "methodName"), server.url + path, content=content, headers=headers
    )


def expect(answer: httpx.Response, response: object) -> None:
    statuses = {
        str(q.object.value)[-3]
        for q in PROTOCOL.quads_for_pattern(response, ox.NamedNode(MF + "expectedStatus"), None)  # type: ignore[arg-type]
        if isinstance(q.object, ox.NamedNode)
    }
    assert str(answer.status_code)[0] in statuses, answer.text
    wanted = text(PROTOCOL, response, MF + "expectedFormat")
    if wanted:
        assert answer.headers["content-type"].partition(";")[0] in MEDIA[wanted]
    boolean = text(PROTOCOL, response, MF + "expectedBoolean")
    if boolean:
        assert answer.json()["boolean"] is (boolean == "true")


@needs_suite
def test_the_suite_is_whole() -> None:
    assert len(entries()) == 34
    assert {t.value.rpartition("#")[2] for t in entries()} >= NO_UPDATES


def description(server: Server, accept: str = "text/turtle") -> ox.Store:
    answer = http.get(server.sparql, headers={"accept": accept})
    assert answer.status_code == 200
    store = ox.Store()
    format = ox.RdfFormat.from_media_type(accept)
    assert format is not None
    store.load(answer.content, format=format)
    return store


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/ld+json"])
def test_service_description_returns_rdf(server: Server, accept: str) -> None:
    assert len(description(server, accept)) > 10


def test_service_description_has_the_endpoint_that_was_asked(server: Server) -> None:
    found = description(server).quads_for_pattern(
        None, ox.NamedNode(SD + "endpoint"), ox.NamedNode(server.sparql)
    )
    assert len(list(found)) == 1


def test_service_description_conforms_to_the_schema(server: Server) -> None:
    """Terms used as the vocabulary declares them: domains, ranges, and no term that it does not have."""
    store = description(server)
    ranges = {
        "endpoint": None,
        "supportedLanguage": None,
        "resultFormat": None,
        "defaultDataset": "Dataset",
        "defaultGraph": "Graph",
    }
    service = ox.NamedNode(SD + "Service")
    (subject,) = {q.subject for q in store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), service)}
    for quad in store:
        if quad.predicate.value.startswith(SD):
            name = quad.predicate.value.removeprefix(SD)
            assert name in ranges
            assert isinstance(quad.object, ox.NamedNode)
            if ranges[name]:
                kind = ox.NamedNode(SD + str(ranges[name]))
                assert list(store.quads_for_pattern(quad.object, ox.NamedNode(RDF + "type"), kind))
            if name != "defaultGraph":
                assert quad.subject == subject


def test_the_limits_are_in_the_service_description_as_on_their_page(server: Server) -> None:
    store = description(server)
    told = {
        q.object.value.rpartition("limit-")[2]
        for q in store.quads_for_pattern(None, ox.NamedNode("https://w3id.org/newsgraph/service#limit"), None)
        if isinstance(q.object, ox.NamedNode)
    }
    listed = {limit["name"] for limit in http.get(f"{server.url}/limits").json()["limits"]}
    assert told == listed
    assert {"seconds", "rows", "result_bytes", "body_bytes", "queries", "queue"} <= told
