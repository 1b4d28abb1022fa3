"""What a definite noun takes up of what was named before."""

from __future__ import annotations

from typing import Final

from kg.extract.called import called, called_a_site, just_named, may_mean, not_called_else, of_kind
from kg.extract.chieffirm import acting_rows, or_chief
from kg.extract.firmdoers import doers
from kg.extract.found import Context, Fill, Line
from kg.extract.makersnamed import only_makers
from kg.extract.nations import of_that_nation
from kg.extract.newthings import told_since
from kg.extract.openings import opens_before, told_apart_from
from kg.extract.parts import said_whole, whole
from kg.extract.passing import (
    in_clause_of,
    in_passing,
    of_deed,
    spoke_of_stranger,
    strange_doer,
    told_in_relative,
)
from kg.extract.which import (
    Named,
    called_here,
    gone_on,
    of_trade,
    only_compared,
    told_by_stranger,
    told_which,
)
from kg.extract.whichfirm import (
    before_strange_name,
    beside_peer,
    bought_unsaid,
    done_to_in_front,
    firms_before,
    headed_by,
    just_introduced,
    kept_on,
    of_country,
    of_nation,
    of_one_verb,
    of_person,
    of_place,
    office_before,
    part_explained,
    sole_subject,
    two_before,
)
from kg.lang.pack import Noun
from kg.lang.shared import common
from kg.link.named import UNTYPED
from kg.spot.item import Item

# how a thing stands that its sentence speaks of; that is a verb's subject or object (a person's object may
# have "to"); that only tells whose another thing is
_BARE: Final[tuple[str, ...]] = ("",)
_OF_VERB: Final[tuple[str, ...]] = ("", "to")
OWNING: Final[tuple[str, ...]] = ("of",)


def antecedent(context: Context, line: Line, item: Item) -> Fill | None:
    """The last thing named before that a definite noun can stand for; None where two could be meant."""
    noun = item.noun
    assert noun is not None
    if before_strange_name(context, line, item):
        return None
    told, fill = _employer(context, line, item, noun)
    if told:
        return fill
    named = _named_before(context, line, item, noun)
    before = [
        b for b in named if not (only_compared(context, line, b) or done_to_in_front(context, line, item, b))
    ]
    firm = context.schema.coarse(noun.cls) == "Organization"
    if firm and item.det == "def":
        rows = acting_rows(line, item)
        before = [b for b in before if b[0] != line.index or b[1] not in rows] if rows else before
    if firm and item.det != "poss":
        before = only_makers(context, before, item.key if noun.cls != "Company" else "")
        if said := of_that_nation(context, line, item, before):
            return said
    if told_by_stranger(context, line, item) if firm else spoke_of_stranger(context, line):
        return None
    if _several(line, before) and of_country(context, line, item):
        return None  # "the UK company" tells which of several is meant by what is not known here
    if (
        firm
        and of_nation(context, line, item)
        and (two_before(context, line) or len({b[1] for b in before if line.index - b[0] <= 3}) > 1)
    ):
        return None
    if "part" in noun.use:
        return said_whole(context, line, item) or whole(context, line, item, before)
    pick = (
        just_named(context, line, item, before)
        or just_introduced(context, line, item, before)
        or _thing_itself(context, line, noun, before)
        or gone_on(context, line, item, before)
    )
    if pick is None and told_which(context, line, item) and _several(line, before):
        return None  # "the Japanese machine": which of several comes from there is not known here
    if pick is None:
        before = [b for b in before if b[1] not in context.things or of_kind(context, line, noun, b)]
        named_so = called(context, item, noun, before)
        if not named_so and context.schema.coarse(noun.cls) == "Product" and "wide" not in noun.use:
            # "the phone" is none of the things that the article called a service
            before = [b for b in before if not context.nouns.get(b[1])] if item.det != "poss" else []
        before = not_called_else(context, item, before)
        if len({b[1] for b in named_so}) == 1:
            pick = named_so[-1]  # "the institute" is the one that has the word in its name
        elif before and not (of_trade(line, item) and _several(line, named_so or before)):
            pick = _meant(context, line, item, _likelier(context, line, noun, named_so or before))
            if not named_so:
                pick = or_chief(context, line, item, pick)
    if pick is not None and pick[0] < line.index and called_here(line, item, pick[1]):
        return None
    if pick is not None and firm and "young" not in noun.use and bought_unsaid(context, pick, before):
        return None  # "[it] has bought B. The firm …": either may be meant
    if pick is not None and not firm and item.det == "def" and told_since(context, line, item, pick):
        return None
    return Fill(pick[1], item.head, line.index, pick[2]) if pick is not None else None


