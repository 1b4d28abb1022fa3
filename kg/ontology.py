"""What the ontology's files say of each of our terms, as they are written; what follows from it is asked of
`kg.schema`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from kg import terms
from kg.errors import AssetError

_ALIGNMENTS = (
    terms.RDFS_SUB_CLASS_OF,
    terms.RDFS_SUB_PROPERTY_OF,
    terms.SKOS_EXACT_MATCH,
    terms.SKOS_CLOSE_MATCH,
)


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


class About:
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


def classes_of(parents: Mapping[str, str | None]) -> dict[str, str | None]:
    """The classes below Entity and Event; a coarse class has no parent."""
    found: dict[str, str | None] = {}
    for name in sorted(parents):
        line = [name]
        while (above := parents.get(line[-1])) is not None and above not in line:
            line.append(above)
        if line[-1] == "Event" or (line[-1] == "Entity" and name != "Entity"):
            found[name] = None if parents[name] == "Entity" else parents[name]
    return found


def read_terms(paths: Iterable[Path]) -> dict[str, About]:
    """Our own terms by their local names; AssetError for a file that cannot be read."""
    about: dict[str, About] = defaultdict(About)
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
