"""What stands where in the graph, read back with queries."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
from fixture_graph import make_readings
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.gazetteer import Gazetteer
from kg.model import (
    Article,
    Claim,
    Comparator,
    Entity,
    EventStatement,
    Evidence,
    Mention,
    Modality,
    Reading,
    Relation,
    Sentence,
    Span,
    Stance,
)
from kg.rdf.encode import encode
from kg.rdf.names import KG, PREFIXES
from kg.schema import Schema

NOBODY = Gazetteer({}, ())


def quads(readings: Sequence[Reading], **options: str) -> list[Quad]:
    return list(encode(readings, Schema.load(), NOBODY, **options))


def rows(store: Store, query: str) -> list[tuple[str | None, ...]]:
    found = store.query(query, prefixes=PREFIXES)
    return sorted((tuple(None if term is None else term.value for term in row) for row in found), key=str)


def ask(store: Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=PREFIXES))


def one_page(*claims: Claim, article: str = "a" * 16, source: str = "a.txt") -> Reading:
    text = "Alpha Beta Gamma."
    about = Article(article, source, text, "en", article * 4)
    sentence = Sentence(article, 0, Span(0, len(text)), text, "en")
    entities = tuple(Entity(slug, "Company", (("en", (slug,)),)) for slug in ("alpha", "beta", "gamma"))
    return Reading(about, (sentence,), (), entities, claims)


def claim(
    statement: Relation | EventStatement, *, article: str = "a" * 16, stance: Stance | None = None
) -> Claim:
    parts = (("subject", Span(0, 5)), ("object", Span(6, 10)))
    return Claim(statement, stance or Stance(), (Evidence(article, 0, parts, "en/x/1"),))


def claims_of(found: Sequence[Quad]) -> set[str]:
    return {quad.subject.value for quad in found if quad.object == KG("Claim")}


def test_every_offset_gives_the_text_it_says(store: Store) -> None:
    found = rows(
        store,
        "SELECT ?whole ?b ?e ?words { ?n nif:referenceContext/nif:isString ?whole ;"
        " nif:beginIndex ?b ; nif:endIndex ?e ; nif:anchorOf ?words }",
    )
    assert len(found) > 80
    assert all(whole[int(b) : int(e)] == words for whole, b, e, words in found)


def test_the_same_order_whatever_order_the_readings_come_in(readings: Sequence[Reading]) -> None:
    assert quads(readings) == quads(tuple(reversed(readings)))
    assert len(set(quads(readings))) == len(quads(readings))


def test_the_same_claim_in_two_languages_is_one_with_two_sources(store: Store) -> None:
    found = rows(
        store,
        "SELECT ?file { GRAPH ?c { ?s kg:acceleratorCount 100 } ?c kg:modality kg:asserted ;"
        " prov:wasDerivedFrom/nif:referenceContext/dct:source ?file }",
    )
    assert found == [("nordlicht-ar.txt",), ("nordlicht-fr.txt",)]
    assert len(rows(store, "SELECT ?c { GRAPH ?c { ?s kg:acceleratorCount 100 } }")) == 1


def test_a_symmetric_relation_is_one_claim_either_way_round(store: Store) -> None:
    found = rows(store, "SELECT ?c ?a ?b { GRAPH ?c { ?a kg:competitorOf ?b } }")
    assert [(a.rsplit("/")[-1], b.rsplit("/")[-1]) for _, a, b in found] == [("ballade", "lied")]
    spans = rows(
        store,
        "SELECT ?words { GRAPH ?c { ?a kg:competitorOf ?b }"
        " ?c kg:evidence/kg:subjectSpan/nif:anchorOf ?words }",
    )
    assert spans == [("Ballade",), ("بالاد",)]


def test_facts_and_asserted_claims_are_the_same_triples(store: Store) -> None:
    asserted = {
        (q.subject, q.predicate, q.object)
        for graph in store.named_graphs()
        if Quad(graph, KG("modality"), KG("asserted"), DefaultGraph()) in store
        for q in store.quads_for_pattern(None, None, None, graph)
    }
    others = {
        (q.subject, q.predicate, q.object)
        for graph in store.named_graphs()
        for q in store.quads_for_pattern(None, None, None, graph)
    } - asserted
    default = {
        (q.subject, q.predicate, q.object) for q in store.quads_for_pattern(None, None, None, DefaultGraph())
    }
    assert asserted and others
    assert asserted <= default
    assert not others & default


@pytest.mark.parametrize(
    ("pattern", "modality"),
    [
        ("?s kg:acceleratorCount 200", "planned"),
        ("?s kg:cost ?o", "possible"),
        ("?s kg:ownerOf ?o", "negated"),
        ("?s kg:locatedIn ?o", "asserted"),
    ],
)
def test_modality_is_on_the_claim(store: Store, pattern: str, modality: str) -> None:
    found = rows(store, f"SELECT ?m {{ GRAPH ?c {{ {pattern} }} ?c kg:modality ?m }}")
    assert found == [(KG(modality).value,)]
    assert ask(store, pattern) == (modality == "asserted")


def test_speaker_and_reporter_are_entities(store: Store) -> None:
    pattern = "GRAPH ?c { ?e a kg:Purchase ; kg:date ?d } ?c prov:wasAttributedTo ?who ; kg:reportedBy ?via"
    found = rows(store, f"SELECT ?who ?via ?d {{ {pattern} }}")
    assert [(who.rsplit("/")[-1], via.rsplit("/")[-1], day) for who, via, day in found] == [
        ("ada-berg", "kiel-daily", "2025")
    ]


@pytest.mark.parametrize(
    "pattern",
    [
        '?s kg:constructionDuration "P122D"^^xsd:duration',
        '?s kg:memoryCapacity [ a schema:QuantitativeValue ; schema:value 141 ; schema:unitText "GB" ;'
        ' schema:unitCode "E34" ]',
        '?s kg:memoryType "HBM3E"',
        '?s kg:capacityRatio [ a kg:Ratio ; schema:value 36.2 ; schema:unitText "percent" ;'
        " kg:relativeTo ?other ]",
        '?s kg:powerCapacity [ schema:value 150 ; kg:comparator "about" ]',
        "?n a kg:ComponentCount ; kg:whole ?w ; kg:part ?p ; kg:count 100 . ?w kg:hasComponent ?p",
        '?e a kg:Launch ; kg:date "2024-09"^^xsd:gYearMonth',
    ],
)
def test_values_of_each_kind_in_the_claim_and_among_the_facts(store: Store, pattern: str) -> None:
    assert ask(store, f"GRAPH ?c {{ {pattern} }}")
    assert ask(store, pattern)


def test_a_range_of_money_that_is_only_possible_is_no_fact(store: Store) -> None:
    money = (
        'a schema:MonetaryAmount ; schema:minValue 3000000 ; schema:maxValue 4000000 ; schema:currency "EUR"'
    )
    assert ask(store, f"GRAPH ?c {{ ?s kg:cost ?m . ?m {money} }}")
    assert not ask(store, f"?m {money}")


def test_a_bound_on_a_plain_number_is_on_the_claim(store: Store) -> None:
    found = rows(
        store,
        "SELECT ?n ?bound { GRAPH ?c { ?e a kg:Purchase ; kg:quantity ?n }"
        " OPTIONAL { ?c kg:comparator ?bound } }",
    )
    assert found == [("40", None), ("60", Comparator.UP_TO.value)]


def test_one_event_told_by_two_articles(store: Store) -> None:
    found = rows(
        store,
        "SELECT DISTINCT ?e ?file { GRAPH ?c { ?e a kg:Launch }"
        " ?c prov:wasDerivedFrom/nif:referenceContext/dct:source ?file }",
    )
    assert len({event for event, _ in found}) == 1
    assert [file for _, file in found] == ["nordlicht-ar.txt", "nordlicht-fr.txt"]


def test_evidence_names_the_words_of_each_part(store: Store) -> None:
    found = rows(
        store,
        "SELECT ?part ?words { GRAPH ?c { ?s kg:chiefExecutiveOf ?o } ?c kg:evidence ?e ."
        " ?e ?part ?p . ?p nif:anchorOf ?words . ?p a nif:Phrase }",
    )
    assert [(part.rsplit("#")[-1], words) for part, words in found] == [
        ("objectSpan", "Nordlicht AG"),
        ("subjectSpan", "Ada Berg"),
        ("triggerSpan", "directrice générale"),
    ]


def test_an_entity_has_its_class_and_the_coarse_one_and_names_in_each_language(store: Store) -> None:
    brise = "<https://w3id.org/newsgraph/id/entity/brise>"
    assert ask(store, f'{brise} a kg:ComputeSystem, kg:Hardware ; rdfs:label "Brise"@fr, "بريز"@ar')
    nordlicht = "<https://w3id.org/newsgraph/id/entity/nordlicht>"
    assert ask(store, f'{nordlicht} rdfs:label "Nordlicht AG"@fr ; skos:altLabel "Nordlicht"@fr')


def test_an_unset_event_is_named_by_its_content() -> None:
    launch = EventStatement("Launch", (("agent", "alpha"), ("object", "beta")))
    same = EventStatement("Launch", (("object", "beta"), ("agent", "alpha")))
    other = EventStatement("Launch", (("agent", "beta"), ("object", "alpha")))
    assert len(claims_of(quads([one_page(claim(launch), claim(same))]))) == 1
    assert len(claims_of(quads([one_page(claim(launch), claim(other))]))) == 2


def test_stance_is_part_of_what_makes_a_claim() -> None:
    owns = Relation("alpha", "ownerOf", "beta")
    stances = (Stance(), Stance(Modality.PLANNED), Stance(speaker="gamma"), Stance(reporters=("gamma",)))
    found = quads([one_page(*(claim(owns, stance=stance) for stance in stances))])
    assert len(claims_of(found)) == 3  # reporters pass a claim on, they do not make it another


def test_two_rules_in_one_sentence_are_one_piece_of_evidence() -> None:
    owns = Relation("alpha", "ownerOf", "beta")
    again = Claim(owns, Stance(), (Evidence("a" * 16, 0, (("trigger", Span(11, 16)),), "en/x/2"),))
    store = Store()
    store.bulk_extend(quads([one_page(claim(owns), again)]))
    assert len(rows(store, "SELECT ?e { ?c a kg:Claim ; kg:evidence ?e }")) == 1
    assert rows(store, "SELECT ?r { ?c a kg:Claim ; kg:rule ?r }") == [("en/x/1",), ("en/x/2",)]
    assert ask(store, "?e a kg:Evidence ; kg:subjectSpan ?s ; kg:triggerSpan ?t")


def test_a_base_of_ones_own_changes_data_and_leaves_the_ontology(readings: Sequence[Reading]) -> None:
    found = quads(readings, base_iri="https://graph.example.org/")
    subjects = {quad.subject.value for quad in found}
    assert all(subject.startswith("https://graph.example.org/") for subject in subjects)
    assert any(quad.predicate == KG("acceleratorCount") for quad in found)


def test_a_known_entity_is_taken_as_curated_and_others_stay_out() -> None:
    known = {
        "alpha": Entity("alpha", "Company", (("", ("A.L.F.A.",)), ("it", ("Alfa",))), "Q1", known=True),
        "delta": Entity("delta", "Company", (("en", ("Delta",)),), "Q2", known=True),
    }
    store = Store()
    mention = Mention(0, Span(0, 5), "Alpha", "alpha", "gazetteer")
    page = dataclasses.replace(one_page(), mentions=(mention,))
    store.bulk_extend(encode([page], Schema.load(), Gazetteer(known, ())))
    assert ask(store, '?e rdfs:label "Alfa"@it, "A.L.F.A." ; skos:exactMatch wd:Q1')
    assert not ask(store, "?e skos:exactMatch wd:Q2")


def test_an_entity_nobody_declares_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody-knows"):
        quads([one_page(claim(Relation("alpha", "ownerOf", "nobody-knows")))])


def test_the_store_keeps_every_literal_as_written(readings: Sequence[Reading]) -> None:
    written = {str(quad) for quad in quads(readings)}
    store = Store()
    store.bulk_extend(quads(make_readings()))
    assert {str(quad) for quad in store} == written


def test_odd_slugs_make_valid_iris() -> None:
    entity = Entity('été 2025/"x"', "Work", (("fr", ("Été",)),))
    mention = Mention(0, Span(0, 5), "Alpha", entity.id, "x")
    page = dataclasses.replace(one_page(), entities=(entity,), mentions=(mention,))
    nodes = {quad.subject.value for quad in quads([page]) if "/entity/" in quad.subject.value}
    assert nodes == {"https://w3id.org/newsgraph/id/entity/été%202025%2F%22x%22"}
    assert NamedNode(nodes.pop())
