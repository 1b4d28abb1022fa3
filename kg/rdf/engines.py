"""Which SHACL engine is asked: the engine of record, the fast one, or both against each other."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Protocol

from pyoxigraph import Quad, Store

from kg.errors import KgError, UnknownName
from kg.rdf.fast import ComputedValue, Fast
from kg.rdf.nquads import Content
from kg.rdf.report import Result
from kg.rdf.results import RawResult, result_of
from kg.rdf.shapes import ShapeSet
from kg.rdf.validate import Pyshacl


class Engine(Protocol):
    """What validates: the whole seam."""

    @property
    def name(self) -> str:
        """What `--engine` calls it."""
        ...

    def run(self, quads: Iterable[Quad], shapes: ShapeSet) -> list[RawResult]:
        """Every result of the shapes over the union of the quads."""
        ...


class EnginesDiffer(KgError):
    """The two engines do not say the same: one of them is wrong."""

    exit_code = 4


@dataclass(frozen=True, slots=True)
class Both:
    """Asks both engines and gives the answer of the engine of record, or says how they differ."""

    name = "both"

    def run(self, quads: Iterable[Quad], shapes: ShapeSet) -> list[RawResult]:
        """As the engine of record; EnginesDiffer, with the first difference, where the fast one differs."""
        data = list(quads)
        right, fast = Pyshacl().run(data, shapes), Fast().run(data, shapes)
        only_right, only_fast = difference(right, fast, shapes)
        if only_right or only_fast:
            name, result = ("pyshacl", only_right[0]) if only_right else ("fast", only_fast[0])
            raise EnginesDiffer(
                f"the engines differ: {len(only_right)} results of pyshacl alone, {len(only_fast)} of fast; "
                f"the first, of {name}: {result.rule} at {result.focus}; trust --engine pyshacl and report it"
            )
        return right


@dataclass(frozen=True, slots=True)
class Auto:
    """The engine of record for a small graph, the fast one, where it is installed, for a large one."""

    name = "auto"
    most: int = 20_000

    def run(self, quads: Iterable[Quad], shapes: ShapeSet) -> list[RawResult]:
        """As the engine that is chosen; pyshacl takes about a second for 10,000 quads."""
        if not isinstance(quads, Store | Content):
            quads = list(quads)
        size = len(quads.store if isinstance(quads, Content) else quads)
        if size > self.most and find_spec("shacl") is not None:
            with contextlib.suppress(ComputedValue):
                return Fast().run(quads, shapes)
        return Pyshacl().run(quads, shapes)


ENGINES: dict[str, Engine] = {"pyshacl": Pyshacl(), "fast": Fast(), "both": Both(), "auto": Auto()}


def engine_named(name: str) -> Engine:
    """The engine of that name; UnknownName where there is none."""
    if name not in ENGINES:
        raise UnknownName("engine", name, ENGINES)
    return ENGINES[name]


def difference(
    left: Iterable[RawResult], right: Iterable[RawResult], shapes: ShapeSet
) -> tuple[list[Result], list[Result]]:
    """What only the left and only the right has, by focus, path, component, severity, value and shape."""
    keyed = [sorted((result_of(raw, shapes) for raw in some), key=lambda r: r.key) for some in (left, right)]
    remaining = [list(some) for some in keyed]
    for result in keyed[0]:
        twin = next((other for other in remaining[1] if other.key == result.key), None)
        if twin is not None:
            remaining[0].remove(result)
            remaining[1].remove(twin)
    return remaining[0], remaining[1]
