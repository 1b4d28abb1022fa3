"""Accuracy on annotated articles that are kept apart from the project, where they are at hand.

`../shared` beside the checkout holds gold of the sample articles and texts with gold for development.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from measured import figures_of, floors, measure, table, too_low, with_packs

from kg.evaluate import KINDS, Evaluation
from kg.graph import KnowledgeGraph

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SETS = {"seeds": (SHARED / "gold", ROOT / "seeds"), "dev": (SHARED / "dev/gold", SHARED / "dev/texts")}
# IRIs that stand for two things of gold; the texts for development hold one network under two names.
CONFUSED_AT_MOST = {"seeds": 0, "dev": 1}
SCORER = SHARED / "eval/score.py"


@cache
def measured(name: str) -> Evaluation:
    """The figures of a set of articles, in the languages that have a pack; skips where it is not at hand."""
    gold, texts = SETS[name]
    if not gold.is_dir():
        pytest.skip(f"no annotated articles at {gold}")
    cases = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.glob("*.json"))]
    langs = with_packs(sorted({case["lang"] for case in cases}))
    return measure((case, texts / case["doc"]) for case in cases if case["lang"] in langs)


@pytest.mark.parametrize("name", SETS)
def test_accuracy_does_not_fall(name: str) -> None:
    found = measured(name)
    print(f"\n{name}\n{table(found)}")
    low = too_low(figures_of(found), floors(name))
    assert not low, f"{name}: {', '.join(low)}"
    assert found.confused <= CONFUSED_AT_MOST[name], "two things share an IRI"


def test_the_figures_are_those_of_the_other_scorer(tmp_path: Path) -> None:
    """Written apart from each other, both find the same on the sample articles."""
    gold, texts = SETS["seeds"]
    if not SCORER.is_file():
        pytest.skip(f"no other scorer at {SCORER}")
    store, export = tmp_path / "graph", tmp_path / "graph.trig"
    KnowledgeGraph.build(store, [texts], allow_violations=True)
    with KnowledgeGraph.open(store) as graph, export.open("wb") as out:
        graph.export(out, "trig")
    ours = KnowledgeGraph.load(export).evaluate(gold)
    command = [sys.executable, str(SCORER), str(export), str(gold), str(texts), "--json"]
    theirs: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    for kind in KINDS:
        tally = ours.kinds[kind]
        assert (tally.right, tally.extra, tally.missed) == tuple(
            theirs[kind][x] for x in ("tp", "fp", "fn")
        ), kind
    for name, share in ours.shares.items():
        assert (share.right, share.of) == (theirs[name]["right"], theirs[name]["of"]), name
    same = theirs["identity"]
    assert (ours.identity.right, ours.identity.of) == (same["pairs_one_iri"], same["pairs"])
    assert ours.confused == same["iris_shared_wrongly"]
    for lang, figures in theirs["by_language"].items():
        assert {kind: round(ours.languages[lang][kind].f1, 3) for kind in KINDS} == figures
