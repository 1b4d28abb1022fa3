"""What several test folders share: the hand-made readings and stores of them."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

from fixture_graph import make_readings, make_store
from pyoxigraph import Store

from kg.model import Reading

# How long an example takes says more of the machine than of the code; benchmarks measure time.
settings.register_profile("newsgraph", deadline=None)
settings.load_profile("newsgraph")


# builds the wheel, which takes minutes
LONGEST = "test_compiled.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the file that takes longest, then with those of the most tests: a whole file goes to one
    worker, and what is begun last is waited for.
    """
    number = Counter(item.path for item in items)
    items.sort(key=lambda item: (item.path.name != LONGEST, -number[item.path]))


@pytest.fixture(scope="session")
def readings() -> tuple[Reading, ...]:
    """Four articles in three languages, see `fixture_graph`."""
    return make_readings()


@pytest.fixture
def store() -> Store:
    """A fresh in-memory store of the readings and the ontology."""
    return make_store()
