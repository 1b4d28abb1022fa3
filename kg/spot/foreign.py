"""What is written in Latin letters among words of another script: titles of papers, numbers behind names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kg.lang.pack import Noun, Pack
from kg.spot.nametable import tags_at
from kg.spot.tokens import Token

_PAPERS: Final[tuple[str, ...]] = ("Report", "BlogPost", "Letter")
_LONGEST: Final = 16


def foreign_titles(tokens: list[Token], pack: Pack) -> Iterator[tuple[int, int]]:
    """The runs of Latin words, small ones and colons among them, that are the title of a paper or post.

    Such a run follows the noun of a work, or is told by its colon and the "in" before it.
    """
    if not pack.article:
        return
    i = 0
    while i < len(tokens):
        end = _run(tokens, i)
        words = [t for t in tokens[i:end] if t.kind == "w"]
        colon = any(t.text == ":" for t in tokens[i + 1 : end - 2])
        small = sum(t.text[0].islower() and t.text.isalpha() for t in words)
        if len(words) > 2 and words[0].text[0].isupper() and (colon or small or len(words) > 3):
            told = _work_before(tokens, i, pack)
            if told or (colon and i > 0 and _is_in(tokens, i - 1, pack)):
                yield i, end
        i = max(end, i + 1)


def _run(tokens: list[Token], i: int) -> int:
    """The end of the Latin words from `i` on; marks at the end do not count."""
    end = last = i
    while end < len(tokens) and end - i < _LONGEST:
        token = tokens[end]
        latin = token.kind == "w" and token.text[0].isascii() and token.text[0].isalpha()
        if latin or (token.kind == "n" and end > i):
            last = end + 1
        elif not (end > i and token.text in (":", "-", "–", "&")):
            break
        end += 1
    return last if last > i and tokens[i].kind == "w" else i


def _work_before(tokens: list[Token], i: int, pack: Pack) -> bool:
    for k in range(max(0, i - 5), i):
        for end, tag in tags_at(pack.table, tokens, k):
            noun = tag.value
            if isinstance(noun, Noun) and noun.cls in _PAPERS and end >= i - 2:
                return all(t.kind == "w" or t.text in '"«“' for t in tokens[end:i])
    return False


def _is_in(tokens: list[Token], k: int, pack: Pack) -> bool:
    return any(tag.kind == "class" and tag.value == "in" for _, tag in tags_at(pack.table, tokens, k))


def foreign_marked(tokens: list[Token], pack: Pack) -> Iterator[tuple[int, int]]:
    """The runs of a few Latin words with capitals that fill a pair of marks: one name each ("Acme X Pro")."""
    if not pack.article:
        return
    closers = dict(pack.quotes)
    for i, token in enumerate(tokens):
        closer = closers.get(token.text)
        end = _run(tokens, i + 1) if closer is not None and i + 1 < len(tokens) else 0
        if (
            1 < end - i - 1 <= 5
            and end < len(tokens)
            and tokens[end].text == closer
            and all(t.kind == "n" or t.text[0].isupper() for t in tokens[i + 1 : end])
        ):
            yield i + 1, end


def numbered(tokens: list[Token], end: int, pack: Pack) -> bool:
    """Whether a small number behind a known name in another script than Latin is that of its version."""
    if not pack.article or end >= len(tokens):
        return False
    number = tokens[end]
    if (
        number.kind != "n"
        or not re.fullmatch(r"\d{1,2}(?:\.\d)?", number.text)
        or number.start != tokens[end - 1].end + 1
    ):
        return False
    if end + 1 == len(tokens):
        return True
    after = tokens[end + 1]
    if after.kind == "p":
        return after.text not in "%٪$€/.:-" or after.start > number.end
    known = tags_at(pack.table, tokens, end + 1)
    kinds = {tag.kind for _, tag in known}
    behind = tags_at(pack.table, tokens, end + 2) if end + 2 < len(tokens) else ()
    if "class" in kinds and end + 2 < len(tokens) and not any(tag.kind == "month" for _, tag in behind):
        kinds.discard("date")  # a word that dates have besides others ("of"): a month follows it in one
    return bool(known) and not kinds & {
        "measure",
        "scale",
        "month",
        "duration",
        "money",
        "noun",
        "number",
        "date",
    }


def dashed(tokens: list[Token], end: int, pack: Pack) -> bool:
    """Whether a hyphen and a small number are glued to a known name in another script than Latin."""
    return (
        bool(pack.article)
        and end < len(tokens)
        and tokens[end].start == tokens[end - 1].end
        and re.fullmatch(r"[-–]\d{1,2}(?:\.\d)?", tokens[end].text) is not None
    )


def coded(tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether a small-lettered Latin word stands right behind the class noun of what bears such a name: a
    code with a digit behind any ("instances p9x"), a plain word behind that of software ("library zilmak")
    or of a site.
    """
    if not pack.article or not tokens[i].text.isascii() or not tokens[i].text.islower():
        return False
    code = re.fullmatch(r"[a-z]+\.?[a-z]*\d[\w.]*", tokens[i].text) is not None
    plain = re.fullmatch(r"[a-z][a-z-]{3,}", tokens[i].text) is not None
    return (code or plain) and (
        any(
            end == i
            and isinstance(tag.value, Noun)
            and "cue" in tag.value.use
            and (code or tag.value.cls in ("Product", "MediaOutlet"))
            for k in range(max(0, i - 4), i)
            for end, tag in tags_at(pack.table, tokens, k)
        )
    )
