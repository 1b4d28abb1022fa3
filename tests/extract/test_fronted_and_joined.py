"""Forms fronted before their clause, clauses that "and that" goes on with, and ranges with articles."""

from __future__ import annotations

import pytest
from fixture_reading import relations

from kg.model import Article, EventStatement, Money, Quantity, ValueOf
from kg.pipeline.reader import default_reader


def _deeds(text: str, lang: str = "it") -> set[tuple[str, str, str]]:
    """Every event of a text with its agent and modality."""
    out = set()
    for claim in default_reader().read(Article("a", "a.txt", text, lang, "0")).claims:
        s = claim.statement
        if isinstance(s, EventStatement):
            agents = [str(fill) for role, fill in s.roles if role == "agent"]
            out |= {(s.type, agent, claim.stance.modality.value) for agent in agents or [""]}
    return out


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("La Osk Motors ha battuto la Tarn Labs dopo aver comprato la società Norvane.", "it"),
        ("Dopo aver comprato la società Norvane, la Osk Motors ha vinto.", "it"),
        ("Osk Motors a battu Tarn Labs après avoir racheté la société Norvane.", "fr"),
    ],
)
def test_who_did_it_before_is_who_acts_in_the_clause(text: str, lang: str) -> None:
    assert _deeds(text, lang) == {("Purchase", "osk-motors", "asserted")}


def test_without_denies_what_it_leads_in_alone() -> None:
    said = _deeds("Senza aver comprato la società Norvane, la Osk Motors ha aperto un data center.")
    assert said == {("Purchase", "osk-motors", "negated"), ("Launch", "osk-motors", "asserted")}


def test_the_firm_that_was_bought_in_front_does_not_act() -> None:
    said = _deeds(
        "La Osk Motors cresce. Dopo aver comprato la società Norvane, l'azienda ha aperto un data center."
    )
    assert ("Launch", "osk-motors", "asserted") in said
    assert not any(agent == "norvane" for _, agent, _ in said)


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Ann Lee dice che la startup Norvane cresce e che ha comprato la Osk Motors.", "norvane"),
        ("La Tarn Labs ha detto che cresce e che ha comprato la Osk Motors.", "tarn-labs"),
        ("La Tarn Labs ha detto che il chip Kelp-7 è pronto e che ha comprato la Osk Motors.", "tarn-labs"),
        (
            "Ann Lee dice che la società Norvane ha sfidato Tarn Labs, che ha 40 dipendenti e che ha "
            "comprato la Osk Motors.",
            "tarn-labs",
        ),
    ],
)
def test_and_that_goes_on_with_the_subject_of_what_is_reported(text: str, agent: str) -> None:
    assert {a for kind, a, _ in _deeds(text) if kind == "Purchase"} == {agent}


def test_what_stands_behind_a_relative_clause_is_none_of_its_own() -> None:
    text = "La società Norvane, che ha sede a Oslo, ha aperto un data center."
    assert relations(text, "it") == {("norvane", "locatedIn", "oslo")}
    text = "Il data center Ardent, che gestisce la società Norvane, è pieno."
    assert relations(text, "it") == {("norvane", "operatorOf", "ardent")}


@pytest.mark.parametrize(
    ("text", "lang", "low", "high"),
    [
        ("Il supercomputer Brisk costa tra i 3 e i 4 miliardi di euro.", "it", 3 * 10**9, 4 * 10**9),
        ("Il supercomputer Brisk costa fra i tre e i quattro miliardi di euro.", "it", 3 * 10**9, 4 * 10**9),
        ("Il supercomputer Brisk costa tra 300 milioni e 4 miliardi di euro.", "it", 3 * 10**8, 4 * 10**9),
        (
            "El superordenador Brisk cuesta entre los 30 y los 40 millones de euros.",
            "es",
            3 * 10**7,
            4 * 10**7,
        ),
        ("Il supercomputer Brisk consuma tra i 30 e i 40 megawatt.", "it", 30, 40),
    ],
)
def test_a_range_may_have_articles(text: str, lang: str, low: int, high: int) -> None:
    claims = default_reader().read(Article("a", "a.txt", text, lang, "0")).claims
    values = [c.statement.value for c in claims if isinstance(c.statement, ValueOf)]
    assert [(v.low, v.high) for v in values if isinstance(v, Money | Quantity)] == [(low, high)]


def test_two_numbers_that_count_different_things_are_no_range() -> None:
    text = "Tra i 30 milioni della Tarn Labs e i 40 della Norvane, il cluster Brisk costa 60 milioni di euro."
    claims = default_reader().read(Article("a", "a.txt", text, "it", "0")).claims
    values = [c.statement.value for c in claims if isinstance(c.statement, ValueOf)]
    assert [v.high for v in values if isinstance(v, Money)] == [60 * 10**6]
