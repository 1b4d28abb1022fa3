"""Numbers in a row behind a name that ends in one: "Acme 5, 6 and 7" are three things of one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kg.spot.editions import nothing_counted
from kg.spot.nametable import Candidate, NameTable, tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import classes_alone

_NUMBER: Final = re.compile(r"\d{1,4}(?:\.\d{1,2})?")


def with_number_rows(
    candidates: list[Candidate], sentences: Sequence[list[Token]], table: NameTable
) -> list[Candidate]:
    """The candidates, and those that only their numbers name in a row that "and" ends."""
    out: list[Candidate] = []
    for c in candidates:
        out.append(c)
        tokens = sentences[c.sentence]
        number = tokens[c.last - 1].text
        if c.last - c.first < 2 or c.last + 1 >= len(tokens) or not _NUMBER.fullmatch(number):
            continue
        if tokens[c.last].text not in ",،" and "and" not in classes_alone(
            table.pack.table, tokens[c.last].key
        ):
            continue
        stem = c.text[: -len(number)].rstrip()
        if stem and c.text.endswith(number) and stem[-1].isalnum():
            out += [_numbered(c, stem, k, tokens, table) for k in _row(tokens, c.last, float(number), table)]
    return out if len(out) == len(candidates) else sorted(out, key=lambda c: (c.sentence, c.first))


def _row(tokens: list[Token], at: int, last: float, table: NameTable) -> list[int]:
    """Where the numbers of a row stand, each above the one before it; none where it does not end with "and"
    and a number, or where the last counts something.
    """
    found: list[int] = []
    while (
        at + 1 < len(tokens) and _NUMBER.fullmatch(tokens[at + 1].text) and float(tokens[at + 1].text) > last
    ):
        found.append(at + 1)
        last = float(tokens[at + 1].text)
        if "and" in classes_alone(table.pack.table, tokens[at].key):
            return found if _ends(tokens, at + 1, table) else []
        if tokens[at].text not in ",،":
            return []
        at += 2
    return []


def _ends(tokens: list[Token], at: int, table: NameTable) -> bool:
    behind = tokens[at + 1].text if at + 1 < len(tokens) else "."
    if behind in "%$€£°-":
        return False
    months = (
        any(tag.kind == "month" for _, tag in tags_at(table.pack.table, tokens, at + 1))
        if behind != "."
        else False
    )
    return not months and nothing_counted(tokens, at, table)


def _numbered(c: Candidate, stem: str, at: int, tokens: list[Token], table: NameTable) -> Candidate:
    """The name that the number at a token stands for."""
    words = [*tokens[c.first : c.last - 1], tokens[at]]
    hit = table.at(words, 0)
    known = hit[1] if hit is not None and hit[0] == len(words) else ()
    return Candidate(
        c.sentence, at, at + 1, f"{stem} {tokens[at].text}", known, True, False, "row", cls=c.cls
    )
