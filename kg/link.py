"""From candidate names to entities, over a whole article: one type a name, short forms to their long ones.

A name the gazetteer knows keeps its entity unless its letters are also a common word and nothing in the
article speaks for it. A name no list knows is typed by votes: class nouns beside it, its shape, given
names, company suffixes, kinship with known names ("Acme-3" beside "Acme"), and what patterns demand of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.gazetteer import Gazetteer
from kg.lang.fold import bare
from kg.lang.pack import PREPOSITIONS, Noun, Pack, Trigger
from kg.model import Entity
from kg.schema import Schema
from kg.spot.names import Candidate, tags_at
from kg.spot.tokens import Token
from kg.spot.words import finite_at

# Words that stand between a class noun and the name it types are at most this many.
_REACH = 3
# Who leads or made a firm: "the head of NAME".
_OFFICES = frozenset(("ceo", "founder"))
# The class of a name that nothing has typed yet; a pattern may take it for what it wants.
UNTYPED = "?"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text with the entity it was resolved to."""

    sentence: int
    first: int
    last: int
    entity: str
    type: str
    rule: str


@dataclass(slots=True)
class Linked:
    """The names of an article, its entities by slug, and candidates let go with the reason."""

    named: list[Named] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    dropped: list[tuple[Candidate, str]] = field(default_factory=list)


def link(
    sentences: Sequence[Sequence[Token]],
    candidates: Sequence[Candidate],
    pack: Pack,
    schema: Schema,
    gazetteer: Gazetteer,
    demands: Mapping[str, Counter[str]] | None = None,
    last: bool = True,
) -> Linked:
    """The resolved names of an article; `demands` are votes (name key → classes) of patterns read before.

    Without `demands`, or before the `last` round, a name of no type stays, of the class `UNTYPED`, so that patterns may say what they take it
    for; with them it is dropped.
    """
    return _Linker(sentences, candidates, pack, schema, gazetteer, demands, last and demands is not None).run()


