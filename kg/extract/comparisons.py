"""Things that a sentence names only because another is compared with them."""

from __future__ import annotations

from typing import Final

from kg.extract.found import Context
from kg.lang.pack import Pack
from kg.spot.item import Item

_WARES: Final = ("Hardware", "AIModel", "Product")
_OF_ANOTHER: Final = frozenset(("he", "it", "we", "be", "have", "who", "that", "and"))


def said_of_it(pack: Pack, items: list[Item], k: int) -> bool:
    """Whether a ware stands in what is said of "it", which another ware before is: "has shown the X2, saying
    it outperforms Acme's Y5".
    """
    ware = items[k].coarse in _WARES and items[k].kind == "name"
    if not pack.adjective_first or not ware:
        return False
    told = next((j for j in range(k - 1, 0, -1) if items[j].kind == "word" and "it" in items[j].classes), 0)
    wares = (items[k].coarse, "", "Product")
    return any(x.kind == "name" and x.coarse in wares and not x.held and not x.prep for x in items[:told])


def rivalled(context: Context, items: list[Item], k: int) -> bool:
    """Whether a ware stands right behind a verb that sets against it another one named before: "has launched
    the X2, which rivals the Y5".
    """
    item = items[k]
    if item.coarse not in _WARES or item.kind != "name":
        return False
    verb = next((j for j in range(k - 1, max(k - 4, 0), -1) if items[j].triggers), 0)
    if not verb or any(x.kind != "word" for x in items[verb:k]):
        return False
    terms = (context.pack.frames[t.frame].term for _, t in items[verb].triggers)
    known = context.schema.relations
    if not any(term in known and known[term].symmetric for term in terms):
        return False
    named = (x for x in items[:verb] if x.kind == "name" and not x.held)
    return any(x.coarse == item.coarse and x.entity != item.entity for x in named)


def only_an_example(items: list[Item], k: int) -> bool:
    """Whether a thing is only named for its kind: "a cluster such as X needs 40 MW"."""
    like = k - 2 if k > 1 and "det" in items[k - 1].classes else k - 1
    return like > 0 and "like" in items[like].classes and items[like - 1].kind in ("noun", "word")


def comparand(items: list[Item], k: int) -> bool:
    """Whether a thing is what another is measured by, behind "that of": "is 20% above that of X", "superior a
    la de X".
    """
    j = k - 1
    while j > 0 and items[j].kind == "word" and items[j].classes & {"of", "det", "contracted", "clitic"}:
        j -= 1
    if j < 1 or k - j < 3 or not items[j].classes & {"to", "than", "that", "who"}:
        return False
    return any("more" in x.measure or "less" in x.measure for x in items[max(0, j - 3) : j])


def of_rival(items: list[Item], k: int) -> bool:
    """Whether the noun of what firms are to firms rules the thing at `k`: "the rivals of X"."""
    noun = items[k - 1].noun if k else None
    return noun is not None and "role" in noun.use and items[k - 1].coarse == items[k].coarse


def told_right_behind(items: list[Item], k: int, i: int) -> bool:
    """Whether nothing but a comma and words that tell more of a thing that another is set against part it
    from the number at `i`: "unlike X, 40 GB in size, Y is": X has them.
    """
    between = items[k + 2 : i]
    return (
        0 < len(between) <= 4
        and items[k].kind == "name"
        and items[k].prep == "than"
        and items[k + 1].text == ","
        and all(x.kind == "word" and not x.acts and x.classes.isdisjoint(_OF_ANOTHER) for x in between)
    )
