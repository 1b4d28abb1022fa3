"""Frames: a verb or noun that states a term, and the things around it that fill the term's roles.

Where a role stands is a grammatical function (subject, object, a preposition); the frame's entry in the
lexicon says which role has which function, the trigger's form says where the function stands. The nearest
thing whose class the ontology allows fills the role; a clause is not left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.appointments import office_given
from kg.extract.behindverb import unknown
from kg.extract.borders import borders
from kg.extract.closed import heads_part
from kg.extract.converbs import is_goal
from kg.extract.coordination import apart
from kg.extract.fills import ClauseFills
from kg.extract.found import Context, Fill, Found, Line
from kg.extract.gapped import again
from kg.extract.plans import used_to
from kg.extract.refer import refer
from kg.extract.refused import (
    agreed_on_another,
    beside_unfit,
    inside_longer,
    new_subject_behind,
    rests_on,
    subject_unfit,
    tells_why,
    with_object,
    worth_of_bought,
)
from kg.extract.shares import minor_share
from kg.extract.tellers import commands, of_paper, only_called, only_said, paper_tells, stopped, things_to_do
from kg.extract.triggers import _by_frame, byline, called_so, kind_of_firm, no_verb
from kg.extract.untold import has_object, only_asked
from kg.extract.verbalnouns import only_thought
from kg.lang.pack import Frame, Pack
from kg.lang.shared import common
from kg.link.named import UNTYPED
from kg.model import Quantity, Span


def extractor(pack: Pack) -> Callable[[Context, Line], Iterator[Found]]:
    """The extractor of a pack's frames, for `kg.plugins`."""
    del pack
    return frames_in


def frames_in(context: Context, line: Line) -> Iterator[Found]:
    """What the frames of the pack find in a sentence, in text order."""
    subjects: list[tuple[int, list[Fill]]] = []
    set_off = [i for i, item in enumerate(line.items) if item.triggers]
    if not set_off:
        return
    ends = borders(line.items, context.pack)
    words: frozenset[str] = frozenset()
    if any(trigger.particle for i in set_off for _, trigger in line.items[i].triggers):
        words = frozenset(" ".join([item.key for item in line.items]).split())
    for i in set_off:
        if inside_longer(line.items, i):
            continue
        item = line.items[i]
        for frame_id, readings in _by_frame(line.items, i, item, context.pack, words).items():
            frame = context.pack.frames[frame_id]
            if item.kind == "noun" and no_verb(line, i, readings[0][1].feature):
                continue
            if kind_of_firm(context, line, i, readings[0][1].feature):
                continue
            if frame.speech and (byline(line, i) or called_so(line, i)):
                continue
            kept = len(context.drops)
            document = _document_says(context, line, i, frame)
            if document is not None:
                yield document
                continue
            for end, trigger in readings:
                found = Clause(context, line, i, end, frame, trigger, subjects, ends).found()
                if found is not None:
                    del context.drops[kept:]
                    for one in apart(line, found):
                        yield from again(context, line, one)
                    break
            # one word that could be two forms is one candidate, not two
            del context.drops[kept + 1 :]


def _document_says(context: Context, line: Line, i: int, frame: Frame) -> Found | None:
    """ "The memo says": a paper that speaks is a speaker, though no announcement is made."""
    if not frame.speech:
        return None
    owner: Fill | None = None
    before = next(
        (k for k in range(i - 1, max(-1, i - 4), -1) if line.items[k].kind == "mark"), max(-1, i - 4)
    )
    for k in [*range(i - 1, before, -1), *range(i + 1, min(len(line.items), i + 5))]:
        item = line.items[k]
        if item.kind == "name" and item.prep in ("of", "from", "by") and k < i:
            owner = refer(context, line, item, ("Organization", "Person"))
            continue  # "the report of Acme says": Acme does
        if item.kind == "name" and of_paper(line.items, k):
            continue  # "reads an Acme memo": the memo does
        if item.kind in ("name", "noun"):
            if item.coarse == "Work" and not item.prep:
                fill = owner or refer(context, line, item, ("Work",))
                if fill is not None:
                    span = Span(line.items[i].start, line.items[i].end)
                    return Found("", {"agent": [fill]}, span, line.index, frame.id, speech=True, at=i)
            return None
    return None


