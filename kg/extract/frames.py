"""Frames: a verb or noun that states a term, and the things around it that fill the term's roles.

Where a role stands is a grammatical function (subject, object, a preposition); the frame's entry in the
lexicon says which role has which function, the trigger's form says where the function stands. The nearest
thing whose class the ontology allows fills the role; a clause is not left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.extract.found import Context, Fill, Found, Line
from kg.extract.refer import note_topic, owner, previous_focus, previous_subject, pronoun, refer, speaking_pronoun
from kg.extract.verbfirst import object_of, subject_of
from kg.lang.pack import Cue, Frame, Pack, Trigger
from kg.link import UNTYPED
from kg.model import Quantity, Span
from kg.spot.items import Item

_FINITE = ("past", "pres", "fut", "cond")
_WINDOW = 32
_THINGS = ("Hardware", "AIModel", "Product", "Work")


def extractor(pack: Pack) -> Callable[[Context, Line], Iterator[Found]]:
    """The extractor of a pack's frames, for `kg.plugins`."""
    del pack
    return frames_in


def frames_in(context: Context, line: Line) -> Iterator[Found]:
    """What the frames of the pack find in a sentence, in text order."""
    subjects: list[tuple[int, list[Fill]]] = []
    for i, item in enumerate(line.items):
        for frame_id, readings in _by_frame(line.items, i, item, context.pack).items():
            frame = context.pack.frames[frame_id]
            kept = len(context.drops)
            document = _document_says(context, line, i, frame)
            if document is not None:
                yield document
                continue
            for end, trigger in readings:
                found = Clause(context, line, i, end, frame, trigger, subjects).found()
                if found is not None:
                    del context.drops[kept:]
                    yield found
                    break
            # one word that could be two forms is one candidate, not two
            del context.drops[kept + 1 :]


def _document_says(context: Context, line: Line, i: int, frame: Frame) -> Found | None:
    """"The memo says": a paper that speaks is a speaker, though no announcement is made."""
    if not frame.speech:
        return None
    owner: Fill | None = None
    before = next((k for k in range(i - 1, max(-1, i - 4), -1) if line.items[k].kind == "mark"), max(-1, i - 4))
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


def _by_frame(items: Sequence[Item], i: int, item: Item, pack: Pack) -> dict[str, list[tuple[int, Trigger]]]:
    """The readings of a word as a trigger, by frame, the likeliest form first."""
    out: dict[str, list[tuple[int, Trigger]]] = {}
    for length, trigger in item.triggers:
        end = _matches(items, i, item, length, trigger)
        if trigger.feature == "ger" and i and items[i - 1].classes & {"det", "possessive"}:
            continue
        if pack.adjective_first and trigger.feature in ("pres", "inf") and i and _nominal(items[i - 1]):
            continue
        if end is not None:
            out.setdefault(trigger.frame, []).append((end, trigger))
    if any(len(rows) > 1 for rows in out.values()):
        left = frozenset().union(*(x.classes for x in items[max(0, i - 3) : i]))
        right = frozenset().union(*(x.classes for x in items[i + 1 : i + 4]))
        participle = bool(left & {"have", "be", "been"}) or "by" in right
        first = "pp" if participle else "past"
        noun = _is_noun(items, i)
        for frame, rows in out.items():
            if participle and any(t.feature == "pp" for _, t in rows):
                out[frame] = rows = [r for r in rows if r[1].feature != "past"]
            rows.sort(key=lambda r: ((r[1].feature == "noun") != noun, r[1].feature != first, -r[0]))
            if noun and rows[0][1].feature == "noun":
                out[frame] = [r for r in rows if r[1].feature == "noun"]
    return out


def _is_noun(items: Sequence[Item], i: int) -> bool:
    """Whether a form that may be a verb's or a noun's ("compra") stands as a noun: behind an article or "of"."""
    before = items[i - 1] if i else None
    return before is not None and bool(before.classes & {"det", "possessive", "of", "contracted"})


def _nominal(before: Item) -> bool:
    """Whether a word shows that the next one is a noun: "the launch", "in support"."""
    return before.kind == "word" and bool(before.classes & {"det", "possessive", "of", "in", "with", "for", "by", "at"}) and not before.classes & {"to", "that", "who", "he", "it", "we", "light", "clitic"}


def _matches(items: Sequence[Item], i: int, item: Item, length: int, trigger: Trigger) -> int | None:
    """The item behind the trigger's words, None where its particle is missing."""
    end = i + 1
    covered = item.tokens[1] - item.tokens[0]
    while covered < length and end < len(items):
        covered += items[end].tokens[1] - items[end].tokens[0]
        end += 1
    if covered != length:
        return None
    if not trigger.particle:
        return end
    words = [k for item in items[end : end + 14] for k in item.key.split()]
    n = len(trigger.particle)
    for at in range(len(words) - n + 1):
        if tuple(words[at : at + n]) == trigger.particle:
            return end
    before = [k for item in items[max(0, i - 8) : i] for k in item.key.split()]
    for at in range(len(before) - n + 1):
        if tuple(before[at : at + n]) == trigger.particle and trigger.feature in ("pp", "inf"):
            return end
    return None


