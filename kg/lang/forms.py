"""From a lemma and a pack's conjugation table to the forms that occur in text.

A lexicon names verbs by lemma ("mettre en ligne"); a pack says once how lemmas of a kind are
inflected. A pattern in the table builds a form from the lemma's stem: `·` stands for the whole
stem, `~` for the stem without its first letter. The words after the first of a lemma are its
particle: they stand somewhere behind the verb ("a mis Acme en ligne").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.errors import PackError

# What a form can say of tense and use. "past", "pres", "fut" and "cond" are finite; "refl" is an infinitive
# with its reflexive pronoun ("entrenarse"), which reads as a passive.
FEATURES = ("past", "pres", "fut", "cond", "inf", "refl", "pp", "ger", "noun")


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form: its words, its feature, and the particle words that belong to it."""

    words: tuple[str, ...]
    feature: str
    particle: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conjugation:
    """One row of the table: lemmas that end in `ending` make these forms of their stem."""

    ending: str
    patterns: Mapping[str, tuple[str, ...]]


def build(stem: str, pattern: str) -> str:
    """The form that a pattern makes of a stem.

    >>> build("lanc", "·é"), build("يطلق", "سي~")
    ('lancé', 'سيطلق')
    """
    return pattern.replace("·", stem).replace("~", stem[1:])


def inflect(
    lemma: str,
    conjugations: tuple[Conjugation, ...],
    irregular: Mapping[str, Mapping[str, tuple[str, ...]]],
    where: str,
) -> Iterator[Form]:
    """All forms of one lemma.

    A lemma is a word and its particle ("mettre en ligne"), or the principal parts of its first word
    divided by `|` ("أطلق|يطلق|إطلاق"): past stem, present stem, verbal noun.
    Raises PackError where neither table nor conjugation covers the word.
    """
    head, *rest = lemma.split()
    particle = tuple(rest)
    if "|" in head:
        yield from _from_parts(head.split("|"), conjugations, particle, where)
        return
    if head in irregular:
        for feature, forms in irregular[head].items():
            for form in forms:
                yield Form(tuple(form.replace("_", " ").split()), feature, particle)
        return
    row = max(
        (c for c in conjugations if head.endswith(c.ending) and len(head) > len(c.ending)),
        key=lambda c: len(c.ending),
        default=None,
    )
    if row is None:
        raise PackError(
            f"{where}: no conjugation for {head!r}; add it to [irregular] or a row to [[conjugation]]"
        )
    stem = head[: len(head) - len(row.ending)]
    for feature, patterns in row.patterns.items():
        for pattern in patterns:
            yield Form((build(stem, pattern),), feature, particle)


def _from_parts(
    parts: list[str], conjugations: tuple[Conjugation, ...], particle: tuple[str, ...], where: str
) -> Iterator[Form]:
    row = next((c for c in conjugations if c.ending == "|"), None)
    if row is None:
        raise PackError(f'{where}: principal parts need a [[conjugation]] row with ending = "|"')
    stems = dict(zip(("past", "pres", "inf"), parts, strict=False))
    stems["fut"] = stems.get("pres", "")
    for feature, patterns in row.patterns.items():
        stem = stems.get(feature, "")
        if stem:
            for pattern in patterns:
                yield Form((build(stem, pattern),), feature, particle)
