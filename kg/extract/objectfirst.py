"""What stands behind the object of a verb that comes first: who acts, and examples of what it is made for."""

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


def before_examples(clause: Clause, right: list[int], wanted: tuple[str, ...]) -> list[int]:
    """What stands behind the verb up to "such as", where the bare noun before it is of nothing that is
    looked for: "offers speed for tools such as X" offers no X.
    """
    for n, k in enumerate(right):
        if "like" not in clause.items[k].classes or clause.items[k].kind != "word":
            continue
        between = [clause.items[j] for j in right[:n]]
        words = (j for j, x in enumerate(between) if x.kind == "word" and not (x.classes or x.triggers))
        plain = max(words, default=-1)
        nouns = [x for j, x in enumerate(between) if x.kind == "noun" and not (x.det == "def" and j < plain)]
        if any(not x.prep and x.cls and clause.context.fits(x.cls, wanted) for x in nouns):
            return right
        return right[:n] if plain >= 0 and all(x.prep for x in nouns) else right
    return right


def behind_particle(clause: Clause, right: list[int], wanted: tuple[str, ...]) -> int | None:
    """What stands right behind the noun that is part of a verb, where who does it stands between the two:
    "put Acme the-worth (of) Borea at" is told of Borea; None where nobody does.
    """
    particle, items = clause.trigger.particle, clause.items
    at = next((n for n, k in enumerate(right) if particle and items[k].key == particle[-1]), len(right))
    names = [k for k in right[:at] if items[k].kind == "name" and not items[k].prep]
    told = right[at + 1] if at + 1 < len(right) else None
    if told is None or len(names) != 1 or items[told].kind != "name":
        return None
    both = all(clause.context.fits(items[k].cls, wanted) for k in (names[0], told))
    return told if both else None
