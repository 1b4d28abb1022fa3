"""Forms that a conjugation makes of lemmas."""

from __future__ import annotations

import pytest

from kg.errors import PackError
from kg.lang.forms import Conjugation, Form, inflect

ER = Conjugation("er", {"past": ("·a", "·é"), "fut": ("·era",)})
GER = Conjugation("ger", {"past": ("·gea",)})
PARTS = Conjugation("|", {"past": ("·", "·ت"), "pres": ("ي~",), "fut": ("سي~",), "inf": ("·",)})


def forms(lemma: str, *rows: Conjugation, **irregular: dict[str, tuple[str, ...]]) -> list[Form]:
    return list(inflect(lemma, rows, irregular, "here"))


def test_a_row_makes_forms_of_the_stem() -> None:
    assert [f.words for f in forms("lancer", ER)] == [("lanca",), ("lancé",), ("lancera",)]
    assert [f.feature for f in forms("lancer", ER)] == ["past", "past", "fut"]


def test_the_longest_ending_wins() -> None:
    assert [f.words for f in forms("ranger", ER, GER)] == [("rangea",)]


def test_further_words_of_a_lemma_are_its_particle() -> None:
    assert {f.particle for f in forms("poser en ligne", ER)} == {("en", "ligne")}


def test_an_irregular_verb_has_its_own_forms_of_one_or_more_words() -> None:
    found = forms("être", ER, être={"past": ("fut", "a_été")})
    assert [f.words for f in found] == [("fut",), ("a", "été")]


def test_principal_parts() -> None:
    found = forms("أطلق|أطلق|إطلاق", PARTS)
    assert ("أطلقت",) in [f.words for f in found]
    assert ("سيطلق",) in [f.words for f in found if f.feature == "fut"]
    assert ("إطلاق",) in [f.words for f in found if f.feature == "inf"]


@pytest.mark.parametrize(
    ("lemma", "says"), [("finir", "no conjugation for 'finir'"), ("a|b|c", "principal parts need")]
)
def test_lemmas_that_nothing_covers(lemma: str, says: str) -> None:
    with pytest.raises(PackError, match=f"here: {says}"):
        forms(lemma, ER)
