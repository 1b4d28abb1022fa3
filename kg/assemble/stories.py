"""Which articles tell the same story: those that name much the same things."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.assemble.alike import sounds
from kg.model import Reading

# Two articles tell the same story where they share this much of the named things of the shorter one.
SAME_STORY = 0.5
_LEAST_SHARED = 4


def stories_of(readings: Sequence[Reading]) -> list[int]:
    """The number of the story that each reading tells: the place of the first reading that tells it."""
    named = [_named(reading) for reading in readings]
    tellers: dict[str, list[int]] = defaultdict(list)
    first = list(range(len(readings)))

    def root(n: int) -> int:
        while first[n] != n:
            first[n] = first[first[n]]
            n = first[n]
        return n

    for n, names in enumerate(named):
        shared = Counter(other for name in sorted(names) for other in tellers[name])
        for other, number in sorted(shared.items()):
            if number >= _LEAST_SHARED and number / min(len(names), len(named[other])) >= SAME_STORY:
                a, b = sorted((root(n), root(other)))
                first[b] = a
        for name in names:
            tellers[name].append(n)
    return [root(n) for n in range(len(readings))]


def _named(reading: Reading) -> set[str]:
    """The things that a reading names: known ones by id, others by the sounds of their name in any script."""
    known = {e.id for e in reading.entities if e.known}
    named = [m for m in reading.mentions if not m.rule.endswith("/thing")]
    return {m.entity if m.entity in known else f"~{sounds(m.text)}" for m in named}
