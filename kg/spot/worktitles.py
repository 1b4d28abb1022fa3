"""Titles of works, most between quotation marks: whole names, whatever stands in them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.lang.pack import Noun, Pack, Trigger
from kg.spot.candidates import candidate
from kg.spot.nametable import Candidate, NameTable, tags_at
from kg.spot.tokens import Token

# How many tokens a title has at most.
_LONGEST: Final = 24
_WORKS: Final = frozenset(("Work", "Legislation", "Film", "Book", "Letter", "Report", "Video", "BlogPost"))


def with_titles(
    sentence: int, tokens: list[Token], names: NameTable, found: list[Candidate]
) -> list[Candidate]:
    """The candidates with quoted titles as whole names: “…” beside the noun of a work ("the novel “…”")."""
    closers = dict(names.pack.quotes)
    for first, last in _told_by_colon(tokens, names.pack):
        found = [c for c in found if not (c.first < last and first < c.last)]
        found.append(replace(candidate(sentence, tokens, first, last, (), "title"), cls="Work"))
    for i, token in enumerate(tokens):
        closer = closers.get(token.text)
        if closer is None:
            continue
        end = next(
            (k for k in range(i + 1, min(i + _LONGEST, len(tokens))) if tokens[k].text == closer), None
        )
        if (
            end is None
            or end < i + 2
            or (not tokens[i + 1].text[0].isupper() and names.pack.script == "Latin")
        ):
            continue
        long = [t for t in tokens[i + 1 : end] if t.kind == "w" and len(t.text) > 4]
        if names.pack.script == "Latin" and sum(t.text[0].islower() for t in long) > 2:
            continue  # a sentence, no title
        written = _work_noun(tokens, max(0, i - 3), i, names.pack, author=True) or _in_by(
            tokens, i, end, names.pack
        )
        written = written or _written(tokens, i, end, names.pack)
        kind = _noun_before(tokens, i, names.pack) if names.pack.script == "Latin" else ""
        if not written and _sentence(tokens, i, end, names.pack):
            continue
        if not (
            written
            or _work_noun(tokens, max(0, i - 3), i, names.pack)
            or (not _said(tokens, i, end, names.pack) and _work_noun(tokens, end + 1, end + 7, names.pack))
        ):
            continue
        hit = names.at(tokens, i + 1)
        known = hit[1] if hit is not None and hit[0] == end else ()
        found = [c for c in found if not (c.first < end and i < c.last)]
        title = candidate(sentence, tokens, i + 1, end, known, "known" if known else "title")
        cls = kind or ("Work" if written else "")
        found.append(replace(title, cls=cls) if cls and not known else title)
    return sorted(found, key=lambda c: c.first)


def _is(tokens: list[Token], k: int, cls: str, pack: Pack) -> bool:
    """Whether the word of a class begins at a token."""
    return 0 <= k < len(tokens) and any(
        tag.kind == "class" and tag.value == cls for _, tag in tags_at(pack.table, tokens, k)
    )


def _written(tokens: list[Token], first: int, last: int, pack: Pack) -> bool:
    """Whether a verb of writing stands right before what lies between two tokens, or behind it with "by"."""
    if pack.article or last - first < 3:
        return False
    before = _writes(tokens, first - 1, pack) if first else False
    return before or any(
        _writes(tokens, k, pack) and _is(tokens, k + 1, "by", pack) for k in range(last + 1, last + 4)
    )


def _writes(tokens: list[Token], k: int, pack: Pack) -> bool:
    """Whether a word is a verb whose object is a work alone, and that tells of no speech."""
    return 0 <= k < len(tokens) and any(
        isinstance(tag.value, Trigger)
        and pack.frames[tag.value.frame].types.get("object") == ("Work",)
        and not pack.frames[tag.value.frame].speech
        for _, tag in tags_at(pack.table, tokens, k)
    )


def _said(tokens: list[Token], first: int, last: int, pack: Pack) -> bool:
    """Whether what lies between two marks begins with "is" and a comma and a verb of speech stand behind it:
    somebody's words, though they were said in a video.
    """
    behind = tokens[last + 1 : last + 2]
    return (
        bool(behind)
        and behind[0].text == ","
        and _is(tokens, first + 1, "be", pack)
        and any(
            isinstance(tag.value, Trigger) and pack.frames[tag.value.frame].speech
            for k in range(last + 2, min(last + 5, len(tokens)))
            for _, tag in tags_at(pack.table, tokens, k)
        )
    )


def _sentence(tokens: list[Token], first: int, last: int, pack: Pack) -> bool:
    """Whether what lies between two marks is what somebody writes, not a title, where a title's words have
    capitals: a verb in small letters stands in it, and a colon before it or a comma in its end ("“We are
    growing,” reads a memo").
    """
    if not pack.adjective_first or not (tokens[last - 1].text == "," or tokens[first - 1].text == ":"):
        return False
    return any(tokens[k].text.islower() and _acts(tokens, k, pack) for k in range(first + 2, last))


def _acts(tokens: list[Token], k: int, pack: Pack) -> bool:
    """Whether a verb in a form that has a subject begins at a token."""
    verbs = (tag.value for _, tag in tags_at(pack.table, tokens, k) if isinstance(tag.value, Trigger))
    return any(_is(tokens, k, cls, pack) for cls in ("be", "have", "modal")) or any(
        verb.feature in ("past", "pres") and not verb.particle for verb in verbs
    )


def _in_by(tokens: list[Token], first: int, last: int, pack: Pack) -> bool:
    """Whether "in" stands before what lies between two tokens and "by" behind: "proposed in “…” by Ann"."""
    words = [t for t in tokens[first + 1 : last] if t.kind == "w"]
    return len(words) > 2 and _is(tokens, first - 1, "in", pack) and _is(tokens, last + 1, "by", pack)


def _told_by_colon(tokens: list[Token], pack: Pack) -> list[tuple[int, int]]:
    """The titles without quotation marks that a colon parts: "proposed in Acme: Open Models for All by Ann
    Lee" has the words between "in" and "by", where those of some length have capitals.
    """
    out = []
    for k, token in enumerate(tokens):
        if token.text != ":" or pack.script != "Latin":
            continue
        start = next((i for i in range(k - 2, max(-1, k - 5), -1) if _is(tokens, i, "in", pack)), None)
        end = next((i for i in range(k + 3, min(k + _LONGEST, len(tokens))) if _is(tokens, i, "by", pack)), 0)
        if start is None or not end:
            continue
        long = [t for t in tokens[start + 1 : end] if t.kind == "w" and len(t.text) > 4]
        if len(long) > 2 and sum(t.text[0].islower() for t in long) < 2:
            out.append((start + 1, end))
    return out


def _noun_before(tokens: list[Token], i: int, pack: Pack) -> str:
    """The class of the work whose noun ends right before the quotation mark at `i` ("the paper “…”"), or one
    word before it ("a paper titled “…”"); empty where none does.
    """
    for k in range(max(0, i - 4), i):
        for length, tag in tags_at(pack.table, tokens, k):
            noun = tag.value
            if isinstance(noun, Noun) and noun.cls in _WORKS and "thing" in noun.use and k + length >= i - 1:
                return noun.cls
    return ""


def _work_noun(tokens: list[Token], low: int, high: int, pack: Pack, author: bool = False) -> bool:
    """Whether the noun of a work, or of who wrote one, begins among some tokens."""
    for k in range(low, min(high, len(tokens))):
        for _, tag in tags_at(pack.table, tokens, k):
            noun = tag.value
            if isinstance(noun, Noun) and (noun.slug == "author" if author else noun.cls in _WORKS):
                return True
    return False
