"""What stands in a clause and tells of another: between commas, or under a preposition of another verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.asides import over_behind, told_beside
from kg.extract.clause import _is_finite, _preps
from kg.extract.overt import before_verb, plain
from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.model import Span
from kg.spot.item import Item

if TYPE_CHECKING:
    from kg.extract.found import Found
    from kg.extract.subjects import ClauseSubjects

# prepositions under which an office is not that of who is named before
_RULES: Final = frozenset(("other_prep", "with", "against", "for", "by"))


def tells_no_more(pack: Pack, items: list[Item], start: int, end: int) -> bool:
    """Whether what stands behind a thing, up to `end`, is not told of that thing: it stands in what tells of
    another, or only says whose another is.
    """
    return (
        closes_relative(items, start, end)
        or heads_another(items, start, end)
        or ends_apposition(items, start)
        or heads_who_acts(items, start)
        or beside_office(items, start)
        or (pack.order == "svo" and only_whose(items, start))
    )


def heads_who_acts(items: list[Item], k: int) -> bool:
    """Whether a name is that of who heads the firm that the main verb behind it is told of: "la firma que
    dirige X anunció".
    """
    if k < 2 or "heads" not in items[k - 1].classes or not items[k - 2].classes & {"who", "that"}:
        return False
    behind = next(
        (x for x in items[k + 1 : k + 4] if not x.classes & {"adverb", "reflexive", "clitic"}), None
    )
    return behind is not None and behind.acts


def closes_relative(items: list[Item], k: int, end: int) -> bool:
    """Whether a thing stands in a clause between commas that tells of another, and words up to `end` go on
    with the main verb: in "Acme, which owns A and B, is based in Oslo" nothing is told of A and B.
    """
    group = items[k].group
    last = k if group < 0 else max(n for n, x in enumerate(items) if x.group == group)
    acting = bool(items[k - 1].classes & {"who", "that"})
    comma = next(
        (n for n in range(last + 1, end - 1) if items[n].text == "," or (items[n].acts and not acting)), end
    )
    if comma == end or items[comma].text != ",":
        return False
    after = next((x for x in items[comma + 1 : comma + 3] if "adverb" not in x.classes), None)
    if after is None or not after.classes & {"be", "have"}:
        return False
    for n in range(k - 1, 0, -1):
        if "who" in items[n].classes:
            return any(x.text == "," for x in items[max(0, n - 8) : n])
        if items[n].kind == "mark" and items[n].text != ",":
            return False
        if items[n].text == "," and (group < 0 or items[n + 1].group != group):
            return False
    return False


def doer_of_relative(items: list[Item], k: int, at: int) -> bool:
    """Whether a relative clause of one verb, before the verb at `at`, has the name at `k` for its own: "el
    grupo que dirige Ann Lee, en cambio, negó la multa".
    """
    if k < 3 or items[k].kind != "name" or items[k - 1].kind != "word" or items[k].prep:
        return False
    if "who" not in items[k - 2].classes or items[k - 2].kind != "word" or items[k - 3].kind == "mark":
        return False
    return k < at


def ends_apposition(items: list[Item], k: int) -> bool:
    """Whether a thing under a preposition ends what a noun behind a comma tells of another, and the sentence
    goes on behind the next: in "the X, successor to Y, was made by Acme" nothing is told of Y.
    """
    if not items[k].prep or k + 2 >= len(items) or items[k + 1].text != ",":
        return False
    after = next((x for x in items[k + 2 : k + 4] if "adverb" not in x.classes), items[k + 2])
    goes_on = after.acts or after.classes & {"be", "have", "on", "in", "with", "by", "to", "from"}
    if not goes_on or "who" in after.classes:
        return False
    comma = next((n for n in range(k - 1, 0, -1) if items[n].kind == "mark" or items[n].acts), 0)
    if not comma or items[comma].text != "," or items[comma - 1].kind != "name":
        return False
    return any(x.kind == "noun" or (x.kind == "word" and x.triggers) for x in items[comma + 1 : k])


def predicated(items: list[Item], start: int) -> bool:
    """Whether the participle that a pattern opens with is behind "is": "Acme is valued at 2 billion, Brisk
    at 3" values Acme, "Valued at 2 billion, Brisk" Brisk. So does what tells of a name that another is set
    against: "Unlike Acme, valued at 2 billion, Brisk".
    """
    first = items[start]
    if start > 1 and items[start - 1].text == "," and items[start - 2].kind == "name":
        return items[start - 2].prep == "than"
    participle = first.kind == "word" and any(t.feature == "pp" for _, t in first.triggers)
    return start > 0 and participle and bool(items[start - 1].classes & {"be", "been"})


def of_the_deal(items: list[Item], start: int) -> bool:
    """Whether a sum behind the name at `start` and a comma may be that of what is done with it: "a deal with
    X, valued at 4 million".
    """
    if items[start].prep != "with" or start + 1 >= len(items) or items[start + 1].text != ",":
        return False
    return not told_beside(items, 0, start, relation=False)


def heads_another(items: list[Item], k: int, end: int) -> bool:
    """Whether a relative clause right before a person tells whom a firm is led by, so that an owner told of
    behind a comma may be the firm: "Acme, the firm that Ann Lee leads, owner of Brisk" in the order "que
    dirige Ann Lee, dueña de".
    """
    if items[k].coarse != "Person" or k < 4 or "who" not in items[k - 2].classes:
        return False
    either = any(x.noun is not None and "either" in x.noun.use for x in items[k + 1 : end])
    return either and items[k - 1].kind == "word" and any(x.coarse == "Organization" for x in items[: k - 2])


def of_earlier(items: list[Item], low: int, at: int) -> bool:
    """Whether what stands with "with" before the verb at `at`, the last of the clause behind `low`, hangs on
    another verb or on a noun that no list knows: "has studied with X, has founded Y", "after a row with X".
    """
    k = next((k for k in range(at - 1, low, -1) if "with" in items[k].classes), low)
    if k <= low:
        return False
    first = [x for x in items[max(0, low + 1) : k] if x.kind == "word"]
    if any(x.classes & {"have", "be"} or any(not t.particle for _, t in x.triggers) for x in first):
        return True
    return bool(first) and items[k - 1] is first[-1] and not first[-1].classes - {"adjective"}


def in_open_relative(items: list[Item], end: int, k: int) -> bool:
    """Whether a relative clause with a verb of its own opens behind `end`, and no comma closes it before the
    sum at `k`: "a round that values the firm at 40 million".
    """
    who = next((j for j in range(end, k) if "who" in items[j].classes), k)
    if over_behind(items, end, who, k + 1) is not None:
        return False  # "invested Acme that founded-it Ann Lee 4 million"
    return any(_is_finite(x) for x in items[who + 1 : k]) and not any(x.text in ",،" for x in items[who:k])


def beside_office(items: list[Item], start: int) -> bool:
    """Whether a preposition right behind the comma after somebody's name rules an office with its article, so
    that it is another's: "Ann Lee, according to the head of Acme, sold".
    """
    if start + 4 >= len(items) or items[start].coarse != "Person" or items[start + 1].text not in ",،":
        return False
    rules, article, noun = items[start + 2 : start + 5]
    office = noun.noun is not None and noun.kind == "noun" and "role" in noun.noun.use
    return (
        office
        and bool(rules.classes & _RULES)
        and "as" not in rules.classes
        and bool(article.classes & {"det", "possessive"})
    )


def only_whose(items: list[Item], k: int) -> bool:
    """Whether a thing right before a verb only tells whose or of what the subject is: "the rival of Acme has"
    tells nothing of Acme.
    """
    if items[k].prep != "of" or k + 1 >= len(items) or not items[k + 1].acts or k < 2:
        return False
    of = k - 1 - ("det" in items[k - 1].classes)
    before = items[of - 1] if of > 0 and "of" in items[of].classes else None
    return before is not None and (before.kind == "noun" or plain(before)) and not before.prep


def whose_subject(items: list[Item], low: int, at: int, span: Span) -> bool:
    """Whether the thing at a span only tells whose the subject of the verb at `at` is."""
    k = before_verb(items, low, at)
    return items[k].is_at(span) and only_whose(items, k)


def work_about(clause: ClauseSubjects, k: int, wanted: tuple[str, ...]) -> bool:
    """Whether the thing at `k` is what a work is about that a participle of publishing belongs to:
    "the paper on X published by Y", "the video of X posted by Y".
    """
    items, led, context = clause.items, clause.items[k].tags.get("prep_item"), clause.context
    at = next((j for j in range(k - 1, 0, -1) if items[j] is led), 0)
    if not at or not {"on", "of"} & _preps(items[k]):
        return False
    frames = (context.pack.frames[t.frame] for _, t in items[clause.at].triggers)
    told = {c for frame in frames for classes, *_ in frame.wanted.values() for c in classes}
    if all(context.schema.coarse(c) != "Work" for c in told):
        return False
    head = items[at - 1]
    work = head.kind == "noun" and head.coarse == "Work" and not context.fits(head.cls, wanted)
    return work or ("on" in _preps(items[k]) and head.kind == "word" and plain(head) and not head.acts)


def heads_part(items: list[Item], found: Found) -> bool:
    """Whether the noun of a part right before its name says that what somebody heads is no firm:
    "heads the unit X of Acme".
    """
    if found.term not in common()["sole"] or "o" not in found.roles:
        return False
    k = next((n for n, x in enumerate(items) if n and x.is_at(found.roles["o"][0].span)), 0)
    noun = items[k - 1].noun if k else None
    told = noun is not None and items[k - 1].kind == "noun" and not noun.cls
    return told and noun is not None and not noun.use.isdisjoint(("group", "container"))
