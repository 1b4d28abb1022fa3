"""What an office in government is of: "the minister for Energy Ann Lee" names no body, and somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.lang.pack import Noun, Pack
from kg.spot.bodies import _and, _plain_word
from kg.spot.candidates import text_of
from kg.spot.item import Item
from kg.spot.nametable import Candidate, NameTable, tags_at
from kg.spot.offices import nouns_of
from kg.spot.tokens import Token
from kg.spot.wordtags import starts_of

# what joins an office to its field
_JOINS: Final = frozenset(("of", "for", "to"))
_OF: Final = frozenset(("of",))
_LINKS: Final = frozenset(("of", "det", "contracted", "adjective"))
_FIELD_LINKS: Final = _LINKS | _JOINS | {"and"}
_SMALL: Final = _JOINS | {"det", "contracted"}


def _capital(item: Item) -> bool:
    """Whether an item is a word with a capital that is no name, as fields are: "Energy"."""
    return item.kind == "word" and item.text.isalpha() and item.text.istitle() and not item.triggers


def _small_joint(token: Token, pack: Pack) -> bool:
    return token.text.islower() and any(
        form == (token.key,) and tag.kind == "class" and tag.value in _SMALL
        for form, tag in pack.table.get(token.key, ())
    )


def without_fields(tokens: list[Token], out: Sequence[Candidate], names: NameTable) -> list[Candidate]:
    """The candidates of a sentence without the fields of offices, and without those that stand in a name's
    candidate before it.
    """
    rows = [
        row
        for i in (starts_of(names.pack.table, tokens, "noun") if out else ())
        for end, tag in tags_at(names.pack.table, tokens, i)
        if isinstance(tag.value, Noun) and "field" in tag.value.use
        for row in [_fields(tokens, end, names)]
        if row is not None
    ]
    for first, last in rows:
        kept = []
        for c in out:
            if first <= c.first < last < c.last:
                text = text_of(tokens, last, c.last)
                c = replace(c, first=last, text=text, known=(), sure=c.last - last > 1, start=False)
            elif first < c.last <= last:
                continue
            kept.append(c)
        out = kept
    return list(out)


def _fields(tokens: list[Token], end: int, names: NameTable) -> tuple[int, int] | None:
    """Where the fields behind an office that ends at `end` begin and end; None without any."""
    k = end = _past_adjective(tokens, end, names.pack)
    while k < min(len(tokens), end + 3) and _small_joint(tokens[k], names.pack):
        k += 1
    if k == end or k >= len(tokens) or not _is_field(tokens, k, names):
        return None
    last = _words(tokens, k, names)
    while last + 1 < len(tokens):
        at = last + (tokens[last].text == ",")
        if _and(tokens[at], names.pack):
            at += 1
        elif at == last:
            break
        joint = at
        while at < min(len(tokens), joint + 3) and _small_joint(tokens[at], names.pack):
            at += 1
        if at >= len(tokens) or not _is_field(tokens, at, names):
            break
        named = at + 1 < len(tokens) and tokens[at + 1].bare in names.pack.person_names
        if at == joint and not named and not _plain_word(tokens[at], names.pack):
            break  # "the minister of Culture and Acme"
        last = _words(tokens, at, names)
    return k, last


def _past_adjective(tokens: list[Token], end: int, pack: Pack) -> int:
    """Where an adjective right behind an office ends: "la ministra spagnola della Transizione"."""
    plain = not pack.adjective_first and end + 1 < len(tokens) and tokens[end].text.islower()
    if plain and _plain_word(tokens[end], pack) and _small_joint(tokens[end + 1], pack):
        return end + 1
    return end


def _is_field(tokens: list[Token], k: int, names: NameTable) -> bool:
    """Whether a word with a capital may be a field: neither a known name nor the noun of a body."""
    token = tokens[k]
    if not token.text.isalpha() or not token.text.istitle() or token.bare in names.pack.person_names:
        return False
    body = token.key in names.pack.small_bodies or _of_body(tokens, k, names.pack)
    if body and not _ends_at(tokens, k + 1, names.pack):
        return False  # "the councillor of the Region Acme"
    hit = names.at(tokens, k)
    return hit is None or all(n.ambiguous for n in hit[1])


def _ends_at(tokens: list[Token], k: int, pack: Pack) -> bool:
    """Whether a field of one word ends at `k`: "the minister of the University and Research"."""
    return k < len(tokens) and (
        _and(tokens[k], pack) or tokens[k].text in ",." or tokens[k].bare in pack.person_names
    )


def _of_body(tokens: list[Token], k: int, pack: Pack) -> bool:
    return any(
        isinstance(tag.value, Noun) and tag.value.cls in ("PublicBody", "Organization", "University")
        for _, tag in tags_at(pack.table, tokens, k)
    )


def _words(tokens: list[Token], k: int, names: NameTable) -> int:
    """Where a field of several words ends: "Public Administration", "Transizione ecologica"."""
    at = k + 1
    while (
        at < len(tokens)
        and tokens[at].kind == "w"
        and tokens[at].text.istitle()
        and tokens[at].bare not in names.pack.person_names
        and _plain_word(tokens[at], names.pack)
        and _is_field(tokens, at, names)
    ):
        at += 1
    return at


def office_before(items: list[Item], i: int, pack: Pack) -> int:
    """Where a person's name begins that an office with what it is the office of stands before ("il capo della
    ricerca NAME"), where nouns stand before their names; `i` without. One at a firm has patterns of its own.
    """
    if pack.adjective_first or pack.script != "Latin" or " " not in items[i].text:
        return i
    field = False  # whether a word with a capital stands between: "the minister for Energy NAME"
    for k in range(i - 1, max(-1, i - 10), -1):
        x, noun = items[k], items[k].noun
        if noun is not None and x.kind == "noun" and x.coarse == "Person":
            of = _JOINS if field or "field" in noun.use else _OF
            behind = k + 1 + (items[k + 1].unlisted and "field" in noun.use)
            if "role" not in noun.use or k > i - 3 or of.isdisjoint(items[behind].classes):
                return i
            if field and "field" not in noun.use:
                return i
            items[i].tags["cues"] = (*cues_of(items[i]), *(n.slug for n in nouns_of(x)), x.cls)
            items[i].tags["with_noun"] = x.key
            return k
        if _capital(x):
            field = True
            continue
        if field and (x.classes & _FIELD_LINKS or x.text == ","):
            continue
        firm = noun is not None and x.coarse == "Organization" and "role" not in noun.use
        if firm or not (x.kind == "noun" or x.unlisted or x.classes & _LINKS) or "cue" in x.tags:
            return i
    return i


def cues_of(item: Item) -> tuple[str, ...]:
    cues = item.tags.get("cues", ())
    return cues if isinstance(cues, tuple) else ()
