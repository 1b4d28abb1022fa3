"""What the schema answers, of the ontology that comes with newsgraph and of small ones written here."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import AssetError, UnknownName
from kg.schema import RelationTerm, Schema, ValueTerm

COARSE = {"Organization", "Person", "Hardware", "AIModel", "Product", "Place", "Work"}
HEAD = """@prefix kg: <https://w3id.org/newsgraph/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
kg:Tool a owl:Class ; rdfs:subClassOf kg:Entity .
kg:Saw a owl:Class ; rdfs:subClassOf kg:Tool, schema:Product .
kg:Entity a owl:Class . kg:Event a owl:Class . kg:Claim a owl:Class .
"""


@pytest.fixture
def schema() -> Schema:
    return Schema.load()


def small(tmp_path: Path, more: str = "") -> Schema:
    path = tmp_path / "small.ttl"
    path.write_text(HEAD + more, encoding="utf-8")
    return Schema([path])


def test_is_read_once() -> None:
    assert Schema.load() is Schema.load()


def test_coarse_classes_have_no_parent(schema: Schema) -> None:
    assert schema.coarse_classes == COARSE
    assert {name for name, parent in schema.classes.items() if parent is None} == COARSE | {"Event"}


def test_structure_is_no_class_of_entities(schema: Schema) -> None:
    assert not {"Entity", "Article", "Claim", "Evidence", "Run"} & set(schema.classes)


@pytest.mark.parametrize(
    ("cls", "coarse"),
    [
        ("Company", "Organization"),
        ("Organization", "Organization"),
        ("Memory", "Hardware"),
        ("Launch", "Event"),
    ],
)
def test_coarse(schema: Schema, cls: str, coarse: str) -> None:
    assert schema.coarse(cls) == coarse


def test_an_unknown_class_is_named_with_what_is_close(schema: Schema) -> None:
    with pytest.raises(UnknownName, match=r"no class named 'Compny'; did you mean Company"):
        schema.coarse("Compny")


@pytest.mark.parametrize(
    ("cls", "ancestor", "expected"),
    [
        ("Memory", "Memory", True),
        ("Memory", "Component", True),
        ("Memory", "Hardware", True),
        ("Hardware", "Memory", False),
        ("Company", "Hardware", False),
        ("Funding", "Event", True),
    ],
)
def test_is_a(schema: Schema, cls: str, ancestor: str, expected: bool) -> None:
    assert schema.is_a(cls, ancestor) is expected


def test_is_a_knows_its_classes_only(schema: Schema) -> None:
    with pytest.raises(UnknownName):
        schema.is_a("Company", "Entity")


def test_families_hold_what_the_model_names(schema: Schema) -> None:
    assert len(schema.relations) == 18
    assert len(schema.values) == 13
    assert len(schema.events) == 12
    assert set(schema.roles) == {"agent", "object", "recipient", "source", "place", "date", "quantity"}


def test_a_relation_s_ends(schema: Schema) -> None:
    assert schema.relations["ownerOf"] == RelationTerm(
        "ownerOf",
        frozenset({"Person", "Organization"}),
        frozenset({"Organization", "Product", "Place"}),
        symmetric=False,
        functional=False,
    )


def test_entity_as_an_end_stands_for_all_coarse_classes(schema: Schema) -> None:
    assert schema.relations["namedAfter"].domain == COARSE
    assert schema.roles["object"] == COARSE


def test_symmetric_relations(schema: Schema) -> None:
    assert {name for name, term in schema.relations.items() if term.symmetric} == {
        "competitorOf",
        "partnerOf",
    }


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("acceleratorCount", "integer"),
        ("constructionDuration", "duration"),
        ("memoryType", "string"),
        ("powerCapacity", "quantity"),
        ("cost", "money"),
        ("bandwidthRatio", "ratio"),
    ],
)
def test_kinds_of_values(schema: Schema, name: str, kind: str) -> None:
    assert schema.values[name].kind == kind


def test_values_that_are_one_for_good_or_at_a_time_are_functional(schema: Schema) -> None:
    functional = {name for name, term in schema.values.items() if term.functional}
    assert {"memoryCapacity", "employeeCount"} <= functional
    assert not {"investment", "capacityRatio"} & functional


def test_roles_that_take_no_entity(schema: Schema) -> None:
    assert schema.roles["date"] == schema.roles["quantity"] == frozenset()
    assert schema.roles["place"] == {"Place", "Organization"}


@pytest.mark.parametrize(
    ("relation", "subject", "object", "expected"),
    [
        ("chiefExecutiveOf", "Person", "Company", True),
        ("chiefExecutiveOf", "Company", "Person", False),
        ("competitorOf", "Company", "University", True),
        ("competitorOf", "Company", "AIModel", False),
        ("competitorOf", "AIModel", "AIModel", True),
        ("namedAfter", "Facility", "Film", True),
    ],
)
def test_fits(schema: Schema, relation: str, subject: str, object: str, expected: bool) -> None:
    assert schema.fits(relation, subject, object) is expected


def test_bears(schema: Schema) -> None:
    assert schema.bears("powerCapacity", "Facility")
    assert not schema.bears("powerCapacity", "Person")


def test_unknown_relation_and_value_are_named(schema: Schema) -> None:
    with pytest.raises(UnknownName, match="did you mean ownerOf"):
        schema.fits("ownerof", "Person", "Company")
    with pytest.raises(UnknownName, match="no value property named 'price'"):
        schema.bears("price", "Product")


def test_label_falls_back_to_english(schema: Schema) -> None:
    assert schema.label("Person", "ar") == "شخص"
    assert schema.label("Person", "de") == "person"


def test_units(schema: Schema) -> None:
    assert schema.units()["GB"] == "E34"
    assert schema.units()["EFLOPS"] is None


def test_describe_a_relation(schema: Schema) -> None:
    term = schema.describe("affiliatedWith")
    assert (term.kind, term.domain, term.range) == ("relation", ("Person",), ("Organization",))
    assert term.iri == "https://w3id.org/newsgraph/ontology#affiliatedWith"
    assert (
        "http://www.w3.org/2000/01/rdf-schema#subPropertyOf",
        "https://schema.org/affiliation",
    ) in term.alignments
    assert term.parent == "relation"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Company", "class"),
        ("Launch", "event"),
        ("Event", "class"),
        ("cost", "value"),
        ("agent", "role"),
        ("unit_GB", "unit"),
        ("Claim", "structure"),
        ("citedSentence", "structure"),
    ],
)
def test_describe_tells_the_kind(schema: Schema, name: str, kind: str) -> None:
    assert schema.describe(name).kind == kind


def test_describe_an_unknown_term(schema: Schema) -> None:
    with pytest.raises(UnknownName, match="did you mean ownerOf"):
        schema.describe("ownsOf")


def test_a_small_ontology(tmp_path: Path) -> None:
    more = "kg:weight rdfs:subPropertyOf kg:valueProperty ; rdfs:domain kg:Saw ; rdfs:range xsd:integer ."
    schema = small(tmp_path, more)
    assert schema.classes == {"Event": None, "Saw": "Tool", "Tool": None}
    assert schema.values == {"weight": ValueTerm("weight", frozenset({"Saw"}), "integer")}
    assert schema.relations == {}


def test_a_value_whose_kind_is_unknown_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match="value weight needs one rdfs:range"):
        small(tmp_path, "kg:weight rdfs:subPropertyOf kg:valueProperty ; rdfs:range xsd:float .")


def test_a_circle_of_classes_is_left_out(tmp_path: Path) -> None:
    more = "kg:A a owl:Class ; rdfs:subClassOf kg:B . kg:B a owl:Class ; rdfs:subClassOf kg:A ."
    assert not {"A", "B"} & set(small(tmp_path, more).classes)


def test_broken_turtle_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match=r"small\.ttl: not readable as Turtle"):
        small(tmp_path, "kg:A a")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match=r"none\.ttl"):
        Schema([tmp_path / "none.ttl"])
