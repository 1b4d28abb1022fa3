"""One event one id: statements of one event, gathered within an article and across articles."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.model import Claim, EventStatement, Filler, Modality, PartialDate, Reading


@dataclass(slots=True)
class _Cluster:
    """Statements of one event, and what they say together."""

    type: str
    members: list[tuple[int, int]] = field(default_factory=list)
    roles: dict[str, set[Filler]] = field(default_factory=lambda: defaultdict(set))
    articles: set[int] = field(default_factory=set)
    stories: set[int] = field(default_factory=set)
    modalities: set[Modality] = field(default_factory=set)

    def take(self, reading: int, claim: int, statement: EventStatement, modality: Modality) -> None:
        self.members.append((reading, claim))
        self.modalities.add(modality)
        self.articles.add(reading)
        for role, filler in statement.roles:
            self.roles[role].add(filler)

    def join(self, other: _Cluster) -> None:
        """Takes in all that another says."""
        self.members += other.members
        self.articles |= other.articles
        self.stories |= other.stories
        self.modalities |= other.modalities
        for role, fillers in other.roles.items():
            self.roles[role] |= fillers

    def main(self) -> list[tuple[str, Filler]]:
        """What it may share with another of its kind: type and agents or objects."""
        fillers = self.roles.get("agent", set()) | self.roles.get("object", set())
        return [(self.type, filler) for filler in sorted(fillers, key=repr)]

    def dates(self) -> set[str]:
        return {f.iso for f in self.roles.get("date", ()) if isinstance(f, PartialDate)}


class Events:
    """The events of all readings; `stories` number the story that each reading tells."""

    def __init__(
        self,
        readings: Sequence[Reading],
        stories: Sequence[int],
        speech_types: frozenset[str],
        generic: frozenset[str],
        placed_types: frozenset[str] = frozenset(),
        given_types: frozenset[str] = frozenset(),
    ) -> None:
        self.readings, self.stories = readings, stories
        self.speech, self.generic, self.placed = speech_types, generic, placed_types
        self.given = given_types

    def by_reading(self) -> dict[int, dict[int, str]]:
        """The event's id of each event claim: place of the reading → place of the claim → id."""
        clusters: list[_Cluster] = []
        for n, reading in enumerate(self.readings):
            clusters += self._within(n, reading)
        merged = self._across(clusters)
        out: dict[int, dict[int, str]] = defaultdict(dict)
        taken: dict[str, int] = {}
        for cluster in merged:
            event = self._id(cluster)
            taken[event] = taken.get(event, 0) + 1
            if taken[event] > 1:
                event = f"{event}-{taken[event]}"
            for at, claim in cluster.members:
                out[at][claim] = event
        return out

    def _within(self, n: int, reading: Reading) -> list[_Cluster]:
        """The events of one article; dated statements first, so that undated ones find their event."""
        rows = [
            (i, c.statement) for i, c in enumerate(reading.claims) if isinstance(c.statement, EventStatement)
        ]
        rows.sort(key=lambda row: self._position(reading, row[0]))
        out: list[_Cluster] = []
        for i, statement in rows:
            modality = reading.claims[i].stance.modality
            same = [
                c
                for c in out
                if c.type == statement.type
                and self._one(c, statement)
                and self._one_place(c, statement, modality)
            ]
            if statement.type in self.speech:
                mine = [
                    c for c in out if c.type == statement.type and self._shares(c.roles, statement, "agent")
                ]
                dated = (
                    [c for c in mine if c.dates() and self._dates_agree(c.dates(), statement)]
                    if _has(statement, "date")
                    else []
                )
                same = dated or (
                    [mine[-1]] if mine and mine[-1] in same and self._goes_on(mine[-1], statement) else []
                )
            if same:
                same[-1].take(n, i, statement, modality)
            else:
                out.append(_Cluster(statement.type))
                out[-1].take(n, i, statement, modality)
        return out

    def _one_place(self, cluster: _Cluster, s: EventStatement, modality: Modality | None) -> bool:
        """Whether the place says nothing against one event, of a type that happens in each place anew:
        what is out at home and is to come abroad comes out twice.
        """
        mine = {f for r, f in s.roles if r == "place"}
        if s.type not in self.placed or not mine:
            return True
        theirs = cluster.roles.get("place", set())
        return bool(mine & theirs) or (not theirs and (modality is None or modality in cluster.modalities))

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
                if role == "source" and self._one_sum(cluster, s):
                    continue  # who else gave it
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

    def _one_sum(self, cluster: _Cluster, s: EventStatement) -> bool:
        """Whether both tell of one sum of money and of who was given it."""
        if s.type not in self.given:
            return False
        sums = {f for r, f in s.roles if r == "quantity"}
        return bool(sums & cluster.roles.get("quantity", set())) and self._shares(cluster.roles, s, "agent")

    def _shares(self, roles: Mapping[str, set[Filler]], s: EventStatement, role: str) -> bool:
        return bool({f for r, f in s.roles if r == role} & roles.get(role, set()))

    def _dates_agree(self, dates: set[str], s: EventStatement) -> bool:
        mine = [f.iso for r, f in s.roles if r == "date" and isinstance(f, PartialDate)]
        return not dates or not mine or any(a.startswith(b) or b.startswith(a) for a in mine for b in dates)

    def _across(self, clusters: Sequence[_Cluster]) -> list[_Cluster]:
        out: list[_Cluster] = []
        # Events that may be one share an agent or an object: only among those is looked.
        having: dict[tuple[str, Filler], list[int]] = defaultdict(list)
        for cluster in clusters:
            cluster.stories = {self.stories[n] for n in cluster.articles}
            near = sorted({n for key in cluster.main() for n in having[key]})
            at = next((n for n in near if self._same_event(out[n], cluster)), len(out))
            if at == len(out):
                out.append(cluster)
            else:
                out[at].join(cluster)
            for key in out[at].main():
                if at not in having[key]:
                    having[key].append(at)
        return out

    def _same_event(self, a: _Cluster, b: _Cluster) -> bool:
        if a.type != b.type or a.articles & b.articles:
            return False
        roles = tuple((r, f) for r, fs in sorted(b.roles.items()) for f in sorted(fs, key=repr))
        whole = EventStatement(b.type, roles)
        if not self._one(a, whole) or not self._one_place(a, whole, None):
            return False
        told_alike = bool(a.dates() and b.dates())
        same_story = bool(a.stories & b.stories)
        if a.type in self.speech:
            return told_alike or (same_story and not a.dates() and not b.dates())
        shared = (a.roles.get("object", set()) & b.roles.get("object", set())) - self.generic
        return told_alike or same_story or (bool(shared) and _both_or_none(a, b, "agent"))

    def _id(self, cluster: _Cluster) -> str:
        main = (
            cluster.roles.get("agent" if cluster.type in self.speech else "object")
            or cluster.roles.get("agent")
            or set()
        )
        names = sorted(f for f in main if isinstance(f, str))
        dates = sorted(cluster.dates(), key=lambda d: (len(d), d))
        more = (
            []
            if cluster.type in self.speech
            else sorted(str(f) for r in ("source", "recipient") for f in cluster.roles.get(r, ()))
        )
        if cluster.type in self.placed:
            more += sorted(str(f) for f in cluster.roles.get("place", ()))[:1]
        text = "|".join([cluster.type, *names[:1], dates[0][:7] if dates else "", *more])
        return f"{cluster.type.lower()}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _has(s: EventStatement, role: str) -> bool:
    return any(r == role for r, _ in s.roles)


def _both_or_none(a: _Cluster, b: _Cluster, role: str) -> bool:
    x, y = a.roles.get(role, set()), b.roles.get(role, set())
    return bool(x & y) or not x or not y


def with_events(reading: Reading, events: Mapping[int, str]) -> Reading:
    """The reading with the ids of its events, by place of the claim."""
    claims = tuple(
        Claim(EventStatement(c.statement.type, c.statement.roles, events[i]), c.stance, c.evidence)
        if i in events and isinstance(c.statement, EventStatement)
        else c
        for i, c in enumerate(reading.claims)
    )
    return replace(reading, claims=claims)
