"""Which nation, region or town a text says a firm is of, by its adjective."""

from __future__ import annotations

from typing import Final

from kg.extract.found import Context, Fill, Line
from kg.extract.which import Named
from kg.lang.fold import bare
from kg.lang.pack import Pack
from kg.spot.item import Item
from kg.spot.wordtags import classes_alone

# letters that the forms of one adjective share
_STEM: Final = 5


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
    beside = line.items[k - 1 : k] if first and k else line.items[k + 1 : k + 2]
    words = [*item.key.split()[1:], *(x.key for x in beside if x.kind == "word")]
    return next((n for n in (_stem(context.pack, word) for word in words) if n), "")


def of_that_nation(context: Context, line: Line, item: Item, before: list[Named]) -> Fill | None:
    """The one firm of those named before that the text says is of the nation that stands beside a noun."""
    nation = nation_of(context, line, item)
    same = [b for b in before if context.nations.get(b[1]) == nation] if nation else []
    if len({b[1] for b in same}) != 1:
        return None
    return Fill(same[-1][1], item.head, line.index, same[-1][2])


def of_other_nation(context: Context, line: Line, item: Item, found: Fill) -> bool:
    """Whether the text says of a firm by another adjective whence it comes than by that beside a noun."""
    told = context.nations.get(str(found.content)) if context.nations else None
    nation = nation_of(context, line, item) if told is not None else ""
    return bool(nation) and told != nation


def _stem(pack: Pack, word: str) -> str:
    told = (
        word in pack.not_names or bare(word) in pack.not_names or "nation" in classes_alone(pack.table, word)
    )
    return bare(word)[:_STEM] if told and len(word) > 3 else ""
