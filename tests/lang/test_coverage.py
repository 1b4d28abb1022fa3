"""What `kg lang` tells of the packs."""

from __future__ import annotations

from kg.lang.coverage import coverage, covered
from kg.lang.load import codes, load_pack
from kg.schema import Schema


def test_every_term_stands_for_every_pack() -> None:
    schema = Schema.load()
    packs = coverage(schema, {})
    assert [pack.code for pack in packs] == codes()
    for pack in packs:
        assert pack.patterns.keys() == {*schema.relations, *schema.values, *schema.events}


def test_counts_are_those_of_the_pack() -> None:
    pack = load_pack("en", Schema.load())
    found = covered(pack, Schema.load())
    assert sum(found.patterns.values()) == len(pack.frames) + len(pack.phrases)
    assert found.sizes["examples"] <= sum(found.patterns.values())
    assert found.sizes["counter-examples"] >= found.sizes["examples"]
    assert all(found.patterns[term] == 0 for term in found.gaps)
