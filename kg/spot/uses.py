"""What a run of words is as one item of a sentence: a noun, words of a class, verbs, a measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.lang.pack import Cue, Noun, Tag, Trigger

# classes that only the linking of names asks for: beside them a word is what it is without them
_OF_LINKING: Final = frozenset(("nation", "feminine"))


class _Uses:
    """What a run of words is as one item; lengths are in words."""

    __slots__ = ("classes", "comparator", "cue", "length", "measure", "noun", "triggers")

    def __init__(
        self,
        length: int,
        noun: Noun | None,
        classes: frozenset[str],
        triggers: tuple[tuple[int, Trigger], ...],
        measure: frozenset[str],
        cue: tuple[int, object] | None,
        comparator: str,
    ) -> None:
        self.length, self.noun, self.classes, self.triggers = length, noun, classes, triggers
        self.measure, self.cue, self.comparator = measure, cue, comparator


def _uses(tags: Sequence[tuple[int, Tag]]) -> _Uses:
    """What the word table's tags (length, tag), longest first, make of a run."""
    triggers = tuple((n, t.value) for n, t in tags if isinstance(t.value, Trigger))
    nouns = [(n, t.value) for n, t in tags if isinstance(t.value, Noun)]
    measure = [(n, str(t.value)) for n, t in tags if t.kind == "measure"]
    if measure and measure[0][0] > 1:
        # "memory bandwidth" measures no memory
        measure = [(n, m) for n, m in measure if n == measure[0][0]]
    if nouns and nouns[0][0] >= max((n for n, _ in triggers), default=0):
        length, noun = nouns[0]
        return _Uses(
            length,
            noun,
            frozenset(),
            tuple((n, t) for n, t in triggers if n == length),
            frozenset(m for n, m in measure if n <= length),
            # a noun may tell how sure the deed is that is named right behind it: "the plan of a purchase"
            next(
                ((n, t.value) for n, t in tags if isinstance(t.value, Cue) and t.value.reach == "noun"), None
            ),
            "",
        )
    klass = [(n, str(t.value)) for n, t in tags if t.kind == "class" and t.value not in _OF_LINKING]
    length = max((n for n, _ in klass), default=1)
    longer = [c for n, c in klass if triggers and n == length > max(n for n, _ in triggers)]
    if "called" in longer or "adverb" in longer:
        triggers = ()  # "launched it under the name of": its first word is no verb of a deed there
    elif triggers:
        length = 1
    if measure and not triggers and not klass:
        length = max(n for n, _ in measure)
    return _Uses(
        length,
        None,
        frozenset(c for n, c in klass if n == length),
        triggers,
        frozenset(m for _, m in measure),
        next(((n, t.value) for n, t in tags if t.kind == "cue"), None),
        next((str(t.value) for _, t in tags if t.kind == "comparator"), ""),
    )
