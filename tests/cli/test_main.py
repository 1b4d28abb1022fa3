"""The command as a whole: help, errors, exit codes, start-up."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from fixture_cli import Kg

from kg.cli.main import VERBS
from kg.rdf.store import current_build

PROGRAM = "from kg.cli.main import run; run()"
ROOT = Path(__file__).resolve().parents[2]


def process(*words: object, **options: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PROGRAM, *map(str, words)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": ROOT}
    return subprocess.Popen(command, **{**pipes, **options})  # type: ignore[call-overload, no-any-return]


def test_help_names_every_verb_and_its_examples(kg: Kg) -> None:
    whole = kg("--help")
    assert whole.code == 0
    for verb in VERBS:
        assert f"  {verb} " in whole.out
        one = kg(verb, "--help")
        assert one.code == 0
        assert "Examples:" in one.out
        assert f"\n    kg {verb}" in one.out


def test_every_module_of_a_verb_is_in_the_list() -> None:
    modules = {path.stem for path in (ROOT / "kg" / "cli").glob("*.py")}
    assert modules - {"__init__", "main", "output"} <= {*VERBS, *(f"{verb}s" for verb in VERBS)}


def test_without_a_verb_the_help_and_wrong_usage(kg: Kg) -> None:
    ran = kg()
    assert ran.code == 2
    assert "Usage: kg" in ran.out


def test_version(kg: Kg) -> None:
    ran = kg("--version")
    assert (ran.code, ran.out.split()[0]) == (0, "newsgraph")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("nonsense",), 2, "No such command 'nonsense'"),
        (("query", "accelerators", "--nonsense"), 2, "No such option: --nonsense"),
        (("show",), 2, "Missing argument"),
        (("query", "acelerators"), 2, "did you mean accelerators"),
        (("query",), 2, "kg query --list"),
        (("query", "accelerators", "-p", "system"), 2, "write name=value"),
        (("query", "accelerators", "-p", "sistem=x"), 2, "did you mean system"),
        (("query", "accelerators", "-p", "system=brise", "-p", "system=kiel"), 2, "given twice"),
        (("show", "Chipwork"), 2, "did you mean"),
        (("term", "Lanch"), 2, "did you mean"),
        (("export", "--format", "turtel"), 2, "did you mean turtle"),
        (("show", "brise", "--store", "/nowhere"), 3, "kg build --store /nowhere"),
        (("build", "/nowhere.txt"), 3, "no such file or directory"),
        (("read", "/nowhere.txt"), 3, "cannot be read"),
        (("sparql", "/nowhere.rq"), 3, "cannot be read"),
        (("build", "--base-iri", "here"), 2, "base IRI"),
    ],
)
def test_errors_are_one_line_with_the_right_exit_code(
    kg: Kg, words: tuple[str, ...], code: int, message: str
) -> None:
    ran = kg(*words)
    assert ran.code == code
    assert ran.out == ""
    assert message in ran.err
    assert ran.err.startswith("kg: ")
    assert len(ran.err.splitlines()) == 1


def test_a_defect_of_ours_is_said_to_be_one(kg: Kg, graph_path: Path, tmp_path: Path) -> None:
    # A claim whose evidence has no sentence breaks what the code relies on.
    from pyoxigraph import DefaultGraph, NamedNode, Quad

    from kg.rdf.names import KG, RDF
    from kg.rdf.store import build_store

    claim, evidence = NamedNode("https://w3id.org/newsgraph/id/claim/" + "0" * 24), NamedNode("x:e")
    build_store(
        [
            Quad(claim, RDF("type"), KG("Claim"), DefaultGraph()),
            Quad(claim, KG("evidence"), evidence, DefaultGraph()),
        ],
        tmp_path,
    )
    ran = kg("why", "0" * 24, "--store", tmp_path)
    assert ran.code == 4
    assert ran.err.startswith("kg: internal error: ")
    assert len(ran.err.splitlines()) == 1
    traced = kg("why", "0" * 24, "--store", tmp_path, "--debug")
    assert traced.code == 4
    assert "Traceback" in traced.err


def test_the_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from kg.cli.main import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    heavy = {"pyoxigraph", "rdflib", "pyshacl", "langdetect", "trafilatura", "starlette", "rich"}
    assert not heavy & set(done.stderr.split())


def seconds_of_children() -> float:
    """What processes took of the processor, whatever else the machine does."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_the_help_is_there_at_once() -> None:
    took = []
    for _ in range(3):
        begin = seconds_of_children()
        process("--help").communicate(timeout=30)
        took.append(seconds_of_children() - begin)
    assert min(took) < 0.3


def test_a_reader_that_goes_away_is_no_error(graph_path: Path) -> None:
    for words in (("export", "--format", "nquads"), ("query", "--list"), ("export",)):
        running = process(*words, "--store", graph_path) if words[0] == "export" else process(*words)
        assert running.stdout is not None and running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(timeout=30) == 0


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full here")
def test_a_full_disk_under_the_output_is_one_line(graph_path: Path) -> None:
    for line in ("export", "export --format nquads", "show brise", "export -o /dev/full"):
        with Path("/dev/full").open("wb") as full:
            running = process(*line.split(), "--store", graph_path, stdout=full)
            _, err = running.communicate(timeout=60)
        assert running.returncode == 3, err
        assert len(err.splitlines()) == 1
        assert b"cannot be written" in err
    assert Path("/dev/full").is_char_device()


def test_output_is_utf_8_whatever_the_locale(graph_path: Path) -> None:
    running = process(
        "show", "brise", "--store", graph_path, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    )
    out, err = running.communicate(timeout=30)
    assert (running.returncode, err) == (0, b"")
    assert "بريز" in out.decode("utf-8")


@pytest.fixture
def many_articles(tmp_path: Path) -> Path:
    """A directory of articles whose reading takes a while."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(120):
        text = f"Nvidia presentó el H100 en marzo de {1000 + number}. " * 10
        # The language is told, for to detect that of so many takes longer than all else here.
        (folder / f"{number}.md").write_text(f"---\nlang: es\n---\n{text}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(("sent", "jobs"), [(signal.SIGINT, 1), (signal.SIGKILL, 1), (signal.SIGINT, 2)])
def test_a_build_that_is_stopped_leaves_the_old_graph(
    tmp_path: Path, many_articles: Path, kg: Kg, sent: signal.Signals, jobs: int
) -> None:
    store = tmp_path / "graph"
    assert kg("build", many_articles / "0.md", "--store", store).code == 0
    before = current_build(store)
    terminal, other_end = os.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    running = process(
        "build", many_articles, "--store", store, "--jobs", jobs, stderr=other_end, env=environment
    )
    os.close(other_end)
    shown = b""
    while b"5/120 articles" not in shown:  # progress is shown on a terminal, so we know where it is
        shown += os.read(terminal, 1024)
    running.send_signal(sent)
    assert running.wait(timeout=60) in (130, -signal.SIGKILL)
    if sent is signal.SIGINT:
        assert b"kg: interrupted; nothing that was there is changed" in os.read(terminal, 4096)
    os.close(terminal)
    assert current_build(store) == before
    assert kg("query", "mentions", "-p", "entity=nvidia", "--store", store).code == 0
