"""The figures of the hand-made graph against gold written to hit, miss and stray in known places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

from kg.errors import InputError
from kg.evaluate import Evaluation, evaluate, evaluate_files, read_gold
from kg.schema import Schema

OWNED = "Nordlicht AG ne possède pas Kiel Daily"
RUNS = "Brise de Nordlicht AG compte 150 puces"
HELD = "Chip Two succède à Chip One : 141 Go de HBM3E"
BOUGHT = "Nordlicht AG a acheté jusqu'à 60 puces Chip One à Chipworks en 2023."


def entity(slug: str, kind: str, *names: str, core: bool = True) -> dict[str, Any]:
    return {"id": slug, "type": kind, "names": list(names), "core": core}


def relation(s: str, p: str, o: str, quote: str, **more: Any) -> dict[str, Any]:
    return {"s": s, "p": p, "o": o, "quotes": [quote], **more}


def value(s: str, p: str, what: object, quote: str, **more: Any) -> dict[str, Any]:
    return {"s": s, "p": p, "value": what, "quotes": [quote], **more}


MARKET: dict[str, Any] = {
    "doc": "markt-fr.txt",
    "lang": "fr",
    # The ids are gold's own: what is called what is found by the names.
    "entities": [
        entity("nl", "Organization", "Nordlicht AG"),
        entity("wind", "Hardware", "Brise"),
        entity("one", "Hardware", "Chip One"),
        entity("two", "Hardware", "Chip Two"),
        entity("daily", "Organization", "Kiel Daily"),
        entity("works", "Person", "Chipworks"),
        entity("film", "Work", "La Grande Brise", core=False),
        entity("ghost", "Place", "Brise-sur-Mer"),
    ],
    "relations": [
        relation("nl", "ownerOf", "daily", OWNED, modality="negated"),
        relation("nl", "operatorOf", "wind", HELD),
        relation("two", "successorOf", "one", HELD, attributedTo="nl"),
        relation("nl", "supplierOf", "daily", OWNED),
        relation("wind", "namedAfter", "film", "Brise pourrait devoir son nom", core=False),
    ],
    "values": [
        value("wind", "acceleratorCount", 150, RUNS),
        value("two", "memoryCapacity", {"value": 141, "unit": "GB"}, HELD),
        value("two", "memoryType", "HBM3e", HELD),
        value("two", "capacityRatio", {"percent": 36.2, "than": "one"}, "36,2 % de plus que Chip One"),
        value("wind", "powerCapacity", {"value": 15, "unit": "MW"}, RUNS, modality="asserted"),
    ],
    "events": [
        {
            "type": "Purchase",
            "roles": {"agent": ["nl"], "object": ["one"], "recipient": ["daily"], "date": ["2023-05"]},
            "optional": {"quantity": [60]},
            "quotes": [BOUGHT],
        },
        {"type": "Launch", "roles": {"object": ["wind"]}, "quotes": [RUNS]},
    ],
}


def judged(store: Store, *golds: dict[str, Any]) -> Evaluation:
    return evaluate(store, [read_gold(gold, Schema.load(), "gold") for gold in golds], Schema.load())


def counts(found: Evaluation, kind: str) -> tuple[int, int, int]:
    tally = found.kinds[kind]
    return tally.right, tally.extra, tally.missed


def test_entities_are_found_by_name_and_right_by_coarse_class(store: Store) -> None:
    found = judged(store, MARKET)
    # Chipworks is no person, the place is not named, and the film does not count.
    assert counts(found, "entities") == (5, 1, 2)
    said = {(f.what, f.term, f.said) for f in found.findings if f.kind == "entities"}
    assert ("missed", "Person", "works, typed Organization") in said
    assert ("missed", "Place", "ghost") in said
    assert ("extra", "Organization", "chipworks (chipworks)") in said


def test_relations(store: Store) -> None:
    found = judged(store, MARKET)
    assert counts(found, "relations") == (3, 0, 1)
    assert [f.said for f in found.findings if f.kind == "relations"] == ["nl supplierOf daily"]
    assert found.terms["relations"]["ownerOf"].f1 == 1
    assert found.terms["relations"]["supplierOf"].recall == 0


def test_values_are_compared_by_what_they_are(store: Store) -> None:
    found = judged(store, MARKET)
    assert counts(found, "values") == (4, 1, 1)
    assert {f.term for f in found.findings if f.kind == "values"} == {"powerCapacity"}


def test_roles_of_an_event_count_one_by_one_and_dates_by_their_beginning(store: Store) -> None:
    found = judged(store, MARKET)
    # agent, object and date are right; the source is not in gold, the recipient not in the graph.
    assert counts(found, "events") == (3, 1, 2)
    said = {f.said for f in found.findings if f.kind == "events"}
    assert {"Purchase recipient daily", "Launch object wind"} <= said
    assert any(s.startswith("Purchase source") for s in said)


def test_shares_are_taken_over_what_is_right(store: Store) -> None:
    found = judged(store, MARKET)
    right = sum(found.kinds[kind].right for kind in ("relations", "values", "events"))
    assert found.shares["evidence"].of == found.shares["modality"].of == right == 10
    # operatorOf is quoted from another sentence, successorOf is the article's own words.
    assert found.shares["evidence"].right == 9
    assert found.shares["modality"].right == 10
    assert found.shares["attribution"].right == 9


def test_spans_do_for_quotes(store: Store) -> None:
    row = relation("nl", "operatorOf", "wind", RUNS)
    with_spans = {key: value for key, value in row.items() if key != "quotes"} | {"spans": [[0, 10]]}
    found = judged(store, MARKET | {"relations": [with_spans]})
    assert found.shares["evidence"].right == found.shares["evidence"].of


def test_one_thing_of_two_articles_has_one_iri(store: Store) -> None:
    other = {
        "doc": "rueckblick-en.txt",
        "lang": "en",
        "entities": [
            entity("nl", "Organization", "Nordlicht AG"),
            entity("one", "Organization", "Chipworks"),
        ],
    }
    found = judged(store, MARKET, other)
    # `nl` is one; gold's `one` is the chip here and its maker there, which the graph keeps apart.
    assert (found.identity.right, found.identity.of) == (1, 2)
    assert found.confused == 1  # gold's `works` and `one` are both the maker
    assert set(found.languages) == {"en", "fr"}


def test_gold_of_other_articles_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match=r"none of the articles of gold \(x\.txt …\)"):
        judged(store, {"doc": "x.txt", "lang": "fr"})


def test_an_article_that_is_absent_is_missed_and_told(store: Store) -> None:
    other = {"doc": "x.txt", "lang": "fr", "entities": [entity("a", "Person", "A")]}
    found = judged(store, MARKET, other)
    assert found.absent == ("x.txt",)
    assert counts(found, "entities") == (5, 1, 3)


def test_a_quote_that_the_article_does_not_hold_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="gold quotes what the article does not say: 'Nordlicht rit'"):
        judged(store, MARKET | {"relations": [relation("nl", "operatorOf", "wind", "Nordlicht rit")]})


def test_the_texts_may_be_files(store: Store, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "m.json").write_text(json.dumps(MARKET), encoding="utf-8")
    with pytest.raises(InputError, match=r"markt-fr\.txt: the article that gold is of cannot be read"):
        evaluate_files(store, tmp_path / "gold", tmp_path)
    assert evaluate_files(store, tmp_path / "gold").record() == judged(store, MARKET).record()


def test_figures_by_name(store: Store) -> None:
    found = judged(store, MARKET)
    assert found.figure("relations") == pytest.approx(6 / 7)
    assert found.figure("evidence") == pytest.approx(0.9)
    with pytest.raises(KeyError):
        found.figure("beauty")
