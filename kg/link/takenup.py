"""What a name is by the noun that takes it up in the next sentence: "… bets on the Acme 2. The chip has"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kg.gazetteer import Gazetteer
from kg.lang.pack import Noun, Pack
from kg.link.namedbehind import inside_noun
from kg.schema import Schema
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import classes_alone


def taken_up(
    sentences: Sequence[list[Token]],
    candidates: Sequence[Candidate],
    votes: Mapping[str, Mapping[str, int]],
    pack: Pack,
    schema: Schema,
    gazetteer: Gazetteer,
    machines: bool,
) -> Iterator[tuple[str, str]]:
    """Name and class of each name for which nothing speaks yet, the only one of such in its sentence (or the
    only one with a number), that a definite noun at the head of the next takes up, where that sentence
    names no other thing of the kind. `machines` says whether the article tells of such, so that "the
    system" is one.
    """
    if pack.script != "Latin":
        return
    ends = {(c.sentence, c.first): c for c in candidates if c.last == len(sentences[c.sentence])}
    for n in range(len(sentences)):
        yield from _sheet(sentences[n], n, ends, votes, pack)
    for n in range(1, len(sentences)):
        yield from _called(sentences, candidates, n, votes, pack)
        noun = _opening_noun(sentences[n], pack)
        if noun is None or ("system" in noun.use and not machines):
            continue
        before = [c for c in candidates if c.sentence == n - 1]
        fresh = [c for c in before if not c.known and not votes.get(c.name)]
        coarse = schema.coarse(noun.cls)
        numbered = [c for c in fresh if any(map(str.isdigit, c.name))]
        if coarse in ("Hardware", "AIModel", "Product") and numbered:
            fresh = numbered
        if len({c.name for c in fresh}) != 1 or fresh[0].name in pack.person_names:
            continue
        kinds = {gazetteer.entities[k.entity].type for c in before for k in c.known}
        kinds |= {cls for c in before for cls in votes.get(c.name, ())}
        if coarse in {schema.coarse(cls) for cls in kinds}:
            continue
        at, tokens = fresh[0].first, sentences[n - 1]
        if _of_office(tokens, at, pack) and coarse != "Person":
            continue  # "said the head of the branch, Ann Lee. The phone": nobody is one
        if _introduces(tokens, coarse, pack, schema):
            continue  # "Acme has trained a model. The model has": that one, which has no name
        if len(tokens) < 4 or (fresh[0].last < len(tokens) and tokens[fresh[0].last].text == ":"):
            continue  # a heading
        if (
            pack.adjective_first
            and not at
            and fresh[0].text.isalpha()
            and not _states(tokens, fresh[0].last, pack)
        ):
            continue  # "Acme praised the law. The system …": who does something
        if at and (coarse == "Organization" or _is(tokens, at - 1, "in", pack)):
            continue
        opens = all(t.kind == "p" for t in tokens[:at])
        if opens and tokens[-1].kind == "w" and fresh[0].text.isalpha():
            continue  # a heading's first word has its capital from that: "Reach and goals"
        yield fresh[0].name, noun.cls


def _of_office(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether the noun of an office stands among the words before a name."""
    return any(
        isinstance(tag.value, Noun) and tag.value.cls == "Person" and "role" in tag.value.use
        for k in range(max(0, at - 7), at)
        for _, tag in tags_at(pack.table, tokens, k)
    )


def _introduces(tokens: list[Token], coarse: str, pack: Pack, schema: Schema) -> bool:
    """Whether a sentence has a noun of a kind with an indefinite article before it."""
    return any(
        isinstance(tag.value, Noun)
        and tag.value.cls != ""
        and schema.coarse(tag.value.cls) == coarse
        and any(_is(tokens, j, "indef", pack) for j in range(max(0, k - 2), k))
        for k in range(1, len(tokens))
        for _, tag in tags_at(pack.table, tokens, k)
    )


def _sheet(
    tokens: list[Token],
    n: int,
    ends: Mapping[tuple[int, int], Candidate],
    votes: Mapping[str, Mapping[str, int]],
    pack: Pack,
) -> Iterator[tuple[str, str]]:
    """The name that a line gives behind the noun of its kind and a colon, and nothing else: "Model: Acme"."""
    if len(tokens) < 3 or len(tokens) > 8 or not tokens[0].text[0].isupper():
        return
    for end, tag in tags_at(pack.table, tokens, 0):
        noun = tag.value
        c = ends.get((n, end + 1))
        if c is None or c.known or votes.get(c.name) or tokens[end].text != ":":
            continue
        if c.name.isalpha() and any(re.search(shape, c.name) for shape in pack.ordinary_shapes):
            return  # "Model: Economic"
        if isinstance(noun, Noun) and noun.cls and "cue" in noun.use and "role" not in noun.use:
            yield c.name, noun.cls
            return


