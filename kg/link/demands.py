"""What patterns demand of the names in them, as votes for a class."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from kg.lang.pack import Pack
from kg.schema import Schema


def wanted_classes(schema: Schema, term: str, role: str, pack: Pack, rule: str) -> tuple[str, ...]:
    """The classes that a pattern wants in a role: its frame's own, else the ontology's."""
    frame = pack.frames.get(rule)
    if frame is not None and role in frame.types:
        return tuple(t.rstrip("!") for t in frame.types[role])
    said = _said(pack, rule, role) if frame is None else ()
    if said and (
        term in schema.events
        or {schema.coarse(c) for c in said} <= _PARTIES
        or schema.coarse(said[0]) == "Organization"
    ):
        return said  # what has 30 chips may be a machine, and a firm as well
    if term in schema.relations:
        found = schema.relations[term]
        ends = {"s": found.domain, "o": found.range}  # what else a pattern names takes no part
        return tuple(sorted(ends.get(role, ())))
    if term in schema.values:
        return tuple(sorted(schema.values[term].domain))
    return tuple(sorted(schema.roles.get(role, ())))


# the classes that the slot of a relation's phrase speaks for: of wares the ontology says it
_PARTIES: Final = frozenset(("Organization", "Person", "Place"))

# a slot of a phrase with its classes: "{agent:Organization|Person}"
_SLOT: Final = re.compile(r"\{(\w+)(?:~[^:}]*)?:([\w|!]+)\}")


def _said(pack: Pack, rule: str, role: str) -> tuple[str, ...]:
    """The classes that a phrase says of a role in its slots; empty where it says none."""
    phrase = next((p for p in pack.phrases if p.id == rule), None)
    slots = [_SLOT.match(part) for part in phrase.say] if phrase is not None else []
    return tuple(
        dict.fromkeys(
            cls.rstrip("!")
            for slot in slots
            if slot is not None and slot[1] == role
            for cls in slot[2].split("|")
        )
    )


def likely(wanted: Sequence[str], name: str, schema: Schema, speaks: bool = True) -> dict[str, int]:
    """Votes for what a name may be among the classes that a pattern wants; none where it may be anything.

    Between a person and an organisation two plain words speak for a person where somebody `speaks`; who buys,
    builds or invests is an organisation, as is what has one word.
    """
    digits = any(ch.isdigit() for ch in name)
    if " " not in name and name.isascii() and {schema.coarse(w) for w in wanted} == {"Person"}:
        return {}  # nobody is introduced by one word
    if name.isupper() and name.isalpha() and name.isascii():
        wanted = [w for w in wanted if schema.coarse(w) != "Person"]  # "EMEA" is nobody's name
    if digits or (_capitals(name) and "-" in name):
        wanted = [w for w in wanted if w not in ("City", "Place")]  # no town, though a site may be called so
    coarse = sorted({schema.coarse(w) for w in wanted} - ({"Person"} if digits else set()))
    if (
        coarse == ["Work"]
        or not coarse
        or (digits and coarse == ["Organization"] and not name[:-1].isalpha())
    ):
        return {}  # a work is told by its noun or its quotation marks
    wares = {"AIModel", "Hardware", "Product"} | ({"Place"} if digits else set())
    if "Product" in coarse and set(coarse) <= wares:
        return {"Product": 1}
    machines = [w for w in wanted if schema.coarse(w) == "Hardware"]
    if digits and machines and set(coarse) <= {"Hardware", "Organization", "Place"}:
        return {machines[0]: 1}  # sites and firms bear no numbers
    if coarse == ["Hardware", "Place"] and "ComputeSystem" in machines:
        return {"ComputeSystem": 1}  # where the article tells of such things: see `Votes._type`
    if coarse == ["AIModel", "Organization"] and name.isalpha():
        return {"Organization": 1}  # models have numbers, or a noun that tells
    if coarse == ["Place"] and "City" not in wanted:
        return {"City": 2}  # where something is said to stand is most often a town
    if coarse == ["Hardware"] and len(wanted) > 1 and name.replace(" ", "").isalpha():
        return {}  # "it has three rivals: Acme, …": a plain word is no chip
    if len(coarse) == 1:
        return {wanted[0] if coarse[0] not in wanted else coarse[0]: 2}
    if coarse == ["Organization", "Person"] or (not speaks and coarse == ["Organization", "Person", "Place"]):
        words = name.split()
        plain = speaks and len(words) in (2, 3) and all(w.isalpha() for w in words)
        return {"Person" if plain else "Organization": 1}
    if (
        wanted
        and schema.coarse(wanted[0]) == "Organization"
        and ("Person" not in coarse or " " not in name)
        and name.replace(" ", "").isalpha()
        and len(coarse) > 2
    ):
        return {"Organization": 1}  # what comes first is what is meant where the letters say nothing
    return {}


def no_town(pack: Pack, text: str, cls: str) -> str | None:
    """The class of a name that only patterns take for a place: letters alone are none, and what has an
    institution's word in it is one.
    """
    if _capitals(text) or any(ch.isdigit() for ch in text):
        return None
    words = text.casefold().split()
    return "Organization" if len(words) > 1 and any(w in pack.org_suffixes for w in words) else cls


def _capitals(text: str) -> bool:
    """Whether a name is three capitals or more, and hyphens: "ACX", "ACX-BR"."""
    letters = text.replace("-", "")
    return letters.isupper() and letters.isalpha() and len(letters) > 2


def asked_as_ware(asked: Iterable[str], schema: Schema) -> bool:
    """Whether all that patterns take a name for is something that is made, and they take it for something."""
    kinds = {schema.coarse(cls) for cls in asked}
    return bool(kinds) and kinds <= {"AIModel", "Hardware", "Product"}
