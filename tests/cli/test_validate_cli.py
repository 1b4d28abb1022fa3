"""kg validate: every exit code, format and bad input; each exit code once as that of a process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fixture_cli import PROGRAM, here, one_line, process
from fixture_graph import make_readings, make_store
from pyoxigraph import NamedNode, Quad

from kg.rdf.names import KG
from kg.rdf.store import build_store

ENTITY = "https://w3id.org/newsgraph/id/entity/"
FORMATS = ("text", "json", "jsonl", "turtle", "markdown", "junit", "sarif", "github")


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store that is right (good), one with a false fact (bad), and the articles."""
    folder = tmp_path_factory.mktemp("work")
    quads = list(make_store())
    build_store(quads, folder / "good")
    false = Quad(NamedNode(ENTITY + "brise"), KG("locatedIn"), NamedNode(ENTITY + "netz"))
    build_store([*quads, false], folder / "bad")
    (folder / "articles").mkdir()
    for reading in make_readings():
        path = folder / "articles" / reading.article.source
        path.write_bytes(reading.article.text.encode("utf-8"))
    return folder


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("store", "code"), [("good", 0), ("bad", 1)])
def test_the_exit_code_does_not_depend_on_the_format(work: Path, store: str, code: int, format: str) -> None:
    run = here("validate", "--store", store, "--engine", "fast", "--format", format, cwd=work)
    assert run.returncode == code, run.stderr
    assert run.stdout
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--store", "good", "--engine", "fast"), 0),
        (("--store", "bad", "--engine", "fast", "--format", "sarif"), 1),
        (("--store", "good", "--colour"), 2),
        (("--store", "nowhere"), 3),
    ],
)
def test_a_process_ends_as_the_command_does(work: Path, arguments: tuple[str, ...], code: int) -> None:
    run, same = process("validate", *arguments, cwd=work), here("validate", *arguments, cwd=work)
    assert (run.returncode, run.stdout, run.stderr) == (same.returncode, same.stdout, same.stderr)
    assert run.returncode == code


@pytest.mark.parametrize(("fail_on", "code"), [("violation", 0), ("warning", 0), ("info", 1), ("never", 0)])
def test_fail_on(work: Path, fail_on: str, code: int) -> None:
    run = here("validate", "--store", "good", "--fail-on", fail_on, "--engine", "fast", cwd=work)
    assert run.returncode == code
    bad = here("validate", "--store", "bad", "--fail-on", fail_on, "--engine", "fast", cwd=work)
    assert bad.returncode == (fail_on != "never")


def test_the_engine_of_record_says_the_same(work: Path) -> None:
    runs = [
        here("validate", "--store", "bad", "--engine", engine, "--format", "json", cwd=work)
        for engine in ("pyshacl", "fast", "both")
    ]
    assert {run.returncode for run in runs} == {1}
    answers = [json.loads(run.stdout) for run in runs]
    assert answers[0]["results"] == answers[1]["results"] == answers[2]["results"]
    assert answers[0]["rules"] == answers[1]["rules"] == answers[2]["rules"]


def test_several_reports_in_one_run(work: Path, tmp_path: Path) -> None:
    wanted = [f"--report={name}={tmp_path / name}" for name in FORMATS]
    run = here("validate", "--store", "bad", "--engine", "fast", *wanted, cwd=work)
    assert run.returncode == 1
    for name in FORMATS:
        alone = here("validate", "--store", "bad", "--engine", "fast", "--format", name, cwd=work)
        assert (tmp_path / name).read_text(encoding="utf-8") == alone.stdout


def test_a_baseline_from_first_to_last(work: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.txt"
    common = ("validate", "--store", "bad", "--engine", "fast", "--baseline", known)
    assert one_line(here(*common, cwd=work)).startswith(f"kg: {known}: no such baseline")
    made = here(*common, "--update-baseline", cwd=work)
    assert made.returncode == 0
    assert "known findings written" in made.stderr
    passed = here(*common, cwd=work)
    assert passed.returncode == 0
    assert "known to the baseline" in passed.stdout
    stale = here("validate", "--store", "good", "--engine", "fast", "--baseline", known, cwd=work)
    assert stale.returncode == 0
    assert "stale in the baseline" in stale.stdout


def test_the_articles_are_compared(work: Path, tmp_path: Path) -> None:
    common = ("validate", "--store", "good", "--engine", "fast", "--format", "json", "--articles")
    same = json.loads(here(*common, "articles", cwd=work).stdout)
    assert {rule["focus_nodes"] for rule in same["rules"] if rule["kind"] == "source"} == {4}
    assert not [r for r in same["results"] if r["kind"] == "source"]
    for path in (work / "articles").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes().replace(b"Brise", b"Brize"))
    changed = here(*common, tmp_path, cwd=work)
    assert changed.returncode == 1
    rules = {r["rule"] for r in json.loads(changed.stdout)["results"] if r["kind"] == "source"}
    assert {"source/changed", "source/quote-lost"} <= rules
    files = {r["place"]["file"] for r in json.loads(changed.stdout)["results"] if r["place"]}
    assert str(tmp_path / "markt-fr.txt") in files


