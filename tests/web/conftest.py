"""The servers that the tests share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from serving import Server, running, write_store


@pytest.fixture(scope="session")
def graph_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the hand-made graph; to be read only."""
    return write_store(tmp_path_factory.mktemp("web") / "graph")


@pytest.fixture(scope="session")
def server(graph_store: Path) -> Iterator[Server]:
    """One server for all tests that do not disturb it."""
    with running(graph_store, "--cors", "https://app.example", "--metrics") as server:
        yield server
