"""Names that a machine shares with a firm or a person, by what is said right beside them, and names of things
without their maker's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.gazetteer import Gazetteer
from kg.lang.fold import bare
from kg.lang.pack import Pack, Trigger
from kg.schema import Schema
from kg.spot.nametable import Candidate, tags_at
from kg.spot.tokens import Token
from kg.ties import Ties

_MACHINE: Final = "ComputeSystem"
_TELLING: Final = 2  # a name of more digits is nothing else's
_LOOSE: Final = frozenset(("be", "been", "adverb", "have"))


def among_machines(candidates: Sequence[Candidate], gazetteer: Gazetteer, slug: str) -> bool:
    """Whether an article names at least two machines besides the one with a slug."""
    machines = {
        n.entity for c in candidates for n in c.known if gazetteer.entities[n.entity].type == _MACHINE
    }
    return len(machines - {slug}) > 1


def makers_of_short_form(gazetteer: Gazetteer, slug: str, name: str, marked: bool) -> tuple[str, ...]:
    """Who makes a thing that a name in small letters calls without its maker, or without the line that it is
    of ("x2" of "Acme X2"), and that line; empty for any other name, and for a mere word that the lists have
    not `marked` as one.
    """
    makers = Ties.load().of("makes", slug)
    label = bare(next((names[0] for lang, names in gazetteer.entities[slug].names if lang == "en"), ""))
    digits = sum(map(str.isdigit, name))
    if not makers or not label.endswith((f" {name}", f"-{name}")) or not (marked or 0 < digits <= _TELLING):
        return ()
    line = slug.partition("-")[0]
    told = line in gazetteer.entities or any(maker.partition("-")[0] == line for maker in makers)
    return (*makers, line) if told else ()


def told_as_machine(pack: Pack, schema: Schema, tokens: list[Token], c: Candidate) -> bool:
    """Whether a participle right behind a name is of a verb that is done to machines and to no firm, or the
    verb before its preposition is done on or with machines alone: "X, operated by Acme", "trained on X".
    """
    at = c.last + (c.last < len(tokens) and tokens[c.last].text == ",")
    for _ in range(4):
        loose = [
            end
            for end, tag in (tags_at(pack.table, tokens, at) if at < len(tokens) else ())
            if tag.kind == "class" and tag.value in _LOOSE
        ]
        if not loose:
            break
        at = max(loose)
    behind = _verbs(pack, tokens, at)
    if any(t.feature == "pp" for t in behind) and _done_to(pack, schema, behind):
        return True
    return c.first > 1 and _upon(pack, schema, tokens, c.first)


def _verbs(pack: Pack, tokens: list[Token], at: int) -> list[Trigger]:
    if at >= len(tokens):
        return []
    return [tag.value for _, tag in tags_at(pack.table, tokens, at) if isinstance(tag.value, Trigger)]


def _done_to(pack: Pack, schema: Schema, triggers: list[Trigger]) -> bool:
    """Whether what the frames of a verb have for their object may be a machine, and no firm or person."""
    wanted = [
        cls.rstrip("!")
        for t in triggers
        if t.feature == "pp"
        for role, places in pack.frames[t.frame].roles.items()
        if "object" in places
        for cls in pack.frames[t.frame].types.get(role, ("Organization",))
    ]
    return _MACHINE in wanted and not {schema.coarse(cls) for cls in wanted} & {
        "Organization",
        "Person",
        "Work",
    }


def _upon(pack: Pack, schema: Schema, tokens: list[Token], first: int) -> bool:
    """Whether a verb right before the preposition of a name takes hardware alone behind it."""
    preps = {str(tag.value) for _, tag in tags_at(pack.table, tokens, first - 1) if tag.kind == "class"}
    for t in _verbs(pack, tokens, first - 2):
        frame = pack.frames[t.frame]
        for role, places in frame.roles.items():
            wanted = {schema.coarse(cls.rstrip("!")) for cls in frame.types.get(role, ())}
            if preps & set(places) and wanted == {"Hardware"} and t.feature == "pp":
                return True
    return False
