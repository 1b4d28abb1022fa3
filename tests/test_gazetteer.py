"""The known entities as the spotter sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import AssetError
from kg.gazetteer import Gazetteer, KnownName
from kg.model import Entity
from kg.schema import Schema

HEAD = """@prefix kg: <https://w3id.org/newsgraph/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix entity: <https://w3id.org/newsgraph/id/entity/> . @prefix wd: <http://www.wikidata.org/entity/> .
"""


def gazetteer(tmp_path: Path, *bodies: str) -> Gazetteer:
    paths = []
    for number, body in enumerate(bodies):
        path = tmp_path / f"{number}.ttl"
        path.write_text(HEAD + body, encoding="utf-8")
        paths.append(path)
    return Gazetteer.of(paths, Schema.load())


def test_is_read_once() -> None:
    assert Gazetteer.load() is Gazetteer.load()


def test_an_entity_s_names_by_language_label_first(tmp_path: Path) -> None:
    found = gazetteer(
        tmp_path,
        'entity:nordlicht a kg:Organization, kg:Company ; rdfs:label "Nordlicht"@en, "نوردليشت"@ar ; '
        'skos:altLabel "NDL", "Aurora"@en ; skos:exactMatch wd:Q1 .',
    )
    names = (("", ("NDL",)), ("ar", ("نوردليشت",)), ("en", ("Nordlicht", "Aurora")))
    assert found.entities["nordlicht"] == Entity("nordlicht", "Company", names, "Q1", known=True)


def test_known_names_are_sorted_and_say_their_language(tmp_path: Path) -> None:
    found = gazetteer(
        tmp_path,
        'entity:nizza a kg:Place, kg:City ; rdfs:label "Nizza"@it, "Nice"@fr, "Nice"@en ; '
        'skos:altLabel "NCE" ; kg:ambiguousName "Nice" .',
    )
    assert found.names == (
        KnownName("NCE", "", "nizza", ambiguous=False),
        KnownName("Nice", "", "nizza", ambiguous=True),
        KnownName("Nizza", "it", "nizza", ambiguous=False),
    )


def test_an_entity_may_be_spread_over_files(tmp_path: Path) -> None:
    found = gazetteer(
        tmp_path,
        'entity:kiel a kg:Place, kg:City ; rdfs:label "Kiel"@en .',
        'entity:kiel rdfs:label "كيل"@ar .',
    )
    assert found.entities["kiel"].names == (("ar", ("كيل",)), ("en", ("Kiel",)))


def test_what_is_no_entity_is_passed_over(tmp_path: Path) -> None:
    assert gazetteer(tmp_path, 'kg:Thing rdfs:label "thing"@en .').entities == {}


@pytest.mark.parametrize("types", ["kg:Claim", "kg:Person, kg:Company", "kg:Launch", "kg:Compny, kg:Company"])
def test_an_entity_has_one_class_of_the_ontology(tmp_path: Path, types: str) -> None:
    with pytest.raises(AssetError, match="entity x needs one class"):
        gazetteer(tmp_path, f'entity:x a {types} ; rdfs:label "X"@en .')


def test_broken_turtle_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match=r"0\.ttl: not readable as Turtle"):
        gazetteer(tmp_path, "entity:x a")


def test_the_known_entities_are_many_and_named() -> None:
    found = Gazetteer.load()
    assert len(found.entities) > 2000
    assert {name.entity for name in found.names} == set(found.entities)
    assert list(found.names) == sorted(found.names, key=lambda n: (n.form, n.entity, n.lang))


def test_a_chip_by_its_short_name() -> None:
    assert KnownName("H100", "", "nvidia-h100", ambiguous=False) in Gazetteer.load().names
    assert Gazetteer.load().entities["nvidia-h100"].type == "Accelerator"
