"""What a sentence says twice, as so and as planned: one of the two goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import EventStatement, Evidence, Modality, Relation, Stance, Statement, ValueOf

_Key = tuple[Statement, Stance]
_Rows = Mapping[_Key, Sequence[Evidence]]


def said_twice(out: _Rows) -> Iterator[_Key]:
    """The claims that are made only in a sentence that says them better: as what was agreed or done, or as
    what is still to come.
    """
    planned = {statement for statement, stance in out if stance.modality is not Modality.ASSERTED}
    several = [key for key in out if key[0] in planned]  # all others are only said to be so
    done = {(e.sentence, e.rule) for key in several if _done_too(key, out) for e in out[key]}
    for key in several:
        if isinstance(key[0], EventStatement):
            if _done_too(key, out):
                yield key
        elif isinstance(key[0], ValueOf):
            if _planned_too(key, out, done):
                yield key
        elif isinstance(key[0], Relation):
            follows = [(e.sentence, e.rule.partition("→")[0]) in done for e in out[key] if "→" in e.rule]
            other = replace(key[1], modality=Modality.ASSERTED)
            told = key[1].modality is Modality.PLANNED and (key[0], other) in out
            if (told and len(follows) == len(out[key]) and all(follows)) or _planned_too(key, out, done):
                yield key


def _done_too(key: _Key, out: _Rows) -> bool:
    """Whether what a claim says to be to come is said only where its sentence says that it is done: "has
    signed a pact with X to cooperate" agrees on nothing more.
    """
    statement, stance = key
    if stance.modality is not Modality.PLANNED or not isinstance(statement, EventStatement):
        return False
    done = {e.sentence for e in out.get((statement, replace(stance, modality=Modality.ASSERTED)), ())}
    return bool(done) and all(e.sentence in done for e in out[key])


def _planned_too(key: _Key, out: _Rows, done: set[tuple[int, str]]) -> bool:
    """Whether what a claim says to be so is said only where its sentence says that it is planned or is not:
    "will build a plant in Oslo" has no plant in Oslo.
    """
    statement, stance = key
    if stance.modality is not Modality.ASSERTED:
        return False
    planned: set[int] = set()
    for modality in (Modality.PLANNED, Modality.POSSIBLE, Modality.NEGATED):
        rows = out.get((statement, replace(stance, modality=modality)), ())
        planned |= {e.sentence for e in rows if (e.sentence, e.rule.partition("→")[0]) not in done}
    if stance.speaker:  # "Acme denied that it has built X": not Acme's word that it has
        denied = Stance(modality=Modality.NEGATED)
        planned |= {e.sentence for e in out.get((statement, denied), ())}
    return bool(planned) and all(e.sentence in planned for e in out[key])
