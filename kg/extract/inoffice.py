"""Who is meant by an office that is told without a name: "the chief executive said"."""

from __future__ import annotations

from typing import Final

from kg.extract.found import Context, Fill, Line
from kg.extract.overt import plain
from kg.lang.shared import common
from kg.spot.item import Item

# how many sentences may lie between where somebody was named last and the noun of the office
_REACH: Final = 8
_AT: Final = frozenset(("of", "at", "to", "for"))


def in_office(context: Context, line: Line, item: Item) -> Fill | None:
    """The one person who has the office of a definite noun that stands alone, by what the text told before;
    where a firm is named behind it, who has it at that firm. None where two could be meant.
    """
    if item.kind != "noun" or item.noun is None or item.det != "def" or item.held or "of_name" in item.tags:
        return None
    slug = item.noun.slug
    row = next((r for r in common()["ties"] if "office_of" in r and slug in r["nouns"]), None)
    known = context.holders.get(row["relations"]["Person"], {}) if row is not None else {}
    k = next((n for n, x in enumerate(line.items) if x is item), 0)
    if not known or not _alone(context, line.items, k):
        return None
    firm = _firm_behind(line.items, k)
    if firm is not None:
        known = {who: at for who, at in known.items() if at == firm}
    who = next(iter(known)) if len(known) == 1 else None
    seen = max((n for n, e, *_ in context.recent if e == who), default=-_REACH - 1)
    if who is None or line.index - seen > _REACH:
        return None
    return Fill(who, item.head, line.index, context.classes.get(who, "Person"))


def _alone(context: Context, items: list[Item], k: int) -> bool:
    """Whether nothing but an article before a noun and at most a firm behind it tells who is meant."""
    before, behind = items[k - 1] if k else None, items[k + 1 : k + 3]
    if not context.pack.article and (before is None or before.classes.isdisjoint(("det", "contracted"))):
        return False
    if k > 1 and items[k - 2].kind == "name" and context.pack.adjective_first:
        return False  # "Acme the founder"
    if not behind or behind[0].kind in ("name", "noun") or plain(behind[0]) or "and" in behind[0].classes:
        return False
    named = behind[0].kind == "mark" and len(behind) > 1 and behind[1].kind in ("name", "noun")
    if named:
        return False
    return "of" not in behind[0].classes or _firm_behind(items, k) is not None


def _firm_behind(items: list[Item], k: int) -> str | None:
    """The firm of which a noun is told right behind it: "the head of Acme"."""
    if k + 1 >= len(items) or items[k + 1].classes.isdisjoint(_AT):
        return None
    name = next((x for x in items[k + 2 : k + 5] if x.kind == "name" or x.acts), None)
    return name.entity if name is not None and name.coarse == "Organization" else None
