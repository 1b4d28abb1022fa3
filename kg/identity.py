"""Decisions of people on what is one thing and what never is, kept in files that can be reviewed.

A line of such a file is `same` or `never`, two entity ids and the reason, divided by tabs. `same` gives what
is found under the other id the one id; nothing is stored of it, so that a line taken out is a merge undone.
Decisions that contradict each other are refused with their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from kg.assets import asset
from kg.errors import InputError
from kg.model import Entity
from kg.tables import rows

COLUMNS = ("decision", "one", "other", "reason")
_SLUG = re.compile(r"[^\s/#<>\"]+")


@dataclass(frozen=True, slots=True)
class Decision:
    """One line: whether the two ids are the same thing, why, and where it is decided (file and line)."""

    same: bool
    one: str
    other: str
    reason: str
    where: str

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids in order."""
        return min(self.one, self.other), max(self.one, self.other)


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a build; `ids` maps each id that is given up to the one that stays.

    `apart` are the pairs of ids that stay, in order, that are never to be one, with the decision.
    """

    decisions: tuple[Decision, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[tuple[str, str], Decision] = field(default_factory=dict)

    @staticmethod
    def load(*own: Path) -> Decisions:
        """The decisions that come with newsgraph and those of the caller's files."""
        shipped = asset("ontology", "identity.tsv")
        return decide(
            [*read_decisions(shipped, "ontology/identity.tsv"), *(d for p in own for d in read_decisions(p))]
        )


def read_decisions(path: Path, name: str = "") -> tuple[Decision, ...]:
    """The decisions of one file in their order; InputError with the line for one that is none."""
    return tuple(_decision(cells, where) for where, cells in rows(path, COLUMNS, InputError, name))


def _decision(cells: tuple[str, ...], where: str) -> Decision:
    if len(cells) != len(COLUMNS) or not all(cells):
        raise InputError(f"{where}: a decision is {', '.join(COLUMNS)}, divided by tabs, none of them empty")
    kind, one, other, reason = cells
    if kind not in ("same", "never"):
        raise InputError(f"{where}: {kind!r} is no decision; there is: same, never")
    for slug in (one, other):
        if not _SLUG.fullmatch(slug):
            raise InputError(f"{where}: {slug!r} is no id of an entity; kg show NAME tells it")
    if one == other:
        raise InputError(f"{where}: {one!r} stands on both sides; a decision is on two ids")
    return Decision(kind == "same", one, other, reason, where)


def decide(decisions: Iterable[Decision]) -> Decisions:
    """The decisions taken together; InputError, with both lines, where two contradict each other."""
    decisions = tuple(decisions)
    ids = _ids([d for d in decisions if d.same])
    apart: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        if not decision.same:
            one, other = sorted(
                (ids.get(decision.one, decision.one), ids.get(decision.other, decision.other))
            )
            if one == other:
                merged = next(d for d in decisions if d.same and ids.get(d.other) == one)
                raise InputError(
                    f"{decision.where}: {decision.one} and {decision.other} are never to be one, "
                    f"but {merged.where} makes them so; take one of the two out"
                )
            apart.setdefault((one, other), decision)
    return Decisions(decisions, MappingProxyType(ids), MappingProxyType(apart))


def _ids(same: Iterable[Decision]) -> dict[str, str]:
    """Each id that is given up, and the one that stays at the end of its chain."""
    next_of: dict[str, Decision] = {}
    for decision in same:
        before = next_of.setdefault(decision.other, decision)
        if before.one != decision.one:
            raise InputError(
                f"{decision.where}: {decision.other} becomes {decision.one}, but {before.where} makes it "
                f"{before.one}; say instead that {before.one} and {decision.one} are the same"
            )
    out = {}
    for start in next_of:
        seen, here = [start], next_of[start].one
        while here in next_of:
            if here in seen:
                raise InputError(
                    f"{next_of[here].where}: goes round in a circle with {next_of[start].where}; "
                    "one of the ids has to stay"
                )
            seen.append(here)
            here = next_of[here].one
        out[start] = here
    return out


def joined(one: Entity, other: Entity) -> Entity:
    """The first entity with the names of both; its own stand first in each language."""
    names: dict[str, tuple[str, ...]] = dict(one.names)
    for lang, more in other.names:
        have = names.get(lang, ())
        names[lang] = have + tuple(name for name in more if name not in have)
    return replace(one, names=tuple(names.items()), wikidata=one.wikidata or other.wikidata)
