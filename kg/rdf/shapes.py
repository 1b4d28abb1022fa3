"""Shapes files, read once and made the same for every engine.

What the engines would answer differently, or not at all, is refused with file and line: broken Turtle,
terms that SHACL does not have, shapes that lead back to themselves, faulty queries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    NamedNode,
    RdfFormat,
    Triple,
    parse,
    serialize,
)

from kg import terms
from kg.rdf.names import RDF, RDFS
from kg.rdf.shape_faults import refuse_faults
from kg.rdf.shape_graph import (
    SH,
    TARGETS,
    Origin,
    ShapesError,
    Term,
    Triples,
    line_of,
    looks_like_shape,
    named,
    short,
    targeted,
    with_prefixes,
)

_OPTIONAL = re.compile(r"^#\+\s*optional\b", re.MULTILINE)


@dataclass(frozen=True)
class ShapeSet:
    """The shapes of one or more files as one graph.

    `origins` says where each shape stands, `files` which root shapes (those with targets) each file has,
    `optional` names the files that may look at nothing.
    """

    graph: Triples
    origins: Mapping[NamedNode, Origin]
    files: Mapping[str, tuple[NamedNode, ...]]
    optional: frozenset[str] = field(default=frozenset())

    @property
    def roots(self) -> tuple[NamedNode, ...]:
        """The shapes that choose their own focus nodes, sorted."""
        return tuple(sorted({root for roots in self.files.values() for root in roots}, key=str))

    def ntriples(self) -> str:
        """All of it as N-Triples, sorted: what the engines are given."""
        data = serialize(self.graph, format=RdfFormat.N_TRIPLES)
        assert data is not None
        return "".join(sorted(data.decode("utf-8").splitlines(keepends=True)))

    def name(self, shape: str) -> str:
        """The short name of a shape's IRI (`kg:ClaimShape.wasDerivedFrom`)."""
        return short(shape)

    def aimed_at(self, nodes: Mapping[NamedNode, Sequence[Term]]) -> ShapeSet:
        """The same shapes, each root looking at the given nodes and no others (none: at nothing)."""
        kept = Triples()
        roots = set(self.roots)
        aims = {SH(name) for name in TARGETS} | {SH("target")}
        classes = {RDFS("Class"), NamedNode(terms.OWL + "Class")}
        for triple in self.graph:
            if triple.subject in roots and (
                triple.predicate in aims or (triple.predicate == RDF("type") and triple.object in classes)
            ):
                continue
            kept.add(triple)
        for root, chosen in nodes.items():
            for node in chosen:
                kept.add(Triple(root, SH("targetNode"), node))
        return replace(self, graph=kept)


def load_shapes(paths: Sequence[Path], named_as: Callable[[Path], str] = str) -> ShapeSet:
    """The shapes of the files, and of the .ttl files in the folders, that are named.

    `named_as` says how a file is called in reports. Raises ShapesError for what cannot be read as shapes,
    with file and line.
    """
    graph = Triples()
    origins: dict[NamedNode, Origin] = {}
    files: dict[str, tuple[NamedNode, ...]] = {}
    optional: set[str] = set()
    for number, path in enumerate(_files(paths)):
        text = _text(path)
        if _OPTIONAL.search(text):
            optional.add(named_as(path))
        triples, where, roots = _of_file(path, named_as(path), text, number)
        for shape, origin in where.items():
            origins.setdefault(shape, origin)
        for triple in triples:
            graph.add(triple)
        files[named_as(path)] = roots
    if not any(files.values()):
        names = ", ".join(files)
        raise ShapesError(f"{names}: no shape with a target in it; give a shape a sh:targetClass or the like")
    return ShapeSet(graph, origins, files, frozenset(optional))


@lru_cache(maxsize=64)
def _of_file(
    path: Path, name: str, text: str, number: int
) -> tuple[tuple[Triple, ...], Mapping[NamedNode, Origin], tuple[NamedNode, ...]]:
    """The triples of a file, the places of its shapes and those that have targets; kept, for who validates
    once mostly does so again with the same shapes.
    """
    own = named(Triples(_apart(_parse(path, text), number)), path.stem)
    where = {shape: Origin(name, line_of(text, shape.value)) for shape in _shapes(own)}
    refuse_faults(own, where, path, text)
    return tuple(with_prefixes(own)), where, tuple(sorted((s for s in where if targeted(own, s)), key=str))


def _files(paths: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(path.glob("*.ttl"))
            if not inside:
                raise ShapesError(
                    f"{path}: no .ttl file in this folder; name the folder that holds the shapes"
                )
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise ShapesError(f"{path}: no such file or folder; name one that holds shapes")
    return list(dict.fromkeys(found))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ShapesError(
            f"{path}: cannot be read as UTF-8 text ({error}); save it as UTF-8 Turtle"
        ) from None


def _parse(path: Path, text: str) -> list[Triple]:
    try:
        quads = list(
            parse(text, format=RdfFormat.TURTLE, base_iri=path.resolve().as_uri(), rename_blank_nodes=True)
        )
    except SyntaxError as error:
        raise ShapesError(f"{path}:{error.lineno}: not Turtle: {error.msg}; mend the line") from None
    for quad in quads:
        if isinstance(quad.object, Triple):
            line = 1 + text[: max(text.find("<<"), 0)].count("\n")
            raise ShapesError(
                f"{path}:{line}: RDF 1.2 triple term; shapes are RDF 1.1, write it as plain triples"
            )
    # A label of a blank node is new in each parse; RDFC-1.0 gives it the same one in every run.
    canonical = Dataset(quads)
    canonical.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return [quad.triple for quad in canonical]


def _apart(triples: Iterable[Triple], number: int) -> Iterator[Triple]:
    """The triples with blank nodes that no other file has."""

    def renamed(term: Term) -> Term:
        return BlankNode(f"f{number}{term.value}") if isinstance(term, BlankNode) else term

    for triple in triples:
        yield Triple(renamed(triple.subject), triple.predicate, renamed(triple.object))  # type: ignore[arg-type]


def _shapes(graph: Triples) -> list[NamedNode]:
    """Every shape of a graph in which all have names, sorted."""
    found: set[NamedNode] = set()
    waiting: list[Term] = [node for node in graph.about if looks_like_shape(graph, node)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, NamedNode) and node not in found:
            found.add(node)
            waiting += [child for _, child in graph.children(node)]
    return sorted(found, key=str)
