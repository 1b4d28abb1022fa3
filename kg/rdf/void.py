"""VoID: what a graph holds, in numbers of its classes and properties, for editors and crawlers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.rdf.names import DCT, KG, NIF, PREFIXES, PROV, RDF, RDFS, SCHEMA, SKOS, XSD, Vocabulary

VOID = Vocabulary("http://rdfs.org/ns/void#")
_DATATYPE = Vocabulary("http://ldf.fi/void-ext#")
_DEFAULT = DefaultGraph()
_VOCABULARIES = (KG, NIF, PROV, SCHEMA, SKOS, DCT)


def void(store: Store, base_iri: str, build_id: str = "") -> bytes:
    """The VoID description of the store's default graph as Turtle, the same bytes for the same graph.

    Counts are of the default graph; the number of claims' graphs stands beside them. For each class it says
    which properties its members have and of which classes (or datatypes) their values are.
    """
    dataset = NamedNode(f"{base_iri}void")
    triples = list(_dataset(store, dataset, base_iri, build_id))
    prefixes = {**PREFIXES, "void": VOID.iri, "void-ext": _DATATYPE.iri}
    return serialize(sorted(set(triples), key=str), format=RdfFormat.TURTLE, prefixes=prefixes) or b""


def _dataset(store: Store, dataset: NamedNode, base_iri: str, build_id: str) -> Iterator[Triple]:
    types: dict[object, list[NamedNode]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, RDF("type"), None, _DEFAULT):
        if isinstance(quad.object, NamedNode):
            types[quad.subject].append(quad.object)
    quads = list(store.quads_for_pattern(None, None, None, _DEFAULT))
    yield Triple(dataset, RDF("type"), VOID("Dataset"))
    yield Triple(dataset, DCT("title"), Literal("News articles as a knowledge graph", language="en"))
    yield Triple(dataset, VOID("uriSpace"), Literal(base_iri))
    if build_id:
        yield Triple(dataset, DCT("identifier"), Literal(build_id))
    for vocabulary in _VOCABULARIES:
        yield Triple(dataset, VOID("vocabulary"), NamedNode(vocabulary.iri))
    spoken = {q.object for q in quads if q.predicate == SCHEMA("inLanguage")}
    for language in sorted(spoken, key=str):
        yield Triple(dataset, DCT("language"), language)
    subjects = {quad.subject for quad in quads}
    numbers = {
        "triples": len(quads),
        "entities": sum(1 for s in subjects if isinstance(s, NamedNode) and s.value.startswith(base_iri)),
        "distinctSubjects": len(subjects),
        "distinctObjects": len({quad.object for quad in quads}),
        "classes": len({cls for classes in types.values() for cls in classes}),
        "properties": len({quad.predicate for quad in quads}),
    }
    yield from _numbers(dataset, numbers)
    graphs = sum(1 for _ in store.named_graphs())
    note = f"besides, {graphs} named graphs: one for what each claim states"
    yield Triple(dataset, RDFS("comment"), Literal(note, language="en"))
    yield from _properties(dataset, quads)
    yield from _classes(dataset, quads, types)


def _properties(dataset: NamedNode, quads: Iterable[Quad]) -> Iterator[Triple]:
    triples: Counter[NamedNode] = Counter()
    subjects: dict[NamedNode, set[object]] = defaultdict(set)
    objects: dict[NamedNode, set[object]] = defaultdict(set)
    for quad in quads:
        triples[quad.predicate] += 1
        subjects[quad.predicate].add(quad.subject)
        objects[quad.predicate].add(quad.object)
    for predicate, number in triples.items():
        part = NamedNode(f"{dataset.value}#property-{_tail(predicate)}")
        yield Triple(dataset, VOID("propertyPartition"), part)
        yield Triple(part, VOID("property"), predicate)
        counted = {
            "triples": number,
            "distinctSubjects": len(subjects[predicate]),
            "distinctObjects": len(objects[predicate]),
        }
        yield from _numbers(part, counted)


def _classes(
    dataset: NamedNode, quads: Iterable[Quad], types: dict[object, list[NamedNode]]
) -> Iterator[Triple]:
    members = Counter(cls for classes in types.values() for cls in classes)
    uses: Counter[tuple[NamedNode, NamedNode]] = Counter()
    links: set[tuple[NamedNode, NamedNode, NamedNode]] = set()
    values: set[tuple[NamedNode, NamedNode, NamedNode]] = set()
    for quad in quads:
        for cls in types.get(quad.subject, ()):
            uses[cls, quad.predicate] += 1
            if isinstance(quad.object, Literal):
                values.add((cls, quad.predicate, quad.object.datatype))
            links.update((cls, quad.predicate, other) for other in types.get(quad.object, ()))
    for cls, number in members.items():
        part = NamedNode(f"{dataset.value}#class-{_tail(cls)}")
        yield Triple(dataset, VOID("classPartition"), part)
        yield Triple(part, VOID("class"), cls)
        yield from _numbers(part, {"entities": number})
    for (cls, predicate), number in uses.items():
        node = _use(dataset, cls, predicate)
        yield Triple(NamedNode(f"{dataset.value}#class-{_tail(cls)}"), VOID("propertyPartition"), node)
        yield Triple(node, VOID("property"), predicate)
        yield from _numbers(node, {"triples": number})
    for cls, predicate, other in links:
        node = _use(dataset, cls, predicate)
        target = NamedNode(f"{node.value}-{_tail(other)}")
        yield Triple(node, VOID("classPartition"), target)
        yield Triple(target, VOID("class"), other)
    for cls, predicate, datatype in values:
        node = _use(dataset, cls, predicate)
        target = NamedNode(f"{node.value}-{_tail(datatype)}")
        yield Triple(node, _DATATYPE("datatypePartition"), target)
        yield Triple(target, _DATATYPE("datatype"), datatype)


def _use(dataset: NamedNode, cls: NamedNode, predicate: NamedNode) -> NamedNode:
    return NamedNode(f"{dataset.value}#use-{_tail(cls)}-{_tail(predicate)}")


def _tail(node: NamedNode) -> str:
    """A short name for a term that no other term has: its prefix and local name."""
    for prefix, start in PREFIXES.items():
        if node.value.startswith(start) and node.value[len(start) :].isidentifier():
            return f"{prefix}-{node.value[len(start) :]}"
    return "".join(char if char.isalnum() and char.isascii() else "_" for char in node.value)


def _numbers(node: NamedNode, numbers: dict[str, int]) -> Iterator[Triple]:
    for name, number in numbers.items():
        yield Triple(node, VOID(name), Literal(str(number), datatype=XSD("integer")))
