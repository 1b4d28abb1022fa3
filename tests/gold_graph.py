"""A store that holds just what the gold says of the sample articles: what a perfect reading would give."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from kg.assets import asset
from kg.gazetteer import Gazetteer
from kg.model import (
    Claim,
    Duration,
    Entity,
    EventStatement,
    Evidence,
    Mention,
    Modality,
    Money,
    PartialDate,
    Quantity,
    Ratio,
    Reading,
    Relation,
    Span,
    Stance,
    Statement,
    Text,
    ValueOf,
)
from kg.rdf.encode import encode
from kg.rdf.ontology import ontology_quads
from kg.read import read_path
from kg.schema import Schema
from kg.split import split

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


def gold_store() -> Store:
    """The store; every row of the gold with its first modality and speaker, each quote its evidence."""
    store = Store()
    schema = Schema.load()
    store.bulk_extend(
        encode([_reading(path) for path in sorted(GOLD.glob("0*.json"))], schema, Gazetteer.load())
    )
    store.bulk_extend(ontology_quads())
    return store


def _reading(path: Path) -> Reading:
    gold = json.loads(path.read_text(encoding="utf-8"))
    (article,) = read_path(asset("seeds", gold["doc"]), gold["lang"])
    sentences = split(article)
    types = {entity["id"]: entity["type"] for entity in gold["entities"]}

    def evidence(quote: str) -> list[Evidence]:
        found = []
        for match in re.finditer(re.escape(quote), article.text):
            span = Span(match.start(), match.end())
            index = next((s.index for s in sentences if s.span.overlaps(span)), None)
            if index is not None:
                end = min(span.end, sentences[index].span.end)
                found.append(Evidence(article.id, index, (("trigger", Span(span.start, end)),), "gold"))
        return found

    claims = []
    for row in (*gold["relations"], *gold["values"], *gold["events"]):
        support = [one for quote in row["quotes"] for one in evidence(quote)]
        if support:
            claims.append(Claim(_statement(row, gold["doc"]), _stance(row), tuple(support)))
    mentions = [
        Mention(sentence.index, Span(at, at + len(name)), name, entity["id"], "gold")
        for entity in gold["entities"]
        for name in entity["names"]
        for sentence in sentences
        for at in [article.text.find(name, sentence.span.start, sentence.span.end)]
        if at >= 0
    ]
    entities = tuple(
        Entity(e["id"], types[e["id"]], (("en", (e["id"],)), (gold["lang"], tuple(e["names"]))))
        for e in gold["entities"]
    )
    return Reading(article, sentences, tuple(mentions), entities, tuple(claims))


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def _stance(row: dict[str, Any]) -> Stance:
    speaker = row["attributedTo"]
    if isinstance(speaker, list):
        speaker = next((one for one in speaker if one), None)
    return Stance(Modality(_first(row["modality"])), speaker)


def _statement(row: dict[str, Any], doc: str) -> Statement:
    if "type" in row:
        return EventStatement(row["type"], tuple(_roles(row)), f"{doc[:3]}-{row['id']}")
    if "o" in row:
        count = row.get("count")
        return Relation(row["s"], row["p"], row["o"], _quantity(count) if count else None)
    return ValueOf(row["s"], row["p"], _value(row["value"]))


def _roles(row: dict[str, Any]) -> list[tuple[str, Any]]:
    return [
        (role, PartialDate(filler) if role == "date" else _quantity(filler) if role == "quantity" else filler)
        for role, fillers in row["roles"].items()
        for filler in fillers
    ]


def _quantity(number: Any, unit: str = "") -> Quantity:
    return Quantity(Decimal(str(number)), Decimal(str(number)), unit)


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return Duration(value) if re.fullmatch(r"P\d+\w+", value) else Text(value)
    if not isinstance(value, dict):
        return _quantity(value)
    if "percent" in value:
        return Ratio(Decimal(str(value["percent"])), value["than"])
    if "min" in value:
        return Money(Decimal(value["min"]), Decimal(value["max"]), value["currency"])
    return _quantity(value["value"], value["unit"])
