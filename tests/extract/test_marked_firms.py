"""Names between marks in Arabic, and people whom more than one word introduces."""

from __future__ import annotations

import pytest
from fixture_reading import read, relations


def classes(text: str) -> dict[str, str]:
    """The class of each thing that a text names, by how it is written."""
    reading = read(text, "ar")
    types = {e.id: e.type for e in reading.entities}
    return {m.text: types[m.entity] for m in reading.mentions}


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("تعمل «كيلمار» في الحوسبة منذ سنوات.", "كيلمار", "Company"),
        ("أعلنت شركة «لوميا» أرباحها.", "لوميا", "Company"),
        ("قال المدير المالي في «كيلمار» زياد شديد إن الأمر صعب.", "كيلمار", "Company"),
        ("يرى الجميع أن «كيلمار» بخير. والشركة متخصصة في الرقائق.", "كيلمار", "Company"),
        ("أطلقت شركة «فيورد كومبيوت» نموذج «لسان».", "فيورد كومبيوت", "Company"),
        ("«كيلمار» شركة ناشئة مقرها أوسلو.", "كيلمار", "Company"),
        ("غادر زياد صليبا «كيلمار» أمس.", "كيلمار", "Company"),
        ("قال الرئيس الجديد السابق في «كيلمار» إن الأمر صعب.", "كيلمار", "Company"),
    ],
)
def test_a_name_between_marks_is_a_firm_by_where_it_stands(text: str, name: str, cls: str) -> None:
    assert classes(text).get(name) == cls


@pytest.mark.parametrize(
    "text",
    [
        "تابع الجميع أخبار «كيلمار» أمس.",
        "وصف القرار بأنه «بكل تأكيد» مفيد.",
        "لدينا المزيد من المال.",
    ],
)
def test_of_the_rest_nothing_is_known(text: str) -> None:
    assert not classes(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("يقود المهندس اللبناني زياد صليبا شركة «كيلمار».", "زياد صليبا"),
        ("قال وزير الطاقة والصناعة زياد الحوسني أمس إن المحطة جاهزة.", "زياد الحوسني"),
        ("وصرح رئيس الاتحاد، زياد الجندي، بأن الأمر صعب.", "زياد الجندي"),
        ("تعمل «كيلمار» في أوسلو. وتقودها أوزان دمير.", "أوزان دمير"),
        ("ويقول مؤسسها شريف عبد النور إن الأمر صعب.", "شريف عبد النور"),
        ("اشترت شركة «بيروم» برئاسة ليلى حداد شركة «كيلمار».", "ليلى حداد"),
        ("صرح مدير الشركة السابق زياد حجازي لصحيفة محلية.", "زياد حجازي"),
    ],
)
def test_more_than_one_word_tells_of_a_person(text: str, name: str) -> None:
    assert classes(text).get(name) == "Person"


def test_a_relative_clause_that_goes_on_tells_of_its_antecedent() -> None:
    text = "كشفت إنفيديا عن معالجها «كيلب-8» الذي يأتي خلفا لـ«كيلب-7»، ويضم ذاكرة بسعة 192 غيغابايت."
    values = {str(c.statement) for c in read(text, "ar").claims if "memoryCapacity" in str(c.statement)}
    assert len(values) == 1
    assert "kylb-8" in values.pop()


def test_whose_worth_is_told_of_something_else_is_nobodys() -> None:
    text = "حولت تيسلا شحنة إلى شركة «كيلمار». وتقدر قيمة الشحنة بأكثر من 500 مليون دولار."
    assert "valuation" not in str([c.statement for c in read(text, "ar").claims])
    assert ("tesla", "partnerOf", "kylmar") not in relations(text, "ar")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("المعالج كيلب-8 هو خليفة كيلب-7.", "kylb-8 successorOf kylb-7"),
        ("دشنت «كيلمار» مركز بياناتها «أردنت».", "kylmar operatorOf ardnt"),
        ("تعد «كيلمار» ذراع «بيروم»، ويرأسها أوزان دمير.", "awzan-dmyr affiliatedWith kylmar"),
        ("يتغذى مركز البيانات «أردنت» من محطة «كلنسك».", "ardnt poweredBy klnsk"),
    ],
)
def test_what_stands_in_marks_takes_part(text: str, wanted: str) -> None:
    assert wanted in {f"{s} {p} {o}" for s, p, o in relations(text, "ar")}


def test_the_staff_in_a_relative_clause_is_its_antecedents_and_no_plan() -> None:
    text = "أعلنت شركة «سديم» نتائجها. وستنضم شركة «بيروم»، التي يبلغ عدد موظفيها 420 موظفا، إلى المعرض."
    counts = [c for c in read(text, "ar").claims if "employeeCount" in str(c.statement)]
    assert counts
    assert all("byrwm" in str(c.statement) and c.stance.modality.value == "asserted" for c in counts)


def test_a_court_in_a_town_has_not_the_name_behind_the_town() -> None:
    assert classes("أمرت محكمة في باريس «كيلمار» بحذف البيانات.").get("كيلمار") != "PublicBody"


def test_who_denies_denies_what_stands_behind_its_subject() -> None:
    claims = read("نفت «كيلمار» أن تكون قد استحوذت على «بيروم».", "ar").claims
    assert {c.stance.modality.value for c in claims if "Purchase" in str(c.statement)} == {"negated"}


def test_whom_a_firm_buys_is_its_rival_with_an_adjective() -> None:
    claims = read("استحوذت «كيلمار» على منافستها الأردنية «بيروم».", "ar").claims
    assert any("Purchase" in str(c.statement) and "byrwm" in str(c.statement) for c in claims)
