"""One class a thing over all articles, and what that class does not allow."""

from __future__ import annotations

from dataclasses import replace

from fixture_graph import ENTITIES, make_readings

from kg.assemble.classes import one_class
from kg.model import Entity, Reading, Relation
from kg.schema import Schema


def with_class(reading: Reading, slug: str, cls: str) -> Reading:
    entities = tuple(Entity(e.id, cls, e.names) if e.id == slug else e for e in reading.entities)
    return replace(reading, entities=entities)


def test_articles_that_agree_stay_as_they_are() -> None:
    readings = list(make_readings())
    assert one_class(readings, Schema.load()) == readings


def test_most_mentions_decide_and_the_finest_class_of_theirs() -> None:
    french, arabic, market, english = make_readings()
    readings = [
        with_class(french, "brise", "Hardware"),
        with_class(arabic, "brise", "Company"),
        market,
        english,
    ]
    found = one_class(readings, Schema.load())
    assert {e.type for r in found for e in r.entities if e.id == "brise"} == {"ComputeSystem"}


def test_what_the_class_does_not_allow_is_let_go_with_a_reason() -> None:
    french, arabic, market, english = make_readings()
    odd = with_class(market, "kiel-daily", "Product")
    # Two articles know the paper as an outlet; the third takes it for a product that bought something.
    claim = next(
        c for c in odd.claims if isinstance(c.statement, Relation) and c.statement.predicate == "ownerOf"
    )
    wrong = replace(claim, statement=Relation("kiel-daily", "poweredBy", "brise"))
    odd = replace(odd, claims=(*odd.claims, wrong))
    found = one_class([french, arabic, odd, english], Schema.load())
    assert wrong not in found[2].claims and claim in found[2].claims
    assert [d.rule for d in found[2].drops if "another class" in d.reason] == ["fr/ownerOf/1"]


def test_known_things_keep_their_class() -> None:
    french, *rest = make_readings()
    known = tuple(replace(e, known=True) for e in ENTITIES if e.id == "brise")
    readings = [replace(french, entities=known), *(with_class(r, "brise", "Hardware") for r in rest)]
    (first, *_) = one_class(readings, Schema.load())
    assert first.entities[0].type == "ComputeSystem"
