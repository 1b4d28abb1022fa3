"""Numbers that belong to the trigger of a clause."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kg.extract.clause import _VERBAL, _governed, _is_finite, _verb
from kg.extract.clausedates import ClauseDates
from kg.extract.closed import in_open_relative
from kg.extract.found import Fill
from kg.extract.joints import of_joined_verb
from kg.extract.overt import plain, uncounted
from kg.extract.refused import buys, parted, told_by_relative
from kg.extract.shares import of_another_verb, of_strangers, of_what_one_has, portions, together
from kg.extract.untold import beside_object
from kg.lang.shared import common
from kg.model import Money, Quantity
from kg.spot.item import Item

# what a sum told without a currency is at least
_SUM: Final = 100_000
# what a phrase of a noun begins with whose sum stands behind it: "at a valuation of"
_LEADS: Final = frozenset(("to", "with", "at", "by", "on", "for"))


class ClauseAmounts(ClauseDates):
    """The numbers of a clause."""

    def _number(self, kind: str) -> list[Fill]:
        """The number of a kind nearest to the trigger, what stands behind it first."""
        taken_up = self._taken_up(kind)
        if taken_up is not None:
            return taken_up
        near = [
            (abs(k - self.at) + (0 if k > self.at else 3), k)
            for k in range(self.low, self.high)
            if (n := self.items[k].number) is not None and n.kind == kind and not n.vague
        ]
        if kind == "duration" and self.context.pack.order == "svo":
            # "in the next three years" is when, and tells nothing of how long it takes
            near = [(d, k) for d, k in near if not any("det" in x.classes for x in self._before(k))]
        if kind == "duration" and self.context.pack.adjective_first:
            # "was built by X and was the fastest for two years": another verb's
            near = [
                (d, k)
                for d, k in near
                if self.items[k].prep != "for"
                and (k < self.at or not any(_is_finite(x) for x in self.items[self.end : k]))
            ]
        if (
            kind == "money"
            and near
            and (
                self._owed(min(near)[1])
                or buys(self, min(near)[1])
                or beside_object(self, min(near)[1])
                or together(self.context.pack, self.items, self.low, self.at)
            )
        ):
            return []
        near = [
            (distance, k)
            for distance, k in near
            # a relative clause has numbers of its own, unless the number is what it takes up
            if k > self.at
            or not any(
                _verb(x) or x.text in ",،" or ("who" in x.classes and j > 0)
                for j, x in enumerate(self.items[k + 1 : self.at])
            )
        ]
        if kind == "money":
            near = self._own_sums(near)
        for _, k in sorted(near)[:1]:
            number = self.items[k].number
            assert number is not None
            return [Fill(number.value, self.items[k].head, self.line.index)]
        return []

    def _own_sums(self, near: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The sums near the trigger, with their distance, that are told of nothing else."""
        if self.voice == "active" and self.context.pack.adjective_first:
            # "the $9 million site won support", "gave X access, costing 5 million": another verb's
            near = [(d, k) for d, k in near if k > self.at and not self._acts_between(k)]
        elif self.voice == "participle" and self.context.pack.order == "svo":
            # "the firm, funded by X, has sold shares for 6 million": of the selling
            near = [(d, k) for d, k in near if k < self.at or not self._acts_between(k)]
        near = [(d, k) for d, k in near if not self._of_worth(k)]
        if self.voice == "active" and self.context.pack.order == "svo":
            # "means to raise funds and may be worth 3 billion": what "and" joins has a sum of its own
            near = [(d, k) for d, k in near if k < self.at or not of_joined_verb(self.items, self.end, k)]
        worth = self.frame.term in {row[0] for row in common()["worth"]}
        if self.context.pack.order == "vso" and not worth:
            near = [(d, k) for d, k in near if not of_another_verb(self.items, self.at, self.end, k)]
        particle = self.trigger.particle[-1:]
        if particle and worth:
            # "won 3 million at a value of 40": the sum stands behind the noun
            near = [(d, k) for d, k in near if any(x.key in particle for x in self.items[self.at : k])]
            near = [(d, k) for d, k in near if not self._tells_another(k, particle)]
        if self.voice != "noun":
            near = [(d, k) for d, k in near if not of_what_one_has(self.items, k, self.context.pack)]
            # "raised a round, its value may reach 40 million": told of something else
            near = [(d, k) for d, k in near if k < self.at or not self._of_its_own(k)]
        if self.trigger.feature == "inf" and self._purpose():
            # "paid 9 million to get X": the sum is of the paying
            near = [(d, k) for d, k in near if k > self.at]
        if not self.context.pack.adjective_first:
            # "a round that values the firm at 40 million": the relative clause's own
            near = [(d, k) for d, k in near if not in_open_relative(self.items, self.end, k)]
        if self.trigger.feature == "noun":
            # "raised 6 million at a valuation of 40": a sum before a noun is its own only right before it
            near = [
                (d, k)
                for d, k in near
                if k > self.at
                or (
                    all(x.classes & {"of", "det"} for x in self.items[k + 1 : self.at])
                    and not self.items[self.at].classes & _LEADS
                )
            ]
            svo = self.context.pack.order == "svo"
            near = [(d, k) for d, k in near if k < self.at or not (svo and parted(self.items, self.end, k))]
        if self.context.pack.order == "svo" and self.trigger.feature != "noun":
            # "closed a round with X, which is worth 40 million": told of X
            near = [(d, k) for d, k in near if not told_by_relative(self.items, self.end, k)]
        return near

    def _tells_another(self, k: int, particle: Sequence[str]) -> bool:
        """Whether a firm is named behind the noun of a sum: "beats the value of Acme, 4 million"."""
        for j in range(self.at, k):
            if self.items[j].key in particle and self.context.pack.order == "svo":
                behind = next((x for x in self.items[j + 1 : k] if not x.classes & {"of", "det"}), None)
                return behind is not None and behind.kind == "name" and behind.prep == "of"
        return False

    def _of_worth(self, k: int) -> bool:
        """Whether the noun of what a firm is worth stands right behind a sum, and tells more than this frame:
        "raised money at a $3 billion valuation".
        """
        worth = {row[0] for row in common()["worth"]} - {self.frame.term}
        behind, frames = self.items[k + 1 : k + 2], self.context.pack.frames
        return any(
            t.feature == "noun" and frames[t.frame].term in worth
            for x in behind
            for _, t in x.triggers
            if not x.classes & _LEADS
        )

    def _before(self, k: int) -> list[Item]:
        """The words before an item, two at most, up to the next mark, thing or preposition."""
        out: list[Item] = []
        for x in reversed(self.items[max(0, k - 2) : k]):
            if x.kind != "word" or x.classes & {"by", "with", "for"}:
                break
            out.append(x)
        return out

    def _of_its_own(self, k: int) -> bool:
        """Whether a comma and a possessive, or a form that tells what somebody does besides, part a number
        from the trigger: it is told of what they begin.
        """
        if not self.context.pack.adjective_first and any(
            y.text in ",،" and x.kind == "word" and self._besides(x)
            for y, x in pairwise(self.items[self.end : k])
        ):
            return True  # "has invested in X, valuing it at 3 billion"
        return any(
            x.text in ",،" and "possessive" in self.items[j + 1].classes
            for j, x in enumerate(self.items[:k])
            if self.end <= j < k - 1
        )

    def _acts_between(self, k: int) -> bool:
        """Whether another verb stands between the trigger and what is at `k` behind it."""
        return any(
            x.kind == "word" and any(t.feature in _VERBAL or t.feature == "ger" for _, t in x.triggers)
            for x in self.items[self.end : k]
        )

    def _owed(self, k: int) -> bool:
        """Whether a sum is a contract's, a fine's or what was earned: "a contract of 40 million" gives nobody
        money to grow with.
        """
        if self.frame.term in {row[0] for row in common()["worth"]} and self.voice != "participle":
            return False  # what a firm is worth is no sum that it has
        if any(self._of_other_sums(x) for x in self.items[max(self.low, k - 3) : k]):
            return True  # "raised money and reached a value of 157 billion"
        before = [x for x in self.items[max(self.low, k - 3) : k] if x.kind in ("word", "noun")]
        behind = self.items[k + 1 : k + 4]
        particle = self.trigger.particle[-1:]
        own = next((j for j in range(self.at, k) if self.items[j].key in particle), self.end - 1)
        if any(self._of_owed(x) for x in (*before, *self.items[own + 1 : own + 2])):
            return True  # also "has had revenues in 2015 that came close to 3 billion"
        return (
            bool(behind)
            and bool(behind[0].classes & {"of", "in", "on"})
            and any("owed" in x.classes for x in behind[1:])
        )

    def _of_owed(self, item: Item) -> bool:
        """Whether a word is one for what is owed, a noun of another use too: "an order of 40 million"."""
        if item.kind != "noun":
            return "owed" in item.classes
        return any(
            form == (item.key,) and tag.kind == "class" and tag.value == "owed"
            for form, tag in self.context.pack.table.get(item.key, ())
        )

    def _of_other_sums(self, item: Item) -> bool:
        """Whether an item is the noun of frames for sums, none of which is of what this one states."""
        frames = self.context.pack.frames
        told = [frames[t.frame] for _, t in item.triggers if t.feature == "noun"]
        sums = {f.term for f in told if any("money" in places for places in f.roles.values())}
        return bool(sums) and self.frame.term not in sums

    def _bare_sum(self, value: bool = False) -> list[Fill]:
        """The large number right behind the trigger that counts nothing: "has paid 40 million for"; as a
        value it is money whose currency is not told.
        """
        for k in range(self.end, min(self.end + 5, self.high)):
            item = self.items[k]
            own, after = item.number, self.items[k + 1] if k + 1 < self.high else None
            if item.kind in ("name", "mark"):
                return []
            if item.kind != "number" or own is None or own.kind != "count" or own.vague:
                continue
            counts = after is not None and (
                after.kind in ("noun", "name") or plain(after) or bool(after.measure) or "of" in after.classes
            )
            if counts or not isinstance(own.value, Quantity) or own.value.low < _SUM:
                return []
            sum_ = Money(own.value.low, own.value.high, None, own.value.comparator) if value else own.value
            return [Fill(sum_, item.head, self.line.index)]
        return []

    def _acts_on_more(self, k: int) -> bool:
        """Whether a thing is the subject of a verb that has other things too: how many there are of
        it is not how many it takes ("500 machines hold 8 chips each").
        """
        role, head = self._subject_role(), self.items[k].head
        return (
            self.voice == "active"
            and role in ("s", "agent")
            and any(f.span == head for f in self.filled.get(role, []))
            and any(fills for other, fills in self.filled.items() if other != role)
        )

    def _taken_up(self, kind: str) -> list[Fill] | None:
        """The sum that the trigger's own relative clause takes up: "40 million euros that X had given Y"."""
        if kind != "money":
            return None
        for k in range(self.at - 1, max(self.low - 3, 0), -1):
            item, before = self.items[k], self.items[k - 1].number
            if item.kind == "mark":
                return None
            if item.kind == "word" and item.classes & {"that", "who"}:
                if before is None or before.kind != kind:
                    return None
                return [Fill(before.value, self.items[k - 1].head, self.line.index)]
        return None

    def _counts_else(self, k: int) -> bool:
        """Whether the object tells what a number counts, and no chip: "brings the number of units to 9"."""
        between = self.items[self.end : k]
        told = any(
            "of" in x.classes and (plain(y) or (y.kind == "noun" and not y.cls)) for x, y in pairwise(between)
        )
        return told and not any(x.measure or x.kind == "name" or x.coarse == "Hardware" for x in between)

    def _quantity(self, function: str) -> list[Fill]:
        if function == "count":
            for k in sorted(self.used):
                if self._acts_on_more(k) or "refers_all" in self.items[k].tags:
                    continue  # "the two models": how many were told of
                number, at = self.items[k].count, self.items[k].tags.get("count_item")
                if (
                    number is not None
                    and not number.vague
                    and isinstance(number.value, Quantity)
                    and isinstance(at, Item)
                ):
                    return [Fill(number.value, at.head, self.line.index)]
            return []
        for k in range(self.end, self.high):
            item = self.items[k]
            if (
                item.kind == "number"
                and item.number is not None
                and item.number.kind == "count"
                and not item.number.vague
            ):
                value = item.number.value
                if (
                    self._counts_else(k)
                    or portions(self.items, k)
                    or (k + 1 < self.high and uncounted(self.items[k + 1]))
                    or of_strangers(self.context.pack, self.items[self.end : k])
                ):
                    continue  # "has raised its speed to 400 gigaflops": no number of machines
                if isinstance(value, Quantity) and _governed(item, "to"):
                    return [Fill(value, item.head, self.line.index)]
        return []
