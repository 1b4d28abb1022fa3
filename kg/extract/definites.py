"""What the definite nouns of a sentence stand for: settled before any pattern asks."""

from __future__ import annotations

from typing import Final

from kg.extract.antecedents import antecedent
from kg.extract.called import all_called_next, called_next, finer, note_young
from kg.extract.found import Context, Fill, Line
from kg.extract.inoffice import in_office
from kg.extract.lastingids import note_baptised
from kg.extract.nations import of_other_nation
from kg.extract.ordinals import both_before, both_of, resolve_ordinals
from kg.extract.passing import explains_stranger
from kg.extract.several import named_behind, parts, wares_of
from kg.extract.things import narrower, site_of
from kg.extract.topics import previous_focus
from kg.extract.valued import behind_gerund
from kg.extract.which import another, new, of_another_owner, of_its_owner, several, still_unclear, told_apart
from kg.extract.whichfirm import seated, told_by_relative, with_plural_article
from kg.link.named import UNTYPED
from kg.model import Span
from kg.spot.item import Item

_WARES: Final[tuple[str, ...]] = ("Hardware", "AIModel", "Product")


def _standing(context: Context, line: Line, item: Item, site: Item) -> Fill | None:
    """The thing of the kind of a noun that was said to stand in a place, in the words up to the place."""
    slug = item.noun.slug if item.noun is not None else ""
    keys = [
        e for e, places in context.sites.items() if site.entity in places and context.things[e].kind == slug
    ]
    if len(keys) != 1:
        return None
    first, last = sorted((item.head, site.head))  # "the plant in Oslo", "the Oslo plant"
    return Fill(keys[0], Span(first.start, last.end), line.index, context.classes[keys[0]])


# the tags of an item for what it stands for, all that extraction adds to one
REFERENCES: Final[tuple[str, ...]] = ("refers", "refers_all")


def waits_for_boss(line: Line) -> bool:
    """Whether a sentence has a "his company" that nothing settled before whose it is."""
    return any(
        x.det == "poss" and x.noun is not None and "anaphor" in x.noun.use and "refers" not in x.tags
        for x in line.items
    )


def resolve_nouns(context: Context, line: Line) -> None:
    """Settle what the definite nouns of a sentence stand for, left to right, before any pattern asks."""
    resolve_ordinals(context, line)
    for item in [line.items[k] for k in line.things]:
        if item.noun is None and item.kind != "name":
            continue  # a word or mark stands for nothing
        note_young(context, line, item)
        told = _told_here(context, line, item)
        if told is not None:
            item.tags["refers"] = told
            continue
        if item.count is not None and (row := all_called_next(context, line, item)):
            item.tags["refers_all"] = row
            continue
        if (
            item.noun is None
            or item.kind not in ("noun", "name")
            or item.held
            or not ("anaphor" in item.noun.use or both_before(line, item))
            or not item.noun.cls
            or "refers" in item.tags
            or "of_name" in item.tags
        ):
            note_baptised(context, line, item)
            continue
        named = _equated(context, line, item)
        if named is not None:
            item.tags["refers"] = named
            context.nouns.setdefault(str(named.content), set()).add(item.key)
            continue
        if (item.det in ("def", "poss", "demo") or parts(line, item)) and not (
            _bodily(item) and _of_behind(line, item)
        ):
            _take_up(context, line, item)


def _told_here(context: Context, line: Line, item: Item) -> Fill | None:
    """What an item stands for by the words of its own sentence: the topic that it says is one of a line, the
    one whose rival it is, the name right behind it.
    """
    whole = _one_of_line(context, line, item)
    if whole is not None or item.noun is None:
        return whole
    if (described := _described(context, line, item)) is not None:
        return described
    if (officer := in_office(context, line, item)) is not None:
        return officer
    if (apposed := named_behind(context, line, item)) is None:
        return called_next(context, line, item)
    return Fill(apposed.entity, apposed.head, line.index, apposed.cls)


