"""What others run, seen by the linters of its kind: installed with the extra `ci`, and where CI is set."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
from fixture_action import ROOT, step

PLACES = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
STEPS = ("Build the graph", "Validate the graph", "Compare with another build")


def lint(tool: str, *arguments: str | Path, cwd: Path = ROOT) -> None:
    """Runs the tool; the test fails with what it says."""
    found = which(tool, path=PLACES)
    if found is None:
        pytest.skip(f"{tool} is not installed; pip install 'newsgraph[ci]'")
    environment = {**os.environ, "PATH": PLACES}
    ended = subprocess.run(
        [found, *map(str, arguments)],
        cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.fixture
def workflow(tmp_path: Path) -> Path:
    """The workflow that the docs show, with this repository's action in it, pinned."""
    text = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    shown = re.search(r"```yaml\n(name: graph\n.*?)```", text, re.DOTALL)
    assert shown
    path = tmp_path / ".github" / "workflows" / "graph.yml"
    path.parent.mkdir(parents=True)
    path.write_text(shown[1].replace("@COMMIT", f"@{'0' * 40}"), encoding="utf-8")
    return path


def test_shell(tmp_path: Path) -> None:
    scripts = [ROOT / "tests" / "fetch_schemas.sh"]
    for number, name in enumerate(STEPS):
        scripts.append(tmp_path / f"{number}.sh")
        scripts[-1].write_text(f"#!/bin/bash\n{step(name)}", encoding="utf-8")
    lint("shellcheck", *scripts)


def test_dockerfile() -> None:
    lint("hadolint", "Dockerfile")


def test_action_by_its_schema() -> None:
    lint("check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml")


def test_workflow(workflow: Path) -> None:
    lint("check-jsonschema", "--builtin-schema", "vendor.github-workflows", workflow)
    lint("actionlint", workflow, cwd=workflow.parents[2])


def test_nothing_in_the_action_can_be_injected() -> None:
    lint("zizmor", "--offline", "--no-progress", "action.yml")


def test_the_linters_see_faults(workflow: Path, tmp_path: Path) -> None:
    bad = tmp_path / "Dockerfile"
    bad.write_text("FROM python\nRUN cd /x && pip install y\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="DL3"):
        lint("hadolint", bad)
    workflow.write_text(workflow.read_text().replace("runs-on", "run-on"), encoding="utf-8")
    with pytest.raises(AssertionError, match="run-on"):
        lint("actionlint", workflow, cwd=workflow.parents[2])
