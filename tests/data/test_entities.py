"""The known entities and places: what a reader of the graph relies on, name by name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import terms
from kg.assets import asset
from kg.errors import AssetError
from kg.gazetteer import BASE, Gazetteer
from kg.lang.fold import bare
from kg.schema import Schema

LANGUAGES = ("ar", "en", "es", "fr", "it")
Facts = dict[str, dict[str, list[ox.NamedNode | ox.Literal]]]


def facts(name: str) -> Facts:
    """Slug to predicate to objects, of one file."""
    found: Facts = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=str(asset("ontology", name)), format=ox.RdfFormat.TURTLE):
        assert isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(BASE), quad
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        found[quad.subject.value.removeprefix(BASE)][quad.predicate.value].append(quad.object)
    return found


ENTITIES, PLACES = facts("entities.ttl"), facts("places.ttl")
EVERYTHING = [(slug, about) for file in (ENTITIES, PLACES) for slug, about in sorted(file.items())]


def forms(about: dict[str, list[ox.NamedNode | ox.Literal]]) -> list[str]:
    return [node.value for predicate in (terms.RDFS_LABEL, terms.SKOS_ALT_LABEL) for node in about[predicate]]


def test_no_entity_stands_in_both_files() -> None:
    assert set(ENTITIES) & set(PLACES) == set()


def test_slugs_are_lower_case_words_with_hyphens() -> None:
    assert [slug for slug, _ in EVERYTHING if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)] == []


def test_only_known_properties_are_used() -> None:
    known = {
        terms.RDF_TYPE,
        terms.RDFS_LABEL,
        terms.SKOS_ALT_LABEL,
        terms.SKOS_EXACT_MATCH,
        terms.KG_AMBIGUOUS_NAME,
    }
    assert {predicate for _, about in EVERYTHING for predicate in about} <= known


def test_each_has_its_broad_class_and_at_most_one_finer() -> None:
    schema = Schema.load()
    wrong = []
    for slug, about in EVERYTHING:
        classes = [node.value.removeprefix(terms.KG) for node in about[terms.RDF_TYPE]]
        assert all(name in schema.classes for name in classes), (slug, classes)
        coarse = [name for name in classes if name in schema.coarse_classes]
        if len(coarse) != 1 or len(classes) > 2 or any(schema.coarse(name) != coarse[0] for name in classes):
            wrong.append((slug, classes))
    assert wrong == []


def test_places_are_places() -> None:
    assert [
        s for s, about in PLACES.items() if terms.KG + "Place" not in {n.value for n in about[terms.RDF_TYPE]}
    ] == []


def test_entities_have_one_label_in_each_language() -> None:
    wrong = []
    for slug, about in ENTITIES.items():
        if sorted(n.language or "" for n in about[terms.RDFS_LABEL] if isinstance(n, ox.Literal)) != list(
            LANGUAGES
        ):
            wrong.append(slug)
    assert wrong == []


def test_places_have_one_label_in_each_language_but_perhaps_arabic() -> None:
    wrong = []
    for slug, about in PLACES.items():
        langs = sorted(n.language or "" for n in about[terms.RDFS_LABEL] if isinstance(n, ox.Literal))
        if langs not in (list(LANGUAGES), list(LANGUAGES[1:])):
            wrong.append((slug, langs))
    assert wrong == []


def test_forms_are_trimmed_and_none_stands_twice() -> None:
    for slug, about in EVERYTHING:
        assert all(form == " ".join(form.split()) and form for form in forms(about)), slug
        aliases = [node.value for node in about[terms.SKOS_ALT_LABEL]]
        assert len(aliases) == len(set(aliases)), slug
        assert not set(aliases) & {node.value for node in about[terms.RDFS_LABEL]}, slug


def test_wikidata_items_are_well_formed_and_belong_to_one_entity() -> None:
    matches = Counter(node.value for _, about in EVERYTHING for node in about[terms.SKOS_EXACT_MATCH])
    assert [iri for iri in matches if not re.fullmatch(re.escape(terms.WD) + r"Q[1-9][0-9]*", iri)] == []
    assert [iri for iri, count in matches.items() if count > 1] == []
    assert [slug for slug, about in EVERYTHING if len(about[terms.SKOS_EXACT_MATCH]) > 1] == []


def test_what_is_marked_ambiguous_is_a_name_of_the_entity() -> None:
    wrong = []
    for slug, about in EVERYTHING:
        wrong += [(slug, n.value) for n in about[terms.KG_AMBIGUOUS_NAME] if n.value not in forms(about)]
    assert wrong == []


def test_a_name_that_two_share_is_ambiguous_for_both() -> None:
    """Compared as the spotter compares them, so that a mention never silently falls to one of two."""
    owners: dict[str, dict[str, bool]] = defaultdict(dict)
    for name in Gazetteer.load().names:
        key = bare(name.form)
        owners[key][name.entity] = owners[key].get(name.entity, True) and name.ambiguous
    assert {key: of for key, of in owners.items() if len(of) > 1 and not all(of.values())} == {}


@pytest.mark.parametrize(
    ("slug", "lang", "label"),
    [
        ("nvidia", "ar", "إنفيديا"),
        ("x-twitter", "en", "X"),
        ("united-states", "fr", "États-Unis"),
        ("germany", "it", "Germania"),
        ("london", "it", "Londra"),
        ("philadelphia", "es", "Filadelfia"),
        ("texas", "ar", "تكساس"),
    ],
)
def test_well_known_labels(slug: str, lang: str, label: str) -> None:
    assert dict(Gazetteer.load().entities[slug].names)[lang][0] == label


@pytest.mark.parametrize("name", ["Nice", "Tours", "Mobile", "ليل", "Orange"])
def test_names_that_are_words_are_marked(name: str) -> None:
    found = [known for known in Gazetteer.load().names if known.form == name]
    assert all(known.ambiguous for known in found)
    assert found or name == "Orange"


def test_the_licence_of_the_place_names_is_stated() -> None:
    head = asset("ontology", "places.ttl").read_text(encoding="utf-8").split("@prefix")[0]
    assert "GeoNames" in head and "CC BY 4.0" in head and "CLDR" in head


def test_the_table_is_sorted_and_its_classes_are_there() -> None:
    schema = Schema.load()
    rows = [
        line.split("\t")
        for line in asset("ontology", "entities.tsv").read_text(encoding="utf-8").splitlines()
        if line[:1] != "#"
    ][1:]
    slugs = [row[0] for row in rows]
    assert slugs == sorted(set(slugs))
    assert [row for row in rows if row[1] not in schema.classes] == []
    assert [s for s in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", s)] == []
    entities = Gazetteer.load().entities
    wrong = []
    for row in rows:
        care = row[5].split(" ; ") if len(row) > 5 else []
        names = {form for _, forms_ in entities[row[0]].names for form in forms_}
        wrong += [(row[0], form) for form in care if form.removeprefix("~") not in names]
    assert wrong == []


def test_a_table_that_is_none_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("kelp\tProduct\tKelp\nkelp\tProduct\tKelp 2\n", encoding="utf-8")
    with pytest.raises(AssetError, match=r"own\.tsv:2: an entity is id, class, name"):
        Gazetteer.of([path], Schema.load())
    path.write_text("kelp\tProduct\n", encoding="utf-8")
    with pytest.raises(AssetError, match=r"own\.tsv:1"):
        Gazetteer.of([path], Schema.load())


def test_a_table_gives_names_in_each_language(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(
        "tarn\tPublicBody\ten=Tarn Office;fr=Bureau de Tarn\tمكتب تارن\tTO\tTO\n", encoding="utf-8"
    )
    entity = Gazetteer.of([path], Schema.load()).entities["tarn"]
    assert dict(entity.names) == {
        "": ("TO",),
        "ar": ("مكتب تارن",),
        "en": ("Tarn Office",),
        "es": ("Tarn Office",),
        "fr": ("Bureau de Tarn",),
        "it": ("Tarn Office",),
    }
