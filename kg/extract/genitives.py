"""Genitives behind nouns of deeds and things, and who is allowed a deed, where verbs come first."""

from __future__ import annotations

from kg.extract.clause import ClauseBounds
from kg.extract.taken import ClauseTaken


def in_construct(clause: ClauseBounds, k: int) -> bool:
    """Whether the word at `k` has an article and is the genitive of the bare noun right before it, or of a
    verb's own noun.
    """
    items, article = clause.items, clause.context.pack.article
    if "det" in items[k - 1].classes:
        k -= 1
    elif not items[k].key.startswith(article):
        return False
    head = items[k - 1]
    if clause.trigger.particle and head.key in clause.trigger.particle:
        return True  # "charged with the-fraud to X"
    return (
        k > 1
        and head.noun is not None
        and head.kind in ("noun", "name")
        and "det" not in items[k - 2].classes
    )


def of_its_genitive(clause: ClauseTaken) -> int | None:
    """Where the genitive stands right behind the noun of a deed that is done to nothing: it is who does it,
    "announced the entry of X into service".
    """
    if any(f.split("+")[0] == "object" for functions in clause.frame.roles.values() for f in functions):
        return None
    k = clause.end
    while k + 1 < clause.high and "det" in clause.items[k].classes:
        k += 1
    there = k < clause.high and clause.items[k].kind in ("name", "noun") and not clause.items[k].prep
    return k if there and not clause.items[k].held else None


def allowed_to(clause: ClauseTaken, k: int) -> int | None:
    """Where somebody stands under "to" right before the noun of a deed, or a preposition of it at `k`: whom
    another allows it, "allowed to X the purchase".
    """
    items = clause.items
    k -= bool(items[k].classes & {"in", "with"})
    whom = items[k]
    if k <= clause.low or whom.kind != "name" or whom.prep != "to" or whom.coarse in ("Place", "Hardware"):
        return None
    verb = next((x for x in reversed(items[clause.low : k]) if x.acts), None)
    told = verb is not None and any(clause.context.pack.frames[t.frame].speech for _, t in verb.triggers)
    return None if told or clause.frame.speech else k
