"""Numbers that are none of the thing's own: of a part of it, of one of several sizes, of a deed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from kg.extract.asides import over_behind
from kg.extract.clause import _FINITE, _preps
from kg.extract.found import Context, Fill, Found, Line
from kg.extract.overt import overt_subject, plain
from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.model import Quantity
from kg.spot.item import Item

# who holds less percent of a firm does not own it
_HALF: Final = 50


def of_members(context: Context, f: Found) -> Found | None:
    """A find without the number that one of many alike parts has; None where it states only that."""
    whole = next(iter(f.roles.get("s", ())), None)
    if whole is None:
        return f
    value = next(iter(f.roles.get("v", ())), None)
    if value is not None:
        told = isinstance(value.content, Quantity) and (
            # "nodes with four X of 40 GB": what X has is its own
            (whole.cls not in common()["side_by_side"] and _member_before(context, f.sentence, whole, value))
            or _counts_members(context, value)
        )
        if told:
            context.drop(f.sentence, f.rule, "what a part of a machine has is not the machine's", "")
        return None if told else f
    part = next(iter(f.roles.get("o", ())), None)
    if f.count is None or part is None:
        return f
    if _member_before(context, f.sentence, whole, part) or _of_each(context, f.sentence, whole, part):
        return replace(f, count=None)
    return f


def _of_each(context: Context, sentence: int, whole: Fill, part: Fill) -> bool:
    """Whether a part is what each of several counted before it has: "is built of 24 servers, each with 4 X",
    "of 24 servers with 4 X each".
    """
    items = context.lines[sentence].items
    k = next((k for k, x in enumerate(items) if x.is_at(part.span)), 0)
    each = any(_each(x) for x in items[max(0, k - 6) : k]) or any(_each(x) for x in items[k + 1 : k + 5])
    if not each or part.sentence != sentence:
        return False
    start = whole.span.end if whole.sentence == sentence else items[0].start
    return any(_several_of(x) and x.start >= start for x in items[:k] if not x.is_at(whole.span))


def _each(item: Item) -> bool:
    return "each" in item.classes or ("det" in item.classes and item.key == "each")


def _several_of(item: Item) -> bool:
    count = item.count.value if item.count is not None and item.kind in ("name", "noun") else None
    return isinstance(count, Quantity) and count.low > 1


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
    if context.pack.order == "vso" and not _each_before(line, what):
        verbs = (x.start for x in line.items if any(t.feature in ("past", "pres") for _, t in x.triggers))
        start = max((v for v in verbs if start < v < what.span.start), default=start)  # another clause's
    if whole.sentence == sentence and line.items[at].kind == "word" and _members_led(context, sentence):
        return True
    return any(
        x.noun is not None
        and "member" in x.noun.use
        and start <= x.head.start < what.span.start
        and not (x.count is not None and "and" in after.classes)  # "24 nodes and 96 chips"
        for x, after in pairwise(line.items)
        if x.kind == "noun"
    )


def _each_before(line: Line, what: Fill) -> bool:
    """Whether "each of them" before a number says that the verb is told of the parts, not of the machine."""
    return any("each" in x.classes and x.start < what.span.start for x in line.items)


def _members_led(context: Context, sentence: int) -> bool:
    """Whether the sentence before begins with such parts, so that a pronoun means them: "The nodes have
    512 GB. They also have four X".
    """
    before = context.lines[sentence - 1].items if sentence else []
    first = next((x for x in before if x.kind in ("noun", "name")), None)
    return first is not None and first.noun is not None and "member" in first.noun.use


def _counts_members(context: Context, value: Fill) -> bool:
    """Whether a number counts the parts themselves, of whatever kind: "24 GPU nodes" are not 24 GPUs."""
    items = context.lines[value.sentence].items
    k = next((k for k, x in enumerate(items) if x.head.start == value.span.start), len(items))
    behind = items[k + 1 : k + 3]
    return any(x.noun is not None and "member" in x.noun.use for x in behind)


def one_of_several(items: list[Item], i: int) -> bool:
    """Whether a number is one of several sizes in a row ("with 4, 12 and 27 billion parameters"), or one end
    of what lies between two: things of one name have them, and none has all.
    """
    own = items[i].number
    if own is None or not isinstance(own.value, Quantity):
        return False
    if own.kind == "count" and own.value.high != own.value.low:
        return True
    for joint, other in ((i - 1, i - 2), (i + 1, i + 2)):
        if not (other >= 0 and joint >= 0 and max(joint, other) < len(items)):
            continue
        beside = items[other].number
        if (
            beside is not None
            and isinstance(beside.value, Quantity)
            and (items[joint].text in (",", "،") or "and" in items[joint].classes)
            and (beside.value.unit == own.value.unit or (other < i and not beside.value.unit))
        ):
            return not any("respectively" in x.classes for x in items)
    return False


def of_deed(items: list[Item], i: int) -> bool:
    """Whether a number measures a deed or what is owed: "a partnership of 4.5 GW" is no plant's power; nor is
    that of what is only wanted ("the goal of an infrastructure of 10 GW").
    """
    if i < 2 or "of" not in items[i - 1].classes:
        return False
    if i > 3 and plain(items[i - 2]) and "det" in items[i - 3].classes and "of" in items[i - 4].classes:
        return True
    for item in reversed(items[max(0, i - 5) : i - 1]):
        if item.measure or item.kind in ("name", "mark", "number"):
            return False
        if "owed" in item.classes or any(t.feature == "noun" for _, t in item.triggers):
            return True
        if item.kind == "noun":
            return False
    return False


def portions(items: list[Item], k: int) -> bool:
    """Whether a number counts parts of things, not the things: "to 7 million cores"."""
    counted = next((x for x in items[k + 1 : k + 3] if "of" not in x.classes), None)
    return counted is not None and is_portion(counted)


def of_strangers(pack: Pack, between: list[Item]) -> bool:
    """Whether a number behind these items is that of things no list knows: "raised the number of entries
    to 109", where a genitive has no word.
    """
    return bool(pack.article) and any(
        x.noun is not None and "container" in x.noun.use and plain(after) for x, after in pairwise(between)
    )


def of_several(line: Line, i: int, subject: Fill) -> bool:
    """Whether a comma parts a number from counted chips before it, of which it is not told what each has:
    "8 X, 640 GB of memory", "1 X, 640 GB of memory".
    """
    k = next((k for k, x in enumerate(line.items[:i]) if x.head == subject.span), None)
    count = line.items[k].count if k is not None else None
    if k is None or count is None or not isinstance(count.value, Quantity):
        return False
    between, near = line.items[k + 1 : i], line.items[k + 1 : i + 5]
    return any(x.text in ",،" for x in between) and not any(
        x.classes & {"each", "per", "with"} or x.triggers for x in near
    )


def of_line_before(context: Context, line: Line, item: Item, subject: Fill) -> bool:
    """Whether memory is told of what only a line before names: of several counted chips, or of a machine,
    which has more than so many gigabytes (each of its nodes has them).
    """
    if subject.sentence >= line.index or not context.pack.adjective_first or item.number is None:
        return False
    value = item.number.value
    small = isinstance(value, Quantity) and value.unit[:1] in "GM"
    told = next((x for x in context.lines[subject.sentence].items if x.is_at(subject.span)), None)
    count = told.count if told is not None else None
    several = count is not None and isinstance(count.value, Quantity) and count.value.low > 1
    members = any(
        x.noun is not None and "member" in x.noun.use
        for other in context.lines[subject.sentence + 1 : line.index]
        if other.items[-1].text == ":"
        for x in other.items
    )
    if members and subject.cls == "ComputeSystem":
        return True  # "Each node has:", and what it has below
    return several or (small and subject.cls == "ComputeSystem")


def rated(items: list[Item], i: int) -> bool:
    """Whether a number is one of a rate: "3 TB/ of bandwidth", where the unit is cut, "100 kW by rack"."""
    behind = items[i + 1 : i + 3]
    own = items[i].number
    if len(behind) < 2 or own is None or own.kind != "measure":
        return False
    if behind[0].text == "/":
        return behind[0].start == items[i].end
    return "by" in behind[0].classes and plain(behind[1])


def together(pack: Pack, items: list[Item], low: int, at: int) -> bool:
    """Whether "together" right before the verb at `at` makes its sum that of several: "which together
    raised".
    """
    return any(
        tag.value == "both_of" and " ".join(form) == x.key
        for x in items[max(low, at - 3) : at]
        if "both_of" in x.classes or x.kind != "word"
        for form, tag in pack.table.get(x.key.split(" ")[0], ())
    )


def of_what_one_has(items: list[Item], k: int, pack: Pack) -> bool:
    """Whether a sum only tells how much of something somebody has or wants: "part of its $40 billion
    reserve", "Acme's $7 million bid".
    """
    behind = items[k + 1] if k + 1 < len(items) else None
    return (
        pack.adjective_first
        and ("possessive" in items[k - 1].classes or items[k - 1].key in pack.enclitics)
        and behind is not None
        and behind.kind in ("noun", "word")
        and not behind.classes
    )


def of_a_site(items: list[Item], i: int) -> bool:
    """Whether a place, or a noun that no list knows, is what a sentence counts people of: "the project will
    employ 20".
    """
    return overt_subject(items, 0, i) or any(
        x.kind in ("name", "noun")
        and not x.prep
        and not x.held
        and x.coarse not in ("", "Organization", "Person")
        for x in items[:i]
    )


def counted_there(items: list[Item], i: int) -> bool:
    """Whether those counted at `i` are at a place that stands before them with no mark between: "in the
    plant work 20 people".
    """
    for x in reversed(items[:i]):
        if x.kind == "mark":
            return False
        if x.kind in ("name", "noun") and x.coarse == "Place" and _preps(x) & {"in", "at"}:
            return True
    return False


def minor_share(items: list[Item], end: int) -> bool:
    """Whether less than half of a thing stands behind a verb: who holds 7% of a firm does not own it."""
    for item in items[end : end + 4]:
        if item.kind == "number":
            own = item.number
            if own is None or own.kind != "percent" or not isinstance(own.value, Quantity):
                return False
            return own.value.low < _HALF
        if item.kind != "word":
            return False
    return False


def lesser_share(items: list[Item]) -> bool:
    """Whether a percentage of less than half stands among some items."""
    values = [x.number.value for x in items if x.number is not None and x.number.kind == "percent"]
    return any(isinstance(v, Quantity) and v.low < _HALF for v in values)


def firm_acts(items: list[Item], i: int) -> bool:
    """Whether a firm is the subject before an item."""
    first = next((x for x in items[:i] if x.kind in ("name", "noun") and not x.held), None)
    if first is None or first.prep or "possessor" in first.tags:
        return False
    return first.coarse == "Organization" or (first.noun is not None and first.noun.cls == "Company")


def is_portion(item: Item) -> bool:
    """Whether a noun is that of parts that are counted of a thing: "cores"."""
    return item.noun is not None and "portion" in item.noun.use


def of_another_verb(items: list[Item], at: int, end: int, k: int) -> bool:
    """Whether a sum is told by another verb than the deed from `at` to `end`: a main verb before it ("was
    worth 18 million after investing"), one with no word for "that" ("a round (that) lifts its worth to 45").
    """
    if k < at:
        return "other_prep" in items[at - 1].classes
    who = next((j for j in range(end, min(k, end + 4)) if "who" in items[j].classes), k)
    behind = over_behind(items, end, who, k + 1) if who < k else None
    told = items[end:k] if behind is None else [*items[end:who], *items[behind:k]]
    finite = any(t.feature in _FINITE for x in told if x.kind == "word" for _, t in x.triggers)
    return finite and not any(x.kind == "mark" for x in items[end:k])
