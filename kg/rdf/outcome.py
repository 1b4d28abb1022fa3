"""A report as a gate sees it: results with place and fingerprint, what the baseline knew, the verdict."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.rdf.places import Place, Places
from kg.rdf.report import Report, Result, Rule, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One result with what a reader needs: the name of its focus and the sentence that it comes from.

    `fingerprint` is the same from build to build as long as the same rule finds the same thing of the
    same node, wherever in its file the sentence stands. `known` says that the baseline has it.
    """

    result: Result
    fingerprint: str
    label: str
    place: Place | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """All findings and the verdict; what every format is written from.

    `files` maps an article's name to its path for tools that open it; `stale` are lines of the baseline
    that nothing matches any more; `about` says what was looked at with what, in fixed order.
    """

    findings: tuple[Finding, ...]
    rules: tuple[Rule, ...]
    threshold: Severity | None = Severity.VIOLATION
    idle: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings at or above the threshold that the baseline does not know."""
        if self.threshold is None:
            return ()
        least = self.threshold.rank
        return tuple(f for f in self.findings if not f.known and f.result.severity.rank >= least)

    @property
    def exit_code(self) -> int:
        """3 where a rule that must not looked at nothing, else 1 where something fails, else 0."""
        if self.idle:
            return 3
        return 1 if self.failing else 0

    def counts(self) -> dict[str, int]:
        """How many findings of each severity, severest first."""
        counted = Counter(finding.result.severity for finding in self.findings)
        return {severity.value: counted[severity] for severity in reversed(Severity)}

    def file(self, place: Place) -> str:
        """The path under which a tool finds the article."""
        return self.files.get(place.source, place.source)

    def verdict(self) -> str:
        """One line: what was found, what of it counts, and why."""
        parts = [f"{number} {_plural(name, number)}" for name, number in self.counts().items()]
        line = f"{', '.join(parts)} by {len(self.rules)} rules"
        known = sum(finding.known for finding in self.findings)
        if known:
            line += f"; {known} known to the baseline"
        if self.stale:
            line += f"; {len(self.stale)} stale in the baseline"
        if self.idle:
            return f"{line}; not valid as a check: {len(self.idle)} of the rules' files looked at nothing"
        if self.threshold is None:
            return f"{line}; passes whatever was found (--fail-on never)"
        if self.failing:
            return f"{line}; fails: {len(self.failing)} at or above {self.threshold.value}"
        return f"{line}; passes: none at or above {self.threshold.value}"


def _plural(name: str, number: int) -> str:
    return name if number == 1 or name == "info" else f"{name}s"


def findings_of(report: Report, places: Places, known: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """The results of the report with place, name and fingerprint, in the report's order."""
    seen: Counter[str] = Counter()
    found = []
    for result in report.results:
        mark = _digest(result, places)
        seen[mark] += 1
        if seen[mark] > 1:
            mark = f"{mark}-{seen[mark]}"
        found.append(
            Finding(
                result=result,
                fingerprint=mark,
                label=places.label(result.focus),
                place=places.of(result.focus),
                known=mark in known,
            )
        )
    return tuple(found)


def _digest(result: Result, places: Places) -> str:
    parts = (
        result.kind.value,
        result.rule,
        result.path,
        places.lasting(result.focus),
        places.lasting(result.value),
    )
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:32]
