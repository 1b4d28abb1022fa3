"""Competency questions as tests: what the graph must answer, from which articles, with which sentences.

    question = "How many accelerators has Colossus, and is that current or planned?"

    [[ask]]
    query = "accelerators"                  # a saved query, or a .rq file beside this one
    params = { system = "colossus" }

    [[ask.expect]]                          # some row is so …
    row = { count = 100000, modality = "asserted" }
    articles = ["000", "002"]               # … from each of these articles (how their file's name begins) …
    sentences = ["100 000 Nvidia H100"]     # … with these words in the sentence

    [[ask.refuse]]                          # no row is so
    row = { count = 200000, modality = "asserted" }

A cell is written as `kg query` prints it; a list of cells means any of them, "" that nothing is there.
`pending = "why"` on the file lets it fail, and tells when it passes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, Store

from kg.assets import asset
from kg.errors import InputError, KgError, UnknownName
from kg.rdf.iris import Iris
from kg.rdf.lookup import find_entity, find_term
from kg.rdf.names import DCT, KG, RDF
from kg.rdf.queries import SavedQuery, load_queries, read_query, run
from kg.rdf.table import Table, readable

_TOP = {"question", "pending", "ask"}
_ASK = {"query", "params", "expect", "refuse"}
_EXPECT = {"row", "articles", "sentences"}

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What some row must be, or none may: column to the cells that are right."""

    row: Mapping[str, tuple[str, ...]]
    articles: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()

    def matches(self, row: Row) -> bool:
        """Whether the row is as it says."""
        return all(row.get(column, "") in cells for column, cells in self.row.items())

    def words(self) -> str:
        """The row in words."""
        return (
            ", ".join(f"{column} = {' or '.join(cells)}" for column, cells in self.row.items()) or "any row"
        )


@dataclass(frozen=True, slots=True)
class Ask:
    """One saved query with its parameters, and what it must and must not answer."""

    query: SavedQuery
    params: Mapping[str, str]
    expect: tuple[Expectation, ...]
    refuse: tuple[Expectation, ...]

    def words(self) -> str:
        """The command that asks the same."""
        given = "".join(f" -p {name}={value}" for name, value in self.params.items())
        return f"kg query {self.query.name}{given}"


@dataclass(frozen=True, slots=True)
class Question:
    """One file of tests."""

    name: str
    file: str
    question: str
    pending: str
    asks: tuple[Ask, ...]

    @property
    def articles(self) -> set[str]:
        """How the names of the files that it needs begin."""
        return {article for ask in self.asks for one in ask.expect for article in one.articles}


class Verdict(StrEnum):
    """How a question came out; pending ones do not fail a run."""

    PASSED = "passed"
    FAILED = "failed"
    PENDING = "pending"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Answer:
    """One question's verdict, and where it failed what was missing, with the sentences that were there."""

    name: str
    question: str
    verdict: Verdict
    reason: str = ""
    failures: tuple[str, ...] = ()


def load_questions(paths: Sequence[Path] = ()) -> tuple[Question, ...]:
    """The questions of the .toml files and folders named, ours where none is; sorted by name.

    Raises InputError, with the file, for one that cannot be read as what it should be.
    """
    files: list[Path] = []
    for path in paths or [asset("queries", "tests")]:
        inside = sorted(path.glob("*.toml")) if path.is_dir() else [path]
        if not inside:
            raise InputError(
                f"{path}: no .toml file in this folder; name the folder that holds the questions"
            )
        files += inside
    saved = load_queries()
    return tuple(sorted((_read(path, saved) for path in files), key=lambda q: q.name))


def _read(path: Path, saved: Mapping[str, SavedQuery]) -> Question:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"{path}: no such file or folder; name one that holds questions") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: not TOML: {error}") from None
    _known(path, data, _TOP)
    asks = data.get("ask", [])
    if not isinstance(data.get("question"), str) or not isinstance(asks, list) or not asks:
        raise InputError(f"{path}: a file of tests has a question and at least one [[ask]]")
    return Question(
        path.stem,
        str(path),
        data["question"],
        str(data.get("pending", "")),
        tuple(_ask(path, one, saved) for one in asks),
    )


def _ask(path: Path, data: Any, saved: Mapping[str, SavedQuery]) -> Ask:
    _known(path, data, _ASK)
    name = str(data.get("query", ""))
    try:
        if name.endswith(".rq"):
            query = read_query(path.parent / name)
        elif name in saved:
            query = saved[name]
        else:
            raise UnknownName("saved query", name, saved)
    except (KgError, OSError) as error:
        raise InputError(f"{path}: {error}") from None
    expect = tuple(_expectation(path, one) for one in data.get("expect", []))
    refuse = tuple(_expectation(path, one) for one in data.get("refuse", []))
    if not expect and not refuse:
        raise InputError(f"{path}: an [[ask]] without [[ask.expect]] or [[ask.refuse]] tests nothing")
    params = {str(key): str(value) for key, value in data.get("params", {}).items()}
    for name in params:
        if all(name != parameter.name for parameter in query.params):
            raise InputError(
                f"{path}: {UnknownName(f'parameter of {query.name}', name, (p.name for p in query.params))}"
            )
    for one in (*expect, *refuse):
        for column in one.row:
            if f"?{column}" not in query.text:
                raise InputError(f"{path}: the query {query.name} has no column {column}")
    return Ask(query, params, expect, refuse)