class Clause(ClauseFills):
    """One trigger and the clause that it stands in."""

    def found(self) -> Found | None:
        """What the clause states; None where it states nothing, or nothing fills what the term needs."""
        frame = self.frame
        if frame.voice and not self._voiced(frame.voice):
            return None
        if frame.office and not office_given(self, frame.office):
            return None
        if self._states_nothing():
            return None
        out = Found(
            frame.term,
            {},
            Span(self.items[self.at].start, self.items[self.end - 1].end),
            self.line.index,
            frame.id,
            frame.modality,
            frame.speech,
            self.trigger.feature,
            at=self.at,
        )
        self._fill_roles(out)
        if self.voice == "participle" or (
            self.trigger.feature == "pp" and self.voice == "passive" and not self._auxiliary()
        ):
            # "the model developed by X" takes nothing from the tense of the clause that it stands in
            out.extra["low"] = self.at
        if self.one_side:
            out.extra["one_side"] = self.one_side
        if "count" in out.roles and frame.term in self.context.schema.relations:
            number = out.roles.pop("count")[0].content
            out.count = number if isinstance(number, Quantity) else None
        if frame.speech and "agent" in out.roles:
            self.context.spoke.append((self.line.index, out.roles["agent"][0]))
        who = out.roles.get(self._subject_role(), [])
        thing = not who and self._thing_does(self._subject_role())
        if thing or heads_part(self.items, out):
            why = "a thing does nothing" if thing else "who heads a part of a firm heads no firm"
            self.context.drop(self.line.index, frame.id, why, self.items[self.at].text)
            return None
        self._each_other(out)
        missing = self._missing(out)
        first = not missing or all(at != self.at for at, _ in self.subjects)
        if first and "low" not in out.extra and self.voice in ("active", "passive"):
            # who the verb's one whole reading is told of goes before whom another would take
            done_to = self._patient(out) if self.voice == "passive" else []
            self.subjects.append((self.at, done_to or who or self._any_subject()))
        if missing:
            if not set(missing) & {*frame.guard, "v"}:
                self._hint(out)  # "gave X access" is no gift of money
            text = " ".join([x.text for x in self.items[max(0, self.at - 3) : self.end + 3]])
            self.context.drop(self.line.index, frame.id, f"nothing fills {', '.join(missing)}", text)
            return None
        return out

    def _states_nothing(self) -> bool:
        """Whether the trigger is not what its form says, or tells of no deed of its own."""
        return (
            self._superlative()
            or only_said(self.frame, self.context.pack.frames, self.items, self.at)
            or self._told_by_paper()
            or (
                self.frame.term in self.context.schema.events
                and only_called(self.items, self.end, self.trigger.feature, self.context.pack)
            )
            or self._socket()
            or only_asked(self)
            or has_object(self)
            or self._predicate()
            or self._mere_noun()
            or only_thought(self)
            or stopped(self)
            or self._noun_alike()
            or self._named_deed()
            or self._counted_deed()
            or self._to_be_done()
            or self._of_phrase()
            or self._plural()
            or self._unsaid_word()
            or self._anothers()
            or subject_unfit(self)
            or beside_unfit(self)
            or (self.frame.term in common()["ordered"] and commands(self.items, self.at))
            or (self.frame.term in common()["majority"] and minor_share(self.items, self.end))
            or new_subject_behind(self)
            or rests_on(self)
            or agreed_on_another(self)
            or tells_why(self)
            or worth_of_bought(self)
            or with_object(self)
            or (self.frame.speech and self.trigger.feature == "inf" and self._purpose())
        )

    def _told_by_paper(self) -> bool:
        if (
            self.frame.term not in self.context.schema.events
            or self.context.pack.order != "svo"
            or self.voice != "active"
            or self.context.fits("Work", self.wanted(self._subject_role()))
        ):
            return False
        return paper_tells(self.frame, self.items, self.low, self.at)

    def _fill_roles(self, out: Found) -> None:
        """Fill the roles in the order of the frame, each by the first of its functions that gives anything; a
        goal is planned, and nobody who is named does it.
        """
        nobodys = ""
        if is_goal(self.items, self.low, self.at, out.feature):
            nobodys, out.modality = self._subject_role(), out.modality or "planned"
        elif (
            self.context.pack.adjective_first
            and used_to(self.context, self.items, self.low, self.at, self.wanted(self._subject_role()))
        ) or (not self.context.pack.adjective_first and things_to_do(self.items, self.at, out.feature)):
            nobodys = self._subject_role()
        self.filled = out.roles
        thing = self._before_thing()
        if thing >= 0 and not nobodys:
            nobodys, self.low, self.high = self._subject_role(), self.at, thing
        if self._both_voices() and self._by_behind():
            self.voice = "passive" if self._auxiliary() else "participle"
        for role, functions in self.frame.ordered:
            if role == nobodys:
                continue
            wanted = self.wanted(role)
            for function in functions:
                fills = self._fill(role, function, wanted)
                if fills:
                    out.roles[role] = fills
                    break

    def _missing(self, out: Found) -> list[str]:
        """The roles that the term needs and nothing fills, and the numbers that nothing tells."""
        missing = [r for r in self.frame.needs if r not in out.roles or self._only_meant_for()]
        taken, self.used = self.used, set()
        missing += [
            g
            for g in self.frame.guard
            if not (out.count is not None if g == "count" else self._fill("", g, ()) or self._vaguely(g))
        ]
        self.used = taken
        return missing

    def _each_other(self, out: Found) -> None:
        """Let the two of a list be to each other what the verb says, where it takes no object: "A and B
        compete".
        """
        relation = self.context.schema.relations.get(self.frame.term)
        if relation is None or not relation.symmetric or "o" in out.roles:
            return
        both = out.roles.get("s", [])
        if self.context.pack.order == "vso" and unknown(self):
            return  # "rivals products of A and B": an object without a name stands before them
        if any("with" in x.classes for x in self.items[self.end : self.end + 3]):
            return  # "A and B compete with the best models": with them, which are not named
        if len({x.content for x in both}) == 2 and "object" not in self.frame.roles.get("o", ("object",)):
            out.roles["s"], out.roles["o"] = both[:1], both[1:]

    def _voiced(self, voice: str) -> bool:
        """Whether the trigger stands in the only voice in which it means the term."""
        if voice == "inverted":
            return self._spoken()
        if voice == "deed":
            near = [
                x for x in self.items[max(self.low, self.at - 3) : self.at] if "possessive" not in x.classes
            ]
            return not near or not near[-1].classes & {"for", "and"} or self._plan_right_before()
        return self._says() if voice == "saying" else self.voice == voice

    def _plan_right_before(self) -> bool:
        """Whether a word of a plan governs the "for" before the trigger, with nothing else done between:
        "is preparing to run X".
        """
        for k in range(self.at - 2, self.low - 1, -1):
            item = self.items[k]
            if "cue" in item.tags:
                return item.cue is not None and item.cue.modality == "planned"
            if item.triggers or item.classes & {"for", "and"}:
                return False
        return False

    def _hint(self, out: Found) -> None:
        """What a frame that stays incomplete still says of the class of the names in it."""
        for role, fills in out.roles.items():
            for fill in fills:
                if fill.cls == UNTYPED and isinstance(fill.content, str):
                    self.context.hints.append((fill.content, out.term, role, out.rule))
