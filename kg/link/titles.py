"""Whether a noun before a name is its title: what may stand between the two, and what may not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.lang.pack import Noun, Pack
from kg.link.named import _REACH
from kg.schema import Schema
from kg.spot.letters import is_code
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token
from kg.spot.words import finite_at
from kg.spot.wordtags import classes_alone


class Titles:
    """What a noun before a name is to it."""

    pack: Pack
    schema: Schema
    word_classes: dict[str, frozenset[str]]
    candidates: list[Candidate]
    # where listed names end
    known_ends: Collection[int]
    sentences: Sequence[list[Token]]
    # whether the article tells of machines
    tells_of_machines: bool

    def _is(self, token: Token, cls: str) -> bool:
        classes = self.word_classes.get(token.key)
        if classes is None:
            classes = self.word_classes[token.key] = classes_alone(self.pack.table, token.key)
        return cls in classes

    def _is_predicate(self, tokens: list[Token], at: int) -> bool:
        """Whether "is a" or what stands for it is at a token."""
        return self._predicate(tokens, at) > 0

    def _predicate(self, tokens: list[Token], at: int) -> int:
        """Where what a name is said to be begins, behind "is" or "is now considered" at a token; 0 where
        nothing is.
        """
        if at + 1 >= len(tokens):
            return 0
        if self._is(tokens[at], "copula"):
            return at + 1
        if not self._is(tokens[at], "be"):
            return 0
        k = self._past_deemed(tokens, at + 1)
        articled = self._is(tokens[k], "det") or self._is(tokens[k], "indef")
        if tokens[k].text[:1].isupper() and self.pack.adjective_first:  # "is Norway's fastest machine"
            articled = any(t.key in self.pack.enclitics for t in tokens[k + 1 : k + 4])
        return k if articled else 0

    def _past_deemed(self, tokens: list[Token], k: int) -> int:
        """The token behind adverbs and words of taking something for what it is: "now believed to be"."""
        moved = True
        while moved and k + 1 < len(tokens):
            ends = (
                end
                for end, tag in tags_at(self.pack.table, tokens, k)
                if tag.kind == "class" and tag.value in ("adverb", "deemed") and end < len(tokens)
            )
            end = next(ends, k)
            moved, k = end > k, end
        return k

    def _titles(self, tokens: list[Token], i: int, noun: Noun, alone: bool) -> bool:
        """Whether a noun before a name can be its title: where the article is a prefix, an office needs it.

        A firm must not have it: "the firm X" is there a firm, and X beside it; `alone` says that nothing else
        stands between the two.
        """
        if not self.pack.article:
            return True
        if "role" not in noun.use:
            quoted = i + 2 < len(tokens) and tokens[i + 1].text in '«“"'
            if (alone or quoted) and self._newest_of(tokens, i, noun):
                return False
            if not alone or not (i > 0 and self._is(tokens[i - 1], "det")):
                return True
            # "uses the chip X200" is told of a chip
            code = is_code(tokens[i + 1].text) or (i + 2 < len(tokens) and tokens[i + 2].kind == "n")
            return self.schema.coarse(noun.cls) != "Organization" and (
                code or not (i > 1 and finite_at(self.pack, tokens, i - 2))
            )
        return i > 0 and (self._is(tokens[i - 1], "det") or self._is(tokens[i - 1], "possessive"))

    def _newest_of(self, tokens: list[Token], i: int, noun: Noun) -> bool:
        """Whether a superlative stands before the noun of things at `i`, and behind it a name without a
        number: "the newest chips of Acme" are no chip called Acme.
        """
        if i == 0 or not self._is(tokens[i - 1], "elative") or self.schema.coarse(noun.cls) == "Organization":
            return False
        numbered = i + 2 < len(tokens) and tokens[i + 2].kind == "n"
        if tokens[i + 1].text in '«“"':
            return "anaphor" not in noun.use or noun.cls == "Accelerator"  # of several
        return not (numbered or is_code(tokens[i + 1].text) or any(c.isdigit() for c in tokens[i + 1].text))

    def _before_called(self, tokens: list[Token], at: int) -> int:
        """Where "called" begins that stands before a name at `at` and the marks around it, in a script
        without capitals; `at` where it does not.
        """
        end = at - 1 if self.pack.article and at and tokens[at - 1].text in '«“"' else at
        if not self.pack.article or not end:
            return at
        calls = (
            k
            for k in range(max(0, end - 4), end)
            for last, t in tags_at(self.pack.table, tokens, k)
            if last == end and t.kind == "class" and t.value == "called"
        )
        first = next(calls, at)
        # "the model Norv called X": what X is stands before Norv
        named = {o.last: o.first for o in self.candidates if self.sentences[o.sentence] is tokens}
        return named.get(first, first) if first < at else at

    def _of_stranger(self, tokens: list[Token], i: int, at: int) -> bool:
        """Whether a noun before a marked name is of an unknown word: "the developer of plants «X»"."""
        if not self.pack.article or i == 0 or tokens[at - 1].text not in "«“\"'":
            return False
        before = tokens[i - 1]
        if before.end in self.known_ends:
            return False  # "Acme launched the model «X»", where the verb comes first
        return before.kind == "w" and not tags_at(self.pack.table, tokens, i - 1)

    def _past_adjectives(self, between: list[Token]) -> list[Token]:
        """The words without the adjectives of several of them: "open of source"."""
        out, k = [], 0
        while k < len(between):
            end = next(
                (
                    e
                    for e, t in tags_at(self.pack.table, between, k)
                    if t.kind == "class" and t.value == "adjective"
                ),
                k,
            )
            if end <= k + 1:
                out.append(between[k])
            k = max(end, k + 1)
        return out

    def _only_adjectives(self, between: list[Token]) -> bool:
        if len(between) > (2 * _REACH if self.pack.article else _REACH):
            return False
        if self.pack.article:
            between = self._past_adjectives(between)
            between = [
                t
                for n, t in enumerate(between)
                if not self._is(t, "adjective") and not self._is(t, "det") and not self._definite(between, n)
            ]
            if between and between[-1].text in "«“\"'":
                between = between[:-1]
        if len(between) > _REACH:
            return False
        if len(between) > 1 and between[0].text == "," and self._is(between[1], "called"):
            between = between[1:]  # "the machine, known as X"
        for token in between:
            if token.kind == "p" and token.text not in "«“\"'":
                return False
            if self._is(token, "nation"):
                continue
            if self._is(token, "called") or (
                token is between[-1]
                and self._is(token, "det")
                and any(self._is(t, "called") for t in between)
            ):
                continue
            for form, tag in self.pack.table.get(token.key, ()):
                if form == (token.key,) and tag.kind in (
                    "class",
                    "trigger",
                    "noun",
                    "cue",
                    "month",
                    "number",
                ):
                    return False
            if token.text[0].isupper() or token.kind == "n" or token.key in self.pack.enclitics:
                return False  # "Acme Systems' X2" is no system
        return len(between) <= (1 if not self.pack.proclitics else 0) or not between

    def _mere_system(self, c: Candidate) -> bool:
        """Whether the noun before a name is a "system" in an article that tells of no machine."""
        noun = None if self.tells_of_machines else self._noun_before(self.sentences[c.sentence], c.first)
        return noun is not None and "system" in noun.use

    def _noun_before(self, tokens: list[Token], at: int) -> Noun | None:
        raise NotImplementedError

    def _definite(self, between: list[Token], n: int) -> bool:
        """Whether a word that no list knows is written with an article, as an adjective behind a noun is."""
        token, article = between[n], self.pack.article
        if token.kind != "w" or token.key in self.pack.table or token.text[0].isascii():
            return False
        split = n > 0 and between[n - 1].key == article and between[n - 1].end == token.start
        return split or (token.key.startswith(article) and len(token.key) > len(article) + 2)
