"""Claims and entities read back, and what is said of them in a line."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Store

from kg.errors import UnknownName, UsageError
from kg.rdf.facts import claim_view, entity_view, label
from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.lookup import find_claims, find_entity, find_term
from kg.rdf.say import say

IRIS = Iris()


def only_claim(store: Store, words: str) -> NamedNode:
    (claim,) = find_claims(store, words, IRIS)
    return claim


def test_a_claim_with_its_sentences_and_words(store: Store) -> None:
    view = claim_view(store, only_claim(store, "brise acceleratorCount 200"))
    assert view is not None
    assert (view.modality, view.reporters, view.comparator) == ("planned", (), "")
    assert view.speaker == IRIS.entity("ada-berg").value
    assert view.articles == ("nordlicht-ar.txt", "nordlicht-fr.txt")
    arabic, french = view.citations
    assert (french.lang, french.rules) == ("fr", ("fr/acceleratorCount/2",))
    assert [(mark.part, french.text[mark.start : mark.end]) for mark in french.marks] == [
        ("speaker", "Ada Berg"),
        ("subject", "Brise"),
        ("trigger", "passera à"),
        ("value", "200 puces"),
    ]
    assert arabic.text[arabic.marks[1].start : arabic.marks[1].end] == "بريز"


def test_a_claim_passed_on(store: Store) -> None:
    view = claim_view(store, only_claim(store, "event/purchase-2025-chipworks-nordlicht agent chipworks"))
    assert view is not None
    assert view.reporters == (IRIS.entity("kiel-daily").value,)
    assert view.main[1].value.endswith("#type")


def test_an_entity_with_its_names_mentions_and_claims(store: Store) -> None:
    view = entity_view(store, IRIS.entity("nordlicht"))
    assert view is not None
    assert view.types == ("Company", "Organization")
    assert view.labels == (("ar", "نوردليشت"), ("en", "Nordlicht AG"), ("fr", "Nordlicht AG"))
    assert view.names == (("fr", "Nordlicht"),)
    assert dict(view.mentions) == {
        "markt-fr.txt": 3, "nordlicht-ar.txt": 1, "nordlicht-fr.txt": 3, "rueckblick-en.txt": 3,
    }  # fmt: skip
    assert len(view.claims) == 10
    assert {claim.modality for claim in view.claims} == {"asserted", "planned", "possible", "negated"}


def test_who_speaks_or_is_compared_with_takes_part(store: Store) -> None:
    view = entity_view(store, IRIS.entity("ada-berg"))
    assert view is not None
    assert sum(claim.speaker == view.iri for claim in view.claims) == 5
    chip = entity_view(store, IRIS.entity("chip-one"))
    assert chip is not None
    assert any(claim.main[1].value.endswith("#capacityRatio") for claim in chip.claims)


def test_an_event_is_shown_like_an_entity(store: Store) -> None:
    event = find_entity(store, "event/expansion-brise", IRIS)
    view = entity_view(store, event)
    assert view is not None
    assert (view.types, view.labels, len(view.claims)) == (("Expansion",), (), 1)


def test_what_is_no_claim_or_entity_is_none(store: Store) -> None:
    assert claim_view(store, IRIS.entity("brise")) is None
    assert entity_view(store, IRIS.entity("nobody")) is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("brise acceleratorCount 100", "Brise acceleratorCount 100"),
        ("brise hasComponent chip-one", "Brise hasComponent Chip One (100)"),
        ("brise powerCapacity *", "Brise powerCapacity about 150 MW"),
        ("brise cost *", "Brise cost 3000000–4000000 EUR"),
        ("chip-two capacityRatio *", "Chip Two capacityRatio 36.2 percent than Chip One"),
        ("chip-two memoryType HBM3E", "Chip Two memoryType HBM3E"),
        (
            "* quantity 60",
            "Purchase: agent Nordlicht AG, date 2023, object Chip One, quantity up to 60, source Chipworks",
        ),
        ("event/expansion-brise quantity 200", "Expansion: object Brise, quantity 200"),
        ("* agent chipworks", "Purchase: agent Chipworks, date 2025, object Nordlicht AG, skos:note autumn"),
    ],
)
def test_a_claim_in_a_line(store: Store, words: str, said: str) -> None:
    view = claim_view(store, only_claim(store, words))
    assert view is not None
    assert say(store, view, "en", DEFAULT_BASE) == said


def test_names_in_the_language_asked_for(store: Store) -> None:
    view = claim_view(store, only_claim(store, "brise locatedIn kiel"))
    assert view is not None
    assert say(store, view, "ar", DEFAULT_BASE) == "بريز locatedIn كيل"
    assert label(store, IRIS.entity("brise"), "it") == "Brise"
    assert label(store, IRIS.entity("nobody"), "it") == ""


@pytest.mark.parametrize(
    "name",
    ["nordlicht", "entity/nordlicht", "Nordlicht AG", "nordlicht ag", "Nordlicht", "نوردليشت",
     "https://w3id.org/newsgraph/id/entity/nordlicht", "<https://w3id.org/newsgraph/id/entity/nordlicht>"],
)  # fmt: skip
def test_an_entity_by_slug_iri_and_name(store: Store, name: str) -> None:
    assert find_entity(store, name, IRIS) == IRIS.entity("nordlicht")


def test_an_unknown_entity_says_what_is_close(store: Store) -> None:
    with pytest.raises(UnknownName, match=r"did you mean .*Chipworks"):
        find_entity(store, "Chipwork", IRIS)


def test_a_name_of_two_is_asked_back(store: Store) -> None:
    from pyoxigraph import DefaultGraph, Literal, Quad

    from kg.rdf.names import RDFS

    for slug in ("brise", "kiel"):
        store.add(Quad(IRIS.entity(slug), RDFS("label"), Literal("Both", language="en"), DefaultGraph()))
    with pytest.raises(UsageError, match="several entities; say which: brise, kiel"):
        find_entity(store, "both", IRIS)


def test_a_term_by_its_name(store: Store) -> None:
    assert find_term(store, "kg:planned") == find_term(store, "planned")
    with pytest.raises(UnknownName, match=r"did you mean .*Launch"):
        find_term(store, "Lanch")


def test_claims_by_iri_hash_start_and_statement(store: Store) -> None:
    claim = only_claim(store, "brise locatedIn kiel")
    name = IRIS.name_of(claim)
    hashes = (claim.value, f"<{claim.value}>", name, name[:8], f"claim/{name[:8]}")
    for words in (*hashes, "Brise kg:locatedIn Kiel", "brise locatedIn *", "بريز locatedIn كيل"):
        assert find_claims(store, words, IRIS) == [claim], words
    assert len(find_claims(store, "* acceleratorCount ?", IRIS)) == 3


@pytest.mark.parametrize(
    ("words", "kind", "message"),
    [
        ("000000ffff", UnknownName, "no claim named"),
        ("https://example.org/x", UnknownName, "no claim named"),
        ("brise stands kiel", UsageError, "is no claim"),
        ("brise", UsageError, "is no claim"),
        ("brise locatedIn lied", UsageError, "no claim states"),
        ("nobody locatedIn kiel", UnknownName, "no entity named"),
    ],
)
def test_what_means_no_claim_is_said_so(
    store: Store, words: str, kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message):
        find_claims(store, words, IRIS)
