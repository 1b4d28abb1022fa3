"""The formats: each says the same, in one order; SARIF and JUnit are valid by their published schemas."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from fixture_graph import make_store
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from kg.errors import UnknownName
from kg.rdf.fast import Fast
from kg.rdf.names import KG, NIF, PROV, RDF
from kg.rdf.outcome import Outcome
from kg.rdf.report import Severity
from kg.rdf.reports import FORMATS, format_named, github, text
from kg.rdf.shape_graph import SH, Triples, path_text
from kg.rdf.validation import Options, validate_graph

SCHEMAS = Path(__file__).parents[2] / ".cache" / "schemas"
needs_schemas = pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason="the published schemas are not here; fetch them with tests/fetch_schemas.sh"
)


@pytest.fixture(scope="module")
def wrong() -> Store:
    """The fixture with a fault of each kind, in words that formats must escape; to be read only."""
    store = make_store()
    claim = min(store.quads_for_pattern(None, RDF("type"), KG("Claim"), None), key=str).subject
    for quad in list(store.quads_for_pattern(claim, PROV("wasDerivedFrom"), None, None)):
        store.remove(quad)
    sentence = min(store.quads_for_pattern(None, RDF("type"), NIF("Sentence"), None), key=str).subject
    quad = next(iter(store.quads_for_pattern(sentence, NIF("anchorOf"), None, None)))
    store.remove(quad)
    odd = "a|b <i>&amp;</i> `x` ]]> %0A ::error::\u0007 \n second line *"
    store.add(Quad(sentence, NIF("anchorOf"), Literal(odd, language="fr"), quad.graph_name))
    return store


@pytest.fixture(scope="module")
def outcome(wrong: Store) -> Outcome:
    return validate_graph(wrong, Options(engine="fast"))


@pytest.fixture(scope="module")
def outcome_again(wrong: Store) -> Outcome:
    """That of a second run."""
    return validate_graph(wrong, Options(engine="fast"))


@pytest.mark.parametrize("name", FORMATS)
def test_two_runs_are_the_same_text(name: str, outcome: Outcome, outcome_again: Outcome) -> None:
    written = FORMATS[name](outcome)
    assert written == FORMATS[name](outcome_again)
    assert written.endswith("\n")


def test_an_order_of_its_own_whatever_the_engines(wrong: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    one = FORMATS["json"](validate_graph(wrong, Options(engine="fast")))
    run = Fast.run
    monkeypatch.setattr(Fast, "run", lambda self, quads, shapes: run(self, quads, shapes)[::-1])
    assert FORMATS["json"](validate_graph(wrong, Options(engine="fast"))) == one


def test_json(outcome: Outcome) -> None:
    whole = json.loads(FORMATS["json"](outcome))
    assert whole["schema"] == 1
    assert whole["exit_code"] == 1
    assert len(whole["results"]) == len(outcome.findings)
    assert whole["counts"]["violation"] == len(outcome.failing)
    lost = next(r for r in whole["results"] if r["rule"] == "claim-without-sentence")
    assert lost["kind"] == "check"
    assert lost["focus"].startswith("<https://w3id.org/newsgraph/id/claim/")
    quote = next(r for r in whole["results"] if r["rule"] == "quote-not-in-text")
    assert quote["place"]["file"].endswith(".txt")
    assert quote["place"]["line"] >= 1
    assert {rule["kind"] for rule in whole["rules"]} == {"shape", "check"}


def test_json_lines_say_what_the_document_says(outcome: Outcome) -> None:
    rows = [json.loads(line) for line in FORMATS["jsonl"](outcome).splitlines()]
    whole = json.loads(FORMATS["json"](outcome))
    assert [{k: v for k, v in r.items() if k != "type"} for r in rows if r["type"] == "result"] == whole[
        "results"
    ]
    assert [{k: v for k, v in r.items() if k != "type"} for r in rows if r["type"] == "rule"] == whole[
        "rules"
    ]
    assert rows[0]["type"] == "summary"
    assert rows[0]["schema"] == 1


@needs_schemas
def test_sarif_is_valid_by_the_published_schema(outcome: Outcome) -> None:
    import jsonschema

    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    known = replace(outcome, findings=tuple(replace(f, known=True) for f in outcome.findings))
    for one in (outcome, known, replace(outcome, findings=(), rules=())):
        jsonschema.Draft4Validator(schema).validate(json.loads(FORMATS["sarif"](one)))


def test_sarif_points_at_the_sentence_and_at_the_rule(outcome: Outcome, readings: tuple) -> None:  # type: ignore[type-arg]
    run = json.loads(FORMATS["sarif"](outcome))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(outcome.findings)
    texts = {reading.article.source: reading.article.text.split("\n") for reading in readings}
    seen = 0
    for result in run["results"]:
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        related = result["relatedLocations"][0]["physicalLocation"]
        assert related["artifactLocation"]["uri"].startswith(("shapes/", "queries/checks/"))
        assert len(result["partialFingerprints"]["newsgraph/v1"]) >= 32
        place = result["locations"][0].get("physicalLocation")
        if place and "snippet" in place["region"] and result["ruleId"] != "quote-not-in-text":
            region = place["region"]
            line = texts[place["artifactLocation"]["uri"]][region["startLine"] - 1]
            words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
            seen += words == region["snippet"]["text"]
    assert seen > 5


@needs_schemas
def test_junit_is_valid_by_the_published_schema(outcome: Outcome) -> None:
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / "junit.xsd")))
    for one in (outcome, replace(outcome, findings=()), replace(outcome, idle=("queries/checks/x.rq",))):
        schema.assertValid(etree.fromstring(FORMATS["junit"](one).encode("utf-8")))


def test_junit_has_one_case_a_rule(outcome: Outcome) -> None:
    from junitparser import JUnitXml

    suites = list(JUnitXml.fromstring(FORMATS["junit"](outcome).encode("utf-8")))
    cases = {(suite.name, case.name): case for suite in suites for case in suite}
    assert len(cases) == len(outcome.rules)
    failed = {name for (_, name), case in cases.items() if case.is_failure}
    assert {"claim-without-sentence", "quote-not-in-text", "kg:ClaimSentenceShape"} <= failed
    assert sum(suite.tests for suite in suites) == len(cases)
    # Findings below the threshold are no failures.
    assert "kg:ArticleTitleShape" not in failed


def test_turtle_is_a_shacl_report(outcome: Outcome) -> None:
    store = Store()
    store.load(FORMATS["turtle"](outcome).encode("utf-8"), format=RdfFormat.TURTLE)
    results = {q.object for q in store.quads_for_pattern(None, SH("result"), None, None)}
    assert len(results) == len(outcome.findings)
    (conforms,) = store.quads_for_pattern(None, SH("conforms"), None, None)
    assert conforms.object.value == "false"
    for result in results:
        for name in (
            "focusNode",
            "resultSeverity",
            "sourceConstraintComponent",
            "sourceShape",
            "resultMessage",
        ):
            assert len(list(store.quads_for_pattern(result, SH(name), None, None))) == 1, name


@pytest.mark.parametrize(
    "path",
    [
        "<urn:p>",
        "<urn:p>/(^<urn:q>)",
        "<urn:p>|(<urn:q>/<urn:r>)",
        "((<urn:p>|<urn:q>)*)/<urn:r>",
        "(^<urn:p>)?",
    ],
)
def test_turtle_keeps_paths(outcome: Outcome, path: str) -> None:
    one = outcome.findings[0]
    finding = replace(one, result=replace(one.result, path=path))
    store = Store()
    written = FORMATS["turtle"](replace(outcome, findings=(finding,)))
    store.load(written.encode("utf-8"), format=RdfFormat.TURTLE)
    graph = Triples(quad.triple for quad in store)
    (node,) = (q.object for q in store.quads_for_pattern(None, SH("resultPath"), None, None))
    assert path_text(graph, node) == path


def test_github_annotations_are_capped_and_escaped(outcome: Outcome) -> None:
    many = replace(outcome, findings=outcome.findings * 5)
    lines = FORMATS["github"](many).splitlines()
    assert sum(line.startswith("::error ") for line in lines) <= github.MOST
    assert sum(line.startswith("::notice") for line in lines) == github.MOST
    assert f"of {len(many.findings)} shown here" in lines[-1]
    for line in lines:
        assert re.fullmatch(r"::(error|warning|notice) [^:]*::.*", line), line
    errors = [line for line in FORMATS["github"](outcome).splitlines() if "quote-not-in-text" in line]
    assert "%250A" in errors[0]
    assert re.search(r"file=[\w-]+\.txt,line=\d+", errors[0])


def test_github_leaves_out_what_is_known(outcome: Outcome) -> None:
    known = replace(outcome, findings=tuple(replace(f, known=True) for f in outcome.findings))
    assert FORMATS["github"](known).splitlines() == [f"::notice title=kg validate::{known.verdict()}"]


def test_markdown_tables_are_whole(outcome: Outcome) -> None:
    lines = FORMATS["markdown"](outcome).splitlines()
    rows = [line for line in lines if line.startswith("|")]
    assert len(rows) > 4
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) == 5, row
    assert "<i>" not in "\n".join(lines)
    assert any(line.startswith("## ❌") for line in lines)


def test_text_groups_by_rule_and_quotes_the_sentence(outcome: Outcome) -> None:
    written = FORMATS["text"](outcome)
    assert "violation  claim-without-sentence  " in written
    assert "rule: queries/checks/claim-without-sentence.rq:1" in written
    assert "“Chip Two succède à Chip One" in written
    many = replace(outcome, findings=(outcome.findings[-1],) * (text.MOST_PER_RULE + 3))
    assert "… and 3 more (--format json has all 23)" in FORMATS["text"](many)


def test_nothing_wrong(outcome: Outcome) -> None:
    fine = replace(outcome, findings=())
    assert fine.exit_code == 0
    assert FORMATS["text"](fine).startswith("0 violations, 0 warnings, 0 info by ")
    assert "✅" in FORMATS["markdown"](fine)
    assert json.loads(FORMATS["json"](fine))["conforms"] is True
    assert outcome.threshold is Severity.VIOLATION
    assert NamedNode("urn:x")


def test_unknown_format() -> None:
    with pytest.raises(UnknownName, match="did you mean sarif"):
        format_named("sarf")
