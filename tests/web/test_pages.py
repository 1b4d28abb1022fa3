"""Linked data and pages: each IRI answers for itself, for people without scripts and for machines."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import httpx
import pyoxigraph as ox
import pytest
from serving import BASE, Server, http, running, write_store

KG = "https://w3id.org/newsgraph/ontology#"
HTML = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
VOID_TAGS = frozenset(["meta", "link", "input", "br", "hr", "img"])


class Outline(HTMLParser):
    """Checks that tags nest, and gathers what a page would load and link to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []
        self.links: list[str] = []
        self.scripts = 0
        self.text: list[str] = []
        self.feed(page)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert not any(name.startswith("on") for name in given)
        if tag not in VOID_TAGS:
            self.open.append(tag)
        self.scripts += tag == "script"
        self.loads += [v for k, v in given.items() if v and (k == "src" or (tag == "link" and k == "href"))]
        self.links += [v for k, v in given.items() if v and tag == "a" and k == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def iri(server: Server, pattern: str) -> str:
    found = server.ask(f"PREFIX kg: <{KG}> SELECT ?x {{ {pattern} }} ORDER BY ?x LIMIT 1").json()
    value: str = found["results"]["bindings"][0]["x"]["value"]
    return value


THINGS = {
    "entity": "?x a kg:ComputeSystem",
    "claim": "?x a kg:Claim",
    "article": "?x a kg:Article",
    "event": "?x a kg:Launch",
    "planned event": "GRAPH ?g { ?x a kg:Expansion }",
    "evidence": "?x a kg:Evidence",
    "run": "?x a kg:Run",
}


def path_of(thing: str) -> str:
    return "/newsgraph/id/" + thing.removeprefix(BASE)


@pytest.mark.parametrize("pattern", THINGS.values(), ids=THINGS)
@pytest.mark.parametrize("media", ["text/turtle", "application/ld+json", "application/trig"])
def test_a_thing_answers_in_rdf_about_itself(server: Server, pattern: str, media: str) -> None:
    thing = iri(server, pattern)
    answer = http.get(server.url + path_of(thing), headers={"accept": media})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, media)
    format = ox.RdfFormat.from_media_type(media)
    quads = list(ox.parse(answer.content, format=format))
    node = ox.NamedNode(thing)
    assert any(node in (quad.subject, quad.object, quad.graph_name) for quad in quads)


@pytest.mark.parametrize("pattern", THINGS.values(), ids=THINGS)
def test_a_thing_has_a_page_that_needs_no_script_and_nothing_from_elsewhere(
    server: Server, pattern: str
) -> None:
    answer = http.get(server.url + path_of(iri(server, pattern)), headers=HTML)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    page = Outline(answer.text)
    assert page.scripts == 0
    assert all(load.startswith("/static/") for load in page.loads)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy


def test_the_page_of_an_entity_shows_each_claim_with_its_sentence(server: Server) -> None:
    page = http.get(f"{server.url}/newsgraph/id/entity/brise", headers=HTML).text
    assert '<blockquote lang="ar" dir="rtl"' in page
    assert "<mark" in page
    assert "planned" in page
    assert "in the words of" in page
    french = http.get(f"{server.url}/newsgraph/id/entity/brise?lang=fr", headers=HTML).text
    assert "système de calcul" in french


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "launch · Nordlicht AG · Brise · 2024-09"),
        ("?lang=fr", "mise en service · Nordlicht AG · Brise · 2024-09"),
    ],
)
def test_an_event_is_titled_by_what_it_is(server: Server, query: str, title: str) -> None:
    page = http.get(server.url + path_of(iri(server, "?x a kg:Launch")) + query, headers=HTML).text
    assert f"<title>{title}" in page
    assert f'<h1 dir="auto">{title}</h1>' in page


def test_the_page_of_an_article_marks_what_its_sentences_name(server: Server) -> None:
    page = http.get(server.url + path_of(iri(server, "?x a kg:Article")), headers=HTML).text
    assert re.search(r'<p id="sentence_0_\d+" lang="ar" dir="rtl">', page)
    assert '<a href="/newsgraph/id/entity/nordlicht"' in page


def test_links_on_pages_lead_somewhere(server: Server) -> None:
    for path in ("/", "/queries", "/newsgraph/id/entity/brise", "/limits"):
        page = Outline(http.get(server.url + path, headers=HTML).text)
        for link in {link.partition("#")[0] for link in page.links}:
            if link.startswith("/"):
                assert http.get(server.url + link).status_code == 200, (path, link)


