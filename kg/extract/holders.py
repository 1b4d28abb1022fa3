"""Offices beside the name of who has them: "Ann Lee, a former chip designer at Acme and head of Brisk".

A pattern knows one row of words; what stands before an office, behind it and between two of them is as
free as what people do. So this walks over the words of an apposition from office to office, and each takes
the body that is told right before it, or the last that is told behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from kg.extract.found import Context, Fill, Found, Line
from kg.extract.patterns import _cues
from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.model import Span
from kg.spot.item import Item
from kg.spot.offices import nouns_of

# words that may stand before an office, and behind it
_BEFORE: Final = 8
_BEHIND: Final = 10
_CLAUSE: Final = frozenset(
    ("who", "that", "be", "have", "clause", "he", "it", "we", "by", "than", "against", "neg")
)
_LINKS: Final = frozenset(("of", "at", "for", "with", "in", "on", "to", "from"))
_AT: Final = frozenset(("at", "for", "with"))
_OWNS: Final = ("'s", "’s", "'", "’")
_CLOSES: Final = frozenset(',.;:)—–-”"')


class Office(NamedTuple):
    """The nouns of an office by their slugs, whose it is, whether it is over, and the item behind it."""

    slugs: tuple[str, ...]
    body: Item | None
    over: bool
    end: int


def holders_in(context: Context, line: Line) -> Iterator[Found]:
    """What the offices in apposition to people's names say of them."""
    if not context.pack.adjective_first or not any(_told(line.items[k]) for k in line.things):
        return
    for k in line.things:
        item = line.items[k]
        if item.kind == "name" and item.coarse == "Person" and "possessor" not in item.tags:
            for office in _apposed(line.items, k):
                yield from _found(context, line, k, office)
        if item.kind == "name" and item.coarse == "Person" and k:
            before = _before(context, line.items, k)
            if before is not None:
                yield from _found(context, line, k, before)


def _found(context: Context, line: Line, k: int, office: Office) -> Iterator[Found]:
    person, body = line.items[k], office.body
    if body is None:
        return
    terms = [common()["offices"][slug] for slug in office.slugs if slug in common()["offices"]]
    once = common()["once"]
    for term in dict.fromkeys(once.get(x, x) if office.over else x for x in terms):
        roles = {
            "s": [Fill(person.entity, person.head, line.index, person.cls)],
            "o": [Fill(body.entity, body.head, line.index, body.cls)],
        }
        inside = line.items[k + 1 : office.end] or line.items[office.end : k]
        trigger = Span(inside[0].start, inside[-1].end) if inside else person.head
        found = Found(term, roles, trigger, line.index, f"{context.pack.code}/{term}/office", at=k)
        if line.items[k + 1 : office.end]:
            # an apposition is marked by its own words alone: "will open a plant, said Ann Lee, head of Acme"
            found.extra["end"] = office.end
        else:
            found.at, found.extra["end"] = office.end, k + 1
        yield found


def _told(item: Item) -> bool:
    """Whether an item is an office, or a name that took one in."""
    return _is_office(item) or (item.kind == "name" and item.coarse == "Person" and "cues" in item.tags)


def _is_office(item: Item) -> bool:
    return (
        item.kind == "noun" and item.coarse == "Person" and item.noun is not None and "role" in item.noun.use
    )


def _apposed(items: list[Item], k: int) -> Iterator[Office]:
    """The offices of an apposition that a comma, a bracket or a dash opens behind the name at `k`."""
    if k + 2 >= len(items) or items[k + 1].text not in (",", "(", "—", "–"):
        return
    found: list[Office] = []
    at = k + 2
    while True:
        office = _office(items, at)
        if office is None or (found and office.body is None):
            break
        found.append(office)
        at = office.end
        at = _joined(items, at)
        if not at:
            break
    if not found:
        return
    end = _past_place(items, found[-1].end)
    if end >= len(items) or items[end].text in _CLOSES or "and" in items[end].classes:
        yield from found


def _past_place(items: list[Item], at: int) -> int:
    """The item behind the place that "in" tells at an item: "the head of Acme in Norway"; else the item."""
    place = at + 1 < len(items) and "in" in items[at].classes and items[at + 1].coarse == "Place"
    return at + 2 if place else at


def _joined(items: list[Item], at: int) -> int:
    """Where a further office may begin behind "and", past a comma and where the body is; 0 where none may."""
    if at + 3 < len(items) and items[at].text == "," and items[at + 1].coarse == "Place":
        at += 2  # "a professor at Acme, Oslo, and founder of"
    if at + 2 < len(items) and items[at].text == "," and "and" in items[at + 1].classes:
        at += 1
    return at + 1 if at + 1 < len(items) and "and" in items[at].classes else 0


