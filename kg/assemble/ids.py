"""Entity ids over all readings: replaced where two are one thing, or where one would be two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kg.identity import joined
from kg.model import Claim, Drop, Entity, EventStatement, Mention, Ratio, Reading, Relation, Stance, ValueOf


def own_things(readings: Sequence[Reading], stories: Sequence[int]) -> list[Reading]:
    """Things without a name keep their id only within a story: elsewhere it would join what is not one."""
    users: dict[str, set[int]] = defaultdict(set)
    unnamed: set[str] = set()
    named: set[str] = set()
    for n, reading in enumerate(readings):
        for m in reading.mentions:
            (unnamed if m.rule.endswith("/thing") else named).add(m.entity)
        for e in reading.entities:
            users[e.id].add(stories[n])
    out = []
    for n, reading in enumerate(readings):
        renamed = {}
        for slug in sorted(unnamed - named):
            told = sorted(users[slug])
            if len(told) > 1 and stories[n] in told and stories[n] != told[0]:
                renamed[slug] = f"{slug}-{reading.article.id[:6]}"
        out.append(rename(reading, renamed) if renamed else reading)
    return out


def as_one(readings: Sequence[Reading], ids: Mapping[str, str], note: bool = False) -> list[Reading]:
    """The readings with what is one thing under one id, of the class of the id that stays.

    `ids` maps the ids that are given up; `note` says whether mentions are to keep which one they had.
    """
    own = {e.id: e.type for reading in reversed(readings) for e in reading.entities if e.id not in ids}
    out = []
    for reading in readings:
        if any(e.id in ids for e in reading.entities):
            if note:
                reading = replace(
                    reading, mentions=tuple(_noted(m) if m.entity in ids else m for m in reading.mentions)
                )
            reading = rename(reading, ids)
            reading = replace(
                reading, entities=tuple(replace(e, type=own.get(e.id, e.type)) for e in reading.entities)
            )
            alone = tuple(c for c in reading.claims if _of_itself(c))
            drops = tuple(
                Drop(e.sentence, e.rule, "its two things are one", "") for c in alone for e in c.evidence
            )
            reading = replace(
                reading,
                claims=tuple(c for c in reading.claims if c not in alone),
                drops=reading.drops + drops,
            )
        out.append(reading)
    return out


def _noted(mention: Mention) -> Mention:
    if mention.rule.endswith("/thing"):
        return mention
    return replace(mention, rule=f"{mention.rule}|alike {mention.entity}")


def _of_itself(claim: Claim) -> bool:
    """Whether a claim relates a thing to itself."""
    s = claim.statement
    if isinstance(s, Relation):
        return s.subject == s.object
    return isinstance(s, ValueOf) and getattr(s.value, "relative_to", None) == s.subject


def rename(reading: Reading, new: Mapping[str, str]) -> Reading:
    """The reading with entity ids replaced."""

    def at(slug: str) -> str:
        return new.get(slug, slug)

    entities: dict[str, Entity] = {}
    for e in sorted(reading.entities, key=lambda e: e.id != at(e.id)):
        named = replace(e, id=at(e.id))
        entities[named.id] = joined(entities[named.id], named) if named.id in entities else named
    mentions = tuple(replace(m, entity=at(m.entity)) for m in reading.mentions)
    claims = tuple(_renamed_claim(c, at) for c in reading.claims)
    return replace(
        reading,
        entities=tuple(entities[k] for k in sorted(entities)),
        mentions=_distinct(mentions),
        claims=claims,
    )


def _distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(dict.fromkeys(mentions))


def _renamed_claim(claim: Claim, at: Callable[[str], str]) -> Claim:
    s = claim.statement
    statement: Relation | ValueOf | EventStatement
    if isinstance(s, Relation):
        statement = replace(s, subject=at(s.subject), object=at(s.object))
    elif isinstance(s, ValueOf):
        value = s.value
        if isinstance(value, Ratio) and value.relative_to:
            value = replace(value, relative_to=at(value.relative_to))
        statement = replace(s, subject=at(s.subject), value=value)
    else:
        statement = replace(s, roles=tuple((r, at(f) if isinstance(f, str) else f) for r, f in s.roles))
    speaker = claim.stance.speaker
    stance = Stance(
        claim.stance.modality, at(speaker) if speaker else None, tuple(at(r) for r in claim.stance.reporters)
    )
    return Claim(statement, stance, claim.evidence)
