"""What shapes read: from a focus node along which properties, and so which change can touch which node.

A chain is a way of hops from the focus node. If the answer for a focus node differs between two graphs,
some chain has a first hop whose triple was added or taken away, and up to there both graphs are alike.
So walking each chain backwards from a changed triple, in either graph, finds every node that can be touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from kg.rdf.names import RDF, RDFS
from kg.rdf.reach_query import query_chains
from kg.rdf.reach_values import Chain, Chains, Hop, Unbounded
from kg.rdf.shape_graph import SH, Term, Triples, path_text
from kg.rdf.shapes import ShapeSet

_TYPE = Hop((RDF("type"),))
_PAIRS = ("equals", "disjoint", "lessThan", "lessThanOrEquals")
_UNKNOWN = ("js", "rule", "expression", "target", "reifierShape", "values")


@dataclass(frozen=True, slots=True)
class Reach:
    """The chains of every root shape; for those in `whole`, whose reach is not known, why.

    `refused` says why nothing can be told of these shapes at all ("" where it can).
    """

    chains: dict[NamedNode, frozenset[Chain]]
    whole: dict[NamedNode, str]
    refused: str = ""


def reach_of(shapes: ShapeSet) -> Reach:
    """What the shapes read."""
    graph = shapes.graph
    if any(SH("ConstraintComponent") in graph.objects(node, RDF("type")) for node in graph.about):
        return Reach({}, {}, "the shapes define constraint components of their own")
    chains: dict[NamedNode, frozenset[Chain]] = {}
    whole: dict[NamedNode, str] = {}
    for root in shapes.roots:
        if _nested_properties(graph, root, inside=False):
            return Reach({}, {}, f"{shapes.name(root.value)} reports on other nodes than its focus nodes")
        try:
            chains[root] = frozenset([*_targets(graph, root), *_shape(graph, root, {()})])
        except Unbounded as error:
            chains[root] = frozenset(_targets(graph, root))
            whole[root] = str(error)
    return Reach(chains, whole)


def _nested_properties(graph: Triples, shape: Term, *, inside: bool) -> bool:
    for child in graph.objects(shape, SH("property")):
        if inside or _nested_properties(graph, child, inside=True):
            return True
    return False


def _targets(graph: Triples, root: NamedNode) -> Iterator[Chain]:
    yield (_TYPE,)
    for predicate in graph.objects(root, SH("targetSubjectsOf")):
        yield (Hop((predicate,)),)  # type: ignore[arg-type]
    for predicate in graph.objects(root, SH("targetObjectsOf")):
        yield (Hop((predicate,), forward=False),)  # type: ignore[arg-type]


def _shape(graph: Triples, shape: Term, focus: Chains) -> Iterator[Chain]:
    """The chains that a shape reads of the nodes at the end of the given chains."""
    for name in _UNKNOWN:
        if graph.objects(shape, SH(name)):
            raise Unbounded(f"it uses sh:{name}")
    path = graph.one(shape, SH("path"))
    values = focus if path is None else joined(focus, path_chains(graph, path))
    yield from values
    if graph.objects(shape, SH("class")):
        yield from joined(values, {(_TYPE,)})
    for name in _PAIRS:
        for predicate in graph.objects(shape, SH(name)):
            yield from joined(focus, {(Hop((predicate,)),)})  # type: ignore[arg-type]
    if graph.objects(shape, SH("closed")):
        yield from joined(values, {(Hop(()),)})
    for query in graph.objects(shape, SH("sparql")):
        for select in graph.objects(query, SH("select")):
            assert isinstance(select, Literal)
            here = path_text(graph, path) if path is not None else ""
            yield from joined(focus, query_chains(select.value, here))
    for _, child in graph.children(shape):
        # A nested shape, a property shape too, takes the value nodes as its focus nodes.
        yield from _shape(graph, child, values)


def joined(heads: Iterable[Chain], tails: Iterable[Chain]) -> Chains:
    """Each head followed by each tail."""
    tails = list(tails)
    return {head + tail for head in heads for tail in tails}


def path_chains(graph: Triples, node: Term) -> Chains:
    """The chains of a SHACL path. Raises Unbounded for a repetition of more than single properties."""
    if isinstance(node, NamedNode):
        return {(Hop((node,)),)}
    if graph.one(node, RDF("first")) is not None:
        found: Chains = {()}
        for member in graph.members(node):
            found = joined(found, path_chains(graph, member))
        return found
    if (alternatives := graph.one(node, SH("alternativePath"))) is not None:
        return {chain for member in graph.members(alternatives) for chain in path_chains(graph, member)}
    if (inverse := graph.one(node, SH("inversePath"))) is not None:
        return {reversed_chain(chain) for chain in path_chains(graph, inverse)}
    for name in ("zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath"):
        if (inner := graph.one(node, SH(name))) is not None:
            chains = path_chains(graph, inner)
            return chains | {()} if name == "zeroOrOnePath" else repeated(chains)
    raise Unbounded("its path is of no known form")


def reversed_chain(chain: Chain) -> Chain:
    """The chain walked from its end."""
    return tuple(replace(hop, forward=not hop.forward) for hop in reversed(chain))


def repeated(chains: Chains) -> Chains:
    """Any number of any of the chains; Unbounded where one has more than a hop or they point both ways."""
    if any(len(chain) != 1 for chain in chains) or len({chain[0].forward for chain in chains}) != 1:
        raise Unbounded("its path repeats more than a single property")
    predicates = sorted({p for chain in chains for p in chain[0].predicates}, key=str)
    return {(Hop(tuple(predicates), forward=next(iter(chains))[0].forward, many=True),)}


def touched(store: Store, reach: Reach, change: Iterable[Triple]) -> set[Term]:
    """The nodes of which some shape may say something else since these triples came or went."""
    hops: set[tuple[Chain, int]] = {
        (chain[: place + 1], place)
        for chains in reach.chains.values()
        for chain in chains
        for place in range(len(chain))
    }
    by_predicate: dict[NamedNode | None, list[Chain]] = {}
    for prefix, place in sorted(hops, key=str):
        for predicate in prefix[place].predicates or (None,):
            by_predicate.setdefault(predicate, []).append(prefix)
    starts: dict[Chain, set[Term]] = {}
    for triple in change:
        for prefix in (*by_predicate.get(triple.predicate, ()), *by_predicate.get(None, ())):
            end = triple.subject if prefix[-1].forward else triple.object
            starts.setdefault(prefix, set()).add(end)
    found: set[Term] = set()
    for prefix, ends in starts.items():
        found |= _back(store, prefix, ends)
    return found


def _back(store: Store, prefix: Chain, ends: set[Term]) -> set[Term]:
    current = _closure(store, prefix[-1], ends) if prefix[-1].many else ends
    for hop in reversed(prefix[:-1]):
        before = {node for _, node in _step(store, replace(hop, forward=not hop.forward), current)}
        current = _closure(store, hop, current) if hop.many else before
        if not current:
            break
    return current


def _closure(store: Store, hop: Hop, ends: set[Term]) -> set[Term]:
    """The nodes from which the hop, taken any number of times, leads to one of the ends."""
    found, waiting = set(ends), set(ends)
    back = replace(hop, forward=not hop.forward)
    while waiting:
        waiting = {node for _, node in _step(store, back, waiting)} - found
        found |= waiting
    return found


def _step(store: Store, hop: Hop, nodes: Iterable[Term]) -> Iterator[tuple[Quad, Term]]:
    for node in nodes:
        for predicate in hop.predicates or (None,):
            if hop.forward:
                if not isinstance(node, Literal):
                    for quad in store.quads_for_pattern(node, predicate, None, None):
                        yield quad, quad.object
            else:
                for quad in store.quads_for_pattern(None, predicate, node, None):
                    yield quad, quad.subject


def read_for(store: Store, reach: Reach, nodes: set[Term]) -> set[Quad]:
    """Every quad that the shapes read when they look at these nodes, and all that is said of classes."""
    found = set(store.quads_for_pattern(None, RDFS("subClassOf"), None, None))
    tree: dict[Hop, dict] = {}  # type: ignore[type-arg]
    for chains in reach.chains.values():
        for chain in chains:
            branch = tree
            for hop in chain:
                branch = branch.setdefault(hop, {})
    _gather(store, tree, nodes, found)
    return found


def _gather(store: Store, tree: dict[Hop, dict], nodes: set[Term], found: set[Quad]) -> None:  # type: ignore[type-arg]
    for hop, branch in tree.items():
        reached: set[Term] = set(nodes) if hop.many else set()
        waiting = set(nodes)
        while waiting:
            steps = list(_step(store, hop, waiting))
            found.update(quad for quad, _ in steps)
            new = {node for _, node in steps} - reached
            reached |= new
            waiting = new if hop.many else set()
        if branch and reached:
            _gather(store, branch, reached, found)
