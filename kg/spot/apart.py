"""Things side by side that are of no list: a firm and a person, the subjects of two clauses."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Pack
from kg.spot.item import Item
from kg.spot.joinedclauses import another_clause, ends_relative
from kg.spot.listends import firm_and_ware

_WARES: Final = frozenset(("Hardware", "Product", "AIModel"))


def kept_apart(
    items: list[Item], pair: tuple[int, int], pack: Pack, between: int, conjoined: bool, again: bool
) -> bool:
    """Whether two things are of no list though nothing parts them: `between` is how many words join them,
    `conjoined` says that "and" is one, `again` that the preposition of the first stands there again.
    """
    a, b = pair
    apart = _strangers(items[a], items[b]) and not (
        conjoined
        and between == 1
        and pack.order == "svo"
        and (again or _firm_and_person(items, a, b))
        and {items[a].coarse, items[b].coarse} == {"Person", "Organization"}
    )
    # where nouns come first, a comma before "and" parts clauses; without one too many forms are no verbs
    clauses = pack.adjective_first or (between > 1 and pack.order == "svo")
    apart = apart or (conjoined and clauses and another_clause(items, a, b, pack))
    apart = apart or (conjoined and pack.order == "svo" and ends_relative(items, a, b))
    return apart and not (pack.article and between == 1 and firm_and_ware(items[a], items[b]))


def _strangers(a: Item, b: Item) -> bool:
    """Whether two things cannot be of one list: a person and a company, a place and a chip."""
    if b.kind == "noun" and a.kind == "name" and b.noun is not None and "role" in b.noun.use:
        return True  # "Ann Lee, and the head of Acme, …"
    if b.kind == "noun" and a.kind == "name" and b.det == "poss" and b.noun is not None and not b.noun.cls:
        return True  # "Acme, and its seat is in Oslo"
    if a.kind == b.kind == "name" and a.coarse in _WARES and b.coarse in _WARES:
        return False  # "launched the chip X and the phone Y"
    return bool(a.coarse and b.coarse and a.coarse != b.coarse)


def _firm_and_person(items: list[Item], a: int, b: int) -> bool:
    """Whether "and" joins the names of a firm and of a person that do or suffer one thing: "Acme and Ann Lee
    oppose the bill", no clause that begins with the second.
    """
    if {items[a].coarse, items[b].coarse} != {"Person", "Organization"}:
        return False
    if items[a].kind != "name" or items[b].kind != "name" or items[a].held or items[b].prep:
        return False
    behind = items[b + 1] if b + 1 < len(items) else None
    if (
        behind is not None
        and behind.text == ","
        and any(x.noun and "role" in x.noun.use for x in items[b + 2 : b + 4])
    ):
        return False  # "the head of Acme and Ann Lee, head of Borea"
    if behind is None or behind.kind == "mark":
        return True
    acts = bool(behind.classes & {"have", "be"} or behind.cue or (behind.kind == "word" and behind.triggers))
    first = not any(x.kind == "word" and x.triggers for x in items[:a]) and not items[a].prep
    return first if acts else behind.kind == "word" and not behind.text.startswith(("'", "’"))
