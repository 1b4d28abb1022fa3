"""What a nursery loads."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.rdf.store import NQUADS, build_directory, build_store
from kg.web.worker import Setup, _load

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
