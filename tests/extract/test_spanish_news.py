"""What Spanish news says in a roundabout way: told of the right one, or of nobody."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "La empresa Nordal Motor compró Lumbre SA. "
            "Ambas empresas operan en Oslo el centro de datos Loriga.",
            ("lumbre", "operatorOf", "loriga"),
        ),
        ("Con 141 GB de memoria, el acelerador Garza-4 es rápido.", ("garza-4", "memoryCapacity", "141")),
        (
            "El superordenador Nubarrón está en Kiel. "
            "Se trata de una máquina Bull X3000 que usa procesadores Mirlo-4.",
            ("nubarron", "hasComponent", "mirlo-4"),
        ),
        (
            "El CSCS presentó el superordenador Nubarrón. Funciona con 500 aceleradores Garza-4.",
            ("nubarron", "acceleratorCount", "500"),
        ),
        (
            "Luis Gil, consejero delegado de Nordal Motor, será sustituido por Ana Ruiz.",
            ("ana-ruiz", "chiefExecutiveOf", "nordal-motor"),
        ),
        (
            "Ana Ruiz, la jefa de Tordal Labs y Luis Gil, consejero delegado de Nordal Motor, hablaron.",
            ("luis-gil", "chiefExecutiveOf", "nordal-motor"),
        ),
        (
            "El clúster Nubarrón está movido por los chips Garza-4 de Lumbre SA y usa la GPU Mirlo-4.",
            ("nubarron", "hasComponent", "mirlo-4"),
        ),
        (
            "Lumbre SA, la firma que lidera Luis Gil, dueña de Nordal Motor, creció.",
            ("lumbre", "ownerOf", "nordal-motor"),
        ),
        (
            "El superordenador Nubarrón, construido por Lumbre SA, está en Kiel.",
            ("nubarron", "locatedIn", "kiel"),
        ),
        (
            "Habló Pedro de la Osa, consejero delegado de Nordal Motor.",
            ("pedro-de-la-osa", "chiefExecutiveOf", "nordal-motor"),
        ),
        (
            "Lumbre SA presentó el móvil Brizna 5. El Brizna 5 parte de 300 euros.",
            ("brizna-5", "cost", "300"),
        ),
        (
            "Nordal Motor lanzó el modelo Tordo-2 en 2020 y el modelo Tordo-3 en 2022.",
            ("nordal-motor", "developerOf", "tordo-3"),
        ),
        (
            "Nordal Motor abrió la fábrica Loriga en 2020, la fábrica Brezal en 2021 y Tardal en 2022.",
            ("nordal-motor", "operatorOf", "brezal"),
        ),
        (
            "La firma Tordal fabrica chips. Tordal se alió con la operadora Lumbre. "
            "La compañía opera la central eléctrica Brezal.",
            ("tordal", "operatorOf", "brezal"),
        ),
        (
            "El clúster Nubarrón usa los servidores Halden X9, impulsados por los procesadores Mirlo-4, "
            "que incorporan el acelerador Garza-4.",
            ("mirlo-4", "hasComponent", "garza-4"),
        ),
        (
            "Tardal-2 es una placa computadora fabricada en Oslo por Lumbre SA.",
            ("lumbre", "manufacturerOf", "tardal-2"),
        ),
        ("Nordal Motor tiene 400 empleados en todo el mundo.", ("nordal-motor", "employeeCount", "400")),
        (
            "Nordal Motor captó 3 millones de euros en mayo, logrando una valoración de 70 millones.",
            ("nordal-motor", "valuation", "70000000"),
        ),
        (
            "La red está gestionada por el instituto Cendra, que opera el superordenador Nubarrón.",
            ("cendra", "operatorOf", "nubarron"),
        ),
        (
            "Habló el CRL (Centro de Robótica Litoral Avanzada). El CRL opera el superordenador Nubarrón.",
            ("crl", "operatorOf", "nubarron"),
        ),
        ("Lumbre SA mostró el móvil Pim 3. El modelo cuesta 30 euros.", ("pim-3", "cost", "30")),
        ("Lumbre SA es filial de Nokia Noruega.", ("lumbre", "subsidiaryOf", "nokia-noruega")),
        (
            "El superordenador Nubarrón tiene 8 GPU H200, cada una de ellas con 141 GB de memoria.",
            ("nvidia-h200", "memoryCapacity", "141"),
        ),
        (
            "Tordal compite con OpenAI, Anthropic y la alemana Aleph Alpha.",
            ("aleph-alpha", "competitorOf", "tordal"),
        ),
        (
            "Ana Ferrari dirige la firma Tordal. Ferrari fundó Lumbre SA.",
            ("ana-ferrari", "founderOf", "lumbre"),
        ),
        (
            "El clúster Nubarrón tiene 16 nodos con cuatro GPU A100 de 40 GB.",
            ("nvidia-a100", "memoryCapacity", "40"),
        ),
        (
            "El modelo Tordo-2 tiene 671B parámetros y 37B activos.",
            ("tordo-2", "parameterCount", "671000000000"),
        ),
    ],
)
def test_what_is_told_of_the_right_one(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text, "es")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "La firma creada por Ana Ruiz demandó a Nordal Motor por copias de sus modelos Tordo-2.",
            "developerOf",
        ),
        ("Lumbre SA creció. La empresa informática fundada por Ana Ruiz ganó más.", "founderOf"),
        (
            "Habló Luis Gil, vicepresidente ejecutivo, en la primera jornada de Nordal Motor.",
            "affiliatedWith",
        ),
        ("La presidenta vio al ministro, Luis Gil, y directivos de Nordal Motor.", "affiliatedWith"),
        ("El modelo Tordo-2 usa Android y servicios de Nordal Motor.", "developerOf"),
        ("El diario Avizor presentó el modelo Tordo-2.", "developerOf"),
        ("El CSCS presentó el superordenador Nubarrón.", "manufacturerOf"),
        ("La empresa que fundó Ana Ruiz compró la firma Lumbre SA en 2022.", "founderOf"),
        ("Lumbre SA, participada por Nordal Motor, creció.", "subsidiaryOf"),
        ("Un socio de Nordal Motor, clienta de Lumbre SA, abrió una sede en Oslo.", "locatedIn"),
        ("Nordal Motor abrió Loriga en 2020 y la empresa Lumbre SA en 2022 la dejó.", "operatorOf"),
        ("Nordal Motor levanta centros similares al centro de datos Loriga en Noruega.", "locatedIn"),
        (
            "Nordal Motor invertirá en los próximos tres años para construir la fábrica Loriga.",
            "constructionDuration",
        ),
        (
            "Los modelos Tordo van desde versiones con 7 millones de parámetros hasta las de 70 millones.",
            "parameterCount",
        ),
        (
            "El superordenador Nubarrón rinde más frente a los 12 MW que consume el superordenador K.",
            "powerCapacity",
        ),
        ("El superordenador Nubarrón se alimentará de una planta solar de 5 megavatios.", "powerCapacity"),
        ("El móvil Pim 3, que sustituye al Pim 2, se muestra a un precio de 30 euros.", "cost"),
        ("Nordal Motor usa el superordenador Nubarrón, que aloja 512 GPU H100.", "operatorOf"),
        ("El superordenador Nubarrón se ampliará con 40 GPU H100.", "acceleratorCount"),
        ("La ampliación del superordenador Nubarrón con GPU H100 acabó.", "hasComponent"),
        ("Lumbre SA mostró el móvil Pim 3. El modelo de gestión cuesta 30 euros.", "cost"),
        ("El modelo Tordo-2 cabe en una GPU A100. Recomendamos usar dos GPU.", "hasComponent"),
        ("Meta creará un centro de datos en Oslo. Meta opera centros de datos en Kiel.", "operatorOf"),
        ("Ana Ruiz, directora, hablará mañana en la sede de Lumbre SA.", "affiliatedWith"),
        ("El modelo Tordo-2 necesita 80 GB de memoria en una GPU A100.", "memoryCapacity"),
        ("La oficina de Nordal Motor en Oslo tiene 400 empleados.", "employeeCount"),
        ("El fondo Tordal Capital inyectó 3 millones de euros a una valoración de 70 millones.", "valuation"),
        ("Cayó la fusión de Lumbre SA y Nordal Motor, valorada en 3 millones de euros.", "valuation"),
        (
            "El superordenador K, instalado en un sótano de Lumbre SA, usado por Nordal Motor, va.",
            "supplierOf",
        ),
        ("Nordal Motor contrató a Luis Gil, que trabajó en el modelo Tordo-2.", "developerOf"),
        (
            "Nordal Motor invirtió más de 3 millones de euros por una cuota que fue valorada en 7 millones.",
            "valuation",
        ),
        ("El centro de datos Loriga abrió. Brisote, una mina, va en el centro con 5 MW.", "powerCapacity"),
    ],
)
def test_what_is_told_of_nobody(text: str, relation: str) -> None:
    assert not {p for _, p, _ in facts(text, "es")} & {relation}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brilló la feria tecnológica Kalma de Oslo.", "Kalma"),
        ("Nordal Motor presentó el chip Garza-4 en la conferencia para desarrolladores BRX.", "BRX"),
        ("Durante el Foro Kalma, Ana Ruiz habló.", "Foro Kalma"),
        ("Las máquinas usan CPU AMD EPYC 7V99 (Rome).", "Rome"),
        ("El lanzamiento de LAS GPU Garza-4 llegó tarde.", "LAS"),
        ("La cámara del Nokia 3310 es de 5 MP, y la batería, pequeña.", "MP"),
        ("Hubo etapas de Fine-Tuning Supervisado del modelo Tordo-2.", "Fine-Tuning Supervisado"),
    ],
)
def test_what_is_no_thing(text: str, name: str) -> None:
    assert name not in classes_named(text, "es")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nueva Nvidia H200 para centros de datos.", "Nvidia H200"),
        ("Ya llega el Nokia Z con Linux.", "Nokia Z"),
        ("Cuentan en engadget.com que la firma Tordal crece.", "engadget.com"),
        ("Habló el gobierno de Noruega.", "gobierno de Noruega"),
        ("Habló el Centro para el Desarrollo Marino.", "Centro para el Desarrollo Marino"),
        ("Habló la Raspberry Pi Foundation.", "Raspberry Pi Foundation"),
        ("El procesador ARMv5 6 veces más rápido llegó.", "ARMv5"),
        ("Nordal Motor presentó el modelo Tordo 30B-A3B.", "Tordo 30B-A3B"),
    ],
)
def test_what_is_a_name(text: str, name: str) -> None:
    assert name in classes_named(text, "es")


def test_family_names_that_are_words() -> None:
    assert (
        classes_named("El director de Nordal Motor, Carlos Domingo, habló.", "es")["Carlos Domingo"]
        == "Person"
    )
