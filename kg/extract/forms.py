"""Whether a trigger is the verb or deed that its form says: no socket, no mere noun, nobody's name."""

from __future__ import annotations

from typing import Final

from kg.extract.behindverb import subject_behind
from kg.extract.borders import ever, kind_before
from kg.extract.clause import _FINITE, _VERBAL, _is_finite
from kg.extract.clausenouns import _PHRASE, ClauseNouns
from kg.extract.found import Fill
from kg.extract.overt import overt_subject, plain
from kg.extract.untold import of_a_part
from kg.lang.fold import has_shape
from kg.lang.shared import common
from kg.spot.item import Item

# what is made and sold, and does nothing
_THINGS: Final[tuple[str, ...]] = ("Hardware", "AIModel", "Product")
# what stands for somebody or something as well as before it
_PRONOUNS: Final = frozenset(("that", "who", "demonstrative", "each", "both_of", "it", "he"))
_BESIDE_VERB: Final = frozenset(("have", "adverb", "neg", "who", "that"))


class ClauseForms(ClauseNouns):
    """What the form of a clause's trigger is worth where it stands."""

    def _subject_told(self) -> bool:
        """Whether the verb has a subject of its own, before or behind it, where it may go without saying."""
        pack = self.context.pack
        if pack.adjective_first:
            verb = self.voice == "active" or "to" in self.items[self.at - 1].classes
            return verb and self.trigger.feature != "ger" and of_a_part(self.items, self.at)
        if not pack.pro_drop:
            # "the training of large models costs 5 million": a verb of its own subject, whichever it is
            finite = pack.order == "svo" and self.trigger.feature in _FINITE
            return finite and self.voice == "active" and self._deed_before()
        return (
            overt_subject(self.items, self.low, self.at)
            or kind_before(self.items, self.low, self.at)
            or subject_behind(self)
        )

    def _deed_before(self) -> bool:
        """Whether the noun of a deed with its article opens the clause, so that it is the verb's subject."""
        low = self.low
        if low + 1 >= self.at or "det" not in self.items[low].classes:
            return False
        return any(t.feature == "noun" for _, t in self.items[low + 1].triggers)

    def _superlative(self) -> bool:
        """Whether a participle only measures a superlative: "the largest machine ever built in Europe"."""
        return self.voice == "participle" and self.at > 1 and ever(self.items, self.at - 1)

    def _socket(self) -> bool:
        """Whether a participle that has but a subject stands before a bare name: a noun beside it, no verb
        ("uscita Acme-C", a socket).
        """
        behind = self.items[self.end] if self.end < len(self.items) else None
        if self.voice != "participle" or behind is None:
            return False
        if "that" in behind.classes and any(
            self.context.pack.frames[t.frame].speech for _, t in self.items[self.at].triggers
        ):
            return True  # "Acme revealed that …": a verb of saying
        return (
            behind.kind == "name"
            and not behind.prep
            and any("subject" in places and "object" in places for places in self.frame.roles.values())
        )

    def _to_be_done(self) -> bool:
        """Whether "is to" before an infinitive tells what is worth doing, not who does it; so does a comma
        before one of saying: "with a lab in X, to be confirmed".
        """
        before = self.items[max(self.low, self.at - 2) : self.at]
        return (
            self.trigger.feature == "inf"
            and not self.context.pack.adjective_first
            and self.context.pack.order == "svo"
            and len(before) == 2
            and ("be" in before[0].classes or (self.frame.speech and before[0].text == ","))
            and "to" in before[1].classes
        )

    def _object_untold(self, wanted: tuple[str, ...]) -> bool:
        """Whether an active verb has an object that could be meant, though it is not known what it is."""
        behind = [x for x in self.items[self.end : min(self.end + 4, self.high)] if "adverb" not in x.classes]
        if self.voice != "active" or len(behind) < 2 or not behind[0].classes & {"det", "possessive"}:
            return False
        head = next((x for x in behind[1:] if x.kind != "word"), None)
        return head is not None and head.kind == "noun" and self._unclear(head, wanted)

    def _passive_untold(self, wanted: tuple[str, ...]) -> bool:
        """Whether a passive has a subject that could be meant, though it is not known what it is: "the firm
        is valued at".
        """
        return self.voice == "passive" and any(
            x.kind == "noun"
            and not x.prep
            and not x.held
            and not x.tags.keys() & {"refers", "refers_all", "of_name"}
            and self._unclear(x, wanted)
            for x in self.items[self.low : self.at]
        )

    def _by_behind(self) -> bool:
        """Whether "by" stands close behind the trigger, before anything that is said begins."""
        for item in self.items[self.end : self.end + 3]:
            if (item.kind == "mark" and item.text in ":\"“«'") or item.kind == "number":
                return False
            if self.context.pack.adjective_first and item.kind == "word" and item.triggers:
                return False  # "raised 5 million led by X"
            if "by" in item.classes:
                return True
        return False

    def _thing_does(self, role: str) -> bool:
        """Whether a thing stands right before an active verb of which `role`, told of nobody else, wants
        somebody: "the phone X launches the system Y" with it, and says nothing of when Y was launched.
        """
        wanted = self.wanted(role) if role else ()
        if self.voice != "active" or self.trigger.feature not in _VERBAL or not wanted:
            return False
        if self.context.pack.order != "svo" or any(self.context.schema.coarse(w) in _THINGS for w in wanted):
            return False
        k = self.at - 1
        while k > 0 and self.items[k].kind == "word" and self.items[k].classes & _BESIDE_VERB:
            k -= 1
        item = self.items[max(k, 0)]
        return item.kind in ("name", "noun") and item.coarse in _THINGS and not item.prep and not item.held

    def _of_phrase(self) -> bool:
        """Whether a form that is past and participle stands behind a preposition and a plain word, so is that
        word's participle: "in figures released in May, the browser of X …".
        """
        if not self.context.pack.adjective_first or not self._both_voices() or self.at <= self.low:
            return False
        word = self.items[self.at - 1]
        if self.frame.speech or not plain(word) or word.classes or not word.text[0].islower():
            return False  # "Acme on Monday launched X"
        before = reversed(self.items[self.low : self.at])
        first = next((x for x in before if not plain(x) and not x.classes & {"det", "possessive"}), None)
        return first is not None and first.kind == "word" and bool(first.classes & _PHRASE)

    def _before_thing(self) -> int:
        """Where the thing ends that a past or participle stands before as its adjective, else -1: "the
        increased memory" tells of memory alone, "the newly released X2" of nobody who praises it.
        """
        if not self.context.pack.adjective_first or self.trigger.feature not in ("past", "pp"):
            return -1
        if self.end != self.at + 1 or self.end >= len(self.items):
            return -1
        k = self.at - 1
        while k > self.low and self._of_manner(self.items[k]):
            k -= 1
        before = self.items[max(k, 0)]
        if k < 0 or not before.classes & {"det", "of"} or before.classes & _PRONOUNS:
            return -1
        end = self.end
        while end < len(self.items) and (
            plain(self.items[end]) or self.items[end].kind in ("name", "noun") or self.items[end].measure
        ):
            if self.items[end].prep and end > self.end and self.items[end - 1].kind != "word":
                break
            end += 1
        return end if end > self.end else -1

    def _only_meant_for(self) -> bool:
        """Whether a passive tells what a thing is good for, and neither who made it nor when or where: "is
        built for large models".
        """
        items, k = self.items, self.end
        if self.frame.term not in common()["rests"] or self.voice != "passive" or len(self.filled) > 1:
            return False
        if not self.context.pack.adjective_first or any("been" in c for c in self._left_of_verb()[:3]):
            return False
        while k < self.high and (plain(items[k]) or items[k].classes & {"adverb", "both_of"}):
            k += 1
        if k >= self.high or "for" not in items[k].classes or "agent" in self.filled:
            return False
        told = next((x for x in items[k + 1 : k + 5] if x.kind in ("name", "noun")), None)
        return told is None or told.coarse != "Organization" or (told.kind == "noun" and not told.det)

    def _of_manner(self, item: Item) -> bool:
        """Whether a word tells how or when something was done."""
        return item.kind == "word" and (
            "adverb" in item.classes or has_shape(item.key, self.context.pack.adverb_shapes)
        )

    def _anothers(self) -> bool:
        """Whether what an infinitive tells of is somebody else's bid or offer, of which the sentence only
        speaks ("rejected Acme's bid to buy Brisk"), or a gerund what somebody is kept from.
        """
        if self.trigger.feature not in ("inf", "ger", "pres") or not self.context.pack.adjective_first:
            return False
        if self.trigger.feature == "pres" and not (self.at and "to" in self.items[self.at - 1].classes):
            return False
        if self.trigger.feature == "ger":
            # "kept Acme from saying it": what is not done
            return self.at > self.low and "from" in self.items[self.at - 1].classes
        for k in range(self.at - 1, self.low, -1):
            item = self.items[k]
            if "cue" in item.tags or _is_finite(item):
                return False
            if "possessor" in item.tags:
                return any(plain(x) and not x.classes for x in self.items[k + 1 : k + 4])
        return False

    def _unsaid_word(self) -> bool:
        """Whether a form of a verb of saying tells of nothing said: beside the thing that it tells of ("of
        announced deals"), behind "of" ("the time of writing"), or for what something is done ("to tell them
        more").
        """
        if not self.frame.speech or not self.context.pack.adjective_first or self.at <= self.low:
            return False
        k = self.at - 1
        while k > self.low and "adverb" in self.items[k].classes:
            k -= 1
        before, feature = self.items[k], self.trigger.feature
        if feature in ("past", "pp"):
            behind = self.items[self.end] if self.end < len(self.items) else None
            return (
                behind is not None
                and bool(before.classes & {"of", "det", "possessive"})
                and not before.classes & {"that", "who", "he", "it"}
                and (behind.kind in ("name", "noun") or (plain(behind) and not behind.classes))
            )
        if feature == "ger":
            return "of" in before.classes
        told = before.kind == "word" and (plain(before) or before.triggers) and not before.classes
        if feature in ("inf", "pres") and told and "cue" not in before.tags:
            base = any(t.feature == "inf" for _, t in self.items[self.at].triggers)
            return base and not has_shape(before.key, self.context.pack.adverb_shapes)
        return feature in ("inf", "pres") and "to" in before.classes and self._mere_purpose(k)

    def _mere_purpose(self, k: int) -> bool:
        """Whether the "to" at `k` hangs on nobody who plans what its verb tells ("plans to say", "Acme to
        say", "is to say").
        """
        before = self.items[max(self.low, k - 3) : k]
        if not before or before[-1].kind == "mark":
            return True
        if any("cue" in x.tags or x.classes & {"be"} for x in before) or before[-1].kind in ("name", "noun"):
            return any("in" in x.classes for x in before[-2:]) and plain(before[-1])
        return not self._says() or any("in" in x.classes for x in before[-2:])

    def _verb_before(self) -> bool:
        """Whether a verb stands before the noun of a deed, so that the sentence has a subject of its own."""
        return any(_is_finite(x) or "be" in x.classes for x in self.items[self.low : self.at])

    def _founded_noun(self, item: Item) -> bool:
        """Whether a firm's noun without a name is what a participle tells of: "the firm founded by X"."""
        return item.kind == "noun" and item.cls == "Company" and "refers" not in item.tags

    def _before_founded_noun(self) -> bool:
        """Whether a participle opens the sentence, and the subject behind its comma is a firm's noun that
        stands for nobody: "Founded by X, the firm" where two may be meant.
        """
        if self.at or self.context.pack.order != "svo":
            return False
        comma = next((k for k in range(self.end, len(self.items)) if self.items[k].text == ","), -1)
        behind = self.items[comma + 1 : comma + 3] if comma > 0 else []
        noun = next((x for x in behind if x.kind != "word"), None)
        return noun is not None and not noun.prep and self._founded_noun(noun)

    def _object_or_late_subject(self, role: str, wanted: tuple[str, ...]) -> list[Fill]:
        """What stands where an object does; who acts may stand there, but not beyond a comma: "is built on X,
        using Y" tells of no Y.
        """
        high = self.high
        both = bool(role) and "subject" in self.frame.roles[role]
        if both and self.voice in ("active", "passive") and self.trigger.feature in _FINITE:
            self.high = next((k for k in range(self.end, high) if self.items[k].text in ",،"), high)
        found = self._object(wanted)
        self.high = high
        return found
