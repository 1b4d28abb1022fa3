"""kg build: from files to a graph, and every bad file on the way."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fixture_cli import Kg

from kg.assets import asset
from kg.rdf.store import build_directory, current_build

ROOT = Path(__file__).resolve().parents[2]
SPANISH = "Nvidia presentó el H100 en marzo de 2022. Elon Musk es el director ejecutivo de xAI.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    path.mkdir()
    (path / "a.txt").write_text(SPANISH, encoding="utf-8")
    return path


def test_a_build_and_its_summary(kg: Kg, articles: Path, tmp_path: Path) -> None:
    ran = kg("build", articles, "--store", tmp_path / "graph")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("1 article, 2 sentences, ")
    assert "shapes: conforms" in ran.out
    assert str(tmp_path / "graph") in ran.out
    assert kg("show", "nvidia", "--store", tmp_path / "graph").code == 0


def test_the_summary_as_json(kg: Kg, articles: Path, tmp_path: Path) -> None:
    (articles / "same.txt").write_text(SPANISH, encoding="utf-8")
    (articles / "eo.txt").write_text("---\nlang: eo\n---\nLa firmao anoncis novan ĉipon.\n", encoding="utf-8")
    summary = json.loads(kg("build", articles, "--store", tmp_path / "graph", "--json").out)
    assert summary["articles"] == 2
    assert summary["conforms"] is True
    assert summary["duplicates"] == [{"file": "same.txt", "same_as": "a.txt"}]
    assert summary["articles_without_claims"] == ["eo.txt"]
    assert summary["dropped"]["no language pack for 'eo'"] == 1
    assert summary["build"] == current_build(tmp_path / "graph").build_id


def test_the_same_input_from_another_directory_is_the_same_build(
    kg: Kg, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kg("build", articles, "--store", tmp_path / "one")
    monkeypatch.chdir(articles)
    kg("build", "a.txt", "--store", tmp_path / "two")
    one, two = current_build(tmp_path / "one"), current_build(tmp_path / "two")
    assert one.build_id == two.build_id


BUILD_AND_EXPORT = """
from kg.cli.main import main
for words in ("build articles", "export -o graph.ttl", "export -o graph.nq"):
    assert main(words.split()) == 0
"""


def test_the_same_bytes_in_another_process_directory_and_hash_seed(tmp_path: Path) -> None:
    (sample,) = asset("seeds").glob("003_*.txt")
    exports = set()
    for seed, name in (("1", "one"), ("77", "two")):
        place = tmp_path / name
        (place / "articles").mkdir(parents=True)
        shutil.copy(sample, place / "articles")
        subprocess.run(
            [sys.executable, "-c", BUILD_AND_EXPORT],
            cwd=place,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            timeout=120,
        )
        exports.add(((place / "graph.ttl").read_bytes(), (place / "graph.nq").read_bytes()))
    assert len(exports) == 1


def test_all_that_cannot_be_read_is_named_and_nothing_is_lost(kg: Kg, articles: Path, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    kg("build", articles, "--store", store)
    before = build_directory(store)
    (articles / "empty.txt").write_text("")
    (articles / "latin.txt").write_bytes("café".encode("latin-1"))
    (articles / "front.md").write_text("---\ntitle: x\nText\n")
    (articles / "lines.jsonl").write_text("{}\n")
    with (articles / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    ran = kg("build", articles, "--store", store)
    assert ran.code == 3
    assert ran.out == ""
    named = [line.split(":", 2)[1].rsplit("/", 1)[-1] for line in ran.err.splitlines()]
    assert named == ["big.txt", "empty.txt", "front.md", "latin.txt", "lines.jsonl"]
    assert build_directory(store) == before
    skipped = kg("build", articles, "--store", store, "--skip-unreadable")
    assert skipped.code == 0
    assert len([line for line in skipped.err.splitlines() if "skipped" in line]) == 5
    assert skipped.out.startswith("1 article")


def test_a_directory_without_articles(kg: Kg, tmp_path: Path) -> None:
    ran = kg("build", tmp_path, "--store", tmp_path / "graph")
    assert ran.code == 3
    assert "no articles in this directory" in ran.err
    assert not (tmp_path / "graph").exists()


def test_a_store_that_cannot_be_written(kg: Kg, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = kg("build", articles, "--store", tmp_path / "file")
    assert ran.code == 3
    assert len(ran.err.splitlines()) == 1


def test_a_base_of_ones_own(kg: Kg, articles: Path, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    assert kg("build", articles, "--store", store, "--base-iri", "https://graph.example.org/").code == 0
    assert "<https://graph.example.org/entity/nvidia>" in kg("show", "nvidia", "--store", store).out
