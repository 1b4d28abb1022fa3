"""The value types that the stages hand on: text, mention, claim, and all of one article.

All are frozen: a stage makes new values and never changes what it was given (of the most frequent
ones mypy sees to it, so that they are made faster).
Offsets count Unicode code points of `Article.text`, half open, and are the only coordinate system. Entities
are named by slug (`nvidia-h100`); what IRI that becomes is decided by `kg.rdf.encode` alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final


@dataclass(slots=True, init=False, eq=False)
class Span:
    """A stretch of an article's text, in code points, half open.

    >>> Span(3, 7).inside(Span(0, 10))
    True
    """

    start: Final[int]
    end: Final[int]

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"a span runs from 0 or more to its end or beyond: {start}..{end}")
        self.start, self.end = start, end

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start == other.start and self.end == other.end

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __lt__(self, other: Span) -> bool:
        return self.start < other.start or (self.start == other.start and self.end < other.end)

    def inside(self, other: Span) -> bool:
        """Whether all of this span lies within the other."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One source text, letter for letter as decoded from its file.

    `body` is the part of `text` that is read for sentences (all but the front matter);
    `published` is as precise as given: `2024`, `2024-09` or `2024-09-02`.
    """

    id: str
    source: str
    text: str
    lang: str
    content_hash: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    body: Span | None = None

    @property
    def body_span(self) -> Span:
        """The part to read; the whole text where no body was set."""
        return self.body if self.body is not None else Span(0, len(self.text))


@dataclass(frozen=True, slots=True)
class Sentence:
    """The `index`-th sentence of an article; `text` is the article's text at `span`."""

    article: str
    index: int
    span: Span
    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that texts name.

    `type` is a class of the ontology (`Company`); `names` maps language to names, the first
    of each being the label; `known` tells the curated entities from those found in text.
    """

    id: str
    type: str
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    wikidata: str | None = None
    known: bool = False


@dataclass(slots=True, init=False, unsafe_hash=True)
class Mention:
    """A stretch of one sentence that names `entity` (a slug); `rule` says how it was found."""

    sentence: Final[int]
    span: Final[Span]
    text: Final[str]
    entity: Final[str]
    rule: Final[str]

    def __init__(self, sentence: int, span: Span, text: str, entity: str, rule: str) -> None:
        self.sentence, self.span, self.text = sentence, span, text
        self.entity, self.rule = entity, rule


class Comparator(StrEnum):
    """How the text bounds a number: "about 5", "more than 5" …; EXACT where it does not."""

    EXACT = ""
    ABOUT = "about"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    UP_TO = "up to"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range with its unit (`GB`, `TB/s`, `MW`; empty for a bare count)."""

    low: Decimal
    high: Decimal
    unit: str = ""
    comparator: Comparator = Comparator.EXACT

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"a quantity runs from low to high: {self.low}..{self.high}")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount or range; `currency` is ISO 4217, None where the text gives none."""

    low: Decimal
    high: Decimal
    currency: str | None
    comparator: Comparator = Comparator.EXACT

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"an amount runs from low to high: {self.low}..{self.high}")


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many per cent more (negative: less) than `relative_to` (a slug, where the text says)."""

    percent: Decimal
    relative_to: str | None
    comparator: Comparator = Comparator.EXACT


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in ISO 8601 (`P122D`)."""

    iso: str
    comparator: Comparator = Comparator.EXACT


@dataclass(frozen=True, slots=True)
class Text:
    """A value that is words (`HBM3E`)."""

    text: str


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as the text: `2024`, `2024-09` or `2024-09-02`; `note` keeps a quarter or season."""

    iso: str
    note: str = ""


Value = Quantity | Money | Ratio | Duration | Text
Filler = str | PartialDate | Quantity


@dataclass(frozen=True, slots=True)
class Relation:
    """Subject, relation term, object (slugs); `count` where a number belongs to the pair."""

    subject: str
    predicate: str
    object: str
    count: Quantity | None = None


@dataclass(frozen=True, slots=True)
class ValueOf:
    """Subject (slug), value term, value."""

    subject: str
    predicate: str
    value: Value


@dataclass(frozen=True, slots=True)
class EventStatement:
    """That an event of `type` took place with these roles; `event` is its id, set when the build
    gathers events.

    `roles` are (role term, filler) pairs: a slug, a `PartialDate` for date, a `Quantity` for quantity.
    """

    type: str
    roles: tuple[tuple[str, Filler], ...]
    event: str = ""


Statement = Relation | ValueOf | EventStatement


class Modality(StrEnum):
    """Whether the text says that it is so, is to come, may be, or is not."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Stance:
    """How a thing is stated: its modality, whose words they are, and who passes those words on.

    `speaker` is None where the article speaks itself; `reporters` are the outlets or papers
    between the article and the speaker, nearest to the article first.
    """

    modality: Modality = Modality.ASSERTED
    speaker: str | None = None
    reporters: tuple[str, ...] = ()


@dataclass(slots=True, init=False, unsafe_hash=True)
class Evidence:
    """One sentence that carries a claim and the words that do: (part, span) pairs.

    A part is `subject`, `object`, `value`, `trigger`, `speaker` or the name of an event's role.
    `rule` names pack or extractor and pattern (`fr/Launch/2`).
    """

    article: Final[str]
    sentence: Final[int]
    parts: Final[tuple[tuple[str, Span], ...]]
    rule: Final[str]

    def __init__(self, article: str, sentence: int, parts: tuple[tuple[str, Span], ...], rule: str) -> None:
        self.article, self.sentence = article, sentence
        self.parts, self.rule = parts, rule


@dataclass(frozen=True, slots=True)
class Claim:
    """What one or more sentences state, with the evidence for it; never without evidence."""

    statement: Statement
    stance: Stance
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a claim has at least one piece of evidence")


@dataclass(frozen=True, slots=True)
class Drop:
    """A candidate that was let go, and why; `rule` is the pattern that proposed it."""

    sentence: int
    rule: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one article gave."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    drops: tuple[Drop, ...] = field(default=())
