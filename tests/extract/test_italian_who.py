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
SAYS += [
    ("«Cresceremo», si legge in una nota di Norvane.", "Announcement agent=norvane"),
    ("Norvane ha smentito le indiscrezioni.", "Announcement agent=norvane"),
    ("«Cresceremo», sorride Ada Velk.", "Announcement agent=ada-velk"),
    ("«Cresceremo», ha spiegato in conference call Ada Velk.", "Announcement agent=ada-velk"),
    ("L'Antitrust ha dato il via libera all'operazione.", "LegalAction agent=agcm"),
    ("Norvane e Brisk hanno firmato una lettera d'intenti.", "brisk partnerOf norvane"),
    ("La società Norvane cresce. A guidare il round è stata Osk Capital.", "Funding source=osk-capital"),
    (
        "La società Norvane cresce. Al round hanno preso parte Brisk Capital e Osk Capital.",
        "source=osk-capital",
    ),
    ("La società Norvane cresce. A fondarla è stata Ada Velk.", "ada-velk founderOf norvane"),
    ("La società Norvane cresce. Oggi i dipendenti sono 70.", "norvane employeeCount"),
    ("Osk Capital ha lanciato un'offerta da 30 milioni sulla società Brisk.", "agent=osk-capital [planned]"),
]
SAYS += [
    ("Norvane ha i chip Brisk X2 e Brisk X3. Entrambi hanno 40 GB di memoria.", "brisk-x2 memoryCapacity"),
    ("Norvane ha i chip Brisk X2 e Brisk X3. Entrambi hanno 40 GB di memoria.", "brisk-x3 memoryCapacity"),
    ("I modelli Brisk 3 e Brisk 4 hanno 9 miliardi di parametri.", "brisk-3 parameterCount"),
    ("Norvane, una società da 300 dipendenti, cresce.", "norvane employeeCount"),
    (
        "STMicroelectronics cresce. St fornisce chip a Tesla, dice St Holding.",
        "stmicroelectronics supplierOf tesla",
    ),
    ("L'addestramento del modello Brisk è avvenuto sul supercomputer Gale.", "brisk trainedOn gale"),
    ("Norvane ha assemblato il supercomputer Gale.", "Construction object=gale"),
]
SAYS += [
    ("Il modello Brisk 3 è stato sviluppato da Velka.", "velka developerOf brisk-3"),
    ("Norvane ha la sua sede a Milano.", "norvane locatedIn milan"),
]
NOT = [
    ("Norvane è sbarcata a Milano con un ufficio.", "Release"),
    ("Il supercomputer Gale, che sostituirà Leonardo, avrà 8.000 GPU.", "successorOf gpu"),
    ("Il centro dati di Monza, di proprietà di Norvane, cresce.", "norvane ownerOf monza"),
    ("I modelli Brisk 3 e Brisk 4 hanno 9 e 12 miliardi di parametri.", "brisk-4 parameterCount"),
    ("I chip Brisk X2 e Brisk X3 hanno insieme 40 GB di memoria.", "brisk-x2 memoryCapacity"),
    ("Norvane e Brisk hanno 300 dipendenti.", "norvane employeeCount"),
    ("Norvane ha creato una nuova società da 300 dipendenti.", "employeeCount"),
    ("I chip sono montati su server assemblati da Dell.", "Construction"),
    ("«Cresceremo», ha detto Ada Velk, al timone dal 2018.", "Announcement date"),
    (
        "I risparmi, che Belma stima in 5 milioni, crescono. Il gruppo guidato dall'ad Ada Velk cresce.",
        "ada-velk chiefExecutiveOf",
    ),
    ("Norvane ha smentito le indiscrezioni.", "[negated]"),
    ("«Cresceremo», si legge in una nota di Norvane.", "authorOf"),
    ("Norvane ha lanciato un'offerta sui telefoni Brisk.", "Purchase"),
    ("Norvane ha raccolto 40 milioni di euro per una gara a cui hanno preso parte Osk e Brisk.", "source"),
    ("La società Norvane cresce. A guidare il gregge è stata Osk Capital.", "Funding"),
    ("In Lombardia lavorano 300 persone.", "employeeCount"),
    ("I dipendenti di un tempo sono 70.", "employeeCount"),
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
        "Nel medesimo borgo, dove cresce il suo Brisk Data Center, Eni ha acceso il supercomputer Gale.",
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