def _office(items: list[Item], p: int) -> Office | None:
    """The office that is told from `p` on, None where something else is."""
    body, over, k = None, False, p
    while k < len(items) and k - p < _BEFORE and not _is_office(items[k]):
        item = items[k]
        if item.kind == "mark" or item.classes & (_CLAUSE | _LINKS | {"possessive"}) or _acts(item):
            return None
        if item.kind == "name":
            if item.coarse == "Person":
                return None
            body = item if item.coarse == "Organization" else body
        elif item.kind == "date":
            return None
        over = over or "former" in item.classes
        k += 1
    if k >= len(items) or not _is_office(items[k]) or _many(items[k]):
        return None
    slugs = tuple(n.slug for n in nouns_of(items[k]))
    behind, end = _whose(items, k + 1)
    return Office(slugs, behind or body, over, end)


def _acts(item: Item) -> bool:
    """Whether an item is a verb with a subject; a form that may be a participle or a noun is none."""
    return item.acts and not any(t.feature in ("pp", "ger", "inf") for _, t in item.triggers)


def _many(item: Item) -> bool:
    """Whether the noun of an office is one of several people."""
    return item.key.endswith("s") and not item.key.endswith("ss")


def _whose(items: list[Item], k: int) -> tuple[Item | None, int]:
    """Whose the office before `k` is, told by a preposition, and the item behind what tells it: the last
    body that is "at" or "for" something, the field before it passed over.
    """
    if k >= len(items) or not items[k].classes & _LINKS:
        return None, k
    body, end, n = None, k, k
    while n < min(k + _BEHIND, len(items)):
        item = items[n]
        if item.kind in ("mark", "date") or item.classes & _CLAUSE or _acts(item) or item.coarse == "Person":
            break
        if item.kind == "name" and item.coarse == "Organization":
            if body is not None and item.prep not in _AT:
                break
            body, n = item, _field_end(items, n + 1)
            end = n
            continue
        if body is not None and not item.classes & _LINKS and "det" not in item.classes:
            break
        n += 1
    return body, end


def _field_end(items: list[Item], k: int) -> int:
    """The item behind the field that a body's possessive leads to: "of Acme's chip and network business"."""
    if k >= len(items) or items[k].text not in _OWNS:
        return k
    k += 1
    while k < len(items) and items[k].kind in ("word", "noun") and not items[k].classes & (_CLAUSE | _LINKS):
        if _acts(items[k]) or _is_office(items[k]):
            break
        k += 1
    return k - 1 if "and" in items[k - 1].classes else k


def _before(context: Context, items: list[Item], k: int) -> Office | None:
    """The office before the name at `k`, of the body before it: "Acme's head of public policy Ann Lee", "Acme
    cloud and research head Ann Lee"; None where a word stands between that is no field.
    """
    slugs, i = tuple(_cues(items[k])), k - 1
    if not any(slug in common()["offices"] for slug in slugs):
        office = items[k].tags.get("office")
        if not isinstance(office, Item):
            return None
        slugs, i = tuple(n.slug for n in nouns_of(office)), items.index(office) - 1
    over, last = False, max(-1, i - _BEFORE)
    while i > last:
        item = items[i]
        if item.kind == "name" and item.coarse == "Organization":
            over = over or (i > 0 and "former" in items[i - 1].classes)
            return Office(slugs, item, over, i + 1)
        if "former" in item.classes:
            over = True
        elif not _may_stand(context, items, i, k):
            return None
        i -= 1
    return None


def _may_stand(context: Context, items: list[Item], i: int, k: int) -> bool:
    """Whether the item at `i` may part the name at `k` and its office from the body: a field, whose the
    office is, or before a verb a plain word.
    """
    item = items[i]
    owns = item.text in _OWNS and i > 0 and items[i - 1].coarse == "Organization"
    plain = item.unlisted and k + 1 < len(items) and items[k + 1].acts
    return owns or plain or _between(context, items, i)


def _between(context: Context, items: list[Item], i: int) -> bool:
    """Whether an item may stand between a body and its office: a field, a place, "and" between two."""
    item = items[i]
    if "and" in item.classes:
        return i > 0 and all(_fields(context, items[n]) for n in (i - 1, i + 1))
    return _fields(context, item)


def _fields(context: Context, item: Item) -> bool:
    return item.key in context.pack.fields or (item.kind == "name" and item.coarse == "Place")


def of_field(pack: Pack, items: list[Item], k: int) -> bool:
    """Whether a word before an office says of which part of a firm it is: "Acme's cloud boss"."""
    return pack.adjective_first and k > 0 and items[k - 1].key in pack.duties
