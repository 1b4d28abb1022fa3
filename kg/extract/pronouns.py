"""What pronouns, possessives and subjects left out stand for."""

from __future__ import annotations

from kg.extract.antecedents import _by_the_way, _last_person, _of, spoke_of_stranger
from kg.extract.found import Context, Fill, Line
from kg.extract.overt import overt_subject
from kg.extract.refer import refer
from kg.link.named import UNTYPED
from kg.spot.item import Item


def previous_subject(context: Context, line: Line, wanted: frozenset[str] | tuple[str, ...]) -> Fill | None:
    """The topic that a sentence without a subject goes on with: the last topic of the sentence before."""
    for n, e, c, s, topic in reversed(context.recent):
        if n < line.index and line.index - n <= 2 and topic and context.fits(c, wanted):
            return Fill(e, s, n, c)
    return None


def only_topic(context: Context, line: Line, wanted: frozenset[str] | tuple[str, ...]) -> Fill | None:
    """The one thing of these classes that any sentence before has spoken of."""
    rows = [r for r in context.recent if r[0] < line.index and r[4] and context.fits(r[2], wanted)]
    return (
        Fill(rows[-1][1], rows[-1][3], rows[-1][0], rows[-1][2]) if len({r[1] for r in rows}) == 1 else None
    )


def previous_focus(
    context: Context, line: Line, wanted: frozenset[str] | tuple[str, ...], until: int | None = None
) -> Fill | None:
    """The one thing of these classes that the nearest of the last two sentences (or this one, up to an
    offset) speaks of.
    """
    for back in (0, 1, 2):
        found = {
            e: Fill(e, s, n, c)
            for n, e, c, s, _ in context.recent
            if n == line.index - back
            and (back or until is None or s.end <= until)
            and e not in context.things
            and context.fits(c, wanted)
        }
        chief = (
            {e: f for e, f in found.items() if not _of(context, f.sentence, f.span)}
            if len(found) > 1
            else found
        )
        if len(chief) == 1:
            return next(iter(chief.values()))
        if found:
            return None
    return None


