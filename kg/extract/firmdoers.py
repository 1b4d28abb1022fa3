"""Who does to a firm what its sentence tells, and which firms a pronoun cannot mean."""

from __future__ import annotations

from typing import Final

from kg.extract.found import Context, Line
from kg.extract.openings import acted_on
from kg.lang.fold import has_shape
from kg.lang.pack import Frame
from kg.spot.item import Item

_CLOSES: Final = frozenset(("that", "who", "clause", "and"))


def doers(context: Context, line: Line, item: Item) -> set[str]:
    """Who does what a preposition relates a noun to: "Acme invested in the startup", which is none of Acme's
    names; and what it acts on is not Acme ("valuing the startup at", "uses the firm's chips"). Empty where
    another clause begins between the two, or somebody speaks.
    """
    k = line.items.index(item)
    besides = k > 1 and any(t.feature == "ger" for _, t in line.items[k - 2].triggers)
    owning = "possessor" in item.tags
    if context.pack.order == "vso":
        return _verb_first_doers(context, line, item)
    if not item.prep and not besides and not owning and not acted_on(context, line, k):
        return set()
    verbs, frames = 0, context.pack.frames
    for before in reversed(line.items[:k]):
        if (before.kind == "mark" and not (besides and before.text == ",")) or before.classes & {
            "that",
            "who",
            "clause",
        }:
            return set()
        if owning and any(frames[t.frame].speech for _, t in before.triggers):
            return set()
        if besides and any(_gets(frames[t.frame]) for _, t in before.triggers):
            return set()  # "Acme raised 5 million, valuing the company at 30 million": Acme
        verbs += before.kind != "mark" and bool(before.triggers or before.classes & {"be", "have", "light"})
        if before.kind == "name" and not before.prep and not before.held and verbs:
            return {x.entity for x in line.items if x is before or 0 <= x.group == before.group}
    return set()


def _gets(frame: Frame) -> bool:
    """Whether a verb tells of a sum that its subject is given."""
    return (
        "money" in frame.guard and not frame.speech and frame.subject == "agent" and "source" in frame.roles
    )


def _verb_first_doers(context: Context, line: Line, item: Item) -> set[str]:
    """Who does what a firm is given, bought or sued by: in "bought Acme the firm", "took Acme 20 percent of
    the shares of the firm" the firm is not Acme. Empty where the verb does nothing to firms ("made Acme Ann
    Lee head of the firm"), and where another clause begins between the two.
    """
    k = next((n for n, x in enumerate(line.items) if x is item), 0)
    for n in range(k - 1, 0, -1):
        x = line.items[n]
        if (x.kind == "mark" and x.text not in '«»“”"') or x.classes & _CLOSES:
            return set()
        if x.kind != "name" or x.prep or x.held or x.coarse != "Organization":
            continue
        verb = n - 1
        while verb > 0 and line.items[verb].text in '«“"':
            verb -= 1
        frames = [context.pack.frames[t.frame] for _, t in line.items[verb].triggers]
        if line.items[verb].acts and any(_done_to_firms(context, f, item.prep) for f in frames):
            return {y.entity for y in line.items if y is x or 0 <= y.group == x.group}
        return set()
    return set()


def _done_to_firms(context: Context, frame: Frame, prep: str) -> bool:
    """Whether a verb tells what one firm does to another, which stands under a preposition (none: as its
    object).
    """
    return not frame.speech and any(
        (prep or "object") in functions and "Organization" in frame.types.get(role, ())
        for role, functions in frame.roles.items()
        if functions[0].split("+")[0] != "subject"
    )


def plain_firms(context: Context) -> frozenset[object]:
    """The firms that the text named, and by no noun but such as firms have, which are feminine."""
    shapes = context.pack.feminine_nouns
    return frozenset(
        e
        for _, e, cls, _, _ in context.recent
        if cls == "Company" and all(has_shape(noun.split()[0], shapes) for noun in context.nouns.get(e, ()))
    )


def bought_from(items: list[Item], start: int, item: Item) -> bool:
    """Whether the name that begins at an offset is whom something is bought from, and the possessive at
    `item` stands in what for: "buys 40 chips from Acme to-the-training of its-model".
    """
    at = next((k for k, x in enumerate(items) if x.head.start == start), 0)
    between = [x for x in items[at + 1 :] if x.start < item.start]
    return (
        items[at].prep == "from"
        and 1 < len(between) <= 4
        and "to" in between[0].classes
        and {t.feature for _, t in between[1].triggers} >= {"inf"}
    )
