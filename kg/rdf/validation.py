"""Validation as one call: from options to the outcome that is written and that decides the exit code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from kg.errors import InputError, UnknownName
from kg.rdf.baseline import Baseline, read_baseline
from kg.rdf.data import load_data
from kg.rdf.engines import engine_named
from kg.rdf.gate import Rules, judge, load_rules
from kg.rdf.incremental import keep, results_since, rules_hash
from kg.rdf.nquads import Content
from kg.rdf.outcome import Outcome, findings_of
from kg.rdf.places import Places
from kg.rdf.report import Report, Severity
from kg.rdf.results import result_of
from kg.rdf.sources import check_sources

THRESHOLDS: Mapping[str, Severity | None] = {
    "violation": Severity.VIOLATION,
    "warning": Severity.WARNING,
    "info": Severity.INFO,
    "never": None,
}


@dataclass(frozen=True, slots=True)
class Options:
    """How to validate.

    `shapes` and `checks` are the caller's own files and folders, beside ours unless `own` is False;
    `articles` the folders of the articles' files, to compare them with what was read. `fail_on` is one of
    THRESHOLDS; `baseline` a file of known findings;
    `incremental` checks only what changed since a build that was validated before;
    `only_articles` compares the articles' files and does nothing else.
    """

    shapes: tuple[Path, ...] = ()
    checks: tuple[Path, ...] = ()
    articles: tuple[Path, ...] = ()
    own: bool = True
    engine: str = "pyshacl"
    fail_on: str = "violation"
    baseline: Path | None = None
    incremental: bool = False
    only_articles: bool = False

    def rules(self) -> Rules:
        """The rules that these options name; ShapesError for what cannot be used."""
        return load_rules(self.shapes, self.checks, self.articles, own=self.own)

    @property
    def threshold(self) -> Severity | None:
        """The severity that `fail_on` names; UnknownName where it names none."""
        if self.fail_on not in THRESHOLDS:
            raise UnknownName("threshold", self.fail_on, THRESHOLDS)
        return THRESHOLDS[self.fail_on]


def validate_graph(
    store: Store, options: Options, about: Mapping[str, str] | None = None, directory: Path | None = None
) -> Outcome:
    """The outcome for a store. KgError for rules or input that cannot be used, never for findings.

    `directory` is that of the build on disk: the shapes' results are kept there for a later run that is
    incremental.
    """
    _ = options.threshold
    places = Places(store)
    if options.only_articles:
        return outcome_of(check_sources(store, options.articles, only=True), places, options, about)
    rules = options.rules()
    said = dict(about or {})
    results = None
    if directory is not None and rules.shapes.files and len(store):
        engine = engine_named(options.engine)
        if options.incremental:
            results, said["shapes"] = results_since(store, rules.shapes, engine, directory)
        else:
            content = Content(store, directory)
            results = tuple(result_of(raw, rules.shapes) for raw in engine.run(content, rules.shapes))
        keep(directory, rules_hash(rules.shapes, engine), results)
    report = judge(store, rules, engine=options.engine, places=places, of_shapes=results)
    return outcome_of(report, places, options, said)


def validate_files(paths: Sequence[Path], options: Options) -> Outcome:
    """The outcome for RDF files taken together, with the ontology.

    Where nothing stands in a named graph there are no claims to ask for, so the checks are left out and
    `about` says so; our own rules may look at nothing, since a file may hold a part of a graph.
    """
    _ = options.threshold
    rules = options.rules()
    store, named = load_data(paths)
    places = Places(store)
    report = judge(store, rules, engine=options.engine, places=places, graphs=named)
    foreign = {str(path) for path in (*options.shapes, *options.checks)}
    idle = tuple(file for file in report.idle if any(Path(file).is_relative_to(one) for one in foreign))
    about = {"data": ", ".join(str(path) for path in paths)}
    if not named:
        about["checks"] = "left out: no named graph in the data"
    return outcome_of(Report(report.results, report.rules, idle), places, options, about)


def outcome_of(
    report: Report, places: Places, options: Options, about: Mapping[str, str] | None = None
) -> Outcome:
    """The outcome of a report: findings with place and fingerprint, seen against the baseline."""
    baseline = _baseline(options)
    findings = findings_of(report, places, baseline.known)
    return Outcome(
        findings=findings,
        rules=report.rules,
        threshold=options.threshold,
        idle=report.idle,
        stale=baseline.stale(findings),
        files=_files(options.articles),
        about={"engine": options.engine, **(about or {})},
    )


def _baseline(options: Options) -> Baseline:
    return read_baseline(options.baseline) if options.baseline is not None else Baseline()


def update_baseline(outcome: Outcome, path: Path) -> int:
    """Write the outcome's findings as the baseline, reasons kept; the number of entries.

    Raises InputError where the file is no baseline or cannot be written.
    """
    old = read_baseline(path) if path.exists() else Baseline()
    new = old.updated(outcome.findings)
    try:
        path.write_text(new.text(), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error})") from None
    return len(new.entries)


def _files(folders: Sequence[Path]) -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in folders:
        inside = sorted(p for p in folder.rglob("*") if p.is_file()) if folder.is_dir() else [folder]
        for path in inside:
            found.setdefault(path.name, path.as_posix())
    return found
