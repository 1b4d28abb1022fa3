"""What a name is told to be of somebody's: "NAME, Acme's newest chip", "Acme's newest chip, the NAME"."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import PREPOSITIONS, Noun
from kg.link.before import NounsBefore
from kg.spot.nametable import tags_at
from kg.spot.tokens import Token

SIGNS: Final = frozenset(("'s", "’s", "'", "’"))
_GOES_ON: Final = frozenset(PREPOSITIONS) | {"adverb", "who", "other_prep"}
_REACH: Final = 6


class Possessors(NounsBefore):
    """The class of a name from a noun that somebody has."""

    def _somebodys_ware(self, tokens: list[Token], at: int) -> str | None:
        """The class in "NAME, Acme's newest chip," and "NAME is Acme's newest chip", where the mark or verb
        behind the name is at `at`; None where the noun only stands before another or has a verb of its own.
        """
        if not self.pack.adjective_first or at + 3 >= len(tokens):
            return None
        if tokens[at].text not in ",(—–" and not self._is(tokens[at], "be"):
            return None
        first = self._behind_owner(tokens, at + 1)
        for i in range(first, min(first + _REACH, len(tokens)) if first else 0):
            tags = tags_at(self.pack.table, tokens, i)
            for end, tag in tags:
                noun = tag.value
                if isinstance(noun, Noun) and noun.cls and "cue" in noun.use and "role" not in noun.use:
                    end, noun = self._last_noun(tokens, end, noun)
                    known = self.schema.coarse(noun.cls or "") in ("Hardware", "AIModel", "Product", "Place")
                    return noun.cls if known and self._closed(tokens, end) else None
            if tokens[i].kind not in "wn" and tokens[i].text != "-":
                return None
            if any(self._leaves_noun_phrase(tag.kind, tag.value) for _, tag in tags):
                return None
        return None

    def _has_owner(self, tokens: list[Token], of: int) -> bool:
        """Whether a name or a class noun stands right before the "of" at a token."""
        before = tokens[of - 1]
        return (before.kind in "wn" and (before.text[0].isupper() or before.text[0].isdigit())) or any(
            end == of and isinstance(tag.value, Noun)
            for k in range(max(0, of - 3), of)
            for end, tag in tags_at(self.pack.table, tokens, k)
        )

    def _behind_owner(self, tokens: list[Token], at: int) -> int:
        """Where the words begin behind a possessor ("Acme's", "the company's"); 0 where none stands at
        `at`.
        """
        k = at
        while k < min(at + _REACH, len(tokens)) and tokens[k].kind == "w" and tokens[k].key not in SIGNS:
            articled = k > at and self._is(tokens[at], "det")
            if not (tokens[k].text[0].isupper() or (k == at and self._is(tokens[k], "det")) or articled):
                return 0
            k += 1
        return k + 1 if at < k < len(tokens) and tokens[k].key in SIGNS else 0

    def _closed(self, tokens: list[Token], end: int) -> bool:
        """Whether a noun phrase ends at a token: with a mark, or with what tells more of it."""
        return (
            end >= len(tokens)
            or tokens[end].text in ",.;:)—–"
            or tokens[end].key in self.pack.till_now
            or any(
                tag.kind == "class" and tag.value in _GOES_ON
                for _, tag in tags_at(self.pack.table, tokens, end)
            )
        )

    def _last_noun(self, tokens: list[Token], end: int, noun: Noun) -> tuple[int, Noun]:
        """The noun that a compound ends with ("a chip startup" is a firm), and its end."""
        while self.pack.adjective_first and end < len(tokens):
            behind = next(
                (
                    (last, tag.value)
                    for last, tag in tags_at(self.pack.table, tokens, end)
                    if isinstance(tag.value, Noun)
                    and tag.value.cls
                    and tag.value.use & {"cue", "role"}
                    and tokens[end].text[0].islower()
                ),
                None,
            )
            if behind is None:
                break
            end, noun = behind
        return end, noun
