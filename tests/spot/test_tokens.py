"""Words, numbers and marks of a sentence: what is one token, and exact offsets."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer import Gazetteer
from kg.lang.shared import codes
from kg.pipeline.reader import default_reader
from kg.spot.nametable import NameTable
from kg.spot.tokens import Token, tokenize

OFFSET = 7


def tokens(text: str, lang: str = "en") -> list[Token]:
    if lang not in codes():
        pytest.skip(f"no pack for {lang}")
    pack = default_reader().pack(lang)
    assert pack is not None
    found = list(tokenize(text, OFFSET, pack, NameTable(Gazetteer({}, ()), pack).knows))
    # the sign of a trade mark belongs to its word, and is none of its letters
    assert all(re.sub("(?<=.)[™®]+$", "", text[t.start - OFFSET : t.end - OFFSET]) == t.text for t in found)
    return found


@pytest.mark.parametrize(
    ("lang", "text", "parts"),
    [
        ("en", "Nora's 100,000 H100s.", ["Nora", "'s", "100,000", "H100s", "."]),
        ("en", "It costs $4.5bn.", ["It", "costs", "$", "4.5", "bn", "."]),
        ("en", "100k GPUs", ["100", "k", "GPUs"]),
        ("en", "Acme® Gale™ 2", ["Acme", "Gale", "2"]),
        ("en", "@nora wrote", ["@nora", "wrote"]),
        ("fr", "L’usine d'Ivry", ["L’", "usine", "d'", "Ivry"]),
        ("fr", "100 000 puces", ["100 000", "puces"]),
        ("fr", "100\u202f000 puces", ["100\u202f000", "puces"]),
        ("es", "100.000 chips", ["100.000", "chips"]),
        ("it", "l'azienda", ["l'", "azienda"]),
        ("ar", "١٠٠٬٠٠٠ شريحة", ["١٠٠٬٠٠٠", "شريحة"]),
    ],
)
def test_what_is_one_token(lang: str, text: str, parts: list[str]) -> None:
    assert [t.text for t in tokens(text, lang)] == parts


@pytest.mark.parametrize(
    ("word", "kind"), [("Nora", "w"), ("H100", "w"), ("100,000", "n"), ("2024", "n"), ("—", "p")]
)
def test_kinds(word: str, kind: str) -> None:
    (token,) = tokens(word)
    assert token.kind == kind


@pytest.mark.parametrize("lang", codes())
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_gives_tokens_in_order_that_leave_out_only_white_space(lang: str, text: str) -> None:
    at = 0
    for token in tokens(text, lang):
        assert at <= token.start - OFFSET < token.end - OFFSET
        assert text[at : token.start - OFFSET].strip() == ""
        at = token.end - OFFSET
    assert text[at:].strip() == ""
