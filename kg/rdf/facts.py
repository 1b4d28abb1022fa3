"""Claims and entities read back from a store, with the sentences and the words that carry them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.rdf.names import DCT, ITSRDF, KG, NIF, PROV, RDF, RDFS, SCHEMA, SKOS
from kg.rdf.table import Term

_DEFAULT = DefaultGraph()
_VALUE_NODES = (SCHEMA("QuantitativeValue"), SCHEMA("MonetaryAmount"), KG("Ratio"), KG("ComponentCount"))
_SPANS = ("subject", "object", "value", "trigger", "speaker", "role")

Stated = tuple[NamedNode, NamedNode, Term]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a sentence that carry a claim: `part` of it, and code points from the sentence's start."""

    start: int
    end: int
    part: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One sentence that states a claim, in its language, with the words marked and the rules that found it.

    `begin` and `end` are code points of the article's text; `marks` are sorted.
    """

    article: str
    source: str
    sentence: str
    begin: int
    end: int
    text: str
    lang: str
    marks: tuple[Mark, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """All that the graph knows of one claim; IRIs as strings, except in `states`.

    `states` are its triples, the one that says most first (for an event its type); `modality` is
    asserted, planned, possible or negated.
    """

    iri: str
    states: tuple[Stated, ...]
    modality: str
    speaker: str | None
    reporters: tuple[str, ...]
    comparator: str
    citations: tuple[Citation, ...]

    @property
    def main(self) -> Stated:
        """The triple that says most: subject, term, object; for an event its type."""
        return self.states[0]

    @property
    def articles(self) -> tuple[str, ...]:
        """The files that state it, each once, sorted."""
        return tuple(sorted({citation.source for citation in self.citations}))


@dataclass(frozen=True, slots=True)
class EntityView:
    """All that the graph knows of one entity; `labels` and `names` as (language, name) pairs, sorted.

    `mentions` are (file, how often) pairs; `claims` those it takes part in or utters.
    """

    iri: str
    types: tuple[str, ...]
    labels: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str], ...]
    wikidata: str | None
    mentions: tuple[tuple[str, int], ...]
    claims: tuple[ClaimView, ...]


def claim_view(store: Store, claim: NamedNode) -> ClaimView | None:
    """What the store says of the claim; None where it is no claim."""
    if KG("Claim") not in _objects(store, claim, RDF("type")):
        return None
    states = sort_states(
        (q.subject, q.predicate, q.object) for q in store.quads_for_pattern(None, None, None, claim)
    )
    modality = [KG.local(m) for m in _nodes(store, claim, KG("modality"))]
    speakers = [node.value for node in _nodes(store, claim, PROV("wasAttributedTo"))]
    reporters = sorted(node.value for node in _nodes(store, claim, KG("reportedBy")))
    comparators = sorted(
        term.value for term in _objects(store, claim, KG("comparator")) if isinstance(term, Literal)
    )
    citations = [_citation(store, evidence) for evidence in _nodes(store, claim, KG("evidence"))]
    return ClaimView(
        claim.value,
        states,
        modality[0] if modality else "",
        speakers[0] if speakers else None,
        tuple(reporters),
        comparators[0] if comparators else "",
        tuple(sorted(citations, key=lambda c: (c.source, c.begin))),
    )


def sort_states(triples: Iterable[tuple[Term, NamedNode, Term]]) -> tuple[Stated, ...]:
    """A claim's triples with the one that says most first, the triples of value nodes last."""
    found = [(s, p, o) for s, p, o in triples if isinstance(s, NamedNode)]
    values = {s for s, p, o in found if p == RDF("type") and o in _VALUE_NODES}

    def rank(triple: Stated) -> tuple[bool, bool, str]:
        subject, predicate, object_ = triple
        return subject in values, predicate != RDF("type"), f"{subject} {predicate} {object_}"

    return tuple(sorted(found, key=rank))


