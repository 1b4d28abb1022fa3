"""What the sentences before speak of."""

from __future__ import annotations

from typing import Final

from kg.extract.antecedents import OWNING
from kg.extract.asked import asked_for
from kg.extract.found import Context, Fill, Line
from kg.extract.headings import is_field
from kg.extract.passing import in_clause_of, in_passing
from kg.extract.quoted import only_quoted
from kg.extract.which import Named
from kg.link.named import UNTYPED
from kg.model import Span
from kg.spot.item import Item

_CLOSING: Final = frozenset('»”"')
_QUOTES: Final = frozenset('«»“”"')
_OPENING: Final = frozenset(("who", "that", "clause"))
_PARTS: Final = frozenset(("Accelerator", "Component", "Processor"))


def previous_subject(
    context: Context, line: Line, wanted: frozenset[str] | tuple[str, ...], acts: bool = False
) -> Fill | None:
    """The last topic of the sentence before; behind a list, what the sentence above the list speaks of, where
    the list names no such thing.
    """
    fill = _topic_before(context, line, wanted, acts)
    if fill is not None or line.index < 3 or is_field(line.items):
        return fill
    first = line.index
    while first and (
        is_field(context.lines[first - 1].items) or context.lines[first - 1].items[-1].text == ":"
    ):
        first -= 1
    if line.index - first < 2:
        return None
    rows = [r for r in context.recent if first - 2 <= r[0] < line.index and r[2] != UNTYPED]
    fit = [r for r in rows if context.fits(r[2], wanted)]
    told = {r[1] for r in fit}
    if len(told) != 1 or not any(r[4] and r[0] < first for r in fit):
        return None
    return Fill(fit[-1][1], fit[-1][3], fit[-1][0], fit[-1][2])


def _topic_before(
    context: Context, line: Line, wanted: frozenset[str] | tuple[str, ...], acts: bool = False
) -> Fill | None:
    """The topic that a sentence without a subject goes on with: the last topic of the sentence before. Who
    acts (`acts`) without being named is none that a sentence about something else parts from it.
    """
    quoted = ""
    for row in reversed(context.recent):
        n, e, c, s, topic = row
        if n < line.index and line.index - n <= 2 and topic and context.fits(c, wanted):
            if _firm_of_row(context, row) or _driven_by(context, row):
                continue  # "its clients are X, Y and Z. It …": none of them
            if only_quoted(context, line, n, s):
                quoted = quoted or e
                continue
            if quoted and quoted != e:
                return (
                    None  # "“X is dear,” she said. It costs …": what somebody spoke of, or what the text does
                )
            if acts and line.index - n == 2 and another_topic(context, line, wanted):
                return None
            return None if line.index - n == 2 and _since(context, line, e, wanted) else Fill(e, s, n, c)
    return None


def _since(context: Context, line: Line, told: str, wanted: frozenset[str] | tuple[str, ...]) -> bool:
    """Whether the sentence right before names another thing that could be meant, and not the topic; a subject
    that goes without saying is still the topic.
    """
    if context.pack.pro_drop or context.pack.order != "svo":
        return context.pack.pro_drop and _strange_subject(context, line.index - 1, wanted)
    rows = [
        Fill(e, s, n, c)
        for n, e, c, s, _ in context.recent
        if n == line.index - 1 and context.fits(c, wanted) and not _firm_of_row(context, (n, e, c, s, False))
    ]
    named = {f.content for f in rows if not _beside(context, f)}
    if len(named) > 1 and told in named:
        # "the sum that X paid to get Y": named in passing beside another, it is no longer what is told of
        return not any(f.content == told and context.under(f.sentence, f.span, ("",)) for f in rows)
    return bool(rows) and told not in named


