"""What the class nouns beside a name say of its class."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kg.gazetteer import Gazetteer
from kg.lang.pack import PREPOSITIONS, Cue, Noun, Pack, Trigger
from kg.link.headnouns import HeadNouns
from kg.link.named import _OFFICES, _REACH, Linked
from kg.link.shape import _mixed
from kg.schema import Schema
from kg.spot.contact import told_by_clause
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import of_no_list, starts_of


def tally() -> Counter[str]:
    """An empty count, made without the constructor, which takes longer than all that is done with most."""
    return Counter.__new__(Counter)


class NounCues(HeadNouns):
    """The class of a name from the nouns beside it."""

    def __init__(
        self,
        sentences: Sequence[list[Token]],
        candidates: list[Candidate],
        pack: Pack,
        schema: Schema,
        gazetteer: Gazetteer,
    ) -> None:
        self.sentences, self.candidates, self.pack = sentences, candidates, pack
        self.schema, self.gazetteer = schema, gazetteer
        self.votes: dict[str, Counter[str]] = defaultdict(tally)
        # what the text says of each name, counted once for all rounds
        self.told: dict[str, dict[str, int]] | None = None
        self.word_classes: dict[str, frozenset[str]] = {}
        self.cue_of: dict[int, str | None] = {}
        self.mixed = {
            c.name
            for c in candidates
            if any(_mixed(word) for word in c.text.split())
            and (c.last - c.first == 1 or not (c.name.split()[0] in pack.person_names or self._word(c)))
        }
        self.made = {c.name for c in candidates if c.made or self._owned(c)}
        # whose words a sentence gives
        self.sources = {c.name for c in candidates if c.name in self.mixed and self._is_source(c)}
        # where listed names end
        self.known_ends = {sentences[c.sentence][c.last - 1].end for c in candidates if c.known}
        self.tells_of_machines = self._of_machines()
        self.inside = {c.name for c in candidates if not c.start}
        # names between marks, which are nobody's
        self.nobodies: set[str] = set()
        self.likely_firms: set[str] = set()
        # names that the nouns of fairs stand beside
        self.fairs: set[str] = set()
        self.lower = {t.bare for s in sentences for t in s if t.kind == "w" and t.text[0].islower()}
        self._begin(None, False)

    def _is_source(self, c: Candidate) -> bool:
        """Whether "according to" stands right before a name and a comma behind it."""
        tokens = self.sentences[c.sentence]
        return (
            c.first > 0
            and tokens[c.last : c.last + 1] != []
            and tokens[c.last].text in ",،"
            and any(
                isinstance(tag.value, Cue) and tag.value.modality == "according"
                for i in range(max(0, c.first - 4), c.first)
                for last, tag in tags_at(self.pack.table, tokens, i)
                if last == c.first
            )
        )

    def _of_machines(self) -> bool:
        """Whether a known machine or chip is named, or a noun for a machine of its own stands anywhere."""
        if not any("system" in n.use for n in self.pack.nouns):
            return True  # asked for no noun of the pack
        known = (self.gazetteer.entities[n.entity].type for c in self.candidates for n in c.known)
        if any(cls in ("ComputeSystem", "Accelerator") for cls in known):
            return True
        return any(
            isinstance(tag.value, Noun)
            and tag.value.cls == "ComputeSystem"
            and "thing" in tag.value.use
            and "system" not in tag.value.use
            for tokens in self.sentences
            for i in starts_of(self.pack.table, tokens, "noun")
            for _, tag in tags_at(self.pack.table, tokens, i)
        )

    def _begin(self, demands: Mapping[str, Counter[str]] | None, last: bool) -> None:
        """Forget what a round of linking found; only what the text itself says stays."""
        self.demands, self.wild = demands or {}, not last
        # whether anything was left open that the last round would not leave so
        self.awaited = False
        self.out = Linked()
        self.short_of: dict[str, str] = {}
        self.same: dict[str, tuple[str, str]] = {}
        self.strong = {n.entity for c in self.candidates if c.sure for n in c.known}

    def _owned(self, c: Candidate) -> bool:
        """Whether a name of several words stands between an article and "of" a known firm: "l'Acme
        Cloud de Borea". People and firms bear no article.
        """
        tokens = self.sentences[c.sentence]
        if (
            self.pack.adjective_first
            or c.known
            or c.last - c.first < 2
            or not 0 < c.first < c.last < len(tokens)
        ):
            return False
        if not self._is(tokens[c.first - 1], "det") or not self._is(tokens[c.last], "of"):
            return False
        return any(
            o.sentence == c.sentence
            and o.first == c.last + 1
            and o.sure
            and bool(o.known)
            and self.schema.coarse(self.gazetteer.entities[o.known[0].entity].type) == "Organization"
            for o in self.candidates
        )

    def _word(self, c: Candidate) -> bool:
        """Whether a name begins with a noun of the pack ("Series NDx2" in a heading)."""
        first = self.sentences[c.sentence][c.first]
        return any(len(form) == 1 and tag.kind == "noun" for form, tag in self.pack.table.get(first.key, ()))

    def _related(self, a: str, b: str) -> bool:
        return self.schema.coarse(a) == self.schema.coarse(b)

    def _of_place(self, tokens: list[Token], at: int) -> bool:
        """Whether "of" and a noun for what towns alone have stand before a name ("the mayor of NAME"),
        adjectives behind the noun or none.
        """
        if at < 2 or not self._is(tokens[at - 1], "of"):
            return False
        of = at - 1
        while (
            of > 1
            and at - of < 3
            and tokens[of - 1].text.islower()
            and of_no_list(self.pack.table, tokens[of - 1].key)
        ):
            of -= 1
        return any(
            of <= end <= at - 1 and isinstance(tag.value, Noun) and "place" in tag.value.use
            for i in range(max(0, of - 3), of)
            for end, tag in tags_at(self.pack.table, tokens, i)
        )

    def _of_firm(self, tokens: list[Token], at: int) -> bool:
        """Whether a name stands behind "of" and a noun for what firms alone have ("the shares of NAME");
        where a language has no word for "of", right behind the noun.
        """
        if self.pack.article:
            return self._genitive_of_firm(tokens, at)
        k = at - 1
        while k > 0 and self._is(tokens[k], "det") and not self._is(tokens[k], "of"):
            k -= 1
        if k < 1 or not self._is(tokens[k], "of"):
            return False
        ends = [k]
        if k > 1 and tokens[k - 1].text.islower() and of_no_list(self.pack.table, tokens[k - 1].key):
            ends.append(k - 1)  # "presidente onorario di NAME"
        for i in range(max(0, k - 4), k):
            for end, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if end in ends and isinstance(noun, Noun) and ("firm" in noun.use or _of_whom(noun, end - i)):
                    return True
        return False

    def _genitive_of_firm(self, tokens: list[Token], at: int) -> bool:
        """Whether a noun of what firms alone have, and no article before it, rules a name."""
        at -= at > 0 and tokens[at - 1].text in '«“"'
        return any(
            end == at
            and isinstance(tag.value, Noun)
            and "firm" in tag.value.use
            and not (k and any(self._is(tokens[k - 1], cls) for cls in ("det", "possessive")))
            for k in range(max(0, at - 3), at)
            for end, tag in tags_at(self.pack.table, tokens, k)
        )

    def _nouns_inside(self, c: Candidate) -> list[Noun]:
        """The class nouns that are words of the name itself: "Centre", "Commission", "Bank"."""
        if c.last - c.first < 2:
            return []
        found = []
        tokens = self.sentences[c.sentence]
        # "Bill Tan", where the word is a given name
        given = self.pack.adjective_first and tokens[c.first].bare in self.pack.person_names
        for k in range(c.first, c.last):
            for end, tag in tags_at(self.pack.table, tokens, k):
                noun = tag.value
                if (
                    end <= c.last
                    and not (given and end == c.first + 1 and c.last == c.first + 2)
                    and isinstance(noun, Noun)
                    and noun.cls
                    and "cue" in noun.use
                    and (coarse := self.schema.coarse(noun.cls)) in ("Organization", "Place", "Work")
                    # "Mac Studio" is no study where the noun comes first
                    and (coarse != "Work" or k == c.first or self.pack.adjective_first)
                ):
                    found.append(noun)
        return found[:1]

    def _beside_noun(self, c: Candidate, cls: str) -> bool:
        """Whether a noun of a class stands right before a name, and behind no "of" ("the head of the firm Ann
        Lee").
        """
        tokens = self.sentences[c.sentence]
        of = {
            end
            for k in range(max(0, c.first - 5), c.first)
            for end, tag in tags_at(self.pack.table, tokens, k)
            if tag.kind == "class" and tag.value == "of"
        }
        return any(
            end == c.first
            and isinstance(tag.value, Noun)
            and tag.value.cls == cls
            and tag.value.slug != "nation"
            and of.isdisjoint((k, k - 1))
            for k in range(max(0, c.first - 3), c.first)
            for end, tag in tags_at(self.pack.table, tokens, k)
        )

    def _noun_before(self, tokens: list[Token], at: int) -> Noun | None:
        for back in (3, 2):
            tags = tags_at(self.pack.table, tokens, at - back) if at >= back else ()
            if (
                tags
                and tags[0][0] > at - back + 1
                and any(end == at and t.kind == "class" and t.value == "kind_of" for end, t in tags)
            ):
                at -= back
        ends = (o.last for o in self.candidates if o.first == at and self.sentences[o.sentence] is tokens)
        if self.pack.adjective_first and told_by_clause(tokens, at, next(ends, at), self.pack):
            return None
        at = self._before_called(tokens, at)
        head = self._head_noun(tokens, at)
        if head is not None:
            return head
        low = max(0, at - _REACH - (7 if self.pack.article else 4))
        best: Noun | None = None
        nearest = (0, 0)
        nouns = starts_of(self.pack.table, tokens, "noun")
        for i in [k for k in range(low, at) if k in nouns]:
            for end, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if (
                    end > at
                    or not isinstance(noun, Noun)
                    or not noun.cls
                    or "cue" not in noun.use
                    or (end, end - i) <= nearest
                    or (noun.slug == "nation" and i and tokens[end - 1].text[0].isupper())
                ):
                    continue
                if (
                    self._titles(tokens, i, noun, end == at and end == i + 1)
                    and self._only_adjectives(tokens[end:at])
                    and not self._of_stranger(tokens, i, at)
                    and not self._of_verb(tokens, i, end)
                ):
                    best, nearest = noun, (end, end - i)
        return best

    def _of_verb(self, tokens: list[Token], i: int, end: int) -> bool:
        """Whether the noun at `i` is the last word of a verb: "a mis en service NAME" is of no service."""
        if end != i + 1:
            return False
        for k in range(max(0, i - 3), i):
            between = tuple(t.key for t in tokens[k + 1 : end])
            for last, tag in tags_at(self.pack.table, tokens, k):
                if last == k + 1 and isinstance(tag.value, Trigger) and tag.value.particle == between:
                    return True
        return False

    def _leaves_noun_phrase(self, kind: str, value: object) -> bool:
        if kind == "class":
            return value in PREPOSITIONS or value in ("who", "that", "have", "be", "been")
        return (
            kind == "trigger"
            and isinstance(value, Trigger)
            and value.feature in ("past", "pres", "fut", "cond")
        )


def _of_whom(noun: Noun, words: int) -> bool:
    """Whether an office is one in a firm: its head, or what more words than one tell of ("general manager of
    NAME", not "engineer of NAME").
    """
    return "role" in noun.use and (noun.slug in _OFFICES or (noun.slug == "staff" and words > 1))
