"""The outcome for a person at a terminal: by rule, each finding with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kg.rdf.outcome import Finding, Outcome
from kg.rdf.shape_graph import short

MOST_PER_RULE = 20


def write(outcome: Outcome) -> str:
    """The outcome as text; of each rule at most MOST_PER_RULE findings, and how many more there are."""
    lines: list[str] = []
    for _, group in groupby(
        outcome.findings, key=lambda f: (f.result.severity, f.result.rule, f.result.message)
    ):
        lines += [*_group(outcome, list(group)), ""]
    if outcome.idle:
        lines.append("looked at nothing (mark the file with '#+ optional' if it may):")
        lines += [*(f"  {file}" for file in outcome.idle), ""]
    if outcome.stale:
        lines.append(
            "stale in the baseline, nothing matches any more (take them out with --update-baseline):"
        )
        lines += [*(f"  {entry}" for entry in outcome.stale), ""]
    lines.append(outcome.verdict())
    return "\n".join(lines) + "\n"


def _group(outcome: Outcome, findings: list[Finding]) -> Iterator[str]:
    first = findings[0].result
    yield f"{first.severity.value}  {first.rule}  {one_line(first.message)}"
    rule = rule_of(outcome, first.rule)
    if rule and rule[0]:
        yield f"  rule: {rule[0]}:{rule[1]}"
    if first.remedy:
        yield f"  remedy: {one_line(first.remedy)}"
    for finding in findings[:MOST_PER_RULE]:
        yield from _finding(outcome, finding)
    if len(findings) > MOST_PER_RULE:
        yield f"  … and {len(findings) - MOST_PER_RULE} more (--format json has all {len(findings)})"


def _finding(outcome: Outcome, finding: Finding) -> Iterator[str]:
    where = ""
    if finding.place is not None:
        path = outcome.file(finding.place)
        where = f"  {path}:{finding.place.line}:{finding.place.column}" if finding.place.line else f"  {path}"
    known = "  (known)" if finding.known else ""
    yield f"  - {one_line(finding.label)}{where}{known}"
    name = short(finding.result.focus)
    if name != finding.label:
        yield f"    {name}"
    if finding.place is not None and finding.place.quote:
        yield f"    “{one_line(finding.place.quote)}”"


def rule_of(outcome: Outcome, name: str) -> tuple[str, int] | None:
    """File and line of the rule that a result names; a shape's result names its component too."""
    for rule in outcome.rules:
        if rule.name in (name, name.rpartition("/")[0]):
            return rule.file, rule.line
    return None


def one_line(text: str) -> str:
    """The text without line breaks."""
    return " ".join(text.split())
