"""Gold files: what is read of them, and what is refused with file and row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.evaluate import load_gold, read_gold
from kg.schema import Schema


def gold(**changes: Any) -> dict[str, Any]:
    """A gold of two things and a row of each kind, with some parts replaced."""
    row = {"quotes": ["Brise appartient à Nord"]}
    whole = {
        "doc": "a.txt",
        "lang": "fr",
        "entities": [
            {"id": "nord", "type": "Organization", "names": ["Nord"]},
            {"id": "brise", "type": "Hardware", "names": ["Brise"]},
        ],
        "relations": [{"s": "nord", "p": "operatorOf", "o": "brise", **row}],
        "values": [{"s": "brise", "p": "acceleratorCount", "value": 100, **row}],
        "events": [{"type": "Launch", "roles": {"agent": ["nord"], "date": ["2024-09"]}, **row}],
    }
    return whole | changes


def test_what_is_left_out_is_asserted_by_the_article_itself_and_counts() -> None:
    found = read_gold(gold(), Schema.load(), "a.json")
    ((key, row),) = found.relations
    assert key == ("nord", "operatorOf", "brise")
    assert (row.modalities, row.speakers, row.core) == ({"asserted"}, {None}, True)
    assert found.events[0].roles == {"agent": ("nord",), "date": ("2024-09",)}


def test_a_symmetric_relation_has_one_key_both_ways() -> None:
    entities = [{"id": name, "type": "Organization", "names": [name]} for name in ("sud", "nord")]
    rows = [
        {"s": a, "p": "partnerOf", "o": b, "quotes": ["Nord et Sud s’allient"]}
        for a, b in (("sud", "nord"), ("nord", "sud"))
    ]
    found = read_gold(gold(entities=entities, relations=rows, values=[], events=[]), Schema.load(), "a.json")
    assert len({key for key, _ in found.relations}) == 1


def test_several_modalities_and_speakers_are_all_right() -> None:
    row = {
        "s": "nord",
        "p": "operatorOf",
        "o": "brise",
        "modality": ["asserted", "possible"],
        "attributedTo": ["nord", None],
        "spans": [[0, 20]],
    }
    ((_, found),) = read_gold(gold(relations=[row]), Schema.load(), "a.json").relations
    assert found.modalities == {"asserted", "possible"}
    assert found.speakers == {"nord", None}
    assert found.spans == ((0, 20),)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"doc": 5}, "a.json: article: doc is missing"),
        ({"entities": [{"id": "x", "type": "Robot", "names": ["X"]}]}, "entities 1: no type of entity named"),
        ({"entities": [{"id": "x", "type": "Person"}]}, "entities 1: names is missing"),
        (
            {"relations": [{"s": "nord", "p": "owns", "o": "brise", "quotes": ["…"]}]},
            "relations 1: no relation",
        ),
        (
            {"relations": [{"s": "nord", "p": "operatorOf", "o": "bise", "quotes": ["…"]}]},
            "did you mean brise?",
        ),
        ({"relations": [{"s": "nord", "p": "operatorOf", "o": "brise"}]}, "neither quotes nor spans"),
        (
            {"values": [{"s": "brise", "p": "acceleratorCount", "quotes": ["…"]}]},
            "values 1: value is missing",
        ),
        ({"events": [{"type": "Start", "roles": {}, "quotes": ["…"]}]}, "events 1: no type of event"),
        ({"events": [{"type": "Launch", "roles": {"who": ["nord"]}, "quotes": ["…"]}]}, "events 1: no role"),
        (
            {
                "relations": [
                    {"s": "nord", "p": "operatorOf", "o": "brise", "modality": "sure", "quotes": ["…"]}
                ]
            },
            "relations 1: no modality",
        ),
        ({"values": ["five"]}, "values 1: not an object"),
    ],
)
def test_faults_are_named_with_their_row(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError) as caught:
        read_gold(gold(**changes), Schema.load(), "a.json")
    assert "a.json: " in str(caught.value)
    assert says in str(caught.value)


def test_files_that_are_no_gold(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no \.json file"):
        load_gold(tmp_path, Schema.load())
    (tmp_path / "a.json").write_text("{\n,")
    with pytest.raises(InputError, match=r"a\.json:2: not JSON"):
        load_gold(tmp_path, Schema.load())


def test_two_golds_of_one_article(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.json").write_text(json.dumps(gold()), encoding="utf-8")
    with pytest.raises(InputError, match=r"another file is gold of 'a\.txt' too"):
        load_gold(tmp_path, Schema.load())
