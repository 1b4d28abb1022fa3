"""Whether a thing that a sentence before speaks of may do what a clause without a subject tells."""

from __future__ import annotations

from kg.extract.found import Context, Fill, Line
from kg.extract.overt import overt_subject
from kg.link.named import UNTYPED
from kg.spot.item import Item


def may_act(context: Context, line: Line, fill: Fill) -> bool:
    """Whether a clause without a subject may be told of what was spoken of: what nothing has typed, or what
    somebody only has or uses, does nothing.
    """
    return fill.cls != UNTYPED and (fill.cls == "Person" or not behind_verb(context, line, fill))


def behind_verb(context: Context, line: Line, fill: Fill, any_verb: bool = False) -> bool:
    """Whether a thing is what somebody does something with in a sentence before: a verb stands before it,
    and before the verb what it is told of; with `any_verb`, whether a verb or "is" stands before it at all.
    """
    if context.pack.order != "svo" or fill.sentence >= line.index:
        return False
    items = context.lines[fill.sentence].items
    at = next((k for k, x in enumerate(items) if x.head == fill.span), 0)
    if _heads_clause(items, at):
        return False
    verb = next(
        (
            k
            for k, x in enumerate(items[:at])
            if x.kind == "word"
            and (
                any(t.feature in ("past", "pres", "fut", "cond") for _, t in x.triggers)
                or (any_verb and "be" in x.classes)
            )
        ),
        0,
    )
    if any_verb:
        return bool(verb)
    told = any(x.kind in ("name", "noun") and not x.prep for x in items[:verb])
    told = told or overt_subject(items, 0, verb)
    return bool(verb) and (told or bool(items[verb - 1].classes & {"det", "demonstrative"}))


def _heads_clause(items: list[Item], at: int) -> bool:
    """Whether a thing behind a comma has its verb right behind it: "Though it is its first lab, Acme has"."""
    while at > 1 and items[at - 1].kind == "word" and items[at - 1].classes & {"det"}:
        at -= 1
    if not at or items[at - 1].text != "," or not items[0].classes & {"other_prep", "clause", "for", "in"}:
        return False
    behind = next((x for x in items[at + 1 : at + 4] if x.kind != "word" or "adverb" not in x.classes), None)
    return behind is not None and (
        bool(behind.classes & {"have", "be"})
        or any(t.feature in ("past", "pres", "fut", "cond") for _, t in behind.triggers)
        or (behind.kind == "word" and not behind.classes)
    )
