"""What the nouns before a comma or a list say of the class of a name."""

from __future__ import annotations

from kg.lang.pack import PREPOSITIONS, Noun
from kg.link.examples import ListCues
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import of_no_list


class NounsBefore(ListCues):
    """The class of a name from a noun that it explains, or that it is an example of."""

    def _explained(self, tokens: list[Token], c: Candidate) -> str | None:
        """The class in "the earlier model, NAME.": a definite noun, a comma, the name, the end of
        the phrase.
        """
        behind = tokens[c.last].text if c.last < len(tokens) else "."
        first = c.first - (c.first > 0 and tokens[c.first - 1].text in '"“«')
        if self.pack.script == "Latin" and first > 3 and self._plain_article(tokens[first - 1]):
            first -= 1  # "its new machine, the NAME"
        marks = ",،"
        if self.pack.adjective_first:
            # "its new chip, the NAME," and "its new chip — NAME —"
            first -= first > 3 and self._is(tokens[first - 1], "det")
            marks = ",—–("
        if first < 3 or tokens[first - 1].text not in marks or behind not in '.,،;)»”"—–':
            return None
        close = self._bare_noun_end(tokens, first - 1)
        for i in range(first - 2, max(-1, close - 5), -1):
            for end, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if end not in (close, first - 1) or not isinstance(noun, Noun) or not i:
                    continue
                if self._officer(tokens, i, c, noun):
                    return noun.cls
                if end == close and noun.cls and "cue" in noun.use and "role" not in noun.use:
                    before = tokens[max(0, i - 3) : i]
                    office = self._office_of(tokens, i - 1)
                    if office is not None:
                        return office  # "the head of the firm, NAME": the head, not the firm
                    cls = (self._head_of(tokens, close) if self._complement(tokens, i) else None) or noun.cls
                    return (
                        cls
                        if behind in ".»"
                        or any(
                            self._is(t, "possessive")
                            or (
                                self.pack.adjective_first
                                and (self._is(t, "indef") or t.key in self.pack.enclitics)
                            )
                            for t in before
                        )
                        else None
                    )
        return None

    def _plain_article(self, token: Token) -> bool:
        """Whether a word is a definite article and nothing else."""
        return self._is(token, "det") and not any(
            self._is(token, other) for other in ("indef", "contracted", "possessive", "of")
        )

    def _officer(self, tokens: list[Token], i: int, c: Candidate, noun: Noun) -> bool:
        """Whether an office with its article stands before a comma and a name of several words: "the chief
        executive, Ann Lee,".
        """
        return (
            "role" in noun.use
            and self.schema.coarse(noun.cls) == "Person"
            and c.last - c.first > 1
            and all(
                t.text.replace("-", "").isalpha() and t.text[0].isupper() for t in tokens[c.first : c.last]
            )
            and any(self._is(tokens[i - 1], name) for name in ("det", "possessive", "contracted"))
        )

    def _bare_noun_end(self, tokens: list[Token], end: int) -> int:
        """Where the noun before a comma ends, one adjective behind it or none: "un produit phare, NAME"."""
        if self.pack.adjective_first or self.pack.script != "Latin" or end < 2:
            return end
        last = tokens[end - 1]
        plain = last.text.isalpha() and last.text.islower() and of_no_list(self.pack.table, last.key)
        return end - 1 if plain else end

    def _complement(self, tokens: list[Token], i: int) -> bool:
        """Whether the noun at `i` only tells of what another is: "le spécialiste des puces, NAME"."""
        if self.pack.adjective_first or self.pack.script != "Latin":
            return False
        k = i - 1
        while k > 0 and self._is(tokens[k], "det") and not self._is(tokens[k], "of"):
            k -= 1
        return k > 0 and self._is(tokens[k], "of")

    def _called(self, tokens: list[Token], c: Candidate) -> str | None:
        """The class in "a plant in Oslo, called NAME": that of the noun which the rest hangs on."""
        if self.pack.article:
            return None
        at = c.first
        while at > 0 and (tokens[at - 1].text in "\"“«‘'" or self._is(tokens[at - 1], "det")):
            at -= 1
        starts = [
            k
            for k in range(max(0, at - 5), at)
            for end, tag in tags_at(self.pack.table, tokens, k)
            if end == at and tag.kind == "class" and tag.value == "called"
        ]
        if not starts:
            return None
        end = starts[0]
        if end > 0 and tokens[end - 1].text in ",،(":
            end -= 1
        joined = end
        while end > 0 and any(self._is(tokens[end - 1], word) for word in ("be", "been", "have", "adverb")):
            end -= 1  # "the plant is called NAME"
        if end < joined and all(
            not self._is(t, "be") and not self._is(t, "been") for t in tokens[end:joined]
        ):
            return None  # "the firm has called NAME": something or somebody else
        return self._head_of(tokens, end) or (self._class_at(tokens, end) if end < joined else None)

    def _class_at(self, tokens: list[Token], end: int) -> str | None:
        """The class of the name that ends at a token, if it is known or a noun before it tells."""
        for o in self.candidates:
            if o.last == end and self.sentences[o.sentence] is tokens:
                if o.known and o.sure:
                    return self.gazetteer.entities[o.known[0].entity].type
                if o.cls:
                    return o.cls
                noun = self._noun_before(tokens, o.first)
                return noun.cls if noun is not None and "role" not in noun.use else None
        return None

    def _in_brackets(self, tokens: list[Token], c: Candidate) -> str | None:
        """The class in "three machines (A, B and C)": that of the noun which the brackets explain."""
        if self.pack.adjective_first or self.pack.article:
            return None
        first = self._head_of_list(tokens, c.first)
        listed = first < c.first or (c.last < len(tokens) and tokens[c.last].text == ",")
        if not listed or first < 2 or tokens[first - 1].text != "(":
            return None
        nouns = [
            (k, tag.value)
            for k in range(max(0, first - 8), first - 1)
            for end, tag in tags_at(self.pack.table, tokens, k)
            if isinstance(tag.value, Noun) and tag.value.cls and tokens[end - 1].key[-1] in "sx"
        ]
        if nouns and nouns[-1][0] and tokens[nouns[-1][0] - 1].kind == "n":
            return nouns[-1][1].cls
        return self._head_of(tokens, first - 1) if nouns else None

    def _named_first(self, tokens: list[Token], c: Candidate) -> str | None:
        """The class in "Called NAME, the plant …": that of the noun right behind the comma."""
        at = c.first - (c.first > 1 and tokens[c.first - 1].text in "\"“«‘'")
        behind = c.last
        while behind < len(tokens) and tokens[behind].text in "\"”»’'":
            behind += 1
        if (
            self.pack.article
            or behind + 2 >= len(tokens)
            or tokens[behind].text != ","
            or not self._is(tokens[behind + 1], "det")
            or not any(
                end == at and tag.kind == "class" and tag.value == "called"
                for end, tag in tags_at(self.pack.table, tokens, 0)
            )
        ):
            return None
        for end, tag in tags_at(self.pack.table, tokens, behind + 2):
            if (
                end
                and isinstance(tag.value, Noun)
                and tag.value.cls
                and not tag.value.use.isdisjoint(("anaphor", "thing"))
            ):
                return tag.value.cls
        return None

    def _head_of(self, tokens: list[Token], end: int) -> str | None:
        """The class of the noun that the phrase ending at `end` is built on: the last that no preposition
        governs, else the first of those that one does ("the building of the fastest machine of X").
        """
        i, low, governed = end - 1, max(-1, end - 13), None
        while i > low:
            in_town = (
                tokens[i].text == ","
                and tokens[i - 1].text[:1].isupper()
                and tokens[i + 1].text[:1].isupper()
            )
            if tokens[i].kind == "p" and tokens[i].text not in "-’'\"”“$€£" and not in_town:
                return governed  # else "in Larne, Texas"
            nouns = [
                tag.value
                for last, tag in tags_at(self.pack.table, tokens, i)
                if last <= end and isinstance(tag.value, Noun) and "role" not in tag.value.use
            ]
            found = next((n for n in nouns if n.cls and n.use & {"cue", "anaphor"}), None)
            if any(
                self._leaves_noun_phrase(tag.kind, tag.value)
                for _, tag in tags_at(self.pack.table, tokens, i)
            ):
                if not any(self._is(tokens[i], prep) for prep in PREPOSITIONS):
                    return governed  # a verb: what stands before it is no part of the phrase
            elif found is not None and (i == 0 or not self._noun_word(tokens, i - 1)):
                by = self._governed(tokens, i)
                if by is None:
                    return found.cls
                governed = found.cls
                i = end = by
                continue
            i -= 1
        return governed

    def _noun_word(self, tokens: list[Token], i: int) -> bool:
        """Whether a class noun that begins a word earlier ends behind this one: "data" of "data centre"."""
        return any(
            last > i + 1 and isinstance(tag.value, Noun) for last, tag in tags_at(self.pack.table, tokens, i)
        )

    def _governed(self, tokens: list[Token], i: int) -> int | None:
        """Where the preposition stands that governs the noun at `i`; None without."""
        for k in range(i - 1, max(-1, i - 7), -1):
            if any(self._is(tokens[k], prep) for prep in PREPOSITIONS):
                return k
            if any(tag.kind == "trigger" for _, tag in tags_at(self.pack.table, tokens, k)):
                return None
            if tokens[k].kind == "p" and tokens[k].text not in "-’'$€£":
                return None
            if self._is(tokens[k], "det") or self._is(tokens[k], "possessive"):
                return k - 1 if k and any(self._is(tokens[k - 1], prep) for prep in PREPOSITIONS) else None
        return None

    def _somebodys(self, tokens: list[Token], c: Candidate) -> str | None:
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

    def _office_of(self, tokens: list[Token], at: int) -> str | None:
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

    def _copula(self, tokens: list[Token], at: int) -> str | None:
        """The class in "NAME هو نموذج …": a pronoun that joins a name and what it is."""
        if at + 1 >= len(tokens) or not self._is(tokens[at], "copula"):
            return None
        for i in (at + 1, at + 2):
            for _, tag in tags_at(self.pack.table, tokens, i) if i < len(tokens) else ():
                noun = tag.value
                if isinstance(noun, Noun) and noun.cls and noun.use & {"cue", "role"}:
                    return noun.cls
            if i < len(tokens) and not (self._is(tokens[i], "det") or self._is(tokens[i], "adjective")):
                return None
        return None
