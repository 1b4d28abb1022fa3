"""Verbs of several, relative clauses of people, and whose words or things Spanish news tells of."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read

from kg.model import EventStatement


def agents(text: str, kind: str) -> set[str]:
    """Who does what the events of a type tell."""
    found = [c.statement for c in read(text, "es").claims]
    return {
        str(f)
        for s in found
        if isinstance(s, EventStatement) and s.type == kind
        for r, f in s.roles
        if r == "agent"
    }


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("La firma Norvane presentó el modelo Tordo. Dicen que es caro.", "Announcement", set()),
        ("La firma Norvane presentó el modelo Tordo. Dice que es caro.", "Announcement", {"norvane"}),
        (
            "Las firmas Norvane y Halden presentaron el modelo Tordo. Aseguran que es bueno.",
            "Announcement",
            {"norvane", "halden"},
        ),
        (
            "Ada Berg y Bo Lund abrieron el acto. Los papeles señalan que es caro.",
            "Announcement",
            set(),
        ),
        ("Ada Berg presentó el modelo Tordo. “Es lento”, dijo uno de los clientes.", "Announcement", set()),
        ("Ada Berg presentó el modelo Tordo. “Es lento”, bromeó alguien en la sala.", "Announcement", set()),
        (
            "“Hay demanda”, dijo Ada Berg, directora de Norvane Labs, quien compró la firma Brisk Motors.",
            "Purchase",
            {"ada-berg"},
        ),
        (
            "Ha estado liderada por Tarn Capital, con la participación de Halden Ventures y Brisk Capital, "
            "que ya había invertido 6 millones de euros en Norvane Labs.",
            "Funding",
            {"brisk-capital"},
        ),
        (
            "La empresa Norvane Labs creció. La empresa que fundó Ada Berg compró Brisk Tech.",
            "Purchase",
            set(),
        ),
        (
            "La firma Norvane, competidora de Halden Systems, que compró la firma Osk Motors, crece.",
            "Purchase",
            set(),
        ),
        (
            "La empresa Norvane presentó el chip Gale 5. La multinacional que dirige Ann Lee, en cambio, "
            "calificó la multa de «absurda».",
            "Announcement",
            {"norvane"},
        ),
        (
            "La multinacional que dirige Ann Lee, en cambio, calificó la multa de «absurda».",
            "Announcement",
            set(),
        ),
        ("El directivo que fichó Norvane en mayo, Ann Lee, dijo que crecerá.", "Announcement", {"ann-lee"}),
        ("Brisk comprará Osk Motors, señalaron tres fuentes cercanas al caso.", "Announcement", set()),
        ("La firma Norvane comprará Brisk, según ha podido saber este diario.", "Announcement", set()),
        ("La firma Norvane compró 40 robots, según contó Bloomberg.", "Purchase", set()),
        ("La firma Norvane compró, según contó Bloomberg, la firma Brisk.", "Purchase", {"norvane"}),
        ("La firma Norvane admite reservas desde mayo.", "Announcement", set()),
        ("La firma Norvane concluirá la planta en la que hará el chip.", "Announcement", set()),
        ("El centro que Norvane publicará en mayo y que cualquiera usará.", "Announcement", set()),
        (
            "La multinacional que dirige Ann Lee calificó la multa de «absurda» y adelantó que lo recurrirá.",
            "Announcement",
            set(),
        ),
        (
            "Ann Lee avisó en un artículo publicado por La Tercera que un modelo puede fallar.",
            "Announcement",
            {"ann-lee"},
        ),
        ("La firma Norvane acaba de lanzar el robot Tordo.", "Release", {"norvane"}),
        ("La firma Norvane presentó a Tordo, un robot de carga.", "Release", {"norvane"}),
        ("La firma Norvane presentó a Bo Lund, su nuevo director.", "Release", set()),
        ("Norvane desvía 300 chips H100 a China.", "Diversion", {"norvane"}),
        ("La ministra Ada Berg defiende la ley Brisamar.", "Endorsement", {"ada-berg"}),
        ("La ministra Ada Berg defiende el día de la Ley de Datos.", "Endorsement", set()),
        (
            "El senador Bo Lund patrocina la Ley de Datos, que obligaría a las firmas a avisar.",
            "Announcement",
            set(),
        ),
        (
            "El Centro Boreal de Inteligencia Artificial (Cebia) compró la firma Brisk Tech. "
            "Cebia vendió la firma Osk Motors.",
            "Purchase",
            {"cebia"},
        ),
    ],
)
def test_who_acts(text: str, kind: str, who: set[str]) -> None:
    assert agents(text, kind) >= who
    assert who or not agents(text, kind)
    assert who != {"brisk-capital"} or agents(text, kind) == who


def test_a_deal_with_another_leaves_open_whose_a_thing_is() -> None:
    told = facts("Norvane se alió con la empresa Halden Robotics para usar su robot Pim.", "es")
    assert not [f for f in told if f[1] == "developerOf"]


def test_a_day_of_what_is_said_is_not_when_it_was_said() -> None:
    claims = read("—Lo compraremos en 2027 —dijo Ada Berg.", "es").claims
    said = [c.statement for c in claims if isinstance(c.statement, EventStatement)]
    assert [r for s in said for r, _ in s.roles] == ["agent"]


def test_to_whom_a_paper_was_brought_does_not_speak() -> None:
    text = "La firma Norvane compró la firma Brisk, según la demanda presentada contra Osk Labs."
    assert {c.stance.speaker for c in read(text, "es").claims} == {None}


@pytest.mark.parametrize(
    ("text", "told", "untold"),
    [
        (
            "La firma Norvane, propiedad de Halden Systems, que opera el centro de datos QR7.",
            ("norvane", "operatorOf", "qr7"),
            None,
        ),
        ("El superordenador Tarn cuenta con 480 unidades H100.", ("tarn", "acceleratorCount", "480"), None),
        ("El chip Brisote 5 tiene 288 GB, un 60 % más que el chip Tarn 3.", None, "hasComponent"),
        ("La firma Norvane compró a la firma Halden Robotics su robot Pim.", None, "developerOf"),
        (
            "El consejo de Norvane eligió a Ada Berg, que venía de mandar en Halden Systems. Después llegó "
            "el consejero delegado, Bo Lund.",
            ("ada-berg", "affiliatedWith", "halden-systems"),
            "chiefExecutiveOf",
        ),
    ],
)
def test_whose_it_is(text: str, told: tuple[object, ...] | None, untold: str | None) -> None:
    found = {f[:3] for f in facts(text, "es")}
    assert told is None or told in found
    assert untold not in {f[1] for f in found}


@pytest.mark.parametrize(
    ("text", "modality"),
    [("piensa", "planned"), ("ofreció", "planned"), ("medita", "possible"), ("acaba de", "asserted")],
)
def test_how_sure_an_infinitive_is(text: str, modality: str) -> None:
    claims = read(f"La firma Norvane {text} comprar la empresa Brisk.", "es").claims
    assert {str(c.stance.modality.value) for c in claims} == {modality}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La empresa Norvane crece. La planta, en la que el grupo gastó 9 euros, ocupará a 500 personas.", 0),
        (
            "La empresa Norvane crece. La planta que la firma construye en Oslo dará trabajo a 500 personas.",
            0,
        ),
        ("La firma Norvane, que construye una planta en Oslo, emplea a 500 personas.", 1),
    ],
)
def test_whom_a_site_employs_is_not_told_of_its_owner(text: str, told: int) -> None:
    assert len([f for f in facts(text, "es") if f[1] == "employeeCount"]) == told
