"""The command line, run in this process on a store of the hand-made readings."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixture_cli import Kg, Ran
from fixture_graph import make_readings

from kg.cli.main import main
from kg.gazetteer import Gazetteer
from kg.rdf.build import build_graph
from kg.rdf.report import Report
from kg.schema import Schema


@pytest.fixture(scope="session")
def graph_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store directory with the hand-made readings."""
    path = tmp_path_factory.mktemp("cli") / "graph"
    build_graph(make_readings(), path, Schema.load(), Gazetteer({}, ()), lambda _: Report())
    return path


@pytest.fixture
def kg(graph_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    """Runs a command on that store; words as they would stand on the command line."""
    monkeypatch.setenv("KG_STORE", str(graph_path))

    def run(*words: object) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run
