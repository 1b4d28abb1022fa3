"""What is acted on: the object of a clause, of a passive, of a relative clause."""

from __future__ import annotations

from typing import Final

from kg.extract.bounds import is_finite
from kg.extract.clause import _FINITE, _VERBAL, _governed, _is_finite
from kg.extract.converbs import over_before
from kg.extract.found import Fill
from kg.extract.objectends import ClauseObjectEnds
from kg.extract.overt import plain, strange_object
from kg.extract.pronounobjects import doer_behind, pronoun_object
from kg.extract.refused import bare_object, behind_joint
from kg.extract.verbfirst import object_of
from kg.lang.pack import PREPOSITIONS
from kg.lang.shared import common
from kg.spot.item import Item

_PREPOSITIONS: Final = frozenset(PREPOSITIONS) | {"other_prep"}


def _says(items: list[Item], k: int) -> bool:
    """Whether a comma and a verb of its own stand at an item."""
    return items[k].text == "," and k + 1 < len(items) and is_finite(items[k + 1])


def _goes_on(items: list[Item], n: int) -> bool:
    """Whether a comma parts the noun of a deed from what the sentence tells besides: "on most of the works,
    it has", "at a worth of 4 million, with the funds of X".
    """
    behind = items[n + 1 : n + 2]
    return items[n].text == "," and bool(behind) and bool(behind[0].classes & {"he", "it", "with", "who"})


def _of_the_site(items: list[Item], n: int) -> bool:
    """Whether a genitive hangs on a noun that tells where a deed is done: "in progress in the plant of X"."""
    item = items[n]
    if item.prep != "in" or not (item.kind == "noun" or "with_noun" in item.tags):
        return False
    behind = items[n + 1 : n + 3]
    if len(behind) > 1 and behind[0].kind == "name":
        behind = behind[1:]
    return bool(behind) and "of" in behind[0].classes


