"""kg eval, kg merges, kg lang and kg read --trace: what they print, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fixture_cli import Kg

QUOTE = "Brise de Nordlicht AG compte 150 puces"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Gold of one article of the hand-made graph: one relation found, one missed."""
    entities = [
        {"id": "nl", "type": "Organization", "names": ["Nordlicht AG"]},
        {"id": "wind", "type": "Hardware", "names": ["Brise"]},
        {"id": "works", "type": "Organization", "names": ["Chipworks"]},
    ]
    rows = [
        {"s": "nl", "p": "operatorOf", "o": "wind", "quotes": [QUOTE]},
        {"s": "works", "p": "supplierOf", "o": "nl", "quotes": [QUOTE]},
    ]
    whole = {"doc": "markt-fr.txt", "lang": "fr", "entities": entities, "relations": rows}
    (tmp_path / "gold.json").write_text(json.dumps(whole), encoding="utf-8")
    return tmp_path


def test_eval_prints_figures_by_kind_language_and_term(kg: Kg, graph_path: Path, gold: Path) -> None:
    ran = kg("eval", graph_path, "--gold", gold)
    assert ran.code == 0
    rows = {tuple(line.split()[:3]) for line in ran.out.splitlines() if line}
    assert ("supplierOf", "0.000", "0.000") in rows
    assert ("operatorOf", "1.000", "1.000") in rows
    assert any(row[0] == "fr" for row in rows)
    assert "missed" not in ran.out.splitlines()[-1]


def test_eval_lists_misses_and_gives_json(kg: Kg, graph_path: Path, gold: Path) -> None:
    assert "works supplierOf nl" in kg("eval", graph_path, "--gold", gold, "--misses").out
    found = json.loads(kg("eval", graph_path, "--gold", gold, "--misses", "--json").out)
    assert found["relations"]["missed"] == 1
    assert {"what": "missed", "kind": "relations", "lang": "fr", "article": "markt-fr.txt",
            "term": "supplierOf", "said": "works supplierOf nl"} in found["findings"]  # fmt: skip


def test_eval_of_an_export_is_that_of_the_store(kg: Kg, graph_path: Path, gold: Path, tmp_path: Path) -> None:
    export = tmp_path / "graph.trig"
    assert kg("export", "--format", "trig", "--output", export).code == 0
    asked = ("--gold", gold, "--json")
    assert kg("eval", export, *asked).out == kg("eval", graph_path, *asked).out


def test_eval_fails_under_a_floor(kg: Kg, graph_path: Path, gold: Path) -> None:
    ran = kg(
        "eval", graph_path, "--gold", gold, "--fail-under", "relations=0.9", "--fail-under", "evidence=1"
    )
    assert ran.code == 1
    assert "kg: relations 0." in ran.err and "is under 0.9" in ran.err
    assert "evidence" not in ran.err
    assert kg("eval", graph_path, "--gold", gold, "--fail-under", "evidence=1").code == 0


@pytest.mark.parametrize("floor", ["relations", "relations=many", "beauty=0.5", "relations=7"])
def test_eval_refuses_floors_that_are_none(kg: Kg, graph_path: Path, gold: Path, floor: str) -> None:
    ran = kg("eval", graph_path, "--gold", gold, "--fail-under", floor)
    assert ran.code == 2
    assert ran.err.startswith(f"kg: --fail-under {floor}: wants FIGURE=NUMBER")


def test_eval_without_gold_or_graph(kg: Kg, graph_path: Path, tmp_path: Path) -> None:
    ran = kg("eval", graph_path, "--gold", tmp_path)
    assert (ran.code, len(ran.err.splitlines())) == (3, 1)
    assert kg("eval", tmp_path / "none", "--gold", tmp_path).code == 3


def test_merges_lists_names_with_reasons(kg: Kg) -> None:
    ran = kg("merges")
    assert ran.code == 0
    lines = ran.out.splitlines()
    at = lines.index("brise  (Hardware; 3 articles)")
    assert "    Brise: same name, markt-fr.txt, nordlicht-fr.txt" in lines[at:]


def test_merges_as_json(kg: Kg) -> None:
    found = json.loads(kg("merges", "--json").out)
    assert any(merge["iri"].endswith("/entity/brise") for merge in found["merged"])
    assert json.loads(kg("merges", "--near", "--json").out).keys() == {"near"}


def test_lang_shows_every_pack_and_its_gaps(kg: Kg) -> None:
    ran = kg("lang")
    assert ran.code == 0
    heading, _, *rows = ran.out.splitlines()
    assert heading.split()[0] == "term" and "en" in heading.split()
    assert any(row.startswith("Launch ") for row in rows)
    (english,) = json.loads(kg("lang", "en", "--json").out)
    assert set(english["gaps"]) <= {term for term, number in english["patterns"].items() if not number}


def test_lang_of_one_pack(kg: Kg) -> None:
    assert kg("lang", "en").out.startswith("English (en, ")
    ran = kg("lang", "tlh")
    assert ran.code == 2
    assert "no language pack named 'tlh'" in ran.err


def test_build_with_decisions_of_ones_own(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "bad.tsv").write_text("same\tnord\n", encoding="utf-8")
    ran = kg("build", "--identity", tmp_path / "bad.tsv", "--store", tmp_path / "store")
    assert ran.code == 3
    assert "bad.tsv:1: a decision is" in ran.err


def test_trace_shows_names_rules_words_and_what_was_let_go(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Norvane AG launched the cluster Brisa in Kiel.\nThe firm bought.\n", encoding="utf-8")
    lines = kg("read", file, "--lang", "en", "--trace").out.splitlines()
    first, second = (
        lines.index("  0  Norvane AG launched the cluster Brisa in Kiel."),
        lines.index("  1  The firm bought."),
    )
    said = lines[first:second]
    assert any(line.lstrip().startswith("· Brisa = brisa  (en/name/") for line in said)
    (at,) = (n for n, line in enumerate(said) if "→ Launch: " in line)
    assert "(en/Launch/" in said[at]
    assert "«launched»" in said[at + 1] and "«Norvane AG»" in said[at + 1]
    assert any(line.lstrip().startswith("× ") and "(en/Purchase/" in line for line in lines[second:])
    assert any(line.startswith("rules that found something: ") for line in lines)
    assert any(line.startswith("let go: ") for line in lines)
