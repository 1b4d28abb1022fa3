"""Spellings that are one key, and spellings that are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lang.fold import bare, key


@pytest.mark.parametrize(
    ("one", "other"),
    [("أعلنت", "اعلنت"), ("شركة", "شركه"), ("مُحَمَّد", "محمد"), ("Élan", "élan"), ("l’usine", "l'usine")],
)
def test_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("à", "a"), ("año", "ano")])
def test_accents_tell_words_apart_but_not_names(one: str, other: str) -> None:
    assert key(one) != key(other)
    assert bare(one) == bare(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert key(key(text)) == key(text) or not text.isascii()
    assert bare(bare(text)) == bare(text)
