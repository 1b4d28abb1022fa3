"""What a heading names is what the lines below it tell of: "Acme-2", then "Developer: Norda"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.found import Context, Fill, Line
from kg.link.named import UNTYPED
from kg.spot.item import Item

# How many lines below its heading a line may stand, and how many words a heading has at most.
_FAR: Final = 20
_LONG: Final = 8
# How many sentences that name nothing may stand before a list and behind what it tells of.
_NAMELESS: Final = 3


def heading(context: Context, line: Line, wanted: frozenset[str] | tuple[str, ...]) -> Fill | None:
    """The first thing of these classes that the nearest heading with one names; None without.

    A heading is a short line with no verb, no key before a colon and no full stop. A line that is neither a
    heading nor of the kind "key: value", a bullet or the opening of a list ends what stands under a heading,
    unless it speaks of the thing of the heading alone, or the thing is the one that the title names.
    """
    prose: list[Line] = []
    for other in reversed(context.lines[max(0, line.index - _FAR) : line.index]):
        if not _is_heading(other.items) and not _is_title(other):
            if not (is_field(other.items) or other.items[-1].text == ":"):
                prose.append(other)
            continue
        told = [x for x in other.items if _names(context, x, wanted)]
        found = told[0] if told else None
        if found is not None and any(_beside(found, x) for x in told[1:]):
            return None  # "X1 and X2": which of them the lines below tell of is not said
        if found is not None:
            goes_on = all(_speaks_of(context, x, found, wanted) for x in prose)
            return _fill(found, other) if goes_on or not other.index else None
        if _is_strange(other.items, context.pack.article):
            return None  # a name that was let go: what stands below tells of it
    return _of_opener(context, line, wanted)


def _of_opener(context: Context, line: Line, wanted: frozenset[str] | tuple[str, ...]) -> Fill | None:
    """What the sentence before a list of bullets speaks of, where it ends with a colon: "It has news:"; one
    that names nothing, "The figures are:", goes on with those before. Without a colon bullets with keys alone
    are told of it.
    """
    k = line.index
    while k > 0 and context.lines[k].items and context.lines[k].items[0].text in "-•*–":
        k -= 1
    if k == line.index or not context.lines[k].items:
        return None
    if context.lines[k].items[-1].text != ":" and not _keyed(context.lines[k + 1 : line.index + 1]):
        return None
    if any(
        x.classes & {"against", "like", "unlike"} or (x.noun is not None and "role" in x.noun.use)
        for x in context.lines[k].items
    ):
        return None  # "Its rivals are:"
    for n in range(k, max(-1, k - 1 - _NAMELESS), -1):
        told = [r for r in context.recent if r[0] == n and r[4] and context.fits(r[2], wanted)]
        if told:
            _, entity, cls, span, _ = told[-1]
            return Fill(entity, span, n, cls) if len({r[1] for r in told}) == 1 else None
        if n < k and any(x.kind == "name" for x in context.lines[n].items):
            return None
    return None


def _keyed(lines: Sequence[Line]) -> bool:
    """Whether each of some bullets begins with a key and a colon: "- Memory: 80 GB"."""
    return all(any(x.text == ":" for x in line.items[1:6]) for line in lines)


def _speaks_of(context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]) -> bool:
    """Whether a line names a thing without a preposition, and no other of these classes so."""
    named = {x.entity for x in line.items if _names(context, x, wanted) and not x.prep}
    return named == {item.entity}


def _fill(item: Item, line: Line) -> Fill:
    return Fill(item.entity, item.head, line.index, item.cls)


def _names(context: Context, item: Item, wanted: frozenset[str] | tuple[str, ...]) -> bool:
    return (
        item.kind == "name"
        and item.cls != UNTYPED
        and not item.tags.get("class_of_things")
        and context.fits(item.cls, wanted)
    )


def _is_heading(items: list[Item]) -> bool:
    words = [x for x in items if x.kind != "mark"]
    if _names_kind(items):
        return True
    return (
        0 < len(words) <= _LONG
        and items[-1].text not in ".!?;,"
        and not any(x.text == ":" for x in items[: -1 if not _titled(items) else 0])
        and not any(
            x.kind == "word" and any(t.feature in ("past", "pres", "fut", "cond") for _, t in x.triggers)
            for x in words
        )
        and not any(x.classes & {"be", "have"} for x in words)
        and items[0].text not in "-•*–"
    )


def _names_kind(items: list[Item]) -> bool:
    """Whether a line tells what the sheet below it is of, by a noun and a name: "Model: Acme-2"."""
    if len(items) < 3 or items[-1].kind != "name" or items[-2].text != ":" or items[0].text in "-•*–":
        return False
    noun = items[-3]
    return (
        noun.kind == "noun"
        and noun.noun is not None
        and noun.coarse == items[-1].coarse
        and len(items) < 7
        and noun.noun.slug != "maker"  # "Maker: Acme" is a line of the sheet
        and "role" not in noun.noun.use
    )


def _is_title(line: Line) -> bool:
    """Whether a line is the text's first and tells nothing: "Acme documentation: how it is used"."""
    items = line.items
    return (
        not line.index
        and items[-1].text not in ".!?"
        and items[0].kind == "name"
        and len(items) <= _LONG
        and not any(x.classes & {"be", "have"} for x in items)
    )


def _beside(a: Item, b: Item) -> bool:
    """Whether two things of a heading are two of a kind that stand side by side."""
    return a.entity != b.entity and a.cls == b.cls and not b.prep


def _titled(items: list[Item]) -> bool:
    """Whether a thing's name, a colon and words without a number make a title: "Acme-2: the next one"."""
    return (
        len(items) > 3
        and items[0].kind == "name"
        and not items[0].tags.get("class_of_things")
        and items[1].text == ":"
        and not any(x.kind in ("number", "date", "name") for x in items[2:4])
    )


def _is_strange(items: list[Item], article: str) -> bool:
    """Whether a heading is one word that no table knows, not written with an article."""
    words = [x for x in items if x.kind != "mark"]
    return (
        len(words) == len(items) == 1
        and words[0].kind == "word"
        and not (article and words[0].key.startswith(article))
        and not (words[0].classes or words[0].triggers)
    )


def is_field(items: list[Item]) -> bool:
    """Whether a line is a bullet or begins with a key and a colon."""
    return bool(items) and (items[0].text in "-•*–" or any(x.text == ":" for x in items[1:6]))
