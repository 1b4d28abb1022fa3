"""What the nouns before a comma or a list say of the class of a name."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lang.pack import Noun
from kg.link.cues import NounCues
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token


class NounsBefore(NounCues):
    """The class of a name from a noun that it explains, or that it is an example of."""

    def _explained(self, tokens: Sequence[Token], c: Candidate) -> str | None:
        """The class in "the earlier model, NAME.": a definite noun, a comma, the name, the end of
        the phrase.
        """
        behind = tokens[c.last].text if c.last < len(tokens) else "."
        first = c.first - (c.first > 0 and tokens[c.first - 1].text in '"“«')
        if first < 3 or tokens[first - 1].text not in ",،" or behind not in '.,،;)»”"':
            return None
        for i in range(first - 2, max(-1, first - 6), -1):
            for end, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if (
                    end == first - 1
                    and isinstance(noun, Noun)
                    and noun.cls
                    and "cue" in noun.use
                    and i
                    and "role" not in noun.use
                ):
                    before = tokens[max(0, i - 3) : i]
                    office = self._office_of(tokens, i - 1)
                    if office is not None:
                        return office  # "the head of the firm, NAME": the head, not the firm
                    return (
                        noun.cls
                        if behind in ".»"
                        or any(
                            self._is(t, "possessive") or (self.pack.adjective_first and self._is(t, "indef"))
                            for t in before
                        )
                        else None
                    )
        return None

    def _somebodys(self, tokens: Sequence[Token], c: Candidate) -> str | None:
        """The class in "the new chip of Acme, (the) NAME,": a noun, whose it is, a comma, the name,
        another mark.
        """
        behind = tokens[c.last].text if c.last < len(tokens) else "."
        comma = c.first - 1 - (c.first > 1 and self._is(tokens[c.first - 1], "det"))
        k = comma
        while k > 0 and tokens[k - 1].kind == "w" and tokens[k - 1].text[0].isupper():
            k -= 1
        if (
            comma < 3
            or tokens[comma].text not in ",،"
            or k == comma
            or behind not in ".,،;)»"
            or not self._is(tokens[k - 1], "of")
        ):
            return None
        for i in range(max(0, k - 5), k - 1):
            for end, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if end == k - 1 and isinstance(noun, Noun) and noun.cls and "cue" in noun.use:
                    # a "rival" or a "subsidiary" may be anything, a "head" is a person
                    return (
                        noun.cls
                        if "role" not in noun.use or self.schema.coarse(noun.cls) == "Person"
                        else None
                    )
        return None

    def _office_of(self, tokens: Sequence[Token], at: int) -> str | None:
        """The class of the office that "of" at a token, or before the article at it, belongs to."""
        while at > 0 and (
            self._is(tokens[at], "possessive")
            or (self._is(tokens[at], "det") and not self._is(tokens[at], "of"))
        ):
            at -= 1
        if at <= 0 or not self._is(tokens[at], "of"):
            return None
        for k in range(max(0, at - 4), at):
            for end, tag in tags_at(self.pack.table, tokens, k):
                if (
                    end == at
                    and isinstance(tag.value, Noun)
                    and "role" in tag.value.use
                    and tag.value.cls
                    and self.schema.coarse(tag.value.cls) == "Person"
                ):
                    return tag.value.cls
        return None

    def _listed(self, tokens: Sequence[Token], first: int) -> str | None:
        """The class in "models such as NAME": the nearest noun before the words that open a list of
        examples.
        """
        if not self.pack.article:
            return None
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

    def _head_of_list(self, tokens: Sequence[Token], first: int) -> int:
        """Where the list of names begins of which the one at `first` is a member."""
        ends = {c.last: c.first for c in self.candidates if self.sentences[c.sentence] is tokens}
        while True:
            while first > 0 and tokens[first - 1].text in '«“"':
                first -= 1
            k = first
            while (
                k > 0 and first - k < 2 and (tokens[k - 1].text in ",،»”" or self._is(tokens[k - 1], "and"))
            ):
                k -= 1
            if k == first or k not in ends:
                return first
            first = ends[k]
