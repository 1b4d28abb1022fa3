"""All articles of a call: each once, and all that is wrong said at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read import read_articles


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_same_content_is_taken_once_and_named(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", "Un texte.\n")
    write(tmp_path / "a.txt", "Un texte.\n")
    write(tmp_path / "c.jsonl", '{"text": "Un texte.\\n"}\n{"text": "Un autre."}\n')
    read = read_articles([tmp_path], "fr")
    assert [article.source for article in read.articles] == ["a.txt", "c.jsonl#2"]
    assert read.duplicates == (("b.txt", "a.txt"), ("c.jsonl#1", "a.txt"))


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Un texte.\n")
    read = read_articles([path, tmp_path], "fr")
    assert (len(read.articles), read.duplicates) == (1, ())


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Un texte.\n")
    write(tmp_path / "b.txt", "")
    write(tmp_path / "c.jsonl", '{"text": "x"}\n{"text": ""}\n')
    with pytest.raises(InputError) as caught:
        read_articles([tmp_path], "fr")
    lines = str(caught.value).splitlines()
    assert [line.removeprefix(f"{tmp_path}/").split(": ")[0] for line in lines] == ["b.txt", "c.jsonl:2"]


def test_what_cannot_be_read_can_be_passed_over_but_not_everything(tmp_path: Path) -> None:
    empty = write(tmp_path / "b.txt", "")
    with pytest.raises(InputError):
        read_articles([empty], "fr", skip_unreadable=True)
    read = read_articles([empty, write(tmp_path / "a.txt", "Un texte.\n")], "fr", skip_unreadable=True)
    assert (len(read.articles), len(read.unreadable)) == (1, 1)


def test_lines_after_a_broken_one_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "c.jsonl", '{"text": "x"}\n{\n{"text": ""}\n{"text": "y"}\n')
    with pytest.raises(InputError) as caught:
        read_articles([path], "fr")
    assert len(str(caught.value).splitlines()) == 2
    read = read_articles([path], "fr", skip_unreadable=True)
    assert [article.source for article in read.articles] == ["c.jsonl#1", "c.jsonl#4"]
    assert len(read.unreadable) == 2
