"""Names resolved to entities, and what linking gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from kg import schema
from kg.model import Entity
from kg.spot.nametable import Candidate

# Words that stand between a class noun and the name it types are at most this many.
_REACH: Final = 3


# Who leads or made a firm: "the head of NAME".
_OFFICES: Final = frozenset(("ceo", "founder"))


# The class of a name that nothing has typed yet; a pattern may take it for what it wants.
UNTYPED: Final = schema.UNTYPED


@dataclass(slots=True, init=False, unsafe_hash=True)
class Named:
    """A name in the text with the entity it was resolved to."""

    sentence: Final[int]
    first: Final[int]
    last: Final[int]
    entity: Final[str]
    type: Final[str]
    rule: Final[str]

    def __init__(self, sentence: int, first: int, last: int, entity: str, type: str, rule: str) -> None:
        self.sentence, self.first, self.last = sentence, first, last
        self.entity, self.type, self.rule = entity, type, rule


@dataclass(slots=True)
class Linked:
    """The names of an article, its entities by slug, and candidates let go with the reason."""

    named: list[Named] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    dropped: list[tuple[Candidate, str]] = field(default_factory=list)
