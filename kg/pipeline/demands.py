"""What patterns take untyped names for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.extract.found import Context, Fill, Found
from kg.lang.shared import common, wares
from kg.link.demands import likely, wanted_classes
from kg.link.named import UNTYPED
from kg.pipeline.stages import Stages


class Demands(Stages):
    """The votes of patterns for the classes of names."""

    def _demands(self, found: list[Found], context: Context) -> dict[str, Counter[str]]:
        """Votes for the class of names that have none yet: what the patterns around them take them for."""
        votes: dict[str, Counter[str]] = {}
        # who does something is not of the class that a number beside it would make of it
        for f in sorted(found, key=lambda f: f.term in self.schema.values):
            number = f.term in self.schema.values
            for role, fills in f.roles.items():
                for fill in fills:
                    if (
                        fill.cls == UNTYPED
                        and isinstance(fill.content, str)
                        and not self._bare(f, fill.content)
                        and not (number and role == "s" and self._does(votes.get(fill.content[1:], {})))
                    ):
                        wanted = (
                            self._kin(f, role)
                            or self._joined(context, f, fill)
                            or wanted_classes(self.schema, f.term, role, self.pack, f.rule)
                        )
                        votes.setdefault(fill.content[1:], Counter()).update(
                            self._likely(wanted, fill.content[1:], f.term)
                        )
        told = frozenset(votes)  # what a whole statement says weighs more than what half of one would
        for content, term, role, rule in context.hints:
            if content[1:] in told or (self.pack.article and not content.isascii()):
                continue  # where no capital shows a name, half a statement makes none of a marked word
            wanted = wanted_classes(self.schema, term, role, self.pack, rule)
            if {self.schema.coarse(w) for w in wanted} <= {"Organization", "Person"}:
                votes.setdefault(content[1:], Counter()).update(self._likely(wanted, content[1:], term))
        return votes

    def _does(self, votes: Mapping[str, int]) -> bool:
        """Whether the votes for a name are those of firms and people alone."""
        return bool(votes) and {self.schema.coarse(cls) for cls in votes} <= {"Organization", "Person"}

    def _bare(self, f: Found, content: str) -> bool:
        """Whether a number alone would make a machine of a name that has none: what has 64 GB
        may be anything, what has parameters is a model.
        """
        value = self.schema.values.get(f.term)
        return (
            value is not None
            and not any(ch.isdigit() for ch in content)
            and {self.schema.coarse(cls) for cls in value.domain} not in ({"Organization"}, {"AIModel"})
        )

    def _likely(self, wanted: Sequence[str], name: str, term: str) -> dict[str, int]:
        """Votes for a name's class; one that holds a country's or a city's name, or ends like a ware's, is
        an organisation rather than a person.
        """
        votes = likely(wanted, name, self.schema, term not in common()["firm_events"])
        if (
            name[-1:].isdigit()
            and not (name[:-1].isalpha() and len(name) > 5)
            and " " not in name
            and not set(votes) & {"AIModel", "Hardware", "Product"}
        ):
            return {}  # "C-200" is no firm and nobody
        first = name.split()[0]
        article = any(form == (first,) and tag.value == "det" for form, tag in self.pack.table.get(first, ()))
        last = name.split()[-1]
        if votes == {"Person": 1} and (article or last in wares() or self._place_named(last)):
            return {"Organization": 1}  # nobody is called "Acme Cloud"
        return votes

    def _place_named(self, word: str) -> bool:
        return any(self._is_place(n.entity) for n in self.table.rows.get(word, {}).get((word,), ()))

    def _joined(self, context: Context, f: Found, fill: Fill) -> tuple[str, ...]:
        """The class of the firm that "and" joins a name to, which is one, too: "Acme and Brisk use chips"."""
        items = context.lines[fill.sentence].items
        k = next((k for k, x in enumerate(items) if x.is_at(fill.span)), 0)
        near = [n for n in (k - 2, k + 2) if 0 <= n < len(items) and "and" in items[(n + k) // 2].classes]
        firm = any(items[n].kind == "name" and items[n].coarse == "Organization" for n in near)
        return ("Organization",) if firm and f.term in self.schema.relations else ()

    def _kin(self, f: Found, role: str) -> tuple[str, ...]:
        """The class of the other party of a relation between things of a kind: a rival of a company is a
        company, the successor of a machine a machine.
        """
        relation = self.schema.relations.get(f.term)
        if relation is None or not (relation.symmetric or relation.domain == relation.range):
            return ()
        if "Person" in relation.domain:
            return ()  # what is called after somebody may be of any kind
        other = f.roles.get("o" if role == "s" else "s", ())
        return tuple(sorted({self.schema.coarse(x.cls) for x in other if x.cls not in ("", UNTYPED)}))[:1]
