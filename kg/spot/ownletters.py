"""Words that keep letters which are written to others, and endings that belong before a noun of two
words, in a script that joins small words to others.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kg.lang.fold import key
from kg.lang.pack import Pack
from kg.spot.token import Token

_MARKED: Final = re.compile(r"(\w+)(?:[-–.]\w+)*(?: [\w.–-]+){0,2}[»”\"]")


def opens_marks(
    out: list[Token], text: str, at: int, start: int, pack: Pack, known: Callable[[str], bool]
) -> bool:
    """Whether a word right behind a mark that opens, of three at most until the one that closes, keeps a
    first letter that may be written to others: a name begins with it. "to the" stays.
    """
    if not out or out[-1].end != start or out[-1].text not in '«“"':
        return False
    found = _MARKED.match(text, at)
    word = key(found[1]) if found else ""
    if word[:1] not in pack.proclitics or word in pack.vocabulary:
        return False
    split = word[1:] in pack.function_words or word[1:].startswith((pack.article, pack.article[1:]))
    return known(word) or not split


def of_two_words(out: list[Token], last: Token, pack: Pack) -> bool:
    """Whether the token before makes a noun with this one."""
    if not out or out[-1].end + 1 != last.start:
        return False
    return any(
        form == (out[-1].key, last.key) and tag.kind == "noun"
        for form, tag in pack.table.get(out[-1].key, ())
    )
