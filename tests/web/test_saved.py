"""Saved queries over HTTP: forms, typed parameters, and the claims behind each row."""

from __future__ import annotations

import csv
import io
import json

import pytest
from fixture_graph import make_store
from serving import BASE, Server, http

from kg.graph import KnowledgeGraph
from kg.web.saved_forms import whole
from kg.web.saved_rows import saved

HTML = {"accept": "text/html"}


def test_the_list_names_every_query_with_its_parameters(server: Server) -> None:
    listed = {q["name"]: q for q in http.get(f"{server.url}/queries").json()["queries"]}
    queries = KnowledgeGraph.queries()
    assert set(listed) == set(queries)
    for name, query in queries.items():
        assert [p["name"] for p in listed[name]["parameters"]] == [p.name for p in query.params]
    page = http.get(f"{server.url}/queries", headers=HTML).text
    assert all(f'href="/queries/{name}"' in page for name in queries)


@pytest.mark.parametrize("name", sorted(KnowledgeGraph.queries()))
def test_every_query_answers_as_json_csv_tsv_and_page(server: Server, name: str) -> None:
    answer = http.get(f"{server.url}/queries/{name}").json()
    assert answer["truncated"] is False
    rows = list(csv.reader(io.StringIO(http.get(f"{server.url}/queries/{name}.csv").text, newline="")))
    assert rows[0] == answer["columns"]
    assert len(rows) - 1 == len(answer["rows"])
    tsv = http.get(f"{server.url}/queries/{name}", headers={"accept": "text/tab-separated-values"})
    assert tsv.headers["content-type"].startswith("text/tab-separated-values")
    assert tsv.text.splitlines()[0].split("\t") == answer["columns"]
    assert http.get(f"{server.url}/queries/{name}", headers=HTML).status_code == 200


def test_a_parameter_is_an_entity_by_slug_name_or_iri(server: Server) -> None:
    given = ("brise", "Brise", "بريز", "https://w3id.org/newsgraph/id/entity/brise")
    answers = [
        http.get(f"{server.url}/queries/accelerators", params={"system": g}).json()["rows"] for g in given
    ]
    assert answers[0]
    assert all(answer == answers[0] for answer in answers)


@pytest.mark.parametrize(
    ("name", "params", "parameter"),
    [
        ("accelerators", {"system": "brisee"}, "system"),
        ("accelerators", {"sytem": "brise"}, "sytem"),
        ("accelerators", {"evidence": "perhaps"}, "evidence"),
        ("accelerators", {"format": "pdf"}, "format"),
        ("events", {"kind": "no such {kind}"}, "kind"),
        ("accelerators", {"system": ["brise", "lied"]}, "system"),
        ("accelerators", {"system": "x> } INSERT DATA { <a:b> <a:c> <a:d> } #"}, "system"),
    ],
)
def test_a_bad_parameter_is_400_and_named(
    server: Server, name: str, params: dict[str, object], parameter: str
) -> None:
    answer = http.get(f"{server.url}/queries/{name}", params=params)  # type: ignore[arg-type]
    assert answer.status_code == 400
    assert answer.json()["parameter"] == parameter


def test_a_bad_date_is_400_and_named(server: Server) -> None:
    dated = [
        (q.name, p.name) for q in KnowledgeGraph.queries().values() for p in q.params if p.kind == "date"
    ]
    for name, parameter in dated:
        answer = http.get(f"{server.url}/queries/{name}", params={parameter: "last week"})
        assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)


def test_the_form_keeps_what_was_typed_and_says_what_is_wrong(server: Server) -> None:
    evil = '"><script>alert(1)</script>'
    page = http.get(f"{server.url}/queries/accelerators", params={"system": evil}, headers=HTML)
    assert page.status_code == 400
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text
    assert 'aria-invalid="true"' in page.text


def test_no_such_query_is_404_with_what_there_is(server: Server) -> None:
    answer = http.get(f"{server.url}/queries/acelerators")
    assert answer.status_code == 404
    assert "accelerators" in answer.json()["available"]


