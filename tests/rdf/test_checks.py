"""Each of our checks on a graph that is right and on one that is wrong; and the heads of checks."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.assets import asset
from kg.rdf.checks import load_checks, run_checks
from kg.rdf.names import ITSRDF, KG, NIF, PROV, RDF, SKOS, XSD
from kg.rdf.report import Severity
from kg.rdf.shape_graph import ShapesError

OWL_DIFFERENT = NamedNode("http://www.w3.org/2002/07/owl#differentFrom")
X = NamedNode("https://w3id.org/newsgraph/id/entity/x")


def first(store: Store, predicate: NamedNode | None, value: object = None) -> Quad:
    return min(store.quads_for_pattern(None, predicate, value, None), key=str)  # type: ignore[arg-type]


def drop(store: Store, subject: object, predicate: NamedNode) -> None:
    for quad in list(store.quads_for_pattern(subject, predicate, None, None)):  # type: ignore[arg-type]
        store.remove(quad)


def replaced(store: Store, quad: Quad, value: object) -> None:
    store.remove(quad)
    store.add(Quad(quad.subject, quad.predicate, value, quad.graph_name))  # type: ignore[arg-type]


def fact_without_claim(store: Store) -> None:
    store.add(Quad(X, KG("ownerOf"), NamedNode("https://w3id.org/newsgraph/id/entity/brise")))


def event_without_claim(store: Store) -> None:
    store.add(Quad(NamedNode("https://w3id.org/newsgraph/id/event/e"), RDF("type"), KG("Launch")))


def asserted_claim_without_fact(store: Store) -> None:
    claim = first(store, KG("modality"), KG("asserted")).subject
    stated = min(store.quads_for_pattern(None, None, None, claim), key=str)  # type: ignore[arg-type]
    store.remove(Quad(stated.subject, stated.predicate, stated.object))


def claim_without_sentence(store: Store) -> None:
    drop(store, first(store, RDF("type"), KG("Claim")).subject, PROV("wasDerivedFrom"))


def claim_without_content(store: Store) -> None:
    claim = first(store, KG("modality"), KG("planned")).subject
    for quad in list(store.quads_for_pattern(None, None, None, claim)):  # type: ignore[arg-type]
        store.remove(quad)


def graph_without_claim(store: Store) -> None:
    store.add(Quad(X, KG("ownerOf"), X, NamedNode("urn:claim:nobodys")))


def sentence_without_evidence(store: Store) -> None:
    drop(store, first(store, RDF("type"), KG("Claim")).subject, KG("evidence"))


def evidence_of_another_sentence(store: Store) -> None:
    quad = first(store, KG("citedSentence"))
    others = {q.subject for q in store.quads_for_pattern(None, RDF("type"), NIF("Sentence"), None)}
    replaced(store, quad, max(others - {quad.object}, key=str))


def span_outside_sentence(store: Store) -> None:
    quad = first(store, KG("subjectSpan"))
    others = {q.object for q in store.quads_for_pattern(None, KG("subjectSpan"), None, None)}
    replaced(store, quad, max(others, key=str))


def offsets_do_not_nest(store: Store) -> None:
    sentence = first(store, RDF("type"), NIF("Sentence")).subject
    quad = next(iter(store.quads_for_pattern(sentence, NIF("endIndex"), None, None)))
    replaced(store, quad, Literal("99999", datatype=XSD("integer")))


def quote_not_in_text(store: Store) -> None:
    sentence = first(store, RDF("type"), NIF("Sentence")).subject
    quad = next(iter(store.quads_for_pattern(sentence, NIF("anchorOf"), None, None)))
    replaced(store, quad, Literal(quad.object.value + "!", language=quad.object.language))


def mention_of_nothing(store: Store) -> None:
    replaced(store, first(store, ITSRDF("taIdentRef")), X)


def same_and_never_the_same(store: Store) -> None:
    one, other = (NamedNode(f"https://w3id.org/newsgraph/id/entity/{name}") for name in ("brise", "lied"))
    store.add(Quad(one, OWL_DIFFERENT, other))
    for entity in (one, other):
        store.add(Quad(entity, SKOS("exactMatch"), NamedNode("http://www.wikidata.org/entity/Q1")))


def identity_of_two_entities(store: Store) -> None:
    for name in ("brise", "lied"):
        entity = NamedNode(f"https://w3id.org/newsgraph/id/entity/{name}")
        store.add(Quad(entity, SKOS("exactMatch"), NamedNode("http://www.wikidata.org/entity/Q1")))


def article_without_sentence(store: Store) -> None:
    store.add(Quad(NamedNode("https://w3id.org/newsgraph/id/article/0"), RDF("type"), KG("Article")))


def claim_without_run(store: Store) -> None:
    drop(store, first(store, RDF("type"), KG("Claim")).subject, PROV("wasGeneratedBy"))


WRONG = {
    make.__name__.replace("_", "-"): make
    for make in (
        fact_without_claim,
        event_without_claim,
        asserted_claim_without_fact,
        claim_without_sentence,
        claim_without_content,
        graph_without_claim,
        sentence_without_evidence,
        evidence_of_another_sentence,
        span_outside_sentence,
        offsets_do_not_nest,
        quote_not_in_text,
        mention_of_nothing,
        same_and_never_the_same,
        identity_of_two_entities,
        article_without_sentence,
        claim_without_run,
    )
}
CHECKS = load_checks([asset("queries", "checks")])


def test_each_check_has_a_wrong_graph() -> None:
    assert {check.name for check in CHECKS} == set(WRONG)


def test_nothing_is_wrong_with_the_fixture(store: Store) -> None:
    report = run_checks(store, CHECKS)
    assert report.results == ()
    assert report.idle == ()
    assert {rule.name for rule in report.rules} == set(WRONG)
    assert all(rule.focus_nodes or rule.optional for rule in report.rules)


@pytest.mark.parametrize("name", sorted(WRONG))
def test_each_check_finds_what_it_is_for(name: str, store: Store) -> None:
    WRONG[name](store)
    found = [result for result in run_checks(store, CHECKS).results if result.rule == name]
    assert found
    for result in found:
        assert result.focus.startswith("<")
        assert "{?" not in result.message
        assert result.message and result.remedy


def test_a_message_names_things_as_people_do(store: Store) -> None:
    store.add(
        Quad(*(NamedNode(f"https://w3id.org/newsgraph/id/entity/{n}") for n in ("brise",)), KG("ownerOf"), X)
    )
    messages = [r.message for r in run_checks(store, CHECKS).results if r.rule == "fact-without-claim"]
    assert messages == [
        "Brise owns https://w3id.org/newsgraph/id/entity/x stands as a fact, but no asserted claim states it"
    ]


HEAD = """#+ title: t
#+ problem: {?focus} is bad
#+ remedy: mend it
#+ severity: warning
#+ about: ?focus a ?type
"""
FAULTS = {
    "no head": ("SELECT ?focus {}", ":1: the head has no '#+ title:' line"),
    "unknown key": (
        HEAD + "#+ colour: red\nSELECT ?focus {}",
        ":6: '#+ colour: red': the head of a check has",
    ),
    "severity": (HEAD.replace("warning", "warnung") + "SELECT ?focus {}", ":4: no severity named 'warnung'"),
    "syntax": (HEAD + "SELECT ?focus WHERE {\n ?focus a foo:Bar }", ":7: not SPARQL: a prefix"),
    "no focus": (HEAD + "SELECT ?x WHERE { ?x ?p ?o }", ":1: a check is a SELECT with ?focus"),
    "ask": (HEAD + "ASK { ?x ?p ?o }", ":1: a check is a SELECT with ?focus"),
    "about": (
        HEAD.replace("?focus a ?type", "?focus a") + "SELECT ?focus {}",
        ":5: 'about' is no graph pattern",
    ),
    "service": (
        HEAD + "SELECT ?focus WHERE {\n SERVICE <http://x/> { ?focus ?p ?o } }",
        ":7: asks outside the graph (SERVICE)",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_one_line_with_file_and_line(fault: str, tmp_path: Path) -> None:
    text, expected = FAULTS[fault]
    path = tmp_path / "c.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ShapesError) as caught:
        load_checks([path])
    assert str(caught.value).startswith(f"{path}{expected}")
    assert "\n" not in str(caught.value)


def test_a_check_that_looks_at_nothing_is_told(tmp_path: Path, store: Store) -> None:
    text = HEAD.replace("?focus a ?type", "?focus a kg:Unicorn") + "SELECT ?focus WHERE { ?focus a 1 }"
    for name, head in (("must", ""), ("may", "#+ optional: few have one\n")):
        (tmp_path / f"{name}.rq").write_text(head + text, encoding="utf-8")
    report = run_checks(store, load_checks([tmp_path]))
    assert report.idle == (str(tmp_path / "must.rq"),)
    assert {rule.name: rule.optional for rule in report.rules} == {"must": False, "may": True}
    assert {rule.severity for rule in report.rules} == {Severity.WARNING}


def test_two_checks_of_one_name(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "c.rq").write_text(HEAD + "SELECT ?focus WHERE { ?focus a 1 }")
    with pytest.raises(ShapesError, match="another check is named c too"):
        load_checks([tmp_path / "a", tmp_path / "b"])
