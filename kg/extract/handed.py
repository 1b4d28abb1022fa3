"""What a clause of saying hands down to the event that it tells: its date, and a number told of the event in
a later clause of the same sentence.

"In April 2020 it was reported that Ann Lee was buying chips, with some sources telling of 500 chips": the
buying is of that April, and of 500. Somebody's support of a law is of the day on which she says so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.extract.deals import dated_deeds
from kg.extract.found import Context, Fill, Found, Line
from kg.lang.shared import common
from kg.model import Quantity
from kg.spot.item import Item

_CLAUSE: Final = 14


def _without_recipients(context: Context, found: list[Found]) -> list[Found]:
    """The finds without those phrases that have somebody make what the same words say is handed to them:
    "will supply chips X to Acme".
    """
    to = common()["handed_to"]
    given = {
        (f.sentence, fill.span)
        for f in found
        if f.term in to["verbs"]
        for fill in f.roles.get(to["role"], ())
    }
    if not given:
        return found
    kept = []
    for f in found:
        phrase = f.term in to["never"] and not f.feature
        if phrase and any((f.sentence, fill.span) in given for fill in f.roles.get("s", ())):
            context.drop(f.sentence, f.rule, "who is handed a thing does not make it", "")
            continue
        kept.append(f)
    return kept


def handed_down(context: Context, found: list[Found]) -> list[Found]:
    """The finds, those that a clause of saying dates or counts with what it says of them."""
    out = list(dated_deeds(context, found))
    for f in _without_recipients(context, found):
        frame = context.pack.frames.get(f.rule)
        if frame is not None and f.term in context.schema.events and not f.speech:
            line, more = context.lines[f.sentence], dict[str, list[Fill]]()
            if "date" in frame.roles and "date" not in f.roles:
                date = _deed_of_words(f, found) or _reported_on(context, line, f)
                if date is not None:
                    more["date"] = [date]
            if "quantity" in frame.roles and "quantity" not in f.roles:
                number = _told_behind(context, line, f)
                if number is not None:
                    more["quantity"] = [number]
            f = replace(f, roles=f.roles | more) if more else f
        out.append(f)
    return out


def _deed_of_words(f: Found, found: list[Found]) -> Fill | None:
    """The date on which somebody says what is done by saying it: that she supports a law."""
    if f.term not in common()["deeds_of_words"]:
        return None
    for s in found:
        same = s.entity("agent") is not None and s.entity("agent") == f.entity("agent")
        if s.speech and same and s.sentence == f.sentence and s.at < f.at and s.roles.get("date"):
            return s.roles["date"][0]
    return None


def _reported_on(context: Context, line: Line, f: Found) -> Fill | None:
    """The date before "it was reported that", of what was then under way."""
    items = line.items
    auxiliary = f.at and items[f.at - 1].classes & {"be", "progressive"}
    if f.feature != "ger" or not auxiliary:
        return None  # what "was reported to have been bought" was bought before
    that = next((k for k in range(f.at - 1, -1, -1) if "that" in items[k].classes), None)
    if that is None:
        return None
    said = next((k for k in range(that - 1, max(-1, that - 4), -1) if _says(context, items[k])), None)
    if said is None or not any(x.classes & {"be", "been"} for x in items[max(0, said - 4) : said]):
        return None
    for item in items[:said]:
        if item.kind == "date" and item.date is not None:
            return Fill(item.date, item.head, line.index)
        if item.kind in ("name", "noun"):
            return None
    return None


def _told_behind(context: Context, line: Line, f: Found) -> Fill | None:
    """How many of its object a later clause of saying tells of an event."""
    goods = f.roles.get("object", ())
    if len(goods) != 1 or goods[0].sentence != line.index:
        return None
    items = line.items
    for k, item in enumerate(items):
        if item.start <= max(goods[0].span.end, f.trigger.end) or item.entity != goods[0].content:
            continue
        number, at = item.count, item.tags.get("count_item")
        if (
            number is None
            or number.vague
            or not isinstance(number.value, Quantity)
            or not isinstance(at, Item)
        ):
            return None
        before = [x for x in items[max(0, k - _CLAUSE) : k] if x.start > f.trigger.end]
        if any(_says(context, x) for x in before):
            return Fill(number.value, at.head, line.index)
        return None
    return None


def _says(context: Context, item: Item) -> bool:
    """Whether a word is a form of a verb of saying."""
    return any(context.pack.frames[t.frame].speech for _, t in item.triggers)
