"""What stands right beside a name and says what it is: its title, a place, "series", words of where."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from kg.lang.fold import bare
from kg.lang.pack import Noun
from kg.lang.shared import common
from kg.link.shape import _marked, body_class
from kg.link.subjects import Subjects
from kg.spot.nametable import Candidate, tags_at
from kg.spot.seats import based_at

# what makers call their wares by: a letter or two and a number
_CODE: Final = re.compile(r"[A-Z]{1,2}\d{1,3}[a-z+]?")


@cache
def _builders() -> frozenset[str]:
    """Firms that build machines: "X of Acme" is made by them."""
    return frozenset(firm for row in common()["builders"] for firm in row["firms"])


class NearbyWords(Subjects):
    """The class of a name from the words that touch it, where nouns stand before their names."""

    def _titled(self, c: Candidate) -> bool:
        """Whether an article and the noun of a firm, machine or model stand right before a name, as its
        title: "the consortium Ann Lee" is nobody.
        """
        if self.pack.adjective_first or self.pack.script != "Latin":
            return False
        tokens = self.sentences[c.sentence]
        return any(
            end == c.first
            and isinstance(tag.value, Noun)
            and "cue" in tag.value.use
            and "role" not in tag.value.use
            and (tag.value.cls == "ComputeSystem" or self.schema.coarse(tag.value.cls) == "Organization")
            and (self._is(tokens[k - 1], "det") or self._is(tokens[k - 1], "contracted"))
            and self._office_of(tokens, k - 1) is None  # "the head of the group Ann Lee"
            for k in range(max(1, c.first - 4), c.first)
            for end, tag in tags_at(self.pack.table, tokens, k)
        )

    def _told_beside(self, c: Candidate, cue: str | None) -> str | None:
        """The class that what touches a name gives it where no noun does; None where it tells nothing."""
        if cue is not None or self.pack.adjective_first or self.pack.script != "Latin":
            return None
        if self._behind_place(c):
            return "State"
        if self._of_builder(c):
            return "ComputeSystem"
        if self._of_maker(c):
            return "Product"
        tokens = self.sentences[c.sentence]
        if " " in c.text and self._aged(c):
            return "Person"
        marked = c.text.isupper() or any(ch.isdigit() for ch in c.text)
        if (
            marked
            and c.first
            and any(
                isinstance(tag.value, Noun) and tag.value.slug == "line"
                for end, tag in tags_at(self.pack.table, tokens, c.first - 1)
                if end == c.first
            )
        ):
            return self._class_of_lines()
        words = c.text.split()
        if len(words) > 2 and words[0].casefold() in self.pack.bodies and words[1][0].islower():
            # "Centre des Sciences"; "Centro de Datos de Acme" is a site, "Centro de Cálculo de Acme" acts
            acts = {"acts" in n.use for n in self._nouns_inside(c) if n.cls == "Facility"}
            body = "PublicBody" if True in acts else body_class(self.pack, words[0].casefold())
            return None if False in acts else body
        if len(words) > 2 and words[1] in common()["names"]["particles"] and not self._word(c):
            return "Person"
        of, heads = common()["names"]["foreign_of"], common()["names"]["foreign_heads"]
        joined = next((n for n, w in enumerate(words) if w in of), 0)
        if joined and any(bare(w) in self.pack.org_suffixes or bare(w) in heads for w in words[:joined]):
            return "Organization"  # "National Academy of Acme"
        if len(words) > 2 and words[-1] in ("Centre", "Center") and not self._nouns_inside(c):
            return "Organization"  # a name of another language, whose noun comes last
        return None

    def _of_builder(self, c: Candidate) -> bool:
        """Whether an article and "of" a builder of machines stand around a name, in a text about machines:
        "le Tornado d'Acme".
        """
        tokens = self.sentences[c.sentence]
        if not 0 < c.first < c.last < len(tokens) or not self._is(tokens[c.last], "of"):
            return False
        before = tokens[c.first - 1 - (tokens[c.first - 1].text in '«“"' and c.first > 1)]
        at = c.last + 1
        if not self._is(before, "det") and not self._is(before, "contracted"):
            return False
        return self._speaks_of_machines() and any(
            o.sentence == c.sentence and o.first == at and any(n.entity in _builders() for n in o.known)
            for o in self.candidates
        )

    def _indefinite_before(self, c: Candidate) -> bool:
        return c.first > 0 and self._is(self.sentences[c.sentence][c.first - 1], "indef")

    def _town_in(self, c: Candidate, words: list[str]) -> bool:
        """Whether "in" stands before a name that begins as those of towns do: "in San Norvano"."""
        if len(words) < 2 or words[0] not in common()["names"]["town_heads"] or not c.first:
            return False
        return self._is(self.sentences[c.sentence][c.first - 1], "in")

    def _behind_where(self, c: Candidate) -> bool:
        """Whether a word of where stands right before a name, or "of" and the noun of a site: "at Larne",
        "the plant of Larne".
        """
        tokens, at = self.sentences[c.sentence], c.first - 1
        if at < 0:
            return False
        if any(self._is(tokens[at], x) for x in ("in", "at", "from")):
            return True
        return self._is(tokens[at], "of") and any(
            end == at and isinstance(tag.value, Noun) and tag.value.cls == "Facility"
            for i in range(max(0, at - 4), at)
            for end, tag in tags_at(self.pack.table, tokens, i)
        )

    def _of_maker(self, c: Candidate) -> bool:
        """Whether an article stands before a code and "of" a known firm behind it: "the P8 of Acme"."""
        tokens = self.sentences[c.sentence]
        if c.last - c.first > 1 or not 0 < c.first < c.last < len(tokens) - 1 or not _CODE.fullmatch(c.text):
            return False
        before = tokens[c.first - 1]
        if not self._is(tokens[c.last], "of") or not (
            self._is(before, "det") or self._is(before, "contracted")
        ):
            return False
        return any(
            o.sentence == c.sentence
            and o.first == c.last + 1
            and any(self.gazetteer.entities[n.entity].type == "Company" for n in o.known)
            for o in self.candidates
        )

    def _behind_firm(self, c: Candidate) -> bool:
        """Whether a firm that builds no machines for others, or what it makes, stands right before a name:
        "l'Acme Summit" is a fair, not the machine.
        """
        return not self.pack.article and any(
            o.sentence == c.sentence
            and o.last == c.first
            and bool(o.known)
            and self.schema.coarse(self.gazetteer.entities[o.known[0].entity].type)
            in ("Organization", "Product", "AIModel")
            and o.known[0].entity not in _builders()
            for o in self.candidates
        )

    def _behind_place(self, c: Candidate) -> bool:
        """Whether a name stands alone in brackets behind a place: "à Larne (Antrim)" tells where Larne is."""
        tokens = self.sentences[c.sentence]
        first = self._head_of_list(tokens, c.first)
        if first < 2 or tokens[first - 1].text != "(" or c.text.isupper():
            return False
        if any(ch.isdigit() for ch in c.text) or all(t.text != ")" for t in tokens[c.last : c.last + 4]):
            return False
        for o in self.candidates:
            if o.last != first - 1 or o.sentence != c.sentence:
                continue
            if o.known:
                kinds = {self.schema.coarse(self.gazetteer.entities[n.entity].type) for n in o.known}
                return kinds == {"Place"}
            before = tokens[o.first - 1] if o.first else None
            somebody = (
                " " in o.name and o.name.split()[0] in self.pack.person_names
            )  # "thanks to Ann Lee (X)"
            return before is not None and not somebody and self._is(before, "in") and self._is(before, "to")
        return False

    def _stood(self, c: Candidate) -> bool:
        """Whether a plain name is where a site, machine or firm is said to be: "a data centre in Larne"."""
        tokens = self.sentences[c.sentence]
        if (
            not self.pack.adjective_first
            or c.first < 2
            or c.last - c.first > 2
            or any(_marked(word) for word in c.text.split())
            or not self._is(tokens[c.first - 1], "in")
        ):
            return False
        return any(
            end == c.first - 1
            and isinstance(tag.value, Noun)
            and "role" not in tag.value.use
            and tag.value.cls in ("Facility", "ComputeSystem", "Company")
            for i in range(max(0, c.first - 4), c.first - 1)
            for end, tag in tags_at(self.pack.table, tokens, i)
        )

    def _county(self, c: Candidate) -> bool:
        """Whether a name behind a comma tells where the place before it lies: "a plant in Larne, Antrim"."""
        tokens = self.sentences[c.sentence]
        return (
            c.first > 0
            and tokens[c.first - 1].text == ","
            and c.last < len(tokens)
            and tokens[c.last].text in ".,;)"
            and any(
                o.sentence == c.sentence and o.last == c.first - 1 and self._stood(o) for o in self.candidates
            )
        )

    def _beside_firm_in_brackets(self, c: Candidate) -> bool:
        """Whether a name stands beside a firm's in the brackets behind somebody's: "Ann Lee (Acme, NAME)"."""
        tokens = self.sentences[c.sentence]
        first = next((k for k in range(c.first - 1, max(0, c.first - 12), -1) if tokens[k].text == "("), 0)
        last = next((k for k in range(c.last, min(len(tokens), c.last + 12)) if tokens[k].text == ")"), 0)
        if not first or not last or not self._is_person_at(c.sentence, first):
            return False
        inside = [
            o for o in self.candidates if o.sentence == c.sentence and first < o.first and o.last <= last
        ]
        parted = all(a.last + 1 == b.first and tokens[a.last].text in ",;/" for a, b in pairwise(inside))
        whole = inside[0].first == first + 1 and inside[-1].last == last
        return parted and whole and any(o is not c and self._surely_firm(o) for o in inside)

    def _is_person_at(self, sentence: int, last: int) -> bool:
        """Whether a name that begins with a given name ends at a token."""
        ends = (o for o in self.candidates if o.sentence == sentence and o.last == last)
        return any(" " in o.name and o.name.split()[0] in self.pack.person_names for o in ends)

    def _surely_firm(self, c: Candidate) -> bool:
        """Whether a name is a known organisation's, or ends like a firm's."""
        known = any(
            self.schema.coarse(self.gazetteer.entities[n.entity].type) == "Organization" for n in c.known
        )
        return known or (" " in c.name and c.name.split()[-1].strip(".") in self.pack.org_suffixes)

    def _seat(self, c: Candidate) -> bool:
        """Whether a name tells where a firm is: "the Larne-based firm", "Larne-based Acme"."""
        tokens = self.sentences[c.sentence]
        at = based_at(tokens, c.last, lambda token: self._is(token, "based"))
        if at > c.last or at < 0 or at + 1 >= len(tokens):
            return c.last < at
        for end in range(at + 1, min(at + 5, len(tokens))):
            for _, tag in tags_at(self.pack.table, tokens, end):
                if isinstance(tag.value, Noun) and tag.value.cls:
                    return self.schema.coarse(tag.value.cls) == "Organization"
            if tokens[end].kind != "w":
                return False
            if tokens[end].text[0].isupper():
                return any(o.sentence == c.sentence and o.first == end for o in self.candidates)
        return False

    def _namesake(self, cue: str, cls: str) -> bool:
        """Whether a noun says what firms often name after themselves, or what runs on a platform: "the
        search engine Acme" of the firm Acme, "the GPUs Acme" of the cloud Acme.
        """
        if cue == "ComputeSystem":
            return False
        if cue == "Facility" and self.schema.coarse(cls) == "Organization":
            return True  # "the plant Acme": whose it is
        if cue == "Product" and cls == "AIModel":
            return True  # "the assistant Acme" of a model: what people use of it
        if cue == "Product" and self.pack.adjective_first and self.schema.coarse(cls) == "Hardware":
            return True  # "the platform Brisk" of a chip
        return self.schema.coarse(cls) in ("Organization", "Product") and self.schema.coarse(cue) in (
            "Product",
            "AIModel",
            "Hardware",
        )

    def _so_called(self, c: Candidate) -> bool:
        """Whether the noun of a firm right before a name that is a common word, in a script without capitals,
        makes it one that no list knows: "the firm Spring".
        """
        if not self.pack.article or c.text[0].isascii() or not c.first:
            return False
        tokens = self.sentences[c.sentence]
        noun = self._noun_before(tokens, c.first)
        beside = noun is not None and tokens[c.first - 1].key in {form[-1] for form in noun.forms}
        if noun is None or not beside or self.schema.coarse(noun.cls) != "Organization":
            return False
        if c.name in self.pack.vocabulary or c.name in self.pack.ordinary:
            return False
        self.votes[c.name][noun.cls] += 4
        return True
