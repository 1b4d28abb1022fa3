"""A build of hand-made readings: what it counts, keeps and refuses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.gazetteer import Gazetteer
from kg.model import Reading
from kg.rdf.build import BuildReport, build_graph
from kg.rdf.gate import judge, load_rules
from kg.rdf.report import Kind, Report, Result, Severity
from kg.rdf.run import hash_files
from kg.rdf.store import current_build, open_store
from kg.schema import Schema

BAD = Report((Result(Severity.VIOLATION, Kind.SHAPE, "rule", "<x:y>", message="wrong"),))


def build(
    readings: Sequence[Reading], path: Path, report: Report | None = None, **options: bool
) -> BuildReport:
    return build_graph(
        readings, path, Schema.load(), Gazetteer({}, ()), lambda _: report or Report(), **options
    )


def test_what_a_build_counts(readings: Sequence[Reading], tmp_path: Path) -> None:
    report = build(readings, tmp_path)
    assert report.counts == {
        "articles": 4, "sentences": 17, "mentions": 47, "entities": 12, "claims": 28, "events": 5,
    }  # fmt: skip
    assert report.claims == {
        "asserted": {"ar": 5, "en": 1, "fr": 18},
        "negated": {"fr": 1},
        "planned": {"ar": 1, "en": 1, "fr": 3},
        "possible": {"en": 1, "fr": 2},
    }
    assert report.drops == {"no object of a fitting type": 1}
    assert report.silent == ()
    made = current_build(tmp_path)
    assert made == report.build
    assert made.counts["claims"] == 28
    assert made.counts["quads"] == len(open_store(tmp_path))


def test_an_article_that_gives_nothing_is_named(readings: Sequence[Reading], tmp_path: Path) -> None:
    french = readings[0]
    empty = Reading(french.article, french.sentences)
    assert build((empty, *readings[1:]), tmp_path).silent == ("nordlicht-fr.txt",)


def test_violations_are_refused_and_the_old_graph_stays(readings: Sequence[Reading], tmp_path: Path) -> None:
    first = build(readings[:1], tmp_path)
    second = build(readings, tmp_path, BAD)
    assert second.build is None
    assert second.validation == BAD
    assert second.counts["articles"] == 4
    assert current_build(tmp_path) == first.build


def test_violations_are_kept_where_that_is_allowed(readings: Sequence[Reading], tmp_path: Path) -> None:
    report = build(readings, tmp_path, BAD, allow_violations=True)
    assert report.build == current_build(tmp_path)


def test_the_hand_made_graph_conforms(readings: Sequence[Reading], tmp_path: Path) -> None:
    rules = load_rules()
    report = build_graph(
        readings, tmp_path, Schema.load(), Gazetteer({}, ()), lambda store: judge(store, rules)
    )
    assert report.validation.conforms(), report.validation.at_least(Severity.VIOLATION)
    assert report.build is not None


def test_building_twice_gives_the_same_build(readings: Sequence[Reading], tmp_path: Path) -> None:
    one = build(readings, tmp_path / "a")
    two = build(tuple(reversed(readings)), tmp_path / "b")
    assert one.build is not None
    assert one.build == two.build


def test_a_store_that_cannot_be_written_is_said_so(readings: Sequence[Reading], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        build(readings, tmp_path / "file")


def test_the_hash_of_inputs_is_that_of_names_and_contents(tmp_path: Path) -> None:
    for folder in ("one/x", "two/x"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.ttl").write_text("a")
        (tmp_path / folder / "b.ttl").write_text("b")
    one = sorted((tmp_path / "one").rglob("*.ttl"))
    two = sorted((tmp_path / "two").rglob("*.ttl"))
    assert hash_files(one) == hash_files(reversed(two))
    two[0].write_text("c")
    assert hash_files(one) != hash_files(two)
