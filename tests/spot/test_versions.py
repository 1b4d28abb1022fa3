"""Numbers that belong to a name, and those that count what stands behind them."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, read

from kg.model import Article
from kg.pipeline.reader import default_reader


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tarn Labs unveiled its Halo 3 accelerator.", "Halo 3"),
        ("Tarn Labs bought 12,000 Halo 3 chips.", "Halo 3"),
        ("Tarn Labs bought Halo 300 accelerators.", "Halo"),
    ],
)
def test_a_small_number_before_a_class_noun_is_a_version(text: str, name: str) -> None:
    assert name in classes_named(text)
    assert not any(found.startswith(name + " ") for found in classes_named(text))


def test_a_design_in_brackets_is_none_besides_its_chip() -> None:
    names = classes_named("A node holds two Xeon Gold 9994 (Skylake).")
    assert "Xeon Gold 9994" in names
    assert "Skylake" not in names


def test_a_chip_behind_a_line_of_machines_tells_which_machine() -> None:
    names = classes_named("The NVIDIA DGX A100 holds eight A100 GPUs.")
    assert "NVIDIA DGX A100" in names
    assert "A100" in {name.split()[0] for name in names}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Meta released Llama 9 Tarn and Llama 9 Velk.", {"Llama 9 Tarn", "Llama 9 Velk"}),
        ("Google released Gemini 9.0 Tarn-Lite and GPT-4o mini.", {"Gemini 9.0 Tarn-Lite", "GPT-4o mini"}),
        ("Samsung presented the Galaxy Note 10+ on Monday.", {"Galaxy Note 10+"}),
        ("Xiaomi sells the Xiaomi Tarn 5c.", {"Xiaomi Tarn 5c"}),
        ("The phone has a Snapdragon 999.", {"Snapdragon 999"}),
        ("Sony sells its smartphone Tarn 5 II.", {"Tarn 5 II"}),
        ("The Nokia 3399 was launched in May; the Nokia 2 years later.", {"Nokia 3399", "Nokia"}),
        ("Its chip is the Snapdragon 9 Gen 7 and costs 820 euros.", {"Snapdragon 9 Gen 7"}),
        ("A node holds two Xeon Gold 9994.", {"Xeon Gold 9994"}),
        ("Its chip is the Snapdragon 9 Velk 2 and costs 82 euros.", {"Snapdragon 9 Velk 2"}),
        ("The Lumia 99 and Xiaomi 99 Ultra cost 600 euros.", {"Lumia 99", "Xiaomi 99 Ultra"}),
        ("Behind the DeepSeek-V99 rose a wall.", {"DeepSeek-V99"}),
        ("It has an Intel Xeon Velk 8369B processor.", {"Intel Xeon Velk 8369B"}),
        ("Nvidia announced the GeForce RTX 4090 Ti.", {"GeForce RTX 4090 Ti"}),
        ("Brelo Labs released the models Velk 3 and Velk 3 Instruct.", {"Velk 3", "Velk 3 Instruct"}),
        (
            "TII released Falcon-40B-Instruct and Apple the iPad mini 2.",
            {"Falcon-40B-Instruct", "iPad mini 2"},
        ),
    ],
)
def test_version_and_edition_belong_to_the_name(text: str, names: set[str]) -> None:
    assert names <= classes_named(text).keys()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The new iPhone 5 Apple sells costs 600 dollars.", "Apple"),
        ("Gemini beats GPT-4, and Llama Meta said is free.", "Meta"),
        ("It has 8 A100 80GB GPUs.", "A100"),
        ("OpenAI released GPT-4 Monday.", "GPT-4"),
    ],
)
def test_what_is_no_version_ends_the_name(text: str, name: str) -> None:
    assert name in classes_named(text)


def test_two_versions_of_one_line_are_two_things() -> None:
    text = "Meta released Llama 9 Tarn and Llama 9 Velk."
    reading = default_reader().read(Article("0" * 16, "a.txt", text, "en", "0" * 64))
    assert {"llama-9-tarn", "llama-9-velk"} <= {m.entity for m in reading.mentions}


def test_a_small_word_before_no_known_name_is_a_persons() -> None:
    assert "Giuseppe di Tarno" in classes_named("Giuseppe di Tarno, CEO of Nvidia, spoke.")
    assert "Nvidia" in classes_named("Giuseppe di Nvidia spoke.")


def test_a_name_that_only_a_verb_types_is_a_product_rather_than_a_machine() -> None:
    text = "Apple launched the Velk 4 in May."
    reading = default_reader().read(Article("0" * 16, "a.txt", text, "en", "0" * 64))
    assert {e.id: e.type for e in reading.entities}["velk-4"] == "Product"


def test_a_unit_is_no_name_though_it_looks_like_one() -> None:
    text = "The Brisk cluster reaches 379.70 PFlop/s, or 2 Exa-FLOPS, beside a 150kV line."
    assert not {"PFlop/s", "Exa-FLOPS", "150kV"} & set(classes_named(text))


def test_a_line_of_machines_is_the_one_machine_of_it_that_is_named() -> None:
    text = "Nvidia presented the DGX A900. The server DGX A900 has chips. The DGX-A900 beats the old DGX."
    reading = read(text)
    assert {m.entity for m in reading.mentions if "DGX" in m.text} == {"dgx-a900"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Each node has eight Tarn GTX 980 Ti GPUs.", "Tarn GTX 980 Ti"),
        ("The Snapdragon 855 SoC is fast.", "Snapdragon 855"),
        ("Each node uses NVIDIA Blackwell GB200 chips.", "NVIDIA Blackwell GB200"),
        ("The machine, to be called Brisk, has 200 nodes.", "Brisk"),
        ("The lawyers of Barton, Lee and of Olsen & Mallory LLP met.", "Olsen & Mallory LLP"),
    ],
)
def test_what_belongs_to_a_name(text: str, name: str) -> None:
    assert name in classes_named(text)
