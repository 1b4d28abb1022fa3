"""What opens a sentence before its subject: "born of the merger of X and Y, the firm"; who acts on a noun."""

from __future__ import annotations

from typing import Final

from kg.extract.found import Context, Fill, Line
from kg.extract.which import parted
from kg.model import Span
from kg.spot.item import Item

_FAR: Final = 18
_DASHES: Final = ("–", "—")
# what a pronoun may stand for beside the firm that has it
_SITES: Final = frozenset(("Place", "Hardware"))


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


def opens_before(line: Line, item: Item, span: Span) -> bool:
    """Whether a thing named stands in what opens a sentence right before a pronoun, its subject: "heir of X2,
    born in 2004, it outdoes": it is not the X2.
    """
    items = line.items
    if len(items) < 4 or not line.start <= span.start < item.start:
        return False
    heir = items[0].kind == "word" and items[0].classes <= {"kin"} and "of" in items[1].classes
    if not (heir or _opens(items[0])):
        return False
    k = next((n for n, x in enumerate(items) if x is item), 0)
    said = any(x.acts and not any(t.feature == "pp" for _, t in x.triggers) for x in items[:k])
    return k > 2 and items[k - 1].text == "," and not said


def between_dashes(line: Line, item: Item, span: Span) -> bool:
    """Whether a thing named stands between two dashes before an item: in "who once led X – she ran Acme – and
    sold its branch" nothing behind the dashes is Acme's.
    """
    dashes = [x for x in line.items if x.text in _DASHES and x.end <= item.start]
    return any(a.end <= span.start < b.start for a, b in zip(dashes[::2], dashes[1::2], strict=False))


def told_apart_from(line: Line, span: Span, item: Item) -> bool:
    """Whether a thing named is none that a noun of its sentence takes up: it stands in what opens the
    sentence, and the noun is the subject behind it ("a branch of Acme, the firm employs"), or a semicolon
    parts the two.
    """
    if parted(line, span, item):
        return True
    end = opening(line.items) if span.start >= line.start else -1
    if end < 0 or span.end > line.items[end].start or item.start < line.items[end].end:
        return False
    subject = next(x for x in line.items[end + 1 :] if x.kind != "word")
    return subject is item and any(x.is_at(span) and x.prep for x in line.items[:end])


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
