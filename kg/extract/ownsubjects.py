"""Whether the sentence of a number has a subject of its own, so that it tells of nothing spoken of before."""

from __future__ import annotations

from typing import Final

from kg.extract.coordination import governs
from kg.extract.found import Context
from kg.spot.item import Item

# what a sentence that names one of them is told of, where its numbers have no other subject
_BEARERS: Final[tuple[str, ...]] = ("Organization", "Place", "Product", "AIModel")


def has_subject(context: Context, items: list[Item], i: int) -> bool:
    """Whether a name of the sentence's own stands bare before a finite verb before the number, and
    no possessive points back.
    """
    verb = next(
        (
            k
            for k in range(i - 1, -1, -1)
            if items[k].kind == "word"
            and (
                "have" in items[k].classes
                or any(t.feature in ("past", "pres", "fut", "cond") for _, t in items[k].triggers)
            )
        ),
        None,
    )
    if verb is None and context.pack.order == "svo":
        verb = i  # a verb that no list knows
    if verb is None or any(x.classes & {"possessive", "he", "it", "that"} for x in items[:i]):
        return False
    return any(
        (x.kind == "name" or (x.kind == "noun" and x.count is not None))
        and not x.prep
        and not x.held
        and not (k and governs(items[k - 1]))
        for k, x in enumerate(items[:verb])
    )


def may_be_subject(context: Context, items: list[Item], i: int, domain: tuple[str, ...]) -> bool:
    """Whether a noun, a "we" or, where names need no verb, a name before a number may be what it
    is told of.
    """
    own = items[i].number
    named = context.pack.article and (own is None or own.kind != "percent")
    counted = own is not None and own.kind == "count"
    return any(
        (x.kind == "noun" and not x.prep and not x.held and (context.fits(x.cls, domain) or _a_body(x)))
        or (
            counted and x.kind == "noun" and x.det == "def" and not (x.prep or x.held) and x.coarse == "Place"
        )
        or (x.kind == "word" and "we" in x.classes)
        or (named and x.kind == "name" and x.coarse in _BEARERS and not x.noun)
        or (named and x.kind == "noun" and x.coarse == "Product" and x.det != "def" and not x.held)
        for x in items[:i]
    )


def site_with_relative(items: list[Item], k: int, i: int) -> bool:
    """Whether the count at `i` is told of a site whose relative clause, over by then, has the one at `k`: "la
    planta, en la que el grupo invirtió 40 millones, ocupará a 500 personas".
    """
    who = next((j for j in range(k - 1, 0, -1) if items[j].kind == "word" and "who" in items[j].classes), 0)
    head = next((j for j in range(who - 1, -1, -1) if items[j].kind in ("name", "noun")), -1)
    while head > 0 and items[head].prep:
        head = next((j for j in range(head - 1, -1, -1) if items[j].kind in ("name", "noun")), -1)
    if not who or head < 0 or items[head].prep or items[head].held or items[head].coarse != "Place":
        return False
    if any(x.acts or (x.kind == "mark" and x.text != ",") for x in items[head:who]):
        return False
    if any(x.text == "," for x in items[head:who]):
        return any(x.text == "," for x in items[k + 1 : i])
    return sum(x.acts or "light" in x.classes for x in items[who:i]) > 1


def _a_body(item: Item) -> bool:
    """Whether a definite noun is that of a body, "the centre", which is none of the things named before."""
    return item.det == "def" and item.noun is not None and item.noun.cls == "Organization"
