"""Where sentences end, with offsets that give back their text letter for letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lang.shared import codes
from kg.model import Article, Span
from kg.pipeline.reader import default_reader
from kg.split import paragraphs, split


def sentences(text: str, lang: str = "en", body: Span | None = None) -> list[str]:
    article = Article("a", "a.txt", text, lang, "0", body=body)
    pack = default_reader().pack(lang)
    found = split(article, pack)
    assert [s.index for s in found] == list(range(len(found)))
    assert all(text[s.span.start : s.span.end] == s.text for s in found)
    return [s.text for s in found]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One rose. Two fell.", ["One rose.", "Two fell."]),
        ("A headline without an end\nOne rose.", ["A headline without an end", "One rose."]),
        ("“One rose.” Two fell.", ["“One rose.”", "Two fell."]),
        ("It cost $4.5 million. It stands.", ["It cost $4.5 million.", "It stands."]),
        ("Dr. Quill of the U.S. firm rose.", ["Dr. Quill of the U.S. firm rose."]),
        ("J. Quill rose.", ["J. Quill rose."]),
        ("One rose? Two fell! Three… Four.", ["One rose?", "Two fell!", "Three…", "Four."]),
        ("It is called yes.no and rose.", ["It is called yes.no and rose."]),
        ("One rose. and fell.", ["One rose. and fell."]),
        ("One rose high.The others fell.", ["One rose high.", "The others fell."]),
        ("One rose.Two fell.", ["One rose.Two fell."]),
        ("See quill.in/The and Quill.The too.", ["See quill.in/The and Quill.The too."]),
        ("  \r\n One rose. \r\n\r\n", ["One rose."]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_english(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("lang", "text", "parts"),
    [
        ("ar", "هل نهضت نورا؟ نعم، نهضت.", ["هل نهضت نورا؟", "نعم، نهضت."]),
        ("ar", "نهضت نورا .وقالت نعم.", ["نهضت نورا .", "وقالت نعم."]),
        ("ar", "نهضت نورا مع Pim-2 .وجلس كريم.", ["نهضت نورا مع Pim-2 .", "وجلس كريم."]),
        ("ar", "نهضت شركة برنالس.كوم اليوم.", ["نهضت شركة برنالس.كوم اليوم."]),
        ("ar", "نهضت شركة أوسك إيه.آي اليوم.", ["نهضت شركة أوسك إيه.آي اليوم."]),
        ("ar", "نهضت نورا مبكرا.ثم جلست.", ["نهضت نورا مبكرا.", "ثم جلست."]),
        ("ar", "قالت: «نهضت مبكرا».وجلس كريم.", ["قالت: «نهضت مبكرا».", "وجلس كريم."]),
        (
            "ar",
            "نهضت شركة إيه.إم.دي وشركة نورا ش .م .خ اليوم.",
            ["نهضت شركة إيه.إم.دي وشركة نورا ش .م .خ اليوم."],
        ),
        ("fr", "« Nora se lève. » Elle part.", ["« Nora se lève. »", "Elle part."]),
        ("es", "¿Subió? ¡Sí! Bajó.", ["¿Subió?", "¡Sí!", "Bajó."]),
        ("fr", "Nora est en série A. En mai elle part.", ["Nora est en série A.", "En mai elle part."]),
        ("fr", "Nora est en série A. Le 3 mai elle part.", ["Nora est en série A.", "Le 3 mai elle part."]),
        ("fr", "Nora voit le patron A. Le Roux ici.", ["Nora voit le patron A. Le Roux ici."]),
        ("it", "Il dott. Quill è salito. È sceso.", ["Il dott. Quill è salito.", "È sceso."]),
    ],
)
def test_other_languages(lang: str, text: str, parts: list[str]) -> None:
    if lang not in codes():
        pytest.skip(f"no pack for {lang}")
    assert sentences(text, lang) == parts


def test_a_language_without_a_pack_is_split_by_marks_of_most_scripts() -> None:
    found = split(Article("a", "a.txt", "Ett steg. Två steg.", "sv", "0"))
    assert [s.text for s in found] == ["Ett steg.", "Två steg."]


_BROKEN = """\
The cluster of the institute was built by two firms from the north and its
racks are cooled by water from the harbour. The firms say that they will add
more racks in a year from now.
Its name is Brisk"""


def test_lines_of_a_paragraph_that_was_broken_at_a_width_are_joined() -> None:
    assert [part.replace("\n", " ") for part in sentences(_BROKEN)] == [
        "The cluster of the institute was built by two firms from the north and its racks are cooled "
        "by water from the harbour.",
        "The firms say that they will add more racks in a year from now.",
        "Its name is Brisk",
    ]


def test_one_long_line_is_not_the_width_of_the_others() -> None:
    text = (
        "Long ago the old cluster of the institute was sold to a firm of the north, whose head is the\n"
        "friend of the rector and who has said that the town will be glad of its\n"
        "racks, for it was told of a new plan by the head of the firm, Ann\n"
        "Olsen, in a year that nobody has forgotten there, for it has been the last."
    )
    assert len(sentences(text)) == 1


def test_lines_that_only_follow_each_other_are_not_joined() -> None:
    text = "The first cluster of the institute stands near the harbour\nThe second one stands by the lake"
    assert len(sentences(text)) == 2


def test_only_the_body_is_read() -> None:
    assert sentences("title: x\n\nOne rose.", body=Span(10, 19)) == ["One rose."]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_has_sentences_in_order_that_leave_out_only_white_space(text: str) -> None:
    found = split(Article("a", "a.txt", text, "en", "0"), default_reader().pack("en"))
    at = 0
    for sentence in found:
        assert text[at : sentence.span.start].strip() == ""
        assert sentence.text == text[sentence.span.start : sentence.span.end] == sentence.text.strip()
        assert sentence.text
        at = sentence.span.end
    assert text[at:].strip() == ""


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("en", "Norvane said it would buy Brisk Inc. The company grew.", 2),
        ("en", "Norvane moved to the U.S. It grew.", 2),
        ("en", "Norvane Inc. All in all it grew. The U.S. Army grew.", 2),
        ("en", "Mr. The and Dr. In grew.", 1),
        ("es", "Norvane compró Brisk S.A. La empresa crece en EE.UU. La otra no.", 3),
        ("it", "Norvane ha comprato Brisk S.p.A. La società cresce.", 2),
        ("it", "Norvane è nata il 5 nov. 2024. La società cresce.", 2),
        ("en", "Norvane grew on Nov. 5, 2024. It grew in Sept. The rest waited.", 3),
        ("it", "Norvane vale 3,5 mld. La società cresce con il dott. La Rosa.", 2),
    ],
)
def test_a_shortened_name_ends_a_sentence_before_a_function_word(lang: str, text: str, count: int) -> None:
    assert len(sentences(text, lang)) == count


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("One is. Two is.\nThree is. Four is.", [0, 0, 2, 2]),
        ("One is. Two\nis broken.\n\nThree is. Four is.", [0, 0, 0, 3, 3]),
    ],
)
def test_paragraphs_begin_behind_blank_lines_or_where_there_are_none_behind_breaks(
    text: str, firsts: list[int]
) -> None:
    assert paragraphs(text, split(Article("a", "a.txt", text, "en", "0"))) == firsts
