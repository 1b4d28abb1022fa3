"""The answers to competency questions as text, JSON and JUnit XML."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence

from kg.errors import UnknownName, UsageError
from kg.rdf.competency import Answer, Verdict
from kg.rdf.reports.junit import INSTALL

SCHEMA = 1

Write = Callable[[Sequence[Answer]], str]


def write_text(answers: Sequence[Answer]) -> str:
    """A line a question; under each that failed what was missing, with the sentences that were there."""
    lines = []
    for answer in answers:
        reason = f"  ({answer.reason})" if answer.reason else ""
        lines.append(f"{answer.verdict.value:8}{answer.name}  {answer.question}{reason}")
        if answer.verdict in (Verdict.FAILED, Verdict.PENDING):
            lines += [f"    {line}" for line in answer.failures]
    return "\n".join([*lines, summary(answers)]) + "\n"


def write_json(answers: Sequence[Answer]) -> str:
    """One document; counts by verdict, then every question."""
    whole = {
        "schema": SCHEMA,
        "counts": counts(answers),
        "questions": [
            {
                "name": answer.name,
                "question": answer.question,
                "verdict": answer.verdict.value,
                "reason": answer.reason or None,
                "failures": list(answer.failures),
            }
            for answer in answers
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def write_junit(answers: Sequence[Answer]) -> str:
    """A test case a question; UsageError where junitparser is not installed."""
    try:
        from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite
    except ImportError:
        raise UsageError(INSTALL) from None
    suite = TestSuite("questions")
    for answer in answers:
        case = TestCase(f"{answer.name}: {answer.question}", classname="kg.questions", time=0)
        if answer.verdict is Verdict.FAILED:
            failure = Failure(answer.failures[0], type_="answer")
            failure.text = "\n".join(answer.failures)
            case.result = [failure]
        elif answer.verdict is not Verdict.PASSED:
            case.result = [Skipped(answer.reason)]
        suite.add_testcase(case)
    whole = JUnitXml("kg test")
    whole.add_testsuite(suite)
    written: bytes = whole.tostring()  # type: ignore[no-untyped-call]
    return written.decode("utf-8").rstrip() + "\n"


FORMATS: dict[str, Write] = {"text": write_text, "json": write_json, "junit": write_junit}


def format_named(name: str) -> Write:
    """The format of that name; UnknownName where there is none."""
    if name not in FORMATS:
        raise UnknownName("format", name, FORMATS)
    return FORMATS[name]


def counts(answers: Sequence[Answer]) -> dict[str, int]:
    """How many questions came out in which way."""
    found = Counter(answer.verdict for answer in answers)
    return {verdict.value: found[verdict] for verdict in Verdict}


def summary(answers: Sequence[Answer]) -> str:
    """One line: how many came out in which way."""
    return ", ".join(f"{number} {name}" for name, number in counts(answers).items())
