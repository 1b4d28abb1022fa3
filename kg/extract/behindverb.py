"""What stands right behind a verb that comes first, where it is nobody of whom the verb can be said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kg.extract.asides import over_apposition, over_behind, told_between
from kg.extract.genitives import in_construct
from kg.lang.fold import has_shape
from kg.lang.pack import Pack

if TYPE_CHECKING:
    from kg.extract.clause import ClauseBounds
    from kg.extract.subjects import ClauseSubjects as Clause
    from kg.spot.item import Item


_FINITE: Final[tuple[str, ...]] = ("past", "pres", "fut", "cond")
# "newest", "first": four letters at most behind an alef, as keys are folded
_ELATIVE: Final = re.compile("ا..?.?")


def stranger(clause: Clause) -> bool:
    """Whether a name stands where the subject would, and is neither subject nor object."""
    wanted = next(
        (clause.wanted(role) for role, functions in clause.frame.roles.items() if functions[0] == "object"),
        (),
    )
    first = next(
        (
            x
            for x in clause.items[clause.end : clause.end + 4]
            if x.kind in ("name", "noun") and not x.prep and not x.held
        ),
        None,
    )
    if first is None or first.key in clause.trigger.particle:
        return False  # "entered service": the verb's own word
    if not wanted:
        subject = clause.wanted(clause._subject_role())
        told = first.kind == "name" or (first.det == "def" and bool(first.cls))
        return told and not clause.context.fits(first.cls, subject)
    if first.kind == "noun":
        # "the plant makes X": the plant does, though no plant fits
        subject = clause.wanted(clause._subject_role())
        known = first.det == "def" and bool(first.cls) and not first.held
        return known and not (
            clause.context.fits(first.cls, wanted) or clause.context.fits(first.cls, subject)
        )
    return not clause.context.fits(first.cls, wanted) or followed(clause, first)


def followed(clause: Clause, first: Item) -> bool:
    """Whether another bare thing or an unlisted word comes right behind a thing: that is the object."""
    at = next((k for k in range(clause.end, clause.high) if clause.items[k] is first), clause.high)
    for item in clause.items[at + 1 : at + 4]:
        if item.classes & {"det", "adjective", "adverb"}:
            continue
        if item.kind == "number" or "comparator" in item.tags:
            return True
        unknown = item.kind == "word" and not item.classes and not item.triggers and not item.tags
        named = item.kind == "name" and "with_noun" in item.tags and item.group < 0
        return unknown or ((named or item.kind == "noun") and not item.prep)
    return False


def unresolved(clause: Clause, wanted: tuple[str, ...]) -> bool:
    """Whether the first bare thing behind the verb may be its subject, though nobody knows who it is."""
    for item in clause.items[clause.end : min(clause.high, clause.end + 5)]:
        if item.kind in ("name", "noun") and not item.prep and not item.held:
            office = item.noun is not None and "role" in item.noun.use
            group = item.noun is not None and "group" in item.noun.use  # "experts say"
            paper = clause.frame.speech and item.coarse == "Work"  # "reports say"
            return item.kind == "noun" and (office or group or paper or clause.context.fits(item.cls, wanted))
    return False


def unknown(clause: Clause) -> bool:
    """Whether a word that no list knows stands right behind the verb: it may well be the subject."""
    the = False
    for item in clause.items[clause.end : clause.end + 4]:
        if item.classes & {"det", "adverb", "demonstrative"}:
            the = the or "det" in item.classes
            continue
        return (
            item.key not in clause.trigger.particle  # "entered the phase of running": the verb's own word
            and item.kind == "word"
            and not item.classes
            and not item.triggers
            and (not item.tags or (the and set(item.tags) <= {"cue"}))
            and not item.measure
        )
    return False


def before_another(clause: Clause, right: list[int], wanted: tuple[str, ...]) -> list[int]:
    """What stands behind the verb up to the verb that an object without a name has of its own: "makes a
    system that rivals X" makes no X.
    """
    shapes = clause.context.pack.verb_shapes
    unnamed = False
    for n, k in enumerate(right):
        item = clause.items[k]
        if unnamed and item.kind == "word":
            noun = clause.trigger.feature not in _FINITE and not clause.trigger.particle
            if noun and item.classes & {"in", "from", "on", "with"}:
                return right[:n]  # "builds sites within the project X"
            finite = any(t.feature in _FINITE for _, t in item.triggers)
            strange = not item.classes and not item.triggers and has_shape(item.key, shapes)
            if finite or strange:
                return right[:n]
        if item.kind == "noun" and not item.prep and not item.held and item.det != "def":
            fits = item.noun is not None and bool(wanted) and clause.context.fits(item.noun.cls, wanted)
            thing = fits or item.coarse in ("Hardware", "AIModel", "Product")
            unnamed = unnamed or (thing and "refers" not in item.tags)
    return right


def before_deed(clause: Clause, right: list[int]) -> list[int]:
    """What stands behind the verb up to another deed that only tells when or why: "launched the new one after
    the launch of X", "bought three firms to build X" do nothing to X here.
    """
    if clause.trigger.particle:
        return right
    for n, k in enumerate(right):
        behind = clause.items[k + 1 : k + 5]
        if _deed_on_its_own(clause, k):
            return right[:n]
        purpose = bool(clause.items[k].classes & {"to", "for"}) and bool(behind and behind[0].triggers)
        if not purpose and "other_prep" not in clause.items[k].classes:
            continue
        deed = next((x for x in behind if x.kind in ("name", "noun") or x.triggers), None)
        if (
            deed is not None
            and deed.kind == "word"
            and all(t.feature not in _FINITE for _, t in deed.triggers)
        ):
            return right[:n]
    return right


def _deed_on_its_own(clause: Clause, k: int) -> bool:
    """Whether an unlisted word with the ending of an object stands at `k` before a preposition: "issued a
    ruling against X" issues no X.
    """
    item, pack = clause.items[k], clause.context.pack
    behind = clause.items[k + 1] if k + 1 < len(clause.items) else None
    return (
        behind is not None
        and item.kind == "word"
        and not item.classes
        and not item.tags
        and item.text.endswith(pack.case_endings)
        and not item.key.startswith(pack.article)
        and bool(behind.classes & {"in", "for", "to", "against", "on"})
    )


def ruled_by_another(clause: ClauseBounds, k: int) -> bool:
    """Whether the preposition of the thing at `k` hangs on another word right before it: a verb or its noun
    ("and surpasses X"), an adjective with its article ("the owned by X").
    """
    if told_between(clause.items, clause.end, k, clause.high):
        return True
    items, pack = clause.items, clause.context.pack
    before = items[k].tags.get("prep_item")
    at = next((n for n in range(k - 1, clause.end, -1) if items[n] is before), 0)
    if clause.trigger.particle and items[k].prep == "other_prep":
        own = next((n for n in range(clause.at, k) if items[n].key == clause.trigger.particle[-1]), k)
        return items[own] is not before or _of_something(items, own + 1, k)
    if at <= clause.end or (clause.trigger.particle and items[at].key in clause.trigger.particle):
        return False
    head = items[at - 1]
    if clause.trigger.particle and head.key in clause.trigger.particle:
        return False  # "has opened an inquiry against X": it hangs on the verb's own noun
    if clause.frame.speech and "to" in items[at].classes and head.kind == "word" and not head.classes:
        return True  # "has announced that X follows on Y": Y is not told
    if head.kind != "word" or "cue" in head.tags:
        return False
    if in_construct(clause, at - 1):
        return False  # "supplies chips-of the memory to X"
    if "det" in items[at - 2].classes or head.key.startswith(pack.article):
        told = not head.classes or (clause.frame.speech and "adjective" in head.classes)
        return told and not head.triggers and bool(items[at].classes & {"to", "from", "on"})
    if any(t.feature in _FINITE for _, t in head.triggers):
        return True
    strange = not head.classes and not head.triggers and len(head.key) > 4
    return strange and has_shape(head.key, pack.verb_shapes)


def _of_something(items: list[Item], first: int, k: int) -> bool:
    """Whether an unlisted noun stands between a verb's preposition and a thing, which is only its genitive:
    "revealed the price of X"; "the newest X" is X.
    """
    for item in items[first:k]:
        if item.classes & {"adverb", "possessive"}:
            continue
        if item.noun is not None and item.kind == "noun":
            return not item.noun.cls and not item.noun.use & {"container", "part"}
        return item.kind == "word" and not item.classes and not _ELATIVE.fullmatch(item.key)
    return False


def leads_on(item: Item) -> bool:
    """Whether an item is a noun that names no thing: a power, a consent."""
    unlisted = item.kind == "word" and not item.classes and not item.triggers and "cue" not in item.tags
    return unlisted or (item.kind == "noun" and not item.cls)


def before_who(clause: Clause) -> list[int]:
    """What stands behind the verb, but for relative clauses; one without commas goes on to the end."""
    items, out, k = clause.items, [], clause.end
    while k < clause.high:
        if clause.end < k < clause.end + 3 and (behind := over_apposition(items, k, clause.high)) is not None:
            k = behind
            continue
        if "who" in items[k].classes:
            opened = k > 0 and items[k - 1].text in ",،"
            closed = next((j for j in range(k + 1, clause.high) if items[j].text in ",،"), None)
            if not opened or closed is None:
                closed = over_behind(items, clause.end, k, clause.high)
                if closed is None:
                    break
                k = closed
                continue
            k = closed
        out.append(k)
        k += 1
    return out


def subject_behind(clause: ClauseBounds) -> bool:
    """Whether a definite noun of somebody or something stands right behind a verb that comes first: the verb
    says nothing of what went before.
    """
    pack, items = clause.context.pack, clause.items
    if pack.order != "vso":
        return False
    if clause.trigger.feature not in _FINITE:
        # "the building of the new sites": theirs, not what was told of before
        behind = items[clause.end] if clause.end < len(items) else None
        return (
            behind is not None
            and "det" in behind.classes
            and "demonstrative" not in behind.classes
            and clause.voice != "passive"
        )
    near = (x for x in items[clause.end : clause.end + 3] if not x.classes & {"det", "adverb"})
    first = next(near, None)
    return (
        first is not None
        and first.kind == "noun"
        and first.det == "def"
        and not first.prep
        and bool(first.cls)
        and not first.tags.keys() & {"refers", "refers_all"}
    )


def untold(clause: Clause) -> bool:
    """Whether nobody that could be known does it: somebody counted, or a word that no list knows before the
    relative clause of the verb.
    """
    k = clause.at - 1
    while k > clause.low and clause.items[k].classes & {"have", "adverb", "neg"}:
        k -= 1
    if k < 2 or "who" not in clause.items[k].classes:
        return counted(clause)
    item, before = clause.items[k - 1], clause.items[k - 2]
    unknown = item.kind == "word" and not (item.classes or item.triggers or item.tags)
    return counted(clause) or (unknown and "det" not in before.classes and bool(before.classes))


def counted(clause: Clause) -> bool:
    """Whether some number of things stands where the subject of a verb without object does: "three of the
    sites lie in Oslo".
    """
    first = clause.items[clause.end] if clause.end < clause.high else None
    if first is None or first.number is None or first.number.kind != "count":
        return False
    asked = {f for functions in clause.frame.roles.values() for f in functions}
    return not asked & {"object", "count", "quantity", "on", "from", "to"}


def construct(pack: Pack, items: list[Item], k: int) -> bool:
    """Whether a noun has its genitive right behind it, without a word of its own."""
    after = items[k + 1] if k + 1 < len(items) else None
    return bool(pack.article) and after is not None and after.kind in ("name", "noun") and not after.prep
