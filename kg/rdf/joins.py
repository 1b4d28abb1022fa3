"""A sh:sparql query in the form in which the fast engine does not go through the whole graph for each node.

That engine evaluates a query once for every focus node and joins its triple patterns by hashing: of a pattern
that does not hold `$this` it reads every triple of the graph, each time, which takes time with the square of
the graph. Inside EXISTS it does know what is bound. So the patterns stand in the order in which they hang on
`$this`, each further step in an EXISTS of its own:

    $this nif:sentence ?s . FILTER EXISTS { ?s nif:endIndex ?e . FILTER (?value > ?e) }

A variable that is given but bound further away is found by a path from `$this` first, and then proved by the
same nest. How often a row is found is lost by that, so rows are made distinct; pyshacl counts equal rows once
as well.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable

from pyoxigraph import Literal, Triple

from kg.rdf.shape_graph import SH, Triples, bare_query
from kg.rdf.sparql_text import (
    NEVER,
    Group,
    Pattern,
    Unread,
    closing,
    read_group,
    read_select,
    tokens_of,
    variables,
)

_Names = frozenset[str]
_GIVEN_TOO = frozenset({"currentShape", "shapesGraph"})


def with_near_joins(graph: Triples) -> Triples:
    """The same shapes with each query of a sh:sparql in that form."""
    queries = {query for node in graph.about for query in graph.objects(node, SH("sparql"))}
    if not queries:
        return graph
    found = Triples()
    for triple in graph:
        value = triple.object
        if triple.predicate == SH("select") and triple.subject in queries and isinstance(value, Literal):
            triple = Triple(triple.subject, triple.predicate, Literal(near_joins(value.value)))
        found.add(triple)
    return found


def near_joins(select: str) -> str:
    """The query with the same distinct rows for a given `$this`; only distinct where it is not understood."""
    try:
        query = read_select(select)
        names = variables(query.gives)
        if _GIVEN_TOO & variables(tokens_of(select)):
            raise Unread("another variable that is given")
        body = _given(query.group, names)
        return f"{query.prologue} SELECT DISTINCT {' '.join(query.gives)} WHERE {{ {body} }}".strip()
    except Unread:
        return _distinct(select)


def _distinct(select: str) -> str:
    bare = bare_query(select)
    if re.search(r"\b(?:LIMIT|OFFSET)\b", bare, re.IGNORECASE):
        return select
    return re.sub(
        r"\bSELECT\s+(?!DISTINCT\b)(?:REDUCED\s+)?", "SELECT DISTINCT ", select, count=1, flags=re.I
    )


def _given(group: Group, names: _Names) -> str:
    """The text of the group, whose variables of these names must be bound on its first level."""
    this = frozenset({"this"})
    near = this.union(*(pattern.variables for pattern in group.patterns if "this" in pattern.variables))
    every = frozenset(name for pattern in group.patterns for name in pattern.variables)
    far = sorted((names & every) - near)
    finders = [_way(group.patterns, name) for name in far]
    return " ".join([*finders, _nest(group, this, frozenset(far))])


def _way(patterns: tuple[Pattern, ...], name: str) -> str:
    """A path from $this on which every value of the variable of this name lies."""
    ways: dict[str, tuple[str, ...]] = {"this": ()}
    waiting = deque(["this"])
    while waiting:
        here = waiting.popleft()
        for pattern in patterns:
            if not pattern.constant or "$PATH" in pattern.path:
                continue
            for start, end, step in (
                (pattern.subject, pattern.object, f"({pattern.path})"),
                (pattern.object, pattern.subject, f"^({pattern.path})"),
            ):
                if start[1:] == here and start[0] in "?$" and end[0] in "?$" and end[1:] not in ways:
                    ways[end[1:]] = (*ways[here], step)
                    waiting.append(end[1:])
    if name not in ways:
        raise Unread("a variable that no path leads to")
    # A path that is one alternative of two is not taken apart and joined.
    return f"$this (({'/'.join(ways[name])})|{NEVER}) ?{name} ."


def _nest(group: Group, bound: _Names, found: _Names = frozenset()) -> str:
    """The group's text with the patterns that hold something bound first and the others in an EXISTS.

    `found` are the variables that other patterns of this level bind: only what is inside EXISTS can use that.
    """
    touching = tuple(p for p in group.patterns if not p.variables or p.variables & bound)
    here = touching or group.patterns
    rest = tuple(p for p in group.patterns if p not in here)
    now_bound = bound.union(found, *(p.variables for p in here))
    every = frozenset(name for p in group.patterns for name in p.variables)
    ready = [f for f in group.filters if not rest or not (variables(f) & every) - now_bound]
    parts = [p.text for p in here]
    parts += [f"FILTER {_condition(f, now_bound)}" for f in ready]
    if rest:
        waiting = tuple(f for f in group.filters if f not in ready)
        parts.append(f"FILTER EXISTS {{ {_nest(Group(rest, waiting), now_bound)} }}")
    return " ".join(parts)


def _condition(tokens: tuple[str, ...], bound: _Names) -> str:
    """The text of a condition, each EXISTS in it nested likewise."""
    found: list[str] = []
    at = 0
    while at < len(tokens):
        found.append(tokens[at])
        if tokens[at].upper() == "EXISTS" and tokens[at + 1 : at + 2] == ("{",):
            end = closing(tokens, at + 1)
            found.append("{ " + _inner(tokens[at + 2 : end], bound) + " }")
            at = end
        at += 1
    return " ".join(found)


def _inner(tokens: Iterable[str], bound: _Names) -> str:
    tokens = list(tokens)
    try:
        return _nest(read_group(tokens), bound)
    except Unread:
        return " ".join(tokens)
