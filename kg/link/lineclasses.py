"""Of which class the things of a known line are: "X7" is a chip where all known ones of the line "x*" are."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Final

from kg.gazetteer import Gazetteer
from kg.schema import Schema
from kg.ties import Ties

# what begins a line must have this many letters that are always the same
_LETTERS: Final = 3


def line_class(slug: str, schema: Schema) -> str | None:
    """The class of the things of the line that a slug is one of; None where no line is known, or one of
    things of several kinds.
    """
    line = Ties.load().line_of(slug)
    return _classes(schema).get(line) if line else None


@cache
def _classes(schema: Schema) -> dict[str, str]:
    kinds: dict[str, set[str]] = defaultdict(set)
    ties = Ties.load()
    for slug, entity in Gazetteer.load().entities.items():
        line = ties.line_of(slug)
        if sum(map(str.isalnum, line)) >= _LETTERS:
            kinds[line].add(entity.type)
    found = {}
    for line, classes in kinds.items():
        coarse = {schema.coarse(cls) for cls in classes}
        if len(coarse) == 1:
            found[line] = next(iter(classes if len(classes) == 1 else coarse))
    return found
