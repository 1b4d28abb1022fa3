"""What pages and saved queries need of the graph, as functions that run in a worker.

Each takes the graph and plain arguments and gives back plain values (dictionaries, lists, strings, numbers).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pyoxigraph as ox

from kg.graph import KnowledgeGraph


def graph_of(store: ox.Store, base_iri: str) -> KnowledgeGraph:
    """The façade over a worker's store."""
    return KnowledgeGraph(store, base_iri)


def size(graph: KnowledgeGraph) -> dict[str, int]:
    """The number of quads."""
    return {"quads": len(graph.store)}


VIEWS: Mapping[str, Callable[..., Any]] = {"size": size}
