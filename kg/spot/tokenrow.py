"""The row of the words, numbers and marks of a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from kg.lang.pack import Tag
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
