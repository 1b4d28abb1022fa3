"""Validation of what a change can touch, with the report of a full run.

The results of an earlier build are kept beside it. When the graph has changed, the focus nodes that the
change can touch are found (see kg.rdf.reach), what was said of them is dropped, and they alone are
validated again, on the part of the graph that the shapes read of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

import kg
from kg.rdf.engines import Engine
from kg.rdf.names import RDF, RDFS
from kg.rdf.nquads import Content, changed_lines
from kg.rdf.reach import reach_of, read_for, touched
from kg.rdf.report import Kind, Result, Severity
from kg.rdf.results import focus_nodes, result_of, subclasses, target_classes
from kg.rdf.shape_graph import SH, Term
from kg.rdf.shapes import ShapeSet
from kg.rdf.store import NQUADS


@dataclass(frozen=True, slots=True)
class Revalidated:
    """The results for the whole graph; `why_full` says why all of it was validated, "" where not.

    `nodes` is the number of focus nodes that were looked at again.
    """

    results: tuple[Result, ...]
    nodes: int
    why_full: str = ""


def changed_triples(old: Store, new: Store) -> list[Triple]:
    """The triples of quads that only one of the two stores has, sorted."""
    before, after = (_lines(store) for store in (old, new))
    text = b"\n".join(sorted(before ^ after))
    return sorted({quad.triple for quad in parse(text, format=RdfFormat.N_QUADS)}, key=str)


def _lines(store: Store) -> set[bytes]:
    data = store.dump(format=RdfFormat.N_QUADS)
    assert data is not None
    return set(data.split(b"\n")) - {b""}


def changed_between(old: Path, new: Path) -> list[Triple]:
    """The same for two builds on disk, given their directories."""
    if (old / NQUADS).is_file() and (new / NQUADS).is_file():
        gone, come = changed_lines(old / NQUADS, new / NQUADS)
        quads = parse(b"".join(gone + come), format=RdfFormat.N_QUADS)
        return sorted({quad.triple for quad in quads}, key=str)
    return changed_triples(Store.read_only(str(old)), Store.read_only(str(new)))


def revalidate(
    content: Content | Store,
    shapes: ShapeSet,
    earlier: Sequence[Result],
    change: Sequence[Triple],
    engine: Engine,
) -> Revalidated:
    """The results for the graph, given those for the graph before the change."""
    content = Content(content) if isinstance(content, Store) else content
    store = content.store
    reach = reach_of(shapes)
    why = reach.refused or _why_full(change)
    if why:
        return _full(content, shapes, engine, why)
    nodes = touched(store, reach, change)
    nodes |= {node for root in reach.whole for node in focus_nodes(store, shapes, root)}
    if any(isinstance(node, BlankNode) for node in nodes):
        return _full(content, shapes, engine, "the change touches nodes without a name")
    aims = _aims(store, shapes, nodes)
    again: set[Term] = {node for some in aims.values() for node in some}
    dropped = {str(node) for node in nodes}
    results = [result for result in earlier if result.focus not in dropped]
    if again:
        # A shape whose reach is not known may read anything.
        quads: Iterable[Quad] = content if reach.whole else read_for(store, reach, again)
        raw = engine.run(quads, shapes.aimed_at(aims))
        results += [result_of(one, shapes) for one in raw]
    return Revalidated(tuple(sorted(results, key=lambda r: (r.key, r.message))), len(again))


def _why_full(change: Sequence[Triple]) -> str:
    if any(triple.predicate == RDFS("subClassOf") for triple in change):
        return "the classes of the ontology changed"
    return ""


def _full(content: Content, shapes: ShapeSet, engine: Engine, why: str) -> Revalidated:
    results = [result_of(raw, shapes) for raw in engine.run(content, shapes)]
    return Revalidated(tuple(sorted(results, key=lambda r: (r.key, r.message))), 0, why)


def _aims(store: Store, shapes: ShapeSet, nodes: set[Term]) -> dict[NamedNode, list[Term]]:
    """For each root shape, which of the nodes are its focus nodes."""
    classes: dict[NamedNode, set[NamedNode]] = {}
    aims: dict[NamedNode, list[Term]] = {}
    ordered = sorted(nodes, key=str)
    types = {node: {quad.object for quad in _about(store, node, RDF("type"))} for node in ordered}
    for root in shapes.roots:
        wanted = _classes_of(store, shapes, root, classes)
        chosen = set(shapes.graph.objects(root, SH("targetNode")))
        found = [
            node
            for node in ordered
            if node in chosen or types[node] & wanted or _by_property(store, shapes, root, node)
        ]
        if found:
            aims[root] = found
    return aims


def _classes_of(
    store: Store, shapes: ShapeSet, root: NamedNode, known: dict[NamedNode, set[NamedNode]]
) -> set[Term]:
    found: set[Term] = set()
    for kind in target_classes(shapes, root):
        if kind not in known:
            known[kind] = subclasses(store, kind)
        found |= known[kind]
    return found


def _by_property(store: Store, shapes: ShapeSet, root: NamedNode, node: Term) -> bool:
    for predicate in shapes.graph.objects(root, SH("targetSubjectsOf")):
        if isinstance(predicate, NamedNode) and any(_about(store, node, predicate)):
            return True
    for predicate in shapes.graph.objects(root, SH("targetObjectsOf")):
        if isinstance(predicate, NamedNode) and any(store.quads_for_pattern(None, predicate, node, None)):
            return True
    return False


def results_since(
    store: Store, shapes: ShapeSet, engine: Engine, directory: Path
) -> tuple[tuple[Result, ...], str]:
    """The results for a build, from those kept of a build before it where there are any; and how it was done.

    `directory` is that of the build, beside those of others.
    """
    name = rules_hash(shapes, engine)
    if (same := kept(directory, name)) is not None:
        return same, "nothing changed since the last validation"
    for other in sorted(directory.parent.iterdir()):
        earlier = kept(other, name) if other != directory else None
        if earlier is None:
            continue
        try:
            change = changed_between(other, directory)
        except OSError:
            continue
        found = revalidate(Content(store, directory), shapes, earlier, change, engine)
        if found.why_full:
            return found.results, f"in full: {found.why_full}"
        return found.results, f"{found.nodes} nodes that the change can touch"
    found = _full(Content(store, directory), shapes, engine, "no validated build to start from")
    return found.results, f"in full: {found.why_full}"


def _about(store: Store, node: Term, predicate: NamedNode) -> Iterable[Quad]:
    # A literal can be a focus node, as the object of a property, but is the subject of nothing.
    return () if isinstance(node, Literal) else store.quads_for_pattern(node, predicate, None, None)


def rules_hash(shapes: ShapeSet, engine: Engine) -> str:
    """What a kept report depends on beside the graph: the shapes, the engine, our version; 16 hex digits."""
    content = f"{kg.__version__}\n{engine.name}\n{shapes.ntriples()}"
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]


def keep(directory: Path, name: str, results: Sequence[Result]) -> bool:
    """Keep the results beside a build for a later run; whether that could be written."""
    rows = [json.dumps(asdict(result), ensure_ascii=False) for result in results]
    unfinished = directory / f".{name}.unfinished"
    try:
        unfinished.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
        unfinished.replace(directory / _file(name))
    except OSError:
        return False
    return True


def kept(directory: Path, name: str) -> tuple[Result, ...] | None:
    """The results kept beside a build; None where there are none or they cannot be read."""
    try:
        text = (directory / _file(name)).read_text(encoding="utf-8")
        return tuple(_result(json.loads(line)) for line in text.splitlines())
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _result(row: dict[str, str]) -> Result:
    return Result(**row | {"severity": Severity(row["severity"]), "kind": Kind(row["kind"])})  # type: ignore[arg-type]


def _file(name: str) -> str:
    return f"validation-{name}.jsonl"
