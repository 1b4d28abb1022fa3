"""Numbers that belong to a name, and those that count what stands behind them."""

from __future__ import annotations

import pytest

from kg.model import Article
from kg.pipeline.reader import default_reader


def _names(text: str) -> set[str]:
    reading = default_reader().read(Article("0" * 16, "a.txt", text, "en", "0" * 64))
    return {text[m.span.start : m.span.end] for m in reading.mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tarn Labs unveiled its Halo 3 accelerator.", "Halo 3"),
        ("Tarn Labs bought 12,000 Halo 3 chips.", "Halo 3"),
        ("Tarn Labs bought Halo 300 accelerators.", "Halo"),
    ],
)
def test_a_small_number_before_a_class_noun_is_a_version(text: str, name: str) -> None:
    assert name in _names(text)
    assert not any(found.startswith(name + " ") for found in _names(text))


def test_a_chip_behind_a_line_of_machines_tells_which_machine() -> None:
    names = _names("The NVIDIA DGX A100 holds eight A100 GPUs.")
    assert "NVIDIA DGX A100" in names
    assert "A100" in {name.split()[0] for name in names}
