"""Where claims of independent origin cannot both be so: same thing, one value at a time, other values.

Nothing is overwritten and no winner picked: a `kg:Disagreement` lists the claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Comparator
from kg.rdf.claims import ClaimRecord
from kg.rdf.iris import Iris, digest
from kg.rdf.names import KG, RDF, SCHEMA
from kg.rdf.ontology import changing
from kg.rdf.values import Term
from kg.schema import Schema

# "About 100" and 108 do not disagree, "about 100" and 150 do.
ABOUT = Decimal("0.1")
_NUMBERS = ("integer", "decimal")
_DATES = ("gYear", "gYearMonth", "date")


@dataclass(frozen=True, slots=True)
class _Said:
    """One value as a claim gives it: a range of numbers of a unit, or words; None is no bound."""

    unit: str
    low: Decimal | None = None
    high: Decimal | None = None
    words: str = ""

    def excludes(self, other: _Said) -> bool:
        """Whether the two cannot both be so."""
        if self.unit != other.unit:
            return False
        if self.unit == "date":
            # "2024" and "2024-09-02" may both be right: the one is less precise.
            return not (self.words.startswith(other.words) or other.words.startswith(self.words))
        if self.words or other.words:
            return self.words != other.words
        return _above(self.low, other.high) or _above(other.low, self.high)


def _above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low > high


def disagreements(
    records: Sequence[ClaimRecord],
    schema: Schema,
    iris: Iris,
    origins: Mapping[str, tuple[str, ...]],
    published: Mapping[str, str],
) -> Iterator[Triple]:
    """The triples of the disagreements among asserted claims, by subject and property.

    `origins` gives the articles of each article's origin, `published` the date of those that have
    one. What may change with time disagrees only where the articles may be of one time.
    """
    slots: dict[tuple[NamedNode, NamedNode], list[tuple[ClaimRecord, _Said]]] = defaultdict(list)
    for record in records:
        if record.asserted:
            for subject, predicate, said in _values(record, schema):
                slots[subject, predicate].append((record, said))
    for (subject, predicate), claims in sorted(slots.items(), key=lambda slot: str(slot[0])):
        # The date of an event and the memory of a chip stay; what changes may differ by date.
        dates = published if KG.local(predicate) in changing() else {}
        in_conflict = {
            claim.iri
            for record, said in claims
            for other, other_said in claims
            if said.excludes(other_said) and _independent(record, other, origins, dates)
            for claim in (record, other)
        }
        if in_conflict:
            node = iris.node("disagreement", digest(subject.value, predicate.value)[:16])
            yield Triple(node, RDF("type"), KG("Disagreement"))
            yield Triple(node, KG("disagreesAbout"), subject)
            yield Triple(node, KG("disagreesOn"), predicate)
            for claim in sorted(in_conflict, key=str):
                yield Triple(node, KG("disagreeingClaim"), claim)


def _independent(
    one: ClaimRecord, other: ClaimRecord, origins: Mapping[str, tuple[str, ...]], dates: Mapping[str, str]
) -> bool:
    """Whether an article of the one and an article of the other are of two origins and of one time."""
    return any(
        origins[a] != origins[b] and _one_time(dates.get(a, ""), dates.get(b, ""))
        for a in one.articles
        for b in other.articles
    )


def _one_time(one: str, other: str) -> bool:
    """Whether two dates may fall into one month; unknown dates may."""
    month = min(len(one), len(other), 7)
    return one[:month] == other[:month]


def _values(record: ClaimRecord, schema: Schema) -> Iterator[tuple[NamedNode, NamedNode, _Said]]:
    subject, predicate, object_ = record.states[0]
    assert isinstance(subject, NamedNode)
    if predicate == RDF("type"):
        for role_of, role, filler in record.states[1:]:
            if role_of == subject and role in KG and isinstance(filler, Literal):
                yield subject, role, _literal(filler, record.comparator)
        return
    term = schema.values.get(KG.local(predicate))
    if term is not None and term.functional:
        if isinstance(object_, Literal):
            yield subject, predicate, _literal(object_, record.comparator)
        elif isinstance(object_, NamedNode):
            yield subject, predicate, _node(record, object_)


def _literal(term: Literal, bound: Comparator) -> _Said:
    kind = term.datatype.value.rsplit("#", 1)[-1]
    if kind in _NUMBERS:
        return _bounded(Decimal(term.value), Decimal(term.value), bound, "")
    return _Said("date" if kind in _DATES else kind, words=term.value)


def _node(record: ClaimRecord, node: NamedNode) -> _Said:
    about: dict[NamedNode, Term] = {
        p: o for s, p, o in record.states if s == node and isinstance(o, Literal | NamedNode)
    }

    def text(name: NamedNode) -> str:
        term = about.get(name)
        return term.value if term is not None else ""

    exact = text(SCHEMA("value"))
    low, high = exact or text(SCHEMA("minValue")), exact or text(SCHEMA("maxValue"))
    unit = f"{text(SCHEMA('unitText'))}{text(SCHEMA('currency'))}" or "none"
    return _bounded(Decimal(low), Decimal(high), Comparator(text(KG("comparator"))), unit)


def _bounded(low: Decimal, high: Decimal, bound: Comparator, unit: str) -> _Said:
    if bound in (Comparator.MORE_THAN, Comparator.AT_LEAST):
        return _Said(unit, low, None)
    if bound in (Comparator.LESS_THAN, Comparator.UP_TO):
        return _Said(unit, None, high)
    if bound is Comparator.NEARLY:
        return _Said(unit, low - abs(low) * ABOUT, high)
    if bound is Comparator.ABOUT:
        return _Said(unit, low - abs(low) * ABOUT, high + abs(high) * ABOUT)
    return _Said(unit, low, high)
