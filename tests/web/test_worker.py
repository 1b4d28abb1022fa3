"""What a nursery loads, and what its workers say of a build that is being removed."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.rdf.store import NQUADS, build_directory, build_store
from kg.web.pool import Pool
from kg.web.settings import Limits
from kg.web.worker import Setup, _load
from kg.web.workers import Nursery, NurseryLost

E = "http://e/"


def test_the_graph_in_memory_is_the_one_on_disk(tmp_path: Path) -> None:
    node = ox.NamedNode
    quads = [
        ox.Quad(node(E + "a"), node(E + "p"), ox.Literal("x\ny", language="fr")),
        ox.Quad(node(E + "a"), node(E + "p"), ox.Literal("x\ny", language="fr"), node(E + "g")),
        ox.Quad(node(E + "b"), node(E + "p"), ox.Literal("1.50", datatype=node(E + "d"))),
    ]
    build_store(quads, tmp_path / "graph")
    directory = build_directory(tmp_path / "graph")
    setup = Setup(str(directory), E, in_memory=True, memory_bytes=1 << 30, isolate=False)
    assert set(_load(setup)) == set(quads)
    (directory / NQUADS).unlink()  # a build of an earlier version has no such file
    assert set(_load(setup)) == set(quads)


def test_a_build_whose_files_are_gone_is_told_and_no_worker_dies_of_it(tmp_path: Path) -> None:
    node = ox.NamedNode
    quads = [ox.Quad(node(f"{E}{n}"), node(E + "p"), ox.Literal(str(n))) for n in range(100)]
    build_store(quads, tmp_path / "graph")
    directory = build_directory(tmp_path / "graph")
    tables = list(directory.glob("*.sst"))
    assert tables
    for table in tables:
        table.unlink()
    setup = Setup(str(directory), E, in_memory=False, memory_bytes=1 << 30, isolate=False)
    with pytest.raises(NurseryLost, match=r"No such file"):
        asyncio.run(Pool(Nursery(setup), Limits()).start())
