"""What is to come by what stands before it: a sum or deal that it is for, a future that "and" joins it to."""

from __future__ import annotations

from typing import Final

from kg.extract.found import Context, Found
from kg.extract.newsites import future
from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.spot.item import Item

_TENSES: Final = frozenset(("past", "pres", "fut", "cond"))


def meant_for(context: Context, items: list[Item], at: int) -> bool:
    """Whether the noun of a deed tells what a sum or a deal named before is for: "an investment of 40 million
    for the building of X".
    """
    if context.pack.adjective_first or context.pack.order != "svo" or at < 3:
        return False
    opens = at - 1 - ("det" in items[at - 1].classes and "for" not in items[at - 1].classes)
    if "for" not in items[opens].classes:
        return False
    for item in reversed(items[max(0, opens - 8) : opens]):
        if item.kind == "mark" or "who" in item.classes:
            return False
        if item.kind == "number" and item.number is not None and item.number.kind == "money":
            return True
        if any(t.feature == "noun" for _, t in item.triggers) or "owed" in item.classes:
            return True
    return False


def joined_to_planned(pack: Pack, feature: str, items: list[Item], at: int) -> bool:
    """Whether "and" joins a participle to one behind a future ("will be built in Oslo and run by X"), or the
    noun of a deed to what somebody plans.
    """
    if feature == "noun" and pack.adjective_first:
        return _beside_planned(items, at)
    if feature != "pp" or at < 3 or "and" not in items[at - 1].classes:
        return False
    for k in range(at - 2, max(0, at - 10), -1):
        item = items[k]
        if item.kind == "mark" or item.classes & {"who", "that", "clause"}:
            return False
        if item.kind == "word" and any(t.feature == "pp" for _, t in item.triggers):
            cues = (x.cue for x in items[max(0, k - 2) : k] if "cue" in x.tags)
            return any(cue is not None and cue.modality == "planned" for cue in cues)
    return False


def used_to(context: Context, items: list[Item], low: int, at: int, wanted: tuple[str, ...]) -> bool:
    """Whether an infinitive tells what a thing is used for, so that no one named does it: "X said that the
    machine would be used to train Y".
    """
    if at < low + 4 or "to" not in items[at - 1].classes or items[at - 2].kind != "word":
        return False
    done = any(t.feature == "pp" for _, t in items[at - 2].triggers) or "cue" in items[at - 2].tags
    be = next((k for k in range(at - 3, max(low, at - 6), -1) if items[k].classes & {"be", "been"}), 0)
    if not done or not be:
        return False
    told = next((x for x in reversed(items[low:be]) if x.kind in ("name", "noun") and not x.held), None)
    return told is not None and not told.prep and bool(told.cls) and not context.fits(told.cls, wanted)


def to_come(near: list[Item], pack: Pack) -> bool:
    """Whether the nearest verb before a number is an infinitive of purpose, or of what is meant to be done:
    "means to hire more people, to have 200 employees".
    """
    if pack.adjective_first or pack.order != "svo":
        return False
    for k in range(len(near) - 1, 0, -1):
        item = near[k]
        if item.text in ",،":
            return False
        if item.kind != "word" or not (item.triggers or item.classes & {"have", "be"} or item.cue):
            continue
        if item.classes & {"have", "be"} or any(t.feature in _TENSES for _, t in item.triggers):
            return False
        if item.cue is not None and item.cue.modality == "planned":
            behind = near[k + 1] if k + 1 < len(near) else item
            aim = item.cue.reach == "inf" or ("for" in item.classes and behind.kind == "word")
            return aim and not behind.classes & {"det", "indef", "possessive"}
        if any(t.feature == "inf" for _, t in item.triggers) and "for" in near[k - 1].classes:
            return True
    return False


def future_sum(pack: Pack, f: Found, items: list[Item]) -> bool:
    """Whether a verb in the future stands between a noun and the number that it tells of: "the cost, which
    will come to 47 million", where the noun comes first.
    """
    value = next(iter(f.roles.get("v", ())), None)
    return value is not None and any(future(x, pack) for x in items[f.at + 1 :] if x.end <= value.span.start)


def doubt_before(items: list[Item], at: int, end: int) -> int:
    """Where the cue stands that ends right before a phrase with a verb from `at` to `end`, with "that" or as
    an adverb of what is possible: "it is likely that X runs on Y", "perhaps X runs on Y"; `at` without one.
    """
    last = at - 1
    while (
        last > 0
        and "cue" not in items[last].tags
        and (items[last].text == "," or "det" in items[last].classes)
    ):
        last -= 1
    told = items[at + 1 : end]
    if last < 0 or not told or told[0].kind == "mark":
        return at
    if not any(x.acts or x.classes & {"be", "reflexive"} for x in told):
        return at  # "it is likely that X, with 40 chips, runs on Y"
    for k in range(last, max(-1, last - 5), -1):
        cue = items[k].tags.get("cue")
        if isinstance(cue, tuple) and int(cue[0]) >= items[last].tokens[1]:
            that = bool(items[last].classes & {"that", "who"})
            doubts = cue[1].modality == "possible" and not items[k].classes & {"light", "be", "have"}
            return k if doubts or that else at
    return at


