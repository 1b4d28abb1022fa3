"""Who speaks: where the subject of a verb of speech stands, behind quotations and between commas."""

from __future__ import annotations

from kg.extract.besideverb import past_day
from kg.extract.clause import _FINITE, _governed, _is_finite
from kg.extract.found import Fill
from kg.extract.overt import plain
from kg.extract.relatives import outer_antecedent
from kg.extract.scan import ClauseThings
from kg.extract.tellers import one_of_them, quote_before, quotes_soon, teller_behind, undated
from kg.lang.fold import has_shape
from kg.spot.item import Item


class ClauseSpeaker(ClauseThings):
    """The ways in which a clause of speech stands to what is said."""

    def _unfit(self, k: int, wanted: tuple[str, ...]) -> bool:
        """Whether the noun right before a verb of speech is what speaks, though it is nobody: "a report
        said", "the memo says".
        """
        item = self.items[k]
        return (
            self.frame.speech
            and item.kind == "noun"
            and not item.prep
            and item.coarse == "Work"
            and not self.context.fits(item.cls, wanted)
        )

    def _officer(self, comma: int) -> int | None:
        """The person at the head of the clause whose office stands between two commas before a verb of
        speech: "Ann Lee, head of the firm's arm, Acme, said".
        """
        if not self.frame.speech or not self.context.pack.adjective_first or self.items[comma].text != ",":
            return None
        first = next((j for j in range(self.low, comma) if self.items[j].kind in ("name", "noun")), None)
        if first is None or self.items[first].cls != "Person" or self.items[first].prep:
            return None
        behind = self.items[first + 1 : first + 4]
        if not behind or behind[0].text != ",":
            return None
        return first if any(x.noun is not None and "role" in x.noun.use for x in behind[1:]) else None

    def _of_another_before(self, comma: int, wanted: tuple[str, ...]) -> bool:
        """Whether the subject is a thing that this is not said of, and a participle stands between it and the
        comma: in "France, aided in the group X by Y, pays" neither X nor Y does.
        """
        if self.frame.speech or self.items[comma].text != ",":
            return False
        opening = next((j for j in range(comma - 1, self.low, -1) if self.items[j].text == ","), self.low)
        head = self.items[opening - 1] if opening > self.low + 1 else self.items[self.low]
        told = self.items[opening + 1]
        return (
            opening > self.low
            and head.kind == "name"
            and not head.prep
            and bool(head.coarse)
            and (plain(told) or any(t.feature == "pp" for _, t in told.triggers))
            and not self.context.fits(head.cls, wanted)
        )

    def _before_insertion(self, k: int, wanted: tuple[str, ...]) -> list[Fill]:
        """The bare thing right before what stands between the comma at `k` and the one before it."""
        if k <= self.low or self.items[k].text not in ",،" or self.items[k - 1].text in '”»"’':
            return []  # the comma closes a quotation
        opening = next((j for j in range(k - 1, self.low, -1) if self.items[j].text in ",،"), None)
        if opening is None or k - opening <= 2 or self.items[opening - 1].kind not in ("name", "noun"):
            return []
        svo = self.context.pack.order == "svo"
        if svo and (head := outer_antecedent(self.items, self.low, opening)) is not None:
            return self.take(head, wanted)
        between = self.items[opening + 1 : k]
        if (
            self.frame.speech
            and (any(_is_finite(x) for x in between) or self._unlisted_verb(between))
            and not any("who" in x.classes for x in between)
        ):
            return []  # a verb of its own: what is said, no insertion
        return self.scan(range(opening - 1, self.low - 1, -1), wanted, "")

    def _unlisted_verb(self, items: list[Item]) -> bool:
        """Whether a run begins with a word that nothing knows and an article or possessive: no apposition
        does, but a verb with its object ("Ann Lee, quits her post, …").
        """
        first, behind = (*items[:2], None, None)[:2]
        return (
            first is not None
            and behind is not None
            and first.kind == "word"
            and not first.classes
            and not first.triggers
            and first.text[:1].islower()
            and not has_shape(first.key, self.context.pack.doing_shapes)
            and bool(behind.classes & {"det", "possessive"})
        )

    def _up_to(self, fills: list[Fill]) -> list[Item]:
        """The items between the verb and its first filler behind it, none where an office leads to that."""
        noun = self.items[self.end + 1].noun if self.end + 1 < len(self.items) else None
        edge = fills[0].span.start if fills and not (noun is not None and "role" in noun.use) else 0
        return [x for x in self.items[self.end :] if x.start < edge]

    def _past_phrase(self, wanted: tuple[str, ...]) -> list[Fill]:
        """Who speaks behind a phrase of when and where: "«…», has written on Monday on her page Ann Lee"."""
        first = past_day(self.context.pack, self.items, self.end)
        if self.context.pack.order != "svo" or first >= self.high:
            return []
        if not self.items[first].classes & {"on", "in", "at", "other_prep", "to"}:
            return []
        for k in range(first, min(self.high, first + 8)):
            item = self.items[k]
            if item.kind == "mark" or _is_finite(item):
                return []
            apart = not item.prep or (k > first and plain(self.items[k - 1]))  # "en entrevue Ann Lee"
            if item.kind == "name" and apart and item.coarse == "Person":
                return self.take(k, wanted)
        return []

    def _officer_behind(self, wanted: tuple[str, ...]) -> list[Fill] | None:
        """Who holds the office named right behind the verb ("as says the head of X, formerly of Y, Ann Lee");
        none where no name is told, None where no office stands there.
        """
        if not self.frame.speech or not self.context.pack.pro_drop:
            return None
        items, k = self.items, past_day(self.context.pack, self.items, self.end)
        office = items[k + 1].noun if k + 1 < len(items) else None
        if (
            office is None
            or "det" not in items[k].classes
            or "role" not in office.use
            or items[k + 1].kind != "noun"
        ):
            return None
        for j in range(k + 1, len(items)):
            if (items[j].kind == "word" and items[j].triggers) or items[j].text in '.:;«“"':
                break
            if items[j].kind == "name" and items[j].coarse == "Person" and not items[j].prep:
                return self.take(j, wanted)
        return []

    def _converb(self) -> bool:
        """Whether a comma parts the verb form from its main clause: "X has spoken of Y, saying that …"."""
        pack = self.context.pack
        return (
            pack.pro_drop
            and pack.order == "svo"
            and self.at > self.low
            and self.items[self.at - 1].text == ","
        )

    def _explained_speaker(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The person behind the comma that closes an office which no list knows: "…, said the undersecretary
        of state, Ann Lee."
        """
        comma = next(
            (k for k in range(self.end, min(self.end + 9, self.high)) if self.items[k].kind == "mark"), None
        )
        if comma is None or self.items[comma].text != "," or comma + 1 >= self.high:
            return []
        if any((x.kind == "name" and not x.prep) or _is_finite(x) for x in self.items[self.end : comma]):
            return []
        name = self.items[comma + 1]
        return self.take(comma + 1, wanted) if name.kind == "name" and name.cls == "Person" else []

    def _inverted(self) -> bool:
        """Whether a speech verb stands behind its quotation: “…”, said X."""
        before = self.items[self.at - 1] if self.at else None
        auxiliary = before is not None and bool(before.classes & {"have", "be"})
        for k in range(self.at - 1, max(-1, self.at - 5), -1):
            cue = self.items[k].cue if "cue" in self.items[k].tags else None
            if cue is not None and cue.modality == "according":
                end = self.items[k].tokens[0] + len(cue.words)
                return end + auxiliary >= self.items[self.at].tokens[0]
        if self._as_taken_up(self.at - 2 if auxiliary else self.at - 1):
            return True
        mark = self.items[self.at - 2] if auxiliary and self.at > 1 else before
        if mark is not None and mark.text == "," and self._apposed():
            return teller_behind(self.items, self.end, self.context.pack)
        if mark is None or mark.kind != "mark":
            return False
        closes = mark.text == "“" and mark.end < self.items[self.at].start  # as in German
        return closes or mark.text in ",،”»\"'’–—-"

    def _as_taken_up(self, k: int) -> bool:
        """Whether "as" and a pronoun like an article, at `k`, stand before a verb: "comme l'a dit X"."""
        items = self.items
        svo = self.context.pack.pro_drop and self.context.pack.order == "svo"
        if svo and k > 0 and items[k].classes >= {"as", "like"} and items[k - 1].text == ",":
            return True  # ", como admite la propia Ann Lee"
        return (
            k > 0
            and not self.context.pack.adjective_first
            and bool(items[k].classes & {"det", "clitic"})
            and bool(items[k - 1].classes & {"as", "like"})
        )

    def _spoken(self) -> bool:
        """Whether the verb speaks behind a quotation: no bare participle (", launched by X") does."""
        return self._inverted() and (self.trigger.feature != "pp" or self._auxiliary())

    def _says(self) -> bool:
        """Whether the verb stands by words or a clause that say what: "added that it works", "“…”, X wrote.";
        no mere thing is behind it ("added 500 machines").
        """
        if self.voice != "active":
            return False
        last = self.context.pack.adjective_first
        if last and any("as" in x.classes for x in self.items[self.end : self.end + 1]):
            return False  # ", noted as one of the best, has"
        doing = self.trigger.feature == "ger" and last
        if not doing and (self._inverted() or quote_before(self.items, self.at)):
            return True  # ", adding 500 machines" says nothing
        behind = undated(self.items[self.end : self.end + 12])
        first = next((x for x in behind if "adverb" not in x.classes), None)
        if first is None or (first.kind == "mark" and first.text not in "([") or quotes_soon(behind):
            return True
        for item in behind:
            if "that" in item.classes:
                return "who" not in item.classes or item is first
            if item.kind in ("mark", "number") or item.classes & {"who", "clause", "and"}:
                return False
            clause = item.classes & {"be", "have", "he", "it"} or (_is_finite(item) and item is not first)
            if item.kind == "word" and clause:
                return True
        return False

    def _apposed(self) -> bool:
        """Whether the comma before the verb closes an apposition ("Ann Lee, who founded Acme,
        said"): no verb stands free before it.
        """
        commas, relative = 0, False
        comma = next(
            (k for k in range(self.at - 1, max(-1, self.at - 4), -1) if self.items[k].text == ","), 0
        )
        if comma and self.items[comma - 1].text in '”»"’':
            return False  # the comma closes a quotation
        opening = next((k for k in range(comma - 1, self.low, -1) if self.items[k].text == ","), comma)
        if self._unlisted_verb(self.items[opening + 1 : comma]):
            return False
        for item in self.items[self.low : self.at]:
            if item.text == ",":
                commas, relative = commas + 1, False
            elif "who" in item.classes:
                relative = True
            elif (
                item.kind == "word"
                and not relative
                and (
                    item.classes & {"have", "be", "light"}
                    or "cue" in item.tags
                    or any(t.feature in _FINITE for _, t in item.triggers)
                    or (not item.classes and has_shape(item.key, self.context.pack.verb_shapes))
                )
                and item is not self.items[self.at - 1]
            ):
                return False
        return commas > 1

    def _may_follow(self) -> bool:
        """Whether who speaks may stand behind the verb: before it nobody does ("Sources say Acme …")."""
        if not self.frame.speech or (self.trigger.feature == "ger" and self.context.pack.adjective_first):
            return False
        return not self.context.pack.adjective_first or not any(
            (x.kind == "noun" and not x.prep) or plain(x) for x in self.items[self.low : self.at]
        )

    def _with_doer(self, wanted: tuple[str, ...]) -> list[Fill] | None:
        """Who does what "with Acme doing it" tells beside the clause; None where nothing is told so."""
        before = self.items[self.at - 1] if self.at else None
        if (
            self.trigger.feature != "ger"
            or not self.context.pack.adjective_first
            or before is None
            or before.kind not in ("name", "noun")
            or not _governed(before, "with")
        ):
            return None
        return self.take(self.at - 1, wanted)

    def _said_before(self) -> bool:
        """Whether another verb of speech stands before: who says that says this, too, known or not."""
        frames = self.context.pack.frames
        return any(frames[t.frame].speech for x in self.items[self.low : self.at] for _, t in x.triggers)

    def _tells_besides(self) -> bool:
        """Whether who says a form in "-ing" stands before it, not behind."""
        return self.context.pack.adjective_first or bool(self.context.pack.doing_shapes)

    def _somebody_behind(self) -> bool:
        """Whether a noun stands right behind the verb: somebody speaks, not known who."""
        pack, behind = self.context.pack, self.items[self.end : self.end + 2]
        near = range(self.end, min(self.end + 6, self.high))
        if behind and behind[0].kind == "number" and not pack.adjective_first:
            return True  # "…, said two people", whoever they are
        if any(one_of_them(self.items, k, pack) for k in near):
            return True
        first = behind[0] if behind and behind[0].kind == "noun" else None
        if first is not None and (pack.adjective_first or (first.noun and "opaque" in first.noun.use)):
            return True
        if pack.adjective_first and behind and plain(behind[0]) and not behind[0].classes:
            return len(behind) == 1 or behind[1].kind == "mark"  # "…, says jury."
        return (
            len(behind) == 2
            and not behind[0].classes.isdisjoint(("det", "demonstrative"))
            and (behind[1].kind == "noun" or (behind[1].kind == "word" and not behind[1].classes))
        )
