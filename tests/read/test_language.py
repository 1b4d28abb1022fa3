"""Languages told from the text, the same each time."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.read.detector import detector, factory
from kg.read.language import detect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("أعلنت الشركة يوم الثلاثاء عن شريحة جديدة مع Nvidia H100 و xAI.", "ar"),
        ("La entreprise a annoncé mardi une nouvelle puce pour ses serveurs de calcul.", "fr"),
        ("La compañía anunció el martes un nuevo chip para sus servidores de cálculo.", "es"),
        ("L'azienda ha annunciato martedì un nuovo chip per i suoi server di calcolo.", "it"),
        ("The company announced on Tuesday a new chip for its computing servers.", "en"),
        ("A empresa anunciou na terça-feira um novo chip para os seus servidores de computação.", "pt"),
        ("Die Firma kündigte am Dienstag einen neuen Chip für ihre Rechenzentren an.", "de"),
        ("12345 !!! --- 67", "und"),
        ("", "und"),
    ],
)
def test_detect(text: str, lang: str) -> None:
    assert {detect(text) for _ in range(5)} == {lang}


def test_the_shares_are_those_of_the_library() -> None:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    theirs, ours = DetectorFactory(), factory()
    theirs.load_profile(PROFILES_DIRECTORY)
    order = [ours.langlist.index(lang) for lang in theirs.langlist]
    assert sorted(order) == list(range(len(order))) and len(order) > 50
    assert theirs.word_lang_prob_map.keys() == ours.word_lang_prob_map.keys()
    for run in sorted(theirs.word_lang_prob_map)[::101]:
        row = ours.word_lang_prob_map[run]
        assert [row[place] for place in order] == theirs.word_lang_prob_map[run]


WORDS = (
    "La entreprise", "NVIDIA", "L'azienda", "the Company", "أعلنت الشركة", "إنفيديا", "Şirket", "ễ", "ß",
    "ЦОД", "芯片", "チップ", "칩", "https://a.example/b", "who@a.example", "12,5", "  ", "\n", "“", "xAI",
)  # fmt: skip
texts = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80),
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
)


@given(text=texts)
@example(text="La entreprise anunció ayer  que NVIDIA, https://a.example/b, compra H100s. " * 300)
@settings(max_examples=60)
def test_the_answer_is_that_of_the_library(text: str) -> None:
    from langdetect.detector import Detector
    from langdetect.lang_detect_exception import LangDetectException

    theirs, ours = Detector(factory()), detector()
    theirs.seed = ours.seed
    for one in (theirs, ours):
        one.append(text)
        one.cleaning_text()
    assert ours.text == theirs.text
    assert ours._extract_ngrams() == theirs._extract_ngrams()
    found = []
    for one in (theirs, ours):
        with contextlib.suppress(LangDetectException):
            one.get_probabilities()
        found.append(one.langprob)
    assert found[0] == found[1]
