"""What goes on behind the name of a model, chip or device is part of it: version, edition, size.

"Acme 2.0 Light", "Acme 4 mini", "Acme X 8369B", "Acme 5c": the things of one line have one beginning, and a
name cut behind it would make one thing of them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.lang.shared import common
from kg.spot.editions import _counts, _edition, nothing_counted
from kg.spot.ends import _sized, singular
from kg.spot.letters import _odd
from kg.spot.nametable import Candidate, NameTable, tags_at
from kg.spot.tokens import Token
from kg.spot.variants import ROMAN, VERSION, generation, marked, variant

_LETTERED: Final = re.compile(r"\d{1,2}([a-z])")
_MODEL: Final = re.compile(r"\d{3,5}")
_CLOSING: Final = frozenset(',.;:!?)]»”"،؛؟…')


def with_versions(
    candidates: list[Candidate], sentences: Sequence[list[Token]], table: NameTable
) -> list[Candidate]:
    """The candidates, each name of a thing grown to the end of its version; what it grew over is gone."""
    out: list[Candidate] = []
    lettered = {key for c in candidates if (key := _lettered_by_firm(c, sentences[c.sentence], table))}
    for c in candidates:
        if out and out[-1].sentence == c.sentence and c.first < out[-1].last:
            continue
        tokens = sentences[c.sentence]
        letter = lettered and _lettered_by_firm(c, tokens, table, anywhere=True) in lettered
        if letter or _numbered_by_firm(c, tokens, table):
            end = c.last + 1
            while end < len(tokens) and _edition(tokens, end, table) and _of_lines(tokens[end]):
                end += 1  # "the Acme 17 Ultra"
            out.append(replace(_grown(c, tokens, end), cls="Product", made=True))
            continue
        end = _end(c, tokens, table) if _of_line(c, tokens, table) else c.last
        grown = _grown(c, tokens, end) if end > c.last else c
        one = _one_chip(out[-1], grown, table) if out else None
        if one is None:
            out.append(grown)
        else:
            out[-1] = one
    return out


def _numbered_by_firm(c: Candidate, tokens: list[Token], table: NameTable) -> bool:
    """Whether an article before a known firm and a number behind it that counts nothing name a product: "the
    Acme 3310".
    """
    if not c.known or c.last >= len(tokens) or table.pack.script != "Latin":
        return False
    number = tokens[c.last]
    return (
        all(table.firms.get(n.form.casefold()) == n.entity for n in c.known)
        and number.kind == "n"
        and number.start == tokens[c.last - 1].end + 1
        and number.text.isdigit()
        and len(number.text) <= 4
        and number.text[:2] not in ("19", "20")
        and (_article_before(c, tokens, table, ("det",)) or _numbers_its_wares(c))
        and nothing_counted(tokens, c.last, table)
        and not (c.last + 1 < len(tokens) and tokens[c.last + 1].text in "%$€£°")
    )


def _numbers_its_wares(c: Candidate) -> bool:
    """Whether a firm's name and a number alone are the name of what it makes, with no article before them."""
    return all(n.entity in common()["names"]["numbered_makers"] for n in c.known)


def _lettered_by_firm(
    c: Candidate, tokens: list[Token], table: NameTable, anywhere: bool = False
) -> tuple[str, str] | None:
    """The name of a known firm and the lone letter behind it, which name a product where an article stands
    before them, and then wherever they return: "the Acme X".
    """
    if not c.known or c.last >= len(tokens) or table.pack.script != "Latin":
        return None
    letter = tokens[c.last]
    if (
        len(letter.text) > 1
        or not letter.text.isupper()
        or not letter.text.isascii()
        or letter.start != tokens[c.last - 1].end + 1
        or (c.last + 1 < len(tokens) and tokens[c.last + 1].text in ".&'" and c.last + 2 < len(tokens))
        or not all(table.firms.get(n.form.casefold()) == n.entity for n in c.known)
    ):
        return None
    told = anywhere or (c.first > 0 and _article_before(c, tokens, table, ("det", "contracted")))
    return (c.name, letter.text) if told else None


