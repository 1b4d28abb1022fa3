"""What other packages add to newsgraph, found by entry point, beside newsgraph's own parts of the same kind.

Groups: `kg.extractors`, factories that take a `Pack` and give a function from (`Context`, `Line`)
to what it finds;
`kg.languages`, functions without arguments that give the folder of a language pack, named by its code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

from kg.errors import UnknownName

EXTRACTORS = "kg.extractors"
LANGUAGES = "kg.languages"
# newsgraph's own stand here and not in its metadata, which an installation that is edited in place keeps from
# the day on which it was installed: a part added since would be left out in silence
_OWN = {EXTRACTORS: ("frames", "makers", "phrases", "ties", "values")}

# (context, line) → what is found; `Any` because this floor does not know extraction's types.
Extract = Callable[[Any, Any], Iterable[Any]]


@cache
def _found(group: str) -> dict[str, EntryPoint]:
    points = sorted(entry_points(group=group), key=lambda point: (point.name, point.value))
    own = [EntryPoint(name, f"kg.extract.{name}:extractor", group) for name in _OWN.get(group, ())]
    found = {point.name: point for point in (*points, *own)}
    return {name: found[name] for name in sorted(found)}


def extractor_names() -> list[str]:
    """The names of the extractors that are installed, sorted."""
    return list(_found(EXTRACTORS))


def extractor(name: str) -> Callable[[Any], Extract]:
    """The factory of an extractor; UnknownName says what there is."""
    points = _found(EXTRACTORS)
    if name not in points:
        raise UnknownName("extractor", name, points)
    factory: Callable[[Any], Extract] = points[name].load()
    return factory


@cache
def language_folders() -> dict[str, Path]:
    """The folders of language packs that other packages bring, by code."""
    return {name: Path(point.load()()) for name, point in _found(LANGUAGES).items()}


def surface() -> list[str]:
    """Everything that is plugged in, one `group name = target` a line, sorted."""
    groups = (EXTRACTORS, LANGUAGES)
    return sorted(f"{group} {name} = {p.value}" for group in groups for name, p in _found(group).items())
