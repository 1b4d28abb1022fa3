"""The parity stories: the same news in five languages gives one graph, and how nearly is measured.

Floors stand in parity/floors.toml, a little under what was last measured: they may only be raised.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from measured import floors, measure, table, too_low, with_packs

from kg.evaluate import KINDS, Evaluation

HERE = Path(__file__).parent / "parity"
LANGS = with_packs(("ar", "fr", "es", "it", "en"))


def _gold(folder: Path, lang: str) -> dict[str, Any]:
    """A story's gold with the names and quotes of one language."""
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for entity in gold["entities"]:
        entity["names"] = entity["names"][lang]
    for kind in ("relations", "values", "events"):
        for row in gold[kind]:
            row["quotes"] = row["quotes"][lang]
    return gold | {"doc": f"{folder.name}.{lang}.txt", "lang": lang}


def _stories() -> list[Path]:
    return sorted(path.parent for path in HERE.glob("*/gold.json"))


@cache
def parity() -> Evaluation:
    """The figures of all stories in all languages that have a pack, as one graph."""
    return measure((_gold(story, lang), story / f"{lang}.txt") for story in _stories() for lang in LANGS)


@pytest.mark.parametrize("lang", LANGS)
def test_each_language_keeps_its_accuracy(lang: str) -> None:
    found = parity()
    print(f"\n{table(found)}")
    low = too_low({kind: found.languages[lang][kind].f1 for kind in KINDS}, floors(lang))
    assert floors(lang).keys() == set(KINDS), (
        f"parity/floors.toml: [{lang}] needs a floor for each of {KINDS}"
    )
    assert not low, f"{lang}: {', '.join(low)}; see: kg eval --misses"


def shared(found: Evaluation) -> dict[str, float]:
    """What the languages share: pairs of versions that give a thing one IRI, rows found in all."""
    missed: dict[str, set[tuple[str, str]]] = {kind: set() for kind in KINDS}
    for finding in found.findings:
        if finding.what == "missed":
            story = finding.article.split(".")[0]
            missed[finding.kind].add((story, finding.said.split(",")[0]))
    shares = {"same_id": found.identity.share}
    for kind in KINDS:
        one = found.languages[LANGS[0]][kind]
        shares[f"{kind}_in_all"] = 1 - len(missed[kind]) / ((one.right + one.missed) or 1)
    return shares


def test_all_languages_give_one_graph() -> None:
    shares = shared(parity())
    print("\n" + ", ".join(f"{name} {share:.3f}" for name, share in shares.items()))
    low = too_low(shares, floors("together"))
    assert not low, f"the languages differ more than they did: {', '.join(low)}"
    assert parity().confused == 0, "two things share an IRI"
