"""Institutions whose noun is written small: "université de Lannoc", "laboratoire national de Lannoc"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lang.pack import Noun
from kg.spot.bodies import fields_at
from kg.spot.letters import _namelike
from kg.spot.nametable import NameTable, tags_at
from kg.spot.tokens import Token


def small_bodies(
    tokens: list[Token], names: NameTable, ends: dict[int, int]
) -> Iterator[tuple[int, int, str]]:
    """First token, end and class of each such institution; `ends` are the names found, start to end.

    A noun of a list makes one with the name behind it; other nouns of institutions need an adjective too.
    """
    pack = names.pack
    for i, token in enumerate(tokens):
        alone = token.key in pack.small_bodies
        if not (alone or token.key in pack.bodies) or not token.text.islower():
            continue
        k = i + 1
        while k < len(tokens) and tokens[k].key in pack.body_adjectives:
            k += 1
        if not alone and k == i + 1:
            continue
        joint = k
        while k < len(tokens) and k < joint + 3 and _small_word(tokens, k, names):
            k += 1
        end = ends.get(k, 0)
        if alone and k > joint and k < len(tokens) and _class(tokens, i, names) == "PublicBody":
            end = max(end, fields_at(tokens, k, names))  # "ministère de l'Économie, des Finances et de …"
        if k == joint and k > i + 1 and _firm(tokens, i, names):
            continue  # "the American fund Acme" is Acme
        if not end or (k > joint and not _genitive(tokens, joint, names)) or not _namelike(tokens[k]):
            continue
        known = names.at(tokens, k)
        if known is not None and not all(n.entity in names.places for n in known[1]):
            continue  # "the laboratory of Acme" is a part of Acme
        yield i, end, "PublicBody" if joint > i + 1 else _class(tokens, i, names)


def _small_word(tokens: list[Token], k: int, names: NameTable) -> bool:
    return any(
        tag.kind == "class" and tag.value in ("of", "det") for _, tag in tags_at(names.pack.table, tokens, k)
    )


def _firm(tokens: list[Token], i: int, names: NameTable) -> bool:
    """Whether a noun is one of firms, which stands as a title before their names."""
    return any(
        isinstance(tag.value, Noun) and tag.value.cls in ("Fund", "Company")
        for _, tag in tags_at(names.pack.table, tokens, i)
    )


def _genitive(tokens: list[Token], k: int, names: NameTable) -> bool:
    return any(tag.kind == "class" and tag.value == "of" for _, tag in tags_at(names.pack.table, tokens, k))


def _class(tokens: list[Token], i: int, names: NameTable) -> str:
    """The class of an institution by its noun, an organisation where that says no finer one."""
    for _, tag in tags_at(names.pack.table, tokens, i):
        if isinstance(tag.value, Noun) and tag.value.cls in ("University", "PublicBody"):
            return tag.value.cls
    return "Organization"
