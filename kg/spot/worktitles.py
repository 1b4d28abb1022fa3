"""Titles of works between quotation marks: whole names, whatever stands in them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.lang.pack import Noun, Pack
from kg.spot.candidates import candidate
from kg.spot.nametable import Candidate, NameTable, tags_at
from kg.spot.tokens import Token

_WORKS: Final = frozenset(("Work", "Legislation", "Film", "Book", "Letter", "Report", "Video", "BlogPost"))


def with_titles(
    sentence: int, tokens: list[Token], names: NameTable, found: list[Candidate]
) -> list[Candidate]:
    """The candidates with quoted titles as whole names: “…” beside the noun of a work ("the novel “…”")."""
    closers = dict(names.pack.quotes)
    for i, token in enumerate(tokens):
        closer = closers.get(token.text)
        if closer is None:
            continue
        end = next((k for k in range(i + 1, min(i + 10, len(tokens))) if tokens[k].text == closer), None)
        if (
            end is None
            or end < i + 2
            or (not tokens[i + 1].text[0].isupper() and names.pack.script == "Latin")
        ):
            continue
        long = [t for t in tokens[i + 1 : end] if t.kind == "w" and len(t.text) > 4]
        if names.pack.script == "Latin" and sum(t.text[0].islower() for t in long) > 2:
            continue  # a sentence, no title
        written = _work_noun(tokens, max(0, i - 3), i, names.pack, author=True)
        if not (
            written
            or _work_noun(tokens, max(0, i - 3), i, names.pack)
            or _work_noun(tokens, end + 1, end + 7, names.pack)
        ):
            continue
        hit = names.at(tokens, i + 1)
        known = hit[1] if hit is not None and hit[0] == end else ()
        found = [c for c in found if not (c.first < end and i < c.last)]
        title = candidate(sentence, tokens, i + 1, end, known, "known" if known else "title")
        found.append(replace(title, cls="Work") if written and not known else title)
    return sorted(found, key=lambda c: c.first)


def _work_noun(tokens: list[Token], low: int, high: int, pack: Pack, author: bool = False) -> bool:
    """Whether the noun of a work, or of who wrote one, begins among some tokens."""
    for k in range(low, min(high, len(tokens))):
        for _, tag in tags_at(pack.table, tokens, k):
            noun = tag.value
            if isinstance(noun, Noun) and (noun.slug == "author" if author else noun.cls in _WORKS):
                return True
    return False
