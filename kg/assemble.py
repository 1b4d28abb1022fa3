"""From readings to one graph's worth: the same thing one id, one event told by many sentences one event.

An event's identity is its type, its main participants and its time: two statements are of one event where none
of these speaks against it. Within an article an undated announcement goes on with its speaker's last one; across
articles only what is dated alike or told in the same story is one. Nothing is lost by it: each statement stays a
claim of its own with its own sentences.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.gazetteer import Gazetteer
from kg.identity import Decisions, joined
from kg.lang.load import common
from kg.model import Claim, Drop, Entity, EventStatement, Filler, Mention, PartialDate, Reading, Relation, Stance, ValueOf

# Two articles tell the same story where they share this much of the named things of the shorter one.
SAME_STORY = 0.5
_LEAST_SHARED = 4


@dataclass(slots=True)
class _Cluster:
    """Statements of one event, and what they say together."""

    type: str
    members: list[tuple[int, int]] = field(default_factory=list)
    roles: dict[str, set[Filler]] = field(default_factory=lambda: defaultdict(set))
    articles: set[int] = field(default_factory=set)
    last: int = 0

    def take(self, reading: int, claim: int, statement: EventStatement) -> None:
        self.members.append((reading, claim))
        self.articles.add(reading)
        self.last = claim
        for role, filler in statement.roles:
            self.roles[role].add(filler)

    def dates(self) -> set[str]:
        return {f.iso for f in self.roles.get("date", ()) if isinstance(f, PartialDate)}


def assemble(
    readings: Sequence[Reading],
    speech_types: frozenset[str] | None = None,
    generic: frozenset[str] | None = None,
    decisions: Decisions | None = None,
) -> tuple[Reading, ...]:
    """The readings with ids that hold over all of them, in order of their article ids.

    `speech_types` are event types whose main participant is the speaker; `generic` are entities that are
    classes of things ("GPU"), which alone make no two events the same; `decisions` are those of people on
    what is one thing. Without them the shipped data says.
    """
    speech_types = frozenset(common()["speech_events"]) if speech_types is None else speech_types
    generic = Gazetteer.load().generic() if generic is None else generic
    ordered = sorted(readings, key=lambda r: r.article.id)
    stories = _stories(ordered)
    ordered = _as_decided(_one_id(ordered, stories), (Decisions.load() if decisions is None else decisions).ids)
    events = _Events(ordered, stories, speech_types, generic).ids()
    return tuple(_with_events(reading, {c: e for (r, c), e in events.items() if r == n}) for n, reading in enumerate(ordered))


def _stories(readings: Sequence[Reading]) -> list[int]:
    """The number of the story that each reading tells."""
    named = [{m.entity for m in r.mentions if not m.rule.endswith("/thing")} for r in readings]
    story = list(range(len(readings)))
    for a in range(len(readings)):
        for b in range(a):
            shared, least = len(named[a] & named[b]), min(len(named[a]), len(named[b]))
            if least and shared >= _LEAST_SHARED and shared / least >= SAME_STORY:
                old, new = story[a], story[b]
                story = [new if s == old else s for s in story]
    return story


# the same thing one id ------------------------------------------------------------------------------------------


def _one_id(readings: Sequence[Reading], stories: Sequence[int]) -> list[Reading]:
    """Things without a name keep their id only within a story: elsewhere the id would join what is not one."""
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


def _as_decided(readings: Sequence[Reading], ids: Mapping[str, str]) -> list[Reading]:
    """What people decided to be one thing under one id, of the class of the id that stays."""
    own = {e.id: e.type for reading in reversed(readings) for e in reading.entities if e.id not in ids}
    out = []
    for reading in readings:
        if any(e.id in ids for e in reading.entities):
            reading = rename(reading, ids)
            reading = replace(reading, entities=tuple(replace(e, type=own.get(e.id, e.type)) for e in reading.entities))
            alone = tuple(c for c in reading.claims if _of_itself(c))
            drops = tuple(Drop(e.sentence, e.rule, "its two things were decided to be one", "") for c in alone for e in c.evidence)
            reading = replace(reading, claims=tuple(c for c in reading.claims if c not in alone), drops=reading.drops + drops)
        out.append(reading)
    return out


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
    return replace(reading, entities=tuple(entities[k] for k in sorted(entities)), mentions=_distinct(mentions), claims=claims)


def _distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(dict.fromkeys(mentions))


def _renamed_claim(claim: Claim, at: object) -> Claim:
    assert callable(at)
    s = claim.statement
    statement: Relation | ValueOf | EventStatement
    if isinstance(s, Relation):
        statement = replace(s, subject=at(s.subject), object=at(s.object))
    elif isinstance(s, ValueOf):
        other = getattr(s.value, "relative_to", None)
        value = replace(s.value, relative_to=at(other)) if other else s.value
        statement = replace(s, subject=at(s.subject), value=value)
    else:
        statement = replace(s, roles=tuple((r, at(f) if isinstance(f, str) else f) for r, f in s.roles))
    speaker = claim.stance.speaker
    stance = Stance(claim.stance.modality, at(speaker) if speaker else None, tuple(at(r) for r in claim.stance.reporters))
    return Claim(statement, stance, claim.evidence)


# one event one id -----------------------------------------------------------------------------------------------


class _Events:
    def __init__(
        self, readings: Sequence[Reading], stories: Sequence[int], speech_types: frozenset[str], generic: frozenset[str]
    ) -> None:
        self.readings, self.stories = readings, stories
        self.speech, self.generic = speech_types, generic

    def ids(self) -> dict[tuple[int, int], str]:
        clusters: list[_Cluster] = []
        for n, reading in enumerate(self.readings):
            clusters += self._within(n, reading)
        merged = self._across(clusters)
        out: dict[tuple[int, int], str] = {}
        taken: dict[str, int] = {}
        for cluster in merged:
            event = self._id(cluster)
            taken[event] = taken.get(event, 0) + 1
            if taken[event] > 1:
                event = f"{event}-{taken[event]}"
            for member in cluster.members:
                out[member] = event
        return out

    def _within(self, n: int, reading: Reading) -> list[_Cluster]:
        """The events of one article; dated statements first, so that undated ones find their event."""
        rows = [(i, c.statement) for i, c in enumerate(reading.claims) if isinstance(c.statement, EventStatement)]
        rows.sort(key=lambda row: self._position(reading, row[0]))
        out: list[_Cluster] = []
        for i, statement in rows:
            same = [c for c in out if c.type == statement.type and self._one(c, statement)]
            if statement.type in self.speech:
                mine = [c for c in out if c.type == statement.type and self._shares(c.roles, statement, "agent")]
                dated = [c for c in mine if c.dates() and self._dates_agree(c.dates(), statement)] if _has(statement, "date") else []
                same = dated or ([mine[-1]] if mine and mine[-1] in same and self._goes_on(mine[-1], statement) else [])
            if same:
                same[-1].take(n, i, statement)
            else:
                out.append(_Cluster(statement.type))
                out[-1].take(n, i, statement)
        return out

    def _position(self, reading: Reading, i: int) -> tuple[int, int]:
        return min((e.sentence for e in reading.claims[i].evidence), default=0), i

    def _goes_on(self, cluster: _Cluster, statement: EventStatement) -> bool:
        dates = cluster.dates()
        if not dates or not _has(statement, "date"):
            return not dates or any(len(d) == 10 for d in dates) or _has(statement, "date")
        return self._dates_agree(dates, statement)

    def _one(self, cluster: _Cluster, s: EventStatement) -> bool:
        """Whether a statement may be of the cluster's event: a participant in common, nothing against it."""
        if not self._dates_agree(cluster.dates(), s):
            return False
        for role in ("agent", "source", "recipient"):
            mine = {f for r, f in s.roles if r == role}
            if mine and cluster.roles.get(role) and not mine & cluster.roles[role]:
                return False
        mine = {f for r, f in s.roles if r == "quantity"}
        if mine and cluster.roles.get("quantity") and not mine & cluster.roles["quantity"]:
            return False
        mine_objects = {f for r, f in s.roles if r == "object"}
        theirs = cluster.roles.get("object", set())
        if s.type in self.speech:
            return self._shares(cluster.roles, s, "agent")
        if mine_objects and theirs:
            return bool(mine_objects & theirs)
        return self._shares(cluster.roles, s, "agent") and not (mine_objects and theirs)

    def _shares(self, roles: Mapping[str, set[Filler]], s: EventStatement, role: str) -> bool:
        return bool({f for r, f in s.roles if r == role} & roles.get(role, set()))

    def _dates_agree(self, dates: set[str], s: EventStatement) -> bool:
        mine = [f.iso for r, f in s.roles if r == "date" and isinstance(f, PartialDate)]
        return not dates or not mine or any(a.startswith(b) or b.startswith(a) for a in mine for b in dates)

    def _across(self, clusters: Sequence[_Cluster]) -> list[_Cluster]:
        out: list[_Cluster] = []
        for cluster in clusters:
            home = next((c for c in out if self._same_event(c, cluster)), None)
            if home is None:
                out.append(cluster)
                continue
            home.members += cluster.members
            home.articles |= cluster.articles
            for role, fillers in cluster.roles.items():
                home.roles[role] |= fillers
        return out

    def _same_event(self, a: _Cluster, b: _Cluster) -> bool:
        if a.type != b.type or a.articles & b.articles:
            return False
        roles = tuple((r, f) for r, fs in sorted(b.roles.items()) for f in sorted(fs, key=repr))
        if not self._one(a, EventStatement(b.type, roles)):
            return False
        told_alike = bool(a.dates() and b.dates())
        same_story = any(self.stories[x] == self.stories[y] for x in a.articles for y in b.articles)
        if a.type in self.speech:
            return told_alike or (same_story and not a.dates() and not b.dates())
        shared = (a.roles.get("object", set()) & b.roles.get("object", set())) - self.generic
        return told_alike or same_story or (bool(shared) and _both_or_none(a, b, "agent"))

    def _id(self, cluster: _Cluster) -> str:
        main = cluster.roles.get("agent" if cluster.type in self.speech else "object") or cluster.roles.get("agent") or set()
        names = sorted(f for f in main if isinstance(f, str))
        dates = sorted(cluster.dates(), key=lambda d: (len(d), d))
        more = [] if cluster.type in self.speech else sorted(str(f) for r in ("source", "recipient") for f in cluster.roles.get(r, ()))
        text = "|".join([cluster.type, *names[:1], dates[0][:7] if dates else "", *more])
        return f"{cluster.type.lower()}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _has(s: EventStatement, role: str) -> bool:
    return any(r == role for r, _ in s.roles)


def _both_or_none(a: _Cluster, b: _Cluster, role: str) -> bool:
    x, y = a.roles.get(role, set()), b.roles.get(role, set())
    return bool(x & y) or not x or not y


def _with_events(reading: Reading, events: Mapping[int, str]) -> Reading:
    claims = tuple(
        replace(c, statement=replace(c.statement, event=events[i])) if i in events and isinstance(c.statement, EventStatement) else c
        for i, c in enumerate(reading.claims)
    )
    return replace(reading, claims=claims)



