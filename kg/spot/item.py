"""One item of a sentence, as patterns read it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.lang.pack import Noun, Trigger
from kg.model import PartialDate, Span
from kg.spot.numbers import Number


@dataclass(slots=True)
class Item:
    """One item. `kind` is word, mark, name, noun, number or date; offsets are the article's.

    `head` is the span of the name or noun itself, without what it took in; `classes` are the word classes,
    of a word; `entity` and `cls` those of a name; `prep` governs the thing ("" none); `weak` says that its
    preposition may be a partitive article; `count` is the number before it; `group` numbers its list.
    """

    kind: str
    start: int
    end: int
    text: str
    key: str
    head: Span
    classes: frozenset[str] = frozenset()
    triggers: tuple[tuple[int, Trigger], ...] = ()
    entity: str = ""
    cls: str = ""
    noun: Noun | None = None
    number: Number | None = None
    date: PartialDate | None = None
    measure: frozenset[str] = frozenset()
    prep: str = ""
    weak: bool = False
    det: str = ""
    count: Number | None = None
    group: int = -1
    held: bool = False
    tokens: tuple[int, int] = (0, 0)
    owner: str = ""
    coarse: str = ""
    tags: dict[str, object] = field(default_factory=dict)

    def head_text(self) -> str:
        """The words of the name or noun itself."""
        return self.text
