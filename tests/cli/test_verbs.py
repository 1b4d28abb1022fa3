"""Each verb on the hand-made graph: what it prints for people and as JSON."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from fixture_cli import Kg
from pyoxigraph import RdfFormat, parse

from kg.rdf.store import open_store


def test_query_prints_a_table(kg: Kg) -> None:
    ran = kg("query", "accelerators", "-p", "system=بريز")
    assert ran.code == 0
    heading, line, *rows = ran.out.splitlines()
    assert heading.split()[:4] == ["system", "count", "bound", "modality"]
    assert set(line) == {"-", " "}
    assert len(rows) == 5
    assert ran.err == ""


def test_query_as_json_and_csv(kg: Kg) -> None:
    answer = json.loads(kg("query", "namesakes", "--json").out)
    assert answer["head"]["vars"] == ["thing", "namesake", "modality", "speaker", "article", "sentence"]
    (row,) = answer["results"]["bindings"]
    assert row["namesake"]["value"] == "https://w3id.org/newsgraph/id/entity/grosse-brise"
    assert "speaker" not in row
    csv = kg("query", "namesakes", "--csv").out.splitlines()
    assert csv[0] == "thing,namesake,modality,speaker,article,sentence"
    assert len(csv) == 2


def test_query_list(kg: Kg) -> None:
    ran = kg("query", "--list")
    assert ran.code == 0
    assert "accelerators" in ran.out and "-p system=…" in ran.out
    listed = json.loads(kg("query", "--list", "--json").out)
    assert {"name", "title", "question", "params"} == set(listed[0])
    assert len(listed) >= 12


def test_query_show_gives_sparql_that_runs(kg: Kg, tmp_path: Path) -> None:
    text = kg("query", "accelerators", "-p", "system=brise", "--show").out
    assert "VALUES ?system { <https://w3id.org/newsgraph/id/entity/brise> }" in text
    (tmp_path / "q.rq").write_text(text, encoding="utf-8")
    assert kg("sparql", tmp_path / "q.rq").out == kg("query", "accelerators", "-p", "system=brise").out


def test_sparql_gives_each_form_its_answer(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(text: str, *words: str) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        ran = kg("sparql", "-", *words)
        assert (ran.code, ran.err) == (0, "")
        return ran.out

    assert ask("ASK { ?s a kg:Person }") == "true\n"
    assert json.loads(ask("ASK { ?s a kg:Nobody }", "--json")) == {"head": {}, "boolean": False}
    assert ask("SELECT ?s { ?s a kg:Person }").splitlines()[2].strip() == "ada-berg"
    assert ask("SELECT ?s { ?s a kg:Person }", "--format", "csv").splitlines() == [
        "s",
        "https://w3id.org/newsgraph/id/entity/ada-berg",
    ]
    assert ask("SELECT ?s { ?s a kg:Person }", "--format", "tsv").startswith("?s\n<")
    triples = ask("CONSTRUCT { ?s a kg:Person } WHERE { ?s a kg:Person }")
    assert len(list(parse(triples, RdfFormat.N_TRIPLES))) == 1


@pytest.mark.parametrize("text", ["SELECT *", "INSERT DATA { <x:y> <x:y> <x:y> }"])
def test_sparql_that_is_no_query(kg: Kg, tmp_path: Path, text: str) -> None:
    (tmp_path / "q.rq").write_text(text)
    ran = kg("sparql", tmp_path / "q.rq")
    assert ran.code == 2
    assert "line 1, column" in ran.err


def test_export_by_format_and_by_the_files_suffix(kg: Kg, graph_path: Path, tmp_path: Path) -> None:
    whole = set(open_store(graph_path))
    out = tmp_path / "graph.trig"
    ran = kg("export", "-o", out)
    assert (ran.code, ran.out) == (0, "")
    assert set(parse(out.read_bytes(), RdfFormat.TRIG)) == whole
    assert kg("export", "-o", tmp_path / "graph.ttl").code == 0
    assert (tmp_path / "graph.ttl").read_text().startswith("PREFIX ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.trig", "graph.ttl"]


def test_export_through_a_link_keeps_the_link(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "link.nq").symlink_to(tmp_path / "real.nq")
    assert kg("export", "-o", tmp_path / "link.nq").code == 0
    assert (tmp_path / "link.nq").is_symlink()
    assert (tmp_path / "real.nq").stat().st_size > 0


def test_export_to_where_nothing_can_be_written(kg: Kg, tmp_path: Path) -> None:
    ran = kg("export", "-o", tmp_path / "no" / "graph.ttl")
    assert ran.code == 3
    assert "cannot be written" in ran.err


def test_show_marks_what_is_not_asserted_and_whose_words_it_is(kg: Kg) -> None:
    out = kg("show", "Nordlicht AG").out
    assert "Nordlicht AG  (Company, Organization)" in out
    assert "[negated] Nordlicht AG ownerOf Kiel Daily" in out
    assert "[planned] Chipworks partnerOf Nordlicht AG — says Kiel Daily" in out
    assert "— says Ada Berg, via Kiel Daily" in out
    assert "nordlicht-ar.txt [ar]  «أطلقت» «نوردليشت» مجموعة «بريز» في «كيل»." in out
    assert "نوردليشت" in kg("show", "nordlicht", "--lang", "ar").out.splitlines()[0]


def test_show_as_json(kg: Kg) -> None:
    shown = json.loads(kg("show", "brise", "--json").out)
    assert shown["iri"] == "https://w3id.org/newsgraph/id/entity/brise"
    modalities = {claim["modality"] for claim in shown["claims"]}
    assert modalities == {"asserted", "planned", "possible"}
    for claim in shown["claims"]:
        for evidence in claim["evidence"]:
            assert evidence["text"] and evidence["rules"] and evidence["marks"]


def test_why_gives_sentence_words_and_rule(kg: Kg) -> None:
    out = kg("why", "brise acceleratorCount 200").out
    assert "planned, in the words of Ada Berg" in out
    assert "Selon «Ada Berg», directrice générale de Nordlicht AG, «Brise» «passera à» «200 puces»." in out
    assert "found by fr/acceleratorCount/2" in out
    (claim,) = json.loads(kg("why", "brise acceleratorCount 200", "--json").out)
    assert claim["states"][0][2] == '"200"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert kg("why", claim["iri"]).out == out
    assert "the article itself" in kg("why", "brise acceleratorCount 150").out
    assert "passed on by Kiel Daily" in kg("why", "* agent chipworks").out


def test_term(kg: Kg) -> None:
    out = kg("term", "kg:locatedIn").out
    assert "locatedIn  (relation)" in out
    assert "to   Place" in out
    told = json.loads(kg("term", "locatedIn", "--json").out)
    assert told["range"] == ["Place"]
    assert set(told["labels"]) == {"ar", "en", "es", "fr", "it"}


def test_read_shows_sentences_and_claims(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Nvidia presentó el H100 en marzo de 2022.\n", encoding="utf-8")
    ran = kg("read", file)
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "a.txt  [es]"
    assert "Nvidia presentó el H100" in ran.out
    traced = kg("read", file, "--trace").out
    assert "· Nvidia = nvidia" in traced
    (reading,) = json.loads(kg("read", file, "--json").out)
    assert reading["sentences"][0]["text"].startswith("Nvidia")
    assert {mention["entity"] for mention in reading["mentions"]} >= {"nvidia"}


def test_read_in_a_language_without_a_pack(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("La firmao anoncis novan ĉipon.\n", encoding="utf-8")
    ran = kg("read", file, "--lang", "eo")
    assert ran.code == 0
    assert "[eo]" in ran.out
    assert "no language pack for 'eo'" in ran.err
