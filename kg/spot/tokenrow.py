"""The row of the words, numbers and marks of a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from kg.lang.pack import Pack, Tag
from kg.spot.token import Token


class TokenRow(list[Token]):
    """The tokens of a sentence; `tags` keeps what the word table says of each of them, once it was asked, and
    `starts` then where tags of a kind begin.
    """

    __slots__ = ("starts", "tags")

    def __init__(self, tokens: Iterable[Token]) -> None:
        super().__init__(tokens)
        self.tags: list[list[tuple[int, Tag]]] | None = None
        self.starts: dict[str, set[int]] = {}


def dot_within(tokens: list[Token], i: int, before: str, named: bool, pack: Pack) -> bool:
    """Whether a dot ends no clause: a name's ("Acme Inc., which") or that of a short word before a name ("by
    Mr. Smith"); `i` is behind it, `before` the kind of item before it, `named` whether a name follows.
    """
    if tokens[i - 1].text != "." or i == len(tokens) or i < 2:
        return False
    if before == "name":
        return tokens[i].text == ","
    last = tokens[i - 2]
    if not named or last.key not in pack.abbreviations or last.key in pack.org_suffixes:
        return False
    if last.end != tokens[i - 1].start:
        return False
    return before == "noun" or (before == "word" and len(last.text) > 1)
