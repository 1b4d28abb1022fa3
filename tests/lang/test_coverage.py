"""What `kg lang` tells of the packs."""

from __future__ import annotations

from kg.lang.coverage import coverage, covered, shared_terms
from kg.lang.load import load_pack
from kg.lang.shared import codes
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
    none = {term for term, number in found.patterns.items() if not number}
    assert set(found.gaps) == none - shared_terms()
    # Memory is read by its unit, whatever the language.
    assert "memoryCapacity" in shared_terms() and "Launch" not in shared_terms()