class _Linker:
    def __init__(
        self,
        sentences: Sequence[Sequence[Token]],
        candidates: Sequence[Candidate],
        pack: Pack,
        schema: Schema,
        gazetteer: Gazetteer,
        demands: Mapping[str, Counter[str]] | None,
        last: bool,
    ) -> None:
        self.sentences, self.candidates, self.pack = sentences, candidates, pack
        self.schema, self.gazetteer, self.demands = schema, gazetteer, demands or {}
        self.wild = not last
        self.votes: dict[str, Counter[str]] = defaultdict(Counter)
        self.word_classes: dict[str, frozenset[str]] = {}
        self.out = Linked()
        self.mixed = {c.name for c in candidates if c.last - c.first == 1 and _mixed(c.text)}
        self.short_of: dict[str, str] = {}
        self.same: dict[str, tuple[str, str]] = {}
        self.strong = {n.entity for c in candidates if c.sure for n in c.known}
        self.inside = {c.name for c in candidates if not c.start}
        self.lower = {t.bare for s in sentences for t in s if t.kind == "w" and t.text[0].islower()}

    def run(self) -> Linked:
        for c in self.candidates:
            self._vote(c)
        self._kinship()
        self._surnames()
        self._twins()
        longer = self._long_forms()
        # names inside sentences first: what is settled there settles the same name at the head of one
        for c in sorted(self.candidates, key=lambda c: c.start):
            if c.known:
                self._known(c, longer)
            else:
                self._open(c, longer)
        return self.out

    # known names -------------------------------------------------------------------------------------------

    def _known(self, c: Candidate, longer: Mapping[str, tuple[str, str]]) -> None:
        slugs = sorted({n.entity for n in c.known})
        cue = self._cue(c)
        if not c.sure and c.name in self.pack.not_names:
            slugs = []
        if len(slugs) > 1 or not c.sure:
            slugs = self._plausible(c, slugs, cue)
        if not slugs:
            self.out.dropped.append((c, "a name that is also a common word, and nothing speaks for it"))
            return
        entity = self.gazetteer.entities[slugs[0]]
        short = longer.get(c.name)
        if short is not None and not c.sure and short[0] not in slugs and not self._related(entity.type, short[1]):
            self._add(c, short[0], short[1])
            return
        self.out.entities.setdefault(entity.id, entity)
        self.strong.add(entity.id)
        self._add(c, entity.id, entity.type)

    def _plausible(self, c: Candidate, slugs: list[str], cue: str | None) -> list[str]:
        """The entities an ambiguous name may stand for here, best first."""
        scored = []
        for slug in slugs:
            entity = self.gazetteer.entities[slug]
            score = 0
            if slug in self.strong:
                score += 3
            if cue is not None:
                score += 4 if self._related(cue, entity.type) else 1 if self._namesake(cue, entity.type) else 0 if self.pack.article else -4
            if any(not n.ambiguous for n in c.known if n.entity == slug):
                score += 2
            latin = c.text[0].isascii() and c.text[0].isalpha()
            if latin and (not c.start or _marked(c.text)) and any(ch.isupper() for ch in c.text):
                score += 1
            if self.schema.coarse(entity.type) == "Place" and len(slugs) > 1 and cue is None:
                score -= 1
            if latin and c.name in self.lower and c.start:
                score -= 2
            if self._beside_kin(c, entity.type):
                score += 2
            if self.pack.ordinary and not latin:
                score += 1  # the pack lists the names that are common words in its script
            if c.first and self.schema.coarse(entity.type) == "Place" and self._is(self.sentences[c.sentence][c.first - 1], "in"):
                score += 1
            if latin and c.start and self._acts(c) and self.schema.coarse(entity.type) in ("Organization", "Person"):
                score += 1
            scored.append((-score, slug))
        scored.sort()
        return [slug for score, slug in scored if score < 0][:1]

    def _namesake(self, cue: str, cls: str) -> bool:
        """Whether a noun says what firms often name after themselves: "the search engine Acme" of the firm Acme."""
        return self.schema.coarse(cls) == "Organization" and self.schema.coarse(cue) in ("Product", "AIModel")

    def _acts(self, c: Candidate) -> bool:
        """Whether a verb of the pack stands right behind a name, or behind its auxiliaries."""
        tokens, at = self.sentences[c.sentence], c.last
        while at < min(len(tokens), c.last + 3) and any(self._is(tokens[at], cls) for cls in ("have", "be", "been", "adverb", "reflexive", "clitic", "neg")):
            at += 1
        return at < len(tokens) and any(
            tag.kind in ("trigger", "cue") or (tag.kind == "class" and tag.value == "light") for _, tag in tags_at(self.pack.table, tokens, at)
        )

    def _bare_subject(self, c: Candidate) -> bool:
        """Whether a word at the head of its sentence acts, in a language whose nouns do not without an article."""
        return not self.pack.adjective_first and self.pack.script == "Latin" and not self.pack.capital_nouns and self._acts(c)

    def _beside_kin(self, c: Candidate, cls: str) -> bool:
        """Whether an unambiguous name of the same coarse class is joined to this one by "and" or a comma."""
        for other in self.candidates:
            if other.sentence != c.sentence or not other.sure or not other.known:
                continue
            gap = (c.last, other.first) if c.last <= other.first else (other.last, c.first)
            between = self.sentences[c.sentence][gap[0] : gap[1]]
            if 0 < len(between) <= 2 and all(t.text in ",،&" or self._is(t, "and") for t in between):
                kinds = {self.schema.coarse(self.gazetteer.entities[n.entity].type) for n in other.known}
                if self.schema.coarse(cls) in kinds:
                    return True
        return False

    def _is(self, token: Token, cls: str) -> bool:
        classes = self.word_classes.get(token.key)
        if classes is None:
            rows = self.pack.table.get(token.key, ())
            classes = frozenset(str(t.value) for form, t in rows if len(form) == 1 and t.kind == "class")
            self.word_classes[token.key] = classes
        return cls in classes

    def _related(self, a: str, b: str) -> bool:
        return self.schema.coarse(a) == self.schema.coarse(b)

    # names no list knows -----------------------------------------------------------------------------------

    def _open(self, c: Candidate, longer: Mapping[str, tuple[str, str]]) -> None:
        name = c.name
        short = self.same.get(name) or longer.get(name)
        if short is not None and not self._apart(c, short[0]):
            self._add(c, short[0], short[1])
            return
        if c.start and c.last - c.first == 1 and not c.sure and name not in self.inside and not self.votes[name] and not self._bare_subject(c):
            self.out.dropped.append((c, "one capitalised word at the head of its sentence"))
            return
        cls = self._type(name)
        if cls is None and self.wild and c.rule != "short":
            self._add(c, f"?{name}", UNTYPED)
            return
        before = self.sentences[c.sentence][c.first - 1] if c.first else None
        if cls is None and before is not None and self._is(before, "in") and self._is(before, "to"):
            cls = "Place"  # "à X" is most often a town, where nothing else speaks
            self.votes[name][cls] += 1
        if cls is None:
            self.out.dropped.append((c, "a name of no type: neither cue, shape nor pattern says what it is"))
            return
        if c.rule == "short":
            self.out.dropped.append((c, "the last word of a name whose bearer is no person"))
            return
        text = c.text.lstrip("@")
        slug = slugify(self.short_of.get(name, c.latin or text))
        if not slug:
            self.out.dropped.append((c, "a name without letters"))
            return
        if slug in self.gazetteer.entities and not self._related(self.gazetteer.entities[slug].type, cls):
            slug = f"{slug}-{self.schema.coarse(cls).lower()}"
        known = self.gazetteer.entities.get(slug)
        entity = known or Entity(slug, cls, ((self.pack.code, (text,)),))
        self.out.entities.setdefault(slug, entity)
        self._add(c, slug, entity.type)

    def _apart(self, c: Candidate, long: str) -> bool:
        """Whether a short form with a class noun of its own stands beside the long name: "Acme Cloud of the Acme group"."""
        if self._noun_before(self.sentences[c.sentence], c.first) is None:
            return False
        return any(o.sentence == c.sentence and o is not c and len(o.text) > len(c.text) and slugify(o.text) == long for o in self.candidates)

    def _type(self, name: str) -> str | None:
        votes = self.votes[name] + self.demands.get(name, Counter())
        if not votes and not self.wild and name in self.mixed:
            # nothing speaks for a class: a word of mixed letters is most often the name of a product
            return "Product"
        if not votes:
            return None
        coarse: Counter[str] = Counter()
        for cls, n in votes.items():
            coarse[self.schema.coarse(cls)] += n
        best = min(coarse.items(), key=lambda x: (-x[1], x[0]))[0]
        finest = [(n, cls) for cls, n in votes.items() if self.schema.coarse(cls) == best]
        return min(finest, key=lambda x: (-(x[0] + (x[1] != best)), x[1]))[1]

    def _vote(self, c: Candidate) -> None:
        if c.known:
            return
        name = c.name
        cue = self._cue(c)
        if cue is not None:
            self.votes[name][cue] += 4
        if c.cls:
            self.votes[name][c.cls] += 6
        words = [w.strip(",") for w in name.split()]
        if len(words) > 1 and (words[-1] in self.pack.org_suffixes or words[-1].strip(".") in self.pack.org_suffixes):
            self.votes[name]["Company"] += 3
        for noun in self._nouns_inside(c):
            self.votes[name][noun.cls] += 2
        if len(words) in (2, 3) and words[0] in self.pack.person_names and not any(ch.isdigit() for ch in name):
            self.votes[name]["Person"] += 3
        if words[0] in self.pack.bodies and len(words) > 1 and c.text.split()[1].casefold() in self.pack.body_adjectives:
            self.votes[name]["Organization"] += 3
        if self._of_firm(self.sentences[c.sentence], c.first):
            self.votes[name]["Organization"] += 2
        if words == [name] and name in self.pack.person_names and not c.start:
            self.votes[name]["Person"] += 1
        if c.text.startswith("@"):
            self.votes[name]["Person"] += 1

    def _of_firm(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a name stands behind "of" and a noun for what firms alone have ("the shares of NAME")."""
        k = at - 1
        while k > 0 and self._is(tokens[k], "det") and not self._is(tokens[k], "of"):
            k -= 1
        if k < 1 or not self._is(tokens[k], "of"):
            return False
        for i in range(max(0, k - 4), k):
            for end, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if end == k and isinstance(noun, Noun) and ("firm" in noun.use or noun.slug in _OFFICES and "role" in noun.use):
                    return True
        return False

    def _nouns_inside(self, c: Candidate) -> list[Noun]:
        """The class nouns that are words of the name itself: "Centre", "Commission", "Bank"."""
        if c.last - c.first < 2:
            return []
        found = []
        tokens = self.sentences[c.sentence]
        for k in range(c.first, c.last):
            for end, tag in tags_at(self.pack.table, tokens, k):
                noun = tag.value
                if end <= c.last and isinstance(noun, Noun) and noun.cls and "cue" in noun.use and self.schema.coarse(noun.cls) in ("Organization", "Place", "Work"):
                    found.append(noun)
        return found[:1]

    def _cue(self, c: Candidate) -> str | None:
        """The class that a noun before, behind or in apposition gives the name, if one does."""
        tokens = self.sentences[c.sentence]
        left = self._noun_before(tokens, c.first)
        if left is not None:
            return left.cls
        for end, tag in tags_at(self.pack.table, tokens, c.last) if c.last < len(tokens) else ():
            noun = tag.value
            if isinstance(noun, Noun) and self.pack.adjective_first and "cue" in noun.use:
                return noun.cls
            del end
        behind = c.last
        if c.latin and behind < len(tokens) and tokens[behind].text == "(":
            behind = next((k + 1 for k in range(behind, min(behind + 7, len(tokens))) if tokens[k].text == ")"), behind)
        return self._apposition(tokens, behind) or self._explained(tokens, c) or self._somebodys(tokens, c) or self._copula(tokens, behind) or self._listed(tokens, c.first)

    def _noun_before(self, tokens: Sequence[Token], at: int) -> Noun | None:
        for back in (3, 2):
            if at >= back and any(end == at and t.kind == "class" and t.value == "kind_of" for end, t in tags_at(self.pack.table, tokens, at - back)):
                at -= back
        head = self._head_noun(tokens, at)
        if head is not None:
            return head
        low = max(0, at - _REACH - 4)
        best: Noun | None = None
        nearest = (0, 0)
        for i in range(low, at):
            for end, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if end > at or not isinstance(noun, Noun) or not noun.cls or "cue" not in noun.use or (end, end - i) <= nearest:
                    continue
                if self._titles(tokens, i, noun, end == at and end == i + 1) and self._only_adjectives(tokens[end:at]):
                    best, nearest = noun, (end, end - i)
        return best

    def _head_noun(self, tokens: Sequence[Token], at: int) -> Noun | None:
        """The noun of a firm that a bare complement parts from its name: "la empresa de chips NAME"."""
        if self.pack.adjective_first or self.pack.script != "Latin" or at >= len(tokens) or any(ch.isdigit() for ch in tokens[at].text):
            return None
        for i in range(at - 3, max(-1, at - 8), -1):
            nouns = [(end, tag) for end, tag in tags_at(self.pack.table, tokens, i) if isinstance(tag.value, Noun)]
            for end, tag in nouns[:1]:
                noun = tag.value
                if not isinstance(noun, Noun) or "cue" not in noun.use or "role" in noun.use or not noun.cls or not 1 < at - end <= 4:
                    continue
                if not self._is(tokens[end], "of") and end + 2 < at and tokens[end].kind == "w" and tokens[end].key not in self.pack.table:
                    end += 1  # an adjective behind the noun
                of, rest = tokens[end], tokens[end + 1 : at]
                plain = all(t.kind == "w" and t.text.islower() and not self._is(t, "det") and not self._is(t, "contracted") for t in rest)
                if self.schema.coarse(noun.cls) == "Organization" and self._is(of, "of") and not self._is(of, "contracted") and plain:
                    return noun
        return None

    def _titles(self, tokens: Sequence[Token], i: int, noun: Noun, alone: bool) -> bool:
        """Whether a noun before a name can be its title: where the article is a prefix, an office needs it.

        A firm must not have it: "the firm X" is there a firm, and X beside it; `alone` says that nothing else
        stands between the two.
        """
        if not self.pack.article:
            return True
        if "role" not in noun.use:
            if not alone or not (i > 0 and self._is(tokens[i - 1], "det")):
                return True
            return self.schema.coarse(noun.cls) != "Organization" and not (i > 1 and finite_at(self.pack, tokens, i - 2))
        return i > 0 and (self._is(tokens[i - 1], "det") or self._is(tokens[i - 1], "possessive"))

    def _only_adjectives(self, between: Sequence[Token]) -> bool:
        if len(between) > _REACH:
            return False
        if self.pack.article:
            between = [t for t in between if not self._is(t, "adjective") and not self._is(t, "det")]
        for token in between:
            if token.kind == "p" and token.text not in "«“\"'":
                return False
            if self._is(token, "called"):
                continue
            for form, tag in self.pack.table.get(token.key, ()):
                if form == (token.key,) and tag.kind in ("class", "trigger", "noun", "cue", "month", "number"):
                    return False
            if token.text[0].isupper() or token.kind == "n":
                return False
        return len(between) <= (1 if not self.pack.proclitics else 0) or not between

    def _apposition(self, tokens: Sequence[Token], at: int) -> str | None:
        """The class in "NAME, the chip …": a noun close behind a comma or an opening bracket."""
        while at < len(tokens) and tokens[at].text in "”»\"’)":
            at += 1
        if at >= len(tokens):
            return None
        articled = at + 1 < len(tokens) and (self._is(tokens[at + 1], "det") or self._is(tokens[at + 1], "indef"))
        predicate = (self._is(tokens[at], "be") and articled) or self._is(tokens[at], "copula")
        if tokens[at].text not in ",،(" and not predicate:
            return None
        i = at + 1
        if tokens[at].text == "(" and i + 1 < len(tokens) and tokens[i].text[0].isupper() and tokens[i + 1].text[0].isupper():
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
            article = next((end for end, tag in tags if tag.kind == "class" and tag.value == "det" and end > i + 1), None)
            if article is not None:
                i = article  # "one of the": an article of more words than one
                continue
            for end, tag in tags:
                noun = tag.value
                if isinstance(noun, Noun) and noun.cls and ("cue" in noun.use or "role" in noun.use):
                    return None if i > at + 1 and self._goes_on(tokens, end) else noun.cls
            if tokens[i].kind != "w" or tokens[i].text[0].isupper():
                return None
            if any(self._leaves_noun_phrase(tag.kind, tag.value) for _, tag in tags):
                # an apposition may begin with articles and adjectives, not behind a verb or preposition
                return None
            i += 1
        return None

    def _explained(self, tokens: Sequence[Token], c: Candidate) -> str | None:
        """The class in "the earlier model, NAME.": a definite noun, a comma, the name, the end of the phrase."""
        behind = tokens[c.last].text if c.last < len(tokens) else "."
        if c.first < 3 or tokens[c.first - 1].text not in ",،" or behind not in ".,،;)»":
            return None
        for i in range(c.first - 2, max(-1, c.first - 6), -1):
            for end, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if end == c.first - 1 and isinstance(noun, Noun) and noun.cls and "cue" in noun.use and i and "role" not in noun.use:
                    before = tokens[max(0, i - 3) : i]
                    office = self._office_of(tokens, i - 1)
                    if office is not None:
                        return office  # "the head of the firm, NAME": the head, not the firm
                    return noun.cls if any(self._is(t, "possessive") for t in before) or behind in ".»" else None
        return None

    def _somebodys(self, tokens: Sequence[Token], c: Candidate) -> str | None:
        """The class in "the new chip of Acme, (the) NAME,": a noun, whose it is, a comma, the name, another mark."""
        behind = tokens[c.last].text if c.last < len(tokens) else "."
        comma = c.first - 1 - (c.first > 1 and self._is(tokens[c.first - 1], "det"))
        k = comma
        while k > 0 and tokens[k - 1].kind == "w" and tokens[k - 1].text[0].isupper():
            k -= 1
        if comma < 3 or tokens[comma].text not in ",،" or k == comma or behind not in ".,،;)»" or not self._is(tokens[k - 1], "of"):
            return None
        for i in range(max(0, k - 5), k - 1):
            for end, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if end == k - 1 and isinstance(noun, Noun) and noun.cls and "cue" in noun.use:
                    # a "rival" or a "subsidiary" may be anything, a "head" is a person
                    return noun.cls if "role" not in noun.use or self.schema.coarse(noun.cls) == "Person" else None
        return None

    def _office_of(self, tokens: Sequence[Token], at: int) -> str | None:
        """The class of the office that "of" at a token, or before the article at it, belongs to."""
        while at > 0 and (self._is(tokens[at], "possessive") or self._is(tokens[at], "det") and not self._is(tokens[at], "of")):
            at -= 1
        if at <= 0 or not self._is(tokens[at], "of"):
            return None
        for k in range(max(0, at - 4), at):
            for end, tag in tags_at(self.pack.table, tokens, k):
                if end == at and isinstance(tag.value, Noun) and "role" in tag.value.use and tag.value.cls and self.schema.coarse(tag.value.cls) == "Person":
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
        """The class in "models such as NAME": the nearest noun before the words that open a list of examples."""
        if not self.pack.article:
            return None
        while first > 0 and tokens[first - 1].text in "«“\"":
            first -= 1
        opened = (t.value for i in range(max(0, first - 3), first) for end, t in tags_at(self.pack.table, tokens, i) if end == first)
        if not any(value == "like" or (isinstance(value, Noun) and not value.cls and "cue" in value.use) for value in opened):
            return None
        for i in range(first - 1, max(-1, first - 10), -1):
            for _, tag in tags_at(self.pack.table, tokens, i):
                noun = tag.value
                if isinstance(noun, Noun) and noun.cls and "cue" in noun.use:
                    return noun.cls
            if tokens[i].kind == "p":
                return None
        return None

    def _goes_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a verb follows: "founded by NAME, the firm makes …" begins a clause, no apposition."""
        tags = [tag.value for _, tag in tags_at(self.pack.table, tokens, at)] if at < len(tokens) else []
        features = {value.feature for value in tags if isinstance(value, Trigger)}
        return "have" in tags or "be" in tags or ("pp" not in features and bool(features & {"past", "pres", "fut", "cond"}))

    def _leaves_noun_phrase(self, kind: str, value: object) -> bool:
        if kind == "class":
            return value in PREPOSITIONS or value in ("who", "that", "have", "be", "been")
        return kind == "trigger" and isinstance(value, Trigger) and value.feature in ("past", "pres", "fut", "cond")

    def _kinship(self) -> None:
        """A new name made of a known or typed one and a number or letter is of that one's class."""
        roots: dict[str, str] = {}
        for c in self.candidates:
            for n in c.known:
                cls = self.gazetteer.entities[n.entity].type
                if self.schema.coarse(cls) in ("AIModel", "Hardware", "Product"):
                    roots[re.split(r"[\s-]", c.name)[0]] = cls
        for c in self.candidates:
            votes = self.votes[c.name] + self.demands.get(c.name, Counter())
            if not c.known and votes:
                cls = votes.most_common(1)[0][0]
                root = re.split(r"[\s-]?\d", c.name)[0].rstrip("- ")
                if self.schema.coarse(cls) in ("AIModel", "Hardware", "Product") and root != c.name:
                    roots.setdefault(root, cls)
        for c in self.candidates:
            if c.known:
                continue
            name = c.name
            root = re.split(r"[\s-]?\d", name)[0].rstrip("- ")
            if root != name and root in roots:
                self.votes[name][roots[root]] += 3

    def _twins(self) -> None:
        """A long and a short form in brackets share their votes, and a known one speaks for the other."""
        for c in self.candidates:
            if c.twin:
                votes = self.votes[c.name] + self.votes[c.twin]
                self.votes[c.name] = self.votes[c.twin] = votes
                short, long = sorted((c.name, c.twin), key=len)
                self.short_of[long] = short
        known = {c.name: c.known[0].entity for c in self.candidates if c.known and c.sure}
        for c in self.candidates:
            if c.latin and c.name in known:
                entity = self.gazetteer.entities[known[c.name]]
                self.same[c.name] = (entity.id, entity.type)
            if c.twin and c.known and c.sure:
                entity = self.gazetteer.entities[c.known[0].entity]
                self.same[c.twin] = (entity.id, entity.type)

    def _surnames(self) -> None:
        """Two plain words of which the article later uses the second alone name a person."""
        alone = Counter(c.name for c in self.candidates if c.last - c.first == 1 and not c.known)
        for c in self.candidates:
            words = c.name.split()
            if not c.known and len(words) == 2 and all(w.isalpha() for w in words) and alone[words[1]] and not alone[words[0]]:
                self.votes[c.name]["Person"] += 1

    def _long_forms(self) -> dict[str, tuple[str, str]]:
        """Short form → (slug, class) of the one longer name of the article that it shortens."""
        longs: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for c in self.candidates:
            words = c.name.split()
            if len(words) < 2:
                continue
            if c.known and c.sure:
                entity = self.gazetteer.entities[c.known[0].entity]
                slug, cls = entity.id, entity.type
            elif not c.known:
                found = self._type(c.name)
                if found is None and len(words) == 2 and self.wild and all(w.isalpha() for w in words):
                    longs[words[-1]].add((f"?{c.name}", UNTYPED))
                    continue
                if found is None:
                    continue
                slug, cls = slugify(c.latin or c.text), found
            else:
                continue
            coarse = self.schema.coarse(cls)
            if coarse == "Person":
                longs[words[-1]].add((slug, cls))
                longs[" ".join(words[1:])].add((slug, cls))
            elif coarse == "Organization" and not words[0] in self.pack.not_names:
                longs[words[0]].add((slug, cls))
                longs[" ".join(words[:-1])].add((slug, cls))
            elif coarse == "Hardware" and len(words) > 2 and words[-1][0].isdigit():
                longs[" ".join(words[1:])].add((slug, cls))
        return {short: next(iter(found)) for short, found in longs.items() if len(found) == 1}

    def _add(self, c: Candidate, slug: str, cls: str) -> None:
        self.out.named.append(Named(c.sentence, c.first, c.last, slug, cls, f"{self.pack.code}/name/{c.rule}"))


def _mixed(text: str) -> bool:
    """Whether a word mixes small letters and inner capitals: "oneAPI", "PyTorch"."""
    return len(text) > 3 and any(c.islower() for c in text) and any(c.isupper() for c in text[1:]) and text[0] != "@"


def _marked(text: str) -> bool:
    return any(ch.isupper() for ch in text[1:]) or any(ch.isdigit() for ch in text)


_ARABIC_LATIN = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤپچڤگةىآأإ",
        ["a", "b", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d", "t", "z", "a", "gh", "f", "q", "k", "l",
         "m", "n", "h", "w", "y", "", "", "", "p", "ch", "v", "g", "a", "a", "a", "a", "i"],
        strict=True,
    )
)  # fmt: skip