class ClauseObjects(ClauseObjectEnds):
    """The ways in which a clause names what is acted on."""

    def _of_antecedent(self, wanted: tuple[str, ...]) -> list[Fill] | None:
        """What a relative clause acts on that has its subject behind its verb: the antecedent. None where
        another place may have the object.
        """
        taken_up = self._antecedent()
        if taken_up is None or taken_up in self.used or self._of_who_acts():
            return None
        # "the firm that Ann Lee founded bought X": what another verb has
        verbs = (
            k
            for k in range(self.end, self.high)
            if _is_finite(self.items[k]) or self.items[k].classes & {"have", "be"}
        )
        other, end = next(verbs, self.high), self._object_end(wanted)
        used = any(k > self.at for k in self.used)
        behind = [] if used else self.scan(range(self.end, min(self.end + 4, end, other)), wanted, "")
        fills = behind or self.take(taken_up, wanted)
        return fills if fills or (used and other < end) else None

    def _object(self, wanted: tuple[str, ...]) -> list[Fill]:
        if self.context.pack.order == "vso" and self.voice != "noun":
            return object_of(self, wanted)
        if self.trigger.feature in _FINITE and self._enters() and self._reflexive():
            return []  # "se lance à l'assaut de X": X is not put on the market
        if self.voice == "active" and self._governs_clause():
            return []  # "announced that X will not come": X is no object
        if self.voice == "passive" and self._attributive():
            return self.take(self.end, wanted)
        if self.voice == "passive":
            who = self.relative(wanted)
            if not who and (self._joined_who() >= 0 or self._tells_of_other(wanted)):
                return []
            joined = None if who else self.of_joint(wanted)
            if joined is not None:
                return joined
            joint = behind_joint(self)
            # what a colon brings in are examples
            first = 0 if self.low and self.items[self.low - 1].text == ":" else self.low
            left = (
                who
                or self._passed_over(wanted)
                or self.shared(wanted)
                or (self.scan(range(first, joint), wanted, "") if joint is not None else [])
                or self.scan(range(self._told_from(), self.low - 1, -1), wanted, "")
            )
            alone = not self.trigger.particle  # "is used to train X" has an object
            if left or not self.context.pack.inverts or (alone and self._somebody_before()):
                return left or self.pro(wanted)
            # ", has announced Acme" behind it has a subject of its own
            end = next(
                (k for k in range(self.end, self._before_relative()) if _says(self.items, k)), self.high
            )
            reach = range(self.end, min(end, self._before_relative()))
            return self.scan(reach, wanted, "") or self.pro(wanted)
        if self.voice == "participle":
            return self._participle(wanted)
        if self.voice == "noun" and self._of_another_still():
            return []
        if self.voice == "noun":
            return self._by_preposition("of", wanted, reach=self._genitive_reach()) or self.scan(
                range(self.end, min(self.end + 2, self.high)), wanted, ""
            )
        if self.trigger.feature in _VERBAL and (
            strange_object(self.items, self.end, self.high) or bare_object(self)
        ):
            return []
        if doer_behind(self) >= 0:
            return pronoun_object(self, wanted)
        of_antecedent = self._of_antecedent(wanted)
        if of_antecedent is not None:
            return of_antecedent
        if self._governs_nothing():
            return self._relative_object(wanted)
        found = self._relative_object(wanted)
        if found:
            return found
        end = self._object_end(wanted)
        found = self.scan(range(self.end, end), wanted, "")
        return found + self._further(end, wanted) if found else pronoun_object(self, wanted)

    def _governs_clause(self) -> bool:
        """Whether "that" and a clause of its own stand right behind the verb."""
        items, at = self.items, self.end
        if at < len(items) and items[at].date is not None:
            at += 1
        return (
            at + 1 < len(items)
            and "that" in items[at].classes
            and not self.context.pack.article
            and (
                not self.context.pack.adjective_first  # where "that" is no demonstrative
                or any(is_finite(x) or x.cue is not None for x in items[at + 1 :])
            )
        )

    def _told_from(self) -> int:
        """Where to look for what a passive tells of from, to the left: past a relative clause that has a verb
        of its own ("the machine, which has 8 chips X, is installed").
        """
        items = self.items
        verb = next((k for k in range(self.at - 1, self.low, -1) if items[k].classes & {"be", "been"}), 0)
        who = next((k for k in range(verb - 1, self.low, -1) if "who" in items[k].classes), 0)
        own = who and any(is_finite(x) for x in items[who + 1 : verb])
        return who - 1 if own and self.context.pack.order == "svo" else self.at - 1

    def _tells_of_other(self, wanted: tuple[str, ...]) -> bool:
        """Whether a passive in a relative clause tells of a name that is not of these classes: "with a score
        of the test X is the machine Y, which was built by Z".
        """
        for k in range(self.at - 1, max(self.low - 1, self.at - 5), -1):
            item = self.items[k]
            if "who" in item.classes and k:
                told = self.items[k - 1 - (self.items[k - 1].text == ",")]
                return (
                    told.kind == "name"
                    and not told.prep
                    and bool(told.coarse)
                    and not self.context.fits(told.cls, wanted)
                )
            if item.kind != "word":
                return False
        return False

    def _of_another_still(self) -> bool:
        """Whether the genitive of a noun of a deed is kin of a thing that has one of its own: "the launch of
        the successor of X" launches no X.
        """
        if self.context.pack.adjective_first or self.context.pack.order != "svo":
            return False
        for k in range(self.end, min(self.end + 5, self.high - 1)):
            noun = self.items[k].noun
            if noun is not None and self.items[k].kind == "noun":
                return "role" in noun.use and "of" in self.items[k + 1].classes
            if self.items[k].kind == "name":
                return False
        return False

    def _further(self, end: int, wanted: tuple[str, ...]) -> list[Fill]:
        """What goes on behind the object of a relation: "has up to 8 X, some Y of a new kind and 4 Z"."""
        out: list[Fill] = []
        if self.frame.term not in self.context.schema.relations or self.context.pack.order != "svo":
            return out
        for k in range(max(self.used, default=end) + 1, end):
            item = self.items[k]
            if _is_finite(item) or item.classes & {"who", "than"}:
                break
            if "with" in item.classes:
                beside = self._beside(k, end)
                if beside is None:
                    break
                out += self.take(beside, wanted)
            if item.kind != "name" or k in self.used or not _governed(item, "") or item.held:
                continue
            at = k - 1
            while at > self.end and (
                self.items[at].kind == "number"
                or "indef" in self.items[at].classes
                or "comparator" in self.items[at].tags
            ):
                at -= 1
            # a plural noun alone goes on with a list as well: "has 8 X, procesadores Y and"
            plural = str(item.tags.get("with_noun", "")).endswith("s")
            opened = (at < k - 1 or plural) and (
                self.items[at].text in ",،" or "and" in self.items[at].classes
            )
            if opened and self.context.fits(item.cls, wanted):
                out += self.take(k, wanted)
        return out

    def _beside(self, at: int, end: int) -> int | None:
        """The chip that "with" joins to the chip before it: "uses X processors with Y accelerators"."""
        chips = common()["side_by_side"]
        before = [x for j, x in enumerate(self.items[:at]) if j in self.used]
        behind = next((j for j in range(at + 1, min(at + 5, end)) if self.items[j].kind == "name"), None)
        if not before or before[-1].cls not in chips or behind is None or self.items[behind].cls not in chips:
            return None
        return behind if _governed(self.items[behind], "with") else None

    def _governs_nothing(self) -> bool:
        """Whether a preposition stands right behind a verb without a particle, where objects come first:
        "trained on texts from Acme".
        """
        if not self.context.pack.adjective_first or self.trigger.particle or self.end + 1 >= len(self.items):
            return False
        behind, after = self.items[self.end], self.items[self.end + 1]
        return (
            behind.kind == "word"
            and bool(behind.classes & {"on", "with", "in", "for", "by", "from", "at", "of"})
            and after.kind != "date"
            and "when" not in after.classes  # "unveiled on Monday the model X"
        )

    def _relative_object(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The antecedent in "the chip, which X unveiled": a relative pronoun, then the verb's own subject."""
        named = False
        for k in range(self.at - 1, max(self.low - 1, self.at - 9), -1):
            item = self.items[k]
            if item.kind in ("name", "noun") or item.classes & {"he", "it"}:
                named = True
            elif "who" in item.classes and item.kind == "word":
                if named and not self._over(k) and not self._pronoun_under(k):
                    for j in range(k - 1, max(-1, k - 4), -1):
                        if self.items[j].kind in ("name", "noun"):
                            return self.take(j, wanted)
                        if j == k - 1 and "demonstrative" in self.items[j].classes:
                            return []  # "ce qu'elle présente comme": nothing named
                        strange = "demonstrative" in item.classes and plain(self.items[j])
                        if strange or self.items[j].classes & {"have", "be"} or _is_finite(self.items[j]):
                            break  # "Acme has learned that Borea will buy X": what is learned
                return []
            elif item.kind == "mark" or "that" in item.classes:
                return []
        return []

    def _pronoun_under(self, who: int) -> bool:
        """Whether a relative pronoun stands under a preposition, where the language has one of its own for
        what is acted on: "X, pour lequel elle a acheté Y".
        """
        before = self.items[who - 1]
        plain_one = self.context.pack.subject_last and not self.context.pack.pro_drop
        return plain_one and who > 0 and bool(before.classes & _PREPOSITIONS) and before.kind == "word"

    def _over(self, who: int) -> bool:
        """Whether a relative clause is over before the verb; an infinitive's acts on the antecedent, too."""
        pack = self.context.pack
        return self.trigger.feature != "inf" and over_before(self.items, who, self.at, pack)

    def _genitive_reach(self) -> int:
        """How far the genitive of a noun of a deed may stand behind it: not beyond a verb ("the
        training was done on the machine of X").
        """
        if self.context.pack.order != "svo":
            return 8
        behind = self.items[self.end : self.high]
        opened = next((n for n, x in enumerate(behind[:8]) if x.text == "("), 8)
        closed = next((n for n, x in enumerate(behind[:16]) if x.text == ")"), opened)
        reach = 8 + max(0, closed - opened)  # "the purchase for 40 million (30 in francs) of X"
        over = (
            n
            for n, x in enumerate(behind[:reach])
            if x.classes & {"be", "have"} or _goes_on(behind, n) or _of_the_site(behind, n)
        )
        return next(over, reach)

    def _origin(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The last thing behind an "of" or "from" before where it goes: Z in "took the chips of Y
        from Z to X".
        """
        stop = next(
            (
                k
                for k in range(self.end, self.high)
                if self.items[k].kind in ("name", "noun") and _governed(self.items[k], "to")
            ),
            self.high,
        )
        for k in range(stop - 1, self.end - 1, -1):
            item = self.items[k]
            if (
                item.kind in ("name", "noun")
                and not item.held
                and (_governed(item, "of") or _governed(item, "from"))
            ):
                fills = self.take(k, wanted)
                if fills:
                    return fills
        return []
