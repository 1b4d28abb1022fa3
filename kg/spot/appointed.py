"""People named behind a word of taking or leaving an office, in a script without capitals."""

from __future__ import annotations

from typing import Final

from kg.lang.fold import has_shape
from kg.spot.words import Words

_OPEN, _CLOSE = '«“"‹', '»”"›'
# how far behind the name the office may be told
_REACH: Final = 12


def appointed(words: Words, i: int) -> tuple[int, int] | None:
    """The two or three free words behind a word of taking an office ("the firm X appointed NAME NAME head"),
    where an office is told behind them; None where there are none.
    """
    tokens, pack = words.tokens, words.pack
    if tokens[i].key not in pack.posting:
        return None
    k = i + 1
    while words.of_class(k, "possessive") or words.of_class(k, "resumptive"):
        k += 1
    k = behind_firm(words, k)
    last = words.run(k, 4) if k < len(tokens) else k
    if _of_firm(words, k):
        # "the firm X appointed NAME NAME": a firm that no list knows ends where a given name begins,
        # else before the last two words
        given = (j for j in range(k + 1, last) if tokens[j].bare in pack.person_names)
        k = next(given, last - 2 if last - k == 3 else last)
    if last - k == 1 and _family(words, last):
        last += 2
    if last - k not in (2, 3) or words.named(k, last):
        return None
    told = any(
        tokens[j].key in pack.posts or words.office_at(j) is not None
        for j in range(last, min(last + _REACH, len(tokens)))
    )
    return (k, last) if told else None


def succeeded(words: Words, i: int) -> tuple[str, ...]:
    """The two free words behind a word of following in an office and "to", which may be written with the
    first of them ("NAME NAME head, as successor to NAME NAME"), where an office is told before; else ().
    """
    tokens = words.tokens
    if tokens[i].key not in words.pack.posting or i + 2 >= len(tokens):
        return ()
    k = i + 1 + words.of_class(i + 1, "to")
    glued = k == i + 1
    tags = words.pack.table.get(tokens[k].key[0], ()) if glued else ()
    if glued and not any(form == (tokens[k].key[0],) and tag.value == "to" for form, tag in tags):
        return ()
    before = range(max(0, i - 6), i)
    if not any(tokens[j].key in words.pack.posts or words.office_at(j) is not None for j in before):
        return ()
    last = words.run(k, 4)
    if last - k == 1 and (words.of_class(last, "det") and tokens[last].end == tokens[last + 1].start):
        last += 2
    if last - k not in (2, 3) or words.named(k, last):
        return ()
    first, *others = words.words(k, last)
    return (first[1:] if glued else first, *others)


def _of_firm(words: Words, k: int) -> bool:
    """Whether the noun of a firm ends right before token `k`."""
    hits = (words.noun_at(j) for j in range(max(0, k - 3), k))
    return any(
        hit is not None
        and hit[0] == k
        and ("cue" in hit[1].use or {"group", "firm"} <= hit[1].use)
        and "role" not in hit[1].use
        for hit in hits
    )


def _family(words: Words, k: int) -> bool:
    """Whether a family name that is an adjective with its article stands at `k`, right before an office."""
    tokens, behind = words.tokens, k + 2
    return (
        behind < len(tokens)
        and words.of_class(k, "det")
        and tokens[k].end == tokens[k + 1].start
        and (words.office_at(behind) is not None or tokens[behind].key in words.pack.posts)
    )


def firm_end(words: Words, i: int) -> int:
    """The end of a listed name at token `i` that is nobody's; `i` where there is none."""
    hit = words.names.at(words.tokens, i) if 0 <= i < len(words.tokens) else None
    if hit is None or any(n.ambiguous or words.names.people(n.entity) for n in hit[1]):
        return i
    return hit[0]


def firm_before(words: Words, i: int) -> bool:
    """Whether a listed name that is nobody's ends right before token `i`."""
    return any(firm_end(words, k) == i for k in range(max(0, i - 3), i))


def behind_firm(words: Words, k: int) -> int:
    """The token behind the firm that appoints somebody, its noun and its adjectives, where one is at `k`."""
    tokens = words.tokens
    noun = words.noun_at(k) if k < len(tokens) else None
    if noun is not None and {"group", "firm"} <= noun[1].use:
        k = noun[0]  # "the board of the firm X"
        noun = words.noun_at(k) if k < len(tokens) else None
    if noun is not None and "cue" in noun[1].use and "role" not in noun[1].use:
        k = noun[0]
    if k < len(tokens) and tokens[k].text in _OPEN:
        k = next((j + 1 for j in range(k + 1, min(k + 7, len(tokens))) if tokens[j].text in _CLOSE), k)
    else:
        k = firm_end(words, k)
    while k < len(tokens) and tokens[k].text[0].isascii() and tokens[k].kind == "w":
        k += 1
    return _behind_adjectives(words, k)


def _behind_adjectives(words: Words, k: int) -> int:
    """The token behind the adjectives of a firm at `k`, those of nations, which may be written like the names
    of countries, too.
    """
    tokens, article = words.tokens, words.pack.article
    while k < len(tokens):
        nation = tokens[k].bare.startswith(article) and has_shape(tokens[k].bare, words.pack.nation_shapes)
        if not nation and not any(words.of_class(k, cls) for cls in ("det", "adjective", "adverb")):
            break
        k += 1
    return k
