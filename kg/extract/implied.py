"""What follows from what was found: by the roles of an event, the parties of a relation, a count of parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from kg.extract.coordination import sides
from kg.extract.found import Context, Fill, Found
from kg.extract.lent import without_lent
from kg.extract.makers import of_another
from kg.extract.ofeach import joint_sum
from kg.extract.oneline import follows
from kg.extract.patterns import _cues
from kg.extract.respective import each_its_own
from kg.extract.shares import of_members
from kg.lang.shared import common
from kg.model import Quantity
from kg.spot.item import Item


def with_implied(context: Context, found: list[Found]) -> Iterator[Found]:
    """Each find, and the relations that the shared data says it implies (who releases a model
    develops it).
    """
    wider = {
        (row["than"], g.sentence, g.at)
        for row in common()["narrower"]
        for g in found
        if g.term == row["event"]
    }
    machines = {key for g in found if (key := _holder(context, g, False))}
    for f in without_lent(context, found):
        holds = _holder(context, f, True)
        if holds is not None and (holds in machines or _may_be_machines(context, f)):
            continue  # "Acme installed 40 X in the machine Brisk", "it runs 40 X": they may be the machine's
        if (f.term, f.sentence, f.at) in wider:
            continue
        if not f.term or "void" in f.extra:
            continue  # a paper that speaks: a speaker, no statement
        if _of_others(context, f) or _of_its_kind(f):
            continue
        own = of_members(context, f)
        if own is None:
            continue
        f = follows(context, own)
        if joint_sum(context, f):
            context.drop(f.sentence, f.rule, "what several have together", "")
            continue
        yield from each_its_own(context, f)
        yield from (g for g in _between_roles(context, f) if not _told_of_another(found, g))
        yield from _between_parties(context, f)
        yield from _of_counts(context, f)


def _holder(context: Context, f: Found, firm: bool) -> tuple[int, Decimal] | None:
    """In which sentence somebody is told to have which number of chips: a firm, or what is none."""
    value = next((x.content for x in f.roles.get("v", ())), f.count)
    if not isinstance(value, Quantity) or all(f.term not in row.values() for row in common()["counts"]):
        return None
    of_firms = all(context.schema.coarse(x.cls) == "Organization" for x in f.roles.get("s", ()))
    return (f.sentence, value.low) if of_firms == firm else None


def _may_be_machines(context: Context, f: Found) -> bool:
    """Whether a pronoun or nothing is what a find is told of, and the sentence before speaks of a machine or
    a site: "Acme's plant cost 40 million. It runs 800 X".
    """
    spans = [x.span for x in f.roles.get("s", ()) if x.sentence == f.sentence]
    items = context.lines[f.sentence].items
    if not f.sentence or any(x.kind in ("name", "noun") and any(map(x.is_at, spans)) for x in items):
        return False
    before = context.lines[f.sentence - 1].items
    return any(
        x.kind in ("name", "noun") and context.fits(x.cls, ("ComputeSystem", "Facility")) for x in before
    )


def _of_others(context: Context, f: Found) -> bool:
    """Whether the name of what somebody releases says that another makes it: "has announced an order of
    Borea X2 chips" releases no Borea X2.
    """
    if f.term not in common()["named_only"]:
        return False
    agents = [x for x in f.roles.get("agent", ()) if context.schema.coarse(x.cls) == "Organization"]
    wares = [x for x in f.roles.get("object", ()) if isinstance(x.content, str)]
    return bool(agents and wares) and all(
        of_another(context, str(o.content), str(s.content)) for s in agents for o in wares
    )


def _of_its_kind(f: Found) -> bool:
    """Whether a chip is said to be made of nothing but what it is one of: "two GPUs" are in no GPU."""
    s, o = f.roles.get("s", ()), f.roles.get("o", ())
    return any(
        bool(s and o) and all(x.cls == row["of"] for x in s) and all(x.content in row["also"] for x in o)
        for row in common()["counts"]
        if row["relation"] == f.term
    )


# how far before a verb another stands that says that one only helped, in letters
_NEAR: Final = 12


def _between_roles(context: Context, f: Found) -> Iterator[Found]:
    """The relations of an event's one role to another that its type implies."""
    for row in common()["implies"]:
        if row["event"] != f.term:
            continue
        beside = f.roles.get(row.get("beside", ""), ())
        if "beside" in row and not any(context.fits(x.cls, tuple(row["of"])) for x in beside):
            continue
        s = [
            x
            for x in f.roles.get(row["s"], ())
            if context.fits(x.cls, tuple(row["from"]))
            and x.cls not in row.get("but", ())
            and not _called_one(context, x, row.get("unless", ()))
        ]
        o = [x for x in f.roles.get(row["o"], ()) if context.fits(x.cls, tuple(row["only"]))]
        if row.get("builders"):
            made = _builders(row["relation"])  # whoever builds it together with its owner may only supply it
            s = s if all(x.content in made for x in s) else []
            o = [x for x in o if x.content not in context.things]
        if row.get("own") and not _for_itself(context, f):
            continue
        if s and o:
            found = _follows(f, row["relation"], {"s": s, "o": o})
            if row.get("own"):
                found.extra["own"] = True
            yield found


