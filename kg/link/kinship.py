"""What names of an article say of each other by their words: numbers of one line, long and short forms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Final

from kg.gazetteer import family
from kg.lang.fold import bare
from kg.link.demands import asked_as_ware
from kg.link.lineclasses import line_class
from kg.link.shape import body_of, root_of
from kg.link.slugs import slugify
from kg.link.votes import _PARTED, Votes
from kg.spot.partials import version_tail

# How many parameters a model has, as the end of its name: "acme-7b", "acme 8x22b".
SIZED: Final = re.compile(r"[a-z\d][\s-](?:\d+x)?\d+(?:\.\d+)?[bm](?:-a\d+(?:\.\d+)?b)?$")


class Kinship(Votes):
    """The class of a name from others that share its words."""

    def _kinship(self) -> None:
        """A new name made of a known or typed one and a number or letter is of that one's class."""
        roots: dict[str, str] = {}
        heads: dict[str, set[str]] = {}
        for c in self.candidates:
            for n in c.known:
                cls = self.gazetteer.entities[n.entity].type
                if self.schema.coarse(cls) in ("AIModel", "Hardware", "Product"):
                    roots[_PARTED.split(c.name, maxsplit=1)[0]] = cls
                    roots.setdefault(root_of(c.name), cls)  # "Acme MX4" beside "Acme MX5"
        known = frozenset(roots)
        fresh = [(c.name, root_of(c.name)) for c in self.candidates if not c.known]
        rooted = [(name, root) for name, root in fresh if root != name]
        for name, root in rooted:
            votes = self._counted(name)
            if votes:
                cls = max(votes, key=votes.__getitem__)
                if self.schema.coarse(cls) in ("AIModel", "Hardware", "Product"):
                    if cls == "ComputeSystem" and not self.votes[name] and self._speaks_of_devices():
                        cls = "Product"  # what a phone is made of does not make it a machine
                    roots.setdefault(root, cls)
                    heads.setdefault(root, set()).add(name)
        for name, root in rooted:
            if name.split()[-1] in self.pack.org_suffixes or body_of(name.split()) is not None:
                continue  # "Aurora AI" is no kin of the machine Aurora
            if SIZED.search(name):
                self.votes[name]["AIModel"] += 2
            # a name is no kin of its own
            kin = roots.get(root) if root in known or heads.get(root) != {name} else None
            kin = kin or self.gazetteer.families.get(family(name))
            if kin is not None:
                self.votes[name][kin] += 3
        for name in sorted({name for name, _ in fresh}):
            line = line_class(slugify(name), self.schema)
            if line is not None:
                self.votes[name][line] += 3
        for name in {name for name, root in fresh if name == root and name in heads}:
            if not self.votes[name] and asked_as_ware(self.demands.get(name) or (), self.schema):
                self.votes[name][roots[name]] += 3  # "Xeta 2 is new. Xeta was built by"
        self._first_words()

    def _first_words(self) -> None:
        """Names of more words that begin alike ("Xeta P", "Xeta Play") are of one line, if one is."""
        lines: dict[str, set[str]] = defaultdict(set)
        for c in self.candidates:
            first, _, rest = c.name.partition(" ")
            if not c.known and rest and first.isalpha() and len(first) > 2 and rest.count(" ") < 2:
                lines[first].add(c.name)
        for first, names in lines.items():
            if len(names) < 2 or first in self.pack.person_names:
                continue
            votes = sum((Counter(self._counted(name)) for name in sorted(names)), Counter[str]())
            wares = {
                c: n for c, n in votes.items() if self.schema.coarse(c) in ("Product", "Hardware", "AIModel")
            }
            if wares and not any(c in ("Organization", "Place") for c in map(self.schema.coarse, votes)):
                for name in names:
                    self.votes[name][max(sorted(wares), key=wares.__getitem__)] += 5

    def _lines(self) -> None:
        """What goes on behind the name of a firm of the article is most often a product of the firm."""
        firms = {
            name
            for name, votes in self.votes.items()
            if votes and self.schema.coarse(max(votes, key=votes.__getitem__)) == "Organization"
        }
        for c in self.candidates:
            words = [] if c.known else c.name.split()
            if len(words) > 1 and all(map(str.isalpha, words)):
                heads = {" ".join(words[:n]) for n in range(1, len(words))}
                if not heads.isdisjoint(firms):
                    self.made.add(c.name)

    def _twins(self) -> None:
        """A long and a short form in brackets share their votes, and a known one speaks for the other."""
        for c in self.candidates:
            if c.twin:
                votes = self.votes[c.name] + self.votes[c.twin]
                self.votes[c.name] = self.votes[c.twin] = votes
                short, long = sorted((c.name, c.twin), key=len)
                self.short_of[long] = short
        self._versions()
        known = {c.name: c.known[0].entity for c in self.candidates if c.known and c.sure}
        for c in self.candidates:
            if c.latin and c.name in known:
                entity = self.gazetteer.entities[known[c.name]]
                self.same[c.name] = (entity.id, entity.type)
            if c.twin and c.known and c.sure:
                entity = self.gazetteer.entities[c.known[0].entity]
                self.same[c.twin] = (entity.id, entity.type)

    def _versions(self) -> None:
        """Names that differ in their last part alone ("Fjord-L/8", "Fjord-S/8") are of one class, as are
        these parts alone.
        """
        families: dict[str, set[str]] = defaultdict(set)
        for c in self.candidates:
            if tail := bare(version_tail(c.text)):
                families[c.name[: -len(tail)]] |= {c.name, tail}
        for names in families.values():
            votes = sum((self.votes[name] for name in sorted(names)), Counter[str]())
            self.votes.update(dict.fromkeys(names, votes))
