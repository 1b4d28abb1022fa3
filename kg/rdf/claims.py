"""Claims of many readings gathered: equal ones become one record with all their evidence.

What a claim states is written once, as N-Quads writes it; nodes are made of it only where it is compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pyoxigraph import Literal, RdfFormat, Triple, parse

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
_TYPE, _NOTE = str(RDF("type")), str(SKOS("note"))


@dataclass(slots=True)
class ClaimRecord:
    """One claim as RDF: what it states and everything that supports it.

    `lines` is what it states, the triple that says most first; they, `speaker` and `reporters` are as N-Quads
    writes them. `evidence` maps the IRI of a piece of evidence to its sentence and what the claims cite of
    it, each with whether its subject and object are turned; `articles` are the ids of the articles that state
    it. The IRIs of sentences and phrases are made where they are written: all at once they are most of the
    memory.
    """

    iri: str
    content: str
    lines: tuple[str, ...]
    modality: Modality
    speaker: str
    comparator: Comparator
    reporters: set[str] = field(default_factory=set)
    evidence: dict[str, tuple[Sentence, list[tuple[Evidence, bool]]]] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)

    @property
    def asserted(self) -> bool:
        """Whether its triples are facts of the default graph as well."""
        return self.modality is Modality.ASSERTED

    @property
    def states(self) -> tuple[Triple, ...]:
        """What it states, as nodes made anew."""
        text = "".join([f"{line} .\n" for line in self.lines])
        return tuple([quad.triple for quad in parse(text, format=RdfFormat.N_QUADS)])


class _Statement:
    """What a claim states, as lines; `turned` says that subject and object have changed places."""

    __slots__ = ("comparator", "lines", "turned")

    def __init__(
        self, lines: tuple[str, ...], comparator: Comparator = Comparator.EXACT, turned: bool = False
    ) -> None:
        self.lines, self.comparator, self.turned = lines, comparator, turned


def gather(readings: Sequence[Reading], schema: Schema, iris: Iris) -> list[ClaimRecord]:
    """The distinct claims of the readings, sorted by IRI; evidence may cite any of the readings."""
    by_article = {reading.article.id: reading for reading in readings}
    records: dict[str, ClaimRecord] = {}
    cited: dict[tuple[str, int], str] = {}
    for reading in readings:
        for claim in reading.claims:
            statement = _statement(claim, schema, iris)
            content = _content(claim, statement, iris)
            record = records.get(content)
            if record is None:
                record = records[content] = _record(content, claim, statement, iris)
            for slug in claim.stance.reporters:
                record.reporters.add(iris.written("entity", slug))
            for evidence in claim.evidence:
                sentence = by_article[evidence.article].sentences[evidence.sentence]
                place = evidence.article, evidence.sentence
                named = cited.get(place)
                if named is None:
                    named = cited[place] = digest(iris.sentence(evidence.article, sentence.span))
                record.articles.add(evidence.article)
                supports = record.evidence.setdefault(iris.evidence(content, named), (sentence, []))
                supports[1].append((evidence, statement.turned))
    return sorted(records.values(), key=lambda record: record.iri)


def _content(claim: Claim, statement: _Statement, iris: Iris) -> str:
    """The digest of what makes a claim the claim that it is, in hex, as much of it as its IRI has."""
    speaker = iris.entity(claim.stance.speaker).value if claim.stance.speaker else ""
    # A bound on a plain number is said on the claim, so claims that bound it otherwise are others.
    bound = statement.comparator.value
    return digest(*sorted(statement.lines), claim.stance.modality.value, speaker, bound)[:24]


def _record(content: str, claim: Claim, statement: _Statement, iris: Iris) -> ClaimRecord:
    stance = claim.stance
    speaker = iris.written("entity", stance.speaker) if stance.speaker else ""
    return ClaimRecord(
        iris.claim(content), content, statement.lines, stance.modality, speaker, statement.comparator
    )


def part_of(part: str, *, turned: bool) -> str:
    """The property that points at a part of the evidence, as N-Quads writes it."""
    if turned and part in ("subject", "object"):
        part = "object" if part == "subject" else "subject"
    return kg(f"{part}Span" if part in _PARTS else "roleSpan")


@lru_cache(maxsize=1 << 10)
def kg(name: str) -> str:
    """A term of the ontology as N-Quads writes it."""
    return str(KG(name))


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
    one, other = (relation.object, relation.subject) if turned else (relation.subject, relation.object)
    main = f"{iris.written('entity', one)} {kg(relation.predicate)} {iris.written('entity', other)}"
    if relation.count is None:
        return _Statement((main,), turned=turned)
    counted = values.component_count(iris.entity(one), iris.entity(other), relation.count, iris)
    return _Statement((main, *map(str, counted)), turned=turned)


def _value(statement: ValueOf, schema: Schema, iris: Iris) -> _Statement:
    term = schema.values.get(statement.predicate)
    counted = term is not None and term.kind == "integer"
    stated = values.state(statement.value, iris, schema.units().get, counted=counted)
    main = f"{iris.written('entity', statement.subject)} {kg(statement.predicate)} {stated.term}"
    return _Statement((main, *map(str, stated.triples)), stated.comparator)


def _event(statement: EventStatement, schema: Schema, iris: Iris) -> _Statement:
    filled = [(role, *_filler(filler, schema, iris)) for role, filler in statement.roles]
    roles = sorted({(role, term) for role, term, *_ in filled})
    node = iris.written("event", statement.event or _event_id(statement.type, roles))
    lines = [f"{node} {_TYPE} {kg(statement.type)}"]
    lines += [f"{node} {kg(role)} {term}" for role, term in roles]
    lines += [f"{node} {_NOTE} {Literal(note)}" for note in sorted({note for *_, note in filled if note})]
    lines += sorted({line for _, _, more, _, _ in filled for line in more})
    bounds = [bound for _, _, _, bound, _ in filled if bound]
    return _Statement(tuple(lines), min(bounds, default=Comparator.EXACT))


def _event_id(kind: str, roles: Sequence[tuple[str, str]]) -> str:
    return f"{kind.lower()}-{digest(kind, *(f'{role} {term}' for role, term in roles))[:16]}"


def _filler(filler: Filler, schema: Schema, iris: Iris) -> tuple[str, tuple[str, ...], Comparator, str]:
    """A filler as N-Quads writes it, what else is stated of it, its bound and its note."""
    if isinstance(filler, PartialDate):
        return str(values.date(filler.iso)), (), Comparator.EXACT, filler.note
    if isinstance(filler, Quantity):
        stated = values.state(filler, iris, schema.units().get, counted=True)
        return str(stated.term), tuple(map(str, stated.triples)), stated.comparator, ""
    return iris.written("entity", filler), (), Comparator.EXACT, ""
