"""What appositions, predicates and lists say of the class of a name."""

from __future__ import annotations

from kg.lang.pack import Noun, Trigger
from kg.link.appointees import given_office
from kg.link.centres import class_of_centre
from kg.link.leadins import owner_end, towns_firm, unexplained, ware
from kg.link.members import Members
from kg.link.namedbehind import class_behind, officer_behind
from kg.link.possessors import SIGNS
from kg.link.shape import accented
from kg.link.successors import succeeded
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import of_no_list


class Appositions(Members):
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
        if given_office(self.pack, tokens, c):
            return "Person"
        left = self._noun_before(tokens, c.first)
        if left is not None:
            return class_of_centre(self.pack, tokens, c, left)
        for end, tag in tags_at(self.pack.table, tokens, c.last) if c.last < len(tokens) else ():
            noun = tag.value
            if self.pack.adjective_first and self._holds(noun) and (kind := self._kind_of_line(tokens, end)):
                return kind
            if (
                isinstance(noun, Noun)
                and self.pack.adjective_first
                and "cue" in noun.use
                and (not self._opener(c) or ("role" in noun.use and bool(c.known)))
            ):
                # "Acme CEO Ann Lee": who has an office there is not the firm
                if "place" in noun.use:  # "the Tarnland governor"
                    return noun.cls if self.schema.coarse(noun.cls) == "Place" else "State"
                return (
                    "City"
                    if towns_firm(self.pack, self.sentences, self.candidates, c, noun)
                    else "Organization"
                    if "role" in noun.use
                    else noun.cls
                )
            if isinstance(noun, Noun) and self.pack.adjective_first and _partition(noun):
                return noun.cls  # "the Acme-G compute nodes" are those of a machine
        if self.pack.adjective_first and (after := self._noun_behind(tokens, c)) is not None:
            return after.cls
        behind = c.last
        if c.latin and behind < len(tokens) and tokens[behind].text == "(":
            behind = next(
                (k + 1 for k in range(behind, min(behind + 7, len(tokens))) if tokens[k].text == ")"), behind
            )
        # "the X2 of Acme is the fastest chip" tells what the X2 is
        owner = c.first > 1 and self._is(tokens[c.first - 1], "of") and self._has_owner(tokens, c.first - 1)
        whose = owner_end(self.pack, tokens, c, self.candidates)
        apart = owner and self._is_predicate(tokens, behind)
        apart = apart or unexplained(self.pack, tokens, c, self.candidates)
        apart = apart or (
            self._opener(c) and accented(self.pack, c.text, c.name)
        )  # "Contactée, la société …"
        told = None if apart else self._apposition(tokens, behind)
        return (
            self._called(tokens, c)
            or self._named_first(tokens, c)
            or class_behind(self.pack, self.schema, tokens, c)
            or (None if told == "Person" and owner else told)  # "the head of Acme, former manager of"
            or (ware(self.schema, self._apposition(tokens, whose)) if whose else None)
            or self._explained(tokens, c)
            or self._keyed(tokens, c)
            or self._somebodys(tokens, c)
            or ("Person" if officer_behind(self.pack, tokens, c) else None)
            or (None if owner else self._copula(tokens, behind))
            or self._listed(tokens, c.first)
            or self._in_brackets(tokens, c)
            or (None if apart else self._somebodys_ware(tokens, behind))
            or self._member(tokens, c)
        )

    def _opener(self, c: Candidate) -> bool:
        """Whether a name is one plain word at the head of its sentence that is a name nowhere else: "New
        models are …".
        """
        alone = c.start and c.last - c.first == 1 and not c.sure and c.name not in self.inside
        return alone and not self._heads_title(self.sentences[c.sentence], c)

    def _noun_behind(self, tokens: list[Token], c: Candidate) -> Noun | None:
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

    def _keyed(self, tokens: list[Token], c: Candidate) -> str | None:
        """Person where a line is a name, a colon and an office: "- Ann Lee: co-founder of Acme"; in a list
        with marks or numbers any class: "2. X: a machine built by Acme".
        """
        if (
            c.last >= len(tokens)
            or tokens[c.last].text != ":"
            or any(t.kind != "p" for t in tokens[: c.first])
        ):
            return None
        if c.last + 2 < len(tokens) and self._is(tokens[c.last + 1], "demonstrative"):
            return self._kind_of_line(tokens, c.last + 2)  # "- Acme Giga: these sizes have …"
        found = self._noun_of_phrase(tokens, c.last + 1, False)
        before = self.sentences[c.sentence - 1] if c.sentence else []
        listed = c.first > 0 or (0 < len(before) <= 2 and before[0].kind == "n")
        return found if found == "Person" or listed else None

    def _apposition(self, tokens: list[Token], at: int) -> str | None:
        """The class in "NAME, the chip …": a noun close behind a comma or an opening bracket."""
        while at < len(tokens) and tokens[at].text in '”»"’)':
            at += 1
        if at >= len(tokens):
            return None
        predicate = self._predicate(tokens, at)
        if self._is(tokens[at], "be") and not predicate and self.pack.adjective_first:
            return self._plural(tokens, at + 1)
        dash = tokens[at].text in "—–" and at + 1 < len(tokens) and self._is(tokens[at + 1], "indef")
        dash = dash or self._last_dash(tokens, at)
        if tokens[at].text not in ",،(" and not predicate and not dash:
            return None
        i = predicate or at + 1
        if (
            tokens[at].text == "("
            and i + 1 < len(tokens)
            and tokens[i].text[0].isupper()
            and tokens[i + 1].text[0].isupper()
        ):
            return None  # a name in brackets says whose one is, not what
        if i + 1 < len(tokens) and self._is(tokens[i], "and") and self._is(tokens[i + 1], "copula"):
            i += 2
        told = i < len(tokens) and self.pack.adjective_first and self._is(tokens[i], "indef")
        return self._noun_of_phrase(tokens, i, bool(predicate) or told)  # "Acme, an HPE Cray machine"

    def _last_dash(self, tokens: list[Token], at: int) -> bool:
        """Whether the one dash of a sentence stands before an article, so what ends the sentence explains
        the name before it: "… now leads Brisk – the firm behind two apps".
        """
        if tokens[at].text not in "—–" or at + 2 >= len(tokens) or at < 3:
            return False
        behind = tokens[at + 1 :]
        return self._is(behind[0], "det") and not any(t.text in "—–:;" for t in (*tokens[:at], *behind))

    def _noun_of_phrase(self, tokens: list[Token], first: int, predicate: bool) -> str | None:
        """The class of the noun that the phrase at `first` is built on, within five tokens."""
        i, unknown, measured = first, False, 0
        while i < min(first + 5 + measured, len(tokens)):
            tags = tags_at(self.pack.table, tokens, i)
            if unknown and any(tag.kind == "class" and tag.value in ("det", "possessive") for _, tag in tags):
                return None  # a word that no list knows, then an article: a verb and its object
            unknown = unknown or not tags
            held = next((end for end, tag in tags if self._holds(tag.value)), len(tokens))
            if held < len(tokens) and self._is(tokens[held], "of"):
                i, unknown = (first := held + 1), False  # "a family of models": what it holds
                continue
            article = next(
                (end for end, tag in tags if tag.kind == "class" and tag.value == "det" and end > i + 1), None
            )
            number = article is None and any(tag.kind == "number" for _, tag in tags)
            if i == first and number and tokens[i].text.islower():
                i += 1  # "A and B, two machines"
                first = i
                continue
            if article is not None:
                i = article  # "one of the": an article of more words than one
                continue
            longest = max((x for x in tags if isinstance(x[1].value, Noun)), key=lambda x: x[0], default=None)
            if longest is not None and longest[0] > i + 1 and _says_nothing(longest[1].value):
                return None  # "a giant of 30 billion": of what is told by what is counted
            for end, tag in tags:
                noun = tag.value
                if isinstance(noun, Noun) and noun.cls and ("cue" in noun.use or "role" in noun.use):
                    end, noun = self._last_noun(tokens, end, noun)
                    if self.pack.adjective_first and end < len(tokens) and tokens[end].key in SIGNS:
                        return None  # "X, the lab's new machine": X is no lab
                    goes_on = i > first and self._goes_on(tokens, end)
                    return (
                        None
                        if goes_on or self._anothers(tokens, end, noun.cls)
                        else succeeded(self, tokens, end, noun) or self._of_ware(tokens, end, noun)
                    )
            if i + 1 < len(tokens) and self._hyphened(tokens[i + 1]):
                i += 2  # "an Acme-built supercomputer"
                continue
            measures = self._measures(tokens, i)
            measured += measures
            if not measures and (
                not self._may_describe(tokens[i], predicate)
                # an apposition may begin with articles and adjectives, not behind a verb or preposition
                or any(self._leaves_noun_phrase(tag.kind, tag.value) for _, tag in tags)
            ):
                return None
            i += 1
        return None

    def _kind_of_line(self, tokens: list[Token], at: int) -> str | None:
        """The class of machines or models that "series" before it tells of: "the Acme-5 series virtual
        machines".
        """
        return (
            next(
                (
                    tag.value.cls
                    for _, tag in tags_at(self.pack.table, tokens, at)
                    if isinstance(tag.value, Noun) and "cue" in tag.value.use and "role" not in tag.value.use
                ),
                None,
            )
            if at < len(tokens)
            else None
        )

    def _measures(self, tokens: list[Token], i: int) -> bool:
        """Whether a token is of a number before its noun: "a €40 million machine", "a 70-billion-parameter
        model", "a $3 billion, 280-megawatt site".
        """
        token, before, behind = tokens[i], tokens[i - 1], tokens[i + 1] if i + 1 < len(tokens) else None
        glued = (before.kind == "n" or before.text == "-") and before.end == token.start
        scale = before.kind == "n" and (token.key,) in self.pack.scales
        listed = token.text == "," and behind is not None and behind.kind == "n" and before.kind != "p"
        return self.pack.adjective_first and (
            token.kind == "n" or glued or scale or listed or token.text in "-$€£"
        )

    def _hyphened(self, token: Token) -> bool:
        """Whether a token is what a hyphen ties to the name before it: "-built"."""
        return token.text[0] == "-" and token.text in self.pack.enclitics

    def _may_describe(self, token: Token, predicate: bool) -> bool:
        """Whether a word may stand before the noun of its phrase: no name, but "an AI-powered tool"."""
        return token.kind == "w" and (
            not token.text[0].isupper()
            or (self.pack.adjective_first and (predicate or token.bare.split("-")[0] in self.pack.not_names))
        )

    def _anothers(self, tokens: list[Token], at: int, cls: str) -> bool:
        """Whether a class noun belongs to the name right behind it: in "NAME, the firm Acme" the firm is
        Acme, where nouns stand before their names. A firm's name may only say whose the thing is.
        """
        if self.pack.adjective_first or self.pack.article:
            return False
        for _ in "ab":  # "le groupe lyonnais NAME"
            plain = at < len(tokens) and tokens[at].text.islower() and tokens[at].text.isalpha()
            at += plain and of_no_list(self.pack.table, tokens[at].key)
        behind = next(
            (o for o in self.candidates if self.sentences[o.sentence] is tokens and o.first == at), None
        )
        if behind is None or not behind.text[0].isupper():
            return False
        if cls == "ComputeSystem" and self._is(tokens[behind.first - 2], "indef"):
            return False  # "Brisk, un sistema Acme X2": one of that line
        kinds = {self.schema.coarse(self.gazetteer.entities[n.entity].type) for n in behind.known}
        return "Organization" not in kinds or self.schema.coarse(cls) == "Organization"

    def _holds(self, noun: object) -> bool:
        """Whether a noun says only how many or which of a kind there are: "family", "version"."""
        return isinstance(noun, Noun) and not noun.cls and "container" in noun.use

    def _plural(self, tokens: list[Token], at: int) -> str | None:
        """The class in "A and B are language models": a noun close behind the verb, without article."""
        for i in range(at, min(at + 3, len(tokens))):
            for _, tag in tags_at(self.pack.table, tokens, i):
                if isinstance(tag.value, Noun) and tag.value.cls and "cue" in tag.value.use:
                    return tag.value.cls if "role" not in tag.value.use else None
            if tokens[i].kind != "w" or tokens[i].key in self.pack.table:
                return None
        return None

    def _goes_on(self, tokens: list[Token], at: int) -> bool:
        """Whether a verb follows: "founded by NAME, the firm makes …" begins a clause, no apposition."""
        tags = [tag.value for _, tag in tags_at(self.pack.table, tokens, at)] if at < len(tokens) else []
        features = {value.feature for value in tags if isinstance(value, Trigger)}
        return (
            "have" in tags
            or "be" in tags
            or ("pp" not in features and bool(features & {"past", "pres", "fut", "cond"}))
        )


def _partition(noun: Noun) -> bool:
    return {"part", "member"} <= noun.use and noun.slug == "partition"


def _says_nothing(noun: object) -> bool:
    """Whether a noun of several words tells of no class, whatever its first word alone does."""
    return isinstance(noun, Noun) and not noun.cls and "opaque" in noun.use
