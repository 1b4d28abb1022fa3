"""Names of firms behind the noun of a firm, in a script without capitals."""

from __future__ import annotations

from typing import Final

from kg.lang.fold import has_shape
from kg.lang.pack import Noun
from kg.spot.persons import Persons

_CLOSES: Final = ("comma", "det", "in", "on", "from", "to", "with", "that", "who", "other_prep", "and")


class FirmWords(Persons):
    """How far the name of a firm reaches."""

    def _firm_word(self, i: int) -> int:
        """The end of a name behind the feminine noun of a firm whose first word could be one of the language:
        it has not the ending of the noun's adjectives and verbs, and what closes a name follows; `i` where
        there is none.
        """
        token = self.tokens[i] if i < len(self.tokens) else None
        if token is None or not has_shape(self.tokens[i - 1].key, self.pack.feminine_nouns):
            return i
        if not self.free(i, foreign=False) or has_shape(token.key, self.pack.feminine_shapes):
            return i
        if has_shape(token.key, self.pack.no_firm_shapes):
            return i
        last = self.run(i + 1, 2)
        closed = last >= len(self.tokens) or self.tokens[last].kind in "pn"
        return last if closed or any(self.of_class(last, c) for c in _CLOSES) else i

    def _firm_for(self, i: int) -> int:
        """The end of a firm's name that tells what the firm is for, behind free words or a definite one: "X
        for the-software"; `i` where there is none.
        """
        last = self.run(i, 3)
        the = self._definite(i) if last == i else 0
        if the and not self.of_class(the - 1, "adjective"):
            last = the
        if last == i or last >= len(self.tokens):
            return i
        end = self._definite(last + 1) if self.of_class(last, "to") else 0
        plain = end and self.noun_at(end - 1) is None and not self.named(end - 1, end)
        return end if plain and self.tokens[last].end == self.tokens[last + 1].start else i

    def _definite(self, i: int) -> int:
        """The end of an article and the word that it is written with at `i`; 0 where none stands there."""
        if i >= len(self.tokens) or self.tokens[i].kind != "w":
            return 0
        token = self.tokens[i]
        if token.key.startswith(self.pack.article) and len(token.key) > 4:
            return i + 1
        joined = i + 1 < len(self.tokens) and token.end == self.tokens[i + 1].start
        return i + 2 if joined and self.of_class(i, "det") and self.tokens[i + 1].kind == "w" else 0

    def _long_name(self, i: int) -> int:
        """The end of three to five foreign words before an article, a mark or "and", which are a firm's whole
        name; `i` where there are none.
        """
        last = self.run(i, 6)
        closed = last >= len(self.tokens) or any(
            self.of_class(last, c) for c in ("det", "comma", "and", "who")
        )
        closed = closed or self.tokens[last].kind == "p"
        foreign = all(self.free(k) or self._syllable(i, k) for k in range(i, last))
        return last if 3 <= last - i <= 5 and closed and foreign and not self.named(i, last) else i

    def _owned_firm(self, i: int, noun: Noun) -> bool:
        """Whether the noun at `i` is what one firm is to another, with a possessive: "its rival X"."""
        return noun.cls == "Company" and "role" in noun.use and self.of_class(i - 1, "possessive")
