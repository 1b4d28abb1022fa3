"""Names without marks in a script without capitals: examples of a plural ("firms such as X and Y"), and the
first words of firms' names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kg.lang.fold import has_shape
from kg.lang.pack import Pack
from kg.spot.introduced import Introduced
from kg.spot.nametable import tags_at
from kg.spot.words import PERSON, Words

_REACH: Final = 6
_MOST: Final = 3
_FIRMS: Final = frozenset(("Company", "Organization", "Fund"))
_KINDS: Final = frozenset(("Company", "Fund", "Product", "AIModel", "Accelerator", "University"))


def examples(words: Words, i: int) -> Iterator[Introduced]:
    """The unlisted names of the list that "such as" at token `i` opens behind a plural, of its class."""
    tags = tags_at(words.pack.table, words.tokens, i)
    k = max((end for end, t in tags if t.kind == "class" and t.value == "like"), default=0)
    cls = _plural_before(words, i) if k else ""
    joined = parted = False
    while cls and k < len(words.tokens):
        hit = words.names.at(words.tokens, k)
        last = hit[0] if hit is not None else _member_end(words, k, joined, parted)
        if last == k:
            return
        if hit is None:
            row = words.words(k, last)
            yield Introduced((row[0][joined:], *row[1:]), "", cls)
        k, joined, parted = _next(words, last)


def _plural_before(words: Words, i: int) -> str:
    """The class of the plural a few words before token `i`; "" where none stands there."""
    for k in range(i - 1, max(-1, i - _REACH), -1):
        hit = words.noun_at(k)
        if hit is not None and hit[1].cls:
            several = "cue" in hit[1].use and "anaphor" not in hit[1].use and hit[1].cls != PERSON
            return hit[1].cls if several and hit[1].cls in _KINDS else ""
        if words.tokens[k].kind != "w" and words.tokens[k].text not in ",،":
            return ""
    return ""


def _member_end(words: Words, k: int, joined: bool, parted: bool) -> int:
    """The end of the unlisted name that begins at `k`, with "and" written to it or not; `k` where none does.
    Behind a comma (`parted`) a word that may be a verb begins a clause.
    """
    token, pack = words.tokens[k], words.pack
    rest = token.key[joined:]
    plain = rest in pack.vocabulary or rest in pack.ordinary or len(rest) < 3
    if plain or (parted and has_shape(rest, pack.verb_shapes)) or not words.free(k, foreign=not joined):
        return k
    last = k + 1
    while last < min(len(words.tokens), k + _MOST) and _goes_on(words, last):
        last += 1
    return last


def _goes_on(words: Words, k: int) -> bool:
    """Whether a word is part of the name before it: free, and "and" is not written to it."""
    token, before = words.tokens[k], words.tokens[k - 1]
    return (
        words.free(k)
        and token.start == before.end + 1
        and token.key[0] not in words.pack.clitic_slots[0]
        and not has_shape(token.key, words.pack.verb_shapes)
    )


def _next(words: Words, k: int) -> tuple[int, bool, bool]:
    """Where the next member of a list begins behind one that ends at `k`, whether "and" is written to it, and
    whether a comma parts them; behind all tokens where the list has ended.
    """
    tokens = words.tokens
    comma = k < len(tokens) and words.of_class(k, "comma")
    at = k + comma
    if at < len(tokens) and words.of_class(at, "and"):
        return at + 1, False, comma
    if at < len(tokens) and tokens[at].key[0] in words.pack.clitic_slots[0] and words.free(at, foreign=False):
        return at, True, comma
    return (at, False, True) if comma else (len(tokens), False, False)


def firm_shorts(found: Sequence[Introduced], pack: Pack, often: Mapping[str, int]) -> Iterator[Introduced]:
    """The first words of firms' names whose last is one that firms are called by ("Acme Systems"), where they
    return in the article.
    """
    for name in found:
        first = name.words[0]
        firm = name.cls in _FIRMS and len(name.words) > 1 and name.words[-1] in pack.org_suffixes
        known = first in pack.vocabulary or first in pack.ordinary or first in pack.person_names
        if firm and not known and len(first) > 3 and often[first] > 1:
            yield Introduced(name.words[:1], "", "", True)
