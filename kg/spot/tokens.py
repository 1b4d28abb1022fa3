"""Words of a sentence with their offsets; elided articles, clitics and glued names stand apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.lang.fold import bare, key
from kg.lang.pack import Pack


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; `key` folds case, `bare` accents too; `kind` is w(ord), n(umber) or p(unctuation)."""

    text: str
    start: int
    end: int
    key: str
    bare: str
    kind: str


_GROUPS = "\u00a0\u202f\u2009 .,'’٬"
_WORD = r"[^\W\d_](?:[\w]*(?:[-&+/_.](?=\w)\w+)*)|\d+(?=[^\W\d_])[\w]+(?:[-/]\w+)*"
_ARABIC = re.compile(r"[\u0600-\u06ff]+|[^\u0600-\u06ff]+")


@lru_cache(maxsize=32)
def _scanner(grouping: str, elisions: frozenset[str], enclitics: tuple[str, ...]) -> re.Pattern[str]:
    group = "".join(re.escape(c) for c in grouping)
    number = rf"\d{{1,3}}(?:[{group}]\d{{3}})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)?" if group else r"\d+(?:[.,٫]\d+)?"
    elided = "|".join(sorted((re.escape(e) for e in elisions), key=len, reverse=True))
    parts = []
    if elided:
        parts.append(rf"(?P<elided>(?<!\w)(?i:{elided})['’](?=\w))")
    if enclitics:
        parts.append("(?P<enclitic>(?:" + "|".join(re.escape(e) for e in enclitics) + r")(?!\w))")
    # "100k" is a number and its scale; "H100" and "8x7B" are names
    parts.append(rf"(?P<number>(?<![\w])(?:{number})(?=[kK](?!\w)|[MG](?:[BW])?(?!\w)|[TP]B|[^\w]|$))")
    parts.append(rf"(?P<handle>@\w+)|(?P<word>{_WORD})|(?P<digits>\d+)|(?P<mark>\S)")
    return re.compile("|".join(parts))


def tokenize(text: str, offset: int, pack: Pack, known: Callable[[str], bool]) -> list[Token]:
    """The tokens of a sentence that begins at `offset` of its article.

    `known` says whether a key is in some word table: only then is a proclitic split off it, so that no name
    loses its first letter.
    """
    out: list[Token] = []
    scanner = _scanner(pack.grouping, pack.elisions, pack.enclitics)
    for m in scanner.finditer(text):
        kind = m.lastgroup
        start, word = offset + m.start(), m.group()
        if kind in ("number", "digits"):
            out.append(Token(word, start, offset + m.end(), word, word, "n"))
        elif kind == "mark":
            out.append(_token(word, start, "p"))
        elif kind == "word" and pack.proclitics:
            for part in _ARABIC.finditer(word):
                out += _clitics(part.group(), start + part.start(), pack.proclitics, known)
        elif kind == "word":
            tail = next((e for e in pack.enclitics if e[0] == "-" and word.endswith(e) and len(word) > len(e)), "")
            out += _glued(word[: len(word) - len(tail)], start, known)
            if tail:
                out.append(_token(tail, start + len(word) - len(tail), "w"))
        else:
            out.append(_token(word, start, "w"))
    return out


def _token(word: str, start: int, kind: str) -> Token:
    return Token(word, start, start + len(word), key(word), bare(word), kind)


def _clitics(word: str, start: int, proclitics: Sequence[str], known: Callable[[str], bool]) -> list[Token]:
    """The word, or its proclitics and the rest where only the rest is known."""
    if known(key(word)) or not ("\u0600" <= word[0] <= "\u06ff"):
        return _glued(word, start, known)
    if word.startswith("لل") and len(word) > 3 and known("ال" + key(word[2:])):
        # "لل" is "ل" and an article that lost its first letter
        noun = Token(word[1:], start + 1, start + len(word), "ال" + key(word[2:]), "ال" + bare(word[2:]), "w")
        return [_token("ل", start, "w"), noun]
    for clitics in _strippings(word, tuple(proclitics)):
        rest = word[sum(map(len, clitics)) :]
        if known(key(rest)):
            out, at = [], start
            for clitic in clitics:
                out.append(_token(clitic, at, "w"))
                at += len(clitic)
            return [*out, _token(rest, at, "w")]
    return [_token(word, start, "w")]


@lru_cache(maxsize=65536)
def _strippings(word: str, proclitics: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    out: list[tuple[str, ...]] = []

    def go(at: int, taken: tuple[str, ...]) -> None:
        if taken:
            out.append(taken)
        if len(taken) < 3:
            for c in proclitics:
                if c not in taken and key(word[at : at + len(c)]) == c and len(word) - at - len(c) >= 2:
                    go(at + len(c), (*taken, word[at : at + len(c)]))

    go(0, ())
    # the longest rest first: "وفاة" is no "و" + "فاة" where the whole is known
    return tuple(sorted(out, key=lambda t: (sum(map(len, t)), len(t))))


_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def _glued(word: str, start: int, known: Callable[[str], bool]) -> list[Token]:
    """A word, or its two halves where a missing blank glued two known words together ("AcmeChip")."""
    if not word.islower() and not word.isupper() and len(word) > 7 and not known(key(word)):
        for hump in _HUMP.finditer(word):
            left, right = word[: hump.start()], word[hump.start() :]
            if len(left) > 3 and known(key(left)) and known(key(right)):
                return [_token(left, start, "w"), _token(right, start + len(left), "w")]
    return [_token(word, start, "w")]