def _article_before(c: Candidate, tokens: list[Token], table: NameTable, classes: tuple[str, ...]) -> bool:
    return c.first > 0 and any(
        tag.kind == "class" and tag.value in classes
        for _, tag in tags_at(table.pack.table, tokens, c.first - 1)
    )


def _of_lines(token: Token) -> bool:
    """Whether a word ends the names of things of a line: "Ultra", "Pro"."""
    return token.key in common()["names"]["variants"]


def _one_chip(a: Candidate, b: Candidate, table: NameTable) -> Candidate | None:
    """Two known chips side by side of which one alone has a number are the one, with the design that it
    belongs to: "Fjord FX2", "FX2 Fjord". Of two with numbers the second only tells of the build: "FX2 NX72".
    """
    if a.sentence != b.sentence or a.last != b.first or not (a.known and b.known):
        return None
    if not all(n.entity in table.chips and n.entity not in table.generic for n in (*a.known, *b.known)):
        return None
    numbered = [any(ch.isdigit() for ch in c.text) for c in (a, b)]
    if not any(numbered):
        return None
    chip = a if numbered[0] else b
    return replace(chip, first=a.first, last=b.last, text=f"{a.text} {b.text}", start=a.start)


def _grown(c: Candidate, tokens: list[Token], end: int) -> Candidate:
    """The candidate up to `end`: another thing than the one that the lists know by the shorter name."""
    more = ""
    for at in range(c.last, end):
        more += (" " if tokens[at].start > tokens[at - 1].end else "") + tokens[at].text
    latin = c.known[0].entity.replace("-", " ") + more if c.known and not c.text[0].isascii() else c.latin
    return replace(c, last=end, text=c.text + more, known=(), sure=True, rule="shape", latin=latin)


def _of_line(c: Candidate, tokens: list[Token], table: NameTable) -> bool:
    """Whether a name may go on with a version: that of a known kind of things, or one with a digit or
    inner capitals at its end that is nobody's.
    """
    if c.known:
        return all(n.entity in table.kinds and n.entity not in table.generic for n in c.known)
    hit = table.at(tokens, c.first)
    if hit is not None and hit[0] < c.last and all(n.entity in table.kinds for n in hit[1]):
        return True
    return c.cls in ("", "AIModel", "Product", "Hardware") and (
        _odd(tokens[c.last - 1].text)
        or c.last - c.first > 1
        or bool(marked(tokens, c.last))
        or variant(tokens, c.last)
    )


def _end(c: Candidate, tokens: list[Token], table: NameTable) -> int:
    """Where the name ends once its version is read."""
    end, numbered = c.last, any(ch.isdigit() for ch in tokens[c.last - 1].text)
    sure = bool(c.known) or numbered or variant(tokens, end)
    while end < len(tokens):
        step = _glued(tokens, end) or _step(tokens, end, table, numbered, sure)
        if not step:
            break
        numbered = numbered or tokens[end].kind == "n" or tokens[end].text[0].isdigit()
        sure = sure or bool(_MODEL.fullmatch(tokens[end].text))
        end += step
    return end


def _glued(tokens: list[Token], at: int) -> int:
    """One where a sign or the letter behind a number is glued to the name: "Note 10+", "8369" and "B"."""
    token, before = tokens[at], tokens[at - 1]
    if token.start != before.end:
        return 0
    plus = token.text == "+" and (at + 1 == len(tokens) or tokens[at + 1].start > token.end)
    letter = (
        before.kind == "n"
        and bool(_MODEL.fullmatch(before.text))
        and bool(re.fullmatch("[A-Z]{1,2}", token.text))
    )
    return int(plus or letter)


