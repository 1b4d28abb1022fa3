"""Things that a sentence names only because another is compared with them."""

from __future__ import annotations

from kg.lang.pack import Pack
from kg.spot.item import Item


def said_of_it(pack: Pack, items: list[Item], k: int) -> bool:
    """Whether a ware stands in what is said of "it", which another ware before is: "has shown the X2, saying
    it outperforms Acme's Y5".
    """
    ware = items[k].coarse in ("Hardware", "AIModel", "Product") and items[k].kind == "name"
    if not pack.adjective_first or not ware:
        return False
    told = next((j for j in range(k - 1, 0, -1) if items[j].kind == "word" and "it" in items[j].classes), 0)
    wares = (items[k].coarse, "", "Product")
    return any(x.kind == "name" and x.coarse in wares and not x.held and not x.prep for x in items[:told])
