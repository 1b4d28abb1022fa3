"""Who does what an infinitive or a clause with a comma tells in Spanish, and how sure it is."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, facts, read, relations

from kg.model import EventStatement

_TOLD = ("agent", "object", "source")


def told(text: str, lang: str = "es") -> set[tuple[str, ...]]:
    """Modality, type, agent, object and source of each event but announcements; "" where none is told."""
    found = ((c.statement, c.stance.modality.value) for c in read(text, lang).claims)
    return {
        (modality, s.type, *(str(next((f for r, f in s.roles if r == role), "")) for role in _TOLD))
        for s, modality in found
        if isinstance(s, EventStatement) and s.type != "Announcement"
    }


BOUGHT = ("asserted", "Purchase", "norvane", "brisk", "")


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Norvane demandó a Brisk tras comprar Tarn Labs.",
            {
                ("asserted", "LegalAction", "norvane", "brisk", ""),
                ("asserted", "Purchase", "norvane", "tarn-labs", ""),
            },
        ),
        (
            "Norvane multó a Brisk por haber comprado Tarn Labs.",
            {
                ("asserted", "LegalAction", "norvane", "brisk", ""),
                ("asserted", "Purchase", "brisk", "tarn-labs", ""),
            },
        ),
        (
            "Norvane acusó a Brisk de haber comprado Tarn Labs.",
            {
                ("asserted", "LegalAction", "norvane", "brisk", ""),
                ("possible", "Purchase", "brisk", "tarn-labs", ""),
            },
        ),
        ("Norvane pidió a Brisk comprar Tarn Labs.", {("planned", "Purchase", "brisk", "tarn-labs", "")}),
        (
            "Norvane encargó a Brisk construir un centro de datos en Oslo.",
            {("planned", "Construction", "brisk", "brisk-data-center", "")},
        ),
        (
            "Norvane compró Brisk con la intención de lanzar el modelo Tarn 5.",
            {BOUGHT, ("planned", "Release", "norvane", "tarn-5", "")},
        ),
        ("Norvane evitó comprar Brisk.", {("negated", "Purchase", "norvane", "brisk", "")}),
        ("Norvane evitó la quiebra y compró Brisk.", {BOUGHT}),
        ("Norvane sopesó comprar Brisk.", {("possible", "Purchase", "norvane", "brisk", "")}),
        ("Norvane aceptó comprar Brisk.", {("planned", "Purchase", "norvane", "brisk", "")}),
        ("Norvane logró comprar Brisk.", {BOUGHT}),
        ("Norvane acabará comprando Brisk.", {("planned", "Purchase", "norvane", "brisk", "")}),
        ("Norvane anunció su intención de comprar Brisk.", {("planned", "Purchase", "norvane", "brisk", "")}),
        ("No se sabe si Norvane compró Brisk.", {("possible", "Purchase", "norvane", "brisk", "")}),
        ("Norvane sí compró Brisk.", {BOUGHT}),
        ("Si bien Norvane compró Brisk, no pagó por ella.", {BOUGHT}),
        ("Es falso que Norvane compró Brisk.", {("negated", "Purchase", "norvane", "brisk", "")}),
    ],
)
def test_infinitives(text: str, events: set[tuple[str, ...]]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Cuando Norvane compró Brisk, lanzó el modelo Tarn 5.", "norvane"),
        ("Si Norvane compra Brisk, lanzará el modelo Tarn 5.", "norvane"),
        ("Desde que Norvane compró Brisk, ha lanzado el modelo Tarn 5.", "norvane"),
        ("Tras comprar Brisk, ha lanzado el modelo Tarn 5.", ""),
        ("Al comprar Brisk, lanzó el modelo Tarn 5.", ""),
        ("Cuando Norvane compró Brisk, Osk Labs lanzó el modelo Tarn 5.", "osk-labs"),
        ("Brisk, que compró Norvane en 2020, lanzó el modelo Tarn 5.", "brisk"),
    ],
)
def test_who_acts_behind_a_clause(text: str, agent: str) -> None:
    assert {e[2] for e in told(text) if e[1] == "Release"} == {agent}


@pytest.mark.parametrize(
    ("lang", "text", "newer"),
    [
        ("es", "El Tarn 5 ya no está disponible y ha sido sustituido por el Tarn 6.", "tarn-6"),
        ("en", "The Tarn 5 is no longer available and has been replaced by the Tarn 6.", "tarn-6"),
    ],
)
def test_and_begins_anew(lang: str, text: str, newer: str) -> None:
    assert {(s, p) for s, p, _ in relations(text, lang)} == {(newer, "successorOf")}
    stances = {c.stance.modality.value for c in read(text, lang).claims if "successor" in str(c.statement)}
    assert stances == {"asserted"}


def test_what_and_does_not_begin_anew() -> None:
    both = {("negated", "Purchase", "norvane", "brisk", ""), ("negated", "Release", "norvane", "tarn-5", "")}
    assert told("Es falso que Norvane compró Brisk y lanzó el modelo Tarn 5.") == both
    assert told("Norvane no ha comprado Brisk ni ha lanzado el modelo Tarn 5.") == both


def test_an_office_in_charge_of_a_field_heads_no_firm() -> None:
    assert relations("Habló Ann Lee, vicepresidenta y directora general de Productos de Norvane.", "es") == {
        ("ann-lee", "affiliatedWith", "norvane")
    }
    assert relations("Habló Ann Lee, presidenta y directora general de Norvane.", "es") == {
        ("ann-lee", "chiefExecutiveOf", "norvane")
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La filial de Norvane usa 600 GPU.", False),
        ("El nuevo modelo de la empresa Norvane usa 600 GPU.", False),
        ("La empresa Norvane usa 600 GPU.", True),
        ("La red Osk-Net une servidores, lo que permite agrupar 600 GPU.", False),
    ],
)
def test_who_has_chips(text: str, found: bool) -> None:
    assert (("hasComponent", "gpu") in {(p, o) for _, p, o in relations(text, "es")}) is found


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Lee, según el director de Norvane, dimitió.", set()),
        ("Ann Lee, con el director de Norvane, dimitió.", set()),
        ("Ann Lee, como directora de Norvane, dimitió.", {"ann-lee"}),
        ("Habló el director de Norvane, J.K. Lee, que lleva allí muchos años y conoce la casa.", {"j-k-lee"}),
        ("Habló A. M. Berg, directora de Norvane.", {"a-m-berg"}),
        ("El Dr. Robert Lee es director de Norvane.", {"robert-lee"}),
    ],
)
def test_whose_office_it_is(text: str, people: set[str]) -> None:
    assert {s for s, p, _ in relations(text, "es") if p == "affiliatedWith"} == people


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Es probable que el superordenador Osk se use para entrenar el modelo Tarn 5.", "possible"),
        ("Es falso que el superordenador Osk se use para entrenar el modelo Tarn 5.", "negated"),
        ("El superordenador Osk se usa para entrenar el modelo Tarn 5.", "asserted"),
    ],
)
def test_what_stands_before_a_phrase(text: str, modality: str) -> None:
    assert {c.stance.modality.value for c in read(text, "es").claims} == {modality}


def test_a_doubt_of_the_clause_is_none_of_its_asides() -> None:
    claims = read("Es probable que Ann Lee, fundadora de la empresa Norvane, dimita.", "es").claims
    assert {c.stance.modality.value for c in claims} == {"asserted"}


def test_a_date_of_what_is_announced() -> None:
    text = "La compañía Norvane anunció asimismo una recompra de acciones por 8 millones de aquí a 2031."
    said = [c.statement for c in read(text, "es").claims if isinstance(c.statement, EventStatement)]
    assert said and all("date" not in dict(s.roles) for s in said)


@pytest.mark.parametrize(
    ("text", "released"),
    [
        ("El móvil Osk One es rápido. Ya está a la venta el móvil Kelp 3.", "kelp-3"),
        ("El móvil Osk One es rápido. Sale a la venta en Noruega el móvil Kelp 3.", "kelp-3"),
        ("El móvil Osk One es rápido. Ya está a la venta.", "osk-one"),
        ("Llega a Noruega el móvil Osk One.", "osk-one"),
    ],
)
def test_a_subject_behind_its_verb(text: str, released: str) -> None:
    said = [c.statement for c in read(text, "es").claims if isinstance(c.statement, EventStatement)]
    assert {str(f) for s in said for r, f in s.roles if r == "object"} == {released}


def test_a_plain_subject_behind_its_verb() -> None:
    assert not read("El móvil Osk One es rápido. Ya está disponible la web de la empresa.", "es").claims


def test_whose_ratio_it_is() -> None:
    text = "La memoria del chip Kelp es un 25 % superior a la del H200, y su ancho de banda, un 40 % mayor."
    assert {(s, p) for s, p, _ in facts(text, "es")} == {
        ("kelp", "capacityRatio"),
        ("kelp", "bandwidthRatio"),
    }
    assert not facts("La capacidad del Kelp es un 25 % superior a la del H200.", "es")


def test_a_bill_by_its_number() -> None:
    named = classes_named("La empresa Norvane respaldó el proyecto de ley 893.", "es")
    assert named["proyecto de ley 893"] == "Legislation"
    assert "proyecto de ley 20" not in classes_named("Norvane leyó el proyecto de ley 20 veces.", "es")


def test_a_team_at_a_firm_is_the_firm() -> None:
    text = "La empresa Norvane crece. Su equipo en Norvane puso en marcha el clúster Osk."
    assert ("norvane", "operatorOf", "osk") in relations(text, "es")
    assert ("oslo", "operatorOf", "osk") not in relations(text.replace("en Norvane", "en Oslo"), "es")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Ann Lee criticó los planes de Norvane para comprar Brisk."),
        ("es", "La decisión de Norvane de comprar Brisk fue polémica."),
    ],
)
def test_whose_plan_it_is(lang: str, text: str) -> None:
    assert told(text, lang) == {("planned", "Purchase", "norvane", "brisk", "")}


def test_what_is_no_plan() -> None:
    used = told("Brisk usó los chips de Norvane para lanzar el modelo Tarn 5.")
    assert {e[2] for e in used} == {"brisk"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ann Lee (Norvane Systems, Brisk Labs) habló.",
            {("ann-lee", "norvane-systems"), ("ann-lee", "brisk-labs")},
        ),
        ("Ann Lee (Oslo, Noruega) habló.", set()),
        (
            "Al frente del instituto Halden están Ann Lee y Luis Berg.",
            {("ann-lee", "halden"), ("luis-berg", "halden")},
        ),
    ],
)
def test_firms_in_brackets_behind_a_person(text: str, found: set[tuple[str, str]]) -> None:
    assert {(s, o) for s, p, o in relations(text, "es") if p == "affiliatedWith"} == found


def test_what_is_no_longer_sold_is_no_release() -> None:
    assert not told("El móvil Osk One ya no está a la venta en Noruega.")
    assert {e[0] for e in told("El móvil Osk One no está disponible en Noruega.")} == {"negated"}
