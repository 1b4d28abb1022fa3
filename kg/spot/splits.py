"""Two names that stand side by side are not one: "opened in Oslo Brisk, the cluster" names Oslo and Brisk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.lang.fold import bare
from kg.lang.pack import Noun
from kg.lang.shared import common
from kg.spot.letters import _namelike
from kg.spot.nametable import Candidate, NameTable, tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import classes_alone


def split_places(
    candidates: list[Candidate],
    sentences: Sequence[list[Token]],
    table: NameTable,
    is_place: Callable[[str], bool],
    is_firm: Callable[[str], bool],
) -> list[Candidate]:
    """The candidates, each new one that is a known place and a name the article has on its own as
    two of them, and likewise such a name and a known firm.
    """
    alone = {bare(c.text) for c in candidates}
    out: list[Candidate] = []
    for whole in candidates:
        if out and out[-1].sentence == whole.sentence and whole.first < out[-1].last:
            continue  # a part of the firm's name that was just split off
        *before, c = _two_firms(whole, sentences[whole.sentence], table, alone, is_firm)
        *office, c = [c] if before else _firm_and_person(c, sentences[c.sentence], table, alone)
        before += office
        out += before
        hit = None if c.known else table.at(sentences[c.sentence], c.first)
        if hit is None or hit[0] >= c.last or not any(is_place(n.entity) for n in hit[1]):
            out.append(c)
            continue
        tokens = sentences[c.sentence]
        rest = c.text[tokens[hit[0]].start - tokens[c.first].start :]
        if bare(rest) not in alone:
            out.append(c)
            continue
        place = c.text[: tokens[hit[0] - 1].end - tokens[c.first].start]
        sure = not any(n.ambiguous for n in hit[1])
        out.append(replace(c, last=hit[0], text=place, known=hit[1], sure=sure, rule="known"))
        out.append(replace(c, first=hit[0], text=rest, start=False))
    return out


def _two_firms(
    c: Candidate,
    tokens: list[Token],
    table: NameTable,
    alone: set[str],
    is_firm: Callable[[str], bool],
) -> list[Candidate]:
    """A name that the article has on its own and the known firm behind it as two, else the one as it is."""
    for k in range(c.first + 1, c.last if not c.known else 0):
        hit = table.at(tokens, k)
        head = c.text[: tokens[k - 1].end - tokens[c.first].start]
        if (
            hit is not None
            and hit[0] >= c.last
            and bare(head) in alone
            and all(is_firm(n.entity) and not n.ambiguous for n in hit[1])
        ):
            name = hit[1][0].form if hit[0] > c.last else c.text[tokens[k].start - tokens[c.first].start :]
            firm = replace(
                c, first=k, last=hit[0], text=name, known=hit[1], sure=True, start=False, rule="known"
            )
            return [replace(c, last=k, text=head), firm]
    return [c]


def _on_page(tokens: list[Token], first: int, table: NameTable) -> bool:
    """Whether "on" stands before a known name, on whose page somebody writes: "explains on Acme Ann Lee"."""
    on = first > 0 and "on" in classes_alone(table.pack.table, tokens[first - 1].key)
    return on and table.at(tokens, first) is not None


def _firm_and_person(c: Candidate, tokens: list[Token], table: NameTable, alone: set[str]) -> list[Candidate]:
    """A firm and who holds an office in it as two ("the head of Acme Ann Lee"), else the one as it is.

    A given name begins the person's, or the article has the firm's on its own.
    """
    words = tokens[c.first : c.last]
    if c.known or len(words) < 3:
        return [c]
    if not office_before(tokens, c.first, table) and not _on_page(tokens, c.first, table):
        return [c]
    ends = [k for k in (c.last - 2, c.last - 3) if k > c.first]
    at = next((k for k in ends if _given(tokens[k], table)), None)
    at = at or next(
        (k for k in ends if bare(c.text[: tokens[k - 1].end - tokens[c.first].start]) in alone), None
    )
    alpha = at is not None and all(t.text.replace("-", "").isalpha() for t in tokens[at : c.last])
    if at is None or not alpha or _given(words[0], table):
        return [c]
    if at == c.first + 1 and words[0].key in common()["names"]["called_after"]:
        return [c]  # "the head of the Fondazione Ann Lee" is not told
    offset = tokens[c.first].start
    firm = c.text[: tokens[at - 1].end - offset]
    hit = table.at(tokens, c.first)
    known = hit[1] if hit is not None and hit[0] == at else ()
    sure = bool(known) and not any(n.ambiguous for n in known)
    person = c.text[tokens[at].start - offset :]
    whole = table.at(tokens, at)
    return [
        replace(c, last=at, text=firm, known=known, sure=sure, rule="known" if known else c.rule, cls="")
        if known
        else replace(c, last=at, text=firm, cls="Organization"),
        replace(
            c,
            first=at,
            text=person,
            known=whole[1] if whole is not None and whole[0] == c.last else (),
            cls="Person",
            start=False,
        ),
    ]


def _given(token: Token, table: NameTable) -> bool:
    people = table.pack.person_names
    return token.bare in people or token.bare.split("-")[0] in people  # "Ann-Marie"


def office_before(tokens: list[Token], at: int, table: NameTable) -> bool:
    """Whether "of" and a person's office stand before a token: "the head of"."""
    k = at - 1
    if k < 1 or not any(
        t.kind == "class" and t.value == "of" for _, t in tags_at(table.pack.table, tokens, k)
    ):
        return False
    return any(
        end == k and isinstance(tag.value, Noun) and tag.value.cls == "Person" and "role" in tag.value.use
        for i in range(max(0, k - 5), k)
        for end, tag in tags_at(table.pack.table, tokens, i)
    )


def joint(tokens: list[Token], i: int, end: int, names: NameTable) -> bool:
    """Whether the names of two firms side by side are that of a firm of both ("Acme Borea"): no name
    goes on before or behind them.
    """
    if names.pack.adjective_first or end != i + 1 or end >= len(tokens):
        return False
    if tokens[i].key not in names.firms or tokens[end].key not in names.firms:
        return False
    if tokens[end].start != tokens[i].end + 1 or not all(t.text[0].isupper() for t in tokens[i : end + 1]):
        return False
    behind = tokens[end + 1 : end + 2]
    return not any(_namelike(t) for t in [*tokens[max(0, i - 1) : i], *behind]) and not any(
        t.kind == "n" for t in behind
    )
