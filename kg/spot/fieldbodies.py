"""Institutions named by several fields that "and" joins: "the Trade and Industry Council"."""

from __future__ import annotations

from functools import cache

from kg.lang.shared import common
from kg.spot.bodies import _and, _joins
from kg.spot.bodyheads import heads_body
from kg.spot.nametable import NameTable
from kg.spot.tokens import Token


def by_fields(tokens: list[Token], i: int, names: NameTable) -> int:
    """Where the name of an institution ends that begins at `i` with a field of several, or with its noun and
    several fields behind "of"; `i` where none does.
    """
    if (whole := _hyphened(tokens, i, names)) > i:
        return whole
    if not names.pack.fields:
        return i
    if _named(tokens, i, names):
        end, joined = _row(tokens, i, names)
        head = end < len(tokens) and _capital(tokens[end]) and _body(tokens, end, names)
        return end + 1 if joined and head else i
    if tokens[i].bare in names.pack.not_names or tokens[i].key in names.pack.function_words:
        return i
    of = i + 1
    while of < len(tokens) and of < i + 4 and _capital(tokens[of]):
        of += 1
    if of + 3 >= len(tokens) or not _joins(tokens[of], names.pack) or not _capital(tokens[i]):
        return i
    if not any(_body(tokens, k, names) for k in range(i, of)) or not _named(tokens, of + 1, names):
        return i
    end, joined = _row(tokens, of + 1, names)
    return end if joined else i


def _hyphened(tokens: list[Token], i: int, names: NameTable) -> int:
    """Where the name of a body ends that begins with two names and a hyphen ("the Acme-Brisk Growth Fund"),
    or that of a ware with a word tied to it; `i` where none does.
    """
    if i + 2 >= len(tokens) or tokens[i + 1].text != "-" or tokens[i + 1].start != tokens[i].end:
        return i
    hit = names.at(tokens, i)
    if hit is not None and hit[0] == i + 1 and all(n.entity in names.kinds for n in hit[1]):
        return i + 3 if _capital(tokens[i + 2]) else i  # "the model Zelk-Climate"
    k = i + 2
    while k < len(tokens) and _capital(tokens[k]):
        k += 1
    body = k > i + 3 and (tokens[k - 1].bare in names.pack.org_suffixes or _body(tokens, k - 1, names))
    return k if body else i


def _row(tokens: list[Token], i: int, names: NameTable) -> tuple[int, bool]:
    """Where a row of capitalised fields ends, and whether "and" joins the last."""
    k, joined = i, False
    while k < len(tokens):
        if _named(tokens, k, names):
            k += 1
        elif (
            k + 1 < len(tokens)
            and _named(tokens, k + 1, names)
            and (tokens[k].text == "," or _and(tokens[k], names.pack))
        ):
            k, joined = k + 1, joined or tokens[k].text != ","
        else:
            break
    return k, joined


def _capital(token: Token) -> bool:
    return token.kind == "w" and token.text[:1].isupper()


def _named(tokens: list[Token], k: int, names: NameTable) -> bool:
    return _capital(tokens[k]) and tokens[k].key in names.pack.fields


def _body(tokens: list[Token], k: int, names: NameTable) -> bool:
    return tokens[k].bare in _heads() or heads_body(tokens, k, k + 1, names)


@cache
def _heads() -> frozenset[str]:
    """The last words of what public bodies are called."""
    rows = common()["names"]["body_suffixes"].values()
    return frozenset(end.split()[-1] for row in rows for end in row)
