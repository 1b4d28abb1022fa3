"""The compiled wheel is an option: it gives the graph that Python gives, byte for byte."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("kg", "ontology", "shapes", "queries", "seeds", "pyproject.toml", "README.md", "LICENSE")
_STARRED = re.compile(r"\bin \([^()]*\*")
KG = "import sys; from kg.cli.main import main; sys.exit(main(sys.argv[1:]))"


def compiled(tmp_path: Path) -> Path:
    """Where the compiled package lies unpacked; built from a copy, for the compiler moves files about."""
    tree, site = tmp_path / "tree", tmp_path / "site"
    tree.mkdir()
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, tree / part)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "out")],
        cwd=tree,
        env={**os.environ, "HATCH_BUILD_HOOKS_ENABLE": "1", "PATH": path},
        check=True,
        capture_output=True,
    )
    (wheel,) = (tmp_path / "out").glob("*.whl")
    zipfile.ZipFile(wheel).extractall(site)
    return site


def run(package: Path, cwd: Path, *code: str) -> str:
    """What a program prints with the kg that lies there."""
    done = subprocess.run(
        [sys.executable, "-c", *code],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(package)},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_no_module_holds_what_the_compiler_breaks_off_at() -> None:
    """It does not take `in (*these, that)`, wherever the star is; the slow test builds all, this names
    the line at once.
    """
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    hook = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
    modules = sorted(path for pattern in hook["include"] for path in ROOT.glob(pattern))
    assert len(modules) > 100
    starred = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules
        if _STARRED.search(text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Compare)
        and any(isinstance(part, ast.Tuple) and any(isinstance(e, ast.Starred) for e in part.elts)
                for part in node.comparators)
    ]  # fmt: skip
    assert starred == []


@pytest.mark.slow
def test_the_compiled_wheel_gives_the_same_graph(tmp_path: Path) -> None:
    pytest.importorskip("hatch_mypyc")
    if shutil.which("cc") is None:
        pytest.skip("no C compiler")
    site = compiled(tmp_path)
    where = "import kg.spot.items as m; print(m.__file__)"
    assert run(site, tmp_path, where).strip().endswith((".so", ".pyd"))
    assert run(ROOT, tmp_path, where).strip().endswith(".py")
    for first in ("kg.extract.places", "kg.link.named", "kg.rdf.encode", "kg.spot.token"):
        run(site, tmp_path, f"import {first}")
    articles = [str(ROOT / "seeds"), *map(str, sorted((ROOT / "tests/parity").glob("*/*.txt")))]
    exports = []
    for name, package in (("plain", ROOT), ("compiled", site)):
        run(package, tmp_path, KG, "build", *articles, "--store", name)
        run(package, tmp_path, KG, "export", "--store", name, "--format", "nquads", "-o", f"{name}.nq")
        exports.append((tmp_path / f"{name}.nq").read_bytes())
    assert len(exports[0]) > 1_000_000
    assert exports[0] == exports[1]
