"""Who acts in a relative clause: the antecedent of its pronoun."""

from __future__ import annotations

from typing import Final

from kg.extract.agents import ClauseAgents
from kg.extract.clause import _FINITE, _is_finite
from kg.extract.found import Fill
from kg.extract.manydoers import done_by_many
from kg.extract.overt import before_verb, plain, strange_antecedent
from kg.extract.pronouns import pronoun
from kg.extract.relatives import done_by_it, same_that
from kg.extract.which import firm_of
from kg.spot.item import Item

_TO: Final = frozenset(("to", "of"))
_AUXILIARY: Final = frozenset(("be", "have", "been", "adverb", "neg"))


class ClauseRelatives(ClauseAgents):
    """The antecedents of relative pronouns."""

    def relative(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The antecedent where the verb follows a relative pronoun."""
        joined = self._joined_who()
        if joined >= 0:
            return self._who_before(joined, wanted)
        told_by_pronoun = self.context.pack.subject_last and not self.context.pack.pro_drop
        for k in range(self.at - 1, max(self.low - 1, self.at - (10 if self._past_date() else 5)), -1):
            item = self.items[k]
            if self.at - k > 4 and (item.kind == "mark" or _is_finite(item)):
                return []
            if item.text in "–—-":
                return []  # "without whom – has said X – …": what stands between dashes is no relative clause
            if "who" in item.classes:
                if "who_done" in item.classes:
                    return []  # "X, que contrôle Y": X does not act
                return self._who_before(k, wanted)
            if item.kind in ("name", "noun") or (told_by_pronoun and "he" in item.classes):
                return []  # "X, avec laquelle elle a lancé Y": X does not act
        return []

    def _done_by_stranger(self) -> bool:
        """Whether a word that no list knows stands between a relative pronoun of what is acted on and its
        verb: in "X, que la rumeur dit" neither X nor anybody named before acts.
        """
        for k in range(self.at - 1, max(self.low - 1, self.at - 6), -1):
            item = self.items[k]
            if "who_done" in item.classes:
                return any(plain(x) for x in self.items[k + 1 : self.at])
            if item.kind != "word":
                return False
        return False

    def _pronoun_within(self, wanted: tuple[str, ...]) -> list[Fill] | None:
        """Who acts where a pronoun stands between a relative one and the verb: in "Acme owns X, which it
        bought" the subject of what the clause hangs on; None where no pronoun stands there.
        """
        if not self.context.pack.adjective_first:
            return None
        k = before_verb(self.items, self.low, self.at)
        if k <= 1 or not self.items[k].classes & {"he", "it"} or "who" not in self.items[k - 1].classes:
            return None
        head = k - 2 - (self.items[k - 2].text == ",")
        if self.items[head].kind == "noun" and isinstance(
            bearer := self.items[head].tags.get("of_name"), int
        ):
            head = bearer
        if "it" in self.items[k].classes:
            told = next((j for j in range(head) if self.items[j].kind in ("name", "noun", "mark")), -1)
            item = self.items[told] if told >= 0 else None
            before = self.items[told + 1 : head] if told >= 0 else []
            if (
                item is not None
                and item.kind == "name"
                and not item.prep
                and any(x.acts for x in before)
                and not any(x.kind == "mark" and x.text != "," for x in before)
            ):
                return self.take(told, wanted)
        fill = pronoun(self.context, self.line, self.items[k], wanted)
        same = fill is not None and fill.content == self.items[head].entity
        return [] if fill is None or same else [fill]

    def _who_before(self, k: int, wanted: tuple[str, ...]) -> list[Fill]:
        """The antecedent of the relative pronoun at `k`."""
        if self._of_hired():
            return self.take(k - 1 - (self.items[k - 1].text == ","), wanted)
        if (owned := self._owned_before(k, wanted)) is not None:
            return self.take(owned, wanted)
        if self.context.pack.pro_drop and k > 1 and same_that(self.items, k):
            return []  # "is the same that X uses": one of two of a kind
        if (told := self._of_that_before(k, wanted)) is not None:
            return [told]
        if (asked := _in_cleft(self.items, k)) is not None:
            return self.take(asked, wanted)
        first = self._joined_antecedent(k - 1) if k > 1 else None
        if first is not None:
            return self.take(first, wanted)
        doer: int | None = None
        person = "who_person" in self.items[k].classes
        for j in _outside_brackets(self.items, k):
            if person and j < k - 1 and self.items[j].coarse not in ("Person", ""):
                continue  # "Ann Lee, head of Acme, quien …": no firm is meant; "it was Acme quien" is
            by = self.items[j].prep == "by" and self.items[j].coarse != "Hardware"
            by = by and not (j == k - 2 and done_by_it(self.items, j))
            by = by and self.context.pack.order == "svo"  # else the pronoun stands behind what it takes up
            if by or (j and "kind_of" in self.items[j - 1].classes):
                doer = j if by and doer is None and self.items[k - 1].text == "," else doer
                continue  # "a centre run by X that will stand in Oslo": the centre will
            if self.items[j].kind in ("name", "noun"):
                head = firm_of(self.items, j)
                if head is not None:
                    return self.take(head, wanted)
                fills = self._of_row(j, self.take(j, wanted))
                if not fills and doer is not None and not self.context.fits(self.items[j].cls, wanted):
                    return self.take(doer, wanted)  # "a net run by X, which operates Y": X does
                if fills or not self.items[j].prep or self._nearest_named(j, k):
                    return fills  # else what the thing hangs on: "a plant in Oslo, which opens …"
        return self.take(doer, wanted) if doer is not None else []

    def _owned_before(self, k: int, wanted: tuple[str, ...]) -> int | None:
        """Where the one stands of whom a bare apposition tells whose it is, before a comma and the relative
        pronoun at `k`: X in "X, filial de Y, que opera"; None where none may be meant beside Y.
        """
        items = self.items
        if self.context.pack.order != "svo" or k < 6 or items[k - 1].text != ",":
            return None
        if "who_person" in items[k].classes:
            return None
        whose, fits = items[k - 2], self.context.fits
        if whose.kind != "name" or whose.prep != "of" or not fits(whose.cls, wanted):
            return None
        opening = next((j for j in range(k - 3, max(self.low, k - 8), -1) if items[j].text == ","), 0)
        head, told = items[opening - 1], items[opening + 1]
        bare = told.kind == "noun" or not (told.classes or told.acts)
        meant = opening > 0 and bare and head.kind == "name" and bool(head.cls) and fits(head.cls, wanted)
        return opening - 1 if meant else None

    def _strange_relative(self, wanted: tuple[str, ...]) -> bool:
        """Whether a relative clause is nobody's who was named, or may be told of either of two firms."""
        if strange_antecedent(self.items, self.low, self.at):
            return True
        k = before_verb(self.items, self.low, self.at)
        owned = self._owned_before(k, wanted) if "who" in self.items[k].classes else None
        if owned is None or self.items[owned + 2].kind != "noun":
            return False  # "propiedad de Y" is X's
        return not any("be" in x.classes for x in self.items[:owned])  # "it is X, rival of Y, that"

    def _of_row(self, j: int, fills: list[Fill]) -> list[Fill]:
        """Those of a row that a relative clause right behind it is told of: the last, at `j`, where the verb
        says that one acts ("with A, B and C, que ya había aportado").
        """
        if len(fills) < 2 or done_by_many(self.items, self.at, self.context.pack) is not False:
            return fills
        return [fill for fill in fills if fill.span == self.items[j].head] or fills

    def right_subject(self, wanted: tuple[str, ...], inside: bool = False) -> list[Fill]:
        """The bare thing behind the verb; what is `inside` a relative clause stands before its comma."""
        last = min(self.high, self.end + 10)
        if inside:
            last = next((k for k in range(self.end, last) if self.items[k].text in ",،"), last)
        return self.scan(range(self.end, last), wanted, "", near=True)

    def _joined_who(self) -> int:
        """The relative pronoun whose second verb this is: "X, which was installed in May and was made by Y";
        -1 where none has a verb that "and" alone joins to this one.
        """
        if self.context.pack.order != "svo" or self.trigger.feature == "ger":
            return -1
        first = next((k for k in range(self.at - 1, max(self.low, self.at - 4), -1) if self._joins(k)), -1)
        verb = False
        for k in range(first - 1, max(self.low, 1) - 1, -1):
            item = self.items[k]
            if item.kind == "mark":
                return -1
            if "who" in item.classes and item.kind == "word":
                told = self.items[k - 1].text == "," and self.items[k - 2].kind == "name"
                sure = "that" not in item.classes if self.context.pack.adjective_first else told
                return k if verb and sure else -1
            verb = verb or item.acts
        return -1

    def _of_hired(self) -> bool:
        """Whether the clause tells of somebody to whom something is done, not of who does it, in a language
        that has "to" there: "hired to Ann Lee, who worked on X".
        """
        k = self.at - 1
        while k > self.low and self.items[k].classes & {"have", "adverb", "neg", "clitic"}:
            k -= 1
        if not self.context.pack.pro_drop or k < 2 or "who" not in self.items[k].classes:
            return False
        told = self.items[k - 1 - (self.items[k - 1].text == ",")]
        return told.kind == "name" and told.coarse == "Person" and told.prep == "to"

    def _joins(self, k: int) -> bool:
        """Whether "and" stands at `k`, with no more than auxiliaries, adverbs and a plan up to the verb."""
        between = self.items[k + 1 : self.at]
        if any("cue" in x.tags for x in between):  # "and plans to open"
            between = [x for x in between if "cue" not in x.tags and not x.classes & _TO]
        plain = all(x.kind == "word" and not x.classes - _AUXILIARY for x in between)
        return "and" in self.items[k].classes and plain

    def _past_date(self) -> bool:
        """Whether a plan or a day stands between a relative pronoun and its verb: "which in May has decided
        to buy".
        """
        near = self.items[max(self.low, self.at - 9) : self.at]
        return self.context.pack.pro_drop and any("cue" in x.tags or x.kind == "date" for x in near)

    def _nearest_named(self, j: int, who: int) -> bool:
        """Whether the name before a relative pronoun, with no more than adjectives between, if no place, is
        what the clause explains.
        """
        item = self.items[j]
        return (
            bool(self.context.pack.article)
            and all(x.kind == "word" and x.classes & {"det", "adjective"} for x in self.items[j + 1 : who])
            and item.kind == "name"
            and item.coarse != "Place"
        )

    def _named_behind(self) -> bool:
        """Whether a bare name, or a word with a capital, stands right behind a verb whose object is a pronoun
        before it: who acts is that, known or not ("la red la suministra NAME").
        """
        behind = self.items[self.end : self.end + 1]
        if not (behind and self._clitic()):
            return False
        name = behind[0].kind == "name" or (behind[0].kind == "word" and behind[0].text[:1].isupper())
        return name and not behind[0].prep

    def _of_object_clause(self) -> int | None:
        """Where the name stands right between a relative pronoun and its verb: "chips that Acme offers"."""
        pack = self.context.pack
        if pack.order != "svo" or pack.adjective_first or self.trigger.feature not in _FINITE:
            return None
        k = self.at - 1
        while k > self.low and self.items[k].classes & {"have", "adverb", "neg", "clitic"}:
            k -= 1
        name = self.items[k]
        if k <= self.low or name.kind != "name" or name.prep or name.held or name.group >= 0:
            return None
        before = self.items[k - 1 - (k > 1 and "det" in self.items[k - 1].classes)]
        return k if "who" in before.classes and before.kind == "word" else None


def _in_cleft(items: list[Item], who: int) -> int | None:
    """Where the name stands that "it is" opens a sentence with, and a comma parts from what more is told of
    it: "It is Acme, a rival of Brisk, that has bought X": Acme has. None where the sentence is no such.
    """
    be = next((k for k, x in enumerate(items[:3]) if "be" in x.classes), who)
    named = next((k for k in range(be + 1, min(be + 5, who)) if items[k].kind == "name"), who)
    if named + 2 > who or items[named + 1].text != "," or items[who - 1].text != ",":
        return None
    before = (x.kind == "noun" or (x.kind == "word" and not x.acts) for x in items[be + 1 : named])
    apposed = items[named + 2 : who - 1]
    told = any(_is_finite(x) or x.classes & {"who", "be", "have"} for x in apposed)
    return named if all(before) and not items[named].prep and not told else None


def _outside_brackets(items: list[Item], k: int) -> list[int]:
    """The items before a relative pronoun, nearest first, up to five, behind a comma more, without what
    stands in brackets.
    """
    out: list[int] = []
    depth, most = 0, 14 if k and items[k - 1].text == "," else 5
    for j in range(k - 1, -1, -1):
        text = items[j].text
        depth += (text in ")]") - (text in "([")
        if depth <= 0 and text not in "()[]":
            out.append(j)
        if len(out) == most or depth < 0:
            break
    return out
