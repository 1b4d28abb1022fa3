"""What is one thing in a graph and why, and which things nearly are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fixture_graph import ENTITIES, Page, make_readings
from pyoxigraph import Store

from kg.assemble import assemble
from kg.gazetteer import Gazetteer
from kg.identity import Decision, Decisions, decide
from kg.model import Entity, Mention, Reading, Span
from kg.rdf.decided import decided_quads
from kg.rdf.encode import encode
from kg.rdf.iris import Iris
from kg.rdf.merges import Merge, Merges, Near, merges
from kg.rdf.ontology import ontology_quads
from kg.schema import Schema


def found(*readings: Reading, decisions: Decisions | None = None) -> Merges:
    decisions = decisions or Decisions()
    assembled = assemble(readings, decisions=decisions)
    store = Store()
    store.extend(encode(assembled, Schema.load(), Gazetteer({}, ())))
    store.extend(decided_quads(assembled, decisions, Iris()))
    store.extend(ontology_quads())
    return merges(store)


def page(name: str, text: str, rule: str = "en/name/open", **forms: tuple[str, str]) -> Reading:
    """One sentence in which each entity (class, form) is mentioned once."""
    entities = tuple(
        Entity(slug.replace("_", "-"), kind, (("en", (form,)),)) for slug, (kind, form) in forms.items()
    )
    made = Page(name, "en", (text,), (*ENTITIES, *entities))
    made.mention(0, **{slug: form for slug, (_, form) in forms.items()})
    reading = made.reading()
    return replace(reading, mentions=tuple(replace(m, rule=rule) for m in reading.mentions))


def merge_of(slug: str, among: Merges) -> Merge:
    (merge,) = (m for m in among.merged if m.iri == Iris().entity(slug).value)
    return merge


def test_names_of_the_hand_made_articles() -> None:
    brise = merge_of("brise", found(*make_readings()))
    assert brise.kind == "Hardware"
    assert {(n.form, n.reason) for n in brise.namings} == {("Brise", "same name"), ("بريز", "same name")}
    assert len(brise.files) == 3


def test_reasons() -> None:
    text = "Ada Quill wrote, said the head, A. Quill of Kiel, as Quill and آدا."
    reading = page("a.txt", text, ada_quill=("Person", "Ada Quill"))
    (named,) = reading.mentions
    mentions = [named]
    for words, rule in (
        ("the head", "en/thing"),
        ("A. Quill", "en/name/known"),
        ("Quill", "en/name/open"),
        ("آدا", "en/name/open"),
    ):
        span = Span(text.rindex(words), text.rindex(words) + len(words))
        mentions.append(Mention(0, span, words, "ada-quill", rule))
    merge = merge_of("ada-quill", found(replace(reading, mentions=tuple(mentions))))
    assert {naming.form: naming.reason for naming in merge.namings} == {
        "Ada Quill": "same name",
        "Quill": "short form",
        "the head": "description",
        "A. Quill": "known alias",
        "آدا": "other script",
    }


def test_a_name_alone_in_one_article_is_no_merge() -> None:
    assert not found(page("a.txt", "Nord rose.", nord=("Company", "Nord"))).merged


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (("Company", "Norvane"), ("Company", "Norvade"), "names that differ by a letter"),
        (("Company", "Instituto Nord"), ("Company", "Istituto Nord"), "names that differ by a letter"),
        (("Company", "Aurum"), ("AIModel", "Aurum"), "the same name"),
        (("Person", "Ada Quill"), ("Person", "Bea Quill"), "a short form in common"),
        (("Company", "Quill Labs"), ("Company", "Quill Foundry"), "a short form in common"),
    ],
)
def test_near_things_with_a_sentence_of_each(one: tuple[str, str], other: tuple[str, str], why: str) -> None:
    readings = (
        page("a.txt", f"{one[1]} rose.", one=one),
        page("b.txt", f"{other[1]} fell.", other=other),
    )
    (near,) = found(*readings).near
    assert near == Near(
        Iris().entity("one").value,
        Iris().entity("other").value,
        why,
        (one[1], other[1]),
        (f"{one[1]} rose.", f"{other[1]} fell."),
        False,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("AIModel", "Lyra 3"), ("AIModel", "Lyra 4")),
        (("Company", "Nor"), ("Company", "Nur")),
        (("Person", "Ada Quill"), ("Person", "Ada Brandt")),
        (("Company", "Norvane"), ("Company", "Selvane")),
    ],
)
def test_things_that_are_not_near(one: tuple[str, str], other: tuple[str, str]) -> None:
    readings = (
        page("a.txt", f"{one[1]} rose.", one=one),
        page("b.txt", f"{other[1]} fell.", other=other),
    )
    assert not found(*readings).near


def test_decisions_are_shown() -> None:
    readings = (
        page("a.txt", "Norvane rose.", norvane=("Company", "Norvane")),
        page("b.txt", "Norvade fell.", norvade=("Company", "Norvade")),
    )
    never = decide([Decision(False, "norvane", "norvade", "two firms", "x:1")])
    assert found(*readings, decisions=never).near[0].never
    same = found(*readings, decisions=decide([Decision(True, "norvane", "norvade", "a slip", "x:1")]))
    assert not same.near
    assert merge_of("norvane", same).decided == ("norvade",)
