"""Languages told from the text, the same each time."""

from __future__ import annotations

import pytest

from kg.read.language import _factory, detect


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

    theirs, ours = DetectorFactory(), _factory()
    theirs.load_profile(PROFILES_DIRECTORY)
    order = [ours.langlist.index(lang) for lang in theirs.langlist]
    assert sorted(order) == list(range(len(order))) and len(order) > 50
    assert theirs.word_lang_prob_map.keys() == ours.word_lang_prob_map.keys()
    for run in sorted(theirs.word_lang_prob_map)[::101]:
        row = ours.word_lang_prob_map[run]
        assert [row[place] for place in order] == theirs.word_lang_prob_map[run]
