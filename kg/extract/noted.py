"""What a sentence leaves for later ones to refer to: names, topics, places and firms of people."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.bounds import is_finite
from kg.extract.found import Context, Found, Line
from kg.extract.makersnamed import names_maker
from kg.extract.nations import note_nation
from kg.extract.overt import behind_bare_verb, in_opening_relative, object_of_verb
from kg.extract.passing import also_told, does_in_relative
from kg.extract.several import counted_wares
from kg.link.named import UNTYPED
from kg.spot.item import Item


def note_mentions(context: Context, line: Line) -> None:
    """Add a sentence's names to what later sentences may refer to; a subject-like name counts as topic."""
    first_bare = True
    if _byline(context, line):
        return
    for at in line.things:
        item = line.items[at]
        if item.kind == "word":
            if not _leads_in(line, at):
                first_bare = False  # "it builds Acme-2" speaks of the builder
            continue
        last = line.items[at - 1].classes if at else frozenset[str]()
        if context.pack.pro_drop and first_bare and _heads(line, item):
            first_bare = False  # "the new plant will house X" speaks of the plant
        _note_noun(context, line, item)
        if (
            item.kind == "name"
            and item.entity
            and item.noun is None
            and not item.tags.get("class_of_things")
            and not counted_wares(context, item)
            and "memory_type" not in item.measure
            and not (context.pack.adjective_first and _modifies(line, at))
        ):
            if _aside(line, at) or _publisher(line, at) or _of_his_name(context, line, at):
                continue
            beside = (
                item.coarse == "Place" and "possessor" in item.tags
            )  # "the Oslo-based firm" speaks of the firm
            beside = beside or (at == 0 and dateline(line)) or in_opening_relative(line.items, at)
            behind = (
                behind_bare_verb(line.items, at) if context.pack.pro_drop else _is_object(context, line, at)
            )
            beside = beside or (item.coarse == "Organization" and also_told(line.items, at))
            beside = beside or (context.pack.pro_drop and does_in_relative(line, at))
            maker = item.coarse == "Organization" and names_maker(context, line.items, at)
            beside = beside or maker
            # "its rival Acme has …" goes on with whose rival that is
            first_bare = first_bare and not (item.coarse == "Organization" and item.det == "poss")
            topic = first_bare and not item.prep and "like" not in last and not beside and not behind
            if isinstance(item.tags.get("with_noun"), str):
                context.nouns.setdefault(item.entity, set()).add(str(item.tags["with_noun"]))
            context.recent.append((line.index, item.entity, item.cls, item.head, topic))
            if item.coarse == "Organization":
                note_nation(context, line, at)
            if not item.prep and "like" not in last and not beside:
                first_bare = False


def _note_noun(context: Context, line: Line, item: Item) -> None:
    """Remember what an apposition calls a machine, site or model: "Acme, a cluster of 300 chips"."""
    at = item.tags.get("of_name")
    if not isinstance(at, int) or item.kind != "noun" or item.det != "indef":
        return
    if item.coarse not in ("Hardware", "Place", "AIModel"):
        return
    name = line.items[at]
    if name.kind == "name" and name.coarse == item.coarse and name.group < 0:
        context.nouns.setdefault(name.entity, set()).add(item.key)


def _is_object(context: Context, line: Line, at: int) -> bool:
    """Whether a name is what a verb before it acts on, where every verb has a subject before it."""
    pack = context.pack
    return pack.order == "svo" and not pack.adjective_first and object_of_verb(line.items, at)


def _of_his_name(context: Context, line: Line, at: int) -> bool:
    """Whether somebody's family name only tells what a thing is called after, right behind its noun: "une
    bourse Lannoc". Nothing goes on with him.
    """
    item, before = line.items[at], line.items[max(0, at - 2) : at]
    if context.pack.adjective_first or context.pack.script != "Latin" or item.coarse != "Person":
        return False
    if " " in item.text or len(before) < 2 or before[1].end + 1 != item.start:
        return False
    noun = before[1].kind == "word" and before[1].text.islower() and not before[1].classes
    return noun and not before[1].triggers and bool(before[0].classes & {"det", "indef", "contracted"})


def _aside(line: Line, at: int) -> bool:
    """Whether a firm stands alone in brackets, which no noun later takes up: the agency in "OSLO (Acme) - The
    firm …", the maker in "the X2 (Acme)".
    """
    items = line.items
    if not 0 < at < len(items) - 1 or items[at - 1].text != "(" or items[at + 1].text != ")":
        return False
    return items[at].coarse == "Organization"


