"""People and firms in a script without capitals: where a firm's name ends and a person's begins."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال سامي العلمي، مدير شركة نورفكسا، إن العمل بدأ.",
            {"سامي العلمي": "Person", "نورفكسا": "Company"},
        ),
        (
            "وأكد الرئيس التنفيذي لشركة نورفكسا محمد العتيبي أن العمل بدأ.",
            {"نورفكسا": "Company", "محمد العتيبي": "Person"},
        ),
        ("قال خالد بن سعيد المنصوري، مدير شركة نورفكسا، إن العمل بدأ.", {"خالد بن سعيد المنصوري": "Person"}),
        ("أما راس هولغرين، نائب رئيس شركة نورفكسا، فيرفض ذلك.", {"راس هولغرين": "Person"}),
        ("وأكد كيم يو-هون، رئيس شركة نورفكسا، أن العمل بدأ.", {"كيم يو-هون": "Person"}),
        ("ويرى هانك دي فولم، مدير شركة نورفكسا، أن السوق كبيرة.", {"هانك دي فولم": "Person"}),
        ("وأوضحت القاضية إلكه هولمان أن العمل بدأ.", {"إلكه هولمان": "Person"}),
        (
            "قالت شركة نورفكسا وشركة كوريكس إن العمل بدأ. ووقعت نورفكسا وكوريكس اتفاقية شراكة.",
            {"نورفكسا": "Company", "كوريكس": "Company"},
        ),
    ],
)
def test_names_end_where_another_begins(text: str, expected: dict[str, str]) -> None:
    assert {name: cls for name, cls in classes_named(text, "ar").items() if name in expected} == expected
    assert not any(" و" in name or name.endswith(" أن") for name in classes_named(text, "ar"))


@pytest.mark.parametrize(
    "text",
    [
        "أما سعر السهم، مدير الصندوق قال، فقد ارتفع.",
        "أما الشركة المنافسة، رئيسة السوق، فقالت إن الأرباح ارتفعت.",
        "قال قاضي المحكمة إن العمل بدأ.",
    ],
)
def test_nobody_is_named_where_a_sentence_turns_to_a_thing(text: str) -> None:
    assert "Person" not in classes_named(text, "ar").values()


def test_an_adjective_behind_a_given_name_that_nobody_introduces_is_no_surname() -> None:
    assert "سامي العلمي" not in classes_named("درس سامي العلمي والتقني في العمل.", "ar")


def test_al_is_of_a_name_where_no_common_word_stands_behind_it() -> None:
    assert classes_named("Ieri Ahmed al Rashid ha detto no.", "it") == {"Ahmed al Rashid": "Person"}
    assert classes_named("Oggi Carla al Politecnico ha parlato.", "it").get("Carla al Politecnico") is None


def test_what_is_somebodys_is_no_part_of_a_name() -> None:
    names = classes_named("أعلن سامي مكاوي استقالته من شركة هالدن.", "ar")
    assert names == {"سامي مكاوي": "Person", "هالدن": "Company"}
