"""Which nation, region or town a text says a firm is of, by its adjective."""

from __future__ import annotations

from typing import Final

from kg.extract.found import Context, Fill, Line
from kg.extract.which import Named
from kg.lang.fold import bare, nation_stem
from kg.lang.pack import Pack
from kg.link.named import UNTYPED
from kg.spot.item import Item
from kg.spot.wordtags import classes_alone
from kg.ties import Ties

# how many sentences back a firm is still one of several that a noun may mean
_NEAR: Final = 3


def note_nation(context: Context, line: Line, at: int) -> None:
    """Remember of which nation a sentence says that the firm at `at` is: "the German group Acme", "the German
    Acme", "Acme, a German group".
    """
    item = line.items[at]
    words = item.tags.get("described")
    near = [*words] if isinstance(words, tuple) else []
    if at and (item.det == "def" or context.pack.adjective_first):
        near.append(line.items[at - 1].key)
    behind = line.items[at + 1 : at + 6]
    if behind and behind[0].text == ",":
        noun = next((k for k, x in enumerate(behind) if x.kind == "noun"), 0)
        if noun and behind[noun].coarse == "Organization" and behind[noun].tags.get("of_name") == at:
            near += behind[noun].key.split()[1:]
            near += [x.key for x in (behind[noun - 1], *behind[noun + 1 : noun + 2])]
    told = next((n for n in (_stem(context.pack, word) for word in near) if n), "")
    if told:
        context.nations.setdefault(item.entity, told)


def nation_of(context: Context, line: Line, item: Item) -> str:
    """The stem of the adjective of a nation that stands beside the noun of a firm; empty without one."""
    if item.kind != "noun" or item.coarse != "Organization":
        return ""
    k = line.items.index(item)
    first = context.pack.adjective_first
    # a script that writes the article as one with its word has it before the adjective, too
    end = k + 3 if context.pack.article else k + 2
    beside = line.items[k - 1 : k] if first and k else line.items[k + 1 : end]
    words = [*item.key.split()[1:], *(x.key for x in beside if x.kind == "word")]
    return next((n for n in (_stem(context.pack, word) for word in words) if n), "")


def of_that_nation(context: Context, line: Line, item: Item, before: list[Named]) -> Fill | None:
    """The one firm of those named before that the text says, or that is known, to be of the nation that
    stands beside a noun. What is known counts where it is known of all of them.
    """
    nation = nation_of(context, line, item)
    if not nation:
        return None
    same = [b for b in before if context.nations.get(b[1]) == nation]
    near = {b[1] for b in context.recent if line.index - b[0] <= _NEAR and _is_firm(context, b)}
    if not same and all(_homes(firm) or firm in context.nations for firm in near):
        same = [b for b in before if _at_home(context, b[1], nation)]
        if len({firm for firm in near if _at_home(context, firm, nation)}) > 1:
            return None
    if len({b[1] for b in same}) != 1:
        return None
    return Fill(same[-1][1], item.head, line.index, same[-1][2])


def of_other_nation(context: Context, line: Line, item: Item, found: Fill) -> bool:
    """Whether the text says of a firm by another adjective whence it comes than by that beside a noun, or it
    is known to be at home elsewhere.
    """
    firm = str(found.content)
    nation = nation_of(context, line, item)
    if not nation:
        return False
    told = context.nations.get(firm)
    if told is not None:
        return told != nation
    return nation in context.pack.nations and bool(_homes(firm)) and not _at_home(context, firm, nation)


def _is_firm(context: Context, named: Named) -> bool:
    return named[2] == UNTYPED or context.schema.coarse(named[2]) == "Organization"


def _homes(firm: str) -> tuple[str, ...]:
    return Ties.load().has("home", firm)


def _at_home(context: Context, firm: str, nation: str) -> bool:
    """Whether a firm is known to be at home in a country that the stem of an adjective may mean."""
    return not context.pack.nations.get(nation, frozenset()).isdisjoint(_homes(firm))


def _stem(pack: Pack, word: str) -> str:
    told = (
        word in pack.not_names
        or bare(word) in pack.not_names
        or "nation" in classes_alone(pack.table, word)
        or (bool(pack.article) and nation_stem(word) in pack.nations)
    )
    return nation_stem(word) if told and len(word) > 3 else ""
