"""Whether a name that the gazetteer knows is meant where it stands, and which of several that bear it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.gazetteer import KnownName
from kg.link.homonyms import among_machines, makers_of_short_form, told_as_machine
from kg.link.longforms import LongForms
from kg.link.shape import _marked, code_name
from kg.spot.nametable import Candidate
from kg.ties import tied_to_any

# what speaks for a place that is called like a thing: more than all else for the thing
_CALLED: Final = 20


class KnownNames(LongForms):
    """What speaks for a known name and what against it."""

    _sure: frozenset[str] | None = None

    def _code_name(self, c: Candidate, slug: str) -> bool:
        """Whether a place's name is what a chip or a version is called."""
        place = self.schema.coarse(self.gazetteer.entities[slug].type) == "Place"
        tokens = self.sentences[c.sentence]
        # marks stand for capitals where there are none: "in «Oslo»"
        marked = self.pack.article and c.first > 1 and self._is(tokens[c.first - 2], "in")
        return place and (self._of_makers_line(c) or (not marked and code_name(tokens, c.first, c.last)))

    def _any_such(self, c: Candidate) -> bool:
        """Whether a known description stands behind "a": "a campus" is not the one that is known."""
        if not c.first or not c.text[0].islower() or _marked(c.text.split()[0]) or " " not in c.text:
            return False
        return self._is(self.sentences[c.sentence][c.first - 1], "indef")

    def _plausible(self, c: Candidate, slugs: list[str], cue: str | None) -> list[str]:
        """The entities an ambiguous name may stand for here, best first."""
        scored = sorted((-self._score(c, slug, slugs, cue), slug) for slug in slugs)
        return [slug for score, slug in scored if score < 0][:1]

    def _score(self, c: Candidate, slug: str, slugs: list[str], cue: str | None) -> int:
        """How much speaks for one of the entities that an ambiguous name may stand for."""
        entity = self.gazetteer.entities[slug]
        score = self._beside_maker(c, slug, slugs, cue)
        if slug in self.strong:
            score += 3
        tied = tied_to_any(slug, self.surely_named())
        place = self.schema.coarse(entity.type) == "Place"
        if cue is not None and not (tied and place):  # "the Larne company": its town
            score += (
                4
                if self._related(cue, entity.type) or {cue, entity.type} == {"Facility", "ComputeSystem"}
                else 1
                if self._namesake(cue, entity.type)
                else 0
                if self.pack.article
                else -4
            )
        if any(not n.ambiguous for n in c.known if n.entity == slug):
            score += 2
        latin = c.text[0].isascii() and c.text[0].isalpha()
        if len(slugs) > 1 and not c.text.isupper() and any(c.text in names for _, names in entity.names):
            score += 2  # "Palm" is not the "PaLM" that another is called
        if latin and (not c.start or _marked(c.text)) and any(ch.isupper() for ch in c.text):
            score += 1
        if place and len(slugs) > 1 and cue is None:
            score -= 1
        if latin and c.name in self.lower and c.start:
            score -= 2
        if latin and place and self._behind_capital(c):
            score -= 1  # "SKU Mobile"
        if self._beside_kin(c, entity.type):
            score += 2
        if tied:
            score += 2  # what belongs together is named together
        if entity.type == "ComputeSystem" and among_machines(self.candidates, self.gazetteer, slug):
            score += 2
        if entity.type == "ComputeSystem" and len(slugs) > 1:
            told = told_as_machine(self.pack, self.schema, self.sentences[c.sentence], c)
            score += 3 if told else 0
        if entity.type == "ComputeSystem" and len(slugs) > 1 and self._speaks_of_machines():
            score += 2
        if entity.type == "ComputeSystem" and cue is None and self._behind_firm(c):
            score -= 4
        if self._in_makers_brackets(c) and self.schema.coarse(entity.type) in ("AIModel", "Product"):
            score += 2
        if self.pack.ordinary and not latin:
            score += 1  # the pack lists the names that are common words in its script
        if c.first and place and self._is(self.sentences[c.sentence][c.first - 1], "in"):
            score += 1
        if (
            latin
            and c.start
            and self._heads(c)
            and self.schema.coarse(entity.type) in ("Organization", "Person")
        ):
            score += 1
        return score

    def surely_named(self) -> frozenset[str]:
        """The known entities that the article names beyond doubt."""
        if self._sure is None:
            sure = ({n.entity for n in c.known} for c in self.candidates if c.sure)
            self._sure = frozenset(next(iter(s)) for s in sure if len(s) == 1)
        return self._sure

    def _of_named_makers(self) -> list[Candidate]:
        """The candidates, and none of them for a thing that it calls without its maker ("the X2" of "Acme
        X2") where the article names neither that nor the whole name.
        """
        named = {n.entity for c in self.candidates for n in c.known if not self._makers(c, n)}
        found = []
        for c in self.candidates:
            known = tuple(
                n
                for n in c.known
                if n.entity in named or not (own := self._makers(c, n)) or not named.isdisjoint(own)
            )
            found.append(c if known == c.known else replace(c, known=known, sure=c.sure and bool(known)))
        return found

    def _makers(self, c: Candidate, known: KnownName) -> tuple[str, ...]:
        """Who makes what a name calls without its maker; empty where it is called so by everybody."""
        return makers_of_short_form(self.gazetteer, known.entity, c.name, known.makers)

    def _beside_maker(self, c: Candidate, slug: str, slugs: list[str], cue: str | None) -> int:
        """What speaks for a thing that is called without its maker, whom the article names; where a place is
        called so, too, only a noun does.
        """
        if not any(self._makers(c, n) for n in c.known if n.entity == slug):
            return 0
        if any(self.schema.coarse(self.gazetteer.entities[s].type) == "Place" for s in slugs) and not (
            cue and self._related(cue, self.gazetteer.entities[slug].type)
        ):
            return -_CALLED
        return 6 if cue and self.schema.coarse(cue) in ("AIModel", "Hardware", "Product") else 2

    def _behind_capital(self, c: Candidate) -> bool:
        """Whether a word in capitals that is no name of the article stands right before a name."""
        before = self.sentences[c.sentence][c.first - 1] if c.first else None
        if before is None or not before.text.isupper() or len(before.text) < 2 or before.kind != "w":
            return False
        return not any(o.last == c.first and o.sentence == c.sentence for o in self.candidates)

    def _in_makers_brackets(self, c: Candidate) -> bool:
        """Whether a name stands in brackets right behind a known firm's: "Acme (Xeta)"."""
        if c.first < 2:
            return False
        return self.sentences[c.sentence][c.first - 1].text == "(" and any(
            o.sentence == c.sentence
            and o.last == c.first - 1
            and o.sure
            and bool(o.known)
            and self.schema.coarse(self.gazetteer.entities[o.known[0].entity].type) == "Organization"
            for o in self.candidates
        )
