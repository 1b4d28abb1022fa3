"""VoID: what a graph holds, in numbers of its classes and properties, for editors and crawlers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store, Triple, serialize

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
    terms, rows = _numbered(store)
    types = _types(terms, rows)
    yield Triple(dataset, RDF("type"), VOID("Dataset"))
    yield Triple(dataset, DCT("title"), Literal("News articles as a knowledge graph", language="en"))
    yield Triple(dataset, VOID("uriSpace"), Literal(base_iri))
    if build_id:
        yield Triple(dataset, DCT("identifier"), Literal(build_id))
    for vocabulary in _VOCABULARIES:
        yield Triple(dataset, VOID("vocabulary"), NamedNode(vocabulary.iri))
    properties = {p for _, p, _ in rows}
    in_language = {p for p in properties if terms[p] == SCHEMA("inLanguage")}
    for language in sorted({terms[o] for _, p, o in rows if p in in_language}, key=str):
        yield Triple(dataset, DCT("language"), language)
    subjects = {s for s, _, _ in rows}
    nodes = (terms[s] for s in subjects)
    numbers = {
        "triples": len(rows),
        "entities": sum(1 for s in nodes if isinstance(s, NamedNode) and s.value.startswith(base_iri)),
        "distinctSubjects": len(subjects),
        "distinctObjects": len({o for _, _, o in rows}),
        "classes": len({cls for classes in types.values() for cls in classes}),
        "properties": len(properties),
    }
    yield from _numbers(dataset, numbers)
    graphs = sum(1 for _ in store.named_graphs())
    note = f"besides, {graphs} named graphs: one for what each claim states"
    yield Triple(dataset, RDFS("comment"), Literal(note, language="en"))
    yield from _properties(dataset, terms, rows)
    yield from _classes(dataset, terms, rows, types)


def _numbered(store: Store) -> tuple[list[Any], list[tuple[int, int, int]]]:
    """The terms of the default graph and its triples as their places among these: numbers are compared and
    counted many times quicker than terms.
    """
    places: dict[object, int] = {}
    rows = []
    for s, p, o, _ in store.quads_for_pattern(None, None, None, _DEFAULT):
        subject, predicate = places.setdefault(s, len(places)), places.setdefault(p, len(places))
        rows.append((subject, predicate, places.setdefault(o, len(places))))
    return list(places), rows


def _types(terms: Sequence[Any], rows: Sequence[tuple[int, int, int]]) -> dict[int, list[int]]:
    """The classes of each subject."""
    types: dict[int, list[int]] = defaultdict(list)
    rdf_type = {p for p in {p for _, p, _ in rows} if terms[p] == RDF("type")}
    for s, p, o in rows:
        if p in rdf_type and isinstance(terms[o], NamedNode):
            types[s].append(o)
    return types


def _properties(
    dataset: NamedNode, terms: Sequence[Any], rows: Sequence[tuple[int, int, int]]
) -> Iterator[Triple]:
    triples: Counter[int] = Counter()
    subjects: dict[int, set[int]] = defaultdict(set)
    objects: dict[int, set[int]] = defaultdict(set)
    for s, p, o in rows:
        triples[p] += 1
        subjects[p].add(s)
        objects[p].add(o)
    for at, number in triples.items():
        predicate = terms[at]
        part = NamedNode(f"{dataset.value}#property-{_tail(predicate)}")
        yield Triple(dataset, VOID("propertyPartition"), part)
        yield Triple(part, VOID("property"), predicate)
        counted = {
            "triples": number,
            "distinctSubjects": len(subjects[at]),
            "distinctObjects": len(objects[at]),
        }
        yield from _numbers(part, counted)


def _classes(
    dataset: NamedNode,
    terms: Sequence[Any],
    rows: Sequence[tuple[int, int, int]],
    types: dict[int, list[int]],
) -> Iterator[Triple]:
    members = Counter(cls for classes in types.values() for cls in classes)
    uses: Counter[tuple[int, int]] = Counter()
    links: set[tuple[int, int, int]] = set()
    valued: set[tuple[int, int, int]] = set()
    for s, p, o in rows:
        others = types.get(o, ())
        for place in types.get(s, ()):
            uses[place, p] += 1
            valued.add((place, p, o))
            links.update((place, p, other) for other in others)
    for place, number in members.items():
        cls = terms[place]
        part = NamedNode(f"{dataset.value}#class-{_tail(cls)}")
        yield Triple(dataset, VOID("classPartition"), part)
        yield Triple(part, VOID("class"), cls)
        yield from _numbers(part, {"entities": number})
    for (place, p), number in uses.items():
        cls, predicate = terms[place], terms[p]
        node = _use(dataset, cls, predicate)
        yield Triple(NamedNode(f"{dataset.value}#class-{_tail(cls)}"), VOID("propertyPartition"), node)
        yield Triple(node, VOID("property"), predicate)
        yield from _numbers(node, {"triples": number})
    for cls, predicate, other in ((terms[c], terms[p], terms[o]) for c, p, o in links):
        node = _use(dataset, cls, predicate)
        target = NamedNode(f"{node.value}-{_tail(other)}")
        yield Triple(node, VOID("classPartition"), target)
        yield Triple(target, VOID("class"), other)
    values = {(c, p, terms[o].datatype) for c, p, o in valued if isinstance(terms[o], Literal)}
    for cls, predicate, datatype in ((terms[c], terms[p], datatype) for c, p, datatype in values):
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
