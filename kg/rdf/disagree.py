"""Where claims of independent origin cannot both be so: same thing, one value at a time, other values.

Nothing is overwritten and no winner picked: a `kg:Disagreement` lists the claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from kg import terms
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
_TYPE = str(RDF("type"))
_KG = f"<{terms.KG}"
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
    slots: dict[tuple[str, str], list[ClaimRecord]] = {}
    for record in records:
        if record.asserted:
            for slot in _slots(record, schema):
                slots.setdefault(slot, []).append(record)
    for slot, told in sorted(slots.items()):
        if len(told) > 1:  # as hardly any are: what is told once is not looked into
            once = {record.iri: record for record in told}
            yield from _disagreement(slot, once.values(), iris, origins, published)


def _slots(record: ClaimRecord, schema: Schema) -> list[tuple[str, str]]:
    """The subject and property of each value that a claim tells of which there is one at a time, as N-Quads
    writes them.
    """
    subject, predicate, _ = record.lines[0].split(" ", 2)
    if predicate == _TYPE:
        rows = [line.split(" ", 2) for line in record.lines[1:]]
        return [(s, p) for s, p, o in rows if s == subject and o[0] == '"' and p.startswith(_KG)]
    term = schema.values.get(predicate[len(_KG) : -1]) if predicate.startswith(_KG) else None
    return [(subject, predicate)] if term is not None and term.functional else []


def _disagreement(
    slot: tuple[str, str],
    records: Iterable[ClaimRecord],
    iris: Iris,
    origins: Mapping[str, tuple[str, ...]],
    published: Mapping[str, str],
) -> Iterator[Triple]:
    """The triples of the disagreement on one property of one subject, none where there is none."""
    subject, predicate = (NamedNode(written[1:-1]) for written in slot)
    claims = [(record, said) for record in records for said in _values(record, subject, predicate)]
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
        for claim in sorted(in_conflict):
            yield Triple(node, KG("disagreeingClaim"), NamedNode(claim))


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


def _values(record: ClaimRecord, subject: NamedNode, predicate: NamedNode) -> Iterator[_Said]:
    """What a claim says that a property of a subject is."""
    event = record.lines[0].split(" ", 2)[1] == _TYPE
    for about, told, object_ in record.states:
        if about == subject and told == predicate:
            if isinstance(object_, Literal):
                yield _literal(object_, record.comparator)
            elif isinstance(object_, NamedNode) and not event:
                yield _node(record, object_)


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
