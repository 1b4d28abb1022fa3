"""kg diff: stores and exports, formats, limits, exit codes; each exit code once as that of a process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fixture_cli import here, one_line, process
from fixture_graph import make_store
from pyoxigraph import NamedNode

from kg.rdf.export import export
from kg.rdf.names import KG
from kg.rdf.store import build_store


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store `old`, a store `new` that lacks one claim, and exports of the first."""
    folder = tmp_path_factory.mktemp("work")
    store = make_store()
    build_store(list(store), folder / "old")
    for name, format in (("old.trig", "trig"), ("old.ttl", "turtle")):
        with (folder / name).open("wb") as out:
            export(store, out, format)
    berg = NamedNode("https://w3id.org/newsgraph/id/entity/ada-berg")
    stated = store.quads_for_pattern(berg, KG("chiefExecutiveOf"), None, None)
    claim = next(q.graph_name for q in stated if isinstance(q.graph_name, NamedNode))
    lost = [
        quad
        for quad in store
        if claim in (quad.graph_name, quad.subject)
        or (quad.subject, quad.predicate) == (berg, KG("chiefExecutiveOf"))
    ]
    build_store([quad for quad in store if quad not in lost], folder / "new")
    return folder


@pytest.mark.parametrize("old", ["old", "old.trig", "old.ttl"])
def test_a_lost_claim(work: Path, old: str) -> None:
    run = here("diff", old, "new", cwd=work)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(
        "Claims lost: 1\n  - Ada Berg is chief executive of Nordlicht AG (was asserted)\n"
    )
    assert "nordlicht-fr.txt: “Selon Ada Berg" in run.stdout


@pytest.mark.parametrize(
    ("limit", "code"), [("claims-lost", 1), ("claims-lost>1", 0), ("claims-lost>3%", 1), ("claims-new", 0)]
)
@pytest.mark.parametrize("format", ["text", "json", "markdown"])
def test_limits_and_formats(work: Path, limit: str, code: int, format: str) -> None:
    run = here("diff", "old", "new", "--format", format, "--fail-if", limit, cwd=work)
    assert run.returncode == code
    assert run.stdout
    assert ("too much changed: claims-lost: 1" in run.stderr) is bool(code)
    if format == "json":
        assert json.loads(run.stdout)["counts"]["claims-lost"] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("old",), 2, "Missing argument"),
        (("old", "new", "--format", "html"), 2, "no format named 'html'"),
        (("old", "new", "--fail-if", "lost"), 2, "no kind of change named 'lost'"),
        (("old", "nowhere"), 3, "no graph there"),
        (("old", "nowhere.trig"), 3, "cannot be read"),
    ],
)
def test_errors_are_one_line(work: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    run = here("diff", *arguments, cwd=work)
    assert run.returncode == code
    assert words.lower() in one_line(run).lower()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("old", "new"), 0), (("old", "new", "--fail-if", "claims-lost"), 1), (("old",), 2), (("old", "x"), 3)],
)
def test_a_process_ends_as_the_command_does(work: Path, arguments: tuple[str, ...], code: int) -> None:
    run, same = process("diff", *arguments, cwd=work), here("diff", *arguments, cwd=work)
    assert (run.returncode, run.stdout, run.stderr) == (same.returncode, same.stdout, same.stderr)
    assert run.returncode == code
