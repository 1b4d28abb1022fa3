"""Names without any marks, in a script without capitals: behind a word of calling ("a chip called X"), and
behind a verb of what firms do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kg.lang.fold import has_shape
from kg.spot.introduced import Introduced
from kg.spot.marked import _class_before, _past_who
from kg.spot.nametable import tags_at
from kg.spot.words import PERSON, Words

_REACH: Final = 9
_OF_TRADE: Final = frozenset(("Company", "Product", "AIModel"))
_CLOSES: Final = ("comma", "and", "in", "on", "from", "to", "with", "who", "other_prep", "for", "by")


def unmarked(words: Words, i: int, often: Mapping[str, int]) -> Iterator[Introduced]:
    """What is named around token `i` without any marks; `often` counts the article's words."""
    found = (
        unmarked_name(words, i),
        bare_firm(words, i, often),
        suffixed_firm(words, i),
        leading_investor(words, i),
        defined(words, i) if not i else None,
        behind_trade(words, i),
    )
    yield from (name for name in found if name is not None)


def unmarked_name(words: Words, i: int) -> Introduced | None:
    """The name behind the word of calling at token `i`, of the class of the noun before it: free words and
    their number; one word of the language's own letters only where the clause ends or a small word follows.
    """
    tokens = words.tokens
    ends = (
        end for end, t in tags_at(words.pack.table, tokens, i) if t.kind == "class" and t.value == "called"
    )
    first = max(ends, default=0)
    if not first or first >= len(tokens) or tokens[first].kind != "w":
        return None
    last = words.run(first, 3)
    if last == first and words.free(first, foreign=False) and _closed(words, first + 1):
        last = first + 1
    numbered = last < len(tokens) and tokens[last].kind == "n"
    if last == first or words.named(first, last) or (numbered and words.names.at(tokens, first) is not None):
        return None
    if numbered and _closed(words, last + 1):
        last += 1
    cls = _class_before(words, _past_who(words, i), _REACH)
    return Introduced(words.words(first, last), "", cls) if cls and cls != PERSON else None


def bare_firm(words: Words, i: int, often: Mapping[str, int]) -> Introduced | None:
    """The firm that acts right behind a verb at token `i` of what firms do: a word from abroad that returns
    in the article and that no list knows, with the last word of firms' names behind it if there is one.
    """
    tokens, pack, k = words.tokens, words.pack, i + 1
    if tokens[i].key not in pack.firm_verbs or k >= len(tokens) or not words.free(k):
        return None
    name = tokens[k]
    joined = (*pack.clitic_slots[0], *pack.proclitics)
    if name.bare in pack.person_names or sum(often[c + name.bare] for c in {"", *joined}) < 2:
        return None
    last = k + 1
    if last < len(tokens) and tokens[last].key in pack.org_suffixes:
        last += 1
    if last < len(tokens) and (words.free(last) or tokens[last].bare in pack.person_names):
        return None
    if words.named(k, last) or words.names.at(tokens, k) is not None:
        return None
    return Introduced(words.words(k, last), "", "Company")


def suffixed_firm(words: Words, i: int) -> Introduced | None:
    """The firm that begins at token `i` and ends, two or three words on, in a word of firms' names alone:
    "X Ventures"; "and" that is written with the first word of a further one is none of its name.
    """
    tokens, pack = words.tokens, words.pack
    if not words.free(i) or tokens[i].key in pack.org_suffixes or (i and _of_name_before(words, i)):
        return None
    ends = (k + 1 for k in range(i + 1, min(i + 3, len(tokens))) if tokens[k].key in pack.org_suffixes)
    last = next(ends, 0)
    between = all(words.free(k) or tokens[k].key in pack.loans for k in range(i + 1, last - 1))
    if not last or not between or words.named(i, last):
        return None
    while last < len(tokens) and tokens[last].key in pack.org_suffixes:
        last += 1
    run = words.words(i, last)
    first, before = tokens[i].bare, tokens[i - 1] if i else None
    listed = before is not None and (before.key in pack.org_suffixes or before.kind == "p")
    if listed and first[0] in pack.clitic_slots[0] and len(first) > 4:
        run = (first[1:], *run[1:])
    return Introduced(run, "", "Company")


def _of_name_before(words: Words, i: int) -> bool:
    """Whether the word before token `i` may be the first of the same name."""
    before = words.tokens[i - 1]
    touching = words.tokens[i].start == before.end + 1 and before.key not in words.pack.org_suffixes
    return touching and (words.free(i - 1) or before.key in words.pack.loans) and before.kind == "w"


def leading_investor(words: Words, i: int) -> Introduced | None:
    """The firm behind a word of leading or joining at token `i` in a sentence that tells of a sum: a word or
    two from abroad that no list knows and nobody's given name begins.
    """
    tokens = words.tokens
    first = max((e for e, t in words.tags[i] if t.kind == "class" and t.value == "led"), default=0)
    if not first or first >= len(tokens) or tokens[first].bare in words.pack.person_names:
        return None
    last = words.run(first, 3)
    if last == first or last > first + 2 or words.named(first, last) or words.names.at(tokens, first):
        return None
    money = any(t.kind == "money" for row in words.tags for _, t in row)
    return Introduced(words.words(first, last), "", "Company") if money and _closed(words, last) else None


def defined(words: Words, i: int) -> Introduced | None:
    """What a sentence that begins at token `i` defines: one to three words from abroad before "is" and a
    class noun without an article ("X is a firm of chips").
    """
    last = k = words.run(i, 3)
    if last > i and words.of_class(k, "comma") and words.of_class(k + 1, "and"):
        k += 2  # "X, and it is a branch of Y, has"
    if last == i or k + 1 >= len(words.tokens) or not words.of_class(k, "copula"):
        return None
    hit = words.noun_at(k + 1)
    if hit is None or "cue" not in hit[1].use or "role" in hit[1].use or not hit[1].cls:
        return None
    known = words.names.at(words.tokens, i)
    person = words.tokens[i].bare in words.pack.person_names
    return None if known is not None or person else Introduced(words.words(i, last), "", hit[1].cls)


def behind_trade(words: Words, i: int) -> Introduced | None:
    """The name behind a class noun at token `i` and what its kind is of: "the firm of the-chips X", "the
    program of the-chat X"; a word or two from abroad before a mark or a small word.
    """
    hit = words.noun_at(i)
    if hit is None or hit[1].cls not in _OF_TRADE or not {"cue", "anaphor"} <= hit[1].use:
        return None
    k = hit[0]
    if not words.of_class(k, "det") or (i and words.of_class(i - 1, "det")):
        return None
    while k + 1 < len(words.tokens) and words.of_class(k, "det"):
        k += 2 if words.tokens[k].end == words.tokens[k + 1].start else 1
    last = words.run(k, 2)
    shaped = k < len(words.tokens) and has_shape(words.tokens[k].key, words.pack.verb_shapes)
    if last == k or shaped or not _closed(words, last) or words.named(k, last):
        return None
    plain = words.tokens[k].bare in words.pack.person_names or words.names.at(words.tokens, k) is not None
    return None if plain else Introduced(words.words(k, last), "", hit[1].cls)


def _closed(words: Words, k: int) -> bool:
    """Whether nothing of a name can stand at token `k`: a mark, a number, a small word, the end."""
    tokens = words.tokens
    if k >= len(tokens) or tokens[k].kind in "pn":
        return True
    return any(words.of_class(k, c) for c in _CLOSES)
