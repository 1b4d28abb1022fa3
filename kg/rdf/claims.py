"""Claims of many readings gathered: equal ones become one record with all their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import (
    Claim,
    Comparator,
    EventStatement,
    Evidence,
    Filler,
    Modality,
    PartialDate,
    Quantity,
    Reading,
    Relation,
    Sentence,
    ValueOf,
)
from kg.rdf import values
from kg.rdf.iris import Iris, digest
from kg.rdf.names import KG, RDF, SKOS
from kg.schema import Schema

_PARTS = ("subject", "object", "value", "trigger", "speaker")


@dataclass(frozen=True, slots=True)
class Support:
    """What one sentence gives to a claim: IRIs of evidence and sentence, (name of a part's property, IRI of
    the phrase) pairs, rules.
    """

    iri: str
    sentence: str
    parts: Sequence[tuple[str, str]]
    rules: Sequence[str]


@dataclass(slots=True)
class ClaimRecord:
    """One claim as RDF: what it states and everything that supports it.

    `evidence` maps the IRI of a piece of evidence to its sentence and what the claims cite of it, each with
    whether its subject and object are turned; `articles` are the ids of the articles that state it, `lines`
    what it states as N-Quads writes it. The
    IRIs of sentences and phrases are made where they are written: all at once they are most of the memory.
    """

    iri: NamedNode
    states: tuple[Triple, ...]
    modality: Modality
    speaker: NamedNode | None
    comparator: Comparator
    reporters: set[NamedNode] = field(default_factory=set)
    evidence: dict[str, tuple[Sentence, list[tuple[Evidence, bool]]]] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    lines: tuple[str, ...] = ()

    @property
    def asserted(self) -> bool:
        """Whether its triples are facts of the default graph as well."""
        return self.modality is Modality.ASSERTED

    def supports(self, iris: Iris) -> Iterator[Support]:
        """The evidence in order of its IRIs."""
        for node, (sentence, cited) in sorted(self.evidence.items()):
            parts = {
                (_part(part, turned=turned), iris.phrase(evidence.article, span))
                for evidence, turned in cited
                for part, span in evidence.parts
                if span.start < span.end
            }
            rules = sorted({evidence.rule for evidence, _ in cited})
            yield Support(node, iris.sentence(sentence.article, sentence.span), sorted(parts), rules)


@dataclass(frozen=True, slots=True)
class _Statement:
    triples: tuple[Triple, ...]
    comparator: Comparator = Comparator.EXACT
    turned: bool = False


def gather(readings: Sequence[Reading], schema: Schema, iris: Iris) -> list[ClaimRecord]:
    """The distinct claims of the readings, sorted by IRI; evidence may cite any of the readings."""
    by_article = {reading.article.id: reading for reading in readings}
    records: dict[str, ClaimRecord] = {}
    for reading in readings:
        for claim in reading.claims:
            statement = _statement(claim, schema, iris)
            record = _record(claim, statement, iris)
            record = records.setdefault(record.iri.value, record)
            record.reporters.update(iris.entity(slug) for slug in claim.stance.reporters)
            for evidence in claim.evidence:
                _support(record, evidence, by_article[evidence.article], iris, turned=statement.turned)
    return [records[key] for key in sorted(records)]


def _record(claim: Claim, statement: _Statement, iris: Iris) -> ClaimRecord:
    speaker = iris.entity(claim.stance.speaker) if claim.stance.speaker else None
    lines = tuple([str(triple) for triple in statement.triples])
    content = (
        *sorted(lines),
        claim.stance.modality.value,
        speaker.value if speaker else "",
        # A bound on a plain number is said on the claim, so claims that bound it otherwise are others.
        statement.comparator.value,
    )
    node = iris.claim(digest(*content))
    return ClaimRecord(
        node, statement.triples, claim.stance.modality, speaker, statement.comparator, lines=lines
    )


def _support(record: ClaimRecord, evidence: Evidence, reading: Reading, iris: Iris, *, turned: bool) -> None:
    record.articles.add(evidence.article)
    sentence = reading.sentences[evidence.sentence]
    node = iris.evidence(record.iri, iris.sentence(evidence.article, sentence.span))
    record.evidence.setdefault(node, (sentence, []))[1].append((evidence, turned))


def _part(part: str, *, turned: bool) -> str:
    """The name of the property that points at a part of the evidence."""
    if turned and part in ("subject", "object"):
        part = "object" if part == "subject" else "subject"
    return f"{part}Span" if part in _PARTS else "roleSpan"


def _statement(claim: Claim, schema: Schema, iris: Iris) -> _Statement:
    statement = claim.statement
    if isinstance(statement, Relation):
        return _relation(statement, schema, iris)
    if isinstance(statement, ValueOf):
        return _value(statement, schema, iris)
    return _event(statement, schema, iris)


def _relation(relation: Relation, schema: Schema, iris: Iris) -> _Statement:
    term = schema.relations.get(relation.predicate)
    # A symmetric relation is stated one way round, so that both ways of saying it are one claim.
    turned = term is not None and term.symmetric and relation.object < relation.subject
    ends = (relation.object, relation.subject) if turned else (relation.subject, relation.object)
    subject, object_ = (iris.entity(slug) for slug in ends)
    triples = [Triple(subject, KG(relation.predicate), object_)]
    if relation.count is not None:
        triples += values.component_count(subject, object_, relation.count, iris)
    return _Statement(tuple(triples), turned=turned)


def _value(statement: ValueOf, schema: Schema, iris: Iris) -> _Statement:
    term = schema.values.get(statement.predicate)
    counted = term is not None and term.kind == "integer"
    stated = values.state(statement.value, iris, schema.units().get, counted=counted)
    main = Triple(iris.entity(statement.subject), KG(statement.predicate), stated.term)
    return _Statement((main, *stated.triples), stated.comparator)


def _event(statement: EventStatement, schema: Schema, iris: Iris) -> _Statement:
    filled = [(role, *_filler(filler, schema, iris)) for role, filler in statement.roles]
    roles = sorted({(role, term) for role, term, *_ in filled}, key=str)
    node = iris.event(statement.event or _event_id(statement.type, roles))
    triples = [Triple(node, RDF("type"), KG(statement.type))]
    triples += [Triple(node, KG(role), term) for role, term in roles]
    notes = sorted({note for *_, note in filled if note})
    triples += [Triple(node, SKOS("note"), Literal(note)) for note in notes]
    extra = {triple for _, _, more, _, _ in filled for triple in more}
    bounds = [bound for _, _, _, bound, _ in filled if bound]
    return _Statement((*triples, *sorted(extra, key=str)), min(bounds, default=Comparator.EXACT))


def _event_id(kind: str, roles: Sequence[tuple[str, values.Term]]) -> str:
    return f"{kind.lower()}-{digest(kind, *(f'{role} {term}' for role, term in roles))[:16]}"


def _filler(
    filler: Filler, schema: Schema, iris: Iris
) -> tuple[values.Term, tuple[Triple, ...], Comparator, str]:
    if isinstance(filler, PartialDate):
        return values.date(filler.iso), (), Comparator.EXACT, filler.note
    if isinstance(filler, Quantity):
        stated = values.state(filler, iris, schema.units().get, counted=True)
        return stated.term, stated.triples, stated.comparator, ""
    return iris.entity(filler), (), Comparator.EXACT, ""
