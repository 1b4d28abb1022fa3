"""What a name is that stands behind the comma that ends what somebody's new thing is."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, facts, relations


@pytest.mark.parametrize(
    ("lang", "text", "name", "cls"),
    [
        (
            "en",
            "Halden Systems unveiled its new chip for artificial intelligence, the Gale 5.",
            "Gale 5",
            "Accelerator",
        ),
        (
            "fr",
            "Halden Systems a présenté sa nouvelle puce d'intelligence artificielle, la Gale 5.",
            "Gale 5",
            "Accelerator",
        ),
        (
            "es",
            "Halden Systems presentó su nuevo supercomputador, el Brisona XH3.",
            "Brisona XH3",
            "ComputeSystem",
        ),
        (
            "it",
            "Halden Systems ha presentato il suo nuovo supercomputer, il Brisona XH3.",
            "Brisona XH3",
            "ComputeSystem",
        ),
    ],
)
def test_the_noun_before_the_comma_types_the_name(lang: str, text: str, name: str, cls: str) -> None:
    assert classes_named(text, lang).get(name) == cls
    assert {p for s, p, _ in relations(text, lang) if s == "halden-systems"} == {"manufacturerOf"}


def test_somebodys_own_thing_is_none_named_before() -> None:
    text = "L'iPhone domina il mercato. Google propone il proprio smartphone, Brisco One, prodotto da HTC."
    assert ("google", "developerOf", "iphone") not in facts(text, "it")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Le logiciel Halden Studio est gratuit. Halden est une entreprise de Paris.", True),
        ("Le logiciel Halden Store est gratuit. Halden est une entreprise de Paris.", False),
        ("Le logiciel Halden Studio est gratuit.", False),
    ],
)
def test_a_ware_named_after_its_firm_is_the_firms(text: str, made: bool) -> None:
    assert bool({p for _, p, _ in relations(text, "fr") if p == "developerOf"}) == made
