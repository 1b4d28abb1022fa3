"""One word, number or mark of a sentence, and the row of them all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.lang.pack import Tag


class Token(NamedTuple):
    """A word, number or mark; `key` folds case, `bare` accents too; `kind` is w(ord), n(umber) or
    p(unctuation).
    """

    text: str
    start: int
    end: int
    key: str
    bare: str
    kind: str


class TokenRow(list[Token]):
    """The tokens of a sentence; `tags` keeps what the word table says of each of them, once it was asked, and
    `starts` where tags of a kind begin.
    """

    __slots__ = ("starts", "tags")

    def __init__(self, tokens: Iterable[Token]) -> None:
        super().__init__(tokens)
        self.tags: list[list[tuple[int, Tag]]] | None = None
        self.starts: dict[str, set[int]] | None = None
