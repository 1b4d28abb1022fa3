"""Fields of an office written with capitals, which are no body's name: "head of Cloud Platforms at Acme"."""

from __future__ import annotations

from dataclasses import replace

from kg.lang.pack import Noun, Pack
from kg.spot.bodyheads import heads_body
from kg.spot.candidates import candidate
from kg.spot.nametable import Candidate, NameTable, tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import classes_alone, starts_of


def without_capital_fields(
    sentence: int, tokens: list[Token], found: list[Candidate], names: NameTable
) -> list[Candidate]:
    """The names without those that are an office's field: told by shape alone between the office's "of" and
    the "at" of whose office it is; where a person's name follows the field, that alone is left.
    """
    pack = names.pack
    if not pack.adjective_first or not found:
        return found
    for i in starts_of(pack.table, tokens, "noun"):
        first = _behind_office(tokens, i, pack)
        if not first:
            continue
        last = _fields_end(tokens, first, pack)
        if last == first:
            continue
        if last + 1 < len(tokens) and _of(tokens, last, pack, ("at", "for")):
            found = [c for c in found if not (first <= c.first and c.last <= last) or _body(tokens, c, names)]
        else:
            found = [_person_alone(sentence, tokens, c, names) if c.first == first else c for c in found]
    return found


def _behind_office(tokens: list[Token], i: int, pack: Pack) -> int:
    """Where the capitalised field of the office begins that begins at `i`; 0 where none does."""
    for end, tag in tags_at(pack.table, tokens, i):
        if isinstance(tag.value, Noun) and tag.value.slug == "staff" and end + 2 < len(tokens):
            capital = tokens[end + 1].text[:1].isupper()
            return end + 1 if capital and _of(tokens, end, pack, ("of", "for")) else 0
    return 0


def _fields_end(tokens: list[Token], k: int, pack: Pack) -> int:
    """Where a row of capitalised words ends, "and" and commas between them."""
    end = k
    while k < len(tokens):
        token = tokens[k]
        if token.kind == "w" and token.text[:1].isupper():
            end = k = k + 1
        elif k > end - 1 and (token.text == "," or _of(tokens, k, pack, ("and",))) and k - end < 2:
            k += 1
        else:
            break
    return end


def _body(tokens: list[Token], c: Candidate, names: NameTable) -> bool:
    """Whether a name is known, or its last word is that of a body: "head of Acme Institute at Oslo"."""
    return bool(c.known) or heads_body(tokens, c.first, c.last, names)


def _of(tokens: list[Token], i: int, pack: Pack, classes: tuple[str, ...]) -> bool:
    return not classes_alone(pack.table, tokens[i].key).isdisjoint(classes)


def _person_alone(sentence: int, tokens: list[Token], c: Candidate, names: NameTable) -> Candidate:
    """A run of three words or more as its last two, where these are a person's name and its first is none."""
    at = c.last - 2
    if c.known or at <= c.first or tokens[c.first].bare in names.pack.person_names:
        return c
    given = tokens[at].bare.split("-")[0]
    if given not in names.pack.person_names or tokens[at - 1].text == "-":
        return c
    return replace(candidate(sentence, tokens, at, c.last, (), "shape"), cls="Person")