def _greatest(line: Line, item: Item) -> bool:
    """Whether "more" and an adjective behind a definite noun for what is built say which one is meant by
    its rank: "to build the system of computing more powerful of Europe" is none named before.
    """
    if item.kind != "noun" or item.det != "def" or item.coarse not in ("Hardware", "Place"):
        return False
    k = line.items.index(item)
    verb = line.items[k - 2] if k > 1 else None
    if verb is None or not any(t.feature in ("inf", "pres", "past", "fut") for _, t in verb.triggers):
        return False
    for x in line.items[k + 1 : k + 6]:
        if "more" in x.measure:
            return True
        if x.kind != "word" or x.triggers or x.classes - {"of", "adjective"}:
            return False
    return False


def _take_up(context: Context, line: Line, item: Item) -> None:
    """Let a definite noun stand for what was spoken of before it, where that is clear."""
    both, told = both_of(context, line, item)
    if told:
        if both:
            item.tags["refers_all"] = both
        return
    apart = told_by_relative(context, line, item) or (bool(context.pack.article) and of_its_owner(line, item))
    if apart or told_apart(context, line, item) or another(line, item) or new(context, line, item):
        return
    if item.noun is None or several(context, item) or with_plural_article(context, line, item):
        return
    if explains_stranger(context, line, item) or wares_of(context, line, item):
        return
    if context.pack.pro_drop and _greatest(line, item):
        return
    site = site_of(context, line, item) if item.kind == "noun" and "thing" in item.noun.use else None
    # "the cluster in Oslo" is the one of which that was said, or has a name
    known = _standing(context, line, item, site) if site is not None else seated(context, line, item)
    found = known or (None if still_unclear(context, line, item) else antecedent(context, line, item))
    if found is None:
        if item.det == "def" and context.schema.coarse(item.noun.cls) == "Organization":
            context.unclear[item.key] = line.index, item.start
        return
    if item.coarse == "Organization" and (found := behind_gerund(context, line, item, found)) is None:
        return
    if site is not None and known is None and _stands_elsewhere(context, line, item, site, found):
        return
    if of_another_owner(context, line, item, found) or of_other_nation(context, line, item, found):
        return
    if _of_one_clause(context, line, item, found):
        return
    if isinstance(found.content, str):
        item.tags["refers"] = found
        topic = not item.prep and not any(
            n == line.index and t and s.end <= item.start for n, _, _, s, t in context.recent
        )
        context.recent.append((line.index, found.content, found.cls, item.head, topic))


def _stands_elsewhere(context: Context, line: Line, item: Item, site: Item, found: Fill) -> bool:
    """Whether the place said of a noun makes it another thing than the one that was found for it."""
    if site.prep == "of" and (item.coarse == "Place" or item.det != "poss"):
        return True  # "the campus of X" is that one, not the one of which the text spoke before
    return found.content in context.things and not narrower(context, line, item, site, str(found.content))


def _of_one_clause(context: Context, line: Line, item: Item, found: Fill) -> bool:
    """Whether a noun would take up a thing that its own clause says something of beside it: in "X is an
    alternative to the chips" the chips are others.
    """
    if item.prep not in ("to", "against", "than", "with") or context.schema.coarse(found.cls) not in _WARES:
        return False
    names = [x for x in line.items if x.kind == "name" and x.entity == found.content and x.end <= item.start]
    if not names:
        return False
    between = [x for x in line.items if names[-1].end <= x.start < item.start]
    return not any(
        (x.kind == "mark" and x.text not in "()") or x.classes & {"and", "that", "who", "clause"}
        for x in between
    )


def _described(context: Context, line: Line, item: Item) -> Fill | None:
    """What "the rival of X" or "the successor of X" is, at the head of a sentence: the one thing of X's kind
    that the two sentences before name, where it is not X.
    """
    noun = item.noun
    if item.kind != "noun" or noun is None or item.det != "def" or item.prep or item.held:
        return None
    if "role" not in noun.use or context.schema.coarse(noun.cls) == "Person":
        return None
    k = line.items.index(item)
    behind = line.items[k + 1 : k + 3]
    if len(behind) < 2 or "of" not in behind[0].classes or behind[1].kind != "name" or not behind[1].coarse:
        return None
    before = [
        x for x in line.items[:k] if x.kind != "word" or x.triggers or x.classes & {"be", "have", "that"}
    ]
    if before or behind[1].coarse == "Organization":
        return None
    kin = [
        (n, e, c, s)
        for n, e, c, s, _ in context.recent
        if c != UNTYPED
        and line.index - 2 <= n < line.index
        and e not in context.things
        and context.schema.coarse(c) == behind[1].coarse
    ]
    if len({e for _, e, _, _ in kin}) != 1 or kin[-1][1] == behind[1].entity:
        return None
    return Fill(kin[-1][1], item.head, line.index, kin[-1][2])


