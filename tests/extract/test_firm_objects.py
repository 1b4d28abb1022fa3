"""Whom a deed is done to by another, whose genitive does it, and stages of what is built."""

from __future__ import annotations

import pytest
from fixture_reading import deeds, facts, read, relations

from kg.model import EventStatement

GREW = "نمت شركة «تارن لابز». "


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("واستحوذت «نورفان» الألمانية على الشركة.", ("Purchase", "nwrfan", "tarn-labz")),
        ("ورفعت «نورفان» دعوى قضائية ضد الشركة.", ("LegalAction", "nwrfan", "tarn-labz")),
        ("وفتحت محكمة في أوسلو تحقيقا مع الشركة.", ("LegalAction", "oslo-court", "tarn-labz")),
    ],
)
def test_the_firm_is_not_who_does_it(text: str, event: tuple[str, str, str]) -> None:
    assert event in deeds(GREW + text, "ar")


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
    assert (("Launch", "", "ardent") in deeds(text, lang)) is told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("أعلنت «نورفان» دخول مركز البيانات Ardent الخدمة.", ("Launch", "", "ardent")),
        ("سبق ذلك استثمار «غوغل» 300 مليون دولار في «نورفان».", ("Funding", "google", "")),
    ],
)
def test_genitives_of_deeds(text: str, event: tuple[str, str, str]) -> None:
    assert event in deeds(text, "ar")


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


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("وجهت محكمة في أوسلو تهمة الاحتيال إلى جان أورلو.", ("LegalAction", "oslo-court", "jan-awrlw")),
        ("سمحت الحكومة الأميركية لـ«نورفان» بشراء الشرائح.", ("LegalAction", "us-government", "nwrfan")),
        ("أجازت الحكومة الأميركية لشركة «نورفان» شراء 300 شريحة Kelp-7.", ("Purchase", "nwrfan", "kelp-7")),
        (
            "كشفت «نورفان» عن الروبوت Pim. وطلبت شركة «تارن لابز» 40 نسخة منه.",
            ("Purchase", "tarn-labz", "pim"),
        ),
        (
            "تبني «نورفان» مركز بيانات. وسيفتتح المركز في 2027.",
            ("Construction", "nwrfan", "nwrfan-data-center"),
        ),
    ],
)
def test_deeds(text: str, event: tuple[str, str, str]) -> None:
    assert event in deeds(text, "ar")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("وجهت محكمة في أوسلو دعوة إلى جان أورلو.", "LegalAction"),
        ("سمحت «تارن لابز» لـ«نورفان» بالنمو.", "LegalAction"),
        ("كشفت «نورفان» عن الروبوت Pim. واختبرت شركة «تارن لابز» 40 نسخة منه.", "Purchase"),
        ("تشيد «نورفان» مركز بيانات في أوسلو بقدرة 300 ميغاواط.", "Announcement"),
    ],
)
def test_what_is_no_such_deed(text: str, event: str) -> None:
    assert event not in {e[0] for e in deeds(text, "ar")}


def test_another_name_takes_no_part() -> None:
    said = relations("اتفقت «نورفان» مع شركة «تارن لابز»، المعروفة سابقا باسم «بريسك»، على التعاون.", "ar")
    assert said == {("nwrfan", "partnerOf", "tarn-labz")}


def test_a_masculine_pronoun_is_no_firm() -> None:
    text = "شيدت «نورفان» مركز البيانات Ardent، وستزوده «تارن لابز» بالخوادم."
    assert ("tarn-labz", "supplierOf", "nwrfan") not in relations(text, "ar")
    text = "نمت شركة «نورفان»، وستزودها شركة «تارن لابز» بالخوادم."
    assert ("tarn-labz", "supplierOf", "nwrfan") in relations(text, "ar")


def test_whose_report_it_is_is_not_the_firm() -> None:
    text = "أوسلو - «الخليج اليوم»: نمت شركة «نورفان». وقال جان أورلو، مؤسس الشركة، إن السوق نضجت."
    assert ("jan-awrlw", "founderOf", "nwrfan") in relations(text, "ar")


def test_short_names_of_what_has_its_latin_spelling_beside_it() -> None:
    text = "نمت شركة «نورفان روبوتكس» (Norvane Robotics). وتتعاون «نورفان» مع «إنفيديا»."
    assert ("norvane-robotics", "partnerOf", "nvidia") in relations(text, "ar")


def test_whose_wares_they_are_in_a_relative_clause() -> None:
    text = "نمت «تارن لابز» التي اشترت «نورفان» في السوق بروبوتها K5."
    assert ("nwrfan", "developerOf", "k5") not in relations(text, "ar")


def test_not_more_than() -> None:
    text = "قدرة مركز البيانات Ardent لا تتجاوز 32 ميغاواط."
    assert [c.stance.modality for c in read(text, "ar").claims] == ["asserted"]


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        (
            "جمعت «نورفان» 70 مليون دولار في جولة قادتها «تارن كابيتال» وشاركت فيها «غوغل».",
            {("nwrfan", "tarn-kabytal"), ("nwrfan", "google")},
        ),
        (
            "جمعت شركة «نورفان» 100 مليون دولار. وقادت الجولة «تارن كابيتال» وشاركت فيها «غوغل».",
            {("nwrfan", ""), ("nwrfan", "tarn-kabytal"), ("nwrfan", "google")},
        ),
        ("جمعت «نورفان» 70 مليون دولار في جولة فازت فيها «غوغل».", {("nwrfan", "")}),
        ("قادت «تارن كابيتال» حملة وشاركت فيها «غوغل».", set()),
    ],
)
def test_who_takes_part_in_a_round(text: str, funding: set[tuple[str, str]]) -> None:
    said = [c.statement for c in read(text, "ar").claims]
    rounds = [dict(s.roles) for s in said if isinstance(s, EventStatement) and s.type == "Funding"]
    assert {(str(r.get("agent", "")), str(r.get("source", ""))) for r in rounds} == funding


@pytest.mark.parametrize(("tie", "told"), [("التابعة", True), ("المملوكة", True), ("المنافسة", False)])
def test_parents_behind_a_nation_and_a_comma(tie: str, told: bool) -> None:
    said = relations(f"نمت شركة «تارن لابز» الفرنسية، {tie} لمجموعة «بريسك».", "ar")
    assert (("tarn-labz", "subsidiaryOf", "brysk") in said) is told


@pytest.mark.parametrize(
    ("text", "founders"),
    [
        ("لم يكن لدى جان أورلو وماريا فيلك، حين أسسا «نورفان»، سوى حاسوبين.", {"jan-awrlw", "marya-fylk"}),
        ("قال جان أورلو وماريا فيلك إن آدم بيرغ أسس شركة «نورفان».", {"adm-byrgh"}),
        ("حين أسسا شركة «نورفان»، لم يكن لدى جان أورلو وماريا فيلك سوى حاسوبين.", set()),
    ],
)
def test_a_verb_in_the_dual_tells_of_the_two_named_before(text: str, founders: set[str]) -> None:
    assert {s for s, p, _ in relations(text, "ar") if p == "founderOf"} == founders


def test_what_a_relative_clause_behind_an_adjective_explains() -> None:
    text = "يعمل نموذج Fjord-2 على رقاقات Kelp-7 العملاقة التي تصنعها شركة «تارن لابز»."
    assert relations(text, "ar") == {("tarn-labz", "manufacturerOf", "kelp-7")}
