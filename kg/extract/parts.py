"""Whose a part of a firm is that has no name of its own."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.found import Context, Fill, Found, Line
from kg.link.named import UNTYPED
from kg.spot.item import Item


def owns(context: Context, fill: Fill) -> bool:
    """Whether a filler is a person or organisation with a name, to whom a thing may belong."""
    if not isinstance(fill.content, str) or fill.content in context.things or fill.cls in ("", UNTYPED):
        return False
    return context.schema.coarse(fill.cls) in ("Organization", "Person")


def part_of(context: Context, line: Line, item: Item) -> Item | None:
    """The firm that "of" right behind the noun of a part says it is of: "the chip division of Acme"."""
    k = next((n for n, x in enumerate(line.items) if x is item), len(line.items))
    behind = line.items[k + 1 : k + 3]
    if len(behind) < 2 or "of" not in behind[0].classes or behind[1].kind != "name":
        return None
    whose = behind[1].coarse == "Organization" and context.schema.coarse(item.cls) == "Organization"
    return behind[1] if whose else None


def parts_of_firms(context: Context, found: Iterable[Found]) -> dict[str, str]:
    """Temporary id → owner of each organisation without a name that is somebody's, or that somebody sells;
    of its kind where the article tells of one alone.
    """
    owners: dict[str, str] = {}
    for f in found:
        for part, whose in (("s", "o"), ("object", "source")):
            firms = [x for x in f.roles.get(whose, ()) if owns(context, x)]
            for x in f.roles.get(part, ()):
                told = context.things.get(x.content) if isinstance(x.content, str) else None
                if firms and told is not None and context.schema.coarse(told.cls) == "Organization":
                    owners.setdefault(str(x.content), str(firms[0].content))
    for key, told in context.things.items():
        if told.place and context.schema.coarse(told.cls) == "Organization":
            owners[key] = told.place  # whose it is by its own words, whoever buys it
    sole: dict[str, set[str]] = {}
    for key, owner in owners.items():
        sole.setdefault(context.things[key].kind, set()).add(owner)
    for key, told in context.things.items():
        if len(sole.get(told.kind, ())) == 1:
            owners.setdefault(key, next(iter(sole[told.kind])))  # "the division" that was told of before
    return owners
