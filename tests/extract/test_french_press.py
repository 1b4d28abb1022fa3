"""How the French press names firms and lets people speak: sectors, quotations, sums to come."""

from __future__ import annotations

import pytest
from fixture_reading import read

from kg.model import Claim, EventStatement, Reading, Relation, ValueOf


def facts(reading: Reading) -> set[str]:
    return {_shown(c) for c in reading.claims}


def _shown(claim: Claim) -> str:
    s, how = claim.statement, claim.stance.modality.value
    if isinstance(s, Relation):
        return f"{s.subject} {s.predicate} {s.object} {how}"
    if isinstance(s, ValueOf):
        return f"{s.subject} {s.predicate} {how}"
    assert isinstance(s, EventStatement)
    return (
        s.type
        + "".join(sorted(f" {role}={fill}" for role, fill in s.roles if isinstance(fill, str)))
        + f" {how}"
    )


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Le géant du négoce Dervaux a levé 20 millions d'euros.", "dervaux investment asserted"),
        (
            "Le spécialiste de la sécurité Cormelle a levé 20 millions d'euros.",
            "cormelle investment asserted",
        ),
        (
            "Le champion du paiement en ligne Tourval a levé 9 millions d'euros.",
            "tourval investment asserted",
        ),
        (
            "« On comprend ce qu'on ne voit pas », tranche Odile Fervac.",
            "Announcement agent=odile-fervac asserted",
        ),
        ("Odile Fervac invoque la « souveraineté du calcul ».", "Announcement agent=odile-fervac asserted"),
        ("Odile Fervac y voit « un texte équilibré ».", "Announcement agent=odile-fervac asserted"),
        (
            "La firme Dervaux va injecter 2 milliards d'euros dans l'extension de son usine de Lyon.",
            "Expansion agent=dervaux object=dervaux-factory planned",
        ),
        (
            "Propriété du canadien Dervaux, l'hébergeur Cormelle recrute. Son patron, Paul Lenoir, est là.",
            "paul-lenoir chiefExecutiveOf cormelle asserted",
        ),
        (
            "La firme Dervaux est née en 2019. Dirigée par Odile Fervac, elle annonce 300 embauches.",
            "Announcement agent=dervaux asserted",
        ),
        (
            "Le centre de données que Cormelle construit à Lyon ouvrira.",
            "Construction agent=cormelle object=cormelle-data-center place=lyon asserted",
        ),
        ("L'usine de Cormelle à Brisac a rouvert.", "cormelle-factory locatedIn brisac asserted"),
        ("L'usine de Cormelle à Brisac a rouvert.", "cormelle operatorOf cormelle-factory asserted"),
        (
            "Le groupe Dervaux agrandit son usine de piles de Brisac.",
            "dervaux-factory locatedIn brisac asserted",
        ),
        (
            "Coentreprise de Cormelle et de Tourval, Dervaux recrute à Lyon.",
            "dervaux subsidiaryOf tourval asserted",
        ),
        (
            "Odile Fervac a quitté la firme Dervaux pour fonder avec Paul Lenoir la société Cormelle.",
            "paul-lenoir founderOf cormelle asserted",
        ),
        (
            "La firme Dervaux, appartenant au groupe Tourval, recrute.",
            "dervaux subsidiaryOf tourval asserted",
        ),
        (
            "Le PDG du canadien Dervaux, Paul Lenoir, recrute.",
            "paul-lenoir chiefExecutiveOf dervaux asserted",
        ),
        (
            "La firme Cormelle, filiale du japonais Tourval, recrute.",
            "cormelle subsidiaryOf tourval asserted",
        ),
        ("La PME Cormelle a levé 9 millions d'euros.", "cormelle investment asserted"),
    ],
)
def test_is_told(text: str, right: str) -> None:
    assert right in facts(read(text, "fr"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "La société du milliardaire Paul Lenoir a levé 20 millions d'euros.",
            "paul-lenoir investment asserted",
        ),
        ("Le leader de la région Bretagne a levé 20 millions d'euros.", "brittany investment asserted"),
        ("Odile Fervac a évoqué ce dossier devant 300 salariés.", "Announcement agent=odile-fervac asserted"),
        (
            "La firme Dervaux va injecter 2 milliards d'euros dans l'extension de son usine de Lyon.",
            "Expansion agent=dervaux object=dervaux-factory asserted",
        ),
        (
            "Propriété du canadien Dervaux, l'hébergeur Cormelle recrute. Son patron, Paul Lenoir, est là.",
            "paul-lenoir chiefExecutiveOf dervaux asserted",
        ),
        (
            "La firme Dervaux est née en 2019. Dirigée par Odile Fervac, elle annonce 300 embauches.",
            "Announcement agent=odile-fervac asserted",
        ),
        (
            "Paul Lenoir a cédé ses parts à la famille Brissac. Celle-ci contrôle l'hebdomadaire Tourval.",
            "paul-lenoir ownerOf tourval asserted",
        ),
        (
            "L'usine de Cormelle à Lyon a rouvert. Elle emploie 480 ouvriers.",
            "cormelle employeeCount asserted",
        ),
        (
            "La firme Dervaux livrera 500 puces, a confié au groupe Tourval Paul Lenoir.",
            "dervaux supplierOf tourval planned",
        ),
        (
            "La firme Dervaux a racheté 16 centres de données appartenant au groupe Tourval.",
            "dervaux subsidiaryOf tourval asserted",
        ),
        (
            "La firme Dervaux entend ajouter au cluster Tourmente 10 000 puces H100.",
            "tourmente hasComponent nvidia-h100 asserted",
        ),
        (
            "La firme Dervaux recrute.\n\nContactée, l'entreprise, dont le siège est à Lyon, se tait.",
            "contactee locatedIn lyon asserted",
        ),
        ("La valorisation de la firme Dervaux a fondu de 3 milliards d'euros.", "dervaux valuation asserted"),
        ("La firme Dervaux vend ses parts à la firme Tourval.", "dervaux supplierOf tourval asserted"),
        (
            "La firme Dervaux dort. « Nous ouvrons un site chez Tourval », annonce son patron, Paul Lenoir.",
            "paul-lenoir chiefExecutiveOf tourval asserted",
        ),
        (
            "La firme Dervaux dispose de soixante jours pour faire appel.",
            "LegalAction agent=dervaux asserted",
        ),
    ],
)
def test_is_not_told(text: str, wrong: str) -> None:
    assert wrong not in facts(read(text, "fr"))
