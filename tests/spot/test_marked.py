"""Names between marks in Arabic text, and Latin names that go on behind a number."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named

from kg.model import Article
from kg.pipeline.reader import default_reader


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("أعلنت شركة الاستثمار الخاص الأميركية «فندروك» أرباحها.", "فندروك", "Company"),
        ("بيع الهاتف الجديد «زلماك 3» في السوق.", "زلماك 3", "Product"),
        ("باعوا الهاتف «زلماكس وان» في السوق.", "زلماكس وان", "Product"),
        ("قالت شركة (دورفيكس) إن السوق واعدة.", "دورفيكس", "Company"),
        ("درسوا نموذج Vornal 2.0 Swift أمس.", "Vornal 2.0 Swift", "AIModel"),
        ("درسوا نموذج Vornal 13B أمس.", "Vornal 13B", "AIModel"),
        ("أطلقوا نموذجا يدعى «زلماك العربية» أمس.", "زلماك العربية", "AIModel"),
        ("باعوا هاتفيهم الجديدين «زلماك 20» و«زلماك 20 برو» أمس.", "زلماك 20 برو", "Product"),
        ("دشنوا مركز البيانات «الواحة» أمس.", "الواحة", "Facility"),
        ("طورت شركة زلماك للبرمجيات خادما.", "زلماك للبرمجيات", "Company"),
        ("طورت شركة الزنبق للتقنية خادما.", "الزنبق للتقنية", "Company"),
        ("حصلت شركة ثراء على الجائزة.", "ثراء", "Company"),
        ("قالت شركة ليفت، أمس، إنها نمت.", "ليفت", "Company"),
        ("قالت «زلماك تي دي»، الشركة المصنعة، إنها نمت.", "زلماك تي دي", "Company"),
        ("جمعوا 5 ملايين دولار بقيادة زلماك فنتشرز أمس.", "زلماك فنتشرز", "Company"),
        ("جمعوا 5 ملايين دولار بقيادة فندروك.", "فندروك", "Company"),
        ("زلماك هو نموذج لغوي كبير.", "زلماك", "AIModel"),
        ("باعوا تطبيق الدردشة زلماك في السوق.", "زلماك", "Product"),
        ('درسوا معالج "Snapdragon X Plume" أمس.', "Snapdragon X Plume", "Processor"),
    ],
)
def test_a_name_between_marks_or_with_a_number_is_whole(text: str, name: str, cls: str) -> None:
    assert classes_named(text, "ar").get(name) == cls


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("تتيح البيئة للنماذج «اللعب» فيها.", "اللعب"),
        ("أكد سام ألتمان الخبر.", "سام ألتمان الخبر"),
        ("قالت شركة زلماك للصحفيين إنها نمت.", "زلماك للصحفيين"),
        ("عملت في شركة نقل على التطبيق.", "نقل"),
        ("طرحت شركة نموذج خفيف للهواتف.", "خفيف"),
        ("اشترت الشركة كريم بشكلٍ كامل.", "كريم بشكلٍ"),
        ("باعت الشركة رقائقها لأطراف أخرى.", "لأطراف"),
        ("باعت شركة السيارات منتجات كثيرة.", "منتجات"),
        ("سيتولى العمل زارب مراكز البيانات «زلماك» وحده.", "زلماك"),
    ],
)
def test_what_is_no_name_or_of_no_clear_class_is_not_named(text: str, word: str) -> None:
    assert word not in classes_named(text, "ar")


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        (
            "في ورقة Quiet Harbours: Notes on Boats بواسطة Ada Quill.",
            "Quiet Harbours: Notes on Boats",
            "Report",
        ),
        ("ساهم في العمل Tobin Hale وYara Quellin وPim Osk.", "Yara Quellin", "Person"),
        ("قال نادر فيلكس رئيس شركة Vornal إن السوق واعدة.", "نادر فيلكس", "Person"),
        ("وقال رئيس قسم الهواتف النقالة في الشركة باركن جي زومر أن السوق واعدة.", "باركن جي زومر", "Person"),
        ("وفق ما أعلنته المديرة التنفيذية للشركة ميرا كوست.", "ميرا كوست", "Person"),
        ("قال نادر فيلكس، رئيس دورفيكس، إن السوق واعدة.", "دورفيكس", "Organization"),
        ("وسيتولى نادر فيلكس، رئيس شركة دورفيكس، المنصب.", "نادر فيلكس", "Person"),
        ("غادر رئيس شركة «زلماك»، وبيركا لورنسن المهندسة.", "بيركا لورنسن", "Person"),
    ],
)
def test_titles_and_people_are_told_by_what_stands_around_them(text: str, name: str, cls: str) -> None:
    assert classes_named(text, "ar").get(name) == cls


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("درسوا وحدة القياس (Token) أمس في نموذج Vornal 13B.", "Token"),
        ("مات عن عمر يناهز 80 عاما.", "عمر يناهز"),
        ("وصفوا الجامعة الوطنية لتكنولوجيا البحار.", "لتكنولوجيا"),
    ],
)
def test_glosses_and_words_of_the_language_are_no_names(text: str, word: str) -> None:
    assert word not in classes_named(text, "ar")


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("يرد ذلك في مكتبة zilmak الحديثة.", "zilmak", "Product"),
        ("تدعم الأدوات، مثل Quaddle Desk وVornal Sheet، العمل.", "Vornal Sheet", "Product"),
    ],
)
def test_software_is_told_by_the_noun_before_it_or_its_list(text: str, name: str, cls: str) -> None:
    assert classes_named(text, "ar").get(name) == cls


def test_a_known_person_is_later_named_by_surname() -> None:
    text = "تحدث ساندر بيتشاي أمس. وقال بيتشاي إن السوق واعدة."
    reading = default_reader().read(Article("0" * 16, "a.txt", text, "ar", "0" * 64))
    people = [m.entity for m in reading.mentions if text[m.span.start : m.span.end].endswith("بيتشاي")]
    assert len(people) == 2 and len(set(people)) == 1