_LEGAL = re.compile(r"[,\s]+(?:inc|corp|corporation|ltd|limited|llc|plc|gmbh|ag|se|sa|s\.a|sas|spa|s\.p\.a|srl|bv|nv|e\.v)\.?$", re.IGNORECASE)


@lru_cache(maxsize=1 << 16)
def slugify(text: str) -> str:
    """A name as the last part of an IRI: lower-case ASCII words joined by hyphens.

    >>> slugify("Llama 3.1"), slugify("Telefónica")
    ('llama-3-1', 'telefonica')
    """
    text = unicodedata.normalize("NFKD", _LEGAL.sub("", text).casefold())
    text = "".join(_ARABIC_LATIN.get(c, c) for c in text if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def wanted_classes(schema: Schema, term: str, role: str, pack: Pack, rule: str) -> tuple[str, ...]:
    """The classes that a pattern wants in a role: its frame's own, else the ontology's."""
    frame = pack.frames.get(rule)
    if frame is not None and role in frame.types:
        return tuple(t.rstrip("!") for t in frame.types[role])
    if term in schema.relations:
        found = schema.relations[term]
        return tuple(sorted(found.domain if role == "s" else found.range))
    if term in schema.values:
        return tuple(sorted(schema.values[term].domain))
    return tuple(sorted(schema.roles.get(role, ())))


def likely(wanted: Sequence[str], name: str, schema: Schema) -> dict[str, int]:
    """Votes for what a name may be among the classes that a pattern wants; none where it may be anything.

    Between a person and an organisation two plain words speak for a person, one for an organisation.
    """
    digits = any(ch.isdigit() for ch in name)
    coarse = sorted({schema.coarse(w) for w in wanted} - ({"Person"} if digits else set()))
    if coarse == ["Work"] or not coarse or (digits and coarse == ["Organization"] and len(wanted) > 1):
        return {}  # a work is told by its noun or its quotation marks
    if "Product" in coarse and set(coarse) <= {"AIModel", "Hardware", "Product"}:
        return {"Product": 1}
    if len(coarse) == 1:
        return {wanted[0] if coarse[0] not in wanted else coarse[0]: 2}
    if coarse == ["Organization", "Person"]:
        words = name.split()
        plain = len(words) in (2, 3) and all(w.isalpha() for w in words)
        return {"Person" if plain else "Organization": 1}
    if wanted and schema.coarse(wanted[0]) == "Organization" and "Person" not in coarse and name.replace(" ", "").isalpha() and len(coarse) > 2:
        return {"Organization": 1}  # what comes first is what is meant where the letters say nothing
    return {}