def test_what_the_graph_does_not_know_is_404(server: Server) -> None:
    for path in ("entity/nix", "claim/0", "article/0", "entity/%3Cscript%3E", "entity/"):
        assert http.get(f"{server.url}/newsgraph/id/{path}").status_code == 404


def test_a_thing_has_an_etag_and_a_406(server: Server) -> None:
    url = f"{server.url}/newsgraph/id/entity/brise"
    first = http.get(url)
    assert first.headers["content-type"].startswith("text/turtle"), "no wish, no HTML"
    assert http.get(url, headers={"if-none-match": first.headers["etag"]}).status_code == 304
    assert http.get(url, headers={"accept": "image/png"}).status_code == 406
    assert {"Accept", "Accept-Language"} <= set(first.headers["vary"].split(", "))


def test_nothing_in_the_graph_becomes_markup(tmp_path_factory: pytest.TempPathFactory) -> None:
    evil = '<script>alert("1")</script>&\'<img src=x onerror=alert(1)>'
    entity, claim = ox.NamedNode(f"{BASE}entity/evil"), ox.NamedNode(f"{BASE}claim/c0")
    article, sentence = ox.NamedNode(f"{BASE}article/a0"), ox.NamedNode(f"{BASE}article/a0#sentence_0_9")
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    nif = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
    type_, text = ox.NamedNode(rdf), ox.Literal(evil, language="en")
    integer = ox.NamedNode("http://www.w3.org/2001/XMLSchema#nonNegativeInteger")
    quads = [
        ox.Quad(entity, type_, ox.NamedNode(KG + "Company")),
        ox.Quad(entity, ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), text),
        ox.Quad(
            entity,
            ox.NamedNode("http://www.w3.org/2004/02/skos/core#exactMatch"),
            ox.NamedNode("javascript:a"),
        ),
        ox.Quad(claim, type_, ox.NamedNode(KG + "Claim")),
        ox.Quad(entity, ox.NamedNode(KG + "memoryType"), ox.Literal(evil), claim),
        ox.Quad(entity, ox.NamedNode(KG + "ownerOf"), ox.NamedNode("javascript:alert(1)"), claim),
        ox.Quad(article, type_, ox.NamedNode(KG + "Article")),
        ox.Quad(article, ox.NamedNode("https://schema.org/headline"), text),
        ox.Quad(article, ox.NamedNode("https://schema.org/url"), ox.Literal("javascript:alert(1)")),
        ox.Quad(sentence, type_, ox.NamedNode(nif + "Sentence")),
        ox.Quad(sentence, ox.NamedNode(nif + "referenceContext"), article),
        ox.Quad(sentence, ox.NamedNode(nif + "anchorOf"), text),
        ox.Quad(sentence, ox.NamedNode(nif + "beginIndex"), ox.Literal("0", datatype=integer)),
        ox.Quad(sentence, ox.NamedNode(nif + "endIndex"), ox.Literal("9", datatype=integer)),
    ]
    with running(write_store(tmp_path_factory.mktemp("evil") / "graph", quads)) as server:
        for path in ("entity/evil", "claim/c0", "article/a0"):
            answer = http.get(f"{server.url}/newsgraph/id/{path}", headers=HTML)
            page = Outline(answer.text)
            assert page.scripts == 0, path
            assert "<img" not in answer.text
            assert evil in "".join(page.text), path
            assert not any(link.startswith("javascript:") for link in page.links)


def test_the_query_page_ships_its_editor(server: Server) -> None:
    answer = http.get(server.sparql, headers=HTML)
    page = Outline(answer.text)
    assert "<textarea" in answer.text, "it works without scripts as well"
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "connect-src 'self'" in policy
    assert any("yasgui" in load for load in page.loads)
    for load in page.loads:
        assert http.get(server.url + load).status_code == 200
    assert "MIT" in http.get(f"{server.url}/static/yasgui/LICENSE.txt").text


@pytest.mark.parametrize("path", ["../app.py", "%2e%2e/app.py", "..%2fapp.py", "yasgui/../../app.py"])
def test_static_files_are_those_of_their_folder(server: Server, path: str) -> None:
    with httpx.Client() as client:
        request = client.build_request("GET", f"{server.url}/static/x")
        request.url = request.url.copy_with(raw_path=f"/static/{path}".encode())
        assert client.send(request).status_code == 404
