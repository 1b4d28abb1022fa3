"""Whether the trigger of a clause is a mere noun where it stands: a thing's, a plural, what something is."""

from __future__ import annotations

from typing import Final

from kg.extract.amounts import ClauseAmounts
from kg.extract.overt import plain
from kg.lang.fold import has_shape

# what opens a phrase that is no subject
_PHRASE: Final = frozenset(("in", "on", "with", "for", "from", "at", "to", "against", "other_prep"))


class ClauseNouns(ClauseAmounts):
    """What a clause's trigger is that may be a noun."""

    def _noun_alike(self) -> bool:
        """Whether a present is a noun with its article, which as a pronoun would stand behind who acts: "to
        appeal la sentencia", or one of which a participle tells: "pagar como multa impuesta".
        """
        if self.context.pack.adjective_first:
            return self._headed_noun()
        before = self.items[max(0, self.at - 2) : self.at]
        if self.trigger.feature != "pres" or not self.context.pack.pro_drop or len(before) < 2:
            return False
        behind = self.items[self.end : self.end + 1]
        if (
            before[1].classes & {"as", "of"}
            and behind
            and any(t.feature == "pp" for _, t in behind[0].triggers)
        ):
            return True
        if not before[1].classes >= {"det", "clitic"} or before[0].kind != "word":
            return False
        return bool(before[0].triggers or before[0].classes & _PHRASE or "cue" in before[0].tags)

    def _headed_noun(self) -> bool:
        """Whether a plain form ends a phrase of an article and plain words in the singular, and has no
        object, so that it is a noun: "leads the AI charge, and".
        """
        if self.trigger.feature not in ("pres", "inf") or self.items[self.at].key.endswith("s"):
            return False
        behind = self.items[self.end] if self.end < len(self.items) else None
        if behind is not None and behind.kind != "mark" and not behind.classes & _PHRASE:
            return False
        k = self.at - 1
        while k > 0 and plain(self.items[k]) and not self.items[k].classes:
            k -= 1
        if k == self.at - 1 or k < 1 or self.items[self.at - 1].key.endswith("s"):
            return False
        article = self.items[k].classes
        return bool(article & {"det", "possessive"}) and not article & {"that", "who", "demonstrative"}

    def _mere_noun(self) -> bool:
        """Whether "in" before and no object behind a form in "-ing" makes it a noun: "raised 5 million in
        funding".
        """
        before = self.items[self.at - 1] if self.at else None
        behind = self.items[self.end] if self.end < len(self.items) else None
        if self.trigger.feature != "ger" or not self.context.pack.adjective_first or before is None:
            return False
        opens = behind is not None and (
            behind.kind in ("name", "noun", "number") or bool(behind.classes & {"det", "possessive"})
        )
        return "in" in before.classes and not opens

    def _counted_deed(self) -> bool:
        """Whether a number stands right before a noun of a deed: "7 million announcements" are no deed."""
        before = self.items[self.at - 1] if self.at else None
        return (
            self.trigger.feature in ("inf", "noun")
            and before is not None
            and before.number is not None
            and before.number.kind == "count"
        )

    def _named_deed(self) -> bool:
        """Whether an article makes a noun of a participle: "une levée de fonds", "la prossima uscita"."""
        before = self.items[self.at - 1] if self.at else None
        told = before.cue is not None and before.cue.reach == "noun" if before is not None else False
        if before is not None and self.at > 1 and (told or before.classes & {"next", "last"}):
            article = self.items[self.at - 2].classes & {"det", "contracted", "possessive"}
            return self.trigger.feature == "pp" and self.context.pack.order == "svo" and bool(article)
        return (
            before is not None
            and self.trigger.feature == "pp"
            and not self.context.pack.adjective_first
            and self.context.pack.script == "Latin"
            and before.kind == "word"
            and "indef" in before.classes
            and self.end < len(self.items)
            and "of" in self.items[self.end].classes
        )

    def _plural(self) -> bool:
        """Whether a form of saying in "-s" is a plural noun, by the word before it: "to settle claims", "its
        reports".
        """
        if (
            not self.frame.speech
            or not self.context.pack.adjective_first
            or self.trigger.feature not in ("pres", "inf")
            or self.at <= self.low
        ):
            return False
        before = self.items[self.at - 1]
        if before.key in self.context.pack.enclitics or before.classes & {"possessive", "indef"}:
            return True  # "Acme's claim to fame"
        if not self.items[self.at].key.endswith("s") or self.trigger.feature == "inf":
            return False
        if before.kind != "word":
            return before.kind == "name" and before.coarse == "Place" and self.trigger.feature == "pres"
        if plain(before) and not before.classes and before.text[0].islower():
            return not has_shape(before.key, self.context.pack.adverb_shapes)
        return "cue" in before.tags or bool(
            before.classes & {"det", "possessive", "of", "in", "on", "with", "for", "from", "and", "to"}
        )

    def _predicate(self) -> bool:
        """Whether the noun of a deed only says what something is: "the service is an extension of X"."""
        before = self.items[max(0, self.at - 2) : self.at]
        return (
            self.voice == "noun"
            and len(before) == 2
            and "indef" in before[1].classes
            and bool(before[0].classes & {"be", "copula"})
        )
