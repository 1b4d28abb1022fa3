"""The value types that the stages hand on: text, mention, claim, and all of one article.

All are frozen: a stage makes new values and never changes what it was given (of the most frequent
ones mypy sees to it, so that they are made faster).
Offsets count Unicode code points of `Article.text`, half open, and are the only coordinate system. Entities
are named by slug (`nvidia-h100`); what IRI that becomes is decided by `kg.rdf.encode` alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from kg.amounts import Comparator as Comparator
from kg.amounts import Duration as Duration
from kg.amounts import Money as Money
from kg.amounts import PartialDate as PartialDate
from kg.amounts import Quantity as Quantity
from kg.amounts import Ratio as Ratio
from kg.amounts import Text as Text
from kg.amounts import Value as Value


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


@dataclass(slots=True, init=False, unsafe_hash=True)
class Sentence:
    """The `index`-th sentence of an article; `text` is the article's text at `span`."""

    article: Final[str]
    index: Final[int]
    span: Final[Span]
    text: Final[str]
    lang: Final[str]

    def __init__(self, article: str, index: int, span: Span, text: str, lang: str) -> None:
        self.article, self.index, self.span, self.text, self.lang = article, index, span, text, lang


@dataclass(slots=True, init=False, unsafe_hash=True)
class Entity:
    """A thing that texts name.

    `type` is a class of the ontology (`Company`); `names` maps language to names, the first
    of each being the label; `known` tells the curated entities from those found in text.
    """

    id: Final[str]
    type: Final[str]
    names: Final[tuple[tuple[str, tuple[str, ...]], ...]]
    wikidata: Final[str | None]
    known: Final[bool]

    def __init__(
        self,
        id: str,
        type: str,
        names: tuple[tuple[str, tuple[str, ...]], ...] = (),
        wikidata: str | None = None,
        known: bool = False,
    ) -> None:
        self.id, self.type, self.names, self.wikidata, self.known = id, type, names, wikidata, known


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


Filler = str | PartialDate | Quantity


@dataclass(slots=True, init=False)
class Relation:
    """Subject, relation term, object (slugs); `count` where a number belongs to the pair."""

    subject: Final[str]
    predicate: Final[str]
    object: Final[str]
    count: Final[Quantity | None]

    def __init__(self, subject: str, predicate: str, object: str, count: Quantity | None = None) -> None:
        self.subject, self.predicate, self.object, self.count = subject, predicate, object, count

    def __hash__(self) -> int:
        return hash((self.subject, self.predicate, self.object, self.count))


@dataclass(slots=True, init=False, unsafe_hash=True)
class ValueOf:
    """Subject (slug), value term, value."""

    subject: Final[str]
    predicate: Final[str]
    value: Final[Value]

    def __init__(self, subject: str, predicate: str, value: Value) -> None:
        self.subject, self.predicate, self.value = subject, predicate, value


@dataclass(slots=True, init=False)
class EventStatement:
    """That an event of `type` took place with these roles; `event` is its id, set when the build
    gathers events.

    `roles` are (role term, filler) pairs: a slug, a `PartialDate` for date, a `Quantity` for quantity.
    """

    type: Final[str]
    roles: Final[tuple[tuple[str, Filler], ...]]
    event: Final[str]

    def __init__(self, type: str, roles: tuple[tuple[str, Filler], ...], event: str = "") -> None:
        self.type, self.roles, self.event = type, roles, event

    def __hash__(self) -> int:
        return hash((self.type, self.roles, self.event))


Statement = Relation | ValueOf | EventStatement


class Modality(StrEnum):
    """Whether the text says that it is so, is to come, may be, or is not."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


@dataclass(slots=True, init=False)
class Stance:
    """How a thing is stated: its modality, whose words they are, and who passes those words on.

    `speaker` is None where the article speaks itself; `reporters` are the outlets or papers
    between the article and the speaker, nearest to the article first.
    """

    modality: Final[Modality]
    speaker: Final[str | None]
    reporters: Final[tuple[str, ...]]

    def __init__(
        self,
        modality: Modality = Modality.ASSERTED,
        speaker: str | None = None,
        reporters: tuple[str, ...] = (),
    ) -> None:
        self.modality, self.speaker, self.reporters = modality, speaker, reporters

    def __hash__(self) -> int:
        return hash((self.modality, self.speaker, self.reporters))


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


@dataclass(slots=True, init=False, unsafe_hash=True)
class Claim:
    """What one or more sentences state, with the evidence for it; never without evidence."""

    statement: Final[Statement]
    stance: Final[Stance]
    evidence: Final[tuple[Evidence, ...]]

    def __init__(self, statement: Statement, stance: Stance, evidence: tuple[Evidence, ...]) -> None:
        if not evidence:
            raise ValueError("a claim has at least one piece of evidence")
        self.statement, self.stance, self.evidence = statement, stance, evidence


@dataclass(slots=True, init=False, unsafe_hash=True)
class Drop:
    """A candidate that was let go, and why; `rule` is the pattern that proposed it."""

    sentence: Final[int]
    rule: Final[str]
    reason: Final[str]
    text: Final[str]

    def __init__(self, sentence: int, rule: str, reason: str, text: str) -> None:
        self.sentence, self.rule, self.reason, self.text = sentence, rule, reason, text


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one article gave."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    drops: tuple[Drop, ...] = field(default=())
