"""What is known of whose a known thing is: who makes it, heads it, founded it, owns it, runs it; and where
firms are at home.

A tie states nothing by itself. It says which of the firms that a text names a word of the text means: whose
"chief executive Ann Lee" is, whose model a model is that stands beside its maker. What no sentence says is
not said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from kg.assets import asset
from kg.errors import AssetError
from kg.tables import rows

COLUMNS: Final = ("subject", "tie", "object")
# a pattern of slugs, with what stands before its first sign
_ANY: Final = re.compile(r"([^*?\[]*)[*?\[]")
KINDS: Final = ("makes", "heads", "founded", "part", "runs", "home", "seat")


_Row = TypeVar("_Row", str, tuple[str, str])


@dataclass(frozen=True, slots=True)
class Ties:
    """Ties by kind: `subjects` of an object, `objects` of a subject, and `lines`: patterns of the slugs of
    whole lines of things (`acme-*`) and whose they are, by the letters before the first sign.
    """

    subjects: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    objects: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    lines: Mapping[str, Mapping[str, tuple[tuple[str, str], ...]]] = field(default_factory=dict)
    _seen: dict[tuple[str, str], tuple[str, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def of(self, kind: str, slug: str) -> tuple[str, ...]:
        """Whose something is by a tie of a kind, sorted; empty where nobody knows."""
        known = self._seen.get((kind, slug))
        if known is None:
            own = self.subjects.get(kind, {}).get(slug, ())
            known = self._seen[kind, slug] = own or tuple(sorted({s for _, s in self._lines(kind, slug)}))
        return known

    def _lines(self, kind: str, slug: str) -> Iterator[tuple[str, str]]:
        """The lines that a slug is of, by the letters that all of a line begin with, and whose they are."""
        lines = self.lines.get(kind, {})
        for end in range(len(slug) + 1):
            for glob, owner in lines.get(slug[:end], ()):
                if fnmatchcase(slug, glob):
                    yield glob, owner

    def has(self, kind: str, slug: str) -> tuple[str, ...]:
        """What somebody has by a tie of a kind, sorted; without what belongs to a whole line of things."""
        return self.objects.get(kind, {}).get(slug, ())

    def makers_named(self, slug: str) -> tuple[str, ...]:
        """Who makes a thing that the ties name itself or by its line, where one alone does."""
        makers = self.of("makes", slug)
        return makers if len(makers) == 1 else ()

    def line_of(self, slug: str) -> str:
        """The pattern of the line of things that a slug is one of: the longest; "" for none. All that is
        called after its maker ("acme-*") is no line.
        """
        lines = self._lines("makes", slug)
        return max((g for g, maker in lines if not g.startswith(f"{maker}-")), key=len, default="")

    @staticmethod
    def load() -> Ties:
        """The ties that come with newsgraph; read once a process."""
        return _load()


def read_ties(path: Path, name: str = "") -> Ties:
    """The ties of a file: subject, tie and object, divided by tabs.

    AssetError with the line for one that is none.
    """
    ties = []
    for where, cells in rows(path, COLUMNS, AssetError, name):
        if len(cells) != len(COLUMNS) or not all(cells) or cells[1] not in KINDS:
            what = f"{', '.join(COLUMNS)}, divided by tabs, the tie one of {', '.join(KINDS)}"
            raise AssetError(f"{where}: a tie is {what}")
        ties.append((cells[0], cells[1], cells[2]))
    return _tied(ties)


def _tied(told: Iterable[tuple[str, str, str]]) -> Ties:
    subjects: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    objects: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    lines: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for subject, kind, thing in told:
        if begins := _ANY.match(thing):
            lines[kind][begins[1]].add((thing, subject))
        else:
            subjects[kind][thing].add(subject)
            objects[kind][subject].add(thing)
    return Ties(_sorted(subjects), _sorted(objects), _sorted(lines))


def _sorted(told: Mapping[str, Mapping[str, set[_Row]]]) -> dict[str, dict[str, tuple[_Row, ...]]]:
    return {kind: {key: tuple(sorted(own)) for key, own in of.items()} for kind, of in told.items()}


def tied_to_any(slug: str, others: Collection[str]) -> bool:
    """Whether a known thing belongs to one of others, or one of them to it, by any tie but a country's."""
    ties = Ties.load()
    return any(
        not frozenset(others).isdisjoint((*ties.of(kind, slug), *ties.has(kind, slug)))
        for kind in KINDS
        if kind != "home"
    )


@cache
def _load() -> Ties:
    return read_ties(asset("ontology", "ties.tsv"), "ontology/ties.tsv")
