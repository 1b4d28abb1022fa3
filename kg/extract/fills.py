"""What fills a role of a frame by its grammatical function, a place in the clause or in the text before."""

from __future__ import annotations

from typing import Final

from kg.extract.besideverb import explained, taken_up
from kg.extract.clause import _preps
from kg.extract.closed import whose_subject
from kg.extract.forms import ClauseForms
from kg.extract.found import Fill
from kg.extract.newthings import just_told
from kg.extract.overt import overt_subject, plain
from kg.extract.owners import owner
from kg.extract.pronounobjects import pronoun_at
from kg.extract.refused import deed_told_of, in_brackets, stranger_told
from kg.extract.tellers import engaged
from kg.extract.topics import previous_focus, previous_subject
from kg.extract.untold import beside_object
from kg.lang.pack import PREPOSITIONS
from kg.lang.shared import common
from kg.link.named import UNTYPED

_PREPOSITIONS: Final = frozenset(PREPOSITIONS)
# where what a verb tells of stands, named or not
_TOLD_OF: Final = frozenset(("subject", "object", "topic", "focus", "left", "bare"))


class ClauseFills(ClauseForms):
    """What a clause gives for each grammatical function."""

    bought_to: bool = False  # whether what stands behind "to" is its object

    def _together(self, role: str, functions: list[str], wanted: tuple[str, ...]) -> list[Fill]:
        """Who fills a role by several functions: both parties of a partnership are its agents."""
        before = set(self.used)
        parts = {part: self._fill(role, part, wanted) for part in functions}
        found = [fill for part in functions for fill in parts[part]]
        # "a partnership with X and Y" has each of them for a party, and says nothing of X and Y together;
        # who founded something "with X and Y" did it together with both
        paired = any(self.frame.term in (row["event"], row["relation"]) for row in common()["pairs"])
        told = not paired or any(fills for part, fills in parts.items() if part != "with")
        if told and len({fill.content for fill in found}) > 1:
            self.one_side = frozenset(str(fill.content) for fill in parts[functions[0]])
            return found
        self.used = before
        return []

    def _fill(self, role: str, function: str, wanted: tuple[str, ...]) -> list[Fill]:
        """What fills a role by its grammatical function: a place in the clause, a number, a preposition."""
        if function in _PREPOSITIONS:
            return self._governed(function, wanted)
        if function in ("bare", "main") and self.voice == "noun" and in_brackets(self.items, self.at):
            return []  # "X (with 40 million of investment)": whose it is the bracket does not say
        if function in _TOLD_OF and stranger_told(self.items, self.low, self.at):
            return []
        if function in ("object", "topic", "focus") and self.voice == "passive" and self._of_strange_head():
            return []
        if "+" in function:
            return self._together(role, function.split("+"), wanted)
        if function == "date":
            return self._date()
        if function in ("quantity", "count"):
            return self._quantity(function)
        if function == "subject":
            return self._subject(wanted)
        if function == "object":
            return self._object_or_late_subject(role, wanted)
        if function in ("money", "duration", "percent", "measure"):
            return self._number(function)
        if function == "sum":
            return self._number("money") or self._bare_sum(role == "v")
        if function in ("main", "topic", "focus"):
            return self._of_before(function, wanted)
        if function == "left" and (joined := self._of_joined_verb(wanted)) is not None:
            return joined
        if function == "left":
            return self.scan(range(self.at - 1, self.low - 1, -1), wanted, None)
        if function == "right":
            # what is said behind "that" has things of its own
            said = (k for k in range(self.end, self.high) if "that" in self.items[k].classes)
            return self.scan(range(self.end, next(said, self.high)), wanted, None)
        if function == "possessor":
            return self._possessor(wanted)
        if function == "origin":
            return self._origin(wanted)
        if function == "aside":
            return self._aside(wanted)
        if function == "next":
            return self._next(wanted)
        if function == "whom":
            return self._whom(wanted)
        if function == "bare" and deed_told_of(self.items, self.low) and self.at > self.low + 2:
            return []  # "the work of X and Y, firms of Z, takes 40 million": what the work takes
        if function == "bare" and (joined := self._of_joined_verb(wanted)) is not None:
            return joined
        if function == "bare":
            return self.scan(range(self.at - 1, self.low - 1, -1), wanted, "")
        return self.take(self.at, wanted) if function == "self" else self._governed(function, wanted)

    def _governed(self, prep: str, wanted: tuple[str, ...]) -> list[Fill]:
        """What fills a role under a preposition; in a language that glues pronouns to them, one of these."""
        if prep == "to" and self.bought_to:
            return []
        pronoun = taken_up(self, prep) if self.context.pack.order == "vso" else None
        if pronoun is None:
            return self._by_preposition(prep, wanted)
        if explained(self):
            return self.relative(wanted)
        doers = frozenset(fill.content for fill in self._any_subject())  # nobody does it to himself
        whose = owner(self.context, self.line, self.items[pronoun], wanted, doers, back=True)
        return [whose] if whose else []

    def _of_joined_verb(self, wanted: tuple[str, ...]) -> list[Fill] | None:
        """Whom the verb of a noun's clause is told of, where "and" joins it to another: "has bought X and has
        a partnership with Y"; None where nothing is joined.
        """
        if self.voice != "noun":
            return None
        verb = next((k for k in range(self.at - 1, self.low, -1) if self.items[k].acts), self.low)
        return self.of_joint(wanted, verb)

    def _of_before(self, function: str, wanted: tuple[str, ...]) -> list[Fill]:
        """What the clause itself does not name: the subject of the sentence's verb before ("main"), what the
        text speaks of ("topic") or spoke of last ("focus").
        """
        if self._object_untold(wanted) or self._passive_untold(wanted):
            return []  # "values the giant of games at 3 billion": that giant, whichever it is
        if pronoun_at(self) >= 0:
            return []  # "which would value it at 3 billion": it, whatever it is
        if function in ("main", "topic") and self.context.pack.adjective_first:
            actor = self._of_gerund()
            if actor is not None:
                return self.take(actor, wanted) if actor >= 0 else []
        fills = self._main(wanted) if function == "main" else self._spoken_of(function, wanted)
        # who reports is not what the report is about
        told = [f for f in fills if f.cls not in common()["tellers"]]
        return [f for f in told if not (self.strict and f.cls == UNTYPED)]

    def _spoken_of(self, function: str, wanted: tuple[str, ...]) -> list[Fill]:
        """The topic or focus of the text, unless the clause tells of something else."""
        before = next((x for x in reversed(self.items[: self.at]) if "adverb" not in x.classes), None)
        if self.voice == "participle" and (
            self._strange_head()
            or (before is not None and (before.text == "," or self._founded_noun(before)))
            or self._before_founded_noun()
        ):
            return []  # "a deal valued at": the deal's, not what went before
        hired = engaged(self.items, self.low, self.at, self.trigger.feature) is not None
        if hired or any("stranger" in x.tags for x in self.items[self.low : self.at]):
            return []
        if before is not None and before.classes & {"who", "that"} and self._of_relative():
            return []
        if self.voice == "noun" and self.context.pack.adjective_first and self._verb_before():
            return []
        if self._subject_told() or self._stranger_behind() or self._of_another() or self._of_deal(wanted):
            return []
        find = previous_subject if function == "topic" else previous_focus
        fill = find(self.context, self.line, wanted)
        here = self.items[self.at].start
        if function == "focus" and self.voice == "active" and fill and fill.span.start > here:
            # "[it] runs on 8 X": what it does it with is not what it is
            fill = previous_focus(self.context, self.line, wanted, here)
        if fill and self.voice == "active" and self._beside_subject(fill):
            return []
        if fill is None and self.frame.term in self.context.schema.values:
            fill = just_told(self.context, self.line, wanted)
        return [fill] if fill else []

    def _beside_subject(self, fill: Fill) -> bool:
        """Whether a thing only stands beside the subject: "a box with the X costs", "the rival of X has"."""
        here = fill.sentence == self.line.index
        beside = here and self.context.under(fill.sentence, fill.span, ("with", "other_prep"))
        whose = whose_subject(self.items, self.low, self.at, fill.span)
        return whose or (beside and overt_subject(self.items, self.low, self.at))

    def _of_another(self) -> bool:
        """Whether a noun and "previous" behind it say before the trigger that another thing is meant: "to
        train the version before, 2 million were spent".
        """
        items = self.items
        return any(
            "other" in items[k].classes
            and (items[k - 1].kind == "noun" or items[k - 1].unlisted)
            and "det" in items[k - 2].classes
            for k in range(2, self.at)
        )

    def _of_deal(self, wanted: tuple[str, ...]) -> bool:
        """Whether a noun that a preposition hangs on a deal is told of one of several named: "the deal
        begins with 10 million at a worth of 350".
        """
        before = self.items[max(self.low, self.at - 2) : self.at]
        if self.voice != "noun" or len(before) < 2 or "indef" not in before[1].classes:
            return False
        recent, at = self.context.recent, self.line.index
        near = {e for n, e, c, _, _ in recent if at - 2 <= n < at and self.context.fits(c, wanted)}
        return bool(before[0].classes & {"to", "on", "with", "at"}) and len(near) > 1

    def _of_relative(self) -> bool:
        """Whether the verb is right behind a relative pronoun, so has its subject behind it or in what the
        clause is told of: "the same that the X phones use".
        """
        frames, k = self.context.pack.frames, self.at - 1
        said = (t for x in self.items[max(0, k - 4) : k] for _, t in x.triggers)
        return (
            self.voice == "active"
            and self.context.pack.pro_drop
            and not any(frames[t.frame].speech for t in said)
        )

    def _sum_of_another(self) -> bool:
        """Whether "of" or "by" behind the sum that a noun tells names whose it is: "with an investment of 3
        million by Acme".
        """
        numbers = (k for k in range(self.end, min(self.high, self.end + 8)) if self.items[k].number)
        k = next(numbers, len(self.items))
        told = next((x for x in self.items[k + 1 : k + 5] if x.kind in ("name", "noun")), None)
        return told is not None and told.prep in ("of", "by") and told.coarse == "Organization"

    def _of_strange_head(self) -> bool:
        """Whether a passive is told of a noun that no list knows: "a stake that was valued"."""
        k = self.at - 1
        while k > self.low and self.items[k].classes & {"be", "been", "have", "adverb"}:
            k -= 1
        return k > 0 and "who" in self.items[k].classes and plain(self.items[k - 1])

    def _main(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The subject of the sentence's verb before, for a noun that says more of it: "… raised X at a
        valuation of Y".
        """
        if self.voice == "participle" and any(
            x.kind == "noun" and self.context.fits(x.cls, wanted)
            for x in self.items[max(self.low, self.at - 5) : self.at]
        ):
            return []  # "a deal with the start-up, valued at": the start-up's, whichever it is
        if self.voice == "participle" and self.at > 1 and self.items[self.at - 1].text in ",،":
            told = self.items[self.at - 2]
            if told.kind == "name" and "with" in _preps(told):
                return []  # "has signed a pact with X, valued at": not who signed it
        if self.context.pack.article and any(
            x.kind == "noun" and not x.prep and self.context.fits(x.cls, wanted)
            for x in self.items[self.end : self.end + 2]
        ):
            return []  # "a valuation of the start-up", where a genitive has no word
        main = self._main_subject(wanted)
        if self._sum_of_another():
            return []
        last = next((fills for _, fills in reversed(self.subjects) if fills), [])
        return [f for f in last if self.context.fits(f.cls, wanted)] or ([main] if main else [])

    def _next(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The name right behind the trigger, past one word that nothing is known of."""
        at = self.end + (
            self.end + 1 < self.high
            and self.items[self.end].kind == "word"
            and not self.items[self.end].classes
        )
        return self.take(at, wanted) if at < self.high and self.items[at].kind == "name" else []

    def _whom(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The name with "to" right behind an active verb that has no other object, in a language that says
        "Acme bought to Borea for 30 million, …" of what is bought.
        """
        k = self.end
        while k < self.high and self.items[k].classes & {"adverb", "det", "to", "contracted"}:
            k += 1
        if (
            self.voice != "active"
            or k >= self.high
            or self.items[k].kind != "name"
            or self.items[k].prep != "to"
        ):
            return []
        end = k + 1
        while end < len(self.items) and 0 <= self.items[end].group == self.items[k].group:
            end += 1
        fills = self.take(k, wanted) if self._objectless(end) else []
        self.bought_to = bool(fills)
        return fills

    def _objectless(self, k: int) -> bool:
        """Whether what begins at `k` is no object: a price, the end, or what the name before it is."""
        items = self.items
        if k >= len(items) or items[k].text in ".;":
            return True
        if items[k].classes & {"by", "for", "in"} and k + 1 < len(items):
            told = [x.number for x in items[k + 1 : k + 4] if x.number is not None]
            return bool(told) and told[0].kind == "money"
        if items[k].text not in ",(–—-" or k + 2 >= len(items):
            return False
        named = items[k + 1 : k + 5]
        return bool(named[0].classes & {"who", "and"}) or any(
            x.kind == "noun" and x.coarse in ("Organization", "Product") for x in named
        )

    def _vaguely(self, kind: str) -> bool:
        """Whether a number of a kind is told, if only vaguely: "billions of dollars"."""
        near = range(self.end, min(self.high, self.end + 8))
        vague = (k for k in near if (n := self.items[k].number) and n.kind == kind and n.vague)
        return kind == "money" and any(not beside_object(self, k) for k in vague)
