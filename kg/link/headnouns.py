"""The noun that a bare complement parts from a name: "la empresa de chips NAME"."""

from __future__ import annotations

from kg.lang.pack import Noun
from kg.link.titles import Titles
from kg.spot.complements import complement_of
from kg.spot.nametable import tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import of_no_list, starts_of


class HeadNouns(Titles):
    """The noun of a firm or a product some words before a name."""

    def _head_noun(self, tokens: list[Token], at: int) -> Noun | None:
        """The noun of a firm or a product that a bare complement parts from its name: "la empresa de
        chips NAME", "la bibliothèque de calcul NAME".
        """
        if self.pack.article:
            return self._of_the_firm(tokens, at)
        if self.pack.adjective_first or self.pack.script != "Latin" or at >= len(tokens):
            return None
        if at and self._is(tokens[at - 1], "who"):
            return None  # "the firm of software of which NAME is the head"
        found: Noun | None = None
        nouns = starts_of(self.pack.table, tokens, "noun")
        for i in [k for k in range(at - 3, max(-1, at - 9), -1) if k in nouns]:
            noun = self._head_at(tokens, i, at)
            if noun is not None and self.schema.coarse(noun.cls) == "Organization":
                return noun  # "la empresa de software de gestión NAME" is a firm
            found = found or noun
        return found

    def _of_the_firm(self, tokens: list[Token], at: int) -> Noun | None:
        """The noun of things that "the firm" stands behind as its genitive, right before a name, marks around
        it or none: "the newest chips of the firm «X»" names a chip.
        """
        k = at - 1 if at and tokens[at - 1].text in '«“"' else at
        if k < 3 or not self._is(tokens[k - 2], "det"):
            return None
        firm = self._noun_of(tokens, k - 1)
        if firm is None or firm.cls != "Company" or firm.use.isdisjoint(("anaphor",)):
            return None
        noun = self._noun_of(tokens, k - 3)
        things = noun is not None and self.schema.coarse(noun.cls) in ("Hardware", "AIModel", "Product")
        return noun if things and noun is not None and "cue" in noun.use else None

    def _noun_of(self, tokens: list[Token], i: int) -> Noun | None:
        """The class noun of one word at a token."""
        found = (tag.value for end, tag in tags_at(self.pack.table, tokens, i) if end == i + 1)
        return next((x for x in found if isinstance(x, Noun) and x.cls), None)

    def _head_at(self, tokens: list[Token], i: int, at: int) -> Noun | None:
        """The noun of a firm or a product at token `i`, if all up to the name is its complement."""
        found = [x for x in tags_at(self.pack.table, tokens, i) if isinstance(x[1].value, Noun)]
        if not found:
            return None
        end, noun = found[0][0], found[0][1].value
        if (
            not isinstance(noun, Noun)
            or not noun.cls
            or not _may_head(noun, self.schema.coarse(noun.cls))
            or not 1 < at - end <= 6
        ):
            return None
        if (
            not self._is(tokens[end], "of")
            and end + 2 < at
            and tokens[end].kind == "w"
            and of_no_list(self.pack.table, tokens[end].key)
        ):
            end += 1  # an adjective behind the noun
        of, kind = tokens[end], self.schema.coarse(noun.cls)
        numbered = any(ch.isdigit() for ch in tokens[at].text)
        fits = (kind == "Organization" and not numbered) or (
            kind == "Product" and self._bare(tokens[end + 1 : at])
        )
        sector = "sector" in noun.use
        joined = self._is(of, "of") and (sector or not self._is(of, "contracted"))
        return noun if fits and joined and complement_of(self.pack, tokens, end + 1, at, sector) else None

    def _bare(self, rest: list[Token]) -> bool:
        """Whether no word of a complement is a class noun of its own: "platform of chips" may name either."""
        return bool(rest) and not any(
            form == (t.key,) and isinstance(tag.value, Noun)
            for t in rest
            for form, tag in self.pack.table.get(t.key, ())
        )


def _may_head(noun: Noun, kind: str) -> bool:
    """Whether a noun may be what its complement parts from a name: of a class, or a firm by what it does
    ("the maker of X").
    """
    return kind == "Organization" if "role" in noun.use else "cue" in noun.use
