"""Who acts beside a French relative clause, a cleft, a lead-in and an office that is taken over."""

from __future__ import annotations

import pytest
from fixture_reading import read, relations

from kg.model import EventStatement, ValueOf


def _said(text: str) -> set[tuple[str, ...]]:
    """The relations, values and fillers of events that a text states, values with how sure they are."""
    out: set[tuple[str, ...]] = set(relations(text, "fr"))
    for claim in read(text, "fr").claims:
        s = claim.statement
        if isinstance(s, ValueOf):
            out.add((str(s.subject), s.predicate, claim.stance.modality.value))
        elif isinstance(s, EventStatement):
            out |= {(s.type, role, str(filler)) for role, filler in s.roles}
    return out


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        (  # who acts in a relative clause behind its verb does nothing in the main clause
            "La firme Cormelle recrute. La société que dirige Odile Fervac a racheté la société Brenalis.",
            set(),
            {("Purchase", "agent", "odile-fervac"), ("odile-fervac", "chiefExecutiveOf", "brenalis")},
        ),
        (
            "La start-up qu'Odile Fervac a fondée a racheté la firme Brenalis.",
            set(),
            {("odile-fervac", "founderOf", "brenalis"), ("Purchase", "agent", "odile-fervac")},
        ),
        (
            "Odile Fervac, qui dirige Cormelle, a racheté la société Brenalis.",
            {("Purchase", "agent", "odile-fervac"), ("odile-fervac", "chiefExecutiveOf", "cormelle")},
            set(),
        ),
        (
            "C'est Cormelle, rival de la société Lorizel, qui a racheté la société Brenalis.",
            {("Purchase", "agent", "cormelle")},
            {("Purchase", "agent", "lorizel")},
        ),
        (
            "La société Cormelle grandit : elle s'est alliée à la société Lorizel et elle avait racheté la "
            "société Brenalis.",
            {("cormelle", "partnerOf", "lorizel"), ("Purchase", "object", "brenalis")},
            {("Purchase", "source", "lorizel"), ("brenalis", "partnerOf", "lorizel")},
        ),
        (  # "Avec Miro, il": who is with him is another
            "L'entrepreneur Octave Fervac dirige la société Cormelle. Avec son frère Miro Fervac, il détient "
            "60 % de la société Brenalis.",
            {("octave-fervac", "ownerOf", "brenalis")},
            {("miro-fervac", "ownerOf", "brenalis")},
        ),
        (
            "Le site de la firme Cormelle sera doté de baies fournies par la société Brenalis. « Je n'y "
            "crois pas », glisse-t-il.",
            set(),
            {("Announcement", "agent", "brenalis")},
        ),
        (
            "Odile Fervac reprend les commandes de la société Brenalis.",
            {("odile-fervac", "chiefExecutiveOf", "brenalis")},
            {("Purchase", "object", "brenalis")},
        ),
        (
            "Odile Fervac reprend la société Brenalis.",
            {("Purchase", "object", "brenalis")},
            {("odile-fervac", "chiefExecutiveOf", "brenalis")},
        ),
        (  # what is joined to an object is the object's, not the subject's
            "Cormelle a racheté la société Lorizel et sa filiale Brenalis.",
            {("brenalis", "subsidiaryOf", "lorizel")},
            {("brenalis", "subsidiaryOf", "cormelle")},
        ),
        (
            "Cormelle et sa filiale Brenalis ont racheté la société Lorizel.",
            {("brenalis", "subsidiaryOf", "cormelle")},
            set(),
        ),
        (  # "contrairement à X, fort de": X has them
            "Contrairement au modèle Pinson 2, fort de 37 milliards de paramètres, le modèle Merle-3 est "
            "fermé.",
            {("pinson-2", "parameterCount", "asserted")},
            {("merle-3", "parameterCount", "asserted")},
        ),
        (
            "La plainte intentée contre la société Cormelle par la société Lorizel vise ses prix.",
            {("LegalAction", "agent", "lorizel"), ("LegalAction", "object", "cormelle")},
            {("LegalAction", "object", "lorizel")},
        ),
        (
            "Le conseil est réuni. Cormelle a nommé Odile Fervac, 50 ans, directrice générale.",
            {("odile-fervac", "chiefExecutiveOf", "cormelle")},
            set(),
        ),
        (  # what does not exceed a number has it at most
            "La puissance du supercalculateur Tourmente ne dépassera pas 30 MW.",
            {("tourmente", "powerCapacity", "asserted")},
            {("tourmente", "powerCapacity", "negated")},
        ),
    ],
)
def test_who_acts_beside_another_clause(
    text: str, said: set[tuple[str, ...]], unsaid: set[tuple[str, ...]]
) -> None:
    got = _said(text)
    assert said <= got
    assert not unsaid & got


def test_the_machine_is_no_computer_where_none_was_told_of() -> None:
    text = "La société Cormelle présente le robot Bilbo. Le groupe Lorizel compte déployer la machine à Oslo."
    assert not {row for row in _said(text) if "supercomputer" in "".join(row)}
    text = "La société Cormelle a acheté 300 puces Grive-4. Le groupe va installer la machine à Oslo."
    assert {row for row in _said(text) if "supercomputer" in "".join(row)}


def test_a_court_that_finds_it_may_judge_announces_nothing() -> None:
    assert ("Announcement", "agent", "vigil") not in _said("Le régulateur Vigil s'est déclaré compétent.")
    assert ("Announcement", "agent", "vigil") in _said("Le régulateur Vigil s'est déclaré satisfait.")