def test_articles_alone_are_compared_with_the_store(work: Path, tmp_path: Path) -> None:
    path = tmp_path / "markt-fr.txt"
    path.write_bytes((work / "articles" / path.name).read_bytes())
    common = ("validate", "--store", work / "good", path.name)
    assert here(*common, cwd=tmp_path).returncode == 0
    path.write_bytes(path.read_bytes().replace(b"Kiel Daily", b"Kiel Weekly"))
    changed = here(*common, cwd=tmp_path)
    assert changed.returncode == 1
    assert "markt-fr.txt:3:1" in changed.stdout
    assert "no longer says “Nordlicht AG ne possède pas Kiel Daily.”" in changed.stdout
    assert here(*common, "facts.ttl", cwd=tmp_path).returncode == 2
    assert here("validate", path.name, cwd=tmp_path).returncode == 3


CHECK = """#+ title: t
#+ problem: {{?focus}} is bad
#+ remedy: mend it
#+ severity: violation
#+ about: {about}
SELECT ?focus WHERE {{ ?focus a <{kind}> }}
"""
SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:S> a sh:NodeShape ; sh:targetClass <{kind}> ; sh:property [ sh:path <urn:p> ; sh:minCount 1 ] .
"""
CLAIM, NOTHING = KG("Claim").value, "urn:Nothing"


def test_rules_of_the_callers_own(work: Path, tmp_path: Path) -> None:
    (tmp_path / "c.rq").write_text(CHECK.format(about="?focus a ?c", kind=CLAIM), encoding="utf-8")
    (tmp_path / "s.ttl").write_text(SHAPE.format(kind=CLAIM), encoding="utf-8")
    common = ("validate", "--store", "good", "--engine", "fast", "--format", "json")
    for extra in (("--checks", tmp_path), ("--shapes", tmp_path), ("--checks", tmp_path / "c.rq")):
        run = here(*common, *extra, cwd=work)
        assert run.returncode == 1
        alone = here(*common, *extra, "--no-own-rules", cwd=work)
        rules = {result["rule"] for result in json.loads(alone.stdout)["results"]}
        assert rules == ({"c"} if extra[0] == "--checks" else {"urn:S.p/MinCount"})


def test_a_rule_that_looks_at_nothing_is_3_unless_optional(work: Path, tmp_path: Path) -> None:
    (tmp_path / "c.rq").write_text(
        CHECK.format(about=f"?focus a <{NOTHING}>", kind=NOTHING), encoding="utf-8"
    )
    (tmp_path / "s.ttl").write_text(SHAPE.format(kind=NOTHING), encoding="utf-8")
    for option, name in (("--checks", "c.rq"), ("--shapes", "s.ttl")):
        path = tmp_path / name
        run = here("validate", "--store", "good", "--engine", "fast", option, path, cwd=work)
        assert run.returncode == 3
        assert "looked at nothing" in run.stdout
        path.write_text("#+ optional: few have one\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
        assert here("validate", "--store", "good", "--engine", "fast", option, path, cwd=work).returncode == 0


WRONG_USAGE = {
    "unknown option": ("--colour",),
    "unknown format": ("--format", "html"),
    "unknown report": ("--report", "html=x"),
    "report without a file": ("--report", "sarif"),
    "unknown engine": ("--engine", "jena"),
    "unknown threshold": ("--fail-on", "error"),
    "update without a baseline": ("--update-baseline",),
}


@pytest.mark.parametrize("case", WRONG_USAGE)
def test_wrong_usage_is_2_and_one_line(work: Path, case: str) -> None:
    run = here("validate", "--store", "good", *WRONG_USAGE[case], cwd=work)
    assert run.returncode == 2
    assert one_line(run).startswith("kg: ")


BAD_DATA = {
    "broken.ttl": ("@prefix a: <urn:a> .\n\na:b a:c\n", ":4: not Turtle: "),
    "broken.nq": ("<urn:a> <urn:b> .\n", ":1: not N-Quads: "),
    "broken.rdf": ("<rdf>", "broken.rdf"),
    "twelve.ttl": ("<urn:a> <urn:b> <urn:c> .\n<urn:d> <urn:e> <<( <urn:a> <urn:b> 1 )>> .\n", ":2: RDF 1.2"),
    "empty.ttl": ("# nothing\n", "no triples in it"),
    "other.ttl": ("<urn:a> <urn:b> <urn:c> .\n", "no rule found anything to look at"),
    "data.csv": ("a,b\n", "no kind of RDF file"),
}


@pytest.mark.parametrize("name", BAD_DATA)
def test_data_that_cannot_be_used_is_3_and_one_line(work: Path, tmp_path: Path, name: str) -> None:
    text, words = BAD_DATA[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    run = here("validate", tmp_path / name, "--engine", "fast", cwd=work)
    assert run.returncode == 3, run.stderr
    assert words in one_line(run)


BAD_RULES = {
    "broken.ttl": ("<urn:S> a\n", ":2: not Turtle"),
    "typo.ttl": (SHAPE.format(kind=CLAIM).replace("minCount", "minCout"), "did you mean sh:minCount?"),
    "recursive.ttl": (
        SHAPE.format(kind=CLAIM).replace("sh:minCount 1", "sh:node <urn:S>"),
        ":2: recursive shape: urn:S → urn:S.p → urn:S",
    ),
    "query.ttl": (
        SHAPE.format(kind=CLAIM).replace(
            "sh:property [", 'sh:sparql [ sh:select "SELECT $this" ] ; sh:property ['
        ),
        ":2: sh:select is not SPARQL",
    ),
    "c.rq": ("SELECT ?focus {}", ":1: the head has no '#+ title:' line"),
}


@pytest.mark.parametrize("name", BAD_RULES)
def test_rules_that_cannot_be_used_are_3_and_one_line(work: Path, tmp_path: Path, name: str) -> None:
    text, words = BAD_RULES[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    option = "--checks" if name.endswith(".rq") else "--shapes"
    run = here("validate", "--store", "good", option, tmp_path / name, cwd=work)
    assert run.returncode == 3, run.stderr
    line = one_line(run)
    assert str(tmp_path / name) in line
    assert words in line


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--store", "nowhere"), "no graph there"),
        (("--store", "good", "--shapes", "nowhere"), "no such file or folder"),
        (("--store", "good", "--checks", "nowhere"), "no such file or folder"),
        (("--store", "good", "--articles", "nowhere"), "no such file or folder"),
        (("--store", "good", "--articles", "empty"), "no file in it, so no article could be compared"),
        (("articles",), "is a folder; name the RDF files in it"),
        (("nowhere.ttl",), "cannot be read"),
        (("--store", "good", "--no-own-rules"), "no rules to check by"),
    ],
)
def test_nothing_there_is_3(work: Path, arguments: tuple[str, ...], words: str) -> None:
    (work / "empty").mkdir(exist_ok=True)
    run = here("validate", *arguments, "--engine", "fast", cwd=work)
    assert run.returncode == 3
    assert words in one_line(run)


def test_an_empty_store_is_3(work: Path, tmp_path: Path) -> None:
    build_store([], tmp_path / "empty")
    run = here("validate", "--store", tmp_path / "empty", cwd=work)
    assert run.returncode == 3
    assert "empty" in one_line(run)


def test_engines_that_differ_are_4(work: Path) -> None:
    lie = "from kg.rdf.fast import Fast; Fast.run = lambda self, quads, shapes: []\n" + PROGRAM
    run = process("validate", "--store", "bad", "--engine", "both", cwd=work, program=lie)
    assert run.returncode == 4
    assert "the engines differ" in one_line(run)


def test_an_internal_error_is_4_and_one_line(work: Path) -> None:
    broken = (
        "import kg.rdf.validation as v\n"
        "def fail(*a, **k): raise ZeroDivisionError('oops')\n"
        "v.judge = fail\n" + PROGRAM
    )
    run = process("validate", "--store", "good", "--engine", "fast", cwd=work, program=broken)
    assert run.returncode == 4
    assert "internal error: ZeroDivisionError: oops" in one_line(run)


def test_incremental_gives_the_report_of_a_full_run(tmp_path: Path) -> None:
    quads = list(make_store())
    store = tmp_path / "graph"
    build_store(quads, store)
    common = ("validate", "--store", store, "--engine", "fast", "--format", "json")
    first = here(*common, "--incremental", cwd=tmp_path)
    assert json.loads(first.stdout)["about"]["shapes"] == "in full: no validated build to start from"
    false = Quad(NamedNode(ENTITY + "brise"), KG("locatedIn"), NamedNode(ENTITY + "netz"))
    build_store([*quads, false], store)
    second = here(*common, "--incremental", cwd=tmp_path)
    answer = json.loads(second.stdout)
    assert answer["about"]["shapes"].endswith("nodes that the change can touch")
    full = json.loads(here(*common, cwd=tmp_path).stdout)
    assert second.returncode == 1
    for key in ("results", "rules", "counts", "exit_code"):
        assert answer[key] == full[key]
    wrong = here("validate", "x.ttl", "--incremental", cwd=tmp_path)
    assert wrong.returncode == 2


def test_help_has_the_table_of_exit_codes(work: Path) -> None:
    run = here("validate", "--help", cwd=work)
    words = " ".join(run.stdout.split())
    for code in (
        "0 nothing at or above --fail-on",
        "1 findings",
        "2 wrong usage",
        "3 input",
        "4 internal error",
    ):
        assert code in words
