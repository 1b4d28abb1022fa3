"""What the Arabic press writes of sites, institutions, laws, speakers and lists, and what it does not say."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, deeds, facts, read, relations

from kg.model import EventStatement, Relation


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "يقع الحاسوب العملاق Brisk في مصنع شركة Halden Systems في غيغا برلين.",
            ("brisk", "locatedIn", "giga-berlin"),
        ),
        (
            "يقع الحاسوب العملاق Brisk في مصنع شركة Halden Systems في غيغا برلين.",
            ("halden-systems", "operatorOf", "giga-berlin"),
        ),
        ("يعمل الحاسوب العملاق Brisk بواسطة 14 مولد ديزل.", ("brisk", "poweredBy", "diesel-generator")),
        (
            "تستخدم Halden Systems 14 مولدا يعمل بالديزل لتزويد الحاسوب العملاق Brisk بالطاقة.",
            ("brisk", "poweredBy", "diesel-generator"),
        ),
        ("قال جون بيرغ (من Tarn Labs) إن النموذج جاهز.", ("jwn-byrgh", "affiliatedWith", "tarn-labs")),
        ("أما Norv-3 وNorv-4 فدربهما جون بيرغ على الحاسوب العملاق Brisk.", ("norv-4", "trainedOn", "brisk")),
        (
            "كشفت Halden Systems عن شريحتين هما Kelp 3 وKelp 4.",
            ("halden-systems", "manufacturerOf", "kelp-4"),
        ),
        ("قال جون بيرغ إن Tarn Labs، شركته الناشئة، جاهزة.", ("jwn-byrgh", "ownerOf", "tarn-labs")),
        (
            "أعلنت O4، شركة الاتصالات البريطانية التابعة لشركة Halden Systems، نتائجها.",
            ("o4", "subsidiaryOf", "halden-systems"),
        ),
        (
            "استخدم نموذج Norv المسمى VN B/30، الذي أطلقته Halden Systems، لتصفية البيانات.",
            ("halden-systems", "developerOf", "vn-b-30"),
        ),
        ("خوادم شركة Tarn Labs وفرتها شركة Halden Systems.", ("halden-systems", "supplierOf", "tarn-labs")),
        (
            "لم يعد الجهاز الافتراضي ND40s متاحا، وحل محله الجهاز الافتراضي ND50s.",
            ("nd50s", "successorOf", "nd40s"),
        ),
        ("الحاسوب العملاق Brisk يحمل اسم فيلم رعب صدر عام 1980.", ("brisk", "namedAfter", "film")),
        (
            "بنت Tarn Labs مركز البيانات Ardent في أوسلو. تبلغ كلفة المشروع 40 مليون دولار.",
            ("ardent", "cost", "40000000"),
        ),
    ],
)
def test_what_is_stated(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text, "ar")


@pytest.mark.parametrize(
    "text",
    [
        "زودت شركة Tarn Labs الحاسوب العملاق Brisk بالطاقة.",
        "وقال جون بيرغ، الرئيس التنفيذي لشركة Tarn Labs: «يسرنا أن ننضم إلى Halden Systems».",
        "أول حاسوب عملاق في النرويج موجود في أوسلو.",
        "زارت Halden Systems الحاسوب العملاق Brisk. وقالت إن شركة جيف بيزوس تشغل حاسوبها العملاق في أوسلو.",
        "تواصل موقع «أوسلو نيوز» مع Tarn Labs للتعليق على إطلاق الحاسوب العملاق Brisk.",
        "رحبت Halden Systems بالكشف عن النموذج Norv 3.",
        "تتشارك Halden Systems وTarn Labs رؤية للمستقبل.",
    ],
)
def test_what_is_not_stated(text: str) -> None:
    told = relations(text, "ar")
    wrong = {"supplierOf", "affiliatedWith", "operatorOf", "developerOf", "partnerOf"}
    assert not {row for row in told if row[1] in wrong or row == ("norway", "locatedIn", "oslo")}


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("قال معهد نورفان للتقنية إن النموذج جاهز.", "معهد نورفان للتقنية", "Organization"),
        ("يعمل جون بيرغ في معهد أوسلو للتكنولوجيا.", "معهد أوسلو للتكنولوجيا", "Organization"),
        ("أيد جون بيرغ مشروع القانون رقم 1200.", "مشروع القانون رقم 1200", "Legislation"),
        ("أيدت Halden Systems قانون سلامة الذكاء الاصطناعي.", "قانون سلامة الذكاء الاصطناعي", "Legislation"),
        ("تستخدمها شركات مثل غالبرا وكورفان وتارنر ميوزك.", "تارنر ميوزك", "Company"),
        ("كشفت Halden Systems عن أحدث نماذج الشركة «غيلكس».", "غيلكس", "AIModel"),
        ("يعتمد الهاتف على أحدث معالجات Halden Systems.", "Halden Systems", "Company"),
        ("استغرق تدريب النموذج Norv 3 شهرين. يستخدم النموذج Norv 3 شرائح.", "Norv 3", "AIModel"),
    ],
)
def test_what_is_a_name(text: str, name: str, cls: str) -> None:
    assert classes_named(text, "ar").get(name) == cls


@pytest.mark.parametrize(
    "text",
    [
        "قال مركز متخصص للتحاليل إن النموذج جاهز.",
        "افتتحت Halden Systems مركزا لوجستيا في أوسلو.",
        "احتل الحاسوب العملاق Brisk المركز 40 في القائمة.",
        "صدر القانون في عام 2016.",
        "قال جون بيرغ إن نموذجه جاهز.",
        "تبيع الشركات منتجات مثل السيارات والهواتف.",
    ],
)
def test_plain_words_are_no_names(text: str) -> None:
    known = {"Halden Systems", "Brisk", "أوسلو", "جون بيرغ"}
    assert set(classes_named(text, "ar")) <= known


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("قال متحدث باسم Halden Systems إن الهاتف جاهز.", ("Announcement", "halden-systems", "")),
        (
            "قال جون بيرغ إن فريقه في Tarn Labs بنى الحاسوب العملاق Brisk.",
            ("Construction", "tarn-labs", "brisk"),
        ),
        ("كان جون بيرغ صريحا. فهو يخطط لبناء الحاسوب العملاق Brisk.", ("Construction", "jwn-byrgh", "brisk")),
        ("اشترت Tarn Labs كميات كبيرة من وحدات معالجة الرسومات.", ("Purchase", "tarn-labs", "gpu")),
        ("وضعت Tarn Labs قيد التشغيل الحاسوب العملاق Brisk.", ("Launch", "tarn-labs", "brisk")),
    ],
)
def test_who_does_it(text: str, event: tuple[str, str, str]) -> None:
    assert event in deeds(text, "ar")


@pytest.mark.parametrize(
    "text",
    [
        "دعا جون بيرغ إلى إقرار مشروع القانون رقم 1200.",
        "يرى جون بيرغ أن على ولاية نيفادا إقرار مشروع القانون رقم 1200.",
    ],
)
def test_what_somebody_asks_for_is_to_come(text: str) -> None:
    said = [c for c in read(text, "ar").claims if isinstance(c.statement, EventStatement)]
    assert {c.stance.modality.value for c in said if c.statement.type == "LegalAction"} == {"planned"}
    assert any(c.statement.type == "Endorsement" for c in said)


@pytest.mark.parametrize(
    ("when", "date"),
    [
        ("في الخامس من مارس 2024", "2024-03-05"),
        ("في الحادي والعشرين من آذار 2024", "2024-03-21"),
        ("في 27 أغسطس (آب) 2024", "2024-08-27"),
        ("يوم الثلاثاء 5 مارس 2024", "2024-03-05"),
    ],
)
def test_days(when: str, date: str) -> None:
    said = [c.statement for c in read(f"أطلقت Tarn Labs النموذج Norv 3 {when}.", "ar").claims]
    roles = [dict(s.roles) for s in said if isinstance(s, EventStatement) and s.type == "Release"]
    assert [(str(r["object"]), getattr(r["date"], "iso", "")) for r in roles] == [("norv-3", date)]


def test_who_only_approves_does_not_build() -> None:
    text = "وافقت السلطات النرويجية على بناء مركز البيانات Ardent."
    assert deeds(text, "ar") == {("Construction", "", "ardent")}


def test_reports_are_nobody_who_was_spoken_of() -> None:
    text = "قالت Halden Systems إن الحاسوب جاهز. وأفادت تقارير بأن جون بيرغ اشترى الرقائق."
    bought = [c for c in read(text, "ar").claims if isinstance(c.statement, EventStatement)]
    assert [c.stance.speaker for c in bought if c.statement.type == "Purchase"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "كانت وزارة الطاقة النرويجية قد أجازت بيع معالجات Kelp-7 لشركة Dorvex.",
        "سمحت وزارة الطاقة النرويجية ببيع معالجات Kelp-7 لشركة Dorvex.",
        "منعت وزارة الطاقة النرويجية بيع معالجات Kelp-7 لشركة Dorvex.",
        "أمرت وزارة الطاقة النرويجية الشركات بالتوقف عن شراء معالجات Kelp-7 من إنفيديا.",
        "ومنعت الحكومة شركة Dorvex من شراء معالجات Kelp-7 من إنفيديا.",
    ],
)
def test_who_allows_or_forbids_a_sale_is_none_of_its_parties(text: str) -> None:
    claims = read(text, "ar").claims
    assert {s.predicate for c in claims if isinstance(s := c.statement, Relation)} <= {"manufacturerOf"}


def test_who_comes_to_buy_buys() -> None:
    claims = read("تمكنت شركة Dorvex من شراء معالجات Kelp-7 من إنفيديا.", "ar").claims
    assert {"supplierOf"} <= {s.predicate for c in claims if isinstance(s := c.statement, Relation)}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "أكد سمير حداد، النائب التنفيذي لرئيس شركة Halden Systems، أن السوق كبير.",
            ("smyr-hdad", "affiliatedWith", "halden-systems"),
        ),
        (
            "أكد سمير دي حداد، كبير نواب رئيس شركة Halden Systems، أن السوق كبير.",
            ("smyr-dy-hdad", "affiliatedWith", "halden-systems"),
        ),
        (
            "وصلت شركة Tarn Labs، وهي فرع تابع لشركة Halden Systems، إلى السوق.",
            ("tarn-labs", "subsidiaryOf", "halden-systems"),
        ),
        (
            "تستعد شركة Tarn Labs، التي تعد شركة Halden Systems أخطر منافسيها، للسوق.",
            ("halden-systems", "competitorOf", "tarn-labs"),
        ),
        (
            "اشترت شركة Tarn Labs شرائح من شركة Halden Systems لتدريب نموذجها Kelp.",
            ("tarn-labs", "developerOf", "kelp"),
        ),
    ],
)
def test_who_belongs_to_whom(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in relations(text, "ar")


def test_a_member_of_parliament_belongs_to_no_firm() -> None:
    assert relations("وقال سمير حداد، النائب في البرلمان، إن شركة Tarn Labs كبيرة.", "ar") == set()


def test_whose_worth_is_put_at_a_sum_is_who_raised_it() -> None:
    text = (
        "جمعت شركة Tarn Labs 40 مليون دولار في جولة شارك فيها صندوق Brisk Capital، وقدرت قيمتها بمليار دولار."
    )
    values = [c.statement for c in read(text, "ar").claims if "valuation" in str(c.statement)]
    assert {getattr(s, "subject", "") for s in values} == {"tarn-labs"}


@pytest.mark.parametrize(
    "text",
    [
        "تعمل Halden Systems بجانب الحاسوب الفائق Brisk الذي بلغت كلفته 80 مليون دولار.",
        "يعمل الحاسوب الفائق Kelp بجانب الحاسوب الفائق Brisk الذي دخل الخدمة وتبلغ كلفته 80 مليون دولار.",
    ],
)
def test_a_cost_that_a_relative_clause_tells_is_of_what_it_takes_up(text: str) -> None:
    costs = [c.statement for c in read(text, "ar").claims if "cost" in str(c.statement)]
    assert {getattr(s, "subject", "") for s in costs} == {"brisk"}
