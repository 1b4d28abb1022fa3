"""What the sentences of one French article say together."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, read, relations

from kg.model import EventStatement, Quantity, ValueOf


def _said(text: str) -> set[tuple[str, ...]]:
    """The relations, values and fillers of events that a text states."""
    out: set[tuple[str, ...]] = set(relations(text, "fr"))
    for claim in read(text, "fr").claims:
        s = claim.statement
        if isinstance(s, ValueOf):
            out.add((str(s.subject), s.predicate))
        elif isinstance(s, EventStatement):
            out |= {(s.type, role, str(filler)) for role, filler in s.roles}
    return out


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        (  # "its own" goes on with the firm, whoever else the sentence names
            "La société Brenalis conçoit des modèles. Son dernier modèle, Pinson-2, tourne chez Cormelle. La "
            "société compte 90 salariés.",
            {("brenalis", "employeeCount"), ("brenalis", "developerOf", "pinson-2")},
            {("cormelle", "employeeCount")},
        ),
        (  # of two versions of one line the newer is the successor
            "Le modèle Pinson 3 surpasse le modèle Pinson 2.",
            {("pinson-3", "successorOf", "pinson-2")},
            {("pinson-2", "competitorOf", "pinson-3")},
        ),
        (  # what its own sentence names is taken up before what the one before did
            "Pinson 2 compte 14 milliards de paramètres. Une version courte, Pinson 2 Mini, est prête ; elle "
            "compte 3 milliards de paramètres.",
            {("pinson-2-mini", "parameterCount")},
            set(),
        ),
        (  # a pronoun that acts takes up nothing that stands behind it
            "Brenalis a dévoilé la puce Grive-5. Elle remplace la puce Grive-4.",
            {("grive-5", "successorOf", "grive-4")},
            set(),
        ),
        (  # a list whose members repeat the last word of the preposition
            "La société Brenalis a levé 75 millions d'euros auprès d'Orvane Capital, de Silmar et "
            "du fonds Tulvo.",
            {("Funding", "source", s) for s in ("orvane-capital", "silmar", "tulvo")},
            set(),
        ),
        (  # a pronoun before the verb is its object
            "La société Cormelle est basée à Oslo. Brenalis l'a rachetée, Tulvo la vendra à Silmar.",
            {("Purchase", "object", "cormelle"), ("Purchase", "agent", "brenalis")},
            set(),
        ),
        (  # who is named before the subject is not the subject
            "La société Brenalis grandit. Née de la fusion de Cormelle et Tulvo, la société a 70 salariés.",
            {("brenalis", "employeeCount")},
            {("cormelle", "employeeCount"), ("tulvo", "employeeCount")},
        ),
        (  # "its 45 people" are those of the firm spoken of
            "La société Brenalis est basée à Oslo. Ses 45 salariés travaillent pour Cormelle.",
            {("brenalis", "employeeCount")},
            {("cormelle", "employeeCount")},
        ),
        (  # a town's name with an article inside
            "La société Brenalis est basée à Bellerive-l'Abbaye.",
            {("brenalis", "locatedIn", "bellerive-l-abbaye")},
            set(),
        ),
        (  # who comes to a firm, and what everybody calls a firm
            "L'arrivée d'Odile Fervac chez la firme de Cupertino a surpris.",
            {("odile-fervac", "affiliatedWith", "apple")},
            set(),
        ),
        (  # a letter that is a name ends its sentence before an article
            "La société Brenalis a acheté le réseau social X. L'opération a coûté 3 millions d'euros.",
            {("Purchase", "object", "x-twitter")},
            set(),
        ),
        (  # a phone is no system that phones run on
            "Le Zéphyr 3 est un smartphone sous Windows Mobile 6.1. Le terminal est fabriqué par HTC.",
            {("htc", "developerOf", "zephyr-3")},
            set(),
        ),
        (  # who is told of by others who have founded it
            "Fondée par des chercheurs de l'université de Lurcy, Brenalis Énergie dort. Elle a 8 employés.",
            {("brenalis-energie", "employeeCount")},
            set(),
        ),
        (  # who is appointed is called nothing
            "La société Brenalis a nommé Wim Olders directeur général.",
            {("wim-olders", "chiefExecutiveOf", "brenalis")},
            set(),
        ),
        (  # "and" begins a clause of another, by the way
            "La société Brenalis dort. Le chantier a été confié à Tulvo et Cormelle Énergie fournira tout. "
            "L'entreprise emploie 90 personnes.",
            {("brenalis", "employeeCount")},
            {("cormelle-energie", "employeeCount")},
        ),
        (  # what its own sentence speaks of is meant by "la", be it known or not
            "Brenalis aide le projet. Selon le Financial Times, la jeune pousse en veut, ce qui la "
            "valoriserait à 3 milliards d'euros.",
            set(),
            {("brenalis", "valuation")},
        ),
        (  # the firm of an office that somebody once had is named by the way
            "Odile Fervac, ancienne patronne de Cormelle Énergie, dirige Brenalis. Le groupe a 90 salariés.",
            set(),
            {("cormelle-energie", "employeeCount")},
        ),
        (  # where a firm comes from has paid nothing
            "La société Brenalis, issue du CEA, a levé 19 millions d'euros.",
            {("Funding", "agent", "brenalis")},
            {("Funding", "source", "cea")},
        ),
        (  # a machine is of the centre, not of the town of the centre
            "Tourmente est le calculateur hybride du mésocentre de Lurcy.",
            set(),
            {("lurcy", "operatorOf", "tourmente")},
        ),
    ],
)
def test_said_together(text: str, said: set[tuple[str, ...]], unsaid: set[tuple[str, ...]]) -> None:
    found = _said(text)
    assert said <= found
    assert not unsaid & found


def test_how_many_of_what_was_counted_before() -> None:
    text = (
        "La société Brenalis emploie 300 personnes et en emploiera 500 d'ici 2027. En 2020, elle en avait 40."
    )
    counts = {
        str(c.statement.value.low)
        for c in read(text, "fr").claims
        if isinstance(c.statement, ValueOf) and isinstance(c.statement.value, Quantity)
    }
    assert {"300", "500"} <= counts
    assert "2027" not in counts


def test_numbers_in_a_row_are_things_of_one_line() -> None:
    named = classes_named("La société Brenalis a présenté les téléphones Zéphyr 5, 6 et 7.", "fr")
    assert {"6", "7"} <= set(named)
    named = classes_named("La société Brenalis a présenté le téléphone Zéphyr 5 et 7 accessoires.", "fr")
    assert "7" not in named


def test_behind_a_list_the_text_goes_on_with_what_stands_above_it() -> None:
    text = (
        "Le modèle Pinson 3 est prêt.\nCaractéristiques :\n- Paramètres : 24 milliards\n- Matériel : 8 GPU\n"
        "Il dépasse le modèle Merle-2."
    )
    assert ("merle-2", "competitorOf", "pinson-3") in relations(text, "fr")
    text = "Cluster Tourmente\n- Constructeur : Dell\n- Localisation : Oslo"
    assert ("dell", "locatedIn", "oslo") not in relations(text, "fr")


def test_what_has_the_shape_of_a_towns_name_is_one() -> None:
    assert classes_named("Localisation : Lurcy-sur-Brise", "fr")["Lurcy-sur-Brise"] == "City"


def test_a_centre_acts_or_is_where_something_stands() -> None:
    named = classes_named("Le centre de calcul Ventoux a commandé 40 puces.", "fr")
    assert named["Ventoux"] == "Organization"
    named = classes_named("Le supercalculateur Tourmente est installé au centre de calcul Ventoux.", "fr")
    assert named["Ventoux"] == "Facility"
