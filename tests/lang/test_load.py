"""The loader of packs: a small pack loads, and each way to break it is told with file and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import PackError, UnknownName
from kg.lang.format import words
from kg.lang.load import load_pack
from kg.schema import Schema

PACK = """
code = "xx"
name = "Test"
script = "Latin"
direction = "ltr"
order = "svo"
[words]
det = ["le"]
of = ["de"]
[number]
decimal = ","
grouping = "."
[number.words]
deux = 2
[number.scales]
mille = 1000
[months]
mai = 5
[[conjugation]]
ending = "er"
past = "·a ·é"
[[cue]]
words = ["va"]
modality = "planned"
"""
NOUNS = """
[[noun]]
class = "Company"
forms = ["société", "maison mère"]
use = ["cue", "anaphor"]
"""
FRAMES = """
[[frame]]
term = "Launch"
verbs = ["poser"]
nouns = ["lancement"]
roles = { agent = "subject", object = "object" }
needs = ["object"]
example = "Nord posa Brise."
gives = { agent = "Nord", object = "Brise" }
not = ["Nord aima Brise."]
"""
PHRASES = """
[[phrase]]
term = "locatedIn"
say = ["{s} in {o:Place}", "{s} at {o:Place}"]
example = "Brise in Kiel."
gives = { s = "Brise", o = "Kiel" }
not = ["Brise."]
"""


def folder(path: Path, **changed: str) -> Path:
    files = {"pack": PACK, "nouns": NOUNS, "lexicon": FRAMES, "phrases": PHRASES} | changed
    for name, text in files.items():
        (path / f"{name}.toml").write_text(text, encoding="utf-8")
    return path


def test_a_small_pack(tmp_path: Path) -> None:
    pack = load_pack("xx", Schema.load(), folder(tmp_path))
    assert (pack.code, pack.name, pack.decimal) == ("xx", "Test", ",")
    (frame,) = pack.frames.values()
    assert (frame.id, frame.term, frame.roles["agent"]) == ("xx/Launch/1", "Launch", ("subject",))
    assert [phrase.id for phrase in pack.phrases] == ["xx/locatedIn/p1.1", "xx/locatedIn/p1.2"]
    (noun,) = pack.nouns
    assert noun.forms == (("société",), ("maison", "mère"))
    assert pack.months == {"mai": 5}
    assert pack.number_words[("deux",)] == 2


def test_all_forms_are_in_the_word_table(tmp_path: Path) -> None:
    table = load_pack("xx", Schema.load(), folder(tmp_path)).table
    assert {tag.kind for _, tag in table["posa"]} == {"trigger"}
    assert [form for form, _ in table["maison"]] == [("maison", "mère")]
    assert {tag.kind for _, tag in table["mille"]} == {"scale"}


def test_verbs_of_a_cue_stand_in_all_forms(tmp_path: Path) -> None:
    cue = 'verbs = ["poser"]\nbehind = ["de", "du"]\ntenses = ["past"]'
    table = load_pack("xx", Schema.load(), folder(tmp_path, pack=PACK.replace('words = ["va"]', cue))).table
    cues = {form for first in ("posa", "posé") for form, tag in table[first] if tag.kind == "cue"}
    assert cues == {("posa", "de"), ("posa", "du"), ("posé", "de"), ("posé", "du")}


def test_missing_files_but_the_first_are_empty_ones(tmp_path: Path) -> None:
    for name in ("nouns", "lexicon", "phrases"):
        folder(tmp_path)
        (tmp_path / f"{name}.toml").unlink()
    (tmp_path / "pack.toml").unlink()
    with pytest.raises(PackError, match=r"pack\.toml: cannot be read"):
        load_pack("xx", Schema.load(), tmp_path)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"pack": "code = "}, r"pack\.toml: not TOML"),
        ({"pack": PACK.replace('order = "svo"\n', "")}, r"pack\.toml: order is missing"),
        ({"pack": PACK.replace("[months]", "[weather]\nrain = 1\n[months]")}, r"unknown weather; allowed: "),
        ({"pack": PACK.replace('of = ["de"]', 'off = ["de"]')}, r"\[words\]: unknown off; allowed: .*of"),
        ({"pack": PACK.replace("decimal", "dezimal")}, r"\[number\]: unknown dezimal"),
        ({"pack": PACK.replace('past = "', 'perfect = "')}, r"\[\[conjugation\]\]: unknown perfect"),
        ({"pack": PACK.replace('"planned"', '"sure"')}, r"\[\[cue\]\]: unknown modality 'sure'"),
        (
            {"pack": PACK.replace('words = ["va"]', 'verbs = ["dire"]')},
            r"\[\[cue\]\] 'dire': no conj",
        ),
        ({"pack": PACK.replace('words = ["va"]', 'tenses = ["perf"]')}, r"\[\[cue\]\] tenses: unknown perf"),
        (
            {"nouns": NOUNS.replace("Company", "Companie")},
            r"noun 1: no class named 'Companie'; did you mean Company",
        ),
        ({"nouns": NOUNS.replace("anaphor", "metaphor")}, r"noun 1: unknown metaphor; allowed: acts"),
        (
            {"lexicon": FRAMES.replace("Launch", "Lunch")},
            r"frame 1 \(Lunch\): no event, relation or value .*Launch",
        ),
        ({"lexicon": FRAMES.replace("agent =", "actor =", 1)}, r"frame 1 \(Launch\) roles: unknown actor"),
        ({"lexicon": FRAMES.replace('"subject"', '"nominative"')}, r"functions: unknown nominative"),
        ({"lexicon": FRAMES.replace("not = ", "nots = ")}, r"unknown nots"),
        (
            {"lexicon": FRAMES.replace('not = ["Nord aima Brise."]', "not = []")},
            r"a pattern without proof is refused",
        ),
        ({"lexicon": FRAMES.replace("poser", "finir")}, r"frame 1 \(Launch\): no conjugation for 'finir'"),
        (
            {"phrases": PHRASES.replace("locatedIn", "situatedIn")},
            r"phrase 1 \(situatedIn\): no event, relation",
        ),
        (
            {"phrases": PHRASES.replace('example = "Brise in Kiel."', "")},
            r"a pattern without proof is refused",
        ),
    ],
)
def test_faults_are_told_with_file_place_and_what_is_allowed(
    tmp_path: Path, changed: dict[str, str], says: str
) -> None:
    with pytest.raises(PackError, match=says) as caught:
        load_pack("xx", Schema.load(), folder(tmp_path, **changed))
    assert str(tmp_path) in str(caught.value)


def test_a_language_without_a_pack_names_those_that_have_one() -> None:
    with pytest.raises(UnknownName, match="no language pack named 'tlh'") as caught:
        load_pack("tlh", Schema.load())
    assert "en" in caught.value.available


def test_an_elided_word_stands_apart() -> None:
    assert words("d’un GPU") == ("d'", "un", "gpu")
