"""From candidate names to entities, over a whole article: one type a name, short forms to their long ones.

A name the gazetteer knows keeps its entity unless its letters are also a common word and nothing in the
article speaks for it. A name no list knows is typed by votes: class nouns beside it, its shape, given
names, company suffixes, kinship with known names ("Acme-3" beside "Acme"), and what patterns demand of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from kg.lang.shared import towns
from kg.link.codes import code_lists
from kg.link.cues import tally
from kg.link.designs import design_of
from kg.link.knownnames import KnownNames
from kg.link.named import UNTYPED, Linked, Named
from kg.link.otherwise import otherwise_called
from kg.link.people import surnames_alone
from kg.link.slugs import slugify
from kg.model import Entity
from kg.spot.nametable import Candidate


class Linker(KnownNames):
    """Links the names of one article, in as many rounds as it takes."""

    def link(self, demands: Mapping[str, Counter[str]] | None = None, last: bool = True) -> Linked:
        """The resolved names of the article; `demands` are votes (name key → classes) of patterns.

        Without `demands`, or before the `last` round, a name of no type stays, of the class `UNTYPED`,
        so that patterns may say what they take it for; with them it is dropped.
        """
        if self.told is None:
            self.candidates = self._of_named_makers()
            somebody = surnames_alone(
                self.candidates, self.pack, self.gazetteer, self.schema, self._cue_once, self.sentences
            )
            somebody |= otherwise_called(
                self.candidates, self.sentences, self.pack, self.schema, self.gazetteer, self._noun_before
            )
            self.candidates = [
                replace(c, known=(), sure=False)
                if c.name in somebody or self._named_apart(c) or self._somebodys_name(c)
                else c
                for c in self.candidates
            ]
            self._vote_all()
            self.told = {name: dict(votes) for name, votes in self.votes.items()}
        self._begin(demands, last and demands is not None)
        self.votes = defaultdict(tally)
        for name, votes in self.told.items():
            dict.update(self.votes[name], votes)
        self._kinship()
        self._lines()
        for head, code in code_lists(self.candidates, self.sentences, lambda t: self._is(t, "and")):
            cls = self.gazetteer.entities[head.known[0].entity].type if head.known else self._type(head.name)
            if cls is not None and self.schema.coarse(cls) in ("Product", "Hardware", "AIModel"):
                self.votes[code.name][cls] += 6
        self._surnames()
        if self.pack.script == "Latin" or self.pack.article:
            self._people()
            self._firms()
        self._twins()
        longer, self.machines = self._long_forms(), self._machines()
        # names inside sentences first: what is settled there settles the same name at the head of one
        for c in sorted(self.candidates, key=lambda c: c.start):
            if c.known:
                self._known(c, longer)
            else:
                self._open(c, longer)
        # a short form whose long one came to nothing stands for nothing
        self.out.named[:] = [n for n in self.out.named if n.type == UNTYPED or n.entity in self.out.entities]
        return self.out

    # known names -------------------------------------------------------------------------------------------

    def _known(self, c: Candidate, longer: Mapping[str, tuple[str, str]]) -> None:
        slugs = sorted({n.entity for n in c.known})
        cue = None if self._in_makers_brackets(c) else self._cue_once(c)
        if (not c.sure and c.name in self.pack.not_names) or self._any_such(c):
            slugs = []
        if slugs and self._code_name(c, slugs[0]):
            slugs = []
        if slugs and design_of(c, self.gazetteer.entities[slugs[0]].type, self.sentences, self.candidates):
            self.out.dropped.append((c, "the design of the chip right before its brackets"))
            return
        if len(slugs) > 1 or not c.sure:
            slugs = self._plausible(c, slugs, cue)
        if not slugs and c.cls:
            self.votes[c.name][c.cls] += 3  # "the bill 312" is one, if not the one that is known
        if not slugs and (c.cls or self._so_called(c)):
            self._open(c, longer)
            return
        if not slugs:
            self.out.dropped.append((c, "a name that is also a common word, and nothing speaks for it"))
            return
        entity = self.gazetteer.entities[slugs[0]]
        if c.name in self.machines and entity.type == "ComputeSystem":
            self._add(c, *self.machines[c.name])
            return
        short = longer.get(c.name)
        if (
            short is not None
            and not c.sure
            and short[0] not in slugs
            and short[1] != UNTYPED
            and not self._related(entity.type, short[1])
        ):
            self._add(c, short[0], short[1])
            return
        self.out.entities.setdefault(entity.id, entity)
        self.strong.add(entity.id)
        self._add(c, entity.id, entity.type)

    # names no list knows -----------------------------------------------------------------------------------

    def _open(self, c: Candidate, longer: Mapping[str, tuple[str, str]]) -> None:
        name = c.name
        short = self.same.get(name) or longer.get(name)
        if (
            short is not None
            and not self._apart(c, short[0])
            and not (c.cls and not self._related(c.cls, short[1]))
        ):
            self._add(c, short[0], short[1])
            return
        if (
            c.start
            and c.last - c.first == 1
            and not c.sure
            and name not in self.inside
            and not self.votes[name]
            and (name in self.pack.vocabulary or not (self._bare_subject(c) or self._joined_head(c)))
        ):
            self.out.dropped.append((c, "one capitalised word at the head of its sentence"))
            return
        if self._gloss(c):
            self.out.dropped.append((c, "a foreign word in brackets explains the one before it"))
            return
        if name in self.fairs and not self.votes[name]:
            self.out.dropped.append((c, "a fair or congress is no thing of the ontology"))
            return
        cls = self._settled(name, c.text)
        if cls is None and self.wild and c.rule != "short":
            self.awaited = True
            self._add(c, f"?{name}", UNTYPED)
            return
        before = self.sentences[c.sentence][c.first - 1] if c.first else None
        if (
            cls is None
            and before is not None
            and self._is(before, "in")
            and self._is(before, "to")
            and not any(ch.isdigit() for ch in name)
            and not c.text.isupper()
            and not self._entrusted(c)
        ):
            cls = "City"  # "à X" is most often a town, where nothing else speaks
            self.votes[name][cls] += 1
        if cls is None and (place := towns().get(name)) is not None and self._behind_where(c):
            cls = place
            self.votes[name][cls] += 1
        if cls is None:
            self.out.dropped.append((c, "a name of no type: neither cue, shape nor pattern says what it is"))
            return
        if c.rule == "short":
            self.out.dropped.append((c, "the last word of a name whose bearer is no person"))
            return
        text = c.text.lstrip("@")
        slug = self._slug(c, cls)
        if not slug:
            self.out.dropped.append((c, "a name without letters"))
            return
        known = self.gazetteer.entities.get(slug)
        if slug not in self.out.entities:
            self.out.entities[slug] = known or Entity(slug, cls, ((self.pack.code, (text,)),))
        self._add(c, slug, known.type if known else cls)

    def _entrusted(self, c: Candidate) -> bool:
        """Whether a word of giving to somebody stands before the preposition of a name: "confié à X"."""
        tokens = self.sentences[c.sentence]
        return c.first > 1 and self._is(tokens[c.first - 2], "entrusts")

    def _gloss(self, c: Candidate) -> bool:
        """Whether a Latin word alone in brackets, among words of another script, translates a word."""
        tokens = self.sentences[c.sentence]
        if not self.pack.article or not c.text[0].isascii() or c.twin or self.votes[c.name]:
            return False
        bracketed = c.first > 0 and c.last < len(tokens) and tokens[c.first - 1].text == "("
        return (
            bracketed
            and tokens[c.last].text == ")"
            and c.text.isalpha()
            and not any(o is not c and o.name == c.name for o in self.candidates)
        )

    def _apart(self, c: Candidate, long: str) -> bool:
        """Whether a short form with a class noun of its own stands beside the long name: "Acme
        Cloud of the Acme group".
        """
        if self._noun_before(self.sentences[c.sentence], c.first) is None:
            return False
        return any(
            o.sentence == c.sentence and o is not c and len(o.text) > len(c.text) and slugify(o.text) == long
            for o in self.candidates
        )

    def _add(self, c: Candidate, slug: str, cls: str) -> None:
        self.out.named.append(
            Named(c.sentence, c.first, c.last, slug, cls, f"{self.pack.code}/name/{c.rule}")
        )
