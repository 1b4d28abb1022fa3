"""Names that their letters do not show, told by a fuller name in the article or by what stands beside."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lang.pack import Noun
from kg.spot.nametable import Candidate, NameTable, tags_at
from kg.spot.tokens import Token


def with_partials(
    candidates: list[Candidate], sentences: Sequence[list[Token]], table: NameTable
) -> list[Candidate]:
    """The candidates and those that the article's others lead to, in text order."""
    if table.pack.script != "Latin" or table.pack.capital_nouns:
        return list(candidates)
    tails = {tail for c in candidates if (tail := version_tail(c.text))}
    heads = _firm_heads(candidates, table)
    out = list(candidates)
    if tails or heads:
        busy = {(c.sentence, k) for c in candidates for k in range(c.first, c.last)}
        for index, tokens in enumerate(sentences):
            for i, token in enumerate(tokens):
                if not (token.text in tails or token.bare in heads) or (index, i) in busy:
                    continue
                if token.text in tails:
                    out.append(_made(index, tokens, i, i + 1))
                elif _machine_behind(tokens, i, table):
                    out.append(_made(index, tokens, i, i + 2, "ComputeSystem"))
    grown = [_with_surname(c, sentences[c.sentence], table) for c in out]
    return sorted(grown, key=lambda c: (c.sentence, c.first))


def version_tail(text: str) -> str:
    """What a text may call a version alone: "L/8" of "Fjord-L/8"; "" where a name has no such end."""
    if "/" not in text:
        return ""
    head, dash, tail = text.rpartition("-")
    letter, slash, number = tail.partition("/")
    if not (head and dash and slash and number.isdigit() and letter.isalpha() and " " not in text):
        return ""
    return tail


def _firm_heads(candidates: list[Candidate], table: NameTable) -> frozenset[str]:
    """The first words of firms' names of two words, of which the second only says that it is a firm."""
    return frozenset(
        words[0]
        for c in candidates
        if len(words := c.name.split()) == 2 and words[1] in table.pack.org_suffixes and len(words[0]) > 4
    )


def _machine_behind(tokens: list[Token], i: int, table: NameTable) -> bool:
    """Whether a noun of machines follows a word in small letters: "trained on acme cluster"."""
    return (
        tokens[i].text.islower()
        and i + 1 < len(tokens)
        and any(
            isinstance(tag.value, Noun) and tag.value.cls == "ComputeSystem" and "thing" in tag.value.use
            for _, tag in tags_at(table.pack.table, tokens, i + 1)
        )
    )


def _made(sentence: int, tokens: list[Token], i: int, end: int, cls: str = "") -> Candidate:
    text = " ".join(t.text for t in tokens[i:end])
    return Candidate(sentence, i, end, text, (), True, False, "part", "", cls)


def _with_surname(c: Candidate, tokens: list[Token], table: NameTable) -> Candidate:
    """The candidate with a surname that was left in small letters: "made by Ann lerner."."""
    pack = table.pack
    if c.known or c.last - c.first != 1 or c.name not in pack.person_names or not c.first:
        return c
    if c.last >= len(tokens) or "by" not in _classes(tokens[c.first - 1], table):
        return c
    word, behind = tokens[c.last], tokens[c.last + 1] if c.last + 1 < len(tokens) else None
    if (
        word.kind != "w"
        or not (word.text.isalpha() and word.text.islower() and len(word.text) > 3)
        or table.knows(word.key)
        or (behind is not None and behind.text not in ".,;)" and "and" not in _classes(behind, table))
    ):
        return c
    return Candidate(
        c.sentence, c.first, c.last + 1, f"{c.text} {word.text}", (), True, c.start, c.rule, "", "Person"
    )


def _classes(token: Token, table: NameTable) -> set[object]:
    return {
        t.value for f, t in table.pack.table.get(token.key, ()) if f == (token.key,) and t.kind == "class"
    }