def _step(tokens: list[Token], at: int, table: NameTable, numbered: bool, sure: bool) -> int:
    """How many tokens more belong to a name that ends before `at`; `numbered` once it holds a number."""
    token = tokens[at]
    if token.start != tokens[at - 1].end + 1:
        return 0
    if sure and not numbered and ROMAN.fullmatch(token.text):
        return 1
    lettered = _LETTERED.fullmatch(token.text)
    if lettered and lettered[1] in common()["names"]["version_letters"]:
        return 1
    if (numbered or sure) and token.text in common()["names"]["editions"]:
        return 1
    if numbered and sure and _sized(tokens, at):
        return 2  # "Acme 3.1 405B"
    if token.kind == "n" and not numbered and (roman := marked(tokens, at)):
        return roman
    if token.kind == "n" and not numbered:
        return (sure and generation(tokens, at)) or _number(tokens, at, table, sure)
    if sure and not numbered and _edition(tokens, at, table) and _numbered_behind(tokens, at):
        return 2
    if numbered and sure and (again := _numbered_again(tokens, at, table)):
        return again
    return int(numbered and sure and _edition(tokens, at, table))


def _numbered_again(tokens: list[Token], at: int, table: NameTable) -> int:
    """How many tokens number anew what has a number and an edition: "8 Elite Gen 2", "8 Elite 2"."""
    if tokens[at].text in common()["names"]["generations"]:
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        small = behind is not None and behind.kind == "n" and len(behind.text) == 1
        return 2 if behind is not None and small and behind.start == tokens[at].end + 1 else 0
    small = tokens[at].kind == "n" and len(tokens[at].text) == 1
    return int(small and tokens[at - 1].text[0].isupper() and nothing_counted(tokens, at, table))


def _numbered_behind(tokens: list[Token], at: int) -> bool:
    """Whether the model's number stands right behind an edition: "Gold 6148"."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        behind is not None
        and behind.start == tokens[at].end + 1
        and behind.kind == "n"
        and len(behind.text) == 4
        and behind.text.isdigit()
        and behind.text[:2] not in ("19", "20")
    )


def _number(tokens: list[Token], at: int, table: NameTable, sure: bool) -> int:
    """How many tokens a version's or model's number and what it needs take: "2.0 Light", "8369B"; 0 where
    the number counts something.
    """
    text = tokens[at].text
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if _MODEL.fullmatch(text) and text[:2] not in ("19", "20"):
        if follows is not None and follows.start == tokens[at].end and follows.text not in _CLOSING:
            return 2 if _glued(tokens, at + 1) else 0
        code = _code(tokens, at, table)
        line = sure or code or (tokens[at - 1].text.isupper() and nothing_counted(tokens, at, table))
        if len(text) == 3 and not table.pack.adjective_first:
            return int(sure and nothing_counted(tokens, at, table))
        long = len(text) in (3, 4)
        return int(line and long and (code or not _counts(tokens, at, table.pack)))
    if sure and "." in text and VERSION.fullmatch(text) and nothing_counted(tokens, at, table):
        return 1  # "has released Acme 18.04"
    if not sure or not VERSION.fullmatch(text):
        return 0
    if follows is None:
        return int(at > 1)  # a line that ends so: "Acme 2 e Brisk Large 3"
    if nothing_counted(tokens, at, table) or (
        table.pack.adjective_first and singular(tokens, at + 1, table.pack)
    ):
        return 1  # "the Note 10 and", "the Note 10 series"
    if _glued(tokens, at + 1) or _edition(tokens, at + 1, table):
        return 2
    return int(tokens[at - 1].text in common()["names"]["editions"] and nothing_counted(tokens, at, table))


def _code(tokens: list[Token], at: int, table: NameTable) -> bool:
    """Whether two or three capitals that are nobody's stand before a number: "Acme GTX 980"."""
    before = tokens[at - 1]
    return (
        table.pack.adjective_first
        and before.text.isalpha()
        and before.text.isupper()
        and 1 < len(before.text) < 4
        and table.at(tokens, at - 1) is None
    )
