"""Names made of firms' names, and short forms that are no names."""

from __future__ import annotations

from dataclasses import replace

from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.spot.letters import _namelike
from kg.spot.nametable import Candidate, NameTable
from kg.spot.tokens import Token


def of_two(tokens: list[Token], i: int, names: NameTable) -> int:
    """Where a firm's name ends that is made of two others' ("Acme Borea" of Acme and of Borea), more than one
    of them, before what is no name; 0 where none begins.
    """
    if not names.pack.adjective_first or i + 1 >= len(tokens):
        return 0
    first, second = tokens[i], tokens[i + 1]
    if first.bare not in names.firms or second.bare not in names.firms or second.start != first.end + 1:
        return 0
    whole = names.at(tokens, i)
    if names.firms[first.bare] == names.firms[second.bare] or (whole is not None and whole[0] > i + 1):
        return 0  # the lists know the two words as one name
    behind = tokens[i + 2] if i + 2 < len(tokens) else None
    return 0 if behind is not None and behind.start == second.end + 1 and _namelike(behind) else i + 2


def of_no_firm(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether a name that the lists know is no firm's, where nouns follow their names."""
    hit = names.at(tokens, i)
    return (
        names.pack.adjective_first
        and hit is not None
        and hit[0] == end
        and not any(n.entity in names.firms.values() for n in hit[1])
        and all(n.entity not in names.places for n in hit[1])
    )


def form_behind_comma(tokens: list[Token], end: int) -> int:
    """How many tokens behind a run say with a comma what form of firm it is: "Acme, Inc."; else 0."""
    if tokens[end].text != "," or end + 1 >= len(tokens) or tokens[end + 1].start != tokens[end].end + 1:
        return 0
    form = tokens[end + 1]
    return 2 if form.text[0].isupper() and form.bare in common()["names"]["legal_forms"] else 0


def several_short(short: str) -> bool:
    """Whether a short form is a plural: "GPUs"."""
    return len(short) > 2 and short[-1] == "s" and short[:-1].isupper()


def with_suffixes(tokens: list[Token], found: list[Candidate], pack: Pack) -> list[Candidate]:
    """The candidates, each with what says at its end what form of firm it is, however many marks and words
    stand between: "Acme Co., Ltd." is one name, and "Ltd" none.
    """
    out: list[Candidate] = []
    for c in found:
        word = tokens[c.first]
        alone = c.last == c.first + 1 and word.bare in pack.org_suffixes and 2 < len(word.bare) < 5
        if not alone or c.known or c.first == 0 or not _suffix_before(tokens, c.first, pack):
            out.append(c)
        elif out and all(
            t.kind == "p" or t.bare in pack.org_suffixes for t in tokens[out[-1].last : c.first]
        ):
            between = tokens[out[-1].last : c.last]
            text = out[-1].text + "".join(
                (" " if t.start > b.end else "") + t.text
                for b, t in zip(tokens[out[-1].last - 1 : c.last - 1], between, strict=True)
            )
            out[-1] = replace(out[-1], last=c.last, text=text)
    return out


def _suffix_before(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether another such word stands before the one at `at`, with marks between at most."""
    k = at - 1
    while k > 0 and tokens[k].kind == "p":
        k -= 1
    return tokens[k].bare in pack.org_suffixes
