"""Frames: a verb or noun that states a term, and the things around it that fill the term's roles.

Where a role stands is a grammatical function (subject, object, a preposition); the frame's entry in the
lexicon says which role has which function, the trigger's form says where the function stands. The nearest
thing whose class the ontology allows fills the role; a clause is not left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.borders import borders
from kg.extract.converbs import is_goal
from kg.extract.coordination import apart
from kg.extract.forms import ClauseForms
from kg.extract.found import Context, Fill, Found, Line
from kg.extract.refer import refer
from kg.extract.topics import previous_focus, previous_subject
from kg.extract.triggers import _by_frame, byline, kind_of_firm
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
    if not any(item.triggers for item in line.items):
        return
    ends = borders(line.items, context.pack)
    words = frozenset(word for item in line.items for word in item.key.split())
    for i, item in enumerate(line.items):
        if not item.triggers:
            continue
        for frame_id, readings in _by_frame(line.items, i, item, context.pack, words).items():
            frame = context.pack.frames[frame_id]
            if item.kind == "noun" and _no_verb(line, i, readings[0][1].feature):
                continue
            if kind_of_firm(context, line, i, readings[0][1].feature):
                continue
            if frame.speech and (byline(line, i) or "called" in item.classes):
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
                    yield from apart(line, found)
                    break
            # one word that could be two forms is one candidate, not two
            del context.drops[kept + 1 :]


def _no_verb(line: Line, i: int, feature: str) -> bool:
    """Whether a class noun with the form of a verb is the noun: nothing that has a verb stands before it."""
    before = line.items[i - 1] if i else None
    return feature in ("pres", "inf") and not (
        before is not None
        and (
            before.kind == "name"
            or before.classes & {"to", "adverb", "he", "it", "we", "who"}
            or "cue" in before.tags
            or any(t.feature in ("pres", "inf") for _, t in before.triggers)
        )
    )


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
        if item.kind == "name" and item.prep == "of" and k < i:
            owner = refer(context, line, item, ("Organization", "Person"))
            continue  # "the report of Acme says": Acme does
        if item.kind in ("name", "noun"):
            if item.coarse == "Work" and not item.prep:
                fill = owner or refer(context, line, item, ("Work",))
                if fill is not None:
                    span = Span(line.items[i].start, line.items[i].end)
                    return Found("", {"agent": [fill]}, span, line.index, frame.id, speech=True, at=i)
            return None
    return None


class Clause(ClauseForms):
    """One trigger and the clause that it stands in."""

    def found(self) -> Found | None:
        frame = self.frame
        items = self.items
        trigger = Span(items[self.at].start, items[self.end - 1].end)
        if frame.voice and not self._voiced(frame.voice):
            return None
        if (
            self._superlative()
            or self._socket()
            or self._predicate()
            or self._mere_noun()
            or self._named_deed()
            or self._to_be_done()
            or self._of_phrase()
            or self._plural()
            or self._anothers()
            or (frame.speech and self.trigger.feature == "inf" and self._purpose())
        ):
            return None
        out = Found(
            frame.term,
            {},
            trigger,
            self.line.index,
            frame.id,
            frame.modality,
            frame.speech,
            self.trigger.feature,
            at=self.at,
        )
        if goal := is_goal(items, self.low, self.at, out.feature):
            out.modality = out.modality or "planned"
        self.filled = out.roles
        self.one_side: frozenset[str] = frozenset()
        if self._both_voices() and self._by_behind():
            self.voice = "passive" if self._auxiliary() else "participle"
        for role, functions in frame.ordered:
            wanted = self.wanted(role)
            for function in () if goal and role == self._subject_role() else functions:
                fills = self._fill(role, function, wanted)
                if fills:
                    out.roles[role] = fills
                    break
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
        if "low" not in out.extra and self.voice in ("active", "passive"):
            self.subjects.append((self.at, out.roles.get(self._subject_role(), []) or self._any_subject()))
        self._each_other(out)
        missing = [r for r in frame.needs if r not in out.roles]
        taken, self.used = self.used, set()
        missing += [
            g
            for g in frame.guard
            if not (out.count is not None if g == "count" else self._fill("", g, ()) or self._vaguely(g))
        ]
        self.used = taken
        if missing:
            if not set(missing) & {*frame.guard, "v"}:
                self._hint(out)  # "gave X access" is no gift of money
            text = " ".join(x.text for x in items[max(0, self.at - 3) : self.end + 3])
            self.context.drop(self.line.index, frame.id, f"nothing fills {', '.join(missing)}", text)
            return None
        return out

    def _vaguely(self, kind: str) -> bool:
        """Whether a number of a kind is told, if only vaguely: "billions of dollars"."""
        near = self.items[self.end : min(self.high, self.end + 8)]
        return kind == "money" and any(x.number is not None and x.number.kind == kind for x in near)

    def _each_other(self, out: Found) -> None:
        """Let the two of a list be to each other what the verb says, where it takes no object: "A and B
        compete".
        """
        relation = self.context.schema.relations.get(self.frame.term)
        if relation is None or not relation.symmetric or "o" in out.roles:
            return
        both = out.roles.get("s", [])
        if len({x.content for x in both}) == 2 and "object" not in self.frame.roles.get("o", ("object",)):
            out.roles["s"], out.roles["o"] = both[:1], both[1:]

    def _voiced(self, voice: str) -> bool:
        """Whether the trigger stands in the only voice in which it means the term."""
        if voice == "inverted":
            return self._spoken()
        return self._says() if voice == "saying" else self.voice == voice

    def _hint(self, out: Found) -> None:
        """What a frame that stays incomplete still says of the class of the names in it."""
        for role, fills in out.roles.items():
            for fill in fills:
                if fill.cls == UNTYPED and isinstance(fill.content, str):
                    self.context.hints.append((fill.content, out.term, role, out.rule))

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
        if function in ("main", "topic", "focus") and self._object_untold(wanted):
            return []  # "values the giant of games at 3 billion": that giant, whichever it is
        if function in ("main", "topic") and self.context.pack.adjective_first:
            actor = self._of_gerund()
            if actor is not None:
                return self.take(actor, wanted) if actor >= 0 else []
        if function in ("topic", "focus"):
            before = next((x for x in reversed(self.items[: self.at]) if "adverb" not in x.classes), None)
            if self.voice == "participle" and (
                self._strange_head()
                or (before is not None and (before.text == "," or self._founded_noun(before)))
            ):
                return []  # "a deal valued at": the deal's, not what went before
            if any("stranger" in x.tags for x in self.items[self.low : self.at]):
                return []
            if self.voice == "noun" and self.context.pack.adjective_first and self._verb_before():
                return []
            if self._subject_told():
                return []
            find = previous_subject if function == "topic" else previous_focus
            fill = find(self.context, self.line, wanted)
            here = self.items[self.at].start
            if function == "focus" and self.voice == "active" and fill and fill.span.start > here:
                # "[it] runs on 8 X": what it does it with is not what it is
                fill = previous_focus(self.context, self.line, wanted, here)
            return [fill] if fill else []
        if function == "left":
            return self.scan(range(self.at - 1, self.low - 1, -1), wanted, None)
        if function == "right":
            return self.scan(range(self.end, self.high), wanted, None)
        if function == "main":
            # the subject of the sentence's verb before, for a noun that says more of it ("… raised
            # X at a valuation of Y")
            if self.voice == "participle" and any(
                x.kind == "noun" and self.context.fits(x.cls, wanted)
                for x in self.items[max(self.low, self.at - 5) : self.at]
            ):
                return []  # "a deal with the start-up, valued at": the start-up's, whichever it is
            main = self._main_subject(wanted)
            last = next((fills for _, fills in reversed(self.subjects) if fills), [])
            return [f for f in last if self.context.fits(f.cls, wanted)] or ([main] if main else [])
        if function == "possessor":
            return self._possessor(wanted)
        if function == "origin":
            return self._origin(wanted)
        if function == "aside":
            return self._aside(wanted)
        if function == "next":
            at = self.end + (
                self.end + 1 < self.high
                and self.items[self.end].kind == "word"
                and not self.items[self.end].classes
            )
            return self.take(at, wanted) if at < self.high and self.items[at].kind == "name" else []
        if function == "bare":
            return self.scan(range(self.at - 1, self.low - 1, -1), wanted, "")
        if function == "self":
            return self.take(self.at, wanted)
        return self._by_preposition(function, wanted)
