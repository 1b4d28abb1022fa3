"""Numbers in a relative clause: the antecedent's, not those of whom the sentence tells."""

from __future__ import annotations

import pytest
from fixture_reading import facts


def employers(text: str, lang: str) -> set[str]:
    """Who is told to have employees."""
    return {s for s, term, *_ in facts(text, lang) if term == "employeeCount"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The firm Brisk has invested in Norvane Labs, which employs 300 people."),
        ("en", "The firm Brisk works with Norvane Labs, which is valued at $20bn and employs 300 people."),
        ("en", "The firm Brisk has invested in Norvane Labs, which is based in Oslo and employs 300 people."),
        ("fr", "La société Brisk a investi dans la société Norvane Labs, qui emploie 300 personnes."),
        ("es", "La empresa Brisk invierte en la empresa Norvane Labs, que emplea a 300 personas."),
        (
            "it",
            "L'azienda Brisk ha investito nell'azienda Norvane Labs, che ha sede a Oslo e ha 300 addetti.",
        ),
    ],
)
def test_the_number_is_the_antecedents(lang: str, text: str) -> None:
    assert employers(text, lang) == {"norvane-labs"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The firm Brisk has bought a company that employs 300 people."),
        ("en", "The firm Brisk supplies the firm Norvane, whose factory in Oslo employs 900 people."),
        ("fr", "La société Brisk a acheté une société qui emploie 300 personnes."),
        ("fr", "La société Brisk fournit la société Norvane, dont l'usine de Larne emploie 900 personnes."),
        ("es", "La empresa Brisk abastece a la empresa Norvane, cuya fábrica emplea a 900 personas."),
        ("it", "L'azienda Brisk rifornisce l'azienda Norvane, la cui fabbrica di Oslo impiega 900 persone."),
    ],
)
def test_the_number_of_what_has_no_name_is_nobodys(lang: str, text: str) -> None:
    assert employers(text, lang) == set()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The firm Brisk, which employs 300 people, has bought Norvane Labs."),
        ("en", "The firm Brisk, which has bought Norvane Labs, employs 300 people."),
        ("es", "La empresa Brisk dijo que emplea a 300 personas."),
        ("fr", "La société Brisk a dit qu'elle emploie 300 personnes."),
    ],
)
def test_the_number_behind_a_clause_is_the_subjects(lang: str, text: str) -> None:
    assert employers(text, lang) == {"brisk"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The firm Brisk opened a factory in Oslo with 400 workers."),
        ("fr", "La société Brisk a ouvert à Lille une usine de 400 salariés."),
        ("es", "La empresa Brisk abrió en Lugo una fábrica con 400 empleados."),
        ("it", "L'azienda Brisk ha aperto a Lodi una fabbrica con 400 dipendenti."),
    ],
)
def test_who_works_at_a_site_is_not_all_of_whose_it_is(lang: str, text: str) -> None:
    assert employers(text, lang) == set()


def test_a_firm_with_so_many_employees_has_them() -> None:
    assert employers("The firm Brisk is a company with 400 employees.", "en") == {"brisk"}


@pytest.mark.parametrize(
    ("lang", "text", "whose"),
    [
        (
            "it",
            "Il modello Brisk-5 ha 620 miliardi di parametri. Supera il predecessore Brisk-4, che si "
            "fermava a 210 miliardi di parametri.",
            {("brisk-5", 620_000_000_000), ("brisk-4", 210_000_000_000)},
        ),
        (
            "it",
            "Il modello Brisk-5 ha 620 miliardi di parametri totali, ma ne attiva soltanto 24 miliardi.",
            {("brisk-5", 620_000_000_000)},
        ),
    ],
)
def test_parameters_are_those_of_the_model_and_all_of_them(
    lang: str, text: str, whose: set[tuple[str, int]]
) -> None:
    found = {(s, int(float(str(v)))) for s, term, v, *_ in facts(text, lang) if term == "parameterCount"}
    assert found == whose
