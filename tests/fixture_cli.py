"""What the tests of the command line share."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.cli.main import main

PROGRAM = "from kg.cli.main import run; run()"


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


Kg = Callable[..., Ran]


def process(
    *arguments: object, cwd: Path, program: str = PROGRAM, **env: str
) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own: how it ends, and what came out of it."""
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def here(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The same in this process, where it is the outcome and not the ending of a process that is looked at:
    a third of the time.
    """
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def one_line(run: subprocess.CompletedProcess[str]) -> str:
    """The only line on standard error, after it was found to be one."""
    lines = run.stderr.splitlines()
    assert len(lines) == 1, run.stderr
    assert run.stdout == ""
    return lines[0]
