"""The pages on the command line and the saved queries say what there is."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


def generated() -> dict[Path, str]:
    spec = importlib.util.spec_from_file_location("generate_pages", DOCS / "generate_pages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[Path, str] = module.pages()
    return pages


@pytest.mark.parametrize("name", ["cli.md", "queries.md"])
def test_a_page_is_as_the_program_writes_it(name: str) -> None:
    path = DOCS / name
    assert path.read_text(encoding="utf-8") == generated()[path], (
        "write it anew: python docs/generate_pages.py"
    )


def test_every_verb_has_examples_on_the_page() -> None:
    from kg.cli.main import VERBS

    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    for verb in VERBS:
        section = page.split(f"### `kg {verb}`\n", 1)[1].split("\n### ", 1)[0]
        assert re.search(r"```sh\n(kg|echo) ", section), verb


def test_the_query_shown_on_the_page_is_one_that_loads(tmp_path: Path) -> None:
    from pyoxigraph import Store

    from kg.rdf.queries import read_query, run

    page = (DOCS / "queries.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```sparql\n(.*?)```", page, re.DOTALL)
    (tmp_path / "x.rq").write_text(text, encoding="utf-8")
    run(Store(), read_query(tmp_path / "x.rq").text)
