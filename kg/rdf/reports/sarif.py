"""The outcome as SARIF 2.1.0, for code scanning: each finding at its sentence in the article's file."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import kg
from kg.rdf.outcome import Finding, Outcome
from kg.rdf.report import Kind, Rule, Severity
from kg.rdf.reports.text import one_line

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# GitHub takes at most 25,000 results a run; the severest come first, so the rest is the least of it.
MOST = 25_000
_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(outcome: Outcome) -> str:
    """One run with every rule and the first MOST results; what was left out is told in its properties."""
    named = {rule.name: place for place, rule in enumerate(outcome.rules)}
    results = [_result(outcome, finding, named) for finding in outcome.findings[:MOST]]
    run = {
        "tool": {
            "driver": {
                "name": "newsgraph",
                "semanticVersion": kg.__version__,
                "rules": [_rule(rule) for rule in outcome.rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": results,
        "invocations": [{"executionSuccessful": not outcome.idle, "exitCode": outcome.exit_code}],
        "properties": dict(outcome.about) | {"total": len(outcome.findings), "shown": len(results)},
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": rule.name,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"kind": rule.kind.value, "focusNodes": rule.focus_nodes},
    }
    if rule.title:
        written["shortDescription"] = {"text": one_line(rule.title)}
    if rule.remedy:
        written["help"] = {"text": one_line(rule.remedy)}
    return written


def _result(outcome: Outcome, finding: Finding, named: dict[str, int]) -> dict[str, Any]:
    result = finding.result
    name = result.rule.rpartition("/")[0] if result.kind is Kind.SHAPE else result.rule
    index = named.get(name)
    text = f"{finding.label}: {one_line(result.message)}"
    if result.remedy:
        text += f" {one_line(result.remedy)}"
    written: dict[str, Any] = {
        "ruleId": name,
        "level": _LEVELS[result.severity],
        "message": {"text": text},
        "locations": _locations(outcome, finding),
        "partialFingerprints": {"newsgraph/v1": finding.fingerprint},
        "properties": {"focus": result.focus, "rule": result.rule},
    }
    if index is not None:
        written["ruleIndex"] = index
        rule = outcome.rules[index]
        if rule.file:
            written["relatedLocations"] = [
                {
                    "id": 1,
                    "message": {"text": f"the rule {rule.name}"},
                    "physicalLocation": _physical(rule.file, {"startLine": max(rule.line, 1)}),
                }
            ]
    if finding.known:
        written["suppressions"] = [{"kind": "external", "justification": "in the baseline"}]
        written["baselineState"] = "unchanged"
    return written


def _locations(outcome: Outcome, finding: Finding) -> list[dict[str, Any]]:
    place = finding.place
    logical = [{"fullyQualifiedName": finding.result.focus, "name": finding.label}]
    if place is None:
        return [{"logicalLocations": logical}]
    region = None
    if place.line:
        region = {"startLine": place.line, "startColumn": place.column}
        if (place.end_line, place.end_column) > (place.line, place.column):
            region |= {"endLine": place.end_line, "endColumn": place.end_column}
        if place.quote:
            region["snippet"] = {"text": place.quote}  # type: ignore[assignment]
    return [{"physicalLocation": _physical(outcome.file(place), region), "logicalLocations": logical}]


def _physical(file: str, region: dict[str, Any] | None) -> dict[str, Any]:
    written: dict[str, Any] = {"artifactLocation": {"uri": _uri(file)}}
    if region:
        written["region"] = region
    return written


def _uri(file: str) -> str:
    path = quote(file.replace("\\", "/"), safe="/:~#")
    return path.replace("#", "%23")
