"""Offices that somebody is given: "named Ann Lee chief executive", "was appointed, at 40, head of design"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.spot.item import Item

if TYPE_CHECKING:
    from kg.extract.clause import ClauseBounds

# what may stand between a verb of appointing and the office
_BETWEEN: Final = frozenset(
    ("det", "indef", "possessive", "adverb", "adjective", "as", "like", "to", "called", "when", "next")
)
_REACH: Final = 9


def office_given(clause: ClauseBounds, slugs: str) -> bool:
    """Whether the noun of an office of the kinds `slugs` stands behind a verb, the person alone between,
    and belongs to no firm of its own: in "named Ann Lee chief executive of X" X is not who named her.
    """
    people = 0
    for k in range(clause.end, min(clause.high, clause.end + _REACH)):
        item = clause.items[k]
        if item.kind == "noun":
            return item.noun is not None and item.noun.slug in slugs.split() and not _of_another(clause, k)
        if item.kind == "name":
            people += 1
            if people > 1 or item.coarse != "Person":
                return False
        elif not _passes(clause, item):
            return False
    return False


def _passes(clause: ClauseBounds, item: Item) -> bool:
    """Whether a word, mark or number may stand between the verb and the office: an age, too."""
    if item.kind in ("number", "date") or item.text in ",،":
        return True
    return item.kind == "word" and (bool(item.classes & _BETWEEN) or item.key in clause.context.pack.new)


def _of_another(clause: ClauseBounds, k: int) -> bool:
    """Whether a name or noun of a firm hangs on the office at `k`."""
    for j in range(k + 1, min(k + 4, clause.high)):
        item = clause.items[j]
        if item.kind in ("name", "noun"):
            return item.prep in ("of", "at", "for", "in") or "genitive" in item.tags or j == k + 1
        if item.kind != "word" or not item.classes & {"of", "at", "for", "in", "det", "possessive"}:
            return False
    return False
