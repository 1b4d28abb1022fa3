"""What a participle tells of: the head that it hangs on, or the subject behind the comma that it opens."""

from __future__ import annotations

from typing import Final

from kg.extract.apposedto import beside_another
from kg.extract.asides import tells_kind, told_beside
from kg.extract.bounds import is_finite
from kg.extract.clause import _is_finite, _preps
from kg.extract.closed import work_about
from kg.extract.converbs import before_subject
from kg.extract.found import Fill
from kg.extract.overt import overt_subject, plain
from kg.extract.pronouns import pronoun
from kg.extract.subjects import ClauseSubjects
from kg.extract.topics import previous_focus, previous_subject
from kg.spot.item import Item

_BEFORE_NOUN: Final = frozenset(
    ("det", "indef", "of", "contracted", "adjective", "other", "first_of", "second_of", "nation", "adverb")
)


def _line(item: Item) -> bool:
    """Whether an item is the noun of a line of things: "series"."""
    return item.noun is not None and item.noun.slug == "line"


class ClauseParticiples(ClauseSubjects):
    """The ways in which a participle names what it tells of."""

    def _predicated(self, wanted: tuple[str, ...]) -> list[Fill] | None:
        """The subject that a participle behind a comma belongs to: X in "X is a smaller Y, made by Z"; None
        where the sentence says of nothing what it is.
        """
        if not self.at or self.items[self.at - 1].text not in ",،":
            return None
        for k in range(self.low, self.at - 2):
            behind = self.items[k + 1]
            if _line(behind):
                behind = self.items[k + 2]  # "the Acme series is"
            if self.items[k].kind == "name" and not self.items[k].prep and "be" in behind.classes:
                verb = self.items[k + 2].triggers or "been" in self.items[k + 2].classes
                if not verb and beside_another(self.items, self.at, k):
                    return []
                return None if verb else self.take(k, wanted)
        return None

    def _main_verb(self) -> bool:
        """Whether a form that may be a participle is the finite verb of a subject with an aside: "The campus,
        powered by X, opened in May".
        """
        if not self.context.pack.adjective_first or self.trigger.feature != "pp":
            return False
        if not any(t.feature == "past" for _, t in self.items[self.at].triggers):
            return False
        commas = [k for k in range(self.low, self.at) if self.items[k].text == ","]
        if len(commas) != 2 or commas[1] != self.at - 1:
            return False
        first = commas[0]
        return (
            first > self.low
            and self.items[first - 1].kind in ("name", "noun")
            and any(t.feature == "pp" for _, t in self.items[first + 1].triggers)
            and not any(x.acts for x in self.items[self.low : first])
            and not any(x.acts for x in self.items[self.end : self.high])
        )

    def _participle(self, wanted: tuple[str, ...]) -> list[Fill]:
        if self.at > 1 and self._of_doer(self.at - 2, wanted):
            return []
        said = self._predicated(wanted)
        if said is not None:
            return said
        if self._main_verb():
            return []
        if self._strange_head():
            return []
        aside, skipped, depth = False, False, 0
        joined = self.at > 0 and "and" in self.items[self.at - 1].classes
        for k in range(self.at - 1, max(self.low - 1, self.at - 12), -1):
            aside = aside or self.items[k].text in ",،"
            depth += (self.items[k].text == ")") - (self.items[k].text == "(")
            if depth > 0:
                continue  # "X (with 8 Y), based in Z": X is
            if self.items[k].prep and joined and not (aside and self.items[k + 1].text == ","):
                continue  # "X, based in Y and run by Z": both participles are X's
            if self.items[k].kind == "noun" and not self.items[k].cls:
                continue  # a noun that only counts or measures
            if aside and "with" in _preps(self.items[k]):
                relation = self.frame.term in self.context.schema.relations
                if k + 2 == self.at and told_beside(self.items, self.low, k, relation):
                    return self.take(k, wanted)  # "competes with X, founded by"
                skipped = True
                continue  # "the project with X, valued at": the project is
            if self._field_of_firm(k):
                continue
            if aside and self.items[k].coarse == "Hardware" and "by" in _preps(self.items[k]):
                continue  # "a machine driven by 40 X, worth 5 million": the machine is
            if "stranger" in self.items[k].tags if aside else work_about(self, k, wanted):
                return []  # "sold to X, then Y, bought by Z": Y's, of which nothing is known
            if aside and tells_kind(self.context.pack, self.items, k):
                return []
            whose = self.items[k - 1].tags.get("of_name") if k and self.items[k].kind == "noun" else None
            if isinstance(whose, int) and not self.items[k].prep:
                return self.take(whose, wanted)  # "X es una placa computadora hecha por Y"
            if aside and self.context.pack.adjective_first and _preps(self.items[k]) & {"to", "than"}:
                return []  # "X is like Y, made of Z": what is only set beside it
            if not aside and (equal := self._equated(k)) is not None and (fills := self.take(equal, wanted)):
                return fills
            if self.items[k].kind in ("name", "noun"):
                if skipped and "with" not in self.items[k + 1].classes:
                    return []  # "Acme speaks of a deal with X, valued at": not Acme
                head = self._head_of(k)
                fills = self.take(head, wanted) if head is not None else []
                if head is None or not self._made_of(head, k):
                    fills = fills or self.take(k, wanted)
                kind = self.items[k].noun is not None or bool(self.items[k].tags.get("class_of_things"))
                kind = kind and self.context.fits(self.items[k].cls, wanted)
                kind = kind or (head is not None and self._site(head, wanted))
                if fills or not aside or kind:
                    return fills  # "other chips, made by X": those, though they have no name
            if self.items[k].triggers and self.items[k].kind == "word":
                row = joined or (aside and not self.items[k - 1].classes & {"have", "be", "been"})
                if row and any(t.feature == "pp" for _, t in self.items[k].triggers):
                    continue  # "the model made by X and released in May", "a machine cooled by X, built on Y"
                break
        before = self.items[self.low : self.at]
        if (joined and self._opens(before)) or all(
            x.kind in ("word", "mark") and not x.triggers and "stranger" not in x.tags and x.text not in ",،"
            for x in before
        ):
            return self._behind_comma(wanted) or self._of_topic(wanted)
        return []

    def _equated(self, k: int) -> int | None:
        """The name that a sentence says to be what the noun at `k` calls it, though not taken up by it: X in
        "X has been the first phone sold by Y".
        """
        items = self.items
        if items[k].kind != "noun" or items[k].prep not in ("", "of") or not items[k].coarse:
            return None
        j = k - 1
        while j > self.low and (items[j].unlisted or items[j].classes & _BEFORE_NOUN):
            j -= 1
        while j > self.low and items[j].classes & {"been", "adverb"}:
            j -= 1
        if j <= self.low or "be" not in items[j].classes or j == k - 1:
            return None
        name = items[j - 1]
        same = name.kind == "name" and not name.prep and not name.held and name.coarse == items[k].coarse
        return j - 1 if same else None

    def _field_of_firm(self, k: int) -> bool:
        """Whether a bare noun only tells what a noun before it is good at: "the start-up specialised in chips
        bought by X".
        """
        items = self.items
        return (
            not self.context.pack.adjective_first
            and k > 2
            and (items[k].kind == "noun" or items[k].entity in self.context.generic)
            and not items[k].det
            and "in" in items[k - 1].classes
            and "contracted" not in items[k - 1].classes
            and plain(items[k - 2])
            and items[k - 3].kind == "noun"
        )

    def _of_doer(self, k: int, wanted: tuple[str, ...]) -> bool:
        """Whether what a participle behind a comma may be told of is who does what stands before it, and no
        such thing: "the model is made by X, born in May".
        """
        item = self.items[k]
        doer = item.kind == "name" and "by" in _preps(item) and self.items[k + 1].text == ","
        return doer and not self.context.fits(item.cls, wanted) and not self.context.pack.adjective_first

    def _behind_comma(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The subject behind a comma that ends what a participle opens: "Founded by X, the firm …"."""
        comma = next((k for k in range(self.end, self.high) if self.items[k].text in ",،"), None)
        if comma is not None and self.context.pack.pro_drop and self._untold_behind(comma):
            return []  # "Built by X, uses chips": they are not what X built
        while comma is not None:
            comma = before_subject(self.items, comma)
            behind = next(
                (
                    k
                    for k in range(comma + 1, min(max(self.high, comma + 2), len(self.items)))
                    if self.items[k].kind in ("name", "noun") and not self.items[k].held
                ),
                None,
            )
            fills = self.take(behind, wanted) if behind is not None and not self.items[behind].prep else []
            after = self.items[comma + 1] if comma + 1 < self.high else None
            if not fills and after is not None and after.classes & {"he", "it"}:
                fill = pronoun(self.context, self.line, after, wanted)
                inner = {x.entity for x in self.items[self.at : comma] if x.kind == "name"}
                # "built at X in Oslo, it": what the participle's own phrase names is not meant
                fills = [fill] if fill and fill.content not in inner else []
            if fills:
                return fills
            comma = next((k for k in range(comma + 1, self.high) if self.items[k].text in ",،"), None)
        return []

    def _of_topic(self, wanted: tuple[str, ...]) -> list[Fill]:
        """What the sentence before speaks of, where a participle opens one that has no verb of its own:
        "Built on X, with Y." goes on with the machine.
        """
        before = self.items[: self.at]
        pack = self.context.pack
        alone = all(x.kind == "mark" or x.classes & {"adverb"} for x in before)
        alone = alone or (pack.pro_drop and self._opens(before))
        comma = next((k for k in range(self.end, len(self.items)) if self.items[k].text == ","), -1)
        # "Built by X, has 300 nodes": who has them goes without saying
        untold = pack.pro_drop and comma > 0 and self._untold_behind(comma)
        if not alone or pack.order != "svo" or (any(is_finite(x) for x in self.items) and not untold):
            return []
        if comma > 0 and overt_subject(self.items, comma + 1, len(self.items)):
            return []  # "Announced by X, this result marks": nothing is known of it
        fill = previous_subject(self.context, self.line, wanted) or previous_focus(
            self.context, self.line, wanted
        )
        return [fill] if fill is not None and fill.sentence < self.line.index else []

    def _untold_behind(self, comma: int) -> bool:
        """Whether a verb without a subject stands right behind a comma."""
        behind = self.items[comma + 1 : comma + 3]
        return bool(behind) and (
            is_finite(behind[0])
            or (len(behind) > 1 and bool(behind[0].classes & {"clitic", "neg"}) and is_finite(behind[1]))
        )

    def _opens(self, before: list[Item]) -> bool:
        """Whether the words before a participle are another one that opens the sentence: "Based in X and
        run by Y, the firm …".
        """
        opener = next((x for x in before if not x.classes & {"adverb"}), None)
        return (
            opener is not None
            and opener.kind == "word"
            and any(t.feature == "pp" for _, t in opener.triggers)
            and not any(x.text in ",،" or _is_finite(x) for x in before)
        )

    def _head_of(self, k: int) -> int | None:
        """The thing that an "of" right behind it hangs on: the participle in "the centre of Acme
        built in Oslo" is the centre's.
        """
        # "a site in TOWN owned by X": the site is
        town = self.items[k].prep == "in" and self.items[k].coarse == "Place" and self.items[k].kind == "name"
        if self.items[k].prep != "of" and not town:
            return None
        head = next(
            (
                j
                for j in range(k - 1, max(self.low - 1, k - 5), -1)
                if self.items[j].kind in ("name", "noun", "mark")
            ),
            None,
        )
        if head is None or self.items[head].kind == "mark":
            return None
        if not self.items[head].held:
            return head
        named = self.items[head].tags.get("of_name")
        # "X is a machine of Y built by Z": what is said to be the machine
        return named if isinstance(named, int) else None

    def _site(self, head: int, wanted: tuple[str, ...]) -> bool:
        """Whether the thing at `head` is a site that may be told of, though nothing says which it is."""
        noun = self.items[head].noun
        return noun is not None and noun.cls == "Facility" and self.context.fits(noun.cls, wanted)

    def _made_of(self, head: int, k: int) -> bool:
        """Whether a machine or site at `head` is made of the counted things at `k`: "a cluster of 40 X lent
        by Y": the cluster is.
        """
        return self.items[head].coarse in ("Hardware", "Place") and self.items[k].count is not None

    def _attributive(self) -> bool:
        """Whether a passive infinitive stands between an article and its thing: "the soon to be shown X2"."""
        k = self.at - 2
        if not self.context.pack.adjective_first or k < 1 or self.end >= self.high:
            return False
        behind = self.items[self.end]
        return (
            behind.kind in ("name", "noun")
            and not behind.prep
            and "be" in self.items[k + 1].classes
            and "to" in self.items[k].classes
            and any("det" in x.classes for x in self.items[max(0, k - 2) : k])
        )

    def _passed_over(self, wanted: tuple[str, ...]) -> list[Fill]:
        """What stands before an insertion that a comma ends right before a passive: "the X2, a phone with the
        system Y, was shown".
        """
        k = self.at - 1
        while k > self.low and (
            self.items[k].classes & {"be", "been", "have", "adverb"} or "cue" in self.items[k].tags
        ):
            k -= 1
        return self._before_insertion(k, wanted) if self.context.pack.adjective_first else []
