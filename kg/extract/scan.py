"""How the things of a clause are found: the nearest of a class, under a preposition."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.apposedto import explains, whose
from kg.extract.asides import acts_in_relative, attribute_of_name, outside_asides, over_relative_behind
from kg.extract.behindverb import construct, ruled_by_another
from kg.extract.borders import _WINDOW, opens_clause
from kg.extract.clause import _FINITE, _THINGS, _governed, _is_finite, _preps
from kg.extract.closed import closes_relative, doer_of_relative, of_earlier
from kg.extract.converbs import doing_behind, made_for, of_doing
from kg.extract.found import Fill
from kg.extract.joints import joined_behind_with, joint_behind, of_portions
from kg.extract.overt import acted, before_phrase, joins_verb
from kg.extract.refused import of_noun
from kg.extract.relatives import done_elsewhere, in_place, stands_there
from kg.extract.taken import ClauseTaken
from kg.extract.tellers import one_of_them, opens_said, said_between
from kg.link.named import UNTYPED
from kg.spot.item import Item


class ClauseThings(ClauseTaken):
    """The things of a clause and how they are found."""

    def _aside(self, wanted: tuple[str, ...]) -> list[Fill]:
        """Who speaks in ", claims X,": the verb right behind a comma, its subject right before the
        next mark.
        """
        before = self.at - 1
        while before > 0 and "have" in self.items[before].classes:
            before -= 1
        if before < 0 or self.items[before].text not in ',،”»"':
            return []
        verbs = [k for k in range(self.low, before) if _is_finite(self.items[k])]
        if self.items[before].text in ",،" and any(
            x.kind == "name" and not x.prep and self.context.fits(x.cls, wanted)
            for x in self.items[verbs[-1] if verbs else self.low : before]
        ):
            return []  # "X, the head of Y, backs Z": a subject of its own
        for k in range(self.end, min(self.end + 5, self.high)):
            if self.items[k].kind in ("name", "noun"):
                behind = self.items[k + 1] if k + 1 < len(self.items) else None
                besides = behind is not None and any(t.feature == "ger" for _, t in behind.triggers)
                closed = behind is None or behind.kind == "mark" or besides
                return self.take(k, wanted) if closed and not self.items[k].prep else []
        return []

    def _by_preposition(self, prep: str, wanted: tuple[str, ...], reach: int = _WINDOW) -> list[Fill]:
        """The thing of the class that a preposition hangs on the trigger: behind it, else before it."""
        if prep and prep not in self.line.preps:
            return []  # nothing in the sentence is under it
        pack, items = self.context.pack, self.items
        apart = self.voice == "participle" and items[self.at - 1].text == ","
        high = self._end_of_reach(prep, reach)
        if prep == "in" and self.voice == "noun" and pack.adjective_first:
            # "a deal with X to sell Y in Oslo": where the selling is done
            high = next((k for k in range(self.end, high) if items[k].triggers), high)
            return self.scan(outside_asides(pack, items, range(self.end, high)), wanted, prep)
        if prep == "from" and self.voice == "active" and pack.order == "svo":
            opened = self._before_relative()  # "bought X, which had been sold by Y": not from Y
            over = over_relative_behind(items, opened, high)
            if over is not None and (fills := self.scan(range(over, high), wanted, prep)):
                return fills  # "bought X, which makes Y, from Z"
            high = min(high, opened)
        if prep == "by" and pack.order == "svo":
            high = self._before_participle(high)
            if self.voice == "active" and not self.trigger.particle:
                # "has raised 4 million since its founding by X": X founded it
                deeds = (k for k in range(self.end, high) if self.items[k].kind == "word")
                high = next(
                    (k for k in deeds if any(t.feature == "noun" for _, t in items[k].triggers)), high
                )
        elif prep == "from" and pack.order == "svo":
            high = self._before_done_by(high)
        near: Sequence[int] = range(self.end, high)
        if prep == "in":
            deed = done_elsewhere(pack, items, self.end, high)
            used = self.used if pack.adjective_first else None
            if (
                pack.order == "svo"
                and (self.trigger.feature == "inf" or self.trigger.feature in _FINITE)
                and not pack.adjective_first
            ):
                high = min(high, self._before_relative())  # "may open with X, which has sold Y in Oslo"
                near = range(self.end, high)
            near = [k for k in near if k < deed and not stands_there(items, self.end, k, used)]
            near = outside_asides(pack, items, near)
        if pack.order == "vso":
            near = [k for k in near if not ruled_by_another(self, k)]
        right = self.scan(near, wanted, prep)
        if prep == "of" and self.voice == "active":
            # "equips the cluster X of Brisk": of a name that nothing explains, whose it is
            right = [fill for fill in right if fill.cls != UNTYPED or not whose(items, fill.span.start)]
        if right:
            right += self._coordinated(near, wanted, prep)
        if (
            right
            or (prep == "on" and self.frame.speech and pack.article)
            or (
                pack.order == "svo"
                and (
                    prep == "by"
                    or (prep == "of" and self.voice in ("noun", "active"))
                    or (prep == "to" and self.frame.speech)
                    # "in X, such as Y, installed at Z": Y is not in X; "sold to X, then Y, bought by Z"
                    or (prep in ("in", "to", "from") and apart)
                )
            )
        ):
            return right  # a genitive follows its noun, who is spoken to the verb
        return self._before_trigger(prep, wanted)

    def _end_of_reach(self, prep: str, reach: int) -> int:
        """Where what stands behind the trigger with a preposition is no more the trigger's."""
        pack, items, high = self.context.pack, self.items, min(self.high, self.end + reach)
        if prep and items[self.at].kind == "word" and pack.order == "svo":
            high = joint_behind(items, self.end, high)
        behind = range(self.end, high)
        if self.frame.speech:
            # what is said has things of its own
            high = next((k for k in behind if "that" in items[k].classes or items[k].text == ":"), high)
            if pack.order == "svo":  # "has said of having sold to X": to whom it was sold
                high = next((k for k in range(self.end, high - 1) if of_doing(items, k)), high)
            if pack.adjective_first:  # "said it uses X on the site Y", "said “we turn into X”"
                high = next((k for k in range(self.end, high) if opens_said(pack, items[k])), high)
            if prep == "on" and pack.article:  # "announced a fine on X": what is told of
                deeds = (k for k in range(self.end, high) if items[k].kind == "word" and items[k].triggers)
                high = next(deeds, high)
        if prep == "to" and pack.order == "svo":
            # "bought X to compete with Y": what the purpose is about is the purpose's
            ruled = {id(x.tags.get("prep_item")) for x in items}
            high = next(
                (
                    k
                    for k in range(self.end, high)
                    if (
                        "for" in items[k].classes
                        and "to" not in items[k].classes
                        and id(items[k]) not in ruled
                    )
                    or joins_verb(items, k)
                ),
                high,
            )
            # "X, which belongs to them, in Oslo, …": the relative clause is over
            who = next((k for k in range(self.at - 1, self.low, -1) if "who" in items[k].classes), 0)
            if who and items[who - 1].text == "," and all(not _is_finite(x) for x in items[who : self.at]):
                high = next((k for k in range(self.end, high) if items[k].text == ","), high)
        elif prep in ("with", "of", "on", "against", "by", "from", "as", "in") and pack.order == "svo":
            # "comes with 40 GB, made to compete with X"
            high = next((k for k in range(self.end, high - 1) if made_for(items, k, pack.pro_drop)), high)
            if prep == "in":  # "will stand in X, with the intention of doing so in Y"
                cued = ((k, items[k].cue) for k in range(self.end, high) if "cue" in items[k].tags)
                high = next((k for k, cue in cued if cue is not None and cue.modality == "planned"), high)
        if prep in ("of", "from") and not pack.adjective_first:
            # "raised 5 million, beating the record of Brisk": what is done besides has things of its own
            high = doing_behind(items, self.end + 1, high, pack.doing_shapes)
        if prep == "of" and self.voice in ("active", "noun") and pack.order == "svo":
            # "equips X, the machine of Y": whose it is, not what it is equipped with
            high = next((k for k in range(self.end, high) if explains(items, k)), high)
        if self.voice == "participle":
            # "ordered by X were sent to Y": what belongs to the next verb
            high = next(
                (
                    k
                    for k in range(self.end, high)
                    if items[k].kind == "word" and items[k].classes & {"be", "have"}
                ),
                high,
            )
        if self.trigger.feature == "ger":
            # "using X, the firm will build …": the main verb has things of its own
            high = next((k for k in range(self.end, high) if _is_finite(items[k])), high)
        return high

    def _before_trigger(self, prep: str, wanted: tuple[str, ...]) -> list[Fill]:
        """The thing that a preposition hangs on the trigger from before it, in its own clause."""
        items, at = self.items, self.at
        if prep in ("to", "for") and self.context.pack.adjective_first and self.voice == "active":
            return []  # "gives X access to Y, with Z supplying parts": where English has it behind its verb
        svo = self.context.pack.order == "svo"
        if prep in ("to", "from") and svo and self.trigger.feature == "inf":
            return []  # "has sued X after buying Y": X is the other verb's
        low = next((k for k in range(at - 1, self.low - 1, -1) if "who" in items[k].classes), self.low - 1)
        if prep == "from":
            # "led by X, it has bought": a preposition that is "by" as well is no source before the verb
            where = [k for k in range(at - 1, low, -1) if "by" not in _preps(items[k])]
            where = [k for k in where if not attribute_of_name(items, k) and not said_between(self, k, at)]
            return self.scan(where, wanted, prep)
        opened = low > self.low and items[low - 1].text in ",،"
        if opened and any(x.text in ",،" for x in items[low:at]):
            return []  # "X, which belongs to Y, has been sold": what the relative clause says is over
        if prep == "with" and svo and self.voice == "active" and of_earlier(items, low, at):
            return []  # "has studied with X, has founded Y": with whom something else was done
        opening = "at" if self.context.pack.adjective_first else "in"
        if prep in ("in", opening) and svo and self.voice == "active":
            # "the pioneers in Oslo, announced", "a partner at X": only what opens the clause is where it was
            first = next((k for k in range(low + 1, at) if items[k].kind in ("name", "noun")), at)
            opens = first < at and not _of_opening(items[low + 1 : first])
            return self.scan([first], wanted, prep) if opens and self.placed(first, wanted) else []
        if prep == "in" and self.voice == "noun" and svo and acted(items, low, at):
            return []  # "the start in Oslo, weeks after the sale of X": another deed's place
        near = before_phrase(items, low, at, prep if self.voice == "participle" else "") if svo else None
        near = near or range(at - 1, low, -1)
        if prep == "in" and self.context.pack.article:
            # "to build X in Oslo, has joined Y"
            there = [k for k in near if not acted(items, low, k) and self.placed(k, wanted)]
            return self.scan([k for k in there if not in_place(items, k)] or there, wanted, prep)
        return self.scan([k for k in near if self.placed(k, wanted)], wanted, prep)

    def _coordinated(self, near: Sequence[int], wanted: tuple[str, ...], prep: str) -> list[Fill]:
        """What "and" with the same preposition adds to what was found: "runs on X with 24 cores and on Y"."""
        out: list[Fill] = []
        if prep not in ("of", "on", "with") or self.context.pack.order != "svo" or self.voice == "noun":
            return out
        last = max(self.used, default=self.end)
        for k in near:
            item = self.items[k]
            if _is_finite(item) or "who" in item.classes:
                break
            before = item.tags.get("prep_item")
            if k <= last or item.kind != "name" or k in self.used or not isinstance(before, Item):
                continue
            at = next((n for n in range(k - 1, last, -1) if self.items[n] is before), 0)
            joined = any("and" in x.classes for x in self.items[max(last, at - 3) : at])
            if at and joined and _governed(item, prep) and "lent" not in item.tags:
                out += self.take(k, wanted)
        return out

    def scan(
        self, where: Sequence[int], wanted: tuple[str, ...], prep: str | None, near: bool = False
    ) -> list[Fill]:
        """The first thing in a row of items that has the preposition (None any, "" none) and the class."""
        commas = depth = 0
        items = self.items
        for k in where:
            item = items[k]
            if item.kind == "mark":
                if near and item.text in ':«“"':
                    break  # what is said begins here
                if item.text in "()":
                    depth += 1
                if item.text in ",،":
                    commas += 1
                    if commas > 3:
                        break
                continue
            if near and (self._ends_speaker(item, wanted) or one_of_them(items, k, self.context.pack)):
                break
            if item.noun is None and item.kind != "name":
                continue
            if prep == "" and item.noun is not None and "opaque" in item.noun.use and not item.prep:
                break
            if (
                item.kind not in ("name", "noun")
                or k in self.used
                or item.held
                or depth % 2
                or "possessor" in item.tags
                or (prep is not None and not self._under(k, prep))
                or self._makers(k)
                or acts_in_relative(items, k) not in (-1, self.at)
                or (prep == "" and k < self.at and joined_behind_with(self.items, self.low, k))
                or (prep == "" and k < self.at and self._of_closed_relative(k))
                or (prep == "" and self.voice == "passive" and of_portions(self.items, k))
            ):
                continue
            fills = self.take(k, wanted)
            if fills:
                return fills
            if (
                prep == ""
                and k < self.at
                and item.kind == "noun"
                and self._unclear(item, wanted)
                and not construct(self.context.pack, self.items, k)
            ):
                break
        return []

    def _of_closed_relative(self, k: int) -> bool:
        """Whether the thing at `k` is what a relative clause has that is over before a perfect: "Acme, which
        runs X, has opened the call".
        """
        pack = self.context.pack
        svo = pack.order == "svo" and not pack.adjective_first
        if svo and pack.inverts and doer_of_relative(self.items, k, self.at):
            return True
        return svo and closes_relative(self.items, k, self.at + 1)

    def _ends_speaker(self, item: Item, wanted: tuple[str, ...]) -> bool:
        """Whether who speaks is looked for no further: another clause begins, or the verb's own subject is a
        thing, and nobody says anything.
        """
        if item.classes & {"that", "who"}:
            return True
        if item.kind == "word":
            return any(t.feature in _FINITE for _, t in item.triggers)
        return (
            item.kind == "name"
            and not item.prep
            and not item.held
            and item.coarse in _THINGS
            and not self.context.fits(item.cls, wanted)
        )

    def _under(self, k: int, prep: str) -> bool:
        """Whether the thing at `k` has the preposition, or none is asked for and its own is the verb's."""
        item = self.items[k]
        if prep == "in" and not self.context.pack.adjective_first and of_noun(self.items, k):
            return False
        if prep == "to" and self.frame.speech and _of_office(self.items, k):
            return False
        # "wrote on X": where the frame says what stands under the verb's own preposition, X is no subject
        placed = any(_governed(item, place) for places in self.frame.roles.values() for place in places)
        own = self._of_particle(item) and not (self.frame.speech and placed)
        opened = own or opens_clause(self.items, self.at, k, self.trigger.feature)
        if not _governed(item, prep) and not (prep == "" and opened):
            return False
        return not (prep == "" and k > self.end and self._of_another_kind(k))


def _of_office(items: list[Item], k: int) -> bool:
    """Whether a name tells where the office is that a comma adds to somebody: "explains Ann Lee, professor at
    X" explains nothing to X.
    """
    governor = items[k].tags.get("prep_item")
    at = next((n for n in range(k - 1, 1, -1) if items[n] is governor), 0)
    office = items[at - 1].noun if at and items[at - 1].kind == "noun" else None
    return office is not None and "role" in office.use and items[at - 2].text == ","


def _of_opening(before: list[Item]) -> bool:
    """Whether a participle or a noun stands before the first preposition of a clause: "based in Oslo", "with
    its seat in Oslo" tell where somebody is, not where a thing was done.
    """
    prep = next((k for k in range(len(before) - 1, -1, -1) if before[k].classes & {"in", "at"}), 0)
    return any(x.kind == "noun" or (x.kind == "word" and x.classes <= {"based"}) for x in before[:prep])
