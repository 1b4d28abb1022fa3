"""The outcome as JUnit XML: one test case a rule, so that a CI server shows which rules fail."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.rdf.outcome import Finding, Outcome
from kg.rdf.report import Kind, Rule
from kg.rdf.reports.text import one_line

if TYPE_CHECKING:
    from junitparser import TestCase

MOST = 20
_SUITES = {Kind.SHAPE: "shapes", Kind.CHECK: "checks", Kind.SOURCE: "sources"}
INSTALL = "JUnit XML needs junitparser; run: pip install 'newsgraph[reports]'"


def write(outcome: Outcome) -> str:
    """A suite for each kind of rule; a rule fails by its new findings at or above the threshold.

    The text of a failure holds the first MOST of them; a rule that looked at nothing is skipped.
    """
    try:
        from junitparser import JUnitXml, TestSuite
    except ImportError:
        raise UsageError(INSTALL) from None
    by_rule: dict[tuple[Kind, str], list[Finding]] = defaultdict(list)
    for finding in outcome.findings:
        name = finding.result.rule
        by_rule[
            finding.result.kind, name.rpartition("/")[0] if finding.result.kind is Kind.SHAPE else name
        ].append(finding)
    failing = {id(finding) for finding in outcome.failing}
    whole = JUnitXml("kg validate")
    for kind, name in _SUITES.items():
        rules = [rule for rule in outcome.rules if rule.kind is kind]
        if not rules:
            continue
        suite = TestSuite(name)
        for rule in rules:
            found = [f for f in by_rule[rule.kind, rule.name] if id(f) in failing]
            suite.add_testcase(_case(outcome, rule, found, name))
        whole.add_testsuite(suite)
    written: bytes = whole.tostring()  # type: ignore[no-untyped-call]
    return written.decode("utf-8").rstrip() + "\n"


def _case(outcome: Outcome, rule: Rule, found: list[Finding], suite: str) -> TestCase:
    from junitparser import Error, Failure, Skipped, TestCase

    case = TestCase(rule.name, classname=f"kg.{suite}", time=0)
    if rule.file in outcome.idle:
        case.result = [Error(f"{rule.file} looked at nothing", type_="idle")]
    elif found:
        lines = [_line(outcome, finding) for finding in found[:MOST]]
        if len(found) > MOST:
            lines.append(f"… and {len(found) - MOST} more")
        message = f"{len(found)} of {rule.focus_nodes}: {one_line(found[0].result.message)}"
        failure = Failure(_legal(message), type_=rule.severity.value)
        failure.text = _legal("\n".join(lines))
        case.result = [failure]
    elif not rule.focus_nodes:
        case.result = [Skipped("looked at nothing")]
    return case


def _line(outcome: Outcome, finding: Finding) -> str:
    where = ""
    if finding.place is not None:
        line = f":{finding.place.line}:{finding.place.column}" if finding.place.line else ""
        where = f"{outcome.file(finding.place)}{line}: "
    quote = f" “{one_line(finding.place.quote)}”" if finding.place and finding.place.quote else ""
    return f"{where}{one_line(finding.label)}: {one_line(finding.result.message)}{quote}"


def _legal(text: str) -> str:
    """The text without the characters that XML 1.0 has no way to write."""
    return "".join(
        c for c in text if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
