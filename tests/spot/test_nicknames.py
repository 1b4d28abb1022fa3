"""Nicknames between marks inside a person's name."""

from __future__ import annotations

import pytest
from fixture_reading import read


def _people(lang: str, text: str) -> dict[str, str]:
    reading = read(text, lang)
    people = {e.id for e in reading.entities if e.type == "Person"}
    return {text[m.span.start : m.span.end]: m.entity for m in reading.mentions if m.entity in people}


@pytest.mark.parametrize(
    ("lang", "text"), [("en", 'Dravko "Belly" Tilic spoke.'), ("fr", "Dravko « Belly » Tilic parle.")]
)
def test_name_nickname_and_surname_are_one_person(lang: str, text: str) -> None:
    assert list(_people(lang, text).values()) == ["dravko-tilic"]


def test_the_same_person_without_the_nickname() -> None:
    people = _people("en", 'Dravko "Belly" Tilic spoke. Later, Dravko Tilic left.')
    assert len(people) == 2 and len(set(people.values())) == 1


def test_a_quoted_word_between_known_names_joins_nothing() -> None:
    assert not _people("en", 'Nvidia "Blackwell" Tarno chips were sold.')
