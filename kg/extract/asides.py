"""Asides behind a name: what they tell is the name's, and no part of what the sentence tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.lang.pack import Pack
from kg.spot.item import Item

_OPENS: Final = frozenset(("who", "whose", "with", "based"))
_ENDS: Final = ",،;:()"


def outside_asides(pack: Pack, items: list[Item], near: Sequence[int]) -> list[int]:
    """Which of the items at `near`, in their order, take part in the sentence: not those in an aside that
    tells of a body or a person, as in "signed with Acme, based in Oslo," or "Acme, whose seat is in Oslo".
    """
    low = near[0] - 1 if near else 0
    return [k for k in near if items[k].coarse != "Place" or not _in_aside(pack, items, k, low)]


def apposed_name(items: list[Item], i: int) -> int:
    """The name that a noun behind a comma explains, in whose words the item at `i` stands: Acme in "buys
    Acme, a chip maker with 300 employees"; -1 without.
    """
    for k in range(i - 1, 1, -1):
        item = items[k]
        if item.kind in ("mark", "name", "date") or (item.kind == "word" and _goes_off(item)):
            return -1
        if item.kind == "noun" and item.cls:
            name = item.tags.get("of_name")
            apposed = isinstance(name, int) and name < k and items[name + 1].text in ",،"
            return name if isinstance(name, int) and apposed else -1
    return -1


def _goes_off(item: Item) -> bool:
    """Whether a word is a verb or opens a clause."""
    return item.acts or bool(item.classes & {"who", "whose", "that", "clause", "and"})


def told_beside(items: list[Item], low: int, k: int, relation: bool) -> bool:
    """Whether what a comma opens behind the name at `k`, which is under "with", is told of it: so behind a
    verb ("competes with X, valued at"), and a relation so behind a noun that names no thing ("signed a pact
    with X, owned by Y"); a sum may be the noun's ("a deal with X, valued at 4 million").
    """
    at = next((j for j in range(k - 1, low, -1) if items[j] is items[k].tags.get("prep_item")), 0)
    if items[k].kind != "name" or items[k + 1].text not in ",،" or not at:
        return False
    while at > low + 1 and "adverb" in items[at - 1].classes:
        at -= 1
    before = items[at - 1]
    return any(t.feature != "noun" for _, t in before.triggers) or (before.kind == "word" and relation)


def _in_aside(pack: Pack, items: list[Item], k: int, low: int) -> bool:
    """Whether the place at `k` tells of a body before it, behind `low`; not in "signed with Acme, in Oslo".
    Where the verb comes first a relative clause, and "and" with a possessive, need no comma.
    """
    vso, j = pack.order == "vso", k - 1
    while j > low and items[j].text not in _ENDS:
        if items[j].kind == "name" and not (vso and items[j].coarse == "Place"):
            return False
        if vso and _body(items[j - 1]) and _opens_bare(items, j):
            return True
        j -= 1
    if j <= low or items[j].text not in ",،" or not _body(items[j - 1]):
        return False
    first = items[j + 1]
    if first.kind != "word" or first is items[k].tags.get("prep_item"):
        return False
    if vso and _opens_bare(items, j + 1):
        return True
    if "det" in first.classes and "who" in items[j + 2].classes:
        return True  # "Acme, la cui sede è a Oslo"
    return bool(first.classes & _OPENS) or any(t.feature == "pp" for _, t in first.triggers)


def _opens_bare(items: list[Item], j: int) -> bool:
    """Whether a relative pronoun stands at `j`, or "and" and a possessive: "Acme and its seat is Oslo"."""
    seat = "and" in items[j].classes and "possessive" in items[j + 1].classes
    return items[j].kind == "word" and ("who" in items[j].classes or seat)


def over_behind(items: list[Item], end: int, k: int, high: int) -> int | None:
    """The item behind a relative clause without commas that opens at `k` and tells of who stands right
    behind a verb that comes first, which ends at `end`: its own verb has one bare thing, the next thing or
    sum is the sentence's ("bought Acme that founded-it Ann Lee in 2010 Brisk"); None where nothing shows
    where it ends.
    """
    verb = items[k + 1] if k + 1 < high else None
    if k - end > 3 or verb is None or items[k - 1].kind != "name":
        return None
    if verb.kind != "word" or not (verb.acts or not verb.classes):
        return None
    own: int | None = None
    for j in range(k + 2, high):
        item = items[j]
        if item.acts or item.text in _ENDS or _goes_off(item):
            return None
        thing = item.kind in ("name", "noun") and not item.held
        if item.prep or not (thing or (own is not None and item.number is not None)):
            continue
        if own is not None and (item.group < 0 or item.group != items[own].group):
            return j
        own = j
    return None


def over_apposition(items: list[Item], k: int, high: int) -> int | None:
    """The item behind the second of two commas, the first at `k`, that hold what a name is, without a verb:
    "bought Acme, developer of the model Lyra, the firm Brisk"; None where they hold something else.
    """
    if items[k].text not in ",،" or items[k - 1].kind != "name" or items[k - 1].group >= 0:
        return None
    for j in range(k + 1, min(k + 9, high)):
        item = items[j]
        if item.text in ",،":
            return j + 1 if j > k + 2 else None
        if item.acts or item.text in _ENDS or _goes_off(item):
            return None
    return None


def over_relative_behind(items: list[Item], opened: int, high: int) -> int | None:
    """The item behind the comma that closes the relative clause whose pronoun stands at `opened`, where the
    sentence goes on with "from"; None where it does not.
    """
    if opened + 1 >= high or items[opened - 1].text not in ",،":
        return None
    comma = next((k for k in range(opened + 1, high - 1) if items[k].text in ",،"), None)
    return comma + 1 if comma is not None and "from" in items[comma + 1].classes else None


def told_between(items: list[Item], low: int, k: int, high: int) -> bool:
    """Whether the item at `k` stands in a relative clause between two commas that opens behind `low`: "has
    put Acme, which once gave 3 million to Brisk, 40 million into Tarn" gives Brisk nothing more.
    """
    who = next((j for j in range(k - 1, low, -1) if "who" in items[j].classes and items[j].kind == "word"), 0)
    if not who or items[who - 1].text not in ",،":
        return False
    inside = not any(x.text in ",،" for x in items[who:k])
    return inside and any(x.text in ",،" for x in items[k + 1 : high])


def acts_in_relative(items: list[Item], k: int) -> int:
    """The verb of a relative clause whose object is an ending on it and whose subject stands at `k`: "Acme
    that founded-it Ann Lee"; -1 where nobody acts in one there.
    """
    if k < 3 or not items[k - 1].classes & {"resumptive", "possessive"} or not items[k - 2].acts:
        return -1
    return k - 2 if "who" in items[k - 3].classes and items[k - 3].kind == "word" else -1


def relative_ends(items: list[Item], i: int) -> list[int]:
    """Behind which items a relative clause without commas may end that opens at `i` and whose verb has its
    object as an ending and who acts behind it, then where and when: the last first.
    """
    if not 0 < i < len(items) - 4 or items[i].kind != "word" or "who" not in items[i].classes:
        return []
    head, verb, k = items[i - 1], items[i + 1], i + 3
    if head.kind == "mark" or verb.kind != "word" or not (verb.acts or not verb.classes):
        return []
    if not items[i + 2].classes & {"resumptive", "possessive"}:
        return []
    if items[k].kind not in ("name", "noun") or items[k].held or items[k].prep:
        return []
    ends = [k + 1]
    while (k := ends[0]) < len(items) - 1:
        at = k + (items[k].kind == "word" and bool(items[k].classes & {"in", "at"}))
        if not (items[at].kind == "date" or (at > k and items[at].coarse == "Place")):
            break
        ends.insert(0, at + 1)
    return ends


def before_relative(items: list[Item], k: int) -> int:
    """The name that a relative clause without commas tells of that ends at `k` with who acts in it, or with
    when: Acme in "Acme that founded-it Ann Lee in 2010"; `k` itself where none ends there.
    """
    n = k
    while n > 3 and (items[n].kind == "date" or (items[n].kind == "word" and "in" in items[n].classes)):
        n -= 1
    verb = acts_in_relative(items, n)
    if verb < 0:
        return k
    head = verb - 2 - (items[verb - 2].text in ",،")
    return head if items[head].kind == "name" else k


def attribute_of_name(items: list[Item], k: int) -> bool:
    """Whether the thing at `k` only hangs on an adjective with its article behind a name: "Acme the-backed by
    Brisk has raised".
    """
    at = next((j for j in range(k - 1, 2, -1) if items[j] is items[k].tags.get("prep_item")), 0)
    if at < 3 or items[at - 1].kind != "word" or "det" not in items[at - 2].classes:
        return False
    return items[at - 3].kind == "name"


def _body(item: Item) -> bool:
    """Whether an item is the name of a body or a person."""
    return item.kind == "name" and item.coarse in ("Organization", "Person")


def tells_kind(pack: Pack, items: list[Item], k: int) -> bool:
    """Whether the name at `k` only tells of which kind something behind a bare "of" is: "a start-up, good at
    sorting of Acme files, bought by X".
    """
    name, before = items[k], items[max(0, k - 2) : k]
    if name.kind != "name" or len(before) < 2 or pack.adjective_first:
        return False
    noun = before[1].kind == "noun" or (before[1].kind == "word" and not before[1].classes)
    bare = "of" in before[0].classes and not before[0].classes & {"det", "contracted"}
    return noun and bare and before[1].text.islower() and before[1].end + 1 == name.start
