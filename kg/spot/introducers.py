"""What introduces a person besides an office right before the name, in a script without capitals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.lang.fold import has_shape
from kg.lang.pack import PREPOSITIONS, Trigger
from kg.spot.appointed import firm_end
from kg.spot.introduced import Introduced
from kg.spot.nametable import tags_at
from kg.spot.officers import Officers
from kg.spot.tokens import SCRIPT
from kg.spot.words import PERSON, finite_at

_OPEN, _CLOSE = '«“"‹', '»”"›'
# how many words may stand between an office and its bearer
_REACH: Final = 9
_CLOSING: Final[tuple[str, ...]] = ("and", "who", "that", "clause", "adverb", "have")


class Introducers(Officers):
    """The ways in which more than one word tells of the name of a person."""

    def _behind_fields(self, i: int) -> bool:
        """Whether an office and what is joined to it by an article stand right before a token: "the minister
        of the-industry NAME", "the-engineer the-Norwegian NAME".
        """
        k = i - 1 - self._set_off(i)
        for _ in range(_REACH):
            if k < 0:
                return False
            if any(self.office_at(j) == k + 1 for j in range(max(0, k - 4), k + 1)):
                return True
            if k and self.of_class(k - 1, "det") and self.tokens[k - 1].end == self.tokens[k].start:
                k -= 2
            elif (
                self.of_class(k, "adjective")
                or (self.tokens[k].kind == "w" and self.tokens[k].key.startswith(self.pack.article))
                or (k < i - 1 and self.of_class(k, "and") and self.of_class(k + 1, "det"))
            ):
                k -= 1
            elif (firm := self._firm_back(k)) < k:
                k = firm
            else:
                return False
        return False

    def _firm_back(self, k: int) -> int:
        """The token before the firm that ends at `k`, between marks or one that the lists know, its noun and
        the preposition that hangs it on an office; `k` where none ends there.
        """
        at = k
        if self.tokens[k].text in _CLOSE:
            at = next((j - 1 for j in range(k - 1, max(-1, k - 7), -1) if self.tokens[j].text in _OPEN), k)
        else:
            at = next((j - 1 for j in range(k, max(-1, k - 3), -1) if firm_end(self, j) == k + 1), k)
        if at == k:
            return k
        hits = ((j, self.noun_at(j)) for j in range(max(0, at - 2), at + 1))
        at = next(
            (j - 1 for j, hit in hits if hit is not None and hit[0] == at + 1 and hit[1].cls != PERSON), at
        )
        return at - 1 if any(self.of_class(at, cls) for cls in ("in", "at", "to")) else at

    def _explained(self, i: int) -> bool:
        """Whether a relative pronoun takes up the two words at a token: "ANN LEE, who founded"."""
        k = i + 2 + (self.of_class(i + 2, "det") and not self.of_class(i + 1, "comma"))
        return self.of_class(k + self.of_class(k, "comma"), "who")

    def _plainly(self, i: int) -> bool:
        """Whether a given name that is no word of the language, nor what is left of one, stands before a word
        that is none either, behind which the phrase ends.
        """
        token, names = self.tokens[i], self.pack.person_names
        if token.bare in self.pack.common_given or len(token.key) < 4:
            return False
        if not self.free(i + 1, foreign=False):
            return False
        if i and self.tokens[i - 1].end == token.start and not self.of_class(i - 1, "and"):
            return False  # "we have" is written like "to Dina"
        family = self.tokens[i + 1]
        the = (
            self.pack.article,
            *(c + self.pack.article for c in self.pack.proclitics),
            self.pack.article[1:] * 2,
        )
        if family.key.startswith(the) or has_shape(family.key, self.pack.verb_shapes):
            return False
        k = i + 2
        closed = k >= len(self.tokens) or self.tokens[k].kind == "p" or family.bare in names
        classes = (*_CLOSING, *PREPOSITIONS, "copula", "comma", "det", "possessive", "adjective")
        return closed or finite_at(self.pack, self.tokens, k) or any(self.of_class(k, c) for c in classes)

    def _set_off(self, i: int) -> bool:
        """Whether the two words at a token stand between commas, or behind one and before what is said."""
        if not self.of_class(i - 1, "comma"):
            return False
        return any(self.of_class(k, "comma") or self.of_class(k, "that") for k in (i + 2, i + 3))

    def _plain_family(self, k: int) -> bool:
        """Whether a plain word of the language right behind a given name is the family name: what goes on
        behind it is no noun phrase.
        """
        if k >= len(self.tokens) or self.tokens[k - 1].bare not in self.pack.person_names:
            return False
        token = self.tokens[k]
        if token.key not in self.pack.ordinary or token.key in self.pack.vocabulary:
            return False
        if token.key[-1] in self.pack.case_endings or token.start != self.tokens[k - 1].end + 1:
            return False
        if k + 1 == len(self.tokens) or self.tokens[k + 1].kind == "p":
            return True
        return any(self.of_class(k + 1, cls) for cls in (*_CLOSING, *PREPOSITIONS))

    def _object_word(self, k: int) -> bool:
        """Whether a word behind a person's two names is what they do something to: one that the pack knows
        and that is no name, or a noun before its adjective.
        """
        token = self.tokens[k]
        if token.kind != "w" or token.bare in self.pack.person_names:
            return False
        if token.key in self.pack.vocabulary:
            return True
        return any(
            t.kind == "w" and has_shape(t.key, self.pack.adjective_shapes) for t in self.tokens[k + 1 : k + 2]
        )

    def _servant(self, k: int) -> bool:
        """Whether the first half of a name that is never alone ("servant of") stands before an article and
        the word that is joined to it.
        """
        halves = {a.split()[0] for pair in self.pack.spellings for a in pair if " " in a}
        return (
            k + 1 < len(self.tokens)
            and self.tokens[k - 1].bare in halves
            and self.of_class(k, "det")
            and self.tokens[k].end == self.tokens[k + 1].start
            and self.tokens[k + 1].kind == "w"
        )

    def _heads(self, i: int) -> bool:
        """Whether a verb at a token is done by people alone, to a firm: "heads it"."""
        frames = [
            self.pack.frames[t.value.frame]
            for _, t in tags_at(self.pack.table, self.tokens, i)
            if isinstance(t.value, Trigger)
        ]
        return any({cls.rstrip("!") for cls in f.types.get("s", ())} == {PERSON} for f in frames)

    def _head(self, k: int) -> Iterator[Introduced]:
        """The two words behind "heads it", whatever they are, that no grammar explains."""
        end = k
        while end < min(k + 3, len(self.tokens)) and self._any_name(k, end):
            if end == k + 2 and self._object_word(end):
                break  # "that heads-it ANN LEE a-pact with"
            end += 1
        if end == k + 1 and self.of_class(end, "det") and end + 1 < len(self.tokens):
            end += 2
        if end - k in (2, 3):
            firm = self.tokens[end - 1].key in self.pack.org_suffixes  # "a round led-it Ann Ventures"
            yield Introduced(self.words(k, end), "", "Company" if firm else PERSON)

    def _any_name(self, k: int, j: int) -> bool:
        """Whether a word may be the first one of a name that begins at `k`, or one that goes on it."""
        token = self.tokens[j]
        if token.kind != "w" or self.tags[j] or token.text[0].isascii():
            return False
        return j == k or token.start == self.tokens[j - 1].end + 1

    def _turned_to(self, i: int) -> bool:
        """Whether a sentence turns to whom a token names, behind its first word: "as for ANN LEE, the head
        of": the given name may be written like a word of the language.
        """
        token = self.tokens[i]
        plain = token.kind == "w" and token.text[0] in SCRIPT and not self.tags[i] and len(token.key) > 2
        return i == 1 and plain and self.of_class(0, "clause") and self.free(i + 1)