def _strange_subject(context: Context, sentence: int, wanted: frozenset[str] | tuple[str, ...]) -> bool:
    """Whether a noun that stands for nothing named opens a sentence as its subject, and could be meant: "The
    subsidiary of Acme takes part." goes on with the subsidiary.
    """
    items = context.lines[sentence].items if sentence >= 0 else []
    bare = (
        x for x in items if x.acts or (x.kind in ("name", "noun", "mark") and not (x.prep or x.text == ","))
    )
    first = next(bare, None)  # behind what leads in to it, too: "Since that day, the firm has"
    if first is None or first.kind != "noun" or first.noun is None or first.prep or first.held:
        return False
    return context.fits(first.noun.cls, wanted) and not isinstance(first.tags.get("refers"), Fill)


def another_topic(context: Context, line: Line, wanted: frozenset[str] | tuple[str, ...]) -> bool:
    """Whether the last of the two sentences before that speaks of something named speaks of nothing of a
    wanted class, and names nothing that is: what goes on without a subject goes on with that.
    """
    for back in (1, 2):
        before = [row for row in context.recent if row[0] == line.index - back]
        if line.index >= back and is_field(context.lines[line.index - back].items):
            continue  # the lines of a list speak of what stands above them
        if any(context.fits(row[2], wanted) for row in before):
            return False
        if any(row[4] and row[2] != UNTYPED for row in before):
            return True
    return False


def _firm_of_row(context: Context, named: Named) -> bool:
    """Whether a name is a firm that is named beside two others or more."""
    firm = named[2] != UNTYPED and context.schema.coarse(named[2]) == "Organization"
    return firm and in_passing(context, named)


def _driven_by(context: Context, row: Named) -> bool:
    """Whether a thing is only what drives another: "it is driven by the chip X. It costs …"."""
    return row[2] in _PARTS and context.under(row[0], row[3], ("by",))


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
        if back and context.pack.pro_drop and _strange_subject(context, line.index - back, wanted):
            return None
        told = [
            Fill(e, s, n, c)
            for n, e, c, s, _ in context.recent
            if n == line.index - back
            and (back or until is None or s.end <= until)
            and e not in context.things
            and context.fits(c, wanted)
            and not (back and _driven_by(context, (n, e, c, s, False)))
            and not (not back and _likened(line, s))
        ]
        found = {f.content: f for f in told if not (back and _beside(context, f))}
        if back and any(only_quoted(context, line, f.sentence, f.span) for f in found.values()):
            return None  # what somebody spoke of, or what the text does
        if told and not found:
            return None  # "the second machine after X": which one is not told
        chief = (
            {e: f for e, f in found.items() if not context.under(f.sentence, f.span, OWNING)}
            if len(found) > 1
            else found
        )
        if len(chief) > 1:
            spans = [f.span for f in chief.values()]
            chief = {e: f for e, f in chief.items() if not in_clause_of(context, f.sentence, f.span, spans)}
        if len(chief) == 1:
            return next(iter(chief.values()))
        if found:
            return None
    return None


def _likened(line: Line, span: Span) -> bool:
    """Whether a sentence names a thing only to say what another is unlike: "Unlike X, it has 80 GB"."""
    return any("likened" in x.tags for x in line.items if x.is_at(span))


def _beside(context: Context, fill: Fill) -> bool:
    """Whether a thing only tells when or than what something else is: "the second machine after X"."""
    wares = fill.cls != UNTYPED and context.schema.coarse(fill.cls) in ("Hardware", "AIModel", "Product")
    beside = wares and context.under(fill.sentence, fill.span, ("other_prep", "than", "against"))
    items = context.lines[fill.sentence].items
    at = next((k for k, x in enumerate(items) if x.head == fill.span), 0)
    return beside and not asked_for(context, items, at)


