"""Institutions in a script without capitals: a noun of institutions and the definite words that it rules
("the ministry of the-power", "the-agency the-national for-the-seas").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kg.lang.pack import Noun
from kg.lang.shared import common
from kg.spot.nametable import NameTable, tags_at
from kg.spot.tokens import SCRIPT, Token
from kg.spot.words import Words, finite_at

_LONGEST: Final = 12
_LAW: Final = "Legislation"
_LAW_NUMBER: Final = re.compile(r"(?!(?:19|20)\d\d$)\d{2,5}")
_PARTS: Final[tuple[str, ...]] = ("in", "to", "on", "from", "and")


def definite_bodies(tokens: list[Token], names: NameTable) -> Iterator[tuple[int, int, str]]:
    """First token, end and class of each such institution that no list knows.

    Nouns of `small_bodies` make one with one word, other `bodies` with two.
    """
    pack = names.pack
    for i, token in enumerate(tokens):
        if end := _numbered_law(tokens, i, names):
            yield _bill_from(tokens, i, names), end, _LAW
            continue
        if i > 0 and (end := _government(tokens, i, names)):
            yield i - 1, end, _class(tokens, i, names)
            continue
        least = 1 if token.key in pack.small_bodies else 2 if token.key in pack.bodies else 0
        if not least or names.at(tokens, i) is not None:
            continue
        the = i > 0 and tokens[i - 1].end == token.start and _is(tokens, i - 1, "det", names)
        if i > 0 and not the and tokens[i - 1].end == token.start and _is(tokens, i - 1, "possessive", names):
            continue
        if the and i > 1 and _is(tokens, i - 2, "demonstrative", names):
            continue  # "this new centre for the seas"
        end, words, joined = _body(tokens, i + 1, names, the)
        if least == 1 and words and not the:
            end = _fields(tokens, end, names)
        described = end < len(tokens) and _is(tokens, end, "who", names)
        longer = any(
            e > i + 1 and isinstance(t.value, Noun) and t.value.cls in ("", "Facility")
            for e, t in tags_at(pack.table, tokens, i)
        )
        if words >= (2 if the else least) and (joined or not the) and not described and not longer:
            cls = _class(tokens, i, names)
            yield (_bill_from(tokens, i, names) if cls == _LAW else i - the), end, cls


def _numbered_law(tokens: list[Token], i: int, names: NameTable) -> int:
    """The end of "the-law of-the-senate number 1200" whose noun is at `i`, up to four words and a number
    behind it that is no year; 0 where none stands there.
    """
    if tokens[i].kind != "w" or names.at(tokens, i) is not None:
        return 0
    ends = (
        e
        for e, t in tags_at(names.pack.table, tokens, i)
        if isinstance(t.value, Noun) and t.value.cls == _LAW and "cue" in t.value.use
    )
    k = first = next(ends, len(tokens))
    while k < min(len(tokens), first + 4) and tokens[k].kind == "w" and not finite_at(names.pack, tokens, k):
        if any(_is(tokens, k, cls, names) for cls in _PARTS):
            return 0
        k += 1
    if k >= len(tokens) or not _LAW_NUMBER.fullmatch(tokens[k].text):
        return 0
    counts = k + 1 < len(tokens) and tokens[k + 1].kind == "w" and names.pack.is_noun(tokens[k + 1].key)
    return 0 if counts else k + 1


def _bill_from(tokens: list[Token], i: int, names: NameTable) -> int:
    """Where the noun begins that makes a bill of the law at `i`: "the project (of) the-law"."""
    k = i - 1 - (i > 1 and tokens[i - 1].end == tokens[i].start and _is(tokens, i - 1, "det", names))
    project = k >= 0 and any(
        isinstance(t.value, Noun) and t.value.cls == _LAW and e == k + 1
        for e, t in tags_at(names.pack.table, tokens, k)
    )
    return k if project else i


def _government(tokens: list[Token], i: int, names: NameTable) -> int:
    """The end of "the-government the-Norwegian" whose noun is at `i`, which a nation alone tells from others;
    0 where none stands there.
    """
    if not any(
        isinstance(t.value, Noun) and t.value.cls == "PublicBody" and "anaphor" not in t.value.use
        for end, t in tags_at(names.pack.table, tokens, i)
        if end == i + 1
    ):
        return 0
    joined = tokens[i - 1].end == tokens[i].start and _is(tokens, i - 1, "det", names)
    step = _definite(tokens, i + 1, names) if joined else 0
    nation = step == 2 and tokens[i + 2].key in names.pack.body_adjectives
    return i + 3 if nation else 0


def _body(tokens: list[Token], k: int, names: NameTable, the: bool) -> tuple[int, int, bool]:
    """The end of what a noun of institutions rules from `k` on, how many words it has that tell it from
    others (behind "the", how many in all), and whether "for the" is among them. Bare words count where a
    definite one, or a place, follows.
    """
    end, words, told, joined, bare = k, 0, 0, False, 0
    first = k
    while k < len(tokens) and k - first < _LONGEST and tokens[k].start <= tokens[k - 1].end + 1:
        if (step := _definite(tokens, k, names)) and not (
            words and (_noun(tokens, k + step - 1, names) or _ware(tokens, k + step - 1, names))
        ):
            plain = _is(tokens, k + step - 1, "adjective", names)
            k, words, told, bare = k + step, words + bare + 1, told + bare + (not plain), 0
            if words > 1 and not the and tokens[k - 1].key in names.pack.body_adjectives:
                return (
                    k,
                    told + plain,
                    joined,
                )  # "the ministry of-the-power the-German the-project": nothing behind it
        elif words and (step := _joint(tokens, k, names)):
            joined = joined or tokens[k].key[0] not in names.pack.clitic_slots[0]
            k, words, told = k + step, words + 1, told + 1
        elif bare and (step := _purpose(tokens, k, bare, names)):
            k, words, told, joined, bare = k + step, bare + 1, bare + 1, True, 0
        elif not the and not words and (hit := names.at(tokens, k)) is not None:
            if not all(n.entity in names.places for n in hit[1]):
                break
            step = _joint(tokens, hit[0], names) if hit[0] < len(tokens) else 0
            if not step or tokens[hit[0]].key[0] in names.pack.clitic_slots[0]:
                return hit[0], told + bare + 1, joined
            # "the institute Oslo for-the-seas"
            k, words, told, joined, bare = hit[0] + step, bare + 2, bare + 2, True, 0
        elif words and not the and _kin(tokens, k, names):
            k, words, told = k + 1, words + 1, told + 1
        elif not the and not words and bare < 2 and _plain(tokens, k, names):
            k, bare = k + 1, bare + 1
            continue
        else:
            break
        end = k
    return end, words if the else told, joined


def _purpose(tokens: list[Token], k: int, bare: int, names: NameTable) -> int:
    """How many tokens "for the …" has at `k` behind words of a name that no list knows: "the institute Acme
    for-the-seas"; 0 behind ordinary words.
    """
    words = Words(tokens, names)
    if not all(words.free(j) for j in range(k - bare, k)) or _is(tokens, k, "and", names):
        return 0
    return 0 if tokens[k].key[0] in names.pack.clitic_slots[0] else _joint(tokens, k, names)


def _fields(tokens: list[Token], k: int, names: NameTable) -> int:
    """The end of what a ministry is of besides, of bare words and a definite one: "and-technology
    of-the-knowledge"; `k` without.
    """
    if k + 1 >= len(tokens):
        return k
    if _is(tokens, k, "and", names):
        at = k + 1 if tokens[k].end == tokens[k + 1].start else k
    else:  # written with a word that no list knows
        at = k if any(_written_with(tokens, k, names, c) for c in names.pack.clitic_slots[0]) else k + 1
    last = at
    while last < min(len(tokens) - 1, k + 3) and _bare(tokens, last, names):
        last += 1
    step = _definite(tokens, last, names) if last > at else 0
    if not step or _noun(tokens, last + step - 1, names) or _is(tokens, last + step - 1, "adjective", names):
        return k  # "the ministry and Acme the-Norwegian"
    return last + step


def _bare(tokens: list[Token], k: int, names: NameTable) -> bool:
    """Whether a word that no list knows, and no article, stands at `k`."""
    known = tags_at(names.pack.table, tokens, k) or names.at(tokens, k) is not None
    return not known and not tokens[k].key.startswith(names.pack.article) and _plain(tokens, k, names)


def _kin(tokens: list[Token], k: int, names: NameTable) -> bool:
    """Whether a given name or a word between names ("son of") stands at `k`."""
    if tokens[k].text in common()["names"]["particles"]:
        return True
    return tokens[k].bare in names.pack.person_names and not tags_at(names.pack.table, tokens, k)


def _definite(tokens: list[Token], k: int, names: NameTable) -> int:
    """How many tokens an article and its word have at `k`; one where no list knows the word, 0 without."""
    if k < len(tokens) and _written_with(tokens, k, names, names.pack.article):
        return 1
    joined = k + 1 < len(tokens) and tokens[k].end == tokens[k + 1].start and tokens[k + 1].kind == "w"
    return 2 if joined and _is(tokens, k, "det", names) else 0


def _written_with(tokens: list[Token], k: int, names: NameTable, prefix: str) -> bool:
    """Whether a word that no list knows begins with the letters of an article or of what is joined to one."""
    token = tokens[k]
    long = token.kind == "w" and len(token.key) > len(prefix) + 2
    return long and token.key.startswith(prefix) and not tags_at(names.pack.table, tokens, k)


def _joint(tokens: list[Token], k: int, names: NameTable) -> int:
    """How many tokens "for the …" or "and the …" has; 0 where something else stands at `k`."""
    article = names.pack.article
    if any(
        _written_with(tokens, k, names, p)
        for p in (article[1:] * 2, *(c + article for c in names.pack.clitic_slots[0]))
    ):
        return 1
    if not (_is(tokens, k, "to", names) or _is(tokens, k, "and", names)):
        return 0
    step = _definite(tokens, k + 1, names)
    if not step or tokens[k].end != tokens[k + 1].start or _noun(tokens, k + step, names):
        return 0
    return step + 1


def _plain(tokens: list[Token], k: int, names: NameTable) -> bool:
    """Whether a word may be a genitive on the way to a definite one: "research" in "the council of research
    of the-seas".
    """
    token = tokens[k]
    if token.kind != "w" or token.text[0] not in SCRIPT or finite_at(names.pack, tokens, k):
        return False
    return not any(tag.kind == "class" for _, tag in tags_at(names.pack.table, tokens, k))


def _noun(tokens: list[Token], k: int, names: NameTable) -> bool:
    """Whether a noun of firms or people stands at `k`, which begins a phrase of its own."""
    return any(
        isinstance(tag.value, Noun) and tag.value.cls in ("Company", "Person")
        for _, tag in tags_at(names.pack.table, tokens, k)
    )


def _ware(tokens: list[Token], k: int, names: NameTable) -> bool:
    """Whether the noun of what an institution has, makes or opens stands at `k`: "the university of X the
    computer" is two.
    """
    return any(
        isinstance(tag.value, Noun)
        and tag.value.cls in ("ComputeSystem", "AIModel", "Accelerator", "Processor")
        for _, tag in tags_at(names.pack.table, tokens, k)
    )


def _is(tokens: list[Token], k: int, cls: str, names: NameTable) -> bool:
    return any(tag.kind == "class" and tag.value == cls for _, tag in tags_at(names.pack.table, tokens, k))


def _class(tokens: list[Token], i: int, names: NameTable) -> str:
    """The class of an institution by its noun, an organisation where that says no finer one."""
    for _, tag in tags_at(names.pack.table, tokens, i):
        if isinstance(tag.value, Noun) and tag.value.cls in ("University", "PublicBody", "Fund", _LAW):
            return tag.value.cls
    return "Organization"
