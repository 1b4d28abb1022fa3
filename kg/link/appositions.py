"""What appositions, predicates and lists say of the class of a name."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lang.pack import Noun, Trigger
from kg.link.cues import NounCues
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token


class Appositions(NounCues):
    """The class of a name from what explains it."""

    def _cue_once(self, c: Candidate) -> str | None:
        """The class that `_cue` finds, kept over the rounds."""
        found = self.cue_of.get(id(c), "")
        if found == "":
            found = self.cue_of[id(c)] = self._cue(c)
        return found

    def _cue(self, c: Candidate) -> str | None:
        """The class that a noun before, behind or in apposition gives the name, if one does."""
        tokens = self.sentences[c.sentence]
        left = self._noun_before(tokens, c.first)
        if left is not None:
            return left.cls
        for end, tag in tags_at(self.pack.table, tokens, c.last) if c.last < len(tokens) else ():
            noun = tag.value
            if (
                isinstance(noun, Noun)
                and self.pack.adjective_first
                and "cue" in noun.use
                and not self._opener(c)
            ):
                # "Acme CEO Ann Lee": who has an office there is not the firm
                return "Organization" if "role" in noun.use else noun.cls
            del end
        if self.pack.adjective_first and (after := self._noun_behind(tokens, c)) is not None:
            return after.cls
        behind = c.last
        if c.latin and behind < len(tokens) and tokens[behind].text == "(":
            behind = next(
                (k + 1 for k in range(behind, min(behind + 7, len(tokens))) if tokens[k].text == ")"), behind
            )
        # "the X2 of Acme is the fastest chip" tells what the X2 is
        owner = c.first > 1 and self._is(tokens[c.first - 1], "of") and self._has_owner(tokens, c.first - 1)
        return (
            (None if owner and self._is_predicate(tokens, behind) else self._apposition(tokens, behind))
            or self._explained(tokens, c)
            or self._somebodys(tokens, c)
            or (None if owner else self._copula(tokens, behind))
            or self._listed(tokens, c.first)
        )

    def _has_owner(self, tokens: Sequence[Token], of: int) -> bool:
        """Whether a name or a class noun stands right before the "of" at a token."""
        before = tokens[of - 1]
        return (before.kind in "wn" and (before.text[0].isupper() or before.text[0].isdigit())) or any(
            end == of and isinstance(tag.value, Noun)
            for k in range(max(0, of - 3), of)
            for end, tag in tags_at(self.pack.table, tokens, k)
        )

    def _is_predicate(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether "is a" or what stands for it is at a token."""
        if at + 1 >= len(tokens):
            return False
        articled = self._is(tokens[at + 1], "det") or self._is(tokens[at + 1], "indef")
        return (self._is(tokens[at], "be") and articled) or self._is(tokens[at], "copula")

    def _opener(self, c: Candidate) -> bool:
        """Whether a name is one plain word at the head of its sentence that is a name nowhere else: "New
        models are …".
        """
        return c.start and c.last - c.first == 1 and not c.sure and c.name not in self.inside

    def _noun_behind(self, tokens: Sequence[Token], c: Candidate) -> Noun | None:
        """The noun a word or two behind a name with a number: "X2 dataflow accelerators"."""
        if not any(ch.isdigit() for ch in c.text):
            return None
        for at in range(c.last, min(c.last + 3, len(tokens))):
            for _, tag in tags_at(self.pack.table, tokens, at):
                if isinstance(tag.value, Noun) and "cue" in tag.value.use and "role" not in tag.value.use:
                    return tag.value
            if not tokens[at].text.replace("-", "").isalpha() or not tokens[at].text.islower():
                return None
            if tokens[at].key in self.pack.table:
                return None
        return None

    def _apposition(self, tokens: Sequence[Token], at: int) -> str | None:
        """The class in "NAME, the chip …": a noun close behind a comma or an opening bracket."""
        while at < len(tokens) and tokens[at].text in '”»"’)':
            at += 1
        if at >= len(tokens):
            return None
        predicate = self._is_predicate(tokens, at)
        if self._is(tokens[at], "be") and not predicate and self.pack.adjective_first:
            return self._plural(tokens, at + 1)
        if tokens[at].text not in ",،(" and not predicate:
            return None
        i = at + 1
        if (
            tokens[at].text == "("
            and i + 1 < len(tokens)
            and tokens[i].text[0].isupper()
            and tokens[i + 1].text[0].isupper()
        ):
            return None  # a name in brackets says whose one is, not what
        if i + 1 < len(tokens) and self._is(tokens[i], "and") and self._is(tokens[i + 1], "copula"):
            i += 2
        at = i - 1
        unknown = False
        while i < min(at + 6, len(tokens)):
            tags = tags_at(self.pack.table, tokens, i)
            if unknown and any(tag.kind == "class" and tag.value in ("det", "possessive") for _, tag in tags):
                return None  # a word that no list knows, then an article: a verb and its object
            unknown = unknown or not tags
            held = next((end for end, tag in tags if self._holds(tag.value)), len(tokens))
            if held < len(tokens) and self._is(tokens[held], "of"):
                i = held + 1  # "a family of models": what it holds
                at = i - 1
                continue
            article = next(
                (end for end, tag in tags if tag.kind == "class" and tag.value == "det" and end > i + 1), None
            )
            if article is not None:
                i = article  # "one of the": an article of more words than one
                continue
            for end, tag in tags:
                noun = tag.value
                if isinstance(noun, Noun) and noun.cls and ("cue" in noun.use or "role" in noun.use):
                    goes_on = i > at + 1 and self._goes_on(tokens, end)
                    return None if goes_on or self._anothers(tokens, end, noun.cls) else noun.cls
            glued = tokens[i - 1].kind == "n" and tokens[i - 1].end == tokens[i].start
            if self.pack.adjective_first and (tokens[i].kind == "n" or glued or tokens[i].text in "-$€£"):
                i += 1  # "a €40 million machine", "a 70-billion-parameter model"
                continue
            if tokens[i].kind != "w" or (
                tokens[i].text[0].isupper()
                # "an AI-powered tool", "an AI chip"
                and not (
                    self.pack.adjective_first
                    and (predicate or tokens[i].bare.split("-")[0] in self.pack.not_names)
                )
            ):
                return None
            if any(self._leaves_noun_phrase(tag.kind, tag.value) for _, tag in tags):
                # an apposition may begin with articles and adjectives, not behind a verb or preposition
                return None
            i += 1
        return None

    def _anothers(self, tokens: Sequence[Token], at: int, cls: str) -> bool:
        """Whether a class noun belongs to the name right behind it: in "NAME, the firm Acme" the firm is
        Acme, where nouns stand before their names. A firm's name may only say whose the thing is.
        """
        if self.pack.adjective_first or self.pack.article or at >= len(tokens):
            return False
        behind = next(
            (o for o in self.candidates if self.sentences[o.sentence] is tokens and o.first == at), None
        )
        if behind is None or not behind.text[0].isupper():
            return False
        kinds = {self.schema.coarse(self.gazetteer.entities[n.entity].type) for n in behind.known}
        return "Organization" not in kinds or self.schema.coarse(cls) == "Organization"

    def _holds(self, noun: object) -> bool:
        """Whether a noun says only how many or which of a kind there are: "family", "version"."""
        return isinstance(noun, Noun) and not noun.cls and "container" in noun.use

    def _plural(self, tokens: Sequence[Token], at: int) -> str | None:
        """The class in "A and B are language models": a noun close behind the verb, without article."""
        for i in range(at, min(at + 3, len(tokens))):
            for _, tag in tags_at(self.pack.table, tokens, i):
                if isinstance(tag.value, Noun) and tag.value.cls and "cue" in tag.value.use:
                    return tag.value.cls if "role" not in tag.value.use else None
            if tokens[i].kind != "w" or tokens[i].key in self.pack.table:
                return None
        return None

    def _explained(self, tokens: Sequence[Token], c: Candidate) -> str | None:
        """The class in "the earlier model, NAME.": a definite noun, a comma, the name, the end of
        the phrase.
        """
        behind = tokens[c.last].text if c.last < len(tokens) else "."
        first = c.first - (c.first > 0 and tokens[c.first - 1].text in '"“«')
        if first < 3 or tokens[first - 1].text not in ",،" or behind not in '.,،;)»”"':
            return None
        for i in range(first - 2, max(-1, first - 6), -1):
            for end, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if (
                    end == first - 1
                    and isinstance(noun, Noun)
                    and noun.cls
                    and "cue" in noun.use
                    and i
                    and "role" not in noun.use
                ):
                    before = tokens[max(0, i - 3) : i]
                    office = self._office_of(tokens, i - 1)
                    if office is not None:
                        return office  # "the head of the firm, NAME": the head, not the firm
                    return (
                        noun.cls
                        if behind in ".»"
                        or any(
                            self._is(t, "possessive") or (self.pack.adjective_first and self._is(t, "indef"))
                            for t in before
                        )
                        else None
                    )
        return None

    def _somebodys(self, tokens: Sequence[Token], c: Candidate) -> str | None:
        """The class in "the new chip of Acme, (the) NAME,": a noun, whose it is, a comma, the name,
        another mark.
        """
        behind = tokens[c.last].text if c.last < len(tokens) else "."
        comma = c.first - 1 - (c.first > 1 and self._is(tokens[c.first - 1], "det"))
        k = comma
        while k > 0 and tokens[k - 1].kind == "w" and tokens[k - 1].text[0].isupper():
            k -= 1
        if (
            comma < 3
            or tokens[comma].text not in ",،"
            or k == comma
            or behind not in ".,،;)»"
            or not self._is(tokens[k - 1], "of")
        ):
            return None
        for i in range(max(0, k - 5), k - 1):
            for end, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if end == k - 1 and isinstance(noun, Noun) and noun.cls and "cue" in noun.use:
                    # a "rival" or a "subsidiary" may be anything, a "head" is a person
                    return (
                        noun.cls
                        if "role" not in noun.use or self.schema.coarse(noun.cls) == "Person"
                        else None
                    )
        return None

    def _office_of(self, tokens: Sequence[Token], at: int) -> str | None:
        """The class of the office that "of" at a token, or before the article at it, belongs to."""
        while at > 0 and (
            self._is(tokens[at], "possessive")
            or (self._is(tokens[at], "det") and not self._is(tokens[at], "of"))
        ):
            at -= 1
        if at <= 0 or not self._is(tokens[at], "of"):
            return None
        for k in range(max(0, at - 4), at):
            for end, tag in tags_at(self.pack.table, tokens, k):
                if (
                    end == at
                    and isinstance(tag.value, Noun)
                    and "role" in tag.value.use
                    and tag.value.cls
                    and self.schema.coarse(tag.value.cls) == "Person"
                ):
                    return tag.value.cls
        return None

    def _copula(self, tokens: Sequence[Token], at: int) -> str | None:
        """The class in "NAME هو نموذج …": a pronoun that joins a name and what it is."""
        if at + 1 >= len(tokens) or not self._is(tokens[at], "copula"):
            return None
        for i in (at + 1, at + 2):
            for _, tag in tags_at(self.pack.table, tokens, i) if i < len(tokens) else ():
                noun = tag.value
                if isinstance(noun, Noun) and noun.cls and noun.use & {"cue", "role"}:
                    return noun.cls
            if i < len(tokens) and not (self._is(tokens[i], "det") or self._is(tokens[i], "adjective")):
                return None
        return None

    def _listed(self, tokens: Sequence[Token], first: int) -> str | None:
        """The class in "models such as NAME": the nearest noun before the words that open a list of
        examples.
        """
        if not self.pack.article:
            return None
        first = self._head_of_list(tokens, first)
        opened = (
            t.value
            for i in range(max(0, first - 3), first)
            for end, t in tags_at(self.pack.table, tokens, i)
            if end == first
        )
        if not any(
            value == "like" or (isinstance(value, Noun) and not value.cls and "cue" in value.use)
            for value in opened
        ):
            return None
        marks = 0
        for i in range(first - 1, max(-1, first - 12), -1):
            for _, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if isinstance(noun, Noun) and noun.cls and "cue" in noun.use:
                    return noun.cls
            marks += tokens[i].kind == "p"
            if marks > 1 or (marks and tokens[i].text not in ",،" and tokens[i].kind == "p"):
                return None  # a comma may part the examples from their noun
        return None

    def _head_of_list(self, tokens: Sequence[Token], first: int) -> int:
        """Where the list of names begins of which the one at `first` is a member."""
        ends = {c.last: c.first for c in self.candidates if self.sentences[c.sentence] is tokens}
        while True:
            while first > 0 and tokens[first - 1].text in '«“"':
                first -= 1
            k = first
            while (
                k > 0 and first - k < 2 and (tokens[k - 1].text in ",،»”" or self._is(tokens[k - 1], "and"))
            ):
                k -= 1
            if k == first or k not in ends:
                return first
            first = ends[k]

    def _goes_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a verb follows: "founded by NAME, the firm makes …" begins a clause, no apposition."""
        tags = [tag.value for _, tag in tags_at(self.pack.table, tokens, at)] if at < len(tokens) else []
        features = {value.feature for value in tags if isinstance(value, Trigger)}
        return (
            "have" in tags
            or "be" in tags
            or ("pp" not in features and bool(features & {"past", "pres", "fut", "cond"}))
        )
