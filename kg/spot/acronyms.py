"""A name and its short form in brackets: "Long Name of It (LNI)" and "LNI (Long Name of It)"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.lang.fold import bare
from kg.lang.pack import Noun, Tag
from kg.lang.shared import common
from kg.spot.nametable import Candidate, NameTable
from kg.spot.tokens import Token

# how many first letters of a word a short form may have
_SYLLABLE: Final = 4
_PARTING: Final = frozenset("(–—-")

# (first, last) of the long form, (first, last) of the short one
Pair = tuple[tuple[int, int], tuple[int, int]]


def short_forms(tokens: list[Token]) -> list[Pair]:
    """The pairs of a sentence in which the letters of a short form are the initials of a long one."""
    out: list[Pair] = []
    for i, token in enumerate(tokens):
        if token.text != "(" or i == 0:
            continue
        close = next((k for k in range(i + 1, min(i + 14, len(tokens))) if tokens[k].text == ")"), None)
        if close is None:
            continue
        if close == i + 2 and not _letters(tokens[i + 1].text):
            start = _blended_before(tokens, i, tokens[i + 1].text)
            if start is not None:
                out.append(((start, i), (i + 1, close)))
        elif close == i + 2:
            letters = _letters(tokens[i + 1].text)
            start = _spelled_before(tokens, i, letters)
            start = _loosely_before(tokens, i, letters) if start is None else start
            if start is not None:
                start = _with_bearer(tokens, start)
                out.append(((start, i), (i + 1, close)))
        elif _letters(tokens[i - 1].text):
            end = _spelled_from(tokens, i + 1, close, _letters(tokens[i - 1].text))
            if end is not None:
                out.append(((i + 1, end), (i - 1, i)))
    return out


def said_short_forms(tokens: list[Token]) -> list[Pair]:
    """The pairs of a sentence in which a bracket calls a word the short form of the name before, in another
    language too: "Ministry of the Sea (MOS, by its English initials)".
    """
    out: list[Pair] = []
    told = common()["names"]["abbreviated"]
    for i, token in enumerate(tokens):
        if token.text != "(" or i < 2 or not tokens[i - 1].text[0].isupper():
            continue
        close = next((k for k in range(i + 1, min(i + 10, len(tokens))) if tokens[k].text == ")"), i)
        if not any(tokens[k].key in told for k in range(i + 1, close)):
            continue
        at = next((k for k in (i + 1, close - 1) if _letters(tokens[k].text)), None)
        start = i
        while start > 0 and tokens[start - 1].kind == "w":
            word = tokens[start - 1].text
            if not word[0].isupper() and len(word) > 3:
                break
            start -= 1
        start += start == 0 and len(tokens[0].text) < 4  # an article at the head of its sentence
        while start < i and not tokens[start].text[0].isupper():
            start += 1
        if at is not None and i - start > 1:
            out.append(((start, i), (at, at + 1)))
    return out


def explained(tokens: list[Token], found: list[Candidate], names: NameTable) -> list[Candidate]:
    """The candidates with those made twins of which one explains the other, whatever its letters: "LNI – Long
    Name of It", "LNI (Long Name of It)", "Long Name of It (LNI)", where the long one is an institution's.
    """
    if len(found) < 2 or not any(t.text in _PARTING for t in tokens):
        return found
    out = list(found)
    for n in range(len(out) - 1):
        a, b = out[n], out[n + 1]
        if b.first != a.last + 1 or a.sentence != b.sentence or a.twin or b.twin:
            continue
        mark, after = tokens[a.last].text, tokens[b.last].text if b.last < len(tokens) else ""
        if mark not in _PARTING or (mark == "(" and after != ")"):
            continue
        if mark != "(" and tokens[a.last].start == tokens[a.last - 1].end:
            continue  # "A-B"
        long, short = (b, a) if a.last - a.first == 1 else (a, b)
        if long is a and mark != "(":
            continue
        if _institutions(tokens, long, names) and _short_of(tokens, short, names) and not _two(long, short):
            out[n] = replace(a, twin=b.name, sure=a.sure or bool(a.known))
            out[n + 1] = replace(b, twin=a.name, sure=b.sure or bool(b.known))
    return out


def _institutions(tokens: list[Token], c: Candidate, names: NameTable) -> bool:
    """Whether a name of three words or more begins with the noun of an institution."""
    return c.last - c.first > 2 and (
        tokens[c.first].key in names.pack.bodies
        or any(
            isinstance(t.value, Noun) and t.value.cls in names.bodies for t in _own(tokens[c.first], names)
        )
    )


def _own(token: Token, names: NameTable) -> list[Tag]:
    return [tag for form, tag in names.pack.table.get(token.key, ()) if form == (token.key,)]


def _short_of(tokens: list[Token], c: Candidate, names: NameTable) -> bool:
    place = any(n.entity in names.places for n in c.known)
    return c.last - c.first == 1 and bool(_letters(c.text)) and not place


def _two(a: Candidate, b: Candidate) -> bool:
    """Whether the lists know two names for two things."""
    return bool(a.known and b.known) and not {n.entity for n in a.known} & {n.entity for n in b.known}


def _with_bearer(tokens: list[Token], start: int) -> int:
    """Where a long form begins that is called after somebody with a particle, of whom the short form
    takes the last word alone: "Ann von Lerner Institute (LI)".
    """
    particles = common()["names"]["particles"]
    if start >= 2 and tokens[start - 1].key in particles and tokens[start - 2].text[0].isupper():
        return start - 2
    return start


def _letters(text: str) -> str:
    """The letters of a short form, "" for a word that is none."""
    letters = "".join(c for c in text if c.isalpha())
    return letters.casefold() if 2 <= len(letters) <= 8 and sum(c.isupper() for c in letters) >= 2 else ""


def _spelled_before(tokens: list[Token], end: int, letters: str) -> int | None:
    """Where the words begin whose initials, read backwards from `end`, spell the letters."""
    k, at = end - 1, len(letters) - 1
    while k >= 0 and at >= 0:
        token = tokens[k]
        if token.kind != "w":
            return None
        humps = "".join(c for c in token.text if c.isupper()).casefold()
        if len(humps) > 1 and letters[: at + 1].endswith(humps):
            at -= len(humps)  # "SoftAcme Group (SAG)"
        elif token.text[0].casefold() == letters[at] and token.text[0].isupper():
            at -= 1
        elif not token.text.islower() or len(token.text) > 4:
            return None
        k -= 1
    return k + 1 if at < 0 and tokens[k + 1].text[0].isupper() else None


def _blended_before(tokens: list[Token], end: int, text: str) -> int | None:
    """Where three or more words with capitals begin whose first letters, one to four of each in their order,
    make up a word: "Centro Boreal de Inteligencia Artificial (Cebia)".
    """
    if not text.isalpha() or not text.istitle() or not 4 <= len(text) <= 10:
        return None
    starts: list[int] = []
    for k in range(end - 1, max(-1, end - 10), -1):
        word = tokens[k]
        if word.kind != "w" or (not word.text[0].isupper() and len(word.text) > 4):
            break
        if word.text[0].isupper():
            starts.append(k)
            words = [bare(tokens[n].text) for n in reversed(starts)]
            if len(words) > 2 and _made_of(bare(text), words):
                return k
    return None


def _made_of(letters: str, words: list[str]) -> bool:
    """Whether some first letters of each word, one after the other, make up the letters."""
    if not words or not letters:
        return not words and not letters
    return any(
        letters[:n] == words[0][:n] and _made_of(letters[n:], words[1:])
        for n in range(1, min(_SYLLABLE, len(words[0])) + 1)
    )


def _loosely_before(tokens: list[Token], end: int, letters: str) -> int | None:
    """Where three or more words with capitals begin whose initials are those of a short form that has one
    or two letters more: "Open Sea Observatory (OSOR)", "Swiss Centre for Data (SCDN)".
    """
    initials, start = "", None
    for k in range(end - 1, max(-1, end - 9), -1):
        word = tokens[k]
        if word.kind != "w" or (not word.text[0].isupper() and len(word.text) > 4):
            break
        if word.text[0].isupper():
            initials = word.text[0].casefold() + initials
            spelled = iter(letters)
            more = len(letters) - len(initials)
            if len(initials) > 2 and 0 < more < 3 and initials[0] == letters[0]:
                start = k if all(c in spelled for c in initials) else start
    return start


def _spelled_from(tokens: list[Token], start: int, stop: int, letters: str) -> int | None:
    at = 0
    for k in range(start, stop):
        token = tokens[k]
        if token.kind != "w":
            return None
        if at < len(letters) and token.text[0].casefold() == letters[at] and token.text[0].isupper():
            at += 1
        elif not token.text.islower() or len(token.text) > 4:
            return None
    return stop if at == len(letters) else None
