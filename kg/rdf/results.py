"""From what an engine says to a report: the same words and names, whichever engine it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg import terms
from kg.rdf.names import RDF, RDFS
from kg.rdf.report import Kind, Report, Result, Rule, Severity, make_report
from kg.rdf.shape_graph import SH, Term, path_text, short
from kg.rdf.shapes import ShapeSet

_SEVERITIES = {
    terms.SH + "Violation": Severity.VIOLATION,
    terms.SH + "Warning": Severity.WARNING,
    terms.SH + "Info": Severity.INFO,
}


@dataclass(frozen=True, slots=True)
class RawResult:
    """One result as an engine gives it; terms in N-Triples syntax, the others IRIs, "" where absent.

    `messages` are (text, language) pairs; a path that is no IRI may be written in any way.
    """

    focus: str
    path: str
    component: str
    shape: str
    severity: str
    value: str
    messages: tuple[tuple[str, str], ...] = ()
    constraint: str = ""


def report_of(raw: Iterable[RawResult], shapes: ShapeSet, store: Store) -> Report:
    """The report of these results, with every rule and the number of nodes that it looked at."""
    return report_with([result_of(one, shapes) for one in raw], shapes, store)


def report_with(results: Iterable[Result], shapes: ShapeSet, store: Store) -> Report:
    """The same, of results already in our words."""
    counts = {root: focus_count(store, shapes, root) for root in shapes.roots}
    idle = [
        file
        for file, roots in shapes.files.items()
        if file not in shapes.optional and not any(counts[root] for root in roots)
    ]
    return make_report(results, rules_of(shapes, counts), tuple(sorted(idle)))


def result_of(raw: RawResult, shapes: ShapeSet) -> Result:
    """One result in the words of the shape, or in ours where the shape has none."""
    shape = NamedNode(raw.shape)
    component = re.split(r"[/#]", raw.component)[-1].removesuffix("ConstraintComponent")
    return Result(
        severity=_SEVERITIES.get(raw.severity, Severity.VIOLATION),
        kind=Kind.SHAPE,
        rule=f"{shapes.name(raw.shape)}/{component}",
        focus=raw.focus,
        path=_path(raw, shapes, shape),
        component=raw.component,
        shape=raw.shape,
        value=raw.value,
        message=_message(raw, shapes, shape, component),
        remedy=_text(shapes.graph.objects(shape, SH("description"))),
    )


def _path(raw: RawResult, shapes: ShapeSet, shape: NamedNode) -> str:
    if re.fullmatch(r"<[^<>]*>", raw.path) or not raw.path:
        return raw.path
    own = shapes.graph.one(shape, SH("path"))
    return path_text(shapes.graph, own) if own is not None else ""


def _message(raw: RawResult, shapes: ShapeSet, shape: NamedNode, component: str) -> str:
    """What the shape says of this, in English where it does; engines differ in which languages they give."""
    declared = list(shapes.graph.objects(shape, SH("message")))
    for constraint in shapes.graph.objects(shape, SH("sparql")):
        declared += shapes.graph.objects(constraint, SH("message"))
    texts = [o for o in declared if isinstance(o, Literal)]
    for wanted in sorted(texts, key=_preference):
        parts = re.split(r"\{[?$]\w+\}", wanted.value)
        pattern = re.compile(".*".join(re.escape(part) for part in parts), re.DOTALL)
        for text, _ in raw.messages:
            if pattern.fullmatch(text):
                return text
    return _own_words(raw, shapes, shape, component)


def _preference(text: Literal) -> tuple[bool, str, str]:
    return (text.language not in ("en", None), text.language or "", text.value)


def _own_words(raw: RawResult, shapes: ShapeSet, shape: NamedNode, component: str) -> str:
    what = short(raw.path) if raw.path.startswith("<") else _path(raw, shapes, shape)
    subject = what or "the node"
    limit = _limit(shapes, shape, component)
    value = f", found {_shown(raw.value)}" if raw.value and raw.value != raw.focus else ""
    return f"{subject} breaks {component}{f' {limit}' if limit else ''}{value}"


def _limit(shapes: ShapeSet, shape: NamedNode, component: str) -> str:
    name = component[:1].lower() + component[1:]
    shown = [
        _shown(str(o)) for o in shapes.graph.objects(shape, SH(name)) if isinstance(o, NamedNode | Literal)
    ]
    return ", ".join(sorted(shown))


def _shown(term: str) -> str:
    literal = re.fullmatch(r'"(.*)"(?:@[\w-]+|\^\^<[^>]*>)?', term, re.DOTALL)
    return literal.group(1) if literal else short(term)


def _text(objects: list[Term]) -> str:
    texts = [o for o in objects if isinstance(o, Literal)]
    texts.sort(key=_preference)
    return texts[0].value if texts else ""


def rules_of(shapes: ShapeSet, counts: dict[NamedNode, int]) -> list[Rule]:
    """Every shape as a rule, with the focus nodes of the root that it belongs to."""
    found: dict[NamedNode, Rule] = {}
    for file, roots in shapes.files.items():
        for root in roots:
            waiting: list[Term] = [root]
            while waiting:
                shape = waiting.pop()
                if not isinstance(shape, NamedNode) or (shape in found and shape != root):
                    continue
                # Shapes in sh:or, sh:not and the like have no results of their own.
                waiting += shapes.graph.objects(shape, SH("property"))
                found[shape] = _rule(shapes, shape, counts[root], file in shapes.optional)
    return list(found.values())


def _rule(shapes: ShapeSet, shape: NamedNode, count: int, optional: bool) -> Rule:
    severity = shapes.graph.one(shape, SH("severity"))
    origin = shapes.origins.get(shape)
    said = shapes.graph.objects(shape, SH("name")) + shapes.graph.objects(shape, RDFS("label"))
    return Rule(
        name=shapes.name(shape.value),
        kind=Kind.SHAPE,
        severity=_SEVERITIES.get(
            severity.value if isinstance(severity, NamedNode) else "", Severity.VIOLATION
        ),
        title=_text(said) or _text(shapes.graph.objects(shape, SH("message"))),
        remedy=_text(shapes.graph.objects(shape, SH("description"))),
        file=origin.file if origin else "",
        line=origin.line if origin else 0,
        focus_nodes=count,
        optional=optional,
    )


def focus_count(store: Store, shapes: ShapeSet, root: NamedNode) -> int:
    """How many nodes of the store the shape looks at; counted in the store, which is quicker than here."""
    if not _only_classes(shapes, root):
        return len(focus_nodes(store, shapes, root))
    classes = sorted(
        {str(below) for kind in target_classes(shapes, root) for below in subclasses(store, kind)}
    )
    if not classes:
        return 0
    pattern = "{ ?node a ?class } UNION { GRAPH ?graph { ?node a ?class } }"
    answer = store.query(
        f"SELECT (COUNT(DISTINCT ?node) AS ?n) WHERE {{ VALUES ?class {{ {' '.join(classes)} }} {pattern} }}"
    )
    assert isinstance(answer, QuerySolutions)
    number = next(iter(answer))["n"]
    assert isinstance(number, Literal)
    return int(number.value)


def _only_classes(shapes: ShapeSet, root: NamedNode) -> bool:
    others = ("targetNode", "targetSubjectsOf", "targetObjectsOf")
    return not any(shapes.graph.objects(root, SH(name)) for name in others)


def target_classes(shapes: ShapeSet, root: NamedNode) -> list[NamedNode]:
    """The classes whose instances the shape looks at, itself where it is a class too."""
    found = [c for c in shapes.graph.objects(root, SH("targetClass")) if isinstance(c, NamedNode)]
    types = shapes.graph.objects(root, RDF("type"))
    if RDFS("Class") in types or NamedNode(terms.OWL + "Class") in types:
        found.append(root)
    return found


def focus_nodes(store: Store, shapes: ShapeSet, root: NamedNode) -> set[Term]:
    """The nodes of the store, in whatever graph, at which a shape's own targets aim."""
    graph = shapes.graph
    found: set[Term] = set(graph.objects(root, SH("targetNode")))
    for kind in target_classes(shapes, root):
        for below in subclasses(store, kind):
            found.update(quad.subject for quad in store.quads_for_pattern(None, RDF("type"), below, None))
    for predicate in graph.objects(root, SH("targetSubjectsOf")):
        if isinstance(predicate, NamedNode):
            found.update(quad.subject for quad in store.quads_for_pattern(None, predicate, None, None))
    for predicate in graph.objects(root, SH("targetObjectsOf")):
        if isinstance(predicate, NamedNode):
            found.update(quad.object for quad in store.quads_for_pattern(None, predicate, None, None))
    return found


def subclasses(store: Store, kind: NamedNode) -> set[NamedNode]:
    """The class and everything that the store says is below it."""
    found, waiting = {kind}, [kind]
    while waiting:
        for quad in store.quads_for_pattern(None, RDFS("subClassOf"), waiting.pop(), None):
            if isinstance(quad.subject, NamedNode) and quad.subject not in found:
                found.add(quad.subject)
                waiting.append(quad.subject)
    return found
