"""Who is meant by an office without a name, "this engineer" or a pronoun, on sentences of our own."""

from __future__ import annotations

import pytest
from fixture_reading import read

from kg.model import EventStatement


def _speakers(text: str, lang: str) -> set[str]:
    """Who announces something in a text."""
    said = (claim.statement for claim in read(text, lang).claims)
    return {
        str(filler)
        for s in said
        if isinstance(s, EventStatement) and s.type == "Announcement"
        for role, filler in s.roles
        if role == "agent"
    }


@pytest.mark.parametrize(
    ("text", "lang", "who"),
    [
        (
            "John Berg, chief executive of Tarn Labs, is hiring. “Good,” the chief executive said.",
            "en",
            "john-berg",
        ),
        (
            "John Berg founded Tarn Labs in 2010. The founder of Tarn Labs said it would grow.",
            "en",
            "john-berg",
        ),
        (
            "Jean Berg, PDG de Brenalis, recrute. « Bien », assure le PDG dans un entretien.",
            "fr",
            "jean-berg",
        ),
        ("Anne Berg dirige Brenalis. « Bien », plaide la patronne.", "fr", "anne-berg"),
        (
            "Marco Berg, ad della società Brisk, assume. «Bene», ha detto l'amministratore delegato.",
            "it",
            "marco-berg",
        ),
        (
            "Juan Berg, consejero delegado de la empresa Brisk, crece. «Bien», dijo el consejero delegado.",
            "es",
            "juan-berg",
        ),
        (
            "Jean Berg, PDG de Brenalis, recrute. « Bien », raconte ce polytechnicien de 38 ans.",
            "fr",
            "jean-berg",
        ),
        ("Jean Berg dirige Brenalis. « Bien », sourit-il.", "fr", "jean-berg"),
        ("Jean Berg dirige Brenalis. Il a toutefois rappelé que la loi changerait.", "fr", "jean-berg"),
        ("Brenalis a nommé Jean Berg directeur général, a-t-elle fait savoir lundi.", "fr", "brenalis"),
    ],
)
def test_who_speaks(text: str, lang: str, who: str) -> None:
    assert _speakers(text, lang) == {who}


@pytest.mark.parametrize(
    ("text", "lang", "who"),
    [
        (
            "John Berg, chief executive of Tarn Labs, is hiring. The former chief executive said no.",
            "en",
            "john-berg",
        ),
        (
            "John Berg, chief executive of Tarn Labs, is hiring. The chief executive, Ann Lee, said no.",
            "en",
            "john-berg",
        ),
        ("Jean Berg, PDG de Brenalis, recrute. Le PDG de Cormelle a dit non.", "fr", "jean-berg"),
        (
            "Jean Berg, PDG de Brenalis, et Anne Lannoc, PDG de Cormelle, recrutent. Le PDG a dit non.",
            "fr",
            "jean-berg",
        ),
        (
            "Brenalis est soutenue par la fondation d'Odile Fervac. Paul Vidarte dirige Brenalis. "
            "Il travaille avec Odile Fervac. « Bien », sourit ce père de famille.",
            "fr",
            "odile-fervac",
        ),
    ],
)
def test_who_does_not_speak(text: str, lang: str, who: str) -> None:
    assert who not in _speakers(text, lang)


@pytest.mark.parametrize(
    ("text", "lang", "both"),
    [
        ("The novelist John Berg and the comedian Ann Lee have sued Meta.", "en", {"john-berg", "ann-lee"}),
        (
            "El novelista Juan Berg y la humorista Ana Lee han demandado a Meta.",
            "es",
            {"juan-berg", "ana-lee"},
        ),
        (
            "Le romancier Jean Berg et l'humoriste Anne Lee ont poursuivi Meta.",
            "fr",
            {"jean-berg", "anne-lee"},
        ),
    ],
)
def test_two_people_of_two_trades_do_one_thing(text: str, lang: str, both: set[str]) -> None:
    events = [c.statement for c in read(text, lang).claims if isinstance(c.statement, EventStatement)]
    assert {str(f) for e in events for role, f in e.roles if role == "agent"} == both
