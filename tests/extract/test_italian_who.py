"""Whom an Italian sentence tells of where a paper, a part or a clause stands nearer."""

from __future__ import annotations

import pytest

from tests.extract.test_italian_news import _said

SAYS = [
    ("Dell ha acceso Brisk, una macchina mossa da Nvidia H100, costata 30 milioni di euro.", "brisk cost"),
    (
        "Norvane, che costruisce il rimorchiatore Gale, ha annunciato un round da 40 milioni di euro.",
        "Funding agent=norvane",
    ),
    ("«Cresceremo», ha detto il ministro Carlo Velk a Reuters.", "Announcement recipient=reuters"),
    ("Norvane produce chip. Fondata nel 2001 da Ada Velk, la ditta cresce.", "ada-velk founderOf norvane"),
    (
        "La società Osk-Norvane cresce. Ada Velk, amministratrice delegata di Osk, è soddisfatta.",
        "ada-velk chiefExecutiveOf osk-norvane",
    ),
    ("L'Antitrust ha multato Norvane.", "LegalAction agent=agcm"),
    ("L'Antitrust tedesco ha multato Norvane.", "LegalAction agent=bundeskartellamt"),
]
NOT = [
    (
        "Dell ha acceso Brisk, una macchina mossa da Nvidia H100, costata 30 milioni di euro.",
        "nvidia-h100 cost",
    ),
    (
        "Dell cresce: secondo voci raccolte da Reuters, l'azienda fondata da Ada Velk venderà la rete.",
        "ada-velk founderOf reuters",
    ),
    (
        "Norvane ha comprato Brisk. Fondata nel 2001 da Ada Velk, la ditta dà lavoro a 300 persone.",
        "ada-velk founderOf norvane",
    ),
    ("«Cresceremo», racconta Ada Velk, professoressa all'EPFL.", "Announcement recipient=epfl"),
    (
        "Nello stesso comune, dove sorge il suo Brisk Data Center, Eni ha acceso il supercomputer Gale.",
        "Launch object=brisk-data-center",
    ),
    ("Il Cineca, che ospita e gestisce il supercomputer Gale, ha aperto il bando.", "Launch object=gale"),
    (
        "Oracle ha ordinato 300 Nvidia H100: il sistema dovrebbe entrare in servizio nel 2027.",
        "Purchase date=2027",
    ),
    (
        "Norvane, che costruisce il rimorchiatore Gale, ha annunciato un round da 40 milioni di euro.",
        "Funding agent=gale",
    ),
    ("«Cresceremo», ha detto il ministro Carlo Velk a Reuters.", "carlo-velk affiliatedWith reuters"),
    ("Norvane e Brisk hanno firmato una lettera d'intenti.", "norvane authorOf norvane-open-letter"),
    ("L'Antitrust tedesco ha multato Norvane.", "LegalAction agent=agcm"),
]


@pytest.mark.parametrize(("text", "claim"), SAYS)
def test_is_said(text: str, claim: str) -> None:
    assert any(claim in c for c in _said(text))


@pytest.mark.parametrize(("text", "claim"), NOT)
def test_is_not_said(text: str, claim: str) -> None:
    said = _said(text)
    assert not any(claim in c for c in said)
