"""Integrity checks: SPARQL queries whose every row is something wrong.

    #+ title: A claim without a sentence
    #+ problem: {?focus} cites no sentence of an article
    #+ remedy: Take the claim out, or cite the sentence that states it.
    #+ severity: violation
    #+ about: ?focus a kg:Claim
    #+ optional: why the graph may have nothing that this looks at

A row gives `?focus`, and may give `?path` and `?value`. `about` is a graph pattern of what the check looks
at: where it matches nothing, that the check found nothing says nothing, and it is an error unless optional.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolution, QuerySolutions, Store

from kg.errors import UnknownName
from kg.rdf.names import PREFIXES
from kg.rdf.places import Places
from kg.rdf.report import Kind, Report, Result, Rule, Severity, make_report
from kg.rdf.shape_graph import ShapesError, bare_query, query_fault

KEYS = ("title", "problem", "remedy", "severity", "about", "optional")
_NEEDED = ("title", "problem", "remedy", "severity", "about")
_HEAD = re.compile(r"#\+\s*(\w+)\s*(?::\s*(.*\S))?\s*")
_SLOT = re.compile(r"\{\?(\w+)\}")
_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(PREFIXES.items()))


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its head, and the query as it stands in the file."""

    name: str
    file: str
    title: str
    problem: str
    remedy: str
    severity: Severity
    about: str
    optional: bool
    text: str


def load_checks(paths: Sequence[Path], named_as: Callable[[Path], str] = str) -> tuple[Check, ...]:
    """The checks of the files, and of the .rq files in the folders, that are named; sorted by name.

    `named_as` says how a file is called in reports. Raises ShapesError, with file and line, for a head or
    a query that cannot be used.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(path.glob("*.rq"))
            if not inside:
                raise ShapesError(
                    f"{path}: no .rq file in this folder; name the folder that holds the checks"
                )
            files += inside
        else:
            files.append(path)
    checks = [replace(read_check(path), file=named_as(path)) for path in files]
    names = [check.name for check in checks]
    for check in checks:
        if names.count(check.name) > 1:
            raise ShapesError(f"{check.file}: another check is named {check.name} too; rename the file")
    return tuple(sorted(checks, key=lambda check: check.name))


def read_check(path: Path) -> Check:
    """The check of one file; ShapesError with the line where it is not as it should be."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ShapesError(f"{path}: no such file or folder; name one that holds checks") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ShapesError(f"{path}: cannot be read as UTF-8 text ({error})") from None
    head = _head(path, text)
    try:
        severity = Severity(head["severity"])
    except ValueError:
        raise ShapesError(
            f"{path}:{_line(text, 'severity')}: {UnknownName('severity', head['severity'], list(Severity))}"
        ) from None
    _refuse_bad_query(path, text, head["about"])
    return Check(
        path.stem,
        str(path),
        head["title"],
        head["problem"],
        head["remedy"],
        severity,
        head["about"],
        "optional" in head,
        text,
    )


def _head(path: Path, text: str) -> dict[str, str]:
    head: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#+"):
            break
        match = _HEAD.fullmatch(line)
        if match is None or match[1] not in KEYS:
            raise ShapesError(f"{path}:{number}: {line.strip()!r}: the head of a check has {', '.join(KEYS)}")
        head[match[1]] = match[2] or ""
    for key in _NEEDED:
        if not head.get(key):
            raise ShapesError(f"{path}:1: the head has no '#+ {key}:' line; a check has {', '.join(_NEEDED)}")
    return head


def _refuse_bad_query(path: Path, text: str, about: str) -> None:
    try:
        answer = Store().query(text)
    except (SyntaxError, ValueError) as error:
        line, reason = query_fault(error)
        raise ShapesError(f"{path}:{line}: not SPARQL: {reason}; mend the query") from None
    if not isinstance(answer, QuerySolutions) or "focus" not in {v.value for v in answer.variables}:
        raise ShapesError(f"{path}:1: a check is a SELECT with ?focus; each row is something wrong")
    outside = re.search(r"\b(SERVICE|FROM)\b", bare_query(text), re.IGNORECASE)
    if outside:
        line = 1 + text[: re.search(rf"(?m)^(?!#).*\b{outside[1]}\b", text).end()].count("\n")  # type: ignore[union-attr]
        raise ShapesError(
            f"{path}:{line}: asks outside the graph ({outside[1].upper()}); validation stays in it"
        )
    try:
        Store().query(_counting(about))
    except SyntaxError as error:
        raise ShapesError(
            f"{path}:{_line(text, 'about')}: 'about' is no graph pattern: {query_fault(error)[1]}"
        ) from None


def _line(text: str, key: str) -> int:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#+") and line[2:].strip().startswith(key):
            return number
    return 1


def _counting(about: str) -> str:
    subject = re.search(r"\?\w+", about)
    counted = f"DISTINCT {subject.group()}" if subject else "*"
    return f"{_PREFIXES}SELECT (COUNT({counted}) AS ?n) WHERE {{ {about} }}"


def run_checks(store: Store, checks: Sequence[Check], places: Places | None = None) -> Report:
    """What the checks find in the store, each as a rule with the number of things it looked at."""
    places = places or Places(store)
    results: list[Result] = []
    rules: list[Rule] = []
    idle: list[str] = []
    for check in checks:
        looked_at = _count(store, check)
        rules.append(_rule(check, looked_at))
        if not looked_at and not check.optional:
            idle.append(check.file)
        found = store.query(check.text)
        assert isinstance(found, QuerySolutions)
        names = [variable.value for variable in found.variables]
        results += [_result(check, names, row, places) for row in found]
    return make_report(dict.fromkeys(results), rules, tuple(sorted(idle)))


def _count(store: Store, check: Check) -> int:
    answer = store.query(_counting(check.about))
    assert isinstance(answer, QuerySolutions)
    number = next(iter(answer))["n"]
    assert isinstance(number, Literal)
    return int(number.value)


def _rule(check: Check, looked_at: int) -> Rule:
    return Rule(
        name=check.name,
        kind=Kind.CHECK,
        severity=check.severity,
        title=check.title,
        remedy=check.remedy,
        file=check.file,
        line=1,
        focus_nodes=looked_at,
        optional=check.optional,
    )


def _result(check: Check, names: Sequence[str], row: QuerySolution, places: Places) -> Result:
    def cell(name: str) -> str:
        term = row[name] if name in names else None
        return str(term) if isinstance(term, NamedNode | BlankNode | Literal) else ""

    return Result(
        severity=check.severity,
        kind=Kind.CHECK,
        rule=check.name,
        focus=cell("focus"),
        path=cell("path"),
        shape=check.name,
        value=cell("value"),
        message=_SLOT.sub(lambda slot: places.label(cell(slot[1])), check.problem),
        remedy=check.remedy,
    )
