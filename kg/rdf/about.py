"""What a graph says of one thing, as RDF and as values for pages: entities, events, claims, articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, serialize

from kg.rdf.facts import ClaimView, claim_view, claims_about
from kg.rdf.names import DCT, ITSRDF, KG, NIF, PREFIXES, PROV, RDF, SCHEMA
from kg.rdf.reified import reified

_DEFAULT = DefaultGraph()
_CLAIM_LINKS = (KG("evidence"), PROV("wasDerivedFrom"), KG("citedSentence"))


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence of an article; `mentions` are (start, end, entity IRI) in code points from its start."""

    iri: str
    begin: int
    end: int
    text: str
    lang: str
    mentions: tuple[tuple[int, int, str], ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with its sentences in their order; what the graph does not say is empty."""

    iri: str
    source: str
    lang: str
    title: str
    published: str
    publisher: str
    url: str
    content_hash: str
    sentences: tuple[SentenceView, ...]


def about(store: Store, node: NamedNode) -> list[Quad]:
    """The quads that say what the thing is, each once and sorted; empty where the graph does not know it.

    Of an entity or event these are its own triples and the claims in which it takes part, with their
    evidence; of a claim what it states and its evidence; of an article its sentences and phrases.
    """
    found = set(store.quads_for_pattern(node, None, None, _DEFAULT))
    for part in _subjects(store, NIF("referenceContext"), node):
        found.update(store.quads_for_pattern(part, None, None, _DEFAULT))
    claims = set(claims_about(store, node))
    if _is_claim(store, node):
        claims.add(node)
    for claim in claims:
        found.update(_claim_quads(store, claim))
    return sorted(found, key=str)


def written(quads: Iterable[Quad], format: RdfFormat) -> bytes:
    """The quads in a format; one that holds triples only gets claims as nodes that say what they state."""
    if format.supports_datasets and format != RdfFormat.JSON_LD:
        return serialize(quads, format=format, prefixes=PREFIXES) or b""
    triples = sorted(set(reified(quads)), key=str)
    return serialize(triples, format=format, prefixes=PREFIXES) or b""


def claim_views(store: Store, node: NamedNode) -> list[ClaimView]:
    """The claims in which the thing takes part or that it utters, sorted by IRI."""
    views = (claim_view(store, claim) for claim in claims_about(store, node))
    return [view for view in views if view is not None]


def article_view(store: Store, article: NamedNode) -> ArticleView | None:
    """What the store says of the article; None where it is none."""
    if not any(store.quads_for_pattern(article, RDF("type"), KG("Article"), _DEFAULT)):
        return None

    def said(predicate: NamedNode) -> str:
        return next(iter(_literals(store, article, predicate)), "")

    parts = set(_subjects(store, NIF("referenceContext"), article))
    mentions = _mentions(store, parts)
    sentences = [
        _sentence(store, part, mentions)
        for part in parts
        if any(store.quads_for_pattern(part, RDF("type"), NIF("Sentence"), _DEFAULT))
    ]
    return ArticleView(
        article.value,
        said(DCT("source")),
        said(SCHEMA("inLanguage")),
        said(SCHEMA("headline")),
        said(SCHEMA("datePublished")),
        said(SCHEMA("publisher")),
        said(SCHEMA("url")),
        said(KG("contentHash")),
        tuple(sorted(sentences, key=lambda sentence: (sentence.begin, sentence.end))),
    )


def _sentence(
    store: Store, sentence: NamedNode, mentions: dict[NamedNode, list[tuple[int, int, str]]]
) -> SentenceView:
    begin = int(next(iter(_literals(store, sentence, NIF("beginIndex"))), "0"))
    end = int(next(iter(_literals(store, sentence, NIF("endIndex"))), "0"))
    anchors = [
        quad.object
        for quad in store.quads_for_pattern(sentence, NIF("anchorOf"), None, _DEFAULT)
        if isinstance(quad.object, Literal)
    ]
    claims = sorted(claim.value for claim in _subjects(store, PROV("wasDerivedFrom"), sentence))
    return SentenceView(
        sentence.value,
        begin,
        end,
        anchors[0].value if anchors else "",
        (anchors[0].language or "") if anchors else "",
        tuple(sorted((start - begin, stop - begin, who) for start, stop, who in mentions.get(sentence, []))),
        tuple(claims),
    )


def _mentions(store: Store, parts: Iterable[NamedNode]) -> dict[NamedNode, list[tuple[int, int, str]]]:
    """The mentions among an article's parts, by sentence, with offsets in the article."""
    found: dict[NamedNode, list[tuple[int, int, str]]] = {}
    for part in parts:
        entities = [
            quad.object for quad in store.quads_for_pattern(part, ITSRDF("taIdentRef"), None, _DEFAULT)
        ]
        if not entities:
            continue
        begin = int(next(iter(_literals(store, part, NIF("beginIndex"))), "0"))
        end = int(next(iter(_literals(store, part, NIF("endIndex"))), "0"))
        for quad in store.quads_for_pattern(part, NIF("sentence"), None, _DEFAULT):
            if isinstance(quad.object, NamedNode):
                names = [entity.value for entity in entities if isinstance(entity, NamedNode)]
                found.setdefault(quad.object, []).extend((begin, end, name) for name in names)
    return found


def _claim_quads(store: Store, claim: NamedNode) -> Iterator[Quad]:
    yield from store.quads_for_pattern(None, None, None, claim)
    for quad in store.quads_for_pattern(claim, None, None, _DEFAULT):
        yield quad
        if quad.predicate in _CLAIM_LINKS and isinstance(quad.object, NamedNode):
            yield from store.quads_for_pattern(quad.object, None, None, _DEFAULT)


def _is_claim(store: Store, node: NamedNode) -> bool:
    return any(store.quads_for_pattern(node, RDF("type"), KG("Claim"), _DEFAULT))


def _subjects(store: Store, predicate: NamedNode, object_: NamedNode) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(None, predicate, object_, _DEFAULT):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _literals(store: Store, subject: NamedNode, predicate: NamedNode) -> list[str]:
    quads = store.quads_for_pattern(subject, predicate, None, _DEFAULT)
    return sorted(quad.object.value for quad in quads if isinstance(quad.object, Literal))
