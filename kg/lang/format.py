"""The pack format: its keys, and the words of a form."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import PackError
from kg.lang.fold import key
from kg.lang.pack import PREPOSITIONS, Phrase, Tag, Trigger

MEASURES = (
    "accelerators",
    "parameters",
    "employees",
    "memory",
    "bandwidth",
    "power",
    "percent",
    "times",
    "twice",
    "thrice",
    "capacity",
    "cost",
    "investment",
    "valuation",
    "memory_type",
    "duration_of",
    "more",
    "less",
    "people",
    "employs",
    "headcount",
    "staff_change",
    "network",
    "active_part",
    "storage",
)


COMPARATORS = ("about", "more than", "at least", "less than", "up to", "nearly")


REACHES = ("after", "before", "behind", "clause", "inf", "noun", "present", "told")


NOUN_USES = (
    "cue",
    "anaphor",
    "thing",
    "container",
    "group",
    "role",
    "opaque",
    "either",
    "young",
    "sector",
    "acts",
    "again",
    "sited",
    "pair",
    "system",
    "wide",
    "named",
    "firm",
    "portion",
    "part",
    "member",
    "place",
    "fair",
    "field",
    "officer",
)


FUNCTIONS = (
    "subject",
    "object",
    "date",
    "quantity",
    "count",
    "money",
    "sum",
    "duration",
    "percent",
    "measure",
    "left",
    "right",
    "topic",
    "focus",
    "heading",
    "main",
    "bare",
    "possessor",
    "main",
    "origin",
    "aside",
    "whom",
    "next",
    "self",
    *PREPOSITIONS,
)


PACK_KEYS = {
    "code",
    "name",
    "script",
    "direction",
    "order",
    "pro_drop",
    "adjective_first",
    "capital_nouns",
    "sentence",
    "tokens",
    "quotes",
    "number",
    "comparators",
    "money",
    "months",
    "durations",
    "words",
    "measures",
    "names",
    "cue",
    "conjugation",
    "irregular",
    "dates",
    "calendar",
    "inverts",
    "nations",
}


def words(text: str) -> tuple[str, ...]:
    """The keys of the words of a form; an elided article or clitic stands apart ("d'un" is two)."""
    return tuple(key(text).replace("'", "' ").split())


def _allowed(where: str, found: Iterable[str], allowed: Iterable[str]) -> None:
    extra = sorted(set(found) - set(allowed))
    if extra:
        raise PackError(f"{where}: unknown {', '.join(extra)}; allowed: {', '.join(sorted(allowed))}")


def _with_article(form: tuple[str, ...], article: str) -> Iterable[tuple[str, ...]]:
    """A form of several words, and with the article that its later words may have ("رئيس [ال] تنفيذي")."""
    variants = [form[:1]]
    for word in form[1:]:
        variants = [
            v + more
            for v in variants
            for more in ([(word,), (article, word)] if article and word != article else [(word,)])
        ]
    return dict.fromkeys(variants)


def _literals(phrases: Iterable[Phrase]) -> frozenset[str]:
    """The words that patterns name."""
    parts = (
        part.rstrip("?")
        for phrase in phrases
        for part in phrase.say
        if part[0] not in "{<[" and part not in ("..", "…")
    )
    return frozenset(key(word) for part in parts for word in part.split("|") if word)


def _noun_like(tags: list[Tag]) -> bool:
    """Whether a word is a noun: one of a class or measure, or a verbal noun that is no form of a
    verb as well.
    """
    features = {t.value.feature for t in tags if isinstance(t.value, Trigger)}
    return any(t.kind in ("noun", "measure") for t in tags) or (
        bool(features) and features <= {"noun", "inf"}
    )
