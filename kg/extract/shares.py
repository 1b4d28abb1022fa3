"""Numbers of a part of a machine ("each node has 4 X"): none of the machine's own."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.found import Context, Fill, Found
from kg.model import Quantity


def of_members(context: Context, f: Found) -> Found | None:
    """A find without the number that one of many alike parts has; None where it states only that."""
    whole = next(iter(f.roles.get("s", ())), None)
    if whole is None:
        return f
    value = next(iter(f.roles.get("v", ())), None)
    if value is not None:
        told = isinstance(value.content, Quantity) and _member_before(context, f.sentence, whole, value)
        if told:
            context.drop(f.sentence, f.rule, "what a part of a machine has is not the machine's", "")
        return None if told else f
    part = next(iter(f.roles.get("o", ())), None)
    if f.count is not None and part is not None and _member_before(context, f.sentence, whole, part):
        return replace(f, count=None)
    return f


def _member_before(context: Context, sentence: int, whole: Fill, what: Fill) -> bool:
    """Whether a noun of such parts stands before a thing or number, as what it is told of or behind that."""
    line = context.lines[sentence]
    if what.sentence != sentence:
        return False
    start = whole.span.start if whole.sentence == sentence else line.start
    at = next((k for k, x in enumerate(line.items) if x.head.start <= start < x.head.end), 0)
    near = next((x for x in reversed(line.items[max(0, at - 3) : at]) if x.kind == "noun"), None)
    if near is not None and near.noun is not None and "member" in near.noun.use:
        start = near.head.start  # "each node of the machine X has"
    if context.pack.order == "vso":
        verbs = (x.start for x in line.items if any(t.feature in ("past", "pres") for _, t in x.triggers))
        start = max((v for v in verbs if start < v < what.span.start), default=start)  # another clause's
    return any(
        x.noun is not None and "member" in x.noun.use and start <= x.head.start < what.span.start
        for x in line.items
        if x.kind == "noun"
    )
