"""Codes in a list behind a name that ends in one are names of its line: "the Acme R540, T550 and T750"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kg.spot.nametable import Candidate
from kg.spot.tokens import Token

_CODE: Final = re.compile(r"([A-Z]{1,4})-?(\d{1,5})[A-Za-z]{0,2}")


def code_lists(
    candidates: Sequence[Candidate],
    sentences: Sequence[list[Token]],
    joins: Callable[[Token], bool],
) -> Iterator[tuple[Candidate, Candidate]]:
    """Each name with the code that a list goes on with behind it; `joins` says what is "and".

    A code is of as many letters, or of as many digits, as the one before it.
    """
    head: Candidate | None = None
    before: Candidate | None = None
    for c in sorted(candidates, key=lambda c: (c.sentence, c.first)):
        code = _CODE.fullmatch(c.text) if c.last - c.first == 1 and not c.known and not c.cls else None
        tokens = sentences[c.sentence]
        if code is not None and before is not None and head is not None and before.sentence == c.sentence:
            last = _CODE.fullmatch(tokens[before.last - 1].text)
            between = tokens[before.last : c.first]
            alike = last is not None and (len(last[1]) == len(code[1]) or len(last[2]) == len(code[2]))
            if alike and 0 < len(between) <= 2 and all(t.text in ",،" or joins(t) for t in between):
                yield head, c
                before = c
                continue
        before = head = c if c.last - c.first > 1 and _CODE.fullmatch(tokens[c.last - 1].text) else None
