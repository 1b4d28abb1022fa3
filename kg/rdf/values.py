"""Numbers, dates and values as RDF terms, in the canonical forms that the store keeps.

The store rewrites literals to canonical forms on loading; they are made canonical here, so
that hashes and exports taken before and after loading agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Comparator, Duration, Money, Quantity, Ratio, Text, Value
from kg.rdf.iris import Iris
from kg.rdf.names import KG, RDF, SCHEMA, XSD

Term = NamedNode | Literal

_DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}
_DURATION = re.compile(
    r"P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as RDF: the object itself, the triples of its node if it is one, and the comparator.

    `comparator` is set only where `term` is a literal, which cannot carry it itself.
    """

    term: Term
    triples: tuple[Triple, ...] = ()
    comparator: Comparator = Comparator.EXACT


def number(value: Decimal) -> Literal:
    """The number as `xsd:integer` where it is whole, else as `xsd:decimal`.

    >>> number(Decimal("4.80")).value, number(Decimal("1E+5")).value
    ('4.8', '100000')
    """
    if value == value.to_integral_value():
        return Literal(str(int(value)), datatype=XSD("integer"))
    # The store holds 18 decimal places and would round on loading.
    text = format(value.quantize(Decimal(1).scaleb(-18)) if value.as_tuple().exponent < -18 else value, "f")  # type: ignore[operator]
    return Literal(text.rstrip("0"), datatype=XSD("decimal"))


@lru_cache(maxsize=1 << 16)
def offset(value: int) -> Literal:
    """An offset in code points.

    NIF would have `xsd:nonNegativeInteger`, which the store turns into `xsd:integer` on loading.
    """
    return Literal(str(value), datatype=XSD("integer"))


def date(iso: str) -> Literal:
    """A date as precise as given: year, year and month, or day; a plain string if it is none of these.

    >>> date("2024-09").datatype.value.rsplit("#")[-1]
    'gYearMonth'
    """
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", iso):
        return Literal(iso, datatype=XSD(_DATES[len(iso)]))
    return Literal(iso)


def duration(iso: str) -> Literal:
    """An ISO 8601 duration as `xsd:duration`; weeks become days, for XSD has none.

    >>> duration("P2W").value, duration("PT90M").value, duration("P18M").value
    ('P14D', 'PT1H30M', 'P1Y6M')
    """
    match = _DURATION.fullmatch(iso)
    if match is None:
        raise ValueError(f"not an ISO 8601 duration: {iso!r}")
    years, months, weeks, days, hours, minutes = (int(x or 0) for x in match.groups()[:6])
    seconds = Decimal(match.group(7) or 0)
    months += 12 * years
    seconds += 60 * (minutes + 60 * (hours + 24 * (days + 7 * weeks)))
    whole, fraction = divmod(seconds, 1)
    days, rest = divmod(int(whole), 86400)
    clock = [(rest // 3600, "H"), (rest // 60 % 60, "M")]
    last = format(rest % 60 + fraction, "f")
    last = last.rstrip("0").rstrip(".") if "." in last else last
    calendar = _parts([(months // 12, "Y"), (months % 12, "M"), (days, "D")])
    time = _parts(clock) + (f"{last}S" if last != "0" else "")
    text = f"P{calendar}T{time}" if time else f"P{calendar}"
    return Literal(text if text != "P" else "PT0S", datatype=XSD("duration"))


def _parts(parts: list[tuple[int, str]]) -> str:
    return "".join(f"{n}{letter}" for n, letter in parts if n)


def state(value: Value, iris: Iris, unit_code: Callable[[str], str | None], *, counted: bool) -> Stated:
    """The value as RDF terms; `counted` where the term wants a bare count, whatever unit was read."""
    if isinstance(value, Text):
        return Stated(Literal(value.text))
    if isinstance(value, Duration):
        return Stated(duration(value.iso), comparator=value.comparator)
    if isinstance(value, Ratio):
        return _ratio(value, iris)
    if isinstance(value, Money):
        return _money(value, iris)
    if value.low == value.high and (counted or not value.unit):
        return Stated(number(value.low), comparator=value.comparator)
    return quantity_node(value, iris, unit_code)


def quantity_node(value: Quantity, iris: Iris, unit_code: Callable[[str], str | None]) -> Stated:
    """A quantity with a unit, or a range, as a `schema:QuantitativeValue`."""
    about: list[tuple[NamedNode, Term]] = []
    if value.low == value.high:
        about.append((SCHEMA("value"), number(value.low)))
    else:
        about += [(SCHEMA("minValue"), number(value.low)), (SCHEMA("maxValue"), number(value.high))]
    if value.unit:
        about.append((SCHEMA("unitText"), Literal(value.unit)))
        if code := unit_code(value.unit):
            about.append((SCHEMA("unitCode"), Literal(code)))
    return _node(SCHEMA("QuantitativeValue"), about, value.comparator, iris)


def _money(value: Money, iris: Iris) -> Stated:
    about: list[tuple[NamedNode, Term]] = [
        (SCHEMA("minValue"), number(value.low)),
        (SCHEMA("maxValue"), number(value.high)),
    ]
    if value.currency:
        about.append((SCHEMA("currency"), Literal(value.currency)))
    return _node(SCHEMA("MonetaryAmount"), about, value.comparator, iris)


def _ratio(value: Ratio, iris: Iris) -> Stated:
    about: list[tuple[NamedNode, Term]] = [
        (RDF("type"), KG("Ratio")),
        (SCHEMA("value"), number(value.percent)),
        (SCHEMA("unitText"), Literal("percent")),
        (SCHEMA("unitCode"), Literal("P1")),
    ]
    if value.relative_to is not None:
        about.append((KG("relativeTo"), iris.entity(value.relative_to)))
    return _node(SCHEMA("QuantitativeValue"), about, value.comparator, iris)


def component_count(whole: NamedNode, part: NamedNode, count: Quantity, iris: Iris) -> tuple[Triple, ...]:
    """The triples of a `kg:ComponentCount` node: of what, which part, and how many of it."""
    about: list[tuple[NamedNode, Term]] = [(KG("whole"), whole), (KG("part"), part)]
    if count.low == count.high:
        about.append((KG("count"), number(count.low)))
    else:
        about += [(SCHEMA("minValue"), number(count.low)), (SCHEMA("maxValue"), number(count.high))]
    return _node(KG("ComponentCount"), about, count.comparator, iris).triples


def _node(kind: NamedNode, about: list[tuple[NamedNode, Term]], comparator: Comparator, iris: Iris) -> Stated:
    if comparator:
        about.append((KG("comparator"), Literal(comparator.value)))
    about.insert(0, (RDF("type"), kind))
    node = iris.value(*(f"{p} {o}" for p, o in about))
    return Stated(node, tuple(Triple(node, p, o) for p, o in about))