def use_planned(pack: Pack, items: list[Item], at: int, end: int) -> bool:
    """Whether a future or a plan stands before the verb whose object a phrase begins with, which tells what
    that is for or grows by: "will use X to train Y", "will extend X with 40 Y".
    """
    own = (k for k in range(at + 1, end) if items[k].kind == "mark" or "who" in items[k].classes)
    end = next(own, end)  # "will sell X, which it used to train Y"
    purpose = any("to" in items[k].classes and _base(items[k + 1]) for k in range(at + 1, end - 1))
    grows = any("with" in x.classes for x in items[at:end])
    if not pack.adjective_first or not (purpose or grows) or items[at].prep:
        return False
    k = at - 1
    while k > 0 and (items[k].classes & {"det", "possessive", "adjective"} or items[k].unlisted):
        k -= 1
    if k < 1 or not _base(items[k]):
        return False
    terms = {pack.frames[t.frame].term for _, t in items[k].triggers}
    if not purpose and terms.isdisjoint(common()["adding"]):
        return False
    near = items[max(0, k - 3) : k]
    return any(x.cue is not None and x.cue.modality == "planned" for x in near if "cue" in x.tags)


def _base(item: Item) -> bool:
    """Whether a word is a verb in its plain form."""
    return item.kind != "name" and any(t.feature == "inf" for _, t in item.triggers)


def _beside_planned(items: list[Item], at: int) -> bool:
    """Whether "and" joins a noun to what somebody plans: "is planning a plant and a deal with X"."""
    k = at - 1
    while k > 0 and (items[k].classes & {"indef", "adjective"} or items[k].unlisted):
        k -= 1
    if k < 1 or "and" not in items[k].classes:
        return False
    cues = (x.cue for x in items[:k] if "cue" in x.tags)
    return any(cue is not None and (cue.reach, cue.modality) == ("noun", "planned") for cue in cues)


def obliged(items: list[Item], at: int) -> bool:
    """Whether "that" and "on" with a name stand right before the noun of a deed at `at`: "that on X (is) the
    passing of Y" tells what X should do.
    """
    whom = items[max(0, at - 3) : at]
    return (
        len(whom) == 3
        and "that" in whom[0].classes
        and "on" in whom[1].classes
        and whom[2].kind in ("name", "noun")
        and whom[2].prep == "on"
    )


def purpose_before(items: list[Item], at: int, low: int) -> bool:
    """Whether the nearest deed before a trigger is what something is done for: "a plan to extend X"."""
    k = next((k for k in range(at - 1, max(low, at - 5), -1) if items[k].triggers), 0)
    return k > 0 and "for" in items[k - 1].classes and any(t.feature == "inf" for _, t in items[k].triggers)


def planned_by(items: list[Item], at: int) -> int:
    """Where the one stands whose plan, offer or attempt it is to do what the infinitive at `at` says: "los
    planes de X para comprar Y"; -1 where no noun of such a thing stands before.
    """
    if at < 4 or not items[at - 1].classes & {"for", "of", "to"} or items[at - 1].kind != "word":
        return -1
    k = at - 2
    if items[k].kind not in ("name", "noun") or items[k].prep != "of":
        return -1
    of = k - 1
    while of > 0 and "of" not in items[of].classes and items[of].classes & {"det", "clitic"}:
        of -= 1
    return k if of > 0 and "of" in items[of].classes and "plans" in items[of - 1].classes else -1


def helped(items: list[Item], to: int) -> bool:
    """Whether "to" stands behind somebody who was helped to do something: it is done."""
    near = items[max(0, to - 4) : to]
    return near[-1].kind in ("name", "noun") and any("helps" in x.classes for x in near[:-1])


def first_to(pack: Pack, items: list[Item], to: int) -> bool:
    """Whether "to" stands behind which of its kind a thing is: "the third robot to come out" has come out. A
    site that is the first to be built may still be to come.
    """
    head, behind = items[to - 1], items[to + 1] if to + 1 < len(items) else None
    nth = next((k for k in range(to - 2, max(1, to - 6), -1) if items[k].key in pack.nth), 0)
    if not nth or behind is None or "indef" in items[nth - 1].classes:
        return False
    if head.cls == "Facility" and behind.classes & {"be", "been"}:
        return False
    named = nth > 2 and (items[nth - 2].text == "," or "be" in items[nth - 2].classes)
    known = head.kind in ("name", "noun") and bool(head.cls)
    told = head.unlisted and named and items[nth - 3].kind == "name"  # "Brisk is the third humanoid to"
    return (known or told) and all(x.unlisted for x in items[nth + 1 : to - 1])