def spoken_of(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Fill | None:
    """The thing whose head, maker or the like an item names without saying so: the one of these classes
    that stands bare before it in its sentence, where no other does; in a sentence without one what alone the
    sentences before speak of, else their topic.
    """
    here = [x for x in line.items if x.kind == "name" and x is not item and context.fits(x.cls, wanted)]
    if len({x.entity for x in here}) > 1:
        return None
    if here:
        first = here[0]
        bare = not first.prep and first.head.end <= item.start and first.cls != UNTYPED
        return Fill(first.entity, first.head, line.index, first.cls) if bare else None
    return previous_focus(context, line, wanted) or previous_subject(context, line, wanted)


def behind_verb(context: Context, line: Line, fill: Fill, any_verb: bool = False) -> bool:
    """Whether a thing is what somebody does something with in a sentence before: a verb stands before it,
    and before the verb what it is told of; with `any_verb`, whether a verb or "is" stands before it at all.
    """
    if context.pack.order != "svo" or fill.sentence >= line.index:
        return False
    items = context.lines[fill.sentence].items
    at = next((k for k, x in enumerate(items) if x.head == fill.span), 0)
    verb = next(
        (
            k
            for k, x in enumerate(items[:at])
            if x.kind == "word"
            and (
                any(t.feature in ("past", "pres", "fut", "cond") for _, t in x.triggers)
                or (any_verb and "be" in x.classes)
            )
        ),
        0,
    )
    if any_verb:
        return bool(verb)
    told = any(x.kind in ("name", "noun") and not x.prep for x in items[:verb])
    told = told or overt_subject(items, 0, verb)
    return bool(verb) and (told or bool(items[verb - 1].classes & {"det", "demonstrative"}))


def owner(
    context: Context,
    line: Line,
    item: Item,
    wanted: frozenset[str] | tuple[str, ...],
    but: frozenset[object] = frozenset(),
    back: bool = False,
) -> Fill | None:
    """What a possessive ("its", "their") refers to: the last bare thing before it, else the topic
    of the sentence before; on request never what its sentence names only behind it.
    """
    if "whose" in item.classes:
        # "X, whose head": what stands right before it
        names = [x for x in line.items if x.kind == "name" and x.head.end <= item.start and not x.held]
        fits = bool(names) and names[-1].entity not in but and context.fits(names[-1].cls, wanted)
        return Fill(names[-1].entity, item.head, line.index, names[-1].cls) if fits else None
    if "we" in item.classes:
        return None  # "our model": whose it is, only the speaker could tell
    before = [
        (e, c)
        for n, e, c, s, topic in context.recent
        if n == line.index and s.end <= item.start and topic and context.fits(c, wanted)
    ]
    if _nameless_between(context, line, item, wanted):
        return None
    with_it = _right_before(context, line, item, wanted)
    if with_it is not None and with_it.entity not in but:
        return Fill(with_it.entity, item.head, line.index, with_it.cls)
    before = [b for b in _inner_subject(context, line, item, wanted) or before if b[0] not in but]
    if before:
        entity, cls = before[-1]
        return Fill(entity, item.head, line.index, cls)
    near = [
        (e, c)
        for n, e, c, s, _ in context.recent
        if n == line.index and s.end <= item.start and e not in but and context.fits(c, wanted)
    ]
    if len({e for e, _ in near}) == 1:
        return Fill(near[-1][0], item.head, line.index, near[-1][1])
    # "in its report, Acme said" may look ahead; behind "X Y, its head" nothing does
    person = any(
        x.kind == "name" and x.coarse == "Person" and not x.prep and x.head.end <= item.start
        for x in line.items
    )
    fill = previous_subject(context, line, wanted) or previous_focus(
        context, line, wanted, item.start if person else None
    )
    ahead = fill is not None and fill.sentence == line.index and fill.span.start > item.start
    if fill and ahead and (back or not _behind_comma(line, item, fill)):
        return None
    return Fill(fill.content, item.head, line.index, fill.cls) if fill and fill.content not in but else None


def _behind_comma(line: Line, item: Item, fill: Fill) -> bool:
    """Whether what a possessive looks ahead to is behind a comma: "for its X and Y" is no Y's."""
    between = [x for x in line.items if item.end <= x.start < fill.span.start]
    named = next((x for x in line.items if x.head == fill.span), None)
    return any(x.text in ",،" for x in between) and (named is None or named.group < 0)


def _nameless_between(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> bool:
    """Whether the nearest thing before a possessive that it may refer to is one that no name is known of,
    with a preposition: "with a firm from afar, which has its seat in Y".
    """
    if not context.pack.article:
        return False
    near = next(
        (
            x
            for x in reversed(line.items)
            if x.end <= item.start
            and x.kind in ("name", "noun")
            and not x.held
            and (context.fits(x.cls, wanted) if x.cls else False)
        ),
        None,
    )
    return (
        near is not None
        and near.kind == "noun"
        and near.noun is not None
        and "anaphor" in near.noun.use
        and near.det == ""
        and near.prep in ("with", "from", "on", "against", "by")
        and "refers" not in near.tags
    )


def _right_before(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Item | None:
    """The name with "with" or "from" that a possessive behind "and" is told of, where no verb parts them:
    "works with X, big in chips, and its seat is Y".
    """
    k = next((n for n, x in enumerate(line.items) if x is item), 0)
    if not context.pack.article or not k or "and" not in line.items[k - 1].classes:
        return None
    for j in range(k - 2, -1, -1):
        x = line.items[j]
        if any(t.feature in ("past", "pres", "fut") for _, t in x.triggers) or "that" in x.classes:
            return None
        if x.kind == "name" and not x.held and context.fits(x.cls, wanted):
            return x if x.prep in ("with", "from") else None
    return None


def _inner_subject(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> list[tuple[str, str]]:
    """The bare thing right behind the joining word of the item's own clause: Y in "X, that Y uses
    in its server".
    """
    at = next((k for k, x in enumerate(line.items) if x is item), 0)
    joint = next(
        (
            k
            for k in range(at - 1, 0, -1)
            if line.items[k].kind == "word" and line.items[k].classes & {"who", "that", "clause"}
        ),
        None,
    )
    if joint is None:
        return []
    for other in line.items[joint + 1 : min(at, joint + 4)]:
        if other.kind in ("name", "noun"):
            fill = refer(context, line, other, wanted) if not other.prep else None
            return [(str(fill.content), fill.cls)] if fill is not None else []
    return []


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
    if "latter" in item.classes:
        last = [
            r
            for r in context.recent
            if (r[0] < line.index or r[3].end <= item.start)
            and line.index - r[0] <= 1
            and context.fits(r[2], wanted)
        ]
        last.sort(key=lambda r: (r[0], not _by_the_way(context, r[0], r[3]), r[3].start))
        return Fill(last[-1][1], item.head, line.index, last[-1][2]) if last else None
    if "it" in item.classes and "he" not in item.classes:
        wanted = tuple(w for w in wanted if context.schema.coarse(w) != "Person")
    elif "it" not in item.classes and context.pack.tells_person:
        wanted = ("Person",) if "Person" in coarse else ()
    if not wanted or _of_another_class(context, line, item, wanted):
        return None
    return owner(context, line, item, wanted)


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
        0,
    )
    told = [x for x in before[:verb] if x.kind in ("name", "noun") and not x.prep and not x.held]
    return bool(told) and not any(
        x.cls in ("", UNTYPED) or isinstance(x.tags.get("of_name"), int) or context.fits(x.cls, wanted)
        for x in told
    )


def speaking_pronoun(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Fill | None:
    """Who a pronoun that speaks is: the one who spoke last, else the last person named; None where
    there is neither.
    """
    spoke = [fill for n, fill in context.spoke if 0 <= line.index - n <= 2 and context.fits(fill.cls, wanted)]
    person = _last_person(context, line, item)
    if spoke and (person is None or spoke[-1].cls == "Person" or "it" in item.classes):
        return Fill(spoke[-1].content, item.head, line.index, spoke[-1].cls)
    if (
        person is None
        or "he" not in item.classes
        or not context.fits(context.classes.get(person, ""), wanted)
    ):
        return None
    return Fill(person, item.head, line.index, context.classes[person])
