"""Every shape, on an example that is right and one that is wrong.

All examples are validated in one run: the data of each are moved to IRIs of their own
first, so that they do not meet. A wrong example may break its own shape only.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import RDF, SH

from kg import terms
from kg.assets import asset_files
from kg.schema import Schema, ontology_files

EXAMPLES = Path(__file__).parent / "shapes"
DATA = "https://w3id.org/newsgraph/id/"
_WORDS = """class datatype hasValue in lessThan lessThanOrEquals maxCount minCount minInclusive minLength
not or pattern uniqueLang"""
CONSTRAINTS = {terms.SH + name for name in _WORDS.split()}


@cache
def shapes() -> dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]]:
    """The named shapes: local name, predicate, objects."""
    found: dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]]
    found = defaultdict(lambda: defaultdict(list))
    for path in asset_files("shapes", ".ttl"):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode):
                found[quad.subject.value.removeprefix(terms.KG)][quad.predicate.value].append(quad.object)
    return found


@cache
def rules_graph() -> Graph:
    """All shapes as one graph."""
    graph = Graph()
    for path in asset_files("shapes", ".ttl"):
        graph.parse(path)
    return graph


def constraining() -> list[str]:
    """The shapes that demand something themselves, not only through others."""
    return sorted(name for name, about in shapes().items() if CONSTRAINTS & set(about))


@cache
def broken(kind: str) -> dict[str, set[str]]:
    """Example name to the shapes that it breaks."""
    import pyshacl

    data = Graph()
    for path in ontology_files():
        data.parse(path)
    for path in sorted(EXAMPLES.glob(f"*.{kind}.ttl")):
        name = path.name.split(".")[0]
        text = path.read_text(encoding="utf-8").replace(DATA, f"{DATA}{name}/")
        data.parse(data=text, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=rules_graph(), inplace=True)
    assert isinstance(report, Graph) and not isinstance(report, Dataset)
    found: dict[str, set[str]] = defaultdict(set)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus, shape = report.value(result, SH.focusNode), report.value(result, SH.sourceShape)
        assert isinstance(focus, URIRef) and isinstance(shape, URIRef), "every shape that reports has an IRI"
        assert focus.startswith(DATA), f"{shape} finds fault with {focus} of the ontology itself"
        found[focus.removeprefix(DATA).split("/")[0]].add(shape.removeprefix(terms.KG))
    return found


@pytest.mark.parametrize("name", constraining())
def test_good_example_conforms(name: str) -> None:
    assert (EXAMPLES / f"{name}.good.ttl").exists(), f"shape {name} needs tests/data/shapes/{name}.good.ttl"
    assert broken("good").get(name, set()) == set()


@pytest.mark.parametrize("name", constraining())
def test_bad_example_breaks_this_shape_only(name: str) -> None:
    assert (EXAMPLES / f"{name}.bad.ttl").exists(), f"shape {name} needs tests/data/shapes/{name}.bad.ttl"
    assert broken("bad").get(name, set()) == {name}


def test_no_example_without_a_shape() -> None:
    named = {path.name.split(".")[0] for path in EXAMPLES.glob("*.ttl")}
    assert named == set(constraining())


@pytest.mark.parametrize("name", constraining())
def test_shape_says_in_words_what_is_wrong(name: str) -> None:
    about = shapes()[name]
    messages = [node for node in about[terms.SH_MESSAGE] if isinstance(node, ox.Literal)]
    assert "en" in {node.language for node in messages}
    assert all(node.value.endswith(".") and len(node.value) > 15 for node in messages)
    assert [node.value for node in about[terms.SH_SEVERITY]] and len(about[terms.SH_SEVERITY]) == 1


def test_every_class_has_a_shape() -> None:
    targets = {
        node.value.removeprefix(terms.KG)
        for about in shapes().values()
        for node in about[terms.SH_TARGET_CLASS]
        if isinstance(node, ox.NamedNode)
    }
    declared = {
        quad.subject.value.removeprefix(terms.KG)
        for path in ontology_files()
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode) and quad.object == ox.NamedNode(terms.OWL_CLASS)
    }
    assert declared - targets == set()


def test_shapes_use_declared_terms_only() -> None:
    """A misspelt term in a shape would silently never match."""
    known = set(Schema.load().names) | set(shapes())
    used = set()
    for path in asset_files("shapes", ".ttl"):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            for node in (quad.subject, quad.predicate, quad.object):
                if isinstance(node, ox.NamedNode) and node.value.startswith(terms.KG):
                    used.add(node.value.removeprefix(terms.KG))
    assert used - known == set()


def test_both_ends_of_every_relation_and_the_bearer_of_every_value_are_checked() -> None:
    schema = Schema.load()
    subjects = {node.value for about in shapes().values() for node in about[terms.SH + "targetSubjectsOf"]}
    objects = {node.value for about in shapes().values() for node in about[terms.SH + "targetObjectsOf"]}
    wanted = {terms.KG + name for name in (*schema.relations, *schema.values)}
    assert wanted - subjects == set()
    assert {terms.KG + name for name in schema.relations} - objects == set()


@pytest.mark.parametrize("relation", sorted(Schema.load().relations))
def test_shapes_of_a_relation_agree_with_the_ontology(relation: str) -> None:
    """Domain and range stand in the ontology and in a shape; they must not drift apart."""
    term = Schema.load().relations[relation]
    for target, expected in (("targetSubjectsOf", term.domain), ("targetObjectsOf", term.range)):
        assert _allowed(terms.SH + target, terms.KG + relation) in (expected, {"Entity"})


@pytest.mark.parametrize("value", sorted(Schema.load().values))
def test_shapes_of_a_value_agree_with_the_ontology(value: str) -> None:
    assert _allowed(terms.SH + "targetSubjectsOf", terms.KG + value) == Schema.load().values[value].domain


def _allowed(target: str, property: str) -> set[str]:
    """The classes that the node shape with this target lets pass."""
    rules = rules_graph()
    for shape in rules.subjects(URIRef(target), URIRef(property)):
        if (shape, SH.path, None) not in rules:
            choices = [shape, *(m for o in rules.objects(shape, SH["or"]) for m in rules.items(o))]
            return {
                str(c).removeprefix(terms.KG)
                for choice in choices
                for c in rules.objects(choice, SH["class"])
            }
    return set()
