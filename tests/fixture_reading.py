"""Short texts read by the shipped reader, and what a reading of them names and states."""

from __future__ import annotations

import pytest

from kg.lang.shared import codes
from kg.model import Article, EventStatement, Reading, Relation, ValueOf
from kg.pipeline.reader import default_reader


def read(text: str, lang: str = "en") -> Reading:
    """The reading of a text; the test is left out where its language has no pack."""
    if lang not in codes():
        pytest.skip(f"no pack for {lang}")
    return default_reader().read(Article("a", "a.txt", text, lang, "0"))


def classes_named(text: str, lang: str = "en") -> dict[str, str]:
    """The words of each name in a text, and the class of what it names."""
    reading = read(text, lang)
    classes = {e.id: e.type for e in reading.entities}
    return {m.text: classes[m.entity] for m in reading.mentions}


def relations(text: str, lang: str = "en") -> set[tuple[str, str, str]]:
    """Subject, relation and object of each relation that a text states."""
    found = (claim.statement for claim in read(text, lang).claims)
    return {(s.subject, s.predicate, s.object) for s in found if isinstance(s, Relation)}


def facts(text: str, lang: str = "en") -> set[tuple[str, str, str]]:
    """Relations as above, and subject, property and number of each value; "" for a value without a number."""
    said = (claim.statement for claim in read(text, lang).claims)
    numbers = {
        (s.subject, s.predicate, str(getattr(s.value, "low", ""))) for s in said if isinstance(s, ValueOf)
    }
    return relations(text, lang) | numbers


def roles_told(text: str, lang: str = "en") -> set[tuple[str, str, str]]:
    """Type, role and filler of each role of each event that a text states."""
    return {
        (c.statement.type, role, str(x))
        for c in read(text, lang).claims
        if isinstance(c.statement, EventStatement)
        for role, x in c.statement.roles
    }


def deeds(text: str, lang: str = "en") -> set[tuple[str, str, str]]:
    """Type, agent and object of each event that a text states; "" for a role that nothing fills."""
    out = set()
    for claim in read(text, lang).claims:
        if isinstance(claim.statement, EventStatement):
            roles = {role: str(content) for role, content in claim.statement.roles}
            out.add((claim.statement.type, roles.get("agent", ""), roles.get("object", "")))
    return out


def stated(text: str, lang: str) -> set[str]:
    """The statements of a text, one line each, with their modality and without their speakers."""
    out = set()
    for claim in read(text, lang).claims:
        s, modality = claim.statement, claim.stance.modality.value
        if isinstance(s, EventStatement):
            said = f"{s.type}: " + ", ".join(
                f"{role} {getattr(x, 'low', getattr(x, 'iso', x))}" for role, x in s.roles
            )
        elif isinstance(s, Relation):
            said = f"{s.subject} {s.predicate} {s.object}"
        else:
            said = f"{s.subject} {s.predicate} {getattr(s.value, 'low', getattr(s.value, 'iso', s.value))}"
        out.add(said + ("" if modality == "asserted" else f" [{modality}]"))
    return out
