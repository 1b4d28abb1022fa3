"""One word, number or mark of a sentence."""

from __future__ import annotations


class Token:
    """A word, number or mark; `key` folds case, `bare` accents too; `kind` is w(ord), n(umber) or
    p(unctuation). Never changed once it is made.
    """

    __slots__ = ("bare", "end", "key", "kind", "start", "text")

    def __init__(self, text: str, start: int, end: int, key: str, bare: str, kind: str) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.key = key
        self.bare = bare
        self.kind = kind

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.start}, {self.end}, {self.kind!r})"
