"""Sizes that a preposition hangs on a noun: "a plant of 5 MW", "a version with 2 billion parameters"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kg.extract.found import Context, Fill, Line
from kg.extract.overt import plain
from kg.extract.refer import refer
from kg.extract.several import told_what
from kg.link.named import UNTYPED
from kg.spot.item import Item

# what a row of adjectives and a noun does not go over
_PARTS: Final = frozenset(("det", "of", "with", "in", "and", "be", "have", "that", "who", "by", "to", "for"))


def of_nameless(context: Context, line: Line, i: int) -> bool:
    """Whether a number tells of what size a model or a new firm is that no name is given: "a version with 2
    billion parameters is planned", "the model of 70 billion parameters needs 80 GB", "are to be merged into a
    firm of 300 people".
    """
    items = line.items
    if context.pack.order != "svo" or context.pack.adjective_first:
        return False
    at = _governor(items, i) - 1
    described = False
    while at > 0 and items[at].kind == "word" and (plain(items[at]) or _participle(items[at])):
        described, at = True, at - 1
    noun = items[max(0, at)]
    if at < 0 or noun.kind != "noun" or noun.noun is None or isinstance(noun.tags.get("of_name"), int):
        return False
    holds = "container" in noun.noun.use
    firm = noun.coarse == "Organization" and noun.det == "indef"
    if not (holds or firm) and (noun.coarse != "AIModel" or noun.det not in ("def", "indef")):
        return False
    if not holds and described and noun.det == "def":
        return False  # "the model, trained with 7 billion parameters": the one spoken of
    if told_what(line, noun) is not None:
        return False
    k = at - 1
    while k > 0 and items[k].kind == "word" and items[k].text != "," and not items[k].triggers:
        k -= 1
    return not (items[k].text == "," and k and items[k - 1].kind == "name")


def of_its_noun(context: Context, line: Line, i: int, wanted: tuple[str, ...]) -> tuple[bool, Fill | None]:
    """Whether "of" hangs a size on the noun of something new ("fed by a solar plant of 5 MW"), and that
    thing, if it is one: it is nobody else's.
    """
    items, own = line.items, line.items[i].number
    if own is None or own.kind != "measure" or context.pack.order != "svo" or context.pack.adjective_first:
        return False, None
    at = _governor(items, i)
    if not at or "of" not in items[at].classes:
        return False, None
    named = items[at - 2] if at > 2 and items[at - 1].text == "," else None
    if named is not None and named.kind == "name" and not named.held and named.cls != UNTYPED:
        own_size = context.fits(named.cls, wanted)  # "fed by the plant NAME, of 5 MW"
        if own_size:
            return True, refer(context, line, named, wanted)
    k = at - 1
    while k > 0 and items[k].kind == "word" and (plain(items[k]) or _participle(items[k])):
        k -= 1
    noun, back = items[k], k - 1
    if noun.kind != "noun" or noun.det not in ("", "indef") or noun.measure or not noun.cls:
        return False, None
    while back > 0 and items[back].classes & {"det", "indef", "adjective"}:
        back -= 1
    apposed = items[back].text == "," or told_what(line, noun) is not None
    if apposed or isinstance(noun.tags.get("of_name"), int) or not context.fits(noun.cls, wanted):
        return False, None
    return True, refer(context, line, noun, wanted)


def beside_portions(
    context: Context, line: Line, i: int, wanted: tuple[str, ...]
) -> tuple[bool, Fill | None]:
    """Whether "and" joins a number to how many parts a chip has ("processors X of 52 cores and 64 GB"), and
    the chip.
    """
    items = line.items
    if context.pack.order != "svo" or i < 4 or "and" not in items[i - 1].classes:
        return False, None
    noun = items[i - 2]
    if noun.kind != "noun" or noun.noun is None or "portion" not in noun.noun.use:
        return False, None
    at = _governor(items, i - 2)
    head = items[at - 1] if at > 0 else None
    if head is None or head.kind != "name" or head.coarse != "Hardware":
        return False, None
    if head.count is None and any(x.acts for x in items[max(0, at - 5) : at - 1]):
        return False, None  # "has a processor X of 8 cores and 12 GB": whoever has it
    return True, refer(context, line, head, wanted)


def _governor(items: list[Item], i: int) -> int:
    """Where the preposition stands that governs the item at `i`; 0 without one."""
    governor = items[i].tags.get("prep_item")
    return next((k for k, x in enumerate(items[:i]) if x is governor), 0)


def _participle(item: Item) -> bool:
    return any(t.feature == "pp" for _, t in item.triggers)


def opens_apposed(items: list[Item]) -> bool:
    """Whether a sentence opens with a word that nobody knows, of which an apposition says what it is: a name
    let go ("Brisk, a plant of Acme, draws 50 MW").
    """
    return (
        len(items) > 4
        and plain(items[0])
        and items[0].text[0].isupper()
        and items[1].text == ","
        and "indef" in items[2].classes
    )


def told_of_word(items: list[Item], i: int) -> bool:
    """Whether a comma and "of" hang the number at `i` on a word with its article that no list knows: "the
    first phase, of 75 MW, will open"; it is no size of what was spoken of before.
    """
    at = i - 2
    if at < 1 or not items[i - 1].classes & {"of", "with"} or items[at].text != ",":
        return False
    words = at - 1
    while words > 0 and items[words].kind == "word" and not items[words].classes & _PARTS:
        words -= 1
    told = any(map(plain, items[words + 1 : at])) and not any(x.triggers for x in items[words + 1 : at])
    first = items[words]
    return told and first.kind == "word" and bool(first.classes & {"det", "first_of", "second_of"})


def of_site(context: Context, items: list[Item], k: int) -> bool:
    """Whether "of" hangs the name at `k` on a word with an article that no list knows, whose those counted
    are: "the office of Acme employs 40 people".
    """
    at = k - 1
    while at > 0 and items[at].classes & {"of", "contracted", "det"} and items[at].kind == "word":
        at -= 1
    if context.pack.order != "svo" or items[k].prep != "of" or not 0 < at < k - 1:
        return False
    while at > 1 and plain(items[at - 1]):
        at -= 1  # "the new office of"
    noun = items[at].noun
    if items[at].kind == "noun" and noun is not None:
        return noun.cls == "PublicBody" and not items[k].held  # "the office of", which may be a ministry's
    return plain(items[at]) and bool(items[at - 1].classes & {"det", "possessive"})


def of_new_site(context: Context, items: list[Item], i: int, wanted: tuple[str, ...]) -> bool:
    """Whether a preposition hangs the number at `i` on the noun of a site, which has those counted, and not
    whose it is: "has opened a factory (in Oslo) with 400 workers".
    """
    k = i - 2
    if k < 1 or context.pack.order != "svo" or not items[i - 1].classes & {"of", "with"}:
        return False
    if items[k].kind == "name" and items[k].coarse == "Place" and items[k].prep == "in":
        k -= 2
    site = items[max(k, 0)]
    if site.kind != "noun" or site.coarse != "Place" or isinstance(site.tags.get("of_name"), int):
        return False
    return site.det in ("", "indef") and not context.fits(site.cls, wanted)


def per_what(context: Context, items: list[Item], i: int) -> str:
    """The class of things each of which has what a number tells ("141 GB of memory per GPU"): it is not the
    whole machine's; "" where it tells nothing of the kind.
    """
    if context.pack.order != "svo":
        return ""
    return next(
        (
            y.cls or "Hardware"
            for x, y in pairwise(items[i + 1 : i + 7])
            if x.classes & {"per", "by"}
            and (y.tags.get("class_of_things") or y.kind == "noun")
            and y.coarse == "Hardware"
        ),
        "",
    )
