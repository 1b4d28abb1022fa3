"""Whose something is that a sentence tells of, where the words leave it open and the known ties do not: "Acme
lifted the veil off the X2", "chief executive Ann Lee said".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from kg.extract.found import Context, Fill, Found, Line
from kg.extract.makers import may_build
from kg.extract.patterns import _cues
from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.link.named import UNTYPED
from kg.spot.item import Item
from kg.ties import Ties

# how many items may stand between somebody and the noun of an office
_NEAR: Final = 5
# and between the noun of an office and the firm whose it is
_OF: Final = 3
_ENDS: Final = (";", ":", ".", "(", ")")
# what marks a find that only known ties tell
KNOWN: Final = "known"


def extractor(pack: Pack) -> Callable[[Context, Line], Iterator[Found]]:
    """The extractor of what known ties tell of the words of a sentence, for `kg.plugins`."""
    del pack
    return tied_in


def tied_in(context: Context, line: Line) -> Iterator[Found]:
    """What the sentence tells of two things that are known to belong together: a thing and its maker that it
    names, whose office somebody has.
    """
    for row in common()["ties"]:
        for k in line.things:
            item = line.items[k]
            if item.kind != "name":
                continue
            relation = row.get("relations", common()["makers"]).get(item.coarse)
            if relation is None:
                continue
            for s, o in _pairs_of(context, line, k, row):
                rule = f"{context.pack.code}/{relation}/known"
                yield Found(
                    relation,
                    {"s": [s], "o": [o]},
                    item.head,
                    line.index,
                    rule,
                    "asserted",
                    at=k,
                    extra={KNOWN: True},
                )


def _pairs_of(context: Context, line: Line, k: int, row: dict[str, Any]) -> Iterator[tuple[Fill, Fill]]:
    if "nouns" not in row:
        yield from _beside(context, line, line.items[k], row)
    elif line.items[k].coarse == row.get("office_of"):
        yield from _of_office(context, line, k, row)
    else:
        yield from _by_noun(context, line, k, row)


def _beside(context: Context, line: Line, item: Item, row: dict[str, Any]) -> Iterator[tuple[Fill, Fill]]:
    """Who a thing is known to be of and is named or meant in its sentence, and the thing."""
    known = [slug for slug in Ties.load().of(row["tie"], item.entity) if may_build(item, slug)]
    if not known or item.entity in context.generic:
        return
    owners = [_fill(line, x) for x in _here(line, known)] or _meant(line, known)
    if not owners and _of_a_firm_alone(line):
        owners = _before(context, line, known)
    if len(owners) == 1:
        yield owners[0], _fill(line, item)


def _of_a_firm_alone(line: Line) -> bool:
    """Whether a sentence speaks of a firm by a noun ("the group") and names none."""
    firms = [x for x in line.items if x.kind in ("name", "noun") and x.coarse == "Organization"]
    return bool(firms) and all(x.kind == "noun" for x in firms)


def _meant(line: Line, slugs: Sequence[str]) -> list[Fill]:
    """What a noun of the sentence that stands for one of some firms ("the company") is."""
    for item in line.items:
        meant = item.tags.get("refers")
        if item.kind == "noun" and isinstance(meant, Fill) and meant.content in slugs:
            return [Fill(meant.content, item.head, line.index, meant.cls)]
    return []


def _by_noun(context: Context, line: Line, k: int, row: dict[str, Any]) -> Iterator[tuple[Fill, Fill]]:
    """Somebody beside the noun of an office or a part, or a verb that says as much, and the one firm known to
    be meant that the sentence, else the text before it, names.
    """
    item = line.items[k]
    known = Ties.load().has(row["tie"], item.entity)
    at = _word(context, line, k, row) if known else None
    if at is None or any(x.entity not in known for x in _firms_at(line, at)):
        return
    firms = [_fill(line, x) for x in _here(line, known)] or _before(context, line, known)
    if len(firms) == 1:
        yield _fill(line, item), firms[0]


def _of_office(context: Context, line: Line, k: int, row: dict[str, Any]) -> Iterator[tuple[Fill, Fill]]:
    """Who is meant by an office that is told of the firm at `k` without a name ("said the head of Acme"): the
    one of those known to have it whom the article names.
    """
    items = line.items
    if items[k].coarse != "Organization":
        return
    nouns = (items[at] for at in range(max(0, k - _OF), min(len(items), k + _OF + 1)))
    noun = next((x for x in nouns if _is_office(x, row) and not _told_of(line, x)), None)
    if noun is None:
        return
    known = Ties.load().of(row["tie"], items[k].entity)
    named = {
        x.entity: x
        for other in context.lines
        for x in (other.items[at] for at in other.things)
        if x.kind == "name" and x.entity in known
    }
    if len(named) == 1:
        who = next(iter(named.values()))
        yield Fill(who.entity, noun.head, line.index, who.cls), _fill(line, items[k])


def _told_of(line: Line, noun: Item) -> bool:
    """Whether somebody is named in a sentence beside the noun of an office."""
    at = next(k for k, x in enumerate(line.items) if x is noun)
    return any(
        x.kind == "name" and (x.coarse == "Person" or x.cls == UNTYPED)
        for x in line.items[max(0, at - _NEAR) : at + _NEAR + 2]
    )


def _is_office(item: Item, row: dict[str, Any]) -> bool:
    return item.kind == "noun" and item.noun is not None and item.noun.slug in row["nouns"]


def _word(context: Context, line: Line, k: int, row: dict[str, Any]) -> int | None:
    """Where the noun of an office stands that is told of the name at `k`, or a verb that says as much: in
    front of it as a part of its name, or near it with nobody else and no other verb between.
    """
    items = line.items
    if not _cues(items[k]).isdisjoint(row["nouns"]):
        return k
    for step in (1, -1):
        for n in range(1, _NEAR + 1):
            at = k + step * n
            if not 0 <= at < len(items):
                break
            x = items[at]
            if _is_office(x, row) or _says(context, x, row):
                return at
            if x.acts or (x.kind == "name" and x.coarse == "Person") or x.text in _ENDS:
                break
    return None


def _says(context: Context, item: Item, row: dict[str, Any]) -> bool:
    """Whether a word is a verb of the relation that a row tells."""
    frames = context.pack.frames
    return any(frames[t.frame].term in row["relations"].values() for _, t in item.triggers)


def _firms_at(line: Line, noun: int) -> Iterator[Item]:
    """The firms right before and behind the noun of an office."""
    for at in (*range(noun - 2, noun), *range(noun + 1, noun + 4)):
        if 0 <= at < len(line.items):
            x = line.items[at]
            if x.kind == "name" and x.coarse == "Organization":
                yield x


def _before(context: Context, line: Line, slugs: Iterable[str]) -> list[Fill]:
    """Where each of some firms was named last before the sentence."""
    found: dict[str, Fill] = {}
    for earlier in context.lines[: line.index]:
        for k in earlier.things:
            item = earlier.items[k]
            if item.kind == "name" and item.entity in slugs:
                found[item.entity] = _fill(earlier, item)
    return [found[slug] for slug in sorted(found)]


def as_known(context: Context, found: Iterable[Found]) -> Iterator[Found]:
    """The finds, each with whom known ties tell of in place of another whom a pronoun or a noun was taken
    to be: "its X2", "the head of the firm, Ann Lee" are of the one known to make it, to be headed by her, if
    the text has named that one by then.
    """
    for f in found:
        if KNOWN not in f.extra:
            for row in common()["known_for"]:
                # a verb may say that somebody came to head another firm
                if row["term"] == f.term and (row["end"] == "subject" or "/p" in f.rule):
                    _taken_up(context, f, row)
        yield f


def _taken_up(context: Context, f: Found, row: Mapping[str, str]) -> None:
    """Puts right in place who was taken up, by one row of the table of what is known of whom."""
    who, of = f.roles.get(row["who"], []), f.roles.get(row["of"], [])
    if len(who) != 1 or len(of) != 1:
        return
    taken = not _is_named(context, f, who[0])
    if taken != _is_named(context, f, of[0]):
        return
    ties, slug, other = Ties.load(), str(of[0].content), str(who[0].content)
    known = ties.of(row["tie"], slug) if row["end"] == "subject" else ties.has(row["tie"], slug)
    if not known or any(_of_one_house(ties, other, x) for x in known):
        return
    lines = context.lines[: f.sentence + 1]
    named = {
        x.entity: x.cls
        for line in lines
        for x in (line.items[k] for k in line.things)
        if x.kind == "name" and x.entity in known
    }
    if len(named) == 1:
        meant, cls = next(iter(named.items()))
        # "Acme makes the chips": not those that the text knows to be another's
        f.roles[row["who"]] = [Fill(meant, who[0].span, who[0].sentence, cls)] if taken else []


def _of_one_house(ties: Ties, one: str, other: str) -> bool:
    """Whether two firms are one, called alike, or one a part of the other."""
    alike = one.split("-")[0] == other.split("-")[0]
    return alike or other in ties.has("part", one) or one in ties.has("part", other)


def _is_named(context: Context, f: Found, fill: Fill) -> bool:
    """Whether a name in the very sentence of a find is what fills its role."""
    line = context.lines[f.sentence]
    return fill.sentence == f.sentence and any(
        line.items[k].kind == "name" and line.items[k].head.start == fill.span.start for k in line.things
    )


def without_told(found: list[Found]) -> list[Found]:
    """The finds less those of known ties that a pattern tells, too, or an earlier sentence."""
    told = {pair for f in found if KNOWN not in f.extra for pair in _pairs(f)}
    out = []
    for f in found:
        pairs = _pairs(f)
        if KNOWN in f.extra:
            if not told.isdisjoint(pairs):
                continue
            told |= pairs
        out.append(f)
    return out


def _pairs(f: Found) -> set[tuple[str, object, object]]:
    return {(f.term, s.content, o.content) for s in f.roles.get("s", ()) for o in f.roles.get("o", ())}


def _here(line: Line, slugs: Iterable[str]) -> list[Item]:
    """The first name in the sentence of each of some entities."""
    found = {}
    for k in reversed(line.things):
        item = line.items[k]
        if item.kind == "name" and item.entity in slugs:
            found[item.entity] = item
    return [found[slug] for slug in sorted(found)]


def _fill(line: Line, item: Item) -> Fill:
    return Fill(item.entity, item.head, line.index, item.cls)
