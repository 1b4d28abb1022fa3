"""The outcome as annotations of GitHub Actions: workflow commands on standard output."""

from __future__ import annotations

from kg.rdf.outcome import Finding, Outcome
from kg.rdf.report import Severity

# GitHub shows ten annotations of a level in a step and drops the rest without a word.
MOST = 10
_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(outcome: Outcome) -> str:
    """At most MOST annotations of each level, findings that the baseline knows left out; the total last.

    The one that tells the total is a notice, so at most MOST - 1 notices are findings.
    """
    lines = []
    for severity, level in _LEVELS.items():
        most = MOST - 1 if level == "notice" else MOST
        found = [f for f in outcome.findings if f.result.severity is severity and not f.known]
        lines += [_annotation(outcome, level, finding) for finding in found[:most]]
    total = sum(not finding.known for finding in outcome.findings)
    shown = len(lines)
    more = f" ({shown} of {total} shown here)" if shown < total else ""
    lines.append(f"::notice title=kg validate::{_data(outcome.verdict() + more)}")
    return "\n".join(lines) + "\n"


def _annotation(outcome: Outcome, level: str, finding: Finding) -> str:
    properties = {}
    if finding.place is not None:
        properties["file"] = outcome.file(finding.place)
        if finding.place.line:
            properties["line"] = str(finding.place.line)
            properties["endLine"] = str(finding.place.end_line)
            if finding.place.line == finding.place.end_line:
                properties["col"] = str(finding.place.column)
                properties["endColumn"] = str(finding.place.end_column)
    properties["title"] = finding.result.rule
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    remedy = f" {finding.result.remedy}" if finding.result.remedy else ""
    return f"::{level} {listed}::{_data(f'{finding.label}: {finding.result.message}{remedy}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