def _for_itself(context: Context, f: Found) -> bool:
    """Whether one alone does what a find tells, and for no other: not "built by Acme", whose trade it may be,
    nor "is building a plant for Acme".
    """
    spans = [x.span for x in f.roles.get("agent", ())]
    items = context.lines[f.sentence].items
    things = [x for x in items if x.kind in ("name", "noun")]
    if any("helps" in x.classes and 0 < f.trigger.start - x.end < _NEAR for x in items):
        return False  # "helped to build the plant of Brisk"
    return len({x.content for x in f.roles.get("agent", ())}) == 1 and not any(
        x.prep == "by" if any(map(x.is_at, spans)) else _for_whom(x, f.trigger.start) for x in things
    )


def _for_whom(item: Item, at: int) -> bool:
    """Whether a thing behind an offset is a party for whom something is done."""
    preps = item.tags.get("preps")
    held = preps if isinstance(preps, frozenset) else frozenset((item.prep,))
    return "for" in held and item.start > at and item.coarse in ("Organization", "Person")


def _told_of_another(found: list[Found], g: Found) -> bool:
    """Whether the same sentence tells of another what would follow here, where one alone is that: "Acme
    opened the X, run by Brisk" says who runs it.
    """
    if g.term not in common()["told_by_id"]:
        return False
    things = {x.content for x in g.roles["o"]}
    return any(
        f.term == g.term
        and f.sentence == g.sentence
        and not things.isdisjoint(x.content for x in f.roles.get("o", ()))
        and {x.content for x in f.roles.get("s", ())}.isdisjoint(x.content for x in g.roles["s"])
        for f in found
    )


def _called_one(context: Context, fill: Fill, slugs: Sequence[str]) -> bool:
    """Whether a noun of one of these slugs is told of a name anywhere in the article: "the carrier Acme",
    "Acme, a carrier,".
    """
    return bool(slugs) and any(
        _called_so(line.items[k], line.items, fill, slugs)
        for line in context.lines
        for k in line.things
        if line.items[k].kind in ("name", "noun")
    )


def _called_so(item: Item, items: list[Item], fill: Fill, slugs: Sequence[str]) -> bool:
    if item.kind == "name" and item.entity == fill.content:
        return not _cues(item).isdisjoint(slugs)
    named = item.tags.get("of_name")
    if item.noun is None or item.noun.slug not in slugs or not isinstance(named, int):
        return False
    return items[named].entity == fill.content


def _builders(relation: str) -> frozenset[str]:
    """The firms that stand in this relation to what they build, rather than run it."""
    return frozenset(
        firm for row in common()["builders"] if row["means"] == relation for firm in row["firms"]
    )


