"""What validation found, as values: results, the rules that were run, the report of both.

Terms are written in N-Triples syntax (`<https://…>`, `"7"^^<…#integer>`), paths in SPARQL's property
path syntax, so that a report means the same whichever engine made it. Nothing here knows RDF.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a result matters, SHACL's three."""

    INFO = "info"
    WARNING = "warning"
    VIOLATION = "violation"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for violation."""
        return _RANKS[self]


_RANKS = {Severity.INFO: 0, Severity.WARNING: 1, Severity.VIOLATION: 2}


class Kind(StrEnum):
    """Where a rule lives: a SHACL shape, a SPARQL check, or code that looks at the article's file."""

    SHAPE = "shape"
    CHECK = "check"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that a rule found wrong.

    `rule` names the rule in every format; `component` is the constraint component's IRI (empty for checks
    and source checks), `shape` the shape's IRI or the check's name.
    """

    severity: Severity
    kind: Kind
    rule: str
    focus: str
    path: str = ""
    component: str = ""
    shape: str = ""
    value: str = ""
    message: str = ""
    remedy: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells two results apart, message and remedy left out: the order of every report."""
        return (
            str(2 - self.severity.rank),
            self.rule,
            self.focus,
            self.path,
            self.value,
            self.component,
            self.shape,
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that was run: where it stands and at how many nodes it looked.

    `name` is what `Result.rule` says; `file` and `line` (from 1) are where it is written, "" and 0 for code.
    `optional` rules may look at nothing.
    """

    name: str
    kind: Kind
    severity: Severity = Severity.VIOLATION
    title: str = ""
    remedy: str = ""
    file: str = ""
    line: int = 0
    focus_nodes: int = 0
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Every result, in an order that depends on nothing but the results, and every rule that was run.

    `idle` lists the files and checks that looked at nothing and are not marked optional: that they found
    nothing wrong says nothing.
    """

    results: tuple[Result, ...] = ()
    rules: tuple[Rule, ...] = ()
    idle: tuple[str, ...] = field(default=())

    def conforms(self, threshold: Severity | None = Severity.VIOLATION) -> bool:
        """Whether nothing is at or above the threshold; always so where the threshold is None."""
        return not self.at_least(threshold)

    def at_least(self, threshold: Severity | None) -> tuple[Result, ...]:
        """The results at or above the threshold; none where it is None."""
        if threshold is None:
            return ()
        return tuple(result for result in self.results if result.severity.rank >= threshold.rank)

    def count(self, severity: Severity) -> int:
        """How many results have just this severity."""
        return Counter(result.severity for result in self.results)[severity]

    def joined(self, other: Report) -> Report:
        """The report of both."""
        return make_report(
            self.results + other.results, self.rules + other.rules, tuple(sorted(self.idle + other.idle))
        )


def make_report(results: Iterable[Result], rules: Iterable[Rule] = (), idle: tuple[str, ...] = ()) -> Report:
    """The report in its one order: severest first, then by rule, focus, path and value."""
    ordered = sorted(results, key=lambda result: (result.key, result.message))
    return Report(tuple(ordered), tuple(sorted(rules, key=lambda rule: (rule.kind, rule.name))), idle)
