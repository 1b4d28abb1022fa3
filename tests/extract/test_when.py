"""When something was done, and words between a verb and its object, take nothing from what is done."""

from __future__ import annotations

import pytest
from fixture_reading import read, relations

from kg.model import Duration, EventStatement, Modality, Relation, ValueOf


def durations(text: str, lang: str) -> list[str]:
    values = [c.statement.value for c in read(text, lang).claims if isinstance(c.statement, ValueOf)]
    return [value.iso for value in values if isinstance(value, Duration)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Norvane built the Brisa data centre two years ago."),
        ("en", "The Brisa data centre was built two years earlier."),
        ("fr", "Norvane a construit il y a deux ans le centre de données Brisa."),
        ("fr", "Le centre de données Brisa a été construit deux ans plus tard."),
        ("es", "El centro de datos Brisa se construyó hace dos años."),
        ("it", "Il data center Brisa è stato costruito due anni fa."),
        ("ar", "تم بناء مركز بيانات Brisa قبل 3 سنوات."),
    ],
)
def test_a_point_in_time_is_no_duration(lang: str, text: str) -> None:
    assert not durations(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Brisa data centre was built in 80 days."),
        ("fr", "Norvane a construit en 80 jours le centre de données Brisa."),
        ("es", "El centro de datos Brisa se construyó en 80 días."),
        ("it", "Il data center Brisa è stato costruito in 80 giorni."),
        ("ar", "تم بناء مركز بيانات Brisa في 80 يوما."),
    ],
)
def test_what_it_took_to_build_is_a_duration(lang: str, text: str) -> None:
    assert durations(text, lang) == ["P80D"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Norvane unveiled on Monday its Lyra model."),
        ("fr", "Norvane a lancé pour la première fois le modèle Lyra."),
        ("fr", "Norvane a dévoilé il y a environ deux ans le modèle Lyra."),
        ("es", "Norvane lanzó hace dos años el modelo Lyra."),
        ("it", "Norvane ha lanciato come previsto il modello Lyra."),
        ("ar", "أطلقت شركة Norvane قبل عامين نموذج Lyra."),
    ],
)
def test_words_of_when_and_how_between_verb_and_object(lang: str, text: str) -> None:
    assert ("norvane", "developerOf", "lyra") in relations(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Norvane a annoncé son intention de développer le modèle Lyra."),
        ("it", "Norvane ha annunciato di aver sviluppato il modello Lyra."),
        ("es", "Norvane anunció su intención de desarrollar el modelo Lyra."),
        ("en", "Norvane announced plans to develop the Lyra model."),
    ],
)
def test_what_a_deed_is_done_to_is_not_what_is_announced(lang: str, text: str) -> None:
    assert ("norvane", "developerOf", "lyra") in relations(text, lang)
    events = {c.statement.type for c in read(text, lang).claims if isinstance(c.statement, EventStatement)}
    assert events == {"Announcement"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Après avoir développé le modèle Lyra, Norvane a fermé son usine."),
        ("it", "Dopo aver sviluppato il modello Lyra, Norvane ha chiuso lo stabilimento."),
        ("es", "Al desarrollar el modelo Lyra, Norvane duplicó sus ventas."),
        ("en", "It was Norvane that developed the Lyra model."),
        ("en", "Osk Motors helped Norvane to develop the Lyra model."),
    ],
)
def test_who_does_what_opens_a_sentence(lang: str, text: str) -> None:
    (developed,) = {
        (c.statement.subject, c.stance.modality)
        for c in read(text, lang).claims
        if isinstance(c.statement, Relation) and c.statement.predicate == "developerOf"
    }
    assert developed == ("norvane", Modality.ASSERTED)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Based in Oslo, Norvane released the Lyra model."),
        ("fr", "Basée à Oslo, Norvane a lancé le modèle Lyra."),
        ("es", "Con sede en Oslo, Norvane lanzó el modelo Lyra."),
        ("it", "Con sede a Oslo, Norvane ha lanciato il modello Lyra."),
    ],
)
def test_where_somebody_is_based_is_not_where_a_thing_is_done(lang: str, text: str) -> None:
    said = [c.statement for c in read(text, lang).claims]
    assert [dict(s.roles) for s in said if isinstance(s, EventStatement)] == [
        {"agent": "norvane", "object": "lyra"}
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Instead of developing the Lyra model, Norvane closed its plant."),
        ("it", "Invece di sviluppare il modello Lyra, Norvane ha chiuso lo stabilimento."),
        ("en", "Norvane has no plans to develop the Lyra model."),
    ],
)
def test_what_is_not_done_is_denied(lang: str, text: str) -> None:
    developed = [
        c.stance.modality
        for c in read(text, lang).claims
        if isinstance(c.statement, Relation) and c.statement.predicate == "developerOf"
    ]
    assert developed == [Modality.NEGATED]


@pytest.mark.parametrize(
    ("lang", "text", "date"),
    [
        ("es", "OSLO, 22 may 2024 (EFE).- Lumbre SA compró Nordal Motor SA.", "2024-05-22"),
        ("en", "OSLO, May 22, 2024 (AFP) - Lumbre Corp. bought Nordal Motor Corp.", "2024-05-22"),
        ("es", "OSLO, 22 may 2024 (EFE).- Lumbre SA comprará Nordal Motor SA.", ""),
        ("en", "OSLO, May 22, 2024 (AFP) - Lumbre Corp. will buy Nordal Motor Corp.", ""),
        ("it", "OSLO, 22 maggio 2024 (AFP) - Lumbre S.p.A. comprerà Nordal Motor S.p.A.", ""),
    ],
)
def test_the_day_of_writing_is_that_of_what_was_done_not_of_what_is_to_come(
    lang: str, text: str, date: str
) -> None:
    deals = [c.statement for c in read(text, lang).claims if isinstance(c.statement, EventStatement)]
    dates = {str(f.iso if hasattr(f, "iso") else f) for s in deals for r, f in s.roles if r == "date"}
    assert deals
    assert dates == ({date} if date else set())
