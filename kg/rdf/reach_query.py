"""What the query of a sh:sparql constraint reads, as chains of hops from $this.

Only what joins triple patterns is understood: basic graph patterns, filters, EXISTS and NOT EXISTS,
BIND, grouping and the like over them. In those, every pattern of a match hangs together with $this through
patterns that match too. For the rest (OPTIONAL, UNION, MINUS, GRAPH, subqueries …) the reach is not told.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from pyoxigraph import NamedNode

from kg.rdf.reach_values import Chain, Chains, Hop, Unbounded

_FINE = {
    "SelectQuery",
    "Project",
    "Distinct",
    "Reduced",
    "OrderBy",
    "OrderCondition",
    "Slice",
    "Filter",
    "BGP",
    "Extend",
    "Group",
    "AggregateJoin",
    "Join",
    "vars",
    "TrueFilter",
    "values",
    "ToMultiSet",
}

_Pattern = tuple[Any, Any, Any]


def query_chains(select: str, path: str) -> Chains:
    """The chains from $this of a query; Unbounded where they cannot be told. `path` stands for $PATH."""
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    text = select.replace("$PATH", path or "<urn:path>")
    algebra = translateQuery(parseQuery(text)).algebra
    found: Chains = set()
    for group in _groups(algebra, ()):
        found |= _chains(group)
    return found


def _groups(
    node: Any, outer: tuple[_Pattern, ...]
) -> Iterator[tuple[tuple[_Pattern, ...], tuple[_Pattern, ...]]]:
    """(patterns around, patterns inside) of the query and of each EXISTS in it."""
    inside: list[_Pattern] = []
    nested: list[Any] = []
    _collect(node, inside, nested)
    own = tuple(inside)
    yield outer, own
    for one in nested:
        yield from _groups(one, outer + own)


def _collect(node: Any, inside: list[_Pattern], nested: list[Any]) -> None:
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(node, CompValue):
        if node.name in ("Builtin_EXISTS", "Builtin_NOTEXISTS"):
            nested.append(node.graph)
            return
        if node.name == "ToMultiSet" and node.p.name != "values":
            raise Unbounded("its query has a subquery")
        if node.name == "BGP":
            inside.extend(node.triples)
            return
        if (
            node.name not in _FINE
            and not node.name.endswith(("Expression", "Function"))
            and not (node.name.startswith(("Builtin_", "Aggregate_")))
        ):
            raise Unbounded(f"its query uses {node.name}")
        for value in node.values():
            _collect(value, inside, nested)
    elif isinstance(node, list | tuple | set) and not _is_path(node):
        for value in node:
            _collect(value, inside, nested)


def _is_path(node: Any) -> bool:
    from rdflib.paths import Path

    return isinstance(node, Path)


def _chains(group: tuple[tuple[_Pattern, ...], tuple[_Pattern, ...]]) -> Chains:
    """The chains to each pattern inside, over patterns around and inside."""
    from rdflib import Variable

    outer, inside = group
    start = Variable("this")
    ways: dict[Any, Chains] = {start: {()}}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for subject, predicate, value in outer + inside:
            for end, other, forward in ((subject, value, True), (value, subject, False)):
                if end == here and _joins(other) and other not in ways:
                    ways[other] = _joined(ways[here], _predicate(predicate, forward=forward))
                    waiting.append(other)
    found: Chains = set()
    for subject, predicate, value in inside:
        if subject in ways:
            found |= _joined(ways[subject], _predicate(predicate, forward=True))
        elif value in ways:
            found |= _joined(ways[value], _predicate(predicate, forward=False))
        else:
            raise Unbounded("its query has a pattern that does not hang together with $this")
    return found


def _joins(node: Any) -> bool:
    from rdflib import BNode, Variable

    return isinstance(node, Variable | BNode)


def _joined(heads: Chains, tails: Chains) -> Chains:
    return {head + tail for head in heads for tail in tails}


def _predicate(predicate: Any, *, forward: bool) -> Chains:
    from rdflib import URIRef, Variable
    from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath

    if isinstance(predicate, URIRef):
        return {(Hop((NamedNode(str(predicate)),), forward=forward),)}
    if isinstance(predicate, Variable):
        return {(Hop((), forward=forward),)}
    if isinstance(predicate, InvPath):
        return _predicate(predicate.arg, forward=not forward)
    if isinstance(predicate, AlternativePath):
        return {chain for arg in predicate.args for chain in _predicate(arg, forward=forward)}
    if isinstance(predicate, SequencePath):
        found: Chains = {()}
        for arg in predicate.args if forward else reversed(predicate.args):
            found = _joined(found, _predicate(arg, forward=forward))
        return found
    if isinstance(predicate, MulPath):
        return _repeated(_predicate(predicate.path, forward=forward), many=predicate.more)
    raise Unbounded("its query has a path of no known form")


def _repeated(chains: Chains, *, many: bool) -> Chains:
    if not many:
        return chains | {()}
    if any(len(chain) != 1 for chain in chains):
        raise Unbounded("its query repeats more than a single property")
    hops: list[Hop] = [chain[0] for chain in chains]
    if len({hop.forward for hop in hops}) != 1:
        raise Unbounded("its query repeats a path both ways")
    predicates = sorted({p for hop in hops for p in hop.predicates}, key=str)
    whole: Chain = (Hop(tuple(predicates), forward=hops[0].forward, many=True),)
    return {whole}
