"""What stands right behind a list and is told of its last member alone."""

from __future__ import annotations

from kg.extract.found import Context
from kg.extract.patterns import Compiled
from kg.extract.places import list_end
from kg.spot.item import Item

# A list of two may share its maker ("X and Y from Acme"); of a longer one each thing is told apart.
_SHARING = 2


def last_alone(context: Context, items: list[Item], row: Compiled, e: int, i: int) -> bool:
    """Whether what the pattern asks behind its slot at `e`, where the thing at `i` and its list stand, is
    told of the list's last member alone: an apposition with an article ("A and B, the rival of C"), the
    pattern's definite adjective ("A and B the owned by C"), or whose it is ("A, B and the library C of D").
    """
    if items[i].group < 0:
        return False
    end = list_end(items, i)
    asked = next((x for x in row.elements[e + 1 :] if not x.optional), None)
    if end <= i + 1 or asked is None:
        return False
    if "'s" in asked.takes:
        return True  # "A and B's C": C is B's
    if asked.kind == "class" and {"of", "from"} & set(asked.takes) and items[i].kind == "name":
        return _whose_last(items, i, end)
    if asked.takes == (",",) and row.elements[0].kind == "slot":  # "a joint venture of A and B, the firm C"
        return _apposed_last(context, items, i, end)
    return (
        bool(context.pack.article)
        and asked.kind == "word"
        and end + 1 < len(items)
        and "det" in items[end].classes
        and items[end + 1].key in asked.takes
    )


def in_apposition(items: list[Item], k: int, at: int) -> bool:
    """Whether the word at `at` stands in an apposition with "a" behind the thing at `k`, and so tells of that
    member of a list alone: "Acme, an arm of Borea, and Brisk, a maker of chips based in Oslo, have".
    """
    if k + 3 >= at or items[k + 1].text != "," or "indef" not in items[k + 2].classes:
        return False
    return items[k + 3].kind == "noun" and not any(x.text == "," or x.acts for x in items[k + 4 : at])


def _whose_last(items: list[Item], i: int, end: int) -> bool:
    """Whether a list, of which whose it is stands behind, has no word that makes its members alike: a noun
    before the list ("the phones A, B and C of D"), a first name that all share ("A 2, A 3 and A 4 of D").
    """
    last = items[end - 1]
    if last.kind == "noun":
        return not any("other" in x.classes for x in items[i + 1 : end])
    group = [k for k in range(len(items)) if items[k].group == items[i].group]
    if len({items[k].key.split()[0] for k in group}) == 1:
        return False
    alike = "with_noun" in items[group[0]].tags
    own = "with_noun" in last.tags or any(x.kind == "noun" for x in items[group[-2] + 1 : group[-1]])
    own = own or ("cues" in last.tags and "cues" not in items[group[0]].tags)  # "4 X and 5 chips Y of D"
    return own or (len(group) > _SHARING and not alike)


def _apposed_last(context: Context, items: list[Item], i: int, end: int) -> bool:
    """Whether an apposition behind a list is that of its last member: "in Oslo and Austin, Texas"."""
    # "at A and at B, a branch of C": each has its apposition
    each = items[i].prep and all(
        x.tags.get("prep_item") not in (None, items[i].tags.get("prep_item"))
        for x in items[i + 1 : end]
        if x.kind == "name"
    )
    if end + 1 < len(items) and items[end + 1].coarse == items[i].coarse == "Place":
        return True
    # "A and B, also head of"
    behind = next((x for x in items[end + 1 :] if x.classes != {"adverb"}), items[-1])
    return (
        bool(each)
        or ("det" in behind.classes and _singular(context, items[end + 1 : end + 6]))
        or _of_one(context, behind)
    )


def _singular(context: Context, phrase: list[Item]) -> bool:
    """Whether a phrase is built on a singular: "the rival of C", not "the founders of C"."""
    noun = next((x for x in phrase if x.kind == "noun"), None)
    return noun is None or bool(context.pack.article) or noun.key.split()[0][-1] not in "six"


def _of_one(context: Context, item: Item) -> bool:
    """Whether an office is one person's by its form: "Ann Lee and Tom Reed, head of Acme"."""
    office = item.kind == "noun" and item.noun is not None and "role" in item.noun.use
    return office and not context.pack.article and item.key.split()[0][-1] not in "six"
