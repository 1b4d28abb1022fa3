"""What opens a sentence before its subject: "born of the merger of X and Y, the firm"; who acts on a noun."""

from __future__ import annotations

import re
from typing import Final

from kg.extract.found import Context, Fill, Line
from kg.extract.overt import before_verb, overt_subject, plain
from kg.extract.which import parted
from kg.model import Span
from kg.spot.item import Item

_FAR: Final = 18
_DOERS: Final = ("Organization", "Person")
_DASHES: Final = ("–", "—")
# what a pronoun may stand for beside the firm that has it
_SITES: Final = frozenset(("Place", "Hardware"))
# what opens a sentence with somebody who is not its subject
_COMPARES: Final = frozenset(("as", "like", "against", "than", "for", "other_prep"))


def opening(items: list[Item]) -> int:
    """The comma behind a participle's phrase, or behind whose branch something is, at the head of a sentence
    right before its subject; -1 where none opens it.
    """
    first = items[0] if items else None
    if first is None or not _opens(first):
        return -1
    end = next((k for k, x in enumerate(items[:_FAR]) if x.text == ","), -1)
    if end < 2 or any(x.acts or "who" in x.classes for x in items[1:end]):
        return -1
    subject = next((x for x in items[end + 1 : end + 4] if x.kind != "word"), None)
    return end if subject is not None and subject.kind in ("name", "noun") and not subject.prep else -1


def fronted_clause(items: list[Item], at: int) -> tuple[int, int] | None:
    """Where a clause begins, and where its verb stands, that a comma parts from the verb at `at` without a
    subject between: "when Acme bought Brisk, launched the X2", "after buying Brisk, launched the X2". None
    where none is fronted, or where nothing bare stands behind its verb, that might be taken to act.
    """
    last = before_verb(items, 0, at)
    comma = next((k for k in range(last, 0, -1) if items[k].text in ",،" or items[k].acts), 0)
    between = items[comma + 1 : last + 1]
    if items[comma].text not in ",،" or any(_breaks(x) for x in between) or overt_subject(items, comma, at):
        return None
    before = next((k + 1 for k in range(comma - 1, -1, -1) if items[k].text in ",،:;«“"), 0)
    for start in sorted({before, 0}, reverse=True):
        first = next((k for k in range(start, comma) if "adverb" not in items[k].classes), comma)
        clause = "clause" in items[first].classes
        at_it = "to" in items[first].classes and any(t.feature == "inf" for _, t in items[first + 1].triggers)
        if not clause and (start or not (items[first].classes & _OPENERS or at_it)):
            continue
        if start and not (clause and items[start - 2].kind in ("name", "noun")):
            continue
        words = range(first + 1, comma)
        tensed = (k for k in words if _verb(items[k]))
        verb = next(tensed, -1)
        if verb < 0:
            bare = (k for k in words if items[k].kind == "name" and plain(items[k + 1]))
            verb = next((k + 1 for k in bare if clause or "who" in items[first + 1].classes), -1)
        if verb > 0 and any(_bare(x) for x in items[verb + 1 : comma]):
            return first, verb
    return None


_OPENERS: Final = frozenset(("besides", "other_prep", "as", "by", "in"))


def _verb(item: Item) -> bool:
    """Whether a word is a verb of any form but a mere participle."""
    return item.kind == "word" and (
        "have" in item.classes or any(t.feature not in ("noun", "pp") for _, t in item.triggers)
    )


def _bare(item: Item) -> bool:
    return item.kind in ("name", "noun") and not item.prep and not item.held


def _breaks(item: Item) -> bool:
    """Whether an item may act in the clause that it stands in, or begins another."""
    return _bare(item) or bool(item.classes & {"and", "who", "that", "clause"}) or item.kind == "mark"


def opens_before(line: Line, item: Item, span: Span, apart: bool = False) -> bool:
    """Whether a thing named stands in what opens a sentence right before a pronoun, its subject: "heir of X2,
    born in 2004, it outdoes": it is not the X2. Where a language keeps them `apart`, behind any of some
    prepositions: "Comme X, elle a acheté".
    """
    items = line.items
    if len(items) < 4 or not line.start <= span.start < item.start:
        return False
    heir = items[0].kind == "word" and items[0].classes <= {"kin"} and "of" in items[1].classes
    beside = items[0].kind == "word" and "with" in items[0].classes  # "With Ann Lee, he owns": not she
    beside = beside or (apart and _under_first(items, span))
    if not (heir or beside or _opens(items[0])):
        return False
    k = next((n for n, x in enumerate(items) if x is item), 0)
    said = any(x.acts and not any(t.feature == "pp" for _, t in x.triggers) for x in items[:k])
    return k > 2 and items[k - 1].text == "," and not said


def _under_first(items: list[Item], span: Span) -> bool:
    """Whether a name stands under the preposition that opens a sentence, of who is compared or says."""
    k = next((n for n, x in enumerate(items) if x.is_at(span)), 0)
    between = items[1:k]
    return (
        bool(items[0].classes & _COMPARES)
        and 0 < k < 5
        and all(x.kind == "word" and not x.acts and not x.triggers for x in between)
    )


def between_dashes(line: Line, item: Item, span: Span) -> bool:
    """Whether a thing named stands between two dashes before an item: in "who once led X – she ran Acme – and
    sold its branch" nothing behind the dashes is Acme's.
    """
    dashes = [x for x in line.items if x.text in _DASHES and x.end <= item.start]
    return any(a.end <= span.start < b.start for a, b in zip(dashes[::2], dashes[1::2], strict=False))


