"""Small words inside a person's name: "John von Neumann", "Ard de Vell"."""

from __future__ import annotations

from kg.lang.pack import Noun, Pack
from kg.lang.shared import common
from kg.spot.letters import _namelike
from kg.spot.nametable import NameTable, tags_at
from kg.spot.tokens import Token


def particle(tokens: list[Token], at: int, names: NameTable) -> bool:
    """Whether a small word belongs to a person's name: "John von Neumann", not "John of Acme"."""
    return (
        at + 1 < len(tokens)
        and tokens[at].key in common()["names"]["particles"]
        and not _led_to(tokens, at, names.pack)
        and _namelike(tokens[at + 1])
        and (tokens[at - 1].bare in names.pack.person_names or _told_of_somebody(tokens, at, names.pack))
        and names.at(tokens, at + 1) is None
        and not _thing_named(tokens, at - 1, names)
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
