"""Backtracking over the elements of one pattern."""

from __future__ import annotations

from functools import cache
from typing import Final

from kg.extract.found import Fill
from kg.extract.gaps import bracket_end, leads_off, only_kind, past_age, past_praise, past_time, stops
from kg.extract.headings import heading
from kg.extract.lastmember import last_alone
from kg.extract.owners import owner
from kg.extract.passedover import PassedOver
from kg.extract.patterns import _GAPS, DASHES, NUMBERS, WORDLESS, Element, _cues, _noun_names, word_of
from kg.extract.places import list_end, number_at, thing_at
from kg.extract.pronouns import pronoun, speaking_pronoun
from kg.extract.refer import refer
from kg.extract.topics import only_topic, previous_focus, previous_subject, spoken_of
from kg.lang.shared import common
from kg.link.named import UNTYPED
from kg.model import Quantity, Text
from kg.spot.item import Item

_WARES: Final = frozenset(("AIModel", "Hardware", "Product"))


@cache
def _units(term: str) -> frozenset[str]:
    """The units in which a value is measured; empty where it has none of its own."""
    return frozenset(u for row in common()["value"] if row["term"] == term for u in row.get("units", ()))


class _Matcher(PassedOver):
    """Backtracking over the elements of one pattern from one item on."""

    def run(self, e: int, i: int) -> int | None:
        """The item behind the match of the elements from `e` on at item `i`, None where they do not match."""
        if e == len(self.row.elements):
            return i
        if e == 1 and i < len(self.items) and self.row.elements[0].kind == "slot":
            end = self._run(e, i)
            return self._past_words(i) if end is None else end
        return self._run(e, i)

    def _run(self, e: int, i: int) -> int | None:
        element, first = self.row.elements[e], i  # first: with the article before a thing
        kind = element.kind
        if kind == "not":
            there = i < len(self.items) and any(t in self.items[i].classes for t in element.takes)
            return None if there else self.run(e + 1, i)
        if kind == "gap":
            return self._gap(e, i, int(element.takes[0]))
        if element.cue and element.cue[0] in WORDLESS:
            return self._under(e, i) if element.cue[0] == "heading" else self._supplied(e, i)
        if kind == "slot" and "its" not in element.cue:
            i = number_at(self.items, i) if element.name in NUMBERS else thing_at(self.items, i)
            if e:
                i = self._past_origin(element, i)
        elif kind == "noun":
            i = past_praise(self.items, i, self.context.pack)
        if i < len(self.items):
            end = self._one(element, i)
            if end >= 0:
                # a match that fails at its first element, or at its last, has nothing to go back to
                kept = e + 1 < len(self.row.elements) and (e > 0 or element.optional)
                before = (dict(self.slots), set(self.taken)) if kept else None
                if self._takes(e, i) if kind == "slot" else e or kind != "noun" or not self._apposed(i):
                    rest = self.run(e + 1, end)
                    if rest is None and kind == "slot":
                        rest = self._past_relative(e + 1, end)
                    if rest is not None:
                        return rest
                    if before is not None:
                        self.slots, self.taken = before
        if element.optional:
            return self.run(e + 1, first)
        if e and i < len(self.items) and self._parted(e):
            k = past_time(self.items, first)
            return self._run(e, k) if k > first else None
        return None

    def _takes(self, e: int, i: int) -> bool:
        """Whether the slot at `e` is filled by the thing at `i`."""
        return not (
            self._is_possessor(e, i)
            or self._means_only(e, i)
            or self._given_to(e, i)
            or self._leads_in(e, i)
            or self._of_subject(e, i)
            or last_alone(self.context, self.items, self.row, e, i)
            or self._tells_kind(e, i)
            or only_kind(self.items, i)
            or self._beside_time(e, i)
            or not self._fill(self.row.elements[e], i)
        )

    def _supplied(self, e: int, i: int) -> int | None:
        """The match from `e` on of a slot without words: what the sentences before or the one at hand speak
        of fills it.
        """
        element = self.row.elements[e]
        if e == 0 and i and self._told(self.items[i - 1]):
            return None
        wanted = element.takes or self._wanted(element.name)
        if e == 0 and element.cue[0] == "topic" and self._own_subject(i):
            return None  # "Acme beat rivals X and Y": Acme's, not those of what was told of before
        if element.cue[0] == "near":
            fill = spoken_of(self.context, self.line, self.items[min(i, len(self.items) - 1)], wanted)
            if element.strict and fill is not None and fill.content in self.context.things:
                fill = None  # one without a name
        else:
            find = previous_subject if element.cue[0] == "topic" else previous_focus
            fill = find(self.context, self.line, wanted)
            if fill is None and e == 0 and self.context.pack.adjective_first:
                fill = only_topic(self.context, self.line, wanted)
        if fill is None:
            return None
        self.slots[element.name] = [fill]
        return self.run(e + 1, i)

    def _own_subject(self, i: int) -> bool:
        """Whether a name stands bare before a verb that has the words at `i` behind it."""
        before = self.items[:i]
        verb = next((k for k, x in enumerate(before) if x.kind == "word" and (x.acts or not x.classes)), i)
        return verb < i and any(x.kind == "name" and not x.prep for x in before[:verb])

    def _under(self, e: int, i: int) -> int | None:
        """The match from `e` on, of a line that says something of what the heading above it names."""
        if any(x.kind != "mark" for x in self.items[:i]):
            return None
        element = self.row.elements[e]
        fill = heading(self.context, self.line, element.takes or self._wanted(element.name))
        if fill is None:
            return None
        self.slots[element.name] = [fill]
        return self.run(e + 1, i)

    def _gap(self, e: int, i: int, most: int) -> int | None:
        # behind "NAME ," stands an apposition, behind "NAME's" what is owned: both end before a verb ("Ann
        # Lee, has met the head of Acme", "Acme's plans include Brisk")
        told = [x for x in self.row.elements[max(0, e - 2) : e] if x.kind != "not"]
        before = told[-1].takes if told else ()
        apposed = most <= _GAPS[".."] and before in ((",",), ("'s",))
        end, closed = min(i + most, len(self.items)), -1
        k = i - 1
        while k < end:
            k += 1
            if k < closed:
                continue
            if k > i and k != closed:
                item = self.items[k - 1]
                if item.text == "(" and most >= 8:
                    # what stands in brackets is passed over as a whole: "founded in May (in Oslo) by X"
                    closed = bracket_end(self.items, k)
                    end = min(end + closed - k + 1, len(self.items))
                    if closed < 0:
                        return None
                    continue
                if stops(item, most, apposed) or leads_off(self.items, k - 1, told):
                    return None
            rest = self.run(e + 1, k)
            if rest is not None:
                return rest
        return None

    def _one(self, element: Element, i: int) -> int:
        """The item behind what the element takes at `i`, -1 where it takes nothing there."""
        item = self.items[i]
        if element.kind == "slot":
            return i + 1 if self._before_brackets(element) else list_end(self.items, i)
        if element.kind == "class":
            hit = not item.classes.isdisjoint(element.takes) or any(
                t.startswith("measure:")
                and t[8:] in item.measure
                and not only_kind(self.items, i)
                and not (item.kind == "name" and item.cls in common()["not_counted"].get(t[8:], ()))
                for t in element.takes
            )
        elif element.kind == "noun":
            names = _noun_names(self.context, item) if item.noun is not None else []
            if item.noun is not None and "role" in item.noun.use and item.coarse in _WARES:
                names = [n for n in names if ":" in n]  # "its successor" is no kind of things
            hit = any(f"[{t}" in names for t in element.takes)
        else:
            hit = item.key in element.takes or (item.key in DASHES and "," in element.takes)
            if hit and "," in element.takes:
                return past_age(self.items, i)
        return i + 1 if hit else -1

    def _fill(self, element: Element, i: int) -> bool:
        item = self.items[i]
        if element.name == "date":
            if item.kind != "date" or item.date is None:
                return False
            self.slots["date"] = [Fill(item.date, item.head, self.line.index)]
            self.taken.add(i)
            return True
        if element.name in NUMBERS:
            return self._fill_number(element, i, item)
        if "its" in element.cue:
            return self._fill_possessive(element, i, item)
        if item.classes & {"he", "it"} and item.kind == "word" and not element.cue:
            if i and self.items[i - 1].kind in ("name", "noun"):
                return False  # "for Acme it was": another phrase begins
            return self._fill_pronoun(element, i, item)
        if item.kind not in ("name", "noun") or "likened" in item.tags:
            return False
        if "nowhere" in item.tags and not self._of_maker(element, item):
            return False
        named = item.tags.get("of_name")
        if isinstance(named, int) and not element.cue and self.items[named].coarse != "Person":
            return self._fill(element, named)
        if element.cue and not (
            _cues(item) & set(element.cue) or (element.cue == ("noun",) and item.kind == "noun")
        ):
            return False
        if element.strict and element.cue and (item.kind == "noun" or "refers" in item.tags):
            return False  # what is known to be so has a name
        if element.strict and self._part_of(item):
            return False
        if element.strict and item.kind == "name" and item.noun is not None and "refers" not in item.tags:
            return False
        if item.cls == UNTYPED and (element.strict or not self._plausible(item, element)):
            return False
        members = (
            [i]
            if item.group < 0
            or "told_apart" in item.tags
            or self._before_brackets(element)
            or self._whose(element, i)
            or self._sole(element, item)
            or self._one_office(element, item)
            or self._owned_member(i)
            else [
                k
                for k, x in enumerate(self.items)
                if x.group == item.group
                and k >= i
                and (k == i or not (self._in_office(x) or self._own(i, k)))
            ]
        )
        fills = []
        for k in members:
            fill = refer(self.context, self.line, self.items[k], element.takes or self._wanted(element.name))
            if fill is not None:
                fills.append(fill)
                self.taken.add(k)
        if i not in self.taken or not fills:
            return False
        if element.cue == ("noun",) and any(x.entity == fills[0].content for x in self.items[:i]):
            return False  # "Acme has sold the Larne company": another's
        self.slots[element.name] = self.slots.get(element.name, []) + fills
        return True

    def _owned_member(self, i: int) -> bool:
        """Whether a member of a list that is not its first has an owner of its own: "A, Japan's B and C"."""
        owned = i > 0 and self.items[i - 1].key in self.context.pack.enclitics
        return owned and "list_of" in self.items[i].tags

    def _fill_possessive(self, element: Element, i: int, item: Item) -> bool:
        if "possessive" not in item.classes:
            return False
        taken = frozenset(x.content for fills in self.slots.values() for x in fills)
        fill = owner(self.context, self.line, item, element.takes or self._wanted(element.name), taken)
        if fill is None:
            return False
        self.slots[element.name] = [fill]
        self.taken.add(i)
        return True

    def _fill_pronoun(self, element: Element, i: int, item: Item) -> bool:
        wanted = element.takes or self._wanted(element.name)
        cue = self.items[i - 1].cue if i else None
        told = speaking_pronoun if cue is not None and cue.modality == "according" else pronoun
        fill = told(self.context, self.line, item, wanted) if wanted else None
        if fill is None:
            return False
        self.slots[element.name] = [fill]
        self.taken.add(i)
        return True

    def _fill_number(self, element: Element, i: int, item: Item) -> bool:
        kinds = element.takes or ("count",)
        named = item.measure & set(kinds)
        if named:
            text = Text(word_of(item, self.context.pack, min(named)))
            self.slots[element.name] = [Fill(text, item.head, self.line.index)]
            return True
        if item.kind != "number" or item.number is None or item.number.kind not in kinds or item.number.vague:
            return False
        units = _units(self.row.phrase.term) if item.number.kind == "measure" else None
        if units and isinstance(item.number.value, Quantity) and item.number.value.unit not in units:
            return False  # watts are no memory
        self.slots[element.name] = [Fill(item.number.value, item.head, self.line.index)]
        self.taken.add(i)
        return True