def _expectation(path: Path, data: Any) -> Expectation:
    _known(path, data, _EXPECT)
    row = {
        str(column): tuple(str(cell) for cell in cells) if isinstance(cells, list) else (str(cells),)
        for column, cells in data.get("row", {}).items()
    }
    return Expectation(row, tuple(data.get("articles", ())), tuple(data.get("sentences", ())))


def _known(path: Path, data: Any, keys: set[str]) -> None:
    if not isinstance(data, dict):
        raise InputError(f"{path}: a table is wanted where {data!r} stands")
    for key in data:
        if key not in keys:
            raise InputError(f"{path}: unknown key {key!r}; there is: {', '.join(sorted(keys))}")


def ask_all(store: Store, questions: Sequence[Question], iris: Iris) -> tuple[Answer, ...]:
    """The answers to the questions, in their order.

    Raises InputError where there are none, or the graph has none of the articles that they are about.
    """
    sources = {
        quad.object.value
        for article in store.quads_for_pattern(None, RDF("type"), KG("Article"), None)
        for quad in store.quads_for_pattern(article.subject, DCT("source"), None, None)
        if isinstance(quad.object, Literal)
    }
    answers = tuple(_answer(store, question, iris, sources) for question in questions)
    if all(answer.verdict is Verdict.SKIPPED for answer in answers):
        raise InputError(
            "no question could be asked: the graph has none of the articles that they are about; "
            "build it from those, or name questions of your own"
        )
    return answers


def _answer(store: Store, question: Question, iris: Iris, sources: set[str]) -> Answer:
    missing = sorted(a for a in question.articles if not any(s.startswith(a) for s in sources))
    if question.articles and len(missing) == len(question.articles):
        reason = f"the graph has no article {', '.join(missing)}"
        return Answer(question.name, question.question, Verdict.SKIPPED, reason)
    failures = tuple(line for ask in question.asks for line in _failures(store, ask, iris))
    if not failures:
        reason = f"was pending ({question.pending}), passes now" if question.pending else ""
        return Answer(question.name, question.question, Verdict.PASSED, reason)
    verdict = Verdict.PENDING if question.pending else Verdict.FAILED
    return Answer(question.name, question.question, verdict, question.pending, failures)


def _failures(store: Store, ask: Ask, iris: Iris) -> Iterator[str]:
    try:
        rows = list(_rows(store, ask, iris))
    except KgError as error:
        yield f"{ask.words()}: {error}"
        return
    for wanted in ask.expect:
        found = [row for row in rows if wanted.matches(row)]
        if not found:
            yield f"{ask.words()}: no row with {wanted.words()}"
            yield from _shown(rows)
            continue
        missing = [a for a in wanted.articles if not any(r.get("article", "").startswith(a) for r in found)]
        if missing:
            yield f"{ask.words()}: {wanted.words()}: not from {', '.join(missing)}, only from"
            yield from _shown(found)
        for words in wanted.sentences:
            if not any(words in row.get("sentence", "") for row in found):
                yield f"{ask.words()}: {wanted.words()}: no sentence with “{words}”, but"
                yield from _shown(found)
    for unwanted in ask.refuse:
        found = [row for row in rows if unwanted.matches(row) and _from(row, unwanted.articles)]
        if found:
            yield f"{ask.words()}: should have no row with {unwanted.words()}, but has"
            yield from _shown(found)


def _from(row: Row, articles: Sequence[str]) -> bool:
    return not articles or any(row.get("article", "").startswith(article) for article in articles)


def _rows(store: Store, ask: Ask, iris: Iris) -> Iterator[Row]:
    terms = ask.query.terms(
        ask.params, lambda word: find_entity(store, word, iris), lambda word: find_term(store, word)
    )
    answer = run(store, ask.query.bound(terms))
    assert isinstance(answer, Table)
    for row in answer:
        cells = (readable(term, iris.base) for term in row)
        yield dict(zip(answer.columns, cells, strict=True))


def _shown(rows: Sequence[Row], most: int = 8) -> Iterator[str]:
    for row in rows[:most]:
        cells = ", ".join(
            f"{c} = {v}" for c, v in row.items() if v and not c.endswith(("article", "sentence"))
        )
        yield f"    {row.get('article', '')}: {cells}: “{' '.join(row.get('sentence', '').split())}”"
    if len(rows) > most:
        yield f"    … and {len(rows) - most} more rows"
    if not rows:
        yield "    the query has no rows"
