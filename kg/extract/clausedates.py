"""Dates that belong to the trigger of a clause."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kg.extract.asides import acts_in_relative
from kg.extract.clause import _FINITE, _is_finite
from kg.extract.dated import ends_span, of_word, told_of_other
from kg.extract.found import Fill
from kg.extract.objects import ClauseObjects
from kg.extract.relatives import in_relative
from kg.spot.item import Item

# what goes on with the sentence behind an aside
_GOES_ON: Final = frozenset(("by", "with", "in", "to", "from", "for"))


def _quoted(between: list[Item]) -> bool:
    """Whether a quotation that opened before these items ends among them."""
    marks = "".join(x.text for x in between if x.kind == "mark")
    closes = any(marks.count(close) > marks.count(opens) for opens, close in ("“”", "«»"))
    return bool(marks.count('"') % 2) or closes


def _dashed(between: list[Item]) -> bool:
    """Whether a dash parts what is said from who says it: "—Abrimos en 2027 —dice Ann Lee"."""
    return sum(x.text in "–—" for x in between if x.kind == "mark") % 2 > 0


def _behind_colon(between: list[Item]) -> bool:
    """Whether a colon or semicolon among these items opens a clause with a verb of its own."""
    mark = next((n for n, x in enumerate(between) if x.kind == "mark" and x.text in ":;"), len(between))
    return any(x.kind == "word" and (x.triggers or x.classes & {"be", "have"}) for x in between[mark:])


def _parts(item: Item, feature: str) -> bool:
    """Whether a word parts a date from the verb behind it: "and", before an infinitive "before", "after"."""
    return "and" in item.classes or (feature == "inf" and "other_prep" in item.classes)


def _ended(items: list[Item]) -> bool:
    """Whether a sentence ends within these words; a point before a dash ends only where and when it was
    written: "OSLO, 22 May 2024 (EFE).- Acme has".
    """
    return any(
        x.kind == "mark" and x.text[0] in "….!?" and not (x.text[-1] in "-–—" or y.text in ("-", "–", "—"))
        for x, y in zip(items, [*items[1:], *items[-1:]], strict=True)
    )


class ClauseDates(ClauseObjects):
    """The date of a clause."""

    def _date(self) -> list[Fill]:
        dates = [
            (self._distance(k), k)
            for k, x in enumerate(self.items)
            if x.kind == "date" and x.date is not None and self.low - 8 <= k < self.high + 4
        ]
        for _, k in sorted(dates):
            lo, hi = min(k, self.at), max(k, self.at)
            between = self.items[lo + 1 : hi]
            if self._behind_own_relative(k) if k > self.at else self._in_bare_relative(k):
                continue
            rest = self._but_for_aside(k) if k > self.at else None
            between = between if rest is None else rest
            if ends_span(self.items, k) or (self.trigger.feature != "noun" and of_word(self.items, k)):
                continue
            if k < self.at and sum((x.text in ")]") - (x.text in "([") for x in between) > 0:
                continue  # a date in brackets before the sentence proper is the article's
            if k < self.at and self._still_to_come(between):
                continue  # "OSLO, 22 May (EFE) - Acme will buy": when it was written
            if _ended(between):
                continue  # behind the sentence's end stands when it was posted
            if any(x.classes & {"that", "who"} or (self.frame.speech and x.text == ":") for x in between):
                continue
            if self.frame.speech and k < self.at and (_quoted(between) or _dashed(between)):
                continue  # "“… in 2023, it opens,” she said": a day of what is said
            if self.frame.speech and self._said_then(between, k):
                continue  # "said it will open in May", "were two in 2003, while X says": not said then
            if (
                self.frame.speech
                and self.items[k].prep in ("from", "by")
                and "," in (x.text for x in between)
            ):
                continue  # "says Ann Lee, at the helm from 2018": not said then
            if k > self.at and _behind_colon(between):
                continue  # "has ordered 300 X: the machine will start in May": the day is the start's
            if told_of_other(self.context, self.items, self.frame.speech, self.at, k):
                continue
            if k > self.at and self._of_purpose(between):
                continue  # "has raised 40 million to build a plant from 2027 on": the day is the purpose's
            fronted = k < self.at and all(x.kind == "mark" or x.classes for x in self.items[self.low : k])
            if k < self.at and not fronted and any(_parts(x, self.trigger.feature) for x in between):
                continue  # "is to open in May and to form X": the day is that of what stands before "and"
            if (
                (self.frame.speech or k < self.at)
                and not (fronted or self._set_off(k))
                and sum(x.text in ",،" for x in between) % 2
            ):
                continue  # what is said, or what stands before the comma, has a date of its own
            if k > self.at and rest is None and self._in_aside(k):
                continue
            others = [
                x
                for x in between
                if x.triggers
                and x.kind == "word"
                and not (
                    x is self.items[k - 1] and "det" in self.items[k - 2].classes
                )  # "el pasado 2 de mayo"
                and any((t.feature in _FINITE or t.feature == "pp") and not t.particle for _, t in x.triggers)
            ]
            if (self.frame.speech or any(x.text in ",،" for x in between)) and k > self.at:
                # "has confirmed today the launch on 28 February": the day is the launch's
                others += [x for x in between if any(t.feature == "noun" for _, t in x.triggers)]
            if not others:
                item = self.items[k]
                assert item.date is not None
                return [Fill(item.date, item.head, self.line.index)]
        return []

    def _still_to_come(self, between: list[Item]) -> bool:
        """Whether what the verb tells is to come, and an agency's opening stands before it."""
        head = any(x.text in ")]" and y.text[:1] in ".-–—" for x, y in pairwise(between))
        planned = any(x.cue is not None and x.cue.modality == "planned" for x in between if "cue" in x.tags)
        return head and (planned or self.trigger.feature in ("fut", "inf"))

    def _behind_own_relative(self, k: int) -> bool:
        """Whether the relative clause of the verb is over at the date at `k`, which ends the sentence that it
        stands in: "was bought by X, which raised 4 million, in 2023".
        """
        who = next((j for j in range(self.at - 1, self.low, -1) if "who" in self.items[j].classes), 0)
        behind = self.items[k + 1] if k + 1 < len(self.items) else None
        return (
            (behind is None or behind.text in ".;")
            and in_relative(self.items, self.at, k)
            and any(_is_finite(x) for x in self.items[self.low : who])
        )

    def _in_bare_relative(self, k: int) -> bool:
        """Whether the date at `k` stands in another verb's relative clause without commas: "Acme that
        founded-it Ann Lee in 2010 has raised".
        """
        n = next((j for j in range(k - 1, self.low, -1) if self.items[j].kind != "word"), 0)
        return n > self.low and acts_in_relative(self.items, n) not in (-1, self.at)

    def _but_for_aside(self, k: int) -> list[Item] | None:
        """What stands between the trigger and the date at `k` without the aside behind a name that a comma
        closes, right before the date or before "by", "with" and the like; None where none does: "was bought
        by X, which makes Y, in 2023".
        """
        commas = [j for j in range(self.at + 1, k) if self.items[j].text in ",،"]
        if len(commas) < 2:
            return None
        closing = commas[-1]
        right_before = closing == k - 1 - (self.items[k].prep != "")
        if not right_before and not self.items[closing + 1].classes & _GOES_ON:
            return None
        opening = commas[0] if right_before else commas[-2]
        if opening == closing or self.items[opening - 1].kind != "name":
            return None
        if any("and" in x.classes for x in self.items[closing:k]):
            return None
        return [*self.items[self.at + 1 : opening], *self.items[closing + 1 : k]]

    def _set_off(self, k: int) -> bool:
        """Whether commas set a date off right behind the verb: "has announced, on 12 May, the start of"."""
        row = self.items[self.end : k + 2]
        return (
            k > self.at
            and len(row) > 2
            and row[0].text == row[-1].text == ","
            and all(x.classes for x in row[1:-2])
        )

    def _said_then(self, between: list[Item], k: int) -> bool:
        """Whether another clause parts a date from the verb of saying: the clause of what is said, though no
        word opens it, or the one before.
        """
        if k < self.at:
            return any("clause" in x.classes for x in between)
        modal = (
            self.context.pack.adjective_first
        )  # "the firm will": what opens the clause has no word for "that"
        return any(
            (x.kind == "word" and (_is_finite(x) or x.classes & {"he", "it", "be", "have"}))
            or (modal and "cue" in x.tags)
            for x in between
        )

    def _of_purpose(self, between: list[Item]) -> bool:
        """Whether an infinitive behind "for" stands before a date: what is meant to be done then."""
        return any(
            "for" in x.classes and any(t.feature == "inf" for _, t in y.triggers)
            for x, y in pairwise(between)
        )

    def _in_aside(self, k: int) -> bool:
        """Whether a date behind the trigger is told of what a comma and more words part from it ("has shown
        the X2, the phone born in 2007").
        """
        comma = next((j for j in range(k - 1, self.at, -1) if self.items[j].text in ",،"), None)
        return comma is not None and any(
            x.kind in ("name", "noun") or (x.kind == "word" and not x.classes and "cue" not in x.tags)
            for x in self.items[comma + 1 : k]
        )

    def _distance(self, k: int) -> int:
        """How far an item is from the trigger; what stands before it, or behind a comma, counts as
        farther.
        """
        commas = sum(x.text in ",،" for x in self.items[min(k, self.at) : max(k, self.at)])
        return abs(k - self.at) + (0 if k > self.at else 2) + 4 * min(commas, 1)
