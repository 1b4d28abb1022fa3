"""A name and its short form in brackets: "Long Name of It (LNI)" and "LNI (Long Name of It)"."""

from __future__ import annotations

from kg.lang.shared import common
from kg.spot.tokens import Token

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
        if close == i + 2 and _letters(tokens[i + 1].text):
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
