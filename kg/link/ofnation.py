"""What a nation's adjective beside a name says of it, and an age behind it."""

from __future__ import annotations

from kg.lang.fold import has_shape
from kg.link.appositions import Appositions
from kg.link.possessors import SIGNS
from kg.spot.nametable import Candidate


class NationWords(Appositions):
    """The class of a name from whence it is, or from how old somebody is."""

    def _of_nation(self, c: Candidate) -> bool:
        """Whether the adjective of a nation stands before a name, in the form that firms take ("la norvegese
        Acme", "du norvégien Acme"), or with its article behind a name in letters of another script; nobody is
        told so whose given name is known.
        """
        tokens, k = self.sentences[c.sentence], c.first - 1
        if c.name.split()[0] in self.pack.person_names:
            return False
        if self.pack.article:
            return self._feminine_behind(c) and not (k >= 0 and self._is(tokens[k], "in"))
        if k <= 0 or not self._is(tokens[k], "nation"):
            return False
        if self._is(tokens[k - 1], "feminine"):
            return True
        # an adjective of the noun before it has no article of its own
        lone = c.last - c.first == 1 and tokens[k].text.islower() and not self.pack.adjective_first
        return lone and (self._is(tokens[k - 1], "det") or self._is(tokens[k - 1], "contracted"))

    def _does_as_firm(self, c: Candidate) -> bool:
        """Whether words of what firms alone do stand right behind a name ("NAME has a turnover of"), a comma
        with a relative pronoun or an auxiliary between.
        """
        if self.pack.article or not self.pack.firm_verbs:
            return False
        tokens, k = self.sentences[c.sentence], c.last
        if k + 1 < len(tokens) and tokens[k].text == "," and self._is(tokens[k + 1], "who"):
            k += 2
        while k < len(tokens) and (self._is(tokens[k], "have") or self._is(tokens[k], "adverb")):
            k += 1
        words = [t.key for t in tokens[k : k + 4]]
        return any(" ".join(words[:n]) in self.pack.firm_verbs for n in range(1, len(words) + 1))

    def _countrys(self, c: Candidate) -> bool:
        """Whether a country's or town's name as a possessor stands right before a plain name: "Norway's
        Acme" is most often a firm; "Norway's Parliament", a word of the language, is none.
        """
        tokens, k = self.sentences[c.sentence], c.first - 1
        if k < 1 or tokens[k].key not in SIGNS or any(map(str.isdigit, c.text)):
            return False
        if c.name in self.pack.vocabulary:
            return False
        return any(
            o.sentence == c.sentence
            and o.last == k
            and any(self.gazetteer.entities[n.entity].type in ("Country", "City") for n in o.known)
            for o in self.candidates
        )

    def _feminine_behind(self, c: Candidate) -> bool:
        """Whether an adjective in the form that firms take stands with its article behind a name in Latin
        letters.
        """
        behind = self.sentences[c.sentence][c.last : c.last + 2]
        return (
            c.text[0].isascii()
            and c.text.replace(" ", "").isalpha()
            and len(behind) > 1
            and self._is(behind[0], "det")
            and self._is(behind[1], "adjective")
            and has_shape(behind[1].bare, self.pack.nation_shapes)
        )

    def _aged(self, c: Candidate) -> bool:
        """Whether an age stands between marks behind a name: "NAME, 52 ans,"."""
        tokens = self.sentences[c.sentence][c.last : c.last + 4]
        if (
            len(tokens) < 4
            or tokens[0].text not in ",("
            or tokens[1].kind != "n"
            or tokens[3].text not in ",)"
        ):
            return False
        return any(
            form == (tokens[2].key,) and tag.kind == "duration" and tag.value == "Y"
            for form, tag in self.pack.table.get(tokens[2].key, ())
        )