def named_ahead(context: Context, line: Line, item: Item, entity: str) -> bool:
    """Whether the clause of a possessive goes on to name a thing, which the possessive then is not of: "Its
    founder, Ann Lee, is now Acme's chief scientist". What somebody is quoted to say may name it again.
    """
    frames, verbs = context.pack.frames, 0
    for x in line.items[line.items.index(item) + 1 :]:
        if x.classes & _OPENING or x.text in _QUOTES:
            return False
        if x.acts:
            verbs += 1
            if verbs > 1 or any(frames[t.frame].speech for _, t in x.triggers):
                return False
        if x.kind == "name" and x.entity == entity:
            return True
    return False


def other_party(
    context: Context, line: Line, item: Item, told: Fill, wanted: frozenset[str] | tuple[str, ...]
) -> Fill | None:
    """The one thing besides what is told of that its sentence names, for a possessive that is not of that:
    Brisk in "Acme has bought Brisk. Its founder, Ann Lee, is now Acme's chief scientist".
    """
    others = {
        e: Fill(e, s, n, c)
        for n, e, c, s, _ in context.recent
        if n == line.index - 1 == told.sentence and e != told.content and context.fits(c, wanted)
    }
    others = {e: f for e, f in others.items() if not named_ahead(context, line, item, e)}
    return next(iter(others.values())) if len(others) == 1 else None


def spoken_of(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> Fill | None:
    """The thing whose head, maker or the like an item names without saying so: the one of these classes
    that stands bare before it in its sentence, where no other does; in a sentence without one what alone the
    sentences before speak of, else their topic.
    """
    here = [x for x in line.items if x.kind == "name" and x is not item and context.fits(x.cls, wanted)]
    closed = [x.end for x in line.items if x.text in _CLOSING and x.end <= item.start]
    if closed:
        here = [x for x in here if x.start >= closed[-1]]  # "«We beat Acme», says the head, Ann Lee"
    if context.pack.adjective_first:
        here = [x for x in here if x.head.end <= item.start]  # "chief Ann Lee, who keeps Acme going"
    if not context.pack.adjective_first and any(_unsettled(context, x, item, wanted) for x in line.items):
        return None  # "the group led by its head Ann Lee": that group's, whichever it is
    if not context.pack.adjective_first:  # "The head, Ann Lee, says it beats the X of rival Y"
        here = [x for x in here if not _stranger(context, line, x, item)]
    if len({x.entity for x in here}) > 1:
        return None
    if here:
        first = here[0]
        bare = not first.prep and first.head.end <= item.start and first.cls != UNTYPED
        return Fill(first.entity, first.head, line.index, first.cls) if bare else None
    if context.pack.adjective_first or closed:
        return previous_subject(context, line, wanted)  # not who is only named by the way
    focus = previous_focus(context, line, wanted, item.start)
    if focus is not None and context.under(focus.sentence, focus.span, ("by", "in")):
        focus = None  # who only did something for whom the text tells of, or where somebody was before
    if focus is None and (topic := previous_subject(context, line, wanted)) is not None:
        row = (x.group for x in context.lines[topic.sentence].items if x.is_at(topic.span))
        return topic if next(row, -1) < 0 else None  # "Acme and Brisk grow. The head, Ann Lee": of which
    return focus


def _unsettled(context: Context, noun: Item, office: Item, wanted: frozenset[str] | tuple[str, ...]) -> bool:
    """Whether a noun before an office stands for one of these classes, and it is not settled for which."""
    open_ = noun.kind == "noun" and noun.det == "def" and noun.noun is not None and "anaphor" in noun.noun.use
    return (
        open_
        and noun.end <= office.start
        and not noun.prep
        and context.fits(noun.cls, wanted)
        and not noun.tags.keys() & {"refers", "refers_all", "of_name", "group"}
    )


def _stranger(context: Context, line: Line, item: Item, office: Item) -> bool:
    """Whether a name behind an office stands under a preposition, or in what its bearer says, and nothing
    before its sentence has it.
    """
    said = any("that" in x.classes for x in line.items if office.end <= x.start < item.start)
    if item.start < office.end or not (item.prep or said):
        return False
    return not any(b[1] == item.entity and b[0] < line.index for b in context.recent)
