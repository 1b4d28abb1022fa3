"""The ontology as questions: which classes, relations, values, events and roles there are.

Relations, values, events and roles are known only by their local names, as data; nothing
here names one of them. A property belongs to a family by its `rdfs:subPropertyOf`
(`kg:relation`, `kg:valueProperty`, `kg:role`); several classes in a domain or range are
`schema:domainIncludes` / `schema:rangeIncludes`, a single one is `rdfs:domain` / `rdfs:range`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from kg import terms
from kg.assets import asset
from kg.errors import AssetError, UnknownName

FILES = ("kg.ttl", "relations.ttl", "values.ttl", "events.ttl", "units.ttl")

_KINDS = {
    terms.XSD_INTEGER: "integer",
    terms.XSD_DURATION: "duration",
    terms.XSD_STRING: "string",
    terms.SCHEMA_QUANTITATIVE_VALUE: "quantity",
    terms.SCHEMA_MONETARY_AMOUNT: "money",
    "Ratio": "ratio",
}
_ALIGNMENTS = (
    terms.RDFS_SUB_CLASS_OF,
    terms.RDFS_SUB_PROPERTY_OF,
    terms.SKOS_EXACT_MATCH,
    terms.SKOS_CLOSE_MATCH,
)


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


@dataclass(frozen=True, slots=True)
class Term:
    """What the ontology says of one of its terms.

    `kind` is class, event, relation, value, role, unit or structure; `domain` and `range` are local
    names or foreign IRIs; `functional` means one value at any one time; `alignments` are
    (property IRI, foreign IRI) pairs.
    """

    name: str
    kind: str
    iri: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    parent: str | None
    domain: tuple[str, ...]
    range: tuple[str, ...]
    symmetric: bool
    functional: bool
    alignments: tuple[tuple[str, str], ...]


class Schema:
    """The ontology, read once; all attributes are read-only.

    `classes` maps a class of entities or events to its parent (None for a coarse class and
    for `Event`), `relations` and `values` a name to its term, `roles` a role to the coarse
    classes that may fill it (none where it takes a date or a number).
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        about = _read(paths)
        parents = {name: of.parent for name, of in about.items() if of.is_a(terms.OWL_CLASS)}
        self.classes: Mapping[str, str | None] = MappingProxyType(_classes(parents))
        self.coarse_classes = frozenset(
            name for name, parent in self.classes.items() if parent is None and name != "Event"
        )
        self.events = frozenset(
            name for name in self.classes if name != "Event" and self._top(name) == "Event"
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
        if cls not in self.classes:
            raise UnknownName("class", cls, self.classes)
        return self._top(cls)

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Whether a class is the other or lies below it."""
        for name in (cls, ancestor):
            if name not in self.classes:
                raise UnknownName("class", name, self.classes)
        step: str | None = cls
        while step is not None and step != ancestor:
            step = self.classes[step]
        return step == ancestor

    def fits(self, relation: str, subject: str, object: str) -> bool:
        """Whether the relation may run from an entity of one class to one of the other.

        A symmetric relation joins two of a kind: model with model, organisation with organisation.
        """
        term = self.relations.get(relation)
        if term is None:
            raise UnknownName("relation", relation, self.relations)
        if term.symmetric and self.coarse(subject) != self.coarse(object):
            return False
        return self._any(subject, term.domain) and self._any(object, term.range)

    def bears(self, value: str, subject: str) -> bool:
        """Whether an entity of that class may have the value property."""
        term = self.values.get(value)
        if term is None:
            raise UnknownName("value property", value, self.values)
        return self._any(subject, term.domain)

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

    def _top(self, cls: str) -> str:
        parent = self.classes[cls]
        return cls if parent is None else self._top(parent)

    def _any(self, cls: str, allowed: frozenset[str]) -> bool:
        return any(self.is_a(cls, one) for one in allowed)

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

    def _kind(self, name: str, about: _About) -> str:
        if name in self.classes:
            return "event" if name in self.events else "class"
        if about.is_a(terms.KG_UNIT):
            return "unit"
        families = {terms.KG_RELATION: "relation", terms.KG_VALUE_PROPERTY: "value", terms.KG_ROLE: "role"}
        above = set(about.iris(terms.RDFS_SUB_PROPERTY_OF)) & set(families)
        return families[above.pop()] if above else "structure"


class _About:
    """The triples of one term of our own."""

    __slots__ = ("nodes",)

    def __init__(self) -> None:
        self.nodes: dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]] = defaultdict(list)

    def iris(self, predicate: str) -> list[str]:
        return sorted(node.value for node in self.nodes.get(predicate, ()) if isinstance(node, ox.NamedNode))

    def words(self, predicate: str) -> list[str]:
        return sorted(node.value for node in self.nodes.get(predicate, ()) if isinstance(node, ox.Literal))

    def by_language(self, predicate: str) -> Mapping[str, str]:
        nodes = (node for node in self.nodes.get(predicate, ()) if isinstance(node, ox.Literal))
        return MappingProxyType({node.language or "": node.value for node in nodes})

    def is_a(self, kind: str) -> bool:
        return kind in self.iris(terms.RDF_TYPE)

    @property
    def parent(self) -> str | None:
        above = self.iris(terms.RDFS_SUB_CLASS_OF) or self.iris(terms.RDFS_SUB_PROPERTY_OF)
        return next((iri.removeprefix(terms.KG) for iri in above if iri.startswith(terms.KG)), None)

    def end(self, several: str, single: str) -> tuple[str, ...]:
        return tuple(iri.removeprefix(terms.KG) for iri in self.iris(several) or self.iris(single))

    def term(self, name: str, kind: str) -> Term:
        return Term(
            name=name,
            kind=kind,
            iri=terms.KG + name,
            labels=self.by_language(terms.RDFS_LABEL),
            comments=self.by_language(terms.RDFS_COMMENT),
            parent=self.parent,
            domain=self.end(terms.SCHEMA_DOMAIN_INCLUDES, terms.RDFS_DOMAIN),
            range=self.end(terms.SCHEMA_RANGE_INCLUDES, terms.RDFS_RANGE),
            symmetric=self.is_a(terms.OWL_SYMMETRIC_PROPERTY),
            functional=self.is_a(terms.OWL_FUNCTIONAL_PROPERTY)
            or self.is_a(terms.KG_TIME_FUNCTIONAL_PROPERTY),
            alignments=tuple(
                (predicate, iri)
                for predicate in sorted(_ALIGNMENTS)
                for iri in self.iris(predicate)
                if not iri.startswith(terms.KG)
            ),
        )


def ontology_files() -> list[Path]:
    """The files that make up the ontology proper: all but the known entities and places."""
    return [asset("ontology", name) for name in FILES]


@cache
def _load() -> Schema:
    return Schema(ontology_files())


def _classes(parents: Mapping[str, str | None]) -> dict[str, str | None]:
    """The classes below Entity and Event; a coarse class has no parent."""
    found: dict[str, str | None] = {}
    for name in sorted(parents):
        line = [name]
        while (above := parents.get(line[-1])) is not None and above not in line:
            line.append(above)
        if line[-1] == "Event" or (line[-1] == "Entity" and name != "Entity"):
            found[name] = None if parents[name] == "Entity" else parents[name]
    return found


def _read(paths: Iterable[Path]) -> dict[str, _About]:
    about: dict[str, _About] = defaultdict(_About)
    for path in paths:
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(terms.KG):
                    about[quad.subject.value.removeprefix(terms.KG)].nodes[quad.predicate.value].append(
                        quad.object
                    )
        except (SyntaxError, OSError, ValueError) as error:
            raise AssetError(f"{path}: not readable as Turtle: {error}") from error
    return about
