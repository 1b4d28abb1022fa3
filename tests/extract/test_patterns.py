"""Frames and phrases of a small language of our own: what each element matches, and what is let go."""

from __future__ import annotations

import pytest

from kg.errors import PackError
from kg.extract.patterns import compile_phrase
from kg.gazetteer import Gazetteer
from kg.lang.load import load_pack
from kg.model import Article, EventStatement, Reading, Relation, ValueOf
from kg.pipeline.reader import Reader
from kg.schema import Schema

PACK = """
code = "xx"
name = "Test"
script = "Latin"
direction = "ltr"
order = "svo"
adjective_first = true
[words]
det = ["ze"]
of = ["van"]
in = ["inna"]
and = ["und"]
[number]
decimal = "."
grouping = ","
[months]
mai = 5
jan = 1
[measures]
accelerators = ["chippen"]
[[conjugation]]
ending = "en"
past = "·ed"
fut = "·esh"
"""
NOUNS = """
[[noun]]
class = "Company"
forms = ["firm"]
use = ["cue"]
[[noun]]
class = "ComputeSystem"
forms = ["cluster"]
use = ["cue"]
[[noun]]
class = "Accelerator"
forms = ["chip"]
use = ["cue"]
[[noun]]
class = "City"
forms = ["town"]
use = ["cue"]
"""
FRAMES = """
[[frame]]
term = "Launch"
verbs = ["starten"]
nouns = []
roles = { agent = "subject", object = "object", place = "in", date = "date" }
needs = ["object"]
example = "x"
gives = { object = "x" }
not = ["y"]
"""
PHRASES = """
[[phrase]]
term = "locatedIn"
say = ["{s} stands <in> {o:Place}", "{s} of-old? <of> {o:Place}"]
example = "x"
gives = { s = "x" }
not = ["y"]
[[phrase]]
term = "manufacturerOf"
say = "{s} makes .. {o}"
example = "x"
gives = { s = "x" }
not = ["y"]
"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """A reader of that language alone, which knows no names."""
    folder = tmp_path_factory.mktemp("xx")
    for name, text in (("pack", PACK), ("nouns", NOUNS), ("lexicon", FRAMES), ("phrases", PHRASES)):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    schema = Schema.load()
    return Reader(schema, Gazetteer({}, ()), {"xx": load_pack("xx", schema, folder)})


def said(reader: Reader, text: str) -> tuple[Reading, list[tuple[str, ...]]]:
    """The reading, and what its claims state in words: term, then roles or ends."""
    reading = reader.read(Article("a", "a.txt", text, "xx", "0"))
    out = []
    for claim in reading.claims:
        s = claim.statement
        if isinstance(s, Relation):
            out.append((s.predicate, s.subject, s.object))
        elif isinstance(s, ValueOf):
            out.append((s.predicate, s.subject, str(s.value)))
        elif isinstance(s, EventStatement):
            out.append((s.type, *(f"{role}={getattr(f, 'iso', f)}" for role, f in s.roles)))
    return reading, out


def test_a_frame_fills_its_roles_by_their_place(reader: Reader) -> None:
    _, found = said(reader, "Ze firm Norvane started ze cluster Brisa inna ze town Olm inna mai 2024.")
    assert ("Launch", "agent=norvane", "date=2024-05", "object=brisa", "place=olm") in found


def test_the_future_is_planned(reader: Reader) -> None:
    reading, found = said(reader, "Ze firm Norvane startesh ze cluster Brisa.")
    assert ("Launch", "agent=norvane", "object=brisa") in found
    assert {c.stance.modality.value for c in reading.claims} == {"planned"}


def test_a_frame_without_what_it_needs_is_let_go(reader: Reader) -> None:
    reading, found = said(reader, "Ze firm Norvane started.")
    assert not found
    assert ("xx/Launch/1", "nothing fills object") in {(d.rule, d.reason) for d in reading.drops}


def test_a_phrase_matches_words_classes_and_typed_slots(reader: Reader) -> None:
    assert ("locatedIn", "brisa", "olm") in said(reader, "Ze cluster Brisa stands inna ze town Olm.")[1]
    assert not said(reader, "Ze cluster Brisa stands inna ze chip Tarn.")[1]


@pytest.mark.parametrize(
    "text", ["Ze cluster Brisa van ze town Olm.", "Ze cluster Brisa of-old van ze town Olm."]
)
def test_an_optional_element_may_be_missing(reader: Reader, text: str) -> None:
    assert ("locatedIn", "brisa", "olm") in said(reader, text)[1]


def test_a_gap_takes_up_to_three_words_but_no_thing(reader: Reader) -> None:
    makes = ("manufacturerOf", "norvane", "tarn")
    assert makes in said(reader, "Ze firm Norvane makes some very good ze chip Tarn.")[1]
    assert makes not in said(reader, "Ze firm Norvane makes a b c d e f ze chip Tarn.")[1]


def test_a_list_fills_a_slot_with_each_of_its_members(reader: Reader) -> None:
    _, found = said(reader, "Ze firm Norvane makes ze chip Tarn und ze chip Ulm.")
    assert {("manufacturerOf", "norvane", "tarn"), ("manufacturerOf", "norvane", "ulm")} <= set(found)


def test_a_relation_between_what_the_ontology_does_not_join_is_let_go(reader: Reader) -> None:
    _, found = said(reader, "Ze town Olm makes ze firm Norvane.")
    assert not found


@pytest.mark.parametrize("element", ["{s", "<of", "[Noun", "{s:Company"])
def test_malformed_elements_are_refused_with_their_place(element: str) -> None:
    with pytest.raises(PackError, match="here: malformed element"):
        compile_phrase((element, "x"), "here")


@pytest.mark.parametrize(
    ("element", "kind", "takes", "optional"),
    [
        ("{o:Company|Person}", "slot", ("Company", "Person"), False),
        ("{o:Place}?", "slot", ("Place",), True),
        ("<of|in>", "class", ("of", "in"), False),
        ("<of>?", "class", ("of",), True),
        ("[Company|slug:memo]", "noun", ("Company", "slug:memo"), False),
        ("makes|Built", "word", ("makes", "built"), False),
        ("..", "gap", ("3",), False),
        ("…", "gap", ("8",), False),
    ],
)
def test_elements(element: str, kind: str, takes: tuple[str, ...], optional: bool) -> None:
    (found,) = compile_phrase((element,), "here")
    assert (found.kind, found.takes, found.optional) == (kind, takes, optional)
