"""Who acts without being named: taken up by a pronoun, or left out where verbs need no subject."""

from __future__ import annotations

from kg.extract.clause import _FINITE, _VERBAL
from kg.extract.found import Context, Fill, Line
from kg.extract.joints import joined_that, joint
from kg.extract.manydoers import done_by_many
from kg.extract.maybeacts import may_act
from kg.extract.openings import fronted_clause
from kg.extract.overt import acts_before, overt_subject, plain
from kg.extract.pronouns import note_topic, only_beside, pronoun, speaking_pronoun
from kg.extract.refer import refer
from kg.extract.relatives import behind_plain_relative
from kg.extract.speaker import ClauseSpeaker
from kg.extract.topics import previous_subject
from kg.lang.shared import common
from kg.spot.item import Item


def _passed(item: Item) -> bool:
    """Whether an item may stand between a verb and its subject behind it: articles, and where or when."""
    return bool(item.prep) or bool(item.classes & {"det", "adverb", "in", "to", "clitic", "contracted"})


class ClauseUnsaid(ClauseSpeaker):
    """The ways in which who acts is known without a name in the clause."""

    def pro(self, wanted: tuple[str, ...]) -> list[Fill]:
        """Who acts where no name says it: by a pronoun, or left out where the language may."""
        if (
            self.context.pack.pro_drop
            and (self.trigger.feature in _VERBAL or self._planned() or self._under_way())
            and self.voice in ("active", "passive")
        ):
            if done_by_many(self.items, self.at, self.context.pack):
                before = self.items[self.low : self.at]  # "dicen que": nobody, where one was named
                told = any(x.kind in ("name", "noun") and not x.prep for x in before)
                told = told or overt_subject(self.items, self.low, self.at)
                return [] if told else self._row_before(self.low, wanted)
            return [] if self._told_otherwise() else self._left_out(wanted)
        # "affirme-t-il": behind its verb a pronoun is glued to it
        behind = [self.end] if self.end < len(self.items) and self.items[self.end].text[0] == "-" else []
        for k in [*behind, *range(self.at - 1, max(self.low - 1, self.at - 5), -1)]:
            item = self.items[k]
            if item.classes & {"he", "it"} and not (k < self.at and self._of_inserted(k)):
                if self._made_do(k) or self._has_another(wanted):
                    return []
                if "they" in item.classes and (row := self._row_before(k, wanted)):
                    return row
                fill = speaking_pronoun(self.context, self.line, item, wanted) if self.frame.speech else None
                fill = fill or pronoun(self.context, self.line, item, wanted)
                if fill is None or (self.frame.speech and only_beside(self.context, self.line, fill)):
                    return []
                here = Fill(fill.content, item.head, self.line.index, fill.cls)
                note_topic(self.context, self.line, here)
                return [here]
        return []

    def _pronoun_behind(self) -> bool:
        """Whether the subject is a pronoun that is written with the verb before it: "dit-elle"."""
        behind = self.items[self.end] if self.end < len(self.items) else None
        return behind is not None and behind.text[0] == "-" and bool(behind.classes & {"he", "it"})

    def _of_inserted(self, k: int) -> bool:
        """Whether a pronoun at `k` only tells whose words these are: "X will, she says, buy Y", "according to
        her".
        """
        cue = self.items[k - 1].cue if k else None
        glued = self.items[k].text[0] == "-" and any(x.text == "," for x in self.items[k + 1 : self.at])
        return glued or (cue is not None and cue.modality == "according")

    def _of_fronted_clause(self, wanted: tuple[str, ...]) -> list[Fill] | None:
        """Who acts behind a fronted clause that names whom it acts on: its own subject, else who was spoken
        of before; None where no such clause leads in.
        """
        perfect = self.trigger.feature == "pp" and self.voice == "active"
        if not self.context.pack.pro_drop or not (perfect or self.trigger.feature in _FINITE):
            return None
        fronted = fronted_clause(self.items, self.at)
        if fronted is None:
            return None
        first, verb = fronted
        low = first - 2 if first > 1 and self.items[first - 1].text == "," else first
        told = next((k for k in range(low, verb) if self.items[k].kind in ("name", "noun")), -1)
        if told >= 0:
            return self.take(told, wanted) if not self.items[told].prep else []
        fill = previous_subject(self.context, self.line, wanted, acts=True)
        return [fill] if fill is not None and may_act(self.context, self.line, fill) else []

    def _row_before(self, at: int, wanted: tuple[str, ...]) -> list[Fill]:
        """Those that "they" at an item means: the members of the row that is the subject before it, in its
        own sentence or else of the one before; empty without a row, or where one of it may not be meant.
        """
        index = self.line.index
        before = self.context.lines[index - 1].items if index else []
        for items, sentence in ((self.items[:at], index), (before, index - 1)):
            first = next((x for x in items if x.kind == "name" and not (x.prep or x.held)), None)
            if first is None:
                continue
            row = [x for x in items if x.kind == "name" and x.group == first.group >= 0]
            if len(row) < 2 or any(not self.context.fits(x.cls, wanted) for x in row):
                return []
            return [Fill(x.entity, x.head, sentence, x.cls) for x in row]
        return []

    def _has_another(self, wanted: tuple[str, ...]) -> bool:
        """Whether a verb that a frame knows without an object has one that might be meant: "It will open the
        data centre X" is told of who opens it.
        """
        if any("object" in function for functions in self.frame.roles.values() for function in functions):
            return False
        row = (x for x in self.items[self.end : self.high] if not x.classes & {"det", "indef", "adverb"})
        behind = next(row, None)
        return (
            behind is not None
            and behind.kind == "name"
            and not behind.prep
            and self.context.fits(behind.cls, wanted)
        )

    def _under_way(self) -> bool:
        """Whether a gerund says what is being done: "sta costruendo"."""
        return (
            self.trigger.feature == "ger"
            and self.at > self.low
            and "progressive" in self.items[self.at - 1].classes
        )

    def _for_goal(self) -> bool:
        """Whether a bare form says what its clause is for: "the machine will serve to train X"."""
        before = self.items[self.at - 1] if self.at > self.low else None
        return self.trigger.feature == "inf" and before is not None and "for" in before.classes

    def _made_do(self, k: int) -> bool:
        """Whether a pronoun right before a bare form is the object of another verb, and does what that has it
        do: "help it compete".
        """
        return (
            self.context.pack.adjective_first
            and k == self.at - 1
            and "it" in self.items[k].classes
            and any(t.feature == "inf" for _, t in self.items[self.at].triggers)
            and not any(t.feature == "past" for _, t in self.items[self.at].triggers)
            and k > self.low
            and self.items[k - 1].kind == "word"
            and not self.items[k - 1].classes
        )

    def _stranger_behind(self) -> bool:
        """Whether a name stands right behind a verb that has a subject alone ("in third place stands X"): the
        verb tells of it, not of what was spoken of before.
        """
        row = (x for x in self.items[self.end : min(self.high, self.end + 6)] if not _passed(x))
        behind = next(row, None)
        acts = any("object" in f and "subject" not in f for f in self.frame.roles.values())
        if behind is None or acts or self.trigger.feature not in _FINITE or self.context.pack.order != "svo":
            return False
        first = self.items[self.end : self.end + 2]
        if len(first) == 2 and "det" in first[0].classes and not first[0].prep and plain(first[1]):
            return True  # "ya está disponible la web"
        return "stranger" in behind.tags or (behind.kind == "name" and not behind.prep)

    def _told_otherwise(self) -> bool:
        """Whether the form of a clause without a subject says that nobody spoken of before acts in it."""
        if self._stranger_behind():
            return True
        if self.voice == "passive" and self.trigger.feature == "pp" and not self._auxiliary():
            return True
        if any("we" in x.classes and "have" in x.classes for x in self.items[self.low : self.at]):
            return True  # "abbiamo formato": we, whoever that is
        if self._we_form():
            return True
        if behind_plain_relative(self.items, self.at):
            return True  # "the first thing that stands out"
        if self.at and "what" in self.items[self.at - 1].classes:
            return True  # "which gave the firm its capital": the deed did
        near = self.items[max(self.low, self.at - 4) : self.at]
        # ", the which stands": what it tells of has been said
        return any(x.kind == "word" and "who" in x.classes and "that" not in x.classes for x in near)

    def _we_form(self) -> bool:
        """Whether the verb's own letters say "we", in a script that has it in them; of no deed of words."""
        feature, prefixes = self.trigger.feature, self.context.pack.active_prefixes
        if not prefixes or self.frame.speech or self.frame.term in common()["deeds_of_words"]:
            return False
        key = self.items[self.at].key
        return (feature == "pres" and key.startswith(prefixes)) or (
            feature == "fut" and key[1:].startswith(prefixes)
        )

    def _left_out(self, wanted: tuple[str, ...]) -> list[Fill]:
        """Who goes without saying: the one who spoke last, the subject before, the topic."""
        if self.frame.speech and (
            self._inverted()
            or all(x.classes & {"have", "clitic", "adverb"} for x in self.items[self.low : self.at])
        ):
            # "«…», he added": the one who spoke last goes on
            last = [
                fill
                for n, fill in self.context.spoke
                if self.line.index - n <= 2 and self.context.fits(fill.cls, wanted)
            ]
            last = last or source_before(self.context, self.line, wanted)
            if last:
                return self._of_clause_before(wanted) or last[-1:]
        for k in range(self.at - 1, self.low - 1, -1):
            item = self.items[k]
            if "stranger" in item.tags or "each" in item.classes:
                return []  # a name that nothing has typed is still somebody else
            if (
                item.kind in ("name", "noun")
                and not item.prep
                and (not self._planned() or self._for_goal() or self.context.fits(item.cls, wanted))
            ):
                return []
        if overt_subject(self.items, self.low, self.at):
            return []
        fill = self._main_subject(wanted)
        if fill is None and not acts_before(self.items, self.low):
            fill = previous_subject(self.context, self.line, wanted, acts=True)
        if fill and not may_act(self.context, self.line, fill):
            return []
        if fill and self.trigger.feature in _FINITE:
            # who goes without saying is still who the sentence speaks of
            note_topic(
                self.context,
                self.line,
                Fill(fill.content, self.items[self.at].head, self.line.index, fill.cls),
            )
        return [fill] if fill else []

    def of_joint(self, wanted: tuple[str, ...], at: int | None = None) -> list[Fill] | None:
        """Who the verb that "and" joins this one (or the one at `at`) to is told of: its subject, named,
        taken up or left out; None where no verb is joined to this one.
        """
        at = self.at if at is None else at
        joined = joint(self.items, self.low, at) if self.context.pack.order == "svo" else -1
        if joined < 0:
            return None
        for at, fills in reversed(self.subjects):
            if self.low <= at < joined and (fit := [f for f in fills if self.context.fits(f.cls, wanted)]):
                return fit
        verb = next(k for k in range(self.low, joined) if self.items[k].acts)
        for k in range(verb - 1, self.low - 1, -1):
            item = self.items[k]
            if item.classes & {"he", "it"}:
                fill = pronoun(self.context, self.line, item, wanted)
                return [fill] if fill else []
            if item.kind in ("name", "noun") and not item.prep and not item.held:
                return self.take(k, wanted)
        if not self.context.pack.pro_drop or overt_subject(self.items, self.low, verb):
            return []
        fill = previous_subject(self.context, self.line, wanted, acts=True)
        return [fill] if fill else []

    def _of_clause_before(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The one person whom the clause before in the same sentence tells of: "X was terse, as when she
        said: …".
        """
        low = self.low
        if not low or "clause" not in self.items[low - 1].classes:
            return []
        people = [
            k
            for k, x in enumerate(self.items[:low])
            if x.kind == "name" and x.coarse == "Person" and not x.prep and not x.held
        ]
        return self.take(people[0], wanted) if len({self.items[k].entity for k in people}) == 1 else []

    def _of_that_before(self, k: int, wanted: tuple[str, ...]) -> Fill | None:
        """The subject of the reported clause that "and that" at `k` goes on from, who may act so."""
        told = joined_that(self.items, k, self.context.pack.frames)
        fills = (refer(self.context, self.line, x, wanted) for x in told)
        return next((x for x in fills if x is not None), None)

    def _main_subject(self, wanted: tuple[str, ...]) -> Fill | None:
        """The topic of the clause before in the same sentence: "X has said that [it] will buy Y"."""
        edge = self.items[self.low].start
        for n, e, c, s, topic in reversed(self.context.recent):
            if n == self.line.index and topic and s.end <= edge:
                return Fill(e, s, n, c) if self.context.fits(c, wanted) else self.line_head(wanted)
        return self.line_head(wanted)

    def line_head(self, wanted: tuple[str, ...]) -> Fill | None:
        """What a line tells of that begins with its name and a colon ("X: a machine built by Acme; runs on"),
        or with its name and "is" where the verb comes first.
        """
        k = next((k for k, x in enumerate(self.items) if x.kind not in ("mark", "number")), 0)
        item = self.items[k]
        if item.kind != "name" or k + 2 >= len(self.items) or self.low <= k:
            return None
        is_ = self.context.pack.order == "vso" and "copula" in self.items[k + 1].classes
        if self.items[k + 1].text != ":" and not is_:
            return None
        fits = self.context.fits(item.cls, wanted)
        return Fill(item.entity, item.head, self.line.index, item.cls) if fits else None


def source_before(context: Context, line: Line, wanted: tuple[str, ...]) -> list[Fill]:
    """Who the sentence before gives as its source: "According to Ann Lee, it is so. «…», she added"."""
    if line.index < 1:
        return []
    items = context.lines[line.index - 1].items
    for k, item in enumerate(items):
        if item.cue is None or item.cue.modality != "according":
            continue
        behind = next((x for x in items[k + 1 : k + 8] if x.kind in ("name", "mark")), None)
        if behind is not None and behind.kind == "name" and context.fits(behind.cls, wanted):
            return [Fill(behind.entity, behind.head, line.index - 1, behind.cls)]
    return []
