"""A nickname between marks inside a person's name: Ann "Bee" Lee is one person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.spot.letters import _namelike
from kg.spot.nametable import Candidate, NameTable
from kg.spot.tokens import Token

_MARKS: Final = "\"“”«»'‘’"


def with_nicknames(
    candidates: list[Candidate], sentences: Sequence[list[Token]], table: NameTable
) -> list[Candidate]:
    """The candidates; a name, one capitalised word between marks and another such word are one name."""
    out: list[Candidate] = []
    found = {n: list(_nicknamed(tokens, table)) for n, tokens in enumerate(sentences)}
    for c in candidates:
        spans = found[c.sentence]
        if not any(first < c.last and c.first < last for first, last in spans):
            out.append(c)
    for n, spans in found.items():
        out += [_person(n, sentences[n], first, last) for first, last in spans]
    return sorted(out, key=lambda c: (c.sentence, c.first))


def _nicknamed(tokens: list[Token], table: NameTable) -> list[tuple[int, int]]:
    """Where such names stand: first token and the one behind the last."""
    spans = []
    for k in range(1, len(tokens) - 3):
        if tokens[k].text not in _MARKS or tokens[k + 2].text not in _MARKS:
            continue
        if all(_plain(tokens, at, table) for at in (k - 1, k + 1, k + 3)):
            spans.append((k - 1, k + 4))
    return spans


def _plain(tokens: list[Token], at: int, table: NameTable) -> bool:
    """Whether a word is capitalised Latin letters and nothing that any list or the pack knows."""
    token = tokens[at]
    return (
        _namelike(token)
        and token.text.isalpha()
        and token.text[0].isascii()
        and token.key not in table.pack.table
        and (table.at(tokens, at) is None or token.bare in table.pack.person_names)
    )


def _person(sentence: int, tokens: list[Token], first: int, last: int) -> Candidate:
    """The person, who is the same one without the nickname."""
    name, nick, surname = tokens[first].text, tokens[first + 2].text, tokens[last - 1].text
    text = f"{name} {tokens[first + 1].text}{nick}{tokens[last - 2].text} {surname}"
    return Candidate(
        sentence, first, last, text, (), True, first == 0, "nickname", f"{name} {surname}", "Person"
    )
