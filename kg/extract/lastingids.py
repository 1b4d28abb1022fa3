"""The lasting ids of things without a name, once an article is read: by whose they are, where they stand,
or what the article goes on with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from kg.extract.antecedents import antecedent
from kg.extract.found import Context, Fill, Found, Line
from kg.extract.parts import owns, parts_of_firms
from kg.extract.things import Thing
from kg.lang.shared import common
from kg.link.slugs import slugify
from kg.spot.item import Item


def settle(context: Context, found: Iterable[Found]) -> dict[str, str]:
    """Temporary id → lasting id of every thing, and the finds changed to the lasting ids in place.

    A thing belongs to who makes, writes, buys or owns it: the first person or organisation that some
    statement about it names as its subject or agent, else as author. A part of a firm is that of whose it is
    said to be, or who sells it.
    """
    found = list(found)
    owners = {key: t.firm for key, t in context.things.items() if t.firm}
    owners.update(parts_of_firms(context, found))
    acted: dict[str, set[str]] = {}
    for f in sorted(found, key=lambda f: f.term not in context.schema.relations or "/p" not in f.rule):
        if f.term in common()["handed_to"]["verbs"]:
            continue  # what somebody supplies parts for is not his
        subjects = [
            x for role in ("agent", "s", "recipient") for x in f.roles.get(role, ()) if owns(context, x)
        ]
        objects = [x for role in ("object", "o", "recipient") for x in f.roles.get(role, ())]
        for x in objects:
            if isinstance(x.content, str) and x.content in context.things and subjects:
                if subjects[0].cls == "Person" and context.schema.coarse(x.cls) == "Organization":
                    continue  # who heads a division does not own it
                owners.setdefault(x.content, str(subjects[0].content))
            elif isinstance(x.content, str):
                acted.setdefault(x.content, set()).update(str(y.content) for y in subjects)
    towns = _towns(context, found)
    new = {
        key: slugify("-".join(x for x in (owners.get(key, t.place or _town(t, towns.get(key))), t.kind) if x))
        for key, t in context.things.items()
    }
    new.update(_others(context, new, towns))
    new.update(_of_headline(context, new, owners, acted))
    new.update(context.baptised)
    kinds = Counter(t.kind for t in context.things.values())
    nobodys = {
        key
        for key, t in context.things.items()
        if t.taken_up
        and key not in owners
        and new[key] == slugify(t.kind)
        # the one film or book that the article speaks of is told by that
        and not (kinds[t.kind] == 1 and context.schema.coarse(t.cls) == "Work")
    }
    for f in found:
        _without_nobody(context, f, nobodys)
        if nobodys and any(
            x.content in nobodys for role in ("s", "o", "object", "agent") for x in f.roles.get(role, ())
        ):
            f.extra["void"] = True
            context.drop(f.sentence, f.rule, "a thing without a name that is nobody's: no telling which", "")
        for role, fills in f.roles.items() if new else ():
            f.roles[role] = [_renamed(x, new) for x in fills]
    for key, slug in new.items():
        context.classes.setdefault(slug, context.things[key].cls)
    context.lasting.update(new)
    return new


def _others(context: Context, new: Mapping[str, str], towns: Mapping[str, set[str]]) -> dict[str, str]:
    """The lasting ids of things that are another than the one of their kind and owner that the article tells
    of, too: by where they stand, or numbered.
    """
    out = {}
    for key, t in context.things.items():
        if t.other and any(new[k] == new[key] and not x.other for k, x in context.things.items()):
            out[key] = slugify(f"{t.place}-{t.kind}") if t.place else f"{new[key]}-2"
            continue
        alike = (towns[k] for k in context.things if new[k] == new[key] and _at(k) < _at(key) and k in towns)
        if key in towns and any(before.isdisjoint(towns[key]) for before in alike):
            out[key] = slugify(f"{min(towns[key])}-{t.kind}")
    return out


def _town(told: Thing, towns: Collection[str] | None) -> str | None:
    """The one town that a thing told of as new stands in: what is nobody's is told by that."""
    return next(iter(towns)) if told.new and towns and len(towns) == 1 else None