def told_apart_from(line: Line, span: Span, item: Item) -> bool:
    """Whether a thing named is none that a noun of its sentence takes up: it stands in what opens the
    sentence, and the noun is the subject behind it ("a branch of Acme, the firm employs"), a semicolon
    parts the two, or the noun is what it does something to ("X, a module that will go beside the machine").
    """
    if parted(line, span, item) or _done_to_in_relative(line, span, item):
        return True
    end = opening(line.items) if span.start >= line.start else -1
    if end < 0 or span.end > line.items[end].start or item.start < line.items[end].end:
        return False
    subject = next(x for x in line.items[end + 1 :] if x.kind != "word")
    return subject is item and any(x.is_at(span) and x.prep for x in line.items[:end])


def _done_to_in_relative(line: Line, span: Span, item: Item) -> bool:
    """Whether a noun of things stands right behind "that" and its verb, and no other name between what the
    relative clause hangs on and it.
    """
    k = line.items.index(item)
    while k and "det" in line.items[k - 1].classes:
        k -= 1
    if k < 3 or item.prep or item.coarse == "Organization" or line.items[k - 1].kind != "word":
        return False
    who = k - 2 - bool(line.items[k - 2].classes & {"have", "modal", "adverb"})
    if who < 1 or "who" not in line.items[who].classes or line.items[k - 1].classes & {"who", "be"}:
        return False
    between = [x for x in line.items if span.end <= x.start < line.items[who].start]
    return span.end <= line.items[who].start and not any(x.kind == "name" for x in between)


def _opens(item: Item) -> bool:
    if item.kind == "noun":
        return item.noun is not None and "role" in item.noun.use and not item.det
    return item.kind == "word" and (
        "born" in item.classes or any(t.feature == "pp" for _, t in item.triggers)
    )


def whose_site(context: Context, fill: Fill) -> bool:
    """Whether a firm only tells whose the site or machine is that its sentence speaks of first, so that "it"
    in the next is that: "The plant of Acme in Oslo is new. It employs 300 people".
    """
    items = context.lines[fill.sentence].items
    first = next((x for x in items if x.kind in ("name", "noun")), None)
    if first is None or first.kind != "noun" or first.prep or first.held or first.coarse not in _SITES:
        return False
    told = next((x for x in items if x.is_at(fill.span)), None)
    return told is not None and told.coarse == "Organization" and told.prep == "of"


def acted_on(context: Context, line: Line, k: int) -> bool:
    """Whether a definite noun stands right behind a verb that acts on it, where who acts stands before."""
    pack, items = context.pack, line.items
    if pack.order != "svo" or pack.pro_drop or k < 2 or items[k].det != "def":
        return False
    verb = items[k - 2] if "det" in items[k - 1].classes else items[k - 1]
    return verb.kind == "word" and any(not pack.frames[t.frame].speech for _, t in verb.triggers)


def quoted_before(line: Line, item: Item) -> Span | None:
    """What is quoted in a sentence up to the comma that parts it from the words around a possessive."""
    items = line.items
    for k, x in enumerate(items[:-1]):
        if x.start >= item.start:
            break
        if x.text in ("»", "”") and items[k + 1].text == ",":
            opened = next((y.start for y in reversed(items[:k]) if y.text in ("«", "“")), line.start)
            return Span(opened, x.end)
    return None


def firm_of_somebody(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> bool:
    """Whether the nearest bare name before a possessive is somebody's who stands for a firm without a name:
    "the firm of Ann Lee runs its machine"; or the firm right before it is one that something came from: "has
    bought from Borea its robot X".
    """
    source = next((x for x in reversed(line.items) if x.end <= item.start), item)
    if source.kind == "name" and source.prep in ("to", "from") and not context.pack.adjective_first:
        return context.fits(source.cls, wanted)
    names = (x for x in reversed(line.items) if x.end <= item.start and x.kind == "name")
    near = next((x for x in names if x.coarse in _DOERS and not (x.held or x.prep)), None)
    if near is None or near.coarse != "Person" or context.fits(near.cls, wanted):
        return False
    cues = near.tags.get("cues", ())
    assert isinstance(cues, tuple)
    return any(cue in context.schema.classes and context.fits(cue, wanted) for cue in cues)


def besides_another(
    context: Context, line: Line, item: Item, wanted: frozenset[str] | tuple[str, ...]
) -> bool:
    """Whether a possessive stands in what somebody does besides, behind another whom "with" has joined to it:
    in "Acme has signed with Borea, making of its system X …" either may be meant.
    """
    if context.pack.adjective_first or not context.pack.doing_shapes:
        return False
    k = next((n for n, x in enumerate(line.items) if x is item), 0)
    if k > 1 and "like" in line.items[k - 1].classes:
        # "means to use X, including its Y": whose of the two that are named
        firms = {x.entity for x in line.items[:k] if x.kind == "name" and context.fits(x.cls, wanted)}
        if len(firms) > 1:
            return True
    comma = next((n for n in range(1, k - 1) if _does_besides(context, line.items, n)), 0)
    return any(
        x.kind == "name" and x.prep == "with" and context.fits(x.cls, wanted) for x in line.items[:comma]
    )


def _does_besides(context: Context, items: list[Item], n: int) -> bool:
    """Whether what somebody does besides begins behind a comma at `n`, or what a deal is for behind "for"."""
    behind = items[n + 1]
    if items[n].text == ",":
        return any(re.search(shape, behind.key) for shape in context.pack.doing_shapes)
    bare = any(t.feature == "inf" for _, t in behind.triggers) or (
        behind.kind == "word" and any(re.search(s, behind.key) for s in context.pack.participle_shapes)
    )
    return "for" in items[n].classes and bare
