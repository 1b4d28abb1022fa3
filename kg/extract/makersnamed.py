"""Firms that a sentence names only to tell whose make something is, or where somebody once was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kg.extract.found import Context, Fill
from kg.extract.overt import plain
from kg.extract.patterns import Compiled
from kg.extract.which import Named
from kg.lang.pack import PREPOSITIONS, Pack
from kg.link.named import UNTYPED
from kg.spot.item import Item

_ONE: Final = frozenset(("ComputeSystem", "AIModel"))  # of which one is told of, not of all that are sold
_WARES: Final = frozenset(("Hardware", "AIModel", "Product"))
_PREPS: Final = frozenset(PREPOSITIONS)


def only_makers(context: Context, before: list[Named], noun: str = "") -> list[Named]:
    """Those of the firms named before that are spoken of, where there are any: in "X has shown a phone. It
    uses Y's chip and a Z screen. The group …" the group is X. One that the text called by the noun stays.
    """
    if len({b[1] for b in before}) < 2:
        return before
    return [b for b in before if noun in context.nouns.get(b[1], ()) or not _maker(context, b)] or before


def _maker(context: Context, named: Named) -> bool:
    items = context.lines[named[0]].items
    return names_maker(context, items, next((n for n, x in enumerate(items) if x.is_at(named[3])), 0))


def names_maker(context: Context, items: list[Item], k: int) -> bool:
    """Whether the name at `k` stands for whose make a thing beside it is: before "'s" and the thing, right
    before or behind a thing's noun, behind the "of" of a thing; or for where somebody once was.
    """
    item = items[k]
    if item.kind != "name":
        return False
    if _of_named_part(items, k):
        return True
    if not k:  # "Acme's X2 has": the sentence speaks of the X2
        thing = items[2] if len(items) > 2 and "possessor" in item.tags else item
        return thing.kind == "name" and thing.cls in _ONE and item.coarse not in _WARES
    if any("former" in x.classes for x in items[max(0, k - 3) : k]):
        return True  # "former Acme executive Ann Lee"
    if "possessor" in item.tags:
        behind = next((x for x in items[k + 1 : k + 7] if not _describes(x)), None)
        return behind is not None and behind.kind in ("name", "noun") and behind.coarse in _WARES
    if item.prep == "of":
        governor = item.tags.get("prep_item")
        at = next((n for n, x in enumerate(items[:k]) if x is governor), 0)
        return at > 0 and items[at - 1].kind in ("name", "noun") and items[at - 1].coarse in _WARES
    return bool(item.prep == "" and _beside_ware(context, items, k))


def _of_named_part(items: list[Item], k: int) -> bool:
    """Whether the firm at `k` only tells whose another firm is that the sentence names right behind it:
    "Acme's venture arm Brisk has joined".
    """
    item = items[k]
    if "possessor" not in item.tags or item.coarse != "Organization":
        return False
    behind = next(
        (n for n, x in enumerate(items[k + 1 : k + 6], k + 1) if not (_describes(x) or x.kind == "noun")), 0
    )
    return behind > k + 1 and items[behind].kind == "name" and items[behind].coarse == "Organization"


def _describes(item: Item) -> bool:
    """Whether a word stands between whose a thing is and the thing: "Acme's highly sought-after X2"."""
    return (
        item.kind == "word" and not item.acts and not item.classes & _PREPS and "and" not in item.classes
    ) or item.text == "-"


def _beside_ware(context: Context, items: list[Item], k: int) -> bool:
    """Whether a thing's noun, or a plain word with an article of its own, touches a name: "a Z screen", "uno
    schermo Z".
    """
    if context.pack.adjective_first:
        behind = items[k + 1] if k + 1 < len(items) else None
        opened = items[k - 1].classes & {"indef", "possessive"}
        return bool(
            opened
            and behind is not None
            and behind.start == items[k].end + 1
            and (behind.coarse in _WARES or (plain(behind) and behind.text.islower()))
        )
    before = items[k - 1]
    return before.end + 1 == items[k].start and (
        (before.kind == "noun" and before.coarse in _WARES)
        or (k > 1 and plain(before) and before.text.islower() and bool(items[k - 2].classes & {"indef"}))
    )


def whose_ware(pack: Pack, row: Compiled, slots: Mapping[str, Sequence[Fill]]) -> bool:
    """Whether a pattern without words tells whose a thing is of which one side is known: "Acme's chip Brisk",
    "the Gale X2 of Acme".
    """
    if not any(e.strict for e in row.elements if e.kind == "slot"):
        return False
    if pack.adjective_first:
        return any(t in pack.enclitics for e in row.elements for t in e.takes)
    return all(_numbered(str(f.content)[1:]) for fills in slots.values() for f in fills if f.cls == UNTYPED)


def _numbered(name: str) -> bool:
    """Whether a name has a word of letters first and a number behind it, as wares have: "gale x2"."""
    first, _, rest = name.partition(" ")
    return len(first) > 2 and first.isalpha() and len(rest) > 1 and any(ch.isdigit() for ch in rest)


def officers_firm(items: list[Item], i: int) -> bool:
    """Whether a firm at `i` only tells whose officer the person right behind it is: "Acme CEO Ann Lee"."""
    behind = items[i + 1] if i + 1 < len(items) else None
    return (
        behind is not None
        and items[i].coarse == "Organization"
        and behind.kind == "name"
        and behind.coarse == "Person"
        and "with_noun" in behind.tags
        and behind.start - items[i].end == 1
    )
