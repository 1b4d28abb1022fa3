"""Words that a pattern does not name and passes over, behind its first thing and between its words."""

from __future__ import annotations

from kg.extract.asides import relative_ends
from kg.extract.bounds import Bounds
from kg.extract.gaps import aside_ends, past_adjuncts, who_acts
from kg.extract.patterns import Element
from kg.extract.places import owns_name


class PassedOver(Bounds):
    """The matches of a pattern past what stands between its parts."""

    def _past_words(self, i: int) -> int | None:
        """The match of what is behind the pattern's first thing, where other words stand at `i`, before it: a
        relative pronoun, when or how something was done, or what is told of the thing in passing.
        """
        who = i + 1 if self.items[i].text == "," else i
        k = who + 1 if who_acts(self.items, who) else past_adjuncts(self.items, i)
        end = self._again(k) if i < k < len(self.items) and self._goes_on(k) else None
        return self._past_aside(i) if end is None and self.items[i].kind == "mark" else end

    def _past_aside(self, i: int) -> int | None:
        """The match of what is behind the pattern's first thing, where what is told of that in passing stands
        at `i`, before the verb: "Acme, founded in 1996 by Ann Lee, has its seat in Oslo".
        """
        for k in aside_ends(self.items, i):
            if k < len(self.items) and (self._goes_on(k) or self.items[k].cue is not None):
                end = self._again(k)
                if end is not None:
                    self.aside = range(i, k)
                    return end
        return None

    def _past_relative(self, e: int, i: int) -> int | None:
        """The match of the pattern from `e` on behind a relative clause without commas that tells at `i` who
        did something to the thing before it: "the centre that builds-it Acme in Oslo will hold".
        """
        for k in relative_ends(self.items, i) if self.context.pack.order == "vso" else ():
            slots, taken = dict(self.slots), set(self.taken)
            end = self.run(e, k)
            if end is not None:
                self.aside = range(i, k)
                return end
            self.slots, self.taken = slots, taken
        return None

    def _goes_on(self, k: int) -> bool:
        """Whether a verb stands at `k`, or a word with which the pattern goes on behind its first thing."""
        item, element = self.items[k], self.row.elements[1]
        worded = item.kind == "word" and element.kind in ("word", "class")
        return item.acts or (worded and self._one(element, k) > k)

    def begins_behind(self, k: int) -> bool:
        """Whether the first word that the pattern has behind its first thing stands at item `k`."""
        for element in self.row.elements[1:]:
            if element.kind in ("word", "class"):
                if self._one(element, k) > k:
                    return True
                if not element.optional:
                    return False
            elif element.kind != "gap":
                return False
        return False

    def run_behind(self, k: int) -> int | None:
        """The item behind the match of what is behind the pattern's first thing, from item `k` on."""
        return self._run(1, k)

    def _again(self, k: int) -> int | None:
        """The match of what is behind the pattern's first thing, from item `k` on."""
        slots, taken = dict(self.slots), set(self.taken)
        end = self._run(1, k)
        if end is None:
            self.slots, self.taken = slots, taken
        return end

    def _parted(self, e: int) -> bool:
        """Whether when it was may be told before the element at `e`: beside words of the pattern, not right
        behind its comma, nor where a gap takes in what stands there.
        """
        before, element = self.row.elements[e - 1], self.row.elements[e]
        if before.kind in ("gap", "not") or "," in before.takes:
            return False
        return "slot" not in (before.kind, element.kind) or before.kind != element.kind

    def _past_origin(self, element: Element, i: int) -> int:
        """Where the name behind "Norway's" stands; `i` where no name does, or a place is asked for."""
        if not owns_name(self.items, i, self.context.pack.enclitics):
            return i
        wanted = element.takes or self._wanted(element.name)
        kinds = self.context.schema.coarse_of  # a slot may ask for a number, which is of no class
        return i if any(kinds.get(w, "Place") == "Place" for w in wanted) else i + 2

    def run(self, e: int, i: int) -> int | None:
        """The item behind the match of the pattern from `e` on at item `i`, None where it does not match."""
        raise NotImplementedError

    def _run(self, e: int, i: int) -> int | None:
        raise NotImplementedError

    def _one(self, element: Element, i: int) -> int:
        raise NotImplementedError
