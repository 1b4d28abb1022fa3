"""What a noun phrase refers to: a thing named before, or a thing of its own."""

from __future__ import annotations

from typing import Final

from kg.extract.found import Context, Fill, Line
from kg.extract.several import counted_wares, generic_ware, modifies, told_of_topic, told_what
from kg.extract.things import site_of, thing
from kg.extract.topics import previous_subject
from kg.extract.which import several
from kg.lang.shared import common
from kg.link.named import UNTYPED
from kg.model import Quantity
from kg.spot.item import Item

# from here on a number counts what is taken of a thing ("600 billion tokens of the set"), not a kind
_MANY: Final = 1000
_NONE: Final[frozenset[str]] = frozenset()


def refer(context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]) -> Fill | None:
    """The filler that an item gives a role that wants these classes; None where it gives none."""
    found = item.tags.get("refers")
    if item.kind == "name" and item.cls == "ComputeSystem" and item.noun is None and isinstance(found, Fill):
        return found if context.fits(found.cls, wanted) else None
    if item.kind == "name" and item.text[:1].islower() and modifies(context, line, item):
        return None
    if item.kind == "name" and not isinstance(found, Fill):
        if counted_wares(context, item):
            return generic_ware(context, line, item, wanted)
        if (
            context.fits(item.cls, wanted)
            and not _of_a_kind(line, item)
            and not _of_portions(context, line, item)
            and not _one_of_theirs(context, item)
        ):
            return Fill(item.entity, item.head, line.index, item.cls)
        return None
    if item.noun is None or item.held:
        return None
    noun = item.noun
    if isinstance(found, Fill) and "role" in noun.use:
        return found if context.fits(found.cls, wanted) else None
    if not context.fits(noun.cls, wanted):
        return None
    if "group" in noun.use and not item.owner:
        return None
    if isinstance(found, Fill):
        return found if context.fits(found.cls, wanted) else None
    if "thing" not in noun.use or (item.det == "demo" and item.kind == "noun"):
        return None  # "this machine", where it is not known which
    if (
        not item.det
        and item.kind == "noun"
        and item.count is None
        and several(context, item)
        and any(t.kind == noun.slug for t in context.things.values())
    ):
        return None  # "runs data centres in Oslo": none of those that were spoken of
    told = told_what(line, item)
    if told is None and told_of_topic(context, line, item):
        return previous_subject(context, line, wanted)
    if told is not None:
        return refer(context, line, told, wanted)
    found = thing(context, line, item)
    nowhere = found is not None and context.things[str(found.content)].kind == noun.slug
    nowhere = nowhere and item.coarse == "Place" and item.det == "def"
    if not nowhere or item.prep not in ("in", "to", "at"):
        return found
    site = site_of(context, line, item)  # "at the centre": at which? "at the centre in Oslo": in Oslo
    if site is None or not wanted or any(context.schema.coarse(w) != "Place" for w in wanted):
        return None
    return Fill(site.entity, site.head, line.index, site.cls) if context.fits(site.cls, wanted) else None


def may_fill(context: Context, item: Item) -> frozenset[str] | None:
    """The classes of which one must be wanted that `refer` may find a filler for an item, by its class alone;
    None where any may be.
    """
    found = item.tags.get("refers")
    if isinstance(found, Fill):
        cls = found.cls
    elif item.kind == "name":
        if item.count is not None:
            return None  # counted things of a firm ("300 Acme chips") may be told by their kind
        cls = item.cls
    else:
        cls = item.noun.cls if item.noun is not None else ""
    return None if cls == UNTYPED else context.schema.above(cls) if cls else _NONE


def _of_a_kind(line: Line, item: Item) -> bool:
    """Whether a name tells only of which kind several things are: "two Acme phones" are none called Acme."""
    count, at = item.count, item.tags.get("count_item")
    if count is None and "whose" in item.tags and any(ch.isdigit() for ch in item.text):
        return False  # "Acme's X2 libraries"
    if item.tags.get("kind") or count is None:
        return bool(item.tags.get("kind"))
    value = count.value
    if isinstance(at, Item) and isinstance(value, Quantity) and value.low < 100 and set(at.text) & set(".,"):
        return False  # "version 4.0 of Acme" is one
    return (
        item.coarse == "Product"
        and item.group < 0
        and isinstance(count.value, Quantity)
        and 1 < count.value.low < _MANY
        and isinstance(at := item.tags.get("count_item"), Item)
        and not any("of" in x.classes for x in line.items if at.end <= x.start < item.head.start)
    )


def _of_wares(context: Context, item: Item) -> bool:
    """Whether the words that a firm's name took in are of things alone."""
    cues = item.tags.get("cues")
    named = cues if isinstance(cues, tuple) else ()
    classes = {context.schema.coarse(c) for c in named if c in context.schema.classes}
    return bool(classes) and classes <= {"Hardware", "Product", "AIModel"}


def _of_portions(context: Context, line: Line, item: Item) -> bool:
    """Whether a name only tells of which kind parts are: "352 cores Acme 4" are no chips Acme 4."""
    if (
        (item.cls != "Accelerator" and item.coarse != "Product")
        or context.pack.adjective_first
        or context.pack.script != "Latin"
    ):
        return False
    k = next((n for n, x in enumerate(line.items) if x is item), 0)
    before = line.items[k - 1] if k else None
    return (
        before is not None
        and before.kind == "noun"
        and before.noun is not None
        and "portion" in before.noun.use
        and before.end + 1 == item.start
    )


def _one_of_theirs(context: Context, item: Item) -> bool:
    """Whether a name tells only whose or of which kind something new is: "un téléphone Acme" is not the firm,
    "des applications Acme" are not the system.
    """
    noun = item.tags.get("with_noun")
    cues = item.tags.get("cues")
    if noun is None and cues is None:
        return False
    if isinstance(cues, tuple) and "device" in cues and item.entity in common()["platforms"]:
        return True  # "its first Android phone"
    if noun is None and item.coarse == "Organization" and _of_wares(context, item):
        return True  # "the Acme chips": no firm
    if not isinstance(noun, str) or item.coarse not in ("Organization", "Product"):
        return False
    bare = not item.det and item.coarse == "Organization" and noun.endswith("s")  # "buys Acme chips"
    if item.det != "indef" and not bare:
        return False
    things = isinstance(cues, tuple) and any(
        context.schema.coarse(cue) in ("Product", "Hardware", "AIModel")
        for cue in cues
        if cue in context.schema.classes
    )
    return things and (item.coarse == "Organization" or noun.endswith("s"))
