"""Names that are only part of a longer one: whom an institute is named after, a site whose noun is small, a
licence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.lang.pack import Noun, Pack
from kg.lang.shared import common
from kg.spot.letters import _namelike
from kg.spot.nametable import Candidate, NameTable, tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import classes_alone

_MARKS: Final = "«“\"'„"
_REACH: Final = 12
_JOINING: Final = frozenset(("of", "for", "and", "det"))


def named_after(tokens: list[Token], c: Candidate, names: NameTable) -> bool:
    """Whether a name in marks stands right behind an institution's own, which is named after whoever it
    is: "the Department of Physics “Ann Lee” of".
    """
    if c.first == 0 or tokens[c.first - 1].text not in _MARKS or c.last >= len(tokens):
        return False
    if tokens[c.last].kind != "p" or c.last - c.first < 2:
        return False
    for k in range(c.first - 2, max(-1, c.first - _REACH), -1):
        token = tokens[k]
        if token.key in names.pack.bodies or token.key in names.pack.small_bodies:
            return _namelike(token) or token.key in names.pack.small_bodies
        if not (_namelike(token) or token.text == "," or _small(token, names.pack)):
            return False
    return False


def of_licence(tokens: list[Token], c: Candidate) -> bool:
    """Whether a body's name is that of a licence of software: "the MIT licence"."""
    lists = common()["names"]
    if tokens[c.first].bare not in lists["licences"] or c.last - c.first > 1:
        return False
    beside = [*tokens[max(0, c.first - 2) : c.first], *tokens[c.last : c.last + 3]]
    return any(t.bare in lists["licence_words"] for t in beside)


def _small(token: Token, pack: Pack) -> bool:
    """Whether a word joins the words of an institution's name: "of", "for", "and", an article."""
    return not classes_alone(pack.table, token.key).isdisjoint(_JOINING)


def with_site(tokens: list[Token], c: Candidate, pack: Pack) -> Candidate:
    """A name of one word between an article and a foreign noun of sites, with that noun: in "il Blue data
    center" the whole is the name, where nouns stand before names.
    """
    if pack.adjective_first or c.known or c.last - c.first != 1 or c.first == 0 or c.last >= len(tokens):
        return c
    if not tokens[c.first].text.istitle() or "det" not in classes_alone(pack.table, tokens[c.first - 1].key):
        return c
    for end, tag in tags_at(pack.table, tokens, c.last):
        if isinstance(tag.value, Noun) and tag.value.cls == "Facility" and end == c.last + 2:
            text = " ".join(t.text for t in tokens[c.first : end])
            return replace(c, last=end, text=text, cls="Facility")
    return c
