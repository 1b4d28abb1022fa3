"""Posts and statements set into an article: lines signed "— Name (@handle) date" below them, as embedded
posts are copied, lines that end in a bare date, and names with a quotation right behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kg.extract.found import Context, Fill, Found, Line
from kg.lang.shared import common
from kg.model import Span
from kg.spot.item import Item

_SIGNED: Final = re.compile(r"^\s*[—–-]\s*(?P<name>.+?)\s*\((?P<handle>@\w+)\)")
# A post has at most 280 characters; links and blanks that were cut in leave it a little longer.
_LENGTH: Final = 340


def signatures(context: Context, text: str) -> list[tuple[Line, Item]]:
    """The signatures of posts: their lines and their authors' items."""
    out = []
    for line in context.lines:
        if _SIGNED.match(text[line.start : line.end]):
            author = next(
                (x for x in line.items if x.kind == "name" and x.coarse in ("Person", "Organization")), None
            )
            if author is not None:
                out.append((line, author))
    return out


def posted(lines: Sequence[Line], signature: Line) -> Span | None:
    """The text of the post above a signature: the sentences before it, as many as a post may hold."""
    size, first = 0, signature.index
    for before in reversed(lines[: signature.index]):
        size += before.end - before.start
        if size > _LENGTH:
            break
        first = before.index
    return Span(lines[first].start, signature.start) if first < signature.index else None


def labelled(context: Context, text: str) -> list[tuple[Line, Item, Span]]:
    """The quotations at the head of a line with nothing but a name before them ("The Herald “…”"): the line,
    the name's item and the words.
    """
    openers = {a for a, _ in context.pack.quotes}
    out = []
    for line in context.lines:
        name, mark = line.items[0] if line.items else None, next(iter(line.items[1:2]), None)
        if name is None or mark is None or name.kind != "name" or mark.text not in openers:
            continue
        end = text.find("\n", mark.end)
        words = Span(mark.end, end if end >= 0 else len(text))
        if text[mark.end : mark.end + 1].islower():
            continue  # "Lee “will give more time”, the firm said": a part of a sentence
        if name.coarse in ("Person", "Organization") and _heads(line, text) and words.end - words.start > 60:
            out.append((line, name, words))
    return out


def _heads(line: Line, text: str) -> bool:
    """Whether a sentence is the first of its line of text."""
    return not text[text.rfind("\n", 0, line.start) + 1 : line.start].strip()


def _dated(context: Context, text: str) -> Iterator[tuple[Line, Item, Fill]]:
    """The lines of text that end in a bare date behind their last sentence ("… excellent… 2 May 2024"), as
    copied posts do, with the date and the person who spoke right before.
    """
    for line in context.lines:
        last = line.items[-1] if line.items else None
        if last is None or last.kind != "date" or last.date is None or len(last.date.iso) < 10:
            continue
        before = line.items[-2].text if len(line.items) > 1 else "."
        first = next((x for x in reversed(context.lines[: line.index + 1]) if _heads(x, text)), line)
        closes = before[0] in "….!?" and "\n" not in text[first.start : line.end]
        spoke = [f for n, f in context.spoke if 0 < first.index - n <= 4 and f.cls == "Person"]
        if closes and spoke and line.end - first.start <= _LENGTH:
            yield line, last, spoke[-1]


def posts_in(context: Context, text: str) -> Iterator[Found]:
    """That the author of each signed post said something on its day, and who is quoted behind a name."""
    term = str(common()["speech_events"][0])
    for line, name, _ in labelled(context, text):
        said = {"agent": [Fill(name.entity, name.head, line.index, name.cls)]}
        yield Found(term, said, name.head, line.index, f"{context.pack.code}/{term}/quoted", "asserted")
    for line, day, speaker in _dated(context, text):
        assert day.date is not None
        told = {"agent": [speaker], "date": [Fill(day.date, day.head, line.index)]}
        yield Found(term, told, day.head, line.index, f"{context.pack.code}/{term}/dated", "asserted")
    for line, author in signatures(context, text):
        roles = {"agent": [Fill(author.entity, author.head, line.index, author.cls)]}
        date = next((x for x in line.items if x.kind == "date" and x.date is not None), None)
        if date is not None and date.date is not None:
            roles["date"] = [Fill(date.date, date.head, line.index)]
        yield Found(term, roles, author.head, line.index, f"{context.pack.code}/{term}/post", "asserted")
