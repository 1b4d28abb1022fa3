"""Names that only tell whose, where or of what kind the thing of the noun behind them is."""

from __future__ import annotations

from kg.spot.item import Item


def foreign(item: Item, noun: Item) -> bool:
    """Whether a name is of another kind than the noun behind it, which so is no title of the name: "the
    Acme-phone maker".
    """
    return item.coarse in ("Product", "Hardware", "AIModel") and noun.coarse == "Organization"


def where(item: Item, noun: Item) -> bool:
    """Whether a place's name only tells where the thing of the noun behind it is: "the Oslo startup"."""
    return (
        item.coarse == "Place"
        and item.cls != "Facility"
        and noun.noun is not None
        and "role" not in noun.noun.use
        and (noun.cls in ("Company", "Fund", "Facility", "ComputeSystem") or "place" in noun.noun.use)
    )


def owned(item: Item, noun: Item) -> bool:
    """Whether a noun behind a firm's or a town's name is a thing of the firm's or in the town: "the Acme
    cluster", "the Oslo plant".
    """
    return (
        (item.coarse == "Organization" or (item.coarse == "Place" != item.cls and item.cls != noun.cls))
        and noun.coarse in ("Hardware", "Place", "Work")
        and noun.noun is not None
        and "thing" in noun.noun.use
    )
