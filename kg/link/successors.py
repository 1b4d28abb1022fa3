"""The class of a name that is told to be a successor: "Acme 2, the successor to the chip Acme 1"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kg.gazetteer import Gazetteer
from kg.lang.pack import Noun
from kg.schema import Schema
from kg.spot.nametable import Candidate
from kg.spot.tokens import Token


class Names(Protocol):
    """What is asked of the linker: its names, and what stands around them."""

    sentences: Sequence[list[Token]]
    candidates: list[Candidate]
    gazetteer: Gazetteer
    schema: Schema

    def _is(self, token: Token, cls: str) -> bool: ...

    def _cue(self, c: Candidate) -> str | None: ...


def succeeded(names: Names, tokens: list[Token], end: int, noun: Noun) -> str | None:
    """The class of what stands behind the "to" or "of" of a successor: a known thing's, or the one that a
    noun tells of it; None where the noun is none of a successor's, or nothing tells.
    """
    if "role" not in noun.use or names.schema.coarse(noun.cls) not in ("Hardware", "AIModel", "Product"):
        return None
    if end >= len(tokens) or not (names._is(tokens[end], "of") or names._is(tokens[end], "to")):
        return None
    here = [o for o in names.candidates if end < o.first <= end + 3 and not o.text.islower()]
    other = next((o for o in here if names.sentences[o.sentence] is tokens), None)
    if other is None:
        return None
    kinds = {names.gazetteer.entities[n.entity].type for n in other.known}
    if not kinds:
        kinds = {cls for x in names.candidates if x.name == other.name and (cls := names._cue(x))}
    return kinds.pop() if len(kinds) == 1 else None
