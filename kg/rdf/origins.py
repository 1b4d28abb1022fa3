"""Which articles tell one story: translations and copies of a piece are one origin, not several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from kg.rdf.claims import ClaimRecord

# Translations of one piece shared 41 to 100 % of the claims of the one with fewer, articles by
# different hands on one subject at most 21 %.
SHARE = 1 / 3
FEWEST = 3
# A claim that more articles state than this tells nothing of where one of them is from.
MOST = 50


def origins(articles: Iterable[str], records: Sequence[ClaimRecord]) -> dict[str, tuple[str, ...]]:
    """For each article id the ids of all articles of its origin, itself among them, sorted.

    Two articles are of one origin where they state the same claims: at least FEWEST, and at least
    SHARE of those of the article that states fewer; and so on from one to the next.
    """
    stated: dict[str, set[str]] = {article: set() for article in sorted(articles)}
    for record in records:
        for article in record.articles:
            stated[article].add(record.iri)
    root = {article: article for article in stated}

    def top(article: str) -> str:
        while root[article] != article:
            article = root[article]
        return article

    for one, other in _sharing(records):
        shared = len(stated[one] & stated[other])
        if shared >= FEWEST and shared >= SHARE * min(len(stated[one]), len(stated[other])):
            first, second = sorted((top(one), top(other)))
            root[second] = first
    together: dict[str, list[str]] = defaultdict(list)
    for article in stated:
        together[top(article)].append(article)
    return {article: tuple(together[top(article)]) for article in stated}


def _sharing(records: Sequence[ClaimRecord]) -> list[tuple[str, str]]:
    """The pairs of articles that share a claim that not everybody states; all pairs would be too many."""
    pairs: set[tuple[str, str]] = set()
    for record in records:
        if len(record.articles) <= MOST:
            pairs.update(combinations(sorted(record.articles), 2))
    return sorted(pairs)
