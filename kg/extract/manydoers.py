"""Whether a verb's own form says that several act, where the language has endings for that."""

from __future__ import annotations

from typing import Final

from kg.lang.fold import has_shape
from kg.lang.pack import Pack
from kg.spot.item import Item

_BESIDE: Final = frozenset(("have", "be", "been", "modal", "adverb", "neg", "clitic"))
_TENSES: Final = frozenset(("past", "pres", "fut", "cond"))


def done_by_many(items: list[Item], at: int, pack: Pack) -> bool | None:
    """Whether the verb at `at`, or the auxiliary before it, has the ending of several who act ("dicen", "han
    dicho"); None where the language has no such ending or the verb no person.
    """
    if not pack.plural_shapes or items[at].kind != "word":
        return None
    k = at - 1
    while k > 0 and items[k].classes & _BESIDE and not items[k].classes & {"have", "be"}:
        k -= 1
    helped = k >= 0 and bool(items[k].classes & {"have", "be"})
    features = {t.feature for _, t in items[at].triggers}
    if not helped and not features & _TENSES:
        return None
    return has_shape(items[k if helped else at].key, pack.plural_shapes)
