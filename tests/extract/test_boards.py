"""Machines, platforms and machine types with so many chips: whose the chips and their memory are."""

from __future__ import annotations

import pytest
from fixture_reading import stated

SERVERS = (
    ("en", "The Norvane S40 server has 8 NVIDIA H100 GPUs."),
    ("en", "The Norvane S40 platform integrates 8 NVIDIA H100 GPUs, for a total of 640 GB of memory."),
    ("en", "The b9-highmem-4x type comes with eight NVIDIA H100 GPUs."),
    ("it", "La piattaforma Norvane S40 integra 8 acceleratori NVIDIA H100."),
    ("it", "Il server Norvane S40 dispone di 8 GPU NVIDIA H100 con un totale di 640 GB di memoria."),
    ("fr", "Le serveur Norvane S40 dispose de 8 GPU NVIDIA H100."),
    ("fr", "La plateforme Norvane S40 intègre huit accélérateurs NVIDIA H100."),
    ("es", "La plataforma Norvane S40 integra ocho aceleradores NVIDIA H100."),
    ("ar", "يوفر خادم Norvane S40 ثمانية وحدات معالجة رسومات NVIDIA H100."),
)


@pytest.mark.parametrize(("lang", "text"), SERVERS)
def test_what_has_so_many_chips_is_a_machine(lang: str, text: str) -> None:
    rows = stated(text, lang)
    print(rows)
    assert any("hasComponent" in str(row) and "nvidia-h100" in str(row) for row in rows)
    assert not any("nvidia-h100" in str(row) and "memoryCapacity" in str(row) for row in rows)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Norvane S40 server has 8 H200 GPUs with a total of 640 GB of memory."),
        ("it", "Il server Norvane S40 ha 8 GPU H200 con un totale di 640 GB di memoria."),
        ("es", "El servidor Norvane S40 tiene 8 GPU H200 con un total de 640 GB de memoria."),
        ("fr", "Le serveur Norvane S40 compte 8 GPU H200 avec un total de 640 Go de mémoire."),
    ],
)
def test_a_total_is_the_machines(lang: str, text: str) -> None:
    rows = [str(row) for row in stated(text, lang) if "memoryCapacity" in str(row)]
    assert rows and all("norvane-s40" in row for row in rows)


def test_a_chip_is_known_by_its_number_behind_its_maker() -> None:
    rows = stated("You can attach 4 NVIDIA L4 GPUs. The L4 has 24 GB of memory.", "en")
    assert any("nvidia-l4" in str(row) and "memoryCapacity" in str(row) for row in rows)


def test_a_phone_with_cores_is_no_machine() -> None:
    assert not any("hasComponent" in str(row) for row in stated("The Norvane S40 phone has 8 cores.", "en"))


def test_a_model_trained_on_so_many_chips_is_no_machine() -> None:
    rows = stated("Le modèle Brisk-7 a été entraîné sur 96 accélérateurs NVIDIA H100.", "fr")
    assert any("brisk-7 trainedOn nvidia-h100" in row for row in rows)
    assert not any("hasComponent" in row for row in rows)
