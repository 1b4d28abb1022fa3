"""Hops and chains: ways through a graph from a focus node."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode


@dataclass(frozen=True, slots=True)
class Hop:
    """One step along any of the predicates (none named: any at all), forwards or backwards.

    `many`: any number of times, none included.
    """

    predicates: tuple[NamedNode, ...]
    forward: bool = True
    many: bool = False


Chain = tuple[Hop, ...]
Chains = set[Chain]


class Unbounded(Exception):
    """What a shape reads cannot be told from its form; the text says why."""
