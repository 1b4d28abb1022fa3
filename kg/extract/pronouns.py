"""What pronouns, possessives and subjects left out stand for."""

from __future__ import annotations

from typing import Final

from kg.extract.antecedents import _last_person
from kg.extract.called import BY_THE_WAY
from kg.extract.found import Context, Fill, Line
from kg.extract.newthings import just_told
from kg.extract.owners import owner
from kg.extract.passing import in_clause_of, spoke_of_stranger
from kg.extract.valued import done_to_before
from kg.link.named import UNTYPED
from kg.model import Span
from kg.spot.item import Item

# what goes on with a name that is no subject yet, or none alone
_JOINS: Final = frozenset(("and", "of", "in", "who", "with", "by", "for", "like"))
# within how many sentences somebody was named of whom a pronoun may still be
_SPOKEN: Final = 2


def note_topic(context: Context, line: Line, fill: Fill) -> None:
    """What a pronoun stands for is what its sentence speaks of."""
    row = (line.index, str(fill.content), fill.cls, fill.span, True)
    if row not in context.recent:
        context.recent.append(row)


def pronoun(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Fill | None:
    """What a pronoun stands for: a person for "she", anything else for "it", either where a
    language does not tell.
    """
    coarse = {context.schema.coarse(w) for w in wanted}
    if "plural" in item.classes:
        # no firm alone and nobody alone is meant by "they"
        wanted = tuple(w for w in wanted if context.schema.coarse(w) not in ("Organization", "Person"))
        if not wanted:
            return None
    if "latter" in item.classes:
        last = [
            r
            for r in context.recent
            if (r[0] < line.index or r[3].end <= item.start)
            and line.index - r[0] <= 1
            and context.fits(r[2], wanted)
        ]
        last.sort(key=lambda r: (r[0], not context.under(r[0], r[3], BY_THE_WAY), r[3].start))
        if not last or _nameless_behind(context, last[-1][0], last[-1][3]):
            return None
        if last[-1][0] < line.index and _unknown_behind(context, last[-1][0], last[-1][3]):
            return None
        return Fill(last[-1][1], item.head, line.index, last[-1][2])
    if "it" in item.classes and "he" not in item.classes:
        wanted = tuple(w for w in wanted if context.schema.coarse(w) != "Person")
    elif "it" not in item.classes and context.pack.tells_person:
        wanted = ("Person",) if "Person" in coarse else ()
    if not wanted or _of_another_class(context, line, item, wanted):
        return None
    if _beside_person(context, line, item):
        wanted = tuple(w for w in wanted if context.schema.coarse(w) == "Person")
        if not wanted:
            return None
    gone_on = _gone_on(context, line, item)
    if gone_on is not None:
        # "It has an X2 chip. It costs": the same thing, whatever else the sentence between names
        same = pronoun(context, *gone_on, wanted)
        return Fill(same.content, item.head, line.index, same.cls) if same is not None else None
    ware = done_to_before(context, line, item, wanted) or _ware_told_of(context, line, item, wanted)
    if ware is not None:
        return Fill(ware.entity, item.head, line.index, ware.cls)
    return owner(context, line, item, wanted) or just_told(context, line, wanted)


def _nameless_behind(context: Context, sentence: int, named: Span) -> bool:
    """Whether something without a name stands behind what a sentence names last: "Acme is to build a machine.
    The latter" is the machine.
    """
    return any(
        x.kind == "noun" and x.det == "indef" and x.coarse and x.start >= named.end and not x.held
        for x in context.lines[sentence].items
        if "refers" not in x.tags
    )


def _unknown_behind(context: Context, sentence: int, named: Span) -> bool:
    """Whether a sentence ends with a word in capitals that is no name known, behind what it names last: "sold
    it to the family Lann. The latter" is the family.
    """
    behind = [x for x in context.lines[sentence].items if x.start >= named.end]
    return any(x.kind == "word" and x.text[:1].isupper() and not x.classes for x in behind)


def _gone_on(context: Context, line: Line, item: Item) -> tuple[Line, Item] | None:
    """The sentence before and the pronoun that opens it as its subject, where the same pronoun opens this one
    and nouns go before their adjectives; None where they do not. What is done when may stand before either.
    """
    if context.pack.adjective_first or not line.index or _opener(line.items) is not item:
        return None
    before = context.lines[line.index - 1]
    first = _opener(before.items) if before.items else item
    same = first.kind == "word" and first.key == item.key and before.items[-1].text in ".!"
    return (before, first) if same and first.classes & {"he", "it"} else None


def _opener(items: list[Item]) -> Item:
    """What a sentence begins with, behind a date and its comma: "In 2024, it"."""
    k = next((k for k, x in enumerate(items[:3]) if x.kind == "date"), -1)
    dated = 0 <= k < len(items) - 2 and items[k + 1].text == "," and all(x.kind == "word" for x in items[:k])
    return items[k + 2] if dated else items[0]


def _firm_told_of(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Fill | None:
    """The firm that is the subject of the sentence before, where that names nobody, for a pronoun that opens
    this one and may stand for a firm: "The start-up trains models. [She or it] announces".
    """
    either = "he" in item.classes and not context.pack.tells_person
    if not either or not line.index or _opener(line.items) is not item:
        return None
    before = context.lines[line.index - 1].items
    first = next((x for x in before if x.kind != "word" or x.acts), None)
    if first is None or first.prep or first.held or any(x.coarse == "Person" for x in before):
        return None
    told = first.tags.get("refers")
    if first.kind == "name" and first.coarse == "Organization" and first.cls != UNTYPED:
        told = Fill(first.entity, first.head, line.index - 1, first.cls)
    if not isinstance(told, Fill) or context.schema.coarse(told.cls) != "Organization":
        return None
    return Fill(told.content, item.head, line.index, told.cls) if context.fits(told.cls, wanted) else None


def _firm_in_front(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Fill | None:
    """The firm that does to somebody what its sentence tells, for a pronoun glued to the verb of speech
    behind it that may stand for a firm: "Acme has appointed Ann Lee, has-[she or it] said".
    """
    k = next((n for n, x in enumerate(line.items) if x is item), 0)
    first = next((x for x in line.items if x.kind != "word" or x.acts), item)
    if item.text[0] != "-" or context.pack.tells_person or first.kind != "name" or first.prep or first.held:
        return None
    if first.coarse != "Organization" or not context.fits(first.cls, wanted):
        return None
    said = any(x.kind == "mark" and x.text not in ",()" for x in line.items[:k])
    people = [n for n, _, c, _, _ in context.recent if c != UNTYPED and context.schema.coarse(c) == "Person"]
    near = {n for n in people if line.index - n <= _SPOKEN}
    if near != {line.index} or any(x.text == "," for x in line.items[k + 1 : k + 2]):
        return None  # somebody named before may say it
    return None if said or first.group >= 0 else Fill(first.entity, item.head, line.index, first.cls)


def _of_another_class(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> bool:
    """Whether "it" at the head of a sentence takes up a subject of the sentence before that cannot be meant,
    where only that is taken up.
    """
    if not context.pack.adjective_first or line.items[0] is not item or not line.index:
        return False
    if spoke_of_stranger(context, line):
        return True
    before = context.lines[line.index - 1].items
    verb = next(
        (
            k
            for k, x in enumerate(before)
            if x.kind == "word"
            and (
                x.classes & {"be", "have"}
                or "cue" in x.tags
                or any(t.feature in ("past", "pres", "fut", "cond") for _, t in x.triggers)
            )
        ),
        len(before),
    )
    if _one_thing(context, line, before[verb:], wanted):
        return False  # "Acme released the model. It was trained on"
    told = [x for x in before[:verb] if x.kind in ("name", "noun") and not x.prep and not x.held]
    if verb == len(before):
        told = told[:1]  # a verb that no list knows
    told = [x for x in told if x.coarse != "Person"]  # nobody is "it"
    return bool(told) and not any(
        x.cls in ("", UNTYPED) or isinstance(x.tags.get("of_name"), int) or context.fits(x.cls, wanted)
        for x in told
    )


def _ware_told_of(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Item | None:
    """The ware that is the subject of the sentence before, for "it" at the head of the next, whatever else
    that sentence names: "The X outperforms the Y. It is …".
    """
    if not context.pack.adjective_first or line.items[0] is not item or not line.index:
        return None
    before = context.lines[line.index - 1].items
    k = next((k for k, x in enumerate(before) if not (x.kind == "word" and "det" in x.classes)), 0)
    first = before[k]
    if k + 1 >= len(before) or before[k + 1].kind != "word" or not before[k + 1].classes.isdisjoint(_JOINS):
        return None
    if first.kind != "name" or first.prep or first.held or first.cls in ("", UNTYPED):
        return None
    ware = context.schema.coarse(first.cls) in ("Hardware", "AIModel", "Product")
    return first if ware and context.fits(first.cls, wanted) else None


def _one_thing(
    context: Context, line: Line, behind: list[Item], wanted: frozenset[str] | tuple[str, ...]
) -> bool:
    """Whether only a thing is wanted, no firm and nobody, and one alone stands bare behind a verb."""
    if {context.schema.coarse(w) for w in wanted} & {"Organization", "Person"}:
        return False
    fit = [
        x for x in behind if x.kind == "name" and x.cls not in ("", UNTYPED) and context.fits(x.cls, wanted)
    ]
    if len(fit) > 1:
        heads = [x.head for x in fit]
        fit = [x for x in fit if not in_clause_of(context, line.index - 1, x.head, heads)]
    return len(fit) == 1 and not fit[0].prep and not fit[0].held


def only_beside(context: Context, line: Line, fill: Fill) -> bool:
    """Whether a firm is named just before, and only behind prepositions: "with servers made by Brisk. « No »,
    he says" is not Brisk.
    """
    if context.pack.order != "svo" or context.schema.coarse(fill.cls) != "Organization":
        return False
    near = [r for r in context.recent if r[1] == fill.content and 0 <= line.index - r[0] <= 1]
    return bool(near) and all(context.under(n, s, ("by", "from", "with", "than")) for n, _, _, s, _ in near)


def _beside_person(context: Context, line: Line, item: Item) -> bool:
    """Whether somebody, or a name of no type, is what its sentence speaks of before a pronoun that may be of
    a person, with no other clause begun: "Ann Lee shrugs: she relies on".
    """
    if "he" not in item.classes or context.pack.tells_person or context.pack.order != "svo":
        return False
    before = [x for x in line.items if x.end <= item.start]
    bare = [x for x in before if x.kind in ("name", "noun") and x.cls and not x.prep and not x.held]
    if len(bare) != 1 or any(x.classes & {"that", "clause", "who"} for x in before):
        return False
    return bare[0].kind == "name" and (bare[0].coarse == "Person" or bare[0].cls == UNTYPED)


def person_before(context: Context, line: Line, item: Item) -> str | None:
    """Who a pronoun or "this engineer" behind what is said is: the last person, but one whose something or
    with whom something is told only where the text speaks of nobody else, and with whom never.
    """
    person = _last_person(context, line, item)
    if context.pack.order != "svo":
        return person
    near = [
        (n, e, s)
        for n, e, c, s, _ in context.recent
        if 0 <= line.index - n <= 2 and c != UNTYPED and context.schema.coarse(c) == "Person"
    ]
    last = [(n, s) for n, e, s in near if e == person]
    if not last or not all(context.under(n, s, ("of", "with")) for n, s in last):
        return person
    bare = [e for n, e, s in near if not context.under(n, s, ("of", "with", "by"))]
    beside = all(context.under(n, s, ("with",)) for n, s in last)
    return bare[-1] if bare else None if beside else person


def speaking_pronoun(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Fill | None:
    """Who a pronoun that speaks is: the one who spoke last, else the last person named; None where
    there is neither.
    """
    if "plural" in item.classes:
        return None
    if firm := _firm_told_of(context, line, item, wanted) or _firm_in_front(context, line, item, wanted):
        return firm
    spoke = [fill for n, fill in context.spoke if 0 <= line.index - n <= 2 and context.fits(fill.cls, wanted)]
    person = person_before(context, line, item)
    if spoke and (person is None or spoke[-1].cls == "Person" or "it" in item.classes):
        return Fill(spoke[-1].content, item.head, line.index, spoke[-1].cls)
    if (
        person is None
        or "he" not in item.classes
        or not context.fits(context.classes.get(person, ""), wanted)
    ):
        return None
    return Fill(person, item.head, line.index, context.classes[person])
