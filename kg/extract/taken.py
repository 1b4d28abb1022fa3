"""How the things of a clause are taken: each with its list, and none twice."""

from __future__ import annotations

from functools import cache
from typing import Final

from kg.extract.clause import ClauseBounds, _preps
from kg.extract.found import Fill, Found
from kg.extract.lastmember import in_apposition
from kg.extract.overt import plain
from kg.extract.refer import refer
from kg.lang.fold import has_shape
from kg.lang.shared import common
from kg.link.named import UNTYPED
from kg.model import Span
from kg.spot.item import Item

# before a plain word they show that it is the head of its phrase: "in figures released in May"
_HEADS_OF_OWN: Final = frozenset(
    ("on", "with", "for", "in", "of", "from", "at", "to", "against", "other_prep")
)


@cache
def closer_ties() -> frozenset[str]:
    """The relations that are the closer of two ties of a pair: who heads a firm belongs to it."""
    return frozenset(str(row["relation"]) for row in common()["closer"])


class ClauseTaken(ClauseBounds):
    """The things of a clause and how they are taken."""

    def take(self, k: int, wanted: tuple[str, ...]) -> list[Fill]:
        """The thing at `k` and the other members of its list."""
        named, group = self.items[k].tags.get("of_name"), self.items[k].group
        if isinstance(named, int):
            return self.take(named, wanted)
        alone = group < 0 or in_apposition(self.items, k, self.at)
        members = [k] if alone else [j for j, x in enumerate(self.items) if x.group == group]
        out: list[Fill] = []
        used: set[int] = set()
        for j in members:
            item = self.items[j]
            tags = item.tags
            if self.strict and "refers" not in tags:  # "each node" stands for its machine
                if item.kind == "name" and item.noun is not None:
                    continue  # a class of things ("servers") is no thing
                if item.kind == "noun" and item.det == "indef":
                    continue  # nor is one of a kind ("a server")
            if "group" in tags and self._whole_alone():
                continue  # nor does a firm join where its team does, nor is it headed where its team is
            both = tags.get("refers_all")
            if isinstance(both, tuple) and all(self.context.fits(x.cls, wanted) for x in both):
                out.extend(both)
                used.add(j)
                continue
            if self.single and self._kind_alone(item):
                continue
            fill = refer(self.context, self.line, item, wanted) or self._spokesman(j, wanted)
            if fill is not None and not (self.strict and fill.cls == UNTYPED):
                out.append(fill)
                used.add(j)
        if k not in used:
            return []  # the others of its list are still free
        self.used |= used
        return out

    def _whole_alone(self) -> bool:
        """Whether what is told of a team is not told of its firm: the closer of two ties; in scripts whose
        verbs may hold their subject, all that wants a known class.
        """
        if self.frame.term in closer_ties():
            return True
        return self.strict and bool(self.context.pack.present_prefixes)

    def _kind_alone(self, item: Item) -> bool:
        """Whether an item is a class of things ("chips") or a part that stands for its whole ("nodes"); for a
        value also a thing that nothing has told of before ("a data centre").
        """
        if item.noun is None or (item.kind == "name" and "refers" in item.tags):
            return False
        value = self.frame.term in self.context.schema.values
        fresh = value and item.det == "indef" and "refers" not in item.tags
        return item.kind == "name" or fresh or "part" in item.noun.use

    def _spokesman(self, k: int, wanted: tuple[str, ...]) -> Fill | None:
        """Whose words "a spokesman of X" speaks: a person without a name who says something says it for X."""
        item = self.items[k]
        behind = self.items[k + 1 : k + 3]
        if (
            not self.frame.speech
            or item.kind != "noun"
            or item.cls != "Person"
            or item.held
            or len(behind) < 2
        ):
            return None
        # where genitives have no word the name stands right behind
        first = 0 if behind[0].kind == "name" and behind[0].prep == "of" else 1
        firm = behind[first]
        whose = not first or "of" in behind[0].classes or self._office_of(item, behind[0], firm)
        if not whose or firm.coarse != "Organization" or firm.kind != "name":
            return None
        named = self.items[k + first + 2 : k + first + 4]
        person = next((x for x in named if x.kind == "name" and x.coarse == "Person" and not x.prep), None)
        if person is not None and (person is named[0] or named[0].text in ",،"):
            # "the head of X, Ann Lee," has a name
            self.used.add(self.items.index(person))
            return refer(self.context, self.line, person, wanted)
        fill = refer(self.context, self.line, firm, wanted)
        if fill is not None and item.noun is not None and item.noun.slug in ("founder", "ceo", "founder-ceo"):
            heads = [p for p, led in self.context.bosses.items() if led == fill.content]
            if len(heads) == 1 and self.context.fits("Person", wanted):
                return Fill(heads[0], item.head, self.line.index, "Person")  # the one whom the text named
            if item.noun.slug == "founder":
                return None  # who founded a firm need not speak for it
        return (
            Fill(fill.content, Span(item.head.start, firm.head.end), self.line.index, fill.cls)
            if fill
            else None
        )

    def _office_of(self, office: Item, to: Item, firm: Item) -> bool:
        """Whether an office with its article is of a firm that its noun tells to be one, where one word is
        "to" and "of": "the head to the firm X"; whoever else has "to" behind him has spoken to X.
        """
        named = "with_noun" in firm.tags and firm.cls not in common()["tellers"]
        return bool(self.context.pack.article) and "to" in to.classes and office.det == "def" and named

    def _before_relative(self) -> int:
        """Where the first relative clause behind the trigger begins: what stands in it is no object
        of the trigger.
        """
        if "who" not in self.line.classes and "whose" not in self.line.classes:
            return self.high
        return next(
            (
                k
                for k in range(self.end + 1, self.high)
                if self.items[k].classes & {"who", "whose"} and self.items[k].kind == "word"
            ),
            self.high,
        )

    def _strange_head(self) -> bool:
        """Whether an article and a plain word stand right before a participle, which so is that
        word's: "a deal valued at".
        """
        if self.at < 2 or self.context.pack.order != "svo":
            return False
        head, article = self.items[self.at - 1], self.items[self.at - 2]
        if self.context.pack.adjective_first and plain(head) and not head.classes and head.text[0].islower():
            # "on three patents owned by": no name's but the word's
            first = next((x for x in reversed(self.items[self.low : self.at]) if not plain(x)), None)
            kind = (
                first is not None and first.tags.get("modifier") is True
            )  # "a server architecture built on"
            if first is None or kind or first.kind in ("number", "mark") or first.classes & _HEADS_OF_OWN:
                return not has_shape(head.key, self.context.pack.adverb_shapes)
        return (
            plain(head)
            and "adverb" not in head.classes
            and article.kind == "word"
            and "det" in article.classes
            and "contracted" not in article.classes
        )

    def _makers(self, k: int) -> bool:
        """Whether a firm's name only tells whose the thing of the name right behind it is: "the Acme X2"."""
        item = self.items[k]
        behind = self.items[k + 1] if k + 1 < len(self.items) else None
        return (
            self.context.pack.adjective_first
            and behind is not None
            and item.kind == behind.kind == "name"
            and item.coarse == "Organization"
            and behind.coarse in ("Product", "Hardware", "AIModel")
            and behind.head.start == item.head.end + 1
            and not (k + 2 < len(self.items) and self.items[k + 2].kind == "noun")
        )

    def placed(self, k: int, wanted: tuple[str, ...]) -> bool:
        """Whether what stands before the verb may be what is wanted: a name of no class yet under a
        preposition of places ("à X, …") is a place.
        """
        item = self.items[k]
        place = item.cls == UNTYPED and "in" in _preps(item)
        return not place or self.context.fits("City", wanted)

    def _of_another_kind(self, k: int) -> bool:
        """Whether "like" brings in a name as an example of what is not the verb's: "an answer to products
        like X". Told where a class noun stands before its adjectives.
        """
        if not self.context.pack.article:
            return False
        like = next((j for j in range(k - 1, self.end - 1, -1) if "like" in self.items[j].classes), None)
        if like is None or any(self.items[j].kind in ("name", "noun") for j in range(like + 1, k)):
            return False
        return not any(x.kind == "noun" and not x.prep for x in self.items[self.end : like])

    def _of_particle(self, item: Item) -> bool:
        """Whether the preposition before a thing is the verb's own: "cite in court X", "switch on the X"."""
        particle, before = self.trigger.particle, item.tags.get("prep_item")
        if not particle or not isinstance(before, Item) or before.key != particle[0]:
            return False
        at = next((k for k, x in enumerate(self.items) if x is before), 0)
        here = next((k for k, x in enumerate(self.items) if x is item), 0)
        between = [x for x in self.items[at:here] if x.classes.isdisjoint(("det", "possessive"))]
        # a single word only right behind the verb: "switched on X", not "adds X to Y"
        reached = at == self.end if len(particle) == 1 else at >= self.end
        own = " ".join(x.key for x in between[: len(particle)]) == " ".join(particle)
        rest = between[len(particle) :]  # "take over troubled Larne rival X"
        described = self.context.pack.adjective_first and all(
            x.kind == "word" and not x.triggers and x.classes <= {"adjective", "nation", "other"}
            for x in rest
        )
        return reached and own and (not rest or described)

    def _unclear(self, item: Item, wanted: tuple[str, ...]) -> bool:
        """Whether a noun is of the wanted kind though what it stands for is not known: "the firm"."""
        noun = item.noun
        return (
            noun is not None
            and "anaphor" in noun.use
            and bool(wanted)
            and self.context.fits(noun.cls, wanted)
        )

    def _patient(self, out: Found) -> list[Fill]:
        """What a passive is told of, of which a verb that "and" joins is told as well: "X is run by Y and
        uses Z".
        """
        for role, fills in out.roles.items():
            if "object" in self.frame.roles.get(role, ()):
                return fills
        return []

    def _before_participle(self, high: int) -> int:
        """Where a participle has a "by" of its own: "paid a fine imposed by Y", "built in a town of X, run by
        Y"; `high` without.
        """
        things = self.voice == "active"
        for k in range(self.end, high):
            item = self.items[k]
            if things and any(t.feature == "pp" for _, t in item.triggers):
                return k
            things = things or item.kind in ("name", "noun") or "stranger" in item.tags
        return high

    def _before_done_by(self, high: int) -> int:
        """Where a participle behind a thing has a doer, whose word is that for "from", too: "bought X,
        founded in May by Y"; `high` without.
        """
        things = False
        for k in range(self.end, high):
            item = self.items[k]
            perfect = "have" in self.items[k - 1].classes  # "which has bought it from Y"
            if things and not perfect and any(t.feature == "pp" for _, t in item.triggers):
                behind = self.items[k + 1 : min(k + 5, high)]
                if any({"by", "from"} <= x.classes for x in behind):
                    return k
            # "a round of series B led by Y": a noun of no class is nobody's deed
            things = things or item.kind == "name" or (item.kind == "noun" and bool(item.cls))
        return high
