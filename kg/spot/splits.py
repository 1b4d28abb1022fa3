"""Two names that stand side by side are not one: "opened in Oslo Brisk, the cluster" names Oslo and Brisk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.lang.fold import bare
from kg.spot.nametable import Candidate, NameTable
from kg.spot.tokens import Token


def split_places(
    candidates: Sequence[Candidate],
    sentences: Sequence[Sequence[Token]],
    table: NameTable,
    is_place: Callable[[str], bool],
) -> list[Candidate]:
    """The candidates, each new one that is a known place and a name the article has on its own as
    two of them.
    """
    alone = {bare(c.text) for c in candidates}
    out: list[Candidate] = []
    for c in candidates:
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
