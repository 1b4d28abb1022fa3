"""Finds that state nothing in the stance in which they are found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extract.found import Context, Found
from kg.lang.shared import common
from kg.model import EventStatement, Evidence, Modality, Relation, Stance, Statement
from kg.ties import Ties


def says_nothing(context: Context, f: Found, stance: Stance) -> str:
    """Why a find in its stance states nothing; empty where it does."""
    denied = stance.modality is Modality.NEGATED
    if f.speech and denied:
        return "what is not said is no speech"
    if f.speech and _only_asked(context, f):
        return "who is asked to speak has not spoken"
    if "→" in f.rule and denied:
        return "of what did not happen nothing follows"
    if f.term in common()["begun"] and _stood_before(context, f):
        return "what is begun is none that was named before in its sentence"
    if _gives_power(context, f):
        return "who gives a machine power supplies no part of it"
    if _made_by_another(context, f):
        return "of a thing that another is known to make only a name tells who makes it"
    own = stance.speaker is not None and stance.speaker in {x.content for x in f.roles.get("agent", ())}
    return "in his own words the speaker only speaks" if own and f.term in common()["speech_events"] else ""


def _made_by_another(context: Context, f: Found) -> bool:
    """Whether a pronoun or a noun ("its X2", "the firm's X2") gives a thing to another than the one who is
    known to make it and is named in the article, and than the firm that the maker is a part of.
    """
    terms = common()["makers"].values()
    made, maker = (next(iter(f.roles.get(role, ())), None) for role in ("o", "s"))
    if f.term not in terms or made is None or maker is None:
        return False
    ties = Ties.load()
    known = [x for x in ties.of("makes", str(made.content)) if x in context.classes]
    if not known or maker.content in known or not set(known).isdisjoint(ties.of("part", str(maker.content))):
        return False
    items = context.lines[maker.sentence].items
    return not any(x.kind == "name" and x.entity == maker.content and x.is_at(maker.span) for x in items)


def _gives_power(context: Context, f: Found) -> bool:
    """Whether a machine or a site is only given power: "supplies the data centre with electricity"."""
    measure, given = common()["powers"].get(f.term), next(iter(f.roles.get("o", ())), None)
    if measure is None or given is None or context.schema.coarse(given.cls) not in ("Hardware", "Place"):
        return False
    row = [x for x in context.lines[f.sentence].items if x.start >= f.trigger.start]
    end = next((k for k, x in enumerate(row) if k and (x.kind == "mark" or x.acts)), len(row))
    return any(
        measure in x.measure and any("with" in y.classes for y in row[max(0, k - 2) : k])
        for k, x in enumerate(row[:end])
        if x.kind == "word"
    )


def _only_asked(context: Context, f: Found) -> bool:
    """Whether somebody is only asked to say something: "the firm was asked to confirm it"."""
    items = context.lines[f.sentence].items
    k = next((k for k, x in enumerate(items) if x.start == f.trigger.start), 0)
    asked = items[k - 2] if k > 2 and "to" in items[k - 1].classes else None
    if asked is None or "engages" not in asked.classes:
        return False
    before = next((x for x in reversed(items[: k - 2]) if "adverb" not in x.classes), None)
    return before is not None and bool(before.classes & {"be", "been"})


def _stood_before(context: Context, f: Found) -> bool:
    """Whether a noun stands for the object that its sentence names before the verb: "left Acme to start the
    company" starts another.
    """
    items = context.lines[f.sentence].items
    for fill in f.roles.get("o", ()):
        noun = next((x for x in items if x.kind == "noun" and x.head == fill.span), None)
        if noun is not None and any(x.entity == fill.content and x.end <= f.trigger.start for x in items):
            return True
    return False


def within_others(
    out: Mapping[tuple[Statement, Stance], Sequence[Evidence]],
) -> list[tuple[Statement, Stance]]:
    """The events that say less than another of their type does in the same stance and sentences: "A led the
    round in B" beside what tells its sum, too.
    """
    rows: dict[tuple[str, Stance], list[tuple[EventStatement, frozenset[object], frozenset[int]]]] = {}
    for (statement, stance), evidence in out.items():
        if isinstance(statement, EventStatement):
            told = frozenset(e.sentence for e in evidence)
            rows.setdefault((statement.type, stance), []).append(
                (statement, frozenset(statement.roles), told)
            )
    return [
        (less, stance)
        for (_, stance), events in rows.items()
        if len(events) > 1
        for less, roles, told in events
        if any(roles < more and told <= where for _, more, where in events)
    ]


def of_unmade(
    out: Mapping[tuple[Statement, Stance], Sequence[Evidence]],
) -> list[tuple[Statement, Stance]]:
    """The relations that hold of nothing, since their own sentence denies that the thing was made: "did not
    build the centre X in Oslo" puts no X in Oslo.
    """
    lost: dict[Statement, set[int]] = {}
    for (s, stance), evidence in out.items():
        if not isinstance(s, EventStatement) or stance.modality is not Modality.NEGATED:
            continue
        for row in common()["implies"]:
            if row["event"] != s.type or "unmade" not in row:
                continue
            made = [x for role, x in s.roles if role == row["s"] and isinstance(x, str)]
            where = [x for role, x in s.roles if role == row["o"] and isinstance(x, str)]
            for x in (Relation(m, row["relation"], w) for m in made for w in where):
                lost.setdefault(x, set()).update(e.sentence for e in evidence)
    return [
        (s, stance)
        for (s, stance), evidence in out.items()
        if s in lost and {e.sentence for e in evidence} <= lost[s]
    ]
