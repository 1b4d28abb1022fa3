"""The outcome for programs: one JSON document, or one JSON object a line. `schema` is raised when a key
changes its meaning or goes; keys may be added without."""

from __future__ import annotations

import json
from typing import Any

from kg.rdf.outcome import Finding, Outcome
from kg.rdf.report import Rule

SCHEMA = 1


def write_json(outcome: Outcome) -> str:
    """One document with all there is."""
    whole = summary(outcome) | {
        "results": [finding(outcome, one) for one in outcome.findings],
        "rules": [rule(one) for one in outcome.rules],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def write_jsonl(outcome: Outcome) -> str:
    """The summary, then each rule, then each result, one object a line with its `type`."""
    rows = [{"type": "summary"} | summary(outcome)]
    rows += [{"type": "rule"} | rule(one) for one in outcome.rules]
    rows += [{"type": "result"} | finding(outcome, one) for one in outcome.findings]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def summary(outcome: Outcome) -> dict[str, Any]:
    """What the outcome says as a whole."""
    return {
        "schema": SCHEMA,
        "conforms": outcome.exit_code == 0,
        "exit_code": outcome.exit_code,
        "fail_on": outcome.threshold.value if outcome.threshold else "never",
        "about": dict(outcome.about),
        "counts": outcome.counts(),
        "failing": len(outcome.failing),
        "known": sum(one.known for one in outcome.findings),
        "idle": list(outcome.idle),
        "stale": list(outcome.stale),
    }


def finding(outcome: Outcome, one: Finding) -> dict[str, Any]:
    """One result; terms in N-Triples syntax, lines and columns from 1, null where there is no sentence."""
    result = one.result
    place = None
    if one.place is not None:
        place = {
            "file": outcome.file(one.place),
            "line": one.place.line or None,
            "column": one.place.column or None,
            "end_line": one.place.end_line or None,
            "end_column": one.place.end_column or None,
            "sentence": one.place.quote or None,
            "lang": one.place.lang or None,
        }
    return {
        "severity": result.severity.value,
        "kind": result.kind.value,
        "rule": result.rule,
        "message": result.message,
        "remedy": result.remedy or None,
        "focus": result.focus,
        "label": one.label,
        "path": result.path or None,
        "value": result.value or None,
        "component": result.component or None,
        "shape": result.shape or None,
        "place": place,
        "fingerprint": one.fingerprint,
        "known": one.known,
    }


def rule(one: Rule) -> dict[str, Any]:
    """One rule and the number of nodes that it looked at."""
    return {
        "name": one.name,
        "kind": one.kind.value,
        "severity": one.severity.value,
        "title": one.title or None,
        "remedy": one.remedy or None,
        "file": one.file or None,
        "line": one.line or None,
        "focus_nodes": one.focus_nodes,
        "optional": one.optional,
    }
