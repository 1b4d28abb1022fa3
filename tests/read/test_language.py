"""Languages told from the text, the same each time."""

from __future__ import annotations

import pytest

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
