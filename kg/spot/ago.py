"""Durations that tell when something was, not how long it took: "two years ago", "il y a deux ans"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kg.lang.pack import Pack
from kg.spot.numbers import Number
from kg.spot.tokens import Token
from kg.spot.wordtags import starts_of, tags_at

# the classes of a word that only tells when
WHEN: Final = frozenset(("adverb", "when"))


def points_in_time(tokens: list[Token], pack: Pack, numbered: Mapping[int, Number]) -> dict[int, int]:
    """Where such runs begin, and the token behind each: a duration with a word of the pack's `ago` behind it
    or of its `ago_before` before it, one word ("about") between the two at most.
    """
    found: dict[int, int] = {}
    if not any(n.kind == "duration" for n in numbered.values()):
        return found
    for i, number in numbered.items():
        if number.kind != "duration" or number.last >= len(tokens):
            continue
        for end, tag in tags_at(pack.table, tokens, number.last):
            if tag.kind == "ago" and tag.value == "behind":
                found.setdefault(i, end)
    for i in starts_of(pack.table, tokens, "ago"):
        for end, tag in tags_at(pack.table, tokens, i):
            if tag.kind == "ago" and tag.value == "before":
                number_at = next((numbered[k] for k in (end, end + 1) if k in numbered), None)
                if number_at is not None and number_at.kind == "duration":
                    found.setdefault(i, number_at.last)
    return found
