"""Whether a noun speaks of one thing of its own, or of several, of a kind, or of what was named before."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import Final

from kg.extract.found import Context, Fill, Line
from kg.model import Quantity, Span
from kg.spot.item import Item

_VOWELS: Final = "aeiouàèéìòù"
# what is often spoken of in the plural under one name
_ALIKE: Final[tuple[str, ...]] = ("AIModel", "Accelerator", "Processor")


def several(line: Line, item: Item) -> bool:
    """Whether a number or an article before a noun, or its form, says that there are more than one, or no
    article after "of" that a kind is meant: no single thing.
    """
    count = item.count
    if count is not None:
        return isinstance(count.value, Quantity) and count.value.low > 1
    if item.noun is None:
        return False
    return _plural(tuple(item.key.split()), item.noun.forms) or _of_plurals(line, item)


def _plural(words: tuple[str, ...], forms: Collection[tuple[str, ...]]) -> bool:
    """Whether the words of a noun without the "s" of one of them are another of its forms."""
    return any(
        word.endswith("s") and (*words[:k], word[:-1], *words[k + 1 :]) in forms
        for k, word in enumerate(words)
    )


def _of_plurals(line: Line, item: Item) -> bool:
    """Whether an article that only plurals have stands before a noun, or of a foreign noun whose plural is
    its singular "of" without any article: "i data center", "boom di data center".
    """
    k = next((n for n, x in enumerate(line.items) if x is item), 0)
    for j in range(k - 1, max(-1, k - 4), -1):
        before = line.items[j]
        if "plural" in before.classes:
            return True
        if before.kind != "word" or before.classes - {"adjective", "adverb"}:
            return j == k - 1 and before.classes == {"of"} and item.key[-1] not in _VOWELS
    return False


# words that stand between "is" and what somebody or something is said to be
_BESIDE_IS: Final = frozenset(("det", "adverb", "adjective", "deemed"))


def wares_of(context: Context, line: Line, item: Item) -> bool:
    """Whether a noun in the plural speaks of all models or chips of somebody: "its models", "the chips of
    Acme" are not the one that was named before.
    """
    noun = item.noun
    if noun is None or item.kind != "noun" or context.pack.script != "Latin" or noun.use & {"part", "member"}:
        return False
    if noun.cls not in _ALIKE or item.count is not None or not has_singular(item, noun.forms):
        return False
    k = line.items.index(item)
    whose = line.items[k + 1 : k + 3]
    behind = len(whose) == 2 and "of" in whose[0].classes and whose[1].coarse in ("Organization", "Person")
    return item.det == "poss" or behind


def has_singular(item: Item, forms: Collection[tuple[str, ...]]) -> bool:
    """Whether another form of a noun is its singular, by the ending of its first word."""
    first, _, rest = item.key.partition(" ")
    single = (first[:-1], f"{first[:-3]}y" if first.endswith("ies") else "")
    return first[-1] in "sx" and any(form[0] in single and (len(form) > 1) == bool(rest) for form in forms)


def told_what(line: Line, item: Item) -> Item | None:
    """The name that a sentence says to be such a thing ("Acme is a machine of …"): the thing is no other."""
    if (own := _its_name(line, item)) is not None:
        return own
    model = item.coarse == "AIModel" and item.kind == "noun"
    if item.prep or (item.det == "poss" and not model):
        return None
    apposed = _whose_apposed(line, item)
    if apposed is not None:
        return apposed
    k = line.items.index(item) - 1
    if model and k > 1 and "possessor" in line.items[k - 1].tags:
        k -= 2  # "X is Acme's largest model"
    elif model and k > 0 and "possessive" in line.items[k].classes:
        k -= 1
    while k > 0 and (line.items[k].classes & _BESIDE_IS or line.items[k].text in '«“"'):
        k -= 1
    if k > 0 and item.det == "def" and line.items[k].text == "," and line.items[k - 1].coarse == "AIModel":
        named = line.items[k - 1]  # "Acme-2, the largest model of the firm"
        return named if named.kind == "name" and item.coarse == "AIModel" else None
    if k < 1 or "be" not in line.items[k].classes:
        return None
    k -= 1
    if line.items[k].text == ")":
        k = next((n - 1 for n in range(k, 0, -1) if line.items[n].text == "("), 0)
    before = line.items[k]
    return before if before.kind == "name" and not before.prep and not before.held else None


def _its_name(line: Line, item: Item) -> Item | None:
    """The name of a site that "of" joins to its noun, behind whose it is or not: "the plant (Acme) of X"."""
    if item.coarse != "Place" or item.kind != "noun":
        return None
    k = line.items.index(item) + 1
    k += k < len(line.items) and line.items[k].kind == "name" and line.items[k].coarse == "Organization"
    behind = line.items[k : k + 2]
    if len(behind) < 2 or "of" not in behind[0].classes or behind[1].kind != "name":
        return None
    return behind[1] if behind[1].cls == item.cls and "with_noun" not in behind[1].tags else None


def _whose_apposed(line: Line, item: Item) -> Item | None:
    """The name that a noun behind its owner says more of between commas: "Brisk, Acme's new cluster, has"."""
    k = line.items.index(item) - 1
    while k > 2 and line.items[k].kind == "word" and not line.items[k].triggers:
        k -= 1
    if k < 2 or line.items[k].kind != "name" or line.items[k - 1].text != ",":
        return None
    named = line.items[k - 2]
    alike = named.kind == "name" and named.coarse == item.coarse and not named.prep
    return named if alike and line.items[k].coarse == "Organization" else None


def told_of_topic(context: Context, line: Line, item: Item) -> bool:
    """Whether a sentence without a subject says what that of the one before is: "È una macchina di …"."""
    if not context.pack.pro_drop or item.prep or item.det != "indef":
        return False
    k = line.items.index(item)
    before = [x for x in line.items[:k] if not x.classes & {"adverb", "adjective", "det", "indef"}]
    return len(before) == 1 and before[0].kind == "word" and "be" in before[0].classes


def named_behind(context: Context, line: Line, item: Item) -> Item | None:
    """The name that a comma adds to a machine or site told of with its place: "a data center in Oslo, Brisk,
    which …".
    """
    noun = item.noun
    if item.kind != "noun" or noun is None or not noun.slug or not noun.cls:
        return None
    if item.det == "poss":
        return _the_new(context, line, item, noun.cls)
    if item.det != "indef":
        return None
    if context.schema.coarse(noun.cls) not in ("Hardware", "Place"):
        return None
    k = line.items.index(item)
    row = line.items[k + 1 : k + 6]
    at = next((n for n, x in enumerate(row) if x.text == "," or "called" in x.classes), 0)
    if at < 2 or row[at - 1].coarse != "Place" or "in" not in row[at - 2].classes or at + 1 >= len(row):
        return None
    at += 2 if "det" in row[at + 1].classes and at + 2 < len(row) else 1
    name = row[at]
    closed = len(row) == at + 1 or row[at + 1].kind == "mark"
    fits = name.coarse in ("Hardware", "Place") and not name.prep and name.group < 0
    wide = name.cls in ("City", "State", "Country", "Region", "Place")
    return name if name.kind == "name" and closed and fits and not wide else None


def _the_new(context: Context, line: Line, item: Item, cls: str) -> Item | None:
    """The name that an article adds to somebody's machine or site: "its new machine of great power, the
    Gale 3, …".
    """
    k = line.items.index(item)
    row = line.items[k + 1 : k + 8]
    comma = next((n for n, x in enumerate(row) if x.kind != "word" or x.triggers), -1)
    if comma < 0 or row[comma].text != "," or comma > 4 or comma + 3 >= len(row):
        return None
    name = row[comma + 2]
    told = "det" in row[comma + 1].classes and row[comma + 3].kind == "mark" and not name.prep
    alike = name.kind == "name" and name.coarse == context.schema.coarse(cls)
    return name if told and alike and name.coarse in ("Hardware", "Place") else None


def counted_wares(context: Context, item: Item) -> bool:
    """Whether a firm only tells of which kind counted things are: "300 Acme chips" speak of no Acme."""
    cues = item.tags.get("cues")
    return (
        item.coarse == "Organization"
        and item.count is not None
        and isinstance(cues, tuple)
        and any(
            context.schema.coarse(cue) in ("Product", "Hardware", "AIModel")
            for cue in cues
            if cue in context.schema.classes
        )
    )


def generic_ware(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Fill | None:
    """The things that a firm's name only tells the kind of, where the article calls them by a general name:
    "10,000 Acme GPUs" are GPUs.
    """
    cues = item.tags.get("cues", ())
    assert isinstance(cues, tuple)
    for slug, cls in pairwise(cues):
        if slug in context.generic and cls in context.schema.classes:
            fits = context.fits(cls, wanted)
            return Fill(slug, Span(item.start, item.head.end), line.index, cls) if fits else None
    return None


def of_stranger(context: Context, line: Line, item: Item) -> bool:
    """Whether a noun is a thing of somebody whose name no list knows and no shape told: "Acme's plant" where
    Acme was let go.
    """
    if not context.pack.adjective_first:
        return False
    k = next((n for n, x in enumerate(line.items) if x is item), 0)
    for j in range(k - 1, max(0, k - 5), -1):
        before = line.items[j]
        if before.text[0] in "'’":
            whose = line.items[j - 1]
            return whose.kind == "word" and whose.text[0].isupper() and not whose.classes
        if before.kind not in ("word", "name") or before.classes:
            return False
    return False


def modifies(context: Context, line: Line, item: Item) -> bool:
    """Whether a noun only tells of which kind the one right before it is, where adjectives follow: "la
    branche serveurs d'Acme".
    """
    if context.pack.adjective_first or context.pack.script != "Latin" or item.det or item.count:
        return False
    k = next((n for n, x in enumerate(line.items) if x is item), 0)
    before = line.items[k - 1] if k else None
    if item.prep:
        # "a model for the making of videos" of Acme is no video of Acme
        word = line.items[k - 2] if k > 1 else None
        bare = item.prep == "of" and before is not None and "of" in before.classes and item.coarse == "Work"
        return bare and word is not None and word.kind in ("word", "noun") and word.text.islower()
    return before is not None and before.kind == "noun" and before.end + 1 == item.start


def parts(line: Line, item: Item) -> bool:
    """Whether an item is a number of parts that stand for their machine ("has 300 nodes"), or any or all of
    them ("each node has", "all nodes have").
    """
    if item.noun is None or "part" not in item.noun.use:
        return False
    if item.count is not None or (item.det == "indef" and not item.prep):
        return True
    before = line.items[: line.items.index(item)]
    return not item.prep and "member" in item.noun.use and not any(x.acts or x.kind == "name" for x in before)
