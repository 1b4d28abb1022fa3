"""Names resolved to entities, and what linking gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kg.model import Entity
from kg.spot.nametable import Candidate

# Words that stand between a class noun and the name it types are at most this many.
_REACH: Final = 3


# Who leads or made a firm: "the head of NAME".
_OFFICES: Final = frozenset(("ceo", "founder"))


# The class of a name that nothing has typed yet; a pattern may take it for what it wants.
UNTYPED: Final = "?"


class Named(NamedTuple):
    """A name in the text with the entity it was resolved to."""

    sentence: int
    first: int
    last: int
    entity: str
    type: str
    rule: str


@dataclass(slots=True)
class Linked:
    """The names of an article, its entities by slug, and candidates let go with the reason."""

    named: list[Named] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    dropped: list[tuple[Candidate, str]] = field(default_factory=list)
