"""Which firm an article is about, for nouns that another that it names but once would take up."""

from __future__ import annotations

from typing import Final

from kg.extract.found import Context, Fill, Line
from kg.extract.valued import line_gerund
from kg.extract.which import Named
from kg.link.named import UNTYPED
from kg.spot.item import Item

# an article is about whom it names in one of its first lines, and in so many of its sentences
_LEAD: Final = 3
_OFTEN: Final = 3
_NEAR: Final = 3
# how many times as often as another
_MANY: Final = 2
# how what a deed is done to stands
_ACTED_ON: Final[tuple[str, ...]] = ("", "in", "of")


def or_chief(context: Context, line: Line, item: Item, pick: Named | None) -> Named | None:
    """Who "the firm" is where its last topic is named in one sentence alone and the article is about another
    firm: that, if the sentence or the one before names it, too, or the topic's paragraph has ended. "The
    start-up" is the firm that the article is about where several could be meant.

    What stands for the topic already (its own kind, a person's firm, "this firm") is not asked here, nor who
    a noun of one trade ("the foundry") stands for.
    """
    noun = item.noun
    if noun is None or item.det != "def" or context.schema.coarse(noun.cls) != "Organization":
        return pick
    if pick is not None and _told_of_newcomer(context, line, item, pick):
        return None
    if pick is not None and pick[0] == line.index and line_gerund(line.items, line.items.index(item)) > 0:
        return pick  # "Brisk raised 4 million in a round valuing the firm": Brisk, whoever else is spoken of
    young = "young" in noun.use
    if not young and noun.slug not in ("", "company"):
        return pick
    told: dict[str, set[int]] = {}
    for n, e, c, _, _ in context.recent:
        if c != UNTYPED and e not in context.things and context.schema.coarse(c) == "Organization":
            told.setdefault(e, set()).add(n)
    back = pick is not None and _of_closed_paragraph(context, line, pick, told)
    chiefs = {e for e, lines in told.items() if min(lines) < _LEAD and len(lines) >= _OFTEN}
    if back and not chiefs:
        chiefs = {e for e, lines in told.items() if not min(lines) and len(lines) > 1}
    if young and pick is not None and pick[1] not in chiefs and _acts_on_another(context, pick):
        pick = None
    if len(chiefs) != 1 or (pick is None and not young):
        return pick
    chief = chiefs.pop()
    if pick is not None and (pick[0] < _LEAD or not (back or _in_passing(told, pick[1], chief))):
        return pick
    since = line.index - _NEAR if young else min(pick[0] if pick else line.index, line.index - 1)
    since = 0 if back else since
    told_last = next((b for b in reversed(context.recent) if b[1] == chief and b[0] >= since), None)
    return told_last or (pick if pick is None or pick[4] else None)


def _of_closed_paragraph(context: Context, line: Line, pick: Named, told: dict[str, set[int]]) -> bool:
    """Whether a firm was named in one paragraph of some sentences alone, which has ended: with a new one, an
    article comes back to what it is about.
    """
    first = context.lines[pick[0]].paragraph
    ended = first < line.paragraph and context.lines[first + 1].paragraph == first
    return ended and min(told.get(pick[1], (first,))) >= first


def _in_passing(told: dict[str, set[int]], firm: str, chief: str) -> bool:
    """Whether a firm is named in one sentence alone, or in a few where the chief one is named in many."""
    named = len(told.get(firm, ()))
    return named == 1 or (named > 1 and len(told[chief]) >= _MANY * named)


def _told_of_newcomer(context: Context, line: Line, item: Item, pick: Named) -> bool:
    """Whether a sentence opens with where the firm of a noun comes from, and the one that it would stand for
    has just been told to do something to another: "Acme has bought Brisk. Founded by Ann Lee, the firm …"
    tells of either.
    """
    first = line.items[0]
    k = line.items.index(item)
    if first.kind != "word" or not any(t.feature == "pp" for _, t in first.triggers):
        return False
    if not any(x.text == "," for x in line.items[max(0, k - 2) : k]):
        return False
    return any(
        b[1] == pick[1] and b[0] == line.index - 1 and _acts_on_another(context, b) for b in context.recent
    )


def _acts_on_another(context: Context, pick: Named) -> bool:
    """Whether a firm is told to do something to another: in "Acme has bought a stake in Brisk. The start-up"
    either may be one.
    """
    return any(
        n == pick[0]
        and e != pick[1]
        and c != UNTYPED
        and context.schema.coarse(c) == "Organization"
        and not context.schema.is_a(c, "Fund")
        and s.start > pick[3].start
        and context.under(n, s, _ACTED_ON)
        for n, e, c, s, _ in context.recent
    )


def or_lead(context: Context, line: Line, fill: Fill) -> Fill:
    """The firm that the article's first sentence tells of, where the last paragraph names it besides the one
    given, and that no sooner: behind "Acme raised 40 million. Brisk took part." a new paragraph's "Ann Lee,
    its head" is Acme's.
    """
    if not line.index or line.paragraph != line.index or context.schema.coarse(fill.cls) != "Organization":
        return fill
    since = context.lines[line.index - 1].paragraph
    firms = [r for r in context.recent if context.schema.coarse(r[2]) == "Organization"]
    lead = next((r for r in firms if not r[0] and r[4]), None)
    if lead is None or lead[1] == fill.content or any(r[1] == fill.content and not r[0] for r in firms):
        return fill
    if not any(r[1] == lead[1] and since <= r[0] < line.index for r in firms):
        return fill
    return Fill(lead[1], fill.span, fill.sentence, lead[2])


def acting_rows(line: Line, item: Item) -> set[str]:
    """The firms before an item that are one subject together, and whose they are: in "Acme's arm A and B took
    part, the firm said" the firm is none of them.
    """
    firms = [x for x in line.items if x.kind == "name" and x.coarse == "Organization" and x.end <= item.start]
    verb = next((x.start for x in line.items if x.acts), item.start)
    bare = [x for x in firms if not x.prep and x.group >= 0 and x.end <= verb]
    ends = [x.end for x in bare if sum(y.group == x.group for y in bare) > 1]
    return {x.entity for x in firms if ends and x.end <= max(ends)}
