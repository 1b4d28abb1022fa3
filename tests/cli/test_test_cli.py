"""kg test; each exit code once as that of a process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fixture_cli import here, process
from fixture_graph import make_store

from kg.rdf.store import build_store

QUESTION = """question = "Who leads Nordlicht?"
[[ask]]
query = "ties"
params = { person = "ada-berg" }
[[ask.expect]]
row = { tie = "chiefExecutiveOf", organization = "%s" }
articles = ["nordlicht-fr"]
"""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work")
    build_store(list(make_store()), folder / "graph")
    (folder / "right.toml").write_text(QUESTION % "nordlicht", encoding="utf-8")
    (folder / "wrong.toml").write_text(QUESTION % "netz", encoding="utf-8")
    (folder / "broken.toml").write_text("question", encoding="utf-8")
    return folder


@pytest.mark.parametrize("format", ["text", "json", "junit"])
@pytest.mark.parametrize(("names", "code"), [(("right.toml",), 0), (("right.toml", "wrong.toml"), 1)])
def test_exit_codes_do_not_depend_on_the_format(
    work: Path, names: tuple[str, ...], code: int, format: str
) -> None:
    run = here("test", *names, "--format", format, cwd=work)
    assert run.returncode == code, run.stderr
    if format == "json":
        assert json.loads(run.stdout)["counts"]["failed"] == code


def test_a_failure_shows_the_rows_that_were_there(work: Path) -> None:
    run = here("test", "wrong.toml", cwd=work)
    assert (
        "kg query ties -p person=ada-berg: no row with tie = chiefExecutiveOf, organization = netz"
        in run.stdout
    )
    assert "organization = nordlicht" in run.stdout
    assert "“Selon Ada Berg, directrice générale de Nordlicht AG" in run.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--format", "sarif", "right.toml"), 2, "no format named 'sarif'"),
        (("broken.toml",), 3, "not TOML"),
        (("nowhere.toml",), 3, "no such file or folder"),
        (("right.toml", "--store", "nowhere"), 3, "no graph there"),
        ((), 3, "no question could be asked"),
    ],
)
def test_errors_are_one_line(work: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    run = here("test", *arguments, cwd=work)
    assert run.returncode == code
    assert len(run.stderr.splitlines()) == 1
    assert words in run.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("right.toml",), 0), (("wrong.toml",), 1), (("--format", "sarif", "right.toml"), 2), ((), 3)],
)
def test_a_process_ends_as_the_command_does(work: Path, arguments: tuple[str, ...], code: int) -> None:
    run, same = process("test", *arguments, cwd=work), here("test", *arguments, cwd=work)
    assert (run.returncode, run.stdout, run.stderr) == (same.returncode, same.stdout, same.stderr)
    assert run.returncode == code
