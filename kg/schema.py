"""The ontology as questions: which classes, relations, values, events and roles there are.

Relations, values, events and roles are known only by their local names, as data; nothing
here names one of them. A property belongs to a family by its `rdfs:subPropertyOf`
(`kg:relation`, `kg:valueProperty`, `kg:role`); several classes in a domain or range are
`schema:domainIncludes` / `schema:rangeIncludes`, a single one is `rdfs:domain` / `rdfs:range`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kg import terms
from kg.assets import asset
from kg.errors import AssetError, UnknownName
from kg.ontology import About, Term, classes_of, read_terms

FILES = ("kg.ttl", "relations.ttl", "values.ttl", "events.ttl", "units.ttl")

# The class of what nothing has typed yet: it is of no kind, and below no class.
UNTYPED: Final = "?"
_KINDS = {
    terms.XSD_INTEGER: "integer",
    terms.XSD_DURATION: "duration",
    terms.XSD_STRING: "string",
    terms.SCHEMA_QUANTITATIVE_VALUE: "quantity",
    terms.SCHEMA_MONETARY_AMOUNT: "money",
    "Ratio": "ratio",
}


@dataclass(frozen=True, slots=True)
class RelationTerm:
    """A relation between two entities; `domain` and `range` are class names, any of which is right."""

    name: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool
    functional: bool


@dataclass(frozen=True, slots=True)
class ValueTerm:
    """A property with a value; `kind` is integer, duration, string, quantity, money or ratio."""

    name: str
    domain: frozenset[str]
    kind: str
    functional: bool = False


class Schema:
    """The ontology, read once; all attributes are read-only.

    `classes` maps a class of entities or events to its parent (None for a coarse class and
    for `Event`), `relations` and `values` a name to its term, `roles` a role to the coarse
    classes that may fill it (none where it takes a date or a number), `coarse_of` a class to its
    coarse one, `above_of` to itself and all above it.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        about = read_terms(paths)
        parents = {name: of.parent for name, of in about.items() if of.is_a(terms.OWL_CLASS)}
        self.classes: Mapping[str, str | None] = MappingProxyType(classes_of(parents))
        # each class with all that it lies below, itself first
        self._lines = {name: tuple(self._line(name)) for name in self.classes}
        self._lines[UNTYPED] = (UNTYPED,)
        self.above_of: dict[str, frozenset[str]] = {
            name: frozenset(line) for name, line in self._lines.items()
        }
        self.coarse_of = {name: self._lines[name][-1] for name in self.classes}
        self._wanted: dict[tuple[str, str], tuple[str, ...]] = {}
        self.coarse_classes = frozenset(
            name for name, parent in self.classes.items() if parent is None and name != "Event"
        )
        self.events = frozenset(
            name for name in self.classes if name != "Event" and self._lines[name][-1] == "Event"
        )
        self._units = {
            symbol: next(iter(of.words(terms.SCHEMA_UNIT_CODE)), None)
            for _, of in sorted(about.items())
            for symbol in of.words(terms.KG_SYMBOL)
        }
        self._terms = {name: of.term(name, self._kind(name, of)) for name, of in sorted(about.items())}
        self.relations: Mapping[str, RelationTerm] = MappingProxyType(
            {term.name: self._relation(term) for term in self._of_kind("relation")}
        )
        self.values: Mapping[str, ValueTerm] = MappingProxyType(
            {term.name: self._value(term) for term in self._of_kind("value")}
        )
        self.roles: Mapping[str, frozenset[str]] = MappingProxyType(
            {term.name: self._spread(term.range) & self.coarse_classes for term in self._of_kind("role")}
        )

    @staticmethod
    def load() -> Schema:
        """The schema of the ontology that comes with newsgraph; read once a process."""
        return _load()

    @property
    def names(self) -> tuple[str, ...]:
        """The local names of all terms, sorted."""
        return tuple(self._terms)

    def coarse(self, cls: str) -> str:
        """The coarse class of a class: `Company` gives `Organization`, `Launch` gives `Event`."""
        line = self._lines.get(cls)
        if line is None:
            raise UnknownName("class", cls, self.classes)
        return line[-1]

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Whether a class is the other or lies below it."""
        if ancestor in self._lines.get(cls, ()):
            return True
        for name in (cls, ancestor):
            if name not in self._lines:
                raise UnknownName("class", name, self.classes)
        return False

    def is_any(self, cls: str, wanted: frozenset[str] | tuple[str, ...]) -> bool:
        """Whether a class is one of those or lies below one."""
        above = self.above_of.get(cls)
        if above is None:
            raise UnknownName("class", cls, self.classes)
        return not above.isdisjoint(wanted)

    def above(self, cls: str) -> frozenset[str]:
        """A class with all those above it."""
        above = self.above_of.get(cls)
        if above is None:
            raise UnknownName("class", cls, self.classes)
        return above

    def wanted(self, term: str, role: str) -> tuple[str, ...]:
        """The classes that may fill a role of a term, sorted: `s` and `o` of a relation, `s` of a value, any
        of an event; none where it takes no thing.
        """
        found = self._wanted.get((term, role))
        if found is None:
            found = self._wanted[term, role] = tuple(sorted(self._takes(term, role)))
        return found

    def _takes(self, term: str, role: str) -> frozenset[str]:
        if term in self.relations:
            ends = {"s": self.relations[term].domain, "o": self.relations[term].range}
            return ends.get(role, frozenset())
        if term in self.values:
            return self.values[term].domain if role == "s" else frozenset()
        return self.roles.get(role, frozenset())

    def fits(self, relation: str, subject: str, object: str) -> bool:
        """Whether the relation may run from an entity of one class to one of the other.

        A symmetric relation joins two of a kind: model with model, organisation with organisation.
        """
        term = self.relations.get(relation)
        if term is None:
            raise UnknownName("relation", relation, self.relations)
        if term.symmetric and self.coarse(subject) != self.coarse(object):
            return False
        return self.is_any(subject, term.domain) and self.is_any(object, term.range)

    def bears(self, value: str, subject: str) -> bool:
        """Whether an entity of that class may have the value property."""
        term = self.values.get(value)
        if term is None:
            raise UnknownName("value property", value, self.values)
        return self.is_any(subject, term.domain)

    def label(self, term: str, lang: str) -> str:
        """The term's label in the language, in English where it has none there."""
        labels = self.describe(term).labels
        return labels.get(lang) or labels.get("en") or term

    def units(self) -> Mapping[str, str | None]:
        """Unit symbols (`GB`, `TB/s`) with their UN/CEFACT codes, None where there is none."""
        return MappingProxyType(self._units)

    def describe(self, term: str) -> Term:
        """All that the ontology says of a term; UnknownName, with what is close, where there is none."""
        found = self._terms.get(term)
        if found is None:
            raise UnknownName("term", term, self._terms)
        return found

    def _line(self, cls: str) -> Iterator[str]:
        step: str | None = cls
        while step is not None:
            yield step
            step = self.classes[step]

    def _spread(self, declared: tuple[str, ...]) -> frozenset[str]:
        """A domain or range as coarse or finer classes: `Entity` stands for all the coarse ones."""
        return self.coarse_classes if declared == ("Entity",) else frozenset(declared)

    def _of_kind(self, kind: str) -> list[Term]:
        return [term for term in self._terms.values() if term.kind == kind]

    def _relation(self, term: Term) -> RelationTerm:
        ends = self._spread(term.domain), self._spread(term.range)
        return RelationTerm(term.name, *ends, term.symmetric, term.functional)

    def _value(self, term: Term) -> ValueTerm:
        if len(term.range) != 1 or term.range[0] not in _KINDS:
            raise AssetError(
                f"ontology: value {term.name} needs one rdfs:range, of: {', '.join(sorted(_KINDS))}"
            )
        return ValueTerm(term.name, self._spread(term.domain), _KINDS[term.range[0]], term.functional)

    def _kind(self, name: str, about: About) -> str:
        if name in self.classes:
            return "event" if name in self.events else "class"
        if about.is_a(terms.KG_UNIT):
            return "unit"
        families = {terms.KG_RELATION: "relation", terms.KG_VALUE_PROPERTY: "value", terms.KG_ROLE: "role"}
        above = set(about.iris(terms.RDFS_SUB_PROPERTY_OF)) & set(families)
        return families[above.pop()] if above else "structure"


def ontology_files() -> list[Path]:
    """The files that make up the ontology proper: all but the known entities and places."""
    return [asset("ontology", name) for name in FILES]


@cache
def _load() -> Schema:
    return Schema(ontology_files())
