"""Arabic: people behind long offices and firms, families with an article, and who only tells what is told."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, facts, read, relations

from kg.model import EventStatement


def _events(text: str, lang: str, kind: str) -> list[dict[str, str]]:
    found = (c.statement for c in read(text, lang).claims)
    return [
        {role: str(x) for role, x in s.roles}
        for s in found
        if isinstance(s, EventStatement) and s.type == kind
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('صرح العضو المنتدب لشركة "دورفا" خالد البرناوي بأن المشروع واعد.', "خالد البرناوي"),
        ("قال وزير الزراعة عبد الله بن طوق إن المشروع واعد.", "عبد الله بن طوق"),
        ('يرأس شركة "دورفا" سلطان البرناوي.', "سلطان البرناوي"),
        ('أسس شركة "دورفا" سعود البرناوي.', "سعود البرناوي"),
    ],
)
def test_people_with_an_article_in_their_names(text: str, name: str) -> None:
    assert classes_named(text, "ar").get(name) == "Person"


@pytest.mark.parametrize(
    "text",
    [
        "قال خالد اليوم إن المشروع واعد.",
        'يرأس شركة "دورفا" الجديد في السوق.',
    ],
)
def test_a_plain_word_is_no_family_name(text: str) -> None:
    assert "Person" not in classes_named(text, "ar").values()


def test_the_subject_may_stand_behind_the_object() -> None:
    text = 'قال مارك ديلون إن السوق واعدة. ويرأس شركة "دورفا" سلطان البرناوي.'
    assert {(o, p) for _, p, o in relations(text, "ar")} == {("dwrfa", "affiliatedWith")}
    assert len(relations(text, "ar")) == 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "قدمت شركة دورفا أوراق الطرح، مستهدفة جمع 75 مليون دولار، وفق Brisk Wire."),
        ("ar", "تستهدف شركة دورفا جمع 75 مليون دولار، بحسب CNBC."),
        ("en", "The maker Dorva hopes to raise 75 million dollars, according to CNBC."),
        ("fr", "La société Dorva espère lever 75 millions de dollars, selon CNBC."),
        ("es", "La empresa Dorva espera recaudar 75 millones de dólares, según CNBC."),
        ("it", "La società Dorva spera di raccogliere 75 milioni di dollari, secondo CNBC."),
    ],
)
def test_whose_words_close_a_sentence_does_nothing_in_it(lang: str, text: str) -> None:
    for event in _events(text, lang, "Funding"):
        assert event.get("agent") not in ("cnbc", "brisk-wire")


def test_a_sentence_may_open_with_whose_words_it_gives() -> None:
    text = "According to the maker Acme, it has bought Borea Ltd."
    assert [e["agent"] for e in _events(text, "en", "Purchase")] == ["acme"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            'استثمرت شركة "كالدر" عبر ذراعها "سينتا فنتشرز" 30 مليون دولار.',
            ("synta-fntshrz", "subsidiaryOf", "kaldr"),
        ),
        ('أعلنت شركة "سينتا"، ذراع شركة "كالدر"، نتائجها.', ("synta", "subsidiaryOf", "kaldr")),
    ],
)
def test_whose_arm_a_firm_is(text: str, relation: tuple[str, str, str]) -> None:
    found = {r for r in relations(text, "ar") if r[1] == "subsidiaryOf"}
    assert found == {relation}


def test_above_all_denies_nothing() -> None:
    text = 'نجحت شركة "دورفا" كثيرا، لا سيما بعد إطلاقها روبوت "كيبل".'
    claims = [c for c in read(text, "ar").claims if isinstance(c.statement, EventStatement)]
    assert {c.stance.modality for c in claims} == {"asserted"}


def test_the_letter_of_a_round_is_nobody() -> None:
    text = 'أعلنت شركة "دورفا" عن جمعها 40 مليون دولار في جولة تمويل Series C بقيادة شركة "هالدن".'
    assert [e["agent"] for e in _events(text, "ar", "Funding")] == ["dwrfa"]


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ('تعمل شركة "بيلا" في باريس. وأسست ليا مورو، الباحثة السابقة في "هالدن"، الشركة.', "byla"),
        ('تعمل شركة "بيلا" في باريس. وشاركت فيها كل من "هالدن" و"تارن". وأسست ليا مورو الشركة.', "byla"),
    ],
)
def test_the_firm_is_not_one_named_in_passing(text: str, firm: str) -> None:
    assert {o for _, p, o in relations(text, "ar") if p == "founderOf"} == {firm}


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ('جاء ذلك بعد إطلاق شركة "نوردا" نموذج "كالدر 3" في مايو.', ["nwrda"]),
        ('جاء ذلك بعد إطلاق "نوردا" هاتف "كالدر 3" في مايو.', ["nwrda"]),
        ('جاء ذلك بعد إطلاق نموذج "كالدر 3" في مايو.', [None]),
    ],
)
def test_who_does_and_what_stand_right_behind_the_deed(text: str, agents: list[str | None]) -> None:
    text = f'شركة "نوردا" هنا. {text}'
    assert [e.get("agent") for e in _events(text, "ar", "Release")] == agents


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('تسعى شركة "زيفا" إلى جمع تمويل جديد قد يرفع قيمتها إلى 45 مليار دولار.', {"valuation"}),
        ('وكانت قيمة شركة "زيفا" قد بلغت 18 مليار دولار بعد استثمار قادته شركة "هالدن".', {"valuation"}),
        ('بلغت قيمة شركة "زيفا" 18 مليار دولار عقب تمويل من شركة "هالدن".', {"valuation"}),
        ('جمعت شركة "زيفا" 40 مليون دولار بتقييم يتجاوز ملياري دولار.', {"valuation", "investment"}),
        ('حصلت شركة "زيفا" على تمويل تبلغ قيمته 40 مليون دولار.', {"investment"}),
        ('جمعت شركة "زيفا" 40 مليون دولار، ما يرفع قيمتها إلى مليار دولار.', {"valuation", "investment"}),
    ],
)
def test_a_sum_is_told_by_the_nearest_verb(text: str, values: set[str]) -> None:
    assert {p for _, p, _ in facts(text, "ar") if p in ("valuation", "investment")} == values


@pytest.mark.parametrize(
    ("text", "trained"),
    [
        ('طرحت شركة "لنغا" نموذجا يحمل اسم "دال 3"، قالت إنه يضاهي نموذج "كالدر 4". {}', {"dal-3"}),
        ('كشفت شركة "لنغا" عن نموذج "دال 3" الذي يتفوق على نموذج "كالدر 4". {}', {"dal-3"}),
        ('تجاوز نموذج "دال 3" نموذج "كالدر 4". {}', set()),
    ],
)
def test_the_model_is_not_the_one_it_beats(text: str, trained: set[str]) -> None:
    found = relations(text.format("ودُرب النموذج على 2048 شريحة Nvidia H100."), "ar")
    assert {s for s, p, _ in found if p == "trainedOn"} == trained


def test_a_paper_that_somebody_published_is_no_model() -> None:
    text = 'درب نموذج "كالدر 4" على شرائح، بحسب ورقة بحثية نشرتها شركة "لنغا" الخميس.'
    assert not _events(text, "ar", "Release")


def test_what_stands_between_two_names_in_marks_is_no_name() -> None:
    text = 'جمعت شركة "زيفا" 40 مليون دولار من مستثمرين بينهم "دورفا بنك" و"كيلدا". وقال مارك ديلون نعم.'
    assert "و" not in classes_named(text, "ar")


@pytest.mark.parametrize(
    "text",
    [
        "وقعت شركة Brisk Systems التي تقودها ليلى حداد اتفاقا مع شركة Halden Systems.",
        "رفعت شركة Brisk Systems التي تقودها ليلى حداد دعوى قضائية على شركة Halden Systems.",
    ],
)
def test_what_somebody_signs_is_no_part_of_the_name(text: str) -> None:
    assert ("lyla-hdad", "chiefExecutiveOf", "brisk-systems") in relations(text, "ar")


def test_marks_around_other_things_hold_no_name() -> None:
    named = classes_named("تستخدم شركة Brisk Systems مولدات كهرباء و«حلول مبتكرة» أخرى.", "ar")
    assert set(named) <= {"Brisk Systems", "مولدات كهرباء", "مولدات"}


def test_who_a_firm_is_headed_by_is_tied_to_it() -> None:
    text = "وقعت شركة Brisk Systems اتفاقا مع شركة Halden Systems برئاسة سامي خوري."
    assert ("samy-khwry", "affiliatedWith", "halden-systems") in relations(text, "ar")
    assert not any(s == "samy-khwry" for s, _, _ in relations("عقد اجتماع برئاسة الوزير سامي خوري.", "ar"))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("قدمت شركة دورفا تعويضات تقاعدية إلى 3000 موظف سابق.", "employeeCount"),
        ("جمدت شركة دورفا خطة المعاشات التقاعدية لـ 3000 عامل.", "employeeCount"),
        ("جمعت شركة دورفا 40 مليون دولار من صندوق تارن، مما وفر لشركة برسك السيولة.", "supplierOf"),
        ('أطلق مارك ديلون منصة "The Brisk" في 2014. وتنافس شركة Brisk شركة Dorva.', "developerOf"),
    ],
)
def test_who_left_what_a_deed_gave_and_a_firm_with_an_article(text: str, term: str) -> None:
    assert term not in {p for _, p, _ in relations(text, "ar")} | {p for _, p, _ in facts(text, "ar")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "استحوذت شركة دورفا على شركة «برسك» (2012) وشركة «تارن» (2014)."),
        ("en", "The company Dorva bought Brisk Labs (2012) and Tarn Labs (2014)."),
    ],
)
def test_years_in_brackets_are_each_of_its_own_name(lang: str, text: str) -> None:
    assert all("date" not in e for e in _events(text, lang, "Purchase"))


def test_a_sum_in_a_clause_between_commas_is_its_own() -> None:
    text = "استثمرت شركة دورفا، التي ضخت 3 ملايين دولار في شركة برسك، 40 مليون دولار في مشروع."
    assert {v for s, p, v in facts(text, "ar") if (s, p) == ("brsk", "investment")} == {"3000000"}


def test_what_a_deed_is_apt_to_bring_about_is_possible() -> None:
    reading = read("القرار من شأنه أن يدفع شركة دورفا إلى شراء شركة برسك.", "ar")
    assert {c.stance.modality.value for c in reading.claims} <= {"possible"}
