"""What a pattern found before it is a claim: a term, its roles with the words that fill them, and
the rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kg.lang.pack import Pack
from kg.link.named import UNTYPED
from kg.model import Duration as Length
from kg.model import Money, PartialDate, Quantity, Ratio, Span, Text
from kg.schema import Schema
from kg.spot.item import Item

Content = str | PartialDate | Quantity | Money | Ratio | Length | Text


@dataclass(slots=True, init=False, unsafe_hash=True)
class Fill:
    """One filler: an entity's slug or a value, the span that names it, and the sentence of that span."""

    content: Final[Content]
    span: Final[Span]
    sentence: Final[int]
    cls: Final[str]

    def __init__(self, content: Content, span: Span, sentence: int, cls: str = "") -> None:
        self.content, self.span, self.sentence, self.cls = content, span, sentence, cls


@dataclass(slots=True, init=False)
class Found:
    """A candidate statement; `roles` keeps each role's fillers in text order."""

    term: str
    roles: dict[str, list[Fill]]
    trigger: Span
    sentence: int
    rule: str
    modality: str | None
    speech: bool
    feature: str
    weight: int
    at: int
    count: Quantity | None
    speaker: str | None
    extra: dict[str, object]

    def __init__(
        self,
        term: str,
        roles: dict[str, list[Fill]],
        trigger: Span,
        sentence: int,
        rule: str,
        modality: str | None = None,
        speech: bool = False,
        feature: str = "",
        weight: int = 0,
        at: int = 0,
        count: Quantity | None = None,
        speaker: str | None = None,
        extra: dict[str, object] | None = None,
    ) -> None:
        self.term, self.roles, self.trigger, self.sentence = term, roles, trigger, sentence
        self.rule, self.modality, self.speech, self.feature = rule, modality, speech, feature
        self.weight, self.at, self.count, self.speaker = weight, at, count, speaker
        self.extra = {} if extra is None else extra

    def entity(self, role: str) -> str | None:
        """The slug that fills a role first, None where nothing does."""
        for fill in self.roles.get(role, ()):
            if isinstance(fill.content, str):
                return fill.content
        return None


PRONOUNS: Final = frozenset(("he", "it"))
_NO_CLASSES: Final[frozenset[str]] = frozenset()


class Line:
    """A sentence with its items; `paragraph` is the index of the first of its paragraph, `preps` are the
    prepositions of its names and nouns, "" for none, `classes` those of its words, `things` where all stand
    that is no word or mark, and pronouns.
    """

    __slots__ = ("classes", "end", "index", "items", "paragraph", "preps", "start", "things")

    def __init__(self, index: int, start: int, end: int, items: list[Item], paragraph: int = 0) -> None:
        self.index, self.start, self.end, self.items = index, start, end, items
        self.paragraph = paragraph
        self.classes = _NO_CLASSES.union(*[item.classes for item in items if item.classes])
        self.things = [
            k
            for k, item in enumerate(items)
            if item.kind not in ("word", "mark") or (item.classes and not item.classes.isdisjoint(PRONOUNS))
        ]
        self.preps: set[str] = set()
        for item in [items[k] for k in self.things]:
            if item.kind == "name" or item.kind == "noun":
                preps = item.tags.get("preps")
                if isinstance(preps, frozenset):
                    self.preps |= preps
                else:
                    self.preps.add(item.prep)


@dataclass(slots=True)
class Context:
    """What extraction knows while it reads an article, besides the sentence at hand."""

    pack: Pack
    schema: Schema
    lines: list[Line]
    classes: dict[str, str]
    article: str
    recent: list[tuple[int, str, str, Span, bool]] = field(default_factory=list)
    things: dict[str, Any] = field(default_factory=dict)
    nouns: dict[str, set[str]] = field(default_factory=dict)
    # the stem of the adjective by which the text says of which nation a firm is
    nations: dict[str, str] = field(default_factory=dict)
    drops: list[tuple[int, str, str, str]] = field(default_factory=list)
    trace: list[str] = field(default_factory=list)
    bosses: dict[str, str] = field(default_factory=dict)
    # who has an office where, by the relation that tells it
    holders: dict[str, dict[str, str]] = field(default_factory=dict)
    # where a noun of a firm stood last of which it was not clear which it was: sentence and offset
    unclear: dict[str, tuple[int, int]] = field(default_factory=dict)
    sites: dict[str, set[str]] = field(default_factory=dict)
    firms: Mapping[str, str] = field(default_factory=dict)
    spoke: list[tuple[int, Fill]] = field(default_factory=list)
    lasting: dict[str, str] = field(default_factory=dict)
    # things without a name that a later sentence names: "The plant, called Brisk, …"
    baptised: dict[str, str] = field(default_factory=dict)
    hints: list[tuple[str, str, str, str]] = field(default_factory=list)
    generic: frozenset[str] = frozenset()
    # the slugs of `firms`
    makers: frozenset[str] = frozenset()

    def fits(self, cls: str, wanted: frozenset[str] | tuple[str, ...]) -> bool:
        """Whether a class is one of those wanted or below one; everything fits an empty wish."""
        if cls == UNTYPED:
            return bool(wanted)
        if not cls or not wanted:
            return bool(cls)
        above = self.schema.above_of.get(cls)
        return not above.isdisjoint(wanted) if above is not None else self.schema.is_any(cls, wanted)

    def under(self, sentence: int, span: Span, preps: tuple[str, ...]) -> bool:
        """Whether the thing at a span of a sentence stands under one of some prepositions, "" for none."""
        return any(
            x.start <= span.start and span.end <= x.end and x.is_at(span) and x.prep in preps
            for x in self.lines[sentence].items
        )

    def drop(self, sentence: int, rule: str, reason: str, text: str) -> None:
        """Note a candidate that is let go."""
        self.drops.append((sentence, rule, reason, text))
