"""What changed between two graphs, made by hand from readings that differ in one thing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg.errors import StoreError, UnknownName, UsageError
from kg.gazetteer import Gazetteer
from kg.model import Claim, Entity, Modality, Reading, Relation, Stance, ValueOf
from kg.rdf.data import open_graph
from kg.rdf.diff import Change, ChangeKind, Difference, broken_limits, compare, limit
from kg.rdf.encode import encode
from kg.rdf.export import export
from kg.rdf.names import KG, RDF, RDFS
from kg.rdf.ontology import ontology_quads
from kg.rdf.reports.diff import FORMATS, format_named
from kg.schema import Schema

Readings = tuple[Reading, ...]


def built(readings: Readings) -> Store:
    store = Store()
    store.bulk_extend(encode(readings, Schema.load(), Gazetteer({}, ())))
    store.bulk_extend(ontology_quads())
    return store


def with_claims(readings: Readings, edit: Callable[[Claim], Claim | None]) -> Readings:
    """The readings with each claim edited, left out where the edit gives None."""
    return tuple(
        replace(reading, claims=tuple(c for claim in reading.claims if (c := edit(claim)) is not None))
        for reading in readings
    )


def changes(old: Readings, new: Readings) -> list[Change]:
    return list(compare(built(old), built(new)).changes)


def is_relation(claim: Claim, subject: str, predicate: str) -> bool:
    statement = claim.statement
    return isinstance(statement, Relation) and (statement.subject, statement.predicate) == (
        subject,
        predicate,
    )


def test_nothing(readings: Readings) -> None:
    difference = compare(built(readings), built(readings))
    assert difference.changes == ()
    assert difference.totals["claims"] == 28


def test_a_claim_lost_and_the_same_one_new(readings: Readings) -> None:
    def without(claim: Claim) -> Claim | None:
        return None if is_relation(claim, "ada-berg", "chiefExecutiveOf") else claim

    fewer = with_claims(readings, without)
    (lost,) = changes(readings, fewer)
    assert (lost.kind, lost.words) == (ChangeKind.CLAIM_LOST, "Ada Berg is chief executive of Nordlicht AG")
    assert [quote.source for quote in lost.quotes] == ["nordlicht-fr.txt"]
    (new,) = changes(fewer, readings)
    assert (new.kind, new.words) == (ChangeKind.CLAIM_NEW, lost.words)


def test_a_claim_that_moves_between_modalities(readings: Readings) -> None:
    def planned(claim: Claim) -> Claim:
        stance = Stance(Modality.PLANNED)
        return replace(claim, stance=stance) if is_relation(claim, "nordlicht", "operatorOf") else claim

    (moved,) = changes(readings, with_claims(readings, planned))
    assert moved.kind is ChangeKind.CLAIM_MOVED
    assert (moved.before, moved.after) == ("asserted", "planned")


def test_a_claim_with_another_speaker(readings: Readings) -> None:
    def said(claim: Claim) -> Claim:
        stance = Stance(speaker="ada-berg")
        return replace(claim, stance=stance) if is_relation(claim, "nordlicht", "operatorOf") else claim

    (moved,) = changes(readings, with_claims(readings, said))
    assert (moved.before, moved.after) == ("asserted", "asserted, said by ada-berg")


def test_a_value_that_changes(readings: Readings) -> None:
    def smaller(claim: Claim) -> Claim:
        statement = claim.statement
        if isinstance(statement, ValueOf) and statement.predicate == "memoryType":
            return replace(claim, statement=replace(statement, value=replace(statement.value, text="HBM4")))
        return claim

    (changed,) = changes(readings, with_claims(readings, smaller))
    assert changed.kind is ChangeKind.CLAIM_CHANGED
    assert (changed.before, changed.after) == ("HBM3E", "HBM4")


def test_a_claim_that_loses_one_of_its_sentences(readings: Readings) -> None:
    def not_in_arabic(claim: Claim) -> Claim | None:
        arabic = claim.evidence[0].article == readings[1].article.id
        return None if arabic and is_relation(claim, "brise", "locatedIn") else claim

    fewer = with_claims(readings, not_in_arabic)
    (lost,) = changes(readings, fewer)
    assert lost.kind is ChangeKind.EVIDENCE_LOST
    assert (lost.before, lost.after) == ("2 sentences", "1 of them left, 0 new")
    assert [quote.source for quote in lost.quotes] == ["nordlicht-ar.txt"]
    (more,) = changes(fewer, readings)
    assert (more.kind, more.after) == (ChangeKind.EVIDENCE_NEW, "1 more")


def test_an_article_edited_elsewhere_changes_nothing(readings: Readings) -> None:
    # Another hash and so other IRIs of all its text; the sentences are the same.
    page = readings[2]
    edited = replace(
        page,
        article=replace(page.article, id="f" * 16, content_hash="f" * 64),
        sentences=tuple(replace(s, article="f" * 16) for s in page.sentences),
        claims=tuple(
            replace(c, evidence=tuple(replace(e, article="f" * 16) for e in c.evidence)) for c in page.claims
        ),
    )
    assert changes(readings, (*readings[:2], edited, *readings[3:])) == []


def renamed(readings: Readings, old: str, new: str, where: int) -> Readings:
    """One reading's mentions of an entity as mentions of another."""
    reading = readings[where]
    mentions = tuple(replace(m, entity=new) if m.entity == old else m for m in reading.mentions)
    twin = Entity(new, "ComputeSystem", (("en", (new.title(),)),))
    changed = replace(reading, mentions=mentions, entities=(*reading.entities, twin))
    return (*readings[:where], changed, *readings[where + 1 :])


