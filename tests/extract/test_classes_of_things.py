"""A whole class of things ("servers") bears no facts of its own."""

from __future__ import annotations

import pytest

from kg.model import Article, Relation, ValueOf
from kg.pipeline.reader import default_reader


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The hall in Oslo has 12 servers with 8 Nvidia H200 GPUs each."),
        ("es", "La instalación, en Oslo, integra 12 servidores equipados con 8 GPU Nvidia H200 cada uno."),
    ],
)
def test_servers_are_nobody(lang: str, text: str) -> None:
    reading = default_reader().read(Article("0" * 16, "a.txt", text, lang, "0" * 64))
    said = [c.statement for c in reading.claims if isinstance(c.statement, Relation | ValueOf)]
    assert "server" not in {statement.subject for statement in said}
