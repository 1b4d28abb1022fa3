"""Offices that one person holds at once."""

from __future__ import annotations

import pytest

from kg.model import Article, Relation
from kg.pipeline.reader import default_reader


def _ties(text: str, lang: str) -> set[tuple[str, str, str]]:
    reading = default_reader().read(Article("0" * 16, "a.txt", text, lang, "0" * 64))
    return {
        (s.subject, s.predicate, s.object)
        for s in (claim.statement for claim in reading.claims)
        if isinstance(s, Relation)
    }


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "“It works,” said Ada Berg, Tarn Labs's CEO and co-founder."),
        ("en", "Tarn Labs co-founder and CEO Ada Berg said it works."),
        ("en", "Ada Berg, co-founder, chairman and chief executive of Tarn Labs, spoke."),
        ("fr", "Ada Berg, cofondatrice et PDG de Tarn Labs, a parlé."),
        ("it", "La fondatrice e amministratrice delegata di Tarn Labs, Ada Berg, ha parlato."),
        ("es", "Ada Berg, cofundadora y directora general de Tarn Labs, habló."),
    ],
)
def test_each_of_two_offices_is_a_tie_and_no_wider_one_beside_it(lang: str, text: str) -> None:
    assert _ties(text, lang) == {
        ("ada-berg", "chiefExecutiveOf", "tarn-labs"),
        ("ada-berg", "founderOf", "tarn-labs"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg, founder of Tarn Labs, and the CEO met.",
        "Ada Berg, the founder, met the CEO of Tarn Labs.",
    ],
)
def test_offices_that_nothing_joins_stay_apart(text: str) -> None:
    assert not any(p == "chiefExecutiveOf" for _, p, _ in _ties(text, "en"))
