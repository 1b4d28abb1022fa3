"""The clause around a trigger: where it begins and ends, and its voice."""

from __future__ import annotations

from typing import Final

from kg.extract.borders import Borders, highest, lowest
from kg.extract.found import Context, Fill, Line
from kg.extract.joints import begins_object, measures_time
from kg.extract.overt import before_purpose
from kg.lang.fold import has_shape
from kg.lang.pack import Frame, Trigger
from kg.spot.item import Item

_FINITE: Final[tuple[str, ...]] = ("past", "pres", "fut", "cond")
# with participles, which share most of their ways
_VERBAL: Final[tuple[str, ...]] = (*_FINITE, "pp")


_AUXILIARIES: Final = frozenset(("be", "been", "have"))
_THINGS: Final[tuple[str, ...]] = ("Hardware", "AIModel", "Product", "Work")


def _verb(item: Item) -> bool:
    return item.kind == "word" and any(t.feature in _FINITE or t.feature == "pp" for _, t in item.triggers)


def _is_finite(item: Item) -> bool:
    if item.kind != "word" or not item.triggers:
        return False
    finite = False
    for _, trigger in item.triggers:
        if trigger.feature == "pp":
            return False
        finite = finite or trigger.feature in _FINITE
    return finite


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


class ClauseBounds:
    """A trigger and the clause that it stands in: its bounds and its voice."""

    def __init__(
        self,
        context: Context,
        line: Line,
        at: int,
        end: int,
        frame: Frame,
        trigger: Trigger,
        subjects: list[tuple[int, list[Fill]]],
        ends: Borders,
    ) -> None:
        self.context, self.line, self.items = context, line, line.items
        self.at, self.end, self.frame, self.trigger = at, end, frame, trigger
        self.subjects = subjects
        self.used: set[int] = set()
        self.filled: dict[str, list[Fill]] = {}
        self.one_side: frozenset[str] = frozenset()
        self.strict = self.single = False
        self.low = lowest(self.items, at, ends)
        self.high = highest(self.items, at, end, ends, context.pack, frame.speech)
        self.voice = self._voice()
        plain = self.voice == "participle" or not self._auxiliary()
        if self.voice == "participle" or (self.trigger.feature == "pp" and self.voice == "passive"):
            # "chips ordered by X were sent to Y", "was made by X and runs Y": what follows the next verb
            # is that verb's
            verbs = (
                k
                for k in range(self.end, self.high)
                if _is_finite(self.items[k])
                and (plain or "and" in self.items[k - 1].classes)
                and not measures_time(self.items, k)
            )
            self.high = next(verbs, self.high)

    def _voice(self) -> str:
        """active, passive, participle or noun."""
        feature = self.trigger.feature
        if feature == "noun":
            return "noun"
        if feature == "refl":
            return "passive"
        if feature == "pp":
            return self._participle_voice()
        if feature in _FINITE:
            return self._finite_voice()
        if feature == "inf":
            # "to be built"; where participles need no "to be", the verb itself may be one
            passive = {"be", "been"} if self.context.pack.script == "Arabic" else {"been"}
            if any(not passive.isdisjoint(classes) for classes in self._left_of_verb()[:2]):
                return "passive"
        return "active"

    def _participle_voice(self) -> str:
        """The voice of a participle by its auxiliary; "participle" where it has none."""
        left = self._left_of_verb()
        if any("been" in classes for classes in left):
            return "passive"
        if self.frame.speech and self.context.pack.pro_drop and any("reflexive" in c for c in left[:3]):
            return "passive"  # "it has been said that"
        be = any("be" in classes for classes in left[:3])
        if not be and any("have" in classes for classes in left[:3]):
            return "active"
        if be:
            return "active" if self._for_oneself() else "passive"
        if any("have" in classes for classes in left) or self._joined_to_perfect() >= 0:
            return "active"
        return "participle"

    def _joined_to_perfect(self) -> int:
        """Where the "have" of a perfect stands that "and" joins a participle with an object of its own to: "X
        has dropped Y and shown the Z"; -1 without.
        """
        items, at = self.items, self.at
        behind = items[at + 1] if at + 1 < len(items) else None
        if self.context.pack.adjective_first or not at or "and" not in items[at - 1].classes:
            return -1
        if behind is None or not begins_object(behind):
            return -1
        for k in range(at - 2, max(0, at - 12), -1):
            if items[k].kind == "mark" or "be" in items[k].classes or _is_finite(items[k]):
                return -1
            if "have" in items[k].classes:
                return k
        return -1

    def _finite_voice(self) -> str:
        """The voice of a finite verb: passive if it is reflexive, unless it is a past that can be no
        participle and has a "by".
        """
        if not self._reflexive() or self._for_oneself() or self._enters():
            return "active"
        if self.trigger.feature == "past" and any(
            "by" in x.classes for x in self.items[self.end : self.end + 4]
        ):
            features = {t.feature for _, t in self.items[self.at].triggers}
            return "passive" if {"past", "pp"} <= features else "active"
        return "passive"

    def _reflexive(self) -> bool:
        return any("reflexive" in classes for classes in self._left_of_verb())

    def _enters(self) -> bool:
        """Whether a reflexive verb goes on with "in" and something that is no place: "se lance dans la
        course" puts nothing on the market.
        """
        if self.context.pack.order != "svo" or self.context.pack.adjective_first:
            return False
        k = self.end
        if k < len(self.items) and self.items[k].text == ",":  # "se lance, dit-on, à l'assaut de"
            k = next((n + 1 for n in range(k + 1, min(k + 10, self.high)) if self.items[n].text == ","), k)
        behind = self.items[k : k + 6]
        while behind and ("adverb" in behind[0].classes or behind[0].text in "()"):
            del behind[0]
        return (
            len(behind) > 2
            and bool(behind[0].classes & {"in", "to"})
            and "det" in behind[1].classes
            and behind[2].kind == "word"
        )

    def _for_oneself(self) -> bool:
        """Whether a reflexive only says for whom: who does it stands before, what right behind ("X si compra
        Y", "X si è comprata Y").
        """
        if not self.context.pack.pro_drop or self.end >= len(self.items):
            return False
        k = self.at - 1
        while k > 0 and self.items[k].classes & {"be", "have", "adverb"}:
            k -= 1
        if k < 1 or "reflexive" not in self.items[k].classes:
            return False
        before, behind = self.items[k - 1], self.items[self.end]
        if behind.kind != "name" or before.prep or behind.prep:
            return False
        # "il gruppo si era assicurato X"
        return before.kind == "name" or (
            before.kind == "noun" and before.coarse in ("Organization", "Person") and not before.held
        )

    def _left_of_verb(self) -> list[frozenset[str]]:
        """The classes of the words that may be the verb's auxiliaries, the nearest first."""
        items, at, pack = self.items, self.at, self.context.pack
        participle, svo = self.trigger.feature == "pp", pack.order == "svo"
        low = max(self.low - 1, at - 6)
        noun = bool(at) and items[at - 1].kind in ("name", "noun")
        if participle and svo and noun and (not pack.adjective_first or items[at - 1].prep):
            low = at - 1  # "has announced the site built in Oslo": a participle of the noun
        out: list[frozenset[str]] = []
        for k in range(at - 1, low, -1):
            item = items[k]
            if item.kind == "mark" and item.text in ",،":
                break
            if out and (
                (svo and not pack.capital_nouns and not item.prep and item.kind in ("name", "noun"))
                or (participle and self._opens_object(item))
            ):
                break
            out.append(item.classes)
        return out

    def _opens_object(self, item: Item) -> bool:
        """Whether an article between an auxiliary and a participle shows that they are not one verb
        ("has read the order signed by X").
        """
        pack = self.context.pack
        return (
            pack.order == "svo"
            and not pack.adjective_first
            and bool(item.classes & {"det", "possessive", "contracted"})
            and "have" not in item.classes
        )

    def _besides(self, item: Item) -> bool:
        """Whether a word has the shape of a form that tells what somebody does besides."""
        return has_shape(item.key, self.context.pack.doing_shapes)

    def _auxiliary(self) -> bool:
        near = self.items[max(self.low, self.at - 4) : self.at]
        if self.context.pack.adjective_first and near and near[-1].kind in ("name", "noun"):
            verb = next((k for k in range(self.low, self.at - 1) if self.items[k].acts), self.low)
            if near[-1].prep or verb > self.low:
                return False  # "is in a centre run by X", "has 40 chips made by X"
        return any(not x.classes.isdisjoint(_AUXILIARIES) for x in near if x.classes)

    def _both_voices(self) -> bool:
        features = [t.feature for _, t in self.items[self.at].triggers if t.frame == self.frame.id]
        return self.voice in ("active", "participle") and "past" in features and "pp" in features

    def wanted(self, role: str) -> tuple[str, ...]:
        wanted = self.frame.wanted.get(role)
        if wanted is None:
            self.strict = self.single = False
            return self.context.schema.wanted(self.frame.term, role)
        classes, self.strict, self.single = wanted
        return classes

    def _of_who_acts(self) -> bool:
        """Whether the relative pronoun right before the verb is of a subject alone: "X, qui a acheté Y"."""
        k = self.at - 1
        while k > self.low and self.items[k].classes & {"have", "adverb"}:
            k -= 1
        return k > 0 and "who_acts" in self.items[k].classes

    def _antecedent(self) -> int | None:
        """What a relative pronoun right before the verb takes up, where the pack's clauses may put
        the subject last.
        """
        if not self.context.pack.subject_last or self.trigger.feature not in _VERBAL:
            return None
        k = self.at - 1
        while k > self.low and self.items[k].kind == "word" and (self.items[k].classes & {"have", "adverb"}):
            k -= 1
        if k <= 0 or "who" not in self.items[k].classes:
            return None
        return next(
            (j for j in range(k - 1, max(-1, k - 4), -1) if self.items[j].kind in ("name", "noun")), None
        )

    def _purpose(self) -> bool:
        """Whether an infinitive tells what for ("to ensure that …"), or what comes after ("before explaining
        it"): nobody has said anything yet.
        """
        before = self.items[max(0, self.at - 2) : self.at]
        if not before:
            return False
        if self.context.pack.order == "svo" and before_purpose(self.items, self.low, self.at) is not None:
            return True  # "has met X in order to tell her"
        later = "other_prep" in before[0].classes and "of" in before[-1].classes
        behind = {"for", "other_prep"} if self.context.pack.order == "svo" else {"for"}
        return later or not before[-1].classes.isdisjoint(behind)

    def _clitic(self) -> bool:
        """Whether the object stands before the verb as a pronoun."""
        k = self.at - 1
        while k > self.low and "have" in self.items[k].classes:
            k -= 1
        return (
            self.context.pack.subject_last
            and k >= self.low
            and "clitic" in self.items[k].classes
            and self.trigger.feature in _VERBAL
        )

    def _planned(self) -> bool:
        """Whether an infinitive hangs on a verb of planning: its subject is that verb's ("intends
        to build", "has plans to form").
        """
        cues = (x.cue for x in self.items[self.low : self.at] if "cue" in x.tags)
        return self.trigger.feature == "inf" and any(
            cue is not None and cue.modality == "planned" for cue in cues
        )
