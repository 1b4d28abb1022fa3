"""The questions on the page of saved queries, put to the graph of the sample articles."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kg.graph import KnowledgeGraph

PAGE = Path(__file__).resolve().parents[2] / "docs" / "queries.md"


def commands() -> list[str]:
    section = PAGE.read_text(encoding="utf-8").split("## Twenty questions", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"`([a-z][^`…]*)`", section)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    path = tmp_path_factory.mktemp("questions") / "graph"
    report = KnowledgeGraph.build(path, [KnowledgeGraph.sample_articles()])
    assert report.build is not None
    return KnowledgeGraph.open(path)


def test_there_are_twenty_questions() -> None:
    rows = PAGE.read_text(encoding="utf-8").split("## Twenty questions", 1)[1].split("\n## ", 1)[0]
    assert rows.count("\n| ") == 21


@pytest.mark.parametrize("command", commands())
def test_a_question_can_be_put_as_the_page_says(graph: KnowledgeGraph, command: str) -> None:
    name, *options = shlex.split(command)
    params = dict(option.split("=", 1) for option in options if option != "-p")
    table = graph.query(name, params)
    for row in table.records(graph.iris.base):
        assert row["article"].endswith(".txt")
        assert row["sentence"]
