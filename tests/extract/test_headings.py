"""Lines of the kind "key: value" and the heading above them."""

from __future__ import annotations

import pytest
from fixture_reading import facts, relations


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Nvidia (Norway)\nModels: Fjord-2 and Fjord-3"),
        ("fr", "Nvidia\nModèles : Fjord-2 et Fjord-3"),
        ("es", "Nvidia\nModelos: Fjord-2 y Fjord-3"),
        ("it", "Nvidia\nModelli: Fjord-2 e Fjord-3"),
        ("ar", "Nvidia\nالنماذج: Fjord-2 وFjord-3"),
    ],
)
def test_every_member_of_a_line_is_the_headings(lang: str, text: str) -> None:
    facts = relations(text, lang)
    assert {("nvidia", "developerOf", "fjord-2"), ("nvidia", "developerOf", "fjord-3")} <= facts


def test_a_line_is_the_nearest_headings() -> None:
    text = "Nvidia\nModel: Fjord-2\nOpenAI\nModel: Kestrel-2"
    made = {(s, o) for s, term, o in relations(text, "en") if term == "developerOf"}
    assert made == {("nvidia", "fjord-2"), ("openai", "kestrel-2")}


def test_below_a_heading_that_names_nobody_known_nothing_is_another_headings() -> None:
    text = "Nvidia\nModel: Fjord-2\nTarno\nModel: Kestrel-2"
    assert ("nvidia", "developerOf", "kestrel-2") not in relations(text, "en")


def test_prose_ends_what_stands_under_a_heading() -> None:
    text = "A page of news\nNvidia\nThe firm was praised by many people last week.\nModel: Fjord-2"
    assert not any(term == "developerOf" for _, term, _ in relations(text, "en"))


def test_two_things_in_a_heading_bear_nothing() -> None:
    text = "Nvidia H100 e Nvidia H200\n\n- Memoria: 80 GB\n"
    assert not any(term == "memoryCapacity" for _, term, _ in facts(lang="it", text=text))


def test_bullets_tell_of_what_the_sentence_before_their_colon_does() -> None:
    text = "El servidor Halden X4 ya llegó y cuesta 30 euros. {}:\n- GPU Garza-4\n- 512 GB de memoria"
    told = facts(text.format("Estas son sus características"), "es")
    assert ("halden-x4", "hasComponent", "garza-4") in told
    assert ("halden-x4", "memoryCapacity", "512") in told
    assert not any(p == "hasComponent" for _, p, _ in facts(text.format("Sus rivales son"), "es"))
