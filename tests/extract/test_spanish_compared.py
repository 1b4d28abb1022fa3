"""What a Spanish sentence compares with, and what a relative clause behind its verb tells."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read, relations

from kg.model import EventStatement


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "El chip Zorla-3 alcanza un ancho de banda de 6,4 TB/s, un 45 % más que el chip Zorla-2.",
            ("zorla-3", "bandwidthRatio", ""),
        ),
        (
            "La empresa Lumbre SA presentó el acelerador Zorla-3, con 256 GB de memoria.",
            ("zorla-3", "memoryCapacity", "256"),
        ),
        (
            "El acelerador Zorla-3 incluye memoria HBM3E (320 GB).",
            ("zorla-3", "memoryCapacity", "320"),
        ),
        (
            "Desde Oslo, Lumbre SA fabrica chips, de los que Nordal Motor será el comprador. "
            "La compañía emplea a 500 trabajadores.",
            ("lumbre", "employeeCount", "500"),
        ),
        (
            "Lumbre SA fabrica chips que Nordal Motor vende en Asia. La compañía emplea a 500 trabajadores.",
            ("lumbre", "employeeCount", "500"),
        ),
    ],
)
def test_values_of_what_is_told_of(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text, "es")


@pytest.mark.parametrize(
    "text",
    [
        "El teléfono Zorla lleva el acelerador Onyx 3, con 4 GB de memoria.",
        "Lumbre SA compró Nordal Motor. La compañía emplea a 500 trabajadores.",
    ],
)
def test_of_two_that_may_be_meant_nothing_is_told(text: str) -> None:
    assert not {f for f in facts(text, "es") if f[1] in ("memoryCapacity", "employeeCount")}


def test_what_another_is_compared_with_is_no_part_of_it() -> None:
    text = "El chip Zorla-3 tiene 7 TB/s de ancho de banda, un 45 % más que su antecesor, el Zorla-2."
    assert ("zorla-3", "hasComponent", "zorla-2") not in relations(text, "es")
    text = (
        "El superordenador Zorla llegará en 2026. A diferencia del superordenador Nubarrón, tiene 500 H100."
    )
    assert ("nubarron", "hasComponent", "nvidia-h100") not in relations(text, "es")


@pytest.mark.parametrize(
    ("text", "modality", "date"),
    [
        ("Lumbre SA compró Nordal Motor el pasado 14 de enero de 2025.", "asserted", "2025-01-14"),
        ("Lumbre SA ha comprado este martes, 3 de mayo de 2024, Nordal Motor.", "asserted", "2024-05-03"),
        ("Lumbre SA intentó comprar Nordal Motor.", "planned", ""),
        ("Lumbre SA ultima la compra de Nordal Motor.", "planned", ""),
        ("Lumbre SA ha desistido de comprar Nordal Motor.", "negated", ""),
        ("Fracasa la compra de Nordal Motor por Lumbre SA.", "negated", ""),
    ],
)
def test_when_a_firm_is_bought_and_whether(text: str, modality: str, date: str) -> None:
    (claim,) = [
        c
        for c in read(text, "es").claims
        if isinstance(c.statement, EventStatement) and c.statement.type == "Purchase"
    ]
    assert isinstance(claim.statement, EventStatement)
    told = next((getattr(f, "iso", "") for r, f in claim.statement.roles if r == "date"), "")
    assert (claim.stance.modality.value, told) == (modality, date)


def test_a_million_and_a_half_is_no_million() -> None:
    text = "Lumbre SA recaudó un millón y medio de euros."
    assert ("lumbre", "investment", "1500000") in facts(text, "es")
