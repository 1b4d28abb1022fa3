"""Files as articles: every kind, and everything that can be wrong with one."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.read import find_articles, read_path

FRENCH = "La société a annoncé mardi une nouvelle puce qui sera produite dans son usine de Grenoble.\n"


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def only(path: Path, lang: str | None = None) -> Article:
    (article,) = read_path(path, lang)
    return article


def problem(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        list(read_path(path))
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    return message


def test_the_text_is_kept_letter_for_letter(tmp_path: Path) -> None:
    text = "\ufeffUne  ligne\r\net une autre\u00a0: «\u202foui\u202f»\n\n"
    article = only(write(tmp_path / "a.txt", text))
    assert article.text == text
    assert article.text[article.body_span.start] == "U"
    assert article.content_hash == hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert article.id == article.content_hash[:16]
    assert (article.source, article.title, article.published) == ("a.txt", None, None)


def test_front_matter_is_said_and_not_read(tmp_path: Path) -> None:
    said = ('title: "Deux points : ici"', "date: 2024-09", "publisher: Le Nord", "url: https://example.org/1")
    head = "\n".join(("---", *said, "lang: fr-CA", "author: x", "---", ""))
    article = only(write(tmp_path / "a.md", head + FRENCH))
    assert (article.title, article.published, article.publisher) == (
        "Deux points : ici",
        "2024-09",
        "Le Nord",
    )
    assert (article.url, article.lang) == ("https://example.org/1", "fr")
    assert article.text == head + FRENCH
    assert article.text[article.body_span.start : article.body_span.end] == FRENCH


def test_front_matter_after_a_byte_order_mark_and_with_other_line_ends(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.txt", "\ufeff---\r\ntitle: T\r\n---\r\n" + FRENCH))
    assert article.title == "T"
    assert article.text[article.body_span.start :] == FRENCH


@pytest.mark.parametrize(
    ("head", "line", "words"),
    [
        ("---\ntitle: T\nText.\n", 3, "'key: value' lines"),
        ("---\ntitle: T\n", 1, "not closed"),
        ("---\ndate: yesterday\n---\nText.\n", 2, "no date"),
        ("---\ndate: 2024-02-30\n---\nText.\n", 2, "no date"),
        ("---\ntitle: T\n\nlang: 7\n---\nText.\n", 4, "no language code"),
        ("---\nurl: not here\n---\nText.\n", 2, "no web address"),
        ("---\ntitle: a\ntitle: b\n---\nText.\n", 3, "twice"),
    ],
)
def test_broken_front_matter_names_the_line(tmp_path: Path, head: str, line: int, words: str) -> None:
    message = problem(write(tmp_path / "a.txt", head))
    assert f"a.txt:{line}: " in message
    assert words in message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "white space"),
        ("\ufeff\n".encode(), "white space"),
        (b"---\ntitle: T\n---\n\n", "without an article"),
        ("Texte accentu\u00e9".encode("latin-1"), "not UTF-8 (byte 0xE9 at offset 13)"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "binary file or UTF-16 (a NUL byte at offset 8)"),
        ("text".encode("utf-16"), "UTF-16"),
    ],
)
def test_what_is_no_article_is_said_to_be_none(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in problem(write(tmp_path / "a.txt", content))


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "50.0 MB, more than the 20 MB" in problem(path)


def test_other_kinds_and_special_files(tmp_path: Path) -> None:
    assert ".pdf is no kind of article" in problem(write(tmp_path / "a.pdf", "x"))
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in problem(tmp_path / "pipe.txt")


def test_json_lines(tmp_path: Path) -> None:
    records = [
        {
            "text": FRENCH,
            "title": "T",
            "date": "2024-09-02T10:00:00Z",
            "publisher": "P",
            "url": "https://e.org/",
        },
        {"text": "Hello there, this is a short English text.", "id": "n-7", "lang": "en"},
    ]
    lines = json.dumps(records[0]) + "\n\n" + json.dumps(records[1], ensure_ascii=False)
    first, second = read_path(write(tmp_path / "news.jsonl", lines))
    assert (first.source, first.text, first.lang, first.published) == (
        "news.jsonl#1",
        FRENCH,
        "fr",
        "2024-09-02",
    )
    assert (first.title, first.publisher, first.url) == ("T", "P", "https://e.org/")
    assert (second.source, second.lang, second.body) == ("news.jsonl#n-7", "en", None)
    assert first.id == hashlib.sha256(FRENCH.encode()).hexdigest()[:16]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not JSON"),
        ("[1]", "JSON object"),
        ('{"title": "x"}', 'with a "text"'),
        ('{"text": 5}', 'with a "text"'),
        ('{"text": "  "}', "is empty"),
        ('{"text": "a\\u0000b"}', "NUL"),
        ('{"text": "a\\ud800b"}', "half a character"),
        ('{"text": "a", "id": true}', '"id" is'),
        ('{"text": "a", "id": "first"}', "that of line 1"),
        ('{"text": "a", "date": "never"}', "no date"),
        ('{"text": "a", "title": 3}', "title is a string"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, words: str) -> None:
    message = problem(
        write(tmp_path / "news.jsonl", '{"text": "fine", "id": "first", "lang": "en"}\n' + line)
    )
    assert "news.jsonl:2: " in message
    assert words in message


def test_json_lines_without_a_line(tmp_path: Path) -> None:
    assert "empty" in problem(write(tmp_path / "news.jsonl", "\n\n"))


def test_html_gives_its_main_text(tmp_path: Path) -> None:
    page = f"""<html lang="fr"><head><title>Une puce</title></head><body>
    <nav><a href="/">Accueil</a> <a href="/b">Abonnement</a></nav>
    <article><h1>Une puce</h1><p>{FRENCH}</p><p>{FRENCH.replace("mardi", "jeudi")}</p></article>
    <footer>Tous droits réservés</footer></body></html>"""
    article = only(write(tmp_path / "a.html", page))
    assert "annoncé mardi" in article.text and "annoncé jeudi" in article.text
    assert "Abonnement" not in article.text and "<p>" not in article.text
    assert (article.lang, article.title) == ("fr", "Une puce")
    assert article.content_hash == hashlib.sha256(page.encode()).hexdigest()


def test_html_without_an_article(tmp_path: Path) -> None:
    assert "no article text" in problem(write(tmp_path / "a.html", "<html><body></body></html>"))


def test_the_language_is_the_articles_own_then_the_one_given_then_detected(tmp_path: Path) -> None:
    plain = write(tmp_path / "a.txt", FRENCH)
    assert only(plain).lang == "fr"
    assert only(plain, "it").lang == "it"
    assert only(write(tmp_path / "b.txt", "---\nlang: es\n---\n" + FRENCH), "it").lang == "es"


def test_articles_are_found_below_directories_sorted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.html", "sub/c.jsonl", ".git/d.txt", "sub/.e.txt", "f.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, "x")
    found = find_articles([tmp_path, tmp_path / "b.txt"])
    assert [path.name for path in found] == ["a.html", "b.txt", "c.jsonl"]


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no articles in this directory"):
        find_articles([tmp_path])
    with pytest.raises(InputError, match="no such file or directory"):
        find_articles([tmp_path / "x.txt"])
    with pytest.raises(InputError, match="name files or directories"):
        find_articles([])
