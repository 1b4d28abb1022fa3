"""Tables that are too long, cut to whole rows, so that what is left is still a document of its format.

The bounds are tried cheapest first: a document that cannot hold too many rows is never looked into.
"""

from __future__ import annotations

import re

from kg.web.formats import CSV, TSV

_JSON_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|[{}]')
_CSV_TOKEN = re.compile(rb'"(?:[^"]|"")*+"|\r\n')
_XML_ROW = b"</result>"


def too_many_rows(media: str, body: bytes, rows: int) -> bool:
    """Whether the table may hold more rows than allowed; errs on the side of yes."""
    if len(body) < 3 * rows:
        return False
    if "xml" in media:
        return body.count(_XML_ROW) > rows
    if media == CSV:
        return body.count(b"\r\n") - 1 > rows
    if media == TSV:
        return body.count(b"\n") - 1 > rows
    return body.count(b"},{") + 1 > rows


def cut_table(media: str, body: bytes, rows: int) -> tuple[bytes, int, bool]:
    """The first rows that are whole in `body` (which may end anywhere), how many, and whether it was cut."""
    if "xml" in media:
        return _cut_xml(body, rows)
    if media == TSV:
        end, count = _nth_line(body, rows + 1)
        return body[:end], count - 1, end < len(body)
    if media == CSV:
        return _cut_csv(body, rows)
    return _cut_json(body, rows)


def _nth_line(body: bytes, lines: int) -> tuple[int, int]:
    end = count = 0
    while count < lines:
        at = body.find(b"\n", end)
        if at < 0:
            break
        end, count = at + 1, count + 1
    return end, count


def _cut_xml(body: bytes, rows: int) -> tuple[bytes, int, bool]:
    end = body.find(b"<results>") + len(b"<results>")
    count = 0
    while count < rows:
        at = body.find(_XML_ROW, end)
        if at < 0:
            break
        end, count = at + len(_XML_ROW), count + 1
    closing = b"</results></sparql>"
    return body[:end] + closing, count, body[end:] != closing


def _cut_csv(body: bytes, rows: int) -> tuple[bytes, int, bool]:
    end = count = 0
    for token in _CSV_TOKEN.finditer(body):
        if token.group() == b"\r\n":
            end, count = token.end(), count + 1
            if count > rows:
                break
    return body[:end], count - 1, end < len(body)


def _cut_json(body: bytes, rows: int) -> tuple[bytes, int, bool]:
    start = body.find(b'"bindings":[') + len(b'"bindings":[')
    end, count, depth = start, 0, 0
    for token in _JSON_TOKEN.finditer(body, start):
        sign = token.group()
        if sign == b"{":
            depth += 1
        elif sign == b"}":
            depth -= 1
            if depth == 0:
                end, count = token.end(), count + 1
                if count == rows:
                    break
            elif depth < 0:
                break
    closing = b"]}}"
    return body[:end] + closing, count, body[end:] != closing
