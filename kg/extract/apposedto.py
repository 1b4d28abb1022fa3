"""What an apposition tells of a name: whose a possessive in it is, whose its "of" is."""

from __future__ import annotations

from typing import Final

from kg.extract.bounds import is_finite
from kg.extract.found import Context, Fill, Line
from kg.extract.overt import plain
from kg.lang.fold import has_shape
from kg.spot.item import Item

_REACH: Final = 12
_PLACED: Final = frozenset(("in", "for", "on", "at", "with", "to"))
_BEFORE_VERB: Final = frozenset(("have", "adverb", "reflexive", "neg"))
_BESIDE: Final[tuple[str, ...]] = ("on", "in", "to", "from", "with")


def told_within(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Item | None:
    """The name that an apposition or a clause behind it tells of, where a possessive stands in that."""
    asks = (_told_by_agent, _told_by_apposition, _told_by_clause, _told_by_relative, _told_by_doer, _joined)
    return next((x for ask in asks if (x := ask(context, line, item, wanted)) is not None), None)


def _joined(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Item | None:
    """The object that "and" joins a possessive and a name to: "Acme has bought Brisk and its branch Tarn"
    tells of Brisk's.
    """
    items = line.items
    k = next((n for n, x in enumerate(items) if x is item), 0)
    if k < 4 or context.pack.order != "svo" or "and" not in items[k - 1].classes:
        return None
    told = items[k - 2]
    named = next((n for n in range(k + 1, min(k + 4, len(items))) if items[n].kind == "name"), 0)
    verb = next((n for n in range(k - 3, 0, -1) if items[n].acts or is_finite(items[n])), 0)
    doer = any(x.kind == "name" and not x.prep for x in items[:verb]) or any(
        "who" in x.classes for x in items[max(0, verb - 3) : verb]
    )
    bare = told.kind == "name" and not told.prep and not told.held and "of_several" not in item.classes
    if not (named and doer and bare) or not context.fits(told.cls, wanted):
        return None
    behind = items[named + 1] if named + 1 < len(items) else None
    another = behind is not None and (is_finite(behind) or bool(behind.classes & {"have", "be"}))
    straight = all(x.kind in ("word", "date") for x in items[verb + 1 : k - 2])
    return told if straight and not another else None


def nameless_joined(line: Line, item: Item) -> bool:
    """Whether "and" joins a possessive to a noun that no name is known of, which something is done to: "has
    sued the lab and its partner Brisk".
    """
    items = line.items
    k = next((n for n, x in enumerate(items) if x is item), 0)
    if k < 3 or "and" not in items[k - 1].classes or items[k - 2].kind != "noun":
        return False
    told = items[k - 2]
    told_of = told.noun is not None and "anaphor" in told.noun.use and told.det == "def" and not told.prep
    acts = any(x.acts or is_finite(x) for x in items[: k - 2])
    return told_of and acts and not told.tags.keys() & {"refers", "refers_all", "of_name"}


def _told_by_apposition(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Item | None:
    """The name that a comma and a noun tell of, one without an article or a firm's with "a", where the
    possessive stands among their words: "invests in Acme, star of the market with its model X", "has bought
    Acme, a startup known for its robot X".
    """
    pack, items = context.pack, line.items
    if pack.order != "svo" or pack.adjective_first or not pack.doing_shapes:
        return None
    k = next((n for n, x in enumerate(items) if x is item), 0)
    comma = next((n for n in range(k - 1, max(0, k - _REACH), -1) if items[n].kind == "mark"), 0)
    if not comma or items[comma].text != "," or comma + 1 >= k:
        return None
    name, first = items[comma - 1], items[comma + 1]
    firm = "indef" in first.classes and items[comma + 2].kind == "noun"
    firm = firm and items[comma + 2].coarse == "Organization" and name.coarse == "Organization"
    if name.kind != "name" or not (name.prep or firm) or not context.fits(name.cls, wanted):
        return None
    if not (firm or plain(first) or first.kind == "noun") or has_shape(first.key, pack.doing_shapes):
        return None
    return None if any(is_finite(x) or "who" in x.classes for x in items[comma + 1 : k]) else name


def _told_by_clause(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Item | None:
    """The name that a clause right behind it tells of, where the possessive stands in that clause and no
    other name fits: "bought Acme, and-it-is a startup, and stands its seat in Oslo", "Acme that stands its
    seat in Oslo".
    """
    if not context.pack.article:
        return None
    items = line.items
    k = next((n for n, x in enumerate(items) if x is item), 0)
    for j in range(k - 1, 0, -1):
        word = items[j]
        if word.kind == "name" and context.fits(word.cls, wanted):
            return None
        again = "and" in word.classes and items[j - 1].kind == "mark" and is_finite(items[j + 1])
        if again and j + 2 != k:
            return None  # a deed: of whom the sentence tells
        noun = items[k + 1].noun if k + 1 < len(items) else None
        if again and noun is not None and "container" in noun.use:
            beside = items[j - 2]  # "bought Acme, and stands its seat in Oslo"
            doers = (x for x in items[: j - 2] if x.kind == "name" and not x.prep and not x.held)
            acted_on = beside.prep in _BESIDE or any(context.fits(x.cls, wanted) for x in doers)
            if acted_on and beside.kind == "name" and context.fits(beside.cls, wanted):
                return beside
        if "and" in word.classes and j == k - 1 and noun is not None and "container" in noun.use:
            seated = items[j - 1]  # "bought Acme and its seat is Oslo"
            return seated if seated.kind == "name" and context.fits(seated.cls, wanted) else None
        joined = "copula" in word.classes and "and" in items[j - 1].classes
        apart = joined and j > 2 and items[j - 2].text in ",،"
        if apart:
            end = j - 3
            while end > 0 and items[end].classes & {"adjective", "det"}:
                end -= 1
            name = items[end]
            return name if name.kind == "name" and context.fits(name.cls, wanted) else None
    return None


def _told_by_agent(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Item | None:
    """Who does what a participle tells, where the possessive stands right behind them: "the chip used by
    Acme in its machine", "built by Acme for its clients".
    """
    k = next((n for n, x in enumerate(line.items) if x is item), 0) - 1
    if context.pack.order != "svo" or k < 1 or not line.items[k].classes & _PLACED:
        return None
    doer = line.items[k - 1]
    sole = doer.kind == "name" and doer.prep == "by" and not doer.held and doer.group < 0
    return doer if sole and context.fits(doer.cls, wanted) else None


def _told_by_doer(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Item | None:
    """Who does or says something of their own in a later clause of a sentence: "Acme has sold X, and Brisk
    said that its model Y would come", "and Brisk has sold its arm": Brisk's.
    """
    items = line.items
    k = next((n for n, x in enumerate(items) if x is item), 0)
    if context.pack.order != "svo":
        return None
    while k > 0 and not (is_finite(items[k - 1]) or items[k - 1].triggers or "cue" in items[k - 1].tags):
        k -= 1
        if items[k].kind in ("name", "mark") or (
            "who" in items[k].classes and "that" not in items[k].classes
        ):
            return None
    k -= 1
    while k > 0 and items[k - 1].classes & _BEFORE_VERB:
        k -= 1
    doer = items[k - 1] if k > 0 else item
    if doer.kind != "name" or doer.prep or doer.held or doer.group >= 0:
        return None
    apart = any(x.classes & {"and", "clause"} or x.text in ",;" for x in items[max(k - 4, 0) : k - 1])
    return doer if apart and context.fits(doer.cls, wanted) else None


def _told_by_relative(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Item | None:
    """The name that a relative clause behind a comma tells of, where a possessive and a number stand in that
    clause: "has signed with Acme, which trains its 400 workers".
    """
    items = line.items
    i = next((n for n, x in enumerate(items) if x is item), 0)
    if context.pack.order != "svo" or i < 4 or i + 1 >= len(items) or items[i + 1].number is None:
        return None
    k = next((k for k in range(i - 1, 1, -1) if items[k].kind == "mark" or "who" in items[k].classes), 0)
    if k < 2 or "who" not in items[k].classes or items[k - 1].text != "," or items[k - 2].kind != "name":
        return None
    return items[k - 2] if context.fits(items[k - 2].cls, wanted) else None


def _of_either(items: list[Item], k: int, shapes: tuple[str, ...]) -> bool:
    """Whether the possessive at `k` stands in what a second verb says, one no frame lists, behind who did
    something to whom: in "bought Acme Brisk and appointed its head", the head may be of either.
    """
    words = [n for n in range(k - 1, 1, -1) if items[n].kind == "word" and not items[n].classes]
    verbs = [n for n in words if has_shape(items[n].key, shapes) and not is_finite(items[n])]
    joint = next((n - 1 for n in verbs if "and" in items[n - 1].classes), 0)
    if not joint or any(x.kind == "mark" for x in items[joint:k]):
        return False
    firms = [
        x for x in items[:joint] if x.kind == "name" and x.coarse == "Organization" and x.prep in ("", "on")
    ]
    return len({x.entity for x in firms if not x.held and x.group < 0}) > 1


def strange_doer(context: Context, line: Line, item: Item) -> bool:
    """Whether a word that no list knows stands right behind the verb of a possessive's clause, as who does
    it, and every name behind it has a preposition: "bought Zxy 300 chips from Acme to train its model".
    """
    items = line.items
    k = next((n for n, x in enumerate(items) if x is item), 0)
    if context.pack.order == "vso" and _of_either(items, k, context.pack.verb_shapes):
        return True
    verb = next((n for n in range(k - 1, -1, -1) if is_finite(items[n]) and items[n].kind == "word"), -1)
    doer = items[verb + 1] if 0 <= verb < k - 2 and context.pack.order == "vso" else None
    if doer is None or not plain(doer) or doer.classes or doer.tags:
        return False
    if doer.key.startswith(context.pack.article):
        return False
    behind = [x for x in items[verb + 2 : k] if x.kind == "name" and x.coarse == "Organization"]
    return bool(behind) and all(x.prep in ("from", "with", "to", "for", "on") for x in behind)


def behind_comma(line: Line, item: Item, fill: Fill) -> bool:
    """Whether what a possessive looks ahead to is behind a comma: "for its X and Y" is no Y's."""
    between = [x for x in line.items if item.end <= x.start < fill.span.start]
    named = next((x for x in line.items if x.head == fill.span), None)
    return any(x.text in ",،" for x in between) and (named is None or (named.group < 0 and not named.prep))


def named_behind_comma(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> bool:
    """Whether a name that a possessive may look ahead to stands bare behind a comma."""
    k = line.items.index(item)
    comma = next((n for n, x in enumerate(line.items[k:], k) if x.text == ","), len(line.items))
    return any(
        x.kind == "name" and not x.prep and not x.held and context.fits(x.cls, wanted)
        for x in line.items[comma:]
    )


def explains(items: list[Item], at: int) -> bool:
    """Whether the comma at an index parts a name and the noun that tells what it is: "X, the machine of
    Acme".
    """
    if items[at].text != "," or not at or at + 1 >= len(items):
        return False
    if items[at - 1].kind != "name":
        # "the purchase of zxy, a firm once of Brisk": a name without a capital
        return (
            at > 1
            and "of" in items[at - 2].classes
            and plain(items[at - 1])
            and "indef" in items[at + 1].classes
        )
    behind = next((x for x in items[at + 1 : at + 3] if "det" not in x.classes), items[at])
    return behind.kind == "noun" and not behind.prep


def whose(items: list[Item], start: int) -> bool:
    """Whether the name that begins at an offset hangs with "of" on a name or on the noun of a thing."""
    at = next((k for k, x in enumerate(items) if x.head.start == start), 0)
    while at and items[at - 1].classes & {"det", "of"}:
        at -= 1
    return at > 0 and (items[at - 1].kind == "name" or items[at - 1].coarse in ("Hardware", "Place"))


def beside_another(items: list[Item], at: int, k: int) -> bool:
    """Whether what the subject at `k` is said to be is told by another of its class, of which the
    participle may be told as well: "X is the heir of the Y, made by Z".
    """
    other = items[at - 2]
    head = items[at - 3 - ("of" in items[at - 3].classes)]
    return (
        other.kind == "name"
        and other.prep == "of"
        and other.coarse == items[k].coarse
        and head.kind == "word"
        and plain(head)
    )