def _employer(context: Context, line: Line, item: Item, noun: Noun) -> tuple[bool, Fill | None]:
    """Whether it is settled by the person spoken of whose "their company" is, and which it is."""
    person = of_person(line, item) or headed_by(line, item) or _founds(context, line, item)
    person = person or (_last_person(context, line, item) if item.det == "poss" else None)
    if person is None:
        return False, None
    coarse = context.schema.coarse(noun.cls)
    if person not in context.bosses:
        # a person's company of which nothing is known is no other one
        own = item.det == "poss" and coarse == "Organization"
        return own and any(x.entity == person for x in line.items), None
    boss = context.bosses[person]
    cls = context.classes.get(boss, noun.cls)
    if context.fits(context.classes.get(boss, ""), (noun.cls,)) or context.schema.coarse(cls) == coarse:
        return True, Fill(boss, item.head, line.index, cls)
    return False, None


def _founds(context: Context, line: Line, item: Item) -> str | None:
    """The one person in front of a verb of founding whose object "the company" is, who is known to have one:
    "Lee, who left Acme to set up the company".
    """
    k = next((n for n, x in enumerate(line.items) if x is item), 0)
    verbs = (x for x in line.items[max(0, k - 4) : k - 1] if x.kind != "name")
    frames, founding = context.pack.frames, common()["begun"]
    if item.det != "def" or not any(frames[t.frame].term in founding for x in verbs for _, t in x.triggers):
        return None
    people = {x.entity for x in line.items[:k] if x.kind == "name" and x.coarse == "Person"}
    only = next(iter(people)) if len(people) == 1 else None
    return only if only in context.bosses else None


def _named_before(context: Context, line: Line, item: Item, noun: Noun) -> list[Named]:
    """What was named before a noun and is of a class that it may stand for."""
    coarse, coarse_of = context.schema.coarse(noun.cls), context.schema.coarse_of
    doing = doers(context, line, item) if coarse == "Organization" and item.det != "poss" else set()
    if coarse == "Organization" and (part := part_explained(line, item)):
        doing = {*doing, part}
    firm = coarse == "Organization" and noun.cls != "MediaOutlet"
    ours = noun.cls == "MediaOutlet" and item.det == "demo"  # "this paper": nothing but a paper named so
    return [
        b
        for b in context.recent
        if not (ours and not context.schema.is_a(b[2], noun.cls))
        and (coarse_of.get(b[2]) == coarse or called_a_site(context, item, b))
        and (b[0] < line.index or b[3].end <= item.start)
        and b[1] not in doing
        and not (b[0] == line.index and told_apart_from(line, b[3], item))
        and (may_mean(context, b, noun) or called_a_site(context, item, b))
        and not (firm and in_passing(context, b))
    ]


def _thing_itself(context: Context, line: Line, noun: Noun, before: list[Named]) -> Named | None:
    """The thing without a name that the same noun brought in, at most six sentences before."""
    named = False
    for b in reversed(before if noun.slug else ()):
        if b[1] not in context.things:
            if b[4] and context.schema.is_a(b[2], noun.cls):
                return None  # another, which has a name, was spoken of since
            named |= context.schema.is_a(b[2], noun.cls) and context.under(b[0], b[3], _BARE)
        elif named and not b[0] and context.lines[0].items[-1].text not in ".!?":
            return None  # what the title brought in has a name in the text
        elif context.things[b[1]].kind == noun.slug and line.index - b[0] <= 6:
            return b
    return None


def _likelier(context: Context, line: Line, noun: Noun, before: list[Named]) -> list[Named]:
    """Those of the noun's own class within three sentences, if there are any: "the law" is a law rather
    than a letter.
    """
    served = [b for b in before if b[0] == line.index and office_before(line, b[3])]
    if served and "young" not in noun.use:  # "the head of Acme has founded the start-up"
        return served  # "the head of Acme said that the firm …": the firm that the office is at
    exact = [b for b in before if context.schema.is_a(b[2], noun.cls) and line.index - b[0] <= 3]
    if context.schema.coarse(noun.cls) == "Organization":
        # a name of no finer class may be a firm, too: the one known for one is meant if it takes part
        spoken_of = max((b[0] for b in before if b[4]), default=-1)
        exact = [
            b
            for b in exact
            if b[0] >= spoken_of
            and (context.under(b[0], b[3], _OF_VERB) or (b[0] == line.index and of_deed(context, line, b)))
        ]
        last = max((b[0] for b in exact), default=line.index)
        if any(b[0] > last and context.under(b[0], b[3], _BARE) for b in before):
            return before  # "He founded the firm Acme. He founded Brisk. Ann Lee heads the group": Brisk
    return exact or before


