"""From readings to one graph's worth: the same thing one id, one event told by many sentences one event.

An event's identity is its type, its main participants and its time: two statements are of one event where
none of these speaks against it. Within an article an undated announcement goes on with its speaker's last
one; across articles only what is dated alike or told in the same story is one. Nothing is lost by it: each
statement stays a claim of its own with its own sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.assemble.alike import alike
from kg.assemble.classes import one_class
from kg.assemble.events import Events, with_events
from kg.assemble.ids import as_one, own_things
from kg.assemble.stories import stories_of
from kg.gazetteer import Gazetteer
from kg.identity import Decisions
from kg.lang.shared import common
from kg.model import Reading
from kg.schema import Schema


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
    decisions = Decisions.load() if decisions is None else decisions
    stories = stories_of(ordered)
    ordered = own_things(ordered, stories)
    ordered = as_one(ordered, alike(ordered, stories, Schema.load(), decisions.apart.keys()), note=True)
    ordered = one_class(as_one(ordered, decisions.ids), Schema.load())
    placed = frozenset(common()["placed_events"])
    given = frozenset(common()["given_events"])
    events = Events(ordered, stories, speech_types, generic, placed, given).by_reading()
    return tuple(with_events(reading, events.get(n, {})) for n, reading in enumerate(ordered))
