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
    terms.KG_RATIO: "ratio",
}
_ALIGNMENTS = (
    terms.RDFS_SUB_CLASS_OF,
    terms.RDFS_SUB_PROPERTY_OF,
    terms.SKOS_EXACT_MATCH,
    terms.SKOS_CLOSE_MATCH,
)

_Objects = Mapping[str, tuple["ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple", ...]]


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

    `kind` is class, event, relation, value, role, unit or structure; `alignments` are
    (property IRI, foreign IRI) pairs, sorted.
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
        self._about = _read(paths)
        self.classes: Mapping[str, str | None] = MappingProxyType(self._classes())
        self.coarse_classes = frozenset(
            name for name, parent in self.classes.items() if parent is None and name != "Event"
        )
        self.events = frozenset(
            name for name in self.classes if name != "Event" and self._top(name) == "Event"
        )
        self.relations: Mapping[str, RelationTerm] = MappingProxyType(
            {name: self._relation(name) for name in self._family(terms.KG_RELATION)}
        )
        self.values: Mapping[str, ValueTerm] = MappingProxyType(
            {name: self._value(name) for name in self._family(terms.KG_VALUE_PROPERTY)}
        )
        self.roles: Mapping[str, frozenset[str]] = MappingProxyType(
            {name: self._ends(name, "range") & self.coarse_classes for name in self._family(terms.KG_ROLE)}
        )
        self._units: Mapping[str, str | None] = MappingProxyType(dict(sorted(self._read_units())))

    @staticmethod
    def load() -> Schema:
        """The schema of the ontology that comes with newsgraph; read once a process."""
        return _load()

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
        labels = self._texts(self._known(term), terms.RDFS_LABEL)
        return labels.get(lang) or labels.get("en") or term

    def units(self) -> Mapping[str, str | None]:
        """Unit symbols (`GB`, `TB/s`) with their UN/CEFACT codes, None where there is none."""
        return self._units

    @property
    def names(self) -> tuple[str, ...]:
        """The local names of all terms, sorted."""
        return tuple(sorted(iri.removeprefix(terms.KG) for iri in self._about if iri.startswith(terms.KG)))

    def describe(self, term: str) -> Term:
        """All that the ontology says of a term; UnknownName, with what is close, where there is none."""
        iri = self._known(term)
        pairs = [
            (predicate, node.value)
            for predicate in _ALIGNMENTS
            for node in self._about[iri].get(predicate, ())
            if isinstance(node, ox.NamedNode) and not node.value.startswith(terms.KG)
        ]
        return Term(
            name=term,
            kind=self._kind(term),
            iri=iri,
            labels=MappingProxyType(self._texts(iri, terms.RDFS_LABEL)),
            comments=MappingProxyType(self._texts(iri, terms.RDFS_COMMENT)),
            parent=self._parent(iri),
            domain=tuple(sorted(self._declared(iri, "domain"))),
            range=tuple(sorted(self._declared(iri, "range"))),
            symmetric=self._has_type(iri, terms.OWL_SYMMETRIC_PROPERTY),
            functional=self._has_type(iri, terms.OWL_FUNCTIONAL_PROPERTY),
            alignments=tuple(sorted(pairs)),
        )

    def _known(self, term: str) -> str:
        iri = terms.KG + term
        if iri not in self._about:
            raise UnknownName("term", term, self.names)
        return iri

    def _kind(self, term: str) -> str:
        families = (
            (self.events, "event"),
            (self.classes, "class"),
            (self.relations, "relation"),
            (self.values, "value"),
            (self.roles, "role"),
        )
        for family, kind in families:
            if term in family:
                return kind
        return "unit" if self._has_type(terms.KG + term, terms.KG_UNIT) else "structure"

    def _iris(self, iri: str, predicate: str) -> tuple[str, ...]:
        nodes = self._about.get(iri, {}).get(predicate, ())
        return tuple(node.value for node in nodes if isinstance(node, ox.NamedNode))

    def _has_type(self, iri: str, kind: str) -> bool:
        return kind in self._iris(iri, terms.RDF_TYPE)

    def _texts(self, iri: str, predicate: str) -> dict[str, str]:
        nodes = self._about[iri].get(predicate, ())
        return {node.language or "": node.value for node in nodes if isinstance(node, ox.Literal)}

    def _parent(self, iri: str) -> str | None:
        above = self._iris(iri, terms.RDFS_SUB_CLASS_OF) or self._iris(iri, terms.RDFS_SUB_PROPERTY_OF)
        own = sorted(node.removeprefix(terms.KG) for node in above if node.startswith(terms.KG))
        return own[0] if own else None

    def _classes(self) -> dict[str, str | None]:
        parents = {
            iri.removeprefix(terms.KG): self._parent(iri)
            for iri in self._about
            if self._has_type(iri, terms.OWL_CLASS) and iri.startswith(terms.KG)
        }
        found: dict[str, str | None] = {}
        for name in sorted(parents):
            line = [name]
            while (above := parents.get(line[-1])) is not None and above not in line:
                line.append(above)
            if line[-1] == "Entity" and name != "Entity":
                found[name] = parents[name] if parents[name] != "Entity" else None
            elif line[-1] == "Event":
                found[name] = parents[name]
        return found

    def _top(self, cls: str) -> str:
        parent = self.classes[cls]
        return cls if parent is None else self._top(parent)

    def _any(self, cls: str, allowed: frozenset[str]) -> bool:
        return any(self.is_a(cls, one) for one in allowed)

    def _family(self, parent: str) -> list[str]:
        return sorted(
            iri.removeprefix(terms.KG)
            for iri in self._about
            if parent in self._iris(iri, terms.RDFS_SUB_PROPERTY_OF)
        )

    def _declared(self, iri: str, end: str) -> tuple[str, ...]:
        several, single = (
            (terms.SCHEMA_DOMAIN_INCLUDES, terms.RDFS_DOMAIN)
            if end == "domain"
            else (terms.SCHEMA_RANGE_INCLUDES, terms.RDFS_RANGE)
        )
        return tuple(
            node.removeprefix(terms.KG) for node in self._iris(iri, several) or self._iris(iri, single)
        )

    def _ends(self, name: str, end: str) -> frozenset[str]:
        declared = frozenset(self._declared(terms.KG + name, end))
        return self.coarse_classes if declared == {"Entity"} else declared

    def _relation(self, name: str) -> RelationTerm:
        iri = terms.KG + name
        return RelationTerm(
            name,
            self._ends(name, "domain"),
            self._ends(name, "range"),
            self._has_type(iri, terms.OWL_SYMMETRIC_PROPERTY),
            self._has_type(iri, terms.OWL_FUNCTIONAL_PROPERTY),
        )

    def _value(self, name: str) -> ValueTerm:
        iri = terms.KG + name
        ranges = self._iris(iri, terms.RDFS_RANGE)
        if len(ranges) != 1 or ranges[0] not in _KINDS:
            raise AssetError(
                f"ontology: value property {name} needs one rdfs:range of: {', '.join(sorted(_KINDS))}"
            )
        functional = self._has_type(iri, terms.OWL_FUNCTIONAL_PROPERTY)
        return ValueTerm(name, self._ends(name, "domain"), _KINDS[ranges[0]], functional)

    def _read_units(self) -> Iterable[tuple[str, str | None]]:
        for iri, about in self._about.items():
            if self._has_type(iri, terms.KG_UNIT):
                codes = [
                    node.value
                    for node in about.get(terms.SCHEMA_UNIT_CODE, ())
                    if isinstance(node, ox.Literal)
                ]
                for node in about.get(terms.KG_SYMBOL, ()):
                    if isinstance(node, ox.Literal):
                        yield node.value, codes[0] if codes else None


def ontology_files() -> list[Path]:
    """The files that make up the ontology proper: all but the known entities and places."""
    return [asset("ontology", name) for name in FILES]


@cache
def _load() -> Schema:
    return Schema(ontology_files())


def _read(paths: Iterable[Path]) -> dict[str, _Objects]:
    about: dict[str, dict[str, tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, ...]]]
    about = defaultdict(dict)
    for path in paths:
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                if isinstance(quad.subject, ox.NamedNode):
                    of = about[quad.subject.value]
                    of[quad.predicate.value] = (*of.get(quad.predicate.value, ()), quad.object)
        except (SyntaxError, OSError, ValueError) as error:
            raise AssetError(f"{path}: not readable as Turtle: {error}") from error
    return dict(about)
