"""The page on languages names every key that the loader of packs allows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.lang import format as pack_format
from kg.lang.forms import FEATURES
from kg.lang.wordclasses import PREPOSITIONS, WORD_CLASSES

DOCS = Path(__file__).resolve().parents[2] / "docs"
ALLOWED = {
    "keys of pack.toml": pack_format.PACK_KEYS,
    "classes of words": WORD_CLASSES,
    "measures": pack_format.MEASURES,
    "comparators": pack_format.COMPARATORS,
    "uses of nouns": pack_format.NOUN_USES,
    "places": set(pack_format.FUNCTIONS) - set(PREPOSITIONS),
    "features": FEATURES,
    "reaches": pack_format.REACHES,
}


@pytest.mark.parametrize("what", ALLOWED)
def test_every_key_is_told(what: str) -> None:
    page = (DOCS / "languages.md").read_text(encoding="utf-8")
    told = {word for code in re.findall(r"`([^`]+)`", page) for word in (code, *re.findall(r"\w+", code))}
    assert set(ALLOWED[what]) <= told, f"docs/languages.md: {what}: {sorted(set(ALLOWED[what]) - told)}"


def test_the_floors_of_the_house_are_those_of_the_linter() -> None:
    import tomllib

    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    (floors,) = (c for c in project["tool"]["importlinter"]["contracts"] if c["name"] == "floors")
    rows = re.findall(r"^\| \d \| (.+?) \|", (DOCS / "house.md").read_text(encoding="utf-8"), re.MULTILINE)
    told = [set(re.findall(r"kg\.(\w+)", row)) for row in rows]
    linted = [set(re.findall(r"\w+", layer)) for layer in floors["layers"]]
    merged = [set().union(*linted)]
    assert set().union(*told) == merged[0]
    at = {module: n for n, floor in enumerate(linted) for module in floor}
    for n, row in enumerate(told):
        assert all(at[a] <= at[b] for a in row for later in told[n + 1 :] for b in later)
