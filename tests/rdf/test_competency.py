"""Competency questions: ours pass on a graph of the gold; what fails says so with the sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gold_graph import GOLD, gold_store
from pyoxigraph import Store

from kg.errors import InputError, UnknownName
from kg.rdf.competency import Answer, Verdict, ask_all, load_questions
from kg.rdf.iris import Iris
from kg.rdf.names import KG
from kg.rdf.reports.questions import FORMATS, format_named

needs_gold = pytest.mark.skipif(
    not GOLD.is_dir(), reason="the gold of the sample articles is not beside this checkout"
)

RIGHT = """question = "How many accelerators has Brise?"

[[ask]]
query = "accelerators"
params = { system = "brise" }

[[ask.expect]]
row = { count = 200, modality = "planned", speaker = ["ada-berg", ""] }
articles = ["nordlicht-fr", "nordlicht-ar"]
sentences = ["Brise passera à 200 puces"]

[[ask.refuse]]
row = { count = 200, modality = "asserted" }

[[ask.refuse]]
row = { count = 150 }
articles = ["nordlicht"]
"""


def write(folder: Path, text: str, name: str = "q.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def one(store: Store, folder: Path, text: str) -> Answer:
    (answer,) = ask_all(store, load_questions([write(folder, text)]), Iris())
    return answer


def test_a_right_answer(store: Store, tmp_path: Path) -> None:
    assert one(store, tmp_path, RIGHT) == Answer("q", "How many accelerators has Brise?", Verdict.PASSED)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('count = 200, modality = "planned"', 'count = 300, modality = "planned"', "no row with count = 300"),
        ('"nordlicht-ar"]', '"nordlicht-ar", "markt"]', "not from markt, only from"),
        ("passera à 200", "passera à 300", "no sentence with “Brise passera à 300 puces”, but"),
        (
            '{ count = 150 }\narticles = ["nordlicht"]',
            "{ count = 150 }",
            "should have no row with count = 150",
        ),
        ('system = "brise"', 'system = "breeze"', "no entity named 'breeze'"),
    ],
)
def test_a_wrong_answer_says_what_with_the_sentences(
    store: Store, tmp_path: Path, old: str, new: str, words: str
) -> None:
    assert old in RIGHT
    answer = one(store, tmp_path, RIGHT.replace(old, new))
    assert answer.verdict is Verdict.FAILED
    text = "\n".join(answer.failures)
    assert words in text
    assert "kg query accelerators -p system=br" in text
    if "breeze" not in new:
        assert "“" in text


def test_what_is_pending_does_not_fail_and_tells_when_it_passes(store: Store, tmp_path: Path) -> None:
    pending = 'pending = "not read yet"\n' + RIGHT
    assert one(store, tmp_path, pending).reason == "was pending (not read yet), passes now"
    wrong = one(store, tmp_path, pending.replace('count = 200, modality = "planned"', "count = 300"))
    assert (wrong.verdict, wrong.reason) == (Verdict.PENDING, "not read yet")


def test_questions_about_other_articles_are_skipped(store: Store, tmp_path: Path) -> None:
    other = RIGHT.replace('"nordlicht-fr", "nordlicht-ar"', '"elsewhere"')
    write(tmp_path, other, "other.toml")
    with pytest.raises(InputError, match="no question could be asked"):
        ask_all(store, load_questions([tmp_path]), Iris())
    write(tmp_path, RIGHT, "right.toml")
    answers = ask_all(store, load_questions([tmp_path]), Iris())
    assert [answer.verdict for answer in answers] == [Verdict.SKIPPED, Verdict.PASSED]


def test_a_query_beside_the_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(
        "#+ title: t\n#+ question: q\nPREFIX kg: <https://w3id.org/newsgraph/ontology#>\n"
        "SELECT ?who { ?who kg:chiefExecutiveOf ?of }",
        encoding="utf-8",
    )
    text = 'question = "q"\n[[ask]]\nquery = "own.rq"\n[[ask.expect]]\nrow = { who = "ada-berg" }\n'
    assert one(store, tmp_path, text).verdict is Verdict.PASSED


FAULTS = {
    "no TOML": ("question", "not TOML"),
    "no question": ("[[ask]]", "has a question and at least one"),
    "unknown key": ('question = "q"\nanswer = 1\n[[ask]]', "unknown key 'answer'"),
    "unknown query": ('question = "q"\n[[ask]]\nquery = "acelerators"', "did you mean accelerators"),
    "unknown parameter": (RIGHT.replace("params = { system", "params = { sytem"), "did you mean system"),
    "unknown column": (RIGHT.replace("count = 150", "number = 150"), "has no column number"),
    "tests nothing": ('question = "q"\n[[ask]]\nquery = "accelerators"', "tests nothing"),
    "query is not there": ('question = "q"\n[[ask]]\nquery = "none.rq"', "none.rq"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_one_line_with_the_file(tmp_path: Path, fault: str) -> None:
    text, words = FAULTS[fault]
    path = write(tmp_path, text)
    with pytest.raises(InputError) as caught:
        load_questions([path])
    assert str(caught.value).startswith(str(path))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no \.toml file in this folder"):
        load_questions([tmp_path])
    with pytest.raises(InputError, match="no such file or folder"):
        load_questions([tmp_path / "none.toml"])


def test_ours_are_loaded_and_each_needs_articles() -> None:
    questions = load_questions()
    assert len(questions) >= 20
    assert all(question.articles for question in questions)
    # What is pending says which article and what of it; there are fewer than one in three.
    pending = [question.pending for question in questions if question.pending]
    assert all(reason.startswith("article 00") for reason in pending)
    assert len(pending) < len(questions) / 3


@needs_gold
def test_ours_pass_on_what_the_gold_says() -> None:
    answers = ask_all(gold_store(), load_questions(), Iris())
    assert [(a.name, a.failures) for a in answers if a.verdict is not Verdict.PASSED] == []


@needs_gold
def test_ours_fail_where_the_graph_says_otherwise() -> None:
    # Everything asserted: what was planned or possible now reads as so.
    store = gold_store()
    for quad in list(store.quads_for_pattern(None, KG("modality"), None, None)):
        store.remove(quad)
        store.add(type(quad)(quad.subject, quad.predicate, KG("asserted"), quad.graph_name))
    failed = {a.name[:2] for a in ask_all(store, load_questions(), Iris()) if a.failures}
    assert {"01", "02", "06", "07", "17", "20", "25"} <= failed


def test_formats(store: Store, tmp_path: Path) -> None:
    answers = [
        one(store, tmp_path, RIGHT),
        one(store, tmp_path, RIGHT.replace("count = 200, ", "count = 300, ")),
        one(store, tmp_path, 'pending = "later"\n' + RIGHT.replace("count = 200, ", "count = 300, ")),
    ]
    text = FORMATS["text"](answers)
    assert text.endswith("1 passed, 1 failed, 1 pending, 0 skipped\n")
    whole = json.loads(FORMATS["json"](answers))
    assert whole["schema"] == 1
    assert whole["counts"] == {"passed": 1, "failed": 1, "pending": 1, "skipped": 0}
    junit = FORMATS["junit"](answers)
    assert 'tests="3"' in junit and 'failures="1"' in junit and 'skipped="1"' in junit
    schema = Path(__file__).parents[2] / ".cache" / "schemas" / "junit.xsd"
    if schema.exists():
        from lxml import etree

        etree.XMLSchema(etree.parse(str(schema))).assertValid(etree.fromstring(junit.encode("utf-8")))
    with pytest.raises(UnknownName):
        format_named("sarif")
