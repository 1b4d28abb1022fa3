"""Posts set into an article: lines signed "— Name (@handle) date" below them, as embedded posts are
copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.found import Context, Fill, Found, Line
from kg.lang.shared import common
from kg.model import Span
from kg.spot.item import Item

_SIGNED = re.compile(r"^\s*[—–-]\s*(?P<name>.+?)\s*\((?P<handle>@\w+)\)")
# A post has at most 280 characters; links and blanks that were cut in leave it a little longer.
_LENGTH = 340


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


def posts_in(context: Context, text: str) -> Iterator[Found]:
    """That the author of each signed post said something on its day."""
    for line, author in signatures(context, text):
        roles = {"agent": [Fill(author.entity, author.head, line.index, author.cls)]}
        date = next((x for x in line.items if x.kind == "date" and x.date is not None), None)
        if date is not None and date.date is not None:
            roles["date"] = [Fill(date.date, date.head, line.index)]
        term = str(common()["speech_events"][0])
        yield Found(term, roles, author.head, line.index, f"{context.pack.code}/{term}/post", "asserted")
