"""What the word table of a pack says of the words of a sentence, alone and in runs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from kg.lang.pack import Tag, WordTable
from kg.spot.token import Token
from kg.spot.tokenrow import TokenRow


class _Words:
    """What the word table says of a word: its tags and classes alone, and its longer runs by their second
    word.
    """

    __slots__ = ("alone", "classes", "longer")

    def __init__(
        self,
        alone: tuple[Tag, ...],
        classes: frozenset[str],
        longer: dict[str, list[tuple[tuple[str, ...], Tag]]],
    ) -> None:
        self.alone, self.classes, self.longer = alone, classes, longer


_UNKNOWN: Final = _Words((), frozenset(), {})
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
        if rows is None:
            return _UNKNOWN
        found = words[word] = _words(rows)
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
        return _tags(table, tokens, i, i + 1)[0]
    told = tokens.tags
    return all_tags(table, tokens)[i] if told is None else told[i]


def all_tags(table: WordTable, tokens: list[Token]) -> list[list[tuple[int, Tag]]]:
    """What the word table says of the run that begins at each token: (end, tag), longest first."""
    if not isinstance(tokens, TokenRow):
        return _tags(table, tokens, 0, len(tokens))
    if tokens.tags is None:
        tokens.tags = _tags(table, tokens, 0, len(tokens))
    return tokens.tags


def starts_of(table: WordTable, tokens: list[Token], kind: str) -> Collection[int]:
    """The tokens at which runs with tags of a kind begin."""
    rows = tokens.starts if isinstance(tokens, TokenRow) else None
    if rows is None:
        rows = {}
        for i, here in enumerate(all_tags(table, tokens)):
            for _, tag in here:
                if tag.kind in rows:
                    rows[tag.kind].add(i)
                else:
                    rows[tag.kind] = {i}
        if isinstance(tokens, TokenRow):
            tokens.starts = rows
    return rows.get(kind, ())


def _tags(table: WordTable, tokens: list[Token], first: int, last: int) -> list[list[tuple[int, Tag]]]:
    """What the word table says of the run that begins at each of some tokens."""
    words = _words_of(table)
    out: list[list[tuple[int, Tag]]] = []
    for i in range(first, last):
        word = _look_up(table, words, tokens[i].key)
        alone, longer = word.alone, word.longer
        found = [(i + 1, tag) for tag in alone] if alone else _NO_TAGS
        if longer and i + 1 < len(tokens):
            rows = longer.get(tokens[i + 1].key)
            if rows is not None:
                found = [
                    (i + len(form), tag)
                    for form, tag in rows
                    if len(form) == 2 or tuple([t.key for t in tokens[i : i + len(form)]]) == form
                ] + found
        out.append(found)
    return out
