"""Names between marks in Arabic text, and Latin names that go on behind a number."""

from __future__ import annotations

import pytest

from kg.model import Article
from kg.pipeline.reader import default_reader


def _names(text: str) -> dict[str, str]:
    """What is named in an Arabic text, with its class."""
    reading = default_reader().read(Article("0" * 16, "a.txt", text, "ar", "0" * 64))
    classes = {e.id: e.type for e in reading.entities}
    return {text[m.span.start : m.span.end]: classes[m.entity] for m in reading.mentions}


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("أعلنت شركة الاستثمار الخاص الأميركية «فندروك» أرباحها.", "فندروك", "Company"),
        ("بيع الهاتف الجديد «زلماك 3» في السوق.", "زلماك 3", "Product"),
        ("قالت شركة (دورفيكس) إن السوق واعدة.", "دورفيكس", "Company"),
        ("درسوا نموذج Vornal 2.0 Swift أمس.", "Vornal 2.0 Swift", "AIModel"),
        ("درسوا نموذج Vornal 13B أمس.", "Vornal 13B", "AIModel"),
    ],
)
def test_a_name_between_marks_or_with_a_number_is_whole(text: str, name: str, cls: str) -> None:
    assert _names(text).get(name) == cls


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("تتيح البيئة للنماذج «اللعب» فيها.", "اللعب"),
        ("طرحت شركة نموذج خفيف للهواتف.", "خفيف"),
        ("سيتولى العمل زارب مراكز البيانات «زلماك» وحده.", "زلماك"),
    ],
)
def test_what_is_no_name_or_of_no_clear_class_is_not_named(text: str, word: str) -> None:
    assert word not in _names(text)
