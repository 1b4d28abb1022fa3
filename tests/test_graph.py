"""The façade: building with a reader of one's own, opening, asking, and noticing a new build."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fixture_graph import make_store
from pyoxigraph import RdfFormat, parse

from kg.errors import InputError, StoreError, UnknownName
from kg.graph import KnowledgeGraph, Table
from kg.model import (
    Article,
    Claim,
    Entity,
    Evidence,
    Mention,
    Reading,
    Relation,
    Sentence,
    Span,
    Stance,
)


class FirstAndLastWord:
    """Reads the first and the last word of an article as companies, the one owner of the other."""

    def read(self, article: Article) -> Reading:
        words = article.text.rstrip(" .\n")
        first, last = words.split()[0], words.split()[-1]
        sentence = Sentence(article.id, 0, Span(0, len(words)), words, article.lang)
        spans = {first: Span(0, len(first)), last: Span(len(words) - len(last), len(words))}
        evidence = Evidence(article.id, 0, (("subject", spans[first]), ("object", spans[last])), "test/1")
        return Reading(
            article,
            (sentence,),
            tuple(Mention(0, span, name, name.lower(), "test") for name, span in spans.items()),
            tuple(Entity(name.lower(), "Company", ((article.lang, (name,)),)) for name in spans),
            (Claim(Relation(first.lower(), "ownerOf", last.lower()), Stance(), (evidence,)),),
        )


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Qoppa bought Sampi.\n", encoding="utf-8")
    return folder


def test_from_files_to_answers(articles: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    report = KnowledgeGraph.build(
        tmp_path / "graph",
        [articles],
        lang="en",
        reader=FirstAndLastWord(),
        progress=lambda done, of, name: told.append((done, of, name)),
    )
    assert report.build is not None
    assert report.claims == {"asserted": {"en": 1}}
    assert told == [(0, 1, "a.txt"), (1, 1, "")]
    with KnowledgeGraph.open(tmp_path / "graph") as graph:
        assert graph.build_record == report.build
        (row,) = graph.query("owners", {"thing": "Sampi"}).records(graph.iris.base)
        assert (row["owner"], row["article"], row["sentence"]) == ("qoppa", "a.txt", "Qoppa bought Sampi")
        (claim,) = graph.why("qoppa ownerOf sampi")
        assert graph.sentence_of(claim) == "Qoppa ownerOf Sampi"
        assert graph.claim(claim.iri) == claim
        assert graph.describe("qoppa").claims == (claim,)
        assert graph.label(claim.iri) == f"claim/{claim.iri.rsplit('/')[-1]}"
        assert graph.sparql("ASK { ?s kg:ownerOf ?o }") is True


def test_a_graph_notices_that_a_newer_one_is_there(articles: Path, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    KnowledgeGraph.build(store, [articles], lang="en", reader=FirstAndLastWord())
    graph = KnowledgeGraph.open(store)
    assert not graph.is_stale()
    (articles / "b.txt").write_text("Stigma bought Heta.\n", encoding="utf-8")
    KnowledgeGraph.build(store, [articles], lang="en", reader=FirstAndLastWord())
    assert graph.is_stale()
    assert len(graph.query("owners")) == 1
    assert len(KnowledgeGraph.open(store).query("owners")) == 2


def test_a_build_that_cannot_read_leaves_the_old_graph(articles: Path, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    first = KnowledgeGraph.build(store, [articles], lang="en", reader=FirstAndLastWord())
    (articles / "empty.txt").write_text("")
    with pytest.raises(InputError, match=r"empty\.txt: empty"):
        KnowledgeGraph.build(store, [articles], lang="en", reader=FirstAndLastWord())
    assert KnowledgeGraph.open(store).build_record == first.build
    again = KnowledgeGraph.build(
        store, [articles], lang="en", reader=FirstAndLastWord(), skip_unreadable=True
    )
    assert [line.rsplit("/", 1)[-1] for line in again.unreadable] == ["empty.txt: empty, no article in it"]


def test_reading_without_a_store(articles: Path) -> None:
    (reading,) = KnowledgeGraph.read(articles / "a.txt", "en", FirstAndLastWord())
    assert [mention.text for mention in reading.mentions] == ["Qoppa", "Sampi"]


def test_a_graph_in_memory_answers_and_exports() -> None:
    with KnowledgeGraph(make_store()) as graph:
        table = graph.query("accelerators", {"system": "brise"})
        assert isinstance(table, Table) and len(table) == 5
        out = io.BytesIO()
        graph.export(out, "nquads")
        assert set(parse(out.getvalue(), RdfFormat.N_QUADS)) == set(make_store())
        with pytest.raises(UnknownName, match="did you mean accelerators"):
            graph.query("acelerators")
        with pytest.raises(UnknownName):
            graph.describe("https://w3id.org/newsgraph/id/entity/nobody")
        assert graph.claim("https://w3id.org/newsgraph/id/claim/none") is None


def test_no_graph_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        KnowledgeGraph.open(tmp_path)


def test_terms_and_queries_need_no_graph() -> None:
    assert KnowledgeGraph.term("kg:Launch").kind == "event"
    assert "accelerators" in KnowledgeGraph.queries()
    assert any(KnowledgeGraph.sample_articles().iterdir())