class Clause:
    """One trigger and the clause that it stands in."""

    def __init__(
        self,
        context: Context,
        line: Line,
        at: int,
        end: int,
        frame: Frame,
        trigger: Trigger,
        subjects: list[tuple[int, list[Fill]]],
    ) -> None:
        self.context, self.line, self.items = context, line, line.items
        self.at, self.end, self.frame, self.trigger = at, end, frame, trigger
        self.subjects = subjects
        self.used: set[int] = set()
        self.strict = False
        self.low, self.high = self._bounds()
        self.voice = self._voice()
        if self.voice == "participle" or (self.trigger.feature == "pp" and self.voice == "passive" and not self._auxiliary()):
            # "chips ordered by X were sent to Y": what follows the next verb is that verb's
            verbs = (k for k in range(self.end, self.high) if _is_finite(self.items[k]))
            self.high = next(verbs, self.high)

    # where the clause begins and ends ----------------------------------------------------------------------

    def _bounds(self) -> tuple[int, int]:
        items = self.items
        low = self.at
        depth = 0
        while low > 0 and self.at - low < _WINDOW:
            item = items[low - 1]
            if item.text in ")]":
                depth += 1
            elif item.text in "([":
                if depth == 0:
                    break
                depth -= 1
            elif depth == 0 and (item.text in ";؛:" or "clause" in item.classes or ("that" in item.classes and item.kind == "word" and "who" not in item.classes)):
                break
            low -= 1
        high = self.end
        depth = 0
        while high < len(items) and high - self.end < _WINDOW:
            item = items[high]
            if item.text in "([":
                depth += 1
            elif item.text in ")]":
                if depth == 0:
                    break
                depth -= 1
            elif depth == 0 and (item.text in ";؛" or ("clause" in item.classes) or ("that" in item.classes and not self.frame.speech and high > self.end + 1)):
                break
            high += 1
        return low, high

    def _voice(self) -> str:
        """active, passive or noun."""
        feature = self.trigger.feature
        if feature == "noun":
            return "noun"
        classes_left: list[frozenset[str]] = []
        low = max(self.low - 1, self.at - 6)
        if feature == "pp" and self.at and self.context.pack.order == "svo" and not self.context.pack.adjective_first and self.items[self.at - 1].kind in ("name", "noun"):
            low = self.at - 1  # "has announced the site built in Oslo": a participle of the noun, not of the auxiliary before it
        for k in range(self.at - 1, low, -1):
            item = self.items[k]
            if item.kind in ("name", "noun") and not item.prep and self.context.pack.order == "svo" and classes_left and not self.context.pack.capital_nouns:
                break
            if item.kind == "mark" and item.text in ",،":
                break
            if feature == "pp" and classes_left and self._opens_object(item):
                break
            classes_left.append(item.classes)
        left = frozenset().union(*classes_left) if classes_left else frozenset[str]()
        by = any("by" in x.classes for x in self.items[self.end : self.end + 4])
        if feature == "pp":
            if "been" in left:
                return "passive"
            near = frozenset().union(*classes_left[:3]) if classes_left else frozenset[str]()
            if "have" in near and "be" not in near:
                return "active"
            if "be" in near:
                return "passive"
            if "have" in left:
                return "active"
            return "participle"
        if feature == "refl":
            return "passive"
        if feature in ("past", "pres", "fut", "cond"):
            if by and feature == "past" and not any(t.feature == "past" and u.feature == "pp" for _, t in self.items[self.at].triggers for _, u in self.items[self.at].triggers):
                return "active"
            if "reflexive" in left:
                return "passive"
            return "active"
        if feature == "inf" and classes_left and any("be" in c for c in classes_left[:2]) and self.context.pack.script == "Arabic":
            return "passive"
        if feature == "inf" and any("been" in c for c in classes_left[:2]):
            return "passive"
        return "active"

    def _opens_object(self, item: Item) -> bool:
        """Whether an article between an auxiliary and a participle shows that they are not one verb ("has read the order signed by X")."""
        pack = self.context.pack
        return pack.order == "svo" and not pack.adjective_first and bool(item.classes & {"det", "possessive", "contracted"}) and "have" not in item.classes

    # roles -------------------------------------------------------------------------------------------------

    def found(self) -> Found | None:
        frame, schema = self.frame, self.context.schema
        items = self.items
        trigger = Span(items[self.at].start, items[self.end - 1].end)
        if frame.voice and not (self._inverted() if frame.voice == "inverted" else self.voice == frame.voice):
            return None
        out = Found(frame.term, {}, trigger, self.line.index, frame.id, frame.modality, frame.speech, self.trigger.feature, at=self.at)
        if self._both_voices() and any("by" in x.classes for x in items[self.end : self.end + 3]):
            self.voice = "passive" if self._auxiliary() else "participle"
        for role, functions in sorted(frame.roles.items(), key=lambda r: self._order(r[1])):
            wanted = self.wanted(role)
            for function in functions:
                fills = self._fill(role, function, wanted)
                if fills:
                    out.roles[role] = fills
                    break
        if self.voice == "participle" or (self.trigger.feature == "pp" and self.voice == "passive" and not self._auxiliary()):
            # "the model developed by X" takes nothing from the tense of the clause that it stands in
            out.extra["low"] = self.at
        if "count" in out.roles and frame.term in schema.relations:
            number = out.roles.pop("count")[0].content
            out.count = number if isinstance(number, Quantity) else None
        if frame.speech and "agent" in out.roles:
            self.context.spoke.append((self.line.index, out.roles["agent"][0]))
        if "low" not in out.extra and self.voice in ("active", "passive"):
            self.subjects.append((self.at, out.roles.get(self._subject_role(), []) or self._any_subject()))
        missing = [r for r in frame.needs if r not in out.roles]
        taken, self.used = self.used, set()
        missing += [g for g in frame.guard if not (out.count is not None if g == "count" else self._fill("", g, ()))]
        self.used = taken
        if missing:
            self._hint(out)
            text = " ".join(x.text for x in items[max(0, self.at - 3) : self.end + 3])
            self.context.drop(self.line.index, frame.id, f"nothing fills {', '.join(missing)}", text)
            return None
        del schema
        return out

    def _hint(self, out: Found) -> None:
        """What a frame that stays incomplete still says of the class of the names in it."""
        for role, fills in out.roles.items():
            for fill in fills:
                if fill.cls == UNTYPED and isinstance(fill.content, str):
                    self.context.hints.append((fill.content, out.term, role, out.rule))

    def _auxiliary(self) -> bool:
        return any(x.classes & {"be", "been", "have"} for x in self.items[max(self.low, self.at - 4) : self.at])

    def _both_voices(self) -> bool:
        features = {t.feature for _, t in self.items[self.at].triggers if t.frame == self.frame.id}
        return {"past", "pp"} <= features and self.voice in ("active", "participle")

    def _any_subject(self) -> list[Fill]:
        """The thing that stands where the subject does, whatever its class, for verbs joined to this one."""
        for k in range(self.at - 1, self.low - 1, -1):
            item = self.items[k]
            if item.kind in ("name", "noun") and not item.prep and not item.held and "possessor" not in item.tags:
                fill = refer(self.context, self.line, item, ())
                return [fill] if fill is not None else []
        return []

    def _subject_role(self) -> str:
        for role, functions in self.frame.roles.items():
            if functions[0].split("+")[0] == "subject":
                return role
        return ""

    def _order(self, functions: tuple[str, ...]) -> int:
        return {"subject": 0, "object": 1}.get(functions[0].split("+")[0], 2)

    def wanted(self, role: str) -> tuple[str, ...]:
        self.strict = any(t.endswith("!") for t in self.frame.types.get(role, ()))
        if role in self.frame.types:
            return tuple(t.rstrip("!") for t in self.frame.types[role])
        schema, term = self.context.schema, self.frame.term
        if term in schema.relations:
            found = schema.relations[term]
            return tuple(sorted(found.domain if role == "s" else found.range)) if role in "so" else ()
        if term in schema.values:
            return tuple(sorted(schema.values[term].domain)) if role == "s" else ()
        return tuple(sorted(schema.roles.get(role, ())))

    def _fill(self, role: str, function: str, wanted: tuple[str, ...]) -> list[Fill]:
        if "+" in function:
            # all of them together: both parties of a partnership are its agents
            before = set(self.used)
            found = [fill for part in function.split("+") for fill in self._fill(role, part, wanted)]
            if len({fill.content for fill in found}) > 1:
                return found
            self.used = before
            return []
        if function == "date":
            return self._date()
        if function in ("quantity", "count"):
            return self._quantity(function)
        if function == "subject":
            return self._subject(wanted)
        if function == "object":
            return self._object(wanted)
        if function in ("money", "duration", "percent", "measure"):
            return self._number(function)
        if function in ("topic", "focus"):
            if any("stranger" in x.tags for x in self.items[self.low : self.at]):
                return []
            find = previous_subject if function == "topic" else previous_focus
            fill = find(self.context, self.line, wanted)
            return [fill] if fill else []
        if function == "left":
            return self.scan(range(self.at - 1, self.low - 1, -1), wanted, None)
        if function == "right":
            return self.scan(range(self.end, self.high), wanted, None)
        if function == "main":
            # the subject of the sentence's verb before, for a noun that says more of it ("… raised X at a valuation of Y")
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
            at = self.end + (self.end + 1 < self.high and self.items[self.end].kind == "word" and not self.items[self.end].classes)
            return self.take(at, wanted) if at < self.high and self.items[at].kind == "name" else []
        if function == "main":
            return self.scan(range(self.low, self.at), wanted, "")
        if function == "self":
            return self.take(self.at, wanted)
        return self._by_preposition(function, wanted)

    def _subject(self, wanted: tuple[str, ...]) -> list[Fill]:
        if self.voice == "noun":
            return self._agent(wanted) or self._possessor(wanted) or self._announcer(wanted)
        if self.voice in ("passive", "participle"):
            return self._agent(wanted)
        if self.context.pack.order == "vso":
            return subject_of(self, wanted)
        who = self.relative(wanted)
        if who:
            return who
        if self._antecedent() is not None or self._clitic():
            # "the chip that makes X" (verb first), "it presented X": the subject stands behind its verb
            right = self.right_subject(wanted)
            if right:
                return right
        shared = self.shared(wanted)
        if shared:
            return shared
        inverted = self.frame.speech and self._inverted()
        if inverted:
            inserted = self._before_insertion(self.at - 1, wanted)
            if inserted:
                return inserted
            right = self.right_subject(wanted)
            if right:
                return right
        left = self._left_subject(wanted)
        return left or self.pro(wanted) or (self.right_subject(wanted) if self.frame.speech else [])

    def _left_subject(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The bare thing before the verb; what stands between two commas right before the verb is skipped."""
        k = self.at - 1
        while k > self.low and self.items[k].kind == "word" and (self.items[k].classes & {"have", "be", "been", "adverb"}):
            k -= 1
        if self.items[k].classes & {"he", "it"} and not self.context.pack.pro_drop:
            return self.pro(wanted)
        return self._before_insertion(k, wanted) or self.scan(range(self.at - 1, self.low - 1, -1), wanted, "")

    def _before_insertion(self, k: int, wanted: tuple[str, ...]) -> list[Fill]:
        """The bare thing right before what stands between the comma at `k` and the one before it."""
        if k <= self.low or self.items[k].text not in ",،":
            return []
        opening = next((j for j in range(k - 1, self.low, -1) if self.items[j].text in ",،"), None)
        if opening is None or k - opening <= 2 or self.items[opening - 1].kind not in ("name", "noun"):
            return []
        between = self.items[opening + 1 : k]
        if self.frame.speech and any(_is_finite(x) for x in between) and not any("who" in x.classes for x in between):
            return []  # a verb of its own: what is said, no insertion
        return self.scan(range(opening - 1, self.low - 1, -1), wanted, "")

    def _antecedent(self) -> int | None:
        """What a relative pronoun right before the verb takes up, where the pack's clauses may put the subject last."""
        if not self.context.pack.subject_last or self.trigger.feature not in (*_FINITE, "pp"):
            return None
        k = self.at - 1
        while k > self.low and self.items[k].kind == "word" and (self.items[k].classes & {"have", "adverb"}):
            k -= 1
        if k <= 0 or "who" not in self.items[k].classes:
            return None
        return next((j for j in range(k - 1, max(-1, k - 4), -1) if self.items[j].kind in ("name", "noun")), None)

    def _clitic(self) -> bool:
        """Whether the object stands before the verb as a pronoun."""
        k = self.at - 1
        while k > self.low and "have" in self.items[k].classes:
            k -= 1
        return self.context.pack.subject_last and k >= self.low and "clitic" in self.items[k].classes and self.trigger.feature in (*_FINITE, "pp")

    def _announcer(self, wanted: tuple[str, ...]) -> list[Fill]:
        """Who announces a deed named by a noun does it, where nobody else is named: "X has announced the purchase of Y"."""
        line, fill = self.context.spoke[-1] if self.context.spoke else (-1, None)
        if fill is None or line != self.line.index or not self.context.fits(fill.cls, wanted):
            return []
        frames = self.context.pack.frames
        for k in range(self.at - 1, max(self.low, self.at - 6) - 1, -1):
            item = self.items[k]
            if any(frames[t.frame].speech for _, t in item.triggers):
                return [fill]
            if item.kind != "word" or not (not item.classes or item.classes & {"det", "adverb", "possessive"}):
                break
        return []

    def _agent(self, wanted: tuple[str, ...]) -> list[Fill]:
        """Who a passive says did it: behind "by", but not beyond another verb ("built in May, it uses chips made by X")."""
        stop = self.end
        while stop < self.high and not _verb(self.items[stop]) and not (self.voice == "participle" and self.items[stop].classes & {"be", "have"}):
            stop += 1
        if self.context.pack.order != "svo":
            return self._by_preposition("by", wanted)
        return self.scan(range(self.end, stop), wanted, "by")

    def right_subject(self, wanted: tuple[str, ...]) -> list[Fill]:
        return self.scan(range(self.end, min(self.high, self.end + 10)), wanted, "", near=True)

    def _inverted(self) -> bool:
        """Whether a speech verb stands behind its quotation: “…”, said X."""
        before = self.items[self.at - 1] if self.at else None
        cue = before.tags.get("cue") if before is not None else None
        if isinstance(cue, tuple) and isinstance(cue[1], Cue) and cue[1].modality == "according":
            return True
        auxiliary = before is not None and bool(before.classes & {"have", "be"})
        mark = self.items[self.at - 2] if auxiliary and self.at > 1 else before
        if mark is not None and mark.text == "," and self._apposed():
            return False
        return mark is not None and mark.kind == "mark" and mark.text in ",،”»\"'’"

    def _apposed(self) -> bool:
        """Whether the comma before the verb closes an apposition ("Ann Lee, who founded Acme, said"): no verb stands free before it."""
        commas, relative = 0, False
        for item in self.items[self.low : self.at]:
            if item.text == ",":
                commas, relative = commas + 1, False
            elif "who" in item.classes:
                relative = True
            elif item.kind == "word" and not relative and (item.classes & {"have", "be", "light"} or "cue" in item.tags or any(t.feature in _FINITE for _, t in item.triggers)) and item is not self.items[self.at - 1]:
                return False
        return commas > 1

    def relative(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The antecedent where the verb follows a relative pronoun."""
        for k in range(self.at - 1, max(self.low - 1, self.at - 5), -1):
            item = self.items[k]
            if "who" in item.classes:
                for j in range(k - 1, max(-1, k - 6), -1):
                    if self.items[j].kind in ("name", "noun"):
                        fills = self.take(j, wanted)
                        if fills or not self.items[j].prep:
                            return fills  # else what the thing hangs on: "a plant in Oslo, which opens …"
                return []
            if item.kind in ("name", "noun"):
                return []
        return []

    def shared(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The subject of the verb before where "and" joins the two."""
        k = self.at - 1
        while k >= self.low and (self.items[k].classes & {"have", "be", "been", "adverb", "neg", "light"} or "cue" in self.items[k].tags):
            k -= 1
        if k >= self.low and "and" in self.items[k].classes and self.subjects:
            return [f for f in self.subjects[-1][1] if self.context.fits(f.cls, wanted)]
        return []

    def pro(self, wanted: tuple[str, ...]) -> list[Fill]:
        if self.context.pack.pro_drop and (self.trigger.feature in (*_FINITE, "pp") or self._planned()) and self.voice in ("active", "passive"):
            if self.voice == "passive" and self.trigger.feature == "pp" and not self._auxiliary():
                return []
            if self.frame.speech and (self._inverted() or all(x.classes & {"have", "clitic", "adverb"} for x in self.items[self.low : self.at])):
                # "«…», he added": the one who spoke last goes on
                last = [fill for n, fill in self.context.spoke if self.line.index - n <= 2 and self.context.fits(fill.cls, wanted)]
                if last:
                    return last[-1:]
            for k in range(self.at - 1, self.low - 1, -1):
                item = self.items[k]
                if "stranger" in item.tags:
                    return []  # a name that nothing has typed is still somebody else
                if item.kind in ("name", "noun") and not item.prep and (not self._planned() or self.context.fits(item.cls, wanted)):
                    return []
            fill = self._main_subject(wanted) or previous_subject(self.context, self.line, wanted)
            return [fill] if fill else []
        for k in range(self.at - 1, max(self.low - 1, self.at - 5), -1):
            item = self.items[k]
            if item.classes & {"he", "it"}:
                fill = speaking_pronoun(self.context, self.line, item, wanted) if self.frame.speech else None
                fill = fill or pronoun(self.context, self.line, item, wanted)
                if fill is None:
                    return []
                here = Fill(fill.content, item.head, self.line.index, fill.cls)
                note_topic(self.context, self.line, here)
                return [here]
        return []

    def _planned(self) -> bool:
        """Whether an infinitive hangs on a verb of planning: its subject is that verb's ("intends to build", "has plans to form")."""
        cues = [x.tags["cue"] for x in self.items[self.low : self.at] if isinstance(x.tags.get("cue"), tuple)]
        return self.trigger.feature == "inf" and any(isinstance(c, tuple) and isinstance(c[1], Cue) and c[1].modality == "planned" for c in cues)

    def _main_subject(self, wanted: tuple[str, ...]) -> Fill | None:
        """The topic of the clause before in the same sentence: "X has said that [it] will buy Y"."""
        edge = self.items[self.low].start
        for n, e, c, s, topic in reversed(self.context.recent):
            if n == self.line.index and topic and s.end <= edge:
                return Fill(e, s, n, c) if self.context.fits(c, wanted) else None
        return None

    def _object(self, wanted: tuple[str, ...]) -> list[Fill]:
        if self.context.pack.order == "vso" and self.voice != "noun":
            return object_of(self, wanted)
        if self.voice == "passive":
            who = self.relative(wanted)
            left = who or self.shared(wanted) or self.scan(range(self.at - 1, self.low - 1, -1), wanted, "")
            if left or not self.context.pack.inverts:
                return left or self.pro(wanted)
            return self.scan(range(self.end, self._before_relative()), wanted, "") or self.pro(wanted)
        if self.voice == "participle":
            return self._participle(wanted)
        if self.voice == "noun":
            return self._by_preposition("of", wanted, reach=8) or self.scan(range(self.end, min(self.end + 2, self.high)), wanted, "")
        taken_up = self._antecedent()
        if taken_up is not None and taken_up not in self.used:
            behind = [] if any(k > self.at for k in self.used) else self.scan(range(self.end, min(self.end + 4, self._object_end(wanted))), wanted, "")
            fills = behind or self.take(taken_up, wanted)
            if fills:
                return fills
        return self._relative_object(wanted) or self.scan(range(self.end, self._object_end(wanted)), wanted, "")

    def _object_end(self, wanted: tuple[str, ...]) -> int:
        """Where a thing of another kind takes the object's place: "launched the cluster X with H100" launches no H100."""
        for k in range(self.end, self._before_relative()):
            item = self.items[k]
            other = item.coarse in _THINGS and not self.context.fits(item.cls, wanted)
            if k > self.end and "for" in self.items[k - 1].classes and any(t.feature == "inf" for _, t in item.triggers):
                return k  # "made a bid to buy X"
            if item.kind == "name" and other and not item.prep and not item.held and item.group < 0:
                return k
        return self._before_relative()

    def _before_relative(self) -> int:
        """Where the first relative clause behind the trigger begins: what stands in it is no object of the trigger."""
        return next((k for k in range(self.end + 1, self.high) if "who" in self.items[k].classes and self.items[k].kind == "word"), self.high)

    def _relative_object(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The antecedent in "the chip, which X unveiled": a relative pronoun, then the verb's own subject."""
        named = False
        for k in range(self.at - 1, max(self.low - 1, self.at - 9), -1):
            item = self.items[k]
            if item.kind in ("name", "noun"):
                named = True
            elif "who" in item.classes and item.kind == "word":
                if named:
                    for j in range(k - 1, max(-1, k - 4), -1):
                        if self.items[j].kind in ("name", "noun"):
                            return self.take(j, wanted)
                return []
            elif item.kind == "mark" or "that" in item.classes:
                return []
        return []

    def _participle(self, wanted: tuple[str, ...]) -> list[Fill]:
        aside = False
        joined = self.at > 0 and "and" in self.items[self.at - 1].classes
        for k in range(self.at - 1, max(self.low - 1, self.at - 12), -1):
            aside = aside or self.items[k].text in ",،"
            if self.items[k].prep and joined:
                continue  # "X, based in Y and run by Z": both participles are X's
            if self.items[k].kind in ("name", "noun"):
                head = self._head_of(k)
                fills = (self.take(head, wanted) if head is not None else []) or self.take(k, wanted)
                if fills or not aside:
                    return fills
            if self.items[k].triggers and self.items[k].kind == "word":
                break
        if all(x.kind in ("word", "mark") and not x.triggers for x in self.items[self.low : self.at]):
            # "Founded by X, the firm …": the subject behind the comma
            comma = next((k for k in range(self.end, self.high) if self.items[k].text in ",،"), None)
            while comma is not None:
                behind = next((k for k in range(comma + 1, self.high) if self.items[k].kind in ("name", "noun") and not self.items[k].held), None)
                fills = self.take(behind, wanted) if behind is not None and not self.items[behind].prep else []
                after = self.items[comma + 1] if comma + 1 < self.high else None
                if not fills and after is not None and after.classes & {"he", "it"}:
                    fill = pronoun(self.context, self.line, after, wanted)
                    fills = [fill] if fill else []
                if fills:
                    return fills
                comma = next((k for k in range(comma + 1, self.high) if self.items[k].text in ",،"), None)
        return []

    def _head_of(self, k: int) -> int | None:
        """The thing that an "of" right behind it hangs on: the participle in "the centre of Acme built in Oslo" is the centre's."""
        if self.items[k].prep != "of":
            return None
        head = next((j for j in range(k - 1, max(self.low - 1, k - 5), -1) if self.items[j].kind in ("name", "noun", "mark")), None)
        return head if head is not None and self.items[head].kind != "mark" and not self.items[head].held else None

    def _origin(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The last thing behind an "of" or "from" before where it goes: Z in "took the chips of Y from Z to X"."""
        stop = next((k for k in range(self.end, self.high) if self.items[k].kind in ("name", "noun") and _governed(self.items[k], "to")), self.high)
        for k in range(stop - 1, self.end - 1, -1):
            item = self.items[k]
            if item.kind in ("name", "noun") and not item.held and (_governed(item, "of") or _governed(item, "from")):
                fills = self.take(k, wanted)
                if fills:
                    return fills
        return []

    def _possessor(self, wanted: tuple[str, ...]) -> list[Fill]:
        if self.context.pack.article and self.at and "possessive" in self.items[self.at - 1].classes:
            whose = owner(self.context, self.line, self.items[self.at - 1], wanted)
            return [whose] if whose else []
        """"X's launch", "launch of X": a genitive before the noun, or its "of"."""
        if self.at >= 2 and self.items[self.at - 1].key in ("'s", "’s", "s'"):
            return self.take(self.at - 2, wanted)
        for k in range(self.at - 1, max(self.low - 1, self.at - 3), -1):
            if self.items[k].key == "'s" and k > 0:
                return self.take(k - 1, wanted)
        return []

    def _aside(self, wanted: tuple[str, ...]) -> list[Fill]:
        """Who speaks in ", claims X,": the verb right behind a comma, its subject right before the next mark."""
        before = self.at - 1
        while before > 0 and "have" in self.items[before].classes:
            before -= 1
        if before < 0 or self.items[before].text not in ",،”»\"":
            return []
        if self.items[before].text in ",،" and any(self._could_speak(x, wanted) for x in self.items[self.low : before]):
            return []  # "X, the head of Y, backs Z": a subject of its own
        for k in range(self.end, min(self.end + 5, self.high)):
            if self.items[k].kind in ("name", "noun"):
                closed = k + 1 == len(self.items) or self.items[k + 1].kind == "mark"
                return self.take(k, wanted) if closed and not self.items[k].prep else []
        return []

    def _could_speak(self, item: Item, wanted: tuple[str, ...]) -> bool:
        return item.kind == "name" and not item.prep and self.context.fits(item.cls, wanted)

    def _by_preposition(self, prep: str, wanted: tuple[str, ...], reach: int = _WINDOW) -> list[Fill]:
        high = min(self.high, self.end + reach)
        if self.frame.speech:
            # what is said has things of its own
            high = next((k for k in range(self.end, high) if "that" in self.items[k].classes or self.items[k].text == ":"), high)
        if self.voice == "participle":
            # "ordered by X were sent to Y": what belongs to the next verb
            high = next((k for k in range(self.end, high) if self.items[k].kind == "word" and self.items[k].classes & {"be", "have"}), high)
        right = self.scan(range(self.end, high), wanted, prep)
        if right or (self.context.pack.order == "svo" and (prep == "by" or prep == "of" and self.voice == "noun" or prep == "to" and self.frame.speech)):
            return right  # a genitive follows its noun, who is spoken to the verb
        low = next((k for k in range(self.at - 1, self.low - 1, -1) if "who" in self.items[k].classes), self.low - 1)
        if prep == "from":
            # "led by X, it has bought": a preposition that is "by" as well is no source before the verb
            return self.scan([k for k in range(self.at - 1, low, -1) if "by" not in _preps(self.items[k])], wanted, prep)
        return self.scan(range(self.at - 1, low, -1), wanted, prep)

    def scan(self, where: Sequence[int], wanted: tuple[str, ...], prep: str | None, near: bool = False) -> list[Fill]:
        """The first thing in a row of items that has the preposition (None any, "" none) and the class."""
        commas = depth = 0
        for k in where:
            item = self.items[k]
            if item.kind == "mark":
                if near and item.text in ":«“\"":
                    break  # what is said begins here
                if item.text in "()":
                    depth += 1
                if item.text in ",،":
                    commas += 1
                    if commas > 3:
                        break
                continue
            if near and item.classes & {"that", "who"}:
                break
            if near and item.kind == "name" and not item.prep and not item.held and item.coarse in _THINGS and not self.context.fits(item.cls, wanted):
                break  # the verb's own subject is a thing: nobody says anything
            if near and item.kind == "word" and item.triggers and any(t.feature in _FINITE for _, t in item.triggers):
                break
            if prep == "" and item.noun is not None and "opaque" in item.noun.use and not item.prep:
                break
            if item.kind not in ("name", "noun") or k in self.used or item.held or depth % 2 or "possessor" in item.tags:
                continue
            if prep is not None and not _governed(item, prep):
                continue
            fills = self.take(k, wanted)
            if fills:
                return fills
            if prep == "" and k < self.at and item.kind == "noun" and self._unclear(item, wanted) and not self._construct(k):
                break
        return []

    def _construct(self, k: int) -> bool:
        """Whether a noun has its genitive right behind it, without a word of its own."""
        after = self.items[k + 1] if k + 1 < len(self.items) else None
        return bool(self.context.pack.article) and after is not None and after.kind in ("name", "noun") and not after.prep

    def _unclear(self, item: Item, wanted: tuple[str, ...]) -> bool:
        """Whether a noun is of the wanted kind though what it stands for is not known: "the firm"."""
        noun = item.noun
        return noun is not None and "anaphor" in noun.use and bool(wanted) and self.context.fits(noun.cls, wanted)

    def take(self, k: int, wanted: tuple[str, ...]) -> list[Fill]:
        """The thing at `k` and the other members of its list."""
        named = self.items[k].tags.get("of_name")
        if isinstance(named, int):
            return self.take(named, wanted)
        members = [k]
        if self.items[k].group >= 0:
            members = [j for j, x in enumerate(self.items) if x.group == self.items[k].group]
        out: list[Fill] = []
        for j in members:
            if self.strict and self.items[j].kind == "name" and self.items[j].noun is not None and "refers" not in self.items[j].tags:
                continue  # a class of things ("servers") is no thing
            both = self.items[j].tags.get("refers_all")
            if isinstance(both, tuple) and all(self.context.fits(x.cls, wanted) for x in both):
                out.extend(both)
                self.used.add(j)
                continue
            fill = refer(self.context, self.line, self.items[j], wanted) or self._spokesman(j, wanted)
            if fill is not None and not (self.strict and fill.cls == UNTYPED):
                out.append(fill)
                self.used.add(j)
        return out if k in self.used else []

    def _spokesman(self, k: int, wanted: tuple[str, ...]) -> Fill | None:
        """Whose words "a spokesman of X" speaks: a person without a name who says something says it for X."""
        item = self.items[k]
        behind = self.items[k + 1 : k + 3]
        if not self.frame.speech or item.kind != "noun" or item.cls != "Person" or item.held or len(behind) < 2:
            return None
        if "of" not in behind[0].classes or behind[1].coarse != "Organization" or behind[1].kind != "name":
            return None
        fill = refer(self.context, self.line, behind[1], wanted)
        return Fill(fill.content, Span(item.head.start, behind[1].head.end), self.line.index, fill.cls) if fill else None

    def _date(self) -> list[Fill]:
        dates = [(self._distance(k), k) for k, x in enumerate(self.items) if x.kind == "date" and x.date is not None and self.low - 8 <= k < self.high + 4]
        for _, k in sorted(dates):
            lo, hi = min(k, self.at), max(k, self.at)
            between = self.items[lo + 1 : hi]
            if k < self.at and sum((x.text in ")]") - (x.text in "([") for x in between) > 0:
                continue  # a date in brackets before the sentence proper is the article's
            if any(x.classes & {"that", "who"} or (self.frame.speech and x.text == ":") for x in between):
                continue
            fronted = k < self.at and all(x.kind == "mark" or x.classes for x in self.items[self.low : k])
            if (self.frame.speech or k < self.at) and not fronted and sum(x.text in ",،" for x in between) % 2:
                continue  # what is said, or what stands before the comma, has a date of its own
            others = [x for x in self.items[lo + 1 : hi] if x.triggers and x.kind == "word" and any((t.feature in _FINITE or t.feature == "pp") and not t.particle for _, t in x.triggers)]
            if not others:
                item = self.items[k]
                assert item.date is not None
                return [Fill(item.date, item.head, self.line.index)]
        return []

    def _distance(self, k: int) -> int:
        """How far an item is from the trigger; what stands before it, or behind a comma, counts as farther."""
        commas = sum(x.text in ",،" for x in self.items[min(k, self.at) : max(k, self.at)])
        return abs(k - self.at) + (0 if k > self.at else 2) + 4 * min(commas, 1)

    def _number(self, kind: str) -> list[Fill]:
        """The number of a kind nearest to the trigger, what stands behind it first."""
        near = [(abs(k - self.at) + (0 if k > self.at else 3), k) for k in range(self.low, self.high)
                if (n := self.items[k].number) is not None and n.kind == kind and not n.vague]  # fmt: skip
        near = [
            (distance, k)
            for distance, k in near
            # a relative clause has numbers of its own, unless the number is what it takes up
            if k > self.at
            or not any(_verb(x) or x.text in ",،" or ("who" in x.classes and j > 0) for j, x in enumerate(self.items[k + 1 : self.at]))
        ]
        for _, k in sorted(near)[:1]:
            number = self.items[k].number
            assert number is not None
            return [Fill(number.value, self.items[k].head, self.line.index)]
        return []

    def _quantity(self, function: str) -> list[Fill]:
        if function == "count":
            for k in sorted(self.used):
                number, at = self.items[k].count, self.items[k].tags.get("count_item")
                if number is not None and not number.vague and isinstance(number.value, Quantity) and isinstance(at, Item):
                    return [Fill(number.value, at.head, self.line.index)]
            return []
        for k in range(self.end, self.high):
            item = self.items[k]
            if item.kind == "number" and item.number is not None and item.number.kind == "count" and not item.number.vague:
                value = item.number.value
                if isinstance(value, Quantity) and _governed(item, "to"):
                    return [Fill(value, item.head, self.line.index)]
        return []


def _verb(item: Item) -> bool:
    return item.kind == "word" and any(t.feature in _FINITE or t.feature == "pp" for _, t in item.triggers)


def _is_finite(item: Item) -> bool:
    features = {t.feature for _, t in item.triggers}
    return item.kind == "word" and bool(features & set(_FINITE)) and "pp" not in features


def _preps(item: Item) -> frozenset[str]:
    preps = item.tags.get("preps")
    return preps if isinstance(preps, frozenset) else frozenset((item.prep,))


def _governed(item: Item, prep: str) -> bool:
    if prep == "":
        return not item.prep or item.weak
    preps = item.tags.get("preps")
    if isinstance(preps, frozenset):
        return prep in preps
    return item.prep == prep