# what may stand before the verb by which a sentence gives a name: "We have called it Acme"
_LEADS: Final = ("we", "have", "it", "he", "be", "been")


def _called(
    sentences: Sequence[list[Token]],
    candidates: Sequence[Candidate],
    n: int,
    votes: Mapping[str, Mapping[str, int]],
    pack: Pack,
) -> Iterator[tuple[str, str]]:
    """The name that a sentence begins by giving to what the one before introduces."""
    tokens, before = sentences[n], sentences[n - 1]
    begins = ((k, e) for k in range(min(5, len(tokens))) if (e := _called_at(tokens, k, pack)))
    at, end = next(begins, (0, 0))
    if not end or not all(any(_is(tokens, k, cls, pack) for cls in _LEADS) for k in range(at)):
        return
    at = end + (at > 0 and end < len(tokens) and _is(tokens, end, "it", pack))
    fresh = next((c for c in candidates if c.sentence == n and c.first == at), None)
    if fresh is None or fresh.known or votes.get(fresh.name):
        return
    for k in range(len(before) - 1, 0, -1):
        if inside_noun(before, k, pack):
            continue
        for _, tag in tags_at(pack.table, before, k):
            noun = tag.value
            if isinstance(noun, Noun) and "cue" in noun.use and noun.cls and "role" not in noun.use:
                near = range(max(0, k - 2), k)
                if any(_is(before, j, cls, pack) for j in near for cls in ("indef", "possessive")):
                    yield fresh.name, noun.cls
                elif any(tag.kind == "number" for j in near for _, tag in tags_at(pack.table, before, j)):
                    # "two models. Called X and Y,"
                    yield from ((c.name, noun.cls) for c in _row(tokens, candidates, fresh, pack))
                return


def _row(
    tokens: list[Token], candidates: Sequence[Candidate], first: Candidate, pack: Pack
) -> Iterator[Candidate]:
    """A name and those that commas and "and" join to it."""
    at = first.first
    for c in sorted((c for c in candidates if c.sentence == first.sentence), key=lambda c: c.first):
        if c.first == at:
            yield c
            at = c.last
            if at < len(tokens) and (tokens[at].text == "," or _is(tokens, at, "and", pack)):
                at += 1


def _opening_noun(tokens: list[Token], pack: Pack) -> Noun | None:
    """The noun of things that a sentence begins with, definite and with nothing named behind it."""
    if len(tokens) < 4 or _is(tokens, 0, "indef", pack):
        return None
    if not (_is(tokens, 0, "det", pack) or _is(tokens, 0, "demonstrative", pack)):
        return None
    for end, tag in tags_at(pack.table, tokens, 1):
        noun = tag.value
        if (
            not isinstance(noun, Noun)
            or "anaphor" not in noun.use
            or not noun.use.isdisjoint(("role", "part"))
        ):
            continue
        if noun.cls in ("", "Person", "City", "Country", "Legislation") or end >= len(tokens):
            return None
        # "the Chinese model Acme": of that name, whatever stands before
        named = any(x.text[0].isupper() for x in tokens[end : end + 2]) or tokens[end].text[0].isdigit()
        return (
            None
            if named
            or (tokens[end].kind == "p" and tokens[end].text != ",")
            or _owned(tokens, end, noun, pack)
            else noun
        )
    return None


def _owned(tokens: list[Token], at: int, noun: Noun, pack: Pack) -> bool:
    """Whether "of" behind a noun tells whose it is; of a firm "of" and a plain noun tell its trade: "the
    operator of data centres"."""
    if not _is(tokens, at, "of", pack):
        return False
    trade = noun.cls == "Company" and at + 1 < len(tokens) and tokens[at + 1].text.islower()
    return not trade or _is(tokens, at + 1, "det", pack) or _is(tokens, at, "contracted", pack)


def _states(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether "is", "has" or a mark is at a token."""
    return tokens[at].kind == "p" or _is(tokens, at, "be", pack) or _is(tokens, at, "have", pack)


def _called_at(tokens: list[Token], at: int, pack: Pack) -> int:
    """Where the words end that begin at a token and say what something is called; 0 without."""
    tags = tags_at(pack.table, tokens, at)
    return next((end for end, tag in tags if tag.kind == "class" and tag.value == "called"), 0)


def _is(tokens: list[Token], at: int, cls: str, pack: Pack) -> bool:
    return cls in classes_alone(pack.table, tokens[at].key)
