"""Speech as the text shows it: quotations, and quotations that go on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.extract.found import Context, Line
from kg.lang.pack import Pack
from kg.model import Span
from kg.spot.item import Item

_FEW_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of the article that is somebody's words; `direct` tells a quotation from a report."""

    scope: Span
    speaker: str
    span: Span
    sentence: int
    direct: bool


def quotations(text: str, body: Span, pairs: Sequence[tuple[str, str]]) -> list[Span]:
    """The quoted stretches of an article, without their marks; one left open ends with its line.

    A quotation that closes on a later line is followed there where its line has no closing mark.
    """
    out: list[Span] = []
    openers = dict(pairs)
    mark = re.compile("[" + "".join(map(re.escape, openers)) + "]")
    found = mark.search(text, body.start, body.end) if openers else None
    while found:
        here = found.start()
        line_end = _line_end(text, here, body.end)
        close = text.find(openers[found[0]], here + 1, line_end)
        end = close if close >= 0 else line_end
        out.append(Span(here + 1, max(end, here + 1)))
        found = mark.search(text, end + 1, body.end)
    return out


def end_of_quotation(items: list[Item], at: int, pairs: Sequence[tuple[str, str]]) -> int:
    """Where the quotation that an item stands in closes within its sentence; the number of items where it
    stands in none, or only among a few words between marks.
    """
    texts = [item.text for item in items]
    for opener, closer in pairs:
        if opener not in texts or closer not in texts:
            continue
        opened = -1
        for k in range(at):
            if texts[k] == closer and opened >= 0:
                opened = -1
            elif texts[k] == opener:
                opened = k
        closed = texts.index(closer, at + 1) if closer in texts[at + 1 :] else -1
        if 0 <= opened < closed - _FEW_WORDS:
            return closed
    return len(items)


def end_of_said(items: list[Item], at: int, pack: Pack, quoted: bool) -> int:
    """Where what is said ends that an item belongs to: with its quotation, or before a comma and a verb of
    speech that go on to the end with who says it ("is to supply firms, says Acme"). `quoted` says that a
    mark that opens quotations stands in the sentence.
    """
    most = end_of_quotation(items, at, pack.quotes) if quoted else len(items)
    if pack.order != "svo":
        return most
    commas = [k for k in range(at + 1, len(items) - 2) if items[k].text == ","]
    if not commas:
        return most
    verb = commas[-1] + 1 + ("have" in items[commas[-1] + 1].classes)
    says = verb < len(items) and any(
        pack.frames[t.frame].speech and not t.particle and t.feature in ("past", "pres", "pp")
        for _, t in items[verb].triggers
    )
    return min(most, commas[-1]) if says else most


def only_quoted(context: Context, line: Line, sentence: int, span: Span) -> bool:
    """Whether a thing of a sentence before stands in what somebody is quoted to say, and this line quotes
    nobody: the text itself need not go on with it.
    """
    marks = {mark for pair in context.pack.quotes for mark in pair}
    if any(x.text in marks for x in line.items):
        return False
    items = context.lines[sentence].items
    at = next((k for k, x in enumerate(items) if x.head == span), -1)
    wares = at >= 0 and items[at].coarse in ("Hardware", "AIModel", "Product")
    return wares and end_of_quotation(items, at, context.pack.quotes) < len(items)


def _line_end(text: str, at: int, end: int) -> int:
    stop = text.find("\n", at, end)
    return end if stop < 0 else stop


def _quoted_on(context: Context, spoken: list[Speech]) -> list[Speech]:
    """A quotation that follows one whose speaker "according to" gave, and that nobody else is said
    to speak, goes on with it.
    """
    openers = {a for a, _ in context.pack.quotes}
    out = []
    for s in spoken:
        here, behind = context.lines[s.sentence], context.lines[s.sentence + 1 : s.sentence + 2]
        if (
            not behind
            or not behind[0].items
            or behind[0].items[0].text not in openers
            or not any(x.text in openers for x in here.items)
        ):
            continue
        frames = context.pack.frames
        if not any(
            frames[t.frame].speech for x in behind[0].items for _, t in x.triggers if t.frame in frames
        ):
            out.append(Speech(Span(behind[0].start, behind[0].end), s.speaker, s.span, s.sentence, True))
    return out
