"""People by the office that a verb gives them: "named NAME chief executive", "NAME has been head of"."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Noun, Pack, Trigger
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import classes_alone

# what may stand between a verb of appointing or being and the office
_BETWEEN: Final = frozenset(("det", "indef", "possessive", "adverb", "adjective", "as", "like", "to", "next"))
_BEING: Final = frozenset(("have", "be", "been", "adverb"))
_REACH: Final = 7


def given_office(pack: Pack, tokens: list[Token], c: Candidate) -> bool:
    """Whether a name of two or three words is whom a verb of appointing right before it gives the office
    behind it, or who is or was given an office ("NAME has been named chief executive"); not where another
    name stands behind the office: that one has it.
    """
    if c.last - c.first not in (2, 3) or not c.text.replace(" ", "").replace("-", "").isalpha():
        return False
    if c.first and _appoints(pack, tokens, c.first - 1):
        return _office(pack, tokens, c.last)
    k = c.last
    while k < len(tokens) and _BEING & classes_alone(pack.table, tokens[k].key):
        k += 1
    if k == c.last or k >= len(tokens):
        return False
    if _appoints(pack, tokens, k):
        return _office(pack, tokens, k + 1)
    return "been" in classes_alone(pack.table, tokens[k - 1].key) and _office(pack, tokens, k)


def told_by_who(pack: Pack, tokens: list[Token], c: Candidate) -> bool:
    """Whether a pronoun of people alone takes up a name of several words right before it: "NAME, who has"."""
    if c.last - c.first not in (2, 3) or not c.text.replace(" ", "").replace("-", "").isalpha():
        return False
    k = c.last + (c.last < len(tokens) and tokens[c.last].text == ",")
    return c.last < k < len(tokens) and "who_person" in classes_alone(pack.table, tokens[k].key)


def _appoints(pack: Pack, tokens: list[Token], at: int) -> bool:
    """Whether the word at a token is a form of a verb whose frame gives offices."""
    return any(
        end == at + 1 and isinstance(tag.value, Trigger) and bool(pack.frames[tag.value.frame].office)
        for end, tag in tags_at(pack.table, tokens, at)
    )


def _office(pack: Pack, tokens: list[Token], k: int) -> bool:
    """Whether a person's office is at a token or a few small words behind it, and no name behind that."""
    for at in range(k, min(k + _REACH, len(tokens))):
        for end, tag in tags_at(pack.table, tokens, at):
            noun = tag.value
            if isinstance(noun, Noun) and "role" in noun.use and noun.cls == "Person":
                return end >= len(tokens) or not tokens[end].text[:1].isupper()
        classes = classes_alone(pack.table, tokens[at].key)
        small = bool(classes & (_BETWEEN | _BEING)) or tokens[at].key in pack.new
        if not small and tokens[at].text != "," and tokens[at].kind != "n":
            return False
    return False
