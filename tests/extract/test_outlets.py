"""An outlet that only passes on what others say is neither "the company" nor whose a number is."""

from __future__ import annotations

import pytest
from fixture_reading import facts


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "{} wrote that the company employs 300 people."),
        ("es", "{} escribió que la empresa fundada por Ann Lee emplea a 300 personas."),
        ("fr", "{} a écrit que l'entreprise fondée par Ann Lee emploie 300 personnes."),
        ("it", "{} ha scritto che la compagnia fondata da Ann Lee impiega 300 persone."),
        ("ar", "ذكرت {} أن الشركة التي أسستها آن لي توظف 300 شخص."),
    ],
)
def test_what_an_outlet_writes_is_not_told_of_it(lang: str, text: str) -> None:
    assert not facts(text.format("بلومبرغ" if lang == "ar" else "Bloomberg"), lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "it",
            "La società Norvane cresce: secondo indiscrezioni raccolte da {}, la compagnia "
            "fondata da Ann Lee "
            "tornerà.",
        ),
        (
            "fr",
            "La société Norvane grandit. Selon des informations de {}, l'entreprise fondée "
            "par Ann Lee pourrait "
            "revenir.",
        ),
    ],
)
def test_whose_words_lead_in_to_a_sentence_is_not_its_subject(lang: str, text: str) -> None:
    told = facts(text.format("Reuters"), lang)
    assert ("ann-lee", "founderOf", "reuters") not in told


def test_an_outlet_with_an_apposition_is_what_that_tells() -> None:
    text = "Reuters, l'agence fondée par Ann Lee, a racheté Brisk."
    assert ("ann-lee", "founderOf", "reuters") in facts(text, "fr")


def test_an_outlet_that_buys_is_a_firm_like_others() -> None:
    text = "Bloomberg runs a data centre in Oslo. Bloomberg employs 300 people."
    assert ("bloomberg", "employeeCount", "300") in facts(text, "en")
