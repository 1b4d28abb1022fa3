"""What the members of a list are, by the noun that opens it or by those of them that are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from kg.lang.pack import Noun
from kg.spot.nametable import Candidate, NameTable, tags_at
from kg.spot.splits import office_before
from kg.spot.tokens import Token
from kg.spot.wordtags import classes_alone

ClassOf = Callable[[str], str]


def listed(row: list[Candidate], tokens: list[Token], table: NameTable, class_of: ClassOf) -> list[Candidate]:
    """The row with the members of each list classed by the noun that opens it, or by the members
    that are known.
    """
    out = list(row)
    start = 0
    while start < len(out):
        end, closed = start + 1, False
        if out[start].text.islower():
            start = end  # "two new chips, X and Y": what opens a list is none of its members
            continue
        while end < len(out) and not closed and _side_by_side(out[end - 1], out[end], tokens, table):
            closed = any(_is(t, "and", table) for t in tokens[out[end - 1].last : out[end].first])
            end += 1
        opened = _opened(out[start], tokens, table)
        if opened is None and closed:
            opened = _several(out[start], tokens, table)
        if opened is not None or closed:
            several = end - start > 2 and not office_before(tokens, out[start].first, table)
            cls = opened or (_shared(out[start:end], class_of) if several else None)
            if cls is not None:
                out[start:end] = [_of_class(c, cls, table) for c in out[start:end]]
        start = end
    return out


def _of_class(c: Candidate, cls: str, table: NameTable) -> Candidate:
    """A member of a list with the class that the others have; one word is nobody's whole name."""
    alone = cls == "Person" and c.last - c.first == 1
    return c if c.known or c.cls or alone or _persons(c, table) else replace(c, cls=cls)


def _side_by_side(a: Candidate, b: Candidate, tokens: list[Token], table: NameTable) -> bool:
    between = tokens[a.last : b.first]
    joints = [t for t in between if t.text in ",،" or _is(t, "and", table)]
    if not joints or len(between) > 3:
        return False  # "en France des X et Y" is no list of three
    return all(t in joints or _is(t, "det", table) for t in between)


def _is(token: Token, cls: str, table: NameTable) -> bool:
    return cls in classes_alone(table.pack.table, token.key)


def _opened(first: Candidate, tokens: list[Token], table: NameTable) -> str | None:
    """The class of the noun before "such as", where one opens the list: "firms such as A, B and C"."""
    at = next(
        (
            k
            for k in range(max(0, first.first - 3), first.first)
            for e, t in tags_at(table.pack.table, tokens, k)
            if e == first.first and t.kind == "class" and t.value == "like"
        ),
        None,
    )
    if at is None:
        return None
    for k in range(at - 1, max(-1, at - 5), -1):
        for end, tag in tags_at(table.pack.table, tokens, k):
            if isinstance(tag.value, Noun) and tag.value.cls and end <= at and "role" not in tag.value.use:
                return tag.value.cls
    return None


def _several(first: Candidate, tokens: list[Token], table: NameTable) -> str | None:
    """The class of a plural noun right before a list, or before what introduces it: "los chips A y B", "dos
    máquinas, llamadas A y B"; where the noun's letter tells.
    """
    if table.pack.adjective_first or table.pack.script != "Latin":
        return None
    at, counted = first.first, False
    if at and _is(tokens[at - 1], "called", table):
        at -= 1
        at -= int(at > 0 and tokens[at - 1].text == ",")
    elif at and tokens[at - 1].text == ",":
        at, counted = at - 1, True  # "two machines, A and B"
    for k in range(at - 1, max(-1, at - 6), -1):
        for end, tag in tags_at(table.pack.table, tokens, k):
            noun = tag.value
            near = end == at or (counted and end == at - 1 and _describes(tokens[end]))
            if isinstance(noun, Noun) and noun.cls and near and "cue" in noun.use:
                if k and _is(tokens[k - 1], "of", table):
                    return None  # "el fabricante de chips A y B"
                if counted:  # "three start-ups, A, B and C"
                    person = "role" in noun.use and noun.cls == "Person"
                    return noun.cls if _number_at(tokens, k - 1, table) and not person else None
                plural = tokens[k].text.endswith("s")
                return noun.cls if plural and "role" not in noun.use else None
    return None


def _describes(token: Token) -> bool:
    """Whether a word may be the adjective of a plural: "deux sociétés françaises, A et B"."""
    return token.kind == "w" and token.text.islower() and token.text.endswith(("s", "x", "i", "e"))


def _number_at(tokens: list[Token], k: int, table: NameTable) -> bool:
    """Whether a number stands at token `k`, in digits or as a word."""
    if k < 0:
        return False
    return tokens[k].kind == "n" or any(t.kind == "number" for _, t in tags_at(table.pack.table, tokens, k))


def _shared(members: list[Candidate], class_of: ClassOf) -> str | None:
    """The class that all known members of a list have; None where they differ or none is known."""
    classes = Counter(class_of(n.entity) for c in members if c.sure for n in c.known[:1])
    shared = next(iter(classes)) if len(classes) == 1 else None
    return None if shared == "Country" else shared  # the lists know all countries


def _persons(c: Candidate, table: NameTable) -> bool:
    """Whether a name of two words begins with a given name: "two members of Acme, Ann Lee and Tom Reed"."""
    words = c.name.split()
    return len(words) == 2 and words[0] in table.pack.person_names
