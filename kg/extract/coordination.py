"""Two objects of one verb: what is coordinated with a thing is not the thing's, and each has its count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from kg.extract.found import Fill, Found, Line
from kg.model import Quantity
from kg.spot.item import Item
from kg.spot.numbers import Number


def coordinate(items: list[Item], k: int, i: int) -> bool:
    """Whether a thing and a number are two objects of one verb ("has 8 X and 672 GB"): the number is
    the subject's, unless a number of the thing's own, or "each", leads on to it.
    """
    number, joint = items[i].number, i - 1
    if number is None or number.kind == "percent":
        return False
    while joint > k and items[joint].kind == "word" and "comparator" in items[joint].tags:
        joint -= 1
    if joint > k + 1 and "with" in items[joint].classes and items[joint - 1].text in ",،":
        joint -= 1  # "has a chip X, with 4 GB of memory"
        if (doer := _doer(items, k)) is not None and doer.coarse in ("Organization", "Person"):
            return False  # "Acme presents the chip X, with 4 GB of memory": the chip's
    if joint > k + 1 and "of" in items[joint].classes and _joins(items[joint - 1]):
        joint -= 1  # "disposes of a chip X and of 4 GB of memory"
    if joint <= k or not _joins(items[joint]):
        return False
    opener = next((j for j in range(k + 1, joint) if items[j].classes & {"who", "with", "each"}), None)
    aside = opener is not None and any(x.text in ",،" for x in items[k + 1 : opener])
    if any("each" in x.classes for x in items[joint : i + 8]) or (opener is not None and not aside):
        return False  # "X with 94 GB, 3 TB/s and …" goes on with X; "X, each with 94 GB, and …" does not
    verb = next((j for j in range(k - 1, -1, -1) if governs(items[j])), None)
    return verb is not None and any(
        x.kind in ("name", "noun") and not x.prep and not x.held for x in items[:verb]
    )


def _doer(items: list[Item], k: int) -> Item | None:
    """The subject of the verb before the thing at `k`: the last bare thing before the verb."""
    verb = next((j for j in range(k - 1, -1, -1) if governs(items[j])), 0)
    things = (x for x in reversed(items[:verb]) if x.kind in ("name", "noun") and not x.prep and not x.held)
    return next(things, None)


def _joins(item: Item) -> bool:
    """Whether an item is a comma or "and"."""
    return item.text in (",", "،") or "and" in item.classes


def another_part(items: list[Item], k: int, i: int) -> bool:
    """Whether a comma or "and" and the noun of what a number measures stand between a thing at `k` and the
    number, and no verb or "with": "a chip X, memory of 4 GB" tells of two parts.
    """
    noun = next((j for j in range(i - 1, k, -1) if items[j].measure), None)
    if noun is None or any(governs(x) or "with" in x.classes for x in items[k + 1 : i]):
        return False
    joint = noun - 1
    while joint > k and items[joint].kind == "word" and "det" in items[joint].classes:
        joint -= 1
    return joint > k and (items[joint].text in ",،" or items[joint].classes >= {"and"})


def governs(item: Item) -> bool:
    """Whether an item is a verb that may have things as its objects, "have" among them."""
    return item.kind == "word" and (
        "have" in item.classes
        or any(t.feature in ("past", "pres", "fut", "cond", "pp") for _, t in item.triggers)
    )


def each_before(items: list[Item], i: int) -> int | None:
    """Where "each of them" stands before a number, none between them and nothing joined by "and"."""
    for k in range(i - 1, max(-1, i - 6), -1):
        if items[k].kind == "number" or "and" in items[k].classes:
            return None
        if "each" in items[k].classes:
            return k
    return None


def each_behind(items: list[Item], i: int) -> int | None:
    """Where "each of them" stands behind a number before the next comma or number."""
    for k in range(i + 1, min(i + 7, len(items))):
        if items[k].kind in ("mark", "number") or "and" in items[k].classes:
            return None
        if "each" in items[k].classes:
            return k
    return None


def apart(line: Line, found: Found) -> Iterator[Found]:
    """A find whose objects have counts of their own ("2 X and 8 Y") as one for each."""
    parts = found.roles.get("o", [])
    if found.count is None or len(parts) < 2:
        yield found
        return
    for part in parts:
        item = next((x for x in line.items if x.head == part.span), None)
        number = item.count if item is not None else None
        value = number.value if number is not None and not number.vague else None
        count = value if isinstance(value, Quantity) else None
        yield replace(found, roles=found.roles | {"o": [part]}, count=count, extra=dict(found.extra))


def before_gerund(items: list[Item], k: int, i: int) -> bool:
    """Whether a thing behind a verb is parted from a number by a gerund, which is the subject's: "holds
    eight X, offering 320 GB".
    """
    return any(
        x.kind == "word" and any(t.feature == "ger" for _, t in x.triggers) for x in items[k + 1 : i]
    ) and any(
        x.kind == "word" and any(t.feature in ("past", "pres", "fut", "cond") for _, t in x.triggers)
        for x in items[:k]
    )


def listed_before(items: list[Item], i: int) -> frozenset[int]:
    """The things of the list that a number ends ("with 500 X, two Y and 2 PB", "has 40 X and 2 PB"): the
    number is none of theirs.

    A list hangs on a preposition or a verb; in "X and 2 PB" alone nothing tells what the number is of.
    """
    k = i - 1
    while k > 0 and items[k].kind == "word" and items[k].classes & {"det", "adverb", "with", "to"}:
        k -= 1
    if k < 1 or "and" not in items[k].classes:
        return frozenset()
    out: set[int] = set()
    while k > 0:
        k -= 1
        item = items[k]
        if item.kind in ("name", "noun"):
            out.add(k)
            if item.prep and item.prep != "of" and not _paired(items, k) and not _complement(items, k):
                return frozenset(out)
        elif item.classes & {"who", "that", "clause"} or (item.kind == "mark" and item.text not in ",،()"):
            return frozenset()
        elif (
            item.kind == "word"
            and any(t.feature in ("past", "pres", "fut", "cond") for _, t in item.triggers)
        ) or (item.kind == "word" and "with" in item.classes and not _several(items[k - 1])):
            return frozenset(out)
    return frozenset()


def _complement(items: list[Item], k: int) -> bool:
    """Whether the counted noun at `k` only says of which kind the thing before is: "a chip X of 8 cores"."""
    governor = items[k].tags.get("prep_item")
    at = next((j for j in range(k - 1, 0, -1) if items[j] is governor), 0)
    kind = items[k].kind == "noun" and not items[k].cls and items[k].prep == "to"
    return kind and at > 0 and items[at - 1].kind in ("name", "noun") and items[at + 1].number is not None


def _paired(items: list[Item], k: int) -> bool:
    """Whether a preposition joins the counted thing at `k` to others before it: "pairs 8 X with 2 Y"."""
    governor = items[k].tags.get("prep_item")
    at = next((j for j in range(k - 1, 0, -1) if items[j] is governor), 0)
    return at > 1 and _several(items[k]) and _several(items[at - 1])


def _several(item: Item) -> bool:
    value = item.count.value if item.count is not None and item.kind in ("name", "noun") else None
    return isinstance(value, Quantity) and value.low > 1


def before_next_verb(items: list[Item], k: int, i: int) -> bool:
    """Whether the item at `k` is the object of a verb and another verb follows with "and" ("X has
    500 Y and uses 7 MW").
    """
    joint = next((j for j in range(i - 1, k, -1) if "and" in items[j].classes), None)
    if (
        joint is None
        or items[joint + 1].kind != "word"
        or items[joint + 1].classes
        or items[joint + 1].measure
    ):
        return False
    return any(
        x.kind == "word" and any(t.feature in ("past", "pres", "fut", "cond") for _, t in x.triggers)
        for x in items[:k]
    )


def sides(parties: list[Fill], one: object) -> Iterator[tuple[Fill, Fill]]:
    """Each two of some parties; where it is known who are on one side, only two of both: "X works with Y and
    with Z" tells nothing of Y and Z.
    """
    own = one if isinstance(one, frozenset) else frozenset[str]()
    told = {x.content in own for x in parties}
    for x, y in combinations(parties, 2):
        if len(told) < 2 or (x.content in own) != (y.content in own):
            yield x, y


def several_with(items: list[Item], k: int, i: int) -> bool:
    """Whether a number hangs on several things at once and tells of none alone: "8 X with 640 GB", "8 X for a
    total of 640 GB".
    """
    count = items[k].count
    value = count.value if count is not None else None
    return (
        isinstance(value, Quantity)
        and value.low > 1
        and k + 1 < i
        and all(x.kind == "word" for x in items[k + 1 : i])
        and ("with" in items[k + 1].classes or any("in_all" in x.classes for x in items[k + 1 : i]))
        and each_before(items, i) is None
        and each_behind(items, i) is None
        and not any("each" in x.classes for x in items[k + 1 : i + 4])
    )


def several_have(item: Item, number: Number | None) -> bool:
    """Whether a measure is told of several things of a kind at once, so that it is none's own."""
    value = item.count.value if item.kind == "noun" and item.count is not None else None
    return number is not None and number.kind == "measure" and isinstance(value, Quantity) and value.low > 1


def is_share(items: list[Item], i: int, k: int) -> bool:
    """Whether the number at `i` tells what each of several has, or stands with no more than "with" behind one
    thing at `k`: "runs on an X with 48 GB" gives them to the X.
    """
    with_it = (
        "with" in items[k + 1].classes
        and items[k].count is None
        and all(x.kind == "number" or "comparator" in x.tags for x in items[k + 2 : i])
    )
    return with_it or each_before(items, i) is not None or each_behind(items, i) is not None
