"""Who does what in a clause, where something else stands nearer."""

from __future__ import annotations

import pytest
from fixture_reading import read, relations

from kg.model import EventStatement


def roles(text: str, lang: str, kind: str) -> list[dict[str, object]]:
    """The roles of each event of a kind that a text tells of."""
    claims = read(text, lang).claims
    said = (c.statement for c in claims)
    return [dict(s.roles) for s in said if isinstance(s, EventStatement) and s.type == kind]


def test_what_a_purpose_is_about_is_no_seller() -> None:
    text = "La empresa Montalba compró la firma Cendra para desafiar a la firma Loriga."
    (found,) = roles(text, "es", "Purchase")
    assert (found["agent"], found["object"], found.get("source")) == ("montalba", "cendra", None)


def test_a_quotation_with_commas_is_said_by_whom_the_verb_names() -> None:
    text = "La empresa Montalba anunció un plan.\n«Es pronto, es caro, es raro», dijo Lucía Ferrán."
    assert [r["agent"] for r in roles(text, "es", "Announcement")] == ["montalba", "lucia-ferran"]


def test_a_person_with_an_office_speaks_for_himself() -> None:
    text = "«Es pronto», señaló la directora técnica de la empresa Montalba, Lucía Ferrán."
    assert [r["agent"] for r in roles(text, "es", "Announcement")] == ["lucia-ferran"]


def test_a_firm_told_by_its_founder_is_none_named_before() -> None:
    text = "La empresa Montalba crece.\nLa empresa fundada por Lucía Ferrán aseguró que es pronto."
    assert roles(text, "es", "Announcement") == []


def test_what_is_to_be_ensured_is_not_said() -> None:
    assert roles("La empresa Montalba trabaja para asegurar una transición.", "es", "Announcement") == []


def test_an_object_of_the_sentence_before_does_nothing() -> None:
    text = "Los teléfonos tienen un procesador Garza-4. Estarán disponibles en mayo de 2024."
    assert roles(text, "es", "Release") == []


def test_the_government_is_no_body_named_before() -> None:
    text = "La agencia Avizor sancionó a la empresa Montalba.\nEl Gobierno anunció un plan."
    assert all(r["agent"] != "avizor" for r in roles(text, "es", "Announcement"))


def test_an_object_that_nobody_knows_is_still_the_object() -> None:
    text = "La società Halden ha annunciato il primo ritardo, definendo il nuovo modello Brisk una sorpresa."
    assert roles(text, "it", "Release") == []


def test_who_speaks_in_a_gerund_is_who_acts_in_the_sentence() -> None:
    text = "Maria Velk ha lodato le notizie sulla società Halden, affermando che il chip è pronto."
    assert [r["agent"] for r in roles(text, "it", "Announcement")] == ["maria-velk"]


def test_who_holds_an_office_behind_the_verb_speaks() -> None:
    text = (
        "La società Velkia cresce. Come conferma l'amministratore delegato di Tarn Labs, ex responsabile "
        "delle vendite di Velkia, Aldo Brenti, il piano è pronto."
    )
    assert [r["agent"] for r in roles(text, "it", "Announcement")] == ["aldo-brenti"]


def test_an_ordinal_makes_another_thing() -> None:
    text = "La società Halden ha mostrato il modello Fjord-2. Il terzo modello annunciato piace a tutti."
    assert [r["object"] for r in roles(text, "it", "Release")] == ["fjord-2"]


def test_a_verb_of_saying_may_be_the_last_word() -> None:
    assert roles("Il piano, la società Halden ha detto", "it", "Announcement")


@pytest.mark.parametrize(
    ("lang", "text", "buyer"),
    [
        ("en", "Brisk Corp surprised Osk Motors by buying Halden Systems.", "brisk"),
        ("en", "The phone giant disappointed Osk Motors by buying Halden Systems.", None),
        ("fr", "La société Brisk a devancé Osk Motors, rachetant Halden Systems.", "brisk"),
        ("fr", "La société Brisk a surpris Osk Motors en rachetant Halden Systems.", "brisk"),
        ("it", "La società Brisk ha sorpreso Osk Motors acquistando Halden Systems.", "brisk"),
        ("es", "La empresa Brisk sorprendió a Osk Motors comprando Halden Systems.", "brisk"),
    ],
)
def test_who_acts_in_a_gerund_is_who_acts_in_the_main_clause(lang: str, text: str, buyer: str | None) -> None:
    buyers = [deed["agent"] for deed in roles(text, lang, "Purchase")]
    assert buyers == ([buyer] if buyer else [])


def test_the_partners_of_nobody_are_none_of_each_other() -> None:
    text = "A partnership with Osk Motors and Halden Systems was announced."
    assert roles(text, "en", "Partnership") == []
    text = "Brisk Corp announced a partnership with Osk Motors and Halden Systems."
    partners = {(s, o) for s, relation, o in relations(text) if relation == "partnerOf"}
    assert partners == {("brisk", "osk-motors"), ("brisk", "halden-systems")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Brisk Corp showed a project with Osk Motors whose aim is to buy Halden Systems."),
        ("fr", "La société Brisk a montré un projet dont l'objectif est de racheter Halden Systems."),
        ("es", "La empresa Brisk mostró un proyecto cuyo objetivo es comprar Halden Systems."),
    ],
)
def test_what_a_goal_is_nobody_does_yet(lang: str, text: str) -> None:
    assert [deed.get("agent") for deed in roles(text, lang, "Purchase")] in ([], [None])


@pytest.mark.parametrize(
    ("lang", "text", "buyers"),
    [
        ("en", "The acquisition of Halden Systems, examined by the FTC, is late.", []),
        ("en", "The purchase of Halden Systems by Osk Motors is done.", ["osk-motors"]),
        ("fr", "Le rachat de Halden Systems, toujours examiné par la FTC, tarde.", []),
        ("fr", "Le rachat de Halden Systems par Osk Motors est fait.", ["osk-motors"]),
        ("it", "L'acquisizione di Halden Systems, esaminata dalla FTC, tarda.", []),
    ],
)
def test_who_examines_a_purchase_does_not_buy(lang: str, text: str, buyers: list[str]) -> None:
    assert [deed["agent"] for deed in roles(text, lang, "Purchase") if "agent" in deed] == buyers


def test_the_agency_in_brackets_is_nobody_that_the_text_speaks_of() -> None:
    text = (
        "NEW YORK (Etats-Unis) (AFP) Le groupe informatique américain Osk Motors a annoncé lundi "
        "l’acquisition de son compatriote Halden Systems, spécialisé dans les logiciels.\n"
        "Les modalités financières ne sont pas divulguées.\n"
        "Halden Systems est une entreprise fondée en 2008 et basée dans le Minnesota. "
        "Sur son site internet, elle dit compter des centaines de clients."
    )
    assert [said["agent"] for said in roles(text, "fr", "Announcement")] == ["osk-motors", "halden-systems"]


def test_of_what_did_not_happen_nothing_follows() -> None:
    text = "Osk Motors did not sign a partnership with Halden Systems."
    assert len(roles(text, "en", "Partnership")) == 1
    assert not relations(text)


def test_what_is_mentioned_is_said_by_nobody_but_whom_the_verb_names() -> None:
    purchase = "شركة إنفيديا اشترت شركة Halden Systems."
    assert roles(f"ويذكر أن {purchase}", "ar", "Announcement") == []
    said = roles(f"ويذكر Dylan Voss أن {purchase}", "ar", "Announcement")
    assert [found["agent"] for found in said] == ["dylan-voss"]
