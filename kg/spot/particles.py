"""Small words inside a person's name: "John von Neumann", "Ard de Vell"."""

from __future__ import annotations

from typing import Final

from kg.lang.pack import Noun, Pack
from kg.lang.shared import common
from kg.spot.letters import _namelike
from kg.spot.nametable import NameTable, tags_at
from kg.spot.tokens import Token

_NO_NAMES: Final = frozenset(("noun", "month", "date"))


def past_initials(tokens: list[Token], i: int) -> int:
    """The family name behind the two or three initials that begin at `i`: "Lee" of "A. K. Lee", "A.K. Lee";
    `i` where none do.
    """
    k = i
    while k + 2 < len(tokens) and tokens[k + 1].text == "." and _initials(tokens[k].text):
        if tokens[k + 1].start != tokens[k].end:
            return i
        k += 2
    letters = sum(ch.isalpha() for token in tokens[i:k] for ch in token.text)
    family = tokens[k]
    plain = family.kind == "w" and family.text.isalpha() and family.text.istitle() and len(family.text) > 1
    return k if 1 < letters < 4 and plain else i


def _initials(word: str) -> bool:
    """Whether a word is of one capital, or of several with dots between."""
    return word.isupper() and all(len(part) == 1 and part.isalpha() for part in word.split("."))


def with_particle(tokens: list[Token], at: int, names: NameTable) -> int:
    """How many tokens from a small word on belong to a person's name: two of "John von Neumann", three of
    "Pedro de la Rosa"; 0 in "John of Acme", "Pedro de la Universidad".
    """
    if tokens[at].key not in common()["names"]["particles"] or at + 1 >= len(tokens):
        return 0
    if _whole_name(tokens, at, names):
        return 0
    if _namelike(tokens[at + 1]):
        fits = not _led_to(tokens, at, names.pack) and (
            tokens[at - 1].bare in names.pack.person_names or _told_of_somebody(tokens, at, names.pack)
        )
        last = at + 1
    else:
        last = at + 2
        fits = (
            tokens[at + 1].text in common()["names"]["particle_articles"]
            and last < len(tokens)
            and tokens[last].text.istitle()
            and tokens[at - 1].bare in names.pack.person_names
            and not any(tag.kind in _NO_NAMES for _, tag in tags_at(names.pack.table, tokens, last))
        )
    fits = fits and names.at(tokens, last) is None and not _thing_named(tokens, at - 1, names)
    return last + 1 - at if fits else 0


def _whole_name(tokens: list[Token], at: int, names: NameTable) -> bool:
    """Whether a given and a family name stand before a word that is "of" in the language at hand, and more
    than one word with a capital behind it: "Ann Lee di Mercati Oggi" is of that firm.
    """
    of = any(tag.kind == "class" and tag.value == "of" for _, tag in tags_at(names.pack.table, tokens, at))
    return (
        of
        and at > 1
        and at + 2 < len(tokens)
        and tokens[at - 2].bare in names.pack.person_names
        and _namelike(tokens[at - 1])
        and _namelike(tokens[at + 1])
        and _namelike(tokens[at + 2])
        and tokens[at + 2].text[0].isupper()
    )


def _thing_named(tokens: list[Token], i: int, names: NameTable) -> bool:
    """Whether the noun of a thing stands right before a name: "the robot Ava" is nobody, "of" whom it be."""
    return any(
        end == i
        and isinstance(tag.value, Noun)
        and "cue" in tag.value.use
        and tag.value.cls not in ("", "Person")
        and tag.value.cls not in names.bodies
        for k in range(max(0, i - 3), i)
        for end, tag in tags_at(names.pack.table, tokens, k)
    )


def _led_to(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether "al" means "to the", since a common word stands behind it: "Carla al Museo" is no name."""
    to = any(tag.value == "to" for _, tag in pack.table.get(tokens[at].key, ()))
    behind = tokens[at + 1].key
    return to and (behind in pack.vocabulary or behind in pack.table)


def _told_of_somebody(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether a name that small words join at `at` stands behind "by" and before "who" ("is run by Ard de
    Vell, who"), where firms bear no such names.
    """
    if pack.adjective_first or at < 2 or at + 3 >= len(tokens) or tokens[at + 2].text != ",":
        return False
    by, who = pack.table.get(tokens[at - 2].key, ()), pack.table.get(tokens[at + 3].key, ())
    return any(tag.value == "by" for _, tag in by) and any(tag.value == "who" for _, tag in who)


def foreign_and(tokens: list[Token], at: int, pack: Pack) -> int:
    """How many tokens from an "and" of another language on belong to a name: two of "Natt og Dag"."""
    if tokens[at].text not in common()["names"]["foreign_and"] or tokens[at].key in pack.table:
        return 0
    return 2 if at + 1 < len(tokens) and _namelike(tokens[at + 1]) and pack.script == "Latin" else 0
