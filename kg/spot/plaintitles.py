"""Titles of works that no marks show: a small word with a capital, up to a mark: "el libro La casa sola,"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.lang.fold import has_shape
from kg.lang.pack import PREPOSITIONS, Noun
from kg.spot.nametable import NameTable, tags_at
from kg.spot.tokens import Token
from kg.spot.words import finite_at
from kg.spot.wordtags import starts_of

_WORKS: Final = frozenset(("Book", "Film", "Report", "Work"))
_OPENS: Final = frozenset(("det", *PREPOSITIONS))
_TELLS: Final = frozenset(("reflexive", "have", "be", "who", "that"))
_LONGEST: Final = 8


def plain_titles(tokens: list[Token], names: NameTable) -> Iterator[tuple[int, int, str]]:
    """First token, end and class of each such title."""
    pack = names.pack
    if pack.adjective_first or pack.script != "Latin":
        return
    for i in starts_of(pack.table, tokens, "noun"):
        for end, tag in tags_at(pack.table, tokens, i):
            noun = tag.value
            if isinstance(noun, Noun) and noun.cls in _WORKS and "cue" in noun.use:
                last = _title_end(tokens, end, names)
                if last:
                    yield end, last, noun.cls


def _title_end(tokens: list[Token], first: int, names: NameTable) -> int:
    """Where a title ends that begins at a token, at the mark behind it; 0 where none does."""
    if first + 1 >= len(tokens) or not tokens[first].text.istitle() or not _opens(tokens, first, names):
        return 0
    for k in range(first + 1, min(len(tokens), first + _LONGEST)):
        token = tokens[k]
        if token.kind != "w":
            return k if k > first + 1 and token.text in ",.;:)" else 0
        if finite_at(names.pack, tokens, k) or token.text.isupper() or _tells(tokens, k, names):
            return 0
    return 0


def _tells(tokens: list[Token], k: int, names: NameTable) -> bool:
    """Whether a word is one of a sentence that goes on: a verb by its shape, a pronoun beside one."""
    pack = names.pack
    classes = {
        str(t.value) for end, t in tags_at(pack.table, tokens, k) if t.kind == "class" and end == k + 1
    }
    beside = not classes.isdisjoint(_TELLS) or ("clitic" in classes and "feminine" not in classes)
    return beside or has_shape(tokens[k].key, pack.verb_shapes)


def _opens(tokens: list[Token], k: int, names: NameTable) -> bool:
    """Whether a word is an article or a preposition, which has a capital in titles alone."""
    return any(
        tag.kind == "class" and tag.value in _OPENS and end == k + 1
        for end, tag in tags_at(names.pack.table, tokens, k)
    )