def _citation(store: Store, evidence: NamedNode) -> Citation:
    (sentence,) = _nodes(store, evidence, KG("citedSentence"))
    (article,) = _nodes(store, sentence, NIF("referenceContext"))
    begin, end = _offsets(store, sentence)
    (anchor,) = _literals(store, sentence, NIF("anchorOf"))
    marks = set()
    for part in _SPANS:
        for phrase in _nodes(store, evidence, KG(f"{part}Span")):
            start, stop = _offsets(store, phrase)
            marks.add(Mark(start - begin, stop - begin, part))
    return Citation(
        article.value,
        "".join(literal.value for literal in _literals(store, article, DCT("source"))),
        sentence.value,
        begin,
        end,
        anchor.value,
        anchor.language or "",
        tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.part))),
        tuple(sorted(literal.value for literal in _literals(store, evidence, KG("rule")))),
    )


def _offsets(store: Store, node: NamedNode) -> tuple[int, int]:
    (begin,) = _literals(store, node, NIF("beginIndex"))
    (end,) = _literals(store, node, NIF("endIndex"))
    return int(begin.value), int(end.value)


def claims_about(store: Store, node: NamedNode) -> list[NamedNode]:
    """The claims in which the node takes part, or that it utters or passes on, sorted by IRI."""
    found: set[NamedNode] = set()
    for quad in (
        *store.quads_for_pattern(node, None, None, None),
        *store.quads_for_pattern(None, None, node, None),
    ):
        if isinstance(quad.graph_name, NamedNode):
            found.add(quad.graph_name)
        elif quad.predicate in (PROV("wasAttributedTo"), KG("reportedBy")) and isinstance(
            quad.subject, NamedNode
        ):
            found.add(quad.subject)
    return sorted(found, key=str)


def claims_stating(store: Store, subject: NamedNode, predicate: NamedNode, object_: Term) -> list[NamedNode]:
    """The claims that state just this triple, sorted by IRI."""
    quads = store.quads_for_pattern(subject, predicate, object_, None)
    return sorted({q.graph_name for q in quads if isinstance(q.graph_name, NamedNode)}, key=str)


def entity_view(store: Store, entity: NamedNode) -> EntityView | None:
    """What the store says of the entity or event; None where it has none of that IRI."""
    # In any graph: an event that is only planned has its type in the claim's graph alone.
    kinds = {quad.object for quad in store.quads_for_pattern(entity, RDF("type"), None, None)}
    types = sorted(KG.local(kind) for kind in kinds if isinstance(kind, NamedNode) and kind in KG)
    if not types:
        return None
    views = (claim_view(store, claim) for claim in claims_about(store, entity))
    matches = sorted(node.value for node in _nodes(store, entity, SKOS("exactMatch")))
    return EntityView(
        entity.value,
        tuple(types),
        _names(store, entity, RDFS("label")),
        _names(store, entity, SKOS("altLabel")),
        matches[0] if matches else None,
        tuple(sorted(_mentions(store, entity).items())),
        tuple(view for view in views if view is not None),
    )


def label(store: Store, node: NamedNode, lang: str) -> str:
    """The node's label in the language, else in English, else the first of any; "" where it has none."""
    labels = {name.language or "": name.value for name in _literals(store, node, RDFS("label"))}
    return labels.get(lang) or labels.get("en") or (labels[min(labels)] if labels else "")


def _names(store: Store, node: NamedNode, predicate: NamedNode) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name.language or "", name.value) for name in _literals(store, node, predicate)))


def _mentions(store: Store, entity: NamedNode) -> dict[str, int]:
    counts: dict[str, int] = {}
    for quad in store.quads_for_pattern(None, ITSRDF("taIdentRef"), entity, _DEFAULT):
        if isinstance(quad.subject, NamedNode):
            for article in _nodes(store, quad.subject, NIF("referenceContext")):
                for source in _literals(store, article, DCT("source")):
                    counts[source.value] = counts.get(source.value, 0) + 1
    return counts


def _objects(store: Store, subject: NamedNode, predicate: NamedNode) -> Iterator[Term]:
    for quad in store.quads_for_pattern(subject, predicate, None, _DEFAULT):
        yield quad.object


def _nodes(store: Store, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
    return [term for term in _objects(store, subject, predicate) if isinstance(term, NamedNode)]


def _literals(store: Store, subject: NamedNode, predicate: NamedNode) -> list[Literal]:
    return [term for term in _objects(store, subject, predicate) if isinstance(term, Literal)]
