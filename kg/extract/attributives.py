"""Whose a number is that stands before its thing: as its adjective, with a preposition between, or in what
leads in to the sentence.
"""

from __future__ import annotations

from typing import Final

from kg.extract.bounds import is_finite
from kg.extract.comparisons import comparand
from kg.extract.coordination import each_before
from kg.extract.found import Context, Fill, Line
from kg.extract.owners import owner
from kg.extract.refer import refer
from kg.extract.relatives import COMPARES
from kg.extract.untold import apposed_with
from kg.lang.fold import has_shape
from kg.spot.item import Item

_CHIPS: Final = frozenset(("Accelerator", "Processor", "Component"))


def attribute(context: Context, line: Line, i: int, wanted: tuple[str, ...]) -> tuple[bool, Fill | None]:
    """Whether a number is an adjective of what stands behind it ("a 40 MW data centre", "the 7B parameter
    model"), and of what.
    """
    own, items = line.items[i].number, line.items
    if not context.pack.adjective_first or own is None or own.kind not in ("measure", "count"):
        return False, None
    if i + 2 < len(items) and "per" in items[i + 1].classes:
        # "140 kW per rack": no value of the whole
        return True, refer(context, line, items[i + 2], wanted) if items[i + 2].kind == "name" else None
    for k in range(i + 1, min(i + 5, len(items))):
        item = items[k]
        if item.text == "-" and item.start == items[k - 1].end:
            continue
        if item.kind == "word" and not (item.classes or item.triggers):
            if own.kind == "count" and k == i + 1 and not item.measure and item.start > items[i].end:
                return False, None
            continue
        if item.kind not in ("name", "noun") or item.measure or item.tags.get("class_of_things"):
            return False, None
        if "modifier" in item.tags:
            continue
        named = item.tags.get("of_name")
        if isinstance(named, int):
            fill = refer(context, line, items[named], wanted)
            return fill is not None, fill
        if item.kind == "noun" and own.kind == "count":
            # "a 7B parameter model" that nothing names is nobody's
            cls = item.cls or (item.noun.cls if item.noun is not None else "")
            told = bool(cls) and context.schema.coarse(cls) == "AIModel"
            return told, _so_called(context, line, k, wanted) if told else None
        beside = all(x.text == "-" or x.measure for x in items[i + 1 : k])  # "the 7B parameter model X"
        fill = refer(context, line, item, wanted) if beside or item.kind == "noun" else None
        return fill is not None, fill
    return False, None


def _so_called(context: Context, line: Line, k: int, wanted: tuple[str, ...]) -> Fill | None:
    """The name that a noun takes right behind it: "a 7B parameter model called X"; None without one."""
    row = line.items[k + 1 : k + 4]
    row = row[1:] if row and row[0].text == "," else row
    if len(row) > 1 and "called" in row[0].classes and row[1].kind == "name":
        return refer(context, line, row[1], wanted)
    return None


def behind(context: Context, line: Line, i: int, wanted: tuple[str, ...]) -> Fill | None:
    """The name behind a number that a preposition hangs on it ("40 MW for X"), None without one."""
    items = line.items
    for k in range(i + 1, min(i + 9, len(items))):
        item = items[k]
        if (item.kind == "mark" and item.text in ",،;:.") or ("and" in item.classes and k > i + 1):
            break  # what follows is told by itself
        if item.kind == "word" and item.classes & COMPARES:
            break  # "3 TB/s against the 2 of Acme"
        if (
            item.kind == "name"
            and "memory_type" not in item.measure
            and item.prep in ("of", "for", "in", "to")
            and not comparand(items, k)
            and not (item.prep == "of" and item.group >= 0)  # "2,000 people of X and Y"
            and not (item.prep == "in" and item.cls in _CHIPS)  # "needs 80 GB in a chip X"
            # "90 GB of GPU memory" is no GPU's
            and not (item.tags.get("class_of_things") and k + 1 < len(items) and items[k + 1].measure)
        ):
            fill = refer(context, line, item, wanted)
            if fill is not None:
                return fill
    return None


