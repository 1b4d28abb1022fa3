"""Whom a deed is done to by another, whose genitive does it, and stages of what is built."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read, relations

from kg.model import EventStatement

GREW = "نمت شركة «تارن لابز». "


def events(text: str, lang: str = "ar") -> set[tuple[str, str, str]]:
    """Type, agent and object of each event that a text states; "" for a role that nothing fills."""
    out = set()
    for claim in read(text, lang).claims:
        if isinstance(claim.statement, EventStatement):
            roles = {role: str(content) for role, content in claim.statement.roles}
            out.add((claim.statement.type, roles.get("agent", ""), roles.get("object", "")))
    return out


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("واستحوذت «نورفان» الألمانية على الشركة.", ("Purchase", "nwrfan", "tarn-labz")),
        ("ورفعت «نورفان» دعوى قضائية ضد الشركة.", ("LegalAction", "nwrfan", "tarn-labz")),
        ("وفتحت محكمة في أوسلو تحقيقا مع الشركة.", ("LegalAction", "oslo-court", "tarn-labz")),
    ],
)
def test_the_firm_is_not_who_does_it(text: str, event: tuple[str, str, str]) -> None:
    assert event in events(GREW + text)


def test_the_firm_is_who_does_it_where_nothing_is_done_to_firms() -> None:
    said = relations(GREW + "وعينت «نورفان» جان أورلو رئيسا تنفيذيا للشركة.", "ar")
    assert ("jan-awrlw", "chiefExecutiveOf", "nwrfan") in said


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "The first phase of the data centre Ardent went online.", True),
        ("fr", "La première phase du centre de données Ardent est entrée en service.", True),
        ("es", "La primera fase del centro de datos Ardent entró en funcionamiento.", True),
        ("it", "La prima fase del centro dati Ardent è entrata in funzione.", True),
        ("ar", "دخلت المرحلة الأولى من مركز البيانات Ardent الخدمة.", True),
        ("ar", "زار الوزير جزءا من مركز البيانات Ardent.", False),
    ],
)
def test_stages(lang: str, text: str, told: bool) -> None:
    assert (("Launch", "", "ardent") in events(text, lang)) is told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("أعلنت «نورفان» دخول مركز البيانات Ardent الخدمة.", ("Launch", "", "ardent")),
        ("سبق ذلك استثمار «غوغل» 300 مليون دولار في «نورفان».", ("Funding", "google", "")),
    ],
)
def test_genitives_of_deeds(text: str, event: tuple[str, str, str]) -> None:
    assert event in events(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("وقال جان أورلو، رئيسها التنفيذي، إن السوق نضجت.", ("jan-awrlw", "chiefExecutiveOf", "tarn-labz")),
        ("وقال جان أورلو، مؤسسها ورئيسها التنفيذي، إن السوق نضجت.", ("jan-awrlw", "founderOf", "tarn-labz")),
        ("وتملك «نورفان» 20 في المئة من أسهم الشركة.", ("nwrfan", "ownerOf", "tarn-labz")),
    ],
)
def test_offices_and_shares(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in relations(GREW + text, "ar")


def test_a_colleague_of_the_head_has_no_office() -> None:
    assert not relations(GREW + "وقال جان أورلو، زميل رئيسها التنفيذي، إن السوق نضجت.", "ar")


def test_what_follows_another_has_the_memory() -> None:
    text = "كشفت Osk Motors عن شريحة Kelp-8 التي تخلف Kelp-7، وتحمل ذاكرة بسعة 288 غيغابايت."
    assert ("kelp-8", "memoryCapacity") in {f[:2] for f in facts(text, "ar")}
    assert ("kelp-7", "memoryCapacity") not in {f[:2] for f in facts(text, "ar")}
