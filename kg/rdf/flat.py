"""The same shapes in the form in which pyshacl has the least to do: a target on each property shape.

pyshacl visits the property shapes of a node shape once for every focus node, and looks up anew each time
what they ask. A property shape that aims by itself is visited once, with all focus nodes. A result names its
focus node, path, value, severity and source shape, none of which depends on whence the property shape
was reached, so the results are the same; where they could depend on it, the shape stays as it is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pyoxigraph import NamedNode, Triple

from kg import terms
from kg.rdf.names import RDF, RDFS
from kg.rdf.shape_graph import SH, TARGETS, Term, Triples, targeted
from kg.rdf.shapes import ShapeSet

# What is said for readers; to pyshacl each is one more predicate that it looks up for every visit.
_WORDS = (SH("name"), SH("description"), SH("order"), SH("group"), RDFS("label"), RDFS("comment"))
_CLASSES = (RDFS("Class"), NamedNode(terms.OWL + "Class"))


def flattened(shapes: ShapeSet) -> ShapeSet:
    """The shapes with every property shape that may aim by itself doing so."""
    graph = shapes.graph
    moved = {
        child: owner
        for owner, children in _owners(graph).items()
        for child in children
        if isinstance(child, NamedNode)
    }
    flat = Triples()
    for triple in graph:
        if triple.predicate in _WORDS or (
            triple.predicate == SH("property") and moved.get(triple.object) == triple.subject  # type: ignore[arg-type]
        ):
            continue
        flat.add(triple)
    for child, owner in moved.items():
        for aim, node in _aims(graph, owner):
            flat.add(Triple(child, aim, node))
    return replace(shapes, graph=flat)


def _owners(graph: Triples) -> dict[NamedNode, list[Term]]:
    """The node shapes whose property shapes may aim by themselves, with those."""
    references = Counter(child for node in graph.about for _, child in graph.children(node))
    found: dict[NamedNode, list[Term]] = {}
    for owner in graph.about:
        if not isinstance(owner, NamedNode) or references[owner] or not _free(graph, owner):
            continue
        children = graph.objects(owner, SH("property"))
        # A qualified shape that is disjoint looks at what stands beside it in the same node shape.
        if any(graph.objects(child, SH("qualifiedValueShapesDisjoint")) for child in children):
            continue
        found[owner] = [child for child in children if references[child] == 1 and not targeted(graph, child)]
    return found


def _free(graph: Triples, owner: Term) -> bool:
    """Whether a shape aims, applies, and does not look at its own property shapes as sh:closed does."""
    kept = ("path", "closed", "deactivated", "target")
    return targeted(graph, owner) and not any(graph.objects(owner, SH(name)) for name in kept)


def _aims(graph: Triples, owner: NamedNode) -> list[tuple[NamedNode, Term]]:
    found = [(SH(name), node) for name in TARGETS for node in graph.objects(owner, SH(name))]
    if any(kind in graph.objects(owner, RDF("type")) for kind in _CLASSES):
        found.append((SH("targetClass"), owner))
    return found
