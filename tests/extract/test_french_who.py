"""Who has, does and says what beside relative pronouns, lists, openings and a second verb, in French."""

from __future__ import annotations

import pytest
from fixture_reading import read

from tests.extract.test_french_scope import _shown


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        # "que" is of what is acted on
        (
            "La société Brisk, que détient le groupe Osk Motors, recrute.",
            "osk-motors ownerOf brisk",
            "brisk ownerOf osk-motors",
        ),
        (
            "La société Norvane a une filiale, la société Brisk, avec laquelle elle a lancé le modèle Halo.",
            "norvane developerOf halo",
            "brisk developerOf halo",
        ),
        # whom a sentence opens with under a preposition is not its subject
        (
            "La société Norvane recrute. Comme la société Brisk, elle a lancé le modèle Halo.",
            "norvane developerOf halo",
            "brisk developerOf halo",
        ),
        # a comma and "et" close what is told of the name before
        (
            "La société Norvane, rachetée par la société Osk, et la société Brisk recrutent.",
            "Purchase agent=osk object=norvane",
            "Purchase agent=brisk",
        ),
        # a sum and a seller are of the verb that "et" joins before them
        (
            "La société Norvane a réuni ses actionnaires et perdu 30 millions d'euros.",
            "",
            "norvane investment",
        ),
        (
            "La société Norvane a racheté la société Brisk pour 30 millions d'euros.",
            "Purchase agent=norvane object=brisk",
            "cost",  # no language tells what a firm was bought for as what it costs
        ),
        # a list behind a counted noun
        (
            "Le fonds Osk soutient deux start-up, Tarn et Gale. Gale est basée à Lyon.",
            "gale locatedIn lyon",
            "",
        ),
    ],
)
def test_who_has_and_does(text: str, right: str, wrong: str) -> None:
    stated = " | ".join(sorted(_shown(c) for c in read(text, "fr").claims))
    assert not wrong or wrong not in stated
    assert right in stated
