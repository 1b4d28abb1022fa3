"""How answers are printed."""

from __future__ import annotations

import pytest

from kg.cli.output import marked, merged, print_table, width
from kg.rdf.facts import Citation, Mark


def citation(text: str, *marks: Mark) -> Citation:
    return Citation("a", "a.txt", "s", 0, len(text), text, "fr", marks, ())


def test_columns_are_aligned_in_every_script(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("name", "n"), [("xAI", "1"), ("مُمفيس", "2"), ("数据", "3"), ("two\nlines", "4")])
    lines = capsys.readouterr().out.splitlines()
    ends = {width(line) for line in lines[2:]}
    assert len(ends) == 1
    assert lines[0].split() == ["name", "n"]
    assert lines[-1].split() == ["two", "lines", "4"]


def test_a_table_without_rows_has_its_heading(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("a", "b"), [])
    assert capsys.readouterr().out.splitlines() == ["a  b", "-  -"]


def test_words_are_marked() -> None:
    said = citation("Brise compte 150 puces", Mark(0, 5, "subject"), Mark(13, 22, "value"))
    assert marked(said) == "«Brise» compte «150 puces»"


def test_marks_that_overlap_are_one() -> None:
    assert merged([(0, 5), (3, 8), (8, 9)]) == [(0, 8), (8, 9)]
    said = citation("Brise compte 150 puces", Mark(13, 22, "value"), Mark(13, 16, "role"))
    assert marked(said) == "Brise compte «150 puces»"


def test_on_a_terminal_colour_and_the_width_of_the_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.delenv("NO_COLOR", raising=False)
    print_table(("text",), [("word " * 20,)])
    assert all(width(line) <= 20 for line in capsys.readouterr().out.splitlines())
    assert marked(citation("ab", Mark(0, 1, "subject"))) == "\x1b[1;33ma\x1b[0mb"
    monkeypatch.setenv("NO_COLOR", "1")
    assert marked(citation("ab", Mark(0, 1, "subject"))) == "«a»b"
