"""How far the object of a verb may stand behind it: to a thing of another kind, a clause, another deed."""

from __future__ import annotations

from kg.extract.clause import _THINGS, _is_finite
from kg.extract.overt import joins_verb, plain
from kg.extract.participles import ClauseParticiples
from kg.lang.fold import has_shape


class ClauseObjectEnds(ClauseParticiples):
    """Where what may be a verb's object ends."""

    def _object_end(self, wanted: tuple[str, ...]) -> int:
        """Where a thing of another kind takes the object's place: "launched the cluster X with
        chips of Acme" launches no chips.
        """
        unnamed = self._unnamed_object()
        for k in range(self.end, self._before_relative()):
            item = self.items[k]
            if unnamed and item.kind == "word" and item.classes & {"in", "like", "to", "with", "for"}:
                return k  # "has shares in firms such as X": no X
            other = item.coarse in _THINGS and not self.context.fits(item.cls, wanted)
            if (
                k > self.end
                and "for" in self.items[k - 1].classes
                and any(t.feature == "inf" for _, t in item.triggers)
            ):
                return k  # "made a bid to buy X"
            if "engages" in self.items[self.at].classes and any(t.feature == "inf" for _, t in item.triggers):
                return k  # "has ordered Brisk to build X": what is ordered is the deed
            if self._perfect_of_another(k) or self._relative_over(k):
                return k  # "the firm that Ann Lee founded has bought X"
            if self._said_done(k):
                return k  # "announced having built X", "announced its wish to build X"
            if item.kind == "name" and other and not item.prep and not item.held and item.group < 0:
                return k
            if k > self.end and self.context.pack.pro_drop and self._next_subject(k):
                return k  # "when you use X, Acme adds Y"
            if k > self.end and not self.context.pack.pro_drop and self._next_speaker(k):
                return k  # "sued the bank in Oslo, Acme said"
            if self.context.pack.adjective_first and (
                (_is_finite(item) and not item.measure) or self._for_purpose(k) or self._doing(k, wanted)
            ):
                return k  # "the firm that X bought, makes Y"
            if k > self.end and "and" in item.classes and (self._clause_behind(k) or self._deed_behind(k)):
                return k  # "has shown five phones and its next one, the X2, is awaited"
            if self.single and self._unnamed(k, wanted):
                return k + 1
            if item.text == "," and self._explained_behind(k, wanted):
                return k  # "has replaced Brisk, an Acme X2": Brisk, whatever it is
            if self._one_of_a_kind(k, wanted) or (item.text == "," and self._does_besides(k)):
                return k + 1
        return self._before_relative()

    def _perfect_of_another(self, k: int) -> bool:
        """Whether the perfect of another verb stands at an item, where nothing but "have" tells of one."""
        pack = self.context.pack
        if pack.order != "svo" or pack.adjective_first or "have" not in self.items[k].classes:
            return False
        behind = next((x for x in self.items[k + 1 : k + 4] if not x.classes & {"adverb", "neg"}), None)
        return behind is not None and any(t.feature == "pp" for _, t in behind.triggers)

    def _relative_over(self, k: int) -> bool:
        """Whether the comma at `k` closes the relative clause of the verb, the main verb right behind: in
        "X, which will replace Y, will have 8 Z" no Z is replaced.
        """
        pack, items = self.context.pack, self.items
        if items[k].text != "," or pack.order != "svo" or pack.adjective_first:
            return False
        who = self.at - 1
        while who > 1 and items[who].classes & {"have", "be", "been", "clitic", "neg", "adverb"}:
            who -= 1
        if who < 2 or "who" not in items[who].classes or items[who - 1].text != ",":
            return False
        passed = {"adverb", "neg", "clitic"}
        behind = next((x for x in items[k + 1 : k + 4] if not x.classes & passed), items[k])
        return behind.acts or bool(behind.classes & {"have", "be"})

    def _said_done(self, k: int) -> bool:
        """Whether a deed that stands behind a verb of speech is what is said, so that what it is done to is
        no object of the verb.
        """
        frames = self.context.pack.frames
        if k == self.end or not any(frames[t.frame].speech for _, t in self.items[self.at].triggers):
            return False
        said = {t.feature for _, t in self.items[k].triggers}
        before = self.items[k - 1]  # "of wanting to build", too
        return bool(said & {"inf", "pp"}) and (
            "cue" in before.tags or bool(before.classes & {"of", "to", "have"})
        )

    def _doing(self, k: int, wanted: tuple[str, ...]) -> bool:
        """Whether a form in "-ing" right behind an object of its own kind tells what that does: "bought the
        firm building X".
        """
        item, before = self.items[k], self.items[k - 1]
        ger = item.kind == "word" and any(t.feature == "ger" for _, t in item.triggers)
        noun = before.kind == "noun" and not before.prep and not before.held
        return ger and noun and k > self.end and self.context.fits(before.cls, wanted)

    def _for_purpose(self, k: int) -> bool:
        """Whether "to" and a verb behind an object tell what it is for: "builds a plant to power X"."""
        if self.trigger.particle or not self.end + 2 <= k < len(self.items) - 1:
            return False
        behind = self.items[k + 1]
        bare = self.items[k].classes == {"to"} and behind.kind == "word" and behind.text.islower()
        return bare and not behind.classes and not behind.text.endswith("s")

    def _explained_behind(self, k: int, wanted: tuple[str, ...]) -> bool:
        """Whether the comma at `k` stands right behind the verb's object, a name of no type or of none
        that is looked for, and what is behind the comma says what that is.
        """
        named = self.items[k - 1]
        own = all(x.classes & {"det", "to", "clitic", "adverb"} for x in self.items[self.end : k - 1])
        strange = "stranger" in named.tags or (
            named.kind == "name" and not named.prep and not self.context.fits(named.cls, wanted)
        )
        behind = self.items[k + 1].classes if k + 1 < len(self.items) else frozenset()
        return k > self.end and own and strange and "indef" in behind and named.text[:1].isupper()

    def _next_subject(self, k: int) -> bool:
        """Whether a name of no list stands between a comma and a verb: the subject of another clause."""
        item, behind = self.items[k], self.items[k + 1] if k + 1 < len(self.items) else None
        return (
            item.kind == "name"
            and item.group < 0
            and self.items[k - 1].text == ","
            and behind is not None
            and _is_finite(behind)
        )

    def _next_speaker(self, k: int) -> bool:
        """Whether a name stands between a comma and a verb of saying: whose words these are."""
        if self.items[k].kind != "name" or self.items[k - 1].text != "," or k + 1 >= len(self.items):
            return False
        behind = self.items[k + 1]
        return behind.kind == "word" and any(
            self.context.pack.frames[t.frame].speech for _, t in behind.triggers
        )

    def _clause_behind(self, k: int) -> bool:
        """Whether "and" at `k` joins no thing but another verb with an object, or a clause with a subject."""
        if not self.context.pack.adjective_first:
            return False
        if joins_verb(self.items, k):
            return True  # "acquired what Borea had and opened the plant X"
        if self.items[k - 1].kind == "name":
            return False
        for j in range(k + 1, min(k + 12, len(self.items))):
            item = self.items[j]
            if item.kind == "word" and (item.classes & {"who", "that", "and", "to"} or "cue" in item.tags):
                return False
            if item.kind == "word" and item.classes & {"be", "have"}:
                return j > k + 1
        return False

    def _deed_behind(self, k: int) -> bool:
        """Whether "and" at `k` joins another participle to a perfect that has an object of its own, a plain
        noun with its article: "has broken the record, then sent a machine".
        """
        if self.context.pack.order != "svo" or self.context.pack.adjective_first or k + 1 >= self.high:
            return False
        own = self.items[self.end : k]
        noun = len(own) > 1 and "det" in own[0].classes and plain(own[1]) and own[1].kind == "word"
        perfect = any("have" in x.classes for x in self.items[max(self.low, self.at - 3) : self.at])
        return noun and perfect and any(t.feature == "pp" for _, t in self.items[k + 1].triggers)

    def _unnamed_object(self) -> bool:
        """Whether an article and a word that is no name's stand right behind the verb of a relation, or such
        a word alone: "has a lead in", "offre prestazioni per".
        """
        at = self.end + (self.end < self.high and "adverb" in self.items[self.end].classes)
        behind = self.items[at : at + 2]
        if self.context.pack.order != "svo" or self.frame.term not in self.context.schema.relations:
            return False
        alone = self.context.pack.pro_drop and plain(behind[0]) if behind else False
        return alone or (len(behind) == 2 and "indef" in behind[0].classes and plain(behind[1]))

    def _unnamed(self, k: int, wanted: tuple[str, ...]) -> bool:
        """Whether the object is a thing that no name explains: "showed its new chips during the fair X" shows
        no X; "its new chip, the X2" does.
        """
        item = self.items[k]
        if item.kind == "word" or item.noun is None or item.prep or item.held:
            return False
        if not self.context.fits(item.cls, wanted):
            return False
        comma = next((j for j in range(k + 1, self.high) if self.items[j].kind == "mark"), self.high)
        behind = comma + 1
        while behind < self.high and self.items[behind].classes & {"det", "possessive"}:
            behind += 1
        return comma > k + 1 and not (behind < self.high and self.items[behind].kind == "name")

    def _does_besides(self, k: int) -> bool:
        """Whether a form that tells what somebody does besides stands behind a comma, before any thing:
        "opens a shop, the first being X".
        """
        if self.context.pack.adjective_first:
            return False
        for item in self.items[k + 1 : min(k + 4, self.high)]:
            if item.kind != "word":
                return False
            if len(item.text) > 4 and self._besides(item):
                return True
        return False

    def _one_of_a_kind(self, k: int, wanted: tuple[str, ...]) -> bool:
        """Whether the object is a thing without a name that a participle behind it describes: "shows a new
        tablet, based on X", or a form of what it does: "trains a model reaching 4 billion, thrice X". The
        names behind are others'.
        """
        item = self.items[k]
        if item.kind != "noun" or item.noun is None or item.prep or item.held or item.det != "indef":
            return False
        if self.context.pack.order != "svo" or self.context.pack.adjective_first:
            return False
        behind = next((j for j in range(k + 1, self.high) if not plain(self.items[j])), self.high)
        doing = k + 1 < self.high and has_shape(self.items[k + 1].key, self.context.pack.doing_shapes)
        if doing and self._unnamed(k, wanted):
            return True
        behind += behind < self.high and self.items[behind].text == ","
        told = behind < self.high and any(t.feature == "pp" for _, t in self.items[behind].triggers)
        return told and "called" not in self.items[behind].classes and self.context.fits(item.cls, wanted)