def opened_with(context: Context, line: Line, i: int, wanted: tuple[str, ...]) -> Fill | None:
    """The subject that the numbers behind "with" or a participle at the head of a sentence are told of: "With
    141 GB of HBM3E and 5 TB/s, the X is".
    """
    items = line.items
    if (
        context.pack.order != "svo"
        or not i
        or i > 12
        or not (_leads_in(items[0]) or "at" in items[0].classes)
    ):
        return None
    comma = next((k for k in range(i + 1, min(i + 9, len(items))) if items[k].text == ","), 0)
    aside = (*items[1:i], *items[i + 1 : comma])
    if not comma or any(not _tells_of_memory(x) for x in aside):
        return None
    at = next((k for k in range(comma + 1, len(items)) if "det" not in items[k].classes), 0)
    if not at or items[at].kind not in ("name", "noun") or items[at].prep or items[at].held:
        return None
    verb = next((x for x in items[at + 1 : at + 4] if x.kind == "word" and "adverb" not in x.classes), None)
    if verb is None or verb.classes - {"be", "have"}:
        return None
    return refer(context, line, items[at], wanted)


def _tells_of_memory(item: Item) -> bool:
    """Whether an item may stand among what a chip is led in with: no other thing, no verb of its own."""
    if item.kind in ("name", "noun"):
        return "memory_type" in item.measure or (item.kind == "noun" and not item.cls)
    return not item.classes & {"each", "per", "who", "that"} and item.text not in "();:"


def led_in(context: Context, line: Line, i: int, wanted: tuple[str, ...]) -> Fill | None:
    """The subject right behind the comma of what leads in to a sentence, of which its only number tells:
    "with 400 people, Acme is small".
    """
    items, told = line.items, apposed_with(line.items, i)
    if told >= 0:
        return refer(context, line, items[told], wanted)
    number = items[i].number
    if i and number is not None and number.kind == "count" and "possessive" in items[i - 1].classes:
        named = frozenset(x.entity for x in items[i:] if x.kind == "name")
        return owner(context, line, items[i - 1], wanted, named, back=True)  # "its 45 people join Acme"
    if context.pack.order != "svo" or not items or not _leads_in(items[0]) or i > 4:
        return None
    comma = next((k for k in range(i, min(len(items), i + 6)) if items[k].kind == "mark"), None)
    if comma is None or items[comma].text != "," or any(x.kind in ("name", "number") for x in items[:i]):
        return None
    subject = next((x for x in items[comma + 1 : comma + 3] if x.kind in ("name", "noun")), None)
    if subject is None or subject.prep or not subject.cls or not context.fits(subject.cls, wanted):
        return None
    if any(x.kind == "number" or (x.kind == "name" and not x.measure) for x in items[i + 1 : comma]):
        return None  # "with 8 chips X, the machine": the chips' own number
    return refer(context, line, subject, wanted)


def _leads_in(item: Item) -> bool:
    """Whether a word begins what a subject behind it has: "with", "of", a participle ("equipped with")."""
    return bool(item.classes & {"with", "of", "at"}) or any(t.feature == "pp" for _, t in item.triggers)


def set_against(items: list[Item], i: int) -> bool:
    """Whether a number is one that another is compared to: "has 192 GB, against 80 for X"."""
    number = items[i].number
    near = items[max(0, i - 2) : i]
    return number is not None and number.kind != "percent" and any("against" in x.classes for x in near)


def of_the_other(context: Context, line: Line, i: int, wanted: tuple[str, ...]) -> Fill | None:
    """Whose the number is that another is compared to: what a preposition hangs on it, else nobody's."""
    for item in line.items[i + 1 : i + 8]:
        if item.kind == "mark":
            return None
        hangs = item.kind in ("name", "noun") and item.prep in ("for", "of", "on", "with")
        if hangs and item.cls and context.fits(item.cls, wanted):
            return refer(context, line, item, wanted)
    return None


def of_each(items: list[Item], i: int) -> bool:
    """Whether a number with "each" behind it is told of several of which no name says what they are: "eight
    stacks with 24 GB each".
    """
    if i + 1 >= len(items) or "each" not in items[i + 1].classes:
        return False
    counts = [k for k, x in enumerate(items[:i]) if x.number is not None and x.number.kind == "count"]
    return bool(counts) and items[counts[-1] + 1].kind == "word" and not items[counts[-1] + 1].measure