def _leads_in(line: Line, at: int) -> bool:
    """Whether a pronoun has words without a verb behind it up to a comma: "Anch'esso rinnovato, Y ha …"."""
    comma = next((k for k in range(at, len(line.items)) if line.items[k].text == ","), at)
    between = line.items[at + 1 : comma]
    return bool(between) and not any(x.kind == "name" or is_finite(x) for x in between)


def _modifies(line: Line, at: int) -> bool:
    """Whether the name of a thing only tells what kind a plain word behind it is: "the Acme tokenizer" speaks
    of no Acme.
    """
    item, behind = line.items[at], line.items[at + 1 : at + 2]
    return (
        item.coarse in ("AIModel", "Hardware", "Product")
        and bool(behind)
        and behind[0].kind == "word"
        and behind[0].start == item.end + 1
        and behind[0].text.isalpha()
        and behind[0].text.islower()
        and not (behind[0].classes or "cue" in behind[0].tags)
        and not _particle(line, at)
        # a name with an article and a word in its plain form: "the Acme design"
        and (
            not behind[0].triggers
            or (
                item.det == "def"
                and all(t.feature in ("inf", "noun", "pres") for _, t in behind[0].triggers)
                and any(t.feature != "pres" for _, t in behind[0].triggers)  # "the Acme 4 offers" tells of it
            )
        )
    )


def _particle(line: Line, at: int) -> bool:
    """Whether the word behind a name is part of the verb before it: "has brought the Acme 2 online"."""
    key = line.items[at + 1].key
    return any(key in t.particle for x in line.items[:at] if x.kind == "word" for _, t in x.triggers)


def _heads(line: Line, item: Item) -> bool:
    """Whether a class noun is the subject of its sentence: bare, with an article, and a verb behind it."""
    if item.kind != "noun" or item.noun is None or item.prep or item.held or item.det not in ("def", "indef"):
        return False
    if item.coarse not in ("Hardware", "Place") or not item.noun.use & {
        "thing",
        "anaphor",
    }:
        return False
    k = line.items.index(item)
    return not any(x.kind == "name" and not x.prep for x in line.items[:k]) and any(
        x.kind == "word" and any(t.feature in ("past", "pres", "fut", "cond") for _, t in x.triggers)
        for x in line.items[k + 1 : k + 8]
    )


def _byline(context: Context, line: Line) -> bool:
    """Whether a line is the name of an outlet and nothing else: whose article it is, nothing spoken of."""
    only: Item | None = None
    for item in line.items:
        if item.kind == "mark":
            continue
        if only is not None or item.kind != "name":
            return False
        only = item
    return only is not None and context.fits(only.cls, ("MediaOutlet",))


def dateline(line: Line) -> bool:
    """Whether the place at the head of a sentence tells where it was written ("Oslo. – ", "OSLO: "); a name
    of no known class is one in capitals before a dash.
    """
    head, behind = line.items[0], line.items[1:3]
    strange = head.kind == "name" and head.cls == UNTYPED and head.text.isupper() and len(head.text) > 3
    return (
        bool(behind)
        and (head.coarse == "Place" or (strange and behind[0].text in "–—"))
        and (
            behind[0].text in "-–—:"
            or (len(behind) > 1 and behind[0].text == "." and behind[1].text in "-–—")
        )
    )


def _publisher(line: Line, at: int) -> bool:
    """Whether a name between the place where a sentence was written and a colon is whose report it is:
    "Oslo - «Acme Daily»: ".
    """
    between = line.items[1:at]
    return (
        0 < at < len(line.items) - 1
        and dateline(line)
        and all(x.kind == "mark" for x in between)
        and line.items[at + 1].text == ":"
    )


def note_sites(context: Context, found: Iterable[Found]) -> None:
    """Remember where things without a name are said to stand, or something is done to them."""
    for f in found:
        for s in (*f.roles.get("s", ()), *f.roles.get("object", ())):
            for o in f.roles.get("o" if "s" in f.roles else "place", ()):
                known = o.cls not in ("", UNTYPED)
                if s.content in context.things and known and context.schema.coarse(o.cls) == "Place":
                    context.sites.setdefault(str(s.content), set()).add(str(o.content))


def note_bosses(context: Context, found: Iterable[Found]) -> bool:
    """Remember which organisation is a person's, for "his company"; whether that is news."""
    before = len(context.bosses)
    for f in found:
        for s in f.roles.get("s", ()):
            for o in f.roles.get("o", ()):
                if (
                    s.cls == "Person"
                    and o.cls not in ("", UNTYPED)
                    and context.schema.coarse(o.cls) == "Organization"
                ):
                    context.bosses.setdefault(str(s.content), str(o.content))
                    context.holders.setdefault(f.term, {}).setdefault(str(s.content), str(o.content))
    return len(context.bosses) > before
