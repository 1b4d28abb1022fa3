"""The names of an article in its headlines that write every word with a capital, where their shape shows
nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from kg.spot.candidates import candidate
from kg.spot.nametable import Candidate
from kg.spot.tokens import Token


def with_names_of_text(
    candidates: list[Candidate], sentences: Sequence[list[Token]], headlines: Collection[int]
) -> list[Candidate]:
    """The candidates with those names of the text below that stand in a headline as well, or begin a sentence
    with a word that begins names in no other place; what was found there by its shape alone gives way.
    """
    names = _names(candidates, sentences, headlines)
    if not names:
        return candidates
    longest = max(map(len, names))
    out = list(candidates)
    for n, tokens in enumerate(sentences):
        i, last = 0, len(tokens) if n in headlines else 1
        while i < min(last, len(tokens)):
            end = next(
                (
                    i + size
                    for size in range(min(longest, len(tokens) - i), 0, -1)
                    if tuple(t.text for t in tokens[i : i + size]) in names
                ),
                i,
            )
            beside = [c for c in out if c.sentence == n and c.first < end and i < c.last] if end > i else []
            if end > i and not any(c.known or (c.first <= i and end <= c.last) for c in beside):
                out = [c for c in out if c not in beside]
                out.append(candidate(n, tokens, i, end, (), "shape"))
            i = max(end, i + 1)
    return sorted(out, key=lambda c: (c.sentence, c.first))


def _names(
    candidates: list[Candidate], sentences: Sequence[list[Token]], headlines: Collection[int]
) -> set[tuple[str, ...]]:
    """The words of the names that the text shows by their shape, no one word that it has small as well."""
    small = {
        t.key for n, tokens in enumerate(sentences) if n not in headlines for t in tokens if t.text.islower()
    }
    starts = Counter(c.text for c in candidates if c.start and c.sentence not in headlines)
    return {
        tuple(t.text for t in sentences[c.sentence][c.first : c.last])
        for c in candidates
        if c.sentence not in headlines
        and not c.known
        and c.rule == "shape"
        and (
            c.last - c.first > 1
            or ((not c.start or starts[c.text] > 1) and len(c.text) > 3 and c.name not in small)
        )
    }
