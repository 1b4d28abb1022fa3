"""Towns that no list of known places has: names that many towns bear, behind a word of where."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named

from kg.lang.fold import bare
from kg.lang.shared import towns


def test_names_are_folded_and_of_known_classes() -> None:
    assert len(towns()) > 10_000
    assert all(name == bare(name) for name in towns())
    assert set(towns().values()) == {"City", "State"}


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "It is growing in Zaanstad.", "Zaanstad"),
        ("fr", "Elle grandit à Tourcoing.", "Tourcoing"),
        ("es", "Crece en Sabadell.", "Sabadell"),
        ("it", "Cresce nello stabilimento di Pozzuoli.", "Pozzuoli"),
    ],
)
def test_a_town_behind_a_word_of_where_is_one(lang: str, text: str, name: str) -> None:
    assert classes_named(text, lang).get(name) == "City"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The chipmaker Zaanstad bought Norvane.", "Zaanstad"),
        ("Zaanstad Inc bought the chipmaker Norvane.", "Zaanstad Inc"),
        ("Investors believe in the start-up Zaanstad.", "Zaanstad"),
    ],
)
def test_a_firm_of_such_a_name_is_a_firm(text: str, name: str) -> None:
    assert classes_named(text, "en").get(name) in ("Company", "Organization")
