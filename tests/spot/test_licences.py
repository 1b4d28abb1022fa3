"""Licences of software, which are called by a body's name."""

from __future__ import annotations

import pytest

from kg.model import Article
from kg.pipeline.reader import default_reader


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The model is released under the MIT license."),
        ("es", "El modelo se publica con licencia MIT."),
        ("fr", "Le modèle est publié sous licence MIT."),
        ("it", "Il modello è pubblicato con licenza MIT."),
        ("pt", "O modelo é publicado sob a licença MIT."),
    ],
)
def test_a_licence_is_no_body(lang: str, text: str) -> None:
    assert not default_reader().read(Article("0" * 16, "a.txt", text, lang, "0" * 64)).entities
