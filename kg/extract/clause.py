"""The clause around a trigger: where it begins and ends, and its voice."""

from __future__ import annotations

from kg.extract.found import Context, Fill, Line
from kg.lang.pack import Cue, Frame, Trigger
from kg.spot.item import Item

_FINITE = ("past", "pres", "fut", "cond")
# with participles, which share most of their ways
_VERBAL = (*_FINITE, "pp")


_WINDOW = 32


_THINGS = ("Hardware", "AIModel", "Product", "Work")


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
    ) -> None:
        self.context, self.line, self.items = context, line, line.items
        self.at, self.end, self.frame, self.trigger = at, end, frame, trigger
        self.subjects = subjects
        self.used: set[int] = set()
        self.filled: dict[str, list[Fill]] = {}
        self.strict = self.single = False
        self.low, self.high = self._bounds()
        self.voice = self._voice()
        plain = self.voice == "participle" or not self._auxiliary()
        if self.voice == "participle" or (self.trigger.feature == "pp" and self.voice == "passive"):
            # "chips ordered by X were sent to Y", "was made by X and runs Y": what follows the next verb
            # is that verb's
            verbs = (
                k
                for k in range(self.end, self.high)
                if _is_finite(self.items[k]) and (plain or "and" in self.items[k - 1].classes)
            )
            self.high = next(verbs, self.high)

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
            elif depth == 0 and (
                item.text in ";؛:"
                or "clause" in item.classes
                or ("that" in item.classes and item.kind == "word" and "who" not in item.classes)
            ):
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
            elif depth == 0 and (
                item.text in ";؛"
                or ("clause" in item.classes)
                or (
                    "that" in item.classes
                    and not self.frame.speech
                    and (high > self.end + 1 or (self.context.pack.pro_drop and "det" not in item.classes))
                )
            ):
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
        if (
            feature == "pp"
            and self.at
            and self.context.pack.order == "svo"
            and not self.context.pack.adjective_first
            and self.items[self.at - 1].kind in ("name", "noun")
        ):
            low = (
                self.at - 1
                # "has announced the site built in Oslo": a participle of the noun, not of the auxiliary
                # before it
            )
        for k in range(self.at - 1, low, -1):
            item = self.items[k]
            if (
                item.kind in ("name", "noun")
                and not item.prep
                and self.context.pack.order == "svo"
                and classes_left
                and not self.context.pack.capital_nouns
            ):
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
            if (
                by
                and feature == "past"
                and not any(
                    t.feature == "past" and u.feature == "pp"
                    for _, t in self.items[self.at].triggers
                    for _, u in self.items[self.at].triggers
                )
            ):
                return "active"
            if "reflexive" in left:
                return "passive"
            return "active"
        if (
            feature == "inf"
            and classes_left
            and any("be" in c for c in classes_left[:2])
            and self.context.pack.script == "Arabic"
        ):
            return "passive"
        if feature == "inf" and any("been" in c for c in classes_left[:2]):
            return "passive"
        return "active"

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

    def _auxiliary(self) -> bool:
        return any(
            x.classes & {"be", "been", "have"} for x in self.items[max(self.low, self.at - 4) : self.at]
        )

    def _both_voices(self) -> bool:
        features = {t.feature for _, t in self.items[self.at].triggers if t.frame == self.frame.id}
        return {"past", "pp"} <= features and self.voice in ("active", "participle")

    def wanted(self, role: str) -> tuple[str, ...]:
        types = self.frame.types.get(role, ())
        self.strict = any(t.endswith("!") and not t.endswith("!!") for t in types)
        self.single = any(t.endswith("!!") for t in types)
        if role in self.frame.types:
            return tuple(t.rstrip("!") for t in self.frame.types[role])
        schema, term = self.context.schema, self.frame.term
        if term in schema.relations:
            found = schema.relations[term]
            return tuple(sorted(found.domain if role == "s" else found.range)) if role in "so" else ()
        if term in schema.values:
            return tuple(sorted(schema.values[term].domain)) if role == "s" else ()
        return tuple(sorted(schema.roles.get(role, ())))

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
        cues = [x.tags["cue"] for x in self.items[self.low : self.at] if isinstance(x.tags.get("cue"), tuple)]
        return self.trigger.feature == "inf" and any(
            isinstance(c, tuple) and isinstance(c[1], Cue) and c[1].modality == "planned" for c in cues
        )
