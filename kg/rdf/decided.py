"""What people decided on identity, as quads for the checks and for whoever asks why names are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg import terms
from kg.identity import Decisions
from kg.model import Reading
from kg.rdf.iris import Iris

_SAME = NamedNode(terms.OWL_SAME_AS)
_APART = NamedNode(f"{terms.OWL}differentFrom")


def decided_quads(readings: Sequence[Reading], decisions: Decisions, iris: Iris) -> Iterator[Quad]:
    """The decisions on entities that the readings hold, in the default graph.

    An id that was given up is `owl:sameAs` of the one that stays; ids that are never one are
    `owl:differentFrom` each other, said once.
    """
    present = {entity.id for reading in readings for entity in reading.entities}
    for other, one in sorted(decisions.ids.items()):
        if one in present:
            yield Quad(iris.entity(one), _SAME, iris.entity(other), DefaultGraph())
    for pair in sorted(decisions.apart):
        if present.issuperset(pair):
            yield Quad(iris.entity(pair[0]), _APART, iris.entity(pair[1]), DefaultGraph())
