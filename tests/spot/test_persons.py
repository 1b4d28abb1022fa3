"""People and firms in a script without capitals: where a firm's name ends and a person's begins."""

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
    ("text", "expected"),
    [
        (
            "قال سامي العلمي، مدير شركة نورفكسا، إن العمل بدأ.",
            {"سامي العلمي": "Person", "نورفكسا": "Company"},
        ),
        (
            "وأكد الرئيس التنفيذي لشركة نورفكسا محمد العتيبي أن العمل بدأ.",
            {"نورفكسا": "Company", "محمد العتيبي": "Person"},
        ),
        ("قال خالد بن سعيد المنصوري، مدير شركة نورفكسا، إن العمل بدأ.", {"خالد بن سعيد المنصوري": "Person"}),
        (
            "قالت شركة نورفكسا وشركة كوريكس إن العمل بدأ. ووقعت نورفكسا وكوريكس اتفاقية شراكة.",
            {"نورفكسا": "Company", "كوريكس": "Company"},
        ),
    ],
)
def test_names_end_where_another_begins(text: str, expected: dict[str, str]) -> None:
    assert {name: cls for name, cls in _names(text).items() if name in expected} == expected
    assert not any(" و" in name or name.endswith(" أن") for name in _names(text))


def test_an_adjective_behind_a_given_name_that_nobody_introduces_is_no_surname() -> None:
    assert "سامي العلمي" not in _names("درس سامي العلمي والتقني في العمل.")
