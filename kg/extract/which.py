"""Whether what stands around a noun tells which of those named before it is, or that it is none."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.clause import _FINITE, _preps
from kg.extract.comparisons import rivalled, said_of_it
from kg.extract.found import Context, Fill, Line
from kg.extract.overt import plain
from kg.extract.several import has_singular
from kg.link.named import UNTYPED
from kg.model import Quantity, Span
from kg.spot.item import Item

_WHOSE = ("Organization", "Hardware")
# a thing named before: its sentence, slug, class, span, and whether its sentence speaks of it
Named = tuple[int, str, str, Span, bool]


def told_apart(context: Context, line: Line, item: Item) -> bool:
    """Whether a participle with its doer behind a noun tells which one is meant ("the firm founded by X
    said"): one not named before, or of several that were named one of which nothing else is known.
    """
    noun = item.noun
    if context.pack.article and _next_that(line, item):
        return True
    if item.kind != "noun" or noun is None or (noun.slug != "company" and noun.cls != "Company"):
        return False
    k = line.items.index(item)
    behind = line.items[k + 1 : k + 4]
    if behind and plain(behind[0]):
        del behind[0]  # an adjective
    told = (
        len(behind) > 1
        and behind[0].kind == "word"
        and any(t.feature == "pp" for _, t in behind[0].triggers)
        and "by" in behind[1].classes
    )
    if not told or noun.slug == "company":
        return told
    # a service may be what a firm of the same name runs
    near = {
        e
        for n, e, c, _, _ in context.recent
        if line.index - 2 <= n < line.index and context.fits(c, ("Organization", "Product"))
    }
    return len(near) > 1


def _next_that(line: Line, item: Item) -> bool:
    """Whether "next" and a relative clause behind a noun tell which one is meant: "the next chip that …"."""
    k = line.items.index(item) + 1
    coming = False
    while k < len(line.items) and line.items[k].kind == "word" and "who" not in line.items[k].classes:
        coming = coming or "next" in line.items[k].classes
        if line.items[k].triggers or not (line.items[k].classes <= {"det", "adjective", "next"}):
            return False
        k += 1
    return coming and k < len(line.items) and "who" in line.items[k].classes


def of_its_owner(line: Line, item: Item) -> bool:
    """Whether what stands behind the noun of a firm tells which one is meant: "the firm that-belongs to X";
    and a relative clause behind such a noun with its genitive ("the firm of chips that …").
    """
    if item.kind != "noun" or item.coarse != "Organization":
        return False
    at = line.items.index(item)
    k = at + 1
    while k < min(len(line.items), at + 5) and line.items[k].kind == "word":
        classes = line.items[k].classes
        if "who" in classes:
            the = at > 0 and "det" in line.items[at - 1].classes
            return not the and item.tokens[1] - item.tokens[0] > 1
        if "to" in classes:
            behind = line.items[k + 1] if k + 1 < len(line.items) else None
            return k > at + 1 and behind is not None and behind.kind == "name"
        if classes - {"det", "adjective"}:
            return False
        k += 1
    return False


def of_another_owner(context: Context, line: Line, item: Item, found: Fill) -> bool:
    """Whether a site or machine is told of by whose it is ("the cluster of X"), and what was found for it was
    never spoken of together with X.
    """
    if item.coarse not in ("Hardware", "Place") or item.cls in ("Accelerator", "Processor", "Component"):
        return False
    at = line.items.index(item)
    behind = line.items[at + 1 : at + 3]
    if len(behind) < 2 or "of" not in behind[0].classes:
        return False
    whose = behind[1]
    if whose.kind == "word" and whose.text[:1].isupper() and not (whose.classes or whose.triggers):
        return True  # a name of which nothing is known
    if whose.kind != "name" or whose.coarse not in _WHOSE or whose.entity == found.content:
        return False
    told = {n for n, e, _, _, _ in context.recent if e == found.content}
    return not any(e == whose.entity and n in told for n, e, _, _, _ in context.recent if n < line.index)


def another(line: Line, item: Item) -> bool:
    """Whether a word or a number before a noun says that it is none of those named: "the second site",
    "the two sites".
    """
    if item.count is not None and item.noun is not None and not item.noun.use & {"part", "role"}:
        many = isinstance(item.count.value, Quantity) and item.count.value.low > 1
        if many and item.noun.cls not in ("Accelerator", "Processor", "Component"):
            return True
    at = line.items.index(item)
    behind = line.items[at + 1].text if at + 1 < len(line.items) else ""
    if item.kind == "noun" and len(behind) <= 3 and behind.isupper() and line.items[at + 1].kind == "word":
        return True  # "the machine K of Acme", "the machines NV": called by letters
    past = at + 1  # "the-site the-second"
    while past + 1 < len(line.items) and item.det and "det" in line.items[past].classes:
        past += 1
    after = line.items[past].classes if item.kind == "noun" and past < len(line.items) else ()
    if "other" in after and "det" not in after and "by" not in after:
        return True  # "la machine précédente"
    k = at - 1
    while k >= 0 and line.items[k].kind == "word" and not line.items[k].classes:
        k -= 1
    return k >= 0 and line.items[k].kind == "word" and "other" in line.items[k].classes


def new(context: Context, line: Line, item: Item) -> bool:
    """Whether "its" and "new" tell of a thing as not named yet: "its new chip"; of firms "new" alone does."""
    k = line.items.index(item)
    if item.coarse == "Organization" and item.kind == "noun":
        return k > 0 and line.items[k - 1].key in context.pack.new
    whose = item.det == "poss" or "whose" in item.tags
    if not whose or context.schema.coarse(item.cls) not in ("Hardware", "AIModel", "Product"):
        return False
    around = [*line.items[max(0, k - 3) : k], *line.items[k + 1 : k + 4]]
    return any(x.key in context.pack.new for x in around if x.kind == "word")


def of_trade(line: Line, item: Item) -> bool:
    """Whether "of" and a plain noun stand behind the noun of a firm: "the world's giant of games"."""
    if item.coarse != "Organization":
        return False
    k = line.items.index(item) + 1
    while k < len(line.items) and plain(line.items[k]):
        k += 1
    behind = line.items[k : k + 2]
    return (
        len(behind) == 2
        and "of" in behind[0].classes
        and (
            plain(behind[1])
            or (behind[1].kind == "word" and not behind[1].classes and behind[1].text.islower())
            or (behind[1].kind == "noun" and behind[1].coarse != "Organization")
        )
    )


def told_by_stranger(context: Context, line: Line, item: Item) -> bool:
    """Whether the sentence before a definite noun of a firm tells what a firm says or does that no list
    knows: its noun stands right behind a verb that comes first, and names nobody.
    """
    before = context.lines[line.index - 1].items if line.index and context.pack.article else ()
    return item.det == "def" and any(
        verb.kind == "word"
        and any(t.feature in _FINITE for _, t in verb.triggers)
        and behind.kind == "noun"
        and behind.coarse == "Organization"
        and not behind.det
        and "refers" not in behind.tags
        for verb, behind in pairwise(before)
    )


def told_which(context: Context, line: Line, item: Item) -> bool:
    """Whether an adjective behind the noun of a machine tells which of several is meant."""
    if context.pack.adjective_first or context.pack.script != "Latin" or item.kind != "noun":
        return False
    if item.coarse != "Hardware" or item.noun is None or item.noun.use & {"part", "role"}:
        return False
    k = line.items.index(item) + 1
    return k < len(line.items) and plain(line.items[k]) and not line.items[k].classes


def gone_on(context: Context, line: Line, item: Item, before: list[Named]) -> Named | None:
    """What the same noun stood for as the subject of the sentence before: "The start-up raised … from Acme.
    The start-up wants …".
    """
    if not line.index or item.det != "def":
        return None
    for x in context.lines[line.index - 1].items:
        if x.kind == "noun" and x.det == "def" and not x.prep and x.key == item.key:
            told = x.tags.get("refers")
            if isinstance(told, Fill):
                return next((b for b in reversed(before) if b[1] == told.content), None)
            return None
        if x.kind in ("name", "noun") and not x.prep:
            return None
    return None


def _behind_example(items: list[Item], k: int) -> bool:
    """Whether a word for examples stands before the thing at `k`, with no verb and no clause between: "firms
    of the valley such as X, owned by Y, or Z".
    """
    for item in reversed(items[:k]):
        if item.classes & {"like", "than"}:
            return True
        if item.classes & {"clause", "who", "that"} or any(t.feature in _FINITE for _, t in item.triggers):
            return False
    return False


def compared_before(context: Context, line: Line, fill: Fill) -> bool:
    """Whether a thing of a sentence before is only what another was compared with there."""
    last = next((b for b in reversed(context.recent) if b[1] == fill.content), None)
    return last is not None and last[0] < line.index and only_compared(context, line, last)


def only_compared(context: Context, line: Line, named: Named) -> bool:
    """Whether a thing named shortly before is only what another is compared with ("faster than X"), or an
    example of others ("firms like X and Y").
    """
    if line.index - named[0] > 3:
        return False
    items = context.lines[named[0]].items
    k = next((n for n, x in enumerate(items) if x.is_at(named[3])), None)
    if k is None:
        return False
    first = k if items[k].group < 0 else next(n for n, x in enumerate(items) if x.group == items[k].group)
    behind = context.pack.order == "vso" and _behind_example(items, k)
    if behind or said_of_it(context.pack, items, k) or rivalled(context, items, k):
        return True
    return "than" in _preps(items[k]) or (
        first > 1 and "like" in items[first - 1].classes and items[first - 2].kind == "noun"
    )


def still_unclear(context: Context, line: Line, item: Item) -> bool:
    """Whether the same noun stood for a firm that was not clear in the two sentences before, and none was
    spoken of since: it goes on to speak of that one.
    """
    where = context.unclear.get(item.key)
    if where is None or item.det != "def" or not 0 < line.index - where[0] <= 2:
        return False
    return not any(
        topic and s.start > where[1] and context.schema.coarse(c) == "Organization"
        for _, _, c, s, topic in context.recent
        if c != UNTYPED
    )


def called_here(line: Line, item: Item, other: str) -> bool:
    """Whether the sentence has called another than `other` by the noun before: "people at the firm X say that
    … of the firm".
    """
    return any(
        x.kind == "name"
        and x.entity != other
        and x.end <= item.start
        and str(x.tags.get("with_noun", "")).split(" ")[0] == item.key.split(" ")[0]
        for x in line.items
    )


def several(context: Context, item: Item) -> bool:
    """Whether a noun in the plural speaks of several, none of which is meant alone: "these systems". Chips
    and models of one name are often spoken of so, as are the parts of a machine and machines that are let.
    """
    noun = item.noun
    if noun is None or item.kind != "noun" or noun.use & {"part", "role", "member", "group"}:
        return False
    if context.pack.script != "Latin" or noun.slug == "virtual-machine":
        return False
    if noun.cls != "ComputeSystem" and context.schema.coarse(noun.cls) not in (
        "Organization",
        "Place",
        "Product",
    ):
        return False
    return has_singular(item, noun.forms)


def firm_of(items: list[Item], j: int) -> int | None:
    """Where the noun of a firm stands that "of" ties the person at `j` to: "the firm of Ann Lee, which"."""
    if items[j].coarse != "Person" or items[j].prep != "of":
        return None
    k = j - 1
    while k > 0 and items[k].kind == "word" and items[k].classes & {"of", "det", "contracted"}:
        k -= 1
    head = items[k]
    firm = head.kind == "noun" and head.coarse == "Organization" and head.noun is not None
    return k if firm and head.noun is not None and "role" not in head.noun.use else None


def parted(line: Line, span: Span, item: Item) -> bool:
    """Whether a semicolon parts a thing named from a noun behind it: "X; the head of the firm, Ann Lee"."""
    return any(x.text == ";" for x in line.items if span.end <= x.start < item.start)
