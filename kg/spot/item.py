"""One item of a sentence, as patterns read it."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Cue, Noun, Trigger
from kg.model import PartialDate, Span
from kg.spot.numbers import Number

_NONE: Final[frozenset[str]] = frozenset()
NATION: Final = frozenset(("nation",))


class Item:
    """One item. `kind` is word, mark, name, noun, number or date; offsets are the article's.

    `head` is the span of the name or noun itself, without what it took in; `classes` are the word classes,
    of a word; `entity` and `cls` those of a name; `prep` governs the thing ("" none); `weak` says that its
    preposition may be a partitive article; `count` is the number before it; `group` numbers its list.
    """

    __slots__ = (
        "_first",
        "_head",
        "_last",
        "classes",
        "cls",
        "coarse",
        "count",
        "date",
        "det",
        "end",
        "entity",
        "group",
        "held",
        "key",
        "kind",
        "measure",
        "noun",
        "number",
        "owner",
        "prep",
        "start",
        "tags",
        "text",
        "tokens",
        "triggers",
        "weak",
    )

    def __init__(self, kind: str, start: int, end: int, text: str, key: str, tokens: tuple[int, int]) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.text = text
        self.key = key
        self.tokens = tokens
        self.tags: dict[str, object] = {}
        self.classes: frozenset[str] = _NONE
        self.triggers: tuple[tuple[int, Trigger], ...] = ()
        self.entity = ""
        self.cls = ""
        self.noun: Noun | None = None
        self.number: Number | None = None
        self.date: PartialDate | None = None
        self.measure: frozenset[str] = _NONE
        self.prep = ""
        self.weak = False
        self.det = ""
        self.count: Number | None = None
        self.group = -1
        self.held = False
        self.owner = ""
        self.coarse = ""
        self._first = start
        self._last = end
        self._head: Span | None = None

    @property
    def head(self) -> Span:
        """The span of the words that the item was made of."""
        head = self._head
        if head is None:
            head = self._head = Span(self._first, self._last)
        return head

    def is_at(self, span: Span) -> bool:
        """Whether a span is that of the words that the item was made of."""
        return self._first == span.start and self._last == span.end

    @property
    def cue(self) -> Cue | None:
        """The cue of modality or of a source that the item is a word of; None without one."""
        cue = self.tags.get("cue")
        return cue[1] if isinstance(cue, tuple) and isinstance(cue[1], Cue) else None

    @property
    def unlisted(self) -> bool:
        """Whether the item is a word in small letters that no table knows, or a nation's adjective: a noun or
        an adjective.
        """
        return (
            self.kind == "word"
            and self.text.replace("-", "").isalpha()
            and self.text.islower()
            and not (self.triggers or self.measure or "cue" in self.tags)
            and (not self.classes or self.classes == NATION)
        )

    @property
    def acts(self) -> bool:
        """Whether the item is a verb that has a subject, "have" and "be" among them."""
        return self.kind == "word" and (
            not self.classes.isdisjoint(("have", "be", "modal"))
            or any(t.feature in ("past", "pres", "fut", "cond") for _, t in self.triggers)
        )

    def reach(self, end: int) -> None:
        """Let the item's own words go on to an offset: "data centre" of "data centre campus"."""
        self._last, self._head = end, None

    def own_all(self) -> None:
        """Let all the words of the item be its own."""
        self._first, self._last, self._head = self.start, self.end, None

    def head_text(self) -> str:
        """The words of the name or noun itself."""
        return self.text
