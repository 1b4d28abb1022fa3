"""Names that are one name in other letters or words, and those that must stay two."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.assemble import assemble
from kg.assemble.alike import sounds
from kg.assemble.stories import stories_of
from kg.identity import Decision, Decisions, decide
from kg.lang.fold import bare
from kg.model import Article, Entity, Mention, Reading, Sentence, Span

# What all articles of the story name, so that they are one story.
SHARED = (("Company", "Bellmar"), ("Place", "Oslo"), ("Place", "Turin"), ("Person", "Ada Quill"))


def told(name: str, lang: str, *things: tuple[str, str], shared: bool = True, known: bool = False) -> Reading:
    """An article that names things (class, name), each in a sentence of its own."""
    rows = [*(SHARED if shared else ()), *things]
    text = "".join(f"{form}\n" for _, form in rows)
    sentences, mentions, entities, at = [], [], {}, 0
    for n, (kind, form) in enumerate(rows):
        span = Span(at, at + len(form))
        slug = sounds(form).replace(" ", "-") + f"-{lang}" if n >= len(rows) - len(things) else form.lower()
        sentences.append(Sentence(name, n, span, form, lang))
        mentions.append(Mention(n, span, form, slug, f"{lang}/name/shape"))
        entities[slug] = Entity(slug, kind, ((lang, (form,)),), known=known and n >= len(rows) - len(things))
        at += len(form) + 1
    article = Article(name, f"{name}.txt", text, lang, "0")
    return Reading(article, tuple(sentences), tuple(mentions), tuple(entities.values()))


def ids(*readings: Reading, decisions: Decisions | None = None) -> dict[str, str]:
    """The id under which each name ends, by article and name."""
    out = {}
    for reading in assemble(readings, decisions=decisions or Decisions()):
        out |= {f"{reading.article.id}:{m.text}": m.entity for m in reading.mentions}
    return out


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Petra Halden", "بيترا هالدن"),
        ("Mirelle Dastan", "ميريل داستان"),
        ("Hugo Amarel", "هوغو أماريل"),
        ("Nils Orbach", "نيلس أورباخ"),
        ("Elvira Sanzeni", "إلفيرا سانزيني"),
        ("Norvane", "نورفان"),
    ],
)
def test_sounds_of_two_scripts(latin: str, arabic: str) -> None:
    assert sounds(latin) == sounds(arabic) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("Groq", "Crom"), ("Lyra 3", "Lyra 4"), ("Ada Berg", "Ada Borman")]
)
def test_sounds_tell_apart(one: str, other: str) -> None:
    assert sounds(one) != sounds(other)


@given(st.text())
@example("0:U")
def test_sounds_of_any_text(text: str) -> None:
    # a word of vowels alone is heard as nothing and keeps its place: "Ada U" is not "Ada"
    heard = sounds(text).split(" ")
    assert len(heard) == max(1, len(re.findall(r"\w+", bare(text))))
    assert [sounds(word) for word in heard] == heard or not text.isascii()


def test_a_name_in_arabic_letters_is_that_in_latin_ones() -> None:
    found = ids(told("a", "en", ("Person", "Petra Halden")), told("b", "ar", ("Person", "بيترا هالدن")))
    assert found["a:Petra Halden"] == found["b:بيترا هالدن"]
    assert found["a:Petra Halden"].endswith("-en")


def test_both_in_one_article_are_one_too() -> None:
    found = ids(told("a", "ar", ("Company", "Norvane"), ("Company", "نورفان الدولية"), ("Company", "نورفان")))
    assert found["a:Norvane"] == found["a:نورفان"] != found["a:نورفان الدولية"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Person", "Petra Halden"), ("Company", "بيترا هالدن")),
        (("Person", "Petra Halden"), ("Person", "بيترا هولمان")),
        (("Company", "Nor"), ("Company", "نور")),
    ],
)
def test_another_class_or_other_sounds_are_another_thing(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    found = ids(told("a", "en", one), told("b", "ar", other))
    assert found[f"a:{one[1]}"] != found[f"b:{other[1]}"]


def test_another_story_is_another_thing() -> None:
    one, other = ("Person", "Petra Halden"), ("Person", "بيترا هالدن")
    found = ids(told("a", "en", one), told("b", "ar", other, shared=False))
    assert found["a:Petra Halden"] != found["b:بيترا هالدن"]


def test_an_institute_in_the_words_of_each_language() -> None:
    forms = {
        "en": "Orsane Institute",
        "fr": "Institut Orsane",
        "es": "Instituto Orsane",
        "it": "Istituto Orsane",
    }
    found = ids(*(told(lang, lang, ("Organization", form)) for lang, form in forms.items()))
    assert len({found[f"{lang}:{form}"] for lang, form in forms.items()}) == 1


def test_two_firms_that_one_article_names_stay_two_in_all() -> None:
    both = told("a", "en", ("Company", "Orsane Motors"), ("Company", "Orsane Energy"))
    other = told("b", "fr", ("Company", "Orsane Automobiles"))
    assert len(set(ids(both, other).values()) - {form.lower() for _, form in SHARED}) == 3


def test_two_names_in_one_language_stay_two() -> None:
    found = ids(told("a", "en", ("Company", "Orsane Motors")), told("b", "en", ("Company", "Orsane Energy")))
    assert found["a:Orsane Motors"] != found["b:Orsane Energy"]


def test_people_of_one_family_name_stay_two() -> None:
    found = ids(told("a", "en", ("Person", "Bea Halden")), told("b", "fr", ("Person", "Petra Halden")))
    assert found["a:Bea Halden"] != found["b:Petra Halden"]


def test_what_is_decided_never_to_be_one_is_not() -> None:
    readings = told("a", "en", ("Person", "Petra Halden")), told("b", "ar", ("Person", "بيترا هالدن"))
    slugs = [
        next(m.entity for m in r.mentions if m.text in ("Petra Halden", "بيترا هالدن")) for r in readings
    ]
    found = ids(*readings, decisions=decide([Decision(False, slugs[0], slugs[1], "two people", "x:1")]))
    assert found["a:Petra Halden"] != found["b:بيترا هالدن"]


def test_mentions_keep_the_id_that_was_given_up() -> None:
    readings = told("a", "en", ("Person", "Petra Halden")), told("b", "ar", ("Person", "بيترا هالدن"))
    old = readings[1].mentions[-1].entity
    (_, arabic) = assemble(readings, decisions=Decisions())
    assert arabic.mentions[-1].rule == f"ar/name/shape|alike {old}"


def test_things_called_after_a_person_follow() -> None:
    first = told("a", "en", ("Person", "Petra Halden"))
    second = told("b", "ar", ("Person", "بيترا هالدن"))
    owner = second.mentions[-1]
    letter = Entity(f"{owner.entity}-letter", "Letter", (("ar", ("رسالة",)),))
    thing = replace(owner, entity=letter.id, rule="ar/thing")
    second = replace(second, mentions=(*second.mentions, thing), entities=(*second.entities, letter))
    (_, after) = assemble((first, second), decisions=Decisions())
    stays = first.mentions[-1].entity
    assert [m.entity for m in after.mentions[-2:]] == [stays, f"{stays}-letter"]


def test_stories_are_told_by_articles_that_share_names() -> None:
    readings = [
        told("a", "en", ("Person", "Petra Halden")),
        told("b", "ar", ("Person", "بيترا هالدن")),
        told("c", "fr", ("Person", "Petra Halden"), shared=False),
    ]
    assert stories_of(readings) == [0, 0, 2]
