"""The frames of a pack: what a verb or a noun states, and how its entry is proved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Proof:
    """What a pattern must give of its example, and sentences on which it must not fire."""

    example: str
    gives: tuple[tuple[str, str], ...]
    never: tuple[str, ...]


_ORDER = {"subject": 0, "object": 1}


@dataclass(frozen=True, slots=True)
class Frame:
    """Verbs and nouns that state a term of the ontology, and where its roles stand around them.

    `roles` maps a role to functions, tried in order: `subject`, `object`, a preposition class …;
    functions joined
    by "+" are taken together.
    `types` narrows the classes of a role; with "!" a name of no type is not taken for one.
    `needs` are the roles without which nothing is stated, `guard` the functions ("money") that must
    find something
    in the clause though they fill no role. `voice`, where given, is the only voice in which the
    verb means this
    ("wrote: …" speaks, "written by" does not); `inverted` is behind a quotation ("…", trusts X),
    `saying` by words or a clause ("added that …", not "added 500 machines").
    `office` are the kinds of office ("ceo") one of whose nouns must stand behind: "named X chief executive".
    `ordered` are the roles in the order in which they are filled: the subject first, then the object;
    `wanted` are the classes of `types` without their marks, whether one has a "!", and whether one has "!!";
    `subject` is the role that the subject fills, "" without one.
    """

    id: str
    term: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...]
    types: Mapping[str, tuple[str, ...]]
    speech: bool
    modality: str | None
    proof: Proof
    where: str
    guard: tuple[str, ...] = ()
    voice: str = ""
    office: str = ""
    ordered: tuple[tuple[str, tuple[str, ...]], ...] = field(init=False, repr=False, compare=False)
    wanted: Mapping[str, tuple[tuple[str, ...], bool, bool]] = field(init=False, repr=False, compare=False)
    subject: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows = sorted(self.roles.items(), key=lambda row: _ORDER.get(row[1][0].split("+")[0], 2))
        object.__setattr__(self, "ordered", tuple(rows))
        wanted = {
            role: (
                tuple([t.rstrip("!") for t in types]),
                any(t.endswith("!") and not t.endswith("!!") for t in types),
                any(t.endswith("!!") for t in types),
            )
            for role, types in self.types.items()
        }
        object.__setattr__(self, "wanted", wanted)
        first = (role for role, functions in self.roles.items() if functions[0].split("+")[0] == "subject")
        object.__setattr__(self, "subject", next(first, ""))
