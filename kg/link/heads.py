"""What stands right behind a name: its verb, a name joined to it, the code of its share."""

from __future__ import annotations

import re
from typing import Final

from kg.lang.pack import Noun, Tag, Trigger
from kg.link.nearby import NearbyWords
from kg.link.shape import accented
from kg.spot.asides import ticker
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token

# what may stand between a name and its verb
_LOOSE: Final = frozenset(("have", "be", "been", "adverb", "reflexive", "clitic", "neg"))


class HeadWords(NearbyWords):
    """Whether the words behind a name say that it is one."""

    ordinary: tuple[re.Pattern[str], ...] | None = None

    def _acts(self, c: Candidate) -> bool:
        """Whether a verb of the pack stands right behind a name, or behind its auxiliaries."""
        tokens, at = self.sentences[c.sentence], c.last
        if at < len(tokens) and tokens[at].text == "(":
            at = next((k + 1 for k in range(at, min(at + 7, len(tokens))) if tokens[k].text == ")"), at)
        return self._verb_at(tokens, at)

    def _verb_at(self, tokens: list[Token], at: int) -> bool:
        """Whether a verb of the pack stands at a token, or behind auxiliaries and adverbs there."""
        for _ in range(3):
            if at >= len(tokens):
                return False
            # an adverb may be of several words, its commas among them
            ends = [
                e for e, t in tags_at(self.pack.table, tokens, at) if t.kind == "class" and t.value in _LOOSE
            ]
            if at + 1 < len(tokens) and self._is(tokens[at], "on") and self._is(tokens[at + 1], "when"):
                ends.append(at + 2)  # "Acme on Monday released"
            if not ends:
                break
            at = max(ends)
        return at < len(tokens) and any(
            tag.kind in ("trigger", "cue") or (tag.kind == "class" and tag.value == "light")
            for _, tag in tags_at(self.pack.table, tokens, at)
        )

    def _acts_behind_aside(self, c: Candidate) -> bool:
        """Whether a verb stands behind commas with what a name has: "Acme, with 300 employees, bought"."""
        tokens, at = self.sentences[c.sentence], c.last
        if at + 1 >= len(tokens) or tokens[at].text != "," or not self._is(tokens[at + 1], "with"):
            return False
        shut = next((k for k in range(at + 2, min(at + 16, len(tokens))) if tokens[k].text == ","), 0)
        return bool(shut) and self._verb_at(tokens, shut + 1)

    def _speaks_behind(self, c: Candidate) -> bool:
        """Whether a name with an apposition behind it says something or gets money, as firms and people do:
        "Acme, a cloud platform with two million users, announced".
        """
        tokens = self.sentences[c.sentence]
        if not self.pack.adjective_first or c.last >= len(tokens) or tokens[c.last].text != ",":
            return False
        for at in range(c.last + 2, min(c.last + 30, len(tokens) - 1)):
            if tokens[at].text != ",":
                continue
            at += 1
            while at + 1 < len(tokens) and (self._is(tokens[at], "have") or self._is(tokens[at], "adverb")):
                at += 1
            tags = [tag for end, tag in tags_at(self.pack.table, tokens, at) if tag.kind == "trigger"]
            frames = [self.pack.frames[t.frame] for tag in tags if isinstance(t := tag.value, Trigger)]
            if any(frame.speech or "money" in frame.guard for frame in frames):
                return True
        return False

    def _of_plural(self, c: Candidate) -> bool:
        """Whether a plural of organisations stands right before a name that does nothing: "led by the firms
        Ann Street and Acme".
        """
        tokens = self.sentences[c.sentence]
        return (
            self.pack.adjective_first
            and c.first > 0
            and tokens[c.first - 1].key.endswith("s")
            and not self._acts(c)
            and any(
                end == c.first
                and isinstance(tag.value, Noun)
                and "cue" in tag.value.use
                and "role" not in tag.value.use
                and self.schema.coarse(tag.value.cls or "") == "Organization"
                for i in range(max(0, c.first - 3), c.first)
                for end, tag in tags_at(self.pack.table, tokens, i)
            )
        )

    def _bare_subject(self, c: Candidate) -> bool:
        """Whether a word at the head of its sentence acts, in a language whose nouns do not without
        an article.
        """
        if self.pack.script != "Latin" or self.pack.capital_nouns:
            return False
        if self.pack.adjective_first:
            return self._unheard(c) and (self._acts(c) or self._told_of(c) or self._heads_phrase(c))
        if not self.pack.pro_drop and not c.first and (self._does(c) or self._who(c)) and self._new(c):
            return True
        return self._acts(c) or (
            self._unheard(c)
            and (self._told_of(c) or self._does(c) or self._bare_head(c) or self._acts_behind_aside(c))
        )

    def _heads(self, c: Candidate) -> bool:
        """Whether what stands behind a name speaks for its being one: a verb, another name, what it has."""
        return (
            self._acts(c)
            or self._bare_head(c)
            or self._joined_head(c)
            or self._told_of(c)
            or self._of_one(c)
            or self._is_to(c)
        )

    def _does(self, c: Candidate) -> bool:
        """Whether an auxiliary stands right behind a name, whatever the verb is: "Acme (l')ha ingaggiato"."""
        tokens, at = self.sentences[c.sentence], c.last
        at += at + 1 < len(tokens) and self._is(tokens[at], "it_object")
        return at < len(tokens) and any(
            self._is(tokens[at], x) for x in ("have", "be", "reflexive", "neg_opener")
        )

    def _who(self, c: Candidate) -> bool:
        """Whether a comma and a relative pronoun stand behind a name."""
        tokens = self.sentences[c.sentence]
        return c.last + 1 < len(tokens) and tokens[c.last].text == "," and self._is(tokens[c.last + 1], "who")

    def _new(self, c: Candidate) -> bool:
        """Whether a name is no word of the pack or the article, whatever its ending is: "Acmal s'est"."""
        words = (self.pack.vocabulary, self.pack.not_names, self.lower)
        return len(c.name) > 3 and not any(c.name in known for known in words)

    def _heads_phrase(self, c: Candidate) -> bool:
        """Whether what stands behind a name takes it for one: a possessive, "is" or "has", an office ("Acme
        founder Ann Lee"), brackets, or a comma and a small word ("Acme, based in").
        """
        tokens, at = self.sentences[c.sentence], c.last
        if at + 1 >= len(tokens):
            return False
        after = tokens[at]
        if after.text == ",":
            return tokens[at + 1].kind == "w" and tokens[at + 1].text.islower()
        return (
            after.text == "("
            or self._of_one(c)
            or any(
                isinstance(tag.value, Noun) and "role" in tag.value.use
                for _, tag in tags_at(self.pack.table, tokens, at)
            )
        )

    def _named_apart(self, c: Candidate) -> bool:
        """Whether a known name of a firm or person stands between marks behind the noun of a machine, site or
        model ("the cluster « Acme »" is a cluster of that name), or that of a town right behind a machine's
        where nouns stand first ("el superordenador Larne").
        """
        tokens = self.sentences[c.sentence]
        if not c.known or not 0 < c.first < c.last < len(tokens) or self.pack.article:
            return False
        if all(self.gazetteer.entities[n.entity].type == "City" for n in c.known):
            beside = None if self.pack.adjective_first else self._noun_before(tokens, c.first)
            forms = () if beside is None or beside.cls != "ComputeSystem" else beside.forms
            return any(form[-1] == tokens[c.first - 1].key for form in forms)
        if tokens[c.first - 1].text not in '«“"' or tokens[c.last].text not in '»”"':
            return False
        cue = self._noun_before(tokens, c.first)
        kinds = {self.schema.coarse(self.gazetteer.entities[n.entity].type) for n in c.known}
        return (
            cue is not None
            and self.schema.coarse(cue.cls) in ("Hardware", "Place", "AIModel")
            and kinds <= {"Organization", "Person"}
        )

    def _somebodys_name(self, c: Candidate) -> bool:
        """Whether a thing's name that is a person's as well stands behind what people alone are: "the
        physicist Ann Lee".
        """
        if not c.known or c.name.count(" ") != 1 or not c.name.replace(" ", "").isalpha():
            return False
        if c.sure and c.name.split()[0] not in self.pack.person_names:
            return False
        kinds = {self.schema.coarse(self.gazetteer.entities[n.entity].type) for n in c.known}
        before = self._noun_before(self.sentences[c.sentence], c.first)
        return kinds <= {"Hardware", "AIModel", "Product"} and before is not None and before.cls == "Person"

    def _unheard(self, c: Candidate) -> bool:
        """Whether a word is none that the pack knows and has no ending of its nouns, where these need no
        article: "Acme" in "Acme agreed", not "Demands" nor "Government".
        """
        head = not c.first or (c.first == 1 and self.sentences[c.sentence][0].text in '“"«')
        return head and bool(self.pack.ordinary_shapes) and self._strange(c)

    def _strange(self, c: Candidate) -> bool:
        """Whether a name is no word of the pack or the article, nor has the shape of one."""
        if self.ordinary is None:
            self.ordinary = tuple(re.compile(shape) for shape in self.pack.ordinary_shapes)
        name = c.name
        return (
            len(name) > 3
            and name not in self.pack.vocabulary
            and name not in self.pack.not_names
            and name not in self.lower
            and not any(shape.search(name) for shape in self.ordinary)
            and not accented(self.pack, c.text, name)
        )

    def _told_of(self, c: Candidate) -> bool:
        """Whether a comma and what only tells more of a name follow it: "Acme, which …", "Acme, led by",
        "Acme, a maker of".
        """
        tokens = self.sentences[c.sentence]
        if c.last + 1 < len(tokens) and self._is(tokens[c.last], "and"):
            return not self.pack.adjective_first and self._is(
                tokens[c.last + 1], "possessive"
            )  # "Acme e il suo"
        return (
            c.last + 1 < len(tokens)
            and tokens[c.last].text == ","
            and (
                any(self._is(t, "who") for t in tokens[c.last + 1 : c.last + 3])  # ", which", ", in which"
                or self._is(tokens[c.last + 1], "based")
                or any(
                    (isinstance(tag.value, Trigger) and tag.value.feature == "pp")
                    or (isinstance(tag.value, Noun) and not {"cue", "role"}.isdisjoint(tag.value.use))
                    for _, tag in tags_at(self.pack.table, tokens, c.last + 1)
                )
                or self._apposed_bare(tokens, c.last + 1)
            )
        )

    def _apposed_bare(self, tokens: list[Token], at: int) -> bool:
        """Whether what tells more of a name begins at a token without an article, where nouns need one:
        "Acme, 300 employees,", "Acme, having", "Acme, now owned by", "Acme, property of".
        """
        if self.pack.adjective_first:
            return False
        if tokens[at].kind == "n" or self._is(tokens[at], "have"):
            return True
        tags = tags_at(self.pack.table, tokens, at)
        behind = [
            then.value for end, tag in tags if tag.value == "adverb" for _, then in self._tags(tokens, end)
        ]
        plain = tokens[at].text.isalpha() and tokens[at].text.islower() and at + 1 < len(tokens)
        return (
            any(isinstance(value, Trigger) and value.feature == "pp" for value in behind)
            or any(isinstance(tag.value, Noun) and "role" in tag.value.use for _, tag in tags)
            or (plain and not tags and self._is(tokens[at + 1], "of"))
        )

    def _tags(self, tokens: list[Token], at: int) -> list[tuple[int, Tag]]:
        return tags_at(self.pack.table, tokens, at) if at < len(tokens) else []

    def _bare_head(self, c: Candidate) -> bool:
        """Whether a plain word follows a name that opens its sentence without an article: where nouns need
        one, that word is the verb of the name, whether the pack knows it or not.
        """
        tokens = self.sentences[c.sentence]
        if self.pack.adjective_first or self.pack.script != "Latin" or self.pack.capital_nouns:
            return False
        if not c.start or c.first or c.last >= len(tokens):
            return False
        after = tokens[c.last].text
        if not after.isalpha() or not after.islower():
            return False
        return not any(
            self._is(tokens[c.last], cls) for cls in ("of", "and", "in", "by", "with", "for", "to")
        )

    def _joined_head(self, c: Candidate) -> bool:
        """Whether "and" joins a name to the one that opens its sentence: "Fjord and Acme have agreed"."""
        tokens = self.sentences[c.sentence]
        if (
            self.pack.script != "Latin"
            or c.first
            or c.last >= len(tokens)
            or not self._is(tokens[c.last], "and")
        ):
            return False
        return any(
            o.sentence == c.sentence
            and o.first == c.last + 1
            and (bool(o.known or o.sure) or self._strange(c))
            for o in self.candidates
        )

    def _quoted(self, c: Candidate) -> bool:
        """Whether the code of its share stands behind a name."""
        tokens = self.sentences[c.sentence]
        return c.last < len(tokens) and ticker(tokens[c.last].text)
