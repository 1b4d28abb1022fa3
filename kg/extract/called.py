"""What of the things named before has a noun in its name, was called by it, or was named just before."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.extract.found import Context, Fill, Line
from kg.extract.which import Named
from kg.lang.pack import Noun
from kg.lang.shared import common
from kg.link.named import UNTYPED
from kg.link.slugs import slugify
from kg.model import Quantity
from kg.spot.item import Item

_WARES: Final = frozenset(("Hardware", "AIModel", "Product"))
_SITES: Final = frozenset(("Facility", "ComputeSystem"))
_MANY: Final = 6
# how a thing stands that only tells whose another thing is, or who made it
BY_THE_WAY: Final[tuple[str, ...]] = ("of", "by")


def just_named(context: Context, line: Line, item: Item, before: list[Named]) -> Named | None:
    """The one thing that the sentence right before names, where "this" takes it up, whatever the text spoke
    of before that.
    """
    if item.det != "demo" or context.pack.order != "svo":
        return None
    last = [
        b
        for b in before
        if b[0] == line.index - 1
        and b[1] not in context.things
        and not context.under(b[0], b[3], BY_THE_WAY)
        and context.schema.coarse(b[2]) in ("Hardware", "AIModel")
    ]
    return last[-1] if len({b[1] for b in last}) == 1 else None


def called_next(context: Context, line: Line, item: Item) -> Fill | None:
    """The name that the next sentence begins by giving to what an indefinite noun introduces: "a new chip.
    Called X, it has …", "a new chip. The chip, called X, has …", "a new chip. It is called X and"; what the
    heading right above names.
    """
    if item.det == "def" and line.index:
        return _headed(context, line, item)
    if item.det not in ("indef", "poss") or line.index + 1 >= len(context.lines):
        return None
    if item.kind != "noun" and not item.tags.get("class_of_things"):
        return None
    if item.coarse not in ("Hardware", "AIModel", "Product", "Place"):
        return None
    name = _name_given(context.lines[line.index + 1].items[:9], item)
    if name is None or name.coarse != item.coarse or name.prep:
        return None
    alike = [x for x in line.items if x.noun is not None and x.coarse == item.coarse and x.det == item.det]
    if alike != [item]:
        return None
    context.nouns.setdefault(name.entity, set()).add(item.key)
    return Fill(name.entity, item.head, line.index, name.cls)


def all_called_next(context: Context, line: Line, item: Item) -> tuple[Fill, ...]:
    """The names that the next sentence begins by giving to as many things as a count introduces: "two new
    models. The models, called X and Y, are".
    """
    count = item.count.value if item.count is not None else None
    if not isinstance(count, Quantity) or count.low != count.high or not 1 < (count.low or 0) < _MANY:
        return ()
    if item.coarse not in _WARES or line.index + 1 >= len(context.lines):
        return ()
    if item.kind != "noun" and not item.tags.get("class_of_things"):
        return ()
    behind = context.lines[line.index + 1].items
    name = _name_given(behind[:12], item)
    row = [x for x in behind if name is not None and x.group == name.group >= 0]
    if len({x.entity for x in row}) != count.low or any(x.coarse != item.coarse for x in row):
        return ()
    return tuple(Fill(x.entity, item.head, line.index, x.cls) for x in row)


def _name_given(items: list[Item], item: Item) -> Item | None:
    """The name that a sentence begins by giving to something: "Called X,", "The chip, called X,", "It is
    called X", "We have named it X".
    """
    rest = [x for x in items if "det" not in x.classes]
    k = next((k for k, x in enumerate(rest[:5]) if "called" in x.classes), None)
    if k is None:
        return None
    told = 0
    for x in rest[:k]:
        of_kind = x.kind == "noun" or x.tags.get("class_of_things")
        if of_kind and x.coarse == item.coarse and not x.prep:
            told += 1
        elif x.kind == "word" and not x.classes and not x.triggers and x.text.islower():
            continue  # "the new chips, called X"
        elif x.text != "," and not x.classes & {"be", "been", "have", "it", "he", "we", "who"}:
            return None
    k += 1 + (
        k + 2 < len(rest) and bool(rest[k - 1].classes & {"we", "have"}) and "it" in rest[k + 1].classes
    )
    if told > 1 or k + 1 >= len(rest) or rest[k].kind != "name":
        return None
    behind = rest[k + 1]
    return rest[k] if behind.kind in ("mark", "word") and behind.text != ":" else None


def _headed(context: Context, line: Line, item: Item) -> Fill | None:
    """What the first noun of a sentence stands for right below a heading that is one name: "Acme-2" above
    "The machine of Norda has 300 nodes".
    """
    above = [x for x in context.lines[line.index - 1].items if x.kind != "mark"]
    if (
        len(above) != 1
        or above[0].kind != "name"
        or above[0].cls == UNTYPED
        or item.prep
        or item.noun is None
    ):
        return None
    if item.coarse not in ("Hardware", "AIModel", "Place") or not finer(context, above[0].cls, item.noun.cls):
        return None
    before = line.items[: line.items.index(item)]
    if "anaphor" not in item.noun.use or any(x.kind in ("name", "noun") for x in before):
        return None
    context.recent.append((line.index, above[0].entity, above[0].cls, item.head, True))
    return Fill(above[0].entity, item.head, line.index, above[0].cls)


def called(context: Context, item: Item, noun: Noun, before: list[Named]) -> list[Named]:
    """Those that have the noun in their name, or that the article called so."""
    if not before:
        return []
    if "young" in noun.use:
        # "the start-up" is the one that was called so by any such word
        forms = {" ".join(form) for form in noun.forms}
        return [b for b in before if any(_as_young(n, forms) for n in context.nouns.get(b[1], ()))]
    if noun.cls in ("Company", "Product") and noun.slug not in ("", "company"):
        # "the automaker" is who was called a carmaker, "the phone" what was called a smartphone
        forms = {" ".join(form) for form in noun.forms}
        kind = [b for b in before if not forms.isdisjoint(context.nouns.get(b[1], ()))]
        if kind:
            return kind
    word = slugify(item.key)
    return [
        b
        for b in before
        if word in b[1].split("-")
        or (noun.cls != "Company" and _called_so(context, item, b[1]))
        or (
            item.text[:1].isupper()
            and not item.text.isupper()
            and word in slugify(_written(context, b)).split("-")
        )
    ]


def finer(context: Context, cls: str, noun_cls: str) -> bool:
    """ "the company" may stand for anything an Organization, "the university" only for one known as such."""
    is_a = context.schema.is_a
    return bool(is_a(cls, noun_cls) or (noun_cls != "University" and is_a(noun_cls, cls)))


def may_mean(context: Context, named: Named, noun: Noun) -> bool:
    """Whether a noun may stand for a thing named, by its class: "the chip" for a processor that the text
    called so, and for no architecture; "the phone" for no system that phones run on.
    """
    if noun.slug == "device" and runs_devices(named[1]):
        return False
    if noun.cls in common()["told_apart"] and named[2] == context.schema.coarse(noun.cls):
        called = context.nouns.get(named[1], ())  # "the court" is nobody of whom no more is known than that
        return any(n.cls == noun.cls for word in called for n in _rows(context, word))
    if context.schema.coarse(noun.cls) != "Hardware":
        return finer(context, named[2], noun.cls)
    told = context.nouns.get(named[1], ())
    rows = [n for word in told for n in _rows(context, word)]
    if rows and not noun.slug and all(n.slug in common()["kinds_of_chips"] for n in rows):
        return False
    beside = common()["side_by_side"]
    return finer(context, named[2], noun.cls) or (
        named[2] in beside and noun.cls in beside and any(n is noun for n in rows)
    )


def called_a_site(context: Context, item: Item, named: Named) -> bool:
    """Whether a noun of sites takes up what the article called by it, though it is known for a machine."""
    return item.cls in _SITES and named[2] in _SITES and item.key in context.nouns.get(named[1], ())


def _rows(context: Context, words: str) -> list[Noun]:
    """The nouns of the pack that are written so."""
    form = tuple(words.split())
    rows = context.pack.table.get(form[0], ())
    return [tag.value for f, tag in rows if f == form and isinstance(tag.value, Noun)]


def _as_young(told: str, forms: set[str]) -> bool:
    """Whether the text called a firm by a word of "start-up", alone or with an adjective behind it."""
    return told in forms or told.split()[0] in forms


def _called_so(context: Context, item: Item, entity: str) -> bool:
    """Whether the article called a thing by a noun, or, where nouns change by an "s" alone, by its plural."""
    told = context.nouns.get(entity, ())
    return item.key in told or (context.pack.adjective_first and f"{item.key}s" in told)


def _written(context: Context, b: Named) -> str:
    """How the text writes a thing named before."""
    items = context.lines[b[0]].items if b[0] < len(context.lines) else ()
    return next((x.text for x in items if x.head == b[3]), "")


def not_called_else(context: Context, item: Item, before: list[Named]) -> list[Named]:
    """Those of a list without what the article called by other nouns alone, where it called one by this noun:
    "the start-up" is not the bank Acme, but the start-up Brisk.
    """
    word = item.key.split()[0]
    told = {b[1] for b in before if any(n.split()[0] == word for n in context.nouns.get(b[1], ()))}
    if len(told) != 1:
        return before
    return [b for b in before if b[1] in told or not context.nouns.get(b[1])]


def runs_devices(entity: str) -> bool:
    """Whether a name is a system that devices run on, or a version of one: no phone is called so."""
    return any(entity == x or entity.startswith(f"{x}-") for x in common()["platforms"])


def note_young(context: Context, line: Line, item: Item) -> None:
    """Remember which firm a sentence calls a start-up: "Acme, a start-up of Oslo", "Acme is a start-up"; and
    let "the model" be of what the article has, if it has wares and no model of language.
    """
    if item.kind == "noun" and item.cls == "AIModel" and item.noun is not None and " " not in item.key:
        named = {context.schema.coarse(c) for c in context.classes.values() if c != UNTYPED}
        k = line.items.index(item) + 1
        of_what = k < len(line.items) and "of" in line.items[k].classes
        if "Product" in named and "AIModel" not in named and not of_what:
            wide = replace(item.noun, cls="Product", use=item.noun.use | {"wide"})
            item.noun, item.cls, item.coarse = wide, "Product", "Product"
    if item.kind != "noun" or item.noun is None or "young" not in item.noun.use or item.prep:
        return
    k = line.items.index(item) - 1
    while k > 0 and line.items[k].classes & {"det", "indef", "adjective", "adverb"}:
        k -= 1
    if k < 1 or not (line.items[k].text == "," or "be" in line.items[k].classes):
        return
    name = line.items[k - 1]
    if name.kind == "name" and name.coarse == "Organization" and name.group < 0:
        context.nouns.setdefault(name.entity, set()).add(item.key)


def of_kind(context: Context, line: Line, noun: Noun, before: Named) -> bool:
    """Whether a noun may take up a thing without a name: one of its kind, or, where the noun is also said of
    others of its class ("the plant" of a data centre), one told of right before.
    """
    loose = noun.slug in common()["loose_kinds"] and before[0] == line.index - 1 and before[2] == noun.cls
    return loose or noun.slug in ("", context.things[before[1]].kind)
