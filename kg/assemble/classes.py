"""One class a thing: where articles differ on what a thing is, the one that most mentions speak for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model import Claim, Drop, EventStatement, Reading, Relation
from kg.schema import Schema

_REASON = "the other articles show that it is of another class, which the ontology does not allow here"


def one_class(readings: Sequence[Reading], schema: Schema) -> list[Reading]:
    """The readings with one class for each thing; what that class does not allow is let go."""
    classes = _classes(readings, schema)
    out = []
    for reading in readings:
        changed = {e.id for e in reading.entities if not e.known and classes[e.id] != e.type}
        if changed:
            entities = tuple(
                replace(e, type=classes[e.id]) if e.id in changed else e for e in reading.entities
            )
            bad = [c for c in reading.claims if not _allowed(c, changed, classes, schema)]
            drops = tuple(Drop(e.sentence, e.rule, _REASON, "") for c in bad for e in c.evidence)
            claims = tuple(c for c in reading.claims if c not in bad)
            reading = replace(reading, entities=entities, claims=claims, drops=reading.drops + drops)
        out.append(reading)
    return out


def _classes(readings: Sequence[Reading], schema: Schema) -> dict[str, str]:
    """The class of each thing: of the broad class with most mentions, the finest that most speak for."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        mentions = Counter(m.entity for m in reading.mentions)
        for entity in reading.entities:
            votes[entity.id][entity.type] += 1 + mentions[entity.id]
    out = {}
    for slug, counted in votes.items():
        broad: Counter[str] = Counter()
        for cls, number in counted.items():
            broad[schema.coarse(cls)] += number
        best = min(broad, key=lambda cls: (-broad[cls], cls))
        among = [cls for cls in counted if schema.coarse(cls) == best]
        out[slug] = min(among, key=lambda cls: (cls == best, -counted[cls], cls))
    return out


def _allowed(claim: Claim, changed: set[str], classes: Mapping[str, str], schema: Schema) -> bool:
    s = claim.statement

    def fits(slug: str, wanted: frozenset[str]) -> bool:
        return slug not in changed or not wanted or any(schema.is_a(classes[slug], w) for w in wanted)

    if isinstance(s, EventStatement):
        return all(
            fits(f, schema.roles[role]) for role, f in s.roles if isinstance(f, str) and role in schema.roles
        )
    if isinstance(s, Relation):
        term = schema.relations[s.predicate]
        ends = {schema.coarse(classes[slug]) for slug in (s.subject, s.object) if slug in classes}
        one_kind = not term.symmetric or len(ends) < 2 or not changed & {s.subject, s.object}
        return fits(s.subject, term.domain) and fits(s.object, term.range) and one_kind
    return fits(s.subject, schema.values[s.predicate].domain)
