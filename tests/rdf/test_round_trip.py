"""What goes into a graph comes back out of it: text of any kind, claims of every kind."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.gazetteer import Gazetteer
from kg.model import (
    Article,
    Claim,
    Entity,
    EventStatement,
    Evidence,
    Mention,
    Modality,
    Money,
    PartialDate,
    Quantity,
    Reading,
    Relation,
    Sentence,
    Span,
    Stance,
    Text,
    ValueOf,
)
from kg.rdf.encode import encode, nquads
from kg.rdf.facts import ClaimView, claim_view
from kg.rdf.iris import Iris
from kg.rdf.names import KG, RDF
from kg.rdf.store import sorted_nquads
from kg.schema import Schema

NOBODY = Gazetteer({}, ())
SLUGS = ("alpha", "beta", "gamma")
words = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=3, max_size=40
).filter(str.strip)
slugs = st.sampled_from(SLUGS)
numbers = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False)
quantities = st.builds(lambda n, unit: Quantity(n, n, unit), numbers, st.sampled_from(("", "GB", "MW")))
values = st.one_of(
    quantities, st.builds(Text, words), st.builds(lambda a: Money(a, a + Decimal(1), "USD"), numbers)
)
role_fillers = st.one_of(
    st.tuples(st.sampled_from(("agent", "object")), slugs),
    st.tuples(st.just("date"), st.builds(PartialDate, st.sampled_from(("2024", "2024-09", "2024-09-02")))),
    st.tuples(st.just("quantity"), st.builds(lambda n: Quantity(n, n), numbers)),
)
roles = st.lists(role_fillers, min_size=1, max_size=4).map(tuple)
statements = st.one_of(
    st.builds(Relation, slugs, st.sampled_from(("ownerOf", "partnerOf")), slugs, st.none() | quantities),
    st.builds(ValueOf, slugs, st.just("cost"), values),
    st.builds(EventStatement, st.just("Purchase"), roles, st.just("e-1")),
)
stances = st.builds(
    Stance, st.sampled_from(list(Modality)), st.none() | slugs, st.tuples() | st.tuples(slugs)
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """An article of one to four sentences in any letters, with claims on parts of them."""
    parts = draw(st.lists(words, min_size=1, max_size=4))
    text, sentences = "", []
    for index, part in enumerate(parts):
        span = Span(len(text), len(text) + len(part))
        sentences.append(Sentence("a1", index, span, part, draw(st.sampled_from(("fr", "ar", "en")))))
        text += part + draw(st.sampled_from(("", " ", "\r\n", "\n")))
    claims = []
    for _ in range(draw(st.integers(0, 4))):
        sentence = draw(st.sampled_from(sentences))
        start = draw(st.integers(sentence.span.start, sentence.span.end - 1))
        span = Span(start, draw(st.integers(start + 1, sentence.span.end)))
        evidence = Evidence("a1", sentence.index, (("trigger", span),), draw(st.sampled_from(("r/1", "r/2"))))
        claims.append(Claim(draw(statements), draw(stances), (evidence,)))
    entities = tuple(Entity(slug, "Company", (("en", (slug,)),)) for slug in SLUGS)
    mentions = tuple(Mention(0, Span(0, 1), text[0], slug, "r") for slug in SLUGS)
    article = Article("a1", "a.txt", text, "en", "0" * 64)
    return Reading(article, tuple(sentences), mentions, entities, tuple(claims))


def stored(*read: Reading) -> Store:
    store = Store()
    store.bulk_load(b"\n".join(sorted_nquads(encode(read, Schema.load(), NOBODY))), RdfFormat.N_QUADS)
    return store


def views(store: Store) -> list[ClaimView]:
    claims = [q.subject for q in store.quads_for_pattern(None, RDF("type"), KG("Claim"), None)]
    found = [claim_view(store, claim) for claim in claims if isinstance(claim, NamedNode)]
    return [view for view in found if view is not None]


@settings(max_examples=60, deadline=None)
@given(readings())
def test_every_claim_comes_back_with_its_stance_and_words(reading: Reading) -> None:
    found = views(stored(reading))
    iris = Iris()
    cited = {
        (view.modality, view.speaker, citation.begin + mark.start, citation.begin + mark.end, rule)
        for view in found
        for citation in view.citations
        for mark in citation.marks
        for rule in citation.rules
    }
    for claim in reading.claims:
        (evidence,) = claim.evidence
        (_, span) = evidence.parts[0]
        speaker = iris.entity(claim.stance.speaker).value if claim.stance.speaker else None
        assert (claim.stance.modality.value, speaker, span.start, span.end, evidence.rule) in cited
    for view in found:
        for citation in view.citations:
            assert reading.article.text[citation.begin : citation.end] == citation.text
            assert all(0 <= mark.start < mark.end <= len(citation.text) for mark in citation.marks)
    assert len(found) <= len(reading.claims)


@settings(max_examples=40, deadline=None)
@given(readings())
def test_the_same_article_twice_changes_nothing(reading: Reading) -> None:
    once = sorted_nquads(encode([reading], Schema.load(), NOBODY))
    twice = sorted_nquads(encode([reading, reading], Schema.load(), NOBODY))
    assert once == twice


@settings(max_examples=40, deadline=None)
@given(readings())
def test_loading_rewrites_no_literal(reading: Reading) -> None:
    quads = sorted_nquads(encode([reading], Schema.load(), NOBODY))
    assert sorted_nquads(stored(reading)) == quads


@settings(max_examples=40, deadline=None)
@given(readings())
def test_what_is_written_is_as_the_library_writes_it(reading: Reading) -> None:
    pieces = list(nquads([reading], Schema.load(), NOBODY))
    assert all(piece.endswith("\n") for piece in pieces if piece)
    written = "".join(pieces)
    lines = written.encode("utf-8").split(b"\n")
    assert sorted(set(lines) - {b""}) == sorted_nquads(encode([reading], Schema.load(), NOBODY))
    # each once: neither text nor claims are told twice
    assert len(set(lines)) == len(lines)
