"""The sample articles from files to verdicts: built, validated against the files, asked every question."""

from __future__ import annotations

import pytest

from kg.assets import asset
from kg.graph import KnowledgeGraph, ValidationOptions


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    path = tmp_path_factory.mktemp("samples") / "graph"
    report = KnowledgeGraph.build(path, [asset("seeds")])
    assert report.build is not None, report.validation.results[:3]
    return KnowledgeGraph.open(path)


def test_no_rule_finds_anything_to_fail_for(samples: KnowledgeGraph) -> None:
    outcome = samples.validate(ValidationOptions(engine="both", articles=(asset("seeds"),)))
    assert outcome.exit_code == 0, outcome.verdict()
    assert {rule.kind.value for rule in outcome.rules} == {"shape", "check", "source"}
    assert not [f for f in outcome.findings if f.result.kind.value == "source"]


def test_every_question_is_answered_but_those_that_are_pending(samples: KnowledgeGraph) -> None:
    answers = samples.test()
    assert [(a.name, a.failures[:2]) for a in answers if a.verdict == "failed"] == []
