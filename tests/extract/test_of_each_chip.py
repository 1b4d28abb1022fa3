"""What each chip of a machine has behind a comma, and what a machine of a cloud comes with."""

from __future__ import annotations

import pytest
from fixture_reading import stated


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "B4 VMs have 8 NVIDIA H100 GPUs, each offering 80 GB of memory and 3.5 TB/s of bandwidth.",
        ),
        ("it", "Le VM B4 hanno 8 GPU NVIDIA H100, ognuna con 80 GB di memoria e 3,5 TB/s di banda."),
        (
            "fr",
            "Les instances B4 ont 8 H100, chacun avec 80 Go de mémoire et 3,5 To/s de bande passante.",
        ),
        (
            "es",
            "Las VM B4 tienen 8 H100, cada una con 80 GB de memoria y un ancho de banda de 3,5 TB/s.",
        ),
        (
            "ar",
            "آلات B4 تحتوي على 8 وحدات معالجة رسومات NVIDIA H100، كل منها مع 80 غيغابايت "
            "من الذاكرة وعرض نطاق قدره 3.5 تيرابايت/ثانية.",
        ),
    ],
)
def test_what_each_has_behind_and_is_the_chips_too(lang: str, text: str) -> None:
    rows = [row for row in stated(text, lang) if "memoryBandwidth" in row or "memoryCapacity" in row]
    assert len(rows) == 2 and all(row.startswith("nvidia-h100 ") for row in rows)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "Il tipo di macchina b4-highgpu-8g viene con 8 GPU NVIDIA H100."),
        ("it", "Il server Norvane S40 viene fornito con 8 GPU NVIDIA H100."),
        ("fr", "Le type de machine b4-highgpu-8g offre 8 GPU NVIDIA H100."),
        ("es", "El tipo de máquina b4-highgpu-8g viene con 8 GPU NVIDIA H100."),
        ("en", "The machine type b4-highgpu-8g supports 8 NVIDIA H100 GPUs."),
        ("ar", "نوع الآلة b4-highgpu-8g لديه 8 وحدات معالجة رسومات NVIDIA H100."),
    ],
)
def test_a_machine_type_has_its_chips(lang: str, text: str) -> None:
    assert any("hasComponent nvidia-h100" in row for row in stated(text, lang))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "Il server Norvane S40 viene confrontato con 8 GPU NVIDIA H100."),
        ("ar", "خادم Norvane S40 ليس لديه وحدات معالجة رسومات NVIDIA H100."),
        ("en", "The Norvane S40 server was tested against 8 NVIDIA H100 GPUs."),
    ],
)
def test_what_it_is_set_against_is_no_part(lang: str, text: str) -> None:
    assert not any("hasComponent nvidia-h100 [asserted]" in row for row in stated(text, lang))


def test_a_verb_at_the_head_of_a_sentence_is_no_name() -> None:
    rows = stated("El acelerador MI300X es rápido. Viene equipado con 192 GB de memoria HBM3.", "es")
    assert any(row.startswith("amd-mi300x memoryCapacity") for row in rows)
    assert not any(row.startswith("viene") for row in rows)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Norvane S40 server uses 5th generation Intel Xeon processors (Emerald Rapids)."),
        ("it", "Il server Norvane S40 usa processori Intel Xeon di quinta generazione (Emerald Rapids)."),
    ],
)
def test_the_design_behind_a_generation_is_no_second_chip(lang: str, text: str) -> None:
    rows = stated(text, lang)
    assert any("norvane-s40 hasComponent intel-xeon" in row for row in rows)
    assert not any("emerald" in row for row in rows)
    alone = stated("Intel presented new Intel processors (Sapphire Rapids).", "en")
    assert any("intel-sapphire-rapids" in row for row in alone)