def _towns(context: Context, found: Iterable[Found]) -> dict[str, set[str]]:
    """The towns that things are said to stand in, or to be built in."""
    out = {key: set(sites) for key, sites in context.sites.items()}
    rows = [row for row in common()["implies"] if row["o"] == "place"]
    for f in found:
        # of a deed by where it is done, of a relation by its object
        ends = {(row["s"], "place") for row in rows if row["event"] == f.term}
        ends |= {("s", "o") for row in rows if row["relation"] == f.term}
        for at, place in ends:
            for x in f.roles.get(at, ()):
                out.setdefault(str(x.content), set()).update(str(p.content) for p in f.roles.get(place, ()))
    towns = {k: {x for x in sites if context.classes.get(x, "") == "City"} for k, sites in out.items()}
    return {k: sites for k, sites in towns.items() if sites and k in context.things}


def _without_nobody(context: Context, f: Found, nobodys: Collection[str]) -> None:
    """Let an agent go of which nobody could say who it is, where the deed can be told without one."""
    frame = context.pack.frames.get(f.rule)
    agents = f.roles.get("agent", [])
    if frame is None or "agent" in frame.needs or f.speech or not any(x.content in nobodys for x in agents):
        return
    rest = [x for x in agents if x.content not in nobodys]
    f.roles = {**f.roles, "agent": rest} if rest else {r: x for r, x in f.roles.items() if r != "agent"}


def _of_headline(
    context: Context,
    new: Mapping[str, str],
    owners: Mapping[str, str],
    acted: Mapping[str, Collection[str]],
) -> dict[str, str]:
    """The lasting ids of what the headline speaks of: the thing of its kind, or the name of its
    words, that the text goes on with; of somebody's thing only a name that the same one acts on.
    """
    if len(context.lines) < 2 or not context.lines[0].items or context.lines[0].items[-1].text in ".!?…":
        return {}
    out: dict[str, str] = {}
    for key, t in context.things.items():
        if _at(key) >= context.lines[0].end:
            continue
        called = sorted(e for e, nouns in context.nouns.items() if t.text.casefold() in nouns)
        if key in owners:
            words = t.text.casefold().split()[0]
            same = [
                e for e, nouns in context.nouns.items() if words in nouns and owners[key] in acted.get(e, ())
            ]
            out.update((key, e) for e in same if same == [e])
            continue
        alike = [
            k
            for k, x in context.things.items()
            if _at(k) > _at(key) and x.cls == t.cls and not x.other and key.split(":")[1] == k.split(":")[1]
        ]
        if len(called) == 1:
            out[key] = called[0]
        elif alike and not called:
            out[key] = new[min(alike, key=_at)]
    return out


def _at(key: str) -> int:
    """Where the thing of a temporary id stands in its article."""
    return int(key[1:].split(":")[0])


def _renamed(fill: Fill, new: Mapping[str, str]) -> Fill:
    if isinstance(fill.content, str) and fill.content in new:
        return Fill(new[fill.content], fill.span, fill.sentence, fill.cls)
    return fill


def note_baptised(context: Context, line: Line, item: Item) -> None:
    """Remember which thing without a name it is that a definite noun says to be called X: "The plant, called
    Brisk, will have".
    """
    at = item.tags.get("of_name")
    if item.kind != "noun" or item.noun is None or not item.noun.cls or not isinstance(at, int):
        return
    k = line.items.index(item)
    if item.det not in ("def", "demo") or item.prep or at <= k or item.count is not None:
        return
    if not any("called" in x.classes for x in line.items[k:at]):
        return
    told = antecedent(context, line, item)
    if told is not None and told.content in context.things:
        context.baptised.setdefault(str(told.content), line.items[at].entity)
