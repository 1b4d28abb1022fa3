"""Things side by side: lists."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from typing import Final

from kg.lang.pack import Pack
from kg.model import Quantity
from kg.spot.apart import kept_apart
from kg.spot.asides import makers_between
from kg.spot.closedlists import done_by, in_brackets, parted, told_of
from kg.spot.genitives import told_between
from kg.spot.item import Item
from kg.spot.listends import each_owned, examples, more_behind, prep_again, that_of
from kg.spot.wordtags import classes_alone

_LEADS: Final = frozenset(("other_prep", "for", "with", "in"))
# what a sum told without a currency is at least
_SUM: Final = 100_000

_OPENERS: Final = frozenset(("det", "possessive"))
# what a word that tells of what kind a firm is may be besides
_DESCRIBES: Final = frozenset(("whole", "adjective"))


def _group(items: list[Item], pack: Pack) -> None:
    """Number the lists: things joined by commas and a conjunction, of one preposition."""
    number = 0
    things = [
        i for i, item in enumerate(items) if item.kind in ("name", "noun") and "modifier" not in item.tags
    ]
    if len(things) < 2:
        return  # no list of one
    aside = in_brackets(items)
    makers = makers_between(items, things) | _countries(items, pack)
    makers |= told_between(items, things) if pack.article else frozenset()
    things = [i for i in things if i not in makers]
    pairs = [
        *itertools.pairwise(k for k in things if not aside[k]),
        *((a, b) for a, b in itertools.pairwise(things) if aside[a] and aside[a] == aside[b]),
    ]
    for a, b in pairs:
        between = _between(items, (a, b), aside, makers, pack)
        if any(x.number is not None and x.number.kind == "percent" for x in items[a + 1 : b]):
            continue  # "80% of A and 7% of B": each is told of alone
        if _has_own_sum(items, a, b):
            continue
        joined = (
            between
            and all("and" in x.classes or x.text in ",،" or x.classes & {"adverb"} for x in between)
            and len(between) <= 2
        )
        conjoined = "and" in {c for x in between for c in x.classes}
        if joined and items[a].tags.get("last_of_list") and not conjoined:
            continue  # "in A, B and C, D said": D is not of the list
        if joined and (that_of(items, a, b) or each_owned(items, a, b, pack)):
            continue
        if not joined and not pack.adjective_first and parted(items, a, b):
            joined, between = True, items[b - 1 : b]
            items[a].tags["told_apart"] = True
        if joined and conjoined and len(between) == 2 and not pack.adjective_first:
            head = told_of(items, a, b)
            if head >= 0:  # "Ann Lee, head of Acme, and Bo Berg": she and he
                if done_by(items, head + 1, a, b):
                    items[b].prep = items[head].prep
                    continue  # "X, owned by A, and Y": Y is not of those who own, nor owned
                a = head
                items[a].tags["told_apart"] = True
                if items[a].coarse != items[b].coarse or items[b].prep not in ("", items[a].prep):
                    continue
        again = joined and prep_again(pack, items, a, b)
        lone = joined and not conjoined and not again
        if lone and items[b].prep not in ("", items[a].prep) and not items[b].weak:
            continue  # "by A, with B": another phrase
        apart = kept_apart(items, (a, b), pack, len(between), conjoined, bool(again))
        if joined and (items[a].kind == items[b].kind or conjoined) and not apart:
            if items[a].group < 0:
                items[a].group = number
                number += 1
            if again:
                items[b].prep = ""
            _append(items, a, b, conjoined)
    _only_lists(items)
    examples(items)
    _lead_off(items)
    _whose_office(items)


def _has_own_sum(items: list[Item], a: int, b: int) -> bool:
    """Whether a sum and a preposition stand before a thing that goes on from another: "5 million in A, 1
    million in B".
    """
    governor = items[b].tags.get("prep_item")
    at = next((k for k in range(b - 1, a, -1) if items[k] is governor), a)
    sums = (x.number for x in items[a + 1 : at] if x.number is not None)
    return at > a + 1 and any(n.kind == "money" or _is_large(n.value) for n in sums)


def _is_large(value: object) -> bool:
    """Whether a count is so large that it is a sum whose currency goes unsaid."""
    return isinstance(value, Quantity) and value.low >= _SUM


def _between(
    items: list[Item], pair: tuple[int, int], aside: list[int], makers: Collection[int], pack: Pack
) -> list[Item]:
    """What joins two things, or stands between them without joining: without the articles, the numbers, what
    only describes the second thing, and who makes it.
    """
    a, b = pair
    between = [
        x
        for k, x in enumerate(items[a + 1 : b], a + 1)
        if aside[k] == aside[a]
        and k not in makers
        and not (k + 1 in makers and x.classes & {"of", "to", "in"})
        and not ("adjective" in x.classes and pack.article)
        and not (k - 1 in makers and (x.key in pack.enclitics or x.text[0] == "-"))
        and x.classes.isdisjoint(_OPENERS)
        and x is not items[b].tags.get("prep_item")
        and x.kind != "number"
        and not (x is items[b - 2] and "comparator" in x.tags)
        # "the novelist A and the comedian B"
        and not (x is items[b - 1] and _of_trade(items, a, b))
        # "A, B and the Danish C"
        and not (x is items[b - 1] and x.unlisted and "nation" in classes_alone(pack.table, x.key))
    ]
    if len(between) == 2 and not pack.adjective_first and _described(items[a], between[0]):
        del between[0]
    if len(between) > 1 and pack.adjective_first:
        between = between[: len(between) - _describing(items, b)]
    return between


def _of_trade(items: list[Item], a: int, b: int) -> bool:
    """Whether an article and a plain word before the second of two people tell what they do."""
    return (
        items[a].coarse == items[b].coarse == "Person"
        and b - a > 2
        and items[b - 1].unlisted
        and items[b - 1].text.islower()
        and not items[b - 2].classes.isdisjoint(_OPENERS)
    )


def _append(items: list[Item], a: int, b: int, last: bool) -> None:
    """Let the thing at `b` be of the list of the one at `a`, whose preposition it shares."""
    before, item = items[a], items[b]
    item.group = before.group
    item.tags.setdefault("list_of", a)
    item.tags["last_of_list"] = last
    if not item.prep:
        item.prep, item.weak = before.prep, before.weak
        item.tags["lent"] = True
        if "preps" in before.tags:
            item.tags["preps"] = before.tags["preps"]
    if before.held:
        item.held = True


def partners_by_name(items: list[Item], pack: Pack) -> None:
    """Take the commas off a name that tells who "its partner" joined to another is, where nouns come before
    names: "X and its partner, Y, build …" is one list.
    """
    if pack.adjective_first:
        return
    for k in range(len(items) - 5, 1, -1):
        if "possessive" not in items[k].classes or "and" not in items[k - 1].classes:
            continue
        noun, end = items[k + 1], k + 2
        if noun.noun is None or noun.coarse != "Organization" or items[k - 2].coarse != noun.coarse:
            continue
        while end < len(items) - 2 and _described(noun, items[end]):
            end += 1
        name = items[end + 1] if end < len(items) - 2 else noun
        apposed = name.kind == "name" == items[k - 2].kind and name.coarse == noun.coarse
        if apposed and items[end].text == "," and items[end + 2].text == ",":
            del items[end + 2], items[end]


def _lead_off(items: list[Item]) -> None:
    """Take what leads in to a sentence out of the list behind it: "according to Acme, A, B and C have …"."""
    first = next((k for k, x in enumerate(items) if x.kind in ("name", "noun")), None)
    if first is None or items[first].group < 0 or not first or not items[0].classes & _LEADS:
        return
    if not items[first].prep:
        return  # "in June A, B and C have …"
    members = [k for k, x in enumerate(items) if x.group == items[first].group]
    end = members[-1] + 1
    if len(members) < 3 or items[first + 1].text != "," or end >= len(items) or not _finite(items[end]):
        return
    items[first].group = -1
    for k in members[1:]:
        if "lent" in items[k].tags:
            items[k].prep, items[k].weak = "", False
            items[k].tags.pop("preps", None)


def _whose_office(items: list[Item]) -> None:
    """Take the firm out of the list of who has an office there: "the founders of Acme, A and B, have"."""
    for k, office in enumerate(items[:-2]):
        noun = office.noun if office.kind == "noun" else None
        if (
            noun is None
            or "role" not in noun.use
            or office.coarse != "Person"
            or "of" not in items[k + 1].classes
        ):
            continue
        firm = next((x for x in items[k + 2 : k + 4] if x.kind == "name"), None)
        if firm is None or firm.group < 0:
            continue
        members = [x for x in items if x.group == firm.group]
        at = items.index(firm)
        end = items.index(members[-1]) + 1
        if (
            members[0] is firm
            and len(members) > 2
            and items[at + 1].text == ","
            and (end == len(items) or items[end].text in ",.")
            and all(x.coarse in ("", "Person") for x in members[1:])
        ):
            firm.group = -1
            for x in members[1:]:
                if "lent" in x.tags:
                    x.prep, x.weak = "", False
                    x.tags.pop("preps", None)


def _finite(item: Item) -> bool:
    return item.kind == "word" and (
        bool(item.classes & {"have", "be", "reflexive"})
        or any(t.feature in ("past", "pres", "fut", "cond") for _, t in item.triggers)
    )


def _described(thing: Item, word: Item) -> bool:
    """Whether a plain word behind a class noun is its adjective, where adjectives stand behind."""
    return thing.kind == "noun" and word.unlisted


def _describing(items: list[Item], b: int) -> int:
    """How many plain words stand between an article and a name with its noun, where adjectives stand before:
    two of "the French logistics group X".
    """
    k = b - 1
    while k > 0 and (items[k].unlisted or (items[k].kind == "word" and _plain_word(items[k]))):
        k -= 1
    told = "with_noun" in items[b].tags and "det" in items[k].classes
    return b - 1 - k if told else 0


def _plain_word(item: Item) -> bool:
    """Whether a word may tell what kind of firm one is: "the venture firm X", "the Investment company X"."""
    return item.classes <= _DESCRIBES and not item.triggers and not (item.measure and item.text.islower())


def _countries(items: list[Item], pack: Pack) -> frozenset[int]:
    """Where a name only tells where a firm of a list comes from or who backs it: "A and C-backed B"."""
    if not pack.enclitics or not pack.adjective_first:
        return frozenset()
    return frozenset(
        k
        for k, x in enumerate(items[:-2])
        if "possessor" in x.tags
        and items[k + 2].kind == "name"
        and items[k + 2].coarse in ("Organization", "")
        and ((x.coarse == "Place" and items[k + 1].key in pack.enclitics) or items[k + 1].text[0] == "-")
    )


def _only_lists(items: list[Item]) -> None:
    """Take back the lists that no conjunction ends: "Ann Lee, Acme" is an apposition."""
    for number in {x.group for x in items if x.group >= 0}:
        members = [k for k, x in enumerate(items) if x.group == number]
        people = len(members) > 2 and all(items[k].coarse == "Person" for k in members)
        if (
            not people
            and not more_behind(items, members[-1])
            and not any("and" in x.classes for x in items[members[0] : members[-1]])
        ):
            for k in members:
                items[k].group = -1
                if "lent" in items[k].tags:
                    # its preposition was that of a list that is none
                    items[k].prep, items[k].weak = "", False
                    items[k].tags.pop("preps", None)
