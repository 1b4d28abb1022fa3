"""Names in Arabic script that no list knows, words written as one, and what both must leave alone."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, read

from kg.model import Article, Relation
from kg.pipeline.reader import default_reader
from kg.spot.clitics import split_word
from kg.spot.sounds import same_name, skeleton


def names(text: str) -> dict[str, str]:
    """The entities of a text: slug and coarse class."""
    schema = default_reader().schema
    return {e.id: schema.coarse(e.type) for e in read(text, "ar").entities}


def parts(word: str) -> list[str]:
    pack = default_reader().pack("ar")
    assert pack is not None
    return [p.key for p in split_word(word, pack, lambda _: False)]


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("وللشركة", ["و", "ل", "ال", "شركه"]),
        ("والشركة", ["و", "ال", "شركه"]),
        ("شركته", ["ه", "شركه"]),
        ("تطوّرها", ["تطور", "+ها"]),
        ("موظفًا", ["موظفا"]),
        ("نموذجًا", ["نموذجا"]),
        ("بالشركة", ["ب", "ال", "شركه"]),
        ("أنها", ["ان", "+ها"]),
    ],
)
def test_clitics_and_endings_stand_apart(word: str, keys: list[str]) -> None:
    assert parts(word) == keys


@pytest.mark.parametrize("word", ["كندا", "ولفرين", "بلورن", "كوبالين", "فيلورا"])
def test_no_unknown_word_loses_a_letter(word: str) -> None:
    assert len(parts(word)) == 1


def test_endings_keep_their_place_in_the_word() -> None:
    pack = default_reader().pack("ar")
    assert pack is not None
    found = split_word("وشركتهم", pack, lambda _: False)
    assert [(p.start, p.end) for p in found] == [(0, 1), (5, 7), (1, 5)]


@pytest.mark.parametrize(
    ("one", "other"), [("هالدن", "Halden"), ("فيلك", "Velk"), ("تارن لابز", "Tarn Labs"), ("أورتو", "Orto")]
)
def test_one_name_in_two_scripts(one: str, other: str) -> None:
    assert same_name(one, other)


def test_other_names_sound_other() -> None:
    assert not same_name("الكبير", "LLM")
    assert not same_name("هالدن", "Brisk")
    assert skeleton("aeiou") == ""


def test_a_latin_form_in_brackets_gives_the_id_and_later_words_follow() -> None:
    text = "أعلنت شركة هالدن (Halden) نتائجها. وقالت هالدن إن الطلب كبير. وتعاونت معها شركة تارنو ثم لهالدن."
    found = names(text)
    assert found["halden"] == "Organization"
    assert "hald" not in found and "lhaldn" not in found


def test_a_person_is_known_by_office_and_then_by_the_last_word() -> None:
    text = "تحدث يورغن فيلكو، الرئيس التنفيذي لشركة Tarn Labs. وقال فيلكو إن الشركة بخير."
    reading = default_reader().read(Article("x", "x.txt", text, "ar", "0"))
    people = {e.id for e in reading.entities if e.type == "Person"}
    assert len(people) == 1
    assert {m.text for m in reading.mentions if m.entity in people} == {"يورغن فيلكو", "فيلكو"}
    said = {c.statement for c in reading.claims if isinstance(c.statement, Relation)}
    assert Relation(next(iter(people)), "chiefExecutiveOf", "tarn-labs", None) in said


@pytest.mark.parametrize(
    "text",
    [
        "تواجه شركة أمريكية كبيرة صعوبات.",
        "أعلنت شركة تأمين كندية إفلاسها.",
        "تبحث الشركة عن حلول. ويعمل المختبر على نموذج جديد.",
        "قال مسؤول كبير في شركة طيران إن الأسعار ترتفع.",
        "أعلنت دول عن دعمها. وكشفت دول عن شروط جديدة.",
    ],
)
def test_words_of_the_language_are_no_names(text: str) -> None:
    assert names(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("قالت وزارة الأنهار إن السوق واعدة.", "وزارة الأنهار", "PublicBody"),
        ("قال مجلس أبحاث البحار العميقة إن السوق واعدة.", "مجلس أبحاث البحار العميقة", "Organization"),
        ("زاروا الوكالة الوطنية للبحار العميقة أمس.", "الوكالة الوطنية للبحار العميقة", "Organization"),
        ("درسوا في جامعة الملك فهد للبترول والمعادن.", "جامعة الملك فهد للبترول والمعادن", "University"),
        ("درسوا في جامعة كاليفورنيا أمس.", "جامعة كاليفورنيا", "University"),
        ("قالت الحكومة النرويجية إن السوق واعدة.", "الحكومة النرويجية", "PublicBody"),
    ],
)
def test_an_institution_is_its_noun_with_what_that_rules(text: str, name: str, cls: str) -> None:
    assert classes_named(text, "ar").get(name) == cls


@pytest.mark.parametrize(
    "text", ["أعلن مجلس الإدارة أن السوق واعدة.", "وقالت هيئة المحلفين إن الشركة مذنبة."]
)
def test_a_board_or_a_jury_is_no_institution(text: str) -> None:
    assert not classes_named(text, "ar")


@pytest.mark.parametrize(
    "word", ["نمت", "سجلت", "سيواجه", "ستستمر", "إثر", "أنهت", "يطالب", "اختتمت", "لاسيما"]
)
def test_no_verb_or_particle_is_part_of_a_firm(word: str) -> None:
    assert names(f"قالت شركة هالدن {word} أمس إن السوق كبيرة.") == {"haldn": "Organization"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("تملك شركة كيرندل غاز محطة كهرباء.", "كيرندل غاز"),
        ("تبني شركة لون هيدج راش مركز بيانات.", "لون هيدج راش"),
        ("اشترت شركة برايت سبيندل أرضا.", "برايت سبيندل"),
        ("استثمروا في الشركة الناشئة نيلورا أمس.", "نيلورا"),
        ("تتعاون مع شركات مثل مايكروسوفت وأوراكل وديلندا.", "ديلندا"),
        ("افتتحت شركة سنابل للبرمجيات مركز بيانات.", "سنابل للبرمجيات"),
        ("اشترت شركة تعرف باسم سنابل أرضا.", "سنابل"),
        ("استحوذت كيرندل على Vornal. وتوظف كيرندل 40 شخصا.", "كيرندل"),
    ],
)
def test_words_written_like_those_of_the_language_are_part_of_a_firms_name(text: str, name: str) -> None:
    assert classes_named(text, "ar").get(name) == "Company"


def test_a_place_behind_to_the_is_found_by_its_name_with_the_article() -> None:
    assert names("قدمت الشركة خططها للصين.") == {"china": "Place"}
