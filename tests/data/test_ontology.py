"""The ontology: named and explained in every language, complete, and kept in one form."""

from __future__ import annotations

import importlib.util
import re
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest

from kg import terms
from kg.assets import asset, asset_files
from kg.ontology import Term
from kg.schema import Schema, ontology_files

LANGUAGES = {"ar", "en", "es", "fr", "it"}
SCHEMA = Schema.load()
TERMS = [SCHEMA.describe(name) for name in SCHEMA.names]
NAMED = [term for term in TERMS if term.kind != "unit"]
EXAMPLES = sorted((Path(__file__).parent / "shapes").glob("*.ttl"))
VOCABULARIES = (
    terms.NIF,
    terms.OWL,
    terms.PROV,
    terms.RDF,
    terms.SCHEMA,
    terms.SEM,
    terms.SKOS,
    terms.WD,
    terms.XSD,
)


def name(term: Term) -> str:
    return term.name


def module(file: str) -> ModuleType:
    """A script that stands beside the ontology and is no part of the package."""
    spec = importlib.util.spec_from_file_location(file, asset("ontology", f"{file}.py"))
    assert spec is not None and spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.mark.parametrize("term", NAMED, ids=name)
def test_label_and_comment_in_every_language(term: Term) -> None:
    assert set(term.labels) == LANGUAGES
    assert set(term.comments) == LANGUAGES
    assert all(text == text.strip() and text for text in (*term.labels.values(), *term.comments.values()))
    assert all(text.endswith(".") for text in term.comments.values())


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_terms_of_one_kind_are_told_apart_by_their_labels(lang: str) -> None:
    seen: dict[tuple[str, str], list[str]] = defaultdict(list)
    for term in NAMED:
        seen[term.kind, term.labels[lang].casefold()].append(term.name)
    assert {key: names for key, names in seen.items() if len(names) > 1} == {}


@pytest.mark.parametrize("term", [t for t in TERMS if t.kind == "unit"], ids=name)
def test_units_have_labels_and_one_symbol(term: Term) -> None:
    assert set(term.labels) == LANGUAGES


def test_codes_of_units_are_well_formed_and_each_is_used_once() -> None:
    codes = [code for code in SCHEMA.units().values() if code]
    assert [code for code in codes if not re.fullmatch(r"[A-Z0-9]{2,3}", code)] == []
    assert len(codes) == len(set(codes)) >= 30


@pytest.mark.parametrize(("symbol", "code"), [("GB", "E34"), ("MB", "4L"), ("MW", "MAW"), ("TB/s", None)])
def test_codes_of_units_often_read(symbol: str, code: str | None) -> None:
    assert SCHEMA.units()[symbol] == code


@pytest.mark.parametrize("term", [t for t in TERMS if t.kind in ("relation", "value")], ids=name)
def test_relations_and_values_have_domain_and_range(term: Term) -> None:
    assert term.domain and term.range
    known = {*SCHEMA.classes, "Entity"}
    assert set(term.domain) <= known
    assert set(term.range) <= known or term.kind == "value"


@pytest.mark.parametrize("term", [t for t in TERMS if t.kind == "role"], ids=name)
def test_roles_have_a_range(term: Term) -> None:
    assert term.domain == ("Event",)
    assert term.range


def test_every_property_names_a_class_above_it_that_exists() -> None:
    assert [t.name for t in TERMS if t.parent is not None and t.parent not in SCHEMA.names] == []


@pytest.mark.parametrize("term", [t for t in TERMS if t.alignments], ids=name)
def test_alignments_lead_to_vocabularies_that_are_known(term: Term) -> None:
    for _, iri in term.alignments:
        assert iri.startswith(VOCABULARIES)
        if iri.startswith(terms.WD):
            assert re.fullmatch(r"[QP][1-9][0-9]*", iri.removeprefix(terms.WD))


def test_all_that_is_used_in_the_ontology_is_declared_in_it() -> None:
    """A misspelt kg: term would otherwise look like a new one."""
    used = set()
    for path in ontology_files():
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            for node in (quad.predicate, quad.object):
                if isinstance(node, ox.NamedNode) and node.value.startswith(terms.KG):
                    used.add(node.value.removeprefix(terms.KG))
    assert used - set(SCHEMA.names) == set()


def test_no_blank_node_in_the_ontology() -> None:
    """The ontology goes into the store and its exports, which are the same byte for byte."""
    for path in (*ontology_files(), asset("ontology", "entities.ttl"), asset("ontology", "places.ttl")):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            assert not isinstance(quad.subject, ox.BlankNode) and not isinstance(quad.object, ox.BlankNode)


def test_shapes_and_ontology_files_go_by_the_same_names() -> None:
    shapes = {path.name for path in asset_files("shapes", ".ttl")}
    assert shapes <= {path.name for path in asset_files("ontology", ".ttl")}


@pytest.mark.parametrize(
    "path",
    [*asset_files("ontology", ".ttl"), *asset_files("shapes", ".ttl")],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_files_are_in_canonical_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert module("canonical").canonical(text) == text, f"mend with: python ontology/canonical.py {path}"


def test_examples_are_in_canonical_form() -> None:
    canonical = module("canonical").canonical
    off = [path.name for path in EXAMPLES if canonical(path.read_text("utf-8")) != path.read_text("utf-8")]
    assert off == [], "mend with: python ontology/canonical.py tests/data/shapes/*.ttl"


def test_canonical_form_says_the_same() -> None:
    text = """# kept
@prefix e: <https://w3id.org/newsgraph/id/entity/> .
@prefix s: <http://www.w3.org/ns/shacl#> .
e:b s:or ( [ s:class e:y ; s:message "a \\"b\\"\\n"@en ] [ s:class e:x ] ) . e:a s:minCount 1, 01 ; a e:Z ."""
    canonical = module("canonical").canonical
    once = canonical(text)
    assert once.startswith("# kept\n@prefix entity:") and once.index("entity:a") < once.index("entity:b")
    assert canonical(once) == once
    before, after = ({str(triple) for triple in _canonical_triples(turtle)} for turtle in (text, once))
    assert before == after


def _canonical_triples(turtle: str) -> ox.Dataset:
    data = ox.Dataset(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    data.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return data


def test_the_page_on_the_ontology_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "ontology.md"
    text = page.read_text(encoding="utf-8")
    assert module("generate_docs").document(text) == text, "mend with: python ontology/generate_docs.py"
    assert "chiefExecutiveOf" in text


def test_files_that_the_page_names_exist() -> None:
    text = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text(encoding="utf-8")
    for name in re.findall(r"`((?:ontology|shapes)/[\w.]+\.(?:ttl|py))`", text):
        assert asset(*name.split("/")).is_file()
