"""What the plural before a list says of its members: "two new chips, the NAME and the NAME"."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Noun
from kg.link.possessors import Possessors
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token

_OPENS: Final = ",:—–("
# how nouns of several end: "tres chips nuevos: A y B", "due modelli: A e B"
_MANY: Final = ("s", "x", "i")
_DUAL: Final = ("ين", "ان")


class Members(Possessors):
    """The class of a name from the plural noun that opens its list."""

    def _member(self, tokens: list[Token], c: Candidate) -> str | None:
        """The class in "two new chips, the NAME and the NAME", "models such as NAME", "its models include
        NAME and NAME"; None where the plural may have nothing to do with the names behind its comma.
        """
        first = self._first_member(tokens, c)
        if self.pack.article:
            return self._of_several(tokens, first, c)
        end = self._opener_end(tokens, first)
        if end is None:
            return None
        if not self.pack.adjective_first and tokens[end].text not in ":(":
            return None
        for i in range(max(0, end - 4), end):
            for last, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if (
                    (last == end or (end - 3 < last < end and not self.pack.adjective_first))
                    and isinstance(noun, Noun)
                    and noun.cls
                    and "cue" in noun.use
                    and "role" not in noun.use
                    and tokens[i if last < end else end - 1].key.endswith(_MANY)
                    and self.schema.coarse(noun.cls) in ("Hardware", "AIModel", "Product", "Place")
                ):
                    sure = tokens[end].text != "," or self._counted_or_owned(tokens, i)
                    return noun.cls if sure else None
        return None

    def _of_several(self, tokens: list[Token], first: int, c: Candidate) -> str | None:
        """The class in "two-models new, NAME and NAME", "three models, they-are NAME and NAME", where plurals
        are words of their own.
        """
        k = first - (first > 0 and self._is(tokens[first - 1], "copula"))
        is_, mark = k < first, k > 0 and tokens[k - 1].text in _OPENS + "،"
        k -= mark
        listed = first < c.first or (c.last < len(tokens) and self._is(tokens[c.last], "and"))
        if not (is_ or mark) or not listed:
            return None
        while k > 0 and (self._is(tokens[k - 1], "adjective") or self._is(tokens[k - 1], "det")):
            k -= 1
        for i in range(max(0, k - 3), k):
            for end, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if end == k and isinstance(noun, Noun) and self._several_wares(noun, tokens[k - 1].key):
                    return noun.cls
        return None

    def _several_wares(self, noun: Noun, word: str) -> bool:
        """Whether a noun in this form is of several things that are made."""
        wares = self.schema.coarse(noun.cls) in ("Hardware", "AIModel", "Product") if noun.cls else False
        return wares and "cue" in noun.use and ("anaphor" not in noun.use or word.endswith(_DUAL))

    def _of_ware(self, tokens: list[Token], end: int, noun: Noun) -> str:
        """The class of a noun that tells what a name is; what is the rival "of" a listed thing that somebody
        makes is of that one's class.
        """
        if "role" not in noun.use or self.schema.coarse(noun.cls) != "Organization":
            return noun.cls
        at = end + 1 if end < len(tokens) and self._is(tokens[end], "of") else 0
        known = (
            o.known for o in self.candidates if at and o.first == at and self.sentences[o.sentence] is tokens
        )
        kinds = {self.gazetteer.entities[n.entity].type for row in known for n in row}
        wares = [k for k in kinds if self.schema.coarse(k) in ("Hardware", "AIModel", "Product")]
        return wares[0] if len(kinds) == len(wares) == 1 else noun.cls

    def _first_member(self, tokens: list[Token], c: Candidate) -> int:
        """Where the list begins of which a name is a member, its article included."""
        ends = {o.last: o.first for o in self.candidates if o.sentence == c.sentence and not o.text.islower()}
        first = c.first
        while True:
            first -= first > 0 and self._is(tokens[first - 1], "det")
            k = first
            while k > 0 and first - k < 2 and (tokens[k - 1].text in ",،" or self._is(tokens[k - 1], "and")):
                k -= 1
            if k == first or k not in ends:
                return first
            first = ends[k]

    def _opener_end(self, tokens: list[Token], first: int) -> int | None:
        """Where the noun ends behind which a mark, "such as" or "include" opens the list at `first`."""
        if first < 2:
            return None
        for k in range(max(1, first - 4), first):
            for end, tag in tags_at(self.pack.table, tokens, k):
                if end == first and tag.kind == "class" and tag.value == "like":
                    return k - (tokens[k - 1].text == ",")
        opens = tokens[first - 1].text in _OPENS or tokens[first - 1].key in self.pack.lists
        return first - 1 if opens else first  # "the models NAME and NAME"

    def _counted_or_owned(self, tokens: list[Token], at: int) -> bool:
        """Whether a number or somebody's sign stands a few words before a noun: "two new chips", "its latest
        chips".
        """
        return any(
            t.kind == "n"
            or t.key in self.pack.enclitics
            or self._is(t, "possessive")
            or any(tag.kind == "number" for _, tag in tags_at(self.pack.table, tokens, at - k - 1))
            for k, t in enumerate(reversed(tokens[max(0, at - 4) : at]))
        )

    def _heads_title(self, tokens: list[Token], c: Candidate) -> bool:
        """Whether nothing but a name and its class noun stand in a line: the heading "Acme cluster"."""
        marks = all(t.kind == "p" for t in tokens[: c.first])
        return (
            marks
            and c.name not in self.pack.vocabulary
            and c.name not in self.pack.not_names
            and any(
                end == len(tokens) and isinstance(tag.value, Noun) and tag.value.cls == "ComputeSystem"
                for end, tag in (tags_at(self.pack.table, tokens, c.last) if c.last < len(tokens) else ())
            )
        )

    def _of_makers_line(self, c: Candidate) -> bool:
        """Whether a known firm and the noun of chips stand around a name: "AMD Turin processors" are none of
        the town.
        """
        tokens = self.sentences[c.sentence]
        if not self.pack.adjective_first or not 0 < c.first < c.last < len(tokens):
            return False
        chips = any(
            isinstance(tag.value, Noun) and tag.value.cls in ("Accelerator", "Processor")
            for _, tag in tags_at(self.pack.table, tokens, c.last)
        )
        return chips and any(
            o.last == c.first and self._known_as(o, c, "Organization") for o in self.candidates
        )

    def _in_state(self, c: Candidate) -> bool:
        """Whether "in" stands before a name, and a comma and a known place behind it: "in Larne, Texas"."""
        tokens = self.sentences[c.sentence]
        if not 0 < c.first < c.last < len(tokens) or tokens[c.last].text != ",":
            return False
        return self._is(tokens[c.first - 1], "in") and any(
            o.first == c.last + 1 and self._known_as(o, c, "Place") for o in self.candidates
        )

    def _known_as(self, o: Candidate, c: Candidate, coarse: str) -> bool:
        """Whether a name of the same sentence is known for one of a coarse class."""
        known = (self.gazetteer.entities[n.entity].type for n in o.known)
        return o.sentence == c.sentence and any(self.schema.coarse(cls) == coarse for cls in known)
