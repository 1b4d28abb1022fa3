"""What a sentence goes on with where the one before tells of a machine or site without a name."""

from __future__ import annotations

from kg.extract.found import Context, Fill, Line
from kg.extract.which import Named
from kg.lang.fold import has_shape
from kg.link.named import UNTYPED
from kg.spot.item import Item


def just_told(context: Context, line: Line, wanted: frozenset[str] | tuple[str, ...]) -> Fill | None:
    """The thing without a name that the text has just spoken of, where it is the only one of these classes:
    "Acme has opened a data centre in Oslo. It draws 40 MW"; None where a name or another thing may be meant.
    """
    for back in (1, 2):
        rows = [r for r in context.recent if r[0] == line.index - back]
        fit = {r[1]: r for r in rows if r[2] == UNTYPED or context.fits(r[2], wanted)}
        if len(fit) > 1:
            return None
        for key, (sentence, _, cls, span, _) in fit.items():
            told = key in context.things and context.schema.coarse(cls) in ("Place", "Hardware")
            return Fill(key, span, sentence, cls) if told else None
        if rows:
            return None  # it has gone on to something else
    return None


def new_with(context: Context, items: list[Item], k: int, i: int, wanted: tuple[str, ...]) -> bool:
    """Whether the thing at `k` is new and has no name, and a gerund right behind it says that it has the
    number at `i`: "beside a second accelerator carrying 96 GB" tells nothing of what was named before.
    """
    verb = items[k + 1]
    return (
        _beside(items, k)
        and context.fits(items[k].cls, wanted)
        and k + 1 < i
        and verb.kind == "word"
        and has_shape(verb.key, context.pack.doing_shapes)
        and not any(x.kind in ("name", "noun") and not x.prep for x in items[k + 1 : i])
    )


def told_since(context: Context, line: Line, item: Item, pick: Named) -> bool:
    """Whether another thing without a name was told of by the same noun since what the noun would take up:
    "X, beside an accelerator of 96 GB. The accelerator" is no X.
    """
    return any(
        x.noun is item.noun and x.start > pick[3].start and _beside(other.items, k)
        for other in context.lines[pick[0] : line.index]
        for k, x in enumerate(other.items)
        if x.kind == "noun"
    )


def _beside(items: list[Item], k: int) -> bool:
    """Whether "with a" and words that no list knows lead to the noun at `k`, which no name stands for."""
    if items[k].kind != "noun" or {"refers", "of_name"} & items[k].tags.keys():
        return False
    j = k - 1
    while j > 0 and items[j].kind == "word" and not items[j].classes and not items[j].triggers:
        j -= 1
    return j > 0 and "indef" in items[j].classes and "with" in items[j - 1].classes
