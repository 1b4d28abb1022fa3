"""Names of known things that an article gives to something else, by the noun right before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from kg.gazetteer import Gazetteer
from kg.lang.pack import Noun, Pack
from kg.link.markedfirms import marked
from kg.schema import Schema
from kg.spot.nametable import Candidate
from kg.spot.tokens import Token

_MADE: Final = frozenset(("AIModel", "Product", "Hardware", "Work"))
# what a noun calls, and the known things of which it cannot be said
_UNLIKE: Final = {
    "Organization": _MADE,
    "AIModel": frozenset(("Place", "Work")),
    "Product": frozenset(("Place", "Work")),
}


def otherwise_called(
    candidates: Sequence[Candidate],
    sentences: Sequence[list[Token]],
    pack: Pack,
    schema: Schema,
    gazetteer: Gazetteer,
    noun_before: Callable[[list[Token], int], Noun | None],
) -> set[str]:
    """The names, in a script without capitals, that the lists know for a thing alone and that stand right
    behind the noun of another kind: "the firm Spring" is not the model of that name.
    """
    found: set[str] = set()
    for c in candidates if pack.article else ():
        if not c.known or not c.first or c.text[0].isascii():
            continue
        tokens = sentences[c.sentence]
        if tokens[c.first].key in pack.noun_words:
            continue  # "a group of processors": a kind of things
        first = c.first - marked(tokens, c)
        noun = noun_before(tokens, first)
        if noun is None or "cue" not in noun.use:
            continue
        if tokens[first - 1].key not in {form[-1] for form in noun.forms}:
            continue
        kinds = {schema.coarse(gazetteer.entities[n.entity].type) for n in c.known}
        if kinds <= _UNLIKE.get(schema.coarse(noun.cls), frozenset()):
            found.add(c.name)
    return found