def _between_parties(context: Context, f: Found) -> Iterator[Found]:
    """The relations of each two that fill one role of an event whose type makes them partners."""
    for row in common()["pairs"]:
        if row["event"] == f.term:
            parties = [x for x in f.roles.get(row["role"], ()) if context.fits(x.cls, tuple(row["of"]))]
            for x, y in sides(parties, f.extra.get("one_side")):
                yield _follows(f, row["relation"], {"s": [x], "o": [y]})


def _of_counts(context: Context, f: Found) -> Iterator[Found]:
    """The values that a relation with a count says of its subject ("has 8 X" counts what it has)."""
    if f.count is None or f.roles.get("v") or _per_part(context, f):  # a total is named apart from the part
        return
    if _added(context, f) or _one_of_several(context, f):
        return
    for row in common()["counts"]:
        if row["relation"] != f.term:
            continue
        whole, part = f.roles.get("s", []), f.roles.get("o", [])
        counted = [
            x
            for x in part
            if x.content in row["also"] or (context.fits(x.cls, (row["of"],)) and not _is_kind(context, f, x))
        ]
        if {x.content for x in whole} & {x.content for x in part}:
            continue  # a machine called by its chip's name is not made of itself
        if whole and counted:
            value = Fill(f.count, counted[0].span, f.sentence)
            yield _follows(f, row["value"], {"s": whole, "v": [value]})


def _one_of_several(context: Context, f: Found) -> bool:
    """Whether what is counted stands in a list with another of its kind that has a number of its own: "has
    40 X and 8 Y" says how many chips there are in all of neither; where the verb does not come first only
    what is of the very same class.
    """
    spans = [x.span for x in f.roles.get("o", ())]
    items = context.lines[f.sentence].items
    here = next((x for x in items if any(x.is_at(s) for s in spans)), None)
    return here is not None and any(
        x is not here
        and 0 <= x.group == here.group
        and (x.cls == here.cls or (bool(context.pack.article) and x.coarse == here.coarse))
        and x.count is not None
        for x in items
    )


def _added(context: Context, f: Found) -> bool:
    """Whether a count is what something grows by: "the cluster will be extended with 40 X"."""
    items = context.lines[f.sentence].items
    part = min((x.span.start for x in f.roles.get("o", ())), default=0)
    for item in reversed([x for x in items if x.start < part][-12:]):
        if any(context.pack.frames[t.frame].term in common()["adding"] for _, t in item.triggers):
            return True
        if item.acts or item.text == ";":
            return False
    return False


def _follows(f: Found, term: str, roles: dict[str, list[Fill]]) -> Found:
    """A find of the same words that another implies; its rule says of which it follows."""
    rule = f"{f.rule}→{term}"
    found = Found(term, roles, f.trigger, f.sentence, rule, f.modality, False, f.feature, at=f.at)
    # the same words mark both as planned or denied
    found.extra.update((k, f.extra[k]) for k in ("end", "low") if k in f.extra)
    return found


def _is_kind(context: Context, f: Found, part: Fill) -> bool:
    """Whether what is counted has a plural for its name that no list knows: "192 Stream Units"."""
    item = next((x for x in context.lines[f.sentence].items if x.head == part.span), None)
    if item is None or item.kind != "name" or item.noun is not None or item.tags.get("with_noun"):
        return False
    return item.text.endswith("s") and item.text[-2:-1].islower() and not any(c.isdigit() for c in item.text)


def _per_part(context: Context, f: Found) -> bool:
    """Whether a count is that of each of several parts, not of the whole: "40 nodes with 4 X"."""
    line = context.lines[f.sentence]
    spans = [x.span for x in f.roles.get("s", ())]
    return any(
        item.noun is not None
        and item.head in spans
        and ("member" in item.noun.use or ("part" in item.noun.use and item.count is not None))
        for item in line.items
    )