def _equated(context: Context, line: Line, item: Item) -> Fill | None:
    """The name that a definite noun is said to be: X in "X is the cluster"."""
    if item.kind != "noun" or item.det != "def" or item.prep or item.noun is None:
        return None
    k = line.items.index(item) - 1
    while k > 0 and line.items[k].kind == "word" and line.items[k].classes & {"det", "adverb", "deemed"}:
        k -= 1
    if k < 1 or line.items[k].kind != "word" or not line.items[k].classes & {"be", "copula"}:
        return None
    name = line.items[k - 1]
    if name.kind != "name" or name.prep or not finer(context, name.cls, item.noun.cls):
        return None
    return Fill(name.entity, item.head, line.index, name.cls)


def _one_of_line(context: Context, line: Line, item: Item) -> Fill | None:
    """What a sentence that opens with "it is a" tells of by the name of a line of machines: "The machine is
    called Brisk. It is an Acme X2500 that …"; None where the sentence before does not speak of one machine.
    """
    if item.kind != "name" or item.cls != "ComputeSystem" or item.det not in ("indef", "demo"):
        return None
    k = line.items.index(item)
    if item.det == "demo":
        return _of_line_named(context, line, item, k)
    apposed = _apposed_to(line, item, k)
    if apposed is not None:
        return apposed
    before = [x for x in line.items[:k] if not x.classes & {"det", "indef"} and x.kind != "noun"]
    if not before or not all(x.kind == "word" and "copula" in x.classes for x in before):
        return None
    fill = previous_focus(context, line, ("ComputeSystem",), item.start) if line.index else None
    told = fill is not None and fill.sentence < line.index and fill.content != item.entity
    return Fill(fill.content, item.head, line.index, fill.cls) if fill is not None and told else None


def _apposed_to(line: Line, item: Item, k: int) -> Fill | None:
    """The machine that a comma and "a system Acme X2500" behind it tell of: "Brisk, an Acme X2500, is"."""
    while k > 0 and line.items[k - 1].classes & {"det", "indef"}:
        k -= 1
    if k < 2 or line.items[k - 1].text != ",":
        return None
    name = line.items[k - 2]
    told = name.kind == "name" and name.cls == "ComputeSystem" and name.entity != item.entity
    if not told or name.group >= 0 or item.group >= 0:
        return None
    return Fill(name.entity, item.head, line.index, name.cls)


def _of_line_named(context: Context, line: Line, item: Item, k: int) -> Fill | None:
    """The one machine of the sentence or heading right before that "this system Acme X2500", at the head of
    its sentence, tells of by the name of its line.
    """
    if any(x.kind != "word" or x.triggers for x in line.items[:k]) or not line.index:
        return None
    fill = previous_focus(context, line, ("ComputeSystem",), item.start)
    told = fill is not None and fill.sentence == line.index - 1 and fill.content != item.entity
    return Fill(fill.content, item.head, line.index, fill.cls) if fill is not None and told else None


def _bodily(item: Item) -> bool:
    """Whether "of" behind an item says which one it is: a class of things, a public body ("the
    court of Oslo").
    """
    return item.kind == "name" or (item.noun is not None and item.noun.cls in ("PublicBody", "University"))


def _of_behind(line: Line, item: Item) -> bool:
    """Whether "of" goes on behind an item: "the chips of X" are no chips named before."""
    k = line.items.index(item)
    return k + 1 < len(line.items) and "of" in line.items[k + 1].classes
