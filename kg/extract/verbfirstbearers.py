"""Whose a number is where verbs come first: the antecedent's of a relative clause that "and" goes on with,
or of the pronoun of a place right behind the verb.
"""

from __future__ import annotations

from typing import Final

from kg.extract.bounds import is_finite
from kg.extract.found import Context, Fill, Line
from kg.extract.refer import refer
from kg.lang.fold import has_shape
from kg.spot.item import Item

_MARKS: Final = "«»“”\"'"
_SKIPPED: Final = f"{_MARKS},،"
# what may stand between "and" and its verb
_LIGHT: Final = frozenset(("have", "adverb", "neg"))


def verb_first_bearer(
    context: Context, line: Line, i: int, wanted: tuple[str, ...]
) -> tuple[bool, Fill | None]:
    """Whether one of these settles whose the number at `i` is, and whose: what a relative clause tells of
    that goes on with "and" and a verb of its own ("X, that follows Y, and-has 80 GB"); what "in it" behind a
    verb takes up where a noun without an article stands before ("runs a lab where-work in-it 75 people").
    """
    items = line.items
    verb = next((k for k in range(i - 1, 0, -1) if _verb(items[k])), 0)
    if not verb or any(x.text in ";؛" for x in items[verb:i]):
        return False, None
    if any("in_it" in x.classes for x in items[verb + 1 : i]):
        return _in_it(context, line, verb, wanted)
    joint = verb - 1
    while joint > 0 and items[joint].kind == "word" and items[joint].classes & _LIGHT:
        joint -= 1
    if "who" in items[joint].classes:
        return _antecedent(context, line, joint, i, wanted)
    if "and" not in items[joint].classes or any(_bare(x) for x in items[verb + 1 : i]):
        return False, None
    who = next((k for k in range(joint - 1, 0, -1) if "who" in items[k].classes), 0)
    if not who or any(x.text in ";؛:" or "that" in x.classes for x in items[who:joint]):
        return False, None
    if not any(_verb(x) for x in items[who + 1 : joint]):
        return False, None
    return _antecedent(context, line, who, joint, wanted, beside=_alike(context, items, who, joint, verb))


def _alike(context: Context, items: list[Item], who: int, joint: int, verb: int) -> bool:
    """Whether the verb at `verb` has the gender of the one that a relative clause begins with: what that one
    is done to, named before `joint`, is then not what the other tells of.
    """
    first = next((k for k in range(who + 1, joint) if _verb(items[k])), who)
    forms = {has_shape(items[k].key, context.pack.feminine_shapes) for k in (first, verb)}
    return len(forms) == 1 and not any(has_pronoun(items, k) for k in (first, verb))


def has_pronoun(items: list[Item], k: int) -> bool:
    """Whether a pronoun is written on the verb at `k`."""
    return k + 1 < len(items) and bool(items[k + 1].classes & {"resumptive", "possessive"})


def _antecedent(
    context: Context, line: Line, who: int, end: int, wanted: tuple[str, ...], beside: bool = False
) -> tuple[bool, Fill | None]:
    """Whether the relative pronoun at `who` takes up a thing that may have the number, and which, where no
    thing but one under a preposition stands behind it before `end`, unless another may stand `beside` it.
    """
    items = line.items
    head = who - 1
    while head > 0 and (items[head].text in _SKIPPED or items[head].classes & {"adjective", "det"}):
        head -= 1
    if (not beside and any(_bare(x) for x in items[who + 1 : end])) or items[head].kind not in (
        "name",
        "noun",
    ):
        return False, None
    fill = refer(context, line, items[head], wanted)
    return fill is not None, fill


def _in_it(context: Context, line: Line, verb: int, wanted: tuple[str, ...]) -> tuple[bool, Fill | None]:
    """Whether an indefinite noun of a place or body stands before the verb of a clause, with nothing but
    where it is between, and whose the number is then.
    """
    k = verb - 1
    while k > 0 and (line.items[k].classes & {"in", "adjective", "det"} or line.items[k].text in _MARKS):
        k -= 1
    if k and line.items[k].coarse == "Place" and line.items[k].kind == "name":
        k -= 1
        while k > 0 and line.items[k].classes & {"in", "adjective", "det"}:
            k -= 1
    item = line.items[k]
    if item.kind != "noun" or item.det or item.coarse not in ("Place", "Organization"):
        return False, None
    return True, refer(context, line, item, wanted)


def _verb(item: Item) -> bool:
    return item.kind == "word" and (is_finite(item) or item.acts)


def _bare(item: Item) -> bool:
    """Whether a thing is a verb's subject or object."""
    return item.kind == "name" and not item.prep and not item.held and "memory_type" not in item.measure


def relative_owner(
    context: Context, line: Line, at: int, wanted: frozenset[str] | tuple[str, ...]
) -> Fill | None:
    """What the relative clause that a possessive at `at` stands in tells of: "X, whose staff counts" is said
    "X, that counts its-staff", with nothing named between.
    """
    items = line.items
    who = next((k for k in range(at - 1, 0, -1) if "who" in items[k].classes), 0)
    if not who or any(x.kind == "mark" or "that" in x.classes for x in items[who + 1 : at]):
        return None
    told, fill = _antecedent(context, line, who, at, tuple(wanted))
    return fill if told else None


def unsure_owner(context: Context, line: Line, at: int, wanted: frozenset[str] | tuple[str, ...]) -> bool:
    """Whether a relative clause tells of somebody, known or not, whose the thing at `at` may be as well as
    whom the clause names: "X, that beat Acme with its-robot".
    """
    items = line.items
    who = next((k for k in range(at - 1, 0, -1) if "who" in items[k].classes), 0)
    if not who or any(x.kind == "mark" or "that" in x.classes for x in items[who + 1 : at]):
        return False
    if not any(_bare(x) and context.fits(x.cls, wanted) for x in items[who + 1 : at]):
        return False
    head = who - 1
    while head > 0 and (items[head].text in _SKIPPED or items[head].classes & {"adjective", "det"}):
        head -= 1
    return items[head].kind == "word" or context.fits(items[head].cls, wanted)


def relative_has(items: list[Item], k: int, i: int) -> bool:
    """Whether a relative clause right behind the thing at `k` tells of the number, and of no other thing."""
    behind = items[k + 1 : i]
    return (
        any("who" in x.classes for x in behind[:2])
        and all(x.kind == "word" for x in behind[1:])
        and (behind[0].kind == "word" or behind[0].text in ",،")
    )
