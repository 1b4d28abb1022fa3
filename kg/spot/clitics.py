"""Words that are written as one: proclitics ("and", "to", the article), possessive and object endings.

A part is split off only where the rest is known, so that no name loses its first letter. An ending on a
noun comes before it in the row of tokens, as a possessive does in other languages; on a verb it stays behind.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.lang.fold import bare, key
from kg.lang.pack import Pack, Trigger

# stands before the key of an ending that is a verb's object
OBJECT: Final = "+"
# more letters than the small words have that names are spelled with
_WORD: Final = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a word: where it stands in it, and the key under which it is looked up."""

    start: int
    end: int
    key: str


def split_word(word: str, pack: Pack, known: Callable[[str], bool]) -> list[Part]:
    """The parts of a word in reading order; the whole word where nothing is to be split off.

    The pack's own words come first, then names (`known`), then words with an ending; a known name is
    only divided from an article.
    """
    whole = key(word)
    if whole in pack.vocabulary:
        # "مالكه" is "his owner" though its key is that of "مالكة"
        ended = _ending(word, 0, pack) if word.endswith("ه") and whole in pack.noun_words else None
        return ended or [Part(0, len(word), whole)]
    named = known(whole)
    strippings = _strippings(word, pack.clitic_slots, pack.article)
    for parts, at in strippings:
        rest = key(word[at:])
        if rest in pack.vocabulary and (
            not named or rest in pack.function_words or any(p.key == pack.article for p in parts)
        ):
            return [*parts, Part(at, len(word), rest)]
    if named:
        return [Part(0, len(word), whole)]
    for parts, at in strippings:
        rest = key(word[at:])
        plain = rest in pack.ordinary and not any(p.key == pack.article for p in parts)
        if len(rest) > 2 and (known(rest) or plain):
            return [*parts, Part(at, len(word), rest)]
        if parts[-1].key == pack.article != word[parts[-1].start : at] and known(pack.article + rest):
            # "to the" before a name that has its article: both are written with its first letter
            return [*parts[:-1], Part(parts[-1].start, len(word), pack.article + rest)]
    for parts, at in [((), 0), *strippings]:
        ended = _ending(word, at, pack)
        if ended is not None:
            return [*parts, *ended]
    return [Part(0, len(word), whole)]


def led(word: str, pack: Pack) -> bool:
    """Whether a class noun stands behind small words that are written with it: "to-firm"."""
    return any(
        len(word) - at > _WORD and key(word[at:]) in pack.noun_words
        for parts, at in _strippings(word, pack.clitic_slots, pack.article)
        if parts[0].key != pack.article
    )


def _ending(word: str, at: int, pack: Pack) -> list[Part] | None:
    """The rest of a word without its ending, where that makes it a known word."""
    rest = key(word[at:])
    plain = "".join(c for c in word[at:] if not unicodedata.combining(c))
    for ending in pack.endings:
        if not plain.endswith(ending) or len(rest) - len(ending) < 2:
            continue
        stem = rest[: -len(ending)]
        cut = _cut(word, at, len(stem))
        for joined, free in (("", ""), *pack.ending_changes):
            if joined and not stem.endswith(joined):
                continue
            form = stem[: len(stem) - len(joined)] + free
            if pack.is_noun(form) and not (not joined and _finite(form, pack)):
                return [Part(cut, len(word), ending), Part(at, cut, form)]
            if form in pack.vocabulary and not joined:
                return [Part(at, cut, form), Part(cut, len(word), OBJECT + ending)]
    for drop in pack.case_endings:
        if (
            rest.endswith(drop)
            and len(rest) - len(drop) > 2
            and (pack.is_noun(rest[: -len(drop)]) or rest[: -len(drop)] in pack.function_words)
        ):
            return [Part(at, len(word), rest[: -len(drop)])]
    return None


def _finite(form: str, pack: Pack) -> bool:
    """Whether a word is a finite verb of some frame, whose ending is its object, though it measures too."""
    return any(
        row == (form,) and isinstance(tag.value, Trigger) and tag.value.feature in ("past", "pres", "fut")
        for row, tag in pack.table.get(form, ())
    )


def _cut(word: str, at: int, letters: int) -> int:
    """Where in a word its first `letters` folded letters behind `at` end."""
    end = at
    while end < len(word) and len(key(word[at:end])) < letters:
        end += 1
    return _past_marks(word, end)


def _past_marks(word: str, at: int) -> int:
    while at < len(word) and (unicodedata.combining(word[at]) or word[at] == "ـ"):
        at += 1
    return at


@lru_cache(maxsize=65536)
def _strippings(
    word: str, slots: tuple[tuple[str, ...], ...], article: str
) -> tuple[tuple[tuple[Part, ...], int], ...]:
    """Every way to strip proclitics off a word, fewest letters first; (parts, where the rest begins).

    Each slot gives one at most, in the order of the slots.
    """
    out: list[tuple[tuple[Part, ...], int]] = []

    def slot(clitic: str) -> int:
        return next(n for n, row in enumerate(slots) if clitic in row)

    def go(at: int, taken: tuple[Part, ...]) -> None:
        if taken:
            out.append((taken, at))
        last = max((slot(p.key) for p in taken), default=-1)
        for part in _heads(word, at, tuple(c for row in slots[last + 1 :] for c in row), article):
            if part:
                end = part[-1].end
                if len(key(word[end:])) >= 2:
                    go(end, (*taken, *part))

    go(0, ())
    return tuple(sorted(out, key=lambda row: (row[1], len(row[0]))))


def _heads(word: str, at: int, proclitics: tuple[str, ...], article: str) -> Iterator[tuple[Part, ...]]:
    for clitic in proclitics:
        end = at + len(clitic)
        if word[at:end] == clitic:
            yield (Part(at, _past_marks(word, end), clitic),)
            # "to the" is written with two letters: the article loses its first one
            if article and clitic != article and word[end : end + len(article) - 1] == article[1:] == clitic:
                last = end + len(article) - 1
                yield (Part(at, end, clitic), Part(end, _past_marks(word, last), article))


def fold_parts(word: str, start: int, parts: list[Part]) -> Iterator[tuple[str, int, int, str, str]]:
    """Text, offsets, key and bare key of each part of a word that begins at `start`."""
    for part in parts:
        text = word[part.start : part.end]
        same = part.key == key(text)
        yield text, start + part.start, start + part.end, part.key, bare(text) if same else bare(part.key)
