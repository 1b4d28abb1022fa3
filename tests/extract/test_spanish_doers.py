"""Who does what Spanish news tells, how sure it is, and what several have together."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read

from kg.model import EventStatement


def deeds(text: str) -> set[tuple[str, str, str]]:
    """Type, modality and agent of each event that a text states; "" where nobody does it."""
    found = [(c.statement, c.stance.modality.value) for c in read(text, "es").claims]
    return {
        (s.type, modality, str(next((f for r, f in s.roles if r == "agent"), "")))
        for s, modality in found
        if isinstance(s, EventStatement)
    }


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        (
            "El presidente ejecutivo de Lumbre SA, Luis Gil, dejará su puesto y será sustituido "
            "por Ana Ruiz, una de las fundadoras de la compañía, anunció el lunes el grupo.",
            ("Announcement", "asserted", "lumbre"),
        ),
        (
            "Es Lumbre SA la que invertirá 30 millones, según ha dicho este jueves el alcalde, Luis Gil.",
            ("Announcement", "asserted", "luis-gil"),
        ),
        (
            "Ana Ruiz es, tal y como comunicó en primicia la revista Avizor, jefa de Lumbre SA.",
            ("Announcement", "asserted", "avizor"),
        ),
        (
            "Todo llega tras el fracaso de la compra de Lumbre SA por parte de Nordal Motor.",
            ("Purchase", "negated", "nordal-motor"),
        ),
        ("Lumbre SA acuerda comprar Nordal Motor.", ("Purchase", "planned", "lumbre")),
        ("Lumbre SA negó que haya comprado Nordal Motor.", ("Purchase", "negated", "lumbre")),
        ("Lumbre SA buscaría abrir el centro de datos Loriga.", ("Launch", "possible", "lumbre")),
        (
            "Lumbre SA creció con la construcción de su fábrica en Oslo.",
            ("Construction", "asserted", "lumbre"),
        ),
        ("Lumbre SA compró a Nordal Motor por 3 millones de euros.", ("Purchase", "asserted", "lumbre")),
    ],
)
def test_who_does_it_and_whether(text: str, deed: tuple[str, str, str]) -> None:
    assert deed in deeds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lumbre SA mostró el móvil Pim 3. Lo primero que destaca es su pantalla.",
        "Lumbre SA mostró el móvil Pim 3. En la sala se ha indicado que es mejor.",
        "El teléfono Pim 3 estrena el sistema operativo Corzo 12.",
    ],
)
def test_what_nobody_does(text: str) -> None:
    assert not {d for d in deeds(text) if d[0] in ("Announcement", "Release") and d[2] != "lumbre"}
    assert ("Announcement", "asserted", "lumbre") not in deeds(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Lumbre SA y Nordal Motor, que juntas recaudaron 40 millones de dólares.", "investment"),
        (
            "Lumbre SA cerró una ronda con una valoración de 6 millones de euros.",
            "investment",
        ),
        ("La empresa emergente del dueño de Lumbre SA, Nordal Motor, crece.", "ownerOf"),
        (
            "Nordal Motor compró Lumbre SA. Esta adquisición marca su camino para competir con Cendra Labs.",
            "competitorOf",
        ),
    ],
)
def test_what_is_told_of_no_single_one(text: str, relation: str) -> None:
    assert not {p for _, p, _ in facts(text, "es")} & {relation}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "La firma Lumbre cuenta con una plantilla de 2 mil 100 personas.",
            ("lumbre", "employeeCount", "2100"),
        ),
        (
            "La firma Lumbre promete mantener la filial Cendra Labs, invertir 30 millones de euros y crecer.",
            ("lumbre", "investment", "30000000"),
        ),
        (
            "Los modelos son Tordo 2 (7.000 millones de parámetros) y Tordo 3 (9.000 millones).",
            ("tordo-3", "parameterCount", "9000000000"),
        ),
        (
            "La familia Tordo llega en dos tamaños, de 8 y 70 mil millones de parámetros.",
            ("tordo", "parameterCount", "8000000000"),
        ),
        ("El clúster Nubarrón ofrece cuatro H100 con 80 GB.", ("nvidia-h100", "memoryCapacity", "80")),
        (
            "La empresa Lumbre fue fundada en 1930 por el Sr. Luis Gil, que empezó con 10 coches.",
            ("luis-gil", "founderOf", "lumbre"),
        ),
        (
            "Luis Gil es presidente de Lumbre, director general de Cendra Labs y fundador de Quorin.",
            ("luis-gil", "founderOf", "quorin"),
        ),
    ],
)
def test_what_several_verbs_tell_of_one(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text, "es")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("El procesador Mirlo-2 es el mismo que usan los aceleradores Garza-4.", "hasComponent"),
        (
            "La operación, liderada por la firma Lumbre, establece una valoración de 7 millones de euros.",
            "valuation",
        ),
    ],
)
def test_what_other_clauses_tell(text: str, relation: str) -> None:
    assert not any(relation in fact for fact in facts(text, "es"))


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Lumbre SA compró un solar para instalar su primer centro de datos en Oslo.", "planned"),
        ("Noruega tendrá un segundo superordenador en Oslo.", "planned"),
    ],
)
def test_where_a_thing_to_come_stands(text: str, modality: str) -> None:
    found = [c for c in read(text, "es").claims if c.evidence[0].rule.startswith("es/locatedIn")]
    assert {c.stance.modality.value for c in found} == {modality}


def test_a_paper_named_by_an_article_and_its_people() -> None:
    assert "El Noruego" in {m.text for m in read("Así lo informa El Noruego.", "es").mentions}


@pytest.mark.parametrize(
    "text",
    [
        "Lumbre SA informó sobre el despido de 2 mil empleados.",
        "Lumbre SA dijo que despediría a 300 empleados.",
    ],
)
def test_who_is_dismissed_is_not_all_the_staff(text: str) -> None:
    assert "employeeCount" not in {p for _, p, _ in facts(text, "es")}


def test_the_chips_of_a_firm_are_not_the_firm() -> None:
    assert not {d for d in deeds("Lumbre SA compró chips AMD.") if d[0] == "Purchase"}


def test_what_is_extended_is_not_run_by_the_extension() -> None:
    text = "El Instituto Cendra amplía el superordenador Nubarrón. La ampliación contará con dos particiones."
    assert "operatorOf" not in {p for _, p, _ in facts(text, "es")}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Lumbre SA está dispuesta a comprar Nordal Motor.", ("Purchase", "planned", "lumbre")),
        ("Luis Gil habló. Desde Lumbre SA aseguran que es así.", ("Announcement", "asserted", "lumbre")),
    ],
)
def test_who_speaks_from_inside_and_who_is_willing(text: str, deed: tuple[str, str, str]) -> None:
    assert deed in deeds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz fundó Lumbre SA, un portal de fotos que después adquirió Nordal Motor.",
        "«Construir el centro de datos Loriga es un gran paso», dijo Ana Ruiz.",
    ],
)
def test_deeds_that_are_not_told(text: str) -> None:
    assert not {d for d in deeds(text) if d[0] in ("Purchase", "Construction")}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Lumbre SA abrirá el centro de datos Loriga. En ellas trabajarán 20 empleados.", "employeeCount"),
        ("Lumbre SA creció. El proyecto sólo empleará a unas 20 personas.", "employeeCount"),
        (
            "Lumbre SA compró Cendra Labs, a través de un acuerdo por valor de 20 millones de euros.",
            "valuation",
        ),
        ("Lumbre SA y Cendra Labs se fusionaron. El grupo tiene 400 empleados.", "employeeCount"),
        ("Lumbre SA y Cendra Labs se fusionaron. El grupo tiene su sede en Oslo.", "locatedIn"),
    ],
)
def test_numbers_of_others(text: str, relation: str) -> None:
    assert relation not in {p for _, p, _ in facts(text, "es")}


def test_and_who_goes_on_with_what_went_before() -> None:
    text = (
        "Nubarrón será el sucesor de Cierzo, el superordenador que en 2022 superó la marca de la lista "
        "y que también fue desarrollado por Lumbre SA. El superordenador Nubarrón es grande."
    )
    assert ("lumbre", "manufacturerOf", "cierzo") in facts(text, "es")


def test_what_is_foreseen_is_planned() -> None:
    text = "Está previsto que el superordenador Nubarrón cueste 30 millones de euros."
    assert {c.stance.modality.value for c in read(text, "es").claims} == {"planned"}


def test_who_is_said_to_have_told_it_is_not_what_it_is_about() -> None:
    text = (
        "Noruega tendrá un segundo superordenador en Oslo. Según ha informado QRX, "
        "el nuevo superordenador se instalará en Oslo y supondrá una inversión de 30 millones de euros."
    )
    assert "qrx" not in {s for s, p, _ in facts(text, "es") if p in ("locatedIn", "investment")}


def test_several_sites_are_not_the_one_named_before() -> None:
    text = (
        "Lumbre SA abrirá un centro de datos en Noruega. "
        "Lumbre SA inició la construcción de sus centros de datos en Oslo y Kiel."
    )
    assert not {o for _, p, o in facts(text, "es") if p == "locatedIn"} & {"oslo", "kiel"}


def test_the_greatest_of_its_kind_is_none_named_before() -> None:
    text = "El superordenador Nubarrón es bueno. El reto no es quién construye la computadora más potente."
    assert not {d for d in deeds(text) if d[0] == "Construction"}


def test_whose_founder_is_named_is_not_who_bought() -> None:
    found = deeds("Otra es Lumbre SA, comprada por 3 millones de dólares y cuyo fundador, Luis Gil, habló.")
    assert not {d for d in found if d[0] == "Purchase"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("En marzo lideró la oposición a la OPA hostil lanzada por Lumbre SA.", "Release"),
        ("Lumbre SA, el mayor accionista de Nordal Motor, calla.", "Funding"),
        (
            "Lumbre SA presentó resultados récord, impulsados por la demanda de teléfonos.",
            "LegalAction",
        ),
    ],
)
def test_no_deed_of_that_kind(text: str, wrong: str) -> None:
    assert wrong not in {type_ for type_, _, _ in deeds(text)}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Banquera de carrera —dirigió Nordal Motor en Oslo y la firma Cendra—, pilotó la venta de su "
            "filial Lumbre SA.",
            "subsidiaryOf",
        ),
        ("Tomó el relevo de Ana Ruiz como presidente ejecutivo de Lumbre SA.", "chiefExecutiveOf"),
        ("Durante el Oslo Week 2031, habló su consejero delegado, Luis Gil.", "chiefExecutiveOf"),
        ("Se ubica en el Parque Industrial Loriga IV, desarrollado por Grupo Nordal.", "developerOf"),
        ("Coordina la Red Nacional de Hornos y alberga el superordenador Pim 7.", "operatorOf"),
        ("Los reactores modulares (SMR) avanzan. Crecen las firmas de SMR en Noruega.", "locatedIn"),
    ],
)
def test_relation_of_nobody_named(text: str, wrong: str) -> None:
    assert wrong not in {p for _, p, _ in facts(text, "es")}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Lumbre SA crece. Coordina la Red Nacional de Hornos y alberga el superordenador Pim 7.",
            ("lumbre", "operatorOf", "pim-7"),
        ),
        (
            "Luis Gil tomó el relevo de Ana Ruiz como presidente ejecutivo de Lumbre SA.",
            ("luis-gil", "chiefExecutiveOf", "lumbre"),
        ),
        (
            "Nordal Motor —una firma de Oslo— vende su filial Lumbre SA.",
            ("lumbre", "subsidiaryOf", "nordal-motor"),
        ),
    ],
)
def test_relation_of_who_is_named(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text, "es")


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Lumbre SA llegó a un acuerdo extrajudicial con Nordal Motor.", "LegalAction"),
        ("Lumbre SA llegó a un acuerdo con Nordal Motor.", "Partnership"),
    ],
)
def test_words_that_only_begin_those_of_another_deed_tell_of_none(text: str, type_: str) -> None:
    assert {event for event, _, _ in deeds(text)} == {type_}


def test_who_heads_the_firm_that_acts_does_not_act() -> None:
    told = deeds("Lumbre SA creció. La firma que dirige Ana Ruiz prometió abrir una planta.")
    assert ("Announcement", "asserted", "ana-ruiz") not in told
    assert ("Announcement", "asserted", "ana-ruiz") in deeds("Ana Ruiz, ministra, prometió abrir una planta.")


def test_what_a_la_que_tells_is_done_to_the_one_before_it() -> None:
    told = deeds("Lumbre SA, a la que demandó Nordal Motor, creció.")
    assert told == {("LegalAction", "asserted", "nordal-motor")}
