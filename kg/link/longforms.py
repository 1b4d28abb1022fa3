"""Which short name stands for which longer one of the article."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from kg.lang.fold import bare
from kg.lang.pack import Noun, Tag
from kg.link.demands import no_town
from kg.link.kinship import SIZED, Kinship
from kg.link.markedfirms import marked, marked_firms, under_or_joined
from kg.link.named import UNTYPED
from kg.link.slugs import slugify
from kg.link.takenup import taken_up
from kg.link.takenupmarked import marked_taken_up
from kg.spot.nametable import Candidate, tags_at
from kg.spot.partials import version_tail
from kg.spot.tokens import Token

_CAMEL: Final = re.compile(r"([A-Z][A-Za-z]{1,2})(?=[A-Z][a-z]{3,}$)")
_CODE: Final = r"[a-z]+\d+[a-z]?"
_SIZE: Final = re.compile(r"[\s-](?:\d+x)?\d+(?:\.\d+)?[bm](?:-a\d+(?:\.\d+)?b)?$")


class LongForms(Kinship):
    """Short names and the one longer name that each stands for."""

    def _vote_all(self) -> None:
        """Votes of all places where names stand, and of the nouns that take up those that have none."""
        for c in self.candidates:
            self._vote(c)
        asked = (self.pack, self.schema, self.gazetteer, self.tells_of_machines)
        for name, cls in list(taken_up(self.sentences, self.candidates, self.votes, *asked)):
            self.votes[name][cls] += 2
        for name, cls in list(marked_taken_up(self.sentences, self.candidates, self.votes, *asked[:3])):
            self.votes[name][cls] += 2
        self._nobodies()
        for name, cls in list(marked_firms(self.sentences, self.candidates, self.votes, self.pack)):
            self.votes[name][cls] += 1

    def _nobodies(self) -> None:
        """What is told of people is told of a firm where a name stands between marks, as no person's does
        in a script without capitals.
        """
        for c in self.candidates if self.pack.article else ():
            if not c.known and marked(self.sentences[c.sentence], c):
                self.nobodies.add(c.name)
                if c.name.replace(" ", "").isalpha() and under_or_joined(
                    self.sentences[c.sentence], c, self.pack
                ):
                    self.likely_firms.add(c.name)
                somebody = self.votes[c.name].pop("Person", 0)
                if somebody:
                    self.votes[c.name]["Company"] += somebody

    def _only_size(self) -> dict[str, set[tuple[str, str]]]:
        """A model with its size is the model, where the article knows no other size: "Acme 7B" of "Acme"."""
        sizes: dict[str, set[str]] = defaultdict(set)
        plain = {c.name: c for c in self.candidates if not c.known}
        for c in self.candidates:
            if not c.known and SIZED.search(c.name):
                sizes[_SIZE.split(c.name)[0]].add(c.name)
        out = {}
        for base, names in sizes.items():
            kin = plain.get(base)
            if kin is not None and len(names) == 1 and self._type(base) == "AIModel":
                out[next(iter(names))] = {(self._slug(kin, "AIModel"), "AIModel")}
        return out

    def _settled(self, name: str, text: str) -> str | None:
        """The class of a name, where patterns alone took it for a place only if it may be a town's."""
        cls = self._type(name)
        if cls and not self.votes[name] and self.schema.coarse(cls) == "Place":
            return no_town(self.pack, text, cls)
        return cls

    def _machines(self) -> dict[str, tuple[str, str]]:
        """The name of a known line of machines → the one machine of it that the article names."""
        lines = {
            c.name
            for c in self.candidates
            if c.known and all(self.gazetteer.entities[n.entity].type == "ComputeSystem" for n in c.known)
        }
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for c in self.candidates:
            longer = [line for line in lines if c.name.startswith(f"{line} ")] if not c.known else []
            if longer and any(ch.isdigit() for ch in c.name) and self._type(c.name) == "ComputeSystem":
                for line in longer:
                    found[line].add((self._slug(c, "ComputeSystem"), "ComputeSystem"))
        return {line: next(iter(kin)) for line, kin in found.items() if len(kin) == 1}

    def _slug(self, c: Candidate, cls: str) -> str:
        """The id of what a name of no list names: that of the acronym beside it, or of its own letters, with
        its class where something else has that id; "" where no letter makes one.
        """
        ware = self.schema.coarse(cls) in ("Product", "Hardware", "AIModel")
        slug = slugify(self.short_of.get(c.name, c.latin or c.text.lstrip("@")), not ware)
        other = self.gazetteer.entities.get(slug)
        if other is not None and not self._related(other.type, cls):
            return f"{slug}-{self.schema.coarse(cls).lower()}"
        return slug

    def _is_firm(self, name: str) -> bool:
        """Whether the article has a firm of this name."""
        for c in self.candidates:
            if c.name == name:
                cls = self.gazetteer.entities[c.known[0].entity].type if c.known else self._type(name)
                return cls is not None and self.schema.coarse(cls) == "Organization"
        return False

    def _long_forms(self) -> dict[str, tuple[str, str]]:
        """Short form → (slug, class) of the one longer name of the article that it shortens."""
        longs: dict[str, set[tuple[str, str]]] = defaultdict(set)
        bodies: dict[str, tuple[str, str]] = {}
        for c in self.candidates:
            words = c.name.split()
            if c.text.startswith("@") and (named := self._before_handle(c)) is not None:
                longs[c.name].add(named)
            tail = bare(version_tail(c.text))
            if tail and not c.known and (cls := self._type(c.name)) is not None:
                longs[tail].add((self._slug(c, cls), cls))
            if len(words) < 2:
                longs.update(self._before_hyphen(c))
                continue
            full = self._in_full(c)
            if full is None:
                if not c.known and len(words) == 2 and self.wild and all(w.isalpha() for w in words):
                    self.awaited = True
                    longs[words[-1]].add((f"?{c.name}", UNTYPED))
                continue
            slug, cls = full
            coarse = self.schema.coarse(cls)
            if coarse in ("AIModel", "Hardware", "Product") and any(ch.isdigit() for ch in c.name):
                longs[c.name.replace(" ", "-")].add(full)  # "Acme X2" is "Acme-X2"
            if coarse == "Organization" and words[-1] in self.gazetteer.countries:
                continue  # "Acme France" is not Acme
            if coarse == "Organization":
                if letters := _initials(c.text):
                    longs[letters].add(full)
                bodies.setdefault(c.name, full)
            shorts, cls = self._shorts(c, words, cls)
            if coarse == "Organization" and self._part_of_another(c, words[0]):
                continue  # "a subsidiary, Acme Semiconductor": Acme is the parent
            own = bare(c.text).split() if c.latin else []  # with its Latin spelling beside it
            for short in [*shorts, *(self._shorts(c, own, cls)[0] if len(own) > 1 else ())]:
                longs[short].add((slug, cls))
        longs.update(self._of_partners(bodies))
        longs.update(self._only_size())
        longs.update(self._of_line())
        longs.update(self._before_capital())
        return {short: next(iter(found)) for short, found in longs.items() if len(found) == 1}

    def _before_capital(self) -> dict[str, set[tuple[str, str]]]:
        """The few letters before the second capital of a known firm's name of one word, where the article has
        them alone: "Abc" of "AbcMicrochips", whatever else begins so ("Abc Holding").
        """
        alone = {c.name for c in self.candidates if not c.known}
        out: dict[str, set[tuple[str, str]]] = {}
        for c in self.candidates:
            begun = _CAMEL.match(c.text) if c.known and c.sure else None
            if begun is None or bare(begun[1]) not in alone:
                continue
            entity = self.gazetteer.entities[c.known[0].entity]
            if self.schema.coarse(entity.type) == "Organization":
                out[bare(begun[1])] = {(entity.id, entity.type)}
        return out

    def _before_hyphen(self, c: Candidate) -> dict[str, set[tuple[str, str]]]:
        """The first part of a body's name of two with a hyphen, where the article has that alone as well, and
        not the other: "Acb-Acmebrisk" is "Acb".
        """
        first, _, rest = c.name.partition("-")
        cls = self._type(c.name) if rest and first.isalpha() and rest.isalpha() and not c.known else None
        names = {o.name for o in self.candidates if not o.known or o.name == rest}
        if cls is None or self.schema.coarse(cls) != "Organization" or first not in names or rest in names:
            return {}
        return {first: {(self._slug(c, cls), cls)}}

    def _before_handle(self, c: Candidate) -> tuple[str, str] | None:
        """Whose handle stands in brackets right behind the name: "Ann Lee (@annl45)"."""
        tokens = self.sentences[c.sentence]
        if not c.first or tokens[c.first - 1].text != "(":
            return None
        before = (o for o in self.candidates if o.sentence == c.sentence and o.last == c.first - 1)
        named = next(before, None)
        return self._in_full(named) if named is not None else None

    def _part_of_another(self, c: Candidate, first: str) -> bool:
        """Whether a body is told to be a part of the one whose name its own begins with: "its subsidiary Acme
        Chips", "Acme Chips, a unit of Acme".
        """
        tokens = self.sentences[c.sentence]
        at = c.first - 1 if c.first and tokens[c.first - 1].text == "," else c.first
        if any(
            end == at and self._is_part(tag) for k in (at - 1, at - 2) for end, tag in self._tags(tokens, k)
        ):
            return True
        for k in range(c.last, min(c.last + 4, len(tokens))):
            for end, tag in self._tags(tokens, k):
                if self._is_part(tag) and any(t.key == first for t in tokens[end : end + 3]):
                    return True
        return False

    def _tags(self, tokens: list[Token], at: int) -> list[tuple[int, Tag]]:
        return list(tags_at(self.pack.table, tokens, at)) if at >= 0 else []

    def _is_part(self, tag: Tag) -> bool:
        return isinstance(tag.value, Noun) and tag.value.slug == "subsidiary"

    def _in_full(self, c: Candidate) -> tuple[str, str] | None:
        """The (slug, class) of what a longer name names; None where several could be meant, or no class is
        known.
        """
        if c.known:
            entity = self.gazetteer.entities[c.known[0].entity]
            alone = len(c.known) == 1 and self.schema.coarse(entity.type) == "Person"  # also a film's name
            return (entity.id, entity.type) if c.sure or alone else None
        cls = self._type(c.name)
        return (self._slug(c, cls), cls) if cls is not None else None

    def _shorts(self, c: Candidate, words: list[str], cls: str) -> tuple[list[str], str]:
        """The short forms of a longer name of a class, and the class that they tell of it."""
        coarse = self.schema.coarse(cls)
        first, last, rest = words[0], words[-1], " ".join(words[1:])
        if coarse == "Person":
            return [last, rest, first] if first in self.pack.person_names else [last, rest], cls
        if coarse == "Organization":
            return [] if first in self.pack.not_names else [first, " ".join(words[:-1])], cls
        if coarse == "Hardware" and len(words) > 2 and any(ch.isdigit() for ch in last):
            # "Acme Fjord K80" is "the K80"
            return [rest, last] if re.fullmatch(r"[a-z]+\d{2,}[a-z]?", last) else [rest], cls
        if coarse == "Hardware" and (not c.known or len(words) == 2) and re.fullmatch(_CODE, last):
            return [last], cls  # "the Fjord MI800" is "the MI800"
        if coarse == "AIModel" and len(words) > 2 and words[-2][0].isdigit() and len(last) > 4:
            return [last], cls  # "Acme 4 Brisket" is "Brisket"
        if coarse == "AIModel" and not c.known and len(words) == 3 and _in_line(rest):
            return [rest], cls  # "Acme Brisket 4" is "Brisket 4"
        if coarse == "Hardware" and c.name in self.made and not c.known:
            return [rest], self._as_told(c.name, cls, rest, ("Hardware",), 8)  # "the Acme Gale" is "Gale"
        if coarse in ("Hardware", "Product") and not c.known and self._the(rest):
            return [rest], cls  # "the ACX Gale", then "the Gale"
        if coarse in ("AIModel", "Product") and not c.known and len(words) == 2 and self._firm_begins(first):
            return [rest], cls  # "Acme Sonic" of the firm Acme Labs is "Sonic"
        if coarse in ("AIModel", "Product") and not c.known and c.made and self._alone(rest):
            # "Acme Phi" of a known firm is "Phi", whatever the text tells of that
            return [rest], self._as_told(c.name, cls, rest, ("Hardware", "AIModel"), 4)
        tells = any(ch.isdigit() for ch in rest) or len(words) > 2
        if coarse == "Product" and not c.known and tells and self._is_firm(first):
            # "Acme Pim 3" is "Pim 3"
            return [rest], self._as_told(c.name, cls, rest, ("Hardware", "AIModel"), 4)
        return [], cls

    def _firm_begins(self, first: str) -> bool:
        """Whether a firm of the article has a name of more words that begins with this one."""
        longer = {c.name for c in self.candidates if not c.known and c.name.startswith(first + " ")}
        return any(self.schema.coarse(cls) == "Organization" for n in longer if (cls := self._type(n)))

    def _alone(self, name: str) -> bool:
        """Whether a name that no list knows stands in the article as it is, and nothing takes it for a firm's
        or a person's.
        """
        cls = self._type(name) if any(c.name == name and not c.known for c in self.candidates) else None
        return cls is not None and self.schema.coarse(cls) in ("Hardware", "AIModel", "Product")

    def _the(self, name: str) -> bool:
        """Whether a word that no list knows stands alone behind a definite article somewhere."""
        return name.isalpha() and any(
            c.name == name
            and not c.known
            and c.first > 0
            and self._is(self.sentences[c.sentence][c.first - 1], "det")
            and not self._is(self.sentences[c.sentence][c.first - 1], "indef")
            for c in self.candidates
        )

    def _as_told(self, name: str, cls: str, short: str, kinds: tuple[str, ...], votes: int) -> str:
        """The class of a longer name: what its short form is told to be, it is, if that is of these kinds,
        with some votes for it; else its own.
        """
        told = self._type(short)
        if told is None or told == cls or self.schema.coarse(told) not in kinds:
            return cls
        self.votes[name][told] += votes
        return told

    def _of_partners(self, bodies: dict[str, tuple[str, str]]) -> dict[str, set[tuple[str, str]]]:
        """A body named with one of its partners is the body: "the Acme Centre of Excellence" of two partners
        is "the Centre of Excellence".
        """
        firms = {c.name for c in self.candidates if c.known}
        out = {}
        for name in bodies:
            first, _, rest = name.partition(" ")
            if rest.count(" ") > 1 and rest in bodies and first in firms:
                out[name] = {bodies[rest]}
        return out

    def _of_line(self) -> dict[str, set[tuple[str, str]]]:
        """What is of a line named without the word for one is of that line: "X2 v4-series" of the X2 v4."""
        out = {}
        for c in self.candidates:
            base = re.sub(r"-[a-z]{3,}$", "", c.text) if "-" in c.text and not c.known else c.text
            if base != c.text and any(ch.isdigit() for ch in base):
                kin = next((o for o in self.candidates if o.text == base and not o.known), None)
                cls = self._type(kin.name) if kin is not None else None
                if kin is not None and cls is not None:
                    out[c.name] = {(self._slug(kin, cls), cls)}
        return out


def _in_line(name: str) -> bool:
    """Whether a name is a word and a number: "brisket 4", "brisket 4.5"."""
    return re.fullmatch(r"[^\W\d_]{4,} \d+(?:\.\d+)?", name) is not None


def _initials(text: str) -> str:
    """The folded initials of the capitalised words of a long name: "ACS" of "Acme Centre for Studies", "BT"
    of "Borea Turbines"; "" of a single one.
    """
    words = text.split()
    letters = [w[0] for w in words if w[0].isupper() and w.rstrip(".").isalpha()]
    return bare("".join(letters)) if len(letters) > 2 or len(letters) == len(words) == 2 else ""
