"""Votes for the class of a name over the whole article."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from kg.lang.fold import has_shape
from kg.lang.pack import Trigger
from kg.lang.shared import common, wares
from kg.link.fairs import at_fair
from kg.link.nodes import has_chips, has_members
from kg.link.shape import body_class, body_of, numbered, with_initial, with_syllables
from kg.link.sidebyside import SideBySide
from kg.link.siteowners import firm_of_site, town_of_site
from kg.link.sites import tells_of_site
from kg.spot.nametable import Candidate, tags_at

_PARTED: Final = re.compile(r"[\s-]")


class Votes(SideBySide):
    """The class of a name by votes over the article."""

    def _beside_kin(self, c: Candidate, cls: str) -> bool:
        """Whether an unambiguous name of the same coarse class is joined to this one by "and" or a comma."""
        for other in self.candidates:
            if other.sentence != c.sentence or not other.sure or not other.known:
                continue
            gap = (c.last, other.first) if c.last <= other.first else (other.last, c.first)
            between = self.sentences[c.sentence][gap[0] : gap[1]]
            if 0 < len(between) <= 2 and all(t.text in ",،&" or self._is(t, "and") for t in between):
                kinds = {self.schema.coarse(self.gazetteer.entities[n.entity].type) for n in other.known}
                if self.schema.coarse(cls) in kinds:
                    return True
        return False

    def _type(self, name: str) -> str | None:
        votes = self._counted(name)
        if name in wares() or ("/" in name and not self.votes[name]):
            return None  # "an Acme 8 and an 8 Plus": the rest of a name; "Acme/Borea" are two
        if votes and name in self.made and not self.votes[name] and name.replace(" ", "").isalpha():
            # a firm's line of products is no machine because of one verb, and nobody
            no = ("Hardware", "Person")
            votes = {cls: n for cls, n in votes.items() if self.schema.coarse(cls) not in no}
        made = name in self.mixed or name in self.made
        if not votes and (made or (numbered(name) and self._speaks_of_devices())):
            if self.wild:
                self.awaited = True
                return None
            # nothing speaks for a class: a word of mixed letters, or a maker's name with more behind it,
            # is most often the name of a product, as is a name with a number where phones are told of
            return "Organization" if name in self.sources else "Product"
        if not votes and name in self.likely_firms and name not in self.fairs:
            # nothing says what a name between marks is: most are firms'
            self.awaited = self.awaited or self.wild
            return None if self.wild else "Company"
        if not votes:
            return None
        if set(votes) == {"ComputeSystem"} and not self.votes[name]:
            if self._speaks_of_devices() or name.split()[0] in common()["names"]["numbered_makers"]:
                return "Product"
            if not any(map(str.isdigit, name)) and not self._speaks_of_chips():
                return None
        if "AIModel" in votes and self._speaks_of_devices() and not self._speaks_of_models():
            # "il modello X" of a line of phones
            votes = {**votes, "AIModel": 0, "Product": votes.get("Product", 0) + votes["AIModel"]}
            votes = {cls: n for cls, n in votes.items() if n}
        coarse: dict[str, int] = {}
        for cls, n in votes.items():
            of_cls = self.schema.coarse(cls)
            coarse[of_cls] = coarse.get(of_cls, 0) + n
        if name.split()[-1] in wares() and set(coarse) == {"Person"}:
            return None  # nobody is called "Acme Pro"
        if name.split()[0] in self.pack.bodies and set(coarse) == {"Person"}:
            return "Organization"  # nor "Direzione Vendite"
        if name in self.mixed and " " not in name and set(coarse) == {"Person"}:
            return "Organization"  # nobody is called "AcmeSoft"
        # what only verbs speak for, "launched" as of a machine or of a product, is a product
        told = bool(self.votes[name])
        if len(votes) == 1:
            return next(iter(votes))
        best = min(coarse.items(), key=lambda x: (-x[1], x[0] == "Hardware" and not told, x[0]))[0]
        finest = [(n, cls) for cls, n in votes.items() if self.schema.coarse(cls) == best]
        return min(finest, key=lambda x: (-(x[0] + (x[1] != best)), x[1]))[1]

    def _counted(self, name: str) -> dict[str, int]:
        """The votes for the classes of a name, with what patterns demand of it."""
        asked = self.demands.get(name)
        if asked and name in self.nobodies and "Person" in asked:
            asked = Counter({cls: n for cls, n in asked.items() if cls != "Person"})
        return self.votes[name] + asked if asked else {c: n for c, n in self.votes[name].items() if n > 0}

    def _vote(self, c: Candidate) -> None:
        """Votes of one place where a name stands, by its own words and those around it."""
        if c.known:
            return
        name = c.name
        if at_fair(self.pack, self.sentences[c.sentence], c.first, c.last):
            self.fairs.add(name)
            return
        words = [w.strip(",") for w in name.split()]
        body = body_of(words)
        firm = len(words) > 1 and (
            body is not None
            or words[-1] in self.pack.org_suffixes
            or words[-1].strip(".") in self.pack.org_suffixes
        )
        self._vote_beside(c, firm)
        if c.cls:
            self.votes[name][c.cls] += 1 if c.made and c.cls == "Hardware" else 6  # others say it finely
        self._vote_place(c, words, body)
        if firm and body is None:
            self.votes[name]["Company"] += 3
        inside = self._nouns_inside(c)
        # "the cluster of the University of Larne": what begins so is no machine
        head = c.text.split()[0].casefold() if inside and not self.pack.adjective_first else ""
        sure = head in self.pack.small_bodies or head in self.pack.bodies
        several = firm and words[-1].endswith("s")  # "Acme Data Centers" runs them
        for noun in inside:
            if several and noun.cls == "Facility" and self.pack.adjective_first:
                continue
            self.votes[name][noun.cls] += 6 if sure and noun.cls in ("University", "PublicBody") else 2
        # "Iris Energy" is nobody's name, nor is "Julia County"
        told = self._given_and_family(c, words) or with_initial(c.text) or with_syllables(c.text)
        if not firm and not inside and told:
            self.votes[name]["Person"] += 5  # "said Ann Lee, the firm …": more than an apposition may weigh
        if (
            words[0] in self.pack.bodies
            and len(words) > 1
            and c.text.split()[1].casefold() in self.pack.body_adjectives
        ):
            self.votes[name][body_class(self.pack, words[0])] += 3
        if self._of_firm(self.sentences[c.sentence], c.first) or self._does_as_firm(c):
            self.votes[name]["Organization"] += 2
        if firm_of_site(self.pack, self.sentences[c.sentence], c):
            self.votes[name]["Company"] += 2
        if self._quoted(c):
            self.votes[name]["Company"] += 4
        if self._beside_firm_in_brackets(c):
            self.votes[name]["Organization"] += 2
        if len(name) > 2 and _PARTED.split(name)[-1] in self.gazetteer.countries and not c.start:
            self.votes[name]["Organization"] += 2  # "Acme France" is the Acme of a country
        if self._of_nation(c):
            self.votes[name]["Company"] += 2
        if not self.votes[name] and self._countrys(c):
            self.votes[name]["Company"] += 1
        tokens = self.sentences[c.sentence]
        if self._of_place(tokens, c.first) or town_of_site(self.pack, tokens, c):
            self.votes[name]["City"] += 2
        if (
            words == [name]
            and name in self.pack.person_names
            and not c.start
            and not self._line_behind(c, c.last)
            and self.sentences[c.sentence][c.first - 1].text not in '“"«'  # a thing called so
            and not self._maker_behind(c)
        ):
            self.votes[name]["Person"] += 1
        if c.text.startswith("@"):
            self.votes[name]["Person"] += 1
        if not self.votes[name] and c.text.isupper() and self._line_behind(c, c.last):
            # "the X series" is no firm
            self.votes[name]["ComputeSystem" if self.tells_of_machines else "Product"] += 2
        if not self.votes[name] and tells_of_site(c.text, self._nouns_told):
            self.votes[name]["Facility"] += 3

    def _vote_place(self, c: Candidate, words: list[str], body: str | None) -> None:
        """Votes for the kind of body that a name's own words tell of, else for the kind of place."""
        name = c.name
        if body is not None:
            self.votes[name][body] += 5  # "it stands at the Acme Computing Facility": that is no town
        elif self._seat(c) or self._in_state(c):
            self.votes[name]["City"] += 4
        elif self._stood(c) or has_shape(c.name, self.pack.town_shapes):
            self.votes[name]["City"] += 3
        elif self._county(c):
            self.votes[name]["State"] += 3
        elif self._town_in(c, words):
            self.votes[name]["City"] += 3

    def _vote_beside(self, c: Candidate, firm: bool) -> None:
        """Votes by the nouns and other words around a name; `firm` says that it ends like a firm's."""
        name = c.name
        cue = None if self._short_of(c) else self._cue(c)
        no = ("Person",) if self.pack.adjective_first else ("Person", "Facility")
        if cue in no and firm and name.split()[0] not in self.pack.person_names:
            cue = None  # "Acme Labs, proprietaria di X", "to head Acme Labs": no person
        if cue == "Product" and c.last - c.first == 1 and self._speaks_behind(c):
            cue = "Company"  # what it makes is called like it
        if cue == "Facility" and self.pack.adjective_first and self._indefinite_before(c):
            cue = "Company"  # "at an Acme plant": one of the firm's
        if cue is not None:
            named = self._named_first(self.sentences[c.sentence], c) == cue or self._titled(c)
            named = named or self._of_plural(c)  # "the firms Ann Street and Acme"
            named = named or (
                self.schema.coarse(cue) == "Organization" and self._beside_noun(c, cue)
            )  # "the startup Ruby Bio"
            self.votes[name][cue] += 8 if named else 4  # "called Ann Lee, the machine": no person
        if (cue or c.cls) and self._mere_system(c):
            self.votes[name]["Product"] += 15  # "the system X" where no machine is told of runs on phones
        if has_members(self.pack, self.sentences[c.sentence], c.last):
            self.votes[name]["ComputeSystem"] += 4
        if cue in (None, "Product") and self._houses_chips(c):
            self.votes[name]["ComputeSystem"] += 12  # "the Acme 2 platform has 8 accelerators"
        if (told := self._told_beside(c, cue)) is not None:
            self.votes[name][told] += 3

    def _houses_chips(self, c: Candidate) -> bool:
        """Whether a name with a number is told to have so many chips."""
        if c.known or not any(ch.isdigit() for ch in c.text):
            return False
        chips = {
            o.first
            for o in self.candidates
            if o.sentence == c.sentence and o.known and self._known_class(o) == "Accelerator"
        }
        return has_chips(self.pack, self.sentences[c.sentence], c.first, c.last, chips)

    def _known_class(self, c: Candidate) -> str:
        return self.gazetteer.entities[c.known[0].entity].type

    def _short_of(self, c: Candidate) -> bool:
        """Whether a name is the short form in brackets of the name right before, whose noun is not its."""
        tokens = self.sentences[c.sentence]
        if not self.pack.adjective_first or c.first < 2 or not c.text.isupper():
            return False
        return tokens[c.first - 1].text == "(" and tokens[c.first - 2].text.istitle()

    def _given_and_family(self, c: Candidate, words: list[str]) -> bool:
        """Whether a name of some words begins with a given name, and is that of no thing."""
        return (
            len(words) in (2, 3)
            and not self._line_behind(c, c.last - 1)
            and words[-1] not in wares()  # "Max Series"
            and (
                words[0] in self.pack.person_names or words[0].split("-")[0] in self.pack.person_names
            )  # "Ann-Marie"
            and not any(ch.isdigit() or ch == "&" for ch in c.text)
            and c.name not in self.made  # "Acme Sierra"
        )

    def _maker_behind(self, c: Candidate) -> bool:
        """Whether a name stands behind "by" and a participle of what firms alone are told to do: "made by
        Luka" may be a firm.
        """
        tokens, pack = self.sentences[c.sentence], self.pack
        if c.first < 2 or pack.adjective_first or not self._is(tokens[c.first - 1], "by"):
            return False
        frames = (
            pack.frames[tag.value.frame]
            for _, tag in pack.table.get(tokens[c.first - 2].key, ())
            if isinstance(tag.value, Trigger)
        )
        told = (self.schema.relations.get(frame.term) for frame in frames)
        return any(
            r is not None and all(self.schema.coarse(d) == "Organization" for d in r.domain) for r in told
        )

    def _line_behind(self, c: Candidate, at: int) -> bool:
        """Whether "series" stands at a token: "the Vast Series" is nobody."""
        tokens = self.sentences[c.sentence]
        return at < len(tokens) and any(
            self._holds(tag.value) for _, tag in tags_at(self.pack.table, tokens, at)
        )

    def _surnames(self) -> None:
        """Two plain words of which the article later uses the second alone name a person."""
        alone = Counter(c.name for c in self.candidates if c.last - c.first == 1 and not c.known)
        for c in self.candidates:
            words = c.name.split()
            if (
                not c.known
                and len(words) == 2
                and all(w.isalpha() for w in words)
                and c.name not in self.made
                and not c.text.split()[0].isupper()
                and alone[words[1]]
                and not alone[words[0]]
            ):
                self.votes[c.name]["Person"] += 1
