"""Words that match a frame though what they tell is not the frame's: part of a longer verb, somebody else's
deed, a sum that buys something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clause import _FINITE, _VERBAL
from kg.extract.overt import before_verb, plain
from kg.extract.untold import of_deal
from kg.lang.fold import has_shape
from kg.lang.shared import common
from kg.link.named import UNTYPED
from kg.spot.item import Item

if TYPE_CHECKING:
    from kg.extract.amounts import ClauseAmounts
    from kg.extract.forms import ClauseForms
    from kg.extract.scan import ClauseThings


def inside_longer(items: list[Item], i: int) -> bool:
    """Whether a word is the end of a verb of several words that begins before it, and no infinitive: "fa
    parte" is no "parte"; or part of what only marks the infinitive behind: "s'engage à investir".
    """
    cue = items[i - 1].cue if i else None
    oneself = any("reflexive" in x.classes for x in items[max(0, i - 2) : i])
    if cue is not None and cue.reach == "inf" and len(cue.words) > 2 and oneself:
        return True
    for back in (1, 2):
        before = items[i - back] if i >= back else None
        if before is None or not before.triggers or before.kind != "word":
            continue
        if any(length > back for length, _ in before.triggers):
            return not any(t.feature == "inf" for _, t in items[i].triggers)
    return False


def subject_unfit(clause: ClauseForms) -> bool:
    """Whether somebody whose class the frame rules out by "!" stands as the subject of an active verb: what
    they do is another deed ("the lab approved of the bill" is no law passed).
    """
    role = clause._subject_role()
    if clause.voice != "active" or clause.trigger.feature not in _VERBAL or not role:
        return False
    types = clause.frame.types.get(role, ())
    if not any(t.endswith("!") for t in types) or "o" in clause.frame.roles:
        return False
    wanted = clause.wanted(role)
    return any(fill.cls and not clause.context.fits(fill.cls, wanted) for fill in clause._any_subject())


def beside_unfit(clause: ClauseForms) -> bool:
    """Whether a name that can not do it stands bare right before an active verb, so that nobody named before
    does: "With the machine, which is a Brisk, Acme now has 10,000 GPUs";
    elsewhere before "have".
    """
    role, items, k = clause._subject_role(), clause.items, clause.at - 1
    pack = clause.context.pack
    perfect = pack.order == "svo" and k > clause.low and "have" in items[k].classes
    if not (pack.adjective_first or perfect) or clause.voice != "active" or not role:
        return False
    if clause.trigger.feature not in _VERBAL:
        return False
    while (
        k > clause.low
        and items[k].kind == "word"
        and items[k].classes & {"have", "be", "modal", "adverb", "neg"}
    ):
        k -= 1
    item = items[k]
    if k <= clause.low or items[k - 1].text != "," or item.kind != "name" or item.prep or item.held:
        return False
    return item.cls not in ("", UNTYPED) and not clause.context.fits(item.cls, clause.wanted(role))


def new_subject_behind(clause: ClauseForms) -> bool:
    """Whether a verb that tells of its subject alone has it right behind, as something new that no list
    knows: "is available a line of".
    """
    first, particle = clause.end, clause.trigger.particle
    if not clause.context.pack.inverts or clause.trigger.feature not in _FINITE:
        return False
    while particle and first < clause.high and any(w in particle for w in clause.items[first].key.split()):
        first += 1
    behind = clause.items[first : first + 5]
    if len(behind) < 2:
        return False
    if not any({"subject", "object"} <= set(places) for places in clause.frame.roles.values()):
        return False
    if behind[0].kind == "number" and (plain(behind[1]) or behind[1].kind == "noun"):
        return True  # "arrive three devices": none that was named before
    head = next((x for x in behind[1:] if not plain(x) and not x.measure), behind[-1])
    told = head is not behind[1] and (head.kind in ("word", "mark") or bool(head.prep))
    return "indef" in behind[0].classes and told


def stranger_told(items: list[Item], low: int, at: int) -> bool:
    """Whether the verb at `at` is that of a relative clause told of a name that nothing has typed: "X and the
    V2 of Acme, which costs 40 dollars".
    """
    k = before_verb(items, low, at)
    if k < 1 or items[k].kind != "word" or "who" not in items[k].classes:
        return False
    told = items[k - 1 - (items[k - 1].text == "," and k > 1)]
    return "stranger" in told.tags or (
        told.kind == "word" and told.text[0].isupper() and not (told.classes or told.triggers)
    )


def buys(clause: ClauseAmounts, k: int) -> bool:
    """Whether a sum is what somebody pays for a thing: "has spent 40 million to buy X" is no gift."""
    others = {row[1] for row in common()["spent"] if row[0] == clause.frame.term}
    if not others:
        return False
    for item in clause.items[k + 1 : k + 6]:
        if item.kind in ("name", "mark"):
            return False
        if any(
            t.feature == "inf" and clause.context.pack.frames[t.frame].term in others
            for _, t in item.triggers
        ):
            return True
    return False


def of_noun(items: list[Item], k: int) -> bool:
    """Whether a name that no list knows for a place stands behind a plain noun that has the preposition: "in
    the colour Gold".
    """
    return items[k].cls == UNTYPED and k > 0 and plain(items[k - 1])


def rests_on(clause: ClauseForms) -> bool:
    """Whether "on" and a thing of those that are made stand right behind a participle: "built on the chip X"
    tells what a thing is based on.
    """
    items, end = clause.items, clause.end
    if clause.frame.term not in common()["rests"] or clause.trigger.feature != "pp" or end >= len(items):
        return False
    thing = next((x for x in items[end : end + 5] if x.kind in ("name", "noun") or x.text == ","), None)
    if thing is None or thing.text == ",":
        return False
    around = items[end].kind == "number" and clause.trigger.feature == "pp" and clause.voice == "participle"
    rests = around or bool(items[end].classes & {"on", "around"})
    return rests and thing.coarse in ("Hardware", "Product", "AIModel")


def deed_told_of(items: list[Item], low: int) -> bool:
    """Whether a deed by its noun is what the clause that begins at `low` tells of: "the investment in X
    amounts to".
    """
    k = low
    while k < len(items) and ("adverb" in items[k].classes or items[k].text == ","):
        k += 1
    if k + 1 >= len(items) or "det" not in items[k].classes or "contracted" in items[k].classes:
        return False
    deed = items[k + 1]
    return deed.kind == "word" and bool(deed.triggers) and all(t.feature == "noun" for _, t in deed.triggers)


def behind_joint(clause: ClauseThings) -> int | None:
    """Where "and" and a comma before it open what the clause's verb goes on with, behind a list or an aside
    (", and is valued at"): the verb's subject is that of what stands before, not the nearest name.
    """
    k = clause.at - 1
    while k > clause.low and (
        clause.items[k].classes & {"have", "be", "been", "adverb", "neg"} or "cue" in clause.items[k].tags
    ):
        k -= 1
    joint = k > clause.low and "and" in clause.items[k].classes and k < clause.at - 1
    return k if joint and clause.context.pack.pro_drop and clause.context.pack.order == "svo" else None


def bare_object(clause: ClauseThings) -> bool:
    """Whether plain words without an article stand right behind an active verb and a phrase of their own
    behind them: "launches new straps for the X" launches something that no list knows.
    """
    pack, items = clause.context.pack, clause.items
    if pack.adjective_first or pack.order != "svo" or clause.voice != "active":
        return False
    k = clause.end
    while k < clause.high and "adverb" in items[k].classes:
        k += 1
    first = k
    while k < clause.high and (plain(items[k]) or items[k].key in pack.new):
        if has_shape(items[k].key, pack.adverb_shapes):
            return False
        k += 1
    return first < k < clause.high and items[k].kind == "word" and bool(items[k].classes & {"for", "of"})


def with_object(clause: ClauseForms) -> bool:
    """Whether a form that may be a past or a participle has its object right behind it, so that it is no
    participle: "Acme shipped its first servers".
    """
    pack, items, k = clause.context.pack, clause.items, clause.end
    if not pack.adjective_first or clause.voice != "participle" or clause.at == clause.low:
        return False
    if items[clause.at - 1].kind != "name" or items[clause.at - 1].prep:
        return False
    while k < clause.high and "adverb" in items[k].classes:
        k += 1
    if k >= clause.high or items[k].prep:
        return False
    if items[k].kind in ("name", "noun"):
        return True
    if items[k].kind != "word" or not items[k].classes & {"det", "indef", "possessive"}:
        return False
    for item in items[k + 1 : min(k + 5, clause.high)]:
        if item.kind in ("name", "noun"):
            return not item.prep
        if (
            item.kind == "mark"
            or item.classes - {"adjective", "other", "first_of", "adverb"}
            or item.triggers
        ):
            return False
    return False


def agreed_on_another(clause: ClauseForms) -> bool:
    """Whether the noun of another deed behind "for" tells what was agreed on: "a deal with X for its
    purchase" is no partnership.
    """
    others = {row[1] for row in common()["agreed"] if row[0] == clause.frame.term}
    if not others:
        return False
    frames = clause.context.pack.frames
    for k in range(clause.end, clause.high):
        if "for" in clause.items[k].classes:
            near = clause.items[k + 1 : k + 4]
            deeds = (t for x in near if x.kind == "word" for _, t in x.triggers)
            if any(t.feature == "noun" and frames[t.frame].term in others for t in deeds):
                return True
    return False


def worth_of_bought(clause: ClauseForms) -> bool:
    """Whether the noun of what a firm is worth stands behind a verb of buying: "bought X at a valuation of"
    tells what X is worth, not who bought it.
    """
    deeds = {row[1] for row in common()["worth"] if row[0] == clause.frame.term}
    if not deeds or clause.trigger.feature != "noun":
        return bool(deeds) and of_deal(clause.items, clause.at)
    frames = clause.context.pack.frames
    return any(
        t.feature != "noun" and (frames[t.frame].term in deeds or "recipient" in frames[t.frame].roles)
        for x in clause.items[clause.low : clause.at]
        for _, t in x.triggers
    )


def tells_why(clause: ClauseForms) -> bool:
    """Whether a verb of saying only tells why something else was done: "was fined for having said"."""
    before = clause.items[max(0, clause.at - 2) : clause.at]
    return (
        clause.frame.speech
        and clause.trigger.feature == "pp"
        and len(before) == 2
        and "have" in before[1].classes
        and "for" in before[0].classes
    )


def parted(items: list[Item], end: int, k: int) -> bool:
    """Whether a mark, a preposition of another phrase or a verb parts a sum from the noun of a deed before
    it: "raised a round with X, valuing it at 40 million" has no round of that sum; nor is one that something
    has changed *by* what it is: "sa valorisation a fondu de 40 millions".
    """
    had = any("have" in x.classes for x in items[end:k]) and not any(
        "been" in x.classes for x in items[end:k]
    )
    return (had and items[k].prep == "of") or any(
        (x.kind == "mark" and x.text not in "()$€£-")
        or (x.kind == "word" and x.classes & {"with", "to", "who", "clause"} and "of" not in x.classes)
        for x in items[end:k]
    )


def told_by_relative(items: list[Item], end: int, k: int) -> bool:
    """Whether a name, a comma and a relative pronoun stand between a verb and a sum behind it."""
    return any(
        "who" in items[j].classes and items[j].kind == "word" and items[j - 1].text == ","
        for j in range(end + 2, k)
        if items[j - 2].kind in ("name", "mark")
    )


def in_brackets(items: list[Item], at: int) -> bool:
    """Whether an item stands in brackets."""
    before = [x.text for x in items[:at]]
    return before.count("(") > before.count(")")
