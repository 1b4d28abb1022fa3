"""Source checks: the bytes of the articles' files, and each quote in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.errors import InputError
from kg.model import Reading
from kg.rdf.report import Severity
from kg.rdf.sources import State, check_sources, states

RULES = {
    "source/unread",
    "source/changed",
    "source/gone",
    "source/quote-lost",
    "source/quote-moved",
    "source/not-available",
}


@pytest.fixture
def folder(tmp_path: Path, readings: tuple[Reading, ...]) -> Path:
    """The four articles' files as they were read."""
    for reading in readings:
        (tmp_path / reading.article.source).write_bytes(reading.article.text.encode("utf-8"))
    return tmp_path


def rules(store: Store, folder: Path) -> list[tuple[str, str]]:
    return [(r.rule, r.message) for r in check_sources(store, [folder]).results]


def test_all_verbatim(store: Store, folder: Path) -> None:
    report = check_sources(store, [folder])
    assert report.results == ()
    assert {rule.name for rule in report.rules} == RULES
    assert {rule.focus_nodes for rule in report.rules} == {4}
    assert {source.state for source in states(store, [folder])} == {State.VERBATIM}


def test_a_changed_sentence(store: Store, folder: Path) -> None:
    path = folder / "markt-fr.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Kiel Daily", "le Kiel Daily", 1), encoding="utf-8")
    found = check_sources(store, [folder])
    assert [r.rule for r in found.results if r.severity is Severity.VIOLATION] == [
        "source/changed",
        "source/quote-lost",
    ]
    lost = next(r for r in found.results if r.rule == "source/quote-lost")
    assert "markt-fr.txt no longer says “Nordlicht AG ne possède pas Kiel Daily.”" in lost.message
    moved = [r for r in found.results if r.rule == "source/quote-moved"]
    # The two sentences after the changed one, once each, not their words as well.
    assert len(moved) == 2
    assert {r.severity for r in moved} == {Severity.WARNING}
    assert {s.source: s.state for s in states(store, [folder])}["markt-fr.txt"] is State.CHANGED


def test_a_file_that_is_gone(store: Store, folder: Path) -> None:
    (folder / "markt-fr.txt").unlink()
    assert rules(store, folder) == [("source/gone", "markt-fr.txt is not in the folders named")]


def test_another_line_end_is_another_file(store: Store, folder: Path) -> None:
    path = folder / "markt-fr.txt"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert rules(store, folder) == [("source/changed", "markt-fr.txt has other bytes than when it was read")]


def test_no_folder_with_files_is_not_available(store: Store, tmp_path: Path) -> None:
    assert {source.state for source in states(store, [tmp_path])} == {State.NOT_AVAILABLE}
    with pytest.raises(InputError, match="no such file or folder"):
        check_sources(store, [tmp_path / "nowhere"])


def test_only_the_files_named(store: Store, folder: Path) -> None:
    (folder / "markt-fr.txt").write_text("Autre chose.", encoding="utf-8")
    (folder / "new.txt").write_text("Brise.", encoding="utf-8")
    same = check_sources(store, [folder / "nordlicht-fr.txt"], only=True)
    assert same.results == ()
    assert {rule.focus_nodes for rule in same.rules} == {1}
    found = check_sources(store, [folder / "markt-fr.txt", folder / "new.txt"], only=True)
    assert {result.rule for result in found.results} == {
        "source/changed",
        "source/quote-lost",
        "source/unread",
    }
    assert not found.conforms()
    assert check_sources(store, [folder / "new.txt"], only=True).conforms()
