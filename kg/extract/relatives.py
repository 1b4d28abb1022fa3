"""Relative clauses before a number: whether it is told of what they tell of."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Final

from kg.extract.bounds import is_finite
from kg.extract.found import Context, Fill, Line
from kg.extract.overt import plain
from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.spot.item import Item

# what parts a number from a thing behind it that has another, or a clause of its own
COMPARES: Final = frozenset(("against", "than", "who"))


def tells_of_another(context: Context, items: list[Item], k: int, i: int, domain: tuple[str, ...]) -> bool:
    """Whether a relative clause that opens at `k`, with a verb of its own and not over at `i`, tells of a
    name that can have no such value.
    """
    if items[k].kind != "word" or "who" not in items[k].classes or k < 2 or items[k - 1].text != ",":
        return False
    told = items[k - 2]
    return (
        told.kind == "name"
        and bool(told.coarse)
        and not context.fits(told.cls, domain)
        and any(x.triggers for x in items[k + 1 : i])
        and not any(x.text == "," for x in items[k + 1 : i])
    )


def has_in_relative(
    context: Context, line: Line, k: int, i: int, wanted: tuple[str, ...]
) -> tuple[bool, Fill | None]:
    """Whether a relative clause that opens at `k`, and is not over at `i`, settles whose the number at `i`
    is, and whose: its antecedent's ("has invested in Acme, which employs 300 people"); nobody's where what
    acts in it is the antecedent's, or no name is known of that ("a firm that employs 300").
    """
    items = line.items
    item, k0 = items[k], k - 1
    if item.kind != "word" or not item.classes & {"who", "whose"} or k < 2 or k + 1 >= i:
        return False, None
    inside = items[k + 1 : i]
    if any(x.text in ",،" or (x.kind == "name" and not x.prep) for x in inside):
        return False, None
    behind = next((x for x in inside if not x.classes & {"adverb", "neg", "clitic", "reflexive"}), item)
    verb = behind.kind == "word" and (behind.acts or bool(behind.triggers) or plain(behind))
    if "with" in behind.classes and all(x.classes & {"with", "det", "adverb"} for x in inside):
        verb = True  # "Acme, which with 300 people is the largest"
    if "whose" in item.classes or not verb:
        return any(x.kind == "noun" and not x.prep for x in inside), None
    told = items[k0 - 1] if items[k0].text == "," else items[k0]
    if told.kind == "noun" and items[k0].text != "," and "indef" in items[k0 - 1].classes:
        fits = told.noun is not None and "anaphor" in told.noun.use and context.fits(told.cls, wanted)
        return fits, None
    if told.kind != "name" or told.held or told.group >= 0 or not context.fits(told.cls, wanted):
        return False, None
    return True, Fill(told.entity, told.head, line.index, told.cls)


def in_relative(items: list[Item], k: int, i: int) -> bool:
    """Whether the item at `k` stands in a relative clause between commas that is over at `i` ("X,
    which replaces Y, has …").
    """
    opener = next(
        (j for j in range(k - 1, 0, -1) if "who" in items[j].classes and items[j].kind == "word"), 0
    )
    return bool(opener) and items[opener - 1].text in ",،" and any(x.text in ",،" for x in items[k + 1 : i])


def over_relative(items: list[Item], low: int, at: int) -> int | None:
    """Where the name stands that a relative clause between commas tells of, which is over right before the
    verb of the clause ("X, in which Y holds a stake, uses Z to train"); None without.
    """
    verb = at
    if any("to" in x.classes for x in items[max(low, at - 1) : at]):
        # an infinitive: who does what the verb before it says
        verb = next((k for k in range(at - 2, low, -1) if is_finite(items[k])), at)
    k = verb - 1
    while k > low and items[k].kind == "word" and items[k].classes & {"have", "adverb", "neg", "be"}:
        k -= 1
    if k <= low or items[k].text != ",":
        return None
    for j in range(k - 1, low, -1):
        if items[j].text in ";:" or items[j].text == ",":
            return None
        if "who" in items[j].classes and items[j].kind == "word":
            opens = j - 1 - (items[j - 1].kind == "word" and items[j - 1].text != ",")
            told = opens > low and items[opens].text == "," and items[opens - 1].kind == "name"
            return opens - 1 if told else None
    return None


def compared(line: Line, i: int, fill: Fill) -> bool:
    """Whether what a number would be told of stands behind it as what it is compared with, or in a clause of
    its own ("1 GW, as much as the plant X").
    """
    if fill.sentence != line.index or fill.span.start < line.items[i].start:
        return False
    return any(
        x.kind == "word" and x.classes & COMPARES for x in line.items[i + 1 :] if x.start < fill.span.start
    )


def of_another(context: Context, items: list[Item], k: int, wanted: tuple[str, ...]) -> bool:
    """Whether "of" hangs a thing on a name that cannot have the value ("the plant Acme of Oslo employs 400
    people"), or on a body of its own ("the new centre of Acme employs 400").
    """
    head = k - 1
    while head > 0 and items[head].kind == "word" and items[head].classes & {"of", "det", "contracted"}:
        head -= 1
    if items[k].prep != "of" or not 0 <= head < k - 1:
        return False
    noun = items[head].noun if items[head].kind == "noun" else None
    if noun is not None and items[head].coarse == "Organization" and items[head].det:
        return noun.use.isdisjoint(("group", "container", "role"))
    return (
        items[head].kind == "name" or (items[head].kind == "noun" and items[head].coarse == "Place")
    ) and not context.fits(items[head].cls, wanted)


def done_elsewhere(pack: Pack, items: list[Item], end: int, high: int) -> int:
    """Where behind a verb a clause or a purpose begins that has a place of its own, "presented X, made in Y"
    or "X, which is sold in Y"; `high` without. A word that says where something stands begins none.
    """
    if pack.order != "svo":
        return high
    for k in range(end, high):
        item, before = items[k], items[k - 1]
        if item.kind != "word":
            continue
        if "who" in item.classes and before.text == ",":
            return k
        behind = items[k + 1] if k + 1 < len(items) else item
        if (
            "for" in item.classes
            and not pack.adjective_first
            and behind.kind == "word"
            and not behind.classes
        ):
            return k  # "will build X to help Y in Oslo"
        deeds = [pack.frames[t.frame].term for _, t in item.triggers if t.feature == "pp"]
        if deeds and not set(deeds) & _standing() and before.kind in ("name", "noun", "mark"):
            return k
    return high


@cache
def _standing() -> frozenset[str]:
    """The relations of what is done somewhere to the place."""
    return frozenset(row["relation"] for row in common()["implies"] if row["o"] == "place")


def stands_there(items: list[Item], end: int, k: int, used: Collection[int] | None) -> bool:
    """Whether the place at `k` tells where another thing is, one that takes no part in what is stated: "to
    lease a plant in Oslo".
    """
    before = items[k].tags.get("prep_item")
    if used is None or items[k].coarse != "Place":
        return False  # told where nouns stand behind their adjectives only
    at = next((n for n in range(k - 1, end - 1, -1) if items[n] is before), 0)
    thing = items[at - 1] if at > end else None
    return (
        thing is not None
        and thing.kind in ("name", "noun")
        and thing.coarse in ("Hardware", "Place")
        and at - 1 not in used
    )


def in_brackets_of(items: list[Item], i: int) -> int | None:
    """Where the bracket opens that a number stands in, right behind a name: "the X5 (192 cores, 2 TB)"; None
    where it stands in none.
    """
    for k in range(i - 1, 0, -1):
        if items[k].text == ")":
            return None
        if items[k].text == "(":
            return k if items[k - 1].kind == "name" else None
    return None


def whose_doing(items: list[Item], low: int, at: int) -> bool:
    """Whether what the verb at `at` tells is done by something of the antecedent's: "X, il cui sviluppo
    partirà", where X does nothing.
    """
    for k in range(at - 1, max(low - 2, 0), -1):
        if items[k].text in ",،" and at - k < 4 and all(_before_verb(x) for x in items[k + 1 : at]):
            return False  # "X, il cui capo è Y, comprerà": the clause is over
        if items[k].kind == "word" and "who" in items[k].classes:
            before = items[k - 1].classes
            return "det" in before and "contracted" not in before and k + 1 < at
        cue = items[k].cue if "cue" in items[k].tags else None
        if cue is not None and cue.modality == "according":
            return False  # "la que invertirá 40 millones, según ha dicho": another clause
    return False


def _before_verb(item: Item) -> bool:
    """Whether a word may stand between a verb and the comma before it."""
    return bool(item.classes & {"have", "be", "been", "neg", "clitic"}) or "cue" in item.tags


def behind_plain_relative(items: list[Item], at: int) -> bool:
    """Whether the verb at `at` stands behind "that" and that behind a plain noun or adjective with its
    article: "the ruling that, last year, accused Acme", "the same that the X phones use".
    """
    k = at - 1
    while (
        k > 0 and items[k].classes & {"have", "adverb", "clitic", "neg"} and not items[k].classes & {"that"}
    ):
        k -= 1
    if items[k].text == "," and k > 2:
        k = (
            next((j for j in range(k - 1, max(0, k - 8), -1) if items[j].kind in ("mark", "name", "noun")), 0)
            - 1
        )
    if k < 2 or not items[k].classes & {"that", "who"}:
        return False
    before = items[k - 1]
    if any(_finite(x) for x in items[max(0, k - 4) : k - 1]):
        return False  # "said this Monday that"
    if same_that(items, k):
        return True
    return plain(before) and any(
        x.kind == "word" and x.classes & {"det", "clitic", "demonstrative"}
        for x in items[max(0, k - 3) : k - 1]
    )


def same_that(items: list[Item], k: int) -> bool:
    """Whether "the same", or an article alone, stands before the relative pronoun at `k` and no name before
    it ("is the same that X uses"; "it is X la que buys Y" is told of X).
    """
    return "det" in items[k - 1].classes and items[k - 1].kind == items[k - 2].kind == "word"


def _finite(item: Item) -> bool:
    """Whether an item is a verb in a tense."""
    return item.kind == "word" and any(t.feature in ("past", "pres", "fut", "cond") for _, t in item.triggers)


def outer_antecedent(items: list[Item], low: int, opening: int) -> int | None:
    """Whom a relative clause tells of in which the one behind the comma at `opening` stands: in "Acme, who
    bought Brisk, whose chips sell, has built" Acme has; None where there is none.
    """
    if "who" not in items[opening + 1].classes:
        return None
    outer = next((j for j in range(opening - 1, low, -1) if items[j].text == ","), None)
    if outer is None or "who" not in items[outer + 1].classes:
        return None
    head = items[outer - 1]
    return outer - 1 if head.kind == "name" and not head.prep else None


def done_by_it(items: list[Item], k: int) -> bool:
    """Whether the name at `k`, with a comma behind, does what the sentence tells in the passive, so that what
    the relative clause behind it tells is its own: "X was bought by Y, which makes Z"; in "the plant built by
    Y, which opens in May" it is not.
    """
    if items[k].group >= 0 or items[k].kind != "name" or items[k + 1].text not in ",،":
        return False
    for x in reversed(items[max(0, k - 12) : k]):
        if x.kind == "mark" or (x.kind == "word" and x.classes & {"who", "and"}):
            return False
        if x.kind == "word" and x.classes & {"be", "been"}:
            return True
    return False


def with_own_object(items: list[Item], end: int) -> bool:
    """Whether what stands right behind a verb is its object or complement, so that it takes up none with a
    relative pronoun: "which holds 500 chips", "that has at its disposal".
    """
    k = end
    while k < len(items) and items[k].kind == "word" and items[k].classes & {"adverb", "det", "indef"}:
        k += 1
    if k == len(items):
        return False
    return items[k].kind in ("name", "noun", "number") or bool(items[k].classes & {"with", "of"})


def in_place(items: list[Item], k: int) -> bool:
    """Whether what stands at `k` only tells where the place right before it is: "in Oslo in Norway"."""
    before = next((x for x in reversed(items[max(0, k - 4) : k]) if x.kind != "word"), None)
    return before is not None and before.kind == "name" and before.coarse == items[k].coarse == "Place"


def of_strangers(items: list[Item], low: int, at: int) -> bool:
    """Whether the name right before the verb at `at` ends what tells which people are meant, whom nobody
    names: in "people who know Ann Lee say" they say it, not she.
    """
    k = at - 1
    while k > low and items[k].kind == "word" and items[k].classes & {"have", "be", "been", "adverb", "neg"}:
        k -= 1
    if items[k].kind not in ("name", "noun"):
        return False
    for w in range(k - 1, low, -1):
        if items[w].kind == "mark" or "and" in items[w].classes:
            return False
        if "who" in items[w].classes:
            told = [x for x in items[w + 1 : k] if not x.classes & {"det", "have", "be", "adverb"}]
            whom = items[w - 1]
            people = whom.kind == "noun" and whom.cls in ("", "Person") and "refers" not in whom.tags
            stranger = people or (whom.kind == "word" and not (whom.triggers or whom.cue))
            return stranger and "that" not in items[w].classes and bool(told) and told[0].kind == "word"
    return False
