"""What the noun says of the class of names that are examples of it: "firms such as NAME and NAME"."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Noun, Trigger
from kg.link.cues import NounCues
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token

# classes whose plural types all the names of a list behind it
_LISTED: Final = frozenset(("Organization", "Hardware", "AIModel", "Product"))


class ListCues(NounCues):
    """The class of a name from what the list that it stands in is introduced by."""

    def _listed(self, tokens: list[Token], first: int) -> str | None:
        """The class in "models such as NAME": the nearest noun before the words that open a list of
        examples.
        """
        if not self.pack.article:
            return self._of_plural_before(tokens, first)
        first = self._head_of_list(tokens, first)
        opened = (
            t.value
            for i in range(max(0, first - 3), first)
            for end, t in tags_at(self.pack.table, tokens, i)
            if end == first
        )
        if not any(
            value == "like" or (isinstance(value, Noun) and not value.cls and "cue" in value.use)
            for value in opened
        ):
            return None
        marks = 0
        for i in range(first - 1, max(-1, first - 12), -1):
            for _, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if isinstance(noun, Noun) and noun.cls and "cue" in noun.use:
                    return noun.cls
            marks += tokens[i].kind == "p"
            if marks > 1 or (marks and tokens[i].text not in ",،" and tokens[i].kind == "p"):
                return None  # a comma may part the examples from their noun
        return None

    def _of_plural_before(self, tokens: list[Token], first: int) -> str | None:
        """The class in "ses filiales A, B et NAME": that of the plural right before the list, where nouns
        stand before their names.
        """
        if self.pack.adjective_first:
            return None
        head = self._head_of_list(tokens, first)
        if head == first or head < 2:
            return None
        noun = self._noun_before(tokens, head)
        if any(self._is(t, "plural") and not self._is(t, "adverb") for t in tokens[max(0, head - 4) : head]):
            # an article of several, whatever the form of the noun: "i supercomputer A e NAME"
            return noun.cls if noun is not None and self.schema.coarse(noun.cls) in _LISTED else None
        if not tokens[head - 1].key.endswith(("s", "x")):
            return None
        return noun.cls if noun is not None and self.schema.coarse(noun.cls) == "Organization" else None

    def _head_of_list(self, tokens: list[Token], first: int) -> int:
        """Where the list of names begins of which the one at `first` is a member."""
        ends: dict[int, int] | None = None
        while True:
            while first > 0 and tokens[first - 1].text in '«“"':
                first -= 1
            k = first
            while (
                k > 0 and first - k < 2 and (tokens[k - 1].text in ",،»”" or self._is(tokens[k - 1], "and"))
            ):
                k -= 1
            if k == first:
                return first
            if ends is None:
                ends = {c.last: c.first for c in self.candidates if self.sentences[c.sentence] is tokens}
            if k not in ends:
                return first
            first = ends[k]

    def _is_to(self, c: Candidate) -> bool:
        """Whether a headline tells what somebody is to do: "Acme to build"."""
        tokens, at = self.sentences[c.sentence], c.last
        return (
            self.pack.adjective_first
            and at + 1 < len(tokens)
            and self._is(tokens[at], "to")
            and any(
                isinstance(tag.value, Trigger) and tag.value.feature in ("inf", "pres")
                for _, tag in tags_at(self.pack.table, tokens, at + 1)
            )
        )

    def _of_one(self, c: Candidate) -> bool:
        """Whether a verb of one, or the sign of what one has, stands right behind a name without an article:
        "Acme has", "Acme's".
        """
        tokens = self.sentences[c.sentence]
        return c.last < len(tokens) and (
            tokens[c.last].key in self.pack.of_one or tokens[c.last].text in self.pack.enclitics
        )