def _led_by_each(items: list[Item], i: int) -> int:
    """Where "each" stands behind a comma and leads over other measures to the number at `i`: "8 chips X, each
    with 80 GB and a bandwidth of 3 TB/s"; -1 without.
    """
    measured = False
    for k in range(i - 1, max(0, i - 18), -1):
        item = items[k]
        if "each" in item.classes:
            return k if measured and items[k - 1].text in ",،" else -1
        if item.kind == "number":
            if item.number is None or item.number.kind != "measure":
                return -1
            measured = True
        elif item.kind == "mark" or (item.kind == "name" and not item.measure) or _has_verb(item):
            return -1
    return -1


def _has_verb(item: Item) -> bool:
    return "have" in item.classes or is_finite(item)


def each_gives(context: Context, line: Line, i: int, wanted: tuple[str, ...]) -> tuple[bool, Fill | None]:
    """Whether a number is what each of the chips before a comma has ("8 chips X, each giving 80 GB"), and the
    chip.
    """
    items = line.items
    if of_each(items, i):
        return True, None
    led = _led_by_each(items, i)
    if led > 1 and items[led - 2].kind == "name" and items[led - 2].coarse == "Hardware":
        return True, refer(context, line, items[led - 2], wanted)
    k = each_before(items, i)
    if k is None or k < 2 or k + 1 >= i or items[k - 1].text != ",":
        return False, None
    chips, verb = items[k - 2], items[k + 1]
    gives = any(t.feature == "ger" for _, t in verb.triggers) or has_shape(
        verb.key, context.pack.doing_shapes
    )
    if not gives or chips.kind != "name" or chips.coarse != "Hardware":
        return False, None
    return True, refer(context, line, chips, wanted)


def beside_kin(context: Context, items: list[Item], i: int, wanted: tuple[str, ...]) -> bool:
    """Whether a sentence that a size stands in names a thing that may have it, though it does not say so:
    "beside a chip X and 80 GB" tells of nothing named before.
    """
    own = items[i].number
    if own is None or own.kind != "measure" or context.pack.order != "svo":
        return False
    return any(x.kind == "name" and context.fits(x.cls, wanted) for x in items[:i])


def past_aside(context: Context, line: Line, i: int, wanted: tuple[str, ...]) -> Fill | None:
    """The name that opens a sentence whose verb stands behind what commas tell of it in passing, so that the
    number at `i` is no other's: "Acme, founded by Ann Lee, once of Borea, has 40 employees".
    """
    items = line.items
    head = int(bool(items[0].classes & {"det"}))
    if head + 2 >= i or items[head].kind != "name" or items[head].prep or items[head + 1].text != ",":
        return None
    verb = next((k for k in range(i - 1, head + 2, -1) if is_finite(items[k])), 0)
    if not verb or items[verb - 1].text != ",":
        return None
    if any(is_finite(x) or x.text in ";:." for x in items[head + 2 : verb]):
        return None
    return refer(context, line, items[head], wanted)


def has_alone(items: list[Item], k: int, i: int) -> bool:
    """Whether "with" alone stands between a class of things and a number: "a chip with 16 GB" tells of that
    chip, whichever it is.
    """
    return k + 1 < i and all("with" in x.classes for x in items[k + 1 : i])


def member_alone(items: list[Item], k: int) -> bool:
    """Whether a number is a node's, not the machine's: "each node has 512 GB"."""
    noun = items[k].noun if items[k].kind == "noun" else None
    return noun is not None and "member" in noun.use and _each(items, k)


def _each(items: list[Item], k: int) -> bool:
    """Whether a member of a machine is what a clause speaks of: "a node", "each of the nodes"."""
    return not items[k].prep or any("each" in x.classes for x in items[max(0, k - 4) : k])


def is_site(items: list[Item], k: int) -> bool:
    """Whether the noun of a place of somebody's or one spoken of is a subject: "Acme's plant in Oslo has"."""
    item = items[k]
    if item.kind != "noun" or item.prep or item.held or item.coarse != "Place":
        return False
    owned = "whose" in item.tags or (k > 0 and bool(items[k - 1].classes & {"possessive"}))
    return (owned or item.det == "def") and not any(is_finite(x) for x in items[:k])
