"""Who acts where a verb that comes first has its object before its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.found import Fill

if TYPE_CHECKING:
    from kg.extract.subjects import ClauseSubjects as Clause


def person_behind(clause: Clause, k: int, wanted: tuple[str, ...]) -> list[Fill]:
    """The person right behind the object at `k`, who acts: "heads Acme Ann Lee"; nobody where none stands
    there.
    """
    pair = clause.items[k : min(k + 2, clause.high)]
    if len(pair) < 2 or any(x.kind != "name" or x.prep or x.held or x.group >= 0 for x in pair):
        return []
    return clause.take(k + 1, wanted) if pair[1].coarse == "Person" != pair[0].coarse else []
