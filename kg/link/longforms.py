"""Which short name stands for which longer one of the article."""

from __future__ import annotations

import re
from collections import defaultdict

from kg.lang.fold import bare
from kg.link.demands import no_town
from kg.link.named import UNTYPED
from kg.link.slugs import slugify
from kg.link.votes import SIZED, Votes
from kg.spot.partials import version_tail


class LongForms(Votes):
    """Short names and the one longer name that each stands for."""

    def _only_size(self) -> dict[str, set[tuple[str, str]]]:
        """A model with its size is the model, where the article knows no other size: "Acme 7B" of "Acme"."""
        sizes: dict[str, set[str]] = defaultdict(set)
        plain = {c.name: c for c in self.candidates if not c.known}
        for c in self.candidates:
            if not c.known and SIZED.search(c.name):
                sizes[re.split(r"[\s-](?:\d+x)?\d+(?:\.\d+)?[bm]$", c.name)[0]].add(c.name)
        out = {}
        for base, names in sizes.items():
            kin = plain.get(base)
            if kin is not None and len(names) == 1 and self._type(base) == "AIModel":
                out[next(iter(names))] = {(slugify(kin.latin or kin.text), "AIModel")}
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
                    found[line].add((slugify(c.latin or c.text), "ComputeSystem"))
        return {line: next(iter(kin)) for line, kin in found.items() if len(kin) == 1}

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
        firms = {c.name for c in self.candidates if c.known}
        for c in self.candidates:
            words = c.name.split()
            tail = bare(version_tail(c.text))
            if tail and not c.known and (cls := self._type(c.name)) is not None:
                longs[tail].add((slugify(c.text), cls))
            if len(words) < 2:
                continue
            if c.known and c.sure:
                entity = self.gazetteer.entities[c.known[0].entity]
                slug, cls = entity.id, entity.type
            elif not c.known:
                found = self._type(c.name)
                if found is None and len(words) == 2 and self.wild and all(w.isalpha() for w in words):
                    longs[words[-1]].add((f"?{c.name}", UNTYPED))
                    continue
                if found is None:
                    continue
                slug, cls = slugify(c.latin or c.text), found
            else:
                continue
            coarse = self.schema.coarse(cls)
            if coarse in ("AIModel", "Hardware", "Product") and any(ch.isdigit() for ch in c.name):
                longs[c.name.replace(" ", "-")].add((slug, cls))  # "Acme X2" is "Acme-X2"
            if coarse == "Organization" and words[-1] in self.gazetteer.countries:
                continue  # "Acme France" is not Acme
            if coarse == "Organization":
                if letters := _initials(c.text):
                    longs[letters].add((slug, cls))
                bodies.setdefault(c.name, (slug, cls))
            if coarse == "Person":
                longs[words[-1]].add((slug, cls))
                longs[" ".join(words[1:])].add((slug, cls))
                if words[0] in self.pack.person_names:
                    longs[words[0]].add((slug, cls))
            elif coarse == "Organization" and words[0] not in self.pack.not_names:
                longs[words[0]].add((slug, cls))
                longs[" ".join(words[:-1])].add((slug, cls))
            elif coarse == "Hardware" and len(words) > 2 and any(ch.isdigit() for ch in words[-1]):
                longs[" ".join(words[1:])].add((slug, cls))
                if re.fullmatch(r"[a-z]+\d{2,}[a-z]?", words[-1]):
                    longs[words[-1]].add((slug, cls))  # "Acme Fjord K80" is "the K80"
            elif coarse == "AIModel" and len(words) > 2 and words[-2][0].isdigit() and len(words[-1]) > 4:
                longs[words[-1]].add((slug, cls))  # "Acme 4 Brisket" is "Brisket"
            elif coarse == "Hardware" and c.name in self.made and not c.known:
                # "the Acme Gale" is "Gale"; what the short name is told to be, it is
                rest = " ".join(words[1:])
                told = self._type(rest)
                if told is not None and told != cls and self.schema.coarse(told) == "Hardware":
                    cls = told
                    self.votes[c.name][cls] += 8
                longs[rest].add((slug, cls))
            elif coarse == "Product" and not c.known and self._is_firm(words[0]):
                # "Acme Pim 3" is "Pim 3"; what the short name is told to be, it is
                rest = " ".join(words[1:])
                if any(ch.isdigit() for ch in rest) or len(words) > 2:
                    told = self._type(rest)
                    if told is not None and self.schema.coarse(told) in ("Hardware", "AIModel"):
                        cls = told
                        self.votes[c.name][cls] += 4
                    longs[rest].add((slug, cls))
        for name in bodies:
            # "the Acme Centre of Excellence" of two partners is "the Centre of Excellence"
            rest = name.partition(" ")[2]
            if rest.count(" ") > 1 and rest in bodies and name.partition(" ")[0] in firms:
                longs[name] = {bodies[rest]}
        longs.update(self._only_size())
        for c in self.candidates:
            base = re.sub(r"-[a-z]{3,}$", "", c.text) if "-" in c.text and not c.known else c.text
            if base != c.text and any(ch.isdigit() for ch in base):
                # "X2 v4-series": what is of the line X2 v4
                kin = next((o for o in self.candidates if o.text == base and not o.known), None)
                cls = self._type(kin.name) if kin is not None else None
                if cls is not None:
                    longs[c.name] = {(slugify(base), cls)}
        return {short: next(iter(found)) for short, found in longs.items() if len(found) == 1}


def _initials(text: str) -> str:
    """The folded initials of the capitalised words of a long name: "ACS" of "Acme Centre for Studies", "BT"
    of "Borea Turbines"; "" of a single one.
    """
    words = text.split()
    letters = [w[0] for w in words if w[0].isupper() and w.rstrip(".").isalpha()]
    return bare("".join(letters)) if len(letters) > 2 or len(letters) == len(words) == 2 else ""
