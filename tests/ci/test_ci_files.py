"""What other repositories run: the steps of the action, the hooks, the commands in the image.

The action's shell steps are run as they stand, with the environment that a runner gives them; no runner,
no container engine and no registry is needed for that.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from fixture_action import ROOT, step
from fixture_graph import make_readings, make_store
from pyoxigraph import NamedNode, Quad

from kg.rdf.names import KG
from kg.rdf.store import build_store

ENTITY = "https://w3id.org/newsgraph/id/entity/"


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with two stores, the articles, and `kg` and `python` on the path."""
    folder = tmp_path_factory.mktemp("repository")
    quads = list(make_store())
    build_store(quads, folder / "good")
    false = Quad(NamedNode(ENTITY + "brise"), KG("locatedIn"), NamedNode(ENTITY + "netz"))
    build_store([*quads, false], folder / "bad")
    (folder / "articles").mkdir()
    for reading in make_readings():
        (folder / "articles" / reading.article.source).write_bytes(reading.article.text.encode("utf-8"))
    (folder / "bin").mkdir()
    kg = folder / "bin" / "kg"
    kg.write_text(f"#!/bin/sh\nexec {sys.executable} -c 'from kg.cli.main import run; run()' \"$@\"\n")
    kg.chmod(0o755)
    (folder / "bin" / "python").symlink_to(sys.executable)
    return folder


def run(name: str, work: Path, out: Path, **env: str) -> subprocess.CompletedProcess[str]:
    defaults = {
        "ARTICLES": "", "STORE": "good", "FAIL_ON": "violation", "ENGINE": "fast", "SHAPES": "", "CHECKS": "",
        "BASELINE": "", "SARIF": str(out / "out.sarif"), "JUNIT": str(out / "out.xml"),
        "GITHUB_OUTPUT": str(out / "output"), "GITHUB_STEP_SUMMARY": str(out / "summary"), "FAIL_IF": "",
    }  # fmt: skip
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step(name)],
        cwd=work,
        env={
            **os.environ,
            "PATH": f"{work / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            **defaults,
            **env,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize(
    ("env", "code", "outputs"),
    [
        ({}, 0, "exit-code=0\nviolations=0\nwarnings=0\nfailing=0\n"),
        ({"ARTICLES": "articles"}, 0, "exit-code=0\nviolations=0\nwarnings=0\nfailing=0\n"),
        ({"STORE": "bad"}, 1, "exit-code=1\nviolations=2\nwarnings=0\nfailing=2\n"),
        ({"STORE": "bad", "FAIL_ON": "never"}, 0, "exit-code=0\nviolations=2\nwarnings=0\nfailing=0\n"),
        ({"FAIL_ON": "often"}, 2, "exit-code=2\n"),
        ({"STORE": "nowhere"}, 3, "exit-code=3\n"),
    ],
)
def test_the_step_that_validates(
    work: Path, tmp_path: Path, env: dict[str, str], code: int, outputs: str
) -> None:
    ended = run("Validate the graph", work, tmp_path, **env)
    assert ended.returncode == code, ended.stderr
    assert (tmp_path / "output").read_text() == outputs
    if code < 2:
        assert (tmp_path / "summary").read_text().startswith("## ")
        assert (tmp_path / "out.sarif").exists() and (tmp_path / "out.xml").exists()
        assert "::notice title=kg validate::" in ended.stdout


def test_annotations_name_files_as_the_repository_does(work: Path, tmp_path: Path) -> None:
    ended = run("Validate the graph", work, tmp_path, ARTICLES="articles", STORE="bad")
    assert "file=articles/" in ended.stdout
    assert '"uri": "articles/' in (tmp_path / "out.sarif").read_text()


@pytest.mark.parametrize(
    ("limits", "code"), [("", 0), ("claims-lost", 0), ("entities-changed\nclaims-lost>5%", 0), ("claim", 2)]
)
def test_the_step_that_compares(work: Path, tmp_path: Path, limits: str, code: int) -> None:
    ended = run("Compare with another build", work, tmp_path, OLD="bad", STORE="good", FAIL_IF=limits)
    assert ended.returncode == code, ended.stderr
    if not code:
        assert "What changed in the graph" in (tmp_path / "summary").read_text()


def test_no_input_is_pasted_into_shell() -> None:
    for name in ("Build the graph", "Validate the graph", "Compare with another build"):
        assert "${{" not in step(name)


def hooks() -> dict[str, str]:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    return dict(re.findall(r"^- id: (\S+)\n(?:  .*\n)*?  entry: (.+)$", text, re.MULTILINE))


def hook(name: str, *files: str, cwd: Path, store: str = "good") -> int:
    return subprocess.run(
        [*shlex.split(hooks()[name]), *files],
        cwd=cwd,
        env={
            **os.environ,
            "PATH": f"{cwd / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "KG_STORE": str(cwd / store),
        },
        capture_output=True,
        check=False,
        timeout=120,
    ).returncode


@pytest.mark.slow
def test_the_hooks(work: Path) -> None:
    assert set(hooks()) == {"newsgraph-articles", "newsgraph-rdf", "newsgraph-graph"}
    assert hook("newsgraph-graph", cwd=work) == 0
    assert hook("newsgraph-graph", cwd=work, store="bad") == 1
    assert hook("newsgraph-articles", "articles/markt-fr.txt", cwd=work) == 0
    changed = work / "articles" / "changed" / "markt-fr.txt"
    changed.parent.mkdir()
    changed.write_bytes((work / "articles" / "markt-fr.txt").read_bytes() + b"!")
    assert hook("newsgraph-articles", "articles/changed/markt-fr.txt", cwd=work) == 1
    for path in changed.parent.iterdir():
        path.unlink()
    changed.parent.rmdir()
    examples = ROOT / "tests" / "data" / "shapes"
    right, wrong = sorted(examples.glob("Article*.good.ttl"))[0], examples / "ArticleHashShape.bad.ttl"
    assert hook("newsgraph-rdf", str(right), cwd=work) == 0
    assert hook("newsgraph-rdf", str(wrong), cwd=work) == 1


def test_the_image_has_no_rights_and_only_files_that_are_there() -> None:
    text = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    last = next(number for number, line in reversed(list(enumerate(lines))) if line.startswith("FROM "))
    users = [line.split()[1] for line in lines[last:] if line.startswith("USER ")]
    assert users
    assert users[-1].partition(":")[0] not in ("root", "0")
    assert not [line for line in lines if line.startswith("ADD ")]
    for line in lines[:last]:
        if line.startswith("COPY "):
            for source in line.split()[1:-1]:
                assert (ROOT / source).exists(), source


def test_the_commands_of_the_image(work: Path) -> None:
    import json

    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    entry = json.loads(re.findall(r"^ENTRYPOINT (\[.*\])$", text, re.MULTILINE)[-1])
    command = json.loads(re.findall(r"^CMD (\[.*\])$", text, re.MULTILINE)[-1])
    assert entry == ["kg"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KG_STORE": str(work / "good")}
    checked = subprocess.run(
        [str(work / "bin" / "kg"), *command, "--check"],
        env=environment, cwd=work, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stderr
    health = json.loads(re.findall(r"^    CMD (\[.*\])$", text, re.MULTILINE)[-1])
    compile(health[-1], "HEALTHCHECK", "exec")
    assert "/healthz" in health[-1]
