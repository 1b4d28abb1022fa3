"""Names of laws: their noun and what it is of, both with capitals ("Ley de Datos"); codes of bills."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.lang.pack import Noun, Pack
from kg.lang.shared import common
from kg.spot.bodies import _and, _joins, _small_joint
from kg.spot.nametable import NameTable, tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import classes_alone, starts_of

_LAW = "Legislation"


def law_names(tokens: list[Token], names: NameTable) -> Iterator[tuple[int, int, str]]:
    """First token, end and class of each law that its noun with a capital and words of the language name."""
    pack = names.pack
    yield from _codes(tokens, pack, frozenset(common()["names"]["law_codes"]))
    if pack.adjective_first or pack.script != "Latin":
        return
    yield from _numbered(tokens, pack)
    for i in starts_of(pack.table, tokens, "noun"):
        if not tokens[i].text[:1].isupper() or tokens[i].text.isupper():
            continue
        law = any(
            end == i + 1 and noun.cls == _LAW and "named" in noun.use for end, noun in _nouns(tokens, i, pack)
        )
        end = _goes_on(tokens, i + 1, names) if law else 0
        if end > i + 1:
            yield i, end, _LAW


def _codes(tokens: list[Token], pack: Pack, codes: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """First token, end and class of each bill that is told by its code and number: "SB 12"; the "AB 12 chip"
    is none, for the noun of another thing stands beside it.
    """
    for i, (code, number) in enumerate(pairwise(tokens)):
        if code.text not in codes or not number.text.isdigit() or not 1 < len(number.text) < 5:
            continue
        before = (noun for k in range(max(0, i - 3), i) for end, noun in _nouns(tokens, k, pack) if end == i)
        behind = (noun for _, noun in _nouns(tokens, i + 2, pack))
        if all(noun.cls in ("", _LAW) for noun in (*before, *behind)):
            yield i, i + 2, _LAW


def _numbered(tokens: list[Token], pack: Pack) -> Iterator[tuple[int, int, str]]:
    """First token, end and class of each law that its noun and number name: "projet de loi 12045"; a number
    that counts what stands behind it is none.
    """
    done = 0
    for i in starts_of(pack.table, tokens, "noun"):
        for k, noun in _nouns(tokens, i, pack):
            if noun.cls != _LAW or "named" not in noun.use or k >= len(tokens) or i < done:
                continue
            done = k
            behind = tokens[k + 1] if k + 1 < len(tokens) else None
            number = tokens[k].text
            counts = behind is not None and behind.kind == "w" and not classes_alone(pack.table, behind.key)
            year = len(number) == 4 and number[:2] in ("19", "20")
            if number.isdigit() and 2 < len(number) < 6 and not counts and not year:
                yield i, k + 1, _LAW


def _nouns(tokens: list[Token], k: int, pack: Pack) -> list[tuple[int, Noun]]:
    """End and noun of each class noun that begins at a token."""
    rows = tags_at(pack.table, tokens, k) if k < len(tokens) else ()
    return [(end, tag.value) for end, tag in rows if isinstance(tag.value, Noun)]


def _goes_on(tokens: list[Token], k: int, names: NameTable) -> int:
    """Where the words in capitals behind the noun of a law end, small words between them; before the name of
    somebody who has the law ("the Act of Acme") it ends at once.
    """
    end = k
    while k < len(tokens):
        at = k
        while at < min(len(tokens), k + 3) and tokens[at].text.islower() and _links(tokens[at], names):
            at += 1
        if at >= len(tokens) or not (tokens[at].text[:1].isupper() and tokens[at].text.isalpha()):
            return end
        known = names.at(tokens, at)
        if at > k and known is not None and not all(n.ambiguous or n.entity in names.kinds for n in known[1]):
            return end
        k = end = at + 1
    return end


def _links(token: Token, names: NameTable) -> bool:
    return _joins(token, names.pack) or _small_joint(token, names.pack) or _and(token, names.pack)
