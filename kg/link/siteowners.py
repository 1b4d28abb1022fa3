"""Towns and firms beside the noun of a site: "son usine de TOWN", "l'usine de FIRM à TOWN"."""

from __future__ import annotations

from kg.lang.pack import Noun, Pack
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token
from kg.spot.words import finite_at
from kg.spot.wordtags import classes_alone

# what no complement of a noun has in it: "usine de batteries"
_APART = frozenset(("that", "have", "be", "and", "in", "to", "by", "with", "on", "who", "det", "contracted"))


def town_of_site(pack: Pack, tokens: list[Token], c: Candidate) -> bool:
    """Whether a name tells where a site is: behind its noun that has a possessive ("son usine de NAME"), or
    before whose it is ("l'usine de NAME de Acme").
    """
    site = _site(pack, tokens, c.first - 1)
    if site < 0:
        return False
    if any(_is(pack, t, "possessive") for t in tokens[max(0, site - 2) : site]):
        return True
    return _of_name(pack, tokens, c.last)


def firm_of_site(pack: Pack, tokens: list[Token], c: Candidate) -> bool:
    """Whether a name tells whose a site is: before where it is ("l'usine de NAME à Oslo"), or behind that
    ("l'usine d'Oslo de NAME").
    """
    last = c.last
    if _site(pack, tokens, c.first - 1) >= 0:
        return (
            last + 1 < len(tokens) and _is(pack, tokens[last], "in") and tokens[last + 1].text[:1].isupper()
        )
    if c.first < 3 or not _is(pack, tokens[c.first - 1], "of"):
        return False
    k = c.first - 2
    while k > 0 and tokens[k].text[:1].isupper():
        k -= 1
    return k < c.first - 2 and _site(pack, tokens, k) >= 0


def _of_name(pack: Pack, tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and _is(pack, tokens[at], "of") and tokens[at + 1].text[:1].isupper()


def _site(pack: Pack, tokens: list[Token], of: int) -> int:
    """Where the noun of a site stands on which "of" hangs, its complement between the two or none; -1
    without.
    """
    if pack.adjective_first or pack.script != "Latin" or of < 1 or not _is(pack, tokens[of], "of"):
        return -1
    for i in range(max(0, of - 6), of):
        for end, tag in tags_at(pack.table, tokens, i):
            noun = tag.value
            if (
                isinstance(noun, Noun)
                and noun.cls == "Facility"
                and not noun.use.isdisjoint(("thing", "anaphor"))
                and end <= of
                and all(_inside(pack, tokens, k) for k in range(end, of))
            ):
                return i
    return -1


def _inside(pack: Pack, tokens: list[Token], k: int) -> bool:
    token = tokens[k]
    if token.kind != "w" or not token.text.islower() or finite_at(pack, tokens, k):
        return False
    return not any(_is(pack, token, cls) for cls in _APART)


def _is(pack: Pack, token: Token, cls: str) -> bool:
    return cls in classes_alone(pack.table, token.key)