def _meant(context: Context, line: Line, item: Item, before: list[Named]) -> Named | None:
    """Which of several that a noun may stand for is meant; None where nothing tells."""
    assert item.noun is not None
    near = [b for b in before if line.index - b[0] <= 3]
    if of_place(line, item) and (len({b[1] for b in near}) > 1 or firms_before(context, line, item)):
        # "the firm from Oslo" tells which of several is meant by what is not known here
        return sole_subject(context, line, item, near)
    if not near:
        # the one model or machine that the whole article has spoken of
        return before[-1] if len({b[1] for b in before}) == 1 and any(b[4] for b in before) else None
    coarse = context.schema.coarse(item.noun.cls)
    if coarse == "Person" and len({b[1] for b in near}) > 1:
        return None  # "the billionaire": of two people either may be one
    if coarse != "Organization":
        # "the successor of X, the new model": what the same sentence only names in passing is the last
        # to be meant
        near = [b for b in near if b[0] != line.index or context.under(b[0], b[3], _BARE)] or near
    pick = _spoken_of(context, line, coarse, near)
    if pick is not None and coarse == "Organization" and strange_doer(context, pick):
        return None
    return pick


def _spoken_of(context: Context, line: Line, coarse: str, near: list[Named]) -> Named | None:
    """Which of those named close before the text speaks of: its topic, unless another took its place since,
    else the only one of the last sentence; None where two could be.
    """
    last = [b for b in near if b[0] == near[-1][0]]
    if coarse != "Organization":  # "X, that follows Y, is here. The chip …": X
        spans = [b[3] for b in last]
        last = [b for b in last if not in_clause_of(context, b[0], b[3], spans)] or last
    bare = [b for b in last if context.under(b[0], b[3], _BARE)]
    lone = len({b[1] for b in last}) == 1
    topic = next((b for b in reversed(near) if b[4]), None)
    if topic is not None:
        if line.index - topic[0] >= 2 and topic[0] < near[-1][0]:
            # what was spoken of since is meant rather than an older topic
            if len({b[1] for b in bare}) == 1:
                return bare[-1]
            # "the round of X values the firm": of this sentence's own X
            here = last[0][0] == line.index and of_deed(context, line, last[0])
            lone = lone and not kept_on(context, topic[0], near[-1][0])
            if lone and (here or not context.under(last[0][0], last[0][3], OWNING)):
                return last[-1]
        if coarse == "Organization" and topic[0] < line.index and beside_peer(context, topic, near):
            return None
        bare = [b for b in bare if b == topic or not told_in_relative(context, b[0], b[3])]
        two = topic[0] == line.index - 1 and len({b[1] for b in bare}) == 2
        # "A bought B. The firm …": either may be meant
        return None if two and of_one_verb(context, bare, coarse) else topic
    if lone or len({b[1] for b in near}) == 1:
        return last[-1]
    if len({b[1] for b in bare}) == 1:
        return bare[-1]
    chief = [b for b in last if not context.under(b[0], b[3], OWNING)]
    if len({b[1] for b in chief}) > 1 and coarse != "Organization":
        spans = [b[3] for b in chief]
        chief = [b for b in chief if not in_clause_of(context, b[0], b[3], spans)]
    if len({b[1] for b in chief}) != 1:
        return None
    return next(b for b in last if b[1] == chief[0][1])


def _several(line: Line, before: list[Named]) -> bool:
    return len({b[1] for b in before if line.index - b[0] <= 3}) > 1


def _last_person(context: Context, line: Line, item: Item) -> str | None:
    people = [
        e
        for n, e, c, s, _ in context.recent
        if c != UNTYPED
        and context.schema.coarse(c) == "Person"
        and ((n < line.index and line.index - n <= 2) or (n == line.index and s.end <= item.start))
        and not opens_before(line, item, s)
    ]
    return people[-1] if people else None
