"""What the word table of a pack says of the words of a sentence, alone and in runs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from kg.lang.pack import Tag, WordTable
from kg.spot.token import Token
from kg.spot.tokenrow import TokenRow


class _Words:
    """What the word table says of a word: its tags alone, their kinds and classes, and its longer runs by
    their second word.
    """

    __slots__ = ("alone", "classes", "kinds", "longer")

    def __init__(
        self,
        alone: tuple[Tag, ...],
        classes: frozenset[str],
        longer: dict[str, list[tuple[tuple[str, ...], Tag]]],
    ) -> None:
        self.alone, self.classes, self.longer = alone, classes, longer
        self.kinds = frozenset([tag.kind for tag in alone])


_UNKNOWN: Final = _Words((), frozenset(), {})
# so many words at most are kept, besides those of the table
_MOST: Final = 1 << 16
_NO_TAGS: Final[list[tuple[int, Tag]]] = []
# by the table's identity, for a table has no hash; the table is kept, so that no other takes its identity
_TABLES: Final[dict[int, tuple[WordTable, dict[str, _Words]]]] = {}


def _words_of(table: WordTable) -> dict[str, _Words]:
    """The words of a table that were looked up."""
    known = _TABLES.get(id(table))
    if known is None:
        known = _TABLES[id(table)] = table, {}
    return known[1]


def _look_up(table: WordTable, words: dict[str, _Words], word: str) -> _Words:
    found = words.get(word)
    if found is None:
        rows = table.get(word)
        found = _UNKNOWN if rows is None else _words(rows)
        if rows is not None or len(words) < _MOST:
            words[word] = found
    return found


def _words(rows: Sequence[tuple[tuple[str, ...], Tag]]) -> _Words:
    """The rows of a word in the table, which are the longest first, as they are looked up."""
    alone = tuple([tag for form, tag in rows if len(form) == 1])
    longer: dict[str, list[tuple[tuple[str, ...], Tag]]] = {}
    for form, tag in rows:
        if len(form) > 1:
            longer.setdefault(form[1], []).append((form, tag))
    return _Words(alone, frozenset([str(tag.value) for tag in alone if tag.kind == "class"]), longer)


def tags_alone(table: WordTable, word: str) -> tuple[Tag, ...]:
    """What the pack's word table says of a word by itself."""
    return _look_up(table, _words_of(table), word).alone


def classes_alone(table: WordTable, word: str) -> frozenset[str]:
    """The classes of a word by itself."""
    return _look_up(table, _words_of(table), word).classes


def tags_at(table: WordTable, tokens: list[Token], i: int) -> list[tuple[int, Tag]]:
    """What the pack's word table says of the run that begins at token `i`: (end, tag), longest first."""
    if not isinstance(tokens, TokenRow):
        return _tags(table, tokens, i, i + 1)[0][0]
    told = tokens.tags
    return all_tags(table, tokens)[i] if told is None else told[i]


def all_tags(table: WordTable, tokens: list[Token]) -> list[list[tuple[int, Tag]]]:
    """What the word table says of the run that begins at each token: (end, tag), longest first."""
    if not isinstance(tokens, TokenRow):
        return _tags(table, tokens, 0, len(tokens))[0]
    if tokens.tags is None:
        tokens.tags, tokens.starts = _tags(table, tokens, 0, len(tokens))
    return tokens.tags


def starts_of(table: WordTable, tokens: list[Token], kind: str) -> Collection[int]:
    """The tokens at which runs with tags of a kind begin."""
    if not isinstance(tokens, TokenRow):
        return _tags(table, tokens, 0, len(tokens))[1].get(kind, ())
    if tokens.tags is None:
        all_tags(table, tokens)
    return tokens.starts.get(kind, ())


def _tags(
    table: WordTable, tokens: list[Token], first: int, last: int
) -> tuple[list[list[tuple[int, Tag]]], dict[str, set[int]]]:
    """What the word table says of the run that begins at each of some tokens, and by kind at which of them
    runs with tags of it begin.
    """
    words = _words_of(table)
    out: list[list[tuple[int, Tag]]] = []
    starts: dict[str, set[int]] = {}
    for i in range(first, last):
        key = tokens[i].key
        word = words.get(key) or _look_up(table, words, key)
        found = [(i + 1, tag) for tag in word.alone] if word.alone else _NO_TAGS
        kinds = word.kinds
        if word.longer and i + 1 < len(tokens):
            rows = word.longer.get(tokens[i + 1].key)
            if rows is not None:
                runs = [
                    (i + len(form), tag)
                    for form, tag in rows
                    if len(form) == 2 or tuple([t.key for t in tokens[i : i + len(form)]]) == form
                ]
                found = runs + found
                kinds = kinds.union([tag.kind for _, tag in runs])
        for kind in kinds:
            if kind in starts:
                starts[kind].add(i)
            else:
                starts[kind] = {i}
        out.append(found)
    return out, starts


def of_no_list(table: WordTable, word: str) -> bool:
    """Whether no list knows a word, or only as the adjective of a nation, so that it may be any adjective."""
    return word not in table or all(
        len(form) == 1 and tag.kind == "class" and tag.value == "nation" for form, tag in table[word]
    )