def test_entities_that_split_and_merge(readings: Readings) -> None:
    apart = renamed(readings, "brise", "brise-two", 2)
    kinds = {change.kind: change for change in changes(readings, apart)}
    assert set(kinds) == {ChangeKind.ENTITY_SPLIT}
    assert kinds[ChangeKind.ENTITY_SPLIT].after == "Brise, Brise-Two"
    (merged,) = changes(apart, readings)
    assert merged.kind is ChangeKind.ENTITY_MERGED
    assert (merged.before, merged.after) == ("Brise, Brise-Two", "Brise")


def test_entities_lost_new_and_renamed(readings: Readings) -> None:
    reading = readings[3]
    without = (
        *readings[:3],
        replace(
            reading,
            mentions=tuple(m for m in reading.mentions if m.entity != "kiel-daily"),
            claims=(),
        ),
    )
    kinds = {change.kind for change in changes(readings, without)}
    assert ChangeKind.CLAIM_LOST in kinds
    assert ChangeKind.ENTITY_LOST not in kinds  # the French article names it too
    labelled = built(readings)
    lied = NamedNode("https://w3id.org/newsgraph/id/entity/lied")
    labelled.remove(
        min(labelled.quads_for_pattern(lied, RDFS("label"), None), key=lambda q: str(q.object)[1:])
    )
    (changed,) = compare(built(readings), labelled).changes
    assert (changed.kind, changed.before) == (ChangeKind.ENTITY_CHANGED, 'label "Lied"@en')


def test_a_new_disagreement(readings: Readings) -> None:
    old, new = built(readings), built(readings)
    for quad in list(new.quads_for_pattern(None, RDF("type"), KG("Disagreement"), None)):
        new.remove(quad)
    found = compare(new, old)
    number = found.count(ChangeKind.DISAGREEMENT_NEW)
    new.add(Quad(NamedNode("urn:d"), RDF("type"), KG("Disagreement")))
    assert compare(new, old).count(ChangeKind.DISAGREEMENT_LOST) == 1
    assert number == len(list(old.quads_for_pattern(None, RDF("type"), KG("Disagreement"), None)))


@pytest.mark.parametrize("format", ["trig", "nquads", "turtle", "ntriples", "jsonld", "rdfxml"])
def test_a_store_and_its_exports_are_the_same_graph(readings: Readings, tmp_path: Path, format: str) -> None:
    store = built(readings)
    suffix = {"nquads": "nq", "turtle": "ttl", "ntriples": "nt", "rdfxml": "rdf"}.get(format, format)
    path = tmp_path / f"graph.{suffix}"
    with path.open("wb") as out:
        export(store, out, format)
    assert compare(store, open_graph(path)).changes == ()
    with pytest.raises(StoreError):
        open_graph(tmp_path / "nowhere")


DIFFERENCE = Difference(
    tuple(Change(ChangeKind.CLAIM_LOST, f"urn:{n}", f"claim {n}") for n in range(3)),
    {"claims": 30, "entities": 0},
)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("claims-lost", True),
        ("claims-lost>2", True),
        ("claims-lost>3", False),
        ("claims-lost>9%", True),
        ("claims-lost > 10 %", False),
        ("claims-new", False),
        ("entities-new>5%", False),
    ],
)
def test_limits(text: str, broken: bool) -> None:
    assert bool(broken_limits(DIFFERENCE, [limit(text)])) is broken


def test_limits_that_are_none() -> None:
    with pytest.raises(UnknownName, match="did you mean claims-lost"):
        limit("claim-lost")
    with pytest.raises(UsageError, match="is no limit"):
        limit("claims-lost<3")


def test_formats(readings: Readings) -> None:
    difference = compare(built(readings), built(readings[:3]))
    for write in FORMATS.values():
        assert write(difference, []) == write(compare(built(readings), built(readings[:3])), [])
    whole = json.loads(FORMATS["json"](difference, ["x"]))
    assert whole["schema"] == 1
    assert whole["counts"]["claims-lost"] == difference.count(ChangeKind.CLAIM_LOST) > 0
    assert len(whole["changes"]) == len(difference.changes)
    assert "## ❌" in FORMATS["markdown"](difference, ["x"])
    assert "claims-lost" in FORMATS["text"](difference, [])
    with pytest.raises(UnknownName):
        format_named("html")