def test_evidence_gives_each_row_the_claims_behind_it(server: Server) -> None:
    plain = http.get(f"{server.url}/queries/accelerators").json()
    proven = http.get(f"{server.url}/queries/accelerators", params={"evidence": "1"}).json()
    assert [row["values"] for row in proven["rows"]] == [row["values"] for row in plain["rows"]]
    assert all("evidence" not in row for row in plain["rows"])
    for row in proven["rows"]:
        (claim,) = row["evidence"]
        (sentence,) = claim["sentences"]
        values = row["values"]
        assert sentence["sentence"] == values["sentence"]["value"]
        assert sentence["language"] == values["sentence"]["xml:lang"]
        assert sentence["source"] == values["article"]["value"]
        assert claim["modality"] in values["modality"]["value"]
        speaker = claim["speaker"]["name"] if claim["speaker"] else None
        assert (speaker == "Ada Berg") == ("speaker" in values)


@pytest.mark.parametrize("name", sorted(set(KnowledgeGraph.queries()) - {"mentions", "names"}))
def test_every_row_of_every_query_about_claims_has_evidence(server: Server, name: str) -> None:
    for row in http.get(f"{server.url}/queries/{name}", params={"evidence": "1"}).json()["rows"]:
        assert row["evidence"], row
        for claim in row["evidence"]:
            assert claim["sentences"]
            assert http.get(server.url + claim["claim"].removeprefix("https://w3id.org")).status_code == 200


def test_evidence_in_csv_has_a_line_for_each_sentence(server: Server) -> None:
    text = http.get(f"{server.url}/queries/accelerators.csv", params={"evidence": "1"}).text
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert rows
    assert all(row["evidence_sentence"] and row["evidence_language"] for row in rows)


def test_the_page_shows_sentences_in_their_direction(server: Server) -> None:
    page = http.get(f"{server.url}/queries/accelerators", params={"evidence": "1"}, headers=HTML).text
    assert '<blockquote lang="ar" dir="rtl"' in page
    assert '<blockquote lang="fr" dir="ltr"' in page


def test_an_answer_that_has_not_changed_is_not_sent_again(server: Server) -> None:
    url = f"{server.url}/queries/accelerators"
    plain, proven = http.get(url), http.get(url, params={"evidence": "1"})
    assert plain.headers["etag"] != proven.headers["etag"]
    for accept in ("application/json", "text/csv", "text/html"):
        tag = http.get(url, headers={"accept": accept}).headers["etag"]
        again = http.get(url, headers={"accept": accept, "if-none-match": f'"x", W/{tag}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


@pytest.mark.parametrize("evidence", [False, True])
@pytest.mark.parametrize("media", ["application/json", "text/csv", "application/sparql-results+json"])
def test_rows_end_with_the_last_whole_one_within_the_size(media: str, evidence: bool) -> None:
    graph = KnowledgeGraph(make_store(), BASE)

    def rows(found: dict[str, object]) -> list[object]:
        body = whole(media, {"name": "about"}, found["columns"], evidence, found["body"])  # type: ignore[arg-type]
        if media == "text/csv":
            return list(csv.reader(io.StringIO(body.decode(), newline="")))[1:]
        answer = json.loads(body)
        return answer["rows"] if media == "application/json" else answer["results"]["bindings"]  # type: ignore[no-any-return]

    full = saved(graph, "about", {}, evidence, media, 1000, 10_000_000)
    size = len(full["body"])
    assert full["truncated"] is False
    assert full["count"] > 3
    assert saved(graph, "about", {}, evidence, media, 1000, size)["body"] == full["body"]
    cut = saved(graph, "about", {}, evidence, media, 1000, size // 2)
    assert cut["truncated"] is True
    assert 0 < cut["count"] < full["count"]
    assert len(cut["body"]) <= size // 2
    assert rows(full)[: len(rows(cut))] == rows(cut)
    none = saved(graph, "about", {}, evidence, media, 1000, 1)
    assert (none["count"], none["truncated"], rows(none)) == (0, True, [])
