"""Who does what a passive or a noun of a deed tells of: behind its "by", whose it is, or who announces it."""

from __future__ import annotations

from kg.extract.clause import _FINITE, _VERBAL, _is_finite, _verb
from kg.extract.converbs import main_actor
from kg.extract.found import Fill
from kg.extract.joints import measures_time
from kg.extract.overt import plain, plain_subject
from kg.extract.owners import owner
from kg.extract.refer import refer
from kg.extract.unsaid import ClauseUnsaid
from kg.extract.untold import strangers_words
from kg.spot.item import Item


class ClauseAgents(ClauseUnsaid):
    """The ways in which a passive and a noun of a deed name who acts."""

    def _announcer(self, wanted: tuple[str, ...]) -> list[Fill]:
        """Who announces a deed named by a noun does it, where nobody else is named: "X has
        announced the purchase of Y".
        """
        line, fill = self.context.spoke[-1] if self.context.spoke else (-1, None)
        if fill is None or line != self.line.index or not self.context.fits(fill.cls, wanted):
            return []
        frames = self.context.pack.frames
        for k in range(self.at - 1, max(self.low, self.at - 6) - 1, -1):
            item = self.items[k]
            if any(frames[t.frame].speech for _, t in item.triggers):
                asked = k > 1 and "to" in self.items[k - 1].classes and "engages" in self.items[k - 2].classes
                return [] if asked else [fill]  # "was asked to confirm the purchase of Y"
            if item.kind != "word" or not (
                not item.classes or item.classes & {"det", "adverb", "possessive"}
            ):
                break
        return []

    def _agent(self, wanted: tuple[str, ...]) -> list[Fill]:
        """Who a passive says did it: behind "by", but not beyond another verb ("built in May, it
        uses chips made by X").
        """
        stop = self.end
        while (
            stop < self.high
            and not (_verb(self.items[stop]) and not measures_time(self.items, stop))
            and "that" not in self.items[stop].classes
            and not self._of_other_participle(stop)
            and not (self.voice == "participle" and self.items[stop].classes & {"be", "have"})
            and not (self.voice == "noun" and (self._by_another(stop) or self._from_whom(stop)))
            and not self._deed_between(stop)
        ):
            stop += 1
        if self.context.pack.order != "svo":
            return self._by_preposition("by", wanted)
        if self.context.fits("Person", wanted) and (people := self._people_by(stop)) is not None:
            return self.take(people, wanted)
        return self.scan(range(self.end, stop), wanted, "by")

    def _people_by(self, stop: int) -> int | None:
        """Where the names stand of people whom "by" tells of by what they are: "founded by two former Acme
        engineers, Ann Lee and Bob Reed", "by a group of traders including Ann Lee".
        """
        by = next((k for k in range(self.end, stop) if "by" in self.items[k].classes), stop)
        for k in range(by + 1, min(stop, by + 9, len(self.items) - 1)):
            item = self.items[k]
            if item.text in (",", ":") or ("like" in item.classes and item.kind == "word"):
                head = self.items[k - 1]
                at = k + 1 + (item.text == "," and "like" in self.items[k + 1].classes)
                several = head.kind in ("word", "noun") and not head.classes and k > by + 1
                several = several or self._several_of(by + 1, head) or self._in_office(by + 1, k)
                return at if several and self._somebody_there(at) else None
            if item.kind == "mark" or item.acts or (item.coarse == "Person" and item.kind == "name"):
                return None
            if "whose" in item.classes:
                return None  # "bought for 3 million and whose founder, Ann Lee"
        return None

    def _in_office(self, first: int, comma: int) -> bool:
        """Whether an office and whose it is stand before a comma: "by the head of Acme, Ann Lee"."""
        firm = self.items[comma - 1]
        return (
            self.items[comma].text == ","
            and firm.kind == "name"
            and firm.coarse == "Organization"
            and any(
                x.kind == "noun" and x.noun is not None and "role" in x.noun.use and x.coarse == "Person"
                for x in self.items[first : comma - 1]
            )
        )

    def _several_of(self, first: int, head: Item) -> bool:
        """Whether a number from `first` on counts people of the body named last: "two students of Acme"."""
        counted = self.items[first].kind == "number" and self.items[first + 1].kind in ("word", "noun")
        return (
            counted and head.kind == "name" and head.prep in ("of", "from", "at") and head.coarse != "Person"
        )

    def _somebody_there(self, at: int) -> bool:
        """Whether people are named at an item, of whom no verb behind them tells."""
        name = self.items[at] if at < len(self.items) else None
        if name is None or name.kind != "name" or name.coarse != "Person":
            return False
        last = max(k for k, x in enumerate(self.items) if x is name or 0 <= x.group == name.group)
        return not any(x.acts for x in self.items[last + 1 : last + 2])

    def _of_other_participle(self, k: int) -> bool:
        """Whether "by" at an item follows another participle that a thing stands before: "X, bought in May,
        and Y, the firm led by Ann Lee".
        """
        if "by" not in self.items[k].classes or self.context.pack.adjective_first:
            return False
        before = self.items[k - 1]
        told = any(t.feature == "pp" for _, t in before.triggers) or plain(before)
        between = self.items[self.end : k - 1]
        return (
            told
            and k - 1 > self.end
            and any(x.kind in ("name", "noun") and not x.prep for x in between)
            and any(x.text == "," for x in between)
        )

    def _deed_between(self, k: int) -> bool:
        """Whether the noun of another deed, which has a doer of its own, stands at `k` behind a participle
        ("expanded, and its purchase by X") or behind a verb of saying ("se confirma la compra por X").
        """
        return (
            (self.context.pack.adjective_first or self.frame.speech)
            and self.voice != "noun"
            and any(t.feature == "noun" for _, t in self.items[k].triggers)
        )

    def _by_another(self, k: int) -> bool:
        """Whether "by" at an item belongs to a participle behind what the noun is of: "the purchase of X,
        examined by Y".
        """
        j = k - 1
        while j > self.end and "adverb" in self.items[j].classes:
            j -= 1
        return (
            "by" in self.items[k].classes
            and plain(self.items[j])
            and any(x.kind == "name" or x.text == "," for x in self.items[self.end : j])
        )

    def _from_whom(self, k: int) -> bool:
        """Whether a word at `k` that is "by" and "from" says from whom a deed is that an active verb right
        before its noun has as its object: "has completed the purchase of X from Y".
        """
        if not {"by", "from"} <= self.items[k].classes:
            return False
        j = self.at - 1
        while j > self.low and self.items[j].classes & {"det", "adjective", "adverb"}:
            j -= 1
        return j > 0 and self.items[j].kind == "word" and "have" in self.items[j - 1].classes

    def _possessor(self, wanted: tuple[str, ...]) -> list[Fill]:
        """Whose a deed is that a noun names, "X's launch": the genitive before it, or a possessive."""
        if self.context.pack.article and self.at and "possessive" in self.items[self.at - 1].classes:
            whose = owner(self.context, self.line, self.items[self.at - 1], wanted)
            return [whose] if whose else []
        if self.at >= 2 and self.items[self.at - 1].key in ("'s", "’s", "s'"):
            return self.take(self.at - 2, wanted)
        for k in range(
            self.at - 1, max(self.low - 1, self.at - (8 if self.context.pack.adjective_first else 3)), -1
        ):
            item = self.items[k]
            if item.key in ("'s", "’s") and k > 0:
                return self.take(k - 1, wanted)
            if k < self.at - 2 and item.kind != "number" and item.text not in "()" and not plain(item):
                break  # "Acme's $7 million (£5 million) takeover"
        return []

    def _of_own(self, wanted: tuple[str, ...]) -> list[Fill]:
        """Whose what a deed is done to is, who does it as well: "the construction of its plant"."""
        of, whose = self.end, self.end + 1
        if (
            self.frame.speech
            or self.context.pack.order != "svo"
            or whose >= self.high
            or "of" not in self.items[of].classes
            or "possessive" not in self.items[whose].classes
        ):
            return []
        fill = owner(self.context, self.line, self.items[whose], wanted)
        return [fill] if fill else []

    def _from_inside(self) -> int | None:
        """Where the firm stands from which somebody speaks: "from Acme they have said that"."""
        if not self.frame.speech or not self.context.pack.pro_drop or self.trigger.feature not in _VERBAL:
            return None
        k = self.at - 1
        while k > self.low and self.items[k].classes & {"have", "adverb"}:
            k -= 1
        firm = self.items[max(k, 0)]
        led = firm.tags.get("prep_item")
        inside = firm.kind == "name" and firm.coarse == "Organization" and firm.prep
        return k if inside and isinstance(led, Item) and "from" in led.classes else None

    def _of_listed_infinitive(self, wanted: tuple[str, ...]) -> list[Fill] | None:
        """Who does what an infinitive right behind a comma tells: as of the others of its list, the subject
        of the verb that governs them ("Acme promises to keep X open, to buy Y"); None where it is in no list.
        """
        comma = self.items[self.at - 1].text == "," if self.at > self.low else False
        if self.trigger.feature != "inf" or not comma or not self.context.pack.pro_drop:
            return None
        verb = next(
            (k for k in range(self.low, self.at) if _is_finite(self.items[k]) or "cue" in self.items[k].tags),
            0,
        )
        who = next((k for k in range(self.low, verb) if self.items[k].kind in ("name", "noun")), None)
        if who is None or self.items[who].prep or self.items[who].held:
            return []
        return self.take(who, wanted)

    def _joined_antecedent(self, joint: int) -> int | None:
        """What "and who", its "and" at `joint`, goes on to tell of: the antecedent of the relative clause
        before, or the name that this explains ("X, the machine that was first and that Y made").
        """
        if "and" not in self.items[joint].classes:
            return None
        who = next((k for k in range(joint - 1, 0, -1) if "who" in self.items[k].classes), 0)
        j = who - 1 - (self.items[who - 1].text == ",") if who else -1
        if j > 1 and self.items[j].kind == "noun":
            comma = next((k for k in range(j - 1, max(0, j - 4), -1) if self.items[k].text == ","), 0)
            j = comma - 1 if comma and "det" in self.items[comma + 1].classes else j
        return j if j >= 0 and self.items[j].kind in ("name", "noun") else None

    def _strange_speaker(self) -> bool:
        """Whether people whom no list knows, or nobody knows, say something: "Acme users said", "which
        executives claimed".
        """
        return (
            self.frame.speech
            and self.context.pack.adjective_first
            and self.trigger.feature in _FINITE
            and (
                plain_subject(self.items, self.low, self.at)
                or self._nobody_known()
                or strangers_words(self.context.pack, self.items, self.low, self.at)
            )
        )

    def _of_gerund(self) -> int | None:
        """Where the one stands whose deed a gerund before its noun tells: "hurt Y by announcing a deal"; -1
        and None as in `main_actor`.
        """
        if self.voice != "noun" and self.trigger.feature != "ger":
            return None
        for k in range(self.at - (self.voice == "noun"), max(self.low, self.at - 5), -1):
            if any(t.feature == "ger" for _, t in self.items[k].triggers):
                frames = self.context.pack.frames
                return main_actor(self.items, self.low, k, frames, bare=self.context.pack.pro_drop)
        return None

    def _nobody_known(self) -> bool:
        """Whether a noun with its article stands right before the verb, of which nothing says who it is: ",
        the government said".
        """
        k = self.at - 1
        while k > self.low and self.items[k].classes & {"have", "adverb"}:
            k -= 1
        item = self.items[k]
        if k <= self.low or item.kind != "noun" or item.prep or "det" not in self.items[k - 1].classes:
            return False
        noun = item.noun
        return noun is not None and bool(noun.cls) and refer(self.context, self.line, item, ()) is None
