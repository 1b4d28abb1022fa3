"""Things without a name ("an open letter", "a new factory"): made when a pattern needs them, named
by whose they are.

While an article is read each such thing has an id of the place where it stands; at the end it gets the id
of its owner and its kind (`acme-letter`), so that the same thing has one id in every language.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.found import Context, Fill, Line
from kg.extract.parts import part_of
from kg.extract.several import modifies, of_stranger, several
from kg.extract.which import another
from kg.link.slugs import slugify
from kg.model import Span
from kg.spot.item import Item


@dataclass(frozen=True, slots=True)
class Thing:
    """What is known of a thing without a name: its class, its words, the slug of its kind.

    `taken_up` tells nouns that mostly take up what was named ("the machine"): without an owner nobody could
    say which, unless `place` tells where it stands. `other` tells that it is none of those of before, `new`
    that an article tells of it for the first time: its town names it then, if nobody has it. `firm` is whose
    it is by the bare name right beside its noun.
    """

    cls: str
    text: str
    kind: str
    taken_up: bool = False
    place: str = ""
    other: bool = False
    new: bool = False
    firm: str = ""


def is_thing(context: Context, item: Item) -> bool:
    """Whether a pattern has made a thing of a noun."""
    return item.noun is not None and f"@{item.head.start}:{item.noun.slug}" in context.things


def thing(context: Context, line: Line, item: Item) -> Fill | None:
    """An entity of its own for a class noun that has a kind; None for a noun without."""
    noun = item.noun
    assert noun is not None
    if not noun.slug or _titled(line, item) or modifies(context, line, item):
        return None
    if "wide" in noun.use and item.det == "def" and not _of_hardware(context, line, item):
        return None  # "shows a robot. Acme will set up the machine": no machine of chips
    if "again" in noun.use and not any(cls == noun.cls for _, _, cls, _, _ in context.recent):
        return None
    key = f"@{item.head.start}:{noun.slug}"
    place, site = _place_of(context, line, item), site_of(context, line, item)
    if several(line, item) or of_stranger(context, line, item) or (site is None and "sited" in noun.use):
        return None
    topic = _topic_of(context, line, item) or part_of(context, line, item)
    last = place or site
    if context.pack.article and site is not None and topic is None:
        last = place  # what hangs on a noun there stands behind its endings: no part of its words
    parts = [x.head for x in (item, topic, last) if x is not None]
    span = Span(min(x.start for x in parts), max(x.end for x in parts))
    if key not in context.things:
        kind = f"{place.entity}-{noun.slug}" if place is not None else noun.slug
        text = (
            f"{item.text} {line.items[line.items.index(place) - 1].text} {place.text}"
            if place is not None
            else item.text
        )
        if topic is not None:
            text = item.text if topic.start > item.start else f"{topic.text} {item.text}"
            kind = kind if topic.coarse == "Organization" else f"{slugify(topic.entity)}-{kind}"
        if site is not None:
            first, end = sorted((line.items.index(item), line.items.index(site)))
            text = " ".join(x.text for x in line.items[first : end + 1])
        sited = context.schema.coarse(item.cls) == "Place"
        context.things[key] = Thing(
            noun.cls,
            text,
            kind,
            ("anaphor" in noun.use or item.coarse == "Organization") and place is None and topic is None,
            site.entity
            if site is not None
            else topic.entity
            if topic is not None and topic.coarse == "Organization"
            else "",
            another(line, item),
            item.det == "indef",
            topic.entity if topic is not None and topic.coarse == "Organization" and sited else "",
        )
        context.classes[key] = noun.cls
        context.recent.append((line.index, key, noun.cls, item.head, False))
    return Fill(key, span, line.index, noun.cls)


def _of_hardware(context: Context, line: Line, item: Item) -> bool:
    """Whether the text tells of chips or machines, or the sentence of any besides the noun."""
    told = any(context.schema.coarse(cls) == "Hardware" for _, _, cls, _, _ in context.recent)
    return told or any(x.coarse == "Hardware" for x in line.items if x is not item)


def _titled(line: Line, item: Item) -> bool:
    """Whether a noun of several words stands with capitals in a sentence, as part of some title, or one
    right behind another word with a capital ("the Acme Studio").
    """
    words = item.text.split()
    k = next((n for n, x in enumerate(line.items) if x is item), 0)
    before = line.items[k - 1] if k > 1 and words[0][0].isupper() else None
    if (
        before is not None
        and before.kind == "word"
        and before.text[0].isupper()
        and before.end + 1 == item.start
    ):
        return True
    return len(words) > 1 and all(w[0].isupper() for w in words) and line.items[0] is not item


def _topic_of(context: Context, line: Line, item: Item) -> Item | None:
    """The name right before a noun that tells what a work is about or whose a thing is: "the Acme paper",
    "the Acme cluster"; or right behind it, where adjectives stand so: "l'usine Acme".
    """
    k = next((n for n, x in enumerate(line.items) if x is item), 0)
    if not context.pack.adjective_first:
        return _firm_behind(context, line, k)
    before = line.items[k - 1] if k else None
    if before is None or before.kind != "name" or before.coarse in ("", "Place", "Person"):
        return None
    if before.coarse != "Organization" and context.schema.coarse(item.cls) != "Work":
        return None
    return before if before.end + 1 == item.start else None


def _firm_behind(context: Context, line: Line, k: int) -> Item | None:
    """The firm whose the site at `k` is, by its bare name behind the noun; of a machine it is the maker."""
    item, behind = line.items[k], line.items[k + 1] if k + 1 < len(line.items) else None
    if behind is None or context.pack.script != "Latin" or behind.end == item.end:
        return None
    bare = behind.kind == "name" and behind.coarse == "Organization" and item.end + 1 == behind.start
    return behind if bare and context.schema.coarse(item.cls) == "Place" else None


def _place_of(context: Context, line: Line, item: Item) -> Item | None:
    """The place whose a body is ("a court of Oslo"), right behind its noun."""
    if context.schema.coarse(item.cls) != "Organization":
        return None
    k = next((n for n, x in enumerate(line.items) if x is item), len(line.items))
    behind = line.items[_past_adjectives(context, line, k) : k + 7][:2]
    if (
        len(behind) == 2
        and behind[0].classes & {"of", "in"}
        and behind[1].kind == "name"
        and behind[1].coarse == "Place"
    ):
        return behind[1]
    return None


def site_of(context: Context, line: Line, item: Item) -> Item | None:
    """The place that a machine or site stands in, said right behind its noun ("a plant in Oslo",
    "the cluster housed in Oslo") or before it ("its Oslo plant").
    """
    if context.schema.coarse(item.cls) not in ("Hardware", "Place"):
        return None
    k = next((n for n, x in enumerate(line.items) if x is item), len(line.items))
    if (town := _town_before(context, line, k)) is not None:
        return town
    k = _past_adjectives(context, line, k)
    if (
        k + 1 < len(line.items)
        and line.items[k + 1].number is not None
        and line.items[k].classes & {"of", "from", "with"}
    ):
        k += 2
    behind = line.items[k : k + 7]
    if len(behind) > 3 and "of" in behind[0].classes and behind[1].coarse == "Organization":
        behind = behind[2:]  # "the plant of Acme in Oslo"
    if len(behind) > 2 and behind[0].kind == "name" and behind[0].coarse == "Organization":
        behind = behind[1:]  # "the plant Acme in Oslo"
    if len(behind) > 3 and "of" in behind[0].classes and behind[1].unlisted and "of" in behind[2].classes:
        behind = behind[2:]  # "l'usine de piles d'Oslo"
    if len(behind) > 3 and "with" in behind[0].classes and behind[1].unlisted and "in" in behind[2].classes:
        behind = behind[2:]  # "il supercomputer con sede a Oslo"
    if behind and behind[0].kind == "word" and any(t.feature == "pp" for _, t in behind[0].triggers):
        behind = behind[1:]
    elif behind and behind[0].kind == "word" and "who" in behind[0].classes:
        # "the cluster that stands in Oslo"
        at = next((n for n, x in enumerate(behind) if "in" in x.classes), 0)
        between = behind[1:at]
        stands = between and all(
            x.classes & {"be", "reflexive", "adverb"} or (x.kind == "word" and x.triggers) for x in between
        )
        behind = behind[at:] if stands else []
    if len(behind) < 2 or behind[1].kind != "name" or behind[1].coarse != "Place":
        return None
    joins = behind[0].classes
    of_town = (
        "of" in joins and not context.pack.adjective_first and behind[1].cls in ("City", "Place")
    )  # "il campus di Oslo", "l'usine d'Oslo"
    return (
        behind[1] if joins & {"in", "at"} or (of_town and item.cls in ("Facility", "ComputeSystem")) else None
    )


def _town_before(context: Context, line: Line, k: int) -> Item | None:
    """The town or state that stands before the noun of a site as its adjective: "its Oslo (chip) plant"."""
    if not context.pack.adjective_first or not 0 < k < len(line.items):
        return None
    at = k - 1
    if at and line.items[at].kind == "word" and line.items[at].unlisted:
        at -= 1
    town, item_prep = line.items[at], line.items[k].prep
    return (
        town
        if town.kind == "name" and town.cls in ("City", "State") and town.prep in ("", item_prep)
        else None
    )


def _past_adjectives(context: Context, line: Line, k: int) -> int:
    """Where the adjectives behind the noun at `k` end, in a language that has its article before each."""
    j = k + 1
    while (
        context.pack.article
        and j < min(k + 5, len(line.items))
        and line.items[j].kind == "word"
        and not line.items[j].triggers
        and "cue" not in line.items[j].tags
        and not line.items[j].classes - {"adjective", "det", "other"}
    ):
        j += 1
    return j


def narrower(context: Context, line: Line, item: Item, site: Item, thing_id: str) -> bool:
    """Whether "the site in Oslo" only tells more of a site just told of: one that stands in no town, where
    no other of its kind is known.
    """
    kind = context.things[thing_id].kind
    other = any(k != thing_id and k in context.sites for k, t in context.things.items() if t.kind == kind)
    places = context.sites.get(thing_id, set())
    wider = {context.classes.get(place, "") for place in places}
    last = max((n for n, e, _, _, _ in context.recent if e == thing_id), default=-9)
    return (
        item.det == "def"
        and not other
        and bool(wider)
        and site.cls not in wider
        and context.fits(site.cls, ("City",))
        and line.index - last <= 2
    )
